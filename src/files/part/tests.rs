//! The part on disk, without a network.

use std::env;

use super::*;

/// A new folder, which is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("onlyfansapi-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn target(&self) -> PathBuf {
        self.0.join("clip.mp4")
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = names
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn version(total: u64) -> Version {
    Version {
        etag: Some("\"a\"".to_owned()),
        total: Some(total),
    }
}

fn open(folder: &Folder, name: &str) -> Found {
    PartFile::open(&folder.target(), name).expect("a part")
}

#[test]
fn bytes_of_the_same_file_and_version_are_found_again() {
    let folder = Folder::new("again");
    let mut found = open(&folder, "x");
    assert_eq!((found.position, found.lost), (0, 0));
    found.part.begin(0, &version(10)).expect("a start");
    found
        .part
        .write(&[Bytes::from_static(b"01234")])
        .expect("written");
    found.part.leave();
    let found = open(&folder, "x");
    assert_eq!((found.position, found.lost), (5, 0));
    assert_eq!(found.version, version(10));
}

#[test]
fn bytes_of_another_file_are_not_taken() {
    let folder = Folder::new("another");
    let mut found = open(&folder, "x");
    found.part.begin(0, &version(10)).expect("a start");
    found
        .part
        .write(&[Bytes::from_static(b"01234")])
        .expect("written");
    found.part.leave();
    let found = open(&folder, "y");
    assert_eq!((found.position, found.lost), (0, 5));
}

#[test]
fn bytes_without_a_note_or_with_more_than_the_file_has_are_not_taken() {
    let folder = Folder::new("broken");
    for note in [
        "",
        "{",
        "[]",
        r#"{"etag":"W/\"a\"","length":10,"file":"e19d7f8ab5fd9c85"}"#,
        r#"{"etag":"\"a\"","length":4,"file":"af63f54c86021707"}"#,
    ] {
        fs::write(folder.0.join("clip.mp4.part"), b"01234").expect("written");
        fs::write(folder.0.join("clip.mp4.part.json"), note).expect("written");
        let found = open(&folder, "x");
        assert_eq!((found.position, found.lost), (0, 5), "{note}");
    }
}

#[test]
fn a_path_has_one_download_at_a_time() {
    let folder = Folder::new("lock");
    let first = open(&folder, "x");
    let second = PartFile::open(&folder.target(), "x");
    assert!(matches!(second, Err(Problem::InUse)));
    drop(first);
    open(&folder, "x").part.leave();
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn a_lock_of_a_file_that_was_removed_is_none() {
    let folder = Folder::new("removed");
    let path = folder.0.join("note");
    let note = lock(&path).expect("a lock");
    assert!(has_name(&note, &path).expect("metadata"));
    fs::remove_file(&path).expect("removed");
    assert_eq!(has_name(&note, &path).expect("metadata"), !cfg!(unix));
    let other = lock(&path).expect("another lock");
    assert_eq!(has_name(&note, &path).expect("metadata"), !cfg!(unix));
    drop(other);
}

#[test]
fn a_whole_file_replaces_the_one_that_was_there() {
    let folder = Folder::new("replace");
    fs::write(folder.target(), b"old").expect("written");
    let mut found = open(&folder, "x");
    found.part.begin(0, &version(3)).expect("a start");
    found
        .part
        .write(&[Bytes::from_static(b"new")])
        .expect("written");
    assert_eq!(fs::read(folder.target()).expect("a file"), b"old");
    found.part.finish(3).expect("a file");
    assert_eq!(fs::read(folder.target()).expect("a file"), b"new");
    assert_eq!(folder.names(), ["clip.mp4"]);
}

#[test]
fn a_file_of_another_length_gets_no_name() {
    let folder = Folder::new("length");
    let mut found = open(&folder, "x");
    found.part.begin(0, &version(3)).expect("a start");
    found
        .part
        .write(&[Bytes::from_static(b"12")])
        .expect("written");
    found.part.finish(3).expect_err("a wrong length");
    assert!(!folder.target().exists());
}

#[test]
fn a_path_that_is_no_file_is_refused_before_anything_is_written() {
    let folder = Folder::new("folder");
    assert!(matches!(
        PartFile::open(&folder.0, "x"),
        Err(Problem::Path(_))
    ));
    let above = folder.0.join("..");
    assert!(matches!(PartFile::open(&above, "x"), Err(Problem::Path(_))));
    let missing = folder.0.join("missing").join("clip.mp4");
    assert!(matches!(
        PartFile::open(&missing, "x"),
        Err(Problem::System(_))
    ));
    assert_eq!(folder.names(), [""; 0]);
}

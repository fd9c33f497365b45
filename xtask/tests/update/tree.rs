//! Writes and reads all files of a folder.

use std::{collections::BTreeMap, fs, path::Path};

/// Writes files, and the folders that they are in.
pub(crate) fn fill<'a>(root: &Path, files: impl IntoIterator<Item = (&'a str, &'a str)>) {
    for (name, text) in files {
        let path = root.join(name);
        let folder = path.parent().expect("a folder");
        fs::create_dir_all(folder).expect("room for a folder");
        fs::write(&path, text).expect("room for a file");
    }
}

/// Reads everything in a folder, hidden or not; the names of folders end with a slash.
pub(crate) fn contents(root: &Path) -> BTreeMap<String, String> {
    let mut contents = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("a file or a folder").path();
            let name = path.strip_prefix(root).expect("a path in the folder");
            let name = name.to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                contents.insert(name + "/", String::new());
                folders.push(path);
            } else {
                contents.insert(name, fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    contents
}

//! `generate`, on documents of other APIs with every known quirk of Scribe.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use onlyfansapi_spec::{
    Definition, Document, Groups, Location, Method, Names, Surface, plan, propose,
};
use tempfile::TempDir;
use xtask::generate;

const DOCUMENTS: [&str; 3] = ["responses", "names", "types"];

const FILES: [&str; 4] = ["Cargo.toml", "names.lock", "src/generated.rs", "src/lib.rs"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn path(name: &str) -> PathBuf {
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    documents.join(format!("{name}.yaml"))
}

fn text(name: &str) -> String {
    fs::read_to_string(path(name)).expect("a document")
}

fn surface(name: &str) -> Surface {
    let document = Document::any(&text(name)).expect("a document");
    let names = propose(&document, &Names::default()).expect("names");
    plan(&document, &names, &Groups::All).expect("a surface")
}

fn method<'a>(surface: &'a Surface, operation: &str) -> &'a Method {
    let mut methods = surface.methods.iter();
    let found = methods.find(|method| method.operation() == operation);
    found.unwrap_or_else(|| panic!("no {operation}"))
}

fn name(surface: &Surface, operation: &str) -> String {
    let method = method(surface, operation);
    format!("{}.{}", method.handle, method.name)
}

fn success(surface: &Surface, operation: &str) -> String {
    method(surface, operation).success.to_string()
}

/// Returns the arguments of one location, as `name: Type = name on the wire`.
fn arguments(surface: &Surface, operation: &str, location: Location) -> Vec<String> {
    let arguments = method(surface, operation).arguments.iter();
    arguments
        .filter(|argument| argument.location == location)
        .map(|argument| {
            let (name, ty, wire_name) = (&argument.name, &argument.ty, &argument.wire_name);
            format!("{name}: {ty} = {wire_name}")
        })
        .collect()
}

/// Returns the fields of a struct, as `name: Type`.
fn fields(surface: &Surface, name: &str) -> Vec<String> {
    let Some(Definition::Struct { fields, .. }) = surface.types.get(name) else {
        panic!("{name} is no struct");
    };
    let fields = fields.iter();
    fields
        .map(|field| format!("{}: {}", field.name, field.ty))
        .collect()
}

#[test]
fn every_quirk_is_in_a_document() {
    let texts = DOCUMENTS.map(text);
    let comments = texts
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(|line| line.split_once("# "));
    let marks: BTreeSet<&str> = comments
        .flat_map(|(_, comment)| comment.split([' ', ',', ':']))
        .collect();
    let stopping = (1..=9).map(|number| format!("Q{number}"));
    let misleading = (1..=19).map(|number| format!("S{number}"));
    let missing: Vec<String> = stopping
        .chain(misleading)
        .filter(|quirk| !marks.contains(quirk.as_str()))
        .collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn every_document_becomes_a_crate() {
    let folder = TempDir::new().expect("a folder");
    for name in DOCUMENTS {
        let out = folder.path().join(name);
        generate::run(&root(), &path(name), &out).expect("a crate");
        let [_, _, source, _] = files(&out);
        assert!(source.contains("pub mod groups {"), "{name}");
    }
}

#[test]
fn every_document_becomes_a_crate_that_compiles() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    // Apart from the workspace's own, whose features are others. It stays, as the folders of the
    // crates do: what does not change is compiled once.
    let target = folder.parent().expect("a target folder").join("generate");
    for name in DOCUMENTS {
        let out = folder.join("generate").join(name);
        if out.exists() {
            fs::remove_dir_all(&out).expect("a folder that can be removed");
        }
        generate::run(&root(), &path(name), &out).expect("a crate");
        // With the versions of this workspace.
        fs::copy(root().join("Cargo.lock"), out.join("Cargo.lock")).expect("a lock file");
        let output = Command::new(env!("CARGO"))
            .current_dir(&out)
            .env("CARGO_TARGET_DIR", &target)
            .args(["check", "--quiet", "--color=never"])
            .output()
            .expect("cargo");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}: {said}");
    }
}

/// Returns the files of a crate.
fn files(out: &Path) -> [String; 4] {
    FILES.map(|name| fs::read_to_string(out.join(name)).expect(name))
}

#[test]
fn the_same_document_gives_the_same_files() {
    let folder = TempDir::new().expect("a folder");
    let out = folder.path().join("new/crate");
    generate::run(&root(), &path("names"), &out).expect("a crate");
    let first = files(&out);
    // A lock file of cargo is no obstacle.
    fs::write(out.join("Cargo.lock"), "").expect("a file");
    generate::run(&root(), &path("names"), &out).expect("a crate");
    assert!(files(&out) == first);

    let [manifest, _, _, library] = first;
    assert!(
        manifest.contains("\nname = \"village-library\"\n"),
        "{manifest}"
    );
    assert!(
        library.contains("names `https://library.example/v1`."),
        "{library}"
    );
}

#[test]
fn edited_names_stay() {
    let folder = TempDir::new().expect("a folder");
    let out = folder.path();
    generate::run(&root(), &path("names"), out).expect("a crate");
    let [_, names, source, _] = files(out);
    assert!(source.contains("pub fn list(&self"));

    let line = "GET /api/books  books.list\n";
    assert!(names.contains(line), "{names}");
    let chosen = "GET /api/books  books.browse # more fitting\n";
    fs::write(out.join("names.lock"), names.replace(line, chosen)).expect("a file");
    generate::run(&root(), &path("names"), out).expect("a crate");
    let [_, names, source, _] = files(out);
    assert!(names.contains(chosen), "{names}");
    assert!(source.contains("pub fn browse(&self"));

    fs::write(
        out.join("names.lock"),
        "GET /api/books  Books\n# nonsense\nx",
    )
    .expect("a file");
    let error = generate::run(&root(), &path("names"), out).expect_err("no names");
    assert!(
        error.to_string().starts_with("names.lock: line "),
        "{error}"
    );
}

#[test]
fn a_folder_with_other_files_is_refused() {
    for (name, text) in [
        ("Cargo.toml", "[package]\nname = \"other\"\n"),
        ("notes.txt", ""),
    ] {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join(name), text).expect("a file");
        let error = generate::run(&root(), &path("names"), folder.path()).expect_err("a refusal");
        let expected = "expected a folder that is new, empty or written by `cargo xtask generate`, found other files";
        assert!(error.to_string().ends_with(expected), "{error}");
        let entries = fs::read_dir(folder.path()).expect("a folder");
        assert_eq!(entries.count(), 1);
        let found = fs::read_to_string(folder.path().join(name)).expect("a file");
        assert_eq!(found, text);
    }
}

#[test]
fn an_invalid_document_is_refused_and_nothing_is_written() {
    let folder = TempDir::new().expect("a folder");
    let document = folder.path().join("broken.yaml");
    fs::write(&document, "openapi: 3.1.0\n").expect("a file");
    let out = folder.path().join("crate");
    let error = generate::run(&root(), &document, &out).expect_err("no document");
    assert_eq!(
        error.to_string(),
        format!(
            "{}: /openapi: expected version 3.0.x, found the text \"3.1.0\"",
            document.display()
        )
    );
    assert!(!out.exists());
}

#[test]
fn names_differ_whatever_ids_and_titles_are() {
    let surface = surface("names");
    for (operation, expected) in [
        // Q1
        ("GET /api/authors/{author}/reviews", "reviews.list"),
        ("GET /api/books/{book}/reviews", "reviews.get"),
        ("GET /api/book-clubs", "book_clubs.list"),
        ("GET /api/book-clubs/{club}", "book_clubs.get"),
        // Q2
        ("POST /api/books/{book}/loan", "books.post_loan"),
        ("POST /api/books/{book}/return", "books.post_return"),
        ("POST /api/books/quick", "books.quick_add"),
        // Q3
        ("GET /api/books/{book}", "books.get"),
        ("GET /api/readers/{reader}/loan", "readers.get_loan"),
        // S16
        ("POST /api/shelves/reshelve", "shelves.post_reshelve"),
    ] {
        assert_eq!(name(&surface, operation), expected, "{operation}");
    }
    let names = surface.methods.iter().map(|method| &method.name);
    for name in names.chain(surface.types.keys()) {
        assert!(name.len() <= 40, "{name}");
    }
    let skipped: Vec<String> = surface.skipped.iter().map(ToString::to_string).collect();
    assert_eq!(
        skipped,
        ["GET /api/shelves/{shelf_mark}: the same as GET /api/shelves/{shelf-mark}"]
    );
}

#[test]
fn an_optional_segment_is_an_argument_documented_as_optional() {
    let surface = surface("names");
    // S14
    let operation = "GET /api/shelves/{shelf}/books/{genre}";
    assert_eq!(
        arguments(&surface, operation, Location::Path),
        ["shelf: String = shelf", "genre: String = genre"]
    );
    assert_eq!(
        method(&surface, operation).arguments[1].doc,
        "Optional parameter. Only books of this genre."
    );
}

#[test]
fn keys_that_are_no_identifiers_become_fields_and_setters() {
    let surface = surface("names");
    // S15
    assert_eq!(
        fields(&surface, "Book"),
        [
            "x: Option<bool>",
            "shelf_ii: Option<String>",
            "id: Option<Id>",
            "images: Option<String>",
            "images_2: Vec<String>",
            "option: Option<BookOption>",
            "shelf_mark_2: Option<String>",
            "shelf_mark: Option<String>",
            "title: Option<String>",
        ]
    );
    assert_eq!(
        arguments(&surface, "POST /api/books", Location::Body),
        [
            "cover: String = cover",
            "cover_body: Vec<String> = cover[]",
            "shelf_ii: String = Shelf II",
            "title: String = title",
            "x: String = *",
            "x1: String = 1",
            "x2: String = 2",
        ]
    );
    assert_eq!(
        arguments(&surface, "GET /api/books", Location::Query),
        [
            "body_query: String = body",
            "sort_by: String = sort_by",
            "sort_by_query: BookSortBy = sort-by",
            "type_: String = type",
        ]
    );
}

#[test]
fn invalid_types_are_read_by_their_meaning() {
    let surface = surface("types");
    // Q6, Q8, Q9, S5, S6, S12, S17, S18
    assert_eq!(
        arguments(&surface, "POST /api/cows", Location::Body),
        [
            "born: Timestamp = born",
            "calves: Vec<i64> = calves",
            "ear_tag: CowEarTag = ear_tag",
            "feed: Vec<CowFeed> = feed",
            "language: Value = language",
            "marks: Vec<Value> = marks",
            "milked_at: String = milked_at",
            "name: String = name",
            "nickname: String = nickname",
            "quarters: CowQuarters = quarters",
            "sire: String = sire",
            "sold: Timestamp = sold",
            "teats: CowTeats = teats",
            "weighed_at: Timestamp = weighed_at",
            "weight: f64 = weight",
        ]
    );
    assert_eq!(
        arguments(&surface, "GET /api/milkings/{day}", Location::Path),
        ["day: String = day"]
    );
    assert_eq!(
        surface.types["CowEarTag"],
        Definition::StringEnum(vec!["58".to_owned(), "80".to_owned()])
    );
    assert_eq!(
        surface.types["CowTeats"],
        Definition::IntegerEnum(vec![3, 4])
    );
    assert_eq!(
        fields(&surface, "CowQuarters"),
        ["x1: Option<i64>", "x2: Option<i64>"]
    );
}

#[test]
fn poor_samples_yield_to_richer_ones_or_any_json() {
    let surface = surface("types");
    // Q6, Q9, S5, S6, S17, S18
    assert_eq!(success(&surface, "GET /api/cows"), "Envelope<Vec<Cow>>");
    assert_eq!(
        fields(&surface, "Cow"),
        [
            "born: Option<Timestamp>",
            "brand: Option<String>",
            "collar: Option<Value>",
            "dam: Option<Dam>",
            "id: Option<Id>",
            "litres_by_week: BTreeMap<String, i64>",
            "paddocks: Vec<Value>",
            "parity: Option<i64>",
            "vaccinations: Vec<String>",
            "weight: Option<f64>",
        ]
    );
    assert_eq!(
        fields(&surface, "Milking"),
        [
            "litres: Option<f64>",
            "notes: Option<Value>",
            "quality: Option<i64>",
            "started: Option<String>",
            "tanks: Vec<Value>",
        ]
    );
}

#[test]
fn samples_of_one_kind_are_a_struct_and_of_several_any_json() {
    let surface = surface("types");
    // S9
    let cow = success(&surface, "GET /api/cows/{cow}");
    assert_eq!(
        fields(&surface, &cow),
        [
            "calf: Option<Calf>",
            "dry_since: Option<Timestamp>",
            "id: Option<Id>",
            "litres: Option<f64>",
        ]
    );
    assert_eq!(success(&surface, "GET /api/herd"), "Value");
}

#[test]
fn files_are_parts_of_a_form() {
    let surface = surface("responses");
    // Q4
    assert_eq!(surface.skipped, []);
    assert_eq!(
        arguments(
            &surface,
            "POST /api/parcels/{parcel}/photos",
            Location::Body
        ),
        [
            "caption: String = caption",
            "photos: Vec<FilePart> = photos[]",
        ]
    );
}

#[test]
fn the_path_alone_decides_its_parameters() {
    let surface = surface("responses");
    // Q5
    for (operation, expected) in [
        ("GET /api/parcels/{id}", vec!["id: Id = id"]),
        (
            "GET /api/branches/{branch_id}/clerks",
            vec!["branch_id: Id = branch_id"],
        ),
        ("GET /api/opening-hours", Vec::new()),
    ] {
        assert_eq!(arguments(&surface, operation, Location::Path), expected);
    }
}

#[test]
fn only_successful_responses_decide_the_return_type() {
    let surface = surface("responses");
    for (operation, expected) in [
        // Q7
        ("POST /api/letters", "Value"),
        // S1, S2
        ("GET /api/parcels/{id}", "Envelope<Option<Parcel>>"),
        // S3
        ("GET /api/stamps", "Value"),
        // S4
        ("GET /api/opening-hours", "Value"),
        // S7
        ("GET /api/tariff", "Tariff"),
        ("GET /api/tariff/draft", "Value"),
        // S8
        ("DELETE /api/parcels/{id}", "()"),
        // S19
        ("POST /api/session", "Bytes"),
        ("GET /api/parcels/{id}/label", "Bytes"),
    ] {
        assert_eq!(success(&surface, operation), expected, "{operation}");
    }
    assert_eq!(
        fields(&surface, "Tariff"),
        ["id: Option<Id>", "zones: Vec<String>"]
    );
    for definition in surface.types.values() {
        if let Definition::Struct { fields, .. } = definition {
            let is_of_error = |name: &str| matches!(name, "message" | "error" | "errors");
            assert!(
                !fields.iter().any(|field| is_of_error(&field.wire_name)),
                "{fields:?}"
            );
        }
    }
}

#[test]
fn arguments_are_sent_where_the_server_reads_them() {
    let surface = surface("responses");
    // S10, S13
    let list = "GET /api/letters";
    assert_eq!(method(&surface, list).body, None);
    assert_eq!(
        arguments(&surface, list, Location::Query),
        [
            "from: String = from",
            "states: Vec<String> = states[]",
            "type_ids: Vec<Id> = type_ids[]",
            "until: String = until",
        ]
    );
    assert_eq!(
        arguments(&surface, "DELETE /api/parcels/{id}", Location::Body),
        ["reason: String = reason"]
    );
    // S11
    for method in &surface.methods {
        assert_eq!(
            arguments(&surface, &method.operation(), Location::Header),
            ["x_branch: String = X-Branch"]
        );
    }
}

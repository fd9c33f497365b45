//! What an update does to a tree: to a small one, from files and from a server, and to a copy of this
//! one.

#[path = "update/server.rs"]
mod server;
#[path = "update/tree.rs"]
mod tree;

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::Duration,
};

use onlyfansapi_spec::{Document, FIXUPS, Names, propose};
use server::{Server, YAML, answer, head};
use tempfile::TempDir;
use tree::{contents, fill};
use xtask::{
    Failure,
    api::Bump,
    fetch::Fetcher,
    transaction,
    update::{Options, Outcome, update},
    upstream::Upstream,
};

const START: &str = "openapi: 3.0.3
info:
  title: Demo
  version: 1.0.0
security:
  - default: []
";

const END: &str = "components:
  securitySchemes:
    default:
      type: http
      scheme: bearer
";

const MANIFEST: &str = r#"[workspace.package]
version = "0.1.0"

[features]
default = ["full"]

# The groups of operations, written by `cargo xtask names`.
# End of the groups.

[dependencies]
"#;

/// The groups of the small tree, of one operation each.
const KINDS: [&str; 4] = ["chats", "payouts", "posts", "users"];

/// Where nothing is fetched from.
const NOWHERE: &str = "https://upstream.invalid/openapi.yaml";

/// The samples of a price, and one that shows nothing.
const PRICE: &str = "{ type: number, example: 4.5 }";
const NO_PRICE: &str = "{ type: string, nullable: true, example: null }";

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A document with what stands behind `paths:`.
fn with_paths(paths: &str) -> String {
    format!("{START}paths:{paths}\n{END}")
}

/// A document that lists things of some kinds.
fn document(kinds: &[&str]) -> String {
    let lists: String = kinds.iter().map(|kind| list(kind)).collect();
    with_paths(&format!("\n{}", lists.trim_end()))
}

fn list(kind: &str) -> String {
    format!(
        r#"  /api/{{account}}/{kind}:
    get:
      summary: List {kind}
      operationId: list-{kind}
      description: Lists what there is.
      tags: [{kind}]
      parameters:
        - {{ in: query, name: limit, required: false, schema: {{ type: integer }} }}
      responses:
        "200":
          description: Success
          content:
            application/json:
              schema:
                type: object
                properties:
                  data:
                    type: array
                    items:
                      type: object
                      properties:
                        id: {{ type: integer, example: 1 }}
                        price: {PRICE}
                        {kind}Total: {{ type: integer, example: 2 }}
    parameters:
      - {{ in: path, name: account, required: true, schema: {{ type: string }} }}
"#
    )
}

fn fetcher() -> Fetcher {
    Fetcher {
        connect_timeout: Duration::from_secs(5),
        timeout: Duration::from_secs(30),
        attempts: 2,
        first_delay: Duration::ZERO,
        progress: false,
        ..Fetcher::default()
    }
}

fn only_check() -> Options {
    Options {
        only_check: true,
        ..Options::default()
    }
}

/// A small tree, with room for other files beside it.
struct Project {
    folder: TempDir,
}

impl Project {
    /// A tree as it follows from a document with four operations.
    fn new(url: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let project = Self { folder };
        let document = document(&KINDS);
        let read = Document::any(&document).expect("a document");
        let names = propose(&read, &Names::default()).expect("names");
        let names = format!("# Names.\n{names}");
        let upstream = format!("url = {url:?}\n");
        let files = [
            ("CHANGELOG.md", "# Changelog\n\n## Unreleased\n"),
            ("Cargo.toml", MANIFEST),
            ("evidence.lock", "# Evidence.\n"),
            ("names.lock", names.as_str()),
            ("openapi.yaml", document.as_str()),
            ("tests/it/snapshots/it__generated__features.snap", ""),
            ("upstream.toml", upstream.as_str()),
        ];
        fill(&project.root(), files);
        project.take(&document);
        project
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("tree")
    }

    fn contents(&self) -> BTreeMap<String, String> {
        contents(&self.root())
    }

    /// What upstream said of the document in the tree.
    fn etag(&self) -> Option<String> {
        let upstream = Upstream::read(&self.root()).expect("what upstream said");
        upstream.validators.etag
    }

    /// Writes a file beside the tree; returns its path.
    fn beside(&self, name: &str, text: &str) -> String {
        fill(self.folder.path(), [(name, text)]);
        let path = self.folder.path().join(name);
        path.to_str().expect("a path in UTF-8").to_owned()
    }

    fn update(&self, options: Options) -> Result<Outcome, Failure> {
        let options = Options {
            no_compile: true,
            ..options
        };
        update(&self.root(), &options, &[], &fetcher())
    }

    fn update_from(&self, document: &str, options: Options) -> Result<Outcome, Failure> {
        let from = Some(self.beside("document", document));
        self.update(Options { from, ..options })
    }

    fn take(&self, document: &str) -> Outcome {
        let outcome = self.update_from(document, Options::default());
        outcome.expect("an update")
    }

    fn check(&self, document: &str, accepted: &str) -> Outcome {
        let options = Options {
            accept: Some(self.beside("accepted", accepted)),
            with_documentation: true,
            ..only_check()
        };
        self.update_from(document, options).expect("a check")
    }

    /// Why an update fails, which then touches nothing.
    #[track_caller]
    fn refusal(&self, run: impl FnOnce(&Self) -> Result<Outcome, Failure>) -> String {
        let before = self.contents();
        let reason = run(self).expect_err("a refusal").to_string();
        assert!(self.contents() == before, "touched, although: {reason}");
        reason
    }
}

/// Why what a server says is no update.
#[track_caller]
fn refusal(server: &Server) -> String {
    let project = Project::new(&server.url());
    let reason = project.refusal(|project| project.update(Options::default()));
    assert!(reason.starts_with(&server.url()), "{reason}");
    reason
}

#[track_caller]
fn assert_contains(text: &str, part: &str) {
    assert!(text.contains(part), "no `{part}` in `{text}`");
}

fn written(outcome: &Outcome) -> Vec<&str> {
    outcome.files.keys().map(String::as_str).collect()
}

#[test]
fn the_same_document_again_changes_nothing() {
    let project = Project::new(NOWHERE);
    let before = project.contents();
    let outcome = project.take(&document(&KINDS));
    assert_eq!(written(&outcome), [""; 0]);
    assert_eq!(outcome.verdict, Bump::None);
    assert_eq!(outcome.report.decided_by, None);
    assert_eq!(project.contents(), before);
}

#[test]
fn a_new_document_is_fetched_once_and_written_as_a_whole() {
    let kinds = ["chats", "comments", "payouts", "posts", "users"];
    let text = document(&kinds);
    let tagged = |tag: &str| answer("200 OK", &[YAML, tag], text.as_bytes());
    let server = Server::new(vec![
        tagged("ETag: \"one\""),
        head("304 Not Modified", &["ETag: \"one\""]),
        tagged("ETag: \"two\""),
    ]);
    let project = Project::new(&server.url());

    let outcome = project.update(Options::default()).expect("an update");
    assert!(!server.requests().concat().contains("if-none-match"));
    assert_eq!(outcome.verdict, Bump::Patch);
    assert_eq!(outcome.report.suggested_version, "0.1.1");
    let counts = (
        outcome.report.operations_before,
        outcome.report.operations_after,
    );
    assert_eq!(counts, (4, 5));
    let expected = [
        "CHANGELOG.md",
        "Cargo.toml",
        "docs/operations.md",
        "names.lock",
        "openapi.yaml",
        "tests/it/snapshots/it__generated__Comment.snap",
        "tests/it/snapshots/it__generated__features.snap",
        "tests/it/snapshots/it__generated__methods_comments.snap",
        "upstream.toml",
    ];
    assert_eq!(written(&outcome), expected);
    let tree = project.contents();
    for (name, written) in outcome.files {
        assert_eq!(tree.get(&name), written.as_ref(), "{name}");
    }
    assert_eq!(tree["openapi.yaml"], text);
    assert_eq!(project.etag().as_deref(), Some("\"one\""));
    for (name, part) in [
        ("CHANGELOG.md", "<!-- Suggested version: 0.1.1 -->\n"),
        (
            "CHANGELOG.md",
            "- `client.comments().list()` sends `GET /api/{account}/comments`.\n",
        ),
        ("Cargo.toml", "\ncomments = []\n"),
        (
            "docs/operations.md",
            "| [`comments`](#comments) | `client.comments()` | 1 |\n",
        ),
        (
            "docs/operations.md",
            "| `comments.list` | `GET /api/{account}/comments` |\n",
        ),
        ("names.lock", "GET /api/{}/comments  comments.list\n"),
    ] {
        assert_contains(&tree[name], part);
    }

    let outcome = project.update(Options::default()).expect("an update");
    assert_contains(&server.requests().concat(), "if-none-match: \"one\"\n");
    assert_eq!(written(&outcome), [""; 0]);
    assert_eq!(outcome.verdict, Bump::None);
    assert_eq!(project.contents(), tree);

    let outcome = project.update(Options::default()).expect("an update");
    assert_eq!(written(&outcome), ["upstream.toml"]);
    assert_eq!(outcome.verdict, Bump::None);
    assert_eq!(project.etag().as_deref(), Some("\"two\""));
}

#[test]
fn what_upstream_said_is_forgotten_with_its_document() {
    let same = document(&KINDS);
    let tagged = answer("200 OK", &[YAML, "ETag: \"one\""], same.as_bytes());
    let server = Server::new(vec![tagged]);
    let project = Project::new(&server.url());
    let outcome = project.update(Options::default()).expect("an update");
    assert_eq!(written(&outcome), ["upstream.toml"]);
    project.take(&same);
    assert_eq!(project.etag().as_deref(), Some("\"one\""));
    // Upstream must send its own again.
    project.take(&document(&KINDS[..3]));
    assert_eq!(project.etag(), None);
}

#[test]
fn what_is_not_the_document_is_refused() {
    let whole = document(&KINDS);
    let (cut, _) = whole.split_once(END).expect("an end");
    let yaml = |text: &str| answer("200 OK", &[YAML], text.as_bytes());
    let json = |text: &str| {
        let kind = "Content-Type: application/json";
        answer("200 OK", &[kind], text.as_bytes())
    };
    let login = "Content-Type: text/html";
    let elsewhere = "Location: http://127.0.0.2:9/openapi.yaml";
    let cases = [
        (answer("404 Not Found", &[], b""), "HTTP status 404"),
        (yaml("<!DOCTYPE html>\n<html></html>\n"), "an HTML page"),
        (
            answer("200 OK", &[login], b"Please log in"),
            "is a login needed?",
        ),
        (
            answer("301 Moved Permanently", &[elsewhere], b""),
            "expected a redirect within the same host",
        ),
        (yaml(""), "found nothing"),
        (yaml(cut), "is the document cut off?"),
        (yaml(&with_paths(" []")), "found an empty array"),
        (yaml(&with_paths(" {}")), "found an empty object"),
        (
            json(r#"{"message": "Unauthenticated."}"#),
            "expected the version of OpenAPI",
        ),
    ];
    let (answers, reasons): (Vec<_>, Vec<_>) = cases.into_iter().unzip();
    let server = Server::new(answers);
    let project = Project::new(&server.url());
    for reason in reasons {
        let found = project.refusal(|project| project.update(Options::default()));
        assert!(found.starts_with(&server.url()), "{found}");
        assert_contains(&found, reason);
        assert_eq!(server.requests().len(), 1, "{found}");
    }
}

#[test]
fn a_server_that_fails_is_asked_again_before_it_is_refused() {
    let text = document(&KINDS);
    let length = format!("Content-Length: {}", text.len());
    let start = head("200 OK", &[YAML, length.as_str()]);
    let half = [start.as_slice(), &text.as_bytes()[..text.len() / 2]].concat();
    let broken = answer("500 Internal Server Error", &[], b"");
    for (failure, reason) in [
        (broken, "HTTP status 500"),
        (half, "expected a whole document"),
    ] {
        let server = Server::new(vec![failure; 2]);
        assert_contains(&refusal(&server), reason);
        assert_eq!(server.requests().len(), 2, "{reason}");
    }
}

#[test]
fn a_slow_server_is_not_waited_for() {
    let start = head("200 OK", &[YAML, "Content-Length: 1000"]);
    for slow in [Vec::new(), start] {
        let server = Server::holding(vec![slow; 2]);
        let project = Project::new(&server.url());
        let impatient = Fetcher {
            timeout: Duration::from_millis(200),
            ..fetcher()
        };
        let reason = project.refusal(|project| {
            let options = Options {
                no_compile: true,
                ..Options::default()
            };
            update(&project.root(), &options, &[], &impatient)
        });
        assert_contains(&reason, "timeout");
    }
}

#[test]
fn forty_megabytes_are_refused() {
    let large = vec![b' '; 40 << 20];
    let announced = answer("200 OK", &[YAML], &large);
    let growing = [head("200 OK", &[YAML]), large].concat();
    for large in [announced, growing] {
        let server = Server::new(vec![large]);
        assert_contains(&refusal(&server), "expected at most 32.00 MiB");
    }
}

#[test]
fn a_document_that_is_cut_off_at_the_end_of_a_line_is_refused() {
    let project = Project::new(NOWHERE);
    let whole = document(&KINDS);
    let start = whole.find("scheme: ").expect("the scheme");
    let ends = whole[..start].match_indices('\n').map(|(end, _)| end + 1);
    let before = project.contents();
    for end in std::iter::once(0).chain(ends) {
        let outcome = project.update_from(&whole[..end], Options::default());
        assert!(outcome.is_err(), "cut off after {:?}", &whole[..end]);
    }
    assert_eq!(project.contents(), before);
}

#[test]
fn a_document_that_lost_more_than_a_quarter_is_taken_only_if_that_is_meant() {
    let project = Project::new(NOWHERE);
    let half = document(&KINDS[..2]);
    let reason = project.refusal(|project| project.update_from(&half, Options::default()));
    assert_contains(&reason, "has 2 operations and lost 2 of the 4 in the tree");
    assert_contains(&reason, "`--allow-shrink`");
    let allowed = Options {
        allow_shrink: true,
        ..Options::default()
    };
    let outcome = project.update_from(&half, allowed).expect("an update");
    assert_eq!(outcome.verdict, Bump::Minor);
    assert_eq!(project.contents()["openapi.yaml"], half);
}

#[test]
fn a_document_that_lost_a_quarter_is_taken() {
    let project = Project::new(NOWHERE);
    let outcome = project.take(&document(&KINDS[..3]));
    assert_eq!(outcome.verdict, Bump::Minor);
    assert_eq!(outcome.report.suggested_version, "0.2.0");
    let removed = "- **Breaking:** `client.users().list()`: upstream no longer documents `GET /api/{account}/users`.\n";
    let tree = project.contents();
    assert_contains(&tree["CHANGELOG.md"], removed);
    assert!(!tree.contains_key("tests/it/snapshots/it__generated__User.snap"));
}

#[test]
fn a_fixup_that_finds_nothing_is_named() {
    let project = Project::new(NOWHERE);
    let from = project.beside("document", &document(&KINDS[..3]));
    let reason = project.refusal(|project| {
        let options = Options {
            from: Some(from),
            no_compile: true,
            ..Options::default()
        };
        update(&project.root(), &options, &FIXUPS, &fetcher())
    });
    let name = FIXUPS[0].name;
    assert_contains(
        &reason,
        &format!("these fixups found nothing to mend: `{name}`"),
    );
}

#[test]
fn a_document_that_no_client_follows_from_is_refused() {
    let project = Project::new(NOWHERE);
    let lock = project.contents()["names.lock"].clone();
    // As if upstream brought back what somebody gave the name of another in the meantime.
    let lock = lock + "GET /api/{}/comments  chats.list\n";
    fill(&project.root(), [("names.lock", lock.as_str())]);
    let more = document(&["chats", "comments", "payouts", "posts", "users"]);
    let reason = project.refusal(|project| project.update_from(&more, Options::default()));
    assert_contains(&reason, "`chats.list` is the name of");
}

#[test]
fn a_check_writes_nothing_and_says_what_an_update_says() {
    let project = Project::new(NOWHERE);
    let mut expected = project.contents();
    let other = document(&["chats", "comments", "payouts", "posts"]).replacen(PRICE, NO_PRICE, 1);
    let check = project.update_from(&other, only_check());
    let check = check.expect("a check");
    assert_eq!(project.contents(), expected);

    let outcome = project.take(&other);
    assert_eq!(outcome.report, check.report);
    assert_eq!(outcome.files, check.files);
    assert_eq!(outcome.verdict, check.verdict);
    assert_eq!(outcome.verdict, Bump::Minor);
    for (name, text) in outcome.files {
        match text {
            Some(text) => expected.insert(name, text),
            None => expected.remove(&name),
        };
    }
    assert_eq!(project.contents(), expected);
}

/// A file that accepts all that a report lists.
fn all_of(outcome: &Outcome) -> String {
    let report = &outcome.report;
    let of_document = report.document.iter().map(|change| &change.fingerprint);
    let of_crate = report.api.iter().map(|change| &change.fingerprint);
    let fingerprints = of_document.chain(of_crate);
    fingerprints
        .map(|fingerprint| format!("{fingerprint}  looked at\n"))
        .collect()
}

#[test]
fn accepted_changes_are_left_out_of_the_verdict() {
    let project = Project::new(NOWHERE);
    let prose = document(&KINDS).replacen("Lists what there is.", "Lists everything.", 1);
    let outcome = project.check(&prose, "");
    assert_eq!(outcome.verdict, Bump::Patch);
    let accepted = project.check(&prose, &all_of(&outcome));
    assert_eq!(accepted.verdict, Bump::None);
    // It is told all the same.
    assert_eq!(written(&accepted), ["CHANGELOG.md", "openapi.yaml"]);

    let more = document(&["chats", "comments", "payouts", "posts", "users"]);
    let outcome = project.check(&more, "");
    assert_eq!(outcome.report.verdict, Bump::Patch);
    let accepted = project.check(&more, &all_of(&outcome));
    assert_eq!(accepted.verdict, Bump::None);
    let report = accepted.report;
    assert_eq!(report.decided_by, None);
    assert_eq!(report.suggested_version, "0.1.0");
    // They are still told.
    assert_eq!(report.accepted, report.document.len() + report.api.len());
    assert_eq!(report.api, outcome.report.api);
}

#[test]
fn a_change_is_accepted_for_a_reason() {
    let project = Project::new(NOWHERE);
    let accept = Some(project.beside("accepted", "# Seen.\n0123456789ab\n"));
    let reason = project.refusal(|project| {
        let options = Options {
            accept,
            ..Options::default()
        };
        project.update_from(&document(&KINDS[..3]), options)
    });
    assert_contains(&reason, "accepted: line 2: expected a fingerprint");
    assert_contains(&reason, "and a reason, found \"0123456789ab\"");
}

#[test]
fn a_poorer_sample_is_noted_and_takes_no_type_away() {
    let project = Project::new(NOWHERE);
    let before = project.contents();
    let whole = document(&KINDS);
    let poorer = whole.replacen(PRICE, NO_PRICE, 1);
    let outcome = project.take(&poorer);
    let line = "GET /api/{}/chats answer.data[].price  number";
    assert_eq!(outcome.report.newly_kept, [line]);
    let api = &outcome.report.api;
    assert!(api.is_empty(), "{api:?}");
    assert_eq!(outcome.verdict, Bump::Patch);
    let expected = ["CHANGELOG.md", "evidence.lock", "openapi.yaml"];
    assert_eq!(written(&outcome), expected);
    let evidence = format!("# Evidence.\n{line}\n");
    assert_eq!(project.contents()["evidence.lock"], evidence);

    // Still so with the next edition.
    let again = project.take(&poorer);
    assert_eq!(written(&again), [""; 0]);

    let outcome = project.take(&whole);
    assert_eq!(outcome.report.no_longer_kept, [line]);
    assert_eq!(written(&outcome), ["evidence.lock", "openapi.yaml"]);
    assert_eq!(project.contents()["evidence.lock"], before["evidence.lock"]);
}

#[test]
fn what_upstream_brings_back_has_the_name_that_it_had() {
    let project = Project::new(NOWHERE);
    let before = project.contents();
    project.take(&document(&["chats", "payouts", "users"]));
    let without = project.contents();
    assert!(!without["docs/operations.md"].contains("posts.list"));
    assert_eq!(without["names.lock"], before["names.lock"]);

    let back = document(&KINDS)
        .replace("summary: List posts\n", "summary: Show Everything\n")
        .replace("tags: [posts]\n", "tags: [Other Things]\n");
    let outcome = project.take(&back);
    assert_eq!(outcome.report.new_names, [""; 0]);
    let after = project.contents();
    assert_eq!(after["openapi.yaml"], back);
    for (name, text) in before {
        if !["CHANGELOG.md", "openapi.yaml"].contains(&name.as_str()) {
            assert_eq!(after.get(&name), Some(&text), "{name}");
        }
    }
}

#[test]
fn an_update_first_completes_the_one_that_was_interrupted() {
    let project = Project::new(NOWHERE);
    let root = project.root();
    let other = document(&KINDS[..3]);
    let check = project.update_from(&other, only_check());
    let files = check.expect("a check").files;
    let stopped = transaction::write_with(&root, &files, &mut || {
        if transaction::is_unfinished(&root) {
            return Err(io::Error::other("stopped"));
        }
        Ok(())
    });
    assert!(stopped.is_err());
    assert!(transaction::is_unfinished(&root));

    let outcome = project.take(&other);
    assert_eq!(written(&outcome), [""; 0]);
    assert_eq!(outcome.verdict, Bump::None);
    let tree = project.contents();
    assert!(!tree.keys().any(|name| name.starts_with(".update")));
    for (name, text) in files {
        assert_eq!(tree.get(&name), text.as_ref(), "{name}");
    }
}

/// What an update reads and writes of this tree.
fn repository() -> BTreeMap<String, String> {
    const SNAPSHOTS: &str = "tests/it/snapshots";
    let root = Path::new(REPOSITORY);
    let snapshots = contents(&root.join(SNAPSHOTS));
    let snapshots = snapshots
        .into_iter()
        .map(|(name, text)| (format!("{SNAPSHOTS}/{name}"), text));
    let files = [
        "CHANGELOG.md",
        "Cargo.toml",
        "docs/operations.md",
        "evidence.lock",
        "names.lock",
        "openapi.yaml",
        "upstream.toml",
    ];
    let files = files.map(|name| {
        let text = std::fs::read_to_string(root.join(name)).expect(name);
        (name.to_owned(), text)
    });
    snapshots.chain(files).collect()
}

#[test]
fn this_tree_is_as_it_follows_from_its_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = repository();
    let texts = files.iter();
    fill(
        folder.path(),
        texts.map(|(name, text)| (name.as_str(), text.as_str())),
    );
    let options = Options {
        from: Some(format!("{REPOSITORY}/openapi.yaml")),
        no_compile: true,
        ..Options::default()
    };
    let outcome = update(folder.path(), &options, &FIXUPS, &fetcher()).expect("an update");
    assert_eq!(written(&outcome), [""; 0]);
    assert_eq!(outcome.verdict, Bump::None);
}

/// Runs `cargo xtask update --check` in this tree.
fn check(from: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["update", "--check", "--from", from])
        .output()
        .expect("a process")
}

#[test]
fn the_exit_code_is_the_verdict() {
    let before = repository();
    let folder = tempfile::tempdir().expect("a folder");
    let added = format!("\npaths:\n{}", list("novelties"));
    let more = before["openapi.yaml"].replacen("\npaths:\n", &added, 1);
    fill(
        folder.path(),
        [("more.yaml", more.as_str()), ("page.html", "<html>\n")],
    );
    let beside = |name: &str| folder.path().join(name).display().to_string();
    for (from, code, said) in [
        (
            format!("{REPOSITORY}/openapi.yaml"),
            0,
            ["Nothing changed.\n", ""],
        ),
        // Below version 1.0, what is added asks for a patch.
        (
            beside("more.yaml"),
            10,
            ["Verdict: patch", "openapi.yaml: would be written\n"],
        ),
        (beside("page.html"), 2, ["", "found HTML"]),
    ] {
        let output = check(&from);
        let streams = [&output.stdout, &output.stderr];
        let streams = streams.map(|bytes| String::from_utf8_lossy(bytes));
        assert_eq!(output.status.code(), Some(code), "{from}: {streams:?}");
        for (stream, part) in streams.iter().zip(said) {
            assert_contains(stream, part);
        }
    }
    assert!(repository() == before, "a check writes nothing");
}

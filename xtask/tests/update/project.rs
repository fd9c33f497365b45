//! A small tree, with four groups of one operation each.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use onlyfansapi_spec::{Document, Names, propose};
use tempfile::TempDir;
use xtask::{
    Failure,
    fetch::Fetcher,
    update::{Options, Outcome, update},
    upstream::Upstream,
};

use crate::tree::{contents, fill};

pub(crate) const START: &str = "openapi: 3.0.3
info:
  title: Demo
  version: 1.0.0
security:
  - default: []
";

pub(crate) const END: &str = "components:
  securitySchemes:
    default:
      type: http
      scheme: bearer
";

pub(crate) const MANIFEST: &str = r#"[workspace.package]
version = "0.1.0"

[features]
default = ["full"]

# The groups of operations, written by `cargo xtask names`.
# End of the groups.

[dependencies]
"#;

/// The groups of the small tree, of one operation each.
pub(crate) const KINDS: [&str; 4] = ["chats", "payouts", "posts", "users"];

/// An upstream that is never fetched.
pub(crate) const NOWHERE: &str = "https://upstream.invalid/openapi.yaml";

/// The schema of a price, and one of a sample that shows nothing.
pub(crate) const PRICE: &str = "{ type: number, example: 4.5 }";
pub(crate) const NO_PRICE: &str = "{ type: string, nullable: true, example: null }";

/// Returns a document with some paths.
pub(crate) fn with_paths(paths: &str) -> String {
    format!("{START}paths:{paths}\n{END}")
}

/// Returns a document with an operation for each group.
pub(crate) fn document(kinds: &[&str]) -> String {
    let lists: String = kinds.iter().map(|kind| list(kind)).collect();
    with_paths(&format!("\n{}", lists.trim_end()))
}

pub(crate) fn list(kind: &str) -> String {
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

pub(crate) fn fetcher() -> Fetcher {
    Fetcher {
        connect_timeout: Duration::from_secs(5),
        timeout: Duration::from_secs(30),
        attempts: 2,
        first_delay: Duration::ZERO,
        progress: false,
        ..Fetcher::default()
    }
}

pub(crate) fn only_check() -> Options {
    Options {
        only_check: true,
        ..Options::default()
    }
}

/// A small tree, with room for other files beside it.
pub(crate) struct Project {
    folder: TempDir,
}

impl Project {
    /// Creates a tree of a document with four operations.
    pub(crate) fn new(url: &str) -> Self {
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

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("tree")
    }

    pub(crate) fn contents(&self) -> BTreeMap<String, String> {
        contents(&self.root())
    }

    /// Returns the stored `ETag` of the document.
    pub(crate) fn etag(&self) -> Option<String> {
        let upstream = Upstream::read(&self.root()).expect("upstream.toml");
        upstream.validators.etag
    }

    /// Writes a file beside the tree; returns its path.
    pub(crate) fn beside(&self, name: &str, text: &str) -> String {
        fill(self.folder.path(), [(name, text)]);
        let path = self.folder.path().join(name);
        path.to_str().expect("a path in UTF-8").to_owned()
    }

    pub(crate) fn update(&self, options: Options) -> Result<Outcome, Failure> {
        let options = Options {
            no_compile: true,
            ..options
        };
        update(&self.root(), &options, &[], &fetcher())
    }

    pub(crate) fn update_from(&self, document: &str, options: Options) -> Result<Outcome, Failure> {
        let from = Some(self.beside("document", document));
        self.update(Options { from, ..options })
    }

    pub(crate) fn take(&self, document: &str) -> Outcome {
        let outcome = self.update_from(document, Options::default());
        outcome.expect("an update")
    }

    pub(crate) fn check(&self, document: &str, accepted: &str) -> Outcome {
        let options = Options {
            accept: Some(self.beside("accepted", accepted)),
            with_documentation: true,
            ..only_check()
        };
        self.update_from(document, options).expect("a check")
    }

    /// Returns the reason for a refusal, after checking that nothing was written.
    #[track_caller]
    pub(crate) fn refusal(&self, run: impl FnOnce(&Self) -> Result<Outcome, Failure>) -> String {
        let before = self.contents();
        let reason = run(self).expect_err("a refusal").to_string();
        assert!(
            self.contents() == before,
            "written although refused: {reason}"
        );
        reason
    }
}

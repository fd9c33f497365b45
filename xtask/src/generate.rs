//! `generate`: writes a small crate for any OpenAPI 3.0 document, on the runtime of this one.
//!
//! It tries the pipeline on documents of other APIs.

use std::{fs, io, path::Path};

use onlyfansapi_spec::{Names, Surface, load, plan_named, repair, source};

use crate::{
    Failure,
    tree::{LOCK, NamesFile, Tree},
};

const MANIFEST: &str = "Cargo.toml";

/// The first line of the manifest, which marks a folder as written by this command.
const MARK: &str = "# Written by `cargo xtask generate`: what is changed here or in `src` is lost with the next run.";

/// The first line of a new `names.lock`.
const COMMENT: &str =
    "# Names of methods, types and setters; what is changed here stays with the next run.\n";

/// The start of the generated source.
const IMPORTS: &str = "\
//! Handles, requests and types, written by `cargo xtask generate`.
#![allow(missing_docs, unreachable_pub, rustdoc::bare_urls)]

use onlyfansapi::runtime;

use crate::Client;

";

/// The greatest length of a package name, after which files are named.
const LONGEST: usize = 64;

/// Writes a crate for a document to a folder that is new, empty, or was written by this command.
///
/// # Errors
///
/// If the document cannot be used, if the folder has other files, or if a file cannot be written.
pub fn run(root: &Path, document: &Path, out: &Path) -> Result<(), Failure> {
    check(out)?;
    let fail = |problem: String| format!("{}: {problem}", document.display());
    let text = fs::read_to_string(document).map_err(|error| fail(error.to_string()))?;
    let value = load(&text).map_err(|error| fail(error.to_string()))?;
    let api = repair(&value).map_err(|error| fail(error.to_string()))?;
    let title = value["info"]["title"].as_str().unwrap_or_default();
    let package = package_name(title);

    let known = known_names(out)?;
    let lock: Names = known.parse().map_err(|error| format!("{LOCK}: {error}"))?;
    let (used, surface) = plan_named(&api, &lock)?;
    let names = NamesFile::new(&known, &lock, &lock.union(&used));

    let files = [
        // First, to mark the folder in case the rest fails.
        (MANIFEST, manifest(root, &package)?),
        (LOCK, names.text),
        (
            "src/lib.rs",
            library(title, api.server.as_deref(), &package),
        ),
        ("src/generated.rs", formatted(&source(&surface)?)?),
    ];
    for (name, text) in files {
        write(&out.join(name), &text)?;
    }
    for line in lock.unused_in(&used) {
        println!("{LOCK}: unused: {line}");
    }
    report(out, &surface);
    Ok(())
}

/// Refuses a folder with files that this command did not write.
fn check(out: &Path) -> Result<(), Failure> {
    let is_empty = match fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(format!("{}: {error}", out.display()).into()),
    };
    let manifest = fs::read_to_string(out.join(MANIFEST)).unwrap_or_default();
    if is_empty || manifest.lines().next() == Some(MARK) {
        return Ok(());
    }
    Err(format!(
        "{}: expected a folder that is new, empty or written by `cargo xtask generate`, found other files",
        out.display()
    )
    .into())
}

/// Reads the present names, which a person may have edited.
fn known_names(out: &Path) -> Result<String, Failure> {
    let path = out.join(LOCK);
    match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(COMMENT.to_owned()),
        read => read.map_err(|error| format!("{}: {error}", path.display()).into()),
    }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let written = match path.parent() {
        Some(folder) => fs::create_dir_all(folder).and_then(|()| fs::write(path, text)),
        None => fs::write(path, text),
    };
    written.map_err(|error| format!("{}: {error}", path.display()).into())
}

fn report(out: &Path, surface: &Surface) {
    println!(
        "{}: {} methods, {} types",
        out.display(),
        surface.methods.len(),
        surface.types.len()
    );
    for skipped in &surface.skipped {
        println!("not generated: {skipped}");
    }
}

/// Returns the title in kebab case. A single word could be a keyword, or the name of a dependency.
fn package_name(title: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let mut name = match words.as_slice() {
        [] => "api-client".to_owned(),
        [word] => format!("{word}-client"),
        words => words.join("-"),
    };
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert_str(0, "api-");
    }
    name.truncate(LONGEST);
    name.trim_end_matches('-').to_owned()
}

/// Returns the manifest, with the dependencies of generated code.
fn manifest(root: &Path, package: &str) -> Result<String, Failure> {
    let workspace: toml::Table = Tree::new(root).read(MANIFEST)?.parse()?;
    let sdk = fs::canonicalize(root).map_err(|error| format!("{}: {error}", root.display()))?;
    let sdk = sdk
        .to_str()
        .ok_or_else(|| format!("{}: expected a path of Unicode", sdk.display()))?;
    let version = |name: &str| {
        let version = version(&workspace, name);
        version.ok_or_else(|| format!("{MANIFEST}: expected a version of {name}"))
    };
    let [sdk, serde, serde_json] =
        [sdk, version("serde")?, version("serde_json")?].map(toml::Value::from);
    Ok(format!(
        r#"{MARK}
[package]
name = "{package}"
version = "0.0.0"
edition = "2024"
publish = false

[lib]
# The examples of methods name the client of `onlyfansapi`.
doctest = false

[features]
rustls = ["onlyfansapi/rustls"]
native-tls = ["onlyfansapi/native-tls"]

[dependencies]
onlyfansapi = {{ path = {sdk}, default-features = false, features = ["client"] }}
serde = {{ version = {serde}, features = ["derive"] }}
serde_json = {serde_json}

# It stands by itself, in whichever folder.
[workspace]
"#
    ))
}

/// Returns the version of a dependency of the workspace.
fn version<'a>(workspace: &'a toml::Table, name: &str) -> Option<&'a str> {
    let dependencies = workspace.get("workspace")?.get("dependencies")?;
    let dependency = dependencies.get(name)?;
    dependency
        .as_str()
        .or_else(|| dependency.get("version")?.as_str())
}

/// Returns the root of the crate: a client of its own, since only a local type can have methods.
///
/// It has no named constructor, since a group of operations may have the same name.
fn library(title: &str, server: Option<&str>, package: &str) -> String {
    let title = code(title).unwrap_or_else(|| "an API without a title".to_owned());
    let server = match server.and_then(code) {
        Some(server) => format!("the document names {server}"),
        None => "the document names none".to_owned(),
    };
    let name = package.replace('-', "_");
    format!(
        r#"//! A client of {title}, written by `cargo xtask generate`.
//!
//! The base URL is to be set; {server}.
//! A path in it is put before the path of every request. The key is sent as a bearer token.
//!
//! ```no_run
//! # fn example() -> Result<(), onlyfansapi::BuildError> {{
//! let client = onlyfansapi::Client::builder()
//!     .api_key("key")
//!     .base_url("https://api.example.com")
//!     .build()?;
//! let client = {name}::Client::from(client);
//! # Ok(())
//! # }}
//! ```
//!
//! HTTPS needs the feature `rustls` or `native-tls`.

mod generated;

pub use generated::{{groups, types}};

/// A configured client, with a handle for each group of operations.
#[derive(Clone, Debug)]
pub struct Client(onlyfansapi::Client);

impl From<onlyfansapi::Client> for Client {{
    fn from(client: onlyfansapi::Client) -> Self {{
        Self(client)
    }}
}}

impl std::ops::Deref for Client {{
    type Target = onlyfansapi::Client;

    fn deref(&self) -> &Self::Target {{
        &self.0
    }}
}}
"#
    )
}

/// Returns text as code for a line of documentation; `None` if it is blank.
fn code(text: &str) -> Option<String> {
    let is_refused = |c: char| c.is_control() || is_refused_in_comments(c);
    let text = text.replace(is_refused, " ").replace('`', "'");
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| format!("`{}`", words.join(" ")))
}

/// Formats generated source, and adds imports and lints.
fn formatted(generated: &str) -> Result<String, Failure> {
    let source = prettyplease::unparse(&syn::parse_file(generated)?);
    // Formatting turns documentation into comments; elsewhere, these characters are escaped.
    Ok(IMPORTS.to_owned() + &source.replace(is_refused_in_comments, " "))
}

/// Whether the compiler refuses a character in a comment: a lone carriage return, and characters that
/// change the direction of text.
fn is_refused_in_comments(c: char) -> bool {
    matches!(c, '\r' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_named_after_the_document_if_cargo_accepts_the_name() {
        for (title, name) in [
            ("Village Library", "village-library"),
            (" Milk & Honey (v2) API ", "milk-honey-v2-api"),
            ("serde", "serde-client"),
            ("type", "type-client"),
            ("2nd Post Office", "api-2nd-post-office"),
            ("Библиотека", "api-client"),
            ("", "api-client"),
        ] {
            assert_eq!(package_name(title), name);
        }
        let long = package_name(&"word ".repeat(50));
        assert!(long.len() <= LONGEST && long.ends_with("-word"), "{long}");
    }

    #[test]
    fn text_of_the_document_does_not_leave_its_line() {
        let source = library(
            "A`\r\n#![no_std]\u{202e}",
            Some("https://example.com/`\n*/"),
            "a-client",
        );
        assert!(
            source.starts_with("//! A client of `A' #![no_std]`, written by"),
            "{source}"
        );
        assert!(source.contains("; the document names `https://example.com/' */`.\n"));
        let source = library(" \n", Some(""), "a-client");
        assert!(source.starts_with("//! A client of an API without a title, "));
        assert!(source.contains("; the document names none.\n"));
    }

    #[test]
    fn documentation_becomes_comments_that_the_compiler_takes() {
        let source = formatted("#[doc = \"a\\rb \\u{202e}c\"] pub const A: &str = \"\\r\";");
        let source = source.expect("source");
        assert!(
            source.ends_with("///a b  c\npub const A: &str = \"\\r\";\n"),
            "{source}"
        );
    }
}

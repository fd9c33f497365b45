//! Runs the pipeline: a document becomes the source of a client.

use progenitor::{GenerationSettings, Generator, InterfaceStyle};

use crate::{Document, Error, Surface, emit, plan, trim};

/// The operations of the vendored document whose bodies progenitor cannot express.
///
/// They get methods written by hand; a test holds this list against [`Surface::skipped`].
pub const HAND_WRITTEN: [(&str, &str); 2] = [
    ("POST", "/api/{account}/media/upload"),
    ("POST", "/api/{account}/media/vault"),
];

/// A generated client.
#[derive(Debug, Clone, PartialEq)]
pub struct Generated {
    /// Rust source on one line, for `include!` in a module that has `runtime` and `Client` in scope.
    pub source: String,
    /// What the source lets a user name.
    pub surface: Surface,
}

/// Generates the client of a document.
///
/// # Errors
///
/// If progenitor refuses the repaired document or its output is not what was planned, naming the
/// operation or type. Neither depends on what the document says: both mean that this crate and its
/// version of progenitor do not fit.
pub fn generate(document: &Document) -> Result<Generated, Error> {
    let surface = plan(document);
    let openapi = emit::openapi(&surface)?;
    let tokens = Generator::new(&settings())
        .generate_tokens(&openapi)
        .map_err(|error| Error::new("the repaired document", format!("progenitor: {error}")))?;
    Ok(Generated {
        source: trim::trim(tokens, &surface)?.to_string(),
        surface,
    })
}

pub(crate) fn settings() -> GenerationSettings {
    let mut settings = GenerationSettings::default();
    settings.with_interface(InterfaceStyle::Builder);
    settings
}

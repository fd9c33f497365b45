//! Runs the pipeline: a document becomes the source of a client.

use proc_macro2::TokenStream;
use progenitor::{GenerationSettings, Generator, InterfaceStyle};

use crate::{Document, Error, Groups, Lock, Surface, emit, plan, prove, render};

/// The operations of the vendored document whose bodies progenitor cannot express.
///
/// They are to get methods written by hand; a test holds this list against [`Surface::skipped`].
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

/// Generates the client of a document: the groups that are asked for, under the names of a lock.
///
/// # Errors
///
/// If the lock does not name everything, or progenitor's output is not what was planned, naming the
/// operation or type. The latter does not depend on what the document says: it means that this
/// crate and its version of progenitor do not fit.
pub fn generate(document: &Document, lock: &Lock, groups: &Groups) -> Result<Generated, Error> {
    let surface = plan(document, lock, groups)?;
    Ok(Generated {
        source: source(&surface)?,
        surface,
    })
}

/// Writes the source of a client that is planned, on one line.
///
/// # Errors
///
/// If progenitor's output is not what was planned, naming the operation or type.
pub fn source(surface: &Surface) -> Result<String, Error> {
    prove::prove(stock(surface)?, surface)?;
    Ok(render::render(surface).to_string())
}

/// Returns what progenitor makes of a surface.
pub(crate) fn stock(surface: &Surface) -> Result<TokenStream, Error> {
    let mut settings = GenerationSettings::default();
    settings.with_interface(InterfaceStyle::Positional);
    Generator::new(&settings)
        .generate_tokens(&emit::openapi(surface)?)
        .map_err(|error| Error::new("the repaired document", format!("progenitor: {error}")))
}

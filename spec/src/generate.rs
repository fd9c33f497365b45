//! Runs the pipeline: a document becomes the source of a client.

use proc_macro2::TokenStream;
use progenitor::{CrateVers, GenerationSettings, Generator, HooksMode, InterfaceStyle, TypePatch};

use crate::{
    // `self` imports the module alone: a function of the same name is below.
    adopt::{self},
    document::Document,
    emit,
    error::Error,
    handles,
    names_lock::Names,
    plan::{self, Groups},
    print,
    propose,
    surface::{Definition, Surface},
};

/// A generated client.
#[derive(Debug, Clone, PartialEq)]
pub struct Generated {
    /// Rust source, for `include!` in a module that has `runtime` and `Client` in scope.
    pub source: String,
    /// The names and types in the source.
    pub surface: Surface,
}

/// Generates the client of a document: the groups that are asked for, under the names of a lock.
///
/// # Errors
///
/// If the lock does not name everything, or as [`adopt`].
pub fn generate(document: &Document, lock: &Names, groups: &Groups) -> Result<Generated, Error> {
    let surface = plan(document, lock, groups)?;
    Ok(Generated {
        source: source(&surface)?,
        surface,
    })
}

/// Plans the names and types of a document, without the operations that the groups do not select.
///
/// # Errors
///
/// Fails if a name is missing, with all lines that `names.lock` lacks, or if two methods, types or
/// setters have one name that they cannot share.
pub fn plan(document: &Document, names: &Names, groups: &Groups) -> Result<Surface, Error> {
    if let Some(surface) = plan::plan(document, names, groups)? {
        return Ok(surface);
    }
    let lines = propose::propose(document, names)?.unused_in(names);
    Err(Error::new(
        "names.lock",
        format!(
            "expected a name for everything, found none for {} {}; `cargo xtask names` adds these lines, to be reviewed:\n{}",
            lines.len(),
            if lines.len() == 1 { "place" } else { "places" },
            lines.join("\n")
        ),
    ))
}

/// Writes the source of a planned client.
///
/// # Errors
///
/// As [`adopt`].
pub fn source(surface: &Surface) -> Result<String, Error> {
    adopt(progenitor(surface)?, surface)
}

/// Turns progenitor's output for a surface into the source that ships.
///
/// The source has a line for each item, member and statement.
///
/// # Errors
///
/// Fails if the output has an unexpected token, and names the operation or type. The document is not
/// the cause: this crate and its version of progenitor do not fit.
pub fn adopt(tokens: TokenStream, surface: &Surface) -> Result<String, Error> {
    let adopted = adopt::adopt(tokens, surface)?;
    Ok(print::print(&handles::client(surface, &adopted)))
}

/// Runs progenitor on a planned surface, and returns its output as it is.
///
/// # Errors
///
/// Fails if progenitor refuses the surface. The document is not the cause: this crate and its version
/// of progenitor do not fit.
pub fn progenitor(surface: &Surface) -> Result<TokenStream, Error> {
    let mut settings = GenerationSettings::default();
    settings
        .with_interface(InterfaceStyle::Positional)
        .with_hooks(HooksMode::Expected)
        .with_map_type("::std::collections::BTreeMap")
        .with_derive("PartialEq");
    for name in ["std", emit::RUNTIME, emit::TYPES] {
        settings.with_crate(name, CrateVers::Any, None);
    }
    for (name, definition) in &surface.types {
        if matches!(definition, Definition::Struct { .. }) {
            settings.with_patch(name, TypePatch::default().with_attr("#[non_exhaustive]"));
        }
    }
    Generator::new(&settings)
        .generate_tokens(&emit::openapi(surface)?)
        .map_err(|error| Error::new("the planned surface", format!("progenitor: {error}")))
}

//! The names and values of a query or a form.

use super::super::{
    braces,
    template_error::TemplateError,
    value::{self, Encoding, Value},
};

pub(super) const ADVICE: &str = "close the variable, or write other braces as %7B and %7D";

/// A name and its value in a template.
#[derive(Clone, PartialEq, Eq)]
pub(in super::super) struct Field {
    /// The name, decoded; `None` if a variable stands in it, with which none is read.
    pub(in super::super) name: Option<String>,
    pub(in super::super) value: Value,
}

/// Returns the fields of a form.
pub(super) fn parse(text: &str) -> Result<Vec<Field>, TemplateError> {
    check(text)?;
    let fields = text.split('&').filter(|part| !part.is_empty()).map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let name = check(name)?.constant();
        Ok(Field {
            name: name.map(|name| value::decoded(&name, Encoding::Form, true)),
            value: check(value)?.decoded(Encoding::Form),
        })
    });
    fields.collect()
}

/// Splits text into constants and variables.
pub(super) fn check(text: &str) -> Result<Value, TemplateError> {
    braces::pieces(text).map_err(|stray| TemplateError::brace(text, stray, ADVICE))
}

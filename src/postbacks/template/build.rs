//! [`TemplateBuilder`]: a template from typed variables and constants.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::{ExposeSecret, SecretString};

use super::{
    super::{template_error::TemplateError, variable::Variable},
    PostbackTemplate, TemplateKind, json,
};
use crate::model::secret::Secret;

/// The letters that are encoded: all but the unreserved ones of URLs.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A builder of a [`PostbackTemplate`].
#[derive(Clone)]
#[must_use = "a builder makes a template only with `build`"]
pub struct TemplateBuilder {
    kind: TemplateKind,
    /// The text so far; JSON without its braces.
    text: String,
    /// The part of a URL after the query.
    fragment: String,
    /// The first value that cannot be in a template.
    problem: Option<TemplateError>,
}

/// A value of a template: a variable or a constant.
///
/// Converted from a [`Variable`], text or a secret. Braces in text are constants too.
#[derive(Clone)]
pub struct TemplateValue(Inner);

#[derive(Clone)]
enum Inner {
    Variable(Variable),
    Constant(String),
}

impl TemplateBuilder {
    pub(super) fn new(kind: TemplateKind, text: &str) -> Self {
        let (text, fragment) = match (kind, text.find('#')) {
            (TemplateKind::Url, Some(at)) => text.split_at(at),
            _ => (text, ""),
        };
        Self {
            kind,
            text: text.to_owned(),
            fragment: fragment.to_owned(),
            problem: None,
        }
    }

    /// Adds a name and its value: to a URL a parameter of its query, to JSON a member.
    ///
    /// Constants are percent-encoded or escaped; nothing within the braces of a variable is.
    pub fn with(mut self, name: &str, value: impl Into<TemplateValue>) -> Self {
        let TemplateValue(value) = value.into();
        if let (None, Some((expected, found))) = (&self.problem, value.problem()) {
            let advice = "look at the value that is passed there";
            let end = self.text.len();
            self.problem = Some(TemplateError::other(
                &self.text, end, expected, found, advice,
            ));
        }
        let is_first = match self.kind {
            TemplateKind::Url => !self.text.contains('?'),
            _ => self.text.is_empty(),
        };
        let has_separator = is_first || self.text.ends_with(['?', '&']);
        match self.kind {
            TemplateKind::Url if is_first => self.text.push('?'),
            TemplateKind::Json if !is_first => self.text.push(','),
            TemplateKind::Url | TemplateKind::Form if !has_separator => self.text.push('&'),
            _ => {}
        }
        let (name, value) = match (self.kind, value) {
            (TemplateKind::Json, Inner::Variable(variable)) => {
                (json::quoted(name) + ":", format!("\"{variable}\""))
            }
            (TemplateKind::Json, Inner::Constant(text)) => {
                (json::quoted(name) + ":", json::quoted(&text))
            }
            (_, Inner::Variable(variable)) => (encoded(name) + "=", variable.to_string()),
            (_, Inner::Constant(text)) => (encoded(name) + "=", encoded(&text)),
        };
        self.text.push_str(&name);
        self.text.push_str(&value);
        self
    }

    /// Builds the template.
    ///
    /// # Errors
    ///
    /// Returns an error if the URL is none or has a brace of no variable, if a constant is empty, as that
    /// of an unset variable of the environment is, or if a variable has a name of other letters than
    /// `a-z`, `0-9` and `_`.
    pub fn build(self) -> Result<PostbackTemplate, TemplateError> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        match self.kind {
            TemplateKind::Url => PostbackTemplate::parse_url(&(self.text + &self.fragment)),
            TemplateKind::Json => PostbackTemplate::parse_json(&format!("{{{}}}", self.text)),
            TemplateKind::Form => PostbackTemplate::parse_form(&self.text),
            TemplateKind::Header => PostbackTemplate::header(&self.text),
        }
    }
}

impl Inner {
    /// Returns the expected and the found value, if the value cannot be in a template.
    fn problem(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Constant(text) if text.is_empty() => Some(("a constant", "an empty text")),
            // The parser finds any other letter, but not one that ends the variable.
            Self::Variable(variable) if variable.name().contains(['{', '}']) => Some((
                "a variable of the letters `a-z`, `0-9` and `_`",
                "other letters",
            )),
            _ => None,
        }
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Shows the kind alone; constants may be secrets.
impl fmt::Debug for TemplateBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("TemplateBuilder");
        shown.field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// Shows a variable; a constant may be a secret.
impl fmt::Debug for TemplateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Inner::Variable(variable) => write!(f, "{variable}"),
            Inner::Constant(_) => f.write_str("…"),
        }
    }
}

impl From<Variable> for TemplateValue {
    fn from(variable: Variable) -> Self {
        Self(Inner::Variable(variable))
    }
}

impl From<&Variable> for TemplateValue {
    fn from(variable: &Variable) -> Self {
        Self(Inner::Variable(variable.clone()))
    }
}

impl From<&str> for TemplateValue {
    fn from(text: &str) -> Self {
        Self(Inner::Constant(text.to_owned()))
    }
}

impl From<String> for TemplateValue {
    fn from(text: String) -> Self {
        Self(Inner::Constant(text))
    }
}

impl From<&String> for TemplateValue {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&Secret> for TemplateValue {
    fn from(secret: &Secret) -> Self {
        Self::from(secret.as_str())
    }
}

impl From<Secret> for TemplateValue {
    fn from(secret: Secret) -> Self {
        Self::from(&secret)
    }
}

impl From<&SecretString> for TemplateValue {
    fn from(secret: &SecretString) -> Self {
        Self::from(secret.expose_secret())
    }
}

impl From<SecretString> for TemplateValue {
    fn from(secret: SecretString) -> Self {
        Self::from(&secret)
    }
}

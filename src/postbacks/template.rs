//! [`PostbackTemplate`]: text in which the service replaces variables.

mod build;
mod fields;
pub(super) mod json;
pub(super) mod url;

use std::{fmt, str::FromStr};

use super::{braces, template_error::TemplateError, value::Value, variable::Variable};
use crate::model::argument::Argument;
pub use build::{TemplateBuilder, TemplateValue};
pub(super) use fields::Field;
use json::Json;

/// A template of a postback: a URL, a body or the value of a header, with variables in braces.
///
/// A template is built of typed variables, or parsed from the text that a postback has. `Display`
/// and the conversions into `String` return that text, constants and secrets included; `Debug` shows
/// names and variables alone. The template reads what the service makes of it, for which see
/// [`Postback`](super::Postback).
///
/// A variable is `{`, then letters `a-z`, digits and `_`, then `}`. Such text is never JSON by
/// itself, so that it can be told from the braces of a body of JSON. Any other brace is an error in
/// a URL, a form, a header and a string of JSON; a constant writes `{` as `%7B`, and in JSON as
/// `\u007b`. Builders do so, and write variables as they are.
///
/// ```
/// use onlyfansapi::postbacks::{PostbackTemplate, Variable};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let url = PostbackTemplate::url("https://example.com/hook")
///     .with("click", Variable::ExternalClickId)
///     .with("type", Variable::ConversionType)
///     .with("campaign", "a & b")
///     .build()?;
/// assert_eq!(
///     url.to_string(),
///     "https://example.com/hook?click={external_click_id}&type={conversion_type}\
///      &campaign=a%20%26%20b"
/// );
///
/// let body: PostbackTemplate = r#"{"click":"{click_id}","gross":{amount_gross}}"#.parse()?;
/// assert_eq!(body.variables(), [Variable::ClickId, Variable::AmountGross]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct PostbackTemplate {
    text: String,
    parts: Parts,
}

/// The values of a template, by its kind.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Parts {
    Url { path: Vec<Value>, query: Vec<Field> },
    Form(Vec<Field>),
    Json(Json),
    Header(Value),
}

/// The kind of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TemplateKind {
    /// The URL of a postback.
    Url,
    /// A body of names and values, as forms have it.
    Form,
    /// A body of JSON.
    Json,
    /// The value of a header.
    Header,
}

impl fmt::Display for TemplateKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Url => "a URL",
            Self::Form => "a form",
            Self::Json => "JSON",
            Self::Header => "the value of a header",
        })
    }
}

impl PostbackTemplate {
    /// Returns a builder of a URL, from its text without some or all of its query.
    ///
    /// The text is that of a template itself and may have variables, also in its path. Without a
    /// call of [`with`](TemplateBuilder::with), it is only parsed.
    pub fn url(text: &str) -> TemplateBuilder {
        TemplateBuilder::new(TemplateKind::Url, text)
    }

    /// Returns a builder of a body of JSON, an object of text members.
    ///
    /// For another form of JSON, parse its text with [`parse_json`](Self::parse_json).
    ///
    /// ```
    /// use onlyfansapi::postbacks::{PostbackTemplate, Variable};
    ///
    /// # fn main() -> Result<(), onlyfansapi::postbacks::TemplateError> {
    /// let body = PostbackTemplate::json().with("click", Variable::ClickId).with("v", "1").build()?;
    /// assert_eq!(body.to_string(), r#"{"click":"{click_id}","v":"1"}"#);
    /// # Ok(())
    /// # }
    /// ```
    pub fn json() -> TemplateBuilder {
        TemplateBuilder::new(TemplateKind::Json, "")
    }

    /// Returns a builder of a body of names and values, as forms have it.
    pub fn form() -> TemplateBuilder {
        TemplateBuilder::new(TemplateKind::Form, "")
    }

    /// Parses a body of JSON, in which variables stand within strings or in place of values.
    ///
    /// Within strings is safer: how the service writes an empty value is unknown, and
    /// `{"gross":{amount_gross}}` may become `{"gross":}`. This is read too.
    ///
    /// # Errors
    ///
    /// Returns an error with its place if the text is not such JSON.
    pub fn parse_json(text: &str) -> Result<Self, TemplateError> {
        Ok(Self::new(text, Parts::Json(json::parse(text)?)))
    }

    /// Parses a body of names and values, as forms have it.
    ///
    /// # Errors
    ///
    /// Returns an error with its place if a brace belongs to no variable.
    pub fn parse_form(text: &str) -> Result<Self, TemplateError> {
        Ok(Self::new(text, Parts::Form(fields::parse(text)?)))
    }

    /// Parses the value of a header, such as `Bearer` and a secret.
    ///
    /// # Errors
    ///
    /// Returns an error with its place if a brace belongs to no variable.
    pub fn header(text: &str) -> Result<Self, TemplateError> {
        let value = braces::pieces(text).map_err(|stray| {
            TemplateError::brace(text, stray, "a header can hold no other brace")
        })?;
        Ok(Self::new(text, Parts::Header(value)))
    }

    fn parse_url(text: &str) -> Result<Self, TemplateError> {
        let (path, query) = url::parse(text)?;
        Ok(Self::new(text, Parts::Url { path, query }))
    }

    fn new(text: &str, parts: Parts) -> Self {
        Self {
            text: text.to_owned(),
            parts,
        }
    }

    /// Returns the kind of the template.
    #[must_use]
    pub fn kind(&self) -> TemplateKind {
        match self.parts {
            Parts::Url { .. } => TemplateKind::Url,
            Parts::Form(_) => TemplateKind::Form,
            Parts::Json(_) => TemplateKind::Json,
            Parts::Header(_) => TemplateKind::Header,
        }
    }

    /// Returns the variables in their order in the text, each once.
    #[must_use]
    pub fn variables(&self) -> Vec<Variable> {
        let mut variables = Vec::new();
        for (at, _) in self.text.match_indices('{') {
            let name = braces::variable(&self.text[at..]);
            if let Some(variable) = name.map(Variable::from)
                && !variables.contains(&variable)
            {
                variables.push(variable);
            }
        }
        variables
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Returns whether a variable stands in a name, with which none is read.
    pub(super) fn has_open_name(&self) -> bool {
        match &self.parts {
            Parts::Url { query: fields, .. } | Parts::Form(fields) => {
                fields.iter().any(|field| field.name.is_none())
            }
            Parts::Json(json) => json.has_open_name,
            Parts::Header(_) => false,
        }
    }

    /// Returns the values that a reader finds, with words for their places.
    pub(super) fn values(&self) -> Vec<(String, &Value)> {
        fn of_fields(fields: &[Field]) -> impl Iterator<Item = (String, &Value)> {
            let fields = fields.iter();
            fields.filter_map(|field| Some((field.name.clone()?, &field.value)))
        }
        match &self.parts {
            Parts::Url { path, query } => {
                let path = path.iter().enumerate();
                let path = path.map(|(index, value)| (segment(index), value));
                path.chain(of_fields(query)).collect()
            }
            Parts::Form(fields) => of_fields(fields).collect(),
            Parts::Json(json) => {
                let leaves = json.leaves.iter();
                leaves
                    .map(|leaf| (leaf.place.clone(), &leaf.value))
                    .collect()
            }
            Parts::Header(value) => vec![("the header".to_owned(), value)],
        }
    }
}

/// Returns words for a segment of a path.
pub(super) fn segment(index: usize) -> String {
    format!("segment {} of the path", index + 1)
}

impl FromStr for PostbackTemplate {
    type Err = TemplateError;

    /// Parses the text of a template and takes its kind from it.
    ///
    /// Text that begins with `http://`, `https://` or `/` is a URL, and with the brace or bracket of
    /// JSON it is JSON. Of other text, what has a `=` and no spaces is a form, and the rest is the
    /// value of a header. Where the kind is known, [`url`](PostbackTemplate::url),
    /// [`parse_json`](PostbackTemplate::parse_json), [`parse_form`](PostbackTemplate::parse_form) and
    /// [`header`](PostbackTemplate::header) do not guess.
    fn from_str(text: &str) -> Result<Self, TemplateError> {
        let start = text.trim_start();
        if start.starts_with(['{', '[']) && braces::variable(start).is_none() {
            Self::parse_json(text)
        } else if url::is_url(text) {
            Self::parse_url(text)
        } else if text.contains('=') && !text.contains(char::is_whitespace) {
            Self::parse_form(text)
        } else {
            Self::header(text)
        }
    }
}

/// Writes the text to set as the `url`, the `body` or the value of a header of a postback.
impl fmt::Display for PostbackTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// Shows names and variables; constants may be secrets.
impl fmt::Debug for PostbackTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} ", self.kind())?;
        f.debug_map().entries(self.values()).finish()
    }
}

impl From<PostbackTemplate> for String {
    fn from(template: PostbackTemplate) -> Self {
        template.text
    }
}

impl From<&PostbackTemplate> for String {
    fn from(template: &PostbackTemplate) -> Self {
        template.text.clone()
    }
}

impl Argument<String> for PostbackTemplate {
    fn into_argument(self) -> Result<Option<String>, String> {
        Ok(Some(self.text))
    }
}

impl Argument<String> for &PostbackTemplate {
    fn into_argument(self) -> Result<Option<String>, String> {
        Ok(Some(self.text.clone()))
    }
}

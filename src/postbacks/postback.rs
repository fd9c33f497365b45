//! [`Postback`]: the values of one conversion, as they came in.

mod fields;
mod typed;

use std::fmt;

use super::variable::Variable;

/// The values of one conversion, read from what the service made of a template.
///
/// A value that is empty or still the variable in braces is missing. Values are text with typed
/// accessors; one that does not match its type is in [`mismatches`](Self::mismatches) and as text in
/// [`get`](Self::get).
///
/// Postbacks are not signed: whoever knows the URL can send one. The only protection is a constant
/// secret in the template, which reading compares in constant time and without which it fails. Put it
/// last in a query, since what a visitor puts into `{external_click_id}` may cut the rest off.
///
/// ```
/// use onlyfansapi::postbacks::{Postback, PostbackTemplate, Variable};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let template = PostbackTemplate::url("https://example.com/hook")
///     .with("c", Variable::ClickId)
///     .with("kind", Variable::ConversionType)
///     .with("sum", Variable::AmountGross)
///     .with("at", Variable::ConversionAt)
///     .with("token", "s3cret")
///     .build()?;
/// let query = "c=01J&kind=new_transaction&sum=12.30&at=2025-01-31T12:00:00Z&token=s3cret";
/// let postback = Postback::from_query(&template, query)?;
/// assert_eq!(postback.amount_gross(), Some("12.30".parse()?));
/// assert_eq!(postback.conversion_type(), Some("new_transaction"));
/// assert!(postback.dedupe_key().is_some());
///
/// let forged = Postback::from_query(&template, &query.replace("s3cret", "secret"));
/// assert_eq!(forged.expect_err("a wrong secret").status(), 401);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Postback {
    values: Vec<(Variable, String)>,
    missing: Vec<(Variable, Missing)>,
    mismatches: Vec<ValueMismatch>,
    extra: Vec<(String, String)>,
}

/// The reason why a variable of the template has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Missing {
    /// The name of the template, or the place in JSON, did not come in.
    Absent,
    /// The value is empty, or `null` in JSON.
    Empty,
    /// The variable is still there, in braces: the service does not know it.
    Unreplaced,
}

/// A value that does not match the type of its variable.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ValueMismatch {
    /// The variable.
    pub variable: Variable,
    /// The expected value, such as `a decimal number`.
    pub expected: &'static str,
    /// The text that came in.
    pub text: String,
}

impl fmt::Display for ValueMismatch {
    /// Writes what was expected; the text is not quoted, since it may be private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            variable, expected, ..
        } = self;
        write!(f, "{variable}: expected {expected}, found other text")
    }
}

impl Postback {
    /// Returns the text of a variable, or `None` if it is missing.
    #[must_use]
    pub fn get(&self, variable: &Variable) -> Option<&str> {
        let mut values = self.values.iter();
        let (_, text) = values.find(|(own, _)| own == variable)?;
        Some(text)
    }

    /// Returns the variables that have a value, in the order of the template, with their texts.
    pub fn values(&self) -> impl Iterator<Item = (&Variable, &str)> {
        let values = self.values.iter();
        values.map(|(variable, text)| (variable, text.as_str()))
    }

    /// Returns the variables of the template that have no value, and why.
    #[must_use]
    pub fn missing(&self) -> &[(Variable, Missing)] {
        &self.missing
    }

    /// Returns the values that do not match the types of their variables, or that differ between two
    /// places of one variable, of which the first counts.
    #[must_use]
    pub fn mismatches(&self) -> &[ValueMismatch] {
        &self.mismatches
    }

    /// Returns the names and values that came in and that the template does not have.
    ///
    /// Values of JSON are its text.
    #[must_use]
    pub fn extra(&self) -> &[(String, String)] {
        &self.extra
    }

    /// Returns the values of two parts of one postback, such as its URL and its body.
    ///
    /// Where both have a variable, this part counts; if they differ, the other value is in
    /// [`mismatches`](Self::mismatches).
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for (variable, text) in other.values {
            self.put(variable, text);
        }
        for (variable, reason) in other.missing {
            self.miss(variable, reason);
        }
        for mismatch in other.mismatches {
            if !self.mismatches.contains(&mismatch) {
                self.mismatches.push(mismatch);
            }
        }
        self.extra.extend(other.extra);
        self
    }

    /// Takes the text that stands for a variable.
    pub(super) fn put(&mut self, variable: Variable, text: String) {
        if text.trim().is_empty() {
            return self.miss(variable, Missing::Empty);
        }
        if is_unreplaced(&variable, &text) {
            return self.miss(variable, Missing::Unreplaced);
        }
        let (text, expected) = typed::settled(&variable, text);
        let expected = match self.get(&variable) {
            Some(first) if typed::is_same(&variable, first, &text) => return,
            Some(_) => Some("the same value as in the other place of the variable"),
            None => expected,
        };
        if let Some(expected) = expected {
            self.mismatches.push(ValueMismatch {
                variable: variable.clone(),
                expected,
                text: text.clone(),
            });
        }
        if self.get(&variable).is_none() {
            self.missing.retain(|(missing, _)| *missing != variable);
            self.values.push((variable, text));
        }
    }

    /// Takes note that a variable has no value, unless another place has one.
    pub(super) fn miss(&mut self, variable: Variable, reason: Missing) {
        let is_noted = self.missing.iter().any(|(missing, _)| *missing == variable);
        if !is_noted && self.get(&variable).is_none() {
            self.missing.push((variable, reason));
        }
    }

    pub(super) fn add_extra(&mut self, name: String, text: String) {
        self.extra.push((name, text));
    }
}

/// Returns whether text is the variable itself, whose braces may be percent-encoded.
fn is_unreplaced(variable: &Variable, text: &str) -> bool {
    let text = text.trim();
    let encoded = || format!("%7b{}%7d", variable.name());
    text == variable.to_string() || text.eq_ignore_ascii_case(&encoded())
}

/// Shows the values, but only the names of what the template does not have.
impl fmt::Debug for Postback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let extra: Vec<&str> = self.extra.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("Postback")
            .field("values", &self.values)
            .field("missing", &self.missing)
            .field("mismatches", &self.mismatches)
            .field("extra", &extra)
            .finish()
    }
}

//! [`Warning`]: a probable mistake in the templates of a postback.

use std::fmt;

use super::{
    template::PostbackTemplate,
    variable::{CLICKS, Variable},
};

/// A probable mistake in the templates of a postback.
///
/// `Display` says so in a sentence, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// A variable that nobody saw replaced; it may come as it is, in braces.
    Unknown {
        /// The variable.
        variable: Variable,
        /// The known variable with a name that is near.
        nearest: Option<Variable>,
    },
    /// A variable that, by its name, belongs to payments, while no chosen type is of payments.
    Unfilled {
        /// The variable.
        variable: Variable,
    },
    /// Several conversion types are chosen and no `{conversion_type}` tells them apart.
    NoConversionType,
    /// No variable tells the click.
    NoClickId,
    /// Several variables stand in one value, which is not read.
    Several {
        /// The name of the value, or its place.
        place: String,
        /// The variables.
        variables: Vec<Variable>,
    },
    /// A variable stands in a name, with which the template is not read.
    OpenName,
    /// A variable that stands only in the host, a fragment or a name, where it is not read.
    Unread {
        /// The variable.
        variable: Variable,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { variable, nearest } => {
                write!(f, "{variable} is no known variable; ")?;
                match nearest {
                    Some(nearest) => write!(f, "did you mean {nearest}?"),
                    None => f.write_str("see whether the service replaces it"),
                }
            }
            Self::Unfilled { variable } => write!(
                f,
                "{variable} is empty, as far as its name tells, for the chosen conversion types; \
                 choose new_transaction too, or leave it out"
            ),
            Self::NoConversionType => write!(
                f,
                "several conversion types cannot be told apart; add {}",
                Variable::ConversionType
            ),
            Self::NoClickId => write!(
                f,
                "no variable tells the click of a conversion; add {} or {}",
                Variable::ClickId,
                Variable::ExternalClickId
            ),
            Self::Several { place, variables } => {
                let variables: Vec<String> = variables.iter().map(ToString::to_string).collect();
                let variables = variables.join(" and ");
                write!(
                    f,
                    "{variables} in {place} cannot be told apart; give each a name of its own"
                )
            }
            Self::OpenName => f.write_str(
                "a variable stands in a name, with which the template is not read; move it into a \
                 value",
            ),
            Self::Unread { variable } => write!(
                f,
                "{variable} stands only in a host, a fragment or a name, where it is not read; move \
                 it into a value"
            ),
        }
    }
}

impl PostbackTemplate {
    /// Returns the probable mistakes of the template in a postback of these conversion types.
    ///
    /// Types are given as text or as `types::SmartLinkConversionType`; without any, nothing is said
    /// of them. A postback of several templates, such as a URL and a body, has the warnings of all
    /// together: [`warnings`](super::warnings()).
    ///
    /// ```
    /// use onlyfansapi::postbacks::PostbackTemplate;
    ///
    /// # fn main() -> Result<(), onlyfansapi::postbacks::TemplateError> {
    /// let url: PostbackTemplate = "https://example.com/?click={clickid}".parse()?;
    /// let warnings = url.warnings(["new_subscriber"]);
    /// assert!(warnings[0].to_string().contains("did you mean {click_id}"));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn warnings<T: fmt::Display>(
        &self,
        conversion_types: impl IntoIterator<Item = T>,
    ) -> Vec<Warning> {
        warnings([self], conversion_types)
    }
}

/// The conversion types that are documented.
const TYPES: &[&str] = &[
    PAYMENT,
    "new_subscriber",
    "message_received",
    "fan_sent_1_message",
    "fan_sent_3_messages",
];

const PAYMENT: &str = "new_transaction";

/// The variables that belong to payments, by their names; the API does not document which conversion
/// type fills which variable.
const OF_PAYMENTS: &[Variable] = &[
    Variable::AmountGross,
    Variable::AmountNet,
    Variable::TransactionType,
];

/// Returns the probable mistakes in all templates of one postback: its URL, body and headers.
///
/// Types are given as text or as `types::SmartLinkConversionType`; without any, nothing is said of
/// them.
///
/// ```
/// use onlyfansapi::postbacks::{self, PostbackTemplate, Variable, Warning};
///
/// # fn main() -> Result<(), onlyfansapi::postbacks::TemplateError> {
/// let url: PostbackTemplate = "https://example.com/hook?gross={amount_gross}".parse()?;
/// let body = PostbackTemplate::json().with("click", Variable::ClickId).build()?;
/// let warnings = postbacks::warnings([&url, &body], ["new_subscriber"]);
/// assert_eq!(warnings, [Warning::Unfilled { variable: Variable::AmountGross }]);
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn warnings<'a, T: fmt::Display>(
    templates: impl IntoIterator<Item = &'a PostbackTemplate>,
    conversion_types: impl IntoIterator<Item = T>,
) -> Vec<Warning> {
    let templates: Vec<&PostbackTemplate> = templates.into_iter().collect();
    let mut types: Vec<String> = Vec::new();
    for of in conversion_types {
        let of = of.to_string();
        if !types.contains(&of) {
            types.push(of);
        }
    }
    let mut variables: Vec<Variable> = Vec::new();
    let mut readable: Vec<Variable> = Vec::new();
    let mut warnings = Vec::new();
    let mut of_values = Vec::new();
    for template in &templates {
        if template.has_open_name() {
            of_values.push(Warning::OpenName);
        }
        for variable in template.variables() {
            if !variables.contains(&variable) {
                variables.push(variable);
            }
        }
        for (place, value) in template.values() {
            let of_value: Vec<Variable> = value.variables().cloned().collect();
            readable.extend_from_slice(&of_value);
            if of_value.len() > 1 {
                of_values.push(Warning::Several {
                    place,
                    variables: of_value,
                });
            }
        }
    }
    // A type that is new may be one of payments.
    let has_payments = types.is_empty()
        || types
            .iter()
            .any(|of| of == PAYMENT || !TYPES.contains(&of.as_str()));
    for variable in &variables {
        if !variable.is_known() {
            warnings.push(Warning::Unknown {
                variable: variable.clone(),
                nearest: variable.nearest().cloned(),
            });
        }
        if !has_payments && OF_PAYMENTS.contains(variable) {
            warnings.push(Warning::Unfilled {
                variable: variable.clone(),
            });
        }
        if !readable.contains(variable) {
            warnings.push(Warning::Unread {
                variable: variable.clone(),
            });
        }
    }
    if types.len() > 1 && !variables.contains(&Variable::ConversionType) {
        warnings.push(Warning::NoConversionType);
    }
    if !CLICKS.iter().any(|click| variables.contains(click)) {
        warnings.push(Warning::NoClickId);
    }
    warnings.extend(of_values);
    warnings
}

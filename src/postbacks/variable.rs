//! [`Variable`]: a name that the service replaces in a template.

use std::{fmt, hash};

use super::nearest;

macro_rules! variables {
    ($($(#[$attribute:meta])* $variant:ident = $name:literal, $is_documented:literal;)*) => {
        /// A variable of a postback template, which the service replaces upon a conversion.
        ///
        /// The set is open, as no complete list of variables is published: any other name is
        /// [`Other`](Self::Other), and [`warnings`](super::PostbackTemplate::warnings) tells of it.
        /// Variables are equal if their names are.
        ///
        /// ```
        /// use onlyfansapi::postbacks::Variable;
        ///
        /// assert_eq!(Variable::ClickId.to_string(), "{click_id}");
        /// assert_eq!(Variable::from("click_id"), Variable::ClickId);
        /// assert_eq!(Variable::from("{utm_source}").name(), "utm_source");
        /// assert!(!Variable::AmountNet.is_documented());
        /// ```
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum Variable {
            $($(#[$attribute])* $variant,)*
            /// Any other variable, by its name without braces.
            Other(String),
        }

        impl Variable {
            /// The variables with a variant of their own.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the name, without braces.
            #[must_use]
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Other(name) => name,
                }
            }

            /// Returns whether the API's documentation or its examples name the variable.
            ///
            /// The other known variables stand in the template of a working public receiver and
            /// nowhere else; check with a conversion of your own that they are replaced.
            #[must_use]
            pub fn is_documented(&self) -> bool {
                match self.as_known() {
                    $(Self::$variant => $is_documented,)*
                    Self::Other(_) => false,
                }
            }

            fn named(name: &str) -> Self {
                match name {
                    $($name => Self::$variant,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }
    };
}

variables! {
    /// `{click_id}`: the id of the click on the Smart Link, a ULID. Source: examples of responses.
    ClickId = "click_id", true;
    /// `{external_click_id}`: the click id that your tracker gave to the URL of the Smart Link, and
    /// so what a visitor may forge. Source: the documentation of the creation of postbacks.
    ExternalClickId = "external_click_id", true;
    /// `{conversion_type}`: the type of the conversion, such as `new_subscriber`. Source: examples.
    ConversionType = "conversion_type", true;
    /// `{fbclid}`: the click id of Meta. Source: the documentation.
    Fbclid = "fbclid", true;
    /// `{gclid}`: the click id of Google. Source: the documentation.
    Gclid = "gclid", true;
    /// `{ttclid}`: the click id of TikTok. Source: the documentation.
    Ttclid = "ttclid", true;
    /// `{gbraid}`: the click id of Google for iOS. Source: the newest official SDK.
    Gbraid = "gbraid", true;
    /// `{wbraid}`: the click id of Google for the web on iOS. Source: the newest official SDK.
    Wbraid = "wbraid", true;
    /// `{sccid}`: the click id of Snapchat. Source: the newest official SDK.
    Sccid = "sccid", true;
    /// `{amount_gross}`: the amount before fees. Source: the body in an example.
    AmountGross = "amount_gross", true;
    /// `{amount_net}`: the amount after fees. Source: a public receiver.
    AmountNet = "amount_net", false;
    /// `{transaction_type}`: the type of the transaction. Source: a public receiver.
    TransactionType = "transaction_type", false;
    /// `{conversion_at}`: the time of the conversion. Source: a public receiver.
    ConversionAt = "conversion_at", false;
    /// `{fan_onlyfans_id}`: the fan's id at OnlyFans. Source: a public receiver.
    FanOnlyfansId = "fan_onlyfans_id", false;
    /// `{fan_onlyfans_username}`: the fan's name at OnlyFans. Source: a public receiver.
    FanOnlyfansUsername = "fan_onlyfans_username", false;
    /// `{ofapi_account_id}`: the API's id of the account. Source: a public receiver.
    OfapiAccountId = "ofapi_account_id", false;
    /// `{creator_onlyfans_username}`: the creator's name at OnlyFans. Source: a public receiver.
    CreatorOnlyfansUsername = "creator_onlyfans_username", false;
    /// `{smart_link_id}`: the id of the Smart Link, a ULID. Source: a public receiver.
    SmartLinkId = "smart_link_id", false;
    /// `{smart_link_name}`: the name of the Smart Link, as its owner chose it. Source: a public
    /// receiver.
    SmartLinkName = "smart_link_name", false;
}

/// The variables that identify a click, the tracker's own and those of the ad networks.
pub(super) const CLICKS: &[Variable] = &[
    Variable::ClickId,
    Variable::ExternalClickId,
    Variable::Fbclid,
    Variable::Gclid,
    Variable::Ttclid,
    Variable::Gbraid,
    Variable::Wbraid,
    Variable::Sccid,
];

impl Variable {
    /// Returns whether the variable has a variant of its own.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !matches!(self.as_known(), Self::Other(_))
    }

    /// Returns the known variable with the name that is nearest, if one is near.
    ///
    /// ```
    /// use onlyfansapi::postbacks::Variable;
    ///
    /// assert_eq!(Variable::from("amount_gros").nearest(), Some(&Variable::AmountGross));
    /// assert_eq!(Variable::from("weather").nearest(), None);
    /// ```
    #[must_use]
    pub fn nearest(&self) -> Option<&'static Self> {
        nearest::nearest(self.name(), Self::KNOWN, Self::name)
    }

    /// Returns the variant of the name, also if the variable is `Other` with a known name.
    fn as_known(&self) -> Self {
        match self {
            Self::Other(name) => Self::named(name),
            known => known.clone(),
        }
    }

    /// Returns whether the value may hold spaces, which a form writes as `+`.
    ///
    /// Ids hold none: a `+` in them is one that was not encoded.
    pub(super) fn may_have_spaces(&self) -> bool {
        matches!(
            self.as_known(),
            Self::ConversionAt | Self::SmartLinkName | Self::Other(_)
        )
    }
}

impl From<&str> for Variable {
    /// Returns the variable of a name, with braces or without.
    fn from(name: &str) -> Self {
        let inner = name
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'));
        Self::named(inner.unwrap_or(name))
    }
}

impl From<&Variable> for Variable {
    fn from(variable: &Variable) -> Self {
        variable.clone()
    }
}

impl fmt::Display for Variable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{{{}}}", self.name()))
    }
}

impl PartialEq for Variable {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Variable {}

impl hash::Hash for Variable {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_equals_any_other_of_its_name_and_reads_back() {
        for known in Variable::KNOWN {
            let other = Variable::Other(known.name().to_owned());
            assert_eq!(*known, other);
            assert_eq!(known.is_documented(), other.is_documented());
            assert!(other.is_known());
            assert_eq!(Variable::from(known.to_string().as_str()), *known);
        }
        assert_eq!(Variable::KNOWN.len(), 19);
        assert!(!Variable::from("utm_source").is_known());
    }
}

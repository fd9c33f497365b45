//! [`ResumeToken`]: the place in a list at which a walk goes on.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The place in a list at which a walk goes on, in this program or another.
///
/// It is short text, as `Display`, `FromStr` and serde write and read it. It holds the name of the
/// operation and the cursor of a page, but not the API key, and of the arguments only those that the
/// server's link to the next page spells in another way.
///
/// It is for the same list alone: the same operation with the same arguments, except the size of its
/// pages.
///
/// ```
/// # fn example() -> Result<(), onlyfansapi::ParseTokenError> {
/// use onlyfansapi::ResumeToken;
///
/// let token: ResumeToken = "transactions.list?marker=1700000000#6c62272e07bb0142".parse()?;
/// assert_eq!(token.operation(), "transactions.list");
/// # Ok(())
/// # }
/// # example().unwrap();
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ResumeToken {
    /// `operation?query#list`, the query percent-encoded.
    text: String,
}

impl ResumeToken {
    pub(crate) fn new(operation: &str, query: &str, list: u64) -> Self {
        Self {
            text: format!("{operation}?{query}#{list:016x}"),
        }
    }

    /// Returns the handle and method of the operation, such as `transactions.list`.
    #[must_use]
    pub fn operation(&self) -> &str {
        self.parts().0
    }

    /// Returns the cursor as a percent-encoded query.
    pub(crate) fn query(&self) -> &str {
        self.parts().1
    }

    /// Returns whether the token is for this list.
    pub(crate) fn is_of(&self, list: u64) -> bool {
        self.parts().2 == Some(list)
    }

    fn parts(&self) -> (&str, &str, Option<u64>) {
        let (operation, rest) = self.text.split_once('?').unwrap_or_default();
        let (query, list) = rest.split_once('#').unwrap_or_default();
        let is_list = list.len() == 16;
        let list = u64::from_str_radix(list, 16).ok().filter(|_| is_list);
        (operation, query, list)
    }
}

/// The error of a text that is not a [`ResumeToken`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseTokenError;

impl fmt::Display for ParseTokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "expected a resume token, such as `transactions.list?marker=1#…`, found other text",
        )
    }
}

impl std::error::Error for ParseTokenError {}

impl FromStr for ResumeToken {
    type Err = ParseTokenError;

    fn from_str(text: &str) -> Result<Self, ParseTokenError> {
        let token = Self {
            text: text.to_owned(),
        };
        let is_graphic = text.bytes().all(|byte| byte.is_ascii_graphic());
        match token.parts() {
            (operation, _, Some(_)) if !operation.is_empty() && is_graphic => Ok(token),
            _ => Err(ParseTokenError),
        }
    }
}

impl fmt::Display for ResumeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl Serialize for ResumeToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for ResumeToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_was_written_and_other_text_is_refused() {
        let token = ResumeToken::new("fans.list_active", "offset=40", 7);
        let text = token.to_string();
        assert_eq!(text, "fans.list_active?offset=40#0000000000000007");
        assert_eq!(text.parse(), Ok(token.clone()));
        let json = serde_json::to_string(&token).expect("a token");
        assert_eq!(
            serde_json::from_str::<ResumeToken>(&json).expect("a token"),
            token
        );
        assert_eq!(
            (token.operation(), token.query()),
            ("fans.list_active", "offset=40")
        );
        assert!(token.is_of(7) && !token.is_of(8));
        for other in [
            "",
            "?",
            "a?b",
            "a?b#",
            "a?b#7",
            "?b#0000000000000007",
            "a?b c#0000000000000007",
        ] {
            assert_eq!(
                other.parse::<ResumeToken>(),
                Err(ParseTokenError),
                "{other}"
            );
        }
    }
}

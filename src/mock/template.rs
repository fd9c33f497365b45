//! Templates of postbacks: text with variables such as `{click_id}`.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The variables that a conversion may have. One without a value leaves nothing; names that are not here
/// stay as they are, unless the conversion has a value for them.
const KNOWN: &[&str] = &[
    "amount_gross",
    "amount_net",
    "click_id",
    "conversion_at",
    "conversion_type",
    "creator_onlyfans_username",
    "external_click_id",
    "fan_onlyfans_id",
    "fan_onlyfans_username",
    "fbclid",
    "gbraid",
    "gclid",
    "ofapi_account_id",
    "sccid",
    "smart_link_id",
    "smart_link_name",
    "transaction_type",
    "ttclid",
    "wbraid",
];

/// The characters that mean nothing in any part of a URL.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The values of variables, by their names.
pub(super) type Variables = BTreeMap<String, String>;

/// The place of a value, which decides how it is escaped. The server's own escaping is not documented.
#[derive(Debug, Clone, Copy)]
pub(super) enum Within {
    /// A URL or a form.
    Url,
    /// A string of JSON.
    Json,
    Text,
}

/// Returns a template with its variables filled in.
pub(super) fn fill(template: &str, variables: &Variables, within: Within) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, after)| {
            let value = variables.get(name).map(String::as_str);
            let value = value.or_else(|| KNOWN.contains(&name).then_some(""));
            Some((value?, after))
        });
        match value {
            Some((value, after)) => {
                filled.push_str(&escaped(value, within));
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

fn escaped(value: &str, within: Within) -> String {
    match within {
        Within::Url => utf8_percent_encode(value, ESCAPED).to_string(),
        Within::Json => {
            let quoted = serde_json::Value::from(value).to_string();
            quoted[1..quoted.len() - 1].to_owned()
        }
        Within::Text => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_filled_in_and_other_braces_stay() {
        let variables = Variables::from([
            ("click_id".to_owned(), "a&b \"c\"/é".to_owned()),
            ("mine".to_owned(), "{click_id}".to_owned()),
        ]);
        for (template, within, expected) in [
            ("?c={click_id}", Within::Url, "?c=a%26b%20%22c%22%2F%C3%A9"),
            (
                r#"{"c":"{click_id}","g":"{gclid}"}"#,
                Within::Json,
                r#"{"c":"a&b \"c\"/é","g":""}"#,
            ),
            ("{mine}{other}{", Within::Text, "{click_id}{other}{"),
            ("{{gclid}}", Within::Text, "{}"),
        ] {
            assert_eq!(fill(template, &variables, within), expected, "{template}");
        }
    }
}

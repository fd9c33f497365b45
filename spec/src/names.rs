//! Rust names: the casing that progenitor and typify apply, and scopes in which names stay distinct.

use std::collections::BTreeSet;

use heck::{ToPascalCase, ToSnakeCase};
use unicode_ident::{is_xid_continue, is_xid_start};

use crate::document::Location;

/// Returns the identifier of a type: one that typify does not change.
pub(crate) fn type_name(name: &str) -> String {
    let mut name = pascal(name);
    // `a-b` becomes `AB`, and that becomes `Ab`. No name is known to need more than two rounds.
    for _ in 0..8 {
        let again = pascal(&name);
        if again == name {
            break;
        }
        name = again;
    }
    name
}

/// Returns the identifier of a variant or builder, as typify and progenitor make it.
pub(crate) fn pascal(name: &str) -> String {
    identifier(&name_parts(name).to_pascal_case(), "X")
}

/// Returns the identifier of a field, method or argument, as typify makes it.
#[must_use]
pub fn snake(name: &str) -> String {
    identifier(&name_parts(name).to_snake_case(), "x")
}

fn name_parts(name: &str) -> String {
    match name {
        "+1" => "plus1".to_owned(),
        "-1" => "minus1".to_owned(),
        _ => name.replace('\'', "").replace(|c| !is_xid_continue(c), "-"),
    }
}

fn identifier(cased: &str, prefix: &str) -> String {
    let name = match cased.chars().next() {
        None => prefix.to_owned(),
        Some(first) if is_xid_start(first) => cased.to_owned(),
        Some(_) => format!("{prefix}{cased}"),
    };
    if KEYWORDS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// The words to which typify appends an underscore.
const KEYWORDS: [&str; 53] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "_",
];

/// Returns whether a key is data, such as an id, a size, a date or a template, rather than a name.
#[must_use]
pub fn is_data(key: &str) -> bool {
    let is_template = key.starts_with('{') && key.ends_with('}');
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    let is_number_or_date = digits > 0
        && key
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"-:. /TZ".contains(&byte));
    is_template || is_number_or_date
}

/// Returns the name of the variant of a value.
#[must_use]
pub fn variant(value: &str) -> String {
    let is_number = |c: char| c.is_ascii_digit();
    match value.strip_prefix('-') {
        Some(number) if number.starts_with(is_number) => {
            format!("Minus{}", pascal(number).trim_start_matches('X'))
        }
        None if value.starts_with(is_number) => {
            format!("N{}", pascal(value).trim_start_matches('X'))
        }
        _ => pascal(value),
    }
}

/// Names that are taken, in one namespace.
#[derive(Debug, Default)]
pub(crate) struct Scope(BTreeSet<String>);

impl Scope {
    /// Takes a name, and returns whether it was free.
    pub(crate) fn try_claim(&mut self, name: &str) -> bool {
        self.0.insert(name.to_owned())
    }

    /// Takes a name, or the first free one of `name_2`, `name_3`, … after casing.
    pub(crate) fn claim(&mut self, name: &str, case: fn(&str) -> String) -> String {
        let wanted = case(name);
        let mut candidate = wanted.clone();
        let mut number = 2_u32;
        while !self.try_claim(&candidate) {
            candidate = case(&format!("{wanted}_{number}"));
            number += 1;
        }
        candidate
    }
}

/// Returns the words of a name.
pub(crate) fn words(name: &str) -> Vec<String> {
    let snake = snake(name);
    let words = snake.split('_').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The name of the setter of the header by which the server recognizes a retry.
pub(crate) const IDEMPOTENCY_KEY: &str = "idempotency_key";

/// Returns whether a parameter is the header `Idempotency-Key`.
pub(crate) fn is_idempotency_key(location: Location, wire_name: &str) -> bool {
    location == Location::Header && wire_name.eq_ignore_ascii_case("Idempotency-Key")
}

/// Whether a path argument of this name is an account.
pub(crate) fn is_account(name: &str) -> bool {
    matches!(words(name).as_slice(), [one] if one == "account")
        || matches!(words(name).as_slice(), [one, two] if one == "account" && two == "id")
}

/// Whether an argument of this name is a URL.
pub(crate) fn is_url(name: &str) -> bool {
    !is_id(name) && words(name).iter().any(|word| word == "url")
}

/// Whether a member of this name is a secret that one sends.
pub(crate) fn is_secret(name: &str) -> bool {
    words(name).last().is_some_and(|word| word == "password")
}

/// Whether a member of this name holds an id.
pub(crate) fn is_id(name: &str) -> bool {
    let words = words(name);
    matches!(words.last().map(String::as_str), Some("id" | "ids"))
}

/// Whether an argument of this name refers to something named in a response: an id or a cursor.
pub(crate) fn is_reference(name: &str) -> bool {
    let words = words(name);
    is_id(name) || matches!(words.last().map(String::as_str), Some("cursor" | "marker"))
}

/// Whether numbers or text of this name are media, in the vault by number or uploaded by id.
pub(crate) fn is_media(name: &str) -> bool {
    matches!(words(name).join("_").as_str(), "media_files" | "previews")
}

/// Whether text of this name is a date or time, in whichever form.
pub(crate) fn is_date(name: &str) -> bool {
    let words = words(name);
    let has = |word: &str| words.iter().any(|other| other == word);
    let last = words.last().map(String::as_str);
    matches!(last, Some("at" | "timestamp")) || has("date") || has("last") && last == Some("seen")
}

/// Whether a number of this name may have a fraction that one sample lacks: money, averages and
/// angles.
pub(crate) fn is_fractional(name: &str) -> bool {
    let words = words(name);
    let is_ratio = words.iter().any(|word| RATIOS.contains(&word.as_str()));
    let is_counter = words.iter().any(|word| COUNTERS.contains(&word.as_str()));
    is_ratio && !is_counter || is_money(name)
}

/// Words for numbers with a fraction that are no money.
const RATIOS: [&str; 4] = ["angle", "average", "delta", "percentage"];

const COUNTERS: [&str; 10] = [
    "clicks",
    "count",
    "counts",
    "id",
    "ids",
    "percent",
    "percentage",
    "rate",
    "subscribers",
    "type",
];

/// Whether a number of this name is an amount of money.
pub(crate) fn is_money(name: &str) -> bool {
    const MONEY: [&str; 21] = [
        "amount",
        "amounts",
        "autorecharge",
        "balance",
        "commission",
        "cost",
        "earned",
        "earnings",
        "fee",
        "fees",
        "gross",
        "ltv",
        "net",
        "price",
        "revenue",
        "spend",
        "spent",
        "sum",
        "summ",
        "target",
        "vat",
    ];
    let words = words(name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_bound_of_tips = has(&["tips"]) && has(&["min", "max"]);
    let is_in_credits = has(&["credit", "credits"]) && has(&["cost"]);
    !has(&COUNTERS) && !has(&RATIOS) && !is_in_credits && (has(&MONEY) || is_bound_of_tips)
}

/// Returns the name of the variant that holds values which are not documented.
pub(crate) fn other_variant(variants: &[String]) -> &'static str {
    let is_free = |name: &&str| !variants.iter().any(|variant| variant == name);
    let name = ["Other", "Unlisted", "AnyOther"].into_iter().find(is_free);
    name.unwrap_or("NotDocumented")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_known_by_their_words() {
        for name in [
            "price",
            "subscribePrice",
            "tipsSumm",
            "total_net",
            "gross",
            "tipsMin",
            "creditBalance",
            "averageDuration",
        ] {
            assert!(is_fractional(name), "{name}");
        }
        for name in [
            "priceCount",
            "network",
            "transaction_id",
            "total",
            "grossClicks",
            "creditCost",
            "tips",
        ] {
            assert!(!is_fractional(name), "{name}");
        }
    }

    #[test]
    fn names_of_types_and_fields_do_not_change_when_they_are_cased_again() {
        for name in [
            "ListABTests",
            "2FA code",
            "_meta",
            "type",
            "Self",
            "élan",
            "+1",
            "",
            "a.b",
        ] {
            assert_eq!(pascal(&type_name(name)), type_name(name), "{name}");
            assert_eq!(snake(&snake(name)), snake(name), "{name}");
        }
    }
}

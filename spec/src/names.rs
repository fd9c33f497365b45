//! Rust names: the casing that progenitor and typify apply, and proof that names stay apart under it.

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToPascalCase, ToSnakeCase};
use unicode_ident::{is_xid_continue, is_xid_start};

/// An id longer than this is replaced by one made from method and path.
const LONGEST_ID: usize = 64;

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
pub(crate) fn snake(name: &str) -> String {
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

/// The words that typify sets an underscore behind.
const KEYWORDS: [&str; 53] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "_",
];

/// Names that are taken, in one namespace.
#[derive(Debug, Default)]
pub(crate) struct Scope(BTreeSet<String>);

impl Scope {
    /// A scope in which these names are taken from the start.
    pub(crate) fn reserving(names: &[&str]) -> Self {
        Self(names.iter().map(|&name| name.to_owned()).collect())
    }

    /// Takes a name unless it is taken.
    pub(crate) fn try_claim(&mut self, name: &str) -> bool {
        self.0.insert(name.to_owned())
    }

    /// Takes a name, or the first free one of `name_2`, `name_3`, … after casing.
    pub(crate) fn claim(&mut self, name: &str, case: fn(&str) -> String) -> String {
        self.claim_by(name, case, str::to_owned)
    }

    /// As [`Scope::claim`], where names are the same if they are so in another form.
    pub(crate) fn claim_by(
        &mut self,
        name: &str,
        case: fn(&str) -> String,
        form: fn(&str) -> String,
    ) -> String {
        let wanted = case(name);
        let mut candidate = wanted.clone();
        let mut number = 2_u32;
        while !self.try_claim(&form(&candidate)) {
            candidate = case(&format!("{wanted}_{number}"));
            number += 1;
        }
        candidate
    }
}

/// Gives every operation an id of ASCII words that stays unique when it is cased.
///
/// Upstream's id is kept if it is one; ids that are missing, empty, repeated, over-long or not in
/// ASCII are replaced by one made from method and path.
pub(crate) fn operation_ids<'a>(
    operations: impl Iterator<Item = (&'a str, &'a str, Option<&'a str>)> + Clone,
) -> Vec<String> {
    let usable = |id: &str| {
        id.is_ascii() && id.len() <= LONGEST_ID && id.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for (_, _, id) in operations.clone() {
        *uses.entry(snake(id.unwrap_or_default())).or_default() += 1;
    }
    let mut scope = Scope::default();
    operations
        .map(|(method, path, id)| {
            let id = match id {
                Some(id) if usable(id) && uses.get(&snake(id)) == Some(&1) => snake(id),
                _ => from_path(method, path),
            };
            scope.claim(&id, snake)
        })
        .collect()
}

/// `GET /api/{account}/chats/{chat_id}` becomes `get_api_chats_by_account_by_chat_id`.
fn from_path(method: &str, path: &str) -> String {
    let mut words = vec![method.to_ascii_lowercase()];
    let (parameters, constants): (Vec<_>, Vec<_>) = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .partition(|segment| segment.starts_with('{'));
    words.extend(constants.into_iter().map(str::to_owned));
    words.extend(parameters.into_iter().map(|name| format!("by-{name}")));
    let mut id = snake(&words.join("-").replace(|c: char| !c.is_ascii(), "-"));
    if id.len() > LONGEST_ID {
        id.truncate(LONGEST_ID);
        id.truncate(id.rfind('_').unwrap_or(LONGEST_ID));
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(operations: &[(&str, &str, Option<&str>)]) -> Vec<String> {
        operation_ids(operations.iter().copied())
    }

    #[test]
    fn a_usable_id_is_kept() {
        assert_eq!(ids(&[("GET", "/a", Some("listChats"))]), ["list_chats"]);
    }

    #[test]
    fn missing_empty_long_and_foreign_ids_come_from_the_path() {
        let long = "a".repeat(150);
        assert_eq!(
            ids(&[
                ("GET", "/api/{account}/chats", None),
                ("POST", "/api/chats", Some("")),
                ("PUT", "/api/chats", Some(&long)),
                ("DELETE", "/api/chats", Some("удалить")),
            ]),
            [
                "get_api_chats_by_account",
                "post_api_chats",
                "put_api_chats",
                "delete_api_chats"
            ]
        );
    }

    #[test]
    fn repeated_ids_all_come_from_the_path_whatever_their_casing() {
        assert_eq!(
            ids(&[
                ("GET", "/a", Some("getThing")),
                ("GET", "/b", Some("get_thing"))
            ]),
            ["get_a", "get_b"]
        );
    }

    #[test]
    fn ids_that_still_meet_are_numbered() {
        assert_eq!(
            ids(&[("GET", "/a", None), ("GET", "/a/", None)]),
            ["get_a", "get_a_2"]
        );
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

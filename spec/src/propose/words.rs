//! Makes names from titles, paths and members.

use crate::{document::Operation, infer::Place, names};

use super::LONGEST;

/// Returns the names that the type of an object may get, the best first.
pub(super) fn candidates(place: &Place<'_>) -> Vec<String> {
    let own = singular(&last_name(place.key));
    let title = noun_of_title(place.operation);
    match place.key.split_once(" response") {
        Some((_, "" | ".data")) => vec![title.clone(), format!("{title}_response")],
        Some((_, steps)) if steps.ends_with("[]") => vec![title.clone(), format!("{title}_item")],
        Some(_) => vec![title.clone(), format!("{title}_value")],
        None => {
            let parent = place.key.split('.').next().unwrap_or_default();
            vec![
                own.clone(),
                format!("{parent}_{own}"),
                format!("{title}_{own}"),
            ]
        }
    }
}

/// Returns the name of the innermost member in a key.
pub(super) fn last_name(key: &str) -> String {
    let name = key.rsplit('.').next().unwrap_or_default();
    names::words(name.trim_end_matches(['[', ']', '{', '}'])).join("_")
}

const VERBS: [&str; 9] = [
    "get", "list", "show", "create", "update", "delete", "retrieve", "add", "send",
];
const ARTICLES: [&str; 4] = ["a", "an", "the", "all"];
const PREPOSITIONS: [&str; 6] = ["by", "for", "from", "in", "of", "to"];

fn title_words(operation: &Operation) -> Vec<String> {
    let title = operation.title.split('(').next().unwrap_or_default();
    if title.is_ascii() {
        let words = title.split(|c: char| !c.is_ascii_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect()
    } else {
        Vec::new()
    }
}

pub(super) fn noun_of_title(operation: &Operation) -> String {
    let words = title_words(operation);
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !ARTICLES.contains(word))
        .collect();
    let nouns = match words.split_first() {
        Some((verb, nouns)) if VERBS.contains(verb) && !nouns.is_empty() => nouns,
        _ => &words,
    };
    let from_path = || constants(operation).last().cloned().unwrap_or_default();
    let noun = match nouns {
        [] => from_path(),
        nouns => nouns.join("_"),
    };
    singular(&noun)
}

/// Returns names from the title of an operation, without the nouns of its group, the best first.
pub(super) fn of_title(operation: &Operation, handle: &str) -> Vec<String> {
    let of_handle: Vec<String> = handle.split('_').map(singular).collect();
    let mut of_group = nouns_of_group(operation, &of_handle);
    of_group.extend(of_handle.clone());
    // If groups share a handle, names without all nouns of a group may be equal, so the nouns of the
    // handle alone are tried as well.
    let mut names: Vec<String> = [of_group, of_handle]
        .iter()
        .filter_map(|nouns| without_nouns(operation, nouns))
        .collect();
    names.dedup();
    names
}

/// Returns the words of the name of a group, if the handle is named after them.
fn nouns_of_group(operation: &Operation, of_handle: &[String]) -> Vec<String> {
    let group = operation.group.as_deref().unwrap_or_default();
    let group = group.split('(').next().unwrap_or_default();
    let is_one_name = group.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ');
    let words: Vec<String> = group
        .split_whitespace()
        .map(|word| singular(&word.to_ascii_lowercase()))
        .collect();
    if is_one_name && words.last() == of_handle.last() {
        words
    } else {
        Vec::new()
    }
}

/// Returns a name from the title without these nouns, and without the prepositions before them.
fn without_nouns(operation: &Operation, nouns: &[String]) -> Option<String> {
    let is_noun = |word: &str| nouns.contains(&singular(word));
    let words = title_words(operation);
    let first = words.first()?.as_str();
    let names_no_verb = is_noun(first) && !VERBS.contains(&first) && operation.method == "GET";
    let (verb, rest) = if names_no_verb {
        ("get", &words[..])
    } else {
        (first, &words[1..])
    };
    let mut rest: Vec<&str> = rest
        .iter()
        .map(String::as_str)
        .filter(|word| !["a", "an", "the"].contains(word) && !is_noun(word))
        .collect();
    if words.last().is_some_and(|last| is_noun(last)) {
        while rest.last().is_some_and(|word| PREPOSITIONS.contains(word)) {
            rest.pop();
        }
    }
    let (verb, rest) = match (verb, rest.as_slice()) {
        ("get" | "show" | "retrieve" | "fetch" | "list", ["all", rest @ ..]) => ("list", rest),
        ("show" | "retrieve" | "fetch" | "view", rest) => ("get", rest),
        ("store", rest) => ("create", rest),
        ("edit", rest) => ("update", rest),
        ("destroy", rest) => ("delete", rest),
        (verb, rest) => (verb, rest),
    };
    let words: Vec<&str> = std::iter::once(verb).chain(rest.iter().copied()).collect();
    let name = names::snake(&words.join("_"));
    (name.len() <= LONGEST).then_some(name)
}

pub(super) fn of_path(operation: &Operation, handle: &str) -> Option<String> {
    let method = operation.method.to_ascii_lowercase();
    let constants = constants(operation);
    let last = constants.last().map_or("", String::as_str);
    let last = if names::snake(last) == handle {
        ""
    } else {
        last
    };
    let name = names::snake(&format!("{method}_{last}"));
    (name.is_ascii() && name.len() <= LONGEST).then_some(name)
}

/// Returns the constant segments of the path, without the prefix `api`.
pub(super) fn constants(operation: &Operation) -> Vec<String> {
    let segments = operation.path.split('/');
    segments
        .filter(|segment| !segment.is_empty() && !segment.contains('{') && *segment != "api")
        .map(|segment| segment.chars().filter(char::is_ascii).collect())
        .collect()
}

pub(super) fn singular(noun: &str) -> String {
    let (start, end) = match noun {
        _ if noun.ends_with("ies") && noun.len() > 4 => (&noun[..noun.len() - 3], "y"),
        _ if noun.ends_with("sses") || noun.ends_with("xes") => (&noun[..noun.len() - 2], ""),
        _ if noun.ends_with("ss") || noun.ends_with("us") || noun.ends_with("is") => (noun, ""),
        _ => (noun.strip_suffix('s').unwrap_or(noun), ""),
    };
    format!("{start}{end}")
}

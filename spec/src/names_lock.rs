//! [`Names`]: the content of `names.lock`, names that do not change with titles and tags.

use std::{collections::BTreeMap, fmt, str::FromStr};

use crate::{
    document::{EVENT, Operation},
    error::Error,
    names,
    surface::Type,
};

/// The names of methods, types and setters that do not follow from the document alone.
///
/// A line holds an operation or a place and, last, its name:
///
/// ```text
/// GET /api/{}/chats                  chats.list
/// GET /api/{}/chats response.data[]    Chat
/// Chat.lastMessage                   ChatMessage
/// POST /api/{}/hooks body.headers()  hook_headers
/// ```
///
/// An operation is its method and its path without the names of parameters. A place is the position
/// of a type or a setter in an operation or in another type: `[]` leads to the items of a list, `{}`
/// to the values of a map, and `()` is the setter or field of a member.
///
/// Places of one name are one type. The name of a scalar, such as `Amount`, or of an enum is the type
/// of a member of a response, unless its samples contradict it; `Value` leaves a place untyped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    pub(crate) methods: BTreeMap<String, MethodName>,
    /// The names of types and setters by place.
    pub(crate) places: BTreeMap<String, String>,
}

/// The name of a method: `chats.list` is called as `client.chats().list()`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct MethodName {
    pub(crate) handle: String,
    pub(crate) method: String,
}

impl fmt::Display for MethodName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.handle, self.method)
    }
}

impl Names {
    /// Returns the lines of this lock whose operations and places are not in `used`.
    #[must_use]
    pub fn unused_in(&self, used: &Self) -> Vec<String> {
        let own = self.lines();
        let used = used.lines();
        own.into_iter()
            .filter(|(what, _)| !used.contains_key(what))
            .map(|(what, name)| line(&what, &name))
            .collect()
    }

    /// Returns this lock with a name for a setter or field, by its place: `GET /api/{}/chats query.limit`
    /// or `Chat.lastMessage`.
    #[must_use]
    pub fn with_setter(mut self, place: &str, name: &str) -> Self {
        self.places.insert(format!("{place}()"), name.to_owned());
        self
    }

    /// Returns this lock with the lines of moved operations under their new keys.
    ///
    /// `moved` has the new keys by the old ones.
    #[must_use]
    pub fn moved(&self, moved: &BTreeMap<String, String>) -> Self {
        let mut lock = self.clone();
        lock.methods = at_new_place(lock.methods, moved);
        lock.places = at_new_place(lock.places, moved);
        lock
    }

    /// Returns the lines of both locks; for a place in both, the name in this one.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let mut union = other.clone();
        union.methods.extend(self.methods.clone());
        union.places.extend(self.places.clone());
        union
    }

    /// Returns the lines of this lock that another does not have, or has with another name.
    #[must_use]
    pub fn not_in(&self, other: &Self) -> Vec<String> {
        let other = other.lines();
        self.lines()
            .into_iter()
            .filter(|(what, name)| other.get(what) != Some(name))
            .map(|(what, name)| line(&what, &name))
            .collect()
    }

    fn lines(&self) -> BTreeMap<String, String> {
        let methods = self.methods.iter();
        let places = self.places.clone();
        methods
            .map(|(operation, name)| (operation.clone(), name.to_string()))
            .chain(places)
            .collect()
    }
}

fn at_new_place<T>(
    names: BTreeMap<String, T>,
    moved: &BTreeMap<String, String>,
) -> BTreeMap<String, T> {
    let to = |place: &str| {
        // An operation is two words; what follows is a place in it.
        let end = place.match_indices(' ').nth(1);
        let (key, rest) = place.split_at(end.map_or(place.len(), |(end, _)| end));
        moved.get(key).map(|key| format!("{key}{rest}"))
    };
    let (moved, mut names): (BTreeMap<_, _>, BTreeMap<_, _>) = names
        .into_iter()
        .partition(|(place, _)| to(place).is_some());
    // Lines of moved operations replace those of an operation that had the new key before.
    let moved = moved.into_iter();
    names.extend(moved.filter_map(|(place, name)| Some((to(&place)?, name))));
    names
}

/// Returns the key of an operation in `names.lock`.
pub(crate) fn key(operation: &Operation) -> String {
    operation_key(operation.method, &operation.path)
}

/// Returns the place of the content that an operation's caller receives.
pub(crate) fn content(operation: &Operation) -> String {
    let content = match operation.method {
        EVENT => "payload",
        _ => "response",
    };
    format!("{} {content}", key(operation))
}

/// Returns the key of an operation in a lock, without the names of parameters, which may change.
#[must_use]
pub fn operation_key(method: &str, path: &str) -> String {
    let mut blank = String::new();
    let mut rest = path;
    while let Some((constant, parameter)) = rest.split_once('{') {
        blank.push_str(constant);
        blank.push_str("{}");
        rest = parameter.split_once('}').map_or("", |(_, rest)| rest);
    }
    blank.push_str(rest);
    format!("{method} {}", word(&blank))
}

/// Returns text as one word of a line, with `%20` in place of whitespace.
#[must_use]
pub fn word(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("%20")
}

pub(crate) fn line(what: &str, name: &str) -> String {
    format!("{what}  {name}")
}

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines()
            .iter()
            .try_for_each(|(what, name)| writeln!(f, "{}", line(what, name)))
    }
}

impl FromStr for Names {
    type Err = Error;

    /// Parses a lock; text after `#` is a comment.
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut lock = Self::default();
        for (index, text) in text.lines().enumerate() {
            let refuse = |problem: String| Error::new(format!("line {}", index + 1), problem);
            let words = text.split_whitespace();
            let words: Vec<&str> = words.take_while(|word| !word.starts_with('#')).collect();
            let Some((name, what)) = words.split_last() else {
                continue;
            };
            if what.is_empty() {
                return Err(refuse(format!(
                    "expected an operation or a place and its name, found only {name:?}"
                )));
            }
            // Older locks, which `xtask semver` reads, call a response an answer.
            let what = what.join(" ").replacen(" answer", " response", 1);
            let is_repeated = match name.split_once('.') {
                Some((handle, method)) => {
                    for part in [handle, method] {
                        check(part, names::snake(part)).map_err(refuse)?;
                    }
                    let name = MethodName {
                        handle: handle.to_owned(),
                        method: method.to_owned(),
                    };
                    lock.methods.insert(what.clone(), name).is_some()
                }
                None => {
                    let cased = if what.ends_with("()") {
                        names::snake(name)
                    } else {
                        names::type_name(name)
                    };
                    if Type::of_word(name).is_none() {
                        check(name, cased).map_err(refuse)?;
                    }
                    let name = (*name).to_owned();
                    lock.places.insert(what.clone(), name).is_some()
                }
            };
            if is_repeated {
                return Err(refuse(format!("{what} is named a second time")));
            }
        }
        Ok(lock)
    }
}

fn check(name: &str, cased: String) -> Result<(), String> {
    if name == cased {
        Ok(())
    } else {
        Err(format!("expected a name such as `{cased}`, found `{name}`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
Chat.lastMessage  ChatMessage
GET /api/{}/chats  chats.list
GET /api/{}/chats response.data[]  Chat
";

    #[test]
    fn a_lock_is_written_as_it_is_read() {
        let lock: Names = TEXT.parse().expect("a lock");
        assert_eq!(lock.to_string(), TEXT);
        let commented = format!("# Names.\n\n{TEXT}").replace("list\n", "list   # not all\n");
        assert_eq!(commented.parse(), Ok(lock));
    }

    #[test]
    fn a_line_that_cannot_be_is_named_with_its_reason() {
        for (text, message) in [
            (
                "Chat",
                "line 1: expected an operation or a place and its name, found only \"Chat\"",
            ),
            (
                "\nGET /a a.listAll",
                "line 2: expected a name such as `list_all`, found `listAll`",
            ),
            (
                "A.b URLInfo",
                "line 1: expected a name such as `UrlInfo`, found `URLInfo`",
            ),
            (
                "A.b row",
                "line 1: expected a name such as `Row`, found `row`",
            ),
            (
                "A.b()\tRow # why",
                "line 1: expected a name such as `row`, found `Row`",
            ),
            (
                "GET /a a.b\nGET /a a.c",
                "line 2: GET /a is named a second time",
            ),
        ] {
            let error = text.parse::<Names>().expect_err(text);
            assert_eq!(error.to_string(), message);
        }
    }
}

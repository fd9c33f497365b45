//! Parsing of a body into a [`Tree`].

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Number, value::RawValue};

use super::tree::Tree;

/// The name under which serde_json hands out a number if another crate turns on its feature
/// `arbitrary_precision`.
pub(crate) const NUMBER: &str = "$serde_json::private::Number";

/// The deepest nesting of a body, as in serde_json itself.
const DEEPEST: usize = 127;

/// Parses a body; returns `None` if it is not JSON.
pub(super) fn tree(body: &[u8]) -> Option<Tree<'_>> {
    // UTF-8 is checked once for the whole body, not for each string.
    let body = std::str::from_utf8(body).ok()?;
    in_one_pass(body).ok().or_else(|| {
        let root: &RawValue = serde_json::from_str(body).ok()?;
        Some(by_level(root.get(), 0))
    })
}

/// Parses text in one pass, which fails on values that no Rust type can hold.
fn in_one_pass(text: &str) -> serde_json::Result<Tree<'_>> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let mut unfinished = Unfinished::default();
    let tree = Reader(&mut unfinished).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(tree)
}

/// Parses text level by level, which is slow, and keeps each value that no Rust type can hold as
/// [`Tree::Broken`].
fn by_level<'a>(text: &'a str, depth: usize) -> Tree<'a> {
    let broken = |_| Tree::Broken(text);
    let below = |value: &'a RawValue| by_level(value.get(), depth + 1);
    match text.as_bytes().first() {
        Some(b'{' | b'[') if depth == DEEPEST => Tree::Broken(text),
        Some(b'{') => serde_json::from_str(text).map_or_else(broken, |members: Members<'_>| {
            let members = members.0.into_iter();
            Tree::Object(
                members
                    .map(|(name, value)| (name.0, below(value)))
                    .collect(),
            )
        }),
        Some(b'[') => serde_json::from_str(text).map_or_else(broken, |items: Vec<&RawValue>| {
            Tree::List(items.into_iter().map(below).collect())
        }),
        _ => in_one_pass(text).unwrap_or_else(broken),
    }
}

/// The items and members of all unfinished lists and objects, the innermost last.
///
/// They share two vectors, so that each list and object is allocated once, at its final size.
#[derive(Default)]
struct Unfinished<'a> {
    items: Vec<Tree<'a>>,
    members: Vec<(Cow<'a, str>, Tree<'a>)>,
}

struct Reader<'r, 'a>(&'r mut Unfinished<'a>);

impl<'de> DeserializeSeed<'de> for Reader<'_, 'de> {
    type Value = Tree<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_, 'de> {
    type Value = Tree<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree<'de>, E> {
        Ok(Number::from_f64(value).map_or(Tree::Null, Tree::Number))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree<'de>, A::Error> {
        let start = self.0.items.len();
        while let Some(item) = items.next_element_seed(Reader(self.0))? {
            self.0.items.push(item);
        }
        Ok(Tree::List(self.0.items.drain(start..).collect()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree<'de>, A::Error> {
        let start = self.0.members.len();
        while let Some(name) = map.next_key::<Name<'de>>()? {
            let member = map.next_value_seed(Reader(self.0))?;
            self.0.members.push((name.0, member));
        }
        let members = self.0.members.drain(start..);
        if let [(name, Tree::Text(text))] = members.as_slice()
            && name == NUMBER
            && let Ok(number) = text.parse()
        {
            return Ok(Tree::Number(number));
        }
        Ok(Tree::Object(members.collect()))
    }
}

/// The name of a member.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

/// The members of an object in their order, as raw JSON.
struct Members<'a>(Vec<(Name<'a>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

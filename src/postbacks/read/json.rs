//! The values of a body that is JSON.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use super::super::{
    read_error::Problem,
    template::json::{Json, Node},
};

/// The values of a body.
pub(super) struct Read {
    /// The text for each leaf of the template; `None` if it did not come.
    pub(super) texts: Vec<Option<String>>,
    /// The members that the template does not have.
    pub(super) extra: Vec<(String, String)>,
}

/// Returns the values of a body, or `None` if it is no JSON.
pub(super) fn read(json: &Json, body: &str) -> Result<Option<Read>, Problem> {
    let Ok(raw) = serde_json::from_str::<&RawValue>(body) else {
        return Ok(None);
    };
    let mut read = Read {
        texts: vec![None; json.leaves.len()],
        extra: Vec::new(),
    };
    walk(&json.root, raw.get(), "", &mut read)?;
    Ok(Some(read))
}

/// Takes what the template knows, as deep as the template is.
fn walk(node: &Node, json: &str, place: &str, read: &mut Read) -> Result<(), Problem> {
    match node {
        Node::Leaf(index) => read.texts[*index] = Some(text(json)),
        // A list or an object of another kind has none of the members, which are then absent.
        Node::List(items) => {
            let found: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
            for (index, (item, json)) in items.iter().zip(found).enumerate() {
                walk(item, json.get(), &format!("{place}[{index}]"), read)?;
            }
        }
        Node::Object(members) => {
            let found = serde_json::from_str::<Members>(json);
            let found = found.map_or_else(|_| Vec::new(), |members| members.0);
            let mut is_taken = vec![false; members.len()];
            let dot = if place.is_empty() { "" } else { "." };
            for (name, json) in found {
                let name = name.into_owned();
                let place = format!("{place}{dot}{name}");
                let is_of_name = |index: &usize| members[*index].0 == name;
                let mut of_name = (0..members.len()).filter(is_of_name).peekable();
                if of_name.peek().is_none() {
                    read.extra.push((place, json.get().to_owned()));
                    continue;
                }
                let Some(index) = of_name.find(|&index| !is_taken[index]) else {
                    return Err(Problem::Repeated { place });
                };
                is_taken[index] = true;
                walk(&members[index].1, json.get(), &place, read)?;
            }
        }
    }
    Ok(())
}

/// Returns the text of a string, nothing for `null`, and other JSON as it is.
pub(super) fn text(json: &str) -> String {
    match json {
        "null" => String::new(),
        json => match json
            .strip_prefix('"')
            .and_then(|json| json.strip_suffix('"'))
        {
            Some(inner) => unescaped(inner),
            None => json.to_owned(),
        },
    }
}

/// Returns the text within the quotes of a string, as it is if it is not that of a string.
pub(super) fn unescaped(inner: &str) -> String {
    serde_json::from_str(&format!("\"{inner}\"")).unwrap_or_else(|_| inner.to_owned())
}

/// The members of an object, also those of one name.
struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}

//! Gives equal answer objects one name and different ones different names.

use std::collections::BTreeMap;

use crate::{
    AnswerKind, Kind, Operation, Shape,
    names::{self, Scope},
};

/// The structure of an object, without prose: equal exactly when the Rust types are.
type Structure = String;

/// The names of all objects that are received.
pub(super) struct Interner(BTreeMap<Structure, String>);

/// Where a structure was found.
struct Found {
    /// The order of the first place in the document.
    order: usize,
    /// The name after the first place.
    long: String,
    /// The name after the member that holds it, for what the server adds to every answer.
    short: Option<String>,
    places: usize,
}

impl Interner {
    pub(super) fn new(operations: &[&Operation], scope: &mut Scope) -> Self {
        let mut found = BTreeMap::new();
        for operation in operations {
            if let AnswerKind::Json(shape) = &operation.answer.kind {
                let place = format!("{}-response", operation.id);
                collect(shape, &place, None, &mut found);
            }
        }
        let mut found: Vec<(Structure, Found)> = found.into_iter().collect();
        // The commonest of several gets the short name.
        found.sort_by_key(|(_, found)| (std::cmp::Reverse(found.places), found.order));
        let mut named = BTreeMap::new();
        found.retain(|(structure, found)| {
            let short = found.short.as_ref().filter(|_| found.places > 1);
            match short {
                Some(name) if scope.try_claim(name) => {
                    named.insert(structure.clone(), name.clone());
                    false
                }
                _ => true,
            }
        });
        found.sort_by_key(|(_, found)| found.order);
        for (structure, found) in found {
            named.insert(structure, scope.claim(&found.long, names::type_name));
        }
        Self(named)
    }

    /// Returns the name of an object that [`Interner::new`] saw.
    pub(super) fn name(&self, object: &Shape) -> &str {
        self.0
            .get(&structure(object))
            .map(String::as_str)
            .unwrap_or_default()
    }
}

fn collect(
    shape: &Shape,
    place: &str,
    member: Option<&str>,
    found: &mut BTreeMap<Structure, Found>,
) {
    match &shape.kind {
        Kind::Array(item) => collect(item, &format!("{place}-item"), None, found),
        Kind::Map(value) => collect(value, &format!("{place}-value"), None, found),
        Kind::Object(members) => {
            let order = found.len();
            let entry = found.entry(structure(shape)).or_insert_with(|| Found {
                order,
                long: place.to_owned(),
                // `_meta` and its kin are the envelope.
                short: member
                    .filter(|name| name.starts_with('_'))
                    .map(names::type_name),
                places: 0,
            });
            entry.places += 1;
            for (name, property) in members {
                collect(
                    &property.shape,
                    &format!("{place}-{name}"),
                    Some(name),
                    found,
                );
            }
        }
        _ => {}
    }
}

fn structure(shape: &Shape) -> Structure {
    let mut text = String::new();
    write_structure(shape, &mut text);
    text
}

fn write_structure(shape: &Shape, text: &mut String) {
    match &shape.kind {
        Kind::Object(members) => {
            text.push('{');
            for (name, property) in members {
                text.push_str(&format!("{name:?}:"));
                write_structure(&property.shape, text);
                text.push(',');
            }
            text.push('}');
        }
        Kind::Array(item) => {
            text.push('[');
            write_structure(item, text);
            text.push(']');
        }
        Kind::Map(value) => {
            text.push('<');
            write_structure(value, text);
            text.push('>');
        }
        Kind::Unknown | Kind::Any => text.push('?'),
        Kind::Boolean => text.push('b'),
        Kind::Integer | Kind::IntegerEnum(_) => text.push('i'),
        Kind::Number => text.push('n'),
        Kind::String | Kind::StringEnum(_) => text.push('s'),
    }
}

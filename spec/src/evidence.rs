//! [`Evidence`]: the content of `evidence.lock`, kinds of value that poorer samples no longer show.

#[cfg(test)]
mod tests;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    document::{Content, Document},
    infer, names_lock,
    shape::{Kind, Limits, Property, Shape},
};

/// Kinds of value in responses for which the document has lost the evidence.
///
/// A line holds a place and, last, the kind of value seen there:
///
/// ```text
/// GET /api/{}/chats response.data[].lastMessage.price  number
/// GET /api/{}/media/download/{} response  bytes
/// ```
///
/// Places are those of [`Names`](crate::Names), from the operation on. In the names of members,
/// characters that have a meaning in a place are escaped, such as `.` by `%2E`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// The kept content by the key of the operation.
    responses: BTreeMap<String, Content>,
}

impl Evidence {
    /// Returns the evidence to keep with the next edition of the document: all that the old edition
    /// or this evidence shows and the new edition lacks.
    ///
    /// `moved` has the new keys of operations whose method or path changed. Where the new edition
    /// contradicts the old one, the new one counts; only a poorer sample takes nothing away. Evidence
    /// of an operation that is gone stays, in case the operation comes back.
    #[must_use]
    pub fn next(&self, old: &Document, new: &Document, moved: &BTreeMap<String, String>) -> Self {
        let old = old.operations.iter().map(|operation| {
            let key = names_lock::key(operation);
            let key = moved.get(&key).cloned().unwrap_or(key);
            (key, &operation.response)
        });
        // Of twins, the first is generated.
        let mut first = BTreeMap::new();
        for (key, response) in old {
            first.entry(key).or_insert(response);
        }
        let old = first;
        let documented: BTreeSet<String> = new.operations.iter().map(names_lock::key).collect();
        let is_gone = |key: &String| !documented.contains(moved.get(key).unwrap_or(key));
        let gone = self.responses.iter().filter(|(key, _)| is_gone(key));
        let mut responses: BTreeMap<String, Content> = gone
            .map(|(key, kind)| (key.clone(), kind.clone()))
            .collect();
        let mut seen = BTreeSet::new();
        for operation in &new.operations {
            let key = names_lock::key(operation);
            let is_first = seen.insert(key.clone());
            let response = &operation.response;
            // An operation that comes back has no old response, only its kept evidence.
            let before = old.get(&key).map(|response| &response.kind);
            let (Some(old), true) = (before.or(self.responses.get(&key)), is_first) else {
                continue;
            };
            let is_poorer = !response.is_documented;
            let kept = match (old, &response.kind) {
                (Content::Json(old), Content::Json(new)) => lost(old, new).map(Content::Json),
                (Content::Json(old), Content::Text) if old.kind != Kind::Unknown => {
                    Some(Content::Json(old.clone()))
                }
                (kind, _) if is_poorer && *kind != Content::Json(Shape::new(Kind::Unknown)) => {
                    Some((*kind).clone())
                }
                _ => None,
            };
            responses.extend(
                kept.filter(|kept| *kept != response.kind)
                    .map(|kept| (key, kept)),
            );
        }
        Self { responses }
    }

    /// Adds the kept evidence to a document.
    pub fn restore(&self, document: &mut Document) {
        let mut left = self.responses.clone();
        for operation in &mut document.operations {
            let Some(kept) = left.remove(&names_lock::key(operation)) else {
                continue;
            };
            let response = &mut operation.response;
            response.kind = match (response.kind.clone(), kept) {
                (Content::Json(own), Content::Json(kept)) => Content::Json(own.union(kept)),
                (_, kept) => kept,
            };
        }
    }

    /// Returns whether no evidence is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.responses.is_empty()
    }
}

/// Returns the part of a shape that a poorer one does not show.
fn lost(old: &Shape, new: &Shape) -> Option<Shape> {
    let kind = match (&old.kind, &new.kind) {
        (Kind::Unknown, _) => return None,
        (old, Kind::Unknown) => old.clone(),
        (Kind::Number, Kind::Integer | Kind::IntegerEnum(_)) => Kind::Number,
        (Kind::String | Kind::Words(_), Kind::NumberInText | Kind::Date)
        | (Kind::NumberInText, Kind::Date)
        | (Kind::Date, Kind::NumberInText) => Kind::String,
        (Kind::Array(old), Kind::Array(new)) => Kind::Array(Box::new(lost(old, new)?)),
        (Kind::Map(old), Kind::Map(new)) => Kind::Map(Box::new(lost(old, new)?)),
        (old, new) if is_empty_of(new, old) => old.clone(),
        (Kind::Object(old), Kind::Object(new)) => {
            let members: BTreeMap<String, Property> = old
                .iter()
                // Members of the envelope have hand-written types.
                .filter(|(name, _)| !infer::is_of_envelope(name))
                .filter_map(|(name, old)| {
                    let kept = lost(&old.shape, &new.get(name)?.shape)?;
                    Some((name.clone(), property(kept)))
                })
                .collect();
            if members.is_empty() {
                return None;
            }
            Kind::Object(members)
        }
        (old @ Kind::Several(_), new) | (old, new @ Kind::Several(_)) => {
            let kinds = |kind: &Kind| match kind {
                Kind::Several(kinds) => kinds.clone(),
                kind => vec![kind.clone()],
            };
            let new = kinds(new);
            // Kinds that the new edition does not show any more were taken away on purpose.
            let kept = kinds(old).into_iter().filter_map(|kind| {
                let alike = new.iter().find(|new| is_alike(&kind, new));
                let new = alike.or_else(|| new.iter().find(|new| is_empty_of(new, &kind)))?;
                lost(&Shape::new(kind.clone()), &Shape::new(new.clone()))
            });
            kept.reduce(Shape::union)?.kind
        }
        _ => return None,
    };
    Some(Shape::new(kind))
}

/// Returns whether one is an empty list and the other an object: PHP writes an object without members
/// as an empty list.
fn is_empty_of(list: &Kind, object: &Kind) -> bool {
    let is_empty = matches!(list, Kind::Array(item) if item.kind == Kind::Unknown);
    is_empty && matches!(object, Kind::Object(_) | Kind::Map(_))
}

/// Returns whether the union of two kinds is one kind.
fn is_alike(one: &Kind, other: &Kind) -> bool {
    let union = Shape::new(one.clone()).union(Shape::new(other.clone()));
    !matches!(union.kind, Kind::Several(_))
}

fn property(shape: Shape) -> Property {
    Property {
        shape,
        required: false,
        description: String::new(),
        limits: Limits::default(),
    }
}

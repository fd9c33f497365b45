//! Counts the types that a document describes, and those that the crate makes of them.

use std::collections::BTreeSet;

use onlyfansapi_spec::{Content, Definition, Document, Kind, Surface};

/// How many types a document describes, and how many the crate has of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merging {
    /// Objects with members within responses, each place counted.
    pub(super) objects: usize,
    /// Of these, those that differ in a member or its type.
    pub(super) distinct: usize,
    /// The structs of the crate, for responses and for what is sent.
    pub(super) structs: usize,
    /// The enums of the crate.
    pub(super) enums: usize,
}

/// Counts the types of a document before and after those that are one thing are made one type.
#[must_use]
pub(super) fn merging(document: &Document, surface: &Surface) -> Merging {
    let mut objects = Objects::default();
    for operation in &document.operations {
        if let Content::Json(shape) = &operation.response.kind {
            objects.outline(&shape.kind);
        }
    }
    let structs = surface
        .types
        .values()
        .filter(|definition| matches!(definition, Definition::Struct { .. }))
        .count();
    Merging {
        objects: objects.count,
        distinct: objects.outlines.len(),
        structs,
        enums: surface.types.len() - structs,
    }
}

#[derive(Default)]
struct Objects {
    count: usize,
    outlines: BTreeSet<String>,
}

impl Objects {
    /// Counts the objects within a kind; says what kinds of equal structure have in common.
    fn outline(&mut self, kind: &Kind) -> String {
        match kind {
            Kind::Object(members) => {
                let outlines: Vec<String> = members
                    .iter()
                    .map(|(name, member)| format!("{name:?}: {}", self.outline(&member.shape.kind)))
                    .collect();
                let outline = format!("{{{}}}", outlines.join(", "));
                if !members.is_empty() {
                    self.count += 1;
                    self.outlines.insert(outline.clone());
                }
                outline
            }
            Kind::Array(item) => format!("[{}]", self.outline(&item.kind)),
            Kind::Map(value) => format!("map of {}", self.outline(&value.kind)),
            Kind::Several(kinds) => {
                let kinds: Vec<String> = kinds.iter().map(|kind| self.outline(kind)).collect();
                format!("({})", kinds.join(" | "))
            }
            kind => format!("{kind:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onlyfansapi_spec::{Document, Groups, Names, plan, propose};

    #[test]
    fn equal_objects_are_counted_as_often_as_they_stand_and_as_one() {
        let response = r#"{"200": {"content": {"application/json": {"schema": {}, "example": {"data": {"id": 1, "owner": {"name": "x"}}}}}}}"#;
        let order = r#"[{"in": "query", "name": "order", "schema": {"type": "string", "enum": ["asc", "desc"]}}]"#;
        let document = format!(
            r#"{{"openapi": "3.0.3", "paths": {{
                "/cows": {{"get": {{"parameters": {order}, "responses": {response}}}}},
                "/rows": {{"get": {{"responses": {response}}}}}}}}}"#
        );
        let document = Document::any(&document).expect("a document");
        let lock = propose(&document, &Names::default()).expect("names");
        let surface = plan(&document, &lock, &Groups::All).expect("names for everything");
        let expected = Merging {
            objects: 6,
            distinct: 3,
            structs: 2,
            enums: 1,
        };
        assert_eq!(merging(&document, &surface), expected);
    }
}

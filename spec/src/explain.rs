//! Explains a type by the places where it was seen, the kinds that were seen there, and the facts on
//! its fields.

use std::{collections::BTreeMap, fmt::Write};

use crate::{
    behaviour::Facts,
    document::{Document, EVENT},
    error::Error,
    infer::{self, Namer},
    names_lock::Names,
    plan::{self, Locked},
    surface::Field,
};

/// Returns the places and the evidence behind a type, `Chat`, or one of its fields, `Chat.fan`, with
/// the fact on the field and its source.
///
/// A field is named in Rust or on the wire. A type that is only sent has no samples; its places are
/// those of the lock.
///
/// # Errors
///
/// Fails if there is no such type or field.
pub fn explain(document: &Document, lock: &Names, name: &str) -> Result<String, Error> {
    let (type_name, field_name) = match name.split_once('.') {
        Some((type_name, field_name)) => (type_name, Some(field_name)),
        None => (name, None),
    };
    let (surface, inference) = plan::plan_with(document, &mut Locked::new(lock))?;
    let unknown = |what: &str| Error::new(name, format!("there is no such {what}"));
    let Some(object) = inference.objects.get(type_name) else {
        let places = lock.places.iter().filter(|(_, name)| *name == type_name);
        let places: Vec<String> = places.map(|(place, _)| format!("  {place}\n")).collect();
        return match (field_name, places.len()) {
            (None, 1..) => Ok(format!("{type_name}, sent in:\n{}", places.concat())),
            _ => Err(unknown("type")),
        };
    };
    let fields: &[Field] = match surface.types.get(type_name) {
        Some(crate::surface::Definition::Struct { fields, .. }) => fields,
        _ => &[],
    };
    let mut text = String::new();
    // Writing to a string does not fail.
    let Some(field_name) = field_name else {
        let _ = writeln!(text, "{type_name}, seen in {} places:", object.places.len());
        for place in &object.places {
            let _ = writeln!(text, "  {place}");
        }
        let _ = writeln!(text, "with {} fields:", fields.len());
        for field in fields {
            let member = object.members.get(&field.wire_name);
            let seen = member.map_or(0, |member| member.seen.len());
            let _ = writeln!(text, "  {}: {}, in {seen} places", field.name, field.ty);
        }
        return Ok(text);
    };
    let field = fields
        .iter()
        .find(|field| field.name == field_name || field.wire_name == field_name)
        .ok_or_else(|| unknown("field"))?;
    let _ = writeln!(text, "{type_name}.{}: {}", field.name, field.ty);
    let mut by_kind: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, kind) in object
        .members
        .get(&field.wire_name)
        .into_iter()
        .flat_map(|member| &member.seen)
    {
        by_kind.entry(kind).or_default().push(*place);
    }
    for (kind, places) in by_kind {
        let _ = writeln!(text, "{kind}, in {} places:", places.len());
        for place in places {
            let _ = writeln!(text, "  {}.{}", object.places[place], field.wire_name);
        }
    }
    if let Some(fact) = Facts::new(document.facts).on(type_name, &field.wire_name) {
        let of = fact.operation().map_or("", |_| "the document, ");
        let _ = writeln!(text, "known: {}", fact.sentence);
        let _ = writeln!(text, "  from {of}{}", fact.source);
    }
    Ok(text)
}

/// The depth at which the search stops; no request is nested so deeply.
const DEEPEST: usize = 12;

/// Returns where each type of a surface stands, from the operation on: `GET /api/{}/chats response.data[]`.
#[must_use]
pub fn places(document: &Document, lock: &Names) -> BTreeMap<String, Vec<String>> {
    let (operations, _) = plan::split(document);
    let mut names = Locked::new(lock);
    let inference = infer::infer(&plan::received(document, &operations), &mut |place| {
        names.received(place)
    });
    let objects = inference.objects.into_iter();
    let mut places: BTreeMap<String, Vec<String>> = objects
        .map(|(name, object)| (name, object.places))
        .collect();
    // A sent type stands where the lock says, in an operation or in another type that is sent.
    let mut open: Vec<(&str, String)> = Vec::new();
    for (place, name) in &lock.places {
        if place.contains(' ')
            && !place.contains(" response")
            && !place.starts_with(EVENT)
            && !place.ends_with("()")
        {
            open.push((name, place.clone()));
        }
    }
    while let Some((name, place)) = open.pop() {
        let members = lock.places.range(format!("{name}.")..format!("{name}/"));
        // A type within itself has no end.
        let is_deep = place.matches(['.', '[', '{']).count() > DEEPEST;
        for (member, inner) in members.filter(|(member, _)| !is_deep && !member.ends_with("()")) {
            open.push((inner, format!("{place}{}", &member[name.len()..])));
        }
        places.entry(name.to_owned()).or_default().push(place);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Fact;

    fn explained(name: &str) -> Result<String, Error> {
        let mut document = Document::any(
            r#"{"openapi": "3.0.3", "paths": {"/a": {
                "get": {"parameters": [{"in": "query", "name": "order", "schema": {"type": "string", "enum": ["x"]}}],
                    "responses": {"200": {"content": {"application/json": {"schema": {}, "example": {"data": [{"id": 1}]}}}}}},
                "post": {"responses": {"200": {"content": {"application/json": {"schema": {}, "example": {"data": {"id": "b"}}}}}}}}}}"#,
        )?;
        document.facts = &[Fact {
            place: "Row.id",
            sentence: "The id of the row.",
            source: "GET /a",
        }];
        let lock = "GET /a  a.list\nPOST /a  a.create\nGET /a response.data[]  Row\nPOST /a response.data  Row\nGET /a query.order  Order\n";
        explain(&document, &lock.parse()?, name)
    }

    #[test]
    fn a_type_is_explained_by_its_places_and_a_field_by_what_was_seen() {
        assert_eq!(
            explained("Row").as_deref(),
            Ok(
                "Row, seen in 2 places:\n  GET /a response.data[]\n  POST /a response.data\nwith 1 fields:\n  id: Option<Id>, in 2 places\n"
            )
        );
        assert_eq!(
            explained("Row.id").as_deref(),
            Ok(
                "Row.id: Option<Id>\ntext, in 1 places:\n  POST /a response.data.id\nwhole number, in 1 places:\n  GET /a response.data[].id\nknown: The id of the row.\n  from the document, GET /a\n"
            )
        );
        assert_eq!(
            explained("Order").as_deref(),
            Ok("Order, sent in:\n  GET /a query.order\n")
        );
    }

    #[test]
    fn what_is_not_there_is_said() {
        for (name, problem) in [("Cow", "type"), ("Row.cow", "field"), ("Order.x", "type")] {
            let error = explained(name).expect_err(name);
            assert_eq!(
                error.to_string(),
                format!("{name}: there is no such {problem}")
            );
        }
    }
}

//! Says why a type is as it is: where it was seen, and what was seen there.

use std::{collections::BTreeMap, fmt::Write};

use crate::{Document, Error, Field, Lock, infer, plan};

/// Returns the places and the evidence behind a type, `Chat`, or one of its fields, `Chat.fan`.
///
/// Fields go by their names in Rust or on the wire.
///
/// # Errors
///
/// If no answer has such a type or field.
pub fn explain(document: &Document, lock: &Lock, name: &str) -> Result<String, Error> {
    let (type_name, field_name) = match name.split_once('.') {
        Some((type_name, field_name)) => (type_name, Some(field_name)),
        None => (name, None),
    };
    let (operations, _) = plan::split(document);
    let inference = infer::infer(&operations, &mut |place| {
        lock.places.get(place.key).cloned().unwrap_or_default()
    });
    let unknown = |what: &str| Error::new(name, format!("no answer has such a {what}"));
    let object = inference
        .objects
        .get(type_name)
        .ok_or_else(|| unknown("type"))?;
    let structs = infer::structs(&inference);
    let fields: &[Field] = match structs.get(type_name) {
        Some(crate::Definition::Struct { fields, .. }) => fields,
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
    Ok(text)
}

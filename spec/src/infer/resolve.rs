//! Turns observed kinds into types; conflicting kinds are never decided by guessing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Inference, Object, Observed, ResponseEvidence, namer::Namer};
use crate::{
    names, names_lock,
    surface::{Definition, Field, Type},
};

/// Returns the type of a response.
pub(crate) fn response(response: &ResponseEvidence) -> Type {
    let ty = within(&response.evidence, "data");
    let is_data = ty.is_never_null() || ty == Type::Value;
    match (response.is_enveloped, ty) {
        (false, ty) => ty,
        (true, ty) if is_data => Type::Envelope(Box::new(ty)),
        (true, ty) => Type::Envelope(Box::new(Type::Option(Box::new(ty)))),
    }
}

/// Returns the definitions of all objects.
pub(crate) fn structs(
    inference: &Inference,
    names: &mut dyn Namer,
) -> BTreeMap<String, Definition> {
    let cycles = cycles(inference);
    inference
        .objects
        .iter()
        .map(|(name, object)| {
            let fields = fields(name, object, &cycles, names);
            let definition = Definition::Struct {
                fields,
                sent: false,
            };
            (name.clone(), definition)
        })
        .collect()
}

fn fields(
    name: &str,
    object: &Object,
    cycles: &BTreeMap<&str, BTreeSet<&str>>,
    names: &mut dyn Namer,
) -> Vec<Field> {
    let key = |member: &str| format!("{name}.{}()", names_lock::word(member));
    let mut order: Vec<&String> = object.members.keys().collect();
    // What has a name keeps it; a name that is Rust's already stays as it is when another meets it
    // after casing.
    order.sort_by_key(|member| {
        (
            !names.is_named(&key(member)),
            names::snake(member) != **member,
        )
    });
    let mut taken = BTreeSet::new();
    let mut claim = |member: &str| {
        let wanted = names::snake(member);
        let name = names.setter(&key(member), &wanted, &|name| !taken.contains(name));
        taken.insert(name.clone());
        name
    };
    let mut fields: Vec<Field> = order
        .into_iter()
        .map(|wire_name| {
            let member = &object.members[wire_name];
            let evidence = &member.evidence;
            let ty = resolve(evidence, wire_name);
            let is_in_cycle = matches!(&ty, Type::Named(other) if cycles
                .get(name)
                .is_some_and(|reached| reached.contains(other.as_str())));
            let ty = match ty {
                ty if ty.is_never_null() => ty,
                ty if is_in_cycle => Type::Option(Box::new(Type::Boxed(Box::new(ty)))),
                ty => Type::Option(Box::new(ty)),
            };
            Field {
                name: claim(wire_name),
                wire_name: wire_name.clone(),
                ty,
                required: false,
                holds_others: false,
                doc: member.description.clone(),
            }
        })
        .collect();
    fields.extend(object.has_others.then(|| Field {
        name: claim("others"),
        wire_name: String::new(),
        // Whatever else the server adds stands here, too.
        ty: Type::Object,
        required: false,
        holds_others: true,
        doc: "What stands under keys that are data, such as ids.".to_owned(),
    }));
    fields.sort_by(|a, b| a.wire_name.cmp(&b.wire_name));
    fields
}

fn resolve(evidence: &Observed, name: &str) -> Type {
    let Observed {
        boolean,
        integer,
        number,
        text,
        number_in_text,
        conflict,
        list,
        map,
        object,
    } = evidence;
    let is_object = object.is_some() || map.is_some();
    // An empty list may be an empty map.
    let is_list = list.is_some() && !(evidence.is_empty_list() && is_object);
    let is_number = *integer || *number;
    let is_text = *text || *number_in_text;
    let kinds = [*boolean, is_number, is_text, is_list, is_object];
    let count = kinds.into_iter().filter(|seen| *seen).count();
    let may_be_fraction = *number || names::is_fractional(name);
    if *conflict {
        return Type::Value;
    }
    match (count, list, map, object) {
        (0, ..) => Type::Value,
        (1, Some(items), ..) if is_list => Type::Vec(Box::new(within(items, name))),
        (1, _, None, Some(name)) => Type::Named(name.clone()),
        (1, _, Some(values), None) => match within(values, name) {
            Type::Value => Type::Object,
            value => Type::Map(Box::new(value)),
        },
        (1, _, Some(_), Some(_)) => Type::Object,
        (1, ..) if is_text => Type::String,
        (1, ..) if *boolean => Type::Boolean,
        (1, ..) if may_be_fraction => Type::Number,
        (1, ..) => Type::Integer,
        (2, ..) if is_number && is_text && names::is_id(name) && !number => Type::Id,
        (2, ..) if is_number && *number_in_text && !text && may_be_fraction => Type::Number,
        _ => Type::Value,
    }
}

/// Returns the type of what does not stand in a field by itself, where it is read as its type is.
fn within(evidence: &Observed, name: &str) -> Type {
    let ty = resolve(evidence, name);
    if ty == Type::Number && evidence.number_in_text {
        Type::Value
    } else {
        ty
    }
}

/// For every type that contains itself, the types on the way back to it: without an allocation
/// between them it would have no size.
fn cycles(inference: &Inference) -> BTreeMap<&str, BTreeSet<&str>> {
    let parts: BTreeMap<&str, BTreeSet<&str>> = inference
        .objects
        .iter()
        .map(|(name, object)| {
            let parts = object
                .members
                .values()
                .filter_map(|member| member.evidence.object.as_deref());
            (name.as_str(), parts.collect())
        })
        .collect();
    let reached = |start: &str| {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = parts.get(start).into_iter().flatten().copied().collect();
        while let Some(name) = open.pop() {
            if reached.insert(name) {
                open.extend(parts.get(name).into_iter().flatten());
            }
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        parts.keys().map(|name| (*name, reached(name))).collect();
    reached
        .iter()
        .filter(|(name, parts)| parts.contains(*name))
        .map(|(name, parts)| {
            let leads_back = |part: &&&str| reached.get(**part).is_some_and(|of| of.contains(name));
            (*name, parts.iter().filter(leads_back).copied().collect())
        })
        .collect()
}

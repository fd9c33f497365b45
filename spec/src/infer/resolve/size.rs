//! Estimates the memory of structs, and boxes large ones within others.
//!
//! A struct within another takes its memory in every value, even if the server sends none.

use std::collections::BTreeMap;

use crate::surface::{Definition, Type};

/// The size in bytes from which a struct within another is boxed.
///
/// The box of a smaller struct costs more memory than it saves.
const LARGE: usize = 32;

/// Boxes the optional structs within structs that are large.
pub(super) fn box_large(types: &mut BTreeMap<String, Definition>) {
    let mut sizes = BTreeMap::new();
    let names: Vec<String> = types.keys().cloned().collect();
    for name in names {
        size_of(&name, types, &mut sizes);
    }
}

/// Returns the size of a struct, after its own large parts are boxed.
fn size_of(
    name: &str,
    types: &mut BTreeMap<String, Definition>,
    sizes: &mut BTreeMap<String, usize>,
) -> usize {
    if let Some(size) = sizes.get(name) {
        return *size;
    }
    // Never read while the struct is unfinished: a struct that contains itself is boxed already.
    sizes.insert(name.to_owned(), 0);
    let Some(Definition::Struct { fields, .. }) = types.get(name) else {
        // An enum that keeps other values, or a part of the envelope.
        let size = 24;
        sizes.insert(name.to_owned(), size);
        return size;
    };
    let parts: Vec<(usize, Type)> = fields
        .iter()
        .enumerate()
        .map(|(index, field)| (index, field.ty.clone()))
        .collect();
    let mut size = 0;
    for (index, ty) in parts {
        let own = of_type(&ty, types, sizes);
        let Type::Option(inner) = ty else {
            size += own;
            continue;
        };
        if own < LARGE || !matches!(*inner, Type::Named(_)) {
            size += own;
            continue;
        }
        size += 8;
        if let Some(Definition::Struct { fields, .. }) = types.get_mut(name) {
            fields[index].ty = Type::Option(Box::new(Type::Boxed(inner)));
        }
    }
    sizes.insert(name.to_owned(), size);
    size
}

fn of_type(
    ty: &Type,
    types: &mut BTreeMap<String, Definition>,
    sizes: &mut BTreeMap<String, usize>,
) -> usize {
    match ty {
        Type::Boolean => 1,
        Type::Boxed(_) => 8,
        Type::Timestamp | Type::Secret => 16,
        Type::Integer | Type::Number => 8,
        Type::String | Type::Id | Type::Amount | Type::Vec(_) | Type::Map(_) => 24,
        // No response holds a file.
        Type::Value | Type::Object | Type::File => 32,
        Type::Option(inner) if matches!(**inner, Type::Integer | Type::Number) => 16,
        Type::Option(inner) | Type::Envelope(inner) => of_type(inner, types, sizes),
        Type::Named(name) => size_of(name, types, sizes),
    }
}

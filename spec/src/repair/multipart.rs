//! Reads a body of `multipart/form-data`: its parts and their media types.

use std::collections::BTreeMap;

use super::{Departure, node::Node, schema};
use crate::{
    document::Body,
    prose,
    shape::{Kind, Shape},
};

/// Whether a media type is a form of parts; other `multipart` types have parts without names.
pub(super) fn is_form_data(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("multipart/form-data")
}

/// Reads the schema and the encoding of a form.
pub(super) fn of(media: &Node<'_>) -> Body {
    let schema = media.get("schema");
    let mut shape = schema::of_parts(&schema);
    match &mut shape.kind {
        Kind::Object(members) => {
            for member in members.values_mut() {
                member.shape = part(&member.shape, &|departure| schema.note(departure));
            }
        }
        Kind::Map(_) | Kind::Unknown => shape.kind = Kind::Unknown,
        _ => {
            schema.note(Departure::NoParts);
            shape.kind = Kind::Unknown;
        }
    }
    Body::Multipart(shape, media_types(&media.get("encoding")))
}

/// Whether a part of a form is a file.
pub(super) fn has_files(body: &Body) -> bool {
    match body.shape().map(|shape| &shape.kind) {
        Some(Kind::Object(members)) => members.values().any(|member| is_file(&member.shape)),
        _ => false,
    }
}

/// Whether a part is a file or a list of files.
pub(super) fn is_file(part: &Shape) -> bool {
    match &part.kind {
        Kind::File => true,
        Kind::Array(item) => item.kind == Kind::File,
        _ => false,
    }
}

/// Returns the shape of a part: a file or a list of files wherever the document allows one.
fn part(shape: &Shape, note: &dyn Fn(Departure)) -> Shape {
    let kind = match &shape.kind {
        Kind::File => Kind::File,
        Kind::Array(item) if is_ever_file(item) => {
            if item.kind != Kind::File {
                note(Departure::FileOrOther);
            }
            Kind::Array(Box::new(Shape::new(Kind::File)))
        }
        Kind::Several(kinds) => {
            let mut parts = kinds
                .iter()
                .map(|kind| part(&Shape::new(kind.clone()), note));
            match parts.find(is_file) {
                Some(file) => {
                    note(Departure::FileOrOther);
                    file.kind
                }
                None => without_files(&shape.kind, note),
            }
        }
        kind => without_files(kind, note),
    };
    Shape {
        kind,
        nullable: shape.nullable,
    }
}

fn is_ever_file(shape: &Shape) -> bool {
    match &shape.kind {
        Kind::File => true,
        Kind::Several(kinds) => kinds.contains(&Kind::File),
        _ => false,
    }
}

/// Reads files within other values as text: a file is always a part of its own.
fn without_files(kind: &Kind, note: &dyn Fn(Departure)) -> Kind {
    let within = |shape: &Shape| Shape {
        kind: without_files(&shape.kind, note),
        nullable: shape.nullable,
    };
    match kind {
        Kind::File => {
            note(Departure::FileWithin);
            Kind::String
        }
        Kind::Array(item) => Kind::Array(Box::new(within(item))),
        Kind::Map(value) => Kind::Map(Box::new(within(value))),
        Kind::Object(members) => {
            let mut members = members.clone();
            for member in members.values_mut() {
                member.shape = within(&member.shape);
            }
            Kind::Object(members)
        }
        Kind::Several(kinds) => {
            let kinds = kinds.iter().map(|kind| without_files(kind, note));
            let kinds = kinds.map(Shape::new).reduce(Shape::union);
            kinds.map_or(Kind::Any, |shape| shape.kind)
        }
        kind => kind.clone(),
    }
}

/// Returns the media types that `encoding` gives to parts.
fn media_types(encoding: &Node<'_>) -> BTreeMap<String, String> {
    let parts = encoding.members().into_iter();
    parts
        .filter_map(|(name, part)| {
            let headers = part.get("headers");
            headers.note_if(Departure::HeadersOfPart, || headers.value.is_object());
            let media_type = prose::one_line(part.text("contentType")?);
            (!media_type.is_empty()).then(|| (name.to_owned(), media_type))
        })
        .collect()
}

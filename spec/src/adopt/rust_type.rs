//! Reads the Rust types that progenitor wrote; they decide the arguments of setters and the reading
//! of members.

use proc_macro2::{Delimiter, TokenStream};

use super::tokens::Cursor;
use crate::surface::Type;

/// The type of an argument in a signature.
pub(super) struct Parameter {
    /// The type without `Option` and `&`.
    pub(super) ty: Type,
    /// Whether the type is in an `Option`.
    pub(super) is_optional: bool,
    /// Whether the argument is borrowed.
    pub(super) is_borrowed: bool,
}

/// Reads the type of an argument.
pub(super) fn parameter(tokens: TokenStream) -> Result<Parameter, String> {
    let mut cursor = Cursor::new(tokens);
    let is_optional = cursor.take("Option");
    if is_optional {
        cursor.expect("<")?;
    }
    let is_borrowed = cursor.take("&");
    if is_borrowed && cursor.take("'") {
        cursor.ident()?;
    }
    let ty = read(&mut cursor)?;
    if is_optional {
        cursor.expect(">")?;
    }
    cursor.end()?;
    Ok(Parameter {
        ty,
        is_optional,
        is_borrowed,
    })
}

/// Reads a whole type.
pub(super) fn ty(tokens: TokenStream) -> Result<Type, String> {
    let mut cursor = Cursor::new(tokens);
    let ty = read(&mut cursor)?;
    cursor.end()?;
    Ok(ty)
}

fn read(cursor: &mut Cursor) -> Result<Type, String> {
    if cursor
        .group(Delimiter::Parenthesis)
        .is_ok_and(|unit| unit.is_empty())
    {
        return Err("expected a type with a value, found `()`".to_owned());
    }
    let mut path = Vec::new();
    if cursor.take(":") {
        cursor.expect(":")?;
    }
    loop {
        path.push(cursor.ident()?.to_string());
        if !cursor.take(":") {
            break;
        }
        cursor.expect(":")?;
    }
    let mut arguments = Vec::new();
    if cursor.take("<") {
        while !cursor.take(">") {
            arguments.push(read(cursor)?);
            cursor.take(",");
        }
    }
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let ty = match (path.as_slice(), arguments.as_slice()) {
        (["bool"], []) => Type::Boolean,
        (["i64"], []) => Type::Integer,
        (["f64"], []) => Type::Number,
        (["str"] | ["std", "string", "String"], []) => Type::String,
        (["serde_json", "Value"], []) => Type::Value,
        (["serde_json", "Map"], [Type::String, Type::Value]) => Type::Object,
        (["std", "vec", "Vec"], [item]) => Type::Vec(Box::new(item.clone())),
        (["std", "collections", "BTreeMap"], [Type::String, value]) => {
            Type::Map(Box::new(value.clone()))
        }
        (["std", "option", "Option"], [inner]) => Type::Option(Box::new(inner.clone())),
        (["std", "boxed", "Box"], [inner]) => Type::Boxed(Box::new(inner.clone())),
        (["runtime", "Id"], []) => Type::Id,
        (["runtime", "Amount"], []) => Type::Amount,
        (["runtime", "Timestamp"], []) => Type::Timestamp,
        (["runtime", "Secret"], []) => Type::Secret,
        (["runtime", "Envelope"], [data]) => Type::Envelope(Box::new(data.clone())),
        (["runtime" | "types", name] | [name], []) if !name.starts_with(char::is_lowercase) => {
            Type::Named((*name).to_owned())
        }
        _ => {
            return Err(format!(
                "expected a type that `emit` asks for, found `{}`",
                path.join("::")
            ));
        }
    };
    Ok(ty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_that_is_asked_for_is_known_again() {
        for (source, expected) in [
            (
                "::std::option::Option<::std::vec::Vec<f64>>",
                "Option<Vec<f64>>",
            ),
            (
                "::std::collections::BTreeMap<::std::string::String, Fan>",
                "BTreeMap<String, Fan>",
            ),
            (
                "::serde_json::Map<::std::string::String, ::serde_json::Value>",
                "Map<String, Value>",
            ),
            (
                "::runtime::Envelope<::std::option::Option<types::Fan>>",
                "Envelope<Option<Fan>>",
            ),
            ("::std::boxed::Box<::runtime::Id>", "Box<Id>"),
            ("::types::Size", "Size"),
        ] {
            let found = ty(source.parse().expect("tokens")).map(|ty| ty.to_string());
            assert_eq!(found.as_deref(), Ok(expected));
        }
    }

    #[test]
    fn any_other_type_is_refused() {
        for source in [
            "u64",
            "::std::vec::Vec",
            "::uuid::Uuid",
            "()",
            "i64 i64",
            "&str",
        ] {
            assert!(ty(source.parse().expect("tokens")).is_err(), "{source}");
        }
    }

    #[test]
    fn an_argument_is_borrowed_or_optional_or_both() {
        for (source, expected) in [
            ("&'a str", (false, true)),
            ("Option<&'a ::runtime::Id>", (true, true)),
            ("Option<types::Filter>", (true, false)),
            ("i64", (false, false)),
        ] {
            let found = parameter(source.parse().expect("tokens")).expect(source);
            assert_eq!((found.is_optional, found.is_borrowed), expected, "{source}");
        }
    }
}

//! All that a user of the generated client can name: what is planned, generated and proven.

use std::{collections::BTreeMap, fmt};

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use crate::Location;

/// All that a user of the generated client can name.
#[derive(Debug, Clone, PartialEq)]
pub struct Surface {
    /// One method per generated operation, ordered by path and method.
    pub methods: Vec<Method>,
    /// The types by name.
    pub types: BTreeMap<String, Definition>,
    /// What is not generated, and why.
    pub skipped: Vec<Skipped>,
}

impl Surface {
    /// Whether a type is a struct; one that is sent has a builder.
    pub(crate) fn is_struct(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(name) => matches!(self.types.get(name), Some(Definition::Struct { .. })),
            _ => false,
        }
    }
}

/// A generated operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Method {
    /// The name of the method.
    pub name: String,
    /// The name of the request builder that it returns.
    pub builder: String,
    /// The HTTP method in upper case.
    pub http_method: &'static str,
    /// The path with `{name}` for each path argument, by its name on the wire.
    pub path: String,
    /// The documentation.
    pub doc: String,
    /// The setters of the builder, in the order of the operation's parameters.
    pub arguments: Vec<Argument>,
    /// The type of the body, and whether it is sent as a form.
    pub body: Option<(Type, bool)>,
    /// What it answers.
    pub success: Success,
}

impl Method {
    /// Returns the operation as `METHOD /path`.
    #[must_use]
    pub fn operation(&self) -> String {
        format!("{} {}", self.http_method, self.path)
    }
}

/// A setter of a request builder.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The name of the setter.
    pub name: String,
    /// The name on the wire.
    pub wire_name: String,
    /// Where it is sent.
    pub location: Location,
    /// Whether a request cannot be made without it.
    pub required: bool,
    /// Its type.
    pub ty: Type,
    /// The documentation.
    pub doc: String,
}

/// What a method answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Success {
    /// JSON of this type.
    Json(Type),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Nothing.
    Empty,
}

/// A Rust type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `bool`
    Boolean,
    /// `i64`
    Integer,
    /// `f64`
    Number,
    /// `String`
    String,
    /// `serde_json::Value`
    Value,
    /// `serde_json::Map<String, serde_json::Value>`
    Object,
    /// `Vec`
    Vec(Box<Type>),
    /// `HashMap` with `String` keys
    Map(Box<Type>),
    /// `Option`
    Option(Box<Type>),
    /// One of [`Surface::types`].
    Named(String),
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean => f.write_str("bool"),
            Self::Integer => f.write_str("i64"),
            Self::Number => f.write_str("f64"),
            Self::String => f.write_str("String"),
            Self::Value => f.write_str("Value"),
            Self::Object => f.write_str("Map<String, Value>"),
            Self::Vec(item) => write!(f, "Vec<{item}>"),
            Self::Map(value) => write!(f, "HashMap<String, {value}>"),
            Self::Option(inner) => write!(f, "Option<{inner}>"),
            Self::Named(name) => f.write_str(name),
        }
    }
}

impl ToTokens for Type {
    /// Writes the type as generated code does.
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Boolean => quote! { bool },
            Self::Integer => quote! { i64 },
            Self::Number => quote! { f64 },
            Self::String => quote! { ::std::string::String },
            Self::Value => quote! { ::serde_json::Value },
            Self::Object => {
                quote! { ::serde_json::Map<::std::string::String, ::serde_json::Value> }
            }
            Self::Vec(item) => quote! { ::std::vec::Vec<#item> },
            Self::Map(value) => {
                quote! { ::std::collections::HashMap<::std::string::String, #value> }
            }
            Self::Option(inner) => quote! { ::std::option::Option<#inner> },
            Self::Named(name) => {
                let name = format_ident!("{name}");
                quote! { types::#name }
            }
        });
    }
}

impl fmt::Display for Success {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(ty) => ty.fmt(f),
            Self::Text => f.write_str("String"),
            Self::Bytes => f.write_str("Bytes"),
            Self::Empty => f.write_str("()"),
        }
    }
}

/// The definition of a type.
#[derive(Debug, Clone, PartialEq)]
pub enum Definition {
    /// A struct.
    Struct {
        /// Its fields by wire name.
        fields: Vec<Field>,
        /// Whether a user makes values of it; otherwise they are only received.
        sent: bool,
    },
    /// An enum of texts.
    StringEnum(Vec<String>),
    /// A whole number of a few.
    IntegerEnum(Vec<i64>),
}

/// A field of a struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The name in Rust.
    pub name: String,
    /// The name on the wire.
    pub wire_name: String,
    /// The type.
    pub ty: Type,
    /// Whether the field stands in every value, if only as `null`.
    pub required: bool,
    /// The documentation.
    pub doc: String,
}

/// An operation that is not generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The HTTP method in upper case.
    pub method: &'static str,
    /// The path.
    pub path: String,
    /// Why.
    pub reason: String,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.method, self.path, self.reason)
    }
}

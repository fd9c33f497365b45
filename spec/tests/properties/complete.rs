//! The check that nothing of a document is lost on its way to the generated source.

use std::{
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
};

use onlyfansapi_spec::{
    Body, Definition, Document, Generated, Kind, Location, Method, Operation, Surface, contract,
    mock,
};
use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, ImplItem, Item, Lit, Token, punctuated::Punctuated};

/// An input of an operation: where it is sent, its wire name, and whether it is required.
type Input = (Location, String, bool);

/// Checks that each operation, parameter and member of a request in the document is in the surface,
/// and that everything in the surface is in the source; and that the mock and the contract test
/// have every operation.
pub(crate) fn check(document: &Document, generated: &Generated) -> Result<(), String> {
    check_operations(document, &generated.surface)?;
    for method in &generated.surface.methods {
        let is_its = |operation: &&Operation| {
            operation.method == method.http_method && operation.path == method.path
        };
        let operation = document.operations.iter().find(is_its);
        let expected = operation.map(inputs).unwrap_or_default();
        equal(&method.operation(), expected, arguments(method))?;
    }
    check_source(generated)?;
    check_mock(document, &generated.surface)?;
    check_contract(document, &generated.surface)
}

fn equal<T: Ord + std::fmt::Debug>(
    what: &str,
    mut expected: Vec<T>,
    mut found: Vec<T>,
) -> Result<(), String> {
    expected.sort();
    found.sort();
    match expected == found {
        true => Ok(()),
        false => Err(format!("{what}: expected {expected:?}, found {found:?}")),
    }
}

/// Returns each operation as `METHOD /path`.
fn operations(document: &Document) -> Vec<String> {
    let operations = document.operations.iter();
    operations.map(ToString::to_string).collect()
}

/// Each operation has a method, or a reason why it has none.
fn check_operations(document: &Document, surface: &Surface) -> Result<(), String> {
    let methods = surface.methods.iter().map(Method::operation);
    let skipped = surface.skipped.iter();
    let skipped = skipped.map(|skipped| format!("{} {}", skipped.method, skipped.path));
    let found = methods.chain(skipped).collect();
    equal("operations", operations(document), found)
}

fn inputs(operation: &Operation) -> Vec<Input> {
    let parameters = operation.parameters.iter().map(|parameter| {
        (
            parameter.location,
            parameter.name.clone(),
            parameter.required,
        )
    });
    let mut inputs: Vec<Input> = parameters.collect();
    if let Some(shape) = operation.body.as_ref().and_then(Body::shape)
        && let Kind::Object(members) = &shape.kind
    {
        let members = members.iter();
        inputs
            .extend(members.map(|(name, member)| (Location::Body, name.clone(), member.required)));
    }
    inputs
}

fn arguments(method: &Method) -> Vec<Input> {
    let arguments = method.arguments.iter();
    arguments
        .map(|argument| {
            (
                argument.location,
                argument.wire_name.clone(),
                argument.required,
            )
        })
        .collect()
}

/// Definitions of a generated source, and the names that it writes.
#[derive(Default)]
struct Source {
    /// The public functions of each type, by module and name of the type.
    functions: BTreeMap<(String, String), BTreeSet<String>>,
    /// The fields of each struct of the module `types`.
    structs: BTreeMap<String, BTreeSet<String>>,
    /// Every text in quotes.
    texts: BTreeSet<String>,
}

impl Source {
    fn read(source: &str) -> Result<Self, String> {
        let file = syn::parse_file(source).map_err(|error| error.to_string())?;
        let tokens = TokenStream::from_str(source).map_err(|error| error.to_string())?;
        let mut read = Self::default();
        read.add_texts(tokens);
        for item in &file.items {
            match item {
                Item::Mod(module) if module.ident == "types" => read.add_structs(within(module)),
                Item::Mod(module) if module.ident == "groups" => {
                    for item in within(module) {
                        if let Item::Mod(module) = item {
                            read.add_functions(&module.ident.to_string(), within(module));
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(read)
    }

    fn add_texts(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.add_texts(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Lit::Str(text) = Lit::new(literal) {
                        self.texts.insert(text.value());
                    }
                }
                _ => {}
            }
        }
    }

    fn add_structs(&mut self, items: &[Item]) {
        for item in items {
            if let Item::Struct(item) = item {
                let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
                let fields = fields.map(ToString::to_string).collect();
                self.structs.insert(item.ident.to_string(), fields);
            }
        }
    }

    fn add_functions(&mut self, module: &str, items: &[Item]) {
        for item in items {
            let Item::Impl(item) = item else { continue };
            let syn::Type::Path(ty) = &*item.self_ty else {
                continue;
            };
            let name = ty.path.segments.last().map(|last| last.ident.to_string());
            let key = (module.to_owned(), name.unwrap_or_default());
            let functions = self.functions.entry(key).or_default();
            functions.extend(item.items.iter().filter_map(|item| match item {
                ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                _ => None,
            }));
        }
    }

    /// Whether a type of a module has a function.
    fn has_function(&self, module: &str, ty: Option<&str>, function: &str) -> bool {
        let mut types = self.functions.iter();
        types.any(|((of, name), functions)| {
            of == module && ty.is_none_or(|ty| ty == name) && functions.contains(function)
        })
    }
}

fn within(module: &syn::ItemMod) -> &[Item] {
    let content = module.content.as_ref();
    content.map_or(&[], |(_, items)| items.as_slice())
}

/// Each method and setter is a function, each type is defined, and each wire name is written.
fn check_source(generated: &Generated) -> Result<(), String> {
    let source = Source::read(&generated.source)?;
    let surface = &generated.surface;
    let mut lost = Vec::new();
    for method in &surface.methods {
        let operation = method.operation();
        if !source.has_function(&method.handle, None, &method.name) {
            lost.push(format!("{operation}: the method {}", method.name));
        }
        if !source.texts.contains(&method.path) {
            lost.push(format!("{operation}: the path"));
        }
        for argument in &method.arguments {
            let (name, wire_name) = (&argument.name, &argument.wire_name);
            let in_path = argument.location == Location::Path;
            // Every request has this setter.
            let is_common = argument.location == Location::Header && name == "idempotency_key";
            let builder = Some(method.builder.as_str());
            if !in_path && !is_common && !source.has_function(&method.handle, builder, name) {
                lost.push(format!("{operation}: the setter {name}"));
            }
            if !in_path && !source.texts.contains(wire_name) {
                lost.push(format!("{operation}: the name {wire_name:?}"));
            }
        }
    }
    for (name, definition) in &surface.types {
        match definition {
            Definition::Struct { fields, .. } => {
                let names = fields.iter().map(|field| field.name.clone()).collect();
                if source.structs.get(name) != Some(&names) {
                    let found = source.structs.get(name);
                    lost.push(format!("{name}: expected {names:?}, found {found:?}"));
                }
                let named = fields.iter().filter(|field| !field.holds_others);
                let unwritten = named.filter(|field| !source.texts.contains(&field.wire_name));
                lost.extend(unwritten.map(|field| format!("{name}: {:?}", field.wire_name)));
            }
            Definition::StringEnum(values) => {
                let unwritten = values.iter().filter(|value| !source.texts.contains(*value));
                lost.extend(unwritten.map(|value| format!("{name}: {value:?}")));
            }
            Definition::IntegerEnum(_) => {}
        }
    }
    match lost.is_empty() {
        true => Ok(()),
        false => Err(format!("lost in the source: {lost:#?}")),
    }
}

/// The mock answers each method.
fn check_mock(document: &Document, surface: &Surface) -> Result<(), String> {
    let source = mock(document, surface);
    let file: syn::File = syn::parse_str(&source).map_err(|error| error.to_string())?;
    let table = file.items.iter().find_map(|item| match item {
        Item::Static(table) => Some(&*table.expr),
        _ => None,
    });
    let Some(Expr::Reference(table)) = table else {
        return Err("the mock has no table".to_owned());
    };
    let Expr::Array(table) = &*table.expr else {
        return Err("the table of the mock is no array".to_owned());
    };
    let field = |expression: &Expr, name: &str| match expression {
        Expr::Struct(definition) => {
            let mut fields = definition.fields.iter();
            let is_it = |field: &&syn::FieldValue| matches!(&field.member, syn::Member::Named(known) if known == name);
            fields.find(is_it).map(|field| field.expr.clone())
        }
        _ => None,
    };
    let text = |expression: &Expr, name: &str| match field(expression, name) {
        Some(Expr::Lit(literal)) => match literal.lit {
            Lit::Str(text) => text.value(),
            _ => String::new(),
        },
        _ => String::new(),
    };
    let found = table.elems.iter().map(|definition| {
        let operation = field(definition, "operation");
        let operation = operation.ok_or("a definition without its operation")?;
        Ok(format!(
            "{} {}",
            text(&operation, "method"),
            text(&operation, "path")
        ))
    });
    let found: Result<Vec<String>, String> = found.collect();
    let methods = surface.methods.iter().map(Method::operation);
    equal("the mock", methods.collect(), found?)
}

/// The contract test calls each method.
fn check_contract(document: &Document, surface: &Surface) -> Result<(), String> {
    let list: syn::ExprMacro =
        syn::parse_str(&contract(document, surface)).map_err(|error| error.to_string())?;
    let parse = Punctuated::<Expr, Token![,]>::parse_terminated;
    let cases = list.mac.parse_body_with(parse);
    let cases = cases.map_err(|error| error.to_string())?;
    let mut found = Vec::new();
    for case in cases {
        let Expr::Struct(case) = case else { continue };
        for field in case.fields {
            if let (syn::Member::Named(name), Expr::Lit(value)) = (&field.member, &field.expr)
                && name == "operation"
                && let Lit::Str(text) = &value.lit
            {
                found.push(text.value());
            }
        }
    }
    let methods = surface.methods.iter().map(Method::operation);
    equal("the contract test", methods.collect(), found)
}

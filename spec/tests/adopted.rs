//! What ships is what progenitor wrote: every type, member, value, path, verb and name in
//! `generated.rs` is in its raw output, and the other way round.
//!
//! Both are read by `syn`, and not by what adopts one to the other.

use std::collections::BTreeMap;

use onlyfansapi_spec::{
    Document, Evidence, Groups, Method, Payload, Surface, adopt, plan, progenitor,
};
use quote::ToTokens;
use syn::{
    Attribute, Expr, File, FnArg, ImplItem, ImplItemFn, Item, ItemMod, LitStr, Token,
    parse::{ParseStream, Parser},
    visit::{self, Visit},
};

fn surface() -> Surface {
    let kept: Evidence = include_str!("../../evidence.lock")
        .parse()
        .expect("evidence");
    let document =
        Document::vendored(include_str!("../../openapi.yaml"), &kept).expect("the document loads");
    let names = include_str!("../../names.lock").parse().expect("names");
    plan(&document, &names, &Groups::All).expect("names for everything")
}

/// What both have of a type.
#[derive(Debug, Default, PartialEq)]
struct Type {
    docs: Vec<String>,
    /// Of a struct: each member's name on the wire, its type and its documentation.
    members: BTreeMap<String, (String, Vec<String>)>,
    /// Of an enum: its values.
    values: Vec<String>,
}

/// What both have of an operation.
#[derive(Debug, Default, PartialEq)]
struct Function {
    docs: Vec<String>,
    verb: String,
    /// The text of the URL, and the number of arguments in it.
    url: (String, usize),
    queries: Vec<String>,
    headers: Vec<String>,
    /// `json`, `form_urlencoded` or `multipart`.
    body: Vec<String>,
    /// The types of the arguments, in their order.
    arguments: Vec<String>,
    response: String,
}

#[derive(Default)]
struct Source {
    types: BTreeMap<String, Type>,
    functions: BTreeMap<String, Function>,
}

/// The name of a member, where the plan gives it another than progenitor.
type Renamed = BTreeMap<(String, String), String>;

fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string().replace(' ', "")
}

/// A type without what says where it stands: the modules are ours in one, and progenitor's in the
/// other.
fn type_text(tokens: &impl ToTokens) -> String {
    let text = text(tokens).replace(",>", ">").replace("'a", "");
    [
        ("::runtime::", ""),
        ("runtime::", ""),
        ("::types::", ""),
        ("types::", ""),
    ]
    .iter()
    .fold(text, |text, (long, short)| text.replace(long, short))
}

fn docs(attributes: &[Attribute]) -> Vec<String> {
    let docs = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("doc"));
    docs.map(text).collect()
}

/// The name that serde is told, in the raw output.
fn renamed(attributes: &[Attribute]) -> Option<String> {
    let mut name = None;
    for attribute in attributes {
        if attribute.path().is_ident("serde") {
            attribute
                .parse_nested_meta(|meta| {
                    let is_rename = meta.path.is_ident("rename");
                    if let Ok(value) = meta.value() {
                        let value: LitStr = value.parse()?;
                        if is_rename {
                            name = Some(value.value());
                        }
                    } else if meta.path.is_ident("flatten") {
                        name = Some("(others)".to_owned());
                    }
                    Ok(())
                })
                .expect("serde's attributes");
        }
    }
    name
}

fn module<'a>(items: &'a [Item], name: &str) -> &'a [Item] {
    let mut modules = items.iter().filter_map(|item| match item {
        Item::Mod(ItemMod {
            ident,
            content: Some((_, items)),
            ..
        }) if ident == name => Some(items.as_slice()),
        _ => None,
    });
    modules.next().unwrap_or_else(|| panic!("no module {name}"))
}

fn functions_of(items: &[Item], client: &str) -> BTreeMap<String, Function> {
    let mut functions = BTreeMap::new();
    for item in items {
        let Item::Impl(item) = item else { continue };
        if !text(&item.self_ty).starts_with(client) || item.trait_.is_some() {
            continue;
        }
        for item in &item.items {
            if let ImplItem::Fn(function) = item
                && function.sig.generics.lt_token.is_some()
            {
                functions.insert(function.sig.ident.to_string(), function_of(function));
            }
        }
    }
    functions
}

fn function_of(item: &ImplItemFn) -> Function {
    let mut function = Function {
        docs: docs(&item.attrs),
        ..Function::default()
    };
    let arguments = item
        .sig
        .inputs
        .iter()
        .filter_map(|argument| match argument {
            FnArg::Typed(argument) => Some(type_text(&argument.ty)),
            FnArg::Receiver(_) => None,
        });
    function.arguments = arguments.collect();
    // `Result<ResponseValue<T>, Error<()>>` and `Result<Assembled<T>, Problem>`.
    let output = type_text(&item.sig.output);
    let output = output.strip_prefix("->Result<").expect("a result");
    let (response, _) = output.rsplit_once(">,").expect("an error");
    let (_, response) = response.split_once('<').expect("a response");
    response.clone_into(&mut function.response);
    function.visit_block(&item.block);
    // In what order they are called is no matter.
    function.queries.sort();
    function
}

impl Visit<'_> for Function {
    fn visit_expr_method_call(&mut self, call: &syn::ExprMethodCall) {
        let name = call.method.to_string();
        let receiver = text(&call.receiver);
        match name.as_str() {
            _ if receiver == "self.client" => self.verb = name,
            "query" => {
                let Some(Expr::Reference(parameter)) = call.args.first() else {
                    panic!("{}", text(call));
                };
                let Expr::Call(parameter) = &*parameter.expr else {
                    panic!("{}", text(call));
                };
                self.queries.push(text(&parameter.args[0]));
            }
            "json" | "form_urlencoded" | "multipart" => self.body.push(name),
            "append" if !text(call).contains("api-version") => {
                self.headers.push(text(&call.args[0]));
            }
            "header" => {
                let mut header = type_text(&call.args).replace("::reqwest::", "");
                header = header.replace(",)", ")").trim_end_matches(',').to_owned();
                self.headers.push(header);
            }
            _ => {}
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, item: &syn::Macro) {
        if item.path.is_ident("format") {
            let parse = syn::punctuated::Punctuated::<Expr, Token![,]>::parse_terminated;
            let arguments = item.parse_body_with(parse).expect("a format");
            let encoded = arguments
                .iter()
                .filter(|one| text(one).contains("encode_path"));
            self.url = (text(&arguments[0]), encoded.count());
        }
    }
}

/// Reads progenitor's output.
fn raw(surface: &Surface) -> Source {
    let file: File = syn::parse2(progenitor(surface).expect("progenitor")).expect("Rust");
    let mut source = Source {
        functions: functions_of(&file.items, "Client"),
        ..Source::default()
    };
    for item in module(&file.items, "types") {
        let (name, ty) = match item {
            Item::Struct(item) => {
                let members = item.fields.iter().map(|field| {
                    let ident = field.ident.as_ref().expect("a name").to_string();
                    let name = renamed(&field.attrs).unwrap_or(ident);
                    (name, (type_text(&field.ty), docs(&field.attrs)))
                });
                let ty = Type {
                    docs: docs(&item.attrs),
                    members: members.collect(),
                    values: Vec::new(),
                };
                (item.ident.to_string(), ty)
            }
            Item::Enum(item) => {
                let values = item.variants.iter().map(|variant| {
                    renamed(&variant.attrs).unwrap_or_else(|| variant.ident.to_string())
                });
                let ty = Type {
                    docs: docs(&item.attrs),
                    values: values.collect(),
                    ..Type::default()
                };
                (item.ident.to_string(), ty)
            }
            _ => continue,
        };
        source.types.insert(name, ty);
    }
    source
}

/// Reads what ships. Names that differ from progenitor's are those of the plan.
fn shipped(surface: &Surface, renamed: &Renamed) -> Source {
    let source = adopt(progenitor(surface).expect("progenitor"), surface).expect("what ships");
    let file: File = syn::parse_str(&source).expect("Rust");
    let mut source = Source {
        functions: functions_of(module(&file.items, "operations"), "Operations"),
        ..Source::default()
    };
    let mut fields: BTreeMap<String, BTreeMap<String, (String, Vec<String>)>> = BTreeMap::new();
    for item in module(&file.items, "types") {
        match item {
            Item::Struct(item) => {
                let members = item.fields.iter().map(|field| {
                    let ident = field.ident.as_ref().expect("a name").to_string();
                    (ident, (type_text(&field.ty), docs(&field.attrs)))
                });
                fields.insert(item.ident.to_string(), members.collect());
                let ty = Type {
                    docs: docs(&item.attrs),
                    ..Type::default()
                };
                source.types.insert(item.ident.to_string(), ty);
            }
            Item::Macro(item) => {
                let macro_name = text(&item.mac.path);
                // What they implement says nothing of the wire.
                if ["runtime::argument", "runtime::page", "runtime::row"]
                    .contains(&macro_name.as_str())
                {
                    continue;
                }
                let body = item.mac.tokens.clone();
                let read = |input: ParseStream<'_>| match macro_name.as_str() {
                    "runtime::model" => model(input, &fields, renamed),
                    _ => closed(input),
                };
                let (name, ty) = read.parse2(body).expect("a macro of ours");
                // Numbers are not given to typify.
                if macro_name == "runtime::number_enum" {
                    continue;
                }
                let known = source.types.entry(name).or_default();
                known.members = ty.members;
                known.values = ty.values;
                known.docs.extend(ty.docs);
            }
            _ => {}
        }
    }
    source
}

/// `Name { 0 member "wire" read write; … others member; }`
fn model(
    input: ParseStream<'_>,
    fields: &BTreeMap<String, BTreeMap<String, (String, Vec<String>)>>,
    renamed: &Renamed,
) -> syn::Result<(String, Type)> {
    let name = input.parse::<syn::Ident>()?.to_string();
    let mut fields = fields[&name].clone();
    let content;
    syn::braced!(content in input);
    let mut ty = Type::default();
    while !content.is_empty() {
        let is_known = content.parse::<Option<syn::LitInt>>()?.is_some();
        let first: syn::Ident = content.parse()?;
        let (member, wire_name) = if is_known {
            let wire_name: LitStr = content.parse()?;
            content.parse::<syn::Ident>()?;
            content.parse::<syn::Ident>()?;
            (first.to_string(), wire_name.value())
        } else {
            let member: syn::Ident = content.parse()?;
            (member.to_string(), "(others)".to_owned())
        };
        content.parse::<Token![;]>()?;
        let planned = &renamed[&(name.clone(), wire_name.clone())];
        assert_eq!(member, *planned, "{name} {wire_name}");
        let field = fields.remove(&member).expect("a member that is declared");
        ty.members.insert(wire_name, field);
    }
    assert!(
        fields.is_empty(),
        "{name}: declared and not read: {fields:?}"
    );
    Ok((name, ty))
}

/// `#[doc = "…"] Name { Variant = "value", … } else Other`
fn closed(input: ParseStream<'_>) -> syn::Result<(String, Type)> {
    let attributes = input.call(Attribute::parse_outer)?;
    let name = input.parse::<syn::Ident>()?.to_string();
    let content;
    syn::braced!(content in input);
    let mut ty = Type {
        docs: docs(&attributes),
        ..Type::default()
    };
    while !content.is_empty() {
        content.parse::<syn::Ident>()?;
        content.parse::<Token![=]>()?;
        match content.parse::<syn::Lit>()? {
            syn::Lit::Str(value) => ty.values.push(value.value()),
            other => ty.values.push(text(&other)),
        }
        content.parse::<Token![,]>()?;
    }
    input.parse::<Token![else]>()?;
    input.parse::<syn::Ident>()?;
    Ok((name, ty))
}

#[test]
fn every_item_that_ships_is_progenitors() {
    let surface = surface();
    let renamed: Renamed = surface
        .types
        .iter()
        .flat_map(|(name, definition)| {
            let fields = match definition {
                onlyfansapi_spec::Definition::Struct { fields, .. } => fields.as_slice(),
                _ => &[],
            };
            fields.iter().map(move |field| {
                let wire_name = if field.holds_others {
                    "(others)".to_owned()
                } else {
                    field.wire_name.clone()
                };
                ((name.clone(), wire_name), field.name.clone())
            })
        })
        .collect();
    let mut raw = raw(&surface);
    let mut shipped = shipped(&surface, &renamed);

    // Of the member that holds all others, typify says nothing.
    for source in [&mut raw, &mut shipped] {
        for ty in source.types.values_mut() {
            if let Some((_, docs)) = ty.members.get_mut("(others)") {
                docs.clear();
            }
        }
        // What is no JSON is one type to progenitor, and two to us.
        for function in source.functions.values_mut() {
            if matches!(function.response.as_str(), "String" | "Bytes") {
                "ByteStream".clone_into(&mut function.response);
            }
        }
    }
    assert!(raw.types.keys().eq(shipped.types.keys()));
    for (name, ty) in &raw.types {
        assert_eq!(shipped.types[name], *ty, "{name}");
    }
    // Of progenitor's bodies, those of the type `Form` are JSON, and of ours they are forms of parts.
    let mut forms = 0;
    for function in raw.functions.values_mut() {
        if function.arguments.iter().any(|ty| ty == "&Form") {
            assert_eq!(function.body, ["json"]);
            function.body = vec!["multipart".to_owned()];
            forms += 1;
        }
    }
    let is_form = |method: &&Method| method.body.as_ref().is_some_and(Payload::is_multipart);
    assert_eq!(forms, surface.methods.iter().filter(is_form).count());
    assert!(raw.functions.keys().eq(shipped.functions.keys()));
    for (name, function) in &raw.functions {
        assert_eq!(shipped.functions[name], *function, "{name}");
    }

    let of_types = |count: fn(&Type) -> usize| raw.types.values().map(count).sum::<usize>();
    let of_functions =
        |count: fn(&Function) -> usize| -> usize { raw.functions.values().map(count).sum() };
    let enums = of_types(|ty| usize::from(!ty.values.is_empty()));
    println!(
        "of progenitor's, and no others: {} structs with {} members, {enums} enums with {} values; {} functions, each with its verb, path and response, with {} arguments, {} of them in paths, {} in queries, {} in headers, {} bodies, {forms} of them forms of parts",
        raw.types.len() - enums,
        of_types(|ty| ty.members.len()),
        of_types(|ty| ty.values.len()),
        raw.functions.len(),
        of_functions(|function| function.arguments.len()),
        of_functions(|function| function.url.1),
        of_functions(|function| function.queries.len()),
        of_functions(|function| function
            .headers
            .iter()
            .filter(|name| name.starts_with('"'))
            .count()),
        of_functions(|function| function.body.len()),
    );
    assert_eq!(raw.functions.len(), surface.methods.len());
}

#[test]
fn every_request_is_assembled_by_the_function_of_its_operation() {
    let surface = surface();
    let source = onlyfansapi_spec::source(&surface).expect("what ships");
    let called = source.matches("let assembled = operations.").count();
    assert_eq!(called, surface.methods.len());
    for method in &surface.methods {
        let (path, handle, name) = (&method.path, &method.handle, &method.name);
        let call = format!("let assembled = operations.{handle}_{name}(");
        assert_eq!(source.matches(&call).count(), 1, "{handle}.{name}");
        // The path is written once where it is sent from; as a fact, with names and not with places.
        let places = path.split('/').map(|segment| {
            if segment.starts_with('{') {
                "{}"
            } else {
                segment
            }
        });
        let sent = format!("format!(\"{{}}{}\", ", places.collect::<Vec<_>>().join("/"));
        let (_, function) = source
            .split_once(&format!("pub(super) fn {handle}_{name}<'a>("))
            .expect("the function of the operation");
        let (function, _) = function.split_once("Ok(").expect("its end");
        assert!(function.contains(&sent), "{sent} in {function}");
    }
}

//! Writes the documentation of generated code.

use std::{collections::BTreeMap, fmt::Write};

use proc_macro2::TokenStream;
use quote::quote;

use crate::{
    document::{List, Location, Step},
    names,
    shape::Limit,
    surface::{Argument, Definition, Method, Success, Surface, Type},
};

/// The documentation of the module `types`.
pub(crate) const TYPES: &str = "\
Types that operations send and receive.

Every field of a response is an `Option`, since the server may omit it or send `null`. Lists and
maps are the exception: a missing or `null` list or map is empty, and none contains `null`.

Amounts of money are an [`Amount`](types::Amount), exact to the last digit and mostly in US dollars.
Ids are an [`Id`](types::Id), whether the server sends a number or text. Dates and times are a
[`Timestamp`](types::Timestamp), which keeps the text as received. A [`Secret`](types::Secret) is a
text that `Debug` does not show. Enums keep values that are not documented.";

/// Returns the attribute for a documentation, unless it is empty.
pub(crate) fn attribute(text: &str) -> Option<TokenStream> {
    (!text.is_empty()).then(|| quote! { #[doc = #text] })
}

/// The sentence about lists in the documentation of a setter.
pub(crate) const EXTENDS: &str = "A further call adds to the list.";

/// The sentence about files in the documentation of a setter.
const FILES: &str =
    "A file is a path, or a [`FilePart`](runtime::FilePart) of bytes, a reader or a stream.";

/// Returns the documentation of a setter of this type.
pub(crate) fn of_setter(doc: &str, ty: &Type) -> String {
    let is_list = matches!(ty, Type::Vec(_));
    let sentences = [(FILES, ty.is_file()), (EXTENDS, is_list)];
    let sentences = sentences.into_iter().filter(|(_, applies)| *applies);
    let sentences: Vec<&str> = sentences.map(|(sentence, _)| sentence).collect();
    match (doc, sentences.join(" ")) {
        ("", sentences) => sentences,
        (doc, sentences) if sentences.is_empty() => doc.to_owned(),
        (doc, sentences) => format!("{doc}\n\n{sentences}"),
    }
}

/// Returns the documentation of a type: methods that return or send it, or types that hold it.
pub(crate) fn of_type(name: &str, surface: &Surface) -> String {
    let names_it = |ty: &Type| {
        let mut found = false;
        ty.for_each_name(&mut |other| found |= other == name);
        found
    };
    let link = |method: &&Method| link(method, "super::");
    let returned: Vec<String> = surface
        .methods
        .iter()
        .filter(|method| matches!(&method.success, Success::Json(ty) if names_it(ty)))
        .map(|method| link(&method))
        .collect();
    if let Some(methods) = some_of(&returned) {
        return format!("Returned by {methods}.");
    }
    let sent: Vec<String> = surface
        .methods
        .iter()
        .filter(|method| {
            method
                .arguments
                .iter()
                .any(|argument| names_it(&argument.ty))
        })
        .map(|method| link(&method))
        .collect();
    if let Some(methods) = some_of(&sent) {
        return format!("Sent by {methods}.");
    }
    let parts: Vec<String> = surface
        .types
        .iter()
        .filter(|(_, definition)| definition.parts().into_iter().any(names_it))
        .map(|(parent, _)| format!("[`{parent}`]"))
        .collect();
    match some_of(&parts) {
        Some(types) => format!("Part of {types}."),
        None => format!("`{name}`."),
    }
}

/// Joins names in words, no more than three of them.
fn some_of(names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(one.clone()),
        [one, two] => Some(format!("{one} and {two}")),
        [one, two, three] => Some(format!("{one}, {two} and {three}")),
        [one, two, rest @ ..] => Some(format!("{one}, {two} and {} more", rest.len())),
    }
}

/// Returns a link to a method, from a module in which `groups` is reached through `base`.
fn link(method: &Method, base: &str) -> String {
    let (handle, name) = (&method.handle, &method.name);
    let ty = names::pascal(handle);
    format!("[`{handle}().{name}()`]({base}groups::{handle}::{ty}::{name})")
}

/// Returns the documentation of a group: its methods, on one line.
pub(crate) fn of_group<'a>(methods: impl Iterator<Item = &'a Method>) -> String {
    let names: Vec<String> = methods.map(|method| format!("`{}`", method.name)).collect();
    format!("Operations: {}.", names.join(", "))
}

/// Returns the documentation of the handle of a group.
pub(crate) fn of_handle(handle: &str) -> String {
    format!(
        "Handle for the group `{handle}`, with a method per operation; [`Client::{handle}`](runtime::Client) returns it."
    )
}

/// Returns the generated groups as a Markdown table, with links from the root of the crate.
#[must_use]
pub fn table_of_groups(surface: &Surface) -> String {
    let mut groups: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for method in &surface.methods {
        let methods = groups.entry(&method.handle).or_default();
        methods.push(format!("`{}`", method.name));
    }
    let mut table = String::from("| group | operations |\n|---|---|\n");
    for (handle, methods) in groups {
        let methods = methods.join(", ");
        // Writing to a string does not fail.
        let _ = writeln!(table, "| [`{handle}`](groups::{handle}) | {methods} |");
    }
    table
}

/// Returns the documentation of a method: its operation, effects, arguments, setters and an example.
pub(crate) fn of_method(method: &Method, surface: &Surface) -> String {
    let mut doc = format!("{}\n", method.title);
    let mut say = |text: String| {
        doc.push('\n');
        doc.push_str(&text);
        doc.push('\n');
    };
    if !method.description.is_empty() {
        say(method.description.clone());
    }
    if let Some(list) = &method.behaviour.list {
        say(of_list(list, method));
    }
    say(format!("`{}`", method.operation()));
    if !method.behaviour.effects.is_empty() {
        say("# Effects".to_owned());
        let effects = method.behaviour.effects.iter();
        let lines: Vec<String> = effects.map(|effect| format!("* {effect}")).collect();
        say(lines.join("\n"));
    }
    let in_path: Vec<&Argument> = method.arguments_in(Location::Path).collect();
    if in_path.iter().any(|argument| !argument.doc.is_empty()) {
        say("# Arguments".to_owned());
        let lines = in_path
            .iter()
            .map(|argument| format!("* `{}`: {}", argument.name, on_one_line(&argument.doc)));
        say(lines.collect::<Vec<_>>().join("\n"));
    }
    let setters: Vec<&Argument> = method
        .arguments
        .iter()
        .filter(|argument| argument.location != Location::Path)
        .collect();
    if !setters.is_empty() {
        say("# Parameters".to_owned());
        let lines = setters.iter().map(|argument| parameter(argument, method));
        say(lines.collect::<Vec<_>>().join("\n"));
    }
    say("# Example".to_owned());
    say(example(method, surface));
    doc
}

/// Returns the sentences on the pages of a list.
fn of_list(list: &List, method: &Method) -> String {
    if list.step == Step::Single {
        return "Returns all rows in one response: there are no pages. If the server cuts the list, `Response::drift` says so.".to_owned();
    }
    let builder = &method.builder;
    let pages = match method.page_size(list) {
        Some((name, size)) => format!(", in pages of {size} unless `{name}` is called"),
        None => String::new(),
    };
    format!(
        "Returns one page. [`stream`]({builder}::stream) and [`collect_all`]({builder}::collect_all) give the rows of all pages{pages}."
    )
}

fn on_one_line(doc: &str) -> String {
    doc.replace("\n\n", " ").replace('\n', " ")
}

/// Returns the line for a parameter: a link to its setter, its limits and notes.
fn parameter(argument: &Argument, method: &Method) -> String {
    let mut facts = Vec::new();
    if argument.is_set_by_all() {
        // Every request has this setter, so its documentation cannot describe the parameter here. The
        // parameter is never missing: the request makes a value if the setter is not called.
        facts.extend(Some(on_one_line(&argument.doc)).filter(|doc| !doc.is_empty()));
    } else {
        if argument.required {
            facts.push("required".to_owned());
        }
        let own = argument.limits.iter().filter(|(path, _)| path.is_empty());
        facts.extend(own.map(|(_, limit)| limit.to_string()));
        facts.extend(argument.notes.iter().cloned());
    }
    let facts = match facts.join(", ") {
        facts if facts.is_empty() => facts,
        facts => format!(": {facts}"),
    };
    let (name, builder) = (&argument.name, &method.builder);
    format!("* [`{name}`]({builder}::{name}){facts}")
}

/// Returns the documentation of a request.
pub(crate) fn of_request(method: &Method) -> String {
    let ty = names::pascal(&method.handle);
    let name = &method.name;
    format!("Request that [`{ty}::{name}`] returns.")
}

/// Returns code that calls the method with its required arguments.
fn example(method: &Method, surface: &Surface) -> String {
    let path: Vec<String> = method
        .arguments_in(Location::Path)
        .map(|argument| value(argument, surface))
        .collect();
    let setters: String = method
        .arguments
        .iter()
        // Files are mostly optional, and yet what such an operation is for.
        .filter(|argument| argument.required || argument.ty == Type::File)
        .filter(|argument| argument.location != Location::Path)
        .map(|argument| format!("\n    .{}({})", argument.name, value(argument, surface)))
        .collect();
    let body = match &method.body {
        Some(body) if !body.is_object => "\n    .body(serde_json::json!([]))",
        _ => "",
    };
    let (handle, name) = (&method.handle, &method.name);
    let call = if setters.is_empty() && body.is_empty() {
        format!("client.{handle}().{name}({})", path.join(", "))
    } else {
        format!(
            "client\n    .{handle}()\n    .{name}({}){setters}{body}\n    ",
            path.join(", ")
        )
    };
    let allow = if method.is_deprecated {
        "# #[allow(deprecated)]\n"
    } else {
        ""
    };
    let call = match call.strip_suffix("\n    ") {
        Some(call) => format!("{call}\n    .await?"),
        None => format!("{call}.await?"),
    };
    format!(
        "```no_run\n{allow}# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {{\nlet response = {call};\n# Ok(())\n# }}\n```"
    )
}

fn value(argument: &Argument, surface: &Surface) -> String {
    let minimum = argument
        .limits
        .iter()
        .find_map(|(path, limit)| match limit {
            Limit::Minimum(number) if path.is_empty() => Some(*number),
            _ => None,
        });
    let named = Named {
        name: &argument.wire_name,
        doc: &argument.doc,
        minimum,
    };
    of_type_for(&argument.ty, &named, surface)
}

/// An argument or field for which an example is made.
struct Named<'a> {
    name: &'a str,
    doc: &'a str,
    minimum: Option<f64>,
}

fn of_type_for(ty: &Type, named: &Named<'_>, surface: &Surface) -> String {
    match ty {
        Type::Boolean => "true".to_owned(),
        Type::Integer => named
            .minimum
            .map_or(1, |minimum| minimum.ceil() as i64)
            .to_string(),
        Type::Id => match described(named.doc) {
            Some(example) => format!("{example:?}"),
            None => "123".to_owned(),
        },
        Type::Number | Type::Amount => "9.99".to_owned(),
        Type::Timestamp => "\"2026-01-01\"".to_owned(),
        Type::Secret => "\"a secret\"".to_owned(),
        Type::String => format!("{:?}", text(named)),
        Type::File => "\"photo.jpg\"".to_owned(),
        Type::Value => "serde_json::json!({})".to_owned(),
        Type::Object => "serde_json::Map::new()".to_owned(),
        Type::Map(_) => "std::collections::BTreeMap::new()".to_owned(),
        Type::Vec(item) if matches!(**item, Type::Vec(_) | Type::Map(_) | Type::Object) => {
            "Vec::new()".to_owned()
        }
        Type::Vec(item) => format!("[{}]", of_type_for(item, named, surface)),
        Type::Named(ty) => match surface.types.get(ty) {
            Some(Definition::StringEnum(values)) => {
                let variant = values.first().map(|value| names::variant(value));
                format!("onlyfansapi::types::{ty}::{}", variant.unwrap_or_default())
            }
            Some(Definition::IntegerEnum(values)) => {
                let variant = values
                    .first()
                    .map(|value| names::variant(&value.to_string()));
                format!("onlyfansapi::types::{ty}::{}", variant.unwrap_or_default())
            }
            Some(Definition::Struct { fields, .. }) => {
                let required = fields.iter().filter(|field| field.required);
                let setters: String = required
                    .map(|field| {
                        let of = match &field.ty {
                            Type::Option(of) => of,
                            ty => ty,
                        };
                        let named = Named {
                            name: &field.wire_name,
                            doc: &field.doc,
                            minimum: None,
                        };
                        let value = of_type_for(of, &named, surface);
                        format!(".{}({value})", field.name)
                    })
                    .collect();
                format!("onlyfansapi::types::{ty}::default(){setters}")
            }
            None => "Default::default()".to_owned(),
        },
        Type::Option(_) | Type::Boxed(_) | Type::Envelope(_) => "None".to_owned(),
    }
}

/// Returns an example that the documentation of an argument gives: a prefix as `acct_...`, a value
/// after "such as", or the first value of a list in parentheses.
fn described(doc: &str) -> Option<String> {
    let quoted = || doc.split('`').skip(1).step_by(2);
    if let Some(prefix) = quoted().find_map(|text| text.strip_suffix("_...")) {
        return Some(format!("{prefix}_123"));
    }
    if doc.contains("ULID") {
        return Some("01J8ZQ4R5T6V7W8X9Y0ABCDEFG".to_owned());
    }
    let after = |start: &str| {
        let (_, rest) = doc.split_once(start)?;
        rest.split_once('`')
    };
    let (example, _) =
        after("such as `").or_else(|| after("(`").filter(|(_, rest)| rest.starts_with(", `")))?;
    Some(example.to_owned())
}

fn text(named: &Named<'_>) -> String {
    let words = names::words(named.name);
    let has = |word: &str| words.iter().any(|other| other == word);
    let example = match named.doc {
        _ if has("account") || has("accounts") => "acct_123",
        doc if doc.contains("ISO 3166-1 alpha-2") => "US",
        doc if doc.starts_with("Comma-separated") && has("ids") => "123,456",
        _ if has("url") => "https://example.com",
        _ if has("date") || has("start") || has("end") => "2026-01-01",
        doc => match described(doc) {
            Some(example) => return example,
            None if names::is_id(named.name) => "123",
            None => return words.join(" "),
        },
    };
    example.to_owned()
}

//! Documents of known content, and the surface that must come of them.

use std::collections::BTreeMap;

use onlyfansapi_spec::{Definition, Location, Method, Success, Surface, Type};
use proptest::{collection::vec, prelude::*};
use serde_json::{Map, Value, json};

/// The type of a value in a planted document.
#[derive(Debug, Clone)]
pub(crate) enum Planted {
    Boolean,
    Integer,
    Number,
    Text,
    Enum(Vec<&'static str>),
    List(Box<Planted>),
    Object(Vec<Member>),
}

/// A parameter or a member of an object.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    name: String,
    is_required: bool,
    planted: Planted,
}

/// An operation of a planted document; it has a path of its own.
#[derive(Debug, Clone)]
pub(crate) struct PlantedOperation {
    method: &'static str,
    path: Vec<Member>,
    query: Vec<Member>,
    headers: Vec<Member>,
    body: Vec<Member>,
    response: Vec<Member>,
    is_enveloped: bool,
}

fn scalar() -> impl Strategy<Value = Planted> {
    let values = proptest::sample::subsequence(vec!["asc", "desc", "none", "both"], 1..4);
    prop_oneof![
        Just(Planted::Boolean),
        Just(Planted::Integer),
        Just(Planted::Number),
        Just(Planted::Text),
        values.prop_map(Planted::Enum),
    ]
}

fn member(planted: impl Strategy<Value = Planted>) -> impl Strategy<Value = Member> {
    ("[a-z]{2,6}(_[a-z]{2,5})?", any::<bool>(), planted).prop_map(|(name, is_required, planted)| {
        Member {
            name,
            is_required,
            planted,
        }
    })
}

fn planted() -> impl Strategy<Value = Planted> {
    scalar().prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|item| Planted::List(Box::new(item))),
            vec(member(inner), 1..4).prop_map(Planted::Object),
        ]
    })
}

/// A list of scalars, or objects of such, as a query can have them.
fn in_query() -> impl Strategy<Value = Planted> {
    scalar().prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            scalar().prop_map(|item| Planted::List(Box::new(item))),
            vec(member(inner), 1..3).prop_map(Planted::Object),
        ]
    })
}

fn in_path() -> impl Strategy<Value = Planted> {
    prop_oneof![
        Just(Planted::Boolean),
        Just(Planted::Integer),
        Just(Planted::Text)
    ]
}

fn operation() -> impl Strategy<Value = PlantedOperation> {
    let methods = vec!["get", "post", "put", "patch", "delete"];
    (
        proptest::sample::select(methods),
        vec(member(in_path()), 0..3),
        vec(member(in_query()), 0..4),
        vec(member(scalar()), 0..3),
        vec(member(planted()), 0..5),
        vec(member(planted()), 1..5),
        any::<bool>(),
    )
        .prop_map(
            |(method, path, query, headers, body, response, is_enveloped)| PlantedOperation {
                method,
                path,
                query,
                headers,
                body: if method == "get" { Vec::new() } else { body },
                response,
                is_enveloped,
            },
        )
}

/// Operations in which no name is used twice, so that no two places are one type.
pub(crate) fn planted_operations() -> impl Strategy<Value = Vec<PlantedOperation>> {
    vec(operation(), 1..5).prop_map(|mut operations| {
        let mut count = 0;
        for operation in &mut operations {
            for members in [
                &mut operation.path,
                &mut operation.query,
                &mut operation.headers,
                &mut operation.body,
                &mut operation.response,
            ] {
                number(members, &mut count);
            }
        }
        operations
    })
}

/// Gives each name an ending of its own.
fn number(members: &mut [Member], count: &mut u32) {
    for member in members {
        let letters = [*count / 676, *count / 26 % 26, *count % 26];
        let ending = letters.map(|letter| char::from(b'a' + letter as u8));
        *count += 1;
        let ending = String::from_iter(ending);
        // No word of the name has a meaning for the pipeline, such as `price` or `id`.
        let words = member
            .name
            .split('_')
            .map(|word| format!("{word}q{ending}"));
        member.name = words.collect::<Vec<_>>().join("_");
        number_within(&mut member.planted, count);
    }
}

fn number_within(planted: &mut Planted, count: &mut u32) {
    match planted {
        Planted::List(item) => number_within(item, count),
        Planted::Object(members) => number(members, count),
        _ => {}
    }
}

fn schema(planted: &Planted) -> Value {
    match planted {
        Planted::Boolean => json!({"type": "boolean"}),
        Planted::Integer => json!({"type": "integer"}),
        Planted::Number => json!({"type": "number"}),
        Planted::Text => json!({"type": "string"}),
        Planted::Enum(values) => json!({"type": "string", "enum": values}),
        Planted::List(item) => json!({"type": "array", "items": schema(item)}),
        Planted::Object(members) => object(members),
    }
}

fn object(members: &[Member]) -> Value {
    let required = members.iter().filter(|member| member.is_required);
    let required: Vec<&str> = required.map(|member| &*member.name).collect();
    let properties: Map<String, Value> = members
        .iter()
        .map(|member| (member.name.clone(), schema(&member.planted)))
        .collect();
    json!({"type": "object", "properties": properties, "required": required})
}

/// Writes the document of planted operations.
pub(crate) fn document(operations: &[PlantedOperation]) -> Value {
    let mut paths = Map::new();
    for (index, operation) in operations.iter().enumerate() {
        let parameters = |location: &'static str, members: &[Member]| -> Vec<Value> {
            let parameter = |member: &Member| {
                json!({
                    "in": location,
                    "name": member.name,
                    "required": member.is_required,
                    "schema": schema(&member.planted),
                })
            };
            members.iter().map(parameter).collect()
        };
        let parameters = [
            parameters("path", &operation.path),
            parameters("query", &operation.query),
            parameters("header", &operation.headers),
        ]
        .concat();
        let mut response = object(&operation.response);
        if operation.is_enveloped {
            response = json!({"type": "object", "properties": {"data": response}});
        }
        let media = json!({"application/json": {"schema": response}});
        let mut written = json!({
            "summary": format!("Thing {index}"),
            "tags": ["Things"],
            "parameters": parameters,
            "responses": {"200": {"content": media}},
        });
        if !operation.body.is_empty() {
            let media = json!({"application/json": {"schema": object(&operation.body)}});
            written["requestBody"] = json!({"content": media});
        }
        paths.insert(path(index, operation), json!({operation.method: written}));
    }
    json!({"openapi": "3.0.3", "paths": paths})
}

fn path(index: usize, operation: &PlantedOperation) -> String {
    let mut path = format!("/api/things-{index}");
    for member in &operation.path {
        path.push_str(&format!("/{{{}}}", member.name));
    }
    path
}

/// An argument: its wire name, whether it is required, and its type.
type Arguments = BTreeMap<(Location, String), (bool, Planted)>;

/// Checks that a surface has these operations, with each of their parameters and members under its
/// name and of its type, and nothing else.
pub(crate) fn check(operations: &[PlantedOperation], surface: &Surface) -> Result<(), String> {
    if surface.methods.len() != operations.len() {
        let found: Vec<String> = surface.methods.iter().map(Method::operation).collect();
        return Err(format!("{} operations are {found:?}", operations.len()));
    }
    for (index, operation) in operations.iter().enumerate() {
        let path = path(index, operation);
        let is_its = |method: &&Method| {
            method.path == path && method.http_method.eq_ignore_ascii_case(operation.method)
        };
        let method = surface.methods.iter().find(is_its);
        let method = method.ok_or_else(|| format!("no {} {path}", operation.method))?;
        check_arguments(operation, method, surface)
            .and_then(|()| check_response(operation, method, surface))
            .map_err(|problem| format!("{} {path}: {problem}", operation.method))?;
    }
    Ok(())
}

fn check_arguments(
    operation: &PlantedOperation,
    method: &Method,
    surface: &Surface,
) -> Result<(), String> {
    let mut expected = Arguments::new();
    for member in &operation.path {
        let key = (Location::Path, member.name.clone());
        expected.insert(key, (true, member.planted.clone()));
    }
    for member in &operation.query {
        add_flattened(&member.name, member, &mut expected);
    }
    for (location, members) in [
        (Location::Header, &operation.headers),
        (Location::Body, &operation.body),
    ] {
        for member in members {
            let key = (location, member.name.clone());
            expected.insert(key, (member.is_required, member.planted.clone()));
        }
    }
    for argument in &method.arguments {
        let key = (argument.location, argument.wire_name.clone());
        let Some((is_required, planted)) = expected.remove(&key) else {
            return Err(format!("{key:?} was not planted"));
        };
        if argument.required != is_required {
            return Err(format!("{key:?}: required is {}", argument.required));
        }
        let is_id = argument.location == Location::Path && matches!(planted, Planted::Integer);
        if is_id && argument.ty == Type::Id {
            continue;
        }
        check_type(&planted, &argument.ty, surface, Direction::Sent)
            .map_err(|problem| format!("{key:?}: {problem}"))?;
    }
    match expected.keys().next() {
        None => Ok(()),
        Some(key) => Err(format!("{key:?} is lost")),
    }
}

/// A query has the members of an object as `object[member]`, and a list as `list[]`.
fn add_flattened(name: &str, member: &Member, expected: &mut Arguments) {
    match &member.planted {
        Planted::Object(members) => {
            for member in members {
                add_flattened(&format!("{name}[{}]", member.name), member, expected);
            }
        }
        planted => {
            let name = match planted {
                Planted::List(_) => format!("{name}[]"),
                _ => name.to_owned(),
            };
            let key = (Location::Query, name);
            expected.insert(key, (member.is_required, planted.clone()));
        }
    }
}

fn check_response(
    operation: &PlantedOperation,
    method: &Method,
    surface: &Surface,
) -> Result<(), String> {
    let Success::Json(ty) = &method.success else {
        return Err(format!("the response is {}", method.success));
    };
    let ty = match (ty, operation.is_enveloped) {
        (Type::Envelope(data), true) => data,
        (ty, false) => ty,
        (ty, true) => return Err(format!("expected an envelope, found {ty}")),
    };
    let planted = Planted::Object(operation.response.clone());
    check_type(&planted, ty, surface, Direction::Received)
}

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Sent,
    Received,
}

fn check_type(
    planted: &Planted,
    found: &Type,
    surface: &Surface,
    direction: Direction,
) -> Result<(), String> {
    let is_as_planted = match (planted, found) {
        (_, Type::Option(inner) | Type::Boxed(inner)) => {
            return check_type(planted, inner, surface, direction);
        }
        (Planted::List(item), Type::Vec(found)) => {
            return check_type(item, found, surface, direction);
        }
        (Planted::Object(members), Type::Named(name)) => {
            return check_struct(members, name, surface, direction);
        }
        // The values in a response are those of a sample.
        (Planted::Enum(_), Type::String) => direction == Direction::Received,
        (Planted::Enum(values), Type::Named(name)) => match surface.types.get(name) {
            Some(Definition::StringEnum(found)) => direction == Direction::Sent && found == values,
            _ => false,
        },
        (Planted::Boolean, Type::Boolean)
        | (Planted::Integer, Type::Integer)
        | (Planted::Number, Type::Number)
        | (Planted::Text, Type::String) => true,
        _ => false,
    };
    match is_as_planted {
        true => Ok(()),
        false => Err(format!("{planted:?} is {found}")),
    }
}

fn check_struct(
    members: &[Member],
    name: &str,
    surface: &Surface,
    direction: Direction,
) -> Result<(), String> {
    let Some(Definition::Struct { fields, sent }) = surface.types.get(name) else {
        return Err(format!("{name} is no struct"));
    };
    if *sent != (direction == Direction::Sent) {
        return Err(format!("{name}: sent is {sent}"));
    }
    let mut members: BTreeMap<&str, &Member> = members
        .iter()
        .map(|member| (&*member.name, member))
        .collect();
    for field in fields {
        let Some(member) = members.remove(&*field.wire_name) else {
            return Err(format!("{name}.{} was not planted", field.wire_name));
        };
        let is_required = member.is_required && direction == Direction::Sent;
        if field.required != is_required {
            return Err(format!(
                "{name}.{}: required is {}",
                field.wire_name, field.required
            ));
        }
        check_type(&member.planted, &field.ty, surface, direction)
            .map_err(|problem| format!("{name}.{}: {problem}", field.wire_name))?;
    }
    match members.keys().next() {
        None => Ok(()),
        Some(member) => Err(format!("{name}.{member} is lost")),
    }
}

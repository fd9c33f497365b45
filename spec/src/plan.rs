//! Decides every Rust name and type before anything is generated.

mod request;
mod select;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    behaviour,
    document::{Body, Content, Document, Location, Operation},
    error::Error,
    infer::{self, Inference, Namer, Place, SentPlace},
    names,
    names_lock::{self, MethodName, Names},
    surface::{Definition, Event, Method, Skipped, Success, Surface},
};
use request::Planner;
pub use select::Groups;

/// The names that generated modules use without a path, which no request may have.
pub(crate) const TAKEN_BUILDERS: [&str; 6] =
    ["Into", "IntoIterator", "Option", "Self_", "String", "Vec"];

/// The names that the module of types uses without a path, which no type may have.
pub(crate) const TAKEN_TYPES: [&str; 28] = [
    "Amount",
    "Arc",
    "BTreeMap",
    "Box",
    "CacheInfo",
    "Clone",
    "Credits",
    "Debug",
    "Default",
    "Deserialize",
    "Envelope",
    "From",
    "Id",
    "Into",
    "IntoIterator",
    "Map",
    "Meta",
    "Option",
    "Pagination",
    "ParseAmountError",
    "PartialEq",
    "RateLimits",
    "Secret",
    "Serialize",
    "String",
    "Timestamp",
    "Value",
    "Vec",
];

/// Methods of the client, modules and features, whose names no handle may have.
const TAKEN_HANDLES: [&str; 15] = [
    "base_url",
    "builder",
    "clone",
    "credits",
    "default",
    "fmt",
    "for_each_account",
    "from_env",
    "full",
    "mock",
    "operations",
    "request",
    "runtime",
    "rustls",
    "types",
];

/// Plans the names and types of a document, without the operations that the groups do not select.
///
/// Returns `None` if the names are incomplete.
///
/// # Errors
///
/// Fails if two methods, types or setters have one name that they cannot share.
pub(crate) fn plan(
    document: &Document,
    names: &Names,
    groups: &Groups,
) -> Result<Option<Surface>, Error> {
    let mut names = Locked::new(names);
    let planned = plan_with(document, &mut names);
    if let Some(line) = names.refused {
        let problem = format!("expected a name that nothing else has there, found `{line}`");
        return Err(Error::new("names.lock", problem));
    }
    if !names.is_complete {
        return Ok(None);
    }
    Ok(Some(select::select(planned?.0, groups)))
}

/// Plans a whole document, with names from a lock or by rule.
pub(crate) fn plan_with(
    document: &Document,
    names: &mut dyn Namer,
) -> Result<(Surface, Inference), Error> {
    let (operations, mut skipped) = split(document);
    for (skipped, operation) in &mut skipped {
        // A twin has the name of the operation that is generated.
        if !skipped.is_twin {
            skipped.name = Some(names.method(operation).to_string());
        }
    }
    let received = received(document, &operations);
    let inference = infer::infer(&received, &mut |place| names.received(place));
    let mut types = BTreeMap::new();
    let mut methods = Vec::new();
    let mut taken: BTreeMap<(String, String), &Operation> = BTreeMap::new();
    for operation in &operations {
        let name = names.method(operation);
        let method = method(operation, name, names, &mut types)?;
        check_name(&method, operation, &mut taken)?;
        methods.push(method);
    }
    // A member of a response may be an enum of a request, so requests come first.
    for (name, definition) in infer::enums(&inference, names) {
        types.entry(name).or_insert(definition);
    }
    let is_enum = |definition: &Definition| !matches!(definition, Definition::Struct { .. });
    let enums = types.iter().filter(|(_, definition)| is_enum(definition));
    let enums: BTreeSet<String> = enums.map(|(name, _)| name.clone()).collect();
    let mut structs = infer::structs(&inference, &enums, names);
    behaviour::describe(document.facts, &mut structs);
    for (name, definition) in structs {
        insert(&mut types, &name, &name, definition)?;
    }
    for (method, operation) in methods.iter_mut().zip(&operations) {
        method.success = success(operation, &inference, &enums, names);
    }
    if let Some(name) = types
        .keys()
        .find(|name| TAKEN_TYPES.contains(&name.as_str()))
    {
        return Err(Error::new(
            "names.lock",
            format!("`{name}` is the name of another type already"),
        ));
    }
    let events = document.events.iter().map(|event| Event {
        name: event.path.clone(),
        title: event.title.clone(),
        payload: success(event, &inference, &enums, names),
    });
    let events = events.collect();
    methods.sort_by(|a, b| (&a.handle, &a.name).cmp(&(&b.handle, &b.name)));
    let surface = Surface {
        methods,
        types,
        events,
        skipped: skipped.into_iter().map(|(skipped, _)| skipped).collect(),
    };
    Ok((surface, inference))
}

fn method(
    operation: &Operation,
    name: MethodName,
    names: &mut dyn Namer,
    types: &mut BTreeMap<String, Definition>,
) -> Result<Method, Error> {
    Ok(Method {
        handle: name.handle,
        builder: names::pascal(&name.method),
        name: name.method,
        http_method: operation.method,
        path: operation.path.clone(),
        title: title(operation),
        description: operation.description.clone(),
        is_deprecated: operation.is_deprecated,
        arguments: Planner {
            names: &mut *names,
            types: &mut *types,
        }
        .arguments(operation)?,
        body: request::payload(operation),
        success: Success::Empty,
        behaviour: operation.behaviour.clone(),
    })
}

fn check_name<'a>(
    method: &Method,
    operation: &'a Operation,
    taken: &mut BTreeMap<(String, String), &'a Operation>,
) -> Result<(), Error> {
    let (handle, builder) = (&method.handle, &method.builder);
    let refuse = |problem: String| Err(Error::new(operation.to_string(), problem));
    if let Some(other) = taken.insert((handle.clone(), builder.clone()), operation) {
        return refuse(format!(
            "`{handle}.{}` is the name of {other} already",
            method.name
        ));
    }
    if is_taken_handle(handle) {
        return refuse(format!("the client has another `{handle}` already"));
    }
    if TAKEN_BUILDERS.contains(&builder.as_str()) || *builder == names::pascal(handle) {
        return refuse(format!("a request cannot be called `{builder}`"));
    }
    Ok(())
}

/// Returns whether no handle may have a name, since the client has it already or the struct of the
/// handle would hide a name that the module of requests uses.
pub(crate) fn is_taken_handle(handle: &str) -> bool {
    TAKEN_HANDLES.contains(&handle) || TAKEN_BUILDERS.contains(&names::pascal(handle).as_str())
}

/// A source of names that takes them from a lock alone, and notes whether one is missing.
pub(crate) struct Locked<'a> {
    lock: &'a Names,
    is_complete: bool,
    /// The line of a setter or field whose name another one already has.
    refused: Option<String>,
}

impl<'a> Locked<'a> {
    pub(crate) fn new(lock: &'a Names) -> Self {
        Self {
            lock,
            is_complete: true,
            refused: None,
        }
    }

    fn place(&mut self, key: &str) -> String {
        self.lock.places.get(key).cloned().unwrap_or_else(|| {
            self.is_complete = false;
            key.to_owned()
        })
    }
}

impl Namer for Locked<'_> {
    fn method(&mut self, operation: &Operation) -> MethodName {
        let key = names_lock::key(operation);
        self.lock.methods.get(&key).cloned().unwrap_or_else(|| {
            self.is_complete = false;
            MethodName {
                handle: key.clone(),
                method: key,
            }
        })
    }

    fn received(&mut self, place: &Place<'_>) -> String {
        self.place(place.key)
    }

    fn sent(&mut self, place: &SentPlace<'_>) -> String {
        self.place(place.key)
    }

    fn is_named(&self, key: &str) -> bool {
        self.lock.places.contains_key(key)
    }

    fn member(&mut self, key: &str) -> Option<String> {
        self.lock.places.get(key).cloned()
    }

    fn setter(&mut self, key: &str, wanted: &str, is_free: &dyn Fn(&str) -> bool) -> String {
        match self.lock.places.get(key) {
            Some(name) => {
                if !is_free(name) {
                    self.refused = Some(names_lock::line(key, name));
                }
                name.clone()
            }
            None if is_free(wanted) => wanted.to_owned(),
            None => {
                self.is_complete = false;
                key.to_owned()
            }
        }
    }
}

/// Returns the operations whose content is received: those that are generated, and the events.
pub(crate) fn received<'a>(
    document: &'a Document,
    operations: &[&'a Operation],
) -> Vec<&'a Operation> {
    operations.iter().copied().chain(&document.events).collect()
}

/// Separates the operations that can be generated from the others, with the reason.
pub(crate) fn split(document: &Document) -> (Vec<&Operation>, Vec<(Skipped, &Operation)>) {
    let mut operations = Vec::new();
    let mut skipped = Vec::new();
    let mut routes: BTreeMap<String, &Operation> = BTreeMap::new();
    for operation in &document.operations {
        let route = names_lock::key(operation);
        let twin = routes.get(&route);
        let reason = match (&operation.body, twin) {
            (Some(Body::Other(media_type)), _) => format!("a body of {media_type}"),
            (_, Some(twin)) => format!("the same as {twin}"),
            _ => {
                routes.insert(route, operation);
                operations.push(operation);
                continue;
            }
        };
        let skip = Skipped {
            method: operation.method,
            path: operation.path.clone(),
            name: None,
            is_twin: twin.is_some(),
            reason,
        };
        skipped.push((skip, operation));
    }
    (operations, skipped)
}

fn title(operation: &Operation) -> String {
    match operation.title.as_str() {
        "" => format!("`{operation}`"),
        title => title.to_owned(),
    }
}

fn success(
    operation: &Operation,
    inference: &Inference,
    enums: &BTreeSet<String>,
    names: &mut dyn Namer,
) -> Success {
    match &operation.response.kind {
        Content::Json(_) => {
            let key = names_lock::key(operation);
            let place = names_lock::content(operation);
            Success::Json(infer::response(
                &inference.responses[&key],
                &place,
                enums,
                names,
            ))
        }
        Content::Text => Success::Text,
        Content::Bytes => Success::Bytes,
        Content::Empty => Success::Empty,
    }
}

/// Inserts the definition of a type, or unites it with the definition of the same name.
///
/// # Errors
///
/// Fails if the two definitions cannot be one type.
fn insert(
    types: &mut BTreeMap<String, Definition>,
    name: &str,
    place: &str,
    definition: Definition,
) -> Result<(), Error> {
    let Some(known) = types.get_mut(name) else {
        types.insert(name.to_owned(), definition);
        return Ok(());
    };
    if known.unite(definition) {
        return Ok(());
    }
    Err(Error::new(
        place,
        format!(
            "`{name}` is the name of another type already; the place needs a name of its own in names.lock"
        ),
    ))
}

/// The word for a location in the places of a lock.
pub(crate) fn location_word(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Body => "body",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(lock: &str) -> String {
        let document = Document::any(
            r#"{"openapi": "3.0.3", "paths": {
                "/a": {"get": {"parameters": [{"in": "query", "name": "query"}, {"in": "query", "name": "order"}]}},
                "/b": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {}, "example": {"data": {"a": 1}}}}}}}}}}"#,
        )
        .expect("a document");
        let lock = lock.parse().expect("a lock");
        crate::generate::plan(&document, &lock, &Groups::All)
            .expect_err("names that cannot be")
            .to_string()
    }

    #[test]
    fn names_that_cannot_be_are_refused_with_their_line() {
        let names = "GET /a  a.list\nGET /b  a.get\nGET /b response.data  Row\n";
        for (line, problem) in [
            (
                "GET /a query.query()  send",
                "names.lock: expected a name that nothing else has there, found `GET /a query.query()  send`",
            ),
            // The setter with a line keeps its name; the other one needs a line.
            (
                "GET /a query.query()  order",
                "names.lock: expected a name for everything, found none for 1 place; `cargo xtask names` adds these lines, to be reviewed:\nGET /a query.order()  order_query",
            ),
        ] {
            assert_eq!(refused(&format!("{names}{line}\n")), problem);
        }
        let setter = "GET /a query.query()  search\n";
        assert_eq!(
            refused(&format!("{names}{setter}").replace("a.get", "a.list")),
            "GET /b: `a.list` is the name of GET /a already"
        );
        assert_eq!(
            refused(&format!("{names}{setter}").replace("a.list", "request.list")),
            "GET /a: the client has another `request` already"
        );
        assert_eq!(
            refused(&format!("{names}{setter}").replace("Row", "Envelope")),
            "names.lock: `Envelope` is the name of another type already"
        );
    }
}

//! [`Endpoint`]: an operation as the mock answers it, and the table of all of them.

use std::{collections::BTreeMap, fmt, io, sync::LazyLock};

use hyper::Method;
use matchit::Router;

use crate::{
    operation::Operation,
    // The generated table calls the crate's own types by this name.
    pages::paging::Paging,
    runtime,
};

include!(concat!(env!("OUT_DIR"), "/mock.rs"));

/// A name of an operation, which the functions in [`operations`] return.
///
/// ```
/// use onlyfansapi::mock::operations;
///
/// assert_eq!(operations::chats::list().to_string(), "GET /api/{account}/chats");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Endpoint(pub(super) usize);

/// An operation, with the checks of its arguments and its documented response.
#[derive(Debug)]
pub(super) struct Definition {
    /// The operation, whose checks have the names of arguments on the wire.
    pub(super) operation: Operation,
    /// The path argument that is the account of the call.
    pub(super) account: Option<&'static str>,
    pub(super) list: Option<List>,
    /// The status of a success.
    pub(super) status: u16,
    pub(super) content: Content,
    /// The published sample, or a value made from the schema.
    pub(super) body: &'static str,
}

/// An event that the server sends to webhooks.
#[derive(Debug)]
pub(super) struct EventDefinition {
    pub(super) name: &'static str,
    /// A sentence on the cause of the event.
    pub(super) title: &'static str,
    /// The JSON of a payload.
    pub(super) payload: &'static str,
}

/// The content of a success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Json,
    Text,
    Bytes,
    Empty,
}

/// The rows in the response of a list.
#[derive(Debug)]
pub(super) struct List {
    /// The path to the rows.
    pub(super) rows: &'static [&'static str],
    /// The path from a row to its id.
    pub(super) id: &'static [&'static str],
    /// The way from page to page; `None` if the list comes in one response.
    pub(super) paging: Option<Paging>,
}

impl Endpoint {
    /// Returns the names of the handle and method, such as `chats.list`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.definition().operation.name
    }

    /// Returns the HTTP method.
    #[must_use]
    pub fn method(self) -> &'static str {
        self.definition().operation.method
    }

    /// Returns the documented path, such as `/api/{account}/chats`.
    #[must_use]
    pub fn path(self) -> &'static str {
        self.definition().operation.path
    }

    /// Returns the body of a success, as published, or made from its schema; empty if there is none.
    #[must_use]
    pub fn example(self) -> &'static str {
        self.definition().body
    }

    /// Returns all operations.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..DEFINITIONS.len()).map(Self)
    }

    pub(super) fn definition(self) -> &'static Definition {
        &DEFINITIONS[self.0]
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method(), self.path())
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The endpoints of a route, by method.
type ByMethod = BTreeMap<&'static str, Endpoint>;

static ROUTES: LazyLock<Result<Router<ByMethod>, String>> = LazyLock::new(|| {
    let mut routes: BTreeMap<String, ByMethod> = BTreeMap::new();
    for endpoint in Endpoint::all() {
        let route = routes.entry(route(endpoint.path())).or_default();
        route.insert(endpoint.method(), endpoint);
    }
    let mut router = Router::new();
    for (route, endpoints) in routes {
        let inserted = router.insert(route, endpoints);
        inserted.map_err(|error| error.to_string())?;
    }
    Ok(router)
});

/// The endpoint that a request names.
pub(super) enum Found {
    Endpoint(Endpoint),
    /// The path is documented with these methods only.
    OtherMethods(String),
    Nothing,
}

/// Prepares the routes, so that a problem shows when the server starts.
pub(super) fn prepare() -> io::Result<()> {
    match &*ROUTES {
        Ok(_) => Ok(()),
        Err(problem) => Err(io::Error::other(problem.as_str())),
    }
}

/// Finds the endpoint of a request; HEAD is answered where GET is.
pub(super) fn find(method: &Method, path: &str) -> Found {
    let Some(found) = ROUTES.as_ref().ok().and_then(|routes| routes.at(path).ok()) else {
        return Found::Nothing;
    };
    let name = if method == Method::HEAD {
        "GET"
    } else {
        method.as_str()
    };
    match found.value.get(name) {
        Some(endpoint) => Found::Endpoint(*endpoint),
        None => {
            let mut methods: Vec<&str> = found.value.keys().copied().collect();
            if methods.contains(&"GET") {
                methods.push("HEAD");
            }
            Found::OtherMethods(methods.join(", "))
        }
    }
}

/// Returns a path whose parameters are named by their position.
///
/// The router requires that routes with a parameter at the same position call it the same.
fn route(path: &str) -> String {
    let segments = path.split('/').enumerate().map(|(position, segment)| {
        if segment.starts_with('{') {
            format!("{{p{position}}}")
        } else {
            segment.to_owned()
        }
    });
    segments.collect::<Vec<_>>().join("/")
}

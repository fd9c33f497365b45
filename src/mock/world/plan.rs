//! The plan of the world: which operations are lists of the same things, and which make, read, change
//! and delete them. It follows from the paths.

use std::{
    collections::BTreeMap,
    sync::{LazyLock, OnceLock},
};

use serde_json::Value;

use crate::mock::endpoint::{DEFINITIONS, Endpoint};

/// The things that an operation lists, by the index of the collection, and what it does with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    List(usize),
    Get(usize),
    Create(usize),
    Update(usize),
    Delete(usize),
    /// Nothing that the world remembers.
    None,
}

/// The plan of a collection, which exists once for each account or parent in its path.
#[derive(Debug)]
pub(super) struct Source {
    /// The operation that lists it.
    pub(super) endpoint: Endpoint,
    /// The rows of the published sample, or of one made from the schema; at least one.
    pub(super) templates: Vec<Value>,
    /// The way from a row to its id.
    pub(super) id: &'static [&'static str],
    /// The number of arguments in its path.
    pub(super) arguments: usize,
    pub(super) holds: Holds,
}

/// The things in a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Accounts,
    /// Fans, from one quarter of all of them to another.
    Fans(usize, usize),
    Chats,
    Messages,
    Transactions,
    /// Anything else that comes in pages.
    Rows,
    /// Anything else that comes whole.
    Whole,
}

pub(super) struct Plan {
    pub(super) sources: Vec<Source>,
    /// By endpoint.
    pub(super) actions: Vec<Action>,
    /// The collections that have to hold what a path names before its end, by endpoint.
    pub(super) parents: Vec<Vec<usize>>,
}

/// The forms of ids that are text, where the document does not show them.
const FORMS: &[(&str, &str)] = &[
    ("/api/accounts", "acct_0123456789abcdef0123456789abcdef"),
    ("/api/data-exports", "01J00000000000000000000000"),
    ("/api/smart-links", "01J00000000000000000000000"),
    ("/api/smart-links/{}/clicks", "01J00000000000000000000000"),
    (
        "/api/smart-links/{}/conversions",
        "01J00000000000000000000000",
    ),
    ("/api/webhooks", "wh_0123456789abcdef"),
    (
        "/api/{}/transactions",
        "0123456789abcdef0123456789abcdef01234567",
    ),
];

pub(super) static PLAN: LazyLock<Plan> = LazyLock::new(Plan::make);

/// Returns the published response of an operation without its metadata.
pub(super) fn sample(endpoint: Endpoint) -> &'static Value {
    &published(endpoint).0
}

/// Returns the metadata in the published response of an operation, if there are any.
pub(in crate::mock) fn metadata(endpoint: Endpoint) -> Option<&'static Value> {
    published(endpoint).1.as_ref()
}

/// A response without its metadata, and the metadata.
type Published = (Value, Option<Value>);

/// Returns the published response of an operation, which is parsed once.
fn published(endpoint: Endpoint) -> &'static Published {
    static PUBLISHED: LazyLock<Vec<OnceLock<Published>>> =
        LazyLock::new(|| DEFINITIONS.iter().map(|_| OnceLock::new()).collect());
    PUBLISHED[endpoint.0].get_or_init(|| {
        // The generator wrote it.
        let mut body: Value = serde_json::from_str(endpoint.definition().body).unwrap_or_default();
        let meta = body
            .as_object_mut()
            .and_then(|members| members.remove("_meta"));
        (body, meta)
    })
}

/// Returns the value that a path leads to.
pub(super) fn at<'v>(value: &'v Value, path: &[&str]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, name| value.get(name))
}

/// Returns the value that a path leads to.
pub(super) fn at_mut<'v>(value: &'v mut Value, path: &[&str]) -> Option<&'v mut Value> {
    path.iter()
        .try_fold(value, |value, name| value.get_mut(name))
}

impl Plan {
    fn make() -> Self {
        let mut sources = Vec::new();
        let mut by_path = BTreeMap::new();
        for endpoint in Endpoint::all() {
            if let Some(source) = Source::of(endpoint) {
                by_path.insert(unnamed(endpoint.path()), sources.len());
                sources.push(source);
            }
        }
        let actions = Endpoint::all().map(|endpoint| action(endpoint, &by_path));
        let parents = Endpoint::all().map(|endpoint| {
            let path = unnamed(endpoint.path());
            let ends = path.match_indices("/{}").map(|(at, _)| at);
            let named = ends.filter(|at| at + 3 < path.len());
            named
                .filter_map(|at| by_path.get(&path[..at]).copied())
                .collect()
        });
        Self {
            actions: actions.collect(),
            parents: parents.collect(),
            sources,
        }
    }
}

fn action(endpoint: Endpoint, by_path: &BTreeMap<String, usize>) -> Action {
    let path = unnamed(endpoint.path());
    if let Some(collection) = by_path.get(&path) {
        return match endpoint.method() {
            "GET" => Action::List(*collection),
            "POST" => Action::Create(*collection),
            _ => Action::None,
        };
    }
    let collection = path.strip_suffix("/{}").and_then(|path| by_path.get(path));
    match (collection, endpoint.method()) {
        (Some(collection), "GET") => Action::Get(*collection),
        (Some(collection), "PUT" | "PATCH") => Action::Update(*collection),
        (Some(collection), "DELETE") => Action::Delete(*collection),
        _ => Action::None,
    }
}

impl Source {
    fn of(endpoint: Endpoint) -> Option<Self> {
        let list = endpoint.definition().list.as_ref()?;
        let templates = at(sample(endpoint), list.rows)?.as_array()?;
        // Rows that are ids, or have none, are no things.
        let has_id =
            |row: &&Value| at(row, list.id).is_some_and(|id| id.is_string() || id.is_number());
        let mut templates: Vec<Value> = templates.iter().filter(has_id).cloned().collect();
        let path = unnamed(endpoint.path());
        let id = at_mut(templates.first_mut()?, list.id)?;
        match (FORMS.iter().find(|(known, _)| *known == path), &id) {
            (Some((_, form)), Value::String(_)) => *id = (*form).into(),
            // An id that is made from the schema: those of OnlyFans have ten digits.
            (None, Value::Number(number))
                if list.paging.is_some() && number.as_i64() < Some(10_000) =>
            {
                *id = (3_000_000_000 + endpoint.0 as i64 * 7_000_001).into();
            }
            _ => {}
        }
        let holds = match &*path {
            "/api/accounts" => Holds::Accounts,
            "/api/{}/fans/all" | "/api/{}/fans/latest" => Holds::Fans(0, 4),
            "/api/{}/fans/active" | "/api/{}/fans/top" => Holds::Fans(0, 3),
            "/api/{}/fans/expired" => Holds::Fans(3, 4),
            "/api/{}/chats" => Holds::Chats,
            "/api/{}/chats/{}/messages" => Holds::Messages,
            "/api/{}/transactions" => Holds::Transactions,
            _ if list.paging.is_some() => Holds::Rows,
            _ => Holds::Whole,
        };
        Some(Self {
            endpoint,
            templates,
            id: list.id,
            arguments: path.matches("{}").count(),
            holds,
        })
    }
}

/// Returns a path without the names of its parameters.
fn unnamed(path: &str) -> String {
    let segments = path
        .split('/')
        .map(|segment| match segment.starts_with('{') {
            true => "{}",
            false => segment,
        });
    segments.collect::<Vec<_>>().join("/")
}

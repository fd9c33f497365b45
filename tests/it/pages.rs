//! Lists, walked from page to page over HTTP.

mod accounts;
mod ends;
mod resume;
mod server;
mod styles;

use std::{future::Future, pin::Pin, sync::Arc};

use onlyfansapi::{Client, Error, Items, Paginator, ResumeToken, Row};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{
    contract::{Case, cases},
    faults::{FaultServer, Request, ServerResponse, Step, client_of},
};
use server::{Habits, List, lists};

/// The options of a walk.
#[derive(Debug, Clone, Default)]
pub(crate) struct Options {
    resume: Option<ResumeToken>,
    prefetch: usize,
    max_items: Option<u64>,
    max_pages: Option<u64>,
    /// The number of rows after which the walk is dropped.
    drop_after: Option<usize>,
}

/// The result of a walk.
#[derive(Debug)]
pub(crate) struct Walked {
    rows: Vec<Value>,
    error: Option<Error>,
    token: Option<ResumeToken>,
}

pub(crate) type Walking = Pin<Box<dyn Future<Output = Walked> + Send>>;

/// Walks a list, row by row.
pub(crate) fn walk<T>(paginator: Paginator<T>, options: Options) -> Walking
where
    T: Items<Item: Row + Send> + DeserializeOwned + Send + 'static,
{
    let mut paginator = paginator.prefetch(options.prefetch);
    if let Some(token) = options.resume {
        paginator = paginator.resume(token);
    }
    if let Some(items) = options.max_items {
        paginator = paginator.max_items(items);
    }
    if let Some(pages) = options.max_pages {
        paginator = paginator.max_pages(pages);
    }
    let mut stream = paginator.stream();
    let mut rows = Vec::new();
    Box::pin(async move {
        loop {
            let is_enough = options
                .drop_after
                .is_some_and(|enough| rows.len() >= enough);
            let next = match is_enough {
                true => Ok(None),
                false => stream.try_next().await,
            };
            let error = match next {
                Ok(Some(row)) => {
                    rows.push(serde_json::to_value(row).expect("rows are JSON"));
                    continue;
                }
                Ok(None) => None,
                Err(error) => Some(error),
            };
            let token = stream.resume_token();
            return Walked { rows, error, token };
        }
    })
}

type Answer = Box<dyn Fn(&Request) -> Step + Send + Sync>;

/// A list with its rows, served over HTTP, and the generated call that walks it.
struct Served {
    list: List,
    server: FaultServer<Answer>,
    world: Arc<Vec<Value>>,
    client: Client,
    walk: fn(Client, Options) -> Walking,
}

impl Served {
    /// Serves a list of so many rows; `fault` may treat a request in another way.
    async fn new(
        list: List,
        rows: usize,
        habits: Habits,
        fault: impl Fn(usize) -> Option<Step> + Send + Sync + 'static,
    ) -> Self {
        let operation = format!("GET {}", list.path);
        let case = cases()
            .into_iter()
            .find(|case: &Case| case.operation == operation);
        let case = case.unwrap_or_else(|| panic!("no {operation}"));
        let world = Arc::new(list.world(rows, &habits));
        let of_server = Arc::clone(&world);
        let seen = std::sync::atomic::AtomicUsize::new(0);
        let plan = move |request: &Request| {
            let number = seen.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            assert_eq!(request.method, "GET");
            if let Some(step) = fault(number) {
                return step;
            }
            let shift = if number > 0 { habits.shift } else { 0 };
            match shift {
                0 => list.respond(request, &of_server, &habits).into(),
                shift => {
                    let mut world: Vec<Value> = (0..shift)
                        .map(|index| serde_json::json!({"id": 9_000_000 + index, "fan": {"id": 9_000_000 + index}}))
                        .collect();
                    world.extend(of_server.iter().cloned());
                    list.respond(request, &world, &habits).into()
                }
            }
        };
        let plan: Answer = Box::new(plan);
        let server = FaultServer::start(plan).await;
        let client = client_of(server.base_url())
            .retry(onlyfansapi::RetryPolicy::none())
            .build()
            .expect("a client");
        Self {
            list,
            client,
            server,
            world,
            walk: match list.style {
                "window_limit" => queue,
                _ => case
                    .walk
                    .unwrap_or_else(|| panic!("{operation} has no pages")),
            },
        }
    }

    /// Serves a list without faults.
    async fn sound(list: List, rows: usize, habits: Habits) -> Self {
        Self::new(list, rows, habits, |_| None).await
    }

    async fn walk(&self, options: Options) -> Walked {
        crate::faults::soon((self.walk)(self.client.clone(), options)).await
    }

    fn ids(&self, rows: &[Value]) -> Vec<String> {
        rows.iter().map(|row| self.list.id_of(row)).collect()
    }

    /// Returns the ids of all rows, in the order of the list.
    fn all(&self) -> Vec<String> {
        self.ids(&self.world)
    }
}

fn list(path: &str) -> List {
    let found = lists().into_iter().find(|list| list.path == path);
    found.unwrap_or_else(|| panic!("no list {path}"))
}

fn broken_page() -> Step {
    ServerResponse::json(200, r#"{"data": {"list": [{"id": "#).into()
}

/// Walks the queue over the days of its rows.
fn queue(client: Client, options: Options) -> Walking {
    let items = client
        .queue()
        .list("acct_1")
        .publish_date_start("2026-01-01")
        .publish_date_end("2026-12-28")
        .timezone("UTC");
    walk(items.prefetch(0), options)
}

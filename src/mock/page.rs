//! The page of the mock for a browser: its team, its world, and the latest requests with their checks.

use serde_json::json;

use super::{clock, reply::Reply, state::Shared};

/// The path of the page; all paths of the mock's own begin with it.
pub(super) const PATH: &str = "/__mock";

/// The number of requests on the page.
const SHOWN: usize = 100;

/// Answers a request for the page, or for the state that the page shows.
pub(super) fn serve(path: &str, shared: &Shared) -> Reply {
    let mut reply = match path {
        "/__mock" | "/__mock/" => {
            Reply::bytes("text/html; charset=UTF-8", include_str!("page.html"))
        }
        "/__mock/state" => shared.with(|state| {
            Reply::json(json!({
                "now": clock::text(state.clock.second()),
                "credits": state.team.balance,
                "per_minute": state.team.per_minute,
                "rules": state.rules.len(),
                "world": state.world.described(),
                "requests": state.log.latest(SHOWN),
            }))
        }),
        _ => Reply::status(404),
    };
    reply.is_of_the_api = false;
    reply.header("cache-control", "no-store")
}

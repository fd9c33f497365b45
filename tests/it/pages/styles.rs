//! Every list, in its own style and with every habit that a server of that style has.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use super::{Habits, Options, Served, lists};
use crate::contract::cases;

/// The lists that come in one response.
const WHOLE: usize = 20;

/// Returns the number of rows that make four pages, the last of which is short.
fn rows(largest: usize) -> usize {
    3 * largest + largest / 2
}

fn query_of(target: &str, name: &str) -> Option<String> {
    let url = reqwest::Url::parse(&format!("http://localhost{target}")).expect("a target");
    let mut pairs = url.query_pairs();
    pairs
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.into_owned())
}

#[tokio::test]
async fn every_list_is_walked_to_its_end_in_pages_of_the_largest_size() {
    let (mut walked, mut given, mut requests) = (0, 0, 0);
    for list in lists() {
        for contradicts in [false, true] {
            // A queue whose marks contradict says that rows are missing.
            if contradicts && list.style == "window_limit" {
                continue;
            }
            let habits = Habits {
                contradicts,
                ..Habits::default()
            };
            let served = Served::sound(list, rows(list.largest), habits).await;
            let found = served.walk(Options::default()).await;
            assert!(found.error.is_none(), "{list:?}: {:?}", found.error);
            let (mut ids, mut all) = (served.ids(&found.rows), served.all());
            if list.style == "window_limit" {
                ids.sort();
                all.sort();
            }
            assert_eq!(ids, all, "{list:?}");
            assert_eq!(found.token, None, "{list:?}");
            let requested = served.server.requests();
            let path_of = |target: &str| target.split('?').next().map(str::to_owned);
            let path = path_of(&requested[0].target);
            for request in requested {
                assert_eq!(path_of(&request.target), path);
                let size = query_of(&request.target, "limit")
                    .or_else(|| query_of(&request.target, "per_page"));
                // The document states no size at all for one list.
                let is_sized = !list.path.ends_with("payout-requests");
                assert_eq!(size.is_some(), is_sized, "{}", request.target);
                if let Some(size) = size {
                    assert_eq!(size, list.largest.to_string(), "{}", request.target);
                }
            }
            walked += usize::from(!contradicts);
            given += found.rows.len();
            requests += served.server.seen();
        }
    }
    let without = cases().iter().filter(|case| case.walk.is_none()).count();
    let with = cases().len() - without;
    // Not by `println!`, which a test captures.
    writeln!(
        io::stdout(),
        "lists: {walked} walked, {given} rows in {requests} pages, all there"
    )
    .expect("standard output");
    assert_eq!((walked, with), (62, 62));
}

#[test]
fn a_list_without_pages_says_in_its_documentation_that_it_is_whole() {
    let source = include_str!(concat!(env!("OUT_DIR"), "/generated.rs"));
    let whole = source.matches("is_whole: true").count();
    assert_eq!(whole, WHOLE);
    assert_eq!(
        source
            .matches("Returns all rows in one response: there are no pages.")
            .count(),
        WHOLE
    );
}

#[test]
fn the_guide_names_every_list_with_the_size_of_its_pages_and_those_without_pages() {
    let guide = include_str!("../../../docs/pages.md");
    let (_, table) = guide
        .split_once("| lists and page sizes |")
        .expect("a table");
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let mut named = BTreeMap::new();
    for row in rows {
        let cell = row.split('|').nth(1).expect("a cell");
        for part in cell.split(';') {
            let (size, methods) = part.split_once(':').expect("a size");
            for method in methods.split(',') {
                let size = size.trim().trim_end_matches("\\*");
                let known = named.insert(method.trim().trim_matches('`'), size.to_owned());
                assert_eq!(known, None, "{method}");
            }
        }
    }
    let operations = include_str!("../../../docs/operations.md");
    let method_of = |path: &str| {
        let target = format!("`GET {path}`");
        let mut lines = operations.lines();
        let line = lines.find(|line| line.contains(&target));
        line.and_then(|line| line.split('`').nth(1))
            .expect("a method")
    };
    let walked = lists().into_iter().map(|list| {
        let size = match list.path.ends_with("payout-requests") {
            true => "the server's own".to_owned(),
            false => list.largest.to_string(),
        };
        (method_of(list.path), size)
    });
    assert_eq!(named, walked.collect());

    let source = include_str!(concat!(env!("OUT_DIR"), "/generated.rs"));
    let parts: Vec<&str> = source.split("is_whole: true").collect();
    let names = parts[..parts.len() - 1].iter().map(|before| {
        let (_, operation) = before.rsplit_once("path: \"/api/").expect("a path");
        let (_, name) = operation.split_once("name: \"").expect("a name");
        name.split('"').next().expect("a name")
    });
    let (_, whole) = guide.split_once("iterated over:\n").expect("a paragraph");
    let whole = whole.lines().next().expect("a line").trim_end_matches('.');
    let whole = whole.split(',').map(|name| name.trim().trim_matches('`'));
    assert_eq!(whole.collect::<BTreeSet<_>>(), names.collect());
}

#[tokio::test]
async fn pages_with_rows_left_out_and_without_rows_are_no_end() {
    for list in lists() {
        if !matches!(
            list.style,
            "offset_link" | "offset_next_page" | "offset_has_more" | "next_offset"
        ) {
            continue;
        }
        // A page that is short, one that is empty, and one that is short again.
        let hidden = list.largest / 2..2 * list.largest + 1;
        let habits = Habits {
            hidden: hidden.clone(),
            ..Habits::default()
        };
        let served = Served::sound(list, rows(list.largest), habits).await;
        let found = served.walk(Options::default()).await;
        assert!(found.error.is_none(), "{list:?}: {:?}", found.error);
        let mut all = served.all();
        all.drain(hidden);
        assert_eq!(served.ids(&found.rows), all, "{list:?}");
    }
}

#[tokio::test]
async fn a_full_last_page_ends_as_well() {
    for list in lists() {
        // One has no pages, and the size of the other is not documented.
        if list.style == "window_limit" || list.path.ends_with("payout-requests") {
            continue;
        }
        let served = Served::sound(list, 2 * list.largest, Habits::default()).await;
        let found = served.walk(Options::default()).await;
        assert!(found.error.is_none(), "{list:?}: {:?}", found.error);
        assert_eq!(served.ids(&found.rows), served.all(), "{list:?}");
        // Nothing but a page without rows proves the end of some, and a date repeats a row of others.
        let expected = 2 + usize::from(matches!(list.style, "short_page" | "date_window"));
        assert_eq!(served.server.seen(), expected, "{list:?}");
    }
}

#[tokio::test]
async fn an_empty_list_costs_one_request() {
    for list in lists() {
        let served = Served::sound(list, 0, Habits::default()).await;
        let found = served.walk(Options::default()).await;
        assert!(found.error.is_none() && found.rows.is_empty(), "{list:?}");
        assert_eq!(served.server.seen(), 1, "{list:?}");
    }
}

#[tokio::test]
async fn rows_that_shift_while_the_list_is_walked_are_given_once() {
    for list in lists() {
        if !list.style.starts_with("offset") && list.style != "next_offset" {
            continue;
        }
        let habits = Habits {
            shift: 3,
            ..Habits::default()
        };
        let served = Served::sound(list, rows(list.largest), habits).await;
        let found = served.walk(Options::default()).await;
        assert!(found.error.is_none(), "{list:?}: {:?}", found.error);
        assert_eq!(served.ids(&found.rows), served.all(), "{list:?}");
    }
}

#[tokio::test]
async fn rows_of_one_second_are_given_once_whether_the_end_of_a_page_is_inclusive_or_not() {
    for list in lists() {
        if list.style != "date_window" {
            continue;
        }
        for (of_one_date, is_exclusive) in [(3, false), (1, true), (1, false)] {
            for contradicts in [false, true] {
                let habits = Habits {
                    of_one_date,
                    is_exclusive,
                    contradicts,
                    ..Habits::default()
                };
                let served = Served::sound(list, rows(list.largest), habits).await;
                let found = served.walk(Options::default()).await;
                assert!(found.error.is_none(), "{list:?}: {:?}", found.error);
                assert_eq!(served.ids(&found.rows), served.all(), "{list:?}");
            }
        }
    }
}

#[tokio::test]
async fn messages_in_ascending_order_are_walked_with_the_repeated_one_given_once() {
    let list = super::list("/api/{account}/chats/{chat_id}/messages");
    let served = Served::sound(list, rows(list.largest), Habits::default()).await;
    let messages = served
        .client
        .messages()
        .list("anything", "anything")
        .order("asc")
        .limit(40);
    let messages = messages.collect_all().await;
    // The server of this test gives the oldest rows last, page by page; the order within is its own.
    let mut found: Vec<String> = messages
        .expect("all messages")
        .iter()
        .map(|message| message.id.as_ref().expect("an id").to_string())
        .collect();
    found.sort();
    let mut all = served.all();
    all.sort();
    assert_eq!(found, all);
}

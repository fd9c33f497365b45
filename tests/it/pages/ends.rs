//! The ends of walks: by the server, by the caller, and by an error.

use futures_util::StreamExt;
use onlyfansapi::{Drift, DriftAction, ErrorKind, types::Fan};
use serde_json::json;

use super::{Habits, Options, Served, broken_page, list, lists};
use crate::{
    faults::{FaultServer, Request, ServerResponse, Step, client_of, soon},
    support::CannedServer,
};

type Fault = fn() -> Step;

const FANS: &str = "/api/{account}/fans/active";

fn page(
    fans: std::ops::Range<i64>,
    mut data: serde_json::Value,
    pagination: serde_json::Value,
) -> Step {
    data["list"] = fans.map(|id| json!({"id": id})).collect();
    let body = json!({"data": data, "_pagination": pagination}).to_string();
    ServerResponse::json(200, body).into()
}

async fn walk(steps: Vec<Step>) -> (usize, Option<onlyfansapi::Error>, FaultServer) {
    let server = FaultServer::scripted(steps).await;
    let client = client_of(server.base_url()).build().expect("a client");
    match soon(client.fans().list_active("acct_1").collect_all()).await {
        Ok(fans) => (fans.len(), None, server),
        Err(error) => {
            let (fans, error) = error.into_parts();
            (fans.len(), Some(error), server)
        }
    }
}

#[tokio::test]
async fn a_page_that_brings_no_new_row_ends_the_walk_with_an_error_after_all_rows() {
    let same = page(0..20, json!({"hasMore": true}), json!({"next_page": null}));
    let (rows, error, server) = walk(vec![same]).await;
    let error = error.expect("an error");
    assert_eq!(
        (rows, error.kind(), server.seen()),
        (20, ErrorKind::Paging, 2)
    );
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/fans/active: the list cannot be walked on: expected a page with new rows, found one that repeats the rows of earlier pages"
    );
    let token = error.resume_token().expect("a token").to_string();
    assert!(token.starts_with("fans.list_active?offset=20#"), "{token}");
}

#[tokio::test]
async fn a_cursor_that_repeats_ends_the_walk_with_an_error() {
    let link = json!({"next_page": "https://app.onlyfansapi.com/api/x?limit=20&offset=0"});
    let (rows, error, server) = walk(vec![page(0..20, json!({"hasMore": true}), link)]).await;
    let error = error.expect("an error");
    assert_eq!(
        (rows, error.kind(), server.seen()),
        (20, ErrorKind::Paging, 1)
    );
    assert!(error.to_string().contains("beyond offset 0"), "{error}");
}

#[tokio::test]
async fn a_page_that_does_not_tell_whether_there_are_more_is_an_error_after_its_rows() {
    let (rows, error, _) = walk(vec![page(0..20, json!({}), json!(null))]).await;
    let error = error.expect("an error");
    assert_eq!((rows, error.kind()), (20, ErrorKind::Paging));
    assert!(
        error
            .to_string()
            .contains("`data.hasMore` or `_pagination.next_page`"),
        "{error}"
    );
}

#[tokio::test]
async fn pages_without_rows_and_without_an_end_are_given_up() {
    let empty = page(0..0, json!({"hasMore": true}), json!(null));
    let (rows, error, server) = walk(vec![
        page(0..20, json!({"hasMore": true}), json!(null)),
        empty,
    ])
    .await;
    let error = error.expect("an error");
    assert_eq!(
        (rows, error.kind(), server.seen()),
        (20, ErrorKind::Paging, 202)
    );
    assert!(
        error.to_string().contains("found 201 pages without rows"),
        "{error}"
    );
}

#[tokio::test]
async fn marks_in_any_form_that_php_writes_are_read() {
    for (more, end) in [
        (json!(1), json!(0)),
        (json!("1"), json!("0")),
        (json!("true"), json!("false")),
    ] {
        let first = page(0..20, json!({"hasMore": more}), json!([]));
        let last = page(20..25, json!({"hasMore": end}), json!([]));
        let (rows, error, _) = walk(vec![first, last]).await;
        assert!(error.is_none() && rows == 25, "{more}: {error:?}");
    }
    // An object without members is an empty list.
    let (rows, error, _) = walk(vec![page(0..5, json!({}), json!([]))]).await;
    assert!(error.is_none() && rows == 5, "{error:?}");
}

#[tokio::test]
async fn rows_that_are_no_objects_are_counted() {
    let list = json!([{"id": 1}, 5, null, "x", {"id": 2}]);
    let body = json!({"data": {"list": list, "hasMore": false}}).to_string();
    let server = FaultServer::scripted([ServerResponse::json(200, body).into()]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let mut fans = client.fans().list_active("acct_1").stream();
    let mut rows = 0;
    while soon(fans.try_next()).await.expect("a row").is_some() {
        rows += 1;
    }
    assert_eq!((rows, fans.left_out()), (2, 2));
    let mut pages = client.fans().list_active("acct_1").pages();
    let page = soon(pages.try_next())
        .await
        .expect("a page")
        .expect("a page");
    assert_eq!((page.drift().len(), pages.left_out()), (2, 2));
}

#[tokio::test]
async fn faults_in_mid_walk_end_it_with_an_error_whose_token_goes_on() {
    let faults: [(&str, Fault); 4] = [
        ("429", || ServerResponse::throttled().into()),
        ("500", || ServerResponse::error(500, "SERVER_ERROR").into()),
        ("reset", || Step::Reset),
        ("a malformed page", broken_page),
    ];
    let mut walks = 0;
    for list in lists() {
        for (name, fault) in faults {
            let rows = 3 * list.largest + 1;
            let served = Served::new(list, rows, Habits::default(), move |number| {
                (number == 2).then(fault)
            })
            .await;
            let first = served.walk(Options::default()).await;
            let error = first
                .error
                .unwrap_or_else(|| panic!("{list:?}: no error for {name}"));
            let token = error.resume_token().cloned();
            assert!(token.is_some() && token == first.token, "{list:?}: {name}");
            let second = served
                .walk(Options {
                    resume: token,
                    ..Options::default()
                })
                .await;
            assert!(
                second.error.is_none(),
                "{list:?}: {name}: {:?}",
                second.error
            );
            let mut found = served.ids(&first.rows);
            found.extend(served.ids(&second.rows));
            let mut all = served.all();
            // A span of days, or an end that is inclusive, may repeat rows.
            if matches!(list.style, "date_window" | "window_limit") {
                found.sort();
                found.dedup();
                all.sort();
            }
            assert_eq!(found, all, "{list:?}: {name}");
            walks += 1;
        }
    }
    assert_eq!(walks, 62 * 4);
}

#[tokio::test]
async fn the_limits_of_the_caller_end_a_walk_and_its_token_goes_on() {
    let served = Served::sound(list(FANS), 70, Habits::default()).await;
    let first = served
        .walk(Options {
            max_items: Some(30),
            ..Options::default()
        })
        .await;
    assert!(first.error.is_none() && served.server.seen() == 2);
    assert_eq!(served.ids(&first.rows), served.all()[..30]);
    let rest = served
        .walk(Options {
            resume: first.token,
            ..Options::default()
        })
        .await;
    // The page of the last row is repeated.
    assert_eq!(served.ids(&rest.rows), served.all()[20..]);

    served.server.forget();
    let first = served
        .walk(Options {
            max_pages: Some(2),
            ..Options::default()
        })
        .await;
    assert!(first.error.is_none() && served.server.seen() == 2);
    let rest = served
        .walk(Options {
            resume: first.token,
            ..Options::default()
        })
        .await;
    assert_eq!(served.ids(&rest.rows), served.all()[40..]);
}

#[tokio::test]
async fn a_search_asks_for_no_more_rows_than_are_wanted() {
    let served = Served::sound(list("/api/search"), 500, Habits::default()).await;
    let found = served
        .walk(Options {
            max_items: Some(130),
            ..Options::default()
        })
        .await;
    assert_eq!(found.rows.len(), 130);
    let targets: Vec<String> = served
        .server
        .requests()
        .into_iter()
        .map(|request| request.target)
        .collect();
    assert!(
        targets[0].ends_with("?limit=100") && targets[1].contains("limit=30"),
        "{targets:?}"
    );
}

#[tokio::test]
async fn pages_are_fetched_ahead_on_request_only_and_within_the_limits() {
    for (prefetch, max_items, expected) in
        [(0, None, 1), (1, None, 2), (3, None, 4), (1, Some(20), 1)]
    {
        let served = Served::sound(list(FANS), 200, Habits::default()).await;
        let fans = served
            .client
            .fans()
            .list_active("acct_1")
            .prefetch(prefetch);
        let mut fans = match max_items {
            Some(items) => fans.max_items(items).stream(),
            None => fans.stream(),
        };
        let first = soon(fans.next()).await.expect("a row").expect("a fan");
        assert_eq!(
            first.id.map(|id| id.to_string()),
            served.all().first().cloned()
        );
        if prefetch == 3 {
            // Further pages begin when the stream is polled.
            for _ in 0..60 {
                soon(fans.try_next()).await.expect("a fan");
            }
        }
        soon(served.server.has_seen(expected)).await;
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        assert!(served.server.seen() >= expected, "{prefetch}");
        if prefetch < 3 {
            assert_eq!(served.server.seen(), expected, "{prefetch} {max_items:?}");
        }
    }
    let served = Served::sound(list(FANS), 70, Habits::default()).await;
    let found = served
        .walk(Options {
            prefetch: 2,
            ..Options::default()
        })
        .await;
    assert_eq!(served.ids(&found.rows), served.all());
    assert_eq!(served.server.seen(), 4);
}

#[tokio::test]
async fn a_queue_that_is_still_collected_is_an_error_after_its_rows() {
    let habits = Habits {
        contradicts: true,
        ..Habits::default()
    };
    let served = Served::sound(list("/api/{account}/queue"), 350, habits).await;
    let found = served.walk(Options::default()).await;
    let error = found.error.expect("an error");
    assert_eq!((found.rows.len(), error.kind()), (350, ErrorKind::Paging));
    assert!(error.to_string().contains("syncInProcess"), "{error}");
}

#[tokio::test]
async fn a_day_with_more_rows_than_a_response_is_an_error() {
    let habits = Habits {
        of_one_date: 350,
        ..Habits::default()
    };
    let served = Served::sound(list("/api/{account}/queue"), 350, habits).await;
    let found = served.walk(Options::default()).await;
    let error = found.error.expect("an error");
    assert_eq!(error.kind(), ErrorKind::Paging);
    assert!(
        error.to_string().contains("which is the shortest span"),
        "{error}"
    );
}

#[tokio::test]
async fn a_whole_list_that_is_cut_is_drift() {
    let body = r#"{"data": {"list": [], "hasMore": true}}"#;
    let server = CannedServer::responding("200 OK", &[], body).await;
    let client = server.client();
    let history = || client.fans().get_subscription_history("acct_1", 5);
    let drift = soon(history()).await.expect("a list").drift().to_vec();
    assert_eq!(drift.len(), 1);
    let Drift { path, action, .. } = drift[0].clone();
    assert_eq!((path.as_str(), action), ("data.hasMore", DriftAction::Cut));
    assert_eq!(
        drift[0].to_string(),
        "data.hasMore: expected false, since the list has no pages, found true; the list is cut"
    );
    // In any form that PHP writes.
    for (has_more, is_cut) in [
        ("1", true),
        (r#""1""#, true),
        (r#""true""#, true),
        ("0", false),
    ] {
        let body = format!(r#"{{"data": {{"list": [], "hasMore": {has_more}}}}}"#);
        let server = CannedServer::responding("200 OK", &[], &body).await;
        let history = server.client().fans().get_subscription_history("acct_1", 5);
        let drift = soon(history).await.expect("a list").drift().to_vec();
        let found = drift.iter().any(|drift| drift.action == DriftAction::Cut);
        assert_eq!(found, is_cut, "{has_more}");
    }
    let strict = server.client_with(|builder| builder.decode_mode(onlyfansapi::DecodeMode::Strict));
    let error = soon(strict.fans().get_subscription_history("acct_1", 5))
        .await
        .expect_err("a mismatch");
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn a_parameter_that_hides_the_end_is_refused_in_a_walk() {
    let served = Served::sound(list("/api/{account}/tracking-links"), 5, Habits::default()).await;
    let links = served.client.tracking_links().list("acct_1");
    let error = soon(links.query("pagination", 0).collect_all()).await;
    assert!(error.is_ok(), "an undocumented parameter is the caller's");
    let links = served
        .client
        .tracking_links()
        .list("acct_1")
        .pagination(false);
    let error = soon(links.collect_all()).await.expect_err("refused");
    assert_eq!(error.error().kind(), ErrorKind::Request);
    assert!(
        error
            .to_string()
            .contains("pagination: expected it to be on"),
        "{error}"
    );
}

#[tokio::test]
async fn a_page_is_a_whole_response_with_its_credits() {
    let served = Served::sound(list(FANS), 45, Habits::default()).await;
    let mut pages = served.client.fans().list_active("acct_1").limit(15).pages();
    let mut rows = 0;
    while let Some(page) = soon(pages.try_next()).await.expect("a page") {
        assert_eq!(page.credits().and_then(|credits| credits.used), Some(1));
        rows += page.items().len();
        let fans: Vec<Fan> = page.into_iter().collect();
        assert_eq!(fans.len(), 15);
    }
    assert_eq!(
        (rows, served.server.seen(), pages.resume_token()),
        (45, 3, None)
    );
    assert_eq!(served.client.credits().used, 3);
}

#[tokio::test]
async fn the_host_of_a_link_gets_no_request() {
    let other = CannedServer::responding("200 OK", &[], "{}").await;
    let link = format!("{}/api/acct_1/fans/active?offset=20", other.base_url);
    let first = page(0..20, json!({"hasMore": true}), json!({"next_page": link}));
    let last = page(
        20..25,
        json!({"hasMore": false}),
        json!({"next_page": null}),
    );
    let (rows, error, server) = walk(vec![first, last]).await;
    assert!(error.is_none() && rows == 25);
    assert_eq!((server.seen(), other.requests().len()), (2, 0));
    let request: Vec<Request> = server.requests();
    assert_eq!(
        request[1].target,
        "/api/acct_1/fans/active?limit=20&offset=20"
    );
}

#[tokio::test]
async fn a_page_without_its_list_and_marks_is_no_end_of_any_list() {
    for list in lists() {
        for body in [r#"{"data": null}"#, "{}", r#"{"data": {}}"#] {
            let served = Served::new(list, 5, Habits::default(), move |_| {
                Some(ServerResponse::json(200, body).into())
            })
            .await;
            let found = served.walk(Options::default()).await;
            let error = found
                .error
                .unwrap_or_else(|| panic!("{list:?}: {body} ended the list"));
            assert!(
                matches!(error.kind(), ErrorKind::Paging | ErrorKind::Decode),
                "{list:?}: {error}"
            );
        }
    }
}

//! The values that setters take, and how they are sent.

use std::time::{Duration, SystemTime};

use onlyfansapi::{
    Error, ErrorKind, Outcome, Response,
    mock::MockServer,
    types::{Amount, ComparisonPeriod},
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::support::mock;

/// The second at which 2025-01-31T12:00:00Z begins.
const NOON: i64 = 1_738_324_800;

/// Expects that a request is refused before it is sent, and returns the problems.
async fn refusal<T>(request: impl IntoFuture<Output = Result<Response<T>, Error>>) -> String {
    let error = request.await.err().expect("a refusal");
    let found = (error.kind(), error.outcome(), error.attempts());
    assert_eq!(found, (ErrorKind::Request, Outcome::NotSent, 0), "{error}");
    let text = error.to_string();
    let (_, problems) = text
        .split_once("the request was not sent: ")
        .expect("problems");
    problems.to_owned()
}

fn queries(server: &MockServer) -> Vec<String> {
    let received = server.received();
    received.into_iter().map(|request| request.query).collect()
}

/// Returns a member of the bodies of all requests so far.
fn sent(server: &MockServer, member: &str) -> Vec<Value> {
    let bodies = server.received().into_iter().map(|request| {
        let body: Value = serde_json::from_slice(&request.body).expect("JSON");
        body[member].clone()
    });
    bodies.collect()
}

fn period(start: &str) -> ComparisonPeriod {
    ComparisonPeriod::default().start(start).end("2026-01-31")
}

#[tokio::test]
async fn text_that_is_no_date_is_refused_by_the_name_of_its_setter() {
    let (server, client) = mock().await;
    for text in ["yesterday", "2026-13-45", ""] {
        let expects = |problems: String, name: &str| {
            let problem = format!("{name}: expected a date or time");
            assert!(problems.starts_with(&problem), "{text:?}: {problems}");
            assert!(!problems.contains("; "), "{text:?}: {problems}");
        };
        let list = client.transactions().list("acct_1").start_date(text);
        expects(refusal(list).await, "start_date");
        let usage = client.usage().get_credit_usage().from(text);
        expects(refusal(usage).await, "from");
        let update = client.posts().update("acct_1", 7).text("Hi");
        expects(refusal(update.scheduled_date(text)).await, "scheduled_date");
        let comparison = client.analytics().get_period_comparison();
        let comparison = comparison
            .account_ids(["acct_1"])
            .period_a(period(text))
            .period_b(period("2026-01-01"));
        expects(refusal(comparison).await, "period_a.start");
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn every_type_of_an_instant_is_sent_as_rfc_3339() {
    let (server, client) = mock().await;
    let list = || client.transactions().list("acct_1");
    let system = SystemTime::UNIX_EPOCH + Duration::from_secs(NOON.unsigned_abs());
    let jiff = jiff::Timestamp::from_second(NOON).expect("an instant");
    let chrono = chrono::DateTime::from_timestamp(NOON, 0).expect("an instant");
    let east = chrono::FixedOffset::east_opt(3600).expect("an offset");
    let time = time::OffsetDateTime::from_unix_timestamp(NOON).expect("an instant");
    let requests = [
        list().start_date(system),
        list().start_date(jiff),
        list().start_date(chrono),
        list().start_date(chrono.with_timezone(&east)),
        list().start_date(time),
    ];
    let count = requests.len();
    for request in requests {
        request.await.expect("transactions");
    }
    let expected = "startDate=2025-01-31T12%3A00%3A00Z";
    assert_eq!(queries(&server), vec![expected; count]);
}

#[tokio::test]
async fn every_type_of_a_day_is_sent_as_a_date() {
    let (server, client) = mock().await;
    let send = || {
        let message = client.mass_messages().send("acct_1").text("Hi");
        message.user_ids([5])
    };
    let jiff = jiff::civil::date(2025, 1, 31);
    let chrono = chrono::NaiveDate::from_ymd_opt(2025, 1, 31).expect("a day");
    let time = time::Date::from_calendar_date(2025, time::Month::January, 31).expect("a day");
    let requests = [
        send().scheduled_date(jiff),
        send().scheduled_date(chrono),
        send().scheduled_date(time),
    ];
    let count = requests.len();
    for request in requests {
        request.await.expect("a message");
    }
    let expected = json!("2025-01-31");
    assert_eq!(sent(&server, "scheduledDate"), vec![expected; count]);
}

#[tokio::test]
async fn dates_of_a_nested_value_are_sent_as_those_of_a_member() {
    let (server, client) = mock().await;
    let noon = jiff::Timestamp::from_second(NOON).expect("an instant");
    let first = ComparisonPeriod::default()
        .start(jiff::civil::date(2025, 1, 1))
        .end(noon);
    let comparison = client.analytics().get_period_comparison();
    let comparison = comparison
        .account_ids(["acct_1"])
        .period_a(first)
        .period_b(period("2026-01-01"));
    comparison.await.expect("a comparison");
    let expected = json!({"start": "2025-01-01", "end": "2025-01-31T12:00:00Z"});
    assert_eq!(sent(&server, "period_a"), [expected]);
}

#[tokio::test]
async fn the_plus_of_an_offset_is_percent_encoded() {
    let (server, client) = mock().await;
    let list = client.transactions().list("acct_1");
    let list = list.start_date("2025-01-31T13:00:00+01:00");
    list.await.expect("transactions");
    let expected = "startDate=2025-01-31T13%3A00%3A00%2B01%3A00";
    assert_eq!(queries(&server), [expected]);
}

#[tokio::test]
async fn a_number_is_of_any_integer_type_or_not_set() {
    let (server, client) = mock().await;
    let list = || client.chats().list("acct_1");
    let rows = [0; 5];
    let requests = [
        list().limit(rows.len()),
        list().limit(5_u8),
        list().limit(Some(5)),
        list().limit(Some(5_u64)),
        list().limit(None::<i64>),
    ];
    for request in requests {
        request.await.expect("chats");
    }
    let five = "limit=5";
    assert_eq!(queries(&server), [five, five, five, five, ""]);
}

#[tokio::test]
async fn a_number_that_does_not_fit_is_refused() {
    let (server, client) = mock().await;
    let expected = "limit: expected a whole number from -9223372036854775808 to 9223372036854775807, found 18446744073709551615";
    let list = || client.chats().list("acct_1");
    assert_eq!(refusal(list().limit(u64::MAX)).await, expected);
    assert_eq!(refusal(list().limit(Some(u64::MAX))).await, expected);
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_price_is_an_integer_a_float_an_amount_or_a_decimal() {
    let (server, client) = mock().await;
    let send = || {
        let message = client.messages().send("acct_1", 5).text("Hi");
        message.media_files([1])
    };
    let amount: Amount = "12.30".parse().expect("an amount");
    let requests = [
        send().price(5),
        send().price(5_usize),
        send().price(5.5),
        send().price(amount),
        send().price(Some(&amount)),
        send().price(Decimal::new(1230, 2)),
    ];
    for request in requests {
        request.await.expect("a message");
    }
    let expected = [
        json!(5),
        json!(5),
        json!(5.5),
        json!(12.3),
        json!(12.3),
        json!(12.3),
    ];
    assert_eq!(sent(&server, "price"), expected);
}

#[tokio::test]
async fn a_subscription_price_is_also_a_word() {
    let (server, client) = mock().await;
    let update = || client.settings().update_subscription_price("acct_1");
    let amount: Amount = "12.30".parse().expect("an amount");
    let requests = [
        update().price("free"),
        update().price(5),
        update().price(5.5),
        update().price(amount),
        update().price(Decimal::new(1230, 2)),
    ];
    for request in requests {
        request.await.expect("a price");
    }
    let expected = ["free", "5", "5.5", "12.30", "12.30"];
    assert_eq!(sent(&server, "price"), expected);
}

#[tokio::test]
async fn a_price_that_is_not_finite_is_refused() {
    let (server, client) = mock().await;
    let problem = "price: expected a finite number, found NaN or infinity";
    for price in [f64::NAN, f64::INFINITY] {
        let message = client.messages().send("acct_1", 5).text("Hi");
        let problems = refusal(message.media_files([1]).price(price)).await;
        assert_eq!(problems, problem);
        let update = client.settings().update_subscription_price("acct_1");
        let problems = refusal(update.price(price)).await;
        assert!(problems.starts_with(problem), "{problems}");
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_clone_of_a_request_is_a_request_of_its_own() {
    let (server, client) = mock().await;
    let list = client.chats().list("acct_1").limit(5);
    let other = list.clone().limit(7).offset(10);
    list.await.expect("chats");
    other.await.expect("chats");
    assert_eq!(queries(&server), ["limit=5", "limit=7&offset=10"]);
}

#[tokio::test]
async fn a_clone_of_a_message_has_another_key_unless_the_caller_set_one() {
    let (server, client) = mock().await;
    let message = client.messages().send("acct_1", 5).text("Hi");
    let keyed = message.clone().idempotency_key("one");
    for request in [message.clone(), message, keyed.clone(), keyed] {
        request.await.expect("a message");
    }
    let received = server.received();
    let keys: Vec<_> = received
        .iter()
        .filter_map(|request| request.headers["idempotency-key"].to_str().ok())
        .collect();
    let [first, second, third, fourth] = keys[..] else {
        panic!("expected four keys, found {keys:?}");
    };
    assert_ne!(first, second);
    assert_eq!(third, fourth);
    assert_eq!(third, "one");
}

#[tokio::test]
async fn a_problem_from_before_a_clone_is_in_both_requests() {
    let (server, client) = mock().await;
    let list = client.chats().list("acct_1").limit(u64::MAX);
    let clone = list.clone();
    let problems = refusal(list).await;
    assert!(problems.starts_with("limit: "), "{problems}");
    assert_eq!(refusal(clone).await, problems);
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn media_of_two_calls_and_of_the_body_go_into_one_list() {
    let (server, client) = mock().await;
    let send = || client.messages().send("acct_1", 5);
    let twice = send().text("Hi").media_files([1]);
    twice
        .media_files(["ofapi_media_2"])
        .await
        .expect("a message");
    let whole = send().body(json!({"text": "Hi", "mediaFiles": [1]}));
    whole
        .media_files(["ofapi_media_2"])
        .await
        .expect("a message");
    let expected = json!([1, "ofapi_media_2"]);
    assert_eq!(sent(&server, "mediaFiles"), [expected.clone(), expected]);
}

#[tokio::test]
async fn a_list_setter_adds_to_nothing_but_a_list() {
    let (server, client) = mock().await;
    for value in [json!("fans"), json!(7), json!({"0": "fans"})] {
        let message = client.mass_messages().send("acct_1");
        let message = message.body(json!({"text": "Hi", "userLists": value}));
        let problems = refusal(message.user_lists(["a"])).await;
        let names_it = problems.contains("userLists") || problems.contains("user_lists");
        assert!(names_it, "{value}: {problems}");
    }
    assert!(server.received().is_empty());
}

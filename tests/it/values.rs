//! The values in responses: amounts, dates, open enums, rows read outside of a response, and lists.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use onlyfansapi::{
    DriftAction,
    types::{Amount, BundleDuration, Id, Timestamp, Transaction, TransactionKind, TransactionType},
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::support::CannedServer;

/// The second at which 2025-01-31T12:00:00Z begins.
const NOON: i64 = 1_738_324_800;

fn amount(text: &str) -> Amount {
    text.parse().expect(text)
}

#[test]
fn other_with_a_documented_value_is_the_variant_of_that_value() {
    let other = TransactionType::Other("tips".into());
    assert_eq!(other, TransactionType::Tips);
    let state = RandomState::new();
    assert_eq!(
        state.hash_one(&other),
        state.hash_one(TransactionType::Tips)
    );
    assert_ne!(other, TransactionType::Other("Tips".into()));
    let other = BundleDuration::Other(6);
    assert_eq!(other, BundleDuration::N6);
    assert_eq!(state.hash_one(other), state.hash_one(BundleDuration::N6));
}

#[test]
fn open_enums_are_ordered_by_what_they_stand_for() {
    let mut types = [
        TransactionType::Tips,
        TransactionType::Subscribes,
        TransactionType::Other("a".into()),
        TransactionType::ChatMessages,
        TransactionType::Other("z".into()),
    ];
    types.sort();
    let texts = types.each_ref().map(TransactionType::as_str);
    assert_eq!(texts, ["a", "chat_messages", "subscribes", "tips", "z"]);
    let mut durations = [
        BundleDuration::N12,
        BundleDuration::Other(4),
        BundleDuration::N3,
    ];
    durations.sort();
    assert_eq!(durations.map(|duration| duration.as_i64()), [3, 4, 12]);
}

#[test]
fn open_enums_are_read_from_text_and_written_as_it() {
    assert_eq!("tips".parse(), Ok(TransactionType::Tips));
    assert_eq!("new".parse(), Ok(TransactionType::Other("new".into())));
    assert_eq!("6".parse(), Ok(BundleDuration::N6));
    assert!("six".parse::<BundleDuration>().is_err());
    let new = TransactionType::from("new");
    assert_eq!(format!("{}|{new}", TransactionType::Tips), "tips|new");
    assert_eq!(
        format!("{:>6}|{:<4}|", new, TransactionType::Post),
        "   new|post|"
    );
    assert_eq!(format!("{:>3}", BundleDuration::N6), "  6");
}

#[test]
fn open_enums_are_keys_of_maps() {
    let keys = ["tips", "post", "new", "tips"].map(TransactionType::from);
    let mut ordered = BTreeMap::new();
    let mut hashed = HashMap::new();
    for key in keys {
        *ordered.entry(key.clone()).or_insert(0) += 1;
        *hashed.entry(key).or_insert(0) += 1;
    }
    let found: Vec<(String, i32)> = ordered
        .iter()
        .map(|(key, count)| (key.to_string(), *count))
        .collect();
    let expected = [("new", 1), ("post", 1), ("tips", 2)];
    assert_eq!(found, expected.map(|(key, count)| (key.to_owned(), count)));
    assert_eq!(hashed[&TransactionType::Other("tips".into())], 2);
    assert_eq!(hashed.len(), 3);
}

#[test]
fn an_undocumented_value_is_kept_and_written_back() {
    let row = json!({"type": "never_seen", "status": "done"});
    let sale = Transaction::from_json(&row).expect("a row");
    assert_eq!(sale.drift(), []);
    let kind = sale.type_.as_ref().map(TransactionKind::as_str);
    assert_eq!(kind, Some("never_seen"));
    let written = serde_json::to_value(&*sale).expect("JSON");
    assert_eq!(written["type"], "never_seen");
    assert_eq!(written["status"], "done");
}

#[test]
fn an_amount_keeps_its_digits_and_is_written_in_the_form_it_came_in() {
    let row = r#"{"amount": 12.30, "fee": "2.460", "net": 9}"#;
    let sale = Transaction::from_json(row).expect("a row");
    assert_eq!(sale.drift(), []);
    let texts = [sale.amount, sale.fee, sale.net].map(|amount| amount.map(|it| it.to_string()));
    let expected = ["12.30", "2.460", "9"];
    assert_eq!(texts, expected.map(|text| Some(text.to_owned())));
    let written = serde_json::to_value(&*sale).expect("JSON");
    assert_eq!(written["amount"], json!(12.3));
    assert_eq!(written["fee"], json!("2.460"));
    assert_eq!(written["net"], json!(9));
    let again = Transaction::from_json(written).expect("a row");
    assert_eq!(again.into_inner(), sale.into_inner());
}

#[test]
fn amounts_are_summed_without_an_error() {
    let amounts = ["0.1", "0.2", "12.30"].map(amount);
    let total: Amount = amounts.iter().sum();
    assert_eq!(total, amounts.into_iter().sum::<Amount>());
    assert_eq!(total.to_string(), "12.60");
    let mut sum = Amount::default();
    for amount in amounts {
        sum += amount;
    }
    sum -= amount("12.6");
    assert_eq!(sum, Amount::ZERO);
    let none: [Amount; 0] = [];
    assert_eq!(none.iter().sum::<Amount>(), Amount::ZERO);
}

#[test]
fn an_amount_is_printed_with_a_width_and_a_number_of_places() {
    for (text, two) in [
        ("12.3", "12.30"),
        ("12", "12.00"),
        ("0.125", "0.13"),
        ("-0.125", "-0.13"),
        ("0.124", "0.12"),
        ("0.995", "1.00"),
        ("-9.999", "-10.00"),
    ] {
        assert_eq!(format!("{:.2}", amount(text)), two, "{text}");
    }
    assert_eq!(
        format!("{:.0}|{:.0}", amount("2.5"), amount("-2.5")),
        "3|-3"
    );
    assert_eq!(format!("{:>10}|", amount("12.30")), "     12.30|");
    assert_eq!(format!("{:<10}|", amount("-1.5")), "-1.5      |");
    assert_eq!(format!("{:>10.2}|", amount("12.345")), "     12.35|");
}

#[test]
fn an_amount_is_converted_from_and_to_a_decimal() {
    let decimal = Decimal::new(1230, 2);
    let from = Amount::from(decimal);
    assert_eq!(from.to_string(), "12.30");
    let back = from.to_decimal().expect("a decimal");
    assert_eq!((back, back.scale()), (decimal, 2));
    assert_eq!(amount("-0.05").to_decimal(), Some(Decimal::new(-5, 2)));
    let long = amount("99999999999999999999999999999999999999");
    assert_eq!(long.to_decimal(), None);
}

#[test]
fn a_timestamp_is_converted_from_and_to_the_types_of_other_crates() {
    let jiff = jiff::Timestamp::from_second(NOON).expect("an instant");
    let chrono = chrono::DateTime::from_timestamp(NOON, 0).expect("an instant");
    let time = time::OffsetDateTime::from_unix_timestamp(NOON).expect("an instant");
    for text in [
        "2025-01-31T12:00:00Z",
        "2025-01-31 12:00:00",
        "2025-01-31T13:00:00+01:00",
    ] {
        let noon = Timestamp::from(text);
        assert_eq!(noon.to_jiff(), Some(jiff), "{text}");
        assert_eq!(noon.to_chrono(), Some(chrono), "{text}");
        assert_eq!(noon.to_offset_date_time(), Some(time), "{text}");
        assert_eq!(noon.to_string(), text);
    }
    let from = [
        Timestamp::from(jiff),
        Timestamp::from(chrono),
        Timestamp::from(time),
    ];
    for noon in from {
        assert_eq!(noon.as_str(), "2025-01-31T12:00:00Z");
    }
    let days = [
        Timestamp::from(jiff::civil::date(2025, 1, 31)),
        Timestamp::from(chrono.date_naive()),
        Timestamp::from(time.date()),
    ];
    for day in days {
        assert_eq!(day.as_str(), "2025-01-31");
    }
    let other = Timestamp::from("yesterday");
    assert_eq!(other.to_jiff(), None);
    assert_eq!(other.to_chrono(), None);
    assert_eq!(other.to_offset_date_time(), None);
}

#[test]
fn a_fraction_of_a_second_survives_conversions() {
    let text = "1969-12-31T23:59:57.25Z";
    let early = Timestamp::from(text);
    let jiff = early.to_jiff().expect("an instant");
    let chrono = early.to_chrono().expect("an instant");
    let time = early.to_offset_date_time().expect("an instant");
    let back = [
        Timestamp::from(jiff),
        Timestamp::from(chrono),
        Timestamp::from(time),
    ];
    for timestamp in back {
        assert_eq!(timestamp, early, "{timestamp}");
    }
}

#[test]
fn a_row_is_read_from_a_value_text_or_bytes() {
    let text = r#"{"id": 5, "amount": "12.30"}"#;
    let value: Value = serde_json::from_str(text).expect("JSON");
    let row = Transaction::from_json(text).expect("a row");
    assert_eq!(row.id, Some(Id::from(5)));
    assert_eq!(row.amount, Some(amount("12.30")));
    assert_eq!(row.drift(), []);
    assert_eq!(Transaction::from_json(&value).expect("a row"), row);
    assert_eq!(Transaction::from_json(value).expect("a row"), row);
    assert_eq!(Transaction::from_json(text.to_owned()).expect("a row"), row);
    assert_eq!(Transaction::from_json(text.as_bytes()).expect("a row"), row);
    let mut inner = row.into_inner();
    inner.currency = Some("USD".to_owned());
    assert_eq!(inner.currency.as_deref(), Some("USD"));
}

#[test]
fn a_byte_order_mark_before_a_row_is_drift() {
    let row = Transaction::from_json("\u{feff}{\"id\": 5}").expect("a row");
    assert_eq!(row.id, Some(Id::from(5)));
    let [drift] = row.drift() else {
        panic!("expected one drift, found {:?}", row.drift());
    };
    assert_eq!(
        (drift.path.as_str(), drift.action),
        ("", DriftAction::Removed)
    );
    assert!(drift.found.contains("byte order mark"), "{drift}");
}

#[test]
fn an_empty_list_or_null_in_place_of_a_row_is_an_empty_row_with_drift() {
    for json in [json!([]), json!(null)] {
        let row = Transaction::from_json(&json).expect("a row");
        assert_eq!(*row, Transaction::default(), "{json}");
        let paths: Vec<&str> = row.drift().iter().map(|it| it.path.as_str()).collect();
        assert_eq!(paths, [""], "{json}");
    }
}

#[test]
fn a_list_of_rows_and_other_text_are_no_row() {
    for json in [r#"[{"id": 5}]"#, r#"[{"id": 5}, {"id": 6}]"#, "5"] {
        let mismatch = Transaction::from_json(json).expect_err(json);
        assert_eq!(mismatch.path, "", "{json}");
    }
    let mismatch = Transaction::from_json("{\"id\": ").expect_err("no JSON");
    assert_eq!(mismatch.expected, "JSON");
}

#[test]
fn values_of_a_row_that_do_not_match_are_listed() {
    let json =
        r#"{"id": 5, "amount": true, "payoutPendingDays": "7", "user": {"id": "6", "name": [1]}}"#;
    let row = Transaction::from_json(json).expect("a row");
    assert_eq!((row.amount, row.payout_pending_days), (None, Some(7)));
    let drift: Vec<(&str, DriftAction)> = row
        .drift()
        .iter()
        .map(|drift| (drift.path.as_str(), drift.action))
        .collect();
    let expected = [
        ("amount", DriftAction::Removed),
        ("payoutPendingDays", DriftAction::Coerced),
        ("user.name", DriftAction::Removed),
    ];
    assert_eq!(drift, expected);
}

#[tokio::test]
async fn the_rows_of_a_response_are_iterated_over_by_value() {
    let body = r#"{"data": [{"unreadMessagesCount": 1}, {"unreadMessagesCount": 2}]}"#;
    let server = CannedServer::responding("200 OK", &[], body).await;
    let client = server.client();
    let mut counts = Vec::new();
    for chat in client.chats().list("acct_1").await.expect("chats") {
        counts.push(chat.unread_messages_count);
    }
    assert_eq!(counts, [Some(1), Some(2)]);
    let chats = client.chats().list("acct_1").await.expect("chats");
    let chats = chats.into_data();
    assert_eq!(chats.len(), 2);
}

#[tokio::test]
async fn the_rows_of_a_page_are_those_of_its_response() {
    let body = r#"{"data": {"list": [{"id": 1}, {"id": "2"}], "hasMore": false}}"#;
    let server = CannedServer::responding("200 OK", &[], body).await;
    let client = server.client();
    let response = client.transactions().list("acct_1").await;
    let response = response.expect("transactions");
    assert_eq!(response.items().len(), 2);
    let page = response.clone().into_data().expect("a page");
    assert_eq!(page.has_more, Some(false));
    assert_eq!(page.items(), response.items());
    let ids: HashSet<Option<Id>> = response.into_iter().map(|sale| sale.id).collect();
    assert_eq!(ids, HashSet::from([Some(Id::from("1")), Some(Id::from(2))]));
}

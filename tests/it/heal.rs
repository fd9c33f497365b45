//! Healing of responses with values of unexpected types.

mod random;
mod rows;
mod types;
mod values;

use std::{collections::BTreeMap, fmt::Debug};

use onlyfansapi::{
    DecodeMode, Drift, Mismatch, runtime,
    types::{Amount, Chat, Envelope, Id, SmartLinkPostback, Transaction},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::json;

#[derive(Debug, Default, PartialEq)]
struct Row {
    whole: Option<i64>,
    byte: Option<u8>,
    number: Option<f64>,
    flag: Option<bool>,
    text: Option<String>,
    list: Option<Vec<i64>>,
    map: Option<BTreeMap<String, i64>>,
    row: Option<Box<Row>>,
    id: Option<Id>,
    pair: Option<(i64, String)>,
    price: Option<BTreeMap<String, i64>>,
    amount: Option<f64>,
    rows: Vec<Row>,
    by_name: BTreeMap<String, Row>,
    object: Option<Box<Row>>,
}

runtime::model! {
    Row {
        0 whole "whole" plain optional;
        1 byte "byte" plain optional;
        2 number "number" plain optional;
        3 flag "flag" plain optional;
        4 text "text" plain optional;
        5 list "list" plain optional;
        6 map "map" plain optional;
        7 row "row" plain optional;
        8 id "id" plain optional;
        9 pair "pair" plain optional;
        10 price "price" plain optional;
        11 amount "amount" number optional;
        12 rows "rows" or_default member;
        13 by_name "by_name" or_default member;
        14 object "object" object optional;
    }
}

type Healed<T> = Result<(T, Vec<Drift>), Mismatch>;

fn heal<T: DeserializeOwned>(body: impl AsRef<[u8]>) -> (T, Vec<String>) {
    let body = body.as_ref();
    let (value, drift) = runtime::decode(body, DecodeMode::Heal)
        .unwrap_or_else(|mismatch| panic!("{mismatch}: {}", String::from_utf8_lossy(body)));
    (value, drift.iter().map(ToString::to_string).collect())
}

/// Returns a row with one member as it is read, and the drift.
fn row(member: &str, value: &str) -> (Row, Vec<String>) {
    let (mut rows, drift) = heal::<Vec<Row>>(format!(r#"[{{"{member}": {value}}}]"#));
    (rows.remove(0), drift)
}

fn refused<T: DeserializeOwned + Debug>(body: &str, mode: DecodeMode) -> String {
    let healed: Healed<T> = runtime::decode(body.as_bytes(), mode);
    healed.expect_err("a mismatch").to_string()
}

impl Clone for Row {
    /// Copies the member that the rows of a test have in common.
    fn clone(&self) -> Self {
        Self {
            byte: self.byte,
            ..Self::default()
        }
    }
}

#[derive(Debug, Deserialize, PartialEq)]
struct Strict {
    id: i64,
    #[serde(alias = "label")]
    name: String,
    tags: Option<Vec<String>>,
}

#[test]
fn generated_types_are_healed() {
    let body = json!({
        "data": [{"id": "7", "headers": {"0": {"name": 5}}, "latest_response": "none", "url": "u"}, 3],
        "_meta": {"_credits": {"used": "1", "balance": {}}, "_cache": [1], "_rate_limits": []},
        "_pagination": "none",
    });
    let (response, drift) = heal::<Envelope<Vec<SmartLinkPostback>>>(body.to_string());
    let [postback] = response.data.as_slice() else {
        panic!("one postback: {response:?}");
    };
    assert_eq!(postback.id, Some(7.into()));
    assert_eq!(postback.url.as_deref(), Some("u"));
    assert_eq!(postback.headers[0].name.as_deref(), Some("5"));
    let meta = response.meta.expect("metadata");
    assert_eq!(meta.credits.expect("credits").used, Some(1));
    assert_eq!(drift.len(), 8, "{drift:#?}");
    let (response, drift) = heal::<Envelope<Option<Chat>>>(r#"{"data": "x"}"#);
    assert_eq!(response, Envelope::default());
    assert_eq!(
        drift,
        ["data: expected struct Chat, found a string; left out"]
    );
}

#[test]
fn a_whole_response_that_is_null_or_an_empty_list_is_read_as_an_empty_object() {
    for (body, found) in [
        ("[]", "a list"),
        (" null ", "null"),
        ("\u{feff}[]", "a list"),
    ] {
        let (row, drift) = heal::<Row>(body);
        assert_eq!(row, Row::default(), "{body}");
        let expected = format!("the whole body: expected struct Row, found {found}; coerced");
        assert_eq!(drift.last(), Some(&expected), "{body}");
        let (envelope, _) = heal::<Envelope<Option<Chat>>>(body);
        assert_eq!(envelope, Envelope::default(), "{body}");
        let (map, _) = heal::<BTreeMap<String, i64>>(body);
        assert!(map.is_empty(), "{body}");
        let mismatch = refused::<Row>(body, DecodeMode::Strict);
        assert_eq!(mismatch, format!("expected struct Row, found {found}"));
    }
    // A member that the type requires is still missing.
    assert_eq!(
        refused::<Strict>("[]", DecodeMode::Heal),
        "expected a field `id`, found a list"
    );
}

#[test]
fn a_byte_order_mark_is_left_out() {
    let body = "\u{feff}{\"whole\": \"5\"}";
    let (row, drift) = heal::<Row>(body);
    assert_eq!(row.whole, Some(5));
    assert_eq!(
        drift,
        [
            "the whole body: expected JSON alone, found a byte order mark before it; left out",
            "whole: expected i64, found a number in a string; coerced",
        ]
    );
    assert_eq!(
        refused::<Row>("\u{feff}{\"whole\": 5}", DecodeMode::Strict),
        "expected JSON alone, found a byte order mark before it"
    );
}

#[test]
fn a_byte_that_is_not_utf_8_costs_its_place() {
    let body = b"{\"rows\": [{\"text\": \"a\xff\", \"whole\": 1}, {\"text\": \"\xc3\xa9\"}], \"by_name\": {\"n\xfe\": {}, \"m\": {}}, \"unknown\": \"\xff\"}";
    let (row, drift) = heal::<Row>(body);
    let texts: Vec<Option<&str>> = row.rows.iter().map(|row| row.text.as_deref()).collect();
    assert_eq!((texts, row.rows[0].whole), (vec![None, Some("é")], Some(1)));
    assert_eq!(row.by_name.len(), 1);
    assert_eq!(
        drift,
        [
            "rows[0].text: expected a string, found a string that is not Unicode; left out",
            "by_name.n\u{fffd}: expected struct Row, found a member whose name is not Unicode; left out",
        ]
    );
    let strict: Healed<Row> = runtime::decode(body, DecodeMode::Strict);
    assert_eq!(
        strict.expect_err("a mismatch").to_string(),
        "expected a string at rows[0].text, found a string that is not Unicode"
    );
}

#[test]
fn the_type_of_the_whole_response_is_not_healed_otherwise() {
    for (body, mismatch) in [
        ("[1, 2]", "expected struct Row, found a list"),
        ("[[]]", "expected struct Row, found a list"),
        ("5", "expected struct Row, found 5"),
        (r#""5""#, "expected struct Row, found a number in a string"),
        (r#""""#, "expected struct Row, found an empty string"),
    ] {
        assert_eq!(refused::<Row>(body, DecodeMode::Heal), mismatch);
        assert_eq!(refused::<Row>(body, DecodeMode::Strict), mismatch);
    }
    assert!(
        refused::<Envelope<Option<Chat>>>("[null, null, null]", DecodeMode::Heal)
            .contains("Envelope")
    );
    assert_eq!(
        refused::<Vec<Row>>(r#"{"0": {}}"#, DecodeMode::Heal),
        "expected a sequence, found an object"
    );
    assert_eq!(
        refused::<i64>(r#""5""#, DecodeMode::Heal),
        "expected i64, found a number in a string"
    );
    // The missing or mismatched part that the whole requires is named.
    assert_eq!(
        refused::<Strict>(r#"{"id": 1, "name": []}"#, DecodeMode::Heal),
        "expected a string at name, found a list"
    );
    assert_eq!(
        refused::<(i64, i64)>("[1, []]", DecodeMode::Heal),
        "expected i64 at [1], found a list"
    );
}

#[test]
fn invalid_json_is_an_error_and_no_drift() {
    for body in [
        "",
        "<html>",
        r#"{"whole": 5"#,
        r#"{"whole": "private"} x"#,
        "\u{feff}",
        "\u{feff}\u{feff}{}",
    ] {
        let mismatch = refused::<Row>(body, DecodeMode::Heal);
        assert!(mismatch.starts_with("expected JSON, found "), "{mismatch}");
        assert!(!mismatch.contains("private"), "{mismatch}");
    }
}

#[test]
fn strict_decoding_reports_the_first_mismatch() {
    let body = r#"{"whole": 5, "rows": [{}, {"flag": 1, "text": 5}]}"#;
    assert_eq!(
        refused::<Row>(body, DecodeMode::Strict),
        "expected a boolean at rows[1].flag, found 1"
    );
    assert_eq!(
        refused::<Row>(r#"{"text": "a", "text": "private"}"#, DecodeMode::Strict),
        "expected one field `text`, found an object"
    );
}

#[test]
fn values_that_cannot_be_parsed_are_removed_alone() {
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    let body = format!(
        r#"{{"whole": 5, "flag": 1e999, "text": "\udc00", "by_name": {deep}, "map": {{"a": {deep}}}, "unknown": {deep}, "byte": -1e999}}"#
    );
    let (row, drift) = heal::<Row>(body);
    assert_eq!(
        row,
        Row {
            whole: Some(5),
            map: Some([].into()),
            ..Row::default()
        }
    );
    assert_eq!(drift.len(), 5, "{drift:#?}");
    // serde_json limits the depth to 127.
    let nested = |depth| format!(r#"[{}1e999{}]"#, "[".repeat(depth), "]".repeat(depth));
    for depth in [120, 126, 127, 5000] {
        let (_, drift) = heal::<Vec<serde_json::Value>>(nested(depth));
        assert_eq!(drift.len(), 1, "{depth}: {drift:#?}");
    }
}

#[test]
fn amounts_in_other_notations_are_coerced_and_reported() {
    let rows = json!([
        {"amount": "12.30", "net": " 5 ", "fee": ""},
        {"amount": 12.5, "net": "+5", "fee": "05"},
        {"amount": "1e999", "net": "7.10", "fee": true},
    ]);
    let (rows, drift) = heal::<Vec<Transaction>>(rows.to_string());
    let amounts = |amount: fn(&Transaction) -> Option<Amount>| -> Vec<String> {
        let amounts = rows.iter().map(amount);
        amounts
            .map(|amount| amount.map_or("-".to_owned(), |amount| amount.to_string()))
            .collect()
    };
    assert_eq!(amounts(|row| row.amount), ["12.30", "12.5", "-"]);
    assert_eq!(amounts(|row| row.net), ["5", "5", "7.10"]);
    assert_eq!(amounts(|row| row.fee), ["-", "5", "-"]);
    assert_eq!(
        drift,
        [
            "[0].fee: expected a number, found an empty string; left out",
            "[0].net: expected a number, found a string; coerced",
            "[1].fee: expected a number, found a number in a string; coerced",
            "[1].net: expected a number, found a number in a string; coerced",
            "[2].amount: expected a number, found a number in a string; left out",
            "[2].fee: expected a number, found true; left out",
        ]
    );
}

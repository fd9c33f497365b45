//! Tests of lists of which a part was read before healing.

use serde::{Deserialize, Deserializer};

use super::*;
use crate::model::lenient::Data as _;

#[derive(Clone, Debug, Default, PartialEq)]
struct Row {
    id: Option<i64>,
    tags: Vec<String>,
    rows: Vec<Row>,
}

crate::model::structs::model! { Row {
    0 id "id" plain optional;
    1 tags "tags" or_default member;
    2 rows "rows" or_default member;
} }

/// Whether healing reads only the rows from the first mismatch on.
fn is_kept(body: &str) -> bool {
    let scope = Scope::enter();
    let mut json = serde_json::Deserializer::from_str(body);
    let error = Vec::<Row>::read(&mut json).expect_err("drift");
    let kept = scope.kept().expect("rows");
    let offset = cut::offset(body.as_bytes(), error.line(), error.column());
    let cut = Cut::find(body.as_bytes(), offset.expect("an offset"), kept);
    let healed = heal::<Rows>(body.as_bytes(), cut, DecodeMode::Heal, Some(&scope));
    healed.expect("JSON").expect("rows");
    cut.is_some() && scope.finish(false)
}

/// Rows, which are read like a member of a struct.
struct Rows(Vec<Row>);

impl<'de> Deserialize<'de> for Rows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::read(deserializer).map(Self)
    }
}

/// Decodes with the rows that were kept, and from the beginning; checks that both are equal.
fn both_ways(body: &str) -> (Vec<Row>, Vec<Drift>) {
    let kept: (Rows, Vec<Drift>) =
        crate::decode::decode(body.as_bytes(), DecodeMode::Heal).expect("rows");
    let afresh = heal::<Rows>(body.as_bytes(), None, DecodeMode::Heal, None);
    let afresh = afresh.expect("JSON").expect("rows");
    assert_eq!(kept.0.0, afresh.0.0, "{body}");
    assert_eq!(kept.1, afresh.1, "{body}");
    (kept.0.0, kept.1)
}

#[test]
fn rows_before_the_first_drift_are_read_once_and_equal_to_those_that_are_read_again() {
    let row = |id: usize| format!(r#"{{"id": {id}, "tags": ["a", "]"], "rows": [{{"id": 1}}]}}"#);
    for (place, bad) in [
        (99, r#"{"id": "7"}"#),
        (99, r#"{"id": 1, "rows": [{"id": 2}, {"id": true}]}"#),
        (99, "3"),
        (99, r#"{"id": 1, "tags": [1, {}]}"#),
        (40, r#"{"rows": [{"rows": [{"id": []}]}]}"#),
        (17, "null"),
        (16, r#"{"id": 1e999}"#),
        (3, r#"{"id": "7"}"#),
    ] {
        let mut rows: Vec<String> = (0..100).map(row).collect();
        rows[place] = bad.to_owned();
        if place == 40 {
            rows[20] = "null".to_owned();
            rows[90] = bad.to_owned();
        }
        for comma in [",", " ,\n "] {
            let body = format!("[{}]", rows.join(comma));
            let (read, _) = both_ways(&body);
            let nulls = rows
                .iter()
                .filter(|row| *row == "null" || *row == "3")
                .count();
            assert_eq!(read.len(), 100 - nulls, "{bad}");
            if bad != "null" {
                assert!(is_kept(&body), "{bad} at {place}");
            }
        }
    }
}

#[test]
fn a_list_that_only_seems_to_be_the_one_that_was_read_is_read_again() {
    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(untagged)]
    enum Either {
        Rows {
            rows: Rows2,
        },
        Ids {
            ids: Vec<u8>,
            rows: Vec<serde_json::Value>,
            id: u8,
        },
    }

    #[derive(Debug, PartialEq)]
    struct Rows2(Vec<Row>);

    impl<'de> Deserialize<'de> for Rows2 {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Vec::read(deserializer).map(Self)
        }
    }

    let ids = (0..20)
        .map(|id| format!("{{\"id\": {id}}}"))
        .collect::<Vec<_>>()
        .join(",");
    let numbers = (0..20)
        .map(|id| id.to_string())
        .collect::<Vec<_>>()
        .join(",");
    for id in ["\"7\"", "7"] {
        let body = format!(r#"[{{"rows": [{ids}, 5], "ids": [{numbers}], "id": {id}}}]"#);
        let decoded = crate::decode::decode::<Vec<Either>>(body.as_bytes(), DecodeMode::Heal);
        let afresh = heal::<Vec<Either>>(body.as_bytes(), None, DecodeMode::Heal, None);
        assert_eq!(Some(decoded), afresh, "{body}");
    }
}

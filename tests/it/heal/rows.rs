//! Healing of many values with the same mismatch.

use std::{cell::Cell, collections::HashMap};

use onlyfansapi::DecodeMode;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{Row, Strict, heal, refused};

thread_local! {
    static PASSES: Cell<usize> = const { Cell::new(0) };
}

/// Counts the passes: each decodes it once.
struct Counted<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Counted<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        PASSES.set(PASSES.get() + 1);
        T::deserialize(deserializer).map(Self)
    }
}

/// Returns a response as it is read, the number of drifts, and the number of passes.
fn counted<T: DeserializeOwned>(body: &Value) -> (T, usize, usize) {
    PASSES.set(0);
    let (value, drift) = heal::<Counted<T>>(body.to_string());
    (value.0, drift.len(), PASSES.get())
}

/// A member, and its value in each row.
type Drifting = (&'static str, fn(usize) -> Value);

#[test]
fn equal_drift_in_a_thousand_rows_costs_one_pass() {
    let rows = |member: &str, value: fn(usize) -> Value| -> Value {
        (0..1000)
            .map(|index| json!({"byte": 1, member: value(index)}))
            .collect()
    };
    let values: [Drifting; 12] = [
        ("whole", |index| format!("x{index}").into()),
        ("whole", |index| json!({"id": index})),
        ("whole", |index| json!(u64::MAX - index as u64)),
        ("whole", |index| json!(0.5 + index as f64)),
        ("flag", |index| json!(2 + index)),
        ("text", |index| json!([index])),
        ("rows", |index| json!({"a": index})),
        ("object", |index| json!(format!("x{index}"))),
        ("object", |index| json!([index])),
        ("amount", |index| json!({"amount": index})),
        ("amount", |index| json!(format!("{index} USD"))),
        ("id", |index| json!([index])),
    ];
    for (member, value) in values {
        let body = rows(member, value);
        let (rows, drift, passes) = counted::<Vec<Row>>(&body);
        assert_eq!(
            rows,
            vec![
                Row {
                    byte: Some(1),
                    ..Row::default()
                };
                1000
            ],
            "{member}"
        );
        // The first pass is serde_json's, the second ends at the first drift.
        assert_eq!((drift, passes), (1000, 3), "{member}: {}", body[0]);
    }
    // Coercion costs no further pass.
    let (_, drift, passes) = counted::<Vec<Row>>(&rows("whole", |index| index.to_string().into()));
    assert_eq!((drift, passes), (1000, 2));
    let (healed, drift, passes) = counted::<Vec<Strict>>(&rows("id", |index| json!(index)));
    assert_eq!((healed, drift, passes), (vec![], 1000, 3));
}

#[test]
fn values_of_a_map_are_healed_like_rows() {
    let body: Value = (0..1000)
        .map(|index| (format!("k{index}"), json!({"whole": [index], "byte": 1})))
        .collect();
    let (map, drift, passes) = counted::<HashMap<String, Row>>(&body);
    assert_eq!((map.len(), drift), (1000, 1000));
    assert!(map.values().all(|row| row.byte == Some(1)));
    assert!(passes < 10, "{passes}");
    // Members of a struct are each of a type of their own.
    let body =
        json!({"whole": "x", "byte": "x", "number": "x", "flag": "x", "text": "x", "id": "x"});
    let (row, drift, _) = counted::<Row>(&body);
    assert_eq!(
        (row.text.as_deref(), row.id, drift),
        (Some("x"), Some("x".into()), 4)
    );
}

#[test]
fn readable_rows_are_never_removed() {
    let body = json!([
        {"whole": "x"}, {"whole": null}, {"whole": "5"}, {"whole": 6}, {"whole": 7.0}, {}, {"whole": 0.5}, {"whole": true},
        {"amount": "x"}, {"amount": null}, {"amount": "5"}, {"amount": ""}, {"amount": 6}, {"amount": {}},
        {"object": "x"}, {"object": null}, {"object": []}, {"object": {}}, {"object": [1]}, {"object": 5},
        {"list": "x"}, {"list": null}, {"list": {}}, {"list": {"0": 1}}, {"list": [2]}, {"list": {"a": 1}},
        {"price": {"usd": "x"}}, {"price": {"usd": 1}}, {"price": 2}, {"price": "x"},
        {"byte": 256}, {"byte": 255}, {"byte": "255"}, {"byte": "300"}, {"byte": -1},
    ]);
    let (rows, drift) = heal::<Vec<Row>>(body.to_string());
    assert_eq!(rows.len(), 35);
    let whole: Vec<Option<i64>> = rows[..8].iter().map(|row| row.whole).collect();
    assert_eq!(
        whole,
        [None, None, Some(5), Some(6), Some(7), None, None, None]
    );
    let amounts: Vec<Option<f64>> = rows[8..14].iter().map(|row| row.amount).collect();
    assert_eq!(amounts, [None, None, Some(5.0), None, Some(6.0), None]);
    let objects: Vec<bool> = rows[14..20]
        .iter()
        .map(|row| row.object.is_some())
        .collect();
    assert_eq!(objects, [false, false, false, true, false, false]);
    let lists: Vec<Option<Vec<i64>>> = rows[20..26].iter().map(|row| row.list.clone()).collect();
    assert_eq!(
        lists,
        [None, None, Some(vec![]), Some(vec![1]), Some(vec![2]), None]
    );
    let prices: Vec<Option<usize>> = rows[26..30]
        .iter()
        .map(|row| row.price.as_ref().map(|prices| prices.len()))
        .collect();
    assert_eq!(prices, [Some(0), Some(1), None, None]);
    let bytes: Vec<Option<u8>> = rows[30..].iter().map(|row| row.byte).collect();
    assert_eq!(bytes, [None, Some(255), Some(255), None, None]);
    // Items of a list are healed one by one; an object in its place is not, unless it is a list.
    let body = json!([{"rows": [1, {"byte": "1"}]}, {"rows": {"a": 1, "b": "x"}}, {"rows": {"0": 1, "1": {}}}, {"rows": 5}]);
    let (rows, drift_of_lists) = heal::<Vec<Row>>(body.to_string());
    let lengths: Vec<usize> = rows.iter().map(|row| row.rows.len()).collect();
    assert_eq!(
        (lengths, drift_of_lists.len()),
        (vec![1, 0, 1, 0], 6),
        "{drift_of_lists:#?}"
    );
    // One drift for each row that was changed.
    assert_eq!(drift.len(), 22, "{drift:#?}");
}

/// A type that rejects odd numbers, and quotes them.
#[derive(Debug, PartialEq)]
struct Even(i64);

impl<'de> Deserialize<'de> for Even {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(deserializer)?;
        if number % 2 == 0 {
            Ok(Self(number))
        } else {
            Err(serde::de::Error::custom(format!("{number} is odd")))
        }
    }
}

#[test]
fn values_that_a_custom_deserializer_rejects_are_removed_alone() {
    let body = json!([1, 2, 1, 4, 1, 3]);
    let (even, drift, passes) = counted::<Vec<Even>>(&body);
    assert_eq!(even, [Even(2), Even(4)]);
    assert_eq!((drift, passes), (4, 4));
}

#[test]
fn the_number_of_healing_passes_is_bounded() {
    let odd = |count: i64| -> Value { (0..count).map(|index| json!(2 * index + 1)).collect() };
    assert_eq!(counted::<Vec<Even>>(&odd(200)).1, 200);
    let mismatch = refused::<Vec<Even>>(&odd(300).to_string(), DecodeMode::Heal);
    assert_eq!(
        mismatch,
        "expected 511 is odd at [255], found 511, after more mismatches than are healed"
    );
}

#[test]
fn an_object_without_a_required_field_is_removed() {
    let body = json!([
        {"id": 1, "name": "a"},
        {"id": 2},
        {"id": "x", "name": "c"},
        {"id": 4, "label": "d"},
        {"id": null, "name": "e"},
        null,
        {"id": 7, "name": "g", "tags": ["x", null]},
    ]);
    let (rows, drift) = heal::<Vec<Strict>>(body.to_string());
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [1, 4, 7]);
    assert_eq!(rows[2].tags, Some(vec!["x".to_owned()]));
    assert_eq!(
        drift,
        [
            "[1]: expected a field `name`, found an object; left out",
            "[2]: expected a field `id`, found an object; left out",
            "[2].id: expected i64, found a string; left out",
            "[4]: expected a field `id`, found an object; left out",
            "[4].id: expected i64, found null; left out",
            "[5]: expected struct Strict, found null; left out",
            "[6].tags[1]: expected a string, found null; left out",
        ]
    );
}

//! Healing of single values.

use onlyfansapi::DecodeMode;
use serde_json::json;

use super::{Row, heal, refused, row};

#[test]
fn matching_values_are_no_drift() {
    for body in [
        "{}",
        r#"{"unknown": [1], "whole": 5, "number": 5, "list": null, "rows": [null, {}], "object": []}"#,
    ] {
        assert_eq!(heal::<Row>(body).1, [""; 0], "{body}");
    }
}

#[test]
fn values_are_coerced_where_nothing_is_lost() {
    for (member, value, meant, drift) in [
        ("whole", r#""5""#, "5", "i64, found a number in a string"),
        ("whole", r#"" -7 ""#, "-7", "i64, found a string"),
        ("whole", r#""5.00""#, "5", "i64, found a number in a string"),
        ("whole", "5.0", "5", "i64, found a number with decimals"),
        ("byte", r#""255""#, "255", "u8, found a number in a string"),
        (
            "number",
            r#""1.5""#,
            "1.5",
            "f64, found a number in a string",
        ),
        ("flag", "0", "false", "a boolean, found a whole number"),
        ("flag", "1", "true", "a boolean, found a whole number"),
        (
            "flag",
            r#""0""#,
            "false",
            "a boolean, found a number in a string",
        ),
        ("flag", r#""true""#, "true", "a boolean, found a string"),
        ("text", "5", r#""5""#, "a string, found a whole number"),
        (
            "text",
            "9223372036854775808",
            r#""9223372036854775808""#,
            "a string, found a whole number beyond 63 bits",
        ),
        (
            "text",
            "1.5",
            r#""1.5""#,
            "a string, found a number with decimals",
        ),
        ("map", "[]", "{}", "a map, found a list"),
        ("list", "{}", "[]", "a sequence, found an object"),
        (
            "list",
            r#"{"0": 5, "1": 6}"#,
            "[5, 6]",
            "a sequence, found an object",
        ),
        // PHP writes a filtered or sorted list so.
        (
            "rows",
            r#"{"2": {"byte": 1}, "0": {}}"#,
            r#"[{"byte": 1}, {}]"#,
            "a list, found an object",
        ),
        (
            "id",
            "5.0",
            "5",
            "a whole number or a string, found a number with decimals",
        ),
        ("amount", r#"" 5 ""#, "5", "a number, found a string"),
        (
            "amount",
            r#""+5.50""#,
            "5.5",
            "a number, found a number in a string",
        ),
        (
            "amount",
            r#""05""#,
            "5",
            "a number, found a number in a string",
        ),
    ] {
        let (found, drifts) = row(member, value);
        assert_eq!(found, row(member, meant).0, "{member}: {value}");
        assert_eq!(
            drifts,
            [format!("[0].{member}: expected {drift}; coerced")],
            "{value}"
        );
    }
}

#[test]
fn values_that_no_coercion_preserves_are_removed() {
    for (member, value, drift) in [
        ("whole", r#""""#, "i64, found an empty string"),
        ("whole", r#""5 apples""#, "i64, found a string"),
        ("whole", "5.5", "i64, found a number with decimals"),
        ("whole", "true", "i64, found true"),
        (
            "whole",
            "9223372036854775808",
            "i64, found a whole number beyond 63 bits",
        ),
        ("whole", "1e300", "i64, found a number beyond 64 bits"),
        ("whole", "1e999", "i64, found a number out of range"),
        ("whole", "{}", "i64, found an object"),
        ("byte", r#""256""#, "u8, found a number in a string"),
        ("number", r#""NaN""#, "f64, found a number in a string"),
        ("flag", "2", "a boolean, found a whole number"),
        ("flag", r#""yes""#, "a boolean, found a string"),
        ("text", "true", "a string, found true"),
        ("text", "[]", "a string, found a list"),
        (
            "text",
            "123456789012345678901234567890",
            "a string, found a number beyond 64 bits",
        ),
        (
            "text",
            r#""\ud800""#,
            "a string, found a string that is not Unicode",
        ),
        ("list", r#"{"a": 1}"#, "a sequence, found an object"),
        ("list", r#"{"00": 1}"#, "a sequence, found an object"),
        ("list", r#""x""#, "a sequence, found a string"),
        ("map", "[1]", "a map, found a list"),
        ("row", r#"[1, "5"]"#, "struct Row, found a list"),
        ("object", "[1]", "struct Row, found a list"),
        ("object", "5", "struct Row, found a whole number"),
        ("by_name", "false", "a map, found false"),
        (
            "id",
            "1.5",
            "a whole number or a string, found a number with decimals",
        ),
        ("id", "{}", "a whole number or a string, found an object"),
        ("amount", r#""free""#, "a number, found a string"),
        ("amount", "[]", "a number, found a list"),
        ("amount", r#""""#, "a number, found an empty string"),
        ("amount", r#""  ""#, "a number, found a string"),
        ("amount", r#""1,5""#, "a number, found a string"),
        (
            "amount",
            r#""1e999""#,
            "a number, found a number in a string",
        ),
    ] {
        let (row, found) = row(member, value);
        assert_eq!(row, Row::default(), "{member}: {value}");
        assert_eq!(
            found,
            [format!("[0].{member}: expected {drift}; left out")],
            "{value}"
        );
    }
}

#[test]
fn a_string_is_a_number_only_as_json_writes_it() {
    let body = r#"[{"amount": "12.30"}, {"amount": ""}, {"amount": " 5 "}, {"amount": "-7"}]"#;
    let (rows, drift) = heal::<Vec<Row>>(body);
    let amounts: Vec<Option<f64>> = rows.iter().map(|row| row.amount).collect();
    assert_eq!(amounts, [Some(12.3), None, Some(5.0), Some(-7.0)]);
    assert_eq!(
        drift,
        [
            "[1].amount: expected a number, found an empty string; left out",
            "[2].amount: expected a number, found a string; coerced",
        ]
    );
    for amount in [r#""""#, r#"" 5 ""#, r#""+5""#, r#""05""#, r#""1e999""#] {
        let body = format!(r#"{{"amount": {amount}}}"#);
        refused::<Row>(&body, DecodeMode::Strict);
    }
}

#[test]
fn nested_mismatches_are_removed_alone() {
    let body = json!({
        "rows": [{"whole": 1}, {"whole": "x", "byte": 2}, 5, {"row": {"list": [1, [], 3]}}],
        "by_name": {"a": {"text": [], "byte": 1}, "b": 0, "c": {"byte": 3}},
        "price": {"usd": 5, "eur": "x"},
        "object": {"rows": [{"flag": 1}, []]},
    });
    let (row, drift) = heal::<Row>(body.to_string());
    let kept = json!({
        "rows": [{"whole": 1}, {"byte": 2}, {"row": {"list": [1, 3]}}],
        "by_name": {"a": {"byte": 1}, "c": {"byte": 3}},
        "price": {"usd": 5},
        "object": {"rows": [{"flag": true}, {}]},
    });
    assert_eq!(row, heal(kept.to_string()).0);
    // Order and indices are those of the body.
    assert_eq!(
        drift,
        [
            "by_name.a.text: expected a string, found a list; left out",
            "by_name.b: expected struct Row, found a whole number; left out",
            "object.rows[0].flag: expected a boolean, found a whole number; coerced",
            "object.rows[1]: expected struct Row, found a list; coerced",
            "price.eur: expected i64, found a string; left out",
            "rows[1].whole: expected i64, found a string; left out",
            "rows[2]: expected struct Row, found a whole number; left out",
            "rows[3].row.list[1]: expected i64, found a list; left out",
        ]
    );
}

#[test]
fn the_last_of_duplicate_members_is_read() {
    let body = r#"{"rows": [{"byte": 1, "text": "a", "byte": 2}, {"byte": 3}, {"byte": 4, "byte": 5, "byte": 6}]}"#;
    let (row, drift) = heal::<Row>(body);
    let bytes: Vec<Option<u8>> = row.rows.iter().map(|row| row.byte).collect();
    assert_eq!(bytes, [Some(2), Some(3), Some(6)]);
    assert_eq!(
        drift,
        [
            "rows[0].byte: expected one field `byte`, found several; left out",
            "rows[2].byte: expected one field `byte`, found several; left out",
            "rows[2].byte: expected one field `byte`, found several; left out",
        ]
    );
    let (row, drift) = heal::<Row>(r#"{"byte": 1, "byte": "x"}"#);
    assert_eq!((row.byte, drift.len()), (None, 2));
}

#[test]
fn a_tuple_with_a_mismatch_is_removed_whole() {
    let body = r#"[{"pair": [1, "a"]}, {"pair": ["x", "b"]}, {"pair": [3, "c"]}, {"pair": [4]}, {"pair": [5, "d", 6]}]"#;
    let (rows, drift) = heal::<Vec<Row>>(body);
    let pairs: Vec<bool> = rows.iter().map(|row| row.pair.is_some()).collect();
    assert_eq!(pairs, [true, false, true, false, false]);
    assert_eq!(
        drift,
        [
            "[1].pair: expected i64 at [0], found a string; left out",
            "[3].pair: expected a tuple of size 2, found a list; left out",
            "[4].pair: expected 2 items, found a list; left out",
        ]
    );
}

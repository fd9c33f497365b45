//! Each kind of limit, within it and beyond.

mod beside;

use serde_json::{Value, json};

use super::*;
use crate::operation::Kind;

/// Returns the problems of an argument called `x`, which is beside these siblings.
fn problems_beside(siblings: &Value, value: &Value, limits: &[(&[&str], Limit)]) -> Vec<String> {
    let sibling = |name: &str| siblings.get(name).map(Cow::Borrowed);
    let mut problems = Vec::new();
    for (steps, limit) in limits {
        let place = Place::Argument("x");
        limit.check(Some(value), steps, place, &sibling, &mut problems);
    }
    problems.iter().map(ToString::to_string).collect()
}

fn problems(value: &Value, limits: &[(&[&str], Limit)]) -> Vec<String> {
    problems_beside(&Value::Null, value, limits)
}

/// A limit allows these values, and refuses those with such a message.
#[track_caller]
fn expect(limit: Limit, allowed: &[Value], refused: &[(Value, &str)]) {
    let limits: &[(&[&str], Limit)] = &[(&[], limit)];
    for value in allowed {
        assert_eq!(problems(value, limits), [""; 0], "{value}");
    }
    for (value, problem) in refused {
        assert_eq!(
            problems(value, limits),
            [format!("x: {problem}")],
            "{value}"
        );
    }
}

#[test]
fn a_limit_includes_its_bound() {
    let limits: &[(&[&str], Limit)] = &[
        (&[], Limit::Minimum(1.0)),
        (&[], Limit::Maximum(10.5)),
        (&[], Limit::MinLength(2)),
        (&[], Limit::MaxLength(3)),
        (&[], Limit::MinItems(1)),
        (&[], Limit::MaxItems(2)),
    ];
    for value in [
        json!(1),
        json!(10.5),
        json!("äö"),
        json!("abc"),
        json!([1]),
        json!([1, 2]),
        json!(null),
    ] {
        assert_eq!(problems(&value, limits), [""; 0], "{value}");
    }
    for (value, problem) in [
        (json!(0), "x: expected at least 1, found 0"),
        (json!(10.6), "x: expected at most 10.5, found 10.6"),
        (json!("a"), "x: expected at least 2 characters, found 1"),
        (json!("abcd"), "x: expected at most 3 characters, found 4"),
        (json!([]), "x: expected at least 1 item, found 0"),
        (json!([1, 2, 3]), "x: expected at most 2 items, found 3"),
    ] {
        assert_eq!(problems(&value, limits), [problem], "{value}");
    }
}

#[test]
fn a_nested_member_can_be_required() {
    let limits: &[(&[&str], Limit)] = &[(&["rows", "[]", "id"], Limit::Required)];
    let value = json!({"rows": [{"id": 1}, {}]});
    assert_eq!(
        problems(&value, limits),
        ["x.rows[1].id: required, but missing"]
    );
    assert_eq!(problems(&json!({}), limits), [""; 0]);
}

#[test]
fn a_limit_applies_to_nested_values() {
    let limits: &[(&[&str], Limit)] = &[(&["rows", "[]", "size"], Limit::Maximum(2.0))];
    let value = json!({"rows": [{"size": 2}, {"size": 3}, {}, 4]});
    assert_eq!(
        problems(&value, limits),
        ["x.rows[1].size: expected at most 2, found 3"]
    );
}

#[test]
fn a_number_in_a_string_has_the_limits_of_numbers() {
    expect(
        Limit::Minimum(1.0),
        &[json!("1"), json!(" 2.5 "), json!("text"), json!("inf")],
        &[(json!("-5"), "expected at least 1, found -5")],
    );
}

#[test]
fn parts_between_commas_are_counted_as_items() {
    expect(
        Limit::MaxItems(2),
        &[json!("1"), json!("1,2")],
        &[(json!("1,2,3"), "expected at most 2 items, found 3")],
    );
}

#[test]
fn a_kind_includes_the_values_that_the_server_converts() {
    let found = |expected: &str, found: &str| format!("expected {expected}, found {found}");
    let cases = [
        (
            Kind::Boolean,
            vec![json!(true), json!(0), json!("1"), json!("false")],
            vec![
                (json!(2), found("a boolean", "a number")),
                (json!("yes"), found("a boolean", "a string")),
            ],
        ),
        (
            Kind::Integer,
            vec![json!(-5), json!(2.0), json!("7")],
            vec![
                (json!(1.5), found("a whole number", "a fraction")),
                (json!("1.5"), found("a whole number", "a string")),
                (json!(true), found("a whole number", "a boolean")),
            ],
        ),
        (
            Kind::Number,
            vec![json!(1.5), json!("1.5")],
            vec![
                (json!("text"), found("a number", "a string")),
                (json!(""), found("a number", "a string")),
                (json!([1]), found("a number", "a list")),
            ],
        ),
        (
            Kind::Text,
            vec![json!(""), json!(5)],
            vec![
                (json!(["a"]), found("a string", "a list")),
                (json!(true), found("a string", "a boolean")),
            ],
        ),
        (
            Kind::List,
            vec![json!([])],
            vec![(json!("a"), found("a list", "a string"))],
        ),
        (
            Kind::Object,
            vec![json!({})],
            vec![(json!([]), found("an object", "a list"))],
        ),
    ];
    for (kind, allowed, refused) in cases {
        let refused: Vec<(Value, &str)> = refused
            .iter()
            .map(|(value, problem)| (value.clone(), problem.as_str()))
            .collect();
        expect(Limit::Kind(kind), &allowed, &refused);
        expect(Limit::Kind(kind), &[Value::Null], &[]);
    }
}

#[test]
fn items_of_a_list_have_a_kind_of_their_own() {
    let limits: &[(&[&str], Limit)] = &[
        (&[], Limit::Kind(Kind::List)),
        (&["[]"], Limit::Kind(Kind::Integer)),
    ];
    assert_eq!(
        problems(&json!([1, "two"]), limits),
        ["x[1]: expected a whole number, found a string"]
    );
    assert_eq!(
        problems(&json!("1,2"), limits),
        ["x: expected a list, found a string"]
    );
}

#[test]
fn a_filled_value_is_neither_null_nor_blank() {
    expect(
        Limit::Filled,
        &[json!("a"), json!(0), json!(5)],
        &[
            (json!(""), "expected a value, found an empty string"),
            (json!(" \t"), "expected a value, found an empty string"),
            (json!(null), "expected a value, found null"),
        ],
    );
}

#[test]
fn a_value_that_has_to_be_true_is_not_false() {
    expect(
        Limit::True,
        &[json!(true), json!(1), json!("true")],
        &[
            (json!(false), "expected true, found false"),
            (json!("0"), "expected true, found false"),
        ],
    );
}

#[test]
fn a_string_is_a_number_or_a_word() {
    expect(
        Limit::Number(&["free"]),
        &[json!("free"), json!("4.99"), json!(5)],
        &[(
            json!("cheap"),
            "expected a number or `free`, found another string",
        )],
    );
    expect(
        Limit::Number(&[""]),
        &[json!(""), json!("3")],
        &[(
            json!("late"),
            "expected a number or an empty string, found another string",
        )],
    );
}

#[test]
fn a_number_is_0_or_above_a_gap() {
    expect(
        Limit::ZeroOr(3.0),
        &[json!(0), json!("0"), json!(3), json!(200)],
        &[
            (json!(1), "expected 0 or at least 3, found 1"),
            (json!("2.99"), "expected 0 or at least 3, found 2.99"),
            (json!(-5), "expected 0 or at least 3, found -5"),
        ],
    );
}

#[test]
fn a_number_is_one_of_a_few() {
    expect(
        Limit::OneOf(&[1, 3, 7, 30]),
        &[json!(7), json!("30")],
        &[
            (json!(5), "expected one of 1, 3, 7 or 30, found 5"),
            (json!(7.5), "expected one of 1, 3, 7 or 30, found 7.5"),
        ],
    );
}

#[test]
fn a_required_argument_is_neither_missing_nor_empty() {
    const LISTS: &[(&[&str], Limit)] = &[(&[], Limit::MinItems(1))];
    let check = |filled, limits| Check {
        location: Location::Body,
        wire_name: "x",
        name: "x",
        required: true,
        filled,
        nullable: false,
        limits,
    };
    let operation = |check: Check| Operation {
        name: "test",
        method: "POST",
        path: "",
        body: crate::operation::Body::Object,
        checks: Box::leak(Box::new([check])),
        takes_idempotency_key: false,
        credits: 1,
        is_stored: false,
        is_whole: false,
        reports_failure: true,
    };
    let (filled, loose) = (operation(check(true, LISTS)), operation(check(false, &[])));
    let found = |operation: &Operation, body: Value| {
        let problems = operation.problems(|_, name| body.get(name).cloned().map(Cow::Owned));
        problems.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    for body in [json!({}), json!({"x": null})] {
        for operation in [&filled, &loose] {
            assert_eq!(found(operation, body.clone()), ["x: required, but missing"]);
        }
    }
    for empty in [json!({"x": ""}), json!({"x": "  "}), json!({"x": []})] {
        assert_eq!(found(&filled, empty.clone()), ["x: required, but empty"]);
        assert_eq!(found(&loose, empty), [""; 0]);
    }
    assert_eq!(found(&filled, json!({"x": 0})), [""; 0]);
}

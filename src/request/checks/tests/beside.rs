//! Limits that concern siblings.

use serde_json::{Value, json};

use super::{problems, problems_beside};
use crate::operation::{Limit, Sibling};

/// A limit that concerns siblings refuses a value beside some of them.
#[track_caller]
fn beside(limit: Limit, allowed: &[(Value, Value)], refused: &[(Value, Value, &str)]) {
    let limits: &[(&[&str], Limit)] = &[(&[], limit)];
    for (value, siblings) in allowed {
        let found = problems_beside(siblings, value, limits);
        assert_eq!(found, [""; 0], "{value} beside {siblings}");
    }
    for (value, siblings, problem) in refused {
        let found = problems_beside(siblings, value, limits);
        assert_eq!(found, [*problem], "{value} beside {siblings}");
    }
}

const MEDIA: Sibling = Sibling {
    name: "media",
    values: &[],
};

#[test]
fn a_value_needs_a_sibling() {
    let media = json!({"media": [1]});
    let missing = "media: required with x, but missing";
    beside(
        Limit::Needs(&[], MEDIA),
        &[
            (json!(5), media),
            (json!(0), json!({})),
            (json!("0"), json!({})),
            (json!(null), json!({})),
        ],
        &[
            (json!(5), json!({}), missing),
            (json!(5), json!({"media": []}), missing),
            (json!(5), json!({"media": null}), missing),
        ],
    );
}

#[test]
fn one_of_some_strings_needs_a_member_of_a_sibling() {
    let most = Sibling {
        name: "options.most",
        values: &[],
    };
    beside(
        Limit::Needs(&["chats", "100"], most),
        &[
            (json!("chats"), json!({"options": {"most": 5}})),
            (json!("fans"), json!({})),
        ],
        &[
            (
                json!("chats"),
                json!({"options": {}}),
                "options.most: required with x `chats`, but missing",
            ),
            (
                json!(100),
                json!({}),
                "options.most: required with x `100`, but missing",
            ),
        ],
    );
}

#[test]
fn a_value_needs_certain_values_beside_it() {
    let tips = Sibling {
        name: "type",
        values: &["tips", "post"],
    };
    beside(
        Limit::Needs(&[], tips),
        &[(json!("chat"), json!({"type": "post"}))],
        &[
            (
                json!("chat"),
                json!({"type": "stream"}),
                "type: expected `tips` or `post` with x, found another value",
            ),
            (
                json!("chat"),
                json!({}),
                "type: expected `tips` or `post` with x, found none",
            ),
        ],
    );
}

#[test]
fn a_value_excludes_a_sibling() {
    beside(
        Limit::Excludes("later"),
        &[
            (json!(5), json!({"later": false})),
            (json!(null), json!({"later": true})),
        ],
        &[(
            json!(5),
            json!({"later": true}),
            "x: expected without later, found both",
        )],
    );
}

#[test]
fn a_value_is_required_unless_a_sibling_is_given() {
    let all = Sibling {
        name: "type",
        values: &["all"],
    };
    const NONE: &str = "x: required without media or type `all`, but empty";
    let limit = Limit::Unless(Box::leak(Box::new([MEDIA, all])));
    beside(
        limit,
        &[
            (json!("text"), json!({})),
            (json!(""), json!({"media": [1]})),
            (json!([]), json!({"type": "all"})),
        ],
        &[
            (json!(" "), json!({}), NONE),
            (json!([]), json!({"media": [], "type": "some"}), NONE),
        ],
    );
}

#[test]
fn siblings_of_a_nested_value_are_members_of_the_same_object() {
    let name = Sibling {
        name: "name",
        values: &[],
    };
    let limits: &[(&[&str], Limit)] = &[(&["[]", "value"], Limit::Needs(&[], name))];
    let value = json!([{"name": "a", "value": "b"}, {"value": "c"}, {"name": "d"}]);
    assert_eq!(
        problems(&value, limits),
        ["name: required with x[1].value, but missing"]
    );
}

//! The values of a postback.

use super::{super::*, template};

#[test]
fn values_of_the_wrong_type_stay_as_text() {
    let template = template("/?g={amount_gross}&at={conversion_at}");
    let postback = template.read_query("g=%2412&at=noon").expect("a query");
    assert_eq!(
        (postback.amount_gross(), postback.conversion_at()),
        (None, None)
    );
    assert_eq!(postback.get(&Variable::AmountGross), Some("$12"));
    let [gross, at] = postback.mismatches() else {
        panic!("two mismatches: {:?}", postback.mismatches())
    };
    assert_eq!(
        (gross.text.as_str(), gross.expected),
        ("$12", "a decimal number")
    );
    assert_eq!(at.variable, Variable::ConversionAt);
    assert_eq!(
        at.to_string(),
        "{conversion_at}: expected a date or time, found other text"
    );
}

#[test]
fn debug_shows_values_and_only_the_names_of_others() {
    let postback = template("/?c={click_id}").read_query("c=01J&token=s3cret");
    let shown = format!("{:?}", postback.expect("a query"));
    assert!(shown.contains("01J") && shown.contains("token"), "{shown}");
    assert!(!shown.contains("s3cret"), "{shown}");
}

#[test]
fn parts_of_a_postback_complete_each_other() {
    let url = template("/?c={click_id}&g={amount_gross}&n={amount_net}");
    let body = template(r#"{"c":"{click_id}","g":"{amount_gross}","n":"{amount_net}"}"#);
    let one = url.read_query("c=&g=12.3&n=1&x=1").expect("a query");
    let other = body
        .read_json(r#"{"c":"01J","g":"12.30","n":"2","y":1}"#)
        .expect("JSON");
    let both = one.and(other);
    assert_eq!(both.click_id(), Some("01J".into()));
    assert!(both.missing().is_empty());
    assert_eq!(both.amount_net(), Some(1.into()));
    let [mismatch] = both.mismatches() else {
        panic!("one mismatch: {:?}", both.mismatches())
    };
    assert_eq!(
        (&mismatch.variable, mismatch.text.as_str()),
        (&Variable::AmountNet, "2")
    );
    assert_eq!(
        both.extra(),
        [("x", "1"), ("y", "1")].map(|(a, b)| (a.into(), b.into()))
    );
}

#[test]
fn a_dedupe_key_is_the_same_for_the_same_conversion_only() {
    let template = template(
        "/?c={click_id}&e={external_click_id}&t={conversion_type}&at={conversion_at}\
         &g={amount_gross}&f={fan_onlyfans_id}&n={smart_link_name}",
    );
    let key = |query: &str| template.read_query(query).expect(query).dedupe_key();
    let query = "c=1&t=new_transaction&at=2025-01-31T12:00:00Z&g=12.30&f=5&n=a";
    let first = key(query);
    assert_eq!(
        first.as_deref(),
        Some(
            r#"{"amount_gross":"12.3","click_id":"1","conversion_at":"2025-01-31T12:00:00Z","conversion_type":"new_transaction","fan_onlyfans_id":"5"}"#
        )
    );
    for (from, to) in [
        ("12.30", "12.3"),
        ("T12:00:00Z", "%2012:00:00"),
        ("n=a", "n=b"),
    ] {
        assert_eq!(key(&query.replace(from, to)), first, "{from}");
    }
    for (from, to) in [
        ("c=1", "c=2"),
        ("c=1", "e=1"),
        ("12.30", "123"),
        ("00Z", "01Z"),
        ("f=5", "f=6"),
        ("new_transaction", "message_received"),
    ] {
        let other = key(&query.replace(from, to));
        assert!(other.is_some() && other != first, "{from}");
    }
    for nothing in [
        "",
        "t=new_subscriber",
        "c=1&t=new_transaction",
        "c=1&t=new_transaction&at=2025-01-31",
        "c=1&t=new_transaction&at=noon",
        "t=new_transaction&at=2025-01-31T12:00:00Z",
    ] {
        assert_eq!(key(nothing), None, "{nothing}");
    }
    assert!(key("f=5&t=new_subscriber").is_some());
    // Values that are next to each other are never taken for each other.
    assert_ne!(
        key("c=1&e=23&t=new_subscriber"),
        key("c=12&e=3&t=new_subscriber")
    );
}

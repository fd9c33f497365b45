//! The reading of a template in every encoding.

use super::{super::*, kind, template};
use crate::model::timestamp::Timestamp;

#[test]
fn values_are_read_percent_encoded_and_raw() {
    let template = template("https://example.com/h?n={smart_link_name}&e={external_click_id}");
    for query in [
        "n=My%20link%C3%A9&e=a%2Bb%2Fc%3D",
        "n=My+link%C3%A9&e=a+b/c=",
        "e=a+b/c=&n=My linké",
    ] {
        let postback = template.read_query(query).expect(query);
        assert_eq!(postback.smart_link_name(), Some("My linké"));
        assert_eq!(postback.external_click_id(), Some("a+b/c="));
        assert!(postback.extra().is_empty());
    }
}

#[test]
fn a_time_is_read_in_all_encodings() {
    let template = template("/?at={conversion_at}");
    for text in [
        "2025-01-31T12:00:00+00:00",
        "2025-01-31T12%3A00%3A00%2B00%3A00",
        "2025-01-31T12%253A00%253A00%252B00%253A00",
        "2025-01-31+12:00:00",
        "2025-01-31%2012:00:00",
        "2025-01-31+13:00:00+01:00",
    ] {
        let postback = template.read_query(&format!("at={text}")).expect(text);
        let at = postback.conversion_at();
        assert_eq!(at, Some(Timestamp::from("2025-01-31T12:00:00Z")), "{text}");
    }
}

#[test]
fn empty_absent_and_unreplaced_values_are_missing_with_their_reasons() {
    let template = template("/?a={amount_gross}&b=v-{gclid}&c={click_id}&d={fbclid}&e={ttclid}");
    let query = "a=&b=v-&c=%7Bclick_id%7D&d={fbclid}&f=x";
    let postback = template.read_query(query).expect("a query");
    assert_eq!(
        postback.missing(),
        [
            (Variable::AmountGross, Missing::Empty),
            (Variable::Gclid, Missing::Empty),
            (Variable::ClickId, Missing::Unreplaced),
            (Variable::Fbclid, Missing::Unreplaced),
            (Variable::Ttclid, Missing::Absent),
        ]
    );
    assert_eq!(postback.values().count(), 0);
    assert_eq!(postback.extra(), [("f".to_owned(), "x".to_owned())]);
    assert!(postback.mismatches().is_empty());
    assert_eq!(postback.amount_gross(), None);

    let template = self::template(r#"{"c":"{click_id}"}"#);
    let encoded = template
        .read_json(r#"{"c":"%7Bclick_id%7d"}"#)
        .expect("JSON");
    assert_eq!(
        encoded.missing(),
        [(Variable::ClickId, Missing::Unreplaced)]
    );
}

#[test]
fn json_is_read_with_numbers_text_and_null() {
    let template = template(
        r#"{"c":"{click_id}","a":{"g":{amount_gross},"n":"{amount_net}"},"l":["x-{fan_onlyfans_id}", 5, null]}"#,
    );
    let body = "\u{feff}{\"a\":{\"n\":12345678901234567890.10,\"g\":\"12.30\"},\"z\":[1],\
                \"c\":null,\"l\":[\"x-007\",5,null,8]}";
    let postback = Postback::from_json(&template, body).expect("JSON");
    let gross = postback.amount_gross().expect("an amount").to_string();
    let net = postback.amount_net().expect("an amount").to_string();
    assert_eq!(
        (gross.as_str(), net.as_str()),
        ("12.30", "12345678901234567890.10")
    );
    assert_eq!(postback.fan_onlyfans_id(), Some("007".into()));
    assert_eq!(postback.missing(), [(Variable::ClickId, Missing::Empty)]);
    assert_eq!(postback.extra(), [("z".to_owned(), "[1]".to_owned())]);
}

#[test]
fn a_string_of_json_is_unescaped_once() {
    let template = template(r#"{"n":"{smart_link_name}"}"#);
    for (json, expected) in [
        (r#""\"q\"""#, "\"q\""),
        (r#""\u00e9\\n""#, "é\\n"),
        (r#""\ud800""#, "\\ud800"),
        (r#"{"a":"b"}"#, r#"{"a":"b"}"#),
        ("true", "true"),
    ] {
        let postback = template.read_json(format!("{{\"n\":{json}}}"));
        let postback = postback.expect(json);
        assert_eq!(postback.smart_link_name(), Some(expected));
    }
}

#[test]
fn a_body_that_empty_or_raw_values_broke_is_read_along_the_template() {
    let template = template(
        "{\"g\":{amount_gross},\"n\":\"{smart_link_name}\",\"t\":{amount_net},\"k\":\"s3cret\"}\n",
    );
    for (body, gross, name) in [
        (r#"{"g":,"n":"a","t":1,"k":"s3cret"}"#, None, "a"),
        (
            r#"{"g":{amount_gross},"n":"a","t":1,"k":"s3cret"}"#,
            None,
            "a",
        ),
        (
            r#"{"g":"5","n":"a "b" \c","t":1,"k":"s3cret"}"#,
            Some("5"),
            "a \"b\" \\c",
        ),
        (
            r#"{"g":5.0,"n":"a\u00e9","t":,"k":"s3cret"}"#,
            Some("5.0"),
            "aé",
        ),
    ] {
        let postback = template.read_json(body).expect(body);
        assert_eq!(postback.get(&Variable::AmountGross), gross, "{body}");
        assert_eq!(postback.smart_link_name(), Some(name));
    }
    let wrong = r#"{"g":,"n":"a","t":1,"k":"secret"}"#;
    assert_eq!(kind(template.read_json(wrong)), ReadErrorKind::Constant);
    assert_eq!(kind(template.read_json("hello")), ReadErrorKind::Json);
    assert_eq!(kind(template.read_json("")), ReadErrorKind::Json);
    // Other JSON lacks the constant.
    assert_eq!(kind(template.read_json("[]")), ReadErrorKind::Constant);
}

#[test]
fn a_url_is_read_whole_or_from_its_path_on() {
    let template = template("https://example.com?c={click_id}");
    for url in [
        "https://other.example/?c=01J",
        "http://other.example?c=01J",
        "/?c=01J#c=2",
        "?c=01J",
    ] {
        let postback = template.read_url(url).expect(url);
        assert_eq!(postback.click_id(), Some("01J".into()));
    }
    let in_path = self::template("/to/https://{click_id}/a?c=d");
    let found = in_path.read_url("/to/https://01J/a?c=d").expect("a URL");
    assert_eq!(found.click_id(), Some("01J".into()));
    assert_eq!(kind(in_path.read_url("/01J/a?c=d")), ReadErrorKind::Path);
    let in_query = template
        .read_url("/?c=https://example.com/a")
        .expect("a URL");
    assert_eq!(
        in_query.get(&Variable::ClickId),
        Some("https://example.com/a")
    );
}

#[test]
fn a_template_is_read_only_as_what_it_is() {
    for (template, is_query, is_url, is_json) in [
        (template("/?c={click_id}"), true, true, false),
        (template("c={click_id}"), true, false, false),
        (template("{\"c\":\"{click_id}\"}"), false, false, true),
        (template("{click_id}"), false, false, false),
    ] {
        assert_eq!(template.read_query("c=1").is_ok(), is_query);
        assert_eq!(template.read_url("/?c=1").is_ok(), is_url);
        assert_eq!(template.read_json("{\"c\":1}").is_ok(), is_json);
        assert_eq!(
            template.read_header(Some("1")).is_ok(),
            !is_query && !is_json
        );
    }
    let error = template("c={click_id}")
        .read_json("{}")
        .expect_err("a form");
    assert_eq!(error.status(), 500);
}

#[test]
fn two_variables_in_one_value_are_warned_of_and_refused() {
    let template = template("/?c={click_id}&b={smart_link_id}-{gclid}");
    let error = template.read_query("c=1&b=a-b").expect_err("two variables");
    assert_eq!(error.kind(), ReadErrorKind::Template);
    assert!(
        error.to_string().contains("{smart_link_id} and {gclid}"),
        "{error}"
    );
    let warning = Warning::Several {
        place: "b".to_owned(),
        variables: vec![Variable::SmartLinkId, Variable::Gclid],
    };
    assert_eq!(template.warnings(["new_subscriber"]), [warning]);
}

#[test]
fn a_template_with_a_variable_in_a_name_is_not_read() {
    for text in [
        "/?{gclid}=s3cret",
        "{gclid}=1&c={click_id}",
        r#"{"a":{"{gclid}":1}}"#,
    ] {
        let template = template(text);
        let (url, body) = (template.read_url("/?a=1"), template.read_body("{}"));
        for result in [url, body, template.read_query("a=1")] {
            assert_eq!(kind(result), ReadErrorKind::Template, "{text}");
        }
    }
}

#[test]
fn a_name_that_the_template_has_twice_is_read_in_order() {
    let template = template("/?a[]={click_id}&a%5B%5D={gclid}");
    let postback = template.read_query("a%5B%5D=1&a[]=2").expect("a query");
    assert_eq!(postback.click_id(), Some(1.into()));
    assert_eq!(postback.gclid(), Some("2"));
    assert_eq!(
        kind(template.read_query("a[]=1&a[]=2&a[]=3")),
        ReadErrorKind::Ambiguous
    );
}

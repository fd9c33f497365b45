//! Secrets, and what a visitor may forge.

use secrecy::SecretString;

use super::{super::*, kind, template};

#[test]
fn values_that_a_visitor_forges_within_an_id_are_refused() {
    let url = template("/?e={external_click_id}&g={amount_gross}&k=s3cret");
    let forged = url.read_query("e=x&g=999&g=1&k=s3cret");
    assert_eq!(kind(forged), ReadErrorKind::Ambiguous);
    // Text after a fragment is never sent.
    assert_eq!(kind(url.read_query("e=x&g=999")), ReadErrorKind::Constant);

    let json = template(r#"{"e":"{external_click_id}","g":"{amount_gross}"}"#);
    let forged = json.read_json(r#"{"e":"x","g":"999","z":"","g":"1"}"#);
    assert_eq!(kind(forged), ReadErrorKind::Ambiguous);
    let broken = json.read_json(r#"{"e":"x","g":"999","z":"\q","g":"1"}"#);
    assert_eq!(kind(broken), ReadErrorKind::Ambiguous);
    let nested = template(r#"{"a":{"e":"{external_click_id}"},"g":"{amount_gross}"}"#);
    let forged = nested.read_json(r#"{"a":{"e":"x"},"g":"9","b":{"c":""},"g":"1"}"#);
    assert_eq!(kind(forged), ReadErrorKind::Ambiguous);
}

#[test]
fn a_constant_that_differs_or_is_missing_is_refused() {
    let url = template("https://example.com/s3cret/{conversion_type}?k=v1-{click_id}&t=a%20b");
    let read = |url_of: &str| url.read_url(url_of);
    let postback = read("/s3cret/new_subscriber?t=a+b&k=v1-x").expect("a URL");
    assert_eq!(postback.click_id(), Some("x".into()));
    for other in [
        "/secret/new_subscriber?t=a+b&k=v1-x",
        "/s3cret/new_subscriber?t=a&k=v1-x",
        "/s3cret/new_subscriber?k=v1-x",
        "/s3cret/new_subscriber?t=a+b&k=v2-x",
        "/s3cret/new_subscriber?t=a+b",
        "/s3cret/new_subscriber?t=a+b&k=",
    ] {
        assert_eq!(kind(read(other)), ReadErrorKind::Constant, "{other}");
    }
    for other in [
        "/new_subscriber?t=a+b&k=v1-x",
        "/",
        "/s3cret/a/?t=a+b&k=v1-x",
    ] {
        assert_eq!(kind(read(other)), ReadErrorKind::Path, "{other}");
    }
    let json = template(r#"{"k":"s3cret","n":5,"c":"{click_id}"}"#);
    assert!(json.read_json(r#"{"k":"s3cret","n":5}"#).is_ok());
    assert_eq!(
        kind(json.read_json(r#"{"k":"s3cret"}"#)),
        ReadErrorKind::Constant
    );
    assert_eq!(
        kind(json.read_json(r#"{"k":"s3cret","n":6}"#)),
        ReadErrorKind::Constant
    );
}

#[test]
fn no_constant_is_in_debug_or_in_errors() {
    const SECRET: &str = "S3CRET";
    let secret = SecretString::from(SECRET);
    let value = TemplateValue::from(&secret);
    let url = PostbackTemplate::url(&format!(
        "https://u:{SECRET}@x.test/{SECRET}/{{click_id}}#{SECRET}"
    ))
    .with("a", secret.clone())
    .with("c", Variable::Gclid);
    let mut shown = vec![format!("{value:?} {url:?}")];
    let templates = [
        url.build().expect("a URL"),
        template(&format!("a={SECRET}&b={SECRET}-{{click_id}}{{gclid}}")),
        template(&format!(
            "{{\"a\":[\"{SECRET}\"],\"b\":\"{SECRET}{{click_id}}\"}}"
        )),
        PostbackTemplate::header(&format!("Bearer {SECRET}")).expect("a header"),
    ];
    for template in &templates {
        assert!(template.to_string().contains(SECRET));
        shown.push(format!("{template:?} {:?}", template.warnings(["a", "b"])));
        let text = template.to_string();
        for other in ["/s/1?a=b&a=b", "a=b", "{\"a\":[1],\"a\":2}", "{", &text] {
            let results = [
                template.read_url(other),
                template.read_query(other),
                template.read_json(other),
                template.read_header(Some(other)),
            ];
            shown.push(format!("{results:?}"));
            let errors = results.iter().filter_map(|result| result.as_ref().err());
            shown.extend(errors.map(ToString::to_string));
        }
        for (at, _) in text.char_indices() {
            let part = format!("{}{{", &text[..at]);
            for result in [
                part.parse::<PostbackTemplate>(),
                PostbackTemplate::parse_json(&part),
                PostbackTemplate::parse_form(&part),
                PostbackTemplate::url(&part).build(),
            ] {
                let error = result.expect_err("an open brace");
                shown.push(format!("{error:?} {error}"));
            }
        }
    }
    for shown in shown {
        assert!(!shown.contains(SECRET), "{shown}");
    }
}

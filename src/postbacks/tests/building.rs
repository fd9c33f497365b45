//! Templates: built, parsed and warned of.

use super::{super::*, template};
use crate::model::argument::Argument;

#[test]
fn the_kind_of_a_template_follows_from_its_text() {
    for (text, kind) in [
        ("https://example.com/?c={click_id}", TemplateKind::Url),
        ("HTTP://example.com", TemplateKind::Url),
        ("/hook", TemplateKind::Url),
        ("{\"c\":{click_id}}", TemplateKind::Json),
        (" [ {click_id} ]", TemplateKind::Json),
        ("{}", TemplateKind::Json),
        ("c={click_id}", TemplateKind::Form),
        ("Bearer abc=", TemplateKind::Header),
        ("{click_id}", TemplateKind::Header),
    ] {
        let template = template(text);
        assert_eq!(template.kind(), kind, "{text}");
        assert_eq!(template.to_string(), text);
        assert_eq!(String::from(&template), text);
        let argument = Argument::<String>::into_argument(&template);
        assert_eq!(argument, Ok(Some(text.to_owned())));
    }
}

#[test]
fn a_builder_encodes_constants_and_leaves_variables_as_they_are() {
    let url = PostbackTemplate::url("https://example.com/{smart_link_id}?a=b#end")
        .with("a b", "{click_id}&é+")
        .with("c", &Variable::ClickId)
        .build()
        .expect("a URL");
    assert_eq!(
        url.to_string(),
        "https://example.com/{smart_link_id}?a=b&a%20b=%7Bclick_id%7D%26%C3%A9%2B&c={click_id}#end"
    );
    assert_eq!(url.variables(), [Variable::SmartLinkId, Variable::ClickId]);
    let body = PostbackTemplate::json()
        .with("a\"{b}", "\\ {click_id}")
        .with("c", Variable::from("aff_s1"))
        .build()
        .expect("JSON");
    let text = r#"{"a\"\u007bb\u007d":"\\ \u007bclick_id\u007d","c":"{aff_s1}"}"#;
    assert_eq!(body.to_string(), text);
    assert_eq!(body.variables(), [Variable::from("aff_s1")]);
    let form = PostbackTemplate::form()
        .with("a", "b=c")
        .with("c", Variable::Gclid);
    let form = form.build().expect("a form");
    assert_eq!(form.to_string(), "a=b%3Dc&c={gclid}");
}

#[test]
fn a_builder_goes_on_after_any_query_of_the_url() {
    for (base, expected) in [
        ("/", "/?c={click_id}"),
        ("/?", "/?c={click_id}"),
        ("/?a=1&", "/?a=1&c={click_id}"),
        ("/#?", "/?c={click_id}#?"),
    ] {
        let url = PostbackTemplate::url(base)
            .with("c", Variable::ClickId)
            .build();
        assert_eq!(url.expect(base).to_string(), expected);
    }
}

#[test]
fn a_variable_of_other_letters_is_an_error_when_built() {
    let variable = Variable::Other("Click Id".to_owned());
    let error = PostbackTemplate::json().with("c", variable).build();
    let error = error.expect_err("no variable");
    assert_eq!((error.line(), error.column()), (1, 7));
}

#[test]
fn text_that_is_no_url_or_has_open_braces_is_an_error_with_its_column() {
    for (text, column) in [
        ("example.com", 1),
        ("https://example.com/é b", 22),
        ("https://example.com/?é={click_id", 24),
        ("https://example.com/?c={}", 24),
        ("https://example.com/?c=click_id}", 32),
    ] {
        let error = PostbackTemplate::url(text).build().expect_err(text);
        assert_eq!((error.line(), error.column()), (1, column), "{text}");
        assert!(error.to_string().contains(&format!("column {column} ")));
    }
    assert!(PostbackTemplate::header("Bearer {").is_err());
    assert!(PostbackTemplate::parse_form("a={b c}").is_err());
}

#[test]
fn warnings_tell_of_what_cannot_be_read_told_apart_or_filled() {
    let none: [&str; 0] = [];
    let all = template("https://{smart_link_id}.example.com/?x={amount_gros}&{utm_a}=1#{gclid}");
    assert_eq!(
        all.warnings(["new_subscriber", "new_transaction"]),
        [
            Warning::Unread {
                variable: Variable::SmartLinkId
            },
            Warning::Unknown {
                variable: Variable::from("amount_gros"),
                nearest: Some(Variable::AmountGross),
            },
            Warning::Unknown {
                variable: Variable::from("utm_a"),
                nearest: None
            },
            Warning::Unread {
                variable: Variable::from("utm_a")
            },
            Warning::Unread {
                variable: Variable::Gclid
            },
            Warning::NoConversionType,
            Warning::OpenName,
        ]
    );
    let amounts = template("/?c={click_id}&n={amount_net}&t={transaction_type}");
    let unfilled = amounts.warnings(["new_subscriber"]);
    assert_eq!(unfilled.len(), 2);
    assert!(matches!(unfilled[0], Warning::Unfilled { .. }));
    assert!(
        amounts
            .warnings(["new_transaction", "new_transaction"])
            .is_empty()
    );
    assert!(amounts.warnings(["a_new_type"]).is_empty());
    assert!(amounts.warnings(none).is_empty());
    assert_eq!(
        template("/?t={conversion_type}").warnings(none),
        [Warning::NoClickId]
    );
    let body = template(r#"{"{click_id}":1,"c":"{click_id}"}"#);
    assert_eq!(body.warnings(none), [Warning::OpenName]);
}

#[test]
fn an_empty_constant_and_a_variable_of_other_letters_are_refused() {
    for (template, found) in [
        (
            PostbackTemplate::url("https://example.com/h").with("token", ""),
            "an empty text",
        ),
        (
            PostbackTemplate::json().with("token", String::new()),
            "an empty text",
        ),
        (
            PostbackTemplate::url("https://example.com/h")
                .with("c", Variable::Other("x}&token={z".into())),
            "other letters",
        ),
        (
            PostbackTemplate::json().with("c", Variable::Other("x}\",\"y\":\"{z".into())),
            "other letters",
        ),
    ] {
        let error = template
            .with("click", Variable::ClickId)
            .build()
            .expect_err(found);
        assert!(error.to_string().contains(found), "{error}");
    }
}

#[test]
fn what_a_template_leaves_empty_comes_in_empty() {
    let template: PostbackTemplate = "/h?c={click_id}&token=".parse().expect("a template");
    assert!(template.read_url("/h?c=1&token=").is_ok());
    assert!(template.read_url("/h?c=1").is_ok());
    let forged = template
        .read_url("/h?c=1&token=anything")
        .expect_err("another text");
    assert_eq!(forged.status(), 401);
    let root: PostbackTemplate = "https://example.com/?c={click_id}"
        .parse()
        .expect("a template");
    assert!(root.read_url("/anything?c=1").is_err());
}

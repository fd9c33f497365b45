//! Random templates and what becomes of them.

use fastrand::Rng;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::super::*;

const CASES: usize = 1500;

/// Text of letters that every syntax around it has a meaning for.
fn text(random: &mut Rng, letters: &str, longest: usize) -> String {
    let letters: Vec<char> = letters.chars().collect();
    let length = random.usize(0..=longest);
    (0..length)
        .map(|_| letters[random.usize(0..letters.len())])
        .collect()
}

const ANY: &str = "ab09-_.~ %&=?#+/\\\"'{}[]:,;<>\n\u{0}é€😀";

/// Letters that stand for themselves in a query and in JSON.
const PLAIN: &str = "abcXYZ0189-_.~";

/// A value that the template has for a name.
enum Expected {
    Variable(Variable),
    Constant(String),
}

/// A template of fields of random names, each variable at most once.
fn built(random: &mut Rng, kind: TemplateKind) -> (PostbackTemplate, Vec<(String, Expected)>) {
    let mut builder = match kind {
        TemplateKind::Url => PostbackTemplate::url("https://example.com/a%20b/hook"),
        TemplateKind::Json => PostbackTemplate::json(),
        _ => PostbackTemplate::form(),
    };
    let mut variables = Variable::KNOWN.to_vec();
    variables.extend(["aff_s1", "utm_source", "x"].map(Variable::from));
    random.shuffle(&mut variables);
    let mut fields = Vec::new();
    for index in 0..random.usize(1..8) {
        let name = format!("{}{index}", text(random, ANY, 4));
        let expected = match variables.pop().filter(|_| random.u8(0..4) > 0) {
            Some(variable) => Expected::Variable(variable),
            None => Expected::Constant(format!("k{}", text(random, ANY, 8))),
        };
        builder = match &expected {
            Expected::Variable(variable) => builder.with(&name, variable),
            Expected::Constant(text) => builder.with(&name, text),
        };
        fields.push((name, expected));
    }
    (builder.build().expect("a template"), fields)
}

const KINDS: [TemplateKind; 3] = [TemplateKind::Url, TemplateKind::Form, TemplateKind::Json];

/// A value for a variable in the text of letters.
fn value(random: &mut Rng, variable: &Variable, letters: &str) -> String {
    match variable {
        Variable::AmountGross | Variable::AmountNet => {
            format!("{}.{:02}", random.u32(0..100_000), random.u32(0..100))
        }
        Variable::ConversionAt => {
            let (hour, minute) = (random.u8(0..24), random.u8(0..60));
            format!("2025-01-31T{hour:02}:{minute:02}:00+00:00")
        }
        // Spaces alone are empty.
        _ => format!("v{}", text(random, letters, 8)),
    }
}

fn read(template: &PostbackTemplate, text: &str) -> Result<Postback, ReadError> {
    match template.kind() {
        TemplateKind::Url => template.read_url(text),
        _ => template.read_body(text),
    }
}

/// Replaces the variables as the service does, by names alone.
fn filled(
    template: &PostbackTemplate,
    values: &[(Variable, String)],
    write: impl Fn(&str) -> String,
) -> String {
    let mut text = template.to_string();
    for (variable, value) in values {
        text = text.replace(&variable.to_string(), &write(value));
    }
    text
}

#[test]
fn a_built_template_is_the_same_after_its_text_is_parsed() {
    let mut random = Rng::with_seed(1);
    for _ in 0..CASES {
        for kind in KINDS {
            let (template, fields) = built(&mut random, kind);
            let parsed: PostbackTemplate = template.to_string().parse().expect("a template");
            assert_eq!(parsed, template);
            let variables = fields
                .into_iter()
                .filter_map(|(_, expected)| match expected {
                    Expected::Variable(variable) => Some(variable),
                    Expected::Constant(_) => None,
                });
            assert_eq!(parsed.variables(), variables.collect::<Vec<_>>());
        }
    }
}

#[test]
fn values_come_back_from_every_way_to_write_them() {
    let mut random = Rng::with_seed(2);
    for _ in 0..CASES {
        for kind in KINDS {
            let (template, _) = built(&mut random, kind);
            let is_raw = random.bool();
            let letters = if is_raw { PLAIN } else { ANY };
            let variables = template.variables().into_iter();
            let values: Vec<(Variable, String)> = variables
                .map(|variable| {
                    let value = value(&mut random, &variable, letters);
                    (variable, value)
                })
                .collect();
            let encode = |value: &str| match kind {
                _ if is_raw => value.to_owned(),
                TemplateKind::Json => {
                    let quoted = serde_json::Value::from(value).to_string();
                    quoted[1..quoted.len() - 1].to_owned()
                }
                _ => utf8_percent_encode(value, NON_ALPHANUMERIC).to_string(),
            };
            // A value with a brace would be replaced again.
            if values.iter().any(|(_, value)| value.contains('{')) && kind == TemplateKind::Json {
                continue;
            }
            let text = filled(&template, &values, encode);
            let postback = read(&template, &text).expect(&text);
            let found = postback
                .values()
                .map(|(variable, text)| (variable.clone(), text.to_owned()));
            assert_eq!(found.collect::<Vec<_>>(), values, "{template} {text}");
            assert!(postback.missing().is_empty() && postback.extra().is_empty());
            assert!(postback.mismatches().is_empty(), "{postback:?}");
        }
    }
}

#[test]
fn a_template_reads_its_own_text_as_unreplaced() {
    let mut random = Rng::with_seed(3);
    for _ in 0..CASES {
        for kind in KINDS {
            let (template, fields) = built(&mut random, kind);
            let postback = read(&template, &template.to_string()).expect("its own text");
            let reasons = postback.missing().iter().map(|(_, reason)| *reason);
            assert!(reasons.clone().all(|reason| reason == Missing::Unreplaced));
            assert_eq!(reasons.count(), template.variables().len());
            // Without one of its constants, it is refused.
            let constants = fields.iter().filter_map(|(name, expected)| match expected {
                Expected::Constant(text) if !text.is_empty() => Some((name, text)),
                _ => None,
            });
            for (_, constant) in constants {
                let (from, to) = match kind {
                    TemplateKind::Json => (PostbackTemplate::json(), ":\"other\""),
                    _ => (PostbackTemplate::form(), "=other"),
                };
                let from = from
                    .with("", constant)
                    .build()
                    .expect("a constant")
                    .to_string();
                // Without the name and the braces; names end with a digit, and so begin none.
                let from = match kind {
                    TemplateKind::Json => &from[3..from.len() - 1],
                    _ => &from,
                };
                let own = template.to_string();
                // A value that ends with a colon looks like a name before the next comma.
                if own.matches(from).count() > 1 {
                    continue;
                }
                let text = own.replace(from, to);
                let error = read(&template, &text).expect_err("another constant");
                assert_eq!(error.kind(), ReadErrorKind::Constant, "{template} {text}");
            }
        }
    }
}

#[test]
fn no_text_makes_the_reader_or_the_parser_panic() {
    let mut random = Rng::with_seed(4);
    let nested = "{\"a\":[{\"b\":{click_id},\"c\":\"x-{gclid}\"},[{fbclid}]],\"a\":1}";
    let mut templates: Vec<PostbackTemplate> =
        [nested, "/{a}/x{b}y{c}?d={d}{e}&{f}=g&d", "{click_id}"]
            .map(|text| text.parse().expect(text))
            .into();
    templates.push(PostbackTemplate::parse_json("{click_id}").expect("JSON"));
    for case in 0..CASES * 3 {
        if case % 10 == 0 {
            templates.truncate(4);
            templates.extend(KINDS.map(|kind| built(&mut random, kind).0));
        }
        let source = templates[random.usize(0..templates.len())].to_string();
        let mut bytes = match random.u8(0..3) {
            0 => text(&mut random, ANY, 40).into_bytes(),
            1 => (0..random.usize(0..40)).map(|_| random.u8(..)).collect(),
            _ => source.into_bytes(),
        };
        for _ in 0..random.usize(0..4) {
            let at = random.usize(0..=bytes.len());
            match random.bool() {
                true => bytes.truncate(at),
                false => bytes.insert(at, b"{}\"\\,:%&=#?/a\xff"[random.usize(0..14)]),
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        for template in &templates {
            let _ = template
                .read_url(&text)
                .map(|postback| postback.dedupe_key());
            let _ = template
                .read_query(&text)
                .map(|postback| postback.dedupe_key());
            let _ = template.read_form(&bytes);
            let _ = template
                .read_json(&bytes)
                .map(|postback| format!("{postback:?}"));
            let _ = template.read_header(Some(&text));
        }
        for parsed in [
            text.parse(),
            PostbackTemplate::parse_json(&text),
            PostbackTemplate::parse_form(&text),
            PostbackTemplate::header(&text),
            PostbackTemplate::url(&text)
                .with(&text, text.as_ref())
                .build(),
        ] {
            match parsed {
                Ok(template) => {
                    let _ = read(&template, &text);
                    assert!(
                        template
                            .warnings(["a", "b"])
                            .iter()
                            .all(|warning| !warning.to_string().is_empty())
                    );
                }
                Err(error) => assert!(error.column() <= text.chars().count() * 25 + 10),
            }
        }
    }
}

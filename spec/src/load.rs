//! Reads the text of a document: YAML or JSON into a [`Document`], or an error that names the place.

use serde_json::{Map, Number, Value};
use yaml_serde::Value as Yaml;

use crate::{
    behaviour,
    document::Document,
    error::Error,
    evidence::Evidence,
    fixups::{FIXUPS, fix},
    repair,
};

/// Reads the text of an OpenAPI 3.0 document, YAML or JSON, as the JSON that it stands for.
///
/// YAML that was cut off at the end of a line may still be well-formed; it is known by what refers
/// to the part that is missing.
///
/// # Errors
///
/// If the text is neither YAML nor JSON, is cut off, or is no OpenAPI 3.0 document. The error says
/// where, what was expected and what was found.
pub fn load(text: &str) -> Result<Value, Error> {
    let value = parse(text.trim_start_matches('\u{feff}'))?;
    check(&value)?;
    Ok(value)
}

impl Document {
    /// Loads and repairs any document. Whatever Scribe writes is repaired by general rules; only
    /// what cannot be used at all is refused.
    ///
    /// # Errors
    ///
    /// As [`load`] and [`repair`].
    pub fn any(text: &str) -> Result<Self, Error> {
        repair(&load(text)?)
    }

    /// Loads the document that this crate is made for: its known defects are mended, what its
    /// samples showed before is kept, and what is known of its operations is added.
    ///
    /// # Errors
    ///
    /// As [`any`](Self::any), and if a fixup finds nothing to mend, naming it.
    pub fn vendored(text: &str, kept: &Evidence) -> Result<Self, Error> {
        let mut value = load(text)?;
        if let Some(name) = fix(&mut value, &FIXUPS).first() {
            return Err(Error::new(
                format!("the fixup `{name}`"),
                "expected the defect that it mends, found none; if upstream mended it, delete the fixup",
            ));
        }
        let mut document = repair(&value)?;
        kept.restore(&mut document);
        behaviour::tell(&mut document);
        Ok(document)
    }
}

fn parse(text: &str) -> Result<Value, Error> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Error::new(
            "the document",
            "expected OpenAPI, found an empty text",
        ));
    }
    if start.starts_with('<') {
        let line: String = start
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(60)
            .collect();
        return Err(Error::new(
            "line 1",
            format!("expected OpenAPI, found HTML or XML: `{line}`"),
        ));
    }
    if start.starts_with('{') {
        // Well-formed JSON is also YAML, but not the other way round.
        match serde_json::from_str(text) {
            Ok(value) => return Ok(value),
            Err(error) if error.is_eof() => {
                return Err(Error::new(
                    format!("line {}, column {}", error.line(), error.column()),
                    "expected the rest of the JSON, found the end of the text",
                ));
            }
            Err(_) => {}
        }
    } else if !text.ends_with('\n') {
        return Err(Error::new(
            format!("line {}", text.lines().count()),
            "the text stops without a line break and is probably cut off; if it is complete, end it with one",
        ));
    }
    let yaml: Yaml = yaml_serde::from_str(text).map_err(|error| {
        let place = error.location().map_or_else(
            || "the document".to_owned(),
            |at| format!("line {}, column {}", at.line(), at.column()),
        );
        Error::new(place, format!("expected YAML or JSON: {error}"))
    })?;
    Ok(from_yaml(yaml))
}

/// Keys of any scalar type become text, tags and what JSON cannot hold go.
fn from_yaml(yaml: Yaml) -> Value {
    match yaml {
        Yaml::Null => Value::Null,
        Yaml::Bool(bool) => Value::Bool(bool),
        Yaml::Number(number) => from_number(&number),
        Yaml::String(text) => Value::String(text),
        Yaml::Sequence(items) => items.into_iter().map(from_yaml).collect(),
        Yaml::Mapping(members) => Value::Object(
            members
                .into_iter()
                .map(|(key, value)| {
                    let key = match from_yaml(key) {
                        Value::String(text) => text,
                        other => other.to_string(),
                    };
                    (key, from_yaml(value))
                })
                .collect::<Map<_, _>>(),
        ),
        Yaml::Tagged(tagged) => from_yaml(tagged.value),
    }
}

fn from_number(number: &yaml_serde::Number) -> Value {
    if let Some(whole) = number.as_i64() {
        return whole.into();
    }
    if let Some(whole) = number.as_u64() {
        return whole.into();
    }
    number
        .as_f64()
        .and_then(Number::from_f64)
        .map_or(Value::Null, Value::Number)
}

fn check(document: &Value) -> Result<(), Error> {
    let Value::Object(members) = document else {
        return Err(Error::new(
            "the document",
            format!("expected an object, found {}", describe(document)),
        ));
    };
    if let Some(version) = members.get("swagger") {
        return Err(Error::new(
            "/swagger",
            format!("expected OpenAPI 3.0, found Swagger {}", describe(version)),
        ));
    }
    match members.get("openapi") {
        None => {
            return Err(Error::new(
                "/openapi",
                "expected the version of OpenAPI, found nothing",
            ));
        }
        Some(Value::String(version)) if version.trim().starts_with("3.0.") => {}
        Some(other) => {
            return Err(Error::new(
                "/openapi",
                format!("expected version 3.0.x, found {}", describe(other)),
            ));
        }
    }
    match members.get("paths") {
        Some(Value::Object(paths)) if !paths.is_empty() => check_security(document),
        None => Err(Error::new(
            "/paths",
            "expected paths, found nothing; is the document cut off?",
        )),
        Some(other) => Err(Error::new(
            "/paths",
            format!("expected an object of paths, found {}", describe(other)),
        )),
    }
}

/// The schemes stand at the end of upstream's document: without them, the end is missing.
fn check_security(document: &Value) -> Result<(), Error> {
    let schemes = &document["components"]["securitySchemes"];
    let requirements = document["security"].as_array().into_iter().flatten();
    let names = requirements
        .filter_map(Value::as_object)
        .flat_map(|requirement| requirement.keys());
    for name in names {
        let scheme = repair::resolve(document, &schemes[name.as_str()]);
        let is_complete = scheme["type"].is_string()
            && (scheme["type"] != "http" || scheme["scheme"].is_string());
        if !is_complete {
            return Err(Error::new(
                "/security",
                format!(
                    "expected the scheme {name:?} among the security schemes, with its type, found {}; is the document cut off?",
                    describe(scheme)
                ),
            ));
        }
    }
    Ok(())
}

/// Names a value in an error message.
pub(crate) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(bool) => format!("the boolean {bool}"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => {
            let head: String = text.chars().take(40).collect();
            format!("the text {head:?}")
        }
        Value::Array(items) if items.is_empty() => "an empty array".to_owned(),
        Value::Array(_) => "an array".to_owned(),
        Value::Object(members) if members.is_empty() => "an empty object".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

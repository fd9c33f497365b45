//! Positions in a document, and samples of schemas.

use onlyfansapi_spec::operation_key;
use serde_json::{Map, Value, json};

/// The position of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) path: String,
    /// The method in lower case, as in the document.
    pub(crate) method: String,
}

impl Key {
    pub(crate) fn new(path: &str, method: &str) -> Self {
        Self {
            path: path.to_owned(),
            method: method.to_owned(),
        }
    }

    /// Reads a pointer to an operation.
    pub(crate) fn of(pointer: &str) -> Option<Self> {
        let (path, method) = pointer.strip_prefix("/paths/")?.rsplit_once('/')?;
        Some(Self::new(
            &path.replace("~1", "/").replace("~0", "~"),
            method,
        ))
    }

    pub(crate) fn pointer(&self) -> String {
        format!("/paths/{}/{}", escaped(&self.path), self.method)
    }

    /// Returns the key in `names.lock`.
    pub(crate) fn line(&self) -> String {
        operation_key(&self.method.to_uppercase(), &self.path)
    }
}

/// Returns a name as a token of a pointer.
pub(crate) fn escaped(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

/// A step from a schema to one in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Member(String),
    Items,
}

/// The position of a schema in a request body or response.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) operation: Key,
    /// The pointer to the schema of the whole body.
    pub(crate) root: String,
    /// The steps from there.
    pub(crate) steps: Vec<Step>,
}

impl Site {
    pub(crate) fn pointer(&self) -> String {
        let mut pointer = self.root.clone();
        for step in &self.steps {
            match step {
                Step::Member(name) => {
                    pointer.push_str("/properties/");
                    pointer.push_str(&escaped(name));
                }
                Step::Items => pointer.push_str("/items"),
            }
        }
        pointer
    }

    /// Returns the name if the schema is a member of an object.
    pub(crate) fn member(&self) -> Option<&str> {
        match self.steps.last()? {
            Step::Member(name) => Some(name),
            Step::Items => None,
        }
    }

    /// Returns the site around this one.
    pub(crate) fn outer(&self) -> Option<Self> {
        let (_, steps) = self.steps.split_last()?;
        Some(Self {
            steps: steps.to_vec(),
            ..self.clone()
        })
    }

    /// Returns the place in a response as `names.lock` writes it.
    pub(crate) fn line(&self) -> String {
        let mut line = format!("{} response", self.operation.line());
        for step in &self.steps {
            match step {
                Step::Member(name) => {
                    line.push('.');
                    line.push_str(name);
                }
                Step::Items => line.push_str("[]"),
            }
        }
        line
    }
}

/// Visits a schema and all nested schemas, except alternatives.
pub(crate) fn walk(schema: &Value, site: &mut Site, visit: &mut dyn FnMut(&Site, &Value)) {
    visit(site, schema);
    let members = schema.get("properties").and_then(Value::as_object);
    for (name, member) in members.into_iter().flatten() {
        site.steps.push(Step::Member(name.clone()));
        walk(member, site, visit);
        site.steps.pop();
    }
    if let Some(items) = schema.get("items").filter(|items| items.is_object()) {
        site.steps.push(Step::Items);
        walk(items, site, visit);
        site.steps.pop();
    }
}

/// Replaces a value in the samples around a schema, or removes it if the new sample is `None`.
pub(crate) fn follow_samples(schema: &mut Value, steps: &[Step], new: Option<&Value>) {
    let [step, rest @ ..] = steps else {
        return;
    };
    if let Some(sample) = schema.get_mut("example") {
        follow(sample, steps, new);
    }
    let inner = match step {
        Step::Member(name) => schema
            .get_mut("properties")
            .and_then(|members| members.get_mut(name)),
        Step::Items => schema.get_mut("items"),
    };
    if let Some(inner) = inner {
        follow_samples(inner, rest, new);
    }
}

fn follow(sample: &mut Value, steps: &[Step], new: Option<&Value>) {
    match (steps, sample) {
        ([], sample) => {
            if let Some(new) = new {
                *sample = new.clone();
            }
        }
        ([Step::Member(name), rest @ ..], Value::Object(members)) => match (rest, new) {
            ([], None) => {
                members.remove(name);
            }
            ([], Some(new)) => {
                members.insert(name.clone(), new.clone());
            }
            (rest, new) => {
                if let Some(member) = members.get_mut(name) {
                    follow(member, rest, new);
                }
            }
        },
        ([Step::Items, rest @ ..], Value::Array(items)) => {
            for item in items {
                follow(item, rest, new);
            }
        }
        _ => {}
    }
}

/// Returns the schema that Scribe writes for a sample of `null`.
pub(crate) fn null_sample() -> Value {
    json!({"type": "string", "nullable": true, "example": null})
}

pub(crate) fn is_null_sample(schema: &Value) -> bool {
    schema["type"] == "string" && schema.get("example") == Some(&Value::Null)
}

/// Returns the kind of value that a schema shows, if any.
pub(crate) fn kind(schema: &Value) -> Option<&str> {
    if is_null_sample(schema) {
        return None;
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("object") => {
            let members = schema.get("properties").and_then(Value::as_object);
            members.filter(|members| !members.is_empty())?;
            Some("object")
        }
        Some(name) => Some(name),
        None => ["oneOf", "anyOf", "allOf", "properties", "items"]
            .iter()
            .any(|key| schema.get(*key).is_some())
            .then_some("several"),
    }
}

/// Whether a kind of value contains no others.
pub(crate) fn is_scalar(kind: &str) -> bool {
    matches!(kind, "string" | "integer" | "number" | "boolean")
}

/// Returns a sample of a schema, with every member.
pub(crate) fn sample_of(schema: &Value) -> Value {
    if let Some(sample) = schema.get("example") {
        return sample.clone();
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("string") => json!("text"),
        Some("integer") => json!(1),
        Some("number") => json!(1.5),
        Some("boolean") => json!(true),
        Some("array") => {
            let items = schema.get("items").filter(|items| kind(items).is_some());
            items.map(sample_of).into_iter().collect()
        }
        Some("object") => {
            let members = schema.get("properties").and_then(Value::as_object);
            let members = members.into_iter().flatten();
            let members: Map<String, Value> = members
                .map(|(name, member)| (name.clone(), sample_of(member)))
                .collect();
            members.into()
        }
        _ => Value::Null,
    }
}

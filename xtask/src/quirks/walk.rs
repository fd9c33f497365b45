//! Walks a document as it was loaded, and lists what stands in it.

use onlyfansapi_spec::{METHODS, is_json, resolve};
use serde_json::Value;

use super::{
    json::{array, child, sorted},
    sites::{Answer, Operation, Parameter, Path, Prose, Role, Schema, Sites},
};

/// Lists what stands in a document, whatever its JSON.
pub(super) fn walk(document: &Value) -> Sites<'_> {
    let mut walker = Walker {
        root: document,
        sites: Sites::default(),
    };
    for (path, item) in sorted(&document["paths"]) {
        walker.path(path, item);
    }
    walker.components();
    walker.sites
}

struct Walker<'a> {
    root: &'a Value,
    sites: Sites<'a>,
}

impl<'a> Walker<'a> {
    fn path(&mut self, path: &'a str, item: &'a Value) {
        if !item.is_object() {
            return;
        }
        let pointer = child("/paths", path);
        self.reference(&pointer, item);
        self.parameters(&pointer, path, true, item);
        for method in METHODS {
            if item[method].is_object() {
                self.operation(child(&pointer, method), method, path, item);
            }
        }
        self.sites.paths.push(Path { pointer, path });
    }

    fn operation(&mut self, pointer: String, method: &'static str, path: &'a str, item: &'a Value) {
        let root = self.root;
        let value = &item[method];
        self.prose(&pointer, value);
        self.parameters(&pointer, path, false, value);
        self.body(&format!("{pointer}/requestBody"), &value["requestBody"]);
        let answers = sorted(&value["responses"]);
        for (&status, &answer) in &answers {
            let pointer = child(&format!("{pointer}/responses"), status);
            self.answer(pointer, Some(status.as_str()), answer);
        }
        let shared = array(&item["parameters"]).iter();
        let own = array(&value["parameters"]).iter();
        self.sites.operations.push(Operation {
            pointer,
            method,
            path,
            value,
            parameters: shared
                .chain(own)
                .map(|parameter| resolve(root, parameter))
                .collect(),
            body: resolve(root, &value["requestBody"]),
            answers: answers
                .into_iter()
                .map(|(status, answer)| (status, resolve(root, answer)))
                .collect(),
        });
    }

    fn parameters(&mut self, pointer: &str, path: &'a str, is_shared: bool, holder: &'a Value) {
        for (index, value) in array(&holder["parameters"]).iter().enumerate() {
            let pointer = format!("{pointer}/parameters/{index}");
            self.parameter(pointer, Some(path), is_shared, value);
        }
    }

    fn parameter(
        &mut self,
        pointer: String,
        path: Option<&'a str>,
        is_shared: bool,
        value: &'a Value,
    ) {
        self.reference(&pointer, value);
        self.prose(&pointer, value);
        let schema = &value["schema"];
        self.schema(Schema::whole(
            format!("{pointer}/schema"),
            schema,
            Role::Parameter,
        ));
        self.sites.parameters.push(Parameter {
            pointer,
            path,
            is_shared,
            value,
            schema: resolve(self.root, schema),
        });
    }

    fn body(&mut self, pointer: &str, body: &'a Value) {
        self.reference(pointer, body);
        self.content(pointer, body, |media_type| {
            if is_json(media_type) {
                Role::JsonBody
            } else {
                Role::OtherBody
            }
        });
    }

    fn answer(&mut self, pointer: String, status: Option<&'a str>, value: &'a Value) {
        self.reference(&pointer, value);
        self.prose(&pointer, value);
        let answer = Answer {
            pointer,
            status,
            value,
        };
        let role = match status {
            None => Role::Component,
            Some(_) if answer.is_success() => Role::Answer,
            Some(_) => Role::Error,
        };
        // Of a body that never comes, the schema means nothing.
        if !answer.is_without_body() {
            self.content(&answer.pointer, value, |_| role);
        }
        self.sites.answers.push(answer);
    }

    fn content(&mut self, pointer: &str, holder: &'a Value, role: impl Fn(&str) -> Role) {
        for (media_type, media) in sorted(&holder["content"]) {
            let pointer = child(&format!("{pointer}/content"), media_type);
            self.schema(Schema::whole(
                format!("{pointer}/schema"),
                &media["schema"],
                role(media_type),
            ));
        }
    }

    fn schema(&mut self, schema: Schema<'a>) {
        if !schema.value.is_object() {
            return;
        }
        self.reference(&schema.pointer, schema.value);
        // Scribe repeats the prose of a parameter in its schema.
        if schema.role != Role::Parameter {
            self.prose(&schema.pointer, schema.value);
        }
        let parts = schema.parts();
        self.sites.schemas.push(schema);
        for part in parts {
            self.schema(part);
        }
    }

    fn components(&mut self) {
        let root = self.root;
        let components = &root["components"];
        for (name, value) in sorted(&components["parameters"]) {
            self.parameter(child("/components/parameters", name), None, false, value);
        }
        for (name, value) in sorted(&components["requestBodies"]) {
            self.body(&child("/components/requestBodies", name), value);
        }
        for (name, value) in sorted(&components["responses"]) {
            self.answer(child("/components/responses", name), None, value);
        }
        for (name, value) in sorted(&components["schemas"]) {
            let pointer = child("/components/schemas", name);
            self.schema(Schema::whole(pointer, value, Role::Component));
        }
    }

    fn prose(&mut self, pointer: &str, holder: &'a Value) {
        for key in ["summary", "description"] {
            if let Some(text) = holder[key].as_str() {
                let pointer = format!("{pointer}/{key}");
                self.sites.prose.push(Prose { pointer, text });
            }
        }
    }

    fn reference(&mut self, pointer: &str, value: &'a Value) {
        if value["$ref"].is_string() && resolve(self.root, value).is_null() {
            self.sites.lost_references.push(pointer.to_owned());
        }
    }
}

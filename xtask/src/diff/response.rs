//! Compares request bodies and responses: statuses, media types, headers.

use onlyfansapi_spec::{is_json, resolve};
use serde_json::Value;

use super::{
    Area, Diff, Direction, Kind, Level, NULL, Pointer, is_map, keys, member, subject::Subject,
};

const BODY: Kind = Kind::new(Level::Info, Area::RequestBody, Direction::Request);
const RESPONSES: Kind = Kind::new(Level::Info, Area::Responses, Direction::Response);

impl<'a> Diff<'a> {
    pub(super) fn request_body(&mut self, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let at = at.apart("requestBody", "requestBody", " body");
        let (old, new) = (member(old, "requestBody"), member(new, "requestBody"));
        let (at, old, new) = self.follow(at, old, new);
        if self.is_same(old, new) {
            return;
        }
        let is_required = |body: &Value| member(body, "required") == &Value::Bool(true);
        match (old.is_object(), new.is_object()) {
            (false, true) => {
                let (id, level) = if is_required(new) {
                    ("request-body-added-required", Level::Error)
                } else {
                    ("request-body-added-optional", Level::Info)
                };
                self.add(id, BODY.at(level), &at, old, new);
            }
            (true, false) => {
                let kind = BODY.at(Level::Error);
                self.add("request-body-removed", kind, &at, old, new);
            }
            (false, false) => _ = self.is_odd(BODY, &at, old, new),
            (true, true) => {
                let (before, after) = (member(old, "required"), member(new, "required"));
                let required = at.to("required");
                match (is_required(old), is_required(new)) {
                    (false, true) => {
                        let kind = BODY.at(Level::Error);
                        self.add(
                            "request-body-became-required",
                            kind,
                            &required,
                            before,
                            after,
                        );
                    }
                    (true, false) => {
                        self.add(
                            "request-body-became-optional",
                            BODY,
                            &required,
                            before,
                            after,
                        );
                    }
                    _ => self.add_prose("description-changed", BODY, &required, before, after),
                }
                self.contents(Subject::RequestBody, &at, old, new);
                self.others(BODY, &at, old, new, &["required", "content"]);
            }
        }
    }

    pub(super) fn responses(&mut self, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let at = at.apart("responses", "responses", " response");
        let (old, new) = (member(old, "responses"), member(new, "responses"));
        if self.is_same(old, new) {
            return;
        }
        // PHP writes an empty object as an empty list.
        let is_map = |value: &Value| match value {
            Value::Array(items) => items.is_empty(),
            value => value.is_object() || value.is_null(),
        };
        if !is_map(old) || !is_map(new) {
            self.is_odd(RESPONSES, &at, old, new);
            return;
        }
        let [had_content, has_content] = [(self.old, old), (self.new, new)]
            .map(|(root, responses)| shows_content(root, responses));
        for status in keys(old, new) {
            let (before, after) = (member(old, status), member(new, status));
            let is_success = status.starts_with('2');
            let at = if is_success {
                at.to(status)
            } else {
                at.apart(status, status, format!(" {status}"))
            };
            let (at, before, after) = self.follow(at, before, after);
            match (before.is_null(), after.is_null()) {
                (true, false) => {
                    let id = match is_success {
                        true => "response-success-status-added",
                        false => "response-non-success-status-added",
                    };
                    self.add(id, RESPONSES, &at, before, after);
                }
                (false, true) => {
                    let (id, level) = match is_success {
                        true => ("response-success-status-removed", Level::Error),
                        false => ("response-non-success-status-removed", Level::Info),
                    };
                    self.add(id, RESPONSES.at(level), &at, before, after);
                }
                (true, true) => {}
                (false, false) => self.response(&at, before, after),
            }
        }
        match (had_content, has_content) {
            (true, false) => {
                let kind = RESPONSES.at(Level::Warning);
                self.add("response-evidence-lost", kind, &at, NULL, NULL);
            }
            (false, true) => {
                self.add("response-evidence-gained", RESPONSES, &at, NULL, NULL);
            }
            _ => {}
        }
    }

    fn response(&mut self, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        if self.is_same(old, new) || self.is_odd(RESPONSES, at, old, new) {
            return;
        }
        self.contents(Subject::ResponseBody, at, old, new);
        self.headers(at, old, new);
        self.others(RESPONSES, at, old, new, &["content", "headers"]);
    }

    fn headers(&mut self, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let at = at.to("headers");
        let (old, new) = (member(old, "headers"), member(new, "headers"));
        if !is_map(old) || !is_map(new) {
            self.is_odd(RESPONSES, &at, old, new);
            return;
        }
        for name in keys(old, new) {
            let (old, new) = (member(old, name), member(new, name));
            let at = at.apart(name, name, format!(" header.{name}"));
            let (at, old, new) = self.follow(at, old, new);
            match (old.is_null(), new.is_null()) {
                (true, false) => self.add("response-header-added", RESPONSES, &at, old, new),
                (false, true) => {
                    let (id, level) = if member(old, "required") == &Value::Bool(true) {
                        ("required-response-header-removed", Level::Error)
                    } else {
                        ("optional-response-header-removed", Level::Warning)
                    };
                    self.add(id, RESPONSES.at(level), &at, old, new);
                }
                _ if self.is_odd(RESPONSES, &at, old, new) => {}
                _ => {
                    let schemas = (member(old, "schema"), member(new, "schema"));
                    self.schema(Subject::Header, &at.to("schema"), schemas.0, schemas.1);
                    self.others(RESPONSES, &at, old, new, &["schema"]);
                }
            }
        }
    }

    /// Compares the media types of a body, each with its schema.
    fn contents(&mut self, subject: Subject, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let at = at.to("content");
        let (old, new) = (member(old, "content"), member(new, "content"));
        if self.is_same(old, new) {
            return;
        }
        let (kind, name, is_received) = match subject {
            Subject::RequestBody => (BODY, "request-body", false),
            _ => (RESPONSES, "response", true),
        };
        if !is_map(old) || !is_map(new) {
            self.is_odd(kind, &at, old, new);
            return;
        }
        for media_type in keys(old, new) {
            let (old, new) = (member(old, media_type), member(new, media_type));
            let at = at.to(media_type);
            match (old.is_null(), new.is_null()) {
                (true, false) => {
                    self.add(&format!("{name}-media-type-added"), kind, &at, old, new);
                }
                (false, true) => {
                    let kind = kind.at(Level::Error);
                    self.add(&format!("{name}-media-type-removed"), kind, &at, old, new);
                }
                (true, true) => {}
                (false, false) if self.is_odd(kind, &at, old, new) => {}
                (false, false) => {
                    self.media_schema(subject, is_received, &at, old, new);
                    self.others(kind, &at, old, new, &["schema"]);
                }
            }
        }
    }

    fn media_schema(
        &mut self,
        subject: Subject,
        is_received: bool,
        at: &Pointer<'_>,
        old: &'a Value,
        new: &'a Value,
    ) {
        let at = at.to("schema");
        let (old, new) = (member(old, "schema"), member(new, "schema"));
        let (kind, name) = if is_received {
            (RESPONSES, "response-body-media-type-schema")
        } else {
            (BODY, "request-body-media-type-schema")
        };
        match (old.is_null(), new.is_null()) {
            (true, true) => {}
            (true, false) => {
                let level = if is_received {
                    Level::Info
                } else {
                    Level::Error
                };
                self.add(&format!("{name}-added"), kind.at(level), &at, old, new);
            }
            (false, true) => {
                let level = if is_received {
                    Level::Warning
                } else {
                    Level::Info
                };
                self.add(&format!("{name}-removed"), kind.at(level), &at, old, new);
            }
            (false, false) => self.schema(subject, &at, old, new),
        }
    }
}

/// Whether a successful response shows its content: JSON by schema or sample, or another media type
/// except text.
fn shows_content(root: &Value, responses: &Value) -> bool {
    let responses = responses.as_object().into_iter().flatten();
    responses
        .filter(|(status, _)| status.starts_with('2'))
        .map(|(_, response)| resolve(root, response))
        .filter_map(|response| response.get("content")?.as_object())
        .flatten()
        .filter(|(media_type, _)| !media_type.starts_with("text/"))
        .any(|(media_type, media)| {
            let schema = resolve(root, member(media, "schema"));
            !is_json(media_type)
                || !super::evidence::shows_nothing(schema)
                || media.get("example").is_some()
        })
}

//! Compares what is sent and received as a whole: statuses, media types, headers.

use onlyfansapi_spec::{is_json, resolve};
use serde_json::Value;

use super::{Area, Diff, Direction, Kind, Level, Way, keys, member, same, subject::Subject};

const BODY: Kind = Kind::new(Level::Info, Area::RequestBody, Direction::Request);
const RESPONSES: Kind = Kind::new(Level::Info, Area::Responses, Direction::Response);

impl<'a> Diff<'a> {
    pub(super) fn request_body(&mut self, way: &Way<'_>, old: &'a Value, new: &'a Value) {
        let way = way.apart("requestBody", "requestBody", " body");
        let (old, new) = (member(old, "requestBody"), member(new, "requestBody"));
        let (way, old, new) = self.follow(way, old, new);
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
                self.add(id, BODY.at(level), &way, old, new);
            }
            (true, false) => {
                let kind = BODY.at(Level::Error);
                self.add("request-body-removed", kind, &way, old, new);
            }
            (false, false) => _ = self.is_odd(BODY, &way, old, new),
            (true, true) => {
                let (before, after) = (member(old, "required"), member(new, "required"));
                let required = way.to("required");
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
                    _ if !same(before, after) => {
                        self.add_prose("description-changed", BODY, &required, before, after);
                    }
                    _ => {}
                }
                self.contents(Subject::RequestBody, &way, old, new);
                self.others(BODY, &way, old, new, &["required", "content"]);
            }
        }
    }

    pub(super) fn responses(&mut self, way: &Way<'_>, old: &'a Value, new: &'a Value) {
        let way = way.apart("responses", "responses", " answer");
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
            self.is_odd(RESPONSES, &way, old, new);
            return;
        }
        let [had_answer, has_answer] = [(self.old, old), (self.new, new)]
            .map(|(root, responses)| shows_answer(root, responses));
        for status in keys(old, new) {
            let (before, after) = (member(old, status), member(new, status));
            let is_success = status.starts_with('2');
            let way = if is_success {
                way.to(status)
            } else {
                way.apart(status, status, format!(" {status}"))
            };
            let (way, before, after) = self.follow(way, before, after);
            match (before.is_null(), after.is_null()) {
                (true, false) => {
                    let id = match is_success {
                        true => "response-success-status-added",
                        false => "response-non-success-status-added",
                    };
                    self.add(id, RESPONSES, &way, before, after);
                }
                (false, true) => {
                    let (id, level) = match is_success {
                        true => ("response-success-status-removed", Level::Error),
                        false => ("response-non-success-status-removed", Level::Info),
                    };
                    self.add(id, RESPONSES.at(level), &way, before, after);
                }
                (true, true) => {}
                (false, false) => self.response(&way, before, after),
            }
        }
        match (had_answer, has_answer) {
            (true, false) => {
                let kind = RESPONSES.at(Level::Warning);
                self.add(
                    "response-evidence-lost",
                    kind,
                    &way,
                    &Value::Null,
                    &Value::Null,
                );
            }
            (false, true) => {
                self.add(
                    "response-evidence-gained",
                    RESPONSES,
                    &way,
                    &Value::Null,
                    &Value::Null,
                );
            }
            _ => {}
        }
    }

    fn response(&mut self, way: &Way<'_>, old: &'a Value, new: &'a Value) {
        if self.is_same(old, new) || self.is_odd(RESPONSES, way, old, new) {
            return;
        }
        self.contents(Subject::ResponseBody, way, old, new);
        self.headers(way, old, new);
        self.others(RESPONSES, way, old, new, &["content", "headers"]);
    }

    fn headers(&mut self, way: &Way<'_>, old: &'a Value, new: &'a Value) {
        let way = way.to("headers");
        let (old, new) = (member(old, "headers"), member(new, "headers"));
        let is_map = |value: &Value| value.is_object() || value.is_null();
        if !is_map(old) || !is_map(new) {
            self.is_odd(RESPONSES, &way, old, new);
            return;
        }
        for name in keys(old, new) {
            let (old, new) = (member(old, name), member(new, name));
            let way = way.apart(name, name, format!(" header.{name}"));
            let (way, old, new) = self.follow(way, old, new);
            match (old.is_null(), new.is_null()) {
                (true, false) => self.add("response-header-added", RESPONSES, &way, old, new),
                (false, true) => {
                    let (id, level) = if member(old, "required") == &Value::Bool(true) {
                        ("required-response-header-removed", Level::Error)
                    } else {
                        ("optional-response-header-removed", Level::Warning)
                    };
                    self.add(id, RESPONSES.at(level), &way, old, new);
                }
                _ if self.is_odd(RESPONSES, &way, old, new) => {}
                _ => {
                    let schemas = (member(old, "schema"), member(new, "schema"));
                    self.schema(Subject::Header, &way.to("schema"), schemas.0, schemas.1);
                    self.others(RESPONSES, &way, old, new, &["schema"]);
                }
            }
        }
    }

    /// Compares the media types of a body, each with its schema.
    fn contents(&mut self, subject: Subject, way: &Way<'_>, old: &'a Value, new: &'a Value) {
        let way = way.to("content");
        let (old, new) = (member(old, "content"), member(new, "content"));
        if self.is_same(old, new) {
            return;
        }
        let (kind, name, is_received) = match subject {
            Subject::RequestBody => (BODY, "request-body", false),
            _ => (RESPONSES, "response", true),
        };
        let is_map = |value: &Value| value.is_object() || value.is_null();
        if !is_map(old) || !is_map(new) {
            self.is_odd(kind, &way, old, new);
            return;
        }
        for media_type in keys(old, new) {
            let (old, new) = (member(old, media_type), member(new, media_type));
            let way = way.to(media_type);
            match (old.is_null(), new.is_null()) {
                (true, false) => {
                    self.add(&format!("{name}-media-type-added"), kind, &way, old, new);
                }
                (false, true) => {
                    let kind = kind.at(Level::Error);
                    self.add(&format!("{name}-media-type-removed"), kind, &way, old, new);
                }
                (true, true) => {}
                (false, false) if self.is_odd(kind, &way, old, new) => {}
                (false, false) => {
                    self.media_schema(subject, is_received, &way, old, new);
                    self.others(kind, &way, old, new, &["schema"]);
                }
            }
        }
    }

    fn media_schema(
        &mut self,
        subject: Subject,
        is_received: bool,
        way: &Way<'_>,
        old: &'a Value,
        new: &'a Value,
    ) {
        let way = way.to("schema");
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
                self.add(&format!("{name}-added"), kind.at(level), &way, old, new);
            }
            (false, true) => {
                let level = if is_received {
                    Level::Warning
                } else {
                    Level::Info
                };
                self.add(&format!("{name}-removed"), kind.at(level), &way, old, new);
            }
            (false, false) => self.schema(subject, &way, old, new),
        }
    }
}

/// Whether it is described what a successful answer holds: JSON, or what cannot be taken for it.
fn shows_answer(root: &Value, responses: &Value) -> bool {
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

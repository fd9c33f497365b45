//! [`Postback`]: a postback of Smart Links that was created in the mock, and its [`Call`].

use std::fmt;

use bytes::Bytes;
use hyper::{
    Method,
    header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
};
use serde_json::{Map, Value, json};

use super::{
    attempt::AttemptError,
    template::{Variables, Within, fill},
    webhook::{text, texts},
    wire::Outgoing,
};

/// A postback: where conversions go, and which.
#[derive(Clone)]
pub(super) struct Postback {
    url: String,
    method: Method,
    body: Option<String>,
    headers: Vec<(String, String)>,
    scope: String,
    link_ids: Vec<String>,
    /// The descriptions of the Smart Links.
    links: Vec<Value>,
    types: Vec<String>,
    created: String,
    updated: String,
    /// The latest response, as the API shows it.
    pub(super) latest: Value,
}

impl Postback {
    /// Makes a postback of the members of a request, which are checked.
    pub(super) fn new(members: &Map<String, Value>, links: Vec<Value>, now: String) -> Self {
        let mut postback = Self {
            url: String::new(),
            method: Method::GET,
            body: None,
            headers: Vec::new(),
            scope: String::new(),
            link_ids: Vec::new(),
            links: Vec::new(),
            types: Vec::new(),
            created: now.clone(),
            updated: String::new(),
            latest: Value::Null,
        };
        postback.update(members, links, now);
        postback
    }

    /// Changes it by the members of a request; a method, body or headers that are left out stay.
    pub(super) fn update(&mut self, members: &Map<String, Value>, links: Vec<Value>, now: String) {
        self.url = text(members, "url");
        self.scope = text(members, "smart_link_scope");
        self.types = texts(members.get("conversion_types"));
        self.link_ids = texts(members.get("smart_link_ids"));
        self.links = links;
        self.updated = now;
        match &*text(members, "http_method") {
            "POST" => self.method = Method::POST,
            "GET" => self.method = Method::GET,
            _ => {}
        }
        if let Some(body) = members.get("body") {
            self.body = body.as_str().map(str::to_owned);
        }
        if let Some(headers) = members.get("headers") {
            let headers = headers.as_array().map_or(&[][..], Vec::as_slice).iter();
            let headers = headers.filter_map(Value::as_object);
            let headers = headers.map(|header| (text(header, "name"), text(header, "value")));
            self.headers = headers.filter(|(name, _)| !name.is_empty()).collect();
        }
    }

    /// Returns the members of the postback in responses.
    pub(super) fn row(&self) -> Map<String, Value> {
        let headers = self
            .headers
            .iter()
            .map(|(name, value)| json!({"name": name, "value": value}));
        let row = json!({
            "url": self.url,
            "http_method": self.method.as_str(),
            "body": self.body,
            "headers": headers.collect::<Value>(),
            "smart_link_scope": self.scope,
            "conversion_types": self.types,
            "smart_link_ids": self.link_ids,
            "smart_links": self.links,
            "traffic_source_ids": [],
            "traffic_sources": [],
            "latest_response": self.latest,
            "created_at": self.created,
            "updated_at": self.updated,
        });
        match row {
            Value::Object(row) => row,
            _ => Map::new(),
        }
    }

    /// Returns whether a conversion of this type, by this Smart Link, fires it.
    pub(super) fn takes(&self, conversion_type: &str, link: Option<&str>) -> bool {
        let is_in_scope = match &*self.scope {
            "campaign_specific" => {
                link.is_some_and(|link| self.link_ids.iter().any(|id| id == link))
            }
            _ => true,
        };
        is_in_scope && self.types.iter().any(|known| known == conversion_type)
    }

    /// Fills the variables in, and returns the call.
    pub(super) fn call(&self, id: String, conversion_type: &str, variables: &Variables) -> Call {
        let is_post = self.method == Method::POST;
        let body = self.body.as_ref().filter(|_| is_post);
        let is_json = body
            .is_some_and(|body| body.trim_start().starts_with(['{', '[']) && body.contains('"'));
        let within = if is_json { Within::Json } else { Within::Url };
        let filled = self
            .headers
            .iter()
            .map(|(name, value)| (name.clone(), fill(value, variables, Within::Text)));
        let mut headers: Vec<(String, String)> = filled.collect();
        let is_typed = headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        if body.is_some() && !is_typed {
            let media_type = match is_json {
                true => "application/json",
                false => "application/x-www-form-urlencoded",
            };
            headers.push((CONTENT_TYPE.to_string(), media_type.to_owned()));
        }
        Call {
            postback: id,
            conversion_type: conversion_type.to_owned(),
            method: self.method.clone(),
            url: fill(&self.url, variables, Within::Url),
            headers,
            body: body.map_or_else(Bytes::new, |body| fill(body, variables, within).into()),
            outcome: Err(AttemptError::Timeout),
        }
    }
}

impl fmt::Debug for Postback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers may have a token.
        f.debug_struct("Postback")
            .field("method", &self.method)
            .finish_non_exhaustive()
    }
}

/// A call of a postback, and what became of it.
pub(super) struct Call {
    /// The id of the postback.
    pub(super) postback: String,
    pub(super) conversion_type: String,
    pub(super) method: Method,
    pub(super) url: String,
    headers: Vec<(String, String)>,
    body: Bytes,
    /// The status of the response.
    pub(super) outcome: Result<u16, AttemptError>,
}

impl Call {
    /// Returns the request.
    ///
    /// # Errors
    ///
    /// Returns an error if a header cannot be sent.
    pub(super) fn outgoing(&self) -> Result<Outgoing, AttemptError> {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let header = HeaderName::try_from(name)
                .ok()
                .zip(HeaderValue::try_from(value).ok());
            let Some((name, value)) = header else {
                return Err(AttemptError::Header { name: name.clone() });
            };
            headers.append(name, value);
        }
        Ok(Outgoing {
            method: self.method.clone(),
            url: self.url.clone(),
            headers,
            body: self.body.clone(),
        })
    }

    pub(super) fn succeeded(&self) -> bool {
        matches!(self.outcome, Ok(200..300))
    }

    /// Returns the call as the API shows it with its postback.
    pub(super) fn latest_response(&self, id: u64, now: &str) -> Value {
        let error = self.outcome.as_ref().err();
        json!({
            "id": id,
            "conversion_type": self.conversion_type,
            "postback_url": self.url,
            "succeeded": self.succeeded(),
            "status_code": self.outcome.as_ref().ok(),
            "error_type": error.map(AttemptError::code),
            "error_message": error.map(AttemptError::to_string),
            "created_at": now,
        })
    }
}

//! The last steps of a [`Request`]: checking its arguments, completing it, sending.

use std::{borrow::Cow, future::ready};

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue};
use serde_json::Map;

use super::{
    Request,
    assembly::{Assembled, Assembly, Problem},
    encode, not_an_object, not_for_a_header,
};
use crate::{
    operation::{Body, Location},
    response::{
        error::Error,
        future::{Decode, ResponseFuture},
    },
    send::{
        self,
        outgoing::{Outgoing, Payload},
        upload::Form,
    },
};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

impl Request {
    /// Sends the request that progenitor's function assembled.
    pub fn send<T, D: Decode<T>>(
        mut self,
        assembled: Result<Assembled<T>, Problem>,
    ) -> ResponseFuture<T, D> {
        let assembly = self.assembly(assembled);
        self.dispatch(assembly, String::new(), None)
    }

    /// Returns the request that progenitor's function assembled, or an empty one with the problem
    /// noted.
    pub(crate) fn assembly<T>(&mut self, assembled: Result<Assembled<T>, Problem>) -> Assembly {
        assembled.map_or_else(
            |Problem(problem)| {
                self.problem(problem);
                Assembly::new(self.method(), self.base_url().to_owned())
            },
            |assembled| assembled.assembly,
        )
    }

    /// Sends a request.
    ///
    /// `given_query` is the query of the caller's target, and `payload` the media type and content
    /// of a body that is not JSON.
    pub(crate) fn dispatch<T, D: Decode<T>>(
        self,
        assembly: Assembly,
        given_query: String,
        payload: Option<(String, Payload)>,
    ) -> ResponseFuture<T, D> {
        let settings = self.client.0.clone();
        let call = self.call.clone();
        let mode = settings.decode_mode;
        let limit = D::IS_LIMITED.then_some(settings.max_response_size);
        match self.complete(assembly, given_query, payload, D::ACCEPT, limit) {
            Ok(request) => ResponseFuture::new(call, mode, send::start(settings, request)),
            Err(problem) => {
                let error = Error::request(&call, problem);
                ResponseFuture::new(call, mode, Box::pin(ready(Err(error))))
            }
        }
    }

    /// Checks all arguments and returns the complete request, or the problems joined by `; `.
    pub(super) fn complete(
        mut self,
        assembly: Assembly,
        given_query: String,
        payload: Option<(String, Payload)>,
        accept: &'static str,
        limit: Option<usize>,
    ) -> Result<Outgoing, String> {
        self.problems.extend(assembly.problems);
        let operation = self.call.operation;
        let problems = operation.problems(|location, name| match location {
            Location::Body => self.body.as_ref()?.get(name).map(Cow::Borrowed),
            Location::Query => {
                let mut query = assembly.query.iter();
                let (_, value) = query.find(|(known, _)| known == name)?;
                Some(Cow::Borrowed(value))
            }
            // The header has a value, whose problem is already reported: it is not missing.
            Location::Header if self.refused_headers.contains(&name) => {
                Some(Cow::Owned(Map::new().into()))
            }
            Location::Header => {
                let value = assembly.headers.get(name)?;
                let text = String::from_utf8_lossy(value.as_bytes());
                Some(Cow::Owned(text.into()))
            }
        });
        self.problems
            .extend(problems.iter().map(ToString::to_string));
        self.problems.extend(self.body_problem());
        let mut headers = assembly.headers;
        if !headers.contains_key(ACCEPT) {
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
        }
        let mut query = Vec::new();
        for (name, value) in assembly.query.into_iter().chain(self.undocumented.query) {
            encode::push_pairs(&mut query, name, value);
        }
        let mut query = encode::pairs(&query);
        if !given_query.is_empty() {
            let more = if query.is_empty() { "" } else { "&" };
            query = format!("{given_query}{more}{query}");
        }
        // Of an operation with the account in its body.
        let in_body = self.body.as_ref().and_then(|body| body.get("account_id"));
        let in_body = in_body.and_then(|account| encode::scalar(account.clone()));
        let account = self.account.or(in_body);
        let payload = match (payload, assembly.body, self.body) {
            (Some((media_type, payload)), _, body) => {
                if body.is_some() {
                    let problem = "body: expected either JSON or bytes, found both: `body` and `body_field` set JSON, `body_bytes` and `body_stream` set bytes";
                    self.problems.push(problem.to_owned());
                }
                match HeaderValue::try_from(media_type) {
                    Ok(media_type) => {
                        headers.insert(CONTENT_TYPE, media_type);
                    }
                    Err(_) => self.problems.push(not_for_a_header(CONTENT_TYPE.as_str())),
                }
                Some(payload)
            }
            (None, Some(body), _) => Some(Payload::Bytes(body)),
            _ if matches!(self.call.operation.body, Body::Parts(_)) => {
                let given = self.undocumented.headers.iter();
                if given.clone().any(|(name, _)| name == CONTENT_TYPE) {
                    let problem = "header: expected no content-type on a form of parts, whose own names its boundary, found one";
                    self.problems.push(problem.to_owned());
                }
                // A form without parts would have no boundary.
                match (
                    assembly.parts.is_empty(),
                    Form::new(assembly.parts, self.files.on_progress()),
                ) {
                    (true, _) => None,
                    (false, Ok(form)) => {
                        if let Ok(media_type) = HeaderValue::try_from(form.media_type()) {
                            headers.insert(CONTENT_TYPE, media_type);
                        }
                        Some(Payload::Form(form))
                    }
                    (false, Err(error)) => {
                        self.problems.push(format!("boundary: {error}"));
                        None
                    }
                }
            }
            // The operation is documented without a body.
            (None, None, Some(body)) => {
                let json = HeaderValue::from_static("application/json");
                headers.insert(CONTENT_TYPE, json);
                Some(Payload::Bytes(body.to_string().into()))
            }
            (None, None, None) => None,
        };
        for (name, value) in self.undocumented.headers {
            headers.insert(name, value);
        }
        if !self.problems.is_empty() {
            return Err(self.problems.join("; "));
        }
        let settings = &self.client.0;
        let url = settings.url(&assembly.url, &query)?;
        if let Some(key) = &self.options.idempotency_key {
            let value = HeaderValue::try_from(key).map_err(|error| error.to_string())?;
            headers.insert(IDEMPOTENCY_KEY, value);
        }
        Ok(Outgoing {
            call: self.call,
            account,
            method: assembly.method,
            url,
            headers,
            payload,
            transfer: None,
            options: self.options,
            limit,
            reader: None,
            attempted: 0,
        })
    }

    /// Returns the problem with the body as a whole, if there is one.
    fn body_problem(&self) -> Option<String> {
        match (self.call.operation.body, &self.body) {
            (Body::Object | Body::Parts(_), Some(body)) if !body.is_object() => {
                Some(not_an_object(body))
            }
            (Body::Any, None) => Some("body: required, but missing".to_owned()),
            _ if self.not_set.is_some() => self.not_set.clone(),
            _ if self.has_members && self.call.is_read() => Some(
                "body_field: expected a request with a body, such as POST, found GET or HEAD"
                    .to_owned(),
            ),
            _ => None,
        }
    }
}

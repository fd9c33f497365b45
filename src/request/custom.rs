//! [`CustomRequest`]: a request to an undocumented operation.

use std::{fmt, future::IntoFuture, marker::PhantomData, time::Duration};

use bytes::Bytes;
use percent_encoding::percent_decode_str;
use reqwest::{Method, Url};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{Request, assembly::Assembly};
use crate::{
    client::{BASE_URL, Client, FANSAPI_BASE_URL},
    operation::{Body, Call, Operation},
    response::{
        Response,
        error::Error,
        future::{Decode, Json, Raw, ResponseFuture},
    },
    send::{outgoing::Payload, retry::RetryPolicy},
};

impl Client {
    /// Returns a request to an undocumented operation, with the same guarantees as any other.
    ///
    /// `method` is `GET`, `HEAD`, `OPTIONS`, `POST`, `PUT`, `PATCH` or `DELETE`.
    ///
    /// `target` is a path that begins with `/`, with or without a query, or a URL from a response,
    /// such as `next_page`. A URL must be of this client's base URL, [`BASE_URL`] or
    /// [`FANSAPI_BASE_URL`]. The request is sent to this client's base URL in any case, so that the
    /// API key is sent to no other host.
    ///
    /// Any other method or target is an error of [`CustomRequest::send`].
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// use onlyfansapi::Method;
    ///
    /// let response = client.request(Method::GET, "/api/not-documented-yet").await?;
    /// println!("{}", response["data"]);
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn request(&self, method: Method, target: impl AsRef<str>) -> CustomRequest {
        CustomRequest::new(self, &method, target.as_ref())
    }
}

/// A request to an undocumented operation, returned by [`Client::request`].
///
/// The response is decoded into a [`serde_json::Value`], unless [`json`](Self::json) selects
/// another type or [`bytes`](Self::bytes) the undecoded body.
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
/// use onlyfansapi::{Method, types::{Envelope, Chat}};
///
/// let chats = client
///     .request(Method::GET, "/api/acct_123/chats")
///     .query("limit", 20)
///     .json::<Envelope<Vec<Chat>>>()
///     .await?;
/// println!("{} chats", chats.data.len());
/// # Ok(())
/// # }
/// ```
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CustomRequest<T = Value, D = Json> {
    request: Request,
    path: String,
    /// The query of the target, percent-encoded by the caller.
    query: String,
    payload: Option<(String, Payload)>,
    response: PhantomData<fn() -> (T, D)>,
}

#[inline]
const fn of_method(method: &'static str) -> Operation {
    Operation {
        name: "request",
        method,
        path: "",
        body: Body::None,
        checks: &[],
        takes_idempotency_key: false,
        credits: 1,
        is_stored: false,
        reports_failure: true,
        is_whole: false,
    }
}

static OPERATIONS: [Operation; 7] = [
    of_method("GET"),
    of_method("HEAD"),
    of_method("OPTIONS"),
    of_method("POST"),
    of_method("PUT"),
    of_method("PATCH"),
    of_method("DELETE"),
];

impl CustomRequest {
    #[inline]
    pub(crate) fn new(client: &Client, method: &Method, target: &str) -> Self {
        let operation = OPERATIONS
            .iter()
            .find(|operation| operation.method == method.as_str());
        let (path, query, problem) = match target_of(client.base_url(), target) {
            Ok((path, query)) => (path, query, None),
            Err(problem) => (String::new(), String::new(), Some(problem)),
        };
        let shown = match &problem {
            Some(_) => without_arguments(path_of(target)),
            None => without_arguments(&path),
        };
        let call = Call {
            operation: operation.unwrap_or(&OPERATIONS[0]),
            path: Some(shown.into()),
            is_keyed: false,
            is_head: false,
        };
        let mut request = Request::of(client, call);
        path.split('/')
            .for_each(|segment| request.note_account(segment));
        if operation.is_none() {
            request.problem(format!(
                "method: expected GET, HEAD, OPTIONS, POST, PUT, PATCH or DELETE, found {method}"
            ));
        }
        if let Some(problem) = problem {
            request.problem(problem);
        }
        Self {
            request,
            path,
            query,
            payload: None,
            response: PhantomData,
        }
    }
}

impl<T, D: Decode<T>> CustomRequest<T, D> {
    #[inline]
    fn reads<U, E>(self) -> CustomRequest<U, E> {
        CustomRequest {
            request: self.request,
            path: self.path,
            query: self.query,
            payload: self.payload,
            response: PhantomData,
        }
    }

    #[inline]
    fn with(mut self, change: impl FnOnce(&mut Request)) -> Self {
        change(&mut self.request);
        self
    }

    /// Decodes the response body as JSON into `U`.
    #[inline]
    pub fn json<U: DeserializeOwned>(self) -> CustomRequest<U, Json> {
        self.reads()
    }

    /// Returns the response body as [`Bytes`], without decoding it.
    ///
    /// Its maximum size is the client's [`max_file_size`](crate::ClientBuilder::max_file_size).
    #[inline]
    pub fn bytes(self) -> CustomRequest<Bytes, Raw> {
        self.reads()
    }

    /// Sets the whole JSON body; members that were set before are dropped.
    #[inline]
    pub fn body(self, body: impl Serialize) -> Self {
        self.with(|request| request.body(body))
    }

    /// Sets the body to bytes of a media type, such as `text/csv`.
    #[inline]
    pub fn body_bytes(self, media_type: impl Into<String>, body: impl Into<Bytes>) -> Self {
        self.payload(media_type, Payload::Bytes(body.into()))
    }

    /// Sets the body to a stream of a media type.
    ///
    /// A stream can be sent only once, so the call is never retried.
    #[inline]
    pub fn body_stream(
        self,
        media_type: impl Into<String>,
        body: impl Into<reqwest::Body>,
    ) -> Self {
        self.payload(media_type, Payload::Stream(body.into()))
    }

    #[inline]
    fn payload(mut self, media_type: impl Into<String>, payload: Payload) -> Self {
        self.payload = Some((media_type.into(), payload));
        self
    }

    /// Sets the timeout of a single attempt of this request, in place of the client's.
    ///
    /// A body that is returned as [`bytes`](Self::bytes) may take longer, up to the deadline.
    #[inline]
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with(|request| request.timeout(timeout))
    }

    /// Sets the time limit of this call, including retries, waits between attempts and pacing, in
    /// place of the client's.
    #[inline]
    pub fn deadline(self, deadline: Duration) -> Self {
        self.with(|request| request.deadline(deadline))
    }

    /// Sets the retry policy of this request, in place of the client's.
    #[inline]
    pub fn retry(self, policy: RetryPolicy) -> Self {
        self.with(|request| request.retry(policy))
    }

    /// Sets a header of this request, in place of the client's header of the same name.
    ///
    /// Headers that the client manages itself, such as `Authorization`, are an error of
    /// [`send`](Self::send).
    #[inline]
    pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.with(|request| request.header(name.as_ref(), value.as_ref()))
    }

    /// Adds a query parameter.
    ///
    /// A list is sent as `name[]=1&name[]=2`, an object as `name[member]=1`, a boolean as `1` or
    /// `0`; `null` is not sent.
    #[inline]
    pub fn query(self, name: impl Into<String>, value: impl Serialize) -> Self {
        self.with(|request| request.query(name.into(), value))
    }

    /// Sets a member of the JSON body.
    ///
    /// For `GET` and `HEAD`, this is an error of [`send`](Self::send).
    #[inline]
    pub fn body_field(self, name: impl Into<String>, value: impl Serialize) -> Self {
        self.with(|request| request.body_field(&name.into(), value))
    }

    /// Sets the `Idempotency-Key` header: 1 to 255 printable ASCII characters, without spaces at
    /// the ends.
    ///
    /// It does not make the request safe to retry, since the server is not documented to recognise
    /// it here.
    #[inline]
    pub fn idempotency_key(self, key: impl Into<String>) -> Self {
        self.with(|request| request.idempotency_key(key.into()))
    }

    /// Requests a response that is not from the server's cache, by sending `fresh=true`.
    #[inline]
    pub fn fresh(self) -> Self {
        self.with(Request::fresh)
    }

    /// Returns a future that sends the request, as awaiting the request itself does.
    ///
    /// # Errors
    ///
    /// The future returns an [`Error`] without sending anything if
    ///
    /// - the method is not supported, the target is not a path or URL of this API, or a header or
    ///   the body cannot be sent (`ErrorKind::Request`);
    /// - the call does not fit into the client's credit budget (`ErrorKind::Budget`);
    /// - the deadline ends before pacing lets the request start (`ErrorKind::Timeout`).
    ///
    /// It returns an [`Error`] for a request that was sent, after the retries of the policy, if
    ///
    /// - the server cannot be reached or the connection breaks (`ErrorKind::Transport`);
    /// - the response does not arrive in time (`ErrorKind::Timeout`);
    /// - the server responds with an error (`ErrorKind::Api`);
    /// - the response is too large (`ErrorKind::TooLarge`) or cannot be decoded
    ///   (`ErrorKind::Decode`).
    #[inline]
    pub fn send(self) -> ResponseFuture<T, D> {
        let Self {
            request,
            path,
            query,
            payload,
            ..
        } = self;
        let url = format!("{}{path}", request.base_url());
        let assembly = Assembly::new(request.method(), url);
        request.dispatch(assembly, query, payload)
    }
}

impl<T, D: Decode<T>> IntoFuture for CustomRequest<T, D> {
    type Output = Result<Response<T>, Error>;
    type IntoFuture = ResponseFuture<T, D>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl<T, D> fmt::Debug for CustomRequest<T, D> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(f)
    }
}

/// Returns the path of a refused target, for the error message.
#[inline]
fn path_of(target: &str) -> &str {
    let target = target.split(['?', '#']).next().unwrap_or_default();
    match target.split_once("://") {
        Some((_, rest)) if !rest.contains('@') => rest.find('/').map_or("", |start| &rest[start..]),
        // Any other text may be the key.
        None if target.starts_with('/') || target.starts_with("api/") => target,
        _ => "",
    }
}

/// Returns a path with `{}` in place of every segment that looks like an argument.
///
/// Arguments may be private, and credits are counted by operation, not by argument.
#[inline]
fn without_arguments(path: &str) -> String {
    let shown = path.split('/').map(|segment| {
        let is_version = segment.strip_prefix('v').is_some_and(|version| {
            matches!(version.len(), 1..=2) && version.bytes().all(|digit| digit.is_ascii_digit())
        });
        let is_name = |c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '_');
        let is_named = segment.chars().all(is_name) && segment.len() <= LONGEST_NAME;
        let is_account = segment.starts_with("acct_");
        if (is_named || is_version) && !is_account {
            segment
        } else {
            "{}"
        }
    });
    shown.collect::<Vec<_>>().join("/")
}

/// The length of the longest segment that is taken for a name, not an argument.
const LONGEST_NAME: usize = 40;

/// Returns the path of a target below the base URL, and its query.
#[inline]
fn target_of(base_url: &str, target: &str) -> Result<(String, String), String> {
    if target.starts_with('/') {
        return checked(target);
    }
    let expected = "target: expected a path that begins with `/`, or a URL of this API";
    let url = Url::parse(target).map_err(|_| format!("{expected}, found text that is neither"))?;
    let base = Url::parse(base_url).map_err(|error| error.to_string())?;
    let is_of = |other: &str| Url::parse(other).is_ok_and(|other| other.origin() == url.origin());
    if !is_of(base_url) && !is_of(BASE_URL) && !is_of(FANSAPI_BASE_URL) {
        let origin = url.origin().ascii_serialization();
        return Err(format!("{expected}, found a URL with the origin {origin}"));
    }
    let rest = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    // The path of the base URL is removed here, because it is put before every path.
    let prefix = base.path().trim_end_matches('/');
    let below = rest.strip_prefix(prefix).filter(|_| is_of(base_url));
    checked(
        below
            .filter(|below| below.starts_with('/'))
            .unwrap_or(&rest),
    )
}

/// Splits a target into path and query, if no intermediary can read it as another path.
#[inline]
fn checked(target: &str) -> Result<(String, String), String> {
    let must_be_encoded =
        |c: char| c.is_control() || c.is_whitespace() || matches!(c, '\\' | '#') || !c.is_ascii();
    if target.contains(must_be_encoded) {
        return Err("target: expected a percent-encoded path and query, found whitespace, a control or non-ASCII character, `\\` or `#`".to_owned());
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if path.contains(['{', '}', '"', '<', '>', '`']) {
        return Err(
            "target: expected a path with its arguments in place, found one of { } \" < > `"
                .to_owned(),
        );
    }
    // Intermediaries may percent-decode the path once or twice.
    let unescaped = percent_decode_str(path).decode_utf8_lossy().into_owned();
    let unescaped = percent_decode_str(&unescaped).decode_utf8_lossy();
    let is_step = |segment: &str| matches!(segment, "." | "..");
    if path.starts_with("//") || unescaped.split(['/', '\\']).any(is_step) {
        return Err(
            "target: expected a path without `.` and `..` segments and without a leading `//`, found one of them".to_owned(),
        );
    }
    Ok((path.to_owned(), query.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(base_url: &str, target: &str) -> Option<(String, String)> {
        target_of(base_url, target).ok()
    }

    fn split(path: &str, query: &str) -> Option<(String, String)> {
        Some((path.to_owned(), query.to_owned()))
    }

    #[test]
    fn a_target_is_a_path_or_a_url_of_this_api() {
        assert_eq!(target(BASE_URL, "/api/x"), split("/api/x", ""));
        assert_eq!(
            target(BASE_URL, "/api/x?a=%20&b[]=1"),
            split("/api/x", "a=%20&b[]=1")
        );
        for base_url in [BASE_URL, FANSAPI_BASE_URL, "http://127.0.0.1:8080"] {
            for host in [BASE_URL, FANSAPI_BASE_URL, base_url] {
                assert_eq!(
                    target(base_url, &format!("{host}/api/x?offset=20")),
                    split("/api/x", "offset=20"),
                    "{host} by {base_url}"
                );
            }
        }
    }

    #[test]
    fn arguments_in_a_path_are_shown_as_placeholders() {
        for (path, shown) in [
            ("/api/acct_1/chats/55/messages", "/api/{}/chats/{}/messages"),
            ("/api/v2/link-tags", "/api/v2/link-tags"),
            ("/api/acct_abc/users/some%20one", "/api/{}/users/{}"),
            ("", ""),
        ] {
            assert_eq!(without_arguments(path), shown);
        }
    }

    #[test]
    fn the_path_of_the_base_url_is_not_doubled() {
        let base_url = "https://proxy.example/of";
        assert_eq!(
            target(base_url, "https://proxy.example/of/api/x"),
            split("/api/x", "")
        );
        assert_eq!(
            target(base_url, &format!("{BASE_URL}/api/x")),
            split("/api/x", "")
        );
    }

    #[test]
    fn other_origins_and_relative_paths_are_refused() {
        for other in [
            "https://example.com/api/x",
            "http://app.onlyfansapi.com/api/x",
            "https://app.onlyfansapi.com:8443/api/x",
            "https://app.onlyfansapi.com.example.com/api/x",
            "https://app.onlyfansapi.com@example.com/api/x",
            "//example.com/api/x",
            "file:///etc/passwd",
            "api/x",
            "",
        ] {
            assert_eq!(target(BASE_URL, other), None, "{other}");
        }
    }

    #[test]
    fn dot_segments_and_unencoded_characters_are_refused() {
        for path in [
            "/api/../x",
            "/api/./x",
            "/api/%2e%2e/x",
            "/api/.%2E/x",
            "/api/%252e%252e/x",
            "/api/..%2fx",
            "/api\\x",
            "/api/x#y",
            "/api/x y",
            "/api/x\r\nA: b",
            "/api/ä",
        ] {
            assert_eq!(target(BASE_URL, path), None, "{path}");
        }
    }
}

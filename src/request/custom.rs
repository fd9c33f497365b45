//! [`CustomRequest`]: a request that is not documented.

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
    /// Makes a request that is not documented, with the same guarantees as any other.
    ///
    /// `target` is a path, with or without a query, or a whole URL that came in an answer, such as
    /// `next_page`. Of a URL, the host is that of this client or one of the vendor's, and the
    /// request goes to this client's: the key is sent nowhere else.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// use onlyfansapi::Method;
    ///
    /// let answer = client.request(Method::GET, "/api/not-documented-yet").await?;
    /// println!("{}", answer["data"]);
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn request(&self, method: Method, target: impl AsRef<str>) -> CustomRequest {
        CustomRequest::new(self, &method, target.as_ref())
    }
}

/// A request that is not documented, made by [`Client::request`].
///
/// The response is any JSON, unless [`json`](Self::json) or [`bytes`](Self::bytes) says otherwise.
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
    /// The query as it was given with the path.
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
        is_stored: false,
        reports_failure: true,
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

    /// Reads the response as JSON of this type.
    #[inline]
    pub fn json<U: DeserializeOwned>(self) -> CustomRequest<U, Json> {
        self.reads()
    }

    /// Reads the response as it is, up to the client's
    /// [`max_file_size`](crate::ClientBuilder::max_file_size).
    #[inline]
    pub fn bytes(self) -> CustomRequest<Bytes, Raw> {
        self.reads()
    }

    /// Sets the body, as JSON.
    #[inline]
    pub fn body(self, body: impl Serialize) -> Self {
        self.with(|request| request.body(body))
    }

    /// Sets the body, as bytes of a media type such as `text/csv`.
    #[inline]
    pub fn body_bytes(self, media_type: impl Into<String>, body: impl Into<Bytes>) -> Self {
        self.payload(media_type, Payload::Bytes(body.into()))
    }

    /// Sets the body, as a stream of a media type. It can be sent once: the call is never repeated.
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

    /// Sets how long one attempt may take, in place of the client's.
    #[inline]
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with(|request| request.timeout(timeout))
    }

    /// Sets how long the whole call may take, in place of the client's.
    #[inline]
    pub fn deadline(self, deadline: Duration) -> Self {
        self.with(|request| request.deadline(deadline))
    }

    /// Sets how it is repeated, in place of the client's.
    #[inline]
    pub fn retry(self, policy: RetryPolicy) -> Self {
        self.with(|request| request.retry(policy))
    }

    /// Sets a header, in place of the client's.
    #[inline]
    pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.with(|request| request.header(name.as_ref(), value.as_ref()))
    }

    /// Adds a query parameter; lists and objects are written as PHP reads them.
    #[inline]
    pub fn query(self, name: impl Into<String>, value: impl Serialize) -> Self {
        self.with(|request| request.query(name.into(), value))
    }

    /// Adds a member to the body.
    #[inline]
    pub fn body_field(self, name: impl Into<String>, value: impl Serialize) -> Self {
        self.with(|request| request.body_field(&name.into(), value))
    }

    /// Sets the `Idempotency-Key`. Nothing is repeated for it: whether the server knows it here is
    /// not documented.
    #[inline]
    pub fn idempotency_key(self, key: impl Into<String>) -> Self {
        self.with(|request| request.idempotency_key(key.into()))
    }

    /// Asks for an answer that does not come from the server's cache: `?fresh=true`.
    #[inline]
    pub fn fresh(self) -> Self {
        self.with(Request::fresh)
    }

    /// Sends the request, as awaiting it does.
    ///
    /// # Errors
    ///
    /// If the target is not one of this API, before anything is sent; if the server cannot be
    /// reached, answers with an error, or with something else than is read.
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

/// Returns the path of a target that was refused.
#[inline]
fn path_of(target: &str) -> &str {
    let target = target.split(['?', '#']).next().unwrap_or_default();
    match target.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |start| &rest[start..]),
        None => target,
    }
}

/// As a path is documented: what looks like an argument may be private, and is a place of its own
/// in no count.
#[inline]
fn without_arguments(path: &str) -> String {
    let shown = path.split('/').map(|segment| {
        let is_version = segment.len() <= 3 && segment.starts_with('v');
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

/// Of a segment that is no argument.
const LONGEST_NAME: usize = 40;

/// Returns the path below the base URL, and the query.
#[inline]
fn target_of(base_url: &str, target: &str) -> Result<(String, String), String> {
    if target.starts_with('/') {
        return checked(target);
    }
    let expected = "target: expected a path that begins with a slash, or a URL of this API";
    let url = Url::parse(target).map_err(|_| format!("{expected}, found neither"))?;
    let base = Url::parse(base_url).map_err(|error| error.to_string())?;
    let is_of = |other: &str| Url::parse(other).is_ok_and(|other| other.origin() == url.origin());
    if !is_of(base_url) && !is_of(BASE_URL) && !is_of(FANSAPI_BASE_URL) {
        let origin = url.origin().ascii_serialization();
        return Err(format!("{expected}, found one of {origin}"));
    }
    let rest = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    // The base URL may have a path of its own, which is put before every path again.
    let prefix = base.path().trim_end_matches('/');
    let below = rest.strip_prefix(prefix).filter(|_| is_of(base_url));
    checked(
        below
            .filter(|below| below.starts_with('/'))
            .unwrap_or(&rest),
    )
}

#[inline]
fn checked(target: &str) -> Result<(String, String), String> {
    let is_odd =
        |c: char| c.is_control() || c.is_whitespace() || matches!(c, '\\' | '#') || !c.is_ascii();
    if target.contains(is_odd) {
        return Err("target: expected an escaped path, found characters to be escaped".to_owned());
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    // As it may be unescaped on the way, and again.
    let unescaped = percent_decode_str(path).decode_utf8_lossy().into_owned();
    let unescaped = percent_decode_str(&unescaped).decode_utf8_lossy();
    let is_step = |segment: &str| matches!(segment, "." | "..");
    if path.starts_with("//") || unescaped.split(['/', '\\']).any(is_step) {
        return Err(
            "target: expected a path without `.`, `..` and `//`, found one of them".to_owned(),
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
    fn a_path_is_shown_without_arguments() {
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
    fn a_path_in_the_base_url_is_there_once() {
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
    fn no_other_host_is_a_target() {
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
    fn a_path_leads_where_it_says() {
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

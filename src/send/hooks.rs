//! What a client tells a program about each attempt: [`RequestInfo`] and [`ResponseInfo`].

use std::{fmt, sync::Arc, time::Duration};

use reqwest::{Method, StatusCode};

use crate::{operation::Call, response::error::Error};

/// An attempt that is about to be sent.
///
/// Neither the key nor arguments are in it, but for the account.
#[derive(Debug)]
#[non_exhaustive]
pub struct RequestInfo<'a> {
    /// The handle and the method, such as `chats.list`.
    pub operation: &'a str,
    /// The HTTP method.
    pub method: Method,
    /// The path as documented, such as `/api/{account}/chats`.
    pub path: &'a str,
    /// The account in the path, if there is one.
    pub account: Option<&'a str>,
    /// 1 for the first attempt of a call.
    pub attempt: u32,
}

/// An attempt that has ended.
#[derive(Debug)]
#[non_exhaustive]
pub struct ResponseInfo<'a> {
    /// What was sent.
    pub request: RequestInfo<'a>,
    /// The status of the answer, if there was one.
    pub status: Option<StatusCode>,
    /// The credits it cost, if the answer said.
    pub credits_used: Option<i64>,
    /// How long it took, without the wait for its turn.
    pub elapsed: Duration,
    /// Why it failed, if it did; the call may still be repeated. Whether an answer can be read as
    /// what is expected is not known yet.
    pub error: Option<&'a Error>,
}

type OnRequest = dyn Fn(&RequestInfo<'_>) + Send + Sync;
type OnResponse = dyn Fn(&ResponseInfo<'_>) + Send + Sync;

/// What a program wants to be told.
#[derive(Clone, Default)]
pub(crate) struct Hooks {
    pub(crate) on_request: Option<Arc<OnRequest>>,
    pub(crate) on_response: Option<Arc<OnResponse>>,
}

impl<'a> RequestInfo<'a> {
    #[inline]
    pub(crate) fn new(call: &'a Call, account: Option<&'a str>, attempt: u32) -> Self {
        Self {
            operation: call.operation.name,
            method: call.operation.http_method(),
            path: call.path(),
            account,
            attempt,
        }
    }
}

impl fmt::Debug for Hooks {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hooks")
            .field("on_request", &self.on_request.is_some())
            .field("on_response", &self.on_response.is_some())
            .finish()
    }
}

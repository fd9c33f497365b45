//! [`RequestInfo`] and [`ResponseInfo`]: the facts about each attempt that a client's hooks see.

use std::{fmt, sync::Arc, time::Duration};

use reqwest::{Method, StatusCode};

use crate::{operation::Call, response::error::Error};

/// An attempt that is about to be sent, as seen by
/// [`ClientBuilder::on_request`](crate::ClientBuilder::on_request).
///
/// It contains neither the API key nor arguments, except the account.
#[derive(Debug)]
#[non_exhaustive]
pub struct RequestInfo<'a> {
    /// The handle and method of the operation, such as `chats.list`.
    pub operation: &'a str,
    /// The HTTP method.
    pub method: Method,
    /// The documented path of the operation, such as `/api/{account}/chats`.
    pub path: &'a str,
    /// The account in the path, if the path has one.
    pub account: Option<&'a str>,
    /// The number of the attempt within its call, from 1.
    pub attempt: u32,
}

/// An attempt that has ended, as seen by
/// [`ClientBuilder::on_response`](crate::ClientBuilder::on_response).
#[derive(Debug)]
#[non_exhaustive]
pub struct ResponseInfo<'a> {
    /// The request that was sent.
    pub request: RequestInfo<'a>,
    /// The HTTP status of the response, if one arrived.
    pub status: Option<StatusCode>,
    /// The number of credits that the request used, if the response stated it.
    pub credits_used: Option<i64>,
    /// The time that the attempt took, without the wait for its turn.
    pub elapsed: Duration,
    /// The error of the attempt, if it failed; the call may still be retried.
    ///
    /// Its kind is never [`ErrorKind::Decode`](crate::ErrorKind::Decode), since the body has not
    /// been decoded yet.
    pub error: Option<&'a Error>,
}

type OnRequest = dyn Fn(&RequestInfo<'_>) + Send + Sync;
type OnResponse = dyn Fn(&ResponseInfo<'_>) + Send + Sync;

/// The hooks of a client, which are called around each attempt.
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
            method: call.http_method(),
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

//! [`Outgoing`]: an assembled request, ready to be sent.

use std::{mem, sync::Arc, time::Duration};

use bytes::Bytes;
use reqwest::{Body, Method, Request, Url, header::HeaderMap};
use tokio::sync::oneshot::Sender;

use super::{retry::RetryPolicy, unread::Unread, upload};
use crate::{operation::Call, response::error::Error};

/// The headers that users cannot set: those that HTTP itself needs, and those with the API key.
pub(crate) const RESERVED_HEADERS: [&str; 7] = [
    "authorization",
    "connection",
    "content-length",
    "host",
    "proxy-authorization",
    "te",
    "transfer-encoding",
];

/// An assembled request with its options, which may be sent more than once.
pub(crate) struct Outgoing {
    pub(crate) call: Call,
    pub(crate) account: Option<String>,
    pub(crate) method: Method,
    pub(crate) url: Url,
    /// The headers of the request itself, to which sending adds those of the client.
    pub(crate) headers: HeaderMap,
    pub(crate) payload: Option<Payload>,
    pub(crate) options: Options,
    /// The sending of the files of the latest attempt, if there are any.
    pub(crate) transfer: Option<Arc<upload::Transfer>>,
    /// The largest body that is read, in bytes; `None` for files.
    pub(crate) limit: Option<usize>,
    /// The reader of a file, who takes its body as soon as the head has arrived; without one, the
    /// body is read within the attempt.
    pub(crate) reader: Option<Sender<Unread>>,
    /// The number of attempts that the call made by earlier requests.
    pub(crate) attempted: u32,
}

/// The options with which a request is sent.
#[derive(Clone)]
pub(crate) struct Options {
    pub(crate) timeout: Duration,
    pub(crate) deadline: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) idempotency_key: Option<String>,
    /// Whether the caller chose the key.
    pub(crate) is_key_given: bool,
}

/// The body of a request.
pub(crate) enum Payload {
    Bytes(Bytes),
    /// A stream, which can be sent once.
    Stream(Body),
    /// A form, which is made anew for each attempt.
    Form(upload::Form),
    /// A stream that has been sent.
    Sent,
}

impl Outgoing {
    /// Returns the key under which the server stores the response, if the operation takes one.
    pub(super) fn stored_key(&self) -> Option<Arc<str>> {
        let key = self.options.idempotency_key.as_deref();
        key.filter(|_| self.call.is_keyed).map(Into::into)
    }

    /// Returns whether the payload, if there is one, can be sent again.
    pub(super) fn is_repeatable(&self) -> bool {
        match &self.payload {
            None | Some(Payload::Bytes(_)) => true,
            Some(Payload::Form(form)) => form.is_repeatable(),
            Some(Payload::Stream(_) | Payload::Sent) => false,
        }
    }

    /// Checks the files of the payload, and returns their length, if there are any and it is known.
    ///
    /// # Errors
    ///
    /// Fails if one of them cannot be sent.
    pub(super) async fn examine(&self, limit: u64) -> Result<Option<u64>, Error> {
        let Some(Payload::Form(form)) = &self.payload else {
            return Ok(None);
        };
        let examined = form.examine(limit).await;
        examined.map_err(|problem| Error::request(&self.call, problem))
    }

    /// Opens the files of the payload, if it has any, for one more attempt.
    ///
    /// # Errors
    ///
    /// As [`examine`](Self::examine).
    pub(super) async fn open(&mut self, limit: u64) -> Result<(), Error> {
        let Some(Payload::Form(form)) = &mut self.payload else {
            return Ok(());
        };
        let opened = form.open(limit).await;
        opened.map_err(|problem| Error::request(&self.call, problem))
    }

    /// Returns the request for one more attempt.
    pub(super) fn request(&mut self, url: Url, headers: HeaderMap) -> Request {
        let mut request = Request::new(self.method.clone(), url);
        *request.headers_mut() = headers;
        *request.body_mut() = match &mut self.payload {
            None | Some(Payload::Sent) => None,
            Some(Payload::Bytes(bytes)) => Some(bytes.clone().into()),
            Some(Payload::Form(form)) => form.take().map(|(body, transfer)| {
                self.transfer = Some(transfer);
                body
            }),
            Some(payload @ Payload::Stream(_)) => match mem::replace(payload, Payload::Sent) {
                Payload::Stream(stream) => Some(stream),
                _ => None,
            },
        };
        request
    }
}

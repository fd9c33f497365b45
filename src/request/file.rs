//! [`FileRequest`]: a complete request for a file, which can be sent whole, in parts, and as `HEAD`.

use std::{future::ready, sync::Arc};

use bytes::Bytes;
use reqwest::{
    Method, Url,
    header::{ACCEPT, ACCEPT_ENCODING, HeaderMap, HeaderValue, IF_RANGE, RANGE},
};
use tokio::{sync::oneshot, time::Instant};

use super::{
    Request,
    assembly::{Assembled, Problem},
};
use crate::{
    client::{Client, validate::is_loopback},
    operation::{Body, Call, Operation},
    response::{
        error::Error,
        future::{Decode, Raw, Receiving, ResponseFuture},
    },
    send::{
        self, LONGEST, outgoing::Outgoing, retry::RetryPolicy, settings::Settings, unread::Unread,
    },
};

/// A complete request for a file, or the problem with it, which is reported when it is sent.
pub struct FileRequest {
    settings: Arc<Settings>,
    call: Call,
    outgoing: Result<Outgoing, String>,
}

/// The part of a file that a request asks for.
pub(crate) struct Part<'a> {
    /// The number of bytes that are there, behind which the part starts; 0 asks for the whole file.
    pub(crate) start: u64,
    /// The strong validator of these bytes.
    pub(crate) etag: Option<&'a str>,
}

impl Request {
    /// Completes the request for a file that progenitor's function assembled.
    pub fn file_request(mut self, assembled: Result<Assembled<Bytes>, Problem>) -> FileRequest {
        let assembly = self.assembly(assembled);
        let (settings, call) = (self.client.0.clone(), self.call.clone());
        let accept = <Raw as Decode<Bytes>>::ACCEPT;
        let outgoing = self.complete(assembly, String::new(), None, accept, None);
        FileRequest {
            settings,
            call,
            outgoing,
        }
    }
}

/// The operation of a signed link, which is none of the document.
static SIGNED: Operation = Operation {
    name: "signed_file",
    method: "GET",
    path: "",
    body: Body::None,
    checks: &[],
    takes_idempotency_key: false,
    credits: 0,
    is_stored: true,
    reports_failure: false,
    is_whole: false,
};

impl FileRequest {
    /// Makes the request for a file behind a signed link, which gets no key.
    pub(crate) fn of_link(client: &Client, link: &str) -> Self {
        let settings = client.0.clone();
        let call = Call {
            operation: &SIGNED,
            // The link is as good as a key, and its path may be private.
            path: Some("{signed link}".into()),
            is_keyed: false,
            is_head: false,
        };
        let url = Url::parse(link).ok().filter(|url| {
            let is_safe = url.scheme() == "https" || url.scheme() == "http" && is_loopback(url);
            is_safe && url.username().is_empty() && url.password().is_none()
        });
        let url = url.ok_or_else(|| {
            "url: expected an https URL without user name and password, found another".to_owned()
        });
        let outgoing = url.map(|url| Outgoing {
            call: call.clone(),
            account: None,
            method: Method::GET,
            url,
            headers: HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("*/*"))]),
            payload: None,
            options: settings.options(),
            transfer: None,
            limit: None,
            reader: None,
            attempted: 0,
        });
        Self {
            settings,
            call,
            outgoing,
        }
    }

    /// Sends the request; the file is held in memory.
    pub fn send(self) -> ResponseFuture<Bytes, Raw> {
        let mode = self.settings.decode_mode;
        let receiving: Receiving = match self.outgoing {
            Ok(outgoing) => send::start(self.settings, outgoing),
            Err(problem) => Box::pin(ready(Err(Error::request(&self.call, problem)))),
        };
        ResponseFuture::new(self.call, mode, receiving)
    }

    /// Returns the future of a response to this request, by the decoder `D`.
    pub(crate) fn decoded<T, D: Decode<T>>(self, receiving: Receiving) -> ResponseFuture<T, D> {
        ResponseFuture::new(self.call, self.settings.decode_mode, receiving)
    }

    pub(crate) fn call(&self) -> &Call {
        &self.call
    }

    /// Returns the retry policy and the end of a call that begins now.
    ///
    /// # Errors
    ///
    /// Fails if the request cannot be sent.
    pub(crate) fn limits(&self) -> Result<(RetryPolicy, Instant), Error> {
        let options = &self.sound()?.options;
        let end = Instant::now() + options.deadline.min(LONGEST);
        Ok((options.retry.clone(), end))
    }

    /// Returns the URL without its query and without that of a URL within it, by which a file is
    /// told from others: a fresh link to the same file differs in its query only.
    pub(crate) fn name_of_file(&self) -> &str {
        let path = self.sound().map_or("", |outgoing| outgoing.url.path());
        let end = path.find("%3F").or_else(|| path.find("%3f"));
        end.map_or(path, |end| &path[..end])
    }

    /// Starts to send a request for a part of the file, whose body the receiver gets.
    ///
    /// # Errors
    ///
    /// Fails if the request cannot be sent.
    pub(crate) fn start(
        &self,
        part: &Part<'_>,
        attempted: u32,
        retry: RetryPolicy,
        end: Instant,
    ) -> Result<(Receiving, oneshot::Receiver<Unread>), Error> {
        let mut outgoing = self.again(end)?;
        let (reader, body) = oneshot::channel();
        outgoing.reader = Some(reader);
        outgoing.attempted = attempted;
        outgoing.options.retry = retry;
        if let Some(etag) = part.etag.filter(|_| part.start > 0) {
            let range = HeaderValue::try_from(format!("bytes={}-", part.start));
            if let (Ok(range), Ok(etag)) = (range, HeaderValue::try_from(etag)) {
                outgoing.headers.insert(RANGE, range);
                outgoing.headers.insert(IF_RANGE, etag);
            }
        }
        Ok((send::start(self.settings.clone(), outgoing), body))
    }

    /// Starts to send a `HEAD` request, which says what the file is and is free.
    ///
    /// # Errors
    ///
    /// Fails if the request cannot be sent.
    pub(crate) fn start_head(&self) -> Result<Receiving, Error> {
        let (_, end) = self.limits()?;
        let mut outgoing = self.again(end)?;
        outgoing.method = Method::HEAD;
        // A response without a body is no file, which is not sent twice.
        outgoing.limit = Some(0);
        outgoing.call.is_head = true;
        Ok(send::start(self.settings.clone(), outgoing))
    }

    /// Returns one more request for the file as it is, not compressed.
    fn again(&self, end: Instant) -> Result<Outgoing, Error> {
        let outgoing = self.sound()?;
        let mut options = outgoing.options.clone();
        options.deadline = end.saturating_duration_since(Instant::now());
        let mut headers = outgoing.headers.clone();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        Ok(Outgoing {
            call: outgoing.call.clone(),
            account: outgoing.account.clone(),
            method: outgoing.method.clone(),
            url: outgoing.url.clone(),
            headers,
            payload: None,
            options,
            transfer: None,
            limit: outgoing.limit,
            reader: None,
            attempted: 0,
        })
    }

    /// Returns the request, if it can be sent in parts.
    fn sound(&self) -> Result<&Outgoing, Error> {
        let invalid = |problem: &str| Error::request(&self.call, problem.to_owned());
        let outgoing = self.outgoing.as_ref().map_err(|problem| invalid(problem))?;
        if outgoing.payload.is_some() {
            return Err(invalid(
                "body: expected a request without a body, found one: await the request itself",
            ));
        }
        let has_range = [RANGE, IF_RANGE]
            .iter()
            .any(|name| outgoing.headers.contains_key(name));
        if has_range {
            return Err(invalid(
                "header: expected neither `Range` nor `If-Range`, which are set as needed, found one: await the request itself for a part of a file",
            ));
        }
        Ok(outgoing)
    }
}

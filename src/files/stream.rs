//! [`FileStream`]: the bytes of a file as they come.

use std::{
    fmt,
    future::poll_fn,
    mem,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use futures_core::Stream;
use reqwest::{StatusCode, header::HeaderMap};

use super::{
    transfer::{Event, SLOWEST, Step, Transfer},
    verdict::Version,
};
use crate::{
    model::envelope::Credits,
    operation::Call,
    request::file::FileRequest,
    response::{error::Error, future::log_failure, received::Received},
    send::unread::Slowest,
};

/// The bytes of a file as they come, returned by `stream` of a request for a file.
///
/// Nothing is sent until the first bytes, or [`open`](Self::open), are awaited. The file is not held
/// in memory, and a turn of its account is given back as soon as the head of the response has
/// arrived: however slowly the bytes are read, no other call waits for them.
///
/// A transfer that breaks goes on where it broke, within the retry policy, if the file has a strong
/// `ETag`. It is never begun again from its start, since its first bytes are given away. The stream
/// ends without an error only if the file is whole.
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client, url: &str) -> Result<(), onlyfansapi::Error> {
/// let mut file = client.media().download("acct_123", url).stream();
/// while let Some(bytes) = file.try_next().await? {
///     println!("{} bytes", bytes.len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a stream does nothing until it is read"]
pub struct FileStream {
    call: Call,
    state: State,
    head: Option<Received>,
    total: Option<u64>,
    slowest: Option<Slowest>,
    attempts: u32,
    credits: Option<i64>,
}

enum State {
    New(Box<FileRequest>),
    Idle(Box<Transfer>),
    Busy(Step),
    Ended,
}

impl FileStream {
    /// Makes a stream.
    #[doc(hidden)]
    pub fn new(request: FileRequest) -> Self {
        Self {
            call: request.call().clone(),
            state: State::New(Box::new(request)),
            head: None,
            total: None,
            slowest: None,
            attempts: 0,
            credits: None,
        }
    }

    /// Sets the slowest rate at which the server may send; the default is 1024 bytes per second over
    /// 30 seconds.
    ///
    /// Only the time counts in which the stream waits for the server, so that a slow reader does no
    /// harm. A slower transfer is broken off and, as the retry policy allows, goes on with another
    /// request. In the end it is an error of [`ErrorKind::Stalled`](crate::ErrorKind::Stalled). A rate
    /// or time of 0 turns this off. It must be set before the stream is read.
    pub fn min_rate(mut self, bytes_per_second: u64, over: Duration) -> Self {
        self.slowest = Some(Slowest {
            bytes_per_second,
            over,
        });
        self
    }

    /// Waits until the head of the response has arrived, so that [`len`](Self::len),
    /// [`headers`](Self::headers) and [`credits`](Self::credits) are known; reads no bytes.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`try_next`](Self::try_next).
    pub async fn open(&mut self) -> Result<(), Error> {
        while self.head.is_none() {
            match poll_fn(|context| self.poll_event(context)).await {
                // The head comes before all bytes.
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error),
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// Returns the next bytes, or `None` at the end of the file.
    ///
    /// Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// Returns the errors of the request itself, and an error if the transfer breaks and cannot go
    /// on ([`ErrorKind::Transport`](crate::ErrorKind::Transport),
    /// [`ErrorKind::Timeout`](crate::ErrorKind::Timeout),
    /// [`ErrorKind::Stalled`](crate::ErrorKind::Stalled)). After an error, the stream has ended.
    pub async fn try_next(&mut self) -> Result<Option<Bytes>, Error> {
        let next = poll_fn(|context| Pin::new(&mut *self).poll_next(context));
        next.await.transpose()
    }

    /// Returns the length of the file in bytes, if its head has arrived and states it.
    #[must_use]
    pub fn len(&self) -> Option<u64> {
        self.total
    }

    /// Returns whether the file has no bytes, if its length is known.
    #[must_use]
    pub fn is_empty(&self) -> Option<bool> {
        self.total.map(|total| total == 0)
    }

    /// Returns the status of the latest response, if its head has arrived.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        Some(self.head.as_ref()?.status)
    }

    /// Returns the headers of the latest response, if its head has arrived.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        Some(&self.head.as_ref()?.headers)
    }

    /// Returns the credits that the latest request used and the team's balance after it, if its head
    /// has arrived and states them.
    #[must_use]
    pub fn credits(&self) -> Option<&Credits> {
        self.head.as_ref()?.meta().credits.as_ref()
    }

    /// Returns the credits that all requests for the file used so far, as far as they stated them.
    #[must_use]
    pub fn credits_used(&self) -> Option<i64> {
        self.credits
    }

    /// Returns the number of requests made so far.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event, Error>>> {
        let mut busy = match mem::replace(&mut self.state, State::Ended) {
            State::Busy(busy) => busy,
            State::Idle(idle) => idle.step(),
            State::New(request) => {
                let slowest = self.slowest.unwrap_or(SLOWEST);
                let new = Transfer::new(*request, slowest, false, 0, Version::default());
                Box::new(new).step()
            }
            State::Ended => return Poll::Ready(None),
        };
        let Poll::Ready((transfer, event)) = busy.as_mut().poll(context) else {
            self.state = State::Busy(busy);
            return Poll::Pending;
        };
        let counts = transfer.counts();
        (self.attempts, self.credits) = (counts.attempts, counts.credits);
        if let Ok(Some(Event::From(_)) | None) = event {
            self.head = transfer.head().cloned();
            self.total = transfer.version().total;
        }
        self.state = match &event {
            Ok(Some(_)) => State::Idle(transfer),
            _ => State::Ended,
        };
        Poll::Ready(event.inspect_err(log_failure).transpose())
    }
}

impl Stream for FileStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            return Poll::Ready(match ready!(self.poll_event(context)) {
                Some(Ok(Event::From(_))) => continue,
                Some(Ok(Event::Bytes(bytes))) => Some(Ok(bytes)),
                Some(Err(error)) => Some(Err(error)),
                None => None,
            });
        }
    }
}

impl fmt::Debug for FileStream {
    /// Writes method and path of the request, without arguments.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.call, f)
    }
}

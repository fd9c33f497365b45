//! [`Handover`]: the moment at which a connection takes a request.

use std::{
    error::Error,
    mem,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering::SeqCst},
    },
    task::{Context, Poll},
};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use reqwest::{Body, Request};
use tokio::sync::Notify;

/// The request waits for a connection, or for a stream of a full one.
const WAITING: u8 = 0;
/// A connection begins to write the request.
const TAKEN: u8 = 1;
/// The sender gave up while the request waited.
const WITHDRAWN: u8 = 2;

/// The moment at which a connection takes a request, until which nothing of it has been sent.
///
/// reqwest's future is pending both while a request waits and while its response is awaited. hyper asks
/// the body of a request whether it is empty just before it writes the head, so the body shows the
/// moment.
pub(super) struct Handover(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: AtomicU8,
    taken: Notify,
}

impl Handover {
    /// Returns the handover of a request, whose body is watched from now on.
    pub(super) fn of(request: &mut Request) -> Self {
        let shared = Arc::new(Shared::default());
        let body = request.body_mut();
        let watched = Watched {
            body: mem::take(body).unwrap_or_default(),
            shared: Arc::clone(&shared),
        };
        *body = Some(Body::wrap(watched));
        Self(shared)
    }

    /// Waits until a connection takes the request.
    pub(super) async fn taken(&self) {
        self.0.taken.notified().await;
    }

    pub(super) fn is_taken(&self) -> bool {
        self.0.state.load(SeqCst) == TAKEN
    }

    /// Withdraws the request, and returns whether no connection had taken it.
    ///
    /// A connection that takes it at this very moment finds a body that is neither empty nor can be
    /// read, and never completes the request.
    pub(super) fn withdraw(&self) -> bool {
        let state = &self.0.state;
        let withdrawn = state.compare_exchange(WAITING, WITHDRAWN, SeqCst, SeqCst);
        withdrawn.is_ok()
    }
}

impl Shared {
    /// Returns whether a connection may write the request.
    fn take(&self) -> bool {
        match self.state.compare_exchange(WAITING, TAKEN, SeqCst, SeqCst) {
            Ok(_) => {
                self.taken.notify_one();
                true
            }
            Err(state) => state == TAKEN,
        }
    }
}

/// The body of a request, which notes when it is asked for the first time.
struct Watched {
    body: Body,
    shared: Arc<Shared>,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if !self.shared.take() {
            return Poll::Ready(Some(Err("the request was withdrawn".into())));
        }
        let frame = Pin::new(&mut self.body).poll_frame(context);
        frame.map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.shared.take() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use reqwest::{Method, Url};

    use super::*;

    fn request(body: Option<Body>) -> (Handover, Body) {
        let url = Url::parse("http://127.0.0.1/").expect("a URL");
        let mut request = Request::new(Method::POST, url);
        *request.body_mut() = body;
        let handover = Handover::of(&mut request);
        let body = mem::take(request.body_mut());
        (handover, body.expect("a body"))
    }

    #[test]
    fn a_request_is_taken_when_its_body_is_asked_whether_it_is_empty() {
        for (body, is_empty) in [(None, true), (Some(Body::from("x")), false)] {
            let (handover, body) = request(body);
            let exact = u64::from(!is_empty);
            assert_eq!(body.size_hint().exact(), Some(exact));
            assert!(!handover.is_taken());
            assert_eq!(body.is_end_stream(), is_empty);
            assert!(handover.is_taken() && !handover.withdraw());
        }
    }

    #[test]
    fn a_request_that_was_withdrawn_is_never_complete() {
        let (handover, mut body) = request(None);
        assert!(handover.withdraw());
        assert!(!body.is_end_stream() && !handover.is_taken());
        let context = &mut Context::from_waker(std::task::Waker::noop());
        let frame = Pin::new(&mut body).poll_frame(context);
        assert!(matches!(frame, Poll::Ready(Some(Err(_)))));
    }
}

//! Connections: requests are read, answered, and their responses sent, lost or damaged.

use std::{
    future::pending,
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt;
use hyper::{Request, Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    task::JoinSet,
    time::{Sleep, sleep},
};

use super::{
    body,
    endpoint::{self, Found},
    fault::Fault,
    page,
    received::{Arguments, ReceivedRequest},
    reply::{Content, Reply},
    state::{Arrived, Shared},
    world::{FILES, serve_file},
};

/// A moment in which what was written leaves, before the connection ends.
const MOMENT: Duration = Duration::from_millis(5);

/// Accepts connections until the task is aborted, which drops the set and thereby its connections.
pub(super) async fn listen(listener: TcpListener, shared: Shared) {
    let mut connections = JoinSet::new();
    loop {
        // The client notices that its connection was not accepted.
        match listener.accept().await {
            Ok((stream, _)) => {
                connections.spawn(serve(stream, shared.clone()));
            }
            Err(_) => tokio::task::yield_now().await,
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn serve(stream: TcpStream, shared: Shared) {
    // Responses are small and written whole.
    let _ = stream.set_nodelay(true);
    let is_reset = Arc::new(AtomicBool::new(false));
    let wire = Wire {
        stream,
        is_reset: Arc::clone(&is_reset),
    };
    let service = service_fn(move |request| {
        let (shared, is_reset) = (shared.clone(), Arc::clone(&is_reset));
        async move { respond(request, &shared, &is_reset).await }
    });
    // This fails if the client closes the connection, which is not an error of the server.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(wire), service)
        .await;
}

async fn respond(
    request: Request<Incoming>,
    shared: &Shared,
    is_reset: &AtomicBool,
) -> Result<Response<Sent>, io::Error> {
    let (head, body) = request.into_parts();
    let (path, query) = (head.uri.path(), head.uri.query().unwrap_or_default());
    if path.starts_with(page::PATH) {
        let reply = match path.strip_prefix(FILES) {
            Some(name) => serve_file(&head.method, name, &head.headers),
            None => page::serve(path, shared),
        };
        return Ok(response(reply, Damage::None, None));
    }
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    let (endpoint, other_methods) = match endpoint::find(&head.method, path) {
        Found::Endpoint(endpoint) => (Some(endpoint), None),
        Found::OtherMethods(methods) => (None, Some(methods)),
        Found::Nothing => (None, None),
    };
    let arguments = endpoint.map(|endpoint| Arguments::of_url(endpoint, path, query));
    let mut arguments = arguments.unwrap_or_default();
    let unreadable = match endpoint {
        Some(endpoint) => body::read(endpoint, &head.headers, &body, &mut arguments)
            .await
            .err(),
        None => None,
    };
    let request = ReceivedRequest {
        path: path.to_owned(),
        query: query.to_owned(),
        method: head.method,
        headers: head.headers,
        body,
        endpoint,
        status: 0,
        arguments: Arc::new(arguments),
    };
    let answer = shared.answer(Arrived {
        request,
        other_methods,
        unreadable,
    });
    let turn = answer.account.map(|account| Turn {
        shared: shared.clone(),
        account,
    });
    if let Some(delay) = answer.delay {
        sleep(delay).await;
    }
    let reset = || {
        is_reset.store(true, Ordering::Relaxed);
        io::Error::from(io::ErrorKind::ConnectionReset)
    };
    let mut damage = Damage::None;
    match answer.fault {
        Some(Fault::Refuse) => return Err(io::ErrorKind::ConnectionAborted.into()),
        Some(Fault::Reset) => return Err(reset()),
        Some(Fault::Stall) => return pending().await,
        Some(Fault::ResetAfterHeaders) => {
            let _ = reset();
            damage = Damage::EndAt(0.0);
        }
        Some(Fault::ResetWithin) => {
            let _ = reset();
            damage = Damage::EndAt(0.5);
        }
        Some(Fault::Cut) => damage = Damage::EndAt(0.5),
        Some(Fault::StallWithin) => damage = Damage::StallAt(0.5),
        Some(Fault::Drip(interval)) => damage = Damage::Drip(interval),
        Some(Fault::Edge(_) | Fault::Drift(_)) | None => {}
    }
    Ok(response(answer.reply, damage, turn))
}

fn response(reply: Reply, damage: Damage, turn: Option<Turn>) -> Response<Sent> {
    let bytes = match reply.body {
        Content::Json(value) => value.to_string().into(),
        Content::Rest(bytes) | Content::Bytes(bytes) => bytes,
    };
    let mut response = Response::new(Sent::new(bytes, damage, turn));
    *response.status_mut() = reply.status;
    *response.headers_mut() = reply.headers;
    response
}

/// The turn of an account, which ends with the response.
struct Turn {
    shared: Shared,
    account: String,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.shared.end(&self.account);
    }
}

/// The damage to a body, at a part of its length.
#[derive(Clone, Copy)]
enum Damage {
    None,
    /// An error in place of the rest, which ends the connection.
    EndAt(f64),
    StallAt(f64),
    /// One byte at a time, at this interval.
    Drip(Duration),
}

/// The body of a response.
struct Sent {
    rest: Bytes,
    /// The whole length, which the head states.
    length: u64,
    /// The bytes that are left before the damage.
    sound: usize,
    damage: Damage,
    wait: Option<Pin<Box<Sleep>>>,
    _turn: Option<Turn>,
}

impl Sent {
    fn new(bytes: Bytes, damage: Damage, turn: Option<Turn>) -> Self {
        let sound = match damage {
            Damage::EndAt(part) | Damage::StallAt(part) => (bytes.len() as f64 * part) as usize,
            Damage::None | Damage::Drip(_) => bytes.len(),
        };
        Self {
            length: bytes.len() as u64,
            rest: bytes,
            sound,
            damage,
            wait: None,
            _turn: turn,
        }
    }

    /// Waits once, so that what was written before leaves.
    fn poll_wait(&mut self, duration: Duration, context: &mut Context<'_>) -> Poll<()> {
        let wait = self.wait.get_or_insert_with(|| Box::pin(sleep(duration)));
        ready!(wait.as_mut().poll(context));
        self.wait = None;
        Poll::Ready(())
    }
}

impl Body for Sent {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let this = &mut *self;
        if let Damage::Drip(interval) = this.damage
            && !this.rest.is_empty()
        {
            ready!(this.poll_wait(interval, context));
            return Poll::Ready(Some(Ok(Frame::data(this.rest.split_to(1)))));
        }
        if this.sound > 0 {
            let sound = this.rest.split_to(this.sound);
            this.sound = 0;
            return Poll::Ready(Some(Ok(Frame::data(sound))));
        }
        match this.damage {
            Damage::EndAt(_) => {
                ready!(this.poll_wait(MOMENT, context));
                Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into())))
            }
            Damage::StallAt(_) => Poll::Pending,
            Damage::None | Damage::Drip(_) => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && matches!(self.damage, Damage::None | Damage::Drip(_))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length)
    }
}

/// A connection that can end with a reset.
struct Wire {
    stream: TcpStream,
    is_reset: Arc<AtomicBool>,
}

impl Drop for Wire {
    fn drop(&mut self) {
        if self.is_reset.load(Ordering::Relaxed) {
            // Closing discards what was not sent, and tells the client so by a reset.
            let _ = self.stream.set_zero_linger();
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

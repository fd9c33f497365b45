//! A server on the loopback interface that fails as planned, and records its requests.

use std::{
    collections::VecDeque,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
    task::{JoinHandle, JoinSet},
};

use super::{
    responses::ServerResponse,
    wire::{self, Request, Sent},
};

/// The treatment of a request.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// The connection is closed as soon as it is made.
    CloseAtOnce,
    /// The connection is closed when the request has arrived, without reading it.
    CloseUnread,
    /// The head of the request is read, and the connection reset.
    ResetWithinRequest,
    /// The request is read, and the connection closed.
    Close,
    /// The request is read, and the connection reset.
    Reset,
    /// The request is read and the connection closed, and the server no longer listens.
    Vanish,
    /// The request is read, and no response is sent.
    Stall,
    /// The request is read, and this response is sent.
    Respond(ServerResponse),
}

impl Step {
    /// Whether the request is not read whole.
    pub(crate) fn is_cut(&self) -> bool {
        matches!(
            self,
            Self::CloseAtOnce | Self::CloseUnread | Self::ResetWithinRequest
        )
    }
}

impl From<ServerResponse> for Step {
    fn from(response: ServerResponse) -> Self {
        Self::Respond(response)
    }
}

/// Decides the treatment of requests.
pub(crate) trait Plan: Send + Sync + 'static {
    /// Returns the treatment of a connection from which nothing is read.
    fn on_connect(&self) -> Option<Step> {
        None
    }

    /// Returns the treatment of a request whose head is read.
    fn on_head(&self, head: &Request) -> Step;

    /// Returns the treatment of a request that is read whole, and may take effect now.
    fn on_request(&self, _request: &Request, step: Step) -> Step {
        step
    }
}

impl<F: Fn(&Request) -> Step + Send + Sync + 'static> Plan for F {
    fn on_head(&self, head: &Request) -> Step {
        self(head)
    }
}

/// Steps one after the other; the last one is repeated.
#[derive(Debug, Default)]
pub(crate) struct Script(Mutex<VecDeque<Step>>);

impl Script {
    /// Starts again with other steps.
    pub(crate) fn set(&self, steps: impl IntoIterator<Item = Step>) {
        *self.0.lock().expect("no panic") = steps.into_iter().collect();
    }

    fn take(&self) -> Step {
        let mut steps = self.0.lock().expect("no panic");
        let step = match steps.len() {
            1 => steps.front().cloned(),
            _ => steps.pop_front(),
        };
        step.expect("a script with steps")
    }
}

impl Plan for Script {
    fn on_connect(&self) -> Option<Step> {
        let first = self.0.lock().expect("no panic").front().cloned();
        matches!(first, Some(Step::CloseAtOnce | Step::CloseUnread)).then(|| self.take())
    }

    fn on_head(&self, _head: &Request) -> Step {
        self.take()
    }
}

/// The record of a server, on which tests can wait.
#[derive(Debug)]
struct Log {
    requests: Mutex<Vec<Request>>,
    /// The number of requests that reached the server, in whole or in part.
    seen: watch::Sender<usize>,
    /// The length of an endless response that was sent before the client closed the connection.
    taken: watch::Sender<Option<usize>>,
    is_listening: watch::Sender<Listening>,
}

#[derive(Debug, PartialEq, Eq)]
enum Listening {
    Yes,
    Stops,
    No,
}

impl Log {
    fn add(&self, request: Request) {
        self.requests.lock().expect("no panic").push(request);
        self.seen.send_modify(|seen| *seen += 1);
    }
}

/// A server that fails as planned; it stops when it is dropped.
pub(crate) struct FaultServer<P = Script> {
    pub(crate) address: SocketAddr,
    pub(crate) plan: Arc<P>,
    log: Arc<Log>,
    task: JoinHandle<()>,
}

impl FaultServer {
    /// Starts a server that takes these steps, and then repeats the last one.
    pub(crate) async fn scripted(steps: impl IntoIterator<Item = Step>) -> Self {
        let script = Script::default();
        script.set(steps);
        Self::start(script).await
    }
}

impl<P: Plan> FaultServer<P> {
    pub(crate) async fn start(plan: P) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let plan = Arc::new(plan);
        let log = Arc::new(Log {
            requests: Mutex::default(),
            seen: watch::Sender::new(0),
            taken: watch::Sender::new(None),
            is_listening: watch::Sender::new(Listening::Yes),
        });
        let task = tokio::spawn(listen(listener, Arc::clone(&plan), Arc::clone(&log)));
        Self {
            address,
            plan,
            log,
            task,
        }
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the number of requests that reached the server, in whole or in part.
    pub(crate) fn seen(&self) -> usize {
        *self.log.seen.borrow()
    }

    /// Returns the requests so far, in the order in which they were read.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.log.requests.lock().expect("no panic").clone()
    }

    /// Forgets the requests so far.
    pub(crate) fn forget(&self) {
        self.log.requests.lock().expect("no panic").clear();
        self.log.seen.send_replace(0);
    }

    /// Waits until so many requests have been read.
    pub(crate) async fn has_seen(&self, count: usize) {
        let mut seen = self.log.seen.subscribe();
        seen.wait_for(|seen| *seen >= count)
            .await
            .expect("the server lives");
    }

    /// Waits until the client has closed the connection of an endless response, and returns the
    /// length that was sent.
    pub(crate) async fn taken(&self) -> usize {
        let mut taken = self.log.taken.subscribe();
        let taken = taken.wait_for(Option::is_some).await;
        taken.expect("the server lives").expect("a number")
    }
}

impl<P> Drop for FaultServer<P> {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A port that refuses connections, reserved until this is dropped.
pub(crate) struct ClosedPort {
    pub(crate) address: SocketAddr,
    _socket: TcpSocket,
}

impl ClosedPort {
    pub(crate) fn new() -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        // Bound and not listening, the socket reserves the port and refuses connections.
        socket.bind(any).expect("a free port");
        Self {
            address: socket.local_addr().expect("an address"),
            _socket: socket,
        }
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// Connections end with the task: the set aborts them when it is dropped.
async fn listen<P: Plan>(listener: TcpListener, plan: Arc<P>, log: Arc<Log>) {
    let mut connections = JoinSet::new();
    let mut stops = log.is_listening.subscribe();
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stops.wait_for(|listening| *listening == Listening::Stops) => break,
        };
        if let Ok((stream, _)) = stream {
            connections.spawn(serve(stream, Arc::clone(&plan), Arc::clone(&log)));
        }
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    log.is_listening.send_replace(Listening::No);
    while connections.join_next().await.is_some() {}
}

/// Fails when the client closes the connection, which a client may do.
async fn serve<P: Plan>(mut stream: TcpStream, plan: Arc<P>, log: Arc<Log>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    if let Some(step) = plan.on_connect() {
        if let Step::CloseUnread = step {
            stream.readable().await?;
        }
        log.add(Request::default());
        return Ok(());
    }
    let mut unread = Vec::new();
    while let Some(head) = wire::read_head(&mut stream, &mut unread).await? {
        let step = plan.on_head(&head);
        if step.is_cut() {
            log.add(head);
            return stream.set_zero_linger();
        }
        let request = wire::read_body(&mut stream, &mut unread, head).await?;
        if !request.is_whole {
            log.add(request);
            return Ok(());
        }
        let step = plan.on_request(&request, step);
        let is_head = request.method == "HEAD";
        log.add(request);
        match step {
            Step::Close => return Ok(()),
            Step::Vanish => {
                log.is_listening.send_replace(Listening::Stops);
                let mut stopped = log.is_listening.subscribe();
                let stopped = stopped.wait_for(|listening| *listening == Listening::No);
                // The client must not connect again before that.
                let _ = stopped.await;
                return Ok(());
            }
            Step::Stall => return wire::until_closed(&mut stream).await,
            Step::Respond(response) => {
                let sent = wire::send(&response, &mut stream, is_head).await?;
                if let Sent::UntilClosed(taken) = sent {
                    log.taken.send_replace(Some(taken));
                }
                if sent != Sent::Whole {
                    return Ok(());
                }
            }
            _ => return stream.set_zero_linger(),
        }
    }
    Ok(())
}

//! A server that reads requests byte by byte, as fast as a test lets it.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, mpsc},
    task::JoinHandle,
};

use super::{Parsed, parts_of};
use crate::support::reported;

/// A request as it was received.
#[derive(Debug, Clone)]
pub(super) struct Received {
    pub(super) head: String,
    /// The body, without the framing of chunks.
    pub(super) body: Vec<u8>,
    /// Whether it ended as HTTP says, and not with the connection.
    pub(super) is_whole: bool,
}

impl Received {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let found = lines.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }

    pub(super) async fn parts(&self) -> Vec<Parsed> {
        assert!(self.is_whole, "{self:?}");
        parts_of(
            self.header("content-type").expect("a media type"),
            &self.body,
        )
        .await
    }
}

/// A server on the loopback interface, which stops when it is dropped.
pub(super) struct UploadServer {
    pub(super) base_url: String,
    received: mpsc::UnboundedReceiver<Received>,
    /// Tells when a head has arrived.
    heads: mpsc::UnboundedReceiver<()>,
    /// The pieces of 64 KiB that the server may read.
    allowed: Arc<Semaphore>,
    task: JoinHandle<()>,
}

/// Added to a status that is sent before the body is read.
const EARLY: u16 = 1000;

/// The statuses of responses, each for one request; the last for all others, 0 for none.
type Statuses = Arc<Mutex<Vec<u16>>>;

impl UploadServer {
    /// Reads everything and responds with 200.
    pub(super) async fn start() -> Self {
        Self::responding(vec![200]).await
    }

    /// Reads everything and responds with these statuses, one after the other; 0 is no response.
    pub(super) async fn responding(statuses: Vec<u16>) -> Self {
        Self::with(statuses, Semaphore::MAX_PERMITS).await
    }

    /// Reads heads, and of bodies only what `allow` allows.
    pub(super) async fn paused() -> Self {
        Self::with(vec![200], 0).await
    }

    async fn with(statuses: Vec<u16>, allowed: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        Self::on(listener, statuses, allowed)
    }

    pub(super) fn on(listener: TcpListener, statuses: Vec<u16>, allowed: usize) -> Self {
        let address = listener.local_addr().expect("an address");
        let (tell, received) = mpsc::unbounded_channel();
        let (tell_head, heads) = mpsc::unbounded_channel();
        let allowed = Arc::new(Semaphore::new(allowed));
        let gate = Arc::clone(&allowed);
        let statuses: Statuses = Arc::new(Mutex::new(statuses));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let connection = Connection {
                    stream,
                    buffer: Vec::new(),
                    gate: Arc::clone(&gate),
                };
                let (tell, tell_head) = (tell.clone(), tell_head.clone());
                tokio::spawn(connection.serve(tell, tell_head, Arc::clone(&statuses)));
            }
        });
        Self {
            base_url: format!("http://{address}"),
            received,
            heads,
            allowed,
            task,
        }
    }

    /// Responds with this status when the head is there, and reads nothing of the body.
    pub(super) async fn early(status: u16) -> Self {
        // The next status is that of the whole request, which never comes.
        Self::with(vec![EARLY + status, 0], 0).await
    }

    /// Waits for the head of a request.
    pub(super) async fn head(&mut self) {
        reported(self.heads.recv()).await.expect("a head");
    }

    /// Lets the server read everything from now on.
    pub(super) fn allow(&self) {
        self.allowed.add_permits(Semaphore::MAX_PERMITS / 2);
    }

    /// Waits for the end of a request.
    pub(super) async fn received(&mut self) -> Received {
        reported(self.received.recv()).await.expect("a request")
    }

    /// Returns whether there is no other request so far.
    pub(super) fn is_done(&mut self) -> bool {
        self.received.try_recv().is_err()
    }
}

impl Drop for UploadServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    gate: Arc<Semaphore>,
}

impl Connection {
    async fn serve(
        mut self,
        tell: mpsc::UnboundedSender<Received>,
        tell_head: mpsc::UnboundedSender<()>,
        statuses: Statuses,
    ) {
        let mut is_first = true;
        loop {
            let Some(head) = self.head().await else {
                if is_first {
                    // A request that is broken off at once may not even have its head sent.
                    let _ = tell.send(Received {
                        head: String::new(),
                        body: Vec::new(),
                        is_whole: false,
                    });
                }
                return;
            };
            is_first = false;
            let _ = tell_head.send(());
            let first = statuses.lock().expect("no panic")[0];
            if first > EARLY {
                let response = format!("HTTP/1.1 {} A\r\ncontent-length: 0\r\n\r\n", first - EARLY);
                let _ = self.stream.write_all(response.as_bytes()).await;
            }
            let mut received = Received {
                head,
                body: Vec::new(),
                is_whole: false,
            };
            received.is_whole = self.body(&mut received).await.is_some();
            let is_whole = received.is_whole;
            let _ = tell.send(received);
            let status = {
                let mut statuses = statuses.lock().expect("no panic");
                match statuses.len() {
                    0 | 1 => statuses[0],
                    _ => statuses.remove(0),
                }
            };
            if !is_whole {
                return;
            }
            if status == 0 {
                std::future::pending::<()>().await;
            }
            let body = r#"{"prefixed_id": "ofapi_media_1"}"#;
            let response = format!(
                "HTTP/1.1 {status} A\r\ncontent-type: application/json\r\ncontent-length: {}\r\nretry-after: 0\r\n\r\n{body}",
                body.len()
            );
            if self.stream.write_all(response.as_bytes()).await.is_err() {
                return;
            }
        }
    }

    /// Reads until there is a byte more; `None` at the end of the connection.
    async fn more(&mut self) -> Option<()> {
        let mut piece = vec![0; 64 << 10];
        let count = self.stream.read(&mut piece).await.ok()?;
        self.buffer.extend_from_slice(&piece[..count]);
        (count > 0).then_some(())
    }

    /// Reads up to these bytes, and them.
    async fn until(&mut self, end: &[u8]) -> Option<Vec<u8>> {
        loop {
            let found = self
                .buffer
                .windows(end.len())
                .position(|bytes| bytes == end);
            if let Some(found) = found {
                return Some(self.buffer.drain(..found + end.len()).collect());
            }
            self.more().await?;
        }
    }

    async fn head(&mut self) -> Option<String> {
        let head = self.until(b"\r\n\r\n").await?;
        Some(String::from_utf8(head).expect("a head of text"))
    }

    async fn exact(&mut self, mut length: usize, body: &mut Vec<u8>) -> Option<()> {
        loop {
            let there = self.buffer.len().min(length);
            body.extend(self.buffer.drain(..there));
            length -= there;
            if length == 0 {
                return Some(());
            }
            self.gate.acquire().await.expect("open").forget();
            self.more().await?;
        }
    }

    async fn body(&mut self, received: &mut Received) -> Option<()> {
        if let Some(length) = received.header("content-length") {
            let length = length.parse().expect("a length");
            return self.exact(length, &mut received.body).await;
        }
        if received.header("transfer-encoding") != Some("chunked") {
            return Some(());
        }
        loop {
            let line = String::from_utf8(self.until(b"\r\n").await?).expect("a length");
            let length = usize::from_str_radix(line.trim(), 16).expect("a length");
            self.exact(length, &mut received.body).await?;
            self.until(b"\r\n").await?;
            if length == 0 {
                return Some(());
            }
        }
    }
}

//! A server of HTTP/2 without TLS, which writes its frames itself, and refuses requests as planned.

use std::{
    collections::HashSet,
    io,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, tcp::OwnedReadHalf},
    sync::{mpsc, watch},
    task::{JoinHandle, JoinSet},
};

/// The bytes with which a client begins (RFC 9113, section 3.4).
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

// Types of frames (section 6), flags and error codes (section 7).
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const PING: u8 = 6;
const GOAWAY: u8 = 7;
/// Flag of SETTINGS and PING.
const ACK: u8 = 1;
/// Flag of HEADERS and DATA.
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;
const REFUSED_STREAM: u32 = 7;
const MAX_CONCURRENT_STREAMS: u16 = 3;
/// The status 200 in HPACK (RFC 7541, appendix A).
const STATUS_200: u8 = 0x88;

/// The treatment of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The response is sent when the request is there.
    Respond,
    /// The response is sent once the server is told to.
    Hold,
    /// The request is refused before it is read.
    Refuse,
    /// The connection ends, with this error code, and the request is not processed.
    GoAway(u32),
}

/// A server that treats requests by their number, from 0 on; it stops when it is dropped.
pub(super) struct Http2Server {
    base_url: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    plan: Box<dyn Fn(usize) -> Step + Send + Sync>,
    /// The number of streams that a client may open at a time; more are refused.
    streams: u32,
    /// The number of requests that a client began to send.
    begun: watch::Sender<usize>,
    /// The number of requests that were read to their end, and may have taken effect.
    whole: Mutex<usize>,
    releases: watch::Sender<bool>,
}

impl Http2Server {
    pub(super) async fn start(
        streams: u32,
        plan: impl Fn(usize) -> Step + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            plan: Box::new(plan),
            streams,
            begun: watch::Sender::new(0),
            whole: Mutex::new(0),
            releases: watch::Sender::new(false),
        });
        let of_connections = Arc::clone(&shared);
        let task = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                connections.spawn(serve(stream, Arc::clone(&of_connections)));
            }
        });
        Self {
            base_url: format!("http://{address}"),
            shared,
            task,
        }
    }

    pub(super) fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Returns the number of requests that a client began to send.
    pub(super) fn begun(&self) -> usize {
        *self.shared.begun.borrow()
    }

    /// Returns the number of requests that were read to their end.
    pub(super) fn whole(&self) -> usize {
        *self.shared.whole.lock().expect("no panic")
    }

    /// Waits until a client has begun to send so many requests.
    pub(super) async fn has_begun(&self, count: usize) {
        let mut begun = self.shared.begun.subscribe();
        let begun = begun.wait_for(|begun| *begun >= count).await;
        begun.expect("the server lives");
    }

    /// Sends the responses that are held, and all later ones at once.
    pub(super) fn release(&self) {
        self.shared.releases.send_replace(true);
    }
}

impl Drop for Http2Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A frame that was read.
struct Frame {
    kind: u8,
    flags: u8,
    stream: u32,
    payload: Vec<u8>,
}

/// Returns the bytes of a frame.
fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).expect("a short payload");
    let mut bytes = length.to_be_bytes()[1..].to_vec();
    bytes.extend([kind, flags]);
    bytes.extend(stream.to_be_bytes());
    bytes.extend(payload);
    bytes
}

async fn read_frame(stream: &mut OwnedReadHalf) -> io::Result<Frame> {
    let mut head = [0; 9];
    stream.read_exact(&mut head).await?;
    let [a, b, c, kind, flags, d, e, f, g] = head;
    let length = u32::from_be_bytes([0, a, b, c]);
    let mut payload = vec![0; length as usize];
    stream.read_exact(&mut payload).await?;
    Ok(Frame {
        kind,
        flags,
        stream: u32::from_be_bytes([d, e, f, g]),
        payload,
    })
}

/// Serves one connection, until the client closes it.
async fn serve(stream: TcpStream, shared: Arc<Shared>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let (mut reader, mut writer) = stream.into_split();
    let (frames, mut to_write) = mpsc::unbounded_channel::<Vec<u8>>();
    let send = |bytes| {
        // The writer ends with the connection.
        let _ = frames.send(bytes);
    };
    let mut setting = MAX_CONCURRENT_STREAMS.to_be_bytes().to_vec();
    setting.extend(shared.streams.to_be_bytes());
    send(frame(SETTINGS, 0, 0, &setting));
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        while let Some(bytes) = to_write.recv().await {
            if writer.write_all(&bytes).await.is_err() {
                return;
            }
        }
    });
    let mut preface = [0; PREFACE.len()];
    reader.read_exact(&mut preface).await?;
    assert_eq!(preface, PREFACE);
    let open = Arc::new(Mutex::new(HashSet::new()));
    let mut holds = HashSet::new();
    let mut is_going_away = false;
    loop {
        let received = read_frame(&mut reader).await?;
        let stream = received.stream;
        match received.kind {
            SETTINGS if received.flags & ACK == 0 => send(frame(SETTINGS, ACK, 0, &[])),
            PING if received.flags & ACK == 0 => send(frame(PING, ACK, 0, &received.payload)),
            RST_STREAM => {
                open.lock().expect("no panic").remove(&stream);
            }
            HEADERS if !is_going_away => {
                let mut number = 0;
                shared.begun.send_modify(|begun| {
                    number = *begun;
                    *begun += 1;
                });
                let count = open.lock().expect("no panic").len();
                let is_full = count >= shared.streams as usize;
                match (shared.plan)(number) {
                    Step::GoAway(code) => {
                        is_going_away = true;
                        let payload = [0_u32.to_be_bytes(), code.to_be_bytes()].concat();
                        send(frame(GOAWAY, 0, 0, &payload));
                    }
                    step if is_full || step == Step::Refuse => {
                        let code = REFUSED_STREAM.to_be_bytes();
                        send(frame(RST_STREAM, 0, stream, &code));
                    }
                    step => {
                        open.lock().expect("no panic").insert(stream);
                        if step == Step::Hold {
                            holds.insert(stream);
                        }
                    }
                }
            }
            _ => {}
        }
        let is_end = matches!(received.kind, HEADERS | DATA) && received.flags & END_STREAM != 0;
        if !is_end || !open.lock().expect("no panic").contains(&stream) {
            continue;
        }
        *shared.whole.lock().expect("no panic") += 1;
        let (open, frames) = (Arc::clone(&open), frames.clone());
        let mut released = shared.releases.subscribe();
        let is_held = holds.contains(&stream);
        tasks.spawn(async move {
            if is_held {
                // The server lives as long as its connections.
                let _ = released.wait_for(|released| *released).await;
            }
            open.lock().expect("no panic").remove(&stream);
            let mut response = frame(HEADERS, END_HEADERS, stream, &[STATUS_200]);
            response.extend(frame(DATA, END_STREAM, stream, br#"{"data":null}"#));
            let _ = frames.send(response);
        });
    }
}

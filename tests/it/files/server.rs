//! A server of one file, which fails as planned.

use std::{
    io,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
};

/// A request for the file.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// The number of the request, from 0.
    pub(super) number: usize,
    /// The request line and headers, as they were sent.
    pub(super) head: String,
    /// The number from which on bytes are asked for, by `Range`.
    pub(super) range: Option<usize>,
    pub(super) if_range: Option<String>,
}

impl Asked {
    fn new(number: usize, head: String) -> Self {
        let header = |name: &str| {
            let mut lines = head.lines().filter_map(|line| line.split_once(": "));
            let line = lines.find(|(found, _)| found.eq_ignore_ascii_case(name));
            line.map(|(_, value)| value.to_owned())
        };
        let range = header("range").map(|range| {
            let start = range.strip_prefix("bytes=").expect("bytes");
            let start = start.strip_suffix('-').expect("an open end");
            start.parse().expect("a number")
        });
        let if_range = header("if-range");
        Self {
            number,
            head,
            range,
            if_range,
        }
    }

    pub(super) fn is_head(&self) -> bool {
        self.head.starts_with("HEAD ")
    }
}

/// A response: its head, and the part of its body that is sent.
#[derive(Debug, Clone, Default)]
pub(super) struct Reply {
    /// The status line and headers, each with the end of its line.
    pub(super) head: String,
    /// The body as it is sent, in chunks or not.
    pub(super) body: Vec<u8>,
    /// The number of bytes that are sent at once; all if 0.
    pub(super) step: usize,
    pub(super) pause: Duration,
    pub(super) end: End,
}

/// The end of a connection, after what is sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum End {
    #[default]
    Close,
    Reset,
    /// The connection stays open, and nothing more is sent.
    Stall,
}

impl Reply {
    pub(super) fn new(status: &str) -> Self {
        Self {
            head: format!("HTTP/1.1 {status}\r\n"),
            ..Self::default()
        }
    }

    pub(super) fn header(mut self, name: &str, value: impl ToString) -> Self {
        self.head += &format!("{name}: {}\r\n", value.to_string());
        self
    }

    /// Sets the body, with its length.
    pub(super) fn body(mut self, body: &[u8]) -> Self {
        self.body = body.to_vec();
        self.header("content-length", body.len())
    }

    /// Sets the body, in chunks.
    pub(super) fn chunks(mut self, body: &[u8], size: usize) -> Self {
        for chunk in body.chunks(size.max(1)) {
            self.body.extend(format!("{:x}\r\n", chunk.len()).bytes());
            self.body.extend(chunk);
            self.body.extend(b"\r\n");
        }
        self.body.extend(b"0\r\n\r\n");
        self.header("transfer-encoding", "chunked")
    }

    /// Sends only so many bytes of the body.
    pub(super) fn cut(mut self, length: usize, end: End) -> Self {
        self.body.truncate(length);
        self.end = end;
        self
    }

    /// Returns a redirect.
    pub(super) fn redirect(location: &str) -> Self {
        Self::new("302 Found")
            .header("location", location)
            .body(b"")
    }
}

/// Returns the answer of a server that does everything right.
pub(super) fn right(asked: &Asked, content: &[u8], etag: Option<&str>) -> Reply {
    let tagged = |reply: Reply| match etag {
        Some(etag) => reply.header("etag", etag),
        None => reply,
    };
    let is_same = asked.if_range.as_deref() == etag;
    let total = content.len();
    let reply = match asked.range.filter(|_| is_same) {
        Some(start) if start >= total => {
            let range = format!("bytes */{total}");
            let refused = Reply::new("416 Range Not Satisfiable");
            refused.header("content-range", range).body(b"")
        }
        Some(start) => {
            let range = format!("bytes {start}-{}/{total}", total - 1);
            let part = Reply::new("206 Partial Content");
            part.header("content-range", range).body(&content[start..])
        }
        None => Reply::new("200 OK").body(content),
    };
    tagged(reply)
}

/// A server on the loopback interface, with one connection for each request.
pub(super) struct FileServer {
    pub(super) base_url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    task: JoinHandle<()>,
}

impl FileServer {
    pub(super) async fn start(reply: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        let reply = Arc::new(reply);
        let task = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let (reply, log) = (Arc::clone(&reply), Arc::clone(&log));
                connections.spawn(async move { serve(stream, &*reply, &log).await });
            }
        });
        Self {
            base_url: format!("http://{address}"),
            asked,
            task,
        }
    }

    /// Returns the requests so far.
    pub(super) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("no panic").clone()
    }
}

impl Drop for FileServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(
    mut stream: TcpStream,
    reply: &(impl Fn(&Asked) -> Reply + Sync),
    log: &Mutex<Vec<Asked>>,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read_buf(&mut head).await? == 0 {
            return Ok(());
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let asked = {
        let mut log = log.lock().expect("no panic");
        let asked = Asked::new(log.len(), head);
        log.push(asked.clone());
        asked
    };
    let reply = reply(&asked);
    let head = format!("{}connection: close\r\n\r\n", reply.head);
    stream.write_all(head.as_bytes()).await?;
    let body = if asked.is_head() {
        &[][..]
    } else {
        &reply.body
    };
    let step = if reply.step == 0 {
        body.len()
    } else {
        reply.step
    };
    for bytes in body.chunks(step.max(1)) {
        stream.write_all(bytes).await?;
        if !reply.pause.is_zero() {
            tokio::time::sleep(reply.pause).await;
        }
    }
    match reply.end {
        End::Close => {
            stream.shutdown().await?;
            // Until the client has read it all.
            let mut rest = Vec::new();
            stream.read_to_end(&mut rest).await?;
        }
        End::Reset => stream.set_zero_linger()?,
        End::Stall => {
            let mut rest = Vec::new();
            stream.read_to_end(&mut rest).await?;
        }
    }
    Ok(())
}

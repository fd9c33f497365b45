//! Reading of requests and writing of responses, with faults.

use std::{io, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::responses::{Delivery, ServerResponse};

/// The length of a body that is recorded; more of it is read and dropped.
const REMEMBERED: usize = 64 * 1024;

/// A request, or the part of it that was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// The path and query as they were sent.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    /// The body, or the beginning of a long one.
    pub(crate) body: Vec<u8>,
    /// The number of bytes of the body that were read.
    pub(crate) length: usize,
    /// Whether the whole request was read, so that it may have taken effect.
    pub(crate) is_whole: bool,
}

impl Request {
    fn parse(head: &[u8]) -> Self {
        let head = String::from_utf8_lossy(head);
        let mut lines = head.lines();
        let mut words = lines
            .next()
            .unwrap_or_default()
            .split(' ')
            .map(str::to_owned);
        let headers = lines.filter_map(|line| line.split_once(':'));
        Self {
            method: words.next().unwrap_or_default(),
            target: words.next().unwrap_or_default(),
            headers: headers
                .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
                .collect(),
            ..Self::default()
        }
    }

    /// Returns the value of a header, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(other, _)| other == name)?;
        Some(value)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Returns the last segment of the path.
    pub(crate) fn last_segment(&self) -> &str {
        let path = self.target.split('?').next().unwrap_or_default();
        path.rsplit('/').next().unwrap_or_default()
    }
}

/// Reads the head of a request, or nothing at the end of the connection.
pub(super) async fn read_head(
    stream: &mut TcpStream,
    unread: &mut Vec<u8>,
) -> io::Result<Option<Request>> {
    loop {
        if let Some(end) = unread.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            let head: Vec<u8> = unread.drain(..end + 4).collect();
            return Ok(Some(Request::parse(&head)));
        }
        if stream.read_buf(unread).await? == 0 {
            return Ok(None);
        }
    }
}

/// Reads the rest of a request, as far as it arrives.
pub(super) async fn read_body(
    stream: &mut TcpStream,
    unread: &mut Vec<u8>,
    mut request: Request,
) -> io::Result<Request> {
    if request.header("transfer-encoding").is_some() {
        while !unread.ends_with(b"0\r\n\r\n") {
            if stream.read_buf(unread).await? == 0 {
                return Ok(request);
            }
        }
        request.body = std::mem::take(unread);
        request.length = request.body.len();
        request.is_whole = true;
        return Ok(request);
    }
    let length = request.header("content-length");
    let length: usize = length.map_or(0, |length| length.parse().expect("a length"));
    let mut chunk = vec![0; if length > REMEMBERED { 1 << 20 } else { 4096 }];
    while request.length < length {
        let left = length - request.length;
        let count = if unread.is_empty() {
            let end = left.min(chunk.len());
            stream.read(&mut chunk[..end]).await?
        } else {
            let count = left.min(unread.len()).min(chunk.len());
            chunk[..count].copy_from_slice(&unread[..count]);
            unread.drain(..count);
            count
        };
        if count == 0 {
            return Ok(request);
        }
        request.length += count;
        let room = REMEMBERED.saturating_sub(request.body.len());
        request.body.extend_from_slice(&chunk[..count.min(room)]);
    }
    request.is_whole = true;
    Ok(request)
}

/// The part of a response that was sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// The whole response; the connection can be used again.
    Whole,
    /// The part that was planned; the connection ends.
    Broken,
    /// So many bytes, until the client closed the connection.
    UntilClosed(usize),
}

pub(super) async fn send(
    response: &ServerResponse,
    stream: &mut TcpStream,
    is_head: bool,
) -> io::Result<Sent> {
    let mut bytes = response.head().into_bytes();
    let body = &response.body;
    if is_head {
        stream.write_all(&bytes).await?;
        return Ok(Sent::Whole);
    }
    match response.delivery {
        Delivery::Whole | Delivery::Drip(_) => bytes.extend_from_slice(body),
        Delivery::ResetWithinBody | Delivery::StallWithinBody => {
            bytes.extend_from_slice(&body[..body.len() / 2]);
        }
        Delivery::ResetAfterHead | Delivery::Endless => {}
    }
    if let Delivery::Drip(pause) = response.delivery {
        drip(stream, &bytes, pause).await?;
    } else {
        stream.write_all(&bytes).await?;
    }
    match response.delivery {
        Delivery::Whole | Delivery::Drip(_) => {
            let is_whole = response.announced.is_none_or(|length| length == body.len());
            return Ok(if is_whole { Sent::Whole } else { Sent::Broken });
        }
        Delivery::ResetAfterHead | Delivery::ResetWithinBody => stream.set_zero_linger()?,
        Delivery::StallWithinBody => until_closed(stream).await?,
        Delivery::Endless => {
            let taken = endless(stream, response.announced.is_none()).await;
            return Ok(Sent::UntilClosed(taken));
        }
    }
    Ok(Sent::Broken)
}

async fn drip(stream: &mut TcpStream, bytes: &[u8], pause: Duration) -> io::Result<()> {
    for byte in bytes {
        stream.write_all(&[*byte]).await?;
        tokio::time::sleep(pause).await;
    }
    Ok(())
}

/// Sends spaces, which JSON may begin with, until the client closes the connection.
async fn endless(stream: &mut TcpStream, is_chunked: bool) -> usize {
    let spaces = [b' '; 0x4000];
    let mut taken = 0;
    loop {
        let sent = async {
            if is_chunked {
                stream.write_all(b"4000\r\n").await?;
            }
            stream.write_all(&spaces).await?;
            if is_chunked {
                stream.write_all(b"\r\n").await?;
            }
            io::Result::Ok(())
        };
        if sent.await.is_err() {
            return taken;
        }
        taken += spaces.len();
    }
}

/// Waits for the end of the connection.
pub(super) async fn until_closed(stream: &mut TcpStream) -> io::Result<()> {
    let mut rest = [0; 1024];
    while stream.read(&mut rest).await? > 0 {}
    Ok(())
}

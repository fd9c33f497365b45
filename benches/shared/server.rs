//! A server that sends the same response to every request, or the page that a request asks for.

use std::{thread, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use super::{Failure, runtime};

/// Starts a server on a thread of its own, and returns its URL.
///
/// Each of the headers ends its line.
pub(super) fn serve(body: &[u8], headers: &str) -> Result<String, Failure> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\
         {headers}\r\n"
    );
    let response: &'static [u8] = [head.as_bytes(), body].concat().leak();
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let runtime = runtime()?;
    thread::spawn(move || runtime.block_on(accept_all(listener, response)));
    Ok(base_url)
}

async fn accept_all(
    listener: std::net::TcpListener,
    response: &'static [u8],
) -> Result<(), std::io::Error> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(respond_to_all(stream, response));
    }
}

/// List of fans in pages of one size, which differ in the ids alone.
pub(super) struct PagedList {
    /// The text between the ids of a page.
    pub(super) parts: Vec<String>,
    /// The text behind the last id, of a page in the middle and of the last one.
    pub(super) ends: [String; 2],
    pub(super) rows: usize,
    /// The time that a page takes.
    pub(super) delay: Duration,
}

impl PagedList {
    fn respond(&self, request: &[u8], headers: &str) -> Vec<u8> {
        let request = String::from_utf8_lossy(request);
        let offset = request.split_once("offset=").map(|(_, rest)| rest);
        let digits = offset.and_then(|rest| rest.split([' ', '&']).next());
        let offset: usize = digits.and_then(|digits| digits.parse().ok()).unwrap_or(0);
        let mut body = String::new();
        for (index, part) in self.parts.iter().enumerate() {
            body.push_str(part);
            body.push_str(&(FIRST_ID + offset + index).to_string());
        }
        let is_last = offset + self.parts.len() >= self.rows;
        body.push_str(&self.ends[usize::from(is_last)]);
        let length = body.len();
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n{headers}\r\n{body}").into_bytes()
    }
}

/// The id of the first fan of a list.
const FIRST_ID: usize = 100_000_000;

/// Starts a server of a list on a thread of its own, and returns its URL.
pub(super) fn serve_list(list: PagedList, headers: &'static str) -> Result<String, Failure> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let runtime = runtime()?;
    let list: &'static PagedList = Box::leak(Box::new(list));
    thread::spawn(move || {
        runtime.block_on(async {
            let listener = TcpListener::from_std(listener)?;
            loop {
                let (stream, _) = listener.accept().await?;
                tokio::spawn(respond_with_pages(stream, list, headers));
            }
            #[allow(unreachable_code)]
            Ok::<(), std::io::Error>(())
        })
    });
    Ok(base_url)
}

async fn respond_with_pages(
    mut stream: TcpStream,
    list: &PagedList,
    headers: &str,
) -> Result<(), std::io::Error> {
    stream.set_nodelay(true)?;
    let mut request = Vec::new();
    while stream.read_buf(&mut request).await? > 0 {
        if request.ends_with(b"\r\n\r\n") {
            let response = list.respond(&request, headers);
            request.clear();
            if !list.delay.is_zero() {
                tokio::time::sleep(list.delay).await;
            }
            stream.write_all(&response).await?;
        }
    }
    Ok(())
}

/// Responds to all requests of a connection.
async fn respond_to_all(mut stream: TcpStream, response: &[u8]) -> Result<(), std::io::Error> {
    stream.set_nodelay(true)?;
    let mut request = Vec::new();
    while stream.read_buf(&mut request).await? > 0 {
        if request.ends_with(b"\r\n\r\n") {
            request.clear();
            stream.write_all(response).await?;
        }
    }
    Ok(())
}

//! A server of one large file, on a thread of its own.

use std::{
    io::{Read, Result, Write},
    net::{TcpListener, TcpStream},
    thread,
};

use super::shared::Failure;

/// The length of the file.
pub(super) const LENGTH: u64 = 1_000_000_000;

/// The number of bytes that are written at once.
const BLOCK: usize = 1 << 18;

/// Starts the server, and returns its URL.
pub(super) fn serve() -> std::result::Result<String, Failure> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let base_url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client may go away.
            let _ = respond(stream);
        }
    });
    Ok(base_url)
}

/// Responds to each request of a connection with the file.
fn respond(mut stream: TcpStream) -> Result<()> {
    let block = [7; BLOCK];
    let mut request = Vec::new();
    let mut bytes = [0; 4096];
    loop {
        let count = stream.read(&mut bytes)?;
        if count == 0 {
            return Ok(());
        }
        request.extend_from_slice(&bytes[..count]);
        if !request.ends_with(b"\r\n\r\n") {
            continue;
        }
        request.clear();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: video/mp4\r\ncontent-length: {LENGTH}\r\n\
             etag: \"bench\"\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes())?;
        let mut left = LENGTH;
        while left > 0 {
            let length = left.min(BLOCK as u64);
            let length = usize::try_from(length).unwrap_or(BLOCK);
            stream.write_all(&block[..length])?;
            left -= length as u64;
        }
        return Ok(());
    }
}

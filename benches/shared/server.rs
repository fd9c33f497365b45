//! A server that sends the same response to every request.

use std::thread;

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

//! A server on this machine with scripted responses.

use std::{
    io::{self, BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::mpsc::{self, Receiver},
    thread,
};

pub(crate) const YAML: &str = "Content-Type: application/yaml";

/// Sends one response per connection, and records the requests.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    requests: Receiver<String>,
}

impl Server {
    pub(crate) fn new(responses: Vec<Vec<u8>>) -> Self {
        Self::start(responses, false)
    }

    /// Starts a server that keeps connections open until the client closes them.
    pub(crate) fn holding(responses: Vec<Vec<u8>>) -> Self {
        Self::start(responses, true)
    }

    fn start(responses: Vec<Vec<u8>>, hold: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (sender, requests) = mpsc::channel();
        thread::spawn(move || {
            for response in responses {
                let Ok((mut stream, _)) = listener.accept() else {
                    return;
                };
                let request = read_request(&stream);
                if request.is_empty() {
                    return;
                }
                // Either fails if the test has ended, or the client closed the connection.
                let _ = sender.send(request);
                let _ = stream.write_all(&response);
                if hold {
                    let _ = io::copy(&mut stream, &mut io::sink());
                }
            }
        });
        Self { address, requests }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/openapi.yaml", self.address)
    }

    /// Returns the requests since the last call, in lower case.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.try_iter().collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Ends the thread if it still waits for a connection.
        let _ = TcpStream::connect(self.address);
    }
}

fn read_request(stream: &TcpStream) -> String {
    BufReader::new(stream)
        .lines()
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .map(|line| line.to_ascii_lowercase() + "\n")
        .collect()
}

/// Returns the head of a response that ends with the connection.
pub(crate) fn head(status: &str, headers: &[&str]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
    for header in headers {
        head.push_str(header);
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    head.into_bytes()
}

/// Returns a response with `Content-Length`.
pub(crate) fn response(status: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let length = format!("Content-Length: {}", body.len());
    let headers = [headers, [length.as_str()].as_slice()].concat();
    [head(status, &headers).as_slice(), body].concat()
}

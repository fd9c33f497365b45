//! A server on this machine that answers as it is told.

use std::{
    io::{self, BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::mpsc::{self, Receiver},
    thread,
};

pub(crate) const YAML: &str = "Content-Type: application/yaml";

/// Gives one answer to each connection, and keeps what it was asked.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    requests: Receiver<String>,
}

impl Server {
    pub(crate) fn new(answers: Vec<Vec<u8>>) -> Self {
        Self::start(answers, false)
    }

    /// Keeps its connections open until the client closes them.
    pub(crate) fn holding(answers: Vec<Vec<u8>>) -> Self {
        Self::start(answers, true)
    }

    fn start(answers: Vec<Vec<u8>>, hold: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (sender, requests) = mpsc::channel();
        thread::spawn(move || {
            for answer in answers {
                let Ok((mut stream, _)) = listener.accept() else {
                    return;
                };
                let request = read_request(&stream);
                if request.is_empty() {
                    return;
                }
                // Fails where the test does not care, or the client has seen enough.
                let _ = sender.send(request);
                let _ = stream.write_all(&answer);
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

    /// What it was asked since this was last asked, in lower case.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.try_iter().collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Ends the thread if it still waits to be asked.
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

/// An answer that ends where the connection does.
pub(crate) fn head(status: &str, headers: &[&str]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
    for header in headers {
        head.push_str(header);
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    head.into_bytes()
}

/// An answer with its length.
pub(crate) fn answer(status: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let length = format!("Content-Length: {}", body.len());
    let headers = [headers, [length.as_str()].as_slice()].concat();
    [head(status, &headers).as_slice(), body].concat()
}

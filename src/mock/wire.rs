//! One HTTP request to a receiver on this machine.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    time::Duration,
};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{
    Method, Request, Uri,
    client::conn::http1,
    header::{HOST, HeaderMap, HeaderValue},
};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpStream, task::JoinSet, time::timeout};

use super::attempt::AttemptError;

/// The length at which the reading of a response ends.
const MOST_READ: usize = 1 << 16;

/// The times that a call may take, as documented.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) connect: Duration,
    pub(super) total: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            total: Duration::from_secs(10),
        }
    }
}

/// A request to a receiver.
pub(super) struct Outgoing {
    pub(super) method: Method,
    pub(super) url: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

/// Sends a request, and returns the status of the response; redirects are not followed.
///
/// # Errors
///
/// Returns an error without any connection if the URL is not one of this machine, and one if there is no
/// response in time.
pub(super) async fn send(outgoing: Outgoing, limits: Limits) -> Result<u16, AttemptError> {
    let target = Target::of(&outgoing.url)?;
    let answered = timeout(limits.total, exchange(outgoing, target, limits.connect));
    answered.await.map_err(|_| AttemptError::Timeout)?
}

async fn exchange(
    outgoing: Outgoing,
    target: Target,
    limit: Duration,
) -> Result<u16, AttemptError> {
    let connected = timeout(limit, connect(&target.addresses, target.port));
    let stream = connected
        .await
        .map_err(|_| AttemptError::ConnectTimeout)??;
    let broken = |error: hyper::Error| AttemptError::Connection(error.to_string());
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(broken)?;
    // The connection ends with this call.
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    let mut request = Request::new(Full::new(outgoing.body));
    *request.method_mut() = outgoing.method;
    *request.uri_mut() = target.path;
    *request.headers_mut() = outgoing.headers;
    request.headers_mut().insert(HOST, target.host);
    let response = sender.send_request(request).await.map_err(broken)?;
    let status = response.status().as_u16();
    // A response that is read to its end lets the receiver close in peace.
    let mut body = response.into_body();
    let mut length = 0;
    while let Some(Ok(frame)) = body.frame().await {
        length += frame.data_ref().map_or(0, Bytes::len);
        if length > MOST_READ {
            break;
        }
    }
    Ok(status)
}

async fn connect(addresses: &[IpAddr], port: u16) -> Result<TcpStream, AttemptError> {
    let mut problem = String::new();
    for address in addresses {
        match TcpStream::connect((*address, port)).await {
            Ok(stream) => return Ok(stream),
            Err(error) => problem = error.to_string(),
        }
    }
    Err(AttemptError::Connection(problem))
}

/// A place on this machine.
#[derive(Debug)]
struct Target {
    addresses: Vec<IpAddr>,
    port: u16,
    host: HeaderValue,
    path: Uri,
}

impl Target {
    /// Reads a URL, and refuses those of other machines.
    fn of(url: &str) -> Result<Self, AttemptError> {
        let refused = |found: &str| AttemptError::NotLocal {
            found: found.to_owned(),
        };
        let uri: Uri = url.parse().map_err(|_| refused("no URL"))?;
        let (Some(scheme), Some(host)) = (uri.scheme_str(), uri.host()) else {
            return Err(refused("no URL"));
        };
        let found = format!("{scheme}://{host}");
        // No name is looked up: its address could be any.
        let addresses: Vec<IpAddr> = if host.eq_ignore_ascii_case("localhost") {
            vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]
        } else {
            let bare = host.trim_start_matches('[').trim_end_matches(']');
            let address = bare.parse::<IpAddr>().ok();
            address.into_iter().filter(IpAddr::is_loopback).collect()
        };
        if scheme != "http" || addresses.is_empty() {
            return Err(refused(&found));
        }
        let port = uri.port_u16();
        let named = match port {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        let path = uri
            .path_and_query()
            .map_or("/", |path| path.as_str())
            .to_owned();
        let path = if path.starts_with('?') {
            format!("/{path}")
        } else {
            path
        };
        Ok(Self {
            addresses,
            port: port.unwrap_or(80),
            host: HeaderValue::try_from(named).map_err(|_| refused(&found))?,
            path: path.parse().map_err(|_| refused(&found))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_urls_of_this_machine_are_called() {
        for url in [
            "http://127.0.0.1:8080/a?b=c",
            "http://127.9.9.9/",
            "http://localhost",
            "http://LOCALHOST:1?x=1",
            "http://[::1]:5/hook",
            "http://user:password@127.0.0.1/",
        ] {
            let target = Target::of(url).expect(url);
            assert!(target.addresses.iter().all(IpAddr::is_loopback), "{url}");
            assert!(target.path.to_string().starts_with('/'), "{url}");
        }
        for (url, found) in [
            ("https://127.0.0.1/", "https://127.0.0.1"),
            ("http://example.com/", "http://example.com"),
            ("http://127.0.0.1@example.com/", "http://example.com"),
            (
                "http://localhost.example.com/",
                "http://localhost.example.com",
            ),
            ("http://0.0.0.0:80/", "http://0.0.0.0"),
            ("http://[::ffff:127.0.0.1]/", "http://[::ffff:127.0.0.1]"),
            ("http://2130706433/", "http://2130706433"),
            ("http://127.1/", "http://127.1"),
            ("http://10.0.0.1/", "http://10.0.0.1"),
            ("ftp://localhost/", "ftp://localhost"),
            ("/hook", "no URL"),
            ("localhost:80", "no URL"),
            ("http://loc alhost/", "no URL"),
            ("", "no URL"),
        ] {
            let error = Target::of(url).expect_err(url);
            let expected = AttemptError::NotLocal {
                found: found.to_owned(),
            };
            assert_eq!(error, expected, "{url}");
            assert!(!error.to_string().contains("password"));
        }
    }
}

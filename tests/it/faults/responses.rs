//! The responses of a failing server.

use std::{fmt, time::Duration};

/// The body of a success: an envelope without data, which every operation can read.
pub(crate) const SUCCESS: &str = r#"{"data":null}"#;

/// A page of Cloudflare for a client that it blocks.
const BROWSER_SIGNATURE_BANNED: &str = "<!DOCTYPE html>\n<html lang=\"en-US\"><head>\
    <title>Access denied | app.onlyfansapi.com used Cloudflare to restrict access</title></head>\
    <body><h1><span>Error</span> <span>1010</span></h1><h2>Access denied</h2>\
    <p>The owner of this website has banned your access based on your browser's signature.</p>\
    <span class=\"cf-error-code\">1010</span></body></html>";

/// A page of Cloudflare for a client that sends too many requests.
const RATE_LIMITED: &str = "<!DOCTYPE html>\n<html lang=\"en-US\"><head>\
    <title>Access denied | app.onlyfansapi.com used Cloudflare to restrict access</title></head>\
    <body><h1><span>Error</span> <span>1015</span></h1><h2>You are being rate limited</h2>\
    <p>The owner of this website has banned you temporarily from accessing this website.</p>\
    <span class=\"cf-error-code\">1015</span></body></html>";

/// A response, and the part of it that is sent.
#[derive(Clone)]
pub(crate) struct ServerResponse {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
    /// The announced length, if it is not that of the body.
    pub(crate) announced: Option<usize>,
    pub(crate) delivery: Delivery,
}

/// The way in which a body is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// The whole body at once.
    Whole,
    /// Head and body byte by byte, with a pause after each.
    Drip(Duration),
    /// No body: the connection is reset.
    ResetAfterHead,
    /// Half of the body, then the connection is reset.
    ResetWithinBody,
    /// Half of the body, then nothing.
    StallWithinBody,
    /// A body without end, in chunks unless a length is announced.
    Endless,
}

impl ServerResponse {
    pub(crate) fn json(status: u16, body: impl Into<String>) -> Self {
        Self {
            status,
            headers: vec![("content-type", "application/json".to_owned())],
            body: body.into().into_bytes(),
            announced: None,
            delivery: Delivery::Whole,
        }
    }

    /// Returns an HTML page of the edge.
    pub(crate) fn html(status: u16, body: impl Into<String>) -> Self {
        Self {
            headers: vec![("content-type", "text/html; charset=UTF-8".to_owned())],
            ..Self::json(status, body)
        }
    }

    pub(crate) fn success() -> Self {
        Self::json(200, SUCCESS)
    }

    /// Returns an error in the form that the server writes.
    pub(crate) fn error(status: u16, code: &str) -> Self {
        let body = format!(r#"{{"error":"{code}","message":"No","description":"As told"}}"#);
        Self::json(status, body)
    }

    /// Returns an error in the form that the edge writes.
    pub(crate) fn edge_error(status: u16) -> Self {
        let title = format!("<title>app.onlyfansapi.com | {status}: An error</title>");
        let body = format!("<!DOCTYPE html>\n<html><head>{title}</head><body></body></html>");
        Self::html(status, body)
    }

    pub(crate) fn throttled() -> Self {
        Self::error(429, "TOO_MANY_REQUESTS")
    }

    pub(crate) fn browser_signature_banned() -> Self {
        Self::html(403, BROWSER_SIGNATURE_BANNED)
    }

    pub(crate) fn rate_limited_by_the_edge() -> Self {
        Self::html(403, RATE_LIMITED)
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn announcing(mut self, length: usize) -> Self {
        self.announced = Some(length);
        self
    }

    pub(crate) fn delivered(mut self, delivery: Delivery) -> Self {
        self.delivery = delivery;
        self
    }

    /// Returns the head as it is sent.
    pub(crate) fn head(&self) -> String {
        let mut head = format!("HTTP/1.1 {} As Told\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if self.delivery == Delivery::Endless && self.announced.is_none() {
            head.push_str("transfer-encoding: chunked\r\n");
        } else if !matches!(self.status, 204 | 304) {
            let length = self.announced.unwrap_or(self.body.len());
            head.push_str(&format!("content-length: {length}\r\n"));
        }
        head.push_str("\r\n");
        head
    }
}

impl fmt::Debug for ServerResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = &self.body[..self.body.len().min(60)];
        let text = String::from_utf8_lossy(start);
        let Self {
            status,
            delivery,
            announced,
            ..
        } = self;
        write!(f, "{status} {delivery:?} {announced:?} {text:?}")
    }
}

/// Returns a gzip stream of so many zeros, rounded down to a multiple of 258, about 160 times shorter.
///
/// It is one block of fixed codes: a literal zero, and then many copies of the longest length from
/// distance 1.
pub(crate) fn gzip_bomb(zeros: usize) -> Vec<u8> {
    let mut bytes = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let (mut bits, mut count) = (0_u64, 0);
    let mut push = |code: u64, length: u32| {
        bits |= code << count;
        count += length;
        while count >= 8 {
            bytes.push(bits as u8);
            bits >>= 8;
            count -= 8;
        }
    };
    // The last block, of fixed codes; the literal 0, whose code is 00110000.
    push(0b011, 3);
    push(0b0000_1100, 8);
    for _ in 0..zeros / 258 {
        // The length 258, whose code is 11000101, and the distance 1, whose code is 00000; codes
        // are written from their highest bit on.
        push(0b1010_0011, 13);
    }
    // The end of the block, and the padding of the last byte.
    push(0, 7 + 7);
    // No client reads as far as the checksums.
    bytes.extend([0; 8]);
    bytes
}

//! A client for the examples with files: of the API, or of a small local server with a made-up vault.
//!
//! The mock of the crate has the same file for every link, and no link that expires.

use std::{
    collections::HashMap,
    env,
    error::Error,
    io,
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};

use onlyfansapi::{Client, reqwest::Url};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// The ids of the items in the vault.
const ITEMS: Range<usize> = 101..131;
/// An item without a link.
const PROTECTED: usize = 104;
/// An item whose link in the list has expired.
const EXPIRED: usize = 107;
/// An item whose every link has expired, in the vault of `acct_2` alone.
const GONE: usize = 113;
/// An item whose file comes in two parts, since the connection breaks.
const BREAKING: usize = 119;
/// The lines of a file.
const LINES: usize = 5000;
/// The id of the first post, and the one before that of the first upload.
const POSTS: usize = 7001;
const UPLOADS: usize = 200;

/// Returns a client of the API if `ONLYFANSAPI_API_KEY` is set, otherwise one of a local server.
pub(crate) async fn client() -> Result<Client, Box<dyn Error>> {
    if env::var_os("ONLYFANSAPI_API_KEY").is_some() {
        return Ok(Client::from_env()?);
    }
    eprintln!("ONLYFANSAPI_API_KEY is not set: asking a local server with a made-up vault");
    let (api, files) = (
        TcpListener::bind("127.0.0.1:0").await?,
        TcpListener::bind("127.0.0.1:0").await?,
    );
    let base_url = format!("http://{}", api.local_addr()?);
    let demo = Arc::new(Demo {
        file_host: format!("http://{}", files.local_addr()?),
        state: Mutex::default(),
    });
    for listener in [api, files] {
        let demo = Arc::clone(&demo);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&demo)));
            }
        });
    }
    let client = Client::builder().api_key("demo").base_url(base_url);
    Ok(client.build()?)
}

/// Responds to all requests on a connection.
async fn serve(stream: TcpStream, demo: Arc<Demo>) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    while let Some(request) = read(&mut stream).await? {
        let reply = demo.respond(&request);
        let stream = stream.get_mut();
        stream.write_all(reply.head.as_bytes()).await?;
        stream.write_all(&reply.body).await?;
        if reply.is_cut {
            break;
        }
    }
    Ok(())
}

struct Request {
    method: String,
    url: Url,
    /// By their names in small letters.
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

/// Reads a request; `None` at the end of the connection.
async fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Option<Request>> {
    let mut head = String::new();
    let mut length = 0;
    while length != 2 {
        length = stream.read_line(&mut head).await?;
        if length == 0 {
            return Ok(None);
        }
    }
    let mut words = head.split(' ');
    let method = words.next().unwrap_or_default().to_owned();
    let target = words.next().unwrap_or_default();
    let url = Url::parse(&format!("http://localhost{target}")).map_err(io::Error::other)?;
    let headers = head.lines().filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    let headers: HashMap<String, String> = headers.collect();
    let length = headers.get("content-length");
    let length = length.and_then(|length| length.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).await?;
    Ok(Some(Request {
        method,
        url,
        headers,
        body,
    }))
}

struct Reply {
    head: String,
    body: Vec<u8>,
    /// Whether the connection ends before the body does.
    is_cut: bool,
}

impl Reply {
    fn new(status: &str, headers: &[(&str, String)], body: Vec<u8>) -> Self {
        let mut head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n", body.len());
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += "\r\n";
        let is_cut = false;
        Self { head, body, is_cut }
    }

    fn json(status: &str, body: &Value) -> Self {
        let media_type = ("content-type", "application/json".to_owned());
        Self::new(status, &[media_type], body.to_string().into_bytes())
    }

    fn problem(status: &str, message: &str) -> Self {
        Self::json(status, &json!({"error": "refused", "message": message}))
    }

    fn data(data: &Value) -> Self {
        let meta = json!({"_credits": {"used": 1, "balance": 9000}});
        Self::json("200 OK", &json!({"data": data, "_meta": meta}))
    }
}

/// The server of the API and the one of its files.
struct Demo {
    file_host: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The uploads by their order.
    uploads: Vec<Upload>,
    posts: usize,
    has_broken: bool,
}

struct Upload {
    is_media: bool,
    polls: u32,
}

impl Demo {
    fn respond(&self, request: &Request) -> Reply {
        let segments = request.url.path_segments();
        let segments: Vec<&str> = segments.map(Iterator::collect).unwrap_or_default();
        match (request.method.as_str(), segments.as_slice()) {
            ("GET", ["api", account, "media", "vault"]) => list(account, request),
            ("GET", ["api", account, "media", "vault", id]) => match id.parse::<usize>() {
                Ok(id) if ITEMS.contains(&id) => Reply::data(&item(id, is_gone(account, id))),
                _ => Reply::problem("404 Not Found", "There is no such item."),
            },
            ("GET", ["api", _, "media", "download", link]) => self.redirect(link),
            ("GET", ["files", name]) => self.file(name, request),
            ("POST", ["api", _, "media", "vault"]) => self.upload(request),
            ("GET", ["api", _, "media", "uploads", id, "status"]) => self.status(id),
            ("POST", ["api", _, "posts"]) => self.post(request),
            _ => Reply::problem("404 Not Found", "The demo has no such operation."),
        }
    }

    /// Redirects to the host of the files, as the API does.
    fn redirect(&self, link: &str) -> Reply {
        let link = percent_decode_str(link).decode_utf8_lossy();
        let Ok(link) = Url::parse(&link) else {
            return Reply::problem("422 Unprocessable Content", "The link is not a URL.");
        };
        let query = link.query().unwrap_or_default();
        let target = format!("{}{}?{query}", self.file_host, link.path());
        Reply::new("302 Found", &[("location", target)], Vec::new())
    }

    /// Responds with a file, or the rest of it.
    fn file(&self, name: &str, request: &Request) -> Reply {
        let id = name
            .split('.')
            .next()
            .and_then(|id| id.parse::<usize>().ok());
        let Some(id) = id.filter(|_| request.url.query() == Some("Expires=later")) else {
            return Reply::problem("404 Not Found", "The link has expired.");
        };
        let lines = (id..=id + LINES).map(|line| format!("{line}\n"));
        let content = lines.collect::<String>().into_bytes();
        let total = content.len();
        // The files never change, so that a part of one is always of the same file.
        let start = request.headers.get("range").and_then(|range| {
            let start = range.strip_prefix("bytes=")?.strip_suffix('-')?;
            start.parse::<usize>().ok().filter(|start| *start < total)
        });
        let start = start.unwrap_or(0);
        let mut headers = vec![
            ("etag", format!("\"{id}\"")),
            ("x-ofapi-credits-used", "1".to_owned()),
        ];
        let mut status = "200 OK";
        if start > 0 {
            status = "206 Partial Content";
            headers.push((
                "content-range",
                format!("bytes {start}-{}/{total}", total - 1),
            ));
        }
        let mut reply = Reply::new(status, &headers, content[start..].to_vec());
        if id == BREAKING && !self.with(|state| std::mem::replace(&mut state.has_broken, true)) {
            reply.body.truncate(total / 2);
            reply.is_cut = true;
        }
        reply
    }

    /// Takes an upload, to process it later.
    fn upload(&self, request: &Request) -> Reply {
        let form = String::from_utf8_lossy(&request.body);
        let name = form.split_once("filename=\"");
        let name = name.and_then(|(_, rest)| Some(rest.split_once('"')?.0));
        let Some(name) = name else {
            return Reply::problem("422 Unprocessable Content", "The file is missing.");
        };
        let is_media = name.ends_with(".jpg") || name.ends_with(".mp4");
        let count = self.with(|state| {
            state.uploads.push(Upload { is_media, polls: 0 });
            state.uploads.len()
        });
        let body = json!({
            "status": "pending",
            "prefixed_id": format!("ofapi_media_{count}"),
            "polling_url": format!("https://app.onlyfansapi.com/api/acct_1/media/uploads/ofapi_media_{count}/status"),
        });
        Reply::json("202 Accepted", &body)
    }

    /// Responds with the state of an upload, which changes with each poll.
    fn status(&self, id: &str) -> Reply {
        let number = id.strip_prefix("ofapi_media_");
        let number: usize = number.and_then(|id| id.parse().ok()).unwrap_or(0);
        self.with(|state| {
            let upload = number.checked_sub(1);
            let Some(upload) = upload.and_then(|index| state.uploads.get_mut(index)) else {
                return Reply::problem("404 Not Found", "There is no such upload.");
            };
            upload.polls += 1;
            let body = match (upload.polls, upload.is_media) {
                (1, _) => json!({"status": "processing", "prefixed_id": id}),
                (_, true) => json!({
                    "status": "completed",
                    "prefixed_id": id,
                    "media": {"id": UPLOADS + number, "isReady": true, "hasError": false},
                    "credits_used": 1,
                }),
                (_, false) => json!({
                    "status": "failed",
                    "prefixed_id": id,
                    "error": "The file is neither a photo nor a video.",
                }),
            };
            Reply::json("200 OK", &body)
        })
    }

    /// Publishes a post if all of its media have been processed.
    fn post(&self, request: &Request) -> Reply {
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let media = body["mediaFiles"].as_array().cloned().unwrap_or_default();
        self.with(|state| {
            let is_ready = |id: &Value| {
                let index = id.as_u64().and_then(|id| usize::try_from(id).ok());
                let index = index.and_then(|id| id.checked_sub(UPLOADS + 1));
                let upload = index.and_then(|index| state.uploads.get(index));
                upload.is_some_and(|upload| upload.is_media && upload.polls > 1)
            };
            if media.is_empty() || !media.iter().all(is_ready) {
                return Reply::problem("422 Unprocessable Content", "The media are not ready.");
            }
            let id = POSTS + state.posts;
            state.posts += 1;
            Reply::data(&json!({"id": id, "rawText": body["text"], "mediaCount": media.len()}))
        })
    }

    fn with<T>(&self, use_it: impl FnOnce(&mut State) -> T) -> T {
        use_it(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Returns a page of the vault.
fn list(account: &str, request: &Request) -> Reply {
    let query: HashMap<_, _> = request.url.query_pairs().collect();
    let number = |name: &str| query.get(name).and_then(|text| text.parse::<usize>().ok());
    let start = ITEMS.start + number("offset").unwrap_or(0);
    let end = (start + number("limit").unwrap_or(10)).min(ITEMS.end);
    let is_expired = |id: usize| id == EXPIRED || is_gone(account, id);
    let rows: Vec<Value> = (start..end).map(|id| item(id, is_expired(id))).collect();
    let has_more = end < ITEMS.end;
    let next = format!(
        "https://app.onlyfansapi.com/api/{account}/media/vault?offset={}",
        end - ITEMS.start
    );
    Reply::json(
        "200 OK",
        &json!({
            "data": {"list": rows, "hasMore": has_more},
            "_pagination": {"next_page": has_more.then_some(next)},
            "_meta": {"_credits": {"used": 1, "balance": 9000}},
        }),
    )
}

fn is_gone(account: &str, id: usize) -> bool {
    id == GONE && account == "acct_2"
}

/// Returns an item of the vault.
fn item(id: usize, is_expired: bool) -> Value {
    let expires = if is_expired { "before" } else { "later" };
    let link = format!("https://cdn2.onlyfans.com/files/{id}.jpg?Expires={expires}");
    let files = match id {
        PROTECTED => json!({
            "full": {"url": null},
            "drm": {"manifest": {"hls": "https://cdn3.onlyfans.com/dash/104.m3u8"}},
        }),
        _ => json!({"full": {"url": link}}),
    };
    json!({"id": id, "type": "photo", "isReady": true, "canView": true, "files": files})
}

//! [`Log`]: the requests that a mock received, and their responses.

use std::{collections::VecDeque, fmt};

use serde_json::{Value, json};

use super::{clock, received::ReceivedRequest};

/// The number of requests that are kept, so that a long-running server does not fill the memory.
const REMEMBERED: usize = 1000;

/// A request in the log.
#[derive(Clone)]
struct Entry {
    request: ReceivedRequest,
    /// The time of the server.
    second: i64,
    /// The reason of an error.
    reason: Option<String>,
}

/// The latest requests that a [`MockServer`](super::MockServer) received, oldest first.
///
/// `Display` writes a table: the time, the method, the status of the response, which is `-` if none was
/// sent, the path with its query, and the reason of an error.
#[derive(Clone, Default)]
pub struct Log(VecDeque<Entry>);

impl Log {
    pub(super) fn push(&mut self, request: ReceivedRequest, second: i64, reason: Option<String>) {
        if self.0.len() == REMEMBERED {
            self.0.pop_front();
        }
        self.0.push_back(Entry {
            request,
            second,
            reason,
        });
    }

    /// Returns the requests, oldest first.
    pub fn requests(&self) -> impl Iterator<Item = &ReceivedRequest> {
        self.0.iter().map(|entry| &entry.request)
    }

    /// Returns the latest requests as JSON, newest first.
    pub(super) fn latest(&self, count: usize) -> Value {
        let latest = self.0.iter().rev().take(count).map(|entry| {
            let request = &entry.request;
            json!({
                "time": clock::text(entry.second),
                "method": request.method.as_str(),
                "path": entry.target(),
                "operation": request.endpoint.map(|endpoint| endpoint.name()),
                "status": request.status,
                "reason": entry.reason,
            })
        });
        latest.collect()
    }
}

impl Entry {
    /// Returns the path and the query.
    fn target(&self) -> String {
        let ReceivedRequest { path, query, .. } = &self.request;
        match query.as_str() {
            "" => path.clone(),
            query => format!("{path}?{query}"),
        }
    }
}

impl fmt::Display for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for entry in &self.0 {
            let time = clock::text(entry.second);
            let method = entry.request.method.as_str();
            let status = match entry.request.status {
                0 => "-".to_owned(),
                status => status.to_string(),
            };
            let target = entry.target();
            write!(f, "{time}  {method:<6}  {status:>3}  {target}")?;
            match &entry.reason {
                Some(reason) => writeln!(f, "  {reason}")?,
                None => writeln!(f)?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.requests()).finish()
    }
}

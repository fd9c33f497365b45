//! Receives a body, up to the size limit.

use std::io::Read;

use indicatif::{HumanBytes, ProgressBar};
use ureq::{Body, http::Uri};

use super::{FetchError, Fetcher, progress};

impl Fetcher {
    /// Receives a body as it is transferred, compressed or not.
    pub(super) fn transfer(&self, url: &Uri, body: Body) -> Result<Vec<u8>, FetchError> {
        let length = body.content_length();
        if length.is_some_and(|length| length > self.limit) {
            return Err(self.too_large(url));
        }
        let bar = if self.progress {
            progress::bar(length)
        } else {
            ProgressBar::hidden()
        };
        let mut bytes = Vec::new();
        let result = bar
            .wrap_read(body.into_reader().take(self.beyond_limit()))
            .read_to_end(&mut bytes);
        bar.finish_and_clear();
        if let Err(cause) = result {
            // ureq wraps its own errors in those of I/O.
            let cause = ureq::Error::from(cause);
            let received = bytes.len();
            let found = match length {
                Some(length) => format!("{received} of {length} bytes ({cause})"),
                None => format!("{received} bytes without an end ({cause})"),
            };
            let error = FetchError::new(url, "a whole document", found);
            return Err(error.because(cause).transient());
        }
        self.within_limit(url, bytes)
    }

    /// Returns one byte more than the limit: reading that many shows that there are too many.
    pub(super) fn beyond_limit(&self) -> u64 {
        self.limit.saturating_add(1)
    }

    pub(super) fn within_limit(&self, url: &Uri, bytes: Vec<u8>) -> Result<Vec<u8>, FetchError> {
        if bytes.len() as u64 > self.limit {
            return Err(self.too_large(url));
        }
        Ok(bytes)
    }

    fn too_large(&self, url: &Uri) -> FetchError {
        let limit = HumanBytes(self.limit);
        FetchError::new(url, format!("at most {limit}"), "more than that")
    }
}

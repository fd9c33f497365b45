//! Decompresses a body; ureq would hide its transferred size.

use std::io::Read;

use flate2::bufread::MultiGzDecoder;
use ureq::http::{HeaderMap, Uri, header};

use super::{FetchError, Fetcher, text};

impl Fetcher {
    /// Decompresses a body, up to the size limit.
    pub(super) fn decompress(
        &self,
        url: &Uri,
        headers: &HeaderMap,
        body: Vec<u8>,
    ) -> Result<Vec<u8>, FetchError> {
        let encoding = text(headers, header::CONTENT_ENCODING).unwrap_or_default();
        match encoding.to_ascii_lowercase().as_str() {
            // No gzip stream is empty; `content::check` refuses it.
            _ if body.is_empty() => Ok(body),
            "" | "identity" => Ok(body),
            "gzip" | "x-gzip" => {
                let mut bytes = Vec::new();
                MultiGzDecoder::new(body.as_slice())
                    .take(self.beyond_limit())
                    .read_to_end(&mut bytes)
                    .map_err(|cause| {
                        let found = format!("one cut short or broken ({cause})");
                        FetchError::new(url, "a whole gzip stream", found)
                            .because(cause)
                            .transient()
                    })?;
                self.within_limit(url, bytes)
            }
            other => {
                let found = format!("the content encoding `{other}`");
                Err(FetchError::new(url, "gzip or no content encoding", found))
            }
        }
    }
}

//! What a caller can do about an [`Error`].

use std::time::{Duration, SystemTime};

use reqwest::{StatusCode, header::RETRY_AFTER};

use super::{Error, ErrorKind};
use crate::{operation::Call, response::outcome::Outcome};

/// What the server says when OnlyFans throttles an account; longer codes hold it.
const THROTTLED: &str = "ONLYFANS_COM_RATE_LIMIT_ERROR";

impl Error {
    /// Returns what is known about the effect of the call.
    ///
    /// Of a call that was repeated, about all attempts together. What is only read has no effect
    /// in any case.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if self.0.is_in_doubt {
            return Outcome::Unknown;
        }
        self.0.outcome
    }

    /// Returns whether the call can be made again as it is: what stopped it may pass, and nothing
    /// can take effect twice.
    ///
    /// A message of which it is unknown whether it was sent can be sent again with
    /// [`idempotency_key`](Self::idempotency_key); as it is, it would get another one, so this is
    /// `false` unless the key was the caller's.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        let is_read = self.0.call.as_ref().is_some_and(Call::is_read);
        let is_known = self.outcome() != Outcome::Unknown;
        self.can_be_repeated() && (is_read || is_known || self.0.is_key_given)
    }

    /// Returns whether the client may send the very same request again.
    pub(crate) fn can_be_repeated(&self) -> bool {
        let inner = &self.0;
        let is_lost = match inner.kind {
            ErrorKind::Transport | ErrorKind::Timeout => true,
            ErrorKind::Api => false,
            _ => return false,
        };
        if inner.outcome == Outcome::NotSent || self.is_refused_for_now() {
            return true;
        }
        let Some(call) = &inner.call else {
            return false;
        };
        let status = self.status().map_or(0, |status| status.as_u16());
        if call.is_read() {
            // A file is paid for whenever it is sent.
            let is_paid_file = self.received().is_some_and(|received| received.is_file);
            let is_lost = is_lost && !is_paid_file;
            return is_lost || matches!(status, 408 | 429 | 500 | 502 | 503 | 504 | 520..=524);
        }
        // The server stores what it answers under a key, but for 408, 429 and 5xx: where it said
        // so itself, the key does not protect. A page of the edge says nothing of the server.
        let is_lost = is_lost || inner.is_page && matches!(status, 502 | 504 | 520..=524);
        call.is_keyed && (is_lost || self.is_still_running())
    }

    /// Returns whether an answer did not arrive in time, or the call did not get its turn.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Returns whether the team called too often, or OnlyFans throttles the account.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        let relayed = self.onlyfans_response().and_then(|relayed| relayed.status);
        self.0.is_throttled
            || self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
            || relayed == Some(StatusCode::TOO_MANY_REQUESTS.as_u16())
            || self.says(THROTTLED)
    }

    /// Returns whether the account is unknown or no longer connected.
    #[must_use]
    pub fn is_account_disconnected(&self) -> bool {
        let code = self.code();
        code.is_some_and(|code| code.eq_ignore_ascii_case("account_not_found"))
    }

    /// Returns whether the session of the account has ended: it must log in again.
    #[must_use]
    pub fn is_reauthentication_needed(&self) -> bool {
        self.says("NEEDS_REAUTHENTICATION") || self.says("SESSION_EXPIRED")
    }

    /// Returns whether the team has no credits left.
    #[must_use]
    pub fn is_out_of_credits(&self) -> bool {
        self.status() == Some(StatusCode::PAYMENT_REQUIRED)
    }

    /// Returns whether not the server but the edge before it refused the request: Cloudflare's
    /// errors 1010 (it does not like the client) and 1015 (too many requests).
    #[must_use]
    pub fn is_edge_block(&self) -> bool {
        if let Some(code) = self.0.answer.edge_code {
            return matches!(code, 1010 | 1015);
        }
        let Some(received) = self.received().filter(|_| self.0.is_page) else {
            return false;
        };
        let body = String::from_utf8_lossy(&received.body);
        let is_html = body.trim_start().starts_with('<');
        let has_code = |code: &str| body.contains(code);
        match received.status {
            StatusCode::FORBIDDEN => is_html || has_code("1010") || has_code("1015"),
            StatusCode::TOO_MANY_REQUESTS => has_code("1015"),
            _ => false,
        }
    }

    /// Returns how long to wait before the request is repeated, if the server said.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        if self.0.wait.is_some() {
            return self.0.wait;
        }
        let text = self.headers()?.get(RETRY_AFTER)?.to_str().ok()?.trim();
        if let Ok(seconds) = text.parse() {
            return Some(Duration::from_secs(seconds));
        }
        let until = httpdate::parse_http_date(text).ok()?;
        // A date that has passed says that there is nothing left to wait for.
        Some(until.duration_since(SystemTime::now()).unwrap_or_default())
    }

    /// Whether the server refused it only because of the rate.
    fn is_refused_for_now(&self) -> bool {
        self.0.outcome == Outcome::Rejected && self.is_rate_limited()
    }

    /// Whether the server still works on an earlier request with the same key.
    pub(super) fn is_still_running(&self) -> bool {
        self.status() == Some(StatusCode::CONFLICT) && self.says("IDEMPOTENCY_CONFLICT")
    }

    fn says(&self, code: &str) -> bool {
        let texts = [self.code(), self.message(), self.description()];
        texts.into_iter().flatten().any(|text| text.contains(code))
    }
}

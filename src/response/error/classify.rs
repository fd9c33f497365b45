//! Classification of an [`Error`]: its effect, its cause, and whether to retry.

use std::time::{Duration, SystemTime};

use reqwest::{StatusCode, header::RETRY_AFTER};

use super::{Error, ErrorKind};
use crate::{operation::Call, response::outcome::Outcome};

/// The server's code for a key that was used with other content before.
const KEY_MISMATCH: &str = "IDEMPOTENCY_KEY_MISMATCH";

/// The part that all of the server's codes for an account throttled by OnlyFans have in common.
const THROTTLED: &str = "ONLYFANS_COM_RATE_LIMIT_ERROR";

impl Error {
    /// Returns the effect of the call as far as it is known, over all of its attempts together.
    ///
    /// A call that only reads (GET or HEAD) has no effect, whatever this returns.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if self.0.is_in_doubt {
            return Outcome::Unknown;
        }
        self.0.outcome
    }

    /// Returns whether the same call may succeed if made again, without taking effect twice.
    ///
    /// If the outcome of sending a message is unknown, this is `true` only if the caller chose the
    /// `Idempotency-Key`. Otherwise the same call would get a new key and could send the message
    /// twice: set [`idempotency_key`](Self::idempotency_key) on the new call.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        let is_read = self.0.call.as_ref().is_some_and(Call::is_read);
        let is_known = self.outcome() != Outcome::Unknown;
        self.can_be_retried() && (is_read || is_known || self.0.is_key_given)
    }

    /// Returns whether the client may retry with the very same request.
    pub(crate) fn can_be_retried(&self) -> bool {
        let inner = &self.0;
        let is_lost = match inner.kind {
            ErrorKind::Transport | ErrorKind::Timeout | ErrorKind::Stalled => true,
            ErrorKind::Api => false,
            _ => return false,
        };
        if inner.outcome == Outcome::NotSent {
            return true;
        }
        let Some(call) = &inner.call else {
            return false;
        };
        let status = self.status().map_or(0, |status| status.as_u16());
        if call.is_read() {
            // Each transfer of a file costs credits.
            let is_paid_file = self.received().is_some_and(|received| received.is_file);
            let is_paid_file = is_paid_file && !inner.is_resumable;
            let is_lost = is_lost && !is_paid_file;
            return is_lost || matches!(status, 408 | 429 | 500 | 502 | 503 | 504 | 520..=524);
        }
        // The server stores its response under the key, except 408, 429 and 5xx: after such a
        // response of its own, the key does not protect. A page of the edge says nothing about the
        // server.
        let is_lost = is_lost || inner.is_page && matches!(status, 502 | 504 | 520..=524);
        call.is_keyed && (is_lost || self.is_still_running())
    }

    /// Returns whether the response did not arrive in time, or the request could not start before
    /// its deadline.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Returns whether a rate limit was the cause: the team's, or that of OnlyFans for the account.
    ///
    /// That is a status of 429, of the server or relayed from OnlyFans, a code that contains
    /// `ONLYFANS_COM_RATE_LIMIT_ERROR`, or a request that could not start before its deadline
    /// because of such a limit.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        let relayed = self.onlyfans_response().and_then(|relayed| relayed.status);
        self.0.is_throttled
            || self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
            || relayed == Some(StatusCode::TOO_MANY_REQUESTS.as_u16())
            || self.says(THROTTLED)
    }

    /// Returns whether the API key was refused: the status 401 of the server itself.
    ///
    /// It is `false` if the session of an account has ended
    /// ([`is_reauthentication_needed`](Self::is_reauthentication_needed)), and for a 401 that is
    /// relayed from OnlyFans.
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.status() == Some(StatusCode::UNAUTHORIZED)
            && self.onlyfans_response().is_none()
            && !self.is_reauthentication_needed()
    }

    /// Returns whether the resource does not exist: the status 404 or 410, of the server or relayed
    /// from OnlyFans.
    ///
    /// It is `false` if the account itself is unknown
    /// ([`is_account_disconnected`](Self::is_account_disconnected)), and for a page of the edge.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        let relayed = self.onlyfans_response().and_then(|relayed| relayed.status);
        let status = self.status().map(|status| status.as_u16());
        let is_gone = |status: Option<u16>| matches!(status, Some(404 | 410));
        let is_gone = is_gone(status) || is_gone(relayed);
        is_gone && !self.0.is_page && !self.is_account_disconnected()
    }

    /// Returns whether the server refused the arguments of the request: the status 422, or the code
    /// `VALIDATION_ERROR`.
    ///
    /// [`field_errors`](Self::field_errors) has the details. It is `false` if the
    /// `Idempotency-Key` was used with other content before.
    #[must_use]
    pub fn is_validation(&self) -> bool {
        let is_code = |code: &str| {
            let found = self.code();
            found.is_some_and(|found| found.eq_ignore_ascii_case(code))
        };
        let is_refused = self.status() == Some(StatusCode::UNPROCESSABLE_ENTITY);
        (is_refused && !is_code(KEY_MISMATCH)) || is_code("VALIDATION_ERROR")
    }

    /// Returns whether the account is unknown or no longer connected: the code `account_not_found`.
    #[must_use]
    pub fn is_account_disconnected(&self) -> bool {
        let code = self.code();
        code.is_some_and(|code| code.eq_ignore_ascii_case("account_not_found"))
    }

    /// Returns whether the session of the account has ended, so that it must log in again.
    ///
    /// That is a code or message with `NEEDS_REAUTHENTICATION` or `SESSION_EXPIRED`.
    #[must_use]
    pub fn is_reauthentication_needed(&self) -> bool {
        self.says("NEEDS_REAUTHENTICATION") || self.says("SESSION_EXPIRED")
    }

    /// Returns whether the team has no credits left: the status 402.
    ///
    /// The client's own budget is [`ErrorKind::Budget`].
    #[must_use]
    pub fn is_out_of_credits(&self) -> bool {
        self.status() == Some(StatusCode::PAYMENT_REQUIRED)
    }

    /// Returns whether Cloudflare, the edge in front of the server, refused the request.
    ///
    /// That is its error 1010 (a banned client signature) or 1015 (too many requests), or any HTML
    /// page with the status 403.
    #[must_use]
    pub fn is_edge_block(&self) -> bool {
        if let Some(code) = self.0.body.edge_code {
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

    /// Returns how long to wait before a retry, if that is known.
    ///
    /// Read from the header `Retry-After`, in seconds or as a date. For a request that could not
    /// start before its deadline, it is the rest of that wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        if self.0.wait.is_some() {
            return self.0.wait;
        }
        let text = self.headers()?.get(RETRY_AFTER)?.to_str().ok()?.trim();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            // Any number of seconds, however large.
            return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
        }
        let until = httpdate::parse_http_date(text).ok()?;
        // A date in the past means that the wait is over.
        Some(until.duration_since(SystemTime::now()).unwrap_or_default())
    }

    /// Returns whether the server is still handling an earlier request with the same key.
    pub(super) fn is_still_running(&self) -> bool {
        self.status() == Some(StatusCode::CONFLICT) && self.says("IDEMPOTENCY_CONFLICT")
    }

    fn says(&self, code: &str) -> bool {
        let texts = [self.code(), self.message(), self.description()];
        texts.into_iter().flatten().any(|text| text.contains(code))
    }
}

//! The one path on which requests are sent: attempt by attempt, until one ends the call.

mod attempt;
mod driven;
pub(crate) mod exchange;
mod handover;
pub(crate) mod hooks;
pub(crate) mod limiter;
pub(crate) mod outgoing;
pub(crate) mod pace;
mod redirect;
pub(crate) mod retry;
pub(crate) mod settings;
pub(crate) mod transport;
pub(crate) mod unread;
pub(crate) mod upload;

use std::{sync::Arc, time::Duration};

use tokio::time::{Instant, timeout_at};

use crate::response::{
    credits::Reservation, error::Error, future::Receiving, outcome::Outcome, received::Received,
};
use driven::Driven;
use exchange::Ends;
use limiter::Permit;
use outgoing::Outgoing;
use pace::{Seen, Throttled};
use settings::Settings;

/// Effectively no timeout, small enough not to overflow `Instant`.
pub(crate) const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Starts to send a request.
///
/// The first poll of the future starts a task on the runtime, which sends the request.
pub(crate) fn start(settings: Arc<Settings>, request: Outgoing) -> Receiving {
    let (call, key) = (request.call.clone(), request.stored_key());
    let (sent_key, is_key_given) = (key.clone(), request.options.is_key_given);
    let sending = Box::pin(async move { run(request, sent_key, &settings).await });
    Box::pin(Driven::new(call, key, is_key_given, sending))
}

/// Sends a request until an attempt ends the call.
///
/// `key` is the one under which the server stores the response.
async fn run(
    mut request: Outgoing,
    key: Option<Arc<str>>,
    settings: &Settings,
) -> Result<Received, Error> {
    let deadline = Instant::now() + request.options.deadline.min(LONGEST);
    let timeout = request.options.timeout.min(LONGEST);
    let mut attempts = request.attempted;
    // Whether an attempt that failed may have taken effect.
    let mut is_in_doubt = false;
    let mut failed = None;
    // A call with a file that cannot be sent, or that certainly does not fit into the budget, does not
    // wait for its turn.
    let examined = request.examine(settings.max_upload_size);
    let examined = timeout_at(deadline, examined).await;
    let bytes = examined.unwrap_or_else(|_| Err(not_opened(&request)))?;
    drop(reserve(&request, bytes, settings, attempts + 1)?);
    loop {
        let mut permit = match admit(&request, settings, deadline).await {
            Ok(permit) => permit,
            Err(error) => return Err(failed.unwrap_or(error)),
        };
        let opened = timeout_at(deadline, request.open(settings.max_upload_size)).await;
        if let Err(error) = opened.unwrap_or_else(|_| Err(not_opened(&request))) {
            let is_key_given = request.options.is_key_given;
            return Err(error.after(attempts, is_in_doubt, key, is_key_given));
        }
        attempts += 1;
        let reservation = reserve(&request, bytes, settings, attempts)?;
        let ends = Ends {
            attempt: deadline.min(Instant::now() + timeout),
            call: deadline,
        };
        let result = attempt::attempt(&mut request, settings, ends, attempts, reservation).await;
        if let Some(seen) = seen(&result) {
            permit.report(seen);
        }
        drop(permit);
        let error = match result {
            Ok(mut received) => {
                received.attempts = attempts;
                received.idempotency_key = key;
                received.reports_failure = request.call.operation.reports_failure;
                return Ok(received);
            }
            Err(error) => {
                let is_key_given = request.options.is_key_given;
                error.after(attempts, is_in_doubt, key.clone(), is_key_given)
            }
        };
        is_in_doubt |= error.outcome() == Outcome::Unknown && !request.call.is_read();
        let wait = request.options.retry.wait(attempts, &error, random());
        match wait.filter(|wait| request.is_repeatable() && !is_past(deadline, *wait)) {
            Some(wait) => tokio::time::sleep(wait).await,
            None => return Err(error),
        }
        failed = Some(error);
    }
}

/// Returns the error of a request whose files could not be opened before its deadline.
fn not_opened(request: &Outgoing) -> Error {
    let reason = "a file took too long to open".to_owned();
    let deadline = request.options.deadline.min(LONGEST);
    Error::no_turn(&request.call, deadline, None, Some(reason), false)
}

/// Waits until a request may start.
///
/// # Errors
///
/// Fails if the request cannot start before its deadline.
async fn admit(
    request: &Outgoing,
    settings: &Settings,
    deadline: Instant,
) -> Result<Permit, Error> {
    let account = request.account.as_deref();
    let account = account.filter(|_| !request.call.operation.is_stored);
    let limiter = &settings.limiter;
    let no_turn = |wait| {
        let cause = limiter.cause(account);
        let is_throttled = cause.as_ref().is_some_and(|cause| cause.is_throttled);
        let reason = cause.map(|cause| cause.reason);
        let deadline = request.options.deadline.min(LONGEST);
        Error::no_turn(&request.call, deadline, wait, reason, is_throttled)
    };
    // A wait that would certainly end too late is not begun.
    let wait = limiter.ready_in(account);
    if is_past(deadline, wait.unwrap_or_default()) {
        return Err(no_turn(wait));
    }
    timeout_at(deadline, limiter.admit(account))
        .await
        .map_err(|_| no_turn(None))
}

/// Returns whether a wait ends at or after the deadline.
pub(crate) fn is_past(deadline: Instant, wait: Duration) -> bool {
    let end = Instant::now().checked_add(wait);
    end.is_none_or(|end| end >= deadline)
}

/// Reserves the credits that an attempt may use, which sends files of so many bytes.
///
/// # Errors
///
/// Fails if the first attempt of a call does not fit into the client's credit budget. A retry
/// belongs to a call that did.
fn reserve<'a>(
    request: &Outgoing,
    bytes: Option<u64>,
    settings: &'a Settings,
    attempt: u32,
) -> Result<Reservation<'a>, Error> {
    let budget = settings.credit_budget;
    let budget = budget.map(|budget| if attempt > 1 { u64::MAX } else { budget });
    let reservation = settings.ledger.reserve(&request.call, bytes, budget);
    reservation.map_err(|problem| Error::budget(&request.call, problem))
}

/// Returns the facts in a response that matter for the limiter.
fn seen(result: &Result<Received, Error>) -> Option<Seen> {
    let received = match result {
        Ok(received) => received,
        Err(error) => error.received()?,
    };
    let (limit_minute, remaining_minute) = received.limits();
    let throttled = result
        .as_ref()
        .err()
        .filter(|error| error.is_rate_limited());
    Some(Seen {
        limit_minute,
        remaining_minute,
        throttled: throttled.map(|error| Throttled {
            retry_after: error.retry_after(),
        }),
    })
}

/// Returns a random number between 0 and 1, or 1, for the longest wait, if the system has none.
pub(crate) fn random() -> f64 {
    getrandom::u32().map_or(1.0, |number| f64::from(number) / f64::from(u32::MAX))
}

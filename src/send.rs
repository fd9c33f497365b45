//! The one path on which requests are sent: one after another, until one ends the call.

mod attempt;

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use reqwest::{
    Method, Url,
    header::{HeaderMap, HeaderName, HeaderValue},
};
use tokio::time::Instant;

use crate::{
    Error, Outcome,
    client::{Client, Settings},
    limiter::{Permit, Seen, Throttled},
    operation::Call,
    request::{Outgoing, Payload},
    response::Received,
};
pub(crate) use attempt::Transport;

/// What is on its way.
pub(crate) type Sending<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What comes of a call, before it is decoded.
pub(crate) type Answer = Result<Received, Error>;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// As good as forever, and no overflow.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// A request as it is sent, as often as it is.
pub(crate) struct Prepared {
    pub(crate) call: Call,
    pub(crate) account: Option<String>,
    method: Method,
    url: Url,
    headers: HeaderMap,
    payload: Option<Payload>,
    /// The key under which the server stores the answer.
    idempotency_key: Option<Arc<str>>,
    /// The largest answer that is read; none for files.
    limit: Option<usize>,
    is_key_given: bool,
    /// When the whole call is given up.
    deadline: Instant,
}

/// Starts to send a request.
pub(crate) fn start(
    client: Client,
    request: Result<Outgoing, String>,
    call: Call,
    limit: Option<usize>,
) -> Sending<Answer> {
    Box::pin(async move {
        let settings = &client.0;
        let answer = match request.and_then(|request| prepare(request, settings, limit)) {
            Ok((request, plan)) => run(request, plan, settings).await,
            Err(problem) => Err(Error::request(&call, problem)),
        };
        answer.inspect_err(|error| tracing::debug!(%error, details = ?error, "the call failed"))
    })
}

/// How often it is tried, and how long each time.
struct Plan {
    timeout: Duration,
    retry: crate::RetryPolicy,
}

/// Sends a request until an attempt ends the call.
async fn run(mut request: Prepared, plan: Plan, settings: &Settings) -> Answer {
    let mut attempts = 0;
    // Whether an attempt that failed may have taken effect.
    let mut is_in_doubt = false;
    let key = request.idempotency_key.clone();
    let mut failed = None;
    check_budget(&request, settings)?;
    loop {
        let mut permit = match admit(&request, settings).await {
            Ok(permit) => permit,
            Err(wait) => {
                return Err(failed.unwrap_or_else(|| Error::no_turn(&request.call, wait)));
            }
        };
        if attempts == 0 {
            // Others may have used it up while this one waited.
            check_budget(&request, settings)?;
        }
        attempts += 1;
        let end = request.deadline.min(Instant::now() + plan.timeout);
        let answer = attempt::attempt(&mut request, settings, end, attempts).await;
        if let Some(seen) = seen(&answer) {
            permit.report(seen);
        }
        drop(permit);
        let error = match answer {
            Ok(mut received) => {
                received.attempts = attempts;
                received.idempotency_key = key;
                received.reports_failure = request.call.operation.reports_failure;
                return Ok(received);
            }
            Err(error) => error.after(attempts, is_in_doubt, key.clone(), request.is_key_given),
        };
        is_in_doubt |= error.outcome() == Outcome::Unknown && !request.call.is_read();
        let wait = plan.retry.wait(attempts, &error, random());
        match wait.filter(|wait| request.can_be_repeated() && !is_past(request.deadline, *wait)) {
            Some(wait) => tokio::time::sleep(wait).await,
            None => return Err(error),
        }
        failed = Some(error);
    }
}

/// Waits for the turn of a request, or says how late it would come if that is known.
async fn admit(request: &Prepared, settings: &Settings) -> Result<Permit, Option<Duration>> {
    let account = request.account.as_deref();
    let account = account.filter(|_| !request.call.operation.is_stored);
    // What is known to take too long is not waited for.
    let wait = settings.limiter.ready_in(account);
    if is_past(request.deadline, wait.unwrap_or_default()) {
        return Err(wait);
    }
    let turn = settings.limiter.admit(account);
    tokio::time::timeout_at(request.deadline, turn)
        .await
        .map_err(|_| None)
}

fn is_past(deadline: Instant, wait: Duration) -> bool {
    let end = Instant::now().checked_add(wait);
    end.is_none_or(|end| end >= deadline)
}

fn check_budget(request: &Prepared, settings: &Settings) -> Result<(), Error> {
    let Some(budget) = settings.credit_budget else {
        return Ok(());
    };
    let used = settings.ledger.used();
    if u64::try_from(used).unwrap_or(0) >= budget {
        return Err(Error::budget(&request.call, used, budget));
    }
    Ok(())
}

/// What the limiter learns from an answer, if there was one.
fn seen(answer: &Answer) -> Option<Seen> {
    let received = match answer {
        Ok(received) => received,
        Err(error) => error.received()?,
    };
    let (limit_minute, remaining_minute) = received.limits();
    let throttled = answer
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

/// From 0 to 1; at its longest where the system has no random numbers.
fn random() -> f64 {
    getrandom::u32().map_or(1.0, |number| f64::from(number) / f64::from(u32::MAX))
}

fn prepare(
    request: Outgoing,
    settings: &Settings,
    limit: Option<usize>,
) -> Result<(Prepared, Plan), String> {
    let mut url = Url::parse(&request.url).map_err(|error| error.to_string())?;
    // Parsing takes out what it reads as steps in the path.
    let path = request.url.strip_prefix(&settings.base_url);
    if !path.is_some_and(|path| url.path().ends_with(path)) {
        return Err("path: expected one that leads where it says, found another".to_owned());
    }
    url.set_query((!request.query.is_empty()).then_some(&request.query));
    let mut headers = settings.headers();
    for (name, value) in request.headers {
        if let Some(name) = name {
            headers.insert(name, value);
        }
    }
    let options = request.options;
    if let Some(key) = &options.idempotency_key {
        let value = HeaderValue::try_from(key).map_err(|error| error.to_string())?;
        headers.insert(IDEMPOTENCY_KEY, value);
    }
    let deadline = options.deadline.unwrap_or(settings.deadline).min(LONGEST);
    let plan = Plan {
        timeout: options.timeout.unwrap_or(settings.timeout).min(LONGEST),
        retry: options.retry.unwrap_or_else(|| settings.retry.clone()),
    };
    let prepared = Prepared {
        idempotency_key: options
            .idempotency_key
            .filter(|_| request.call.is_keyed)
            .map(Into::into),
        method: request.method,
        call: request.call,
        account: request.account,
        url,
        headers,
        payload: request.payload,
        limit,
        is_key_given: options.is_key_given,
        deadline: Instant::now() + deadline,
    };
    Ok((prepared, plan))
}

impl Prepared {
    fn can_be_repeated(&self) -> bool {
        !matches!(self.payload, Some(Payload::Stream(_)) | Some(Payload::Sent))
    }

    /// Returns the request for one more sending.
    fn request(&mut self, url: Url, headers: HeaderMap) -> reqwest::Request {
        let mut request = reqwest::Request::new(self.method.clone(), url);
        *request.headers_mut() = headers;
        *request.body_mut() = match &mut self.payload {
            None | Some(Payload::Sent) => None,
            Some(Payload::Bytes(bytes)) => Some(bytes.clone().into()),
            Some(payload) => match std::mem::replace(payload, Payload::Sent) {
                Payload::Stream(stream) => Some(stream),
                Payload::Bytes(_) | Payload::Sent => None,
            },
        };
        request
    }
}

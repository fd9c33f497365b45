//! [`Shared`]: the state of a server, and the way of a request through it.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use hyper::{Method, StatusCode, header::AUTHORIZATION};
use serde_json::Value;

use super::{
    clock::Clock,
    drifting,
    endpoint::Endpoint,
    fault::Fault,
    keys::{Keys, Permission},
    log::Log,
    metadata::Metadata,
    outbox::Outbox,
    received::ReceivedRequest,
    refusal,
    reply::{Content, Reply},
    rule::{self, Rule},
    team::{Keyed, Team},
    world::{self, World},
};

/// The state of a server, and the handles to it.
#[derive(Debug, Clone)]
pub(super) struct Shared(Arc<Mutex<State>>);

pub(super) struct State {
    pub(super) clock: Clock,
    pub(super) keys: Keys,
    pub(super) team: Team,
    pub(super) rules: Vec<Rule>,
    pub(super) log: Log,
    pub(super) world: World,
    pub(super) metadata: Metadata,
    pub(super) outbox: Outbox,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State")
            .field("clock", &self.clock)
            .field("requests", &self.log)
            .finish_non_exhaustive()
    }
}

/// A request whose response is decided, but not sent.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) reply: Reply,
    pub(super) fault: Option<Fault>,
    pub(super) delay: Option<Duration>,
    /// The account whose request ends with the response.
    pub(super) account: Option<String>,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self {
            reply,
            fault: None,
            delay: None,
            account: None,
        }
    }
}

/// A request before it is answered.
pub(super) struct Arrived {
    pub(super) request: ReceivedRequest,
    /// The methods of its path, if it has another.
    pub(super) other_methods: Option<String>,
    /// The response to arguments that cannot be read.
    pub(super) unreadable: Option<Box<Reply>>,
}

impl Shared {
    pub(super) fn new(state: State) -> Self {
        Self(Arc::new(Mutex::new(state)))
    }

    pub(super) fn with<T>(&self, use_it: impl FnOnce(&mut State) -> T) -> T {
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Decides the response to a request, and notes both.
    pub(super) fn answer(&self, arrived: Arrived) -> Answer {
        self.with(|state| {
            let mut request = arrived.request;
            let answer = state.answer(&request, arrived.other_methods, arrived.unreadable);
            let is_sent = !matches!(
                answer.fault,
                Some(Fault::Refuse | Fault::Reset | Fault::Stall)
            );
            request.status = if is_sent {
                answer.reply.status.as_u16()
            } else {
                0
            };
            if let Some(key) = request.headers.get_mut(AUTHORIZATION) {
                key.set_sensitive(true);
            }
            let now = state.clock.second();
            state.log.push(request, now, reason(&answer.reply));
            answer
        })
    }

    /// Ends the request of an account, once its response is sent.
    pub(super) fn end(&self, account: &str) {
        self.with(|state| state.team.end(account));
    }
}

impl State {
    fn answer(
        &mut self,
        request: &ReceivedRequest,
        other_methods: Option<String>,
        unreadable: Option<Box<Reply>>,
    ) -> Answer {
        let (endpoint, permission) = match self.admitted(request, other_methods) {
            Ok(admitted) => admitted,
            Err(refused) => return (*refused).into(),
        };
        if let Err(refused) = permission.allows(endpoint.method()) {
            return self.free(*refused);
        }
        if let Some(unreadable) = unreadable {
            return self.free(*unreadable);
        }
        let arguments = &*request.arguments;
        if let Some(refused) = refusal::of(endpoint, arguments, &request.headers) {
            return self.free(refused);
        }
        let told = rule::told(&mut self.rules, request);
        let mut answer = match told.fault {
            Some(Fault::Refuse) => Reply::status(503).into(),
            Some(Fault::Edge(status)) => Reply::edge(status).into(),
            _ => match told.reply {
                Some(mut reply) => {
                    let credits = world::credits_of(endpoint, &reply);
                    self.team.charge(credits).write_told(&mut reply);
                    Answer::from(reply)
                }
                None => self.act(endpoint, request, told.delay.unwrap_or_default()),
            },
        };
        if let Some(Fault::Drift(seed)) = told.fault {
            drifting::drift(&mut answer.reply, seed);
        }
        answer.fault = told.fault;
        answer.delay = told.delay;
        answer
    }

    /// Returns the endpoint of a request and what its key may do.
    fn admitted(
        &mut self,
        request: &ReceivedRequest,
        other_methods: Option<String>,
    ) -> Result<(Endpoint, Permission), Box<Reply>> {
        let permission = self.keys.permission(&request.headers)?;
        let Some(endpoint) = request.endpoint else {
            return Err(Box::new(match other_methods {
                None => Reply::error(
                    StatusCode::NOT_FOUND,
                    "NOT_FOUND",
                    "the document has no such path",
                ),
                Some(methods) => Reply::error(
                    StatusCode::METHOD_NOT_ALLOWED,
                    "METHOD_NOT_ALLOWED",
                    "the document has this path with other methods only",
                )
                .header("allow", &methods),
            }));
        };
        self.team.count(self.clock.elapsed())?;
        Ok((endpoint, permission))
    }

    /// Makes the answer of a refusal, which costs nothing.
    fn free(&mut self, mut reply: Reply) -> Answer {
        self.team.charge(0).write_refusal(&mut reply);
        reply.into()
    }

    /// Lets a sound request act on the team and the world.
    fn act(&mut self, endpoint: Endpoint, request: &ReceivedRequest, delay: Duration) -> Answer {
        let definition = endpoint.definition();
        let account = definition
            .account
            .and_then(|name| request.arguments.path(name));
        let account = account.unwrap_or_default().to_owned();
        if !self.world.has_account(&account) {
            let refused = Reply::error(
                StatusCode::NOT_FOUND,
                "account_not_found",
                "The team has no such account.",
            );
            return self.free(refused);
        }
        let credits = definition.operation.credits;
        if credits > 0 && self.team.balance < credits {
            return self.free(Reply::status(402));
        }
        if !account.is_empty()
            && let Err(refused) = self.team.begin(&account)
        {
            return self.free(*refused);
        }
        let mut answer = self.keyed(endpoint, &account, request, delay);
        answer.account = (!account.is_empty()).then_some(account);
        answer
    }

    /// Replays the response to a call with the same idempotency key, or makes it.
    fn keyed(
        &mut self,
        endpoint: Endpoint,
        account: &str,
        request: &ReceivedRequest,
        delay: Duration,
    ) -> Answer {
        let takes_key = endpoint.definition().operation.takes_idempotency_key;
        let key = request.headers.get("idempotency-key").filter(|_| takes_key);
        // A key that is no text is invalid, as an empty one is.
        let key = key.map(|key| key.to_str().unwrap_or_default().to_owned());
        let now = self.clock.elapsed();
        if let Some(key) = &key {
            match self.team.keyed(endpoint, account, key, &request.body, now) {
                Ok(Keyed::First) => {}
                Ok(Keyed::Replayed(reply)) => return self.charged(endpoint, *reply, 0),
                Err(refused) => return self.free(*refused),
            }
        }
        let second = self.clock.second();
        let (reply, credits) = match self.answer_deliveries(endpoint, request) {
            Some(reply) => {
                let credits = world::credits_of(endpoint, &reply);
                (reply, credits)
            }
            None => self.world.answer(endpoint, request, second),
        };
        // Nobody waits for the deliveries.
        drop(self.fire_happened());
        let credits = if request.method == Method::HEAD {
            0
        } else {
            credits
        };
        if let Some(key) = &key {
            let sent = now.saturating_add(delay);
            self.team.answered(endpoint, account, key, &reply, sent);
        }
        self.charged(endpoint, reply, credits)
    }

    /// Takes the credits of a call, and writes them into its response.
    fn charged(&mut self, endpoint: Endpoint, mut reply: Reply, credits: i64) -> Answer {
        let charged = self.team.charge(credits);
        reply.body = match reply.body {
            Content::Rest(rest) => {
                let meta = world::metadata(endpoint);
                Content::Bytes(self.metadata.join(endpoint, meta, rest, charged))
            }
            other => other,
        };
        charged.write_headers(&mut reply);
        reply.into()
    }

    /// Returns the requests to an endpoint, oldest first.
    pub(super) fn requests(&self, endpoint: Endpoint) -> Vec<ReceivedRequest> {
        let requests = self.log.requests();
        let its = requests.filter(|request| request.endpoint == Some(endpoint));
        its.cloned().collect()
    }
}

/// Returns the reason of an error.
fn reason(reply: &Reply) -> Option<String> {
    if reply.status.as_u16() < 400 {
        return None;
    }
    let Content::Json(body) = &reply.body else {
        return None;
    };
    let code = body.get("error").and_then(Value::as_str);
    let text = body
        .get("description")
        .or(body.get("message"))
        .and_then(Value::as_str);
    let text = match code {
        // The message of a refusal names the argument.
        Some("VALIDATION_ERROR") => body.get("message").and_then(Value::as_str),
        _ => text.or(code),
    };
    text.map(str::to_owned)
}

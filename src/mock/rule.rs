//! Rules: what a test tells the mock to do with some requests.

use std::{fmt, sync::Arc, time::Duration};

use super::{
    endpoint::Endpoint,
    fault::Fault,
    received::ReceivedRequest,
    reply::{IntoReply, Reply},
    state::Shared,
};

type Condition = Arc<dyn Fn(&ReceivedRequest) -> bool + Send + Sync>;

/// A rule: the requests that it is for, and what happens to them.
#[derive(Clone, Default)]
pub(super) struct Rule {
    endpoint: Option<Endpoint>,
    condition: Option<Condition>,
    /// The number of requests for which it holds.
    times: Option<u64>,
    /// It holds for each request of this number.
    every: Option<u64>,
    matched: u64,
    used: u64,
    delay: Option<Duration>,
    fault: Option<Fault>,
    reply: Option<Reply>,
    expected: Option<u64>,
}

/// What the rules say about one request.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) delay: Option<Duration>,
    pub(super) fault: Option<Fault>,
    pub(super) reply: Option<Reply>,
}

impl Rule {
    pub(super) fn on(endpoint: Option<Endpoint>) -> Self {
        Self {
            endpoint,
            ..Self::default()
        }
    }

    pub(super) fn expecting(endpoint: Endpoint) -> Self {
        Self {
            endpoint: Some(endpoint),
            expected: Some(1),
            ..Self::default()
        }
    }

    fn is_for(&self, request: &ReceivedRequest) -> bool {
        self.endpoint
            .is_none_or(|endpoint| request.endpoint == Some(endpoint))
            && self
                .condition
                .as_ref()
                .is_none_or(|condition| condition(request))
    }

    /// Counts a request that the rule is for, and returns whether the rule holds for it.
    fn takes(&mut self) -> bool {
        if self.times.is_some_and(|times| self.used >= times) {
            return false;
        }
        self.matched += 1;
        let takes = self
            .every
            .is_none_or(|every| self.matched.is_multiple_of(every.max(1)));
        self.used += u64::from(takes);
        takes
    }

    /// Returns the problem of an expectation that is not met.
    fn problem(&self) -> Option<String> {
        let expected = self.expected?;
        let endpoint = self
            .endpoint
            .map_or("any operation".to_owned(), |it| it.to_string());
        (expected != self.matched).then(|| {
            format!(
                "{endpoint}: expected {}, found {}",
                requests(expected),
                self.matched
            )
        })
    }
}

fn requests(count: u64) -> String {
    match count {
        1 => "1 request".to_owned(),
        count => format!("{count} requests"),
    }
}

/// Asks the rules in their order: of delay, fault and reply, the first rule that has one decides.
pub(super) fn told(rules: &mut [Rule], request: &ReceivedRequest) -> Told {
    let mut told = Told::default();
    for rule in rules {
        let is_wanted = rule.expected.is_some()
            || rule.delay.is_some() && told.delay.is_none()
            || rule.fault.is_some() && told.fault.is_none()
            || rule.reply.is_some() && told.reply.is_none();
        if !is_wanted || !rule.is_for(request) || !rule.takes() {
            continue;
        }
        told.delay = told.delay.or(rule.delay);
        told.fault = told.fault.or(rule.fault);
        if told.reply.is_none() {
            told.reply.clone_from(&rule.reply);
        }
    }
    told
}

/// Returns the problems of all expectations that are not met.
pub(super) fn problems(rules: &[Rule]) -> Vec<String> {
    rules.iter().filter_map(Rule::problem).collect()
}

/// A rule of a [`MockServer`](super::MockServer): without a reply, a delay or a fault, it does nothing.
///
/// Each method has its effect at once, and the value need not be kept.
///
/// Rules are asked in the order in which they were made. The first one with a reply replies, until
/// it has done so as often as [`times`](Self::times) says; delays and faults go beside replies.
/// Requests that the API would refuse for their arguments are refused, and reach no rule.
pub struct On<'s> {
    shared: &'s Shared,
    index: usize,
}

impl<'s> On<'s> {
    pub(super) fn new(shared: &'s Shared, rule: Rule) -> Self {
        let index = shared.with(|state| {
            state.rules.push(rule);
            state.rules.len() - 1
        });
        Self { shared, index }
    }

    fn set(self, set: impl FnOnce(&mut Rule)) -> Self {
        self.shared.with(|state| {
            if let Some(rule) = state.rules.get_mut(self.index) {
                set(rule);
            }
        });
        self
    }

    /// Restricts the rule to requests for which this holds.
    pub fn when(
        self,
        condition: impl Fn(&ReceivedRequest) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.set(|rule| rule.condition = Some(Arc::new(condition)))
    }

    /// Ends the rule after this number of requests.
    pub fn times(self, times: u64) -> Self {
        self.set(|rule| rule.times = Some(times))
    }

    /// Restricts the rule to each request of this number: 10 is the 10th, 20th, and so on.
    pub fn every(self, every: u64) -> Self {
        self.set(|rule| rule.every = Some(every))
    }

    /// Replies with a value that becomes JSON, a status, or a [`Reply`].
    pub fn reply<Kind>(self, reply: impl IntoReply<Kind>) -> Self {
        let reply = reply.into_reply();
        self.set(|rule| rule.reply = Some(reply))
    }

    /// Waits before the response.
    pub fn delay(self, delay: Duration) -> Self {
        self.set(|rule| rule.delay = Some(delay))
    }

    /// Loses or damages the response.
    pub fn fault(self, fault: Fault) -> Self {
        self.set(|rule| rule.fault = Some(fault))
    }
}

impl fmt::Debug for On<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("On")
            .field("index", &self.index)
            .finish_non_exhaustive()
    }
}

/// An expectation of a [`MockServer`](super::MockServer): one request, unless it is told otherwise.
///
/// [`verify`](super::MockServer::verify) and the drop of the server check it.
#[derive(Debug)]
pub struct Expected<'s>(pub(super) On<'s>);

impl Expected<'_> {
    /// Counts only requests for which this holds.
    pub fn when(
        self,
        condition: impl Fn(&ReceivedRequest) -> bool + Send + Sync + 'static,
    ) -> Self {
        Self(self.0.when(condition))
    }

    /// Sets the number of requests that are expected, from now on.
    pub fn times(self, times: u64) {
        self.0.set(|rule| rule.expected = Some(times));
    }
}

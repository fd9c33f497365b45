//! Rules: what a test tells the mock to do with some requests.

use std::{sync::Arc, time::Duration};

use super::{endpoint::Endpoint, fault::Fault, received::ReceivedRequest, reply::Reply};

/// A condition on a request.
pub(super) type Condition = Arc<dyn Fn(&ReceivedRequest) -> bool + Send + Sync>;

/// A rule: the requests that it is for, and what happens to them.
#[derive(Clone, Default)]
pub(super) struct Rule {
    endpoint: Option<Endpoint>,
    pub(super) condition: Option<Condition>,
    /// The number of requests for which it holds.
    pub(super) times: Option<u64>,
    /// The interval at which a matching request is taken: 3 is the third, sixth, and so on.
    pub(super) every: Option<u64>,
    matched: u64,
    used: u64,
    pub(super) delay: Option<Duration>,
    pub(super) fault: Option<Fault>,
    pub(super) reply: Option<Reply>,
    /// The number of requests that is expected.
    pub(super) expected: Option<u64>,
}

/// The delay, fault and reply that the rules have for one request.
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

//! [`On`] and [`Expected`]: the making of rules.

use std::{fmt, sync::Arc, time::Duration};

use super::{fault::Fault, received::ReceivedRequest, reply::IntoReply, rule::Rule, state::Shared};

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
    ///
    /// The server waits for the condition, which must not call it.
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

    /// Replies with a value that becomes JSON, a status, or a [`Reply`](super::Reply).
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

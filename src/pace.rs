//! [`Pace`]: when a request may start; decisions without a clock, which the limiter acts on.

use std::time::Duration;

use tokio::time::Instant;

use crate::limiter::{Seen, Throttled};

const IN_FLIGHT: usize = 6;
const GAP: Duration = Duration::from_millis(300);
/// What can only be slower than this is better served by `Retry-After`.
const WIDEST_GAP: Duration = Duration::from_secs(10);
/// Timers are no finer.
const NARROWEST_GAP: Duration = Duration::from_millis(1);
/// How long an idle account is known to have been throttled.
const MEMORY: Duration = Duration::from_secs(600);
const MINUTE: Duration = Duration::from_secs(60);
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// For what is so far in the future that an [`Instant`] cannot hold it.
const NEVER: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

/// How a client spaces its requests, so that it is not throttled.
///
/// By default, it does what costs a client nothing that is not throttled:
///
/// - of one account, at most 6 requests are in flight;
/// - once an account is throttled, its requests start with a gap of 300 ms in between, which
///   becomes wider when that is not enough, and narrower again while it is;
/// - when the team has nearly used up its requests of this minute, the next ones wait for its end;
/// - a `Retry-After` holds back what it is about, an account or the team.
///
/// Operations without an account in their path are only limited as the team is. Requests wait in
/// the order in which they were made.
///
/// ```
/// use std::time::Duration;
///
/// use onlyfansapi::Pace;
///
/// // Leaves room for another program that works on the same accounts.
/// let careful = Pace::default()
///     .in_flight_per_account(3)
///     .gap(Duration::from_millis(500))
///     .per_minute(600);
///
/// // Keeps to a limit of its own, and to nothing else.
/// let fixed = Pace::off().per_minute(600);
/// # let _ = (careful, fixed);
/// ```
#[derive(Clone, Debug)]
pub struct Pace {
    in_flight: Option<usize>,
    gap: Option<Duration>,
    per_minute: Option<u32>,
    follows_team: bool,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            in_flight: Some(IN_FLIGHT),
            gap: Some(GAP),
            per_minute: None,
            follows_team: true,
        }
    }
}

impl Pace {
    /// Returns a pace that never waits, except for what is set on it afterwards.
    #[must_use]
    pub fn off() -> Self {
        Self {
            in_flight: None,
            gap: None,
            per_minute: None,
            follows_team: false,
        }
    }

    /// Sets how many requests of one account may be in flight, at least 1; the default is 6.
    #[must_use]
    pub fn in_flight_per_account(mut self, requests: usize) -> Self {
        self.in_flight = Some(requests.max(1));
        self
    }

    /// Sets the gap between the starts of an account's requests that its first throttled answer
    /// opens; the default is 300 ms.
    ///
    /// With a gap of zero, a throttled account only waits for its `Retry-After`.
    #[must_use]
    pub fn gap(mut self, gap: Duration) -> Self {
        self.gap = Some(gap);
        self
    }

    /// Sets how many requests this client may start in a minute, at least 1, whatever the team may;
    /// there is no such limit by default.
    #[must_use]
    pub fn per_minute(mut self, requests: u32) -> Self {
        self.per_minute = Some(requests.max(1));
        self
    }

    pub(crate) fn limits_accounts(&self) -> bool {
        self.in_flight.is_some() || self.gap.is_some()
    }

    pub(crate) fn follows_team(&self) -> bool {
        self.follows_team
    }

    pub(crate) fn limits_team(&self) -> bool {
        self.follows_team || self.per_minute.is_some()
    }
}

/// Whether a request may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Start,
    /// Not before this, unless something is released or reported earlier.
    WaitUntil(Instant),
    WaitForRelease,
}

/// What an answer is compared with: how things stood when its request started.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Started {
    at: Instant,
    gap: Duration,
}

/// What requests queue up for.
pub(crate) trait Gate {
    fn ready(&self, now: Instant) -> Verdict;
    fn start(&mut self, now: Instant) -> Started;
    /// Takes back a start; `answered` tells whether the server is known to have seen the request.
    fn release(&mut self, answered: bool);
}

/// The requests of one account.
///
/// The gap follows what the server shows of its limit. A throttled answer widens it to the spacing
/// at which requests were accepted since the one before, but at most doubles it. Accepted requests
/// narrow it: quickly where it is far from the edge, the gap at which the last one failed, and
/// hardly at all next to it, since every try of what is beyond costs a throttled answer.
#[derive(Debug)]
pub(crate) struct Account {
    most_in_flight: usize,
    /// None if throttled answers are not heeded.
    opening: Option<Duration>,
    in_flight: usize,
    gap: Duration,
    edge: f64,
    last_start: Option<Instant>,
    blocked_until: Option<Instant>,
    throttled_at: Option<Instant>,
    /// Since `throttled_at`.
    accepted: u32,
    patience: f64,
    share: f64,
}

impl Account {
    pub(crate) fn new(pace: &Pace) -> Self {
        Self {
            most_in_flight: pace.in_flight.unwrap_or(usize::MAX),
            opening: pace.gap,
            in_flight: 0,
            gap: Duration::ZERO,
            edge: 0.0,
            last_start: None,
            blocked_until: None,
            throttled_at: None,
            accepted: 0,
            patience: knob("PMIN", 16.0),
            share: 0.0,
        }
    }

    pub(crate) fn answered(
        &mut self,
        started: Started,
        throttled: Option<&Throttled>,
        now: Instant,
    ) {
        match throttled {
            Some(throttled) => self.throttled(started, throttled, now),
            None => self.accepted(started),
        }
    }

    fn throttled(&mut self, started: Started, throttled: &Throttled, now: Instant) {
        let Some(opening) = self.opening else {
            return;
        };
        if let Some(pause) = throttled.retry_after {
            self.blocked_until = self.blocked_until.max(Some(later(now, pause)));
        }
        // One event has many witnesses: whatever started before the gap was widened.
        if self.throttled_at.is_some_and(|before| started.at < before) {
            return;
        }
        let widest = WIDEST_GAP.max(opening).as_secs_f64();
        if self.gap.is_zero() {
            self.gap = opening;
            self.edge = 0.0;
        } else {
            let failed = started.gap.max(self.gap).as_secs_f64();
            let n = f64::from(self.accepted);
            let (edge, gap) = if self.accepted == 0 {
                (self.edge * knob("EDGE_UP", 1.1), failed * knob("ZERO", 2.0))
            } else {
                let over = (2.0 * knob("BURST", 2.0) * self.share).sqrt().exp();
                let factor = (1.0 + knob("ONE", 1.0) / n).max(over).min(2.0);
                let new = failed * factor;
                let ratio = new / self.edge;
                let near = 1.0 + knob("NEAR", 0.15);
                self.patience = if self.edge > 0.0 && (1.0 / near..near).contains(&ratio) {
                    (self.patience * 2.0).min(knob("PMAX", 128.0))
                } else {
                    knob("PMIN", 32.0)
                };
                if n < knob("CONF", 6.0) {
                    (failed * knob("LB", 1.0), new * knob("MARGIN", 1.05))
                } else {
                    (new, new * knob("MARGIN", 1.05))
                }
            };
            let gap = gap.min(widest);
            self.edge = edge.min(gap);
            self.gap = Duration::from_secs_f64(gap);
        }
        self.share = 0.0;
        self.throttled_at = Some(now);
        self.accepted = 0;
    }

    fn accepted(&mut self, started: Started) {
        if self.gap.is_zero() {
            return;
        }
        if self.throttled_at.is_some_and(|before| started.at < before) {
            return;
        }
        self.accepted = self.accepted.saturating_add(1);
        let gap = self.gap.as_secs_f64();
        // Infinite while there is no edge.
        let ratio = gap / self.edge;
        let distance = (ratio - knob("MARGIN", 1.05))
            .max(knob("BELOW", 0.9) - ratio)
            .max(0.0);
        let n = f64::from(self.accepted) / self.patience;
        let slow = knob("SLOW", 0.0005).min(knob("SPS", 0.002) * gap) * (1.0 + n * n);
        let fast = knob("FAST", 0.03) * (gap / knob("GAPF", 1.0)).max(1.0);
        let share = (distance * knob("DIST", 0.05)).max(slow).min(fast).min(0.5);
        self.share += (share - self.share) / knob("SMOOTH", 4.0);
        self.gap = self.gap.mul_f64(1.0 - share);
        if self.gap < NARROWEST_GAP {
            self.gap = Duration::ZERO;
        }
    }

    /// Returns whether nothing is lost if a new one takes its place.
    pub(crate) fn is_forgettable(&self, now: Instant) -> bool {
        let remembers = self
            .throttled_at
            .is_some_and(|at| !self.gap.is_zero() && now.saturating_duration_since(at) < MEMORY);
        self.in_flight == 0 && !remembers && self.blocked_until.is_none_or(|until| until <= now)
    }
}

fn knob(name: &str, default: f64) -> f64 {
    std::env::var(name).map_or(default, |l| l.parse().expect("n"))
}

impl Gate for Account {
    fn ready(&self, now: Instant) -> Verdict {
        if self.in_flight >= self.most_in_flight {
            return Verdict::WaitForRelease;
        }
        let after_gap = self.last_start.map(|start| later(start, self.gap));
        match self.blocked_until.max(after_gap) {
            Some(until) if until > now => Verdict::WaitUntil(until),
            _ => Verdict::Start,
        }
    }

    fn start(&mut self, now: Instant) -> Started {
        self.in_flight += 1;
        self.last_start = Some(now);
        Started {
            at: now,
            gap: self.gap,
        }
    }

    fn release(&mut self, _answered: bool) {
        self.in_flight = self.in_flight.saturating_sub(1);
    }
}

/// The requests of all accounts, and of none.
#[derive(Debug)]
pub(crate) struct Team {
    follows: bool,
    in_flight: usize,
    budget: Option<Budget>,
    own: Option<OwnLimit>,
    blocked_until: Option<Instant>,
    /// The last pause that had to be guessed.
    pause: Duration,
    paused_at: Option<Instant>,
}

/// What the server said is left of this minute.
#[derive(Debug)]
struct Budget {
    limit: i64,
    remaining: i64,
    /// Requests that the server may have counted and has not shown.
    unseen: i64,
    /// What started before may have been counted in the minute before.
    began: Instant,
    seen_at: Option<Instant>,
    /// No earlier than the server's minute ends.
    ends: Instant,
}

/// The caller's own limit.
#[derive(Debug)]
struct OwnLimit {
    limit: u32,
    used: u32,
    began: Option<Instant>,
}

impl Team {
    pub(crate) fn new(pace: &Pace) -> Self {
        Self {
            follows: pace.follows_team,
            in_flight: 0,
            budget: None,
            own: pace.per_minute.map(|limit| OwnLimit {
                limit,
                used: 0,
                began: None,
            }),
            blocked_until: None,
            pause: Duration::ZERO,
            paused_at: None,
        }
    }

    /// `throttled` is only what is about the team.
    pub(crate) fn answered(
        &mut self,
        started: Started,
        seen: &Seen,
        throttled: Option<&Throttled>,
        now: Instant,
    ) {
        if !self.follows {
            return;
        }
        if let (Some(limit), Some(remaining)) = (seen.limit_minute, seen.remaining_minute)
            && limit > 0
        {
            self.sighted(started.at, limit, remaining.clamp(0, limit), now);
        }
        match throttled {
            Some(throttled) => self.throttled(started.at, throttled, now),
            None if self.paused_at.is_none_or(|at| started.at >= at) => self.pause = Duration::ZERO,
            None => {}
        }
    }

    fn sighted(&mut self, started: Instant, limit: i64, remaining: i64, now: Instant) {
        let renewed = Budget {
            limit,
            remaining,
            unseen: 0,
            began: now,
            seen_at: Some(now),
            ends: later(now, MINUTE),
        };
        self.roll(now);
        let Some(budget) = &mut self.budget else {
            self.budget = Some(renewed);
            return;
        };
        if started < budget.began {
            // It may tell of the minute before, but was possibly counted in this one.
            budget.unseen = budget.unseen.saturating_add(1);
            return;
        }
        let in_order = budget.seen_at.is_none_or(|at| started >= at);
        let jump = remaining.saturating_sub(budget.remaining);
        // Out of order, an answer shows a little more than the one before it; never half of all.
        if budget.seen_at.is_none() || (in_order && jump > 0) || jump > limit / 2 {
            *budget = renewed;
        } else if jump <= 0 || in_order {
            budget.limit = limit;
            budget.remaining = remaining;
            budget.unseen = 0;
            budget.seen_at = Some(now);
        }
    }

    fn throttled(&mut self, started: Instant, throttled: &Throttled, now: Instant) {
        let until = match (throttled.retry_after, &mut self.budget) {
            (Some(pause), budget) => {
                let until = later(now, pause);
                if let Some(budget) = budget {
                    budget.remaining = 0;
                    budget.ends = budget.ends.min(until);
                }
                until
            }
            (None, Some(budget)) if budget.ends > now => {
                budget.remaining = 0;
                budget.ends
            }
            (None, _) => {
                if self.paused_at.is_none_or(|at| started >= at) {
                    self.pause = (self.pause * 2).clamp(FIRST_PAUSE, MINUTE);
                    self.paused_at = Some(now);
                }
                later(now, self.pause)
            }
        };
        self.blocked_until = self.blocked_until.max(Some(until));
    }

    /// Begins the next minute if this one is over.
    fn roll(&mut self, now: Instant) {
        if let Some(budget) = &mut self.budget
            && budget.ends <= now
        {
            budget.remaining = budget.limit;
            budget.unseen = 0;
            budget.began = budget.ends;
            budget.seen_at = None;
            budget.ends = later(now, MINUTE);
        }
    }
}

impl Gate for Team {
    fn ready(&self, now: Instant) -> Verdict {
        if let Some(until) = self.blocked_until
            && until > now
        {
            return Verdict::WaitUntil(until);
        }
        if let Some(own) = &self.own
            && own.used >= own.limit
            && let Some(ends) = own.began.map(|began| later(began, MINUTE))
            && ends > now
        {
            return Verdict::WaitUntil(ends);
        }
        if let Some(budget) = &self.budget {
            let in_flight = i64::try_from(self.in_flight).unwrap_or(i64::MAX);
            // Other programs may work for the same team; but something must always be left for us.
            let reserve = (budget.limit / 100).max(1).min(budget.limit - 1);
            let is_over = budget.ends <= now;
            let unused = if is_over {
                budget.limit
            } else {
                budget.remaining.saturating_sub(budget.unseen)
            };
            if unused.saturating_sub(in_flight) <= reserve {
                return if is_over {
                    Verdict::WaitForRelease
                } else {
                    Verdict::WaitUntil(budget.ends)
                };
            }
        }
        Verdict::Start
    }

    fn start(&mut self, now: Instant) -> Started {
        self.roll(now);
        self.in_flight += 1;
        if let Some(own) = &mut self.own {
            if own.began.is_none_or(|began| later(began, MINUTE) <= now) {
                own.began = Some(now);
                own.used = 0;
            }
            own.used = own.used.saturating_add(1);
        }
        Started {
            at: now,
            gap: Duration::ZERO,
        }
    }

    fn release(&mut self, answered: bool) {
        self.in_flight = self.in_flight.saturating_sub(1);
        if let Some(budget) = &mut self.budget
            && !answered
        {
            budget.unseen = budget.unseen.saturating_add(1);
        }
    }
}

fn later(now: Instant, wait: Duration) -> Instant {
    now.checked_add(wait)
        .or_else(|| now.checked_add(NEVER))
        .unwrap_or(now)
}

//! [`Team`]: the gate of the team, which follows the requests left in the minute by the responses.

use std::time::Duration;

use tokio::time::Instant;

use super::{Gate, Pace, Seen, Started, Throttled, Verdict, hold::Hold, later};

const MINUTE: Duration = Duration::from_secs(60);
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// The gate of the team: for the requests of all accounts, and those without an account.
#[derive(Debug)]
pub(crate) struct Team {
    follows_server: bool,
    in_flight: usize,
    budget: Option<Budget>,
    own: Option<OwnLimit>,
    hold: Hold,
    /// The last pause, which is guessed where the server states none.
    pause: Duration,
    paused_at: Option<Instant>,
}

/// The requests left in the current minute, as stated by the server.
#[derive(Debug)]
struct Budget {
    limit: i64,
    remaining: i64,
    /// The number of requests that the server may have counted without a response showing it.
    unseen: i64,
    /// The start of the minute: earlier requests may have been counted in the minute before.
    began: Instant,
    /// The time at which the server stated `remaining`; `None` if the minute before just ended.
    seen_at: Option<Instant>,
    /// The latest end of the server's minute, whose start is not known.
    ends: Instant,
}

/// The limit per minute that the caller has set.
#[derive(Debug)]
struct OwnLimit {
    limit: u32,
    used: u32,
    began: Option<Instant>,
}

impl Team {
    pub(crate) fn new(pace: &Pace) -> Self {
        Self {
            follows_server: pace.follows_team,
            in_flight: 0,
            budget: None,
            own: pace.per_minute.map(|limit| OwnLimit {
                limit,
                used: 0,
                began: None,
            }),
            hold: Hold::default(),
            pause: Duration::ZERO,
            paused_at: None,
        }
    }

    /// Takes a response into account; `throttled` is given only if the team was throttled.
    pub(crate) fn observe(
        &mut self,
        started: Started,
        seen: &Seen,
        throttled: Option<&Throttled>,
        now: Instant,
    ) {
        if !self.follows_server {
            return;
        }
        if let (Some(limit @ 1..), Some(remaining)) = (seen.limit_minute, seen.remaining_minute) {
            self.sighted(started.at, limit, remaining.clamp(0, limit), now);
        }
        if let Some(throttled) = throttled {
            return self.throttled(started, throttled, now);
        }
        self.hold.accepted(started.is_probe);
        if self.paused_at.is_none_or(|at| started.at >= at) {
            self.pause = Duration::ZERO;
        }
    }

    /// Returns whether the next request waits for the end of a minute or pause of the server.
    pub(crate) fn is_throttled(&self, now: Instant) -> bool {
        let budget = self.budget.as_ref();
        let verdict = budget.map(|budget| budget.ready(self.in_flight, now));
        !self.hold.is_over(now) || matches!(verdict, Some(Verdict::WaitUntil(_)))
    }

    /// Returns the rest of the wait that the server stated, or that is guessed.
    pub(crate) fn left(&self, now: Instant) -> Option<Duration> {
        self.hold.left(now)
    }

    fn sighted(&mut self, started: Instant, limit: i64, remaining: i64, now: Instant) {
        self.roll(now);
        let fresh = Budget {
            limit,
            remaining,
            unseen: 0,
            began: now,
            seen_at: Some(now),
            ends: later(now, MINUTE),
        };
        let Some(budget) = &mut self.budget else {
            self.budget = Some(fresh);
            return;
        };
        if started < budget.began {
            // The response may be about the minute before, but the request may count in this one.
            budget.unseen = budget.unseen.saturating_add(1);
            return;
        }
        let is_later = budget.seen_at.is_none_or(|at| started >= at);
        let more = remaining.saturating_sub(budget.remaining);
        // Responses that overtake each other differ by a few requests, not by half the budget.
        if budget.seen_at.is_none() || (is_later && more > 0) || more > limit / 2 {
            *budget = fresh;
        } else if is_later || more <= 0 {
            budget.limit = limit;
            budget.remaining = remaining;
            budget.unseen = 0;
            budget.seen_at = Some(now);
        }
    }

    fn throttled(&mut self, started: Started, throttled: &Throttled, now: Instant) {
        let used_up = self.budget.as_mut().filter(|budget| budget.is_used_up());
        let wait = match (throttled.retry_after, &used_up) {
            (Some(wait), _) => wait,
            (None, Some(budget)) if budget.ends > now => budget.ends - now,
            (None, _) => {
                // Requests that were already in flight do not show that the last pause was short.
                if self.paused_at.is_none_or(|at| started.at >= at) {
                    self.pause = (self.pause * 2).clamp(FIRST_PAUSE, MINUTE);
                    self.paused_at = Some(now);
                }
                self.pause
            }
        };
        if let Some(budget) = used_up {
            budget.remaining = 0;
            budget.ends = budget.ends.min(later(now, wait));
        }
        self.hold.begin(wait, started.is_probe, now);
    }

    /// Begins the next minute if this one is over.
    fn roll(&mut self, now: Instant) {
        if let Some(budget) = &mut self.budget
            && budget.ends <= now
        {
            *budget = Budget {
                limit: budget.limit,
                remaining: budget.limit,
                unseen: 0,
                began: budget.ends,
                seen_at: None,
                ends: later(now, MINUTE),
            };
        }
    }
}

impl Budget {
    /// Returns the number of requests left to other programs of the team, never all of them.
    fn reserve(&self) -> i64 {
        (self.limit / 100).max(1).min(self.limit - 1)
    }

    fn is_used_up(&self) -> bool {
        self.remaining <= self.reserve()
    }

    fn ready(&self, in_flight: usize, now: Instant) -> Verdict {
        let is_over = self.ends <= now;
        let unused = if is_over {
            self.limit
        } else {
            self.remaining.saturating_sub(self.unseen)
        };
        let in_flight = i64::try_from(in_flight).unwrap_or(i64::MAX);
        if unused.saturating_sub(in_flight) > self.reserve() {
            Verdict::Start
        } else if is_over {
            Verdict::WaitForRelease
        } else {
            Verdict::WaitUntil(self.ends)
        }
    }
}

impl OwnLimit {
    fn ends(&self) -> Option<Instant> {
        self.began.map(|began| later(began, MINUTE))
    }
}

impl Gate for Team {
    fn ready(&self, now: Instant) -> Verdict {
        match self.blocked_until() {
            Some(until) if until > now => Verdict::WaitUntil(until),
            _ if self.hold.is_probing() => Verdict::WaitForRelease,
            _ => match &self.budget {
                Some(budget) => budget.ready(self.in_flight, now),
                None => Verdict::Start,
            },
        }
    }

    fn blocked_until(&self) -> Option<Instant> {
        let own_end = self.own.as_ref().and_then(|own| {
            let is_used_up = own.used >= own.limit;
            own.ends().filter(|_| is_used_up)
        });
        self.hold.until().max(own_end)
    }

    fn start(&mut self, now: Instant) -> Started {
        self.roll(now);
        self.in_flight += 1;
        if let Some(own) = &mut self.own {
            if own.ends().is_none_or(|ends| ends <= now) {
                own.began = Some(now);
                own.used = 0;
            }
            own.used = own.used.saturating_add(1);
        }
        Started {
            at: now,
            in_flight: self.in_flight,
            gap: Duration::ZERO,
            is_probe: self.hold.start(),
        }
    }

    fn release(&mut self, has_response: bool) {
        self.in_flight = self.in_flight.saturating_sub(1);
        if let Some(budget) = &mut self.budget
            && !has_response
        {
            budget.unseen = budget.unseen.saturating_add(1);
        }
    }

    fn end_probe(&mut self) {
        self.hold.end_probe();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn team() -> (Team, Instant) {
        (Team::new(&Pace::default()), Instant::now())
    }

    fn seen(limit: i64, remaining: i64) -> Seen {
        Seen {
            limit_minute: Some(limit),
            remaining_minute: Some(remaining),
            throttled: None,
        }
    }

    fn throttled(seconds: Option<u64>) -> Throttled {
        Throttled {
            retry_after: seconds.map(Duration::from_secs),
        }
    }

    /// Makes a request whose response arrives after a second.
    fn call(team: &mut Team, now: Instant, seen: Seen) {
        let started = team.start(now);
        team.observe(started, &seen, None, now + SECOND);
        team.release(true);
    }

    fn refuse(team: &mut Team, now: Instant, seen: Seen, throttled: Throttled) {
        let started = team.start(now);
        team.observe(started, &seen, Some(&throttled), now);
        team.release(true);
    }

    #[test]
    fn a_team_without_responses_does_not_wait() {
        let (mut team, now) = team();
        for _ in 0..100_000 {
            team.start(now);
        }
        assert_eq!(team.ready(now), Verdict::Start);
    }

    #[test]
    fn a_team_waits_for_the_end_of_the_minute_when_little_is_left() {
        let (mut team, now) = team();
        call(&mut team, now, seen(1000, 11));
        assert_eq!(team.ready(now + SECOND), Verdict::Start);
        call(&mut team, now + SECOND, seen(1000, 10));
        // The minute was first seen after a second.
        let end = now + SECOND + MINUTE;
        assert_eq!(team.ready(now + 2 * SECOND), Verdict::WaitUntil(end));
        assert_eq!(team.ready(end), Verdict::Start);
    }

    #[test]
    fn the_next_minute_has_a_full_budget() {
        let (mut team, now) = team();
        call(&mut team, now, seen(100, 0));
        let next = now + SECOND + MINUTE;
        for _ in 0..99 {
            assert_eq!(team.ready(next), Verdict::Start);
            team.start(next);
        }
        assert_eq!(team.ready(next), Verdict::WaitUntil(next + MINUTE));
    }

    #[test]
    fn requests_in_flight_count_as_used() {
        let (mut team, now) = team();
        call(&mut team, now, seen(1000, 12));
        let now = now + SECOND;
        team.start(now);
        assert_eq!(team.ready(now), Verdict::Start);
        team.start(now);
        assert_ne!(team.ready(now), Verdict::Start);
        team.release(true);
        assert_eq!(team.ready(now), Verdict::Start);
    }

    #[test]
    fn a_request_without_a_response_counts_as_used() {
        let (mut team, now) = team();
        call(&mut team, now, seen(1000, 12));
        let now = now + SECOND;
        for _ in 0..2 {
            team.start(now);
            team.release(false);
        }
        assert_ne!(team.ready(now), Verdict::Start);
    }

    #[test]
    fn more_requests_left_than_before_begin_a_minute() {
        let (mut team, now) = team();
        call(&mut team, now, seen(1000, 11));
        call(&mut team, now + 5 * SECOND, seen(1000, 20));
        call(&mut team, now + 8 * SECOND, seen(1000, 10));
        let end = now + 6 * SECOND + MINUTE;
        assert_eq!(team.ready(now + 9 * SECOND), Verdict::WaitUntil(end));
    }

    #[test]
    fn responses_that_overtake_each_other_begin_no_minute() {
        let (mut team, now) = team();
        call(&mut team, now, seen(1000, 20));
        let now = now + SECOND;
        let slow = team.start(now);
        let quick = team.start(now);
        team.observe(quick, &seen(1000, 10), None, now + SECOND);
        team.observe(slow, &seen(1000, 15), None, now + 2 * SECOND);
        team.release(true);
        team.release(true);
        let verdict = team.ready(now + 2 * SECOND);
        assert_eq!(verdict, Verdict::WaitUntil(now + MINUTE));
    }

    #[test]
    fn a_much_fuller_budget_begins_a_minute_in_any_order() {
        let (mut team, now) = team();
        call(&mut team, now, seen(1000, 20));
        let now = now + SECOND;
        let slow = team.start(now);
        let quick = team.start(now);
        team.observe(quick, &seen(1000, 5), None, now + SECOND);
        team.observe(slow, &seen(1000, 999), None, now + 2 * SECOND);
        assert_eq!(team.ready(now + 2 * SECOND), Verdict::Start);
    }

    #[test]
    fn a_late_response_does_not_count_in_a_new_minute() {
        let (mut team, now) = team();
        call(&mut team, now, seen(1000, 500));
        let end = now + SECOND + MINUTE;
        let late = team.start(end - SECOND);
        team.observe(late, &seen(1000, 0), None, end + SECOND);
        assert_eq!(team.ready(end + SECOND), Verdict::Start);
        call(&mut team, end + SECOND, seen(1000, 998));
        let later = team.start(end + SECOND);
        team.observe(later, &seen(1000, 0), None, end + 3 * SECOND);
        assert_eq!(team.ready(end + 3 * SECOND), Verdict::Start);
    }

    #[test]
    fn a_limit_of_one_lets_one_start() {
        let (mut team, now) = team();
        call(&mut team, now, seen(1, 0));
        assert_ne!(team.ready(now + SECOND), Verdict::Start);
        let next = now + SECOND + MINUTE;
        assert_eq!(team.ready(next), Verdict::Start);
        team.start(next);
        assert_ne!(team.ready(next), Verdict::Start);
    }

    #[test]
    fn impossible_numbers_are_ignored() {
        let (mut team, now) = team();
        for (limit, remaining) in [(0, 0), (-1, -1), (i64::MIN, i64::MAX)] {
            call(&mut team, now, seen(limit, remaining));
            assert_eq!(team.ready(now), Verdict::Start);
        }
        call(&mut team, now, seen(i64::MAX, i64::MIN));
        call(&mut team, now + SECOND, seen(i64::MAX, i64::MAX));
        assert_eq!(team.ready(now + 2 * SECOND), Verdict::Start);
    }

    #[test]
    fn retry_after_ends_the_minute() {
        let (mut team, now) = team();
        refuse(&mut team, now, seen(1000, 0), throttled(Some(7)));
        let until = now + 7 * SECOND;
        assert_eq!(team.ready(now), Verdict::WaitUntil(until));
        assert_eq!(team.ready(until), Verdict::Start);
    }

    #[test]
    fn without_retry_after_the_team_waits_for_the_end_of_the_minute() {
        let (mut team, now) = team();
        call(&mut team, now, seen(1000, 100));
        refuse(&mut team, now + 5 * SECOND, seen(1000, 0), throttled(None));
        let end = now + SECOND + MINUTE;
        assert_eq!(team.ready(now + 6 * SECOND), Verdict::WaitUntil(end));
    }

    #[test]
    fn a_guessed_pause_doubles_until_a_request_is_accepted() {
        let (mut team, mut now) = team();
        for seconds in [1, 2, 4, 8, 16, 32, 60, 60] {
            refuse(&mut team, now, Seen::default(), throttled(None));
            let until = now + seconds * SECOND;
            assert_eq!(team.ready(now), Verdict::WaitUntil(until));
            now = until;
        }
        call(&mut team, now, Seen::default());
        refuse(&mut team, now, Seen::default(), throttled(None));
        assert_eq!(team.ready(now), Verdict::WaitUntil(now + SECOND));
    }

    #[test]
    fn requests_throttled_together_make_one_pause() {
        let (mut team, now) = team();
        let started = [(); 6].map(|()| team.start(now));
        for started in started {
            let throttled = throttled(None);
            team.observe(started, &Seen::default(), Some(&throttled), now + SECOND);
        }
        let until = now + 2 * SECOND;
        assert_eq!(team.ready(now + SECOND), Verdict::WaitUntil(until));
    }

    #[test]
    fn a_limit_set_by_the_caller_holds_for_a_minute() {
        let mut team = Team::new(&Pace::off().per_minute(2));
        let now = Instant::now();
        team.start(now);
        team.start(now + SECOND);
        team.release(true);
        let end = now + MINUTE;
        assert_eq!(team.ready(now + SECOND), Verdict::WaitUntil(end));
        assert_eq!(team.ready(end), Verdict::Start);
        team.start(end);
        assert_eq!(team.ready(end), Verdict::Start);
    }

    #[test]
    fn a_limit_set_by_the_caller_alone_ignores_the_server() {
        let mut team = Team::new(&Pace::off().per_minute(100));
        let now = Instant::now();
        refuse(&mut team, now, seen(1000, 0), throttled(Some(7)));
        assert_eq!(team.ready(now), Verdict::Start);
    }
}

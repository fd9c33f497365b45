//! [`Account`]: the gate of one account, which learns the gap that it needs from throttled
//! responses.

use std::{ops::Range, time::Duration};

use tokio::time::Instant;

use super::{Gate, Pace, Started, Throttled, Verdict, hold::Hold, later};

/// The widest gap that is learned; a server that needs a wider one sends `Retry-After`.
const WIDEST: Duration = Duration::from_secs(10);
/// The narrowest gap, as fine as timers are.
const NARROWEST: Duration = Duration::from_millis(1);
/// The time for which an idle account is remembered to need a gap.
const MEMORY: Duration = Duration::from_secs(600);

// The numbers below were chosen by simulation; `limiter/simulation.rs` prints their results.

/// The ratio of a settled gap to its edge.
const MARGIN: f64 = 1.03;
/// The number of accepted requests after which a throttled one shows where the edge is.
const ENOUGH: u32 = 10;
/// The number of requests that a server is assumed to allow at once after a quiet time. They hide
/// for a while that a gap has become too narrow.
const SAVED_UP: f64 = 1.0;
/// The ratios of an edge to the previous one that confirm it.
const CONFIRMED: Range<f64> = 0.9..1.1;

/// The largest share by which an accepted request narrows the gap.
const FAST: f64 = 0.03;
/// The gap in seconds above which that share grows, since a wide gap sees few requests.
const LONG: f64 = 0.7;
/// The share for a gap of twice its edge; above the edge, the share is proportional to the
/// distance.
const APPROACH: f64 = 0.03;
/// The first share next to the edge, for a wide gap.
const SLOW: f64 = 0.0003;
/// The first share next to the edge per second of the gap, for a narrow one, which sees more
/// requests.
const SLOW_PER_SECOND: f64 = 0.001;
/// The numbers of requests next to the edge that double the share: at first, and when the edge has
/// been confirmed often.
const PATIENCE: (f64, f64) = (64.0, 192.0);
/// The ratio of gap to edge below which the server must be allowing more than before.
const STALE: f64 = 0.85;
/// The share below `STALE`, proportional to the distance from it.
const RETREAT: f64 = 0.2;

/// The number of requests in flight from which on a refusal suggests that they were too many.
const MANY: usize = 4;
/// The numbers of accepted requests after which one more in flight is tried: at first, and when
/// that has been refused often.
const TRIAL: (u32, u32) = (128, 512);

/// The gate of one account.
///
/// The gap is kept near its edge, the narrowest gap that the server is known to allow. A throttled
/// response shows a lower bound of the edge. Accepted requests narrow the gap: quickly when it is
/// far from the edge, and hardly at all next to it, since each try to go beyond costs a throttled
/// response; the more of them are accepted there, the faster again.
///
/// The server may limit the number of requests in flight instead. That is tried once, when one of
/// many is refused although the gap was wide enough before: if it is so, no gap is needed.
#[derive(Debug)]
pub(crate) struct Account {
    most_in_flight: usize,
    /// The first gap; `None` if throttled responses are ignored.
    opening: Option<Duration>,
    in_flight: usize,
    last_start: Option<Instant>,
    hold: Hold,
    gap: Duration,
    /// The edge in seconds; zero if it is not known.
    edge: f64,
    patience: f64,
    cap: Option<Cap>,
    cap_is_refuted: bool,
    widened_at: Option<Instant>,
    /// The number of accepted requests that started since `widened_at`.
    accepted: u32,
    /// The mean share by which the last few of them narrowed the gap.
    narrowing: f64,
}

/// The number of requests in flight that the server seems to allow.
#[derive(Clone, Copy, Debug)]
struct Cap {
    most: usize,
    /// The number of accepted requests since `most` changed.
    accepted: u32,
    patience: u32,
    is_trial: bool,
    /// The edge that holds if there is no such cap.
    edge: f64,
}

impl Account {
    pub(crate) fn new(pace: &Pace) -> Self {
        Self {
            most_in_flight: pace.in_flight.unwrap_or(usize::MAX),
            opening: pace.gap,
            in_flight: 0,
            last_start: None,
            hold: Hold::default(),
            gap: Duration::ZERO,
            edge: 0.0,
            patience: PATIENCE.0,
            cap: None,
            cap_is_refuted: false,
            widened_at: None,
            accepted: 0,
            narrowing: 0.0,
        }
    }

    /// Takes a response into account; `throttled` is given only if the account was throttled.
    pub(crate) fn observe(
        &mut self,
        started: Started,
        throttled: Option<&Throttled>,
        now: Instant,
    ) {
        let Some(opening) = self.opening else {
            return;
        };
        match throttled.map(|throttled| throttled.retry_after) {
            Some(Some(wait)) => self.hold.begin(wait, started.is_probe, now),
            Some(None) => {}
            None => self.hold.accepted(started.is_probe),
        }
        // The requests in flight when the gap was widened all report the same event.
        if self.widened_at.is_some_and(|at| started.at < at) {
            return;
        }
        if throttled.is_none() {
            self.accepted();
            return;
        }
        let is_end_of_trial = self.cap.as_mut().is_some_and(|cap| cap.refused(started));
        if !is_end_of_trial {
            self.refused(started, opening);
        }
        self.widened_at = Some(now);
        self.accepted = 0;
        self.narrowing = 0.0;
    }

    fn refused(&mut self, started: Started, opening: Duration) {
        let refuted = self.cap.take();
        self.cap_is_refuted |= refuted.is_some();
        if self.gap.is_zero() {
            self.gap = opening;
            self.edge = 0.0;
            return;
        }
        let is_measured = self.accepted >= ENOUGH;
        let widest = opening.max(WIDEST);
        self.widen(started.gap.max(self.gap), widest);
        if let Some(cap) = refuted
            && cap.edge > self.edge
        {
            self.edge = cap.edge;
            self.gap = seconds(cap.edge * MARGIN, widest);
        }
        if is_measured && started.in_flight >= MANY && !self.cap_is_refuted {
            self.cap = Some(Cap {
                most: started.in_flight - 1,
                accepted: 0,
                patience: TRIAL.0,
                is_trial: false,
                edge: self.edge,
            });
            self.edge = 0.0;
        }
    }

    /// Widens the gap, which was too narrow at `failed`.
    fn widen(&mut self, failed: Duration, widest: Duration) {
        let failed = failed.as_secs_f64();
        let mut gap = failed * 2.0;
        if self.accepted == 0 {
            // Without an accepted request, nothing shows how far the gap was too narrow, nor that
            // the edge was right.
            self.edge *= 1.1;
        } else {
            // Of the accepted requests and one more, the server refused one.
            let refused = 1.0 + 1.3 / f64::from(self.accepted);
            // The gap went this far past the edge until the server's saved-up requests were used:
            // if each request narrows it by a share, n of them need (share * n * n / 2) more than
            // the server allows.
            let overshoot = (2.0 * SAVED_UP * self.narrowing).sqrt().exp();
            gap = gap.min(failed * refused.max(overshoot));
            let is_confirmed = self.edge > 0.0 && CONFIRMED.contains(&(gap / self.edge));
            self.patience = if is_confirmed {
                (self.patience * 2.0).min(PATIENCE.1)
            } else {
                PATIENCE.0
            };
            self.edge = if self.accepted < ENOUGH { failed } else { gap };
            gap *= MARGIN;
        }
        self.gap = seconds(gap, widest);
        self.edge = self.edge.min(self.gap.as_secs_f64());
    }

    fn accepted(&mut self) {
        if let Some(cap) = &mut self.cap {
            cap.accepted();
        }
        if self.gap.is_zero() {
            return;
        }
        self.accepted = self.accepted.saturating_add(1);
        let gap = self.gap.as_secs_f64();
        // Infinite if the edge is not known.
        let ratio = gap / self.edge;
        let impatience = f64::from(self.accepted) / self.patience;
        let near = SLOW.min(SLOW_PER_SECOND * gap) * (1.0 + impatience * impatience);
        let far = (APPROACH * (ratio - MARGIN)).max(RETREAT * (STALE - ratio));
        let most = FAST * (gap / LONG).max(1.0);
        let share = near.max(far).min(most).min(0.5);
        self.narrowing += (share - self.narrowing) / 5.0;
        self.gap = self.gap.mul_f64(1.0 - share);
        if self.gap < NARROWEST {
            self.gap = Duration::ZERO;
        }
    }

    /// Returns whether the next request waits because the server refused others recently.
    pub(crate) fn is_throttled(&self, now: Instant) -> bool {
        let is_held = !self.hold.is_over(now);
        !self.is_forgettable(now) && (is_held || matches!(self.ready(now), Verdict::WaitUntil(_)))
    }

    /// Returns the rest of the wait that the server stated.
    pub(crate) fn left(&self, now: Instant) -> Option<Duration> {
        self.hold.left(now)
    }

    /// Returns whether nothing is lost if a new gate takes the place of this one.
    pub(crate) fn is_forgettable(&self, now: Instant) -> bool {
        let is_idle = self.in_flight == 0 && self.hold.until().is_none_or(|until| until <= now);
        let is_free = self.gap.is_zero() && self.cap.is_none() && self.hold.is_over(now);
        let is_long_ago = |at: Instant| now.saturating_duration_since(at) >= MEMORY;
        is_idle && (is_free || self.last_start.is_none_or(is_long_ago))
    }
}

impl Cap {
    fn accepted(&mut self) {
        self.accepted += 1;
        if self.accepted >= self.patience {
            self.accepted = 0;
            self.most = self.most.saturating_add(1);
            self.is_trial = true;
        }
    }

    /// Returns whether a request was refused because one more in flight was tried.
    fn refused(&mut self, started: Started) -> bool {
        let is_end_of_trial = self.is_trial && started.in_flight == self.most;
        if is_end_of_trial {
            self.accepted = 0;
            self.patience = (self.patience * 2).min(TRIAL.1);
            self.most -= 1;
            self.is_trial = false;
        }
        is_end_of_trial
    }
}

impl Gate for Account {
    fn ready(&self, now: Instant) -> Verdict {
        let cap = self.cap.map_or(usize::MAX, |cap| cap.most);
        if self.in_flight >= self.most_in_flight.min(cap) || self.hold.is_probing() {
            return Verdict::WaitForRelease;
        }
        let behind_gap = self.last_start.map(|start| later(start, self.gap));
        match self.hold.until().max(behind_gap) {
            Some(until) if until > now => Verdict::WaitUntil(until),
            _ => Verdict::Start,
        }
    }

    fn blocked_until(&self) -> Option<Instant> {
        self.hold.until()
    }

    fn start(&mut self, now: Instant) -> Started {
        if self.is_forgettable(now) {
            self.gap = Duration::ZERO;
            self.cap = None;
            self.cap_is_refuted = false;
        }
        self.in_flight += 1;
        self.last_start = Some(now);
        Started {
            at: now,
            in_flight: self.in_flight,
            gap: self.gap,
            is_probe: self.hold.start(),
        }
    }

    fn release(&mut self, _has_response: bool) {
        self.in_flight = self.in_flight.saturating_sub(1);
    }

    fn end_probe(&mut self) {
        self.hold.end_probe();
    }
}

fn seconds(seconds: f64, most: Duration) -> Duration {
    Duration::try_from_secs_f64(seconds).map_or(most, |duration| duration.min(most))
}

#[cfg(test)]
mod tests {
    use super::*;

    const THROTTLED: Option<&Throttled> = Some(&Throttled { retry_after: None });
    const LATENCY: Duration = Duration::from_millis(100);

    /// A caller that sends one request after another.
    struct Caller {
        account: Account,
        now: Instant,
    }

    impl Caller {
        fn new(pace: &Pace) -> Self {
            Self {
                account: Account::new(pace),
                now: Instant::now(),
            }
        }

        fn start(&mut self) -> Started {
            if let Verdict::WaitUntil(until) = self.account.ready(self.now) {
                self.now = until;
            }
            assert_eq!(self.account.ready(self.now), Verdict::Start);
            self.account.start(self.now)
        }

        fn respond(&mut self, started: Started, throttled: Option<&Throttled>) {
            self.now += LATENCY;
            self.account.observe(started, throttled, self.now);
            self.account.release(true);
        }

        fn call(&mut self, throttled: Option<&Throttled>) -> Duration {
            let started = self.start();
            self.respond(started, throttled);
            self.account.gap
        }

        /// Returns a caller whose edge is known from enough accepted requests.
        fn settled() -> Self {
            let mut caller = Self::new(&Pace::default());
            caller.call(THROTTLED);
            for _ in 0..20 {
                caller.call(None);
            }
            caller.call(THROTTLED);
            caller
        }
    }

    #[test]
    fn an_account_has_no_gap_before_it_is_throttled() {
        let mut caller = Caller::new(&Pace::default());
        for _ in 0..1000 {
            assert_eq!(caller.call(None), Duration::ZERO);
        }
    }

    #[test]
    fn no_more_requests_are_in_flight_than_allowed() {
        let mut caller = Caller::new(&Pace::default().in_flight_per_account(2));
        let started = caller.start();
        caller.start();
        assert_eq!(caller.account.ready(caller.now), Verdict::WaitForRelease);
        caller.respond(started, None);
        caller.start();
    }

    #[test]
    fn at_least_one_request_may_be_in_flight() {
        Caller::new(&Pace::default().in_flight_per_account(0)).start();
    }

    #[test]
    fn the_first_throttled_response_opens_a_gap() {
        let mut caller = Caller::new(&Pace::default());
        assert_eq!(caller.call(THROTTLED), Duration::from_millis(300));
        let start = caller.start().at;
        let next = Verdict::WaitUntil(start + Duration::from_millis(300));
        assert_eq!(caller.account.ready(start), next);
    }

    #[test]
    fn requests_throttled_together_widen_the_gap_once() {
        let mut caller = Caller::new(&Pace::default());
        let started = [(); 6].map(|()| caller.start());
        for started in started {
            caller.respond(started, THROTTLED);
            assert_eq!(caller.account.gap, Duration::from_millis(300));
        }
    }

    #[test]
    fn a_gap_doubles_while_no_request_is_accepted() {
        let mut caller = Caller::new(&Pace::default());
        for gap in [300, 600, 1200, 2400, 4800, 9600, 10_000, 10_000] {
            assert_eq!(caller.call(THROTTLED), Duration::from_millis(gap));
        }
    }

    #[test]
    fn a_gap_widens_less_the_more_requests_were_accepted() {
        let mut before = f64::INFINITY;
        for accepted in [1, 2, 4, 8, 100] {
            let mut caller = Caller::settled();
            for _ in 0..accepted {
                caller.call(None);
            }
            let narrow = caller.account.gap;
            let factor = caller.call(THROTTLED).div_duration_f64(narrow);
            assert!(factor > 1.0 && factor < before, "{accepted}: {factor}");
            before = factor;
        }
        assert!(before < 1.15, "{before}");
    }

    #[test]
    fn a_gap_narrows_slowly_next_to_its_edge() {
        let mut caller = Caller::settled();
        let before = caller.account.gap;
        for _ in 0..50 {
            caller.call(None);
        }
        assert!(caller.account.gap > before.mul_f64(0.95));
    }

    #[test]
    fn a_gap_narrows_fast_while_its_edge_is_not_known() {
        let mut caller = Caller::new(&Pace::default());
        caller.call(THROTTLED);
        for _ in 0..50 {
            caller.call(None);
        }
        assert!(caller.account.gap < Duration::from_millis(100));
    }

    #[test]
    fn accepted_requests_close_the_gap() {
        let mut caller = Caller::settled();
        let mut calls = 0;
        while !caller.call(None).is_zero() {
            calls += 1;
            assert!(calls < 1500);
        }
    }

    /// Returns a caller after the server has refused a fifth request in flight.
    fn capped() -> Caller {
        let mut caller = Caller::settled();
        for _ in 0..20 {
            caller.call(None);
        }
        let mut started = [(); 5].map(|()| caller.start()).into_iter();
        let fifth = started.next_back().expect("five");
        for started in started {
            caller.respond(started, None);
        }
        caller.respond(fifth, THROTTLED);
        caller
    }

    /// Returns the number of requests that may be in flight, after responding to each.
    fn most_in_flight(caller: &mut Caller) -> usize {
        let mut started = Vec::new();
        while caller.account.ready(caller.now) != Verdict::WaitForRelease {
            started.push(caller.start());
        }
        let most = started.len();
        for started in started {
            caller.respond(started, None);
        }
        most
    }

    #[test]
    fn four_in_flight_need_no_gap_if_a_fifth_is_refused() {
        let mut caller = capped();
        assert_eq!(most_in_flight(&mut caller), 4);
        for _ in 0..100 {
            caller.call(None);
        }
        assert!(caller.account.gap < Duration::from_millis(20));
    }

    #[test]
    fn one_more_in_flight_is_tried_from_time_to_time() {
        let mut caller = capped();
        for _ in 0..TRIAL.0 {
            caller.call(None);
        }
        let mut started = [(); 5].map(|()| caller.start()).into_iter();
        let gap = caller.account.gap;
        caller.respond(started.next_back().expect("five"), THROTTLED);
        assert_eq!(caller.account.gap, gap);
        for started in started {
            caller.respond(started, None);
        }
        assert_eq!(most_in_flight(&mut caller), 4);
        for _ in 0..TRIAL.0 {
            caller.call(None);
        }
        assert_eq!(most_in_flight(&mut caller), 4);
    }

    #[test]
    fn a_refusal_of_fewer_in_flight_brings_the_gap_back() {
        let mut caller = capped();
        let before = caller.account.gap;
        for _ in 0..20 {
            caller.call(None);
        }
        assert!(caller.account.gap < before.mul_f64(0.6));
        caller.call(THROTTLED);
        assert!(caller.account.gap >= before.mul_f64(0.99));
        assert_eq!(most_in_flight(&mut caller), 6);
    }

    #[test]
    fn retry_after_holds_back_the_account() {
        let mut caller = Caller::new(&Pace::default());
        let started = [(); 2].map(|()| caller.start());
        let retry_after = |seconds| Throttled {
            retry_after: Some(Duration::from_secs(seconds)),
        };
        caller.respond(started[0], Some(&retry_after(10)));
        let until = caller.now + Duration::from_secs(10);
        caller.respond(started[1], Some(&retry_after(1)));
        let verdict = caller.account.ready(caller.now);
        assert_eq!(verdict, Verdict::WaitUntil(until));
    }

    #[test]
    fn the_longest_durations_do_not_overflow() {
        let mut caller = Caller::new(&Pace::default().gap(Duration::MAX));
        let throttled = Throttled {
            retry_after: Some(Duration::MAX),
        };
        for _ in 0..3 {
            let started = caller.account.start(caller.now);
            caller.respond(started, Some(&throttled));
            caller.respond(started, None);
        }
        let verdict = caller.account.ready(caller.now);
        assert!(matches!(verdict, Verdict::WaitUntil(_)));
    }

    #[test]
    fn a_gap_of_zero_never_opens() {
        let mut caller = Caller::new(&Pace::default().gap(Duration::ZERO));
        for _ in 0..10 {
            assert_eq!(caller.call(THROTTLED), Duration::ZERO);
        }
    }

    #[test]
    fn without_a_gap_throttled_responses_are_ignored() {
        let mut caller = Caller::new(&Pace::off().in_flight_per_account(1));
        let throttled = Throttled {
            retry_after: Some(Duration::from_secs(10)),
        };
        caller.call(Some(&throttled));
        assert_eq!(caller.account.ready(caller.now), Verdict::Start);
    }

    #[test]
    fn an_account_is_forgettable_once_idle_and_not_throttled_for_a_while() {
        let mut caller = Caller::new(&Pace::default());
        let started = caller.start();
        assert!(!caller.account.is_forgettable(caller.now));
        caller.respond(started, None);
        assert!(caller.account.is_forgettable(caller.now));
        caller.call(THROTTLED);
        assert!(!caller.account.is_forgettable(caller.now));
        caller.now += MEMORY;
        assert!(caller.account.is_forgettable(caller.now));
        caller.start();
        assert_eq!(caller.account.gap, Duration::ZERO);
    }
}

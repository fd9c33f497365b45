//! When an account has room for a request: it learns from throttled answers how wide a gap it needs.

use std::{ops::Range, time::Duration};

use tokio::time::Instant;

use super::{Gate, Pace, Started, Throttled, Verdict, later};

/// A gap grows no wider by itself: what is slower than this says so in `Retry-After`.
const WIDEST: Duration = Duration::from_secs(10);
/// Timers are no finer.
const NARROWEST: Duration = Duration::from_millis(1);
/// How long an idle account is known to need a gap.
const MEMORY: Duration = Duration::from_secs(600);

// The numbers below were chosen by simulation; `limiter/simulation.rs` prints what they achieve.

/// A gap settles this far above its edge.
const MARGIN: f64 = 1.03;
/// After fewer accepted requests, a throttled one does not show where the edge is.
const ENOUGH: u32 = 10;
/// How many requests a server is thought to allow at once after a quiet time. They hide for a while
/// that a gap has become too narrow.
const SAVED_UP: f64 = 1.0;
/// The ratios of an edge to the one before that confirm it.
const CONFIRMED: Range<f64> = 0.9..1.1;

/// The share by which a request narrows the gap at most.
const FAST: f64 = 0.03;
/// A gap of more seconds than this narrows faster, since it sees few requests.
const LONG: f64 = 0.7;
/// The share for a gap that is twice its edge; above the edge, it goes with the distance.
const APPROACH: f64 = 0.03;
/// The share at first, next to the edge.
const SLOW: f64 = 0.0003;
/// The same for a gap of one second; a shorter one sees more requests in a second.
const SLOW_PER_SECOND: f64 = 0.001;
/// After so many requests next to the edge, that share has doubled: at first, and when the edge has
/// been confirmed often.
const PATIENCE: (f64, f64) = (64.0, 192.0);
/// Below this ratio of gap and edge, the server must be allowing more than before.
const STALE: f64 = 0.85;
/// The share there goes with the distance to that, as `APPROACH` does.
const RETREAT: f64 = 0.2;

/// With fewer in flight, a refused request does not suggest that they were too many at a time.
const MANY: usize = 4;
/// After so many accepted requests, one more is tried in flight; after the second number, if that
/// has been refused often.
const TRIAL: (u32, u32) = (128, 512);

/// The requests of one account.
///
/// The gap is near its edge, the narrowest gap that the server allows as far as that is known. A
/// throttled answer shows where the edge is at least. Accepted requests narrow the gap: quickly
/// when it is far from the edge, but next to the edge hardly at all, since each try to go beyond
/// costs a throttled answer; the more of them are accepted there, the faster again.
///
/// What the server limits may also be how many are in flight. That is tried once, when one of many
/// is refused though the gap was good before: if it is so, no gap is needed.
#[derive(Debug)]
pub(crate) struct Account {
    most_in_flight: usize,
    /// The first gap; none if throttled answers are not heeded.
    opening: Option<Duration>,
    in_flight: usize,
    last_start: Option<Instant>,
    blocked_until: Option<Instant>,
    gap: Duration,
    /// In seconds; zero if it is not known.
    edge: f64,
    patience: f64,
    cap: Option<Cap>,
    cap_is_refuted: bool,
    widened_at: Option<Instant>,
    /// How many requests were accepted that started since `widened_at`.
    accepted: u32,
    /// By which share each of the last few of them narrowed the gap.
    narrowing: f64,
}

/// How many requests the server seems to allow in flight.
#[derive(Clone, Copy, Debug)]
struct Cap {
    most: usize,
    /// Since `most` was changed.
    accepted: u32,
    patience: u32,
    is_trial: bool,
    /// The edge, if there is no such cap.
    edge: f64,
}

impl Account {
    pub(crate) fn new(pace: &Pace) -> Self {
        Self {
            most_in_flight: pace.in_flight.unwrap_or(usize::MAX),
            opening: pace.gap,
            in_flight: 0,
            last_start: None,
            blocked_until: None,
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

    /// Takes an answer into account; `throttled` is only given if that is about the account.
    pub(crate) fn answered(
        &mut self,
        started: Started,
        throttled: Option<&Throttled>,
        now: Instant,
    ) {
        let Some(opening) = self.opening else {
            return;
        };
        if let Some(pause) = throttled.and_then(|throttled| throttled.retry_after) {
            self.blocked_until = self.blocked_until.max(Some(later(now, pause)));
        }
        // One event has many witnesses: all that were under way when the gap was widened.
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
            // Nothing shows how much too narrow it was, nor that the edge was right.
            self.edge *= 1.1;
        } else {
            // Of one request more than were accepted, the server refused one.
            let refused = 1.0 + 1.3 / f64::from(self.accepted);
            // This far the gap went past the edge until what the server had saved up was gone:
            // with each request narrowing it by a share, n of them need (share * n * n / 2) more
            // than the server allows.
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

    /// Returns whether the server has refused requests of late, so that others wait.
    pub(crate) fn is_throttled(&self, now: Instant) -> bool {
        let is_blocked = self.blocked_until.is_some_and(|until| until > now);
        is_blocked || !self.gap.is_zero() || self.cap.is_some()
    }

    /// Returns whether nothing is lost if a new account takes its place.
    pub(crate) fn is_forgettable(&self, now: Instant) -> bool {
        let is_idle = self.in_flight == 0 && self.blocked_until.is_none_or(|until| until <= now);
        let is_free = self.gap.is_zero() && self.cap.is_none();
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
        if self.in_flight >= self.most_in_flight.min(cap) {
            return Verdict::WaitForRelease;
        }
        let behind_gap = self.last_start.map(|start| later(start, self.gap));
        match self.blocked_until.max(behind_gap) {
            Some(until) if until > now => Verdict::WaitUntil(until),
            _ => Verdict::Start,
        }
    }

    fn blocked_until(&self) -> Option<Instant> {
        self.blocked_until
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
        }
    }

    fn release(&mut self, _was_answered: bool) {
        self.in_flight = self.in_flight.saturating_sub(1);
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

    /// One request after another.
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

        fn answer(&mut self, started: Started, throttled: Option<&Throttled>) {
            self.now += LATENCY;
            self.account.answered(started, throttled, self.now);
            self.account.release(true);
        }

        fn call(&mut self, throttled: Option<&Throttled>) -> Duration {
            let started = self.start();
            self.answer(started, throttled);
            self.account.gap
        }

        /// With an edge that is known from enough accepted requests.
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
    fn no_more_are_in_flight_than_allowed() {
        let mut caller = Caller::new(&Pace::default().in_flight_per_account(2));
        let started = caller.start();
        caller.start();
        assert_eq!(caller.account.ready(caller.now), Verdict::WaitForRelease);
        caller.answer(started, None);
        caller.start();
    }

    #[test]
    fn at_least_one_may_be_in_flight() {
        Caller::new(&Pace::default().in_flight_per_account(0)).start();
    }

    #[test]
    fn a_gap_opens_after_the_first_throttled_answer() {
        let mut caller = Caller::new(&Pace::default());
        assert_eq!(caller.call(THROTTLED), Duration::from_millis(300));
        let start = caller.start().at;
        let next = Verdict::WaitUntil(start + Duration::from_millis(300));
        assert_eq!(caller.account.ready(start), next);
    }

    #[test]
    fn one_event_widens_the_gap_once() {
        let mut caller = Caller::new(&Pace::default());
        let started = [(); 6].map(|()| caller.start());
        for started in started {
            caller.answer(started, THROTTLED);
            assert_eq!(caller.account.gap, Duration::from_millis(300));
        }
    }

    #[test]
    fn a_gap_in_which_nothing_is_accepted_doubles() {
        let mut caller = Caller::new(&Pace::default());
        for gap in [300, 600, 1200, 2400, 4800, 9600, 10_000, 10_000] {
            assert_eq!(caller.call(THROTTLED), Duration::from_millis(gap));
        }
    }

    #[test]
    fn a_gap_widens_less_the_more_was_accepted() {
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

    /// A server that refuses the fifth in flight.
    fn capped() -> Caller {
        let mut caller = Caller::settled();
        for _ in 0..20 {
            caller.call(None);
        }
        let mut started = [(); 5].map(|()| caller.start()).into_iter();
        let fifth = started.next_back().expect("five");
        for started in started {
            caller.answer(started, None);
        }
        caller.answer(fifth, THROTTLED);
        caller
    }

    /// Returns how many may be in flight, and has them answered.
    fn most_in_flight(caller: &mut Caller) -> usize {
        let mut started = Vec::new();
        while caller.account.ready(caller.now) != Verdict::WaitForRelease {
            started.push(caller.start());
        }
        let most = started.len();
        for started in started {
            caller.answer(started, None);
        }
        most
    }

    #[test]
    fn where_a_fifth_in_flight_is_refused_four_need_no_gap() {
        let mut caller = capped();
        assert_eq!(most_in_flight(&mut caller), 4);
        for _ in 0..100 {
            caller.call(None);
        }
        assert!(caller.account.gap < Duration::from_millis(20));
    }

    #[test]
    fn one_more_in_flight_is_tried_at_times() {
        let mut caller = capped();
        for _ in 0..TRIAL.0 {
            caller.call(None);
        }
        let mut started = [(); 5].map(|()| caller.start()).into_iter();
        let gap = caller.account.gap;
        caller.answer(started.next_back().expect("five"), THROTTLED);
        assert_eq!(caller.account.gap, gap);
        for started in started {
            caller.answer(started, None);
        }
        assert_eq!(most_in_flight(&mut caller), 4);
        for _ in 0..TRIAL.0 {
            caller.call(None);
        }
        assert_eq!(most_in_flight(&mut caller), 4);
    }

    #[test]
    fn where_fewer_in_flight_are_refused_too_there_is_a_gap_again() {
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
        caller.answer(started[0], Some(&retry_after(10)));
        let until = caller.now + Duration::from_secs(10);
        caller.answer(started[1], Some(&retry_after(1)));
        let verdict = caller.account.ready(caller.now);
        assert_eq!(verdict, Verdict::WaitUntil(until));
    }

    #[test]
    fn the_longest_times_are_no_problem() {
        let mut caller = Caller::new(&Pace::default().gap(Duration::MAX));
        let throttled = Throttled {
            retry_after: Some(Duration::MAX),
        };
        for _ in 0..3 {
            let started = caller.account.start(caller.now);
            caller.answer(started, Some(&throttled));
            caller.answer(started, None);
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
    fn without_a_gap_throttled_answers_are_not_heeded() {
        let mut caller = Caller::new(&Pace::off().in_flight_per_account(1));
        let throttled = Throttled {
            retry_after: Some(Duration::from_secs(10)),
        };
        caller.call(Some(&throttled));
        assert_eq!(caller.account.ready(caller.now), Verdict::Start);
    }

    #[test]
    fn an_account_is_forgotten_once_it_is_idle_and_was_not_throttled_for_long() {
        let mut caller = Caller::new(&Pace::default());
        let started = caller.start();
        assert!(!caller.account.is_forgettable(caller.now));
        caller.answer(started, None);
        assert!(caller.account.is_forgettable(caller.now));
        caller.call(THROTTLED);
        assert!(!caller.account.is_forgettable(caller.now));
        caller.now += MEMORY;
        assert!(caller.account.is_forgettable(caller.now));
        caller.start();
        assert_eq!(caller.account.gap, Duration::ZERO);
    }
}

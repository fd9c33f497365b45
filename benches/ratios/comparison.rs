//! Two ways to do the same work, measured in turns.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use super::shared::Failure;

/// The times of two ways to do the same work.
pub(super) struct Comparison {
    name: &'static str,
    by_hand: Duration,
    by_crate: Duration,
    /// The quartiles of the rounds' ratios.
    ratios: [f64; 3],
    /// The largest ratio that is allowed; a control has none.
    bound: Option<f64>,
}

impl Comparison {
    /// Measures both in each round. Dropping their results is not measured.
    pub(super) fn measure<A, B>(
        name: &'static str,
        bound: f64,
        rounds: usize,
        mut by_hand: impl FnMut() -> Result<A, Failure>,
        mut by_crate: impl FnMut() -> Result<B, Failure>,
    ) -> Result<Self, Failure> {
        let mut times = Vec::new();
        // The first rounds warm up caches and connections.
        let warm_up = rounds / 10 + 1;
        for round in 0..warm_up + rounds {
            let pair = if round % 2 == 0 {
                let first = time(&mut by_hand)?;
                (first, time(&mut by_crate)?)
            } else {
                let first = time(&mut by_crate)?;
                (time(&mut by_hand)?, first)
            };
            if round >= warm_up {
                times.push(pair);
            }
        }
        let ratios = times
            .iter()
            .map(|(by_hand, by_crate)| by_crate.as_secs_f64() / by_hand.as_secs_f64());
        let mut ratios: Vec<f64> = ratios.collect();
        ratios.sort_by(f64::total_cmp);
        let quartile = |number: usize| ratios[(ratios.len() - 1) * number / 4];
        Ok(Self {
            name,
            by_hand: undisturbed(times.iter().map(|(by_hand, _)| *by_hand)),
            by_crate: undisturbed(times.iter().map(|(_, by_crate)| *by_crate)),
            ratios: [quartile(1), quartile(2), quartile(3)],
            bound: Some(bound),
        })
    }

    /// Divides the times by the number of equal parts of a round.
    pub(super) fn per(mut self, parts: usize) -> Self {
        let parts = u32::try_from(parts).unwrap_or(u32::MAX);
        self.by_hand /= parts;
        self.by_crate /= parts;
        self
    }

    /// Returns the measurement as one that has no bound.
    pub(super) fn without_bound(self) -> Self {
        Self {
            bound: None,
            ..self
        }
    }

    /// Returns the median of the rounds' ratios.
    pub(super) fn ratio(&self) -> f64 {
        self.ratios[1]
    }

    /// Returns what was expected and found, if the ratio is above its bound.
    pub(super) fn missed(&self) -> Option<String> {
        let (name, ratio) = (self.name, self.ratio());
        let bound = self.bound.filter(|bound| ratio > *bound)?;
        Some(format!(
            "{name}: expected a ratio of at most {bound:.2}, found {ratio:.3}"
        ))
    }
}

impl std::fmt::Display for Comparison {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [low, ratio, high] = self.ratios;
        let micros = |time: Duration| time.as_secs_f64() * 1e6;
        let bound = self.bound.map(|bound| format!("{bound:.2}"));
        write!(
            f,
            "| {} | {:.1} µs | {:.1} µs | {ratio:.3} | {low:.3} to {high:.3} | {} |",
            self.name,
            micros(self.by_hand),
            micros(self.by_crate),
            bound.as_deref().unwrap_or("–")
        )
    }
}

fn time<T>(work: &mut impl FnMut() -> Result<T, Failure>) -> Result<Duration, Failure> {
    let start = Instant::now();
    let done = black_box(work()?);
    let time = start.elapsed();
    drop(done);
    Ok(time)
}

/// Returns the lower quartile: a busy machine makes many times longer, and the median shows it.
fn undisturbed(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort();
    times.get(times.len() / 4).copied().unwrap_or_default()
}

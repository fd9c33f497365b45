//! Decoding of bodies in which some values do not match: these are coerced or left out, and each is
//! reported.

mod alike;
mod cut;
mod decode_error;
mod hint;
#[cfg(test)]
mod kept;
mod log;
mod mend;
mod node;
mod parse;
mod place;
mod sweep;
mod tree;

use serde::de::DeserializeOwned;

use super::drift::{DecodeMode, Drift, Mismatch};
use crate::model::salvage::Scope;
use cut::Cut;
use mend::Healer;

/// Decodes a body that may not match its type; returns `None` if it is not JSON.
///
/// The body is decoded in passes, and after each the value that stopped it is mended. In strict
/// mode, the first such value is the error.
#[cold]
pub(crate) fn read<T: DeserializeOwned>(
    body: &[u8],
    mode: DecodeMode,
    stop: Option<Stop<'_>>,
) -> Option<Result<(T, Vec<Drift>), Mismatch>> {
    if let Some(Stop {
        scope,
        line,
        column,
    }) = stop
    {
        let kept = scope.kept().filter(|kept| *kept >= WORTH_KEEPING);
        let offset = cut::offset(body, line, column);
        let cut = offset
            .zip(kept)
            .and_then(|(offset, kept)| Cut::find(body, offset, kept));
        if let Some(cut) = cut {
            let healed = heal(body, Some(cut), mode, Some(scope));
            // The type may read other lists than it seems, as an untagged enum does.
            let is_error = matches!(healed, Some(Err(_)));
            if scope.finish(is_error) && healed.is_some() {
                return healed;
            }
        }
        scope.finish(false);
    }
    heal(body, None, mode, None)
}

/// The number of items from which keeping them is faster than reading them again.
const WORTH_KEEPING: usize = 16;

/// The line and column at which strict decoding stopped, with the items read before.
pub(crate) struct Stop<'s> {
    pub(crate) scope: &'s Scope,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

fn heal<T: DeserializeOwned>(
    body: &[u8],
    cut: Option<Cut>,
    mode: DecodeMode,
    scope: Option<&Scope>,
) -> Option<Result<(T, Vec<Drift>), Mismatch>> {
    let mut healer = Healer::new(parse::parse(body, cut)?, mode);
    let value = decode(&mut healer, scope);
    Some(value.map(|value| (value, healer.finish())))
}

fn decode<T: DeserializeOwned>(
    healer: &mut Healer<'_>,
    scope: Option<&Scope>,
) -> Result<T, Mismatch> {
    loop {
        if let Some(scope) = scope {
            scope.replay();
        }
        match T::deserialize(healer.root()) {
            Ok(value) => return Ok(value),
            Err(error) => healer.mend(error)?,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Deserializer, de::Error as _};
    use serde_json::Value;

    use super::*;

    /// The work of healing a body.
    struct Work {
        values: u64,
        steps: u64,
        result: Result<usize, Mismatch>,
    }

    /// Heals a body, and returns the number of its drifts or the mismatch.
    fn heal<T: DeserializeOwned>(body: &str) -> Work {
        let parsed = parse::parse(body.as_bytes(), None).expect("JSON");
        let values = parsed.values;
        let mut healer = Healer::new(parsed, DecodeMode::Heal);
        let value: Result<T, Mismatch> = decode(&mut healer, None);
        let steps = healer.step_count();
        Work {
            values,
            steps,
            result: value.map(|_| healer.finish().len()),
        }
    }

    fn rows(count: usize, row: impl Fn(usize) -> String) -> String {
        let rows: Vec<String> = (0..count).map(row).collect();
        format!("[{}]", rows.join(","))
    }

    #[derive(Deserialize)]
    #[allow(dead_code)]
    struct Row {
        id: Option<i64>,
        name: Option<String>,
    }

    /// A type that rejects odd numbers, each for a reason of its own.
    struct Even;

    impl<'de> Deserialize<'de> for Even {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            match u64::deserialize(deserializer)? {
                number if number % 2 == 0 => Ok(Self),
                number => Err(D::Error::custom(format!("{number} is odd"))),
            }
        }
    }

    #[test]
    fn the_steps_of_healing_are_proportional_to_the_values() {
        let lists = |count| {
            let row = format!("{}1e999{}", "[".repeat(126), "]".repeat(126));
            heal::<Vec<Value>>(&rows(count, |_| row.clone()))
        };
        let objects = |count| {
            let row = format!("{}1e999{}", r#"{"a":"#.repeat(126), "}".repeat(126));
            heal::<Vec<Value>>(&rows(count, |_| row.clone()))
        };
        let drifting = |count| {
            let row = |row: usize| format!(r#"{{"id":"x{row}","name":"a"}}"#);
            heal::<Vec<Row>>(&rows(count, row))
        };
        for (work, drift) in [
            (lists(500), 500),
            (lists(1000), 1000),
            (objects(500), 500),
            (objects(1000), 1000),
            (drifting(20_000), 20_000),
            (drifting(200_000), 200_000),
        ] {
            assert_eq!(work.result, Ok(drift));
            let bound = 16 * work.values;
            assert!(work.steps < bound, "{} steps, {bound}", work.steps);
        }
    }

    #[test]
    fn lists_nested_too_deeply_are_healed_in_few_steps() {
        let nested = format!("[{}{}]", "[".repeat(500_000), "]".repeat(500_000));
        let work = heal::<Vec<Value>>(&nested);
        assert_eq!(work.result, Ok(1));
        assert!(work.steps < 1000, "{}", work.steps);
    }

    #[test]
    fn healing_ends_where_every_mismatch_needs_a_pass_over_a_long_list() {
        let row = |row: usize| match row < 50_000 {
            true => "2".to_owned(),
            false => (2 * row + 1).to_string(),
        };
        let work = heal::<Vec<Even>>(&rows(50_200, row));
        let mismatch = work.result.expect_err("a mismatch").to_string();
        assert!(mismatch.contains("after more mismatches"), "{mismatch}");
        assert!(work.steps < 4_000_000 + 20 * work.values, "{}", work.steps);
    }
}

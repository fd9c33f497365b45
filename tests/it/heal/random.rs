//! The documented responses and the events with random changes: every value that was not changed is read as before,
//! and every change is reported.

mod changes;
mod check;

use std::{
    collections::BTreeMap,
    env,
    io::{self, Write},
};

use fastrand::Rng;
use onlyfansapi::{DecodeMode, Drift, Mismatch, mock::Endpoint};
use serde_json::Value;

use self::{
    changes::{BEYOND, Change, Place, changed, list_places},
    check::check,
};
use crate::{
    contract::{Decode, cases},
    webhooks::payloads,
};

/// The number of changed responses; `HEAL_RESPONSES` sets another.
const RESPONSES: usize = 3_000;

/// The number of changed payloads of events; `HEAL_EVENTS` sets another.
const EVENTS: usize = 640;

/// The number of rows in each list of a response.
const ROWS: usize = 3;

/// An operation or event, and its documented response or payload.
struct Subject {
    name: &'static str,
    decode: Decode,
    /// The response as it is written after it was read, with several rows in each list.
    response: Value,
    places: Vec<Place>,
    /// The indices of the places that differ in nothing but the rows that they are in.
    alike: BTreeMap<String, Vec<usize>>,
}

#[test]
fn a_changed_response_is_read_and_each_change_is_reported() {
    heal(
        "responses",
        &responses(),
        count("HEAL_RESPONSES", RESPONSES),
    );
}

#[test]
fn a_changed_event_is_read_and_each_change_is_reported() {
    heal("events", &events(), count("HEAL_EVENTS", EVENTS));
}

/// Returns the number that a variable sets.
fn count(variable: &str, default: usize) -> usize {
    env::var(variable).map_or(default, |count| count.parse().expect("a number"))
}

fn heal(kind: &str, subjects: &[Subject], responses: usize) {
    let mut random = Rng::with_seed(5);
    let (mut changes, mut drift) = (0, 0);
    for index in 0..responses {
        let subject = &subjects[index % subjects.len()];
        let changed = changed(subject, &mut random);
        let body = subject.body(&changed);
        let healed = subject.decode(&body, DecodeMode::Heal);
        let context = || format!("{}: {changed:?} in {body}", subject.name);
        let (healed, found) = healed.unwrap_or_else(|mismatch| panic!("{mismatch}, {}", context()));
        changes += changed.len();
        drift += found.len();
        if let Err(problem) = check(subject, &changed, &healed, &found) {
            panic!("{problem}, {healed} with {found:?}, {}", context());
        }
        if index % 8 != 0 {
            continue;
        }
        // The drift of one change does not depend on the others.
        let alone = changed.iter().flat_map(|change| {
            let healed = subject.decode(&subject.body([change]), DecodeMode::Heal);
            healed.map(|(_, drift)| drift).unwrap_or_default()
        });
        assert_eq!(sorted(alone), sorted(found.clone()), "{}", context());
        match subject.decode(&body, DecodeMode::Strict) {
            Ok((strict, _)) => assert_eq!((strict, found), (healed, vec![]), "{}", context()),
            Err(mismatch) => {
                let is_its = found.iter().any(|drift| drift.path == mismatch.path);
                assert!(is_its, "{mismatch}, not in {found:?}, {}", context());
            }
        }
    }
    writeln!(
        io::stdout(),
        "heal: {responses} {kind} of {} forms decoded, with {changes} changes and {drift} drifts",
        subjects.len(),
    )
    .expect("standard output");
}

fn sorted(drift: impl IntoIterator<Item = Drift>) -> Vec<String> {
    let mut drift: Vec<String> = drift.into_iter().map(|drift| drift.to_string()).collect();
    drift.sort();
    drift
}

impl Subject {
    /// Returns the text of the response with these changes.
    fn body<'a>(
        &self,
        changes: impl IntoIterator<Item = (&'a &'a str, &'a (&'a str, Change))>,
    ) -> String {
        let mut response = self.response.clone();
        for (_, (pointer, change)) in changes {
            change.apply(&mut response, pointer);
        }
        let body = response.to_string();
        body.replace(&format!("{BEYOND:?}"), "1e999")
    }

    fn decode(&self, body: &str, mode: DecodeMode) -> Result<(Value, Vec<Drift>), Mismatch> {
        (self.decode)(body.as_bytes(), mode)
    }
}

fn responses() -> Vec<Subject> {
    let responses: BTreeMap<String, &str> = Endpoint::all()
        .map(|endpoint| (endpoint.to_string(), endpoint.example()))
        .collect();
    let cases = cases().into_iter();
    let subjects = cases.filter_map(|case| {
        let response = responses[case.operation].as_bytes();
        Some(subject(case.operation, case.decode?, response))
    });
    subjects.collect()
}

fn events() -> Vec<Subject> {
    let payloads = payloads().into_iter();
    let subjects = payloads
        .map(|(name, decode, payload)| subject(name, decode, payload.to_string().as_bytes()));
    subjects.collect()
}

fn subject(name: &'static str, decode: Decode, response: &[u8]) -> Subject {
    let (mut response, drift) = decode(response, DecodeMode::Strict)
        .unwrap_or_else(|mismatch| panic!("{name}: {mismatch}"));
    assert_eq!(drift, [], "{name}");
    add_rows(&mut response);
    let mut places = vec![Place::default()];
    list_places(&response, &Place::default(), &mut places);
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        alike.entry(place.form.clone()).or_default().push(index);
    }
    Subject {
        name,
        decode,
        response,
        places,
        alike,
    }
}

/// Repeats the rows of the outermost lists, up to [`ROWS`].
fn add_rows(response: &mut Value) {
    match response {
        Value::Object(members) => members.values_mut().for_each(add_rows),
        Value::Array(items) if !items.is_empty() && items.len() < ROWS => {
            let rows = items.iter().cycle().take(ROWS).cloned();
            *items = rows.collect();
        }
        _ => {}
    }
}

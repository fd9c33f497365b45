//! The answers of all operations with random changes: all that was not changed is still read, and
//! all that was is reported.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
    time::{Duration, Instant},
};

use fastrand::Rng;
use onlyfansapi::{DecodeMode, Drift, DriftAction, Mismatch};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::contract::{Case, cases};

/// How many answers are changed.
const ANSWERS: usize = 110_000;

/// How many rows their lists have.
const ROWS: usize = 3;

/// Stands for a number that JSON has and Rust has not.
const BEYOND: &str = "<beyond all numbers>";

/// An operation and the answer that it is documented with.
struct Subject {
    case: Case,
    /// As it is read and written again, with several rows.
    answer: Value,
    places: Vec<Place>,
    /// The indices of places that are alike but for the rows in which they are.
    alike: BTreeMap<String, Vec<usize>>,
}

/// The place of a value, as a JSON pointer and as drift writes it.
#[derive(Clone, Default)]
struct Place {
    pointer: String,
    path: String,
    /// The path without indices.
    form: String,
}

impl Place {
    fn member(&self, name: &str) -> Self {
        let step = name.replace('~', "~0").replace('/', "~1");
        let (mut path, mut form) = (self.path.clone(), self.form.clone());
        push(&mut path, name);
        push(&mut form, name);
        Self {
            pointer: format!("{}/{step}", self.pointer),
            path,
            form,
        }
    }

    fn item(&self, index: usize) -> Self {
        Self {
            pointer: format!("{}/{index}", self.pointer),
            path: format!("{}[{index}]", self.path),
            form: format!("{}[]", self.form),
        }
    }
}

/// What is done to a value.
#[derive(Debug)]
enum Change {
    /// It is another value.
    To(Value),
    /// It is not there any more.
    Gone,
    /// It has a member more.
    Member(String, Value),
}

/// The changes of an answer, by their places as drift writes them, with their pointers.
type Changes<'a> = BTreeMap<&'a str, (&'a str, Change)>;

#[test]
fn whatever_changes_the_rest_is_read_and_the_change_is_reported() {
    let subjects = subjects();
    let mut random = Rng::with_seed(5);
    let (mut changes, mut drift, mut longest) = (0, 0, Duration::ZERO);
    let mut decoding = Duration::ZERO;
    for index in 0..ANSWERS {
        let subject = &subjects[index % subjects.len()];
        let changed = changed(subject, &mut random);
        let body = subject.body(&changed);
        let start = Instant::now();
        let healed = subject.decode(&body, DecodeMode::Heal);
        let time = start.elapsed();
        decoding += time;
        longest = longest.max(time);
        let context = || format!("{}: {changed:?} in {body}", subject.case.operation);
        let (healed, found) = healed.unwrap_or_else(|mismatch| panic!("{mismatch}, {}", context()));
        changes += changed.len();
        drift += found.len();
        if let Err(problem) = hold(subject, &changed, &healed, &found) {
            panic!("{problem}, {healed} with {found:?}, {}", context());
        }
        if index % 8 != 0 {
            continue;
        }
        // What becomes of one change does not depend on the others.
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
    let count = u32::try_from(ANSWERS).expect("not that many");
    writeln!(
        io::stdout(),
        "heal: {ANSWERS} answers of {} operations with {changes} changes decoded, {drift} drifts; {:?} each, {longest:?} at most",
        subjects.len(),
        decoding / count,
    )
    .expect("standard output");
}

fn sorted(drift: impl IntoIterator<Item = Drift>) -> Vec<String> {
    let mut drift: Vec<String> = drift.into_iter().map(|drift| drift.to_string()).collect();
    drift.sort();
    drift
}

impl Subject {
    /// The answer with changes, as it comes.
    fn body<'a>(
        &self,
        changes: impl IntoIterator<Item = (&'a &'a str, &'a (&'a str, Change))>,
    ) -> String {
        let mut answer = self.answer.clone();
        for (_, (pointer, change)) in changes {
            change.apply(&mut answer, pointer);
        }
        let body = answer.to_string();
        body.replace(&format!("{BEYOND:?}"), "1e999")
    }

    fn decode(&self, body: &str, mode: DecodeMode) -> Result<(Value, Vec<Drift>), Mismatch> {
        let decode = self.case.decode.expect("an answer of JSON");
        decode(body.as_bytes(), mode)
    }
}

impl Change {
    fn apply(&self, answer: &mut Value, pointer: &str) {
        if let Self::Gone = self {
            let (parent, name) = pointer.rsplit_once('/').expect("a member");
            if let Some(Value::Object(members)) = answer.pointer_mut(parent) {
                members.remove(&name.replace("~1", "/").replace("~0", "~"));
            }
            return;
        }
        let value = answer.pointer_mut(pointer).expect("a value");
        match (self, value) {
            (Self::Member(name, member), Value::Object(members)) => {
                members.insert(name.clone(), member.clone());
            }
            (Self::To(other), value) => *value = other.clone(),
            _ => {}
        }
    }
}

fn subjects() -> Vec<Subject> {
    #[derive(Deserialize)]
    struct Entry {
        method: String,
        path: String,
        body: String,
    }

    let index = include_str!(concat!(env!("OUT_DIR"), "/mock.json"));
    let entries: Vec<Entry> = serde_json::from_str(index).expect("an index");
    let answers: BTreeMap<String, String> = entries
        .into_iter()
        .map(|entry| (format!("{} {}", entry.method, entry.path), entry.body))
        .collect();
    let subject = |case: Case| {
        let answer = &answers[case.operation];
        let (mut answer, drift) = (case.decode?)(answer.as_bytes(), DecodeMode::Strict)
            .unwrap_or_else(|mismatch| panic!("{}: {mismatch}", case.operation));
        assert_eq!(drift, [], "{}", case.operation);
        add_rows(&mut answer);
        let mut places = vec![Place::default()];
        list_places(&answer, &Place::default(), &mut places);
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, place) in places.iter().enumerate() {
            alike.entry(place.form.clone()).or_default().push(index);
        }
        Some(Subject {
            case,
            answer,
            places,
            alike,
        })
    };
    cases().into_iter().filter_map(subject).collect()
}

/// Repeats the rows of the outermost lists.
fn add_rows(answer: &mut Value) {
    match answer {
        Value::Object(members) => members.values_mut().for_each(add_rows),
        Value::Array(items) if !items.is_empty() && items.len() < ROWS => {
            let rows = items.iter().cycle().take(ROWS).cloned();
            *items = rows.collect();
        }
        _ => {}
    }
}

/// Lists the places of all values within a value.
fn list_places(value: &Value, place: &Place, places: &mut Vec<Place>) {
    let within: Vec<(Place, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, member)| (place.member(name), member))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (place.item(index), item))
            .collect(),
        _ => Vec::new(),
    };
    for (place, value) in within {
        list_places(value, &place, places);
        places.push(place);
    }
}

/// Chooses changes of an answer in one to five places, none within another.
fn changed<'a>(subject: &'a Subject, random: &mut Rng) -> Changes<'a> {
    let mut changes = Changes::new();
    let mut index = random.usize(..subject.places.len());
    for _ in 0..random.usize(1..=5) {
        let place = &subject.places[index];
        // Next, the same in another row, or anything.
        let alike = &subject.alike[&place.form];
        index = match random.bool() {
            true => alike[random.usize(..alike.len())],
            false => random.usize(..subject.places.len()),
        };
        let is_taken = |other: &&str| is_at(other, &place.path) || is_at(&place.path, other);
        if !changes.keys().any(is_taken)
            && let Some(change) = change(&subject.answer, &place.pointer, random)
        {
            changes.insert(&place.path, (&place.pointer, change));
        }
    }
    changes
}

fn change(answer: &Value, pointer: &str, random: &mut Rng) -> Option<Change> {
    let value = answer.pointer(pointer)?;
    let kind = random.u32(..8);
    if value.is_object() && (pointer.is_empty() || kind == 0) {
        let name = format!("unknown_{}", random.u32(..9));
        return Some(Change::Member(name, another(random)));
    }
    // The answer as a whole stays of its kind.
    let (parent, _) = pointer.rsplit_once('/')?;
    let parent = answer.pointer(parent)?;
    let other = match kind {
        1 => return parent.is_object().then_some(Change::Gone),
        2 => Value::Null,
        3 => json!([]),
        4 => json!({}),
        5 => huge(random),
        _ => another(random),
    };
    // Requests read such lists in their own way; plainly, their items may be lists.
    let is_item_at_the_top = answer.is_array() && pointer.matches('/').count() == 1;
    (!is_item_at_the_top || !other.is_array()).then_some(Change::To(other))
}

fn huge(random: &mut Rng) -> Value {
    match random.u32(..6) {
        0 => json!(u64::MAX),
        1 => json!(i64::MIN),
        2 => json!(1e300),
        3 => json!(-123_456_789_012_345_678_901_234_567_890.0),
        4 => json!("9".repeat(400)),
        _ => json!(BEYOND),
    }
}

fn another(random: &mut Rng) -> Value {
    match random.u32(..20) {
        0 => json!(true),
        1 => json!(false),
        2 => json!(0),
        3 => json!(1),
        4 => json!(-7),
        5 => json!(2.0),
        6 => json!(2.5),
        7 => json!(""),
        8 => json!(" "),
        9 => json!("0"),
        10 => json!("12.50"),
        11 => json!("true"),
        12 => json!("expected i64"),
        13 => json!([1, "a", null, {"a": 1}, [2]]),
        14 => json!([null]),
        15 => json!([[]]),
        16 => json!({"0": "a", "1": 2}),
        17 => json!({"a": null, "b": [1]}),
        18 => json!({"id": "x", "name": 5, "data": [{}]}),
        _ => Value::Null,
    }
}

/// Whether all that was not changed is as before, and all that was is accounted for.
fn hold(
    subject: &Subject,
    changes: &Changes<'_>,
    healed: &Value,
    drift: &[Drift],
) -> Result<(), String> {
    let removed = drift
        .iter()
        .filter(|drift| drift.action == DriftAction::Removed);
    let walk = Walk {
        changes,
        drift,
        removed: removed.map(|drift| drift.path.as_str()).collect(),
    };
    walk.hold(&subject.answer, Some(healed), &mut String::new())?;
    for drift in drift {
        if !changes.keys().any(|path| is_at(&drift.path, path)) {
            return Err(format!("a drift where nothing was changed: {drift}"));
        }
    }
    Ok(())
}

fn push(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

/// Whether a path is another or leads further.
fn is_at(path: &str, start: &str) -> bool {
    let rest = path.strip_prefix(start);
    rest.is_some_and(|rest| start.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
}

struct Walk<'a> {
    changes: &'a Changes<'a>,
    drift: &'a [Drift],
    removed: BTreeSet<&'a str>,
}

impl Walk<'_> {
    fn hold(&self, before: &Value, after: Option<&Value>, path: &mut String) -> Result<(), String> {
        match self.changes.get(path.as_str()).map(|(_, change)| change) {
            Some(Change::To(value)) => {
                let is_reported = self.drift.iter().any(|drift| is_at(&drift.path, path));
                return match is_reported || is_kept(value, before, after) {
                    true => Ok(()),
                    false => Err(format!("{value} at {path} is neither read nor reported")),
                };
            }
            // Unknown members do no harm.
            Some(Change::Gone) => return Ok(()),
            Some(Change::Member(..)) | None => {}
        }
        match (before, after) {
            (Value::Object(members), Some(Value::Object(after))) => {
                let length = path.len();
                for (name, member) in members {
                    push(path, name);
                    self.hold(member, after.get(name), path)?;
                    path.truncate(length);
                }
                Ok(())
            }
            (Value::Array(items), Some(Value::Array(after))) => self.hold_items(items, after, path),
            (before, Some(after)) if before == after => Ok(()),
            _ => Err(format!("{before} at {path} is {after:?}")),
        }
    }

    fn hold_items(
        &self,
        before: &[Value],
        after: &[Value],
        path: &mut String,
    ) -> Result<(), String> {
        let length = path.len();
        let mut at = |index: usize| {
            path.truncate(length);
            path.push_str(&format!("[{index}]"));
            path.clone()
        };
        let paths: Vec<String> = (0..before.len()).map(&mut at).collect();
        let is_null = |path: &String| {
            matches!(
                self.changes.get(path.as_str()),
                Some((_, Change::To(Value::Null)))
            ) && !self.removed.contains(path.as_str())
        };
        let is_removed = |path: &&String| self.removed.contains(path.as_str());
        let removed = paths.iter().filter(is_removed).count();
        let nulls = paths.iter().filter(|path| is_null(path)).count();
        // Lists of any JSON keep their nulls.
        let keeps_nulls = before.len() == after.len() + removed;
        if !keeps_nulls && before.len() != after.len() + removed + nulls {
            return Err(format!(
                "{} items at {path} are {}",
                before.len(),
                after.len()
            ));
        }
        let mut after = after.iter();
        for (item, mut path) in before.iter().zip(paths) {
            if is_removed(&&path) || is_null(&path) && !keeps_nulls {
                continue;
            }
            self.hold(item, after.next(), &mut path)?;
        }
        path.truncate(length);
        Ok(())
    }
}

/// Whether a value is read as what it is, or is one that types take for nothing.
fn is_kept(value: &Value, before: &Value, after: Option<&Value>) -> bool {
    let is_nothing = after.is_none_or(|after| match after {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    });
    let may_be_nothing = match value {
        Value::Null => true,
        // Blank text for a number.
        Value::String(text) => text.trim().is_empty() && before.is_number(),
        // PHP's object without members.
        Value::Array(items) => items.is_empty() && before.is_object(),
        _ => false,
    };
    may_be_nothing && is_nothing || is_same(value, after)
}

fn is_same(value: &Value, after: Option<&Value>) -> bool {
    match (value, after) {
        (Value::Number(number), Some(Value::Number(after))) => number.as_f64() == after.as_f64(),
        (Value::String(text), Some(Value::Number(after))) => {
            text.trim().parse().ok() == after.as_f64()
        }
        (Value::Array(items), Some(Value::Array(after))) => {
            let items = items.iter().filter(|item| !item.is_null());
            let after: Vec<&Value> = after.iter().filter(|item| !item.is_null()).collect();
            items.clone().count() == after.len()
                && items
                    .zip(after)
                    .all(|(item, after)| is_same(item, Some(after)))
        }
        // Members that a type does not know are not read.
        (Value::Object(members), Some(Value::Object(after))) => is_same_object(members, after),
        (value, after) => after == Some(value),
    }
}

fn is_same_object(members: &Map<String, Value>, after: &Map<String, Value>) -> bool {
    after.iter().all(|(name, after)| match members.get(name) {
        Some(member) => is_same(member, Some(after)),
        None => matches!(after, Value::Array(items) if items.is_empty()) || *after == json!({}),
    })
}

//! The check that a healed response has every value that was not changed, and that the drift has
//! every one that was.

use std::collections::BTreeSet;

use onlyfansapi::{Drift, DriftAction};
use serde_json::{Map, Value, json};

use super::{
    Subject,
    changes::{Change, Changes, is_at, push},
};

/// Checks that each unchanged value is read as before, and that each change is read or reported.
pub(super) fn check(
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
    walk.check(&subject.response, Some(healed), &mut String::new())?;
    for drift in drift {
        if !changes.keys().any(|path| is_at(&drift.path, path)) {
            return Err(format!("a drift where nothing was changed: {drift}"));
        }
    }
    Ok(())
}

struct Walk<'a> {
    changes: &'a Changes<'a>,
    drift: &'a [Drift],
    removed: BTreeSet<&'a str>,
}

impl Walk<'_> {
    fn check(
        &self,
        before: &Value,
        after: Option<&Value>,
        path: &mut String,
    ) -> Result<(), String> {
        match self.changes.get(path.as_str()).map(|(_, change)| change) {
            Some(Change::To(value)) => {
                let is_reported = self.drift.iter().any(|drift| is_at(&drift.path, path));
                return match is_reported || is_kept(value, before, after) {
                    true => Ok(()),
                    false => Err(format!("{value} at {path} is neither read nor reported")),
                };
            }
            Some(Change::Gone) => {
                return match is_nothing(after) {
                    true => Ok(()),
                    false => Err(format!("{path} is missing, and is read as {after:?}")),
                };
            }
            // Unknown members are ignored.
            Some(Change::Member(..)) | None => {}
        }
        match (before, after) {
            (Value::Object(members), Some(Value::Object(after))) => {
                let length = path.len();
                for (name, member) in members {
                    push(path, name);
                    self.check(member, after.get(name), path)?;
                    path.truncate(length);
                }
                Ok(())
            }
            (Value::Array(items), Some(Value::Array(after))) => {
                self.check_items(items, after, path)
            }
            (before, Some(after)) if before == after => Ok(()),
            _ => Err(format!("{before} at {path} is {after:?}")),
        }
    }

    fn check_items(
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
            self.check(item, after.next(), &mut path)?;
        }
        path.truncate(length);
        Ok(())
    }
}

/// Whether a member is read as if it were missing.
fn is_nothing(after: Option<&Value>) -> bool {
    after.is_none_or(|after| match after {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    })
}

/// Whether a value is read as it is, or as nothing where its type allows that.
fn is_kept(value: &Value, before: &Value, after: Option<&Value>) -> bool {
    let may_be_nothing = match value {
        Value::Null => true,
        // PHP writes an object without members so.
        Value::Array(items) => items.is_empty() && before.is_object(),
        _ => false,
    };
    may_be_nothing && is_nothing(after) || is_same(value, after)
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
        // Unknown members are not read.
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

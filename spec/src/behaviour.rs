//! [`Behaviour`]: effects of operations that the vendored document does not state, facts on members
//! of their responses, and the events that the server sends.

mod effects;
mod events;
mod facts;
mod lists;
mod members;

use crate::{
    document::{Behaviour, Document},
    names_lock,
};
use effects::EFFECTS;
pub use events::named_events;
pub use facts::facts_of_nothing;
pub(crate) use facts::{Facts, describe};
use lists::LISTS;
pub use lists::unknown_lists;
use members::MEMBERS;

/// Paths at which, and below which, the server responds from its own store, for no credits.
///
/// OnlyFans' limits per account do not hold there. The vendor's guide to data sources, the method
/// docs of the official Python SDK and the descriptions of the operations tell which these are.
const FREE: [&str; 12] = [
    "/api/link-tags",
    "/api/smart-link-postbacks",
    "/api/smart-links/{}/pixels",
    "/api/smart-links/{}/tags",
    "/api/usage",
    "/api/webhooks",
    "/api/{}/media/uploads/{}/status",
    "/api/{}/shared-tracking-links/{}/tags",
    "/api/{}/shared-trial-links/{}/tags",
    "/api/{}/stored",
    "/api/{}/tracking-links/{}/tags",
    "/api/{}/trial-links/{}/tags",
];

/// Paths at which, and below which, the server responds from its own store, for credits.
const STORED: [&str; 1] = ["/api/smart-links"];

/// Operations for which `success: false` is no failure.
const RESULTS: [&str; 1] = ["POST /api/{}/settings/username-exists"];

/// Operations whose calls cost other credits than their path tells, and the least a call costs.
///
/// The price of a summary is due when it is finished, a delivery is billed, a cached profile is free.
/// No source tells the price of a pixel's test event.
const CREDITS: [(&str, i64); 5] = [
    ("GET /api/profiles/{}", 0),
    ("POST /api/{}/chats/{}/typing", 0),
    ("POST /api/{}/fans/{}/summary", 200),
    ("POST /api/smart-links/{}/pixels/{}/test-event", 1),
    ("POST /api/webhooks/{}/deliveries/{}/redeliver", 1),
];

/// Adds the behaviour of operations and the facts on members to a document.
///
/// An operation that moved loses its behaviour until its key is changed here, and a renamed member
/// loses its fact.
pub(crate) fn tell(document: &mut Document) {
    document.facts = MEMBERS;
    document.events = events::events();
    for operation in &mut document.operations {
        let key = names_lock::key(operation);
        let is_free = FREE.iter().any(|path| is_below(&key, path));
        let known = CREDITS.iter().find(|(known, _)| *known == key);
        operation.behaviour = Behaviour {
            effects: EFFECTS
                .iter()
                .filter(|(_, keys)| keys.contains(&key.as_str()))
                .map(|(effect, _)| *effect)
                .collect(),
            is_stored: is_free || STORED.iter().any(|path| is_below(&key, path)),
            reports_failure: !RESULTS.contains(&key.as_str()),
            credits: known.map_or(i64::from(!is_free), |(_, credits)| *credits),
            list: LISTS
                .iter()
                .find(|(known, _)| *known == key)
                .map(|(_, list)| *list),
        };
    }
}

fn is_below(key: &str, path: &str) -> bool {
    let rest = key
        .split_once(' ')
        .and_then(|(_, own)| own.strip_prefix(path));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Returns the operations and paths of these lists that a document does not have.
#[must_use]
pub fn behaviour_of_nothing(document: &Document) -> Vec<&'static str> {
    let known: Vec<String> = document.operations.iter().map(names_lock::key).collect();
    let keys = EFFECTS.iter().flat_map(|(_, keys)| keys.iter());
    let keys = keys
        .chain(&RESULTS)
        .chain(CREDITS.iter().map(|(key, _)| key))
        .chain(LISTS.iter().map(|(key, _)| key));
    let keys = keys.copied();
    let paths = FREE.into_iter().chain(STORED);
    keys.filter(|key| !known.iter().any(|known| known == key))
        .chain(paths.filter(|path| !known.iter().any(|key| is_below(key, path))))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_path_holds_for_what_is_below_it_and_not_for_what_begins_like_it() {
        for (key, path, expected) in [
            ("GET /api/usage", "/api/usage", true),
            ("GET /api/usage/credits", "/api/usage", true),
            ("GET /api/usages", "/api/usage", false),
            ("GET /api/{}/usage", "/api/usage", false),
        ] {
            assert_eq!(is_below(key, path), expected, "{key}");
        }
    }

    #[test]
    fn effects_are_sentences_and_stand_once_with_each_operation_once() {
        let mut effects = BTreeSet::new();
        for (effect, keys) in EFFECTS {
            assert!(effects.insert(effect) && effect.ends_with('.'), "{effect}");
            let distinct: BTreeSet<&&str> = keys.iter().collect();
            assert!(distinct.len() == keys.len() && !keys.is_empty(), "{effect}");
        }
    }

    #[test]
    fn a_member_has_one_fact_which_is_a_short_sentence_with_a_source() {
        let mut places = BTreeSet::new();
        for fact in MEMBERS {
            let place = fact.place;
            assert!(
                places.insert(place) && place.matches('.').count() == 1,
                "{place}"
            );
            let sentence = fact.sentence;
            assert!(sentence.ends_with('.') && sentence.len() <= 110, "{place}");
            assert!(
                !sentence.contains(". ") && !fact.source.is_empty(),
                "{place}"
            );
        }
    }
}

//! Finds names that stand for one kind of thing here and for another there.

use std::collections::BTreeMap;

/// Returns, for each name, the first place where it is of another kind than where it stood first.
///
/// Each thing is a name, a kind and a place.
pub(super) fn departures<'a>(
    things: impl Iterator<Item = (&'a str, &'static str, &'a str)>,
) -> Vec<String> {
    let mut first: BTreeMap<&str, (&str, bool)> = BTreeMap::new();
    let mut places = Vec::new();
    for (name, kind, place) in things {
        let (known, has_departed) = first.entry(name).or_insert((kind, false));
        if *known != kind && !*has_departed {
            *has_departed = true;
            places.push(place.to_owned());
        }
    }
    places
}

//! The known name that is nearest to another.

/// Returns the candidate whose name differs from a name in the fewest letters, if these are few.
pub(super) fn nearest<'a, T>(
    name: &str,
    candidates: &'a [T],
    name_of: impl Fn(&T) -> &str,
) -> Option<&'a T> {
    // A longer name is surely none of ours, and the time is that of the product of the lengths.
    if name.len() > 64 {
        return None;
    }
    let distances = candidates.iter().map(|candidate| {
        let distance = distance(name.as_bytes(), name_of(candidate).as_bytes());
        (distance, candidate)
    });
    let (distance, candidate) = distances.min_by_key(|(distance, _)| *distance)?;
    let most = ((name.len() + 1) / 3).clamp(1, 3);
    (distance <= most).then_some(candidate)
}

/// Returns the number of bytes to insert, remove or replace to make one name of the other.
fn distance(from: &[u8], to: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_counts_insertions_removals_and_replacements() {
        for (from, to, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("click_id", "clickid", 1),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(from.as_bytes(), to.as_bytes()), expected);
        }
    }

    #[test]
    fn a_name_that_is_far_from_all_has_no_nearest() {
        let names = ["click_id", "gclid"];
        let find = |name| nearest(name, &names, |name| name).copied();
        assert_eq!(find("clickid"), Some("click_id"));
        assert_eq!(find("glcid"), Some("gclid"));
        assert_eq!(find("gclidd"), Some("gclid"));
        assert_eq!(find("weather"), None);
        assert_eq!(find(&"c".repeat(1000)), None);
    }
}

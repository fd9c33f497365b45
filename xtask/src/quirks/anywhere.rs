//! What may be irregular wherever it stands: prose and references.

use super::Detector;

pub(super) const DETECTORS: &[Detector] = &[
    Detector {
        name: "prose with HTML, or with what looks like it",
        repair: "`<code>` and `<br>` are read, any other tag is shown as it is written",
        places: |sites| {
            let found = sites.prose.iter().filter(|prose| has_tags(prose.text));
            found.map(|prose| prose.pointer.clone()).collect()
        },
    },
    Detector {
        name: "references that lead nowhere",
        repair: "left out; as a schema, any JSON value",
        places: |sites| sites.lost_references.clone(),
    },
];

fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = &text[at + 1..];
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && rest.contains('>')
    })
}

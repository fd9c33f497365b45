//! The kinds of edits, and their frequency in real documents.

use crate::{
    editor::{Edit, Editor},
    members, operations, requests, responses, texts,
};

/// Makes an edit of a kind at a random place; returns `None` if no place allows it.
type Make = fn(&mut Editor) -> Option<Edit>;

/// The kinds of changes between 123 pairs of successive documents that Scribe made for other APIs, and
/// the number of each.
///
/// Where a kind and its opposite were counted together, each has half. Enums were dropped from
/// responses there; our document has them only in requests, so these lose theirs.
pub(crate) const KINDS: &[(&str, usize, Make)] = &[
    ("another sample", 4429, texts::sample),
    ("operation added", 544, operations::added),
    ("failure added", 405, responses::failure_added),
    ("failure removed", 161, responses::failure_removed),
    ("description changed", 349, texts::description),
    ("operation removed", 349, operations::removed),
    ("security of an operation changed", 318, texts::security),
    ("title changed", 305, texts::summary),
    ("group of an operation changed", 297, texts::group),
    ("header added", 254, requests::header_added),
    ("header removed", 224, requests::header_removed),
    ("operation id changed", 182, texts::operation_id),
    ("responses documented", 157, responses::documented),
    (
        "responses no longer documented",
        117,
        responses::undocumented,
    ),
    ("member of a response removed", 135, members::removed),
    ("member of a response added", 50, members::added),
    ("success added", 133, responses::success_added),
    ("success removed", 70, responses::success_removed),
    ("required body added", 96, requests::required_body_added),
    ("optional body added", 25, requests::optional_body_added),
    ("body removed", 3, requests::body_removed),
    ("member of a body added", 94, requests::member_added),
    (
        "required member of a body added",
        16,
        requests::required_member_added,
    ),
    ("member of a body removed", 35, requests::member_removed),
    ("enum dropped", 97, requests::values_dropped),
    ("JSON published as text", 44, responses::json_to_text),
    ("text published as JSON", 43, responses::text_to_json),
    ("null of a body changed", 51, requests::null_changed),
    ("parameter retyped", 46, requests::parameter_retyped),
    ("query parameter added", 31, requests::query_added),
    ("query parameter removed", 2, requests::query_removed),
    (
        "required query parameter added",
        1,
        requests::required_query_added,
    ),
    ("sample became null", 15, members::became_null),
    ("null sample got a value", 14, members::got_a_value),
    ("items disappeared", 14, members::items_disappeared),
    ("items appeared", 13, members::items_appeared),
    ("operation moved", 23, operations::moved),
    (
        "member of a body became required",
        11,
        requests::became_required,
    ),
    (
        "member of a body became optional",
        7,
        requests::became_optional,
    ),
    ("whole number got a fraction", 4, members::got_a_fraction),
    ("number lost its fraction", 3, members::lost_its_fraction),
    ("member of a response retyped", 5, members::retyped),
    ("one schema became several", 2, members::became_several),
    ("several schemas became one", 2, members::became_one),
    ("servers changed", 18, texts::servers),
    ("groups changed", 23, texts::groups),
    ("components changed", 6, texts::components),
    ("info changed", 5, texts::info),
];

/// Makes the next edit; returns the index of its kind.
///
/// Half of all real edits are of samples, and some kinds are so rare that 200 steps would hardly have
/// one. So each kind that is due comes first, once a place allows it; then all come with their real
/// frequency.
pub(crate) fn next(editor: &mut Editor, due: &mut Vec<usize>) -> (usize, Edit) {
    let found = (0..due.len()).find_map(|position| {
        let (_, _, make) = KINDS[due[position]];
        Some((position, make(editor)?))
    });
    if let Some((position, edit)) = found {
        return (due.remove(position), edit);
    }
    let total: usize = KINDS.iter().map(|(_, count, _)| count).sum();
    loop {
        let mut left = editor.random.below(total);
        let mut kind = 0;
        while left >= KINDS[kind].1 {
            left -= KINDS[kind].1;
            kind += 1;
        }
        let (_, _, make) = KINDS[kind];
        if let Some(edit) = make(editor) {
            return (kind, edit);
        }
    }
}

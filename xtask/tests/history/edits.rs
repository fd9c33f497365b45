//! The kinds of edits, and how often each was counted in real documents.

use crate::{
    answers,
    editor::{Edit, Editor},
    members, operations, requests, texts,
};

/// Makes an edit of a kind somewhere; changes nothing where there is no place for it.
type Make = fn(&mut Editor) -> Option<Edit>;

/// The kinds of changes between 123 pairs of successive documents of other APIs that Scribe made, and
/// how many there were of each. What was counted together is halved, half of it this way and half that
/// way. Enums in answers were dropped, of which our document has none: ours go from what is sent.
pub(crate) const KINDS: &[(&str, usize, Make)] = &[
    ("another sample", 4429, texts::sample),
    ("operation added", 544, operations::added),
    ("failure added", 405, answers::failure_added),
    ("failure removed", 161, answers::failure_removed),
    ("description changed", 349, texts::description),
    ("operation removed", 349, operations::removed),
    ("security of an operation changed", 318, texts::security),
    ("title changed", 305, texts::summary),
    ("group of an operation changed", 297, texts::group),
    ("header added", 254, requests::header_added),
    ("header removed", 224, requests::header_removed),
    ("operation id changed", 182, texts::operation_id),
    ("answers documented", 157, answers::documented),
    ("answers no longer documented", 117, answers::undocumented),
    ("member of an answer removed", 135, members::removed),
    ("member of an answer added", 50, members::added),
    ("success added", 133, answers::success_added),
    ("success removed", 70, answers::success_removed),
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
    ("JSON published as text", 44, answers::json_to_text),
    ("text published as JSON", 43, answers::text_to_json),
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
    ("member of an answer retyped", 5, members::retyped),
    ("one schema became several", 2, members::became_several),
    ("several schemas became one", 2, members::became_one),
    ("servers changed", 18, texts::servers),
    ("groups changed", 23, texts::groups),
    ("components changed", 6, texts::components),
    ("info changed", 5, texts::info),
];

/// Makes the next edit; returns the index of its kind.
///
/// Half of all real edits are of samples, and some kinds are so rare that 200 steps would hardly meet
/// them. So the kinds that are due come first, each as soon as there is a place for it, and then all
/// come as often as in reality.
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

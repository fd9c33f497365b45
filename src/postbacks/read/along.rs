//! The values of a body that is no JSON, by the text of the template around them.

use super::{
    super::{read_error::Problem, template::json::Json},
    json,
};

/// Returns the text for each leaf of the template.
///
/// Names and punctuation between the leaves are looked for from the beginning and from the
/// end. Only if both ways find the same places is there no third one, and so no doubt, which matters
/// as a visitor chooses some of the values.
pub(super) fn read(
    json: &Json,
    template: &str,
    body: &str,
) -> Result<Vec<Option<String>>, Problem> {
    let mut anchors = Vec::new();
    let mut end = 0;
    for leaf in &json.leaves {
        anchors.push(&template[end..leaf.range.start]);
        end = leaf.range.end;
    }
    let last = template[end..].trim_end();
    if let Some(first) = anchors.first_mut() {
        *first = first.trim_start();
    }
    let forward = forward(&anchors, last, body).ok_or(Problem::Json)?;
    let backward = backward(&anchors, last, body).ok_or(Problem::Json)?;
    if forward != backward {
        return Err(Problem::Ambiguous);
    }
    let texts = json.leaves.iter().zip(forward).map(|(leaf, (start, end))| {
        let text = &body[start..end];
        Some(match leaf.is_string {
            true => json::unescaped(text),
            false => json::text(text.trim()),
        })
    });
    Ok(texts.collect())
}

/// Returns the leaves between the first places of the anchors.
fn forward(anchors: &[&str], last: &str, body: &str) -> Option<Vec<(usize, usize)>> {
    let (first, rest) = anchors.split_first()?;
    let end = body.strip_suffix(last)?.len();
    let body = &body[..end];
    let mut start = body.strip_prefix(*first).map(|rest| end - rest.len())?;
    let mut leaves = Vec::new();
    for anchor in rest {
        let at = start + body[start..].find(anchor)?;
        leaves.push((start, at));
        start = at + anchor.len();
    }
    leaves.push((start, end));
    Some(leaves)
}

/// Returns the leaves between the last places of the anchors.
fn backward(anchors: &[&str], last: &str, body: &str) -> Option<Vec<(usize, usize)>> {
    let (first, rest) = anchors.split_first()?;
    let start = body
        .strip_prefix(*first)
        .map(|rest| body.len() - rest.len())?;
    let mut end = body[start..].strip_suffix(last)?.len() + start;
    let mut leaves = Vec::new();
    for anchor in rest.iter().rev() {
        let at = start + body[start..end].rfind(anchor)?;
        leaves.push((at + anchor.len(), end));
        end = at;
    }
    leaves.push((start, end));
    leaves.reverse();
    Some(leaves)
}

//! [`Cut`]: the items of a list that were read already, and need not be parsed again.

use memchr::memchr2;

/// The part of a list that is left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cut {
    /// The offset of the `[` of the list.
    pub(super) list: usize,
    /// The offset of the first item that is parsed.
    pub(super) item: usize,
    /// The number of items before that.
    pub(super) count: usize,
}

/// A list or object around an offset.
struct Open {
    start: usize,
    is_list: bool,
    /// The number of commas so far.
    commas: usize,
    /// The offset behind the last comma.
    part: usize,
}

impl Cut {
    /// Finds the outermost list whose item of this index contains an offset.
    pub(super) fn find(body: &[u8], offset: usize, index: usize) -> Option<Self> {
        let body = body.get(..offset)?;
        let mut open: Vec<Open> = Vec::new();
        let mut at = 0;
        while let Some(byte) = body.get(at) {
            at += 1;
            match byte {
                b'"' => match end_of_string(body, at) {
                    Some(end) => at = end,
                    None => break,
                },
                b'[' | b'{' => open.push(Open {
                    start: at - 1,
                    is_list: *byte == b'[',
                    commas: 0,
                    part: at,
                }),
                b']' | b'}' => {
                    open.pop()?;
                }
                b',' => {
                    let around = open.last_mut()?;
                    around.commas += 1;
                    around.part = at;
                }
                _ => {}
            }
        }
        let list = open.iter().find(|one| one.is_list && one.commas == index)?;
        Some(Self {
            list: list.start,
            item: list.part,
            count: index,
        })
    }
}

/// Returns the offset behind the quote that ends a string.
fn end_of_string(body: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        at += memchr2(b'"', b'\\', body.get(at..)?)?;
        if body[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// Returns the offset of a line and column, which serde_json counts from 1.
pub(super) fn offset(body: &[u8], line: usize, column: usize) -> Option<usize> {
    let before = line.checked_sub(1)?;
    let start = match before {
        0 => 0,
        before => memchr::memchr_iter(b'\n', body).nth(before - 1)? + 1,
    };
    Some((start + column).min(body.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what stands in a body from the list on, and from the first item on that is parsed.
    fn found(body: &str, index: usize) -> Option<(&str, &str)> {
        let cut = Cut::find(body.as_bytes(), body.len(), index)?;
        assert_eq!(cut.count, index);
        Some((&body[cut.list..], &body[cut.item..]))
    }

    #[test]
    fn the_outermost_list_with_so_many_items_before_an_offset_is_found() {
        let body = r#"{"a": [1, "],[", {"b": [2, 3]}, {"c": [4, 5, X"#;
        let inner = r#"[4, 5, X"#;
        assert_eq!(found(body, 2), Some((inner, " X")));
        assert_eq!(
            found(body, 3).map(|(_, item)| item),
            Some(r#" {"c": [4, 5, X"#)
        );
        assert_eq!(found(body, 1), None);
        assert_eq!(found("[[0, X", 1), Some(("[0, X", " X")));
        assert_eq!(found("[[0, X", 0), Some(("[[0, X", "[0, X")));
        assert_eq!(found(r#"["\"[\\", X"#, 1).map(|(_, item)| item), Some(" X"));
        assert_eq!(
            found(r#"["an open string, [1, "#, 0).map(|(list, _)| list.len()),
            Some(22)
        );
    }

    #[test]
    fn a_line_and_a_column_are_an_offset() {
        let body = b"ab\ncd\nef";
        assert_eq!(offset(body, 1, 1), Some(1));
        assert_eq!(offset(body, 3, 2), Some(8));
        assert_eq!(offset(body, 0, 0), None);
        assert_eq!(offset(body, 9, 1), None);
    }
}

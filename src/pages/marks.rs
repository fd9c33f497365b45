//! [`Marks`]: the members of a page that tell what follows it.

use serde_json::Value;

use super::scan::Scan;
use crate::model::lenient::{truth, without_mark};

/// The members of a page that tell what follows it, as far as they are there.
///
/// The marks are read from the body and not from its type, which may have left out what did not match.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The number of rows.
    pub(super) rows: u64,
    /// The number of rows that are null, which are none.
    pub(super) nulls: u64,
    /// Whether the list of rows is there, also if it is empty.
    pub(super) has_list: bool,
    /// The JSON of the last row.
    pub(super) last: String,
    /// `data.hasMore`
    pub(super) has_more: Option<bool>,
    /// `_pagination.next_page`: the URL, or that there is none.
    pub(super) next_page: Option<Option<String>>,
    /// `_pagination.next_cursor`
    pub(super) next_cursor: Option<String>,
    /// `links.next`: the URL, or that there is none.
    pub(super) link: Option<Option<String>>,
    /// `data.meta.current_page`
    pub(super) page: Option<u64>,
    /// `data.meta.last_page`
    pub(super) last_page: Option<u64>,
    /// Whether `data.syncInProcess` says that rows may be missing.
    pub(super) is_partial: bool,
    /// The scalars in `data`, by name.
    pub(super) data: Vec<(String, Value)>,
}

impl Marks {
    /// Reads the marks of a page whose rows are at this path.
    pub(super) fn of(body: &[u8], rows: &[&str]) -> Self {
        let mut marks = Self::default();
        // The body has been decoded already; what cannot be read here is a mark that is missing.
        // Text that is no UTF-8 is drift of its own, and hides no mark.
        let body = String::from_utf8_lossy(without_mark(body));
        marks.read(&mut Scan::new(&body), Part::Body, Some(rows));
        marks.has_more = marks.member("hasMore").and_then(truth);
        let partial = marks.member("syncInProcess").and_then(truth);
        marks.is_partial = partial.unwrap_or(false);
        marks
    }

    /// Reads a part of a page, with the rest of the path to the rows if they are below it.
    fn read(&mut self, scan: &mut Scan<'_>, part: Part, rows: Option<&[&str]>) {
        let first = scan.peek();
        if part == Part::Pagination && matches!(first, Some(b'{' | b'[')) {
            // PHP writes an object without members as a list.
            self.next_page.get_or_insert_default();
        }
        match (first, rows) {
            (Some(b'{'), _) => {
                scan.enter();
                while scan.go_on() {
                    let name = scan.name();
                    let inner = part.of(&name);
                    let rows = rows.and_then(|rows| rows.split_first());
                    let rows = rows.filter(|(first, _)| **first == name);
                    match rows.map(|(_, rest)| rest) {
                        None if inner == Part::Other => self.note(part, &name, scan.skip()),
                        rows => self.read(scan, inner, rows),
                    }
                }
            }
            (Some(b'['), Some([])) => {
                (self.rows, self.nulls, self.has_list) = (0, 0, true);
                let mut last = "";
                scan.enter();
                while scan.go_on() {
                    last = scan.skip();
                    self.rows += 1;
                    self.nulls += u64::from(last == "null");
                }
                last.clone_into(&mut self.last);
            }
            _ => {
                scan.skip();
            }
        }
    }

    /// Notes a scalar member of a part; what stands there instead of one is no mark.
    fn note(&mut self, part: Part, name: &str, json: &str) {
        if part == Part::Body || part == Part::Other {
            return;
        }
        let is_scalar = !json.starts_with(['{', '[']);
        let value = match is_scalar {
            true => serde_json::from_str(json).unwrap_or_default(),
            false => Value::Null,
        };
        match (part, name) {
            (Part::Data, name) if is_scalar => self.data.push((name.to_owned(), value)),
            (Part::Pagination, "next_page" | "next_page_url") => {
                // An operation has one of the two; a URL goes before none.
                let known = self.next_page.take().flatten();
                self.next_page = Some(text(&value).or(known));
            }
            (Part::Pagination, "next_cursor") => self.next_cursor = text(&value),
            (Part::Links, "next") => self.link = Some(text(&value)),
            (Part::Meta, "current_page") => self.page = number(&value),
            (Part::Meta, "last_page") => self.last_page = number(&value),
            _ => {}
        }
    }

    /// Returns a scalar of `data`, unless it is null.
    pub(super) fn member(&self, name: &str) -> Option<&Value> {
        let mut members = self.data.iter().rev();
        let (_, value) = members.find(|(known, _)| known == name)?;
        (!value.is_null()).then_some(value)
    }

    /// Returns a scalar of `data` as text.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.member(name).and_then(text)
    }

    /// Returns a scalar of the last row as text.
    pub(super) fn of_last_row(&self, name: &str) -> Option<String> {
        let row: Value = serde_json::from_str(&self.last).ok()?;
        text(row.get(name)?)
    }
}

/// Returns a scalar as text; none if it is empty.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn number(value: &Value) -> Option<u64> {
    text(value)?.parse().ok()
}

/// The part of a page that is being read.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Body,
    Data,
    Pagination,
    Links,
    Meta,
    Other,
}

impl Part {
    /// Returns the part that a member of this one is.
    fn of(self, name: &str) -> Self {
        match (self, name) {
            (Self::Body, "data") => Self::Data,
            (Self::Body, "_pagination") => Self::Pagination,
            (Self::Body, "links") => Self::Links,
            (Self::Body | Self::Data, "meta") => Self::Meta,
            _ => Self::Other,
        }
    }
}

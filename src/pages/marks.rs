//! [`Marks`]: the members of a page that tell what follows it.

use std::{borrow::Cow, fmt};

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess};
use serde_json::{Value, value::RawValue};

use crate::model::lenient::without_mark;

/// The members of a page that tell what follows it, as far as they are there.
///
/// The marks are read from the body and not from its type, which may have left out what did not match.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The number of rows.
    pub(super) rows: u64,
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
        let mut body = serde_json::Deserializer::from_slice(without_mark(body));
        // The body has been decoded already; what cannot be read here is a mark that is missing.
        let _ = Place {
            marks: &mut marks,
            part: Part::Body,
            rows: Some(rows),
        }
        .deserialize(&mut body);
        marks.has_more = marks.member("hasMore").and_then(truth);
        let partial = marks.member("syncInProcess").and_then(truth);
        marks.is_partial = partial.unwrap_or(false);
        marks
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

/// Reads a truth value in any of the forms that PHP writes.
fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::Number(number) => number.as_f64().map(|number| number != 0.0),
        Value::String(text) => match text.as_str() {
            "true" | "1" => Some(true),
            "false" | "0" | "" => Some(false),
            _ => None,
        },
        _ => None,
    }
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

/// A place in a page, with the rest of the path to the rows if they are below it.
struct Place<'m, 'p> {
    marks: &'m mut Marks,
    part: Part,
    rows: Option<&'p [&'p str]>,
}

impl Place<'_, '_> {
    /// Reads a scalar member; what stands there instead of one is no mark.
    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        members: &mut A,
    ) -> Result<(), A::Error> {
        let raw: &RawValue = members.next_value()?;
        let is_scalar = !raw.get().starts_with(['{', '[']);
        let value = match is_scalar {
            true => serde_json::from_str(raw.get()).unwrap_or_default(),
            false => Value::Null,
        };
        match (self.part, name) {
            (Part::Data, name) if is_scalar => self.marks.data.push((name.to_owned(), value)),
            (Part::Pagination, "next_page" | "next_page_url") => {
                // An operation has one of the two; a URL goes before none.
                let known = self.marks.next_page.take().flatten();
                self.marks.next_page = Some(text(&value).or(known));
            }
            (Part::Pagination, "next_cursor") => self.marks.next_cursor = text(&value),
            (Part::Links, "next") => self.marks.link = Some(text(&value)),
            (Part::Meta, "current_page") => self.marks.page = number(&value),
            (Part::Meta, "last_page") => self.marks.last_page = number(&value),
            _ => {}
        }
        Ok(())
    }

    /// Returns the part that a member of this one is.
    fn part_of(&self, name: &str) -> Part {
        match (self.part, name) {
            (Part::Body, "data") => Part::Data,
            (Part::Body, "_pagination") => Part::Pagination,
            (Part::Body, "links") => Part::Links,
            (Part::Body | Part::Data, "meta") => Part::Meta,
            _ => Part::Other,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> de::Visitor<'de> for Place<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a page of a list")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        if self.part == Part::Pagination {
            self.marks.next_page.get_or_insert_default();
        }
        while let Some(name) = members.next_key::<Cow<'de, str>>()? {
            let part = self.part_of(&name);
            let rows = self.rows.and_then(|rows| rows.split_first());
            let rows = rows
                .filter(|(first, _)| **first == name)
                .map(|(_, rest)| rest);
            if part == Part::Other && rows.is_none() {
                self.member(&name, &mut members)?;
                continue;
            }
            members.next_value_seed(Place {
                marks: &mut *self.marks,
                part,
                rows,
            })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        // PHP writes an object without members as a list.
        if self.part == Part::Pagination {
            self.marks.next_page.get_or_insert_default();
        }
        if self.rows != Some(&[]) {
            while items.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        let mut last: Option<&RawValue> = None;
        self.marks.rows = 0;
        self.marks.has_list = true;
        while let Some(row) = items.next_element()? {
            self.marks.rows += 1;
            last = Some(row);
        }
        self.marks.last = last.map(|last| last.get().to_owned()).unwrap_or_default();
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

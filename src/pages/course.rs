//! The decision that follows a page: the end of the list, the next page, or neither.

use reqwest::Url;
use serde_json::Value;

use super::{
    marks::{Marks, text},
    paging::{Paging, Rule, Step},
};
use crate::model::timestamp::{day_of, day_text, spaced_text};

/// The parameters that lead to a page, beside those of the first.
pub(super) type Cursor = Vec<(String, String)>;

/// The end of a list, or the cursor of its next page.
pub(super) type Next = Option<Cursor>;

/// The request of a page, as far as it matters for the page after it.
pub(super) struct Asked<'a> {
    pub(super) paging: &'a Paging,
    /// The query of the first page.
    pub(super) query: &'a [(String, Value)],
    pub(super) cursor: &'a Cursor,
    /// The size of the page, if one was asked for.
    pub(super) limit: Option<u64>,
}

impl Asked<'_> {
    /// Decides what follows a page.
    ///
    /// # Errors
    ///
    /// Returns the problem if the page does not tell whether or how the list goes on.
    pub(super) fn next(&self, marks: &Marks) -> Result<Next, String> {
        let next_page = marks.next_page.as_ref();
        let is_linked = next_page.map(Option::is_some);
        let by_mark = marks.has_more.or(is_linked);
        match self.paging.step {
            Step::Offset(Rule::HasMore) => {
                let has_more = by_mark.ok_or("`data.hasMore` or `_pagination.next_page`");
                self.if_more(has_more, || self.offset(marks))
            }
            Step::Offset(Rule::NextPage) => {
                let has_more = is_linked.ok_or("`_pagination.next_page`");
                self.if_more(has_more, || self.offset(marks))
            }
            Step::Offset(Rule::Nothing) => match marks.rows {
                // A page without the list proves nothing.
                0 if !marks.has_list => Err(unclear("a list of rows")),
                0 => Ok(None),
                rows => self.to_offset(self.start() + rows).map(Some),
            },
            Step::Message => {
                let has_more = is_linked.ok_or("`_pagination.next_page`");
                self.if_more(has_more, || self.message(marks))
            }
            Step::Marker("nextMarker") => {
                // The marker ends as the list does.
                let marker = marks.text("nextMarker");
                if marker.is_none() && by_mark.is_none() {
                    return Err(unclear("`data.nextMarker` or `data.hasMore`"));
                }
                let marker = marker.filter(|_| marks.has_more != Some(false));
                Ok(marker.map(|marker| one("marker", marker)))
            }
            Step::Marker(member) => {
                let has_more = marks.has_more.ok_or("`data.hasMore`");
                let marker = || marks.text(member).ok_or(member);
                self.if_more(has_more, || Ok(one("marker", marker().map_err(missing)?)))
            }
            Step::LastId(parameter, member) => {
                let is_over = is_linked == Some(false);
                let has_more = by_mark.ok_or("`data.hasMore`").map(|more| more && !is_over);
                let id = || match member {
                    Some(member) => marks.text(member).ok_or(member),
                    None => marks.of_last_row("id").ok_or("id of the last row"),
                };
                self.if_more(has_more, || Ok(one(parameter, id().map_err(missing)?)))
            }
            Step::Cursor => match (&marks.next_cursor, next_page) {
                (Some(cursor), _) => Ok(Some(one("cursor", cursor.clone()))),
                (None, Some(Some(link))) => self.link(link).map(Some),
                (None, Some(None)) => Ok(None),
                (None, None) => Err(unclear("`_pagination.next_cursor`")),
            },
            Step::Page => match (marks.page, marks.last_page) {
                (Some(page), Some(last)) if page < last => {
                    Ok(Some(one("page", (page + 1).to_string())))
                }
                (Some(_), Some(_)) => Ok(None),
                _ => Err(unclear(
                    "`data.meta.current_page` and `data.meta.last_page`",
                )),
            },
            Step::Link => match &marks.link {
                Some(Some(link)) => self.link(link).map(Some),
                Some(None) => Ok(None),
                None => Err(unclear("`links.next`")),
            },
            Step::Date(parameter, member) => {
                let is_over = is_linked == Some(false);
                let has_more = by_mark.ok_or("`data.hasMore`").map(|more| more && !is_over);
                self.if_more(has_more, || match self.linked(marks) {
                    Some(pairs) => Ok(pairs),
                    None => {
                        let date = marks.of_last_row(member);
                        let date = date.ok_or_else(|| missing("date of the last row"))?;
                        Ok(one(parameter, spaced_text(&date).unwrap_or(date)))
                    }
                })
            }
            Step::Days(..) if !marks.has_list => Err(unclear("a list of rows")),
            Step::Days(start, end) => self.days(marks, start, end),
        }
    }

    fn if_more(
        &self,
        has_more: Result<bool, &str>,
        next: impl FnOnce() -> Result<Cursor, String>,
    ) -> Result<Next, String> {
        match has_more {
            Ok(true) => next().map(Some),
            Ok(false) => Ok(None),
            Err(mark) => Err(unclear(mark)),
        }
    }

    /// Returns a parameter of the page.
    fn asked(&self, name: &str) -> Option<String> {
        let mut cursor = self.cursor.iter();
        let of_cursor = cursor.find(|(known, _)| known == name);
        of_cursor.map(|(_, value)| value.clone()).or_else(|| {
            let mut query = self.query.iter();
            text(&query.find(|(known, _)| known == name)?.1)
        })
    }

    /// Returns the offset of the page.
    fn start(&self) -> u64 {
        let offset = self.asked("offset");
        offset.and_then(|text| text.parse().ok()).unwrap_or(0)
    }

    fn offset(&self, marks: &Marks) -> Result<Cursor, String> {
        let stated = marks.text("nextOffset").and_then(|text| text.parse().ok());
        if let Some(offset) = stated {
            return self.to_offset(offset);
        }
        if let Some(pairs) = self.linked(marks) {
            let offset = pairs.iter().find(|(name, _)| name == "offset");
            return match offset.and_then(|(_, value)| value.parse().ok()) {
                Some(offset) => self.to_offset(offset),
                None => Ok(pairs),
            };
        }
        // Not by the rows: the server leaves some out after it has counted them.
        self.to_offset(self.start() + self.limit.unwrap_or(marks.rows))
    }

    fn to_offset(&self, offset: u64) -> Result<Cursor, String> {
        let start = self.start();
        if offset <= start {
            return Err(format!(
                "expected a next page beyond offset {start}, found one at offset {offset}"
            ));
        }
        Ok(one("offset", offset.to_string()))
    }

    fn message(&self, marks: &Marks) -> Result<Cursor, String> {
        if let Some(pairs) = self.linked(marks) {
            let is_cursor = |(name, value): &(String, String)| {
                matches!(name.as_str(), "id" | "first_id" | "last_id") && !value.is_empty()
            };
            if pairs.iter().any(is_cursor) {
                return Ok(pairs);
            }
        }
        let id = marks.of_last_row("id");
        let id = id.ok_or_else(|| missing("id of the last row"))?;
        let parameter = match self.asked("order").as_deref() {
            Some("asc") => "last_id",
            _ => "first_id",
        };
        Ok(one(parameter, id))
    }

    /// Returns the query of `next_page`, if there is one that leads on.
    fn linked(&self, marks: &Marks) -> Option<Cursor> {
        let link = marks.next_page.as_ref()?.as_ref()?;
        self.link(link).ok()
    }

    /// Returns the query of a link: its host may be another one, and its path a template.
    fn link(&self, link: &str) -> Result<Cursor, String> {
        let query = link.split_once('?').map_or("", |(_, query)| query);
        let query = query.split('#').next().unwrap_or_default();
        let url = Url::parse(&format!("http://localhost/?{query}"));
        let url = url.map_err(|_| missing("query of the next page"))?;
        let pairs = url.query_pairs().into_owned();
        // The link repeats the arguments of the request; they may be private, and stay out of tokens.
        let pairs: Cursor = pairs
            .filter(|(name, value)| !self.is_given(name, value) && !self.is_in_object(name))
            .collect();
        match pairs.is_empty() {
            true => Err(missing("query of the next page")),
            false => Ok(pairs),
        }
    }

    /// Returns whether the first page was asked for with this very parameter.
    fn is_given(&self, name: &str, value: &str) -> bool {
        let mut query = self.query.iter();
        query.any(|(known, given)| known == name && text(given).as_deref() == Some(value))
    }

    /// Returns whether a parameter such as `filter[online]` is in an object of the first page's query.
    fn is_in_object(&self, name: &str) -> bool {
        let object = name.split_once('[').map(|(object, _)| object);
        object.is_some_and(|object| {
            let mut query = self.query.iter();
            query.any(|(known, _)| known.split('[').next() == Some(object))
        })
    }

    /// Cuts a span of days in halves until its rows fit into a response, then goes on behind it.
    fn days(&self, marks: &Marks, start: &str, end: &str) -> Result<Next, String> {
        let day = |text: Option<String>| text.as_deref().and_then(day_of);
        let whole = self.query.iter().find(|(name, _)| name == end);
        let last = day(whole.and_then(|(_, value)| text(value)));
        let span = (day(self.asked(start)), day(self.asked(end)), last);
        let (Some(from), Some(to), Some(last)) = span else {
            return Err(format!(
                "expected dates as `{start}` and `{end}`, found other text"
            ));
        };
        let (from, to) = match marks.rows {
            rows if self.limit.is_none_or(|limit| rows < limit) => {
                if to >= last {
                    return Ok(None);
                }
                // The next span may be longer: these rows did fit.
                (to + 1, last.min(to + 2 * (to - from + 1)))
            }
            rows if from >= to => {
                return Err(format!(
                    "expected fewer than {rows} rows on a day, which is the shortest span, found as many on {}",
                    day_text(from)
                ));
            }
            _ => (from, from + (to - from) / 2),
        };
        // The caller's own dates may have a time.
        let given = self.asked(start).filter(|text| day_of(text) == Some(from));
        let mut cursor = one(start, given.unwrap_or_else(|| day_text(from)));
        let given = whole
            .and_then(|(_, value)| text(value))
            .filter(|_| to == last);
        cursor.extend(one(end, given.unwrap_or_else(|| day_text(to))));
        Ok(Some(cursor))
    }
}

fn one(parameter: &str, value: String) -> Cursor {
    vec![(parameter.to_owned(), value)]
}

fn unclear(mark: &str) -> String {
    format!("expected {mark}, which tells whether there are more pages, found none")
}

fn missing(mark: &str) -> String {
    format!("more pages are announced; expected the {mark}, which leads to the next, found none")
}

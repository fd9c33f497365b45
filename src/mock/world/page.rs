//! The pages of a list, each in the style of the list.

use std::ops::Range;

use serde_json::{Value, json};

use super::{
    collection::{Collection, text_of},
    plan::{at, at_mut},
};
use crate::{
    mock::{
        clock::{self, second_of},
        endpoint::{Endpoint, List},
        received::Arguments,
    },
    pages::paging::{Paging, Rule, Step},
};

/// The size of a page where the request does not state one.
const SIZE: usize = 10;

/// The host that the API names in its references to the next page.
pub(in crate::mock) const HOST: &str = "https://app.onlyfansapi.com";

/// Writes the rows of a page, and the marks that lead to the next one, into a response.
pub(super) fn write(
    response: &mut Value,
    endpoint: Endpoint,
    list: &List,
    collection: &Collection,
    arguments: &Arguments,
) {
    let Some(paging) = &list.paging else {
        let rows = collection.rows(0..collection.len());
        return set_rows(response, list, rows);
    };
    let page = Page::of(paging, list, collection, arguments);
    let mut rows = collection.rows(page.range.clone());
    if page.is_reversed {
        rows.reverse();
    }
    if let Step::Days(start, end) = paging.step {
        let day = |name: &str| {
            arguments
                .query(name)
                .and_then(|day| Some(day.as_str()?.get(..10)?.to_owned()))
        };
        let (start, end) = (day(start), day(end));
        rows.retain(|row| {
            let day = row["publishDateTime"]
                .as_str()
                .and_then(|date| date.get(..10));
            day.is_none_or(|day| {
                start.as_deref().is_none_or(|start| start <= day)
                    && end.as_deref().is_none_or(|end| day <= end)
            })
        });
        rows.truncate(page.size);
    }
    set_rows(response, list, rows);
    page.mark(response, paging, endpoint, arguments, collection.len());
}

fn set_rows(response: &mut Value, list: &List, rows: Vec<Value>) {
    match at_mut(response, list.rows) {
        Some(found) => *found = rows.into(),
        None if list.rows.is_empty() => *response = rows.into(),
        None => {}
    }
}

struct Page {
    range: Range<usize>,
    /// Whether older rows come first.
    is_reversed: bool,
    size: usize,
    has_more: bool,
    /// The query of the next page.
    next: String,
    /// The cursor of the next page, if it has one.
    cursor: Value,
}

impl Page {
    fn of(paging: &Paging, list: &List, collection: &Collection, arguments: &Arguments) -> Self {
        let name = paging.limit.map_or("limit", |(name, _)| name);
        let size = arguments
            .number(name)
            .filter(|size| *size > 0)
            .unwrap_or(SIZE);
        let count = collection.len();
        let from = |start: usize| start.min(count)..start.saturating_add(size).min(count);
        let after = |id: &str| collection.position(id).map_or(count, |at| at + 1);
        let text = |name: &str| {
            arguments
                .query(name)
                .and_then(|value| Some(value.as_str()?.to_owned()))
        };
        let mut page = Self {
            range: 0..0,
            is_reversed: false,
            size,
            has_more: false,
            next: String::new(),
            cursor: Value::Null,
        };
        let last_id = |end: usize| {
            let row = collection.rows(end.saturating_sub(1)..end).pop();
            row.and_then(|row| at(&row, list.id).cloned())
                .unwrap_or_default()
        };
        match paging.step {
            Step::Offset(_) => {
                page.range = from(arguments.number("offset").unwrap_or(0));
                page.next = format!("offset={}&{name}={size}", page.range.end);
                page.cursor = page.range.end.into();
            }
            Step::Marker(_) => {
                page.range = from(arguments.number("marker").unwrap_or(0));
                page.next = format!("marker={}&{name}={size}", page.range.end);
                page.cursor = page.range.end.into();
            }
            Step::Message => {
                page.is_reversed = text("order").is_some_and(|order| order == "asc");
                page.range = match (
                    page.is_reversed,
                    text("id").or(text("first_id")),
                    text("last_id"),
                ) {
                    (true, _, Some(id)) => {
                        let end = collection.position(&id).unwrap_or(0);
                        end.saturating_sub(size)..end
                    }
                    (true, _, None) => count.saturating_sub(size)..count,
                    (false, Some(id), _) => from(after(&id)),
                    (false, None, _) => from(0),
                };
                let last = if page.is_reversed {
                    page.range.start + 1
                } else {
                    page.range.end
                };
                let id = text_of(&last_id(last));
                let parameter = if page.is_reversed { "last_id" } else { "id" };
                let order = if page.is_reversed { "asc" } else { "desc" };
                page.next = format!("{name}={size}&order={order}&{parameter}={id}");
                page.has_more = if page.is_reversed {
                    page.range.start > 0
                } else {
                    page.range.end < count
                };
                return page;
            }
            Step::LastId(parameter, _) => {
                page.range = from(text(parameter).map_or(0, |id| after(&id)));
                page.cursor = last_id(page.range.end);
                page.next = format!("{parameter}={}&{name}={size}", text_of(&page.cursor));
            }
            Step::Cursor => {
                let start =
                    text("cursor").and_then(|cursor| cursor.strip_prefix("c-")?.parse().ok());
                page.range = from(start.unwrap_or(0));
                page.cursor = format!("c-{}", page.range.end).into();
                page.next = format!("cursor=c-{}", page.range.end);
            }
            Step::Page | Step::Link => {
                let number = arguments.number("page").unwrap_or(1).max(1);
                page.range = from((number - 1).saturating_mul(size));
                page.cursor = number.into();
                page.next = format!("page={}", number + 1);
            }
            Step::Date(parameter, member) => {
                let end = text(parameter).as_deref().and_then(second_of);
                let second = |row: &Value| row[member].as_str().and_then(second_of);
                let start = end.map_or(0, |end| {
                    // Rows are ordered by date, newest first.
                    let (mut low, mut high) = (0, count);
                    while low < high {
                        let middle = low + (high - low) / 2;
                        let row = collection.rows(middle..middle + 1).pop();
                        match row.and_then(|row| second(&row)) {
                            Some(date) if date > end => low = middle + 1,
                            _ => high = middle,
                        }
                    }
                    low
                });
                page.range = from(start);
                let last = collection
                    .rows(page.range.end.saturating_sub(1)..page.range.end)
                    .pop();
                let last = last.and_then(|row| second(&row)).unwrap_or(0);
                page.next = format!("{parameter}={}", clock::text(last));
            }
            Step::Days(..) => page.range = 0..count,
        }
        page.has_more = page.range.end < count;
        page
    }

    /// Writes the marks that lead on.
    fn mark(
        &self,
        response: &mut Value,
        paging: &Paging,
        endpoint: Endpoint,
        arguments: &Arguments,
        count: usize,
    ) {
        let link = format!("{HOST}{}?{}", arguments.fill(endpoint.path()), self.next);
        let link = self.has_more.then_some(link);
        let holder = paging
            .rows
            .split_last()
            .map_or(&[][..], |(_, holder)| holder);
        let is_of_data = !holder.is_empty();
        if is_of_data && let Some(Value::Object(data)) = at_mut(response, holder) {
            let has_more = data.contains_key("hasMore");
            if has_more
                || matches!(
                    paging.step,
                    Step::Offset(Rule::HasMore)
                        | Step::Marker(_)
                        | Step::LastId(..)
                        | Step::Date(..)
                )
            {
                data.insert("hasMore".to_owned(), self.has_more.into());
            }
            if data.contains_key("nextOffset") {
                data.insert("nextOffset".to_owned(), self.range.end.into());
            }
            match paging.step {
                Step::Marker(member) => {
                    let cursor = if self.has_more {
                        self.cursor.clone()
                    } else {
                        Value::Null
                    };
                    data.insert(member.to_owned(), cursor);
                }
                Step::LastId(_, Some(member)) => {
                    data.insert(member.to_owned(), self.cursor.clone());
                }
                Step::Page => {
                    let meta = json!({
                        "current_page": self.cursor,
                        "last_page": count.div_ceil(self.size).max(1),
                        "per_page": self.size,
                        "total": count,
                    });
                    write_into(data.entry("meta").or_insert_with(|| json!({})), meta);
                }
                _ => {}
            }
        }
        let Value::Object(response) = response else {
            return;
        };
        match paging.step {
            Step::Cursor => {
                let cursor = self.has_more.then(|| self.cursor.clone());
                response.insert(
                    "_pagination".to_owned(),
                    json!({"next_cursor": cursor, "next_page_url": link, "total_results": count}),
                );
            }
            Step::Link => {
                let links = response.entry("links").or_insert_with(|| json!({}));
                write_into(links, json!({"next": link}));
            }
            _ => {
                if let Some(pagination) = response.get_mut("_pagination") {
                    write_into(pagination, json!({"next_page": link}));
                } else if matches!(paging.step, Step::Offset(Rule::NextPage) | Step::Message) {
                    response.insert("_pagination".to_owned(), json!({"next_page": link}));
                }
            }
        }
    }
}

/// Writes members into an object, or takes its place if it is none.
fn write_into(object: &mut Value, members: Value) {
    match (object, members) {
        (Value::Object(object), Value::Object(members)) => object.extend(members),
        (other, members) => *other = members,
    }
}

//! A server of lists: it pages each list of the API in the list's own style.

use std::{collections::BTreeMap, ops::Range};

use serde_json::{Value, json};

use crate::faults::{Request, ServerResponse};

/// A list of the API, as `lists.tsv` describes it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List {
    pub(crate) path: &'static str,
    pub(crate) style: &'static str,
    rows: &'static str,
    /// The path to the id of a row.
    pub(crate) id: &'static str,
    /// The largest page; a larger one is refused.
    pub(crate) largest: usize,
}

/// Returns all lists that have pages.
pub(crate) fn lists() -> Vec<List> {
    let lines = include_str!("lists.tsv").lines().skip(1);
    let lists = lines.map(|line| {
        let cells: Vec<&'static str> = line.split('\t').collect();
        let [path, style, rows, id, largest] = cells[..] else {
            panic!("five cells expected: {line}");
        };
        List {
            path,
            style,
            rows,
            id,
            largest: largest.parse().expect("a number"),
        }
    });
    lists.collect()
}

/// The habits of a server within the rules of its style.
#[derive(Debug, Clone, Default)]
pub(crate) struct Habits {
    /// Whether members contradict each other, and decoys stand beside the mark that counts.
    pub(crate) contradicts: bool,
    /// Rows that are counted by offsets, but left out of pages.
    pub(crate) hidden: Range<usize>,
    /// Whether the date that ends a page is not in it.
    pub(crate) is_exclusive: bool,
    /// The number of rows that stand before all others from the second page on.
    pub(crate) shift: usize,
    /// The number of rows with one date.
    pub(crate) of_one_date: usize,
}

impl List {
    /// Returns a world of rows, newest first.
    pub(crate) fn world(&self, rows: usize, habits: &Habits) -> Vec<Value> {
        (0..rows)
            .map(|index| self.row(index, rows, habits))
            .collect()
    }

    fn row(&self, index: usize, rows: usize, habits: &Habits) -> Value {
        let id = 5_000_000 - index;
        let minute = (rows - index) / habits.of_one_date.max(1);
        let (day, of_day) = (minute / 90, minute % 90);
        let date = format!(
            "2026-{:02}-{:02}T{:02}:{:02}:00+00:00",
            1 + day / 28,
            1 + day % 28,
            of_day / 60,
            of_day % 60
        );
        json!({
            "id": id, "onlyfans_id": id.to_string(), "fan": {"id": id}, "fan_id": id, "invoiceId": id,
            "word": format!("w{id}"), "date": date, "publishDateTime": date, "createdAt": date,
        })
    }

    /// Responds to a request with a page of the world.
    pub(crate) fn respond(
        &self,
        request: &Request,
        world: &[Value],
        habits: &Habits,
    ) -> ServerResponse {
        let (_, query) = request.target.split_once('?').unwrap_or_default();
        let url = reqwest::Url::parse(&format!("http://localhost/?{query}")).expect("a query");
        let query: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
        match self.page(&query, world, habits) {
            Ok(body) => ServerResponse::json(200, body.to_string()),
            Err(problem) => ServerResponse::error(422, problem),
        }
    }

    fn page(
        &self,
        query: &BTreeMap<String, String>,
        world: &[Value],
        habits: &Habits,
    ) -> Result<Value, &'static str> {
        let number = |name: &str| {
            query
                .get(name)
                .map(|text| text.parse::<usize>().expect("a number"))
        };
        let size = number("limit").or(number("per_page"));
        let limit = size.unwrap_or(self.largest / 2).max(1);
        if limit > self.largest {
            return Err("LIMIT_TOO_LARGE");
        }
        let offset = number("offset").unwrap_or(0);
        let of_id = |text: &String| {
            let id: i64 = text.parse().expect("an id");
            world.iter().position(|row| row["id"] == id)
        };
        let after = |name: &str| {
            query
                .get(name)
                .map(|id| of_id(id).map_or(world.len(), |at| at + 1))
        };
        let link = |parameters: String| {
            // The old host, or one of the developers with the template of the path.
            let host = if habits.contradicts {
                "http://dev.test:8000/api/{account}/x"
            } else {
                "https://app.onlyfansapi.com/api/x"
            };
            format!("{host}?{parameters}")
        };
        let from = |start: usize| start.min(world.len())..(start + limit).min(world.len());
        let (range, mut data, mut beside) = match self.style {
            "offset_link" | "offset_next_page" | "offset_has_more" | "next_offset"
            | "short_page" => {
                let range = from(offset);
                let more = range.end < world.len();
                let next = link(format!("offset={}&limit={limit}", range.end));
                let (data, beside) = match (self.style, habits.contradicts) {
                    ("offset_link", false) => (
                        json!({"hasMore": more, "offset": offset}),
                        json!({"_pagination": {"next_page": more.then_some(next)}}),
                    ),
                    // `hasMore` decides, whatever the link says.
                    ("offset_link", true) => (
                        json!({"hasMore": more}),
                        json!({"_pagination": {"next_page": (!more).then_some(next)}}),
                    ),
                    ("offset_next_page", false) => (
                        json!({"hasMore": more}),
                        json!({"_pagination": {"next_page": more.then_some(next)}}),
                    ),
                    // The link decides, whatever `hasMore` says.
                    ("offset_next_page", true) => (
                        json!({"hasMore": !more}),
                        json!({"_pagination": {"next_page": more.then_some(next)}}),
                    ),
                    ("offset_has_more", _) => (
                        json!({"hasMore": more, "nextLastId": "7", "marker": 5, "tailMarker": "9"}),
                        json!({}),
                    ),
                    ("next_offset", _) => {
                        (json!({"hasMore": more, "nextOffset": range.end}), json!({}))
                    }
                    _ => (
                        json!({"marker": 7, "filters": {"offset": offset}}),
                        json!({}),
                    ),
                };
                (range, data, beside)
            }
            "marker" => {
                let range = from(number("marker").unwrap_or(0));
                let more = range.end < world.len();
                let data = match self.path {
                    "/api/{account}/transactions" => {
                        json!({"hasMore": more, "marker": 3, "nextMarker": more.then_some(range.end)})
                    }
                    _ => json!({"hasMore": more, "marker": range.end}),
                };
                (
                    range,
                    data,
                    json!({"_pagination": {"next_page": link("offset=1".to_owned())}}),
                )
            }
            "last_id" => {
                let start = after("from_id").or(after("fromId")).unwrap_or(0);
                let range = from(start);
                let more = range.end < world.len();
                let data = json!({"hasMore": more, "lastId": world.get(range.end.wrapping_sub(1)).map(|row| &row["id"])});
                let beside = match self.path.ends_with("mentions") {
                    true => {
                        json!({"_pagination": {"next_page": more.then(|| link("x=1".to_owned()))}})
                    }
                    false => json!({}),
                };
                (range, data, beside)
            }
            "cursor" => {
                let start = query
                    .get("cursor")
                    .map(|cursor| cursor[2..].parse().expect("a cursor"));
                let range = from(start.unwrap_or(0));
                let more = range.end < world.len();
                let next = more.then(|| format!("c-{}", range.end));
                let url = next.as_ref().map(|next| link(format!("cursor={next}")));
                let beside = json!({"_pagination": {"next_cursor": next, "next_page_url": url, "total_results": world.len()}});
                (range, json!({}), beside)
            }
            "page_number" | "page_link" => {
                let page = number("page").unwrap_or(1);
                let range = from((page - 1) * limit);
                let last = world.len().div_ceil(limit);
                let meta = json!({"current_page": page, "last_page": last, "total": world.len()});
                let next = (page < last).then(|| link(format!("page={}", page + 1)));
                match self.style {
                    "page_number" => (range, json!({"meta": meta}), json!({})),
                    _ => (
                        range,
                        json!({}),
                        json!({"links": {"next": next}, "meta": meta}),
                    ),
                }
            }
            "message_id" => {
                let is_asc = query.get("order").is_some_and(|order| order == "asc");
                let by_link = after("id");
                let range = match is_asc {
                    // From the given message on, which comes first again.
                    true => {
                        let end = query
                            .get("last_id")
                            .map_or(world.len(), |id| of_id(id).expect("an id") + 1);
                        end.saturating_sub(limit)..end
                    }
                    false => from(by_link.or(after("first_id")).unwrap_or(0)),
                };
                let more = if is_asc {
                    range.start > 0
                } else {
                    range.end < world.len()
                };
                let last = world
                    .get(range.end.wrapping_sub(1))
                    .map(|row| row["id"].to_string());
                let next = match (more, is_asc || habits.contradicts) {
                    (false, _) => None,
                    // Without a cursor, so that the id of the last row leads on.
                    (true, true) => Some(link(format!("limit={limit}"))),
                    (true, false) => Some(link(format!(
                        "limit={limit}&id={}",
                        last.unwrap_or_default()
                    ))),
                };
                (
                    range,
                    json!({}),
                    json!({"_pagination": {"next_page": next}}),
                )
            }
            "date_window" => {
                let end = query.get("endDate").map(|date| date.replace('T', " "));
                let is_before = |row: &Value| {
                    let date = row["date"].as_str().expect("a date")[..19].replace('T', " ");
                    end.as_ref().is_none_or(|end| {
                        *date < end[..19] || !habits.is_exclusive && *date == end[..19]
                    })
                };
                let start = world.iter().position(is_before).unwrap_or(world.len());
                let range = from(start);
                let more = range.end < world.len();
                let last = world
                    .get(range.end.wrapping_sub(1))
                    .and_then(|row| row["date"].as_str());
                let next = link(format!(
                    "endDate={}",
                    last.unwrap_or_default().replace('+', "%2B")
                ));
                let beside = match self.path.ends_with("overview") || habits.contradicts && more {
                    true => json!({}),
                    false => json!({"_pagination": {"next_page": more.then_some(next)}}),
                };
                (range, json!({"hasMore": more}), beside)
            }
            "window_limit" => {
                let (start, end) = (&query["publishDateStart"], &query["publishDateEnd"]);
                let is_in = |row: &&Value| {
                    let day = &row["publishDateTime"].as_str().expect("a date")[..10];
                    (start.as_str()..=end.as_str()).contains(&day)
                };
                let rows: Vec<&Value> = world.iter().filter(is_in).take(limit).collect();
                return Ok(json!({"data": {"list": rows, "syncInProcess": habits.contradicts}}));
            }
            other => panic!("no style {other}"),
        };
        let mut rows: Vec<Value> = range
            .filter(|index| !habits.hidden.contains(index))
            .map(|index| world[index].clone())
            .collect();
        if self.style == "message_id" && query.get("order").is_some_and(|order| order == "asc") {
            rows.reverse();
        }
        match self.rows.split_once('.') {
            Some((_, name)) => data[name] = rows.into(),
            None => data = rows.into(),
        }
        beside["data"] = data;
        beside["_meta"] = json!({"_credits": {"used": 1, "balance": 1000}});
        Ok(beside)
    }

    /// Returns the id of a row of the crate's type, as text.
    pub(crate) fn id_of(&self, row: &Value) -> String {
        let mut value = row;
        for name in self.id.split('.') {
            value = &value[name];
        }
        match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }
}

//! [`Walk`]: the walk of a list from page to page, whatever the type of its rows.

use std::hash::{DefaultHasher, Hash, Hasher};

use reqwest::Url;
use serde_json::Value;

use super::{
    course::{Asked, Cursor, Next},
    marks::{Marks, text},
    paging::{Paging, Rule, Step},
    seen::Seen,
};
use crate::{
    model::{id::Id, resume_token::ResumeToken, row::Row},
    request::{
        Request,
        assembly::{Assembled, Assembly, Problem},
        encode,
    },
    response::{
        error::Error,
        future::{Decode, Json, ResponseFuture},
    },
};

/// The largest number of pages without rows that may follow each other.
///
/// Lists of followings have runs of them, several hundred offsets long.
const EMPTY_PAGES: u32 = 200;

/// The parameters that lead to a page, and thus do not tell one list from another.
const CURSORS: [&str; 7] = [
    "cursor", "first_id", "id", "last_id", "marker", "offset", "page",
];

/// The walk of a list from page to page.
pub(super) struct Walk {
    request: Request,
    /// The request of the first page.
    assembly: Assembly,
    paging: &'static Paging,
    /// The hash of the arguments that tell the list from others.
    list: u64,
    pub(super) cursor: Cursor,
    pub(super) max_items: Option<u64>,
    pub(super) max_pages: Option<u64>,
    pub(super) prefetch: usize,
    /// The number of pages that were requested.
    pages: u64,
    /// The number of rows that were received, without repeated ones.
    rows: u64,
    /// The number of rows that are left out, since they are no objects.
    pub(super) left_out: u64,
    seen: Seen,
    cursors: Seen,
    /// The number of pages without rows since the last row.
    empty: u32,
    /// Whether the page before had fewer rows than it could have.
    was_short: bool,
    last_row: String,
    /// Whether a page said that rows may be missing.
    is_partial: bool,
}

impl Walk {
    pub(super) fn new<T>(
        mut request: Request,
        assembled: Result<Assembled<T>, Problem>,
        paging: &'static Paging,
    ) -> Self {
        let assembly = request.assembly(assembled);
        if let Some(name) = paging.refused {
            let mut query = assembly.query.iter();
            let is_off = query.any(|(known, value)| {
                known == name
                    && matches!(
                        encode::scalar(value.clone()).as_deref(),
                        Some("0" | "false")
                    )
            });
            if is_off {
                request.problem(format!(
                    "{name}: expected it to be on, since it tells where the list ends, found it off"
                ));
            }
        }
        let list = list_of(&assembly, request.base_url(), paging);
        Self {
            request,
            assembly,
            paging,
            list,
            cursor: Cursor::new(),
            max_items: None,
            max_pages: None,
            prefetch: 0,
            pages: 0,
            rows: 0,
            left_out: 0,
            seen: Seen::new(),
            cursors: Seen::new(),
            empty: 0,
            was_short: false,
            last_row: String::new(),
            is_partial: false,
        }
    }

    /// Goes on where another walk of the same list was.
    pub(super) fn resume(&mut self, token: &ResumeToken) {
        let name = self.request.call().operation.name;
        if token.operation() != name {
            let found = token.operation();
            let problem = format!("resume: expected a token of `{name}`, found one of `{found}`");
            return self.request.problem(problem);
        }
        if !token.is_of(self.list) {
            let problem = "resume: expected a token of the same list, found one of the same operation with other arguments";
            return self.request.problem(problem);
        }
        let url = Url::parse(&format!("http://localhost/?{}", token.query()));
        // A query of pairs is part of a URL in any case.
        self.cursor = url.map_or_else(
            |_| Cursor::new(),
            |url| url.query_pairs().into_owned().collect(),
        );
    }

    /// Returns the token of a page.
    pub(super) fn token(&self, cursor: &Cursor) -> ResumeToken {
        let name = self.request.call().operation.name;
        ResumeToken::new(name, &encode::pairs(cursor), self.list)
    }

    /// Makes the error of a list whose next page is not known.
    pub(super) fn error(&self, problem: String) -> Error {
        Error::paging(self.request.call(), problem)
    }

    /// Returns whether the caller's limits allow another page.
    pub(super) fn may_go_on(&self) -> bool {
        self.max_pages.is_none_or(|max| self.pages < max)
            && self.max_items.is_none_or(|max| self.rows < max)
    }

    /// Returns the size of a page, with the name of its parameter.
    fn limit(&self) -> (Option<u64>, Option<&'static str>) {
        let Some((name, size)) = self.paging.limit else {
            return (None, None);
        };
        let mut query = self.assembly.query.iter();
        let given = query.find(|(known, _)| known == name);
        let given = given.and_then(|(_, value)| text(value)?.parse().ok());
        let mut size = given.unwrap_or(u64::from(size));
        // Each row of a search costs a credit.
        if let (Step::Cursor, Some(max)) = (self.paging.step, self.max_items) {
            size = size.min(max.saturating_sub(self.rows)).max(1);
        }
        (Some(size), Some(name))
    }

    /// Sends the request of the page at the cursor.
    pub(super) fn fetch<T>(&mut self) -> ResponseFuture<T, Json>
    where
        Json: Decode<T>,
    {
        self.pages += 1;
        let mut assembly = self.assembly.clone();
        let mut set = |name: &str, value: String| {
            assembly.query.retain(|(known, _)| known != name);
            assembly.query.push((name.to_owned(), Value::String(value)));
        };
        let (size, name) = self.limit();
        if let (Some(size), Some(name)) = (size, name) {
            set(name, size.to_string());
        }
        for (name, value) in &self.cursor {
            set(name, value.clone());
        }
        let mut checks = self.request.call().operation.checks.iter();
        let is_required = checks.any(|check| check.required && check.wire_name == "offset");
        if is_required && assembly.query.iter().all(|(name, _)| name != "offset") {
            let start = ("offset".to_owned(), Value::String("0".to_owned()));
            assembly.query.push(start);
        }
        self.request.clone().dispatch(assembly, String::new(), None)
    }

    /// Notes a page that arrived.
    ///
    /// Returns which of its rows are new, and what follows it.
    ///
    /// # Errors
    ///
    /// The second part is the problem if it is not known what follows.
    pub(super) fn note<R: Row>(
        &mut self,
        body: &[u8],
        rows: &[R],
    ) -> (Vec<bool>, Result<Next, String>) {
        let by_content = self.paging.by_content;
        let ids = rows.iter().map(|row| match by_content {
            true => hash(row),
            false => row.row_id(),
        });
        let ids: Vec<Option<Id>> = ids.collect();
        self.note_ids(body, ids)
    }

    fn note_ids(&mut self, body: &[u8], ids: Vec<Option<Id>>) -> (Vec<bool>, Result<Next, String>) {
        let has_ids = ids.iter().any(Option::is_some);
        let decoded = ids.len() as u64;
        let ids = ids.into_iter();
        let is_new: Vec<bool> = ids
            .map(|id| id.is_none_or(|id| self.seen.insert(&id)))
            .collect();
        let new = is_new.iter().filter(|is_new| **is_new).count() as u64;
        self.rows += new;
        let marks = Marks::of(body, self.paging.rows);
        self.is_partial |= marks.is_partial;
        self.left_out += marks.rows.saturating_sub(marks.nulls + decoded);
        let (limit, _) = self.limit();
        let asked = Asked {
            paging: self.paging,
            query: &self.assembly.query,
            cursor: &self.cursor,
            limit,
        };
        let is_repeated = match has_ids {
            true => new == 0,
            false => marks.last == self.last_row,
        };
        let next = asked.next(&marks).and_then(|next| match next {
            Some(cursor) => self.checked(cursor, marks.rows, is_repeated),
            None => self.end(),
        });
        self.was_short = limit.is_none_or(|limit| marks.rows < limit);
        self.last_row = marks.last;
        (is_new, next)
    }

    /// Returns the cursor of the next page, unless the walk would not end.
    fn checked(&mut self, cursor: Cursor, rows: u64, is_repeated: bool) -> Result<Next, String> {
        if let Step::Days(..) = self.paging.step {
            return Ok(Some(cursor));
        }
        if rows > 0 && is_repeated {
            // A list that ignores its offset, and came whole.
            if matches!(self.paging.step, Step::Offset(Rule::Nothing)) && self.was_short {
                return self.end();
            }
            return Err(
                "expected a page with new rows, found one that repeats the rows of earlier pages"
                    .to_owned(),
            );
        }
        self.empty = match rows {
            0 => self.empty + 1,
            _ => 0,
        };
        if self.empty > EMPTY_PAGES {
            return Err(format!(
                "expected rows or the end, found {} pages without rows",
                self.empty
            ));
        }
        if !self.cursors.insert(&cursor) {
            return Err(
                "expected a page that has not been read, found the cursor of an earlier one"
                    .to_owned(),
            );
        }
        Ok(Some(cursor))
    }

    fn end(&self) -> Result<Next, String> {
        match self.paging.step {
            Step::Days(..) if self.is_partial => {
                Err("all pages were read, but `data.syncInProcess` says that the server is still collecting rows: walk the list again later".to_owned())
            }
            _ => Ok(None),
        }
    }
}

/// Returns an id that stands for the content of a row.
fn hash(row: &impl Row) -> Option<Id> {
    let mut hasher = DefaultHasher::new();
    serde_json::to_vec(row).ok()?.hash(&mut hasher);
    Some(Id::from(hasher.finish()))
}

/// Returns the hash of the arguments that tell a list from others, which is the same in any program.
fn list_of(assembly: &Assembly, base_url: &str, paging: &Paging) -> u64 {
    let mut own: Vec<&str> = CURSORS.to_vec();
    own.extend(paging.limit.map(|(name, _)| name));
    own.extend(match paging.step {
        Step::LastId(parameter, _) | Step::Date(parameter, _) | Step::Days(parameter, _) => {
            Some(parameter)
        }
        _ => None,
    });
    let mut pairs = Vec::new();
    for (name, value) in &assembly.query {
        if !own.contains(&name.as_str()) {
            encode::push_pairs(&mut pairs, name.clone(), value.clone());
        }
    }
    pairs.sort();
    let path = assembly.url.strip_prefix(base_url).unwrap_or(&assembly.url);
    let text = format!("{path}?{}", encode::pairs(&pairs));
    // FNV-1a: the hashes of the standard library may differ between its versions.
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

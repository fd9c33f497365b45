//! [`List`]: how the pages of a list follow each other.

/// The pages of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List {
    /// The way from one page to the next.
    pub step: Step,
    /// The path to the rows in a response, such as `data.list`; empty for the response itself.
    pub rows: &'static str,
    /// The part of a row by which a repeated one is known.
    pub identity: Identity,
    /// The size of a page to ask for, where the document states no maximum.
    pub size: Option<u32>,
    /// The parameter that, if it is false, turns off the members that tell the end.
    pub refused: Option<&'static str>,
}

/// The way from one page of a list to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// No way: all rows are in one response.
    Single,
    /// The parameter `offset`: `nextOffset`, that of `next_page`, or further by the size of a page.
    Offset(Rule),
    /// The query of `next_page`, or else the id of the last row as `first_id` or `last_id`.
    Message,
    /// The parameter `marker`: this member of `data`.
    Marker(&'static str),
    /// The id of the last row.
    LastId {
        /// The parameter.
        parameter: &'static str,
        /// The member of `data` that holds the id; else it is that of the row itself.
        member: Option<&'static str>,
    },
    /// The parameter `cursor`: `next_cursor`.
    Cursor,
    /// The parameter `page`, up to `last_page`.
    Page,
    /// The query of `links.next`.
    Link,
    /// The query of `next_page`, or else the date of the last row.
    Date {
        /// The parameter.
        parameter: &'static str,
        /// The member of the row.
        member: &'static str,
    },
    /// Shorter spans of days, until the rows of each fit into one response.
    Days {
        /// The parameter for the first day.
        start: &'static str,
        /// The parameter for the last day.
        end: &'static str,
    },
}

/// The part of a page that tells whether there are more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// `hasMore`; without it, `next_page`.
    HasMore,
    /// `next_page`.
    NextPage,
    /// Nothing: only a page without rows proves the end.
    Nothing,
}

/// The part of a row by which a repeated one is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// The path to an id, such as `fan.id`.
    Member(&'static str),
    /// All of it.
    Content,
}

//! [`Paging`]: how the pages of a list follow each other.

/// The facts about the pages of a list that the generated code states.
#[derive(Debug)]
pub struct Paging {
    /// The way from one page to the next.
    pub step: Step,
    /// The path to the rows in a response.
    pub rows: &'static [&'static str],
    /// The parameter for the size of a page, and the size to ask for.
    pub limit: Option<(&'static str, u32)>,
    /// Whether a repeated row is known by all of its content, not by its id.
    pub by_content: bool,
    /// The parameter that, if it is false, turns off the members that tell the end.
    pub refused: Option<&'static str>,
}

/// The way from one page of a list to the next.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// The parameter `offset`: `nextOffset`, that of `next_page`, or further by the size of a page.
    Offset(Rule),
    /// The query of `next_page`, or else the id of the last row as `first_id` or `last_id`.
    Message,
    /// The parameter `marker`: this member of `data`.
    Marker(&'static str),
    /// This parameter: this member of `data`, or else the id of the last row.
    LastId(&'static str, Option<&'static str>),
    /// The parameter `cursor`: `next_cursor`.
    Cursor,
    /// The parameter `page`, up to `last_page`.
    Page,
    /// The query of `links.next`.
    Link,
    /// The query of `next_page`, or else this parameter: this member of the last row, a date.
    Date(&'static str, &'static str),
    /// Shorter spans between these two parameters, until the rows of each fit into one response.
    Days(&'static str, &'static str),
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

//! [`Pages`] and [`ItemStream`]: the streams of a list's pages and of their rows.

use std::{
    collections::VecDeque,
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
    vec,
};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::{course::Cursor, walk::Walk};
use crate::{
    model::{items::Items, resume_token::ResumeToken, row::Row},
    response::{
        Response,
        error::Error,
        future::{Json, ResponseFuture},
    },
};

/// The stream of the pages of a list, as whole responses with credits and drift.
///
/// A page is requested when it is needed, or ahead by [`prefetch`]. Each request has the timeout,
/// deadline and retry policy of the request for the list.
///
/// The stream ends when the server says that the list does, or when [`max_pages`] or [`max_items`] is
/// reached. In any other case its last item is an error that has a [`ResumeToken`]. After an error the
/// stream is over.
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
/// let mut pages = client.transactions().list("acct_123").pages();
/// while let Some(page) = pages.try_next().await? {
///     println!("{} rows, {:?}", page.items().len(), page.credits());
///     // Store the rows together with the token, from which another walk goes on.
///     println!("{:?}", pages.resume_token().map(|token| token.to_string()));
/// }
/// # Ok(())
/// # }
/// ```
///
/// [`prefetch`]: crate::Paginator::prefetch
/// [`max_items`]: crate::Paginator::max_items
/// [`max_pages`]: crate::Paginator::max_pages
#[must_use = "a stream does nothing until its items are awaited"]
pub struct Pages<T> {
    walk: Walk,
    in_flight: Option<ResponseFuture<T, Json>>,
    /// Pages that were fetched ahead.
    ready: VecDeque<Page<T>>,
    after: After,
    /// The token of the page that the consumer gets next.
    token: Option<ResumeToken>,
}

/// The part of a list behind the last page that was fetched.
enum After {
    /// A page at the cursor of the walk.
    Page,
    End,
    Failed(Error),
}

/// A page with the facts that the walk found in it.
pub(super) struct Page<T> {
    response: Response<T>,
    is_new: Vec<bool>,
    token: ResumeToken,
    /// The token of the page after it, if it is known and there is one.
    next: Option<ResumeToken>,
}

impl<T> Pages<T> {
    pub(super) fn new(walk: Walk) -> Self {
        let token = walk.token(&walk.cursor);
        Self {
            walk,
            in_flight: None,
            ready: VecDeque::new(),
            after: After::Page,
            token: Some(token),
        }
    }

    /// Returns the place behind the last page that the stream gave; `None` at the end of the list.
    ///
    /// Store it with the rows of that page. A walk that goes on from it begins with the page after.
    #[must_use]
    pub fn resume_token(&self) -> Option<ResumeToken> {
        self.token.clone()
    }

    /// Returns the number of rows that were left out of the pages so far, since they are no objects.
    ///
    /// They are drift of their page: [`Response::drift`] has their places. Null is no row, and does not
    /// count.
    #[must_use]
    pub fn left_out(&self) -> u64 {
        self.walk.left_out
    }

    pub(super) fn max_items(&self) -> Option<u64> {
        self.walk.max_items
    }
}

impl<T: Items<Item: Row> + DeserializeOwned> Pages<T> {
    /// Returns the next page; `None` at the end.
    ///
    /// # Errors
    ///
    /// Returns the errors of the request for the page. Also returns an error of kind
    /// [`ErrorKind::Paging`](crate::ErrorKind::Paging) if a page does not tell whether there are more,
    /// or if pages repeat. The error has a [`resume_token`](Error::resume_token).
    pub async fn try_next(&mut self) -> Result<Option<Response<T>>, Error> {
        poll_fn(|context| self.poll_response(context))
            .await
            .transpose()
    }

    fn poll_response(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Response<T>, Error>>> {
        let page = self.poll_page(context);
        page.map(|page| page.map(|page| page.map(|page| page.response)))
    }

    pub(super) fn poll_page(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Page<T>, Error>>> {
        // A page is fetched, and then those ahead of it.
        self.fetch(context, 1);
        let Some(page) = self.ready.pop_front() else {
            if self.in_flight.is_some() {
                return Poll::Pending;
            }
            return Poll::Ready(match std::mem::replace(&mut self.after, After::End) {
                After::Failed(error) => Some(Err(error.at(self.token.clone()))),
                After::End => None,
                // The caller's own limit.
                After::Page => {
                    self.after = After::Page;
                    None
                }
            });
        };
        self.token.clone_from(&page.next);
        self.fetch(context, self.walk.prefetch);
        Poll::Ready(Some(Ok(page)))
    }

    /// Fetches pages until so many are ready, one after the other, as far as they arrive at once.
    fn fetch(&mut self, context: &mut Context<'_>, pages: usize) {
        while self.ready.len() < pages {
            let response = match &mut self.in_flight {
                Some(response) => response,
                None => {
                    if !matches!(self.after, After::Page) || !self.walk.may_go_on() {
                        return;
                    }
                    self.in_flight.insert(self.walk.fetch())
                }
            };
            let Poll::Ready(response) = Future::poll(Pin::new(response), context) else {
                return;
            };
            self.in_flight = None;
            match response {
                Ok(response) => self.receive(response),
                Err(error) => self.after = After::Failed(error),
            }
        }
    }

    fn receive(&mut self, response: Response<T>) {
        let token = self.walk.token(&self.walk.cursor);
        let (is_new, next) = self.walk.note(response.raw(), response.items());
        let next = match next {
            Ok(Some(cursor)) => self.go_on(cursor),
            Ok(None) => {
                self.after = After::End;
                None
            }
            Err(problem) => {
                self.after = After::Failed(self.walk.error(problem));
                Some(token.clone())
            }
        };
        self.ready.push_back(Page {
            response,
            is_new,
            token,
            next,
        });
    }

    fn go_on(&mut self, cursor: Cursor) -> Option<ResumeToken> {
        let token = self.walk.token(&cursor);
        self.walk.cursor = cursor;
        Some(token)
    }
}

impl<T> Unpin for Pages<T> {}

impl<T: Items<Item: Row> + DeserializeOwned> Stream for Pages<T> {
    type Item = Result<Response<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_response(context)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pages").finish_non_exhaustive()
    }
}

/// The stream of the rows of a list, over all of its pages.
///
/// A row that stands on two pages, since rows shifted while the list was walked, is given once: the
/// ids of the last 10,000 rows are remembered. Rows without an id, such as statistics, are given as
/// they come. [`Pages`] says when pages are requested and how the stream ends.
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
/// let mut chats = client.chats().list("acct_123").stream();
/// while let Some(chat) = chats.try_next().await? {
///     println!("{:?}", chat.unread_messages_count);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a stream does nothing until its items are awaited"]
pub struct ItemStream<T: Items> {
    pages: Pages<T>,
    rows: vec::IntoIter<T::Item>,
    is_new: vec::IntoIter<bool>,
    /// The token of the page whose rows are being given.
    token: Option<ResumeToken>,
    /// The number of rows that the caller's limit leaves.
    left: Option<u64>,
}

impl<T: Items> ItemStream<T> {
    pub(super) fn new(pages: Pages<T>) -> Self {
        Self {
            left: pages.max_items(),
            pages,
            rows: Vec::new().into_iter(),
            is_new: Vec::new().into_iter(),
            token: None,
        }
    }

    /// Returns the place of the page whose rows are being given, or of the next one after its last row;
    /// `None` at the end of the list.
    ///
    /// A walk that goes on from it loses no row, and repeats those of one page at most.
    #[must_use]
    pub fn resume_token(&self) -> Option<ResumeToken> {
        match self.rows.as_slice() {
            [] => self.pages.resume_token(),
            _ => self.token.clone(),
        }
    }

    /// Returns the number of rows that were left out of the pages so far, since they are no objects.
    ///
    /// They are drift of their page, which is logged as a warning;
    /// [`pages`](crate::Paginator::pages) has it. Null is no row, and does not count.
    #[must_use]
    pub fn left_out(&self) -> u64 {
        self.pages.left_out()
    }
}

impl<T: Items<Item: Row> + DeserializeOwned> ItemStream<T> {
    /// Returns the next row; `None` at the end.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Pages::try_next`], after all rows of the pages before.
    pub async fn try_next(&mut self) -> Result<Option<T::Item>, Error> {
        poll_fn(|context| self.poll_row(context)).await.transpose()
    }

    pub(super) fn poll_row(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<T::Item, Error>>> {
        loop {
            if self.left == Some(0) {
                return Poll::Ready(None);
            }
            for row in self.rows.by_ref() {
                // A type whose rows are not those of the page has new rows only.
                if self.is_new.next().unwrap_or(true) {
                    self.left = self.left.map(|left| left - 1);
                    return Poll::Ready(Some(Ok(row)));
                }
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => {
                    self.token = Some(page.token);
                    self.rows = page.response.into_inner().into_items().into_iter();
                    self.is_new = page.is_new.into_iter();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T: Items> Unpin for ItemStream<T> {}

impl<T: Items<Item: Row> + DeserializeOwned> Stream for ItemStream<T> {
    type Item = Result<T::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_row(context)
    }
}

impl<T: Items> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ItemStream").finish_non_exhaustive()
    }
}

//! [`CollectAll`]: the rows of all pages in one list.

use std::{
    error, fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use serde::de::DeserializeOwned;

use super::stream::ItemStream;
use crate::{
    model::{items::Items, resume_token::ResumeToken, row::Row},
    response::error::Error,
};

/// A future of the rows of all pages of a list.
///
/// # Errors
///
/// Resolves to a [`CollectError`], which has the rows so far, if the list cannot be walked to its
/// end.
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
/// let fans = client.fans().list_active("acct_123").collect_all().await?;
/// println!("{} fans", fans.len());
/// # Ok(())
/// # }
/// ```
#[must_use = "a future does nothing until it is awaited"]
pub struct CollectAll<T: Items> {
    stream: ItemStream<T>,
    rows: Vec<T::Item>,
}

impl<T: Items> CollectAll<T> {
    pub(super) fn new(stream: ItemStream<T>) -> Self {
        Self {
            stream,
            rows: Vec::new(),
        }
    }
}

impl<T: Items> Unpin for CollectAll<T> {}

impl<T: Items<Item: Row> + DeserializeOwned> Future for CollectAll<T> {
    type Output = Result<Vec<T::Item>, CollectError<T::Item>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        loop {
            match std::task::ready!(this.stream.poll_row(context)) {
                Some(Ok(row)) => this.rows.push(row),
                Some(Err(error)) => {
                    let rows = std::mem::take(&mut this.rows);
                    return Poll::Ready(Err(CollectError { rows, error }));
                }
                None => return Poll::Ready(Ok(std::mem::take(&mut this.rows))),
            }
        }
    }
}

impl<T: Items> fmt::Debug for CollectAll<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CollectAll").finish_non_exhaustive()
    }
}

/// The error of a list that could not be walked to its end, with the rows so far.
///
/// By `?` it becomes the [`Error`] that ended the walk: the token stays in it, the rows are lost.
pub struct CollectError<I> {
    rows: Vec<I>,
    error: Error,
}

impl<I> CollectError<I> {
    /// Returns the rows before the error.
    #[must_use]
    pub fn rows(&self) -> &[I] {
        &self.rows
    }

    /// Returns the rows before the error by value, and the error.
    #[must_use]
    pub fn into_parts(self) -> (Vec<I>, Error) {
        (self.rows, self.error)
    }

    /// Returns the error that ended the walk.
    #[must_use]
    pub fn error(&self) -> &Error {
        &self.error
    }

    /// Returns the place behind the rows, at which the walk goes on.
    #[must_use]
    pub fn resume_token(&self) -> Option<&ResumeToken> {
        self.error.resume_token()
    }
}

#[cfg(feature = "blocking")]
impl<I> From<Error> for CollectError<I> {
    /// Makes the error of a walk that did not begin.
    fn from(error: Error) -> Self {
        let rows = Vec::new();
        Self { rows, error }
    }
}

impl<I> From<CollectError<I>> for Error {
    fn from(error: CollectError<I>) -> Self {
        error.error
    }
}

impl<I> fmt::Display for CollectError<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.rows.len();
        write!(f, "the list ended early, after {rows} rows: {}", self.error)
    }
}

impl<I> fmt::Debug for CollectError<I> {
    /// Writes no rows, which may be private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CollectError")
            .field("rows", &self.rows.len())
            .field("error", &self.error)
            .finish()
    }
}

impl<I> error::Error for CollectError<I> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.error)
    }
}

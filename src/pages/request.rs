//! [`Paginator`]: the options with which a list is walked, before the walk begins.

use std::{fmt, marker::PhantomData};

use serde::de::DeserializeOwned;

use super::{
    collect::CollectAll,
    paging::Paging,
    stream::{ItemStream, Pages},
    walk::Walk,
};
use crate::{
    model::{items::Items, resume_token::ResumeToken, row::Row},
    request::{
        Request,
        assembly::{Assembled, Problem},
    },
};

/// The options with which a list is walked from page to page.
///
/// Every request for a list that has pages returns one, by `max_items`, `max_pages`, `prefetch` and
/// `resume`; without options, its `stream`, `pages` and `collect_all` begin the walk.
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
/// let mut fans = client.fans().list_active("acct_123").max_items(100).stream();
/// while let Some(fan) = fans.try_next().await? {
///     println!("{:?}", fan.name);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a walk does nothing until its pages are awaited"]
pub struct Paginator<T> {
    walk: Walk,
    response: PhantomData<fn() -> T>,
}

impl<T> Paginator<T> {
    #[doc(hidden)]
    pub fn new(
        request: Request,
        assembled: Result<Assembled<T>, Problem>,
        paging: &'static Paging,
    ) -> Self {
        Self {
            walk: Walk::new(request, assembled, paging),
            response: PhantomData,
        }
    }

    /// Begins where an earlier walk of the same list was.
    ///
    /// The list is the same if the operation and its arguments are; the size of the pages may differ.
    /// A token of another list is an error of the walk, before anything is sent.
    pub fn resume(mut self, token: ResumeToken) -> Self {
        self.walk.resume(&token);
        self
    }

    /// Fetches so many pages ahead while rows are consumed; 0 is the default.
    ///
    /// A page is requested when the one before it has arrived, within the client's pace and budget and
    /// the limits of the walk. It costs its credits even if it is never read.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.walk.prefetch = pages;
        self
    }

    /// Ends the walk after so many rows, or with the page that reaches them.
    ///
    /// A search, which costs a credit per row, is asked for no more rows than that.
    pub fn max_items(mut self, items: u64) -> Self {
        self.walk.max_items = Some(items);
        self
    }

    /// Ends the walk after so many pages.
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.walk.max_pages = Some(pages);
        self
    }
}

impl<T: Items<Item: Row> + DeserializeOwned> Paginator<T> {
    /// Returns the rows of all pages, which are fetched as they are needed.
    pub fn stream(self) -> ItemStream<T> {
        ItemStream::new(self.pages())
    }

    /// Returns all pages as whole responses, which are fetched as they are needed.
    pub fn pages(self) -> Pages<T> {
        Pages::new(self.walk)
    }

    /// Returns a future of the rows of all pages.
    pub fn collect_all(self) -> CollectAll<T> {
        CollectAll::new(self.stream())
    }
}

impl<T> fmt::Debug for Paginator<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Paginator").finish_non_exhaustive()
    }
}

/// Implements the methods that walk a list, for the requests of lists that have pages.
#[doc(hidden)]
#[macro_export]
macro_rules! __paginate {
    ($request:ident, $response:ty, $paging:expr) => {
        impl $request {
            /// Returns the rows of all pages, which are fetched as they are needed.
            ///
            /// Pages are of the largest documented size, unless `limit` was called. The stream ends
            /// when the server says that the list does; in any other case its last item is an error,
            /// with a token from which [`resume`](Self::resume) goes on.
            #[inline]
            pub fn stream(self) -> runtime::ItemStream<$response> {
                self.paginator_().stream()
            }

            /// Returns all pages as whole responses, which are fetched as they are needed.
            #[inline]
            pub fn pages(self) -> runtime::Pages<$response> {
                self.paginator_().pages()
            }

            /// Returns a future of the rows of all pages.
            ///
            /// # Errors
            ///
            /// The future returns an error that has the rows so far, if the list cannot be walked to
            /// its end.
            #[inline]
            pub fn collect_all(self) -> runtime::CollectAll<$response> {
                self.paginator_().collect_all()
            }

            /// Begins the walk where an earlier one of the same list was.
            #[inline]
            pub fn resume(self, token: runtime::ResumeToken) -> runtime::Paginator<$response> {
                self.paginator_().resume(token)
            }

            /// Fetches so many pages ahead while rows are consumed; each costs its credits even if it
            /// is never read.
            #[inline]
            pub fn prefetch(self, pages: usize) -> runtime::Paginator<$response> {
                self.paginator_().prefetch(pages)
            }

            /// Ends the walk after so many rows.
            #[inline]
            pub fn max_items(self, items: u64) -> runtime::Paginator<$response> {
                self.paginator_().max_items(items)
            }

            /// Ends the walk after so many pages.
            #[inline]
            pub fn max_pages(self, pages: u64) -> runtime::Paginator<$response> {
                self.paginator_().max_pages(pages)
            }

            #[inline]
            fn paginator_(self) -> runtime::Paginator<$response> {
                let (request, assembled) = self.assemble_();
                runtime::Paginator::new(request, assembled, &$paging)
            }
        }
    };
}

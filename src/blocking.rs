//! [`Wait`]: sends requests from synchronous code.

use std::{
    future::{Future, IntoFuture},
    io,
    sync::LazyLock,
};

use bytes::Bytes;
use tokio::runtime::{Builder, Handle, Runtime};

use serde::de::DeserializeOwned;

#[cfg(feature = "media")]
use crate::jobs::{UploadJob, Uploaded};
use crate::{
    files::{
        stream::FileStream,
        to_file::{SavedFile, ToFile},
    },
    model::{items::Items, resume_token::ResumeToken, row::Row},
    pages::{CollectAll, CollectError, ItemStream, Pages},
    response::{Response, error::Error},
};

/// The runtime of all blocking calls: connections belong to the runtime that opened them.
///
/// Its one worker thread sends and receives. The threads that wait decode.
static RUNTIME: LazyLock<io::Result<Runtime>> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("onlyfansapi")
        .enable_all()
        .build()
});

/// Sends a request from synchronous code and blocks until its response is there.
///
/// Every request implements this trait, and so does the future that its `send` method returns.
///
/// ```no_run
/// use onlyfansapi::{Client, blocking::Wait};
///
/// # fn example() -> Result<(), onlyfansapi::Error> {
/// let client = Client::from_env()?;
/// let chats = client.chats().list("acct_123").limit(5).wait()?;
/// println!("{} chats", chats.data.len());
/// # Ok(())
/// # }
/// ```
///
/// Any number of threads may wait at the same time with clones of one client. Timeouts, retries and
/// pacing are the same as in async code.
///
/// # Inside an async runtime
///
/// A thread that drives async tasks must not block, since the response might need that very thread.
/// There, `wait` sends nothing and returns an error of kind
/// [`ErrorKind::Request`](crate::ErrorKind::Request): await the request instead.
///
/// `wait` returns the same error inside `tokio::task::spawn_blocking`, because the threads of that
/// function belong to the runtime, although they may block. Use the runtime there to run the
/// request:
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let count = tokio::task::spawn_blocking(move || {
///     let request = client.chats().list("acct_123").send();
///     let chats = tokio::runtime::Handle::current().block_on(request)?;
///     Ok::<usize, onlyfansapi::Error>(chats.data.len())
/// });
/// println!("{} chats", count.await??);
/// # Ok(())
/// # }
/// ```
///
/// A thread that [`std::thread::spawn`] starts belongs to no runtime, so `wait` works there, even
/// if async code starts the thread.
pub trait Wait {
    /// The type of the decoded response body.
    type Output;

    /// Sends the request, blocks until the call ends, and returns the response.
    ///
    /// # Errors
    ///
    /// Returns the errors of the request's `send`. Also returns an error of kind
    /// [`ErrorKind::Request`](crate::ErrorKind::Request), before anything is sent, if it is called
    /// inside an async runtime, or if the runtime behind it cannot be started.
    fn wait(self) -> Result<Response<Self::Output>, Error>;
}

impl<R, A> Wait for R
where
    R: IntoFuture<Output = Result<Response<A>, Error>>,
{
    type Output = A;

    fn wait(self) -> Result<Response<A>, Error> {
        block_on(self.into_future()).map_err(Error::blocking)?
    }
}

/// The rows of a list, fetched from synchronous code as they are needed.
///
/// An [`ItemStream`] is iterated over as one:
///
/// ```no_run
/// # fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
/// for fan in client.fans().list_active("acct_123").stream() {
///     println!("{:?}", fan?.name);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Rows<T: Items> {
    stream: ItemStream<T>,
    /// Whether the thread must not block, so that there are no items.
    is_refused: bool,
}

impl<T: Items> Rows<T> {
    /// Returns the place at which another walk goes on, as [`ItemStream::resume_token`] does.
    #[must_use]
    pub fn resume_token(&self) -> Option<ResumeToken> {
        self.stream.resume_token()
    }

    /// Returns the number of rows that were left out so far, as [`ItemStream::left_out`] does.
    #[must_use]
    pub fn left_out(&self) -> u64 {
        self.stream.left_out()
    }
}

impl<T: Items<Item: Row> + DeserializeOwned> Iterator for Rows<T> {
    type Item = Result<T::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        next(self.stream.try_next(), &mut self.is_refused)
    }
}

impl<T: Items<Item: Row> + DeserializeOwned> IntoIterator for ItemStream<T> {
    type Item = Result<T::Item, Error>;
    type IntoIter = Rows<T>;

    fn into_iter(self) -> Rows<T> {
        Rows {
            stream: self,
            is_refused: false,
        }
    }
}

/// The pages of a list, fetched from synchronous code as they are needed.
#[derive(Debug)]
pub struct Responses<T> {
    pages: Pages<T>,
    /// Whether the thread must not block, so that there are no pages.
    is_refused: bool,
}

impl<T> Responses<T> {
    /// Returns the place at which another walk goes on, as [`Pages::resume_token`] does.
    #[must_use]
    pub fn resume_token(&self) -> Option<ResumeToken> {
        self.pages.resume_token()
    }

    /// Returns the number of rows that were left out so far, as [`Pages::left_out`] does.
    #[must_use]
    pub fn left_out(&self) -> u64 {
        self.pages.left_out()
    }
}

impl<T: Items<Item: Row> + DeserializeOwned> Iterator for Responses<T> {
    type Item = Result<Response<T>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        next(self.pages.try_next(), &mut self.is_refused)
    }
}

impl<T: Items<Item: Row> + DeserializeOwned> IntoIterator for Pages<T> {
    type Item = Result<Response<T>, Error>;
    type IntoIter = Responses<T>;

    fn into_iter(self) -> Responses<T> {
        Responses {
            pages: self,
            is_refused: false,
        }
    }
}

impl<T: Items<Item: Row> + DeserializeOwned> CollectAll<T> {
    /// Blocks until all rows are there, from synchronous code.
    ///
    /// # Errors
    ///
    /// Returns the errors of the future. Inside an async runtime, returns an error before anything is
    /// sent, as [`Wait::wait`] does.
    pub fn wait(self) -> Result<Vec<T::Item>, CollectError<T::Item>> {
        block_on(self).unwrap_or_else(|problem| Err(Error::blocking(problem).into()))
    }
}

#[cfg(feature = "media")]
impl UploadJob {
    /// Uploads the file from synchronous code, and blocks until the server has processed it.
    ///
    /// # Errors
    ///
    /// Returns the errors of the future, and those of [`Wait::wait`].
    pub fn wait(self) -> Result<Uploaded, Error> {
        block_on(self.into_future()).map_err(Error::blocking)?
    }
}

/// Blocks until the next item of a stream is there; a thread that must not block gets one error.
fn next<T>(
    next: impl Future<Output = Result<Option<T>, Error>>,
    is_refused: &mut bool,
) -> Option<Result<T, Error>> {
    if *is_refused {
        return None;
    }
    let next = block_on(next).unwrap_or_else(|problem| {
        *is_refused = true;
        Err(Error::blocking(problem))
    });
    next.transpose()
}

impl ToFile {
    /// Downloads the file from synchronous code, and blocks until it is there.
    ///
    /// ```no_run
    /// # fn example(client: onlyfansapi::Client, url: &str) -> Result<(), onlyfansapi::Error> {
    /// let saved = client.media().download("acct_123", url).to_file("clip.mp4").wait()?;
    /// println!("{} bytes", saved.length);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the errors of [`send`](Self::send), and those of [`Wait::wait`].
    pub fn wait(self) -> Result<SavedFile, Error> {
        block_on(self.into_future()).map_err(Error::blocking)?
    }
}

impl FileStream {
    /// Returns the next bytes, or `None` at the end of the file, from synchronous code, and blocks
    /// until they are there.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`try_next`](Self::try_next), and those of [`Wait::wait`].
    pub fn wait_next(&mut self) -> Result<Option<Bytes>, Error> {
        block_on(self.try_next()).map_err(Error::blocking)?
    }
}

/// Runs a future to completion, or returns the reason why it cannot be run on this thread.
pub(crate) fn block_on<F: Future>(future: F) -> Result<F::Output, String> {
    // tokio would panic inside its own runtimes. It cannot detect those of other libraries.
    match Handle::try_current() {
        Err(error) if error.is_missing_context() => {}
        Err(_) => return Err(
            "a blocking call was made while its thread ends: make it earlier, or on another thread"
                .to_owned(),
        ),
        Ok(_) => {
            let problem = "a blocking call was made inside an async runtime: await the async form instead, or make the call on a thread started by std::thread::spawn";
            return Err(problem.to_owned());
        }
    }
    match &*RUNTIME {
        Ok(runtime) => Ok(runtime.block_on(future)),
        Err(error) => Err(format!(
            "the runtime for blocking calls cannot be started: {error}"
        )),
    }
}

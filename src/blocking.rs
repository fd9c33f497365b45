//! [`Wait`]: finishes a request from plain code, without async.

use std::{
    future::{Future, IntoFuture},
    io,
    sync::LazyLock,
};

use tokio::runtime::{Builder, Handle, Runtime};

use crate::response::{Response, error::Error};

/// One for all clients, since connections belong to the runtime that opened them. Its one thread
/// looks after them between two calls; the calls themselves run on the threads that wait.
static RUNTIME: LazyLock<io::Result<Runtime>> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("onlyfansapi")
        .enable_all()
        .build()
});

/// Finishes a request from plain code, as awaiting it does in async code.
///
/// Every request has it, and so has what its `send` returns.
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
/// Any number of threads may wait at once, with clones of one client.
/// Timeouts, repeating and pacing are the same as in async code.
///
/// # Inside an async runtime
///
/// A thread that drives async tasks must not wait: the answer might need the very thread that
/// stands still. There, `wait` sends nothing and returns an error of
/// [`ErrorKind::Request`](crate::ErrorKind::Request): await the request instead.
///
/// The same error comes within `tokio::task::spawn_blocking`, whose threads belong to the runtime
/// although they may stand still. What runs there can drive the request with that runtime:
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
/// A thread made by [`std::thread::spawn`] belongs to no runtime, wherever it was made: it may wait.
pub trait Wait {
    /// What the request is answered with.
    type Answer;

    /// Sends the request and waits for its answer.
    ///
    /// # Errors
    ///
    /// As awaiting the request does; beside that, before anything is sent, if it is called inside
    /// an async runtime, or if the operating system does not allow another thread.
    fn wait(self) -> Result<Response<Self::Answer>, Error>;
}

impl<R, A> Wait for R
where
    R: IntoFuture<Output = Result<Response<A>, Error>>,
{
    type Answer = A;

    fn wait(self) -> Result<Response<A>, Error> {
        block_on(self.into_future()).map_err(Error::blocking)?
    }
}

/// Drives a future to its end, or says why it cannot.
pub(crate) fn block_on<F: Future>(future: F) -> Result<F::Output, String> {
    // tokio would panic, and says so only within its own runtimes; others it cannot see.
    match Handle::try_current() {
        Err(error) if error.is_missing_context() => {}
        Err(_) => return Err("`wait` was called while its thread ends".to_owned()),
        Ok(_) => {
            let problem = "`wait` was called inside an async runtime: await the request instead, or wait on a thread of its own";
            return Err(problem.to_owned());
        }
    }
    match &*RUNTIME {
        Ok(runtime) => Ok(runtime.block_on(future)),
        Err(error) => Err(format!(
            "the runtime behind `wait` cannot be started: {error}"
        )),
    }
}

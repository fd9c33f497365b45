//! [`ToFile`]: a download to a file on disk.

mod disk;

use std::{
    fmt,
    future::{Future, IntoFuture},
    path::PathBuf,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use tokio::runtime::Handle;

use super::{
    transfer::{Event, SLOWEST, Transfer},
    verdict::strong_etag,
};
use crate::{
    operation::Call,
    request::file::FileRequest,
    response::{error::Error, future::log_failure},
    send::unread::Slowest,
};
use disk::Disk;
use reqwest::header::CONTENT_TYPE;

type OnProgress = Arc<dyn Fn(&Progress) + Send + Sync>;

/// A download to a file, returned by `to_file` of a request for a file.
///
/// The bytes go to `NAME.part` beside the path, which gets the name of the path when it is whole. A
/// part that an earlier download left goes on where it ended, if the server says that the file is
/// still the same.
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client, url: &str) -> Result<(), onlyfansapi::Error> {
/// let saved = client
///     .media()
///     .download("acct_123", url)
///     .to_file("clip.mp4")
///     .on_progress(|progress| println!("{} of {:?}", progress.received, progress.total))
///     .await?;
/// println!("{} bytes, {:?} credits", saved.length, saved.credits);
/// # Ok(())
/// # }
/// ```
#[must_use = "a download does nothing until it is awaited or sent"]
pub struct ToFile {
    request: FileRequest,
    path: PathBuf,
    slowest: Slowest,
    on_progress: Option<OnProgress>,
}

/// The progress of a download.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The number of bytes of the file that are there, with those of an earlier download.
    ///
    /// It can become smaller, if the file has changed and is transferred from its start.
    pub received: u64,
    /// The length of the file in bytes, if it is known.
    pub total: Option<u64>,
}

/// A file that was downloaded, with what it took.
///
/// `received` is `length - resumed`, and the bytes that arrived and were discarded.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SavedFile {
    /// The path of the file.
    pub path: PathBuf,
    /// The length of the file in bytes.
    pub length: u64,
    /// The bytes that arrived in this call.
    pub received: u64,
    /// The bytes of the file that an earlier download had left.
    pub resumed: u64,
    /// The bytes that arrived in this call or an earlier one, and were dropped because the file had
    /// changed or the server did not go on where it was asked to. They are paid twice.
    pub discarded: u64,
    /// The number of requests that were made.
    pub attempts: u32,
    /// The credits that the call used, as far as its responses stated them.
    pub credits: Option<i64>,
    /// The strong `ETag` of the file, if it has one.
    pub etag: Option<String>,
    /// The media type, if the server stated it.
    pub content_type: Option<String>,
}

impl ToFile {
    /// Makes a download.
    #[doc(hidden)]
    pub fn new(request: FileRequest, path: PathBuf) -> Self {
        Self {
            request,
            path,
            slowest: SLOWEST,
            on_progress: None,
        }
    }

    /// Sets a function that is called when bytes have arrived, and once more at the end.
    ///
    /// It runs inside the call and should return quickly. A function set before is replaced.
    pub fn on_progress(mut self, call: impl Fn(&Progress) + Send + Sync + 'static) -> Self {
        self.on_progress = Some(Arc::new(call));
        self
    }

    /// Sets the slowest rate at which the server may send; the default is 1024 bytes per second over
    /// 30 seconds.
    ///
    /// A slower transfer is broken off and, as the retry policy allows, goes on with another request.
    /// In the end it is an error of [`ErrorKind::Stalled`](crate::ErrorKind::Stalled). A rate or time
    /// of 0 turns this off.
    pub fn min_rate(mut self, bytes_per_second: u64, over: Duration) -> Self {
        self.slowest = Slowest {
            bytes_per_second,
            over,
        };
        self
    }

    /// Returns a future that downloads the file, as awaiting the download itself does.
    ///
    /// # Errors
    ///
    /// The future returns the errors of the request itself, and an error
    ///
    /// - before anything is sent, if the path is not that of a file ([`ErrorKind::Request`]), if the
    ///   part cannot be created, or if another download to the path is under way
    ///   ([`ErrorKind::File`]);
    /// - if the transfer breaks more often than the retry policy allows ([`ErrorKind::Transport`],
    ///   [`ErrorKind::Timeout`], [`ErrorKind::Stalled`]), or if the response is not the file that was
    ///   asked for ([`ErrorKind::Transport`]);
    /// - if the disk fails ([`ErrorKind::File`]).
    ///
    /// There is never a file of that name that is not whole. The part stays if a later download can
    /// go on with it.
    ///
    /// [`ErrorKind::File`]: crate::ErrorKind::File
    /// [`ErrorKind::Request`]: crate::ErrorKind::Request
    /// [`ErrorKind::Stalled`]: crate::ErrorKind::Stalled
    /// [`ErrorKind::Timeout`]: crate::ErrorKind::Timeout
    /// [`ErrorKind::Transport`]: crate::ErrorKind::Transport
    pub fn send(self) -> Saving {
        let call = self.request.call().clone();
        let saving = async move { self.save().await.inspect_err(log_failure) };
        Saving {
            call,
            saving: Box::pin(saving),
        }
    }

    async fn save(self) -> Result<SavedFile, Error> {
        let call = self.request.call().clone();
        if Handle::try_current().is_err() {
            let problem = "expected a tokio runtime, found none: await the download inside of one, or use `wait` of the feature `blocking`";
            return Err(Error::request(&call, problem.to_owned()));
        }
        // A request that cannot be sent leaves no trace on disk.
        self.request.limits()?;
        let name = self.request.name_of_file().to_owned();
        let (mut disk, found) = Disk::open(call, self.path, name).await?;
        let (position, version) = (found.position, found.version);
        let mut transfer = Transfer::new(self.request, self.slowest, true, position, version);
        let on_progress = self.on_progress;
        if let Err(error) = receive(&mut transfer, &mut disk, on_progress.as_deref()).await {
            disk.leave().await;
            return Err(error);
        }
        let path = disk.finish(transfer.position()).await?;
        let counts = transfer.counts().clone();
        let headers = transfer.head().map(|head| &head.headers);
        let content_type = headers.and_then(|headers| headers.get(CONTENT_TYPE));
        Ok(SavedFile {
            path,
            length: transfer.position(),
            received: counts.received,
            resumed: counts.resumed,
            discarded: counts.discarded.saturating_add(found.lost),
            attempts: counts.attempts,
            credits: counts.credits,
            etag: headers.and_then(strong_etag),
            content_type: content_type.and_then(|value| Some(value.to_str().ok()?.to_owned())),
        })
    }
}

/// Receives a file until it is whole and written.
async fn receive(
    transfer: &mut Transfer,
    disk: &mut Disk,
    on_progress: Option<&(dyn Fn(&Progress) + Send + Sync)>,
) -> Result<(), Error> {
    let tell = |transfer: &Transfer| {
        if let Some(on_progress) = on_progress {
            on_progress(&Progress {
                received: transfer.position(),
                total: transfer.version().total,
            });
        }
    };
    loop {
        match transfer.next().await {
            Ok(Some(Event::From(start))) => disk.begin(start, transfer.version()).await?,
            Ok(Some(Event::Bytes(bytes))) => {
                disk.write(bytes).await?;
                tell(transfer);
            }
            Ok(None) => {
                disk.flush().await?;
                tell(transfer);
                return Ok(());
            }
            Err(error) => {
                // The bytes that arrived are paid; the error of the transfer comes first.
                let _ = disk.flush().await;
                return Err(error);
            }
        }
    }
}

impl IntoFuture for ToFile {
    type Output = Result<SavedFile, Error>;
    type IntoFuture = Saving;

    fn into_future(self) -> Saving {
        self.send()
    }
}

impl fmt::Debug for ToFile {
    /// Writes method and path of the request, without arguments.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.request.call(), f)
    }
}

/// A download under way, returned by [`ToFile::send`].
///
/// Dropping it ends the download. The part stays, without the bytes that were not yet written, and a
/// later download goes on with it.
#[must_use = "a future does nothing until it is awaited"]
pub struct Saving {
    call: Call,
    saving: Pin<Box<dyn Future<Output = Result<SavedFile, Error>> + Send>>,
}

impl Future for Saving {
    type Output = Result<SavedFile, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.saving.as_mut().poll(context)
    }
}

impl fmt::Debug for Saving {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.call, f)
    }
}

//! [`Content`]: the source of a file, and [`Reading`]: its reading, piece by piece.

use std::{
    error::Error,
    fs::{self, File},
    io::{self, Read},
    path::Path,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use tokio::{runtime::Handle, task::JoinHandle};

/// The most bytes that are read and handed over at once.
///
/// A transfer is counted in such pieces, so a larger one would make a slow transfer look stalled.
pub(super) const PIECE: usize = 64 << 10;

/// The source of a file.
#[derive(Clone)]
pub(super) enum Content {
    /// A file that is opened for each attempt.
    Path(Arc<Path>),
    Bytes(Bytes),
    /// A source that can be read once, and its length if it is known.
    Once(Arc<Mutex<Option<Once>>>, Option<u64>),
}

/// A source that can be read once.
pub(super) enum Once {
    Reader(Reader),
    Stream(Chunks),
}

type Reader = Box<dyn Read + Send>;
type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, Failure>> + Send>>;
type Failure = Box<dyn Error + Send + Sync>;

/// The reason why a file cannot be sent, in the words of an error, and its cause.
pub(super) struct Broken {
    pub(super) problem: String,
    pub(super) cause: Option<Failure>,
}

impl Broken {
    fn new(problem: impl Into<String>, cause: Option<Failure>) -> Self {
        Self {
            problem: problem.into(),
            cause,
        }
    }
}

impl Once {
    pub(super) fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes> + 'static,
        E: Into<Failure> + 'static,
    {
        Self::Stream(Box::pin(Converted(Box::pin(stream))))
    }
}

/// A stream of anything that converts into bytes.
struct Converted<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Failure>,
{
    type Item = Result<Bytes, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let item = self.0.as_mut().poll_next(context);
        item.map(|item| Some(item?.map(Into::into).map_err(Into::into)))
    }
}

impl Content {
    /// Returns whether the source can be read more than once.
    pub(super) fn is_repeatable(&self) -> bool {
        !matches!(self, Self::Once(..))
    }

    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Path(_) => "path",
            Self::Bytes(_) => "bytes",
            Self::Once(..) => "reader or stream",
        }
    }

    /// Returns the length, if it is known, of a source that can be read now.
    ///
    /// # Errors
    ///
    /// Returns what was expected and found if it cannot.
    pub(super) async fn examine(&self) -> Result<Option<u64>, String> {
        match self {
            Self::Path(path) => Ok(Some(opened(path).await?.1)),
            Self::Bytes(bytes) => Ok(Some(bytes.len() as u64)),
            Self::Once(once, length) => {
                let once = once.lock().unwrap_or_else(PoisonError::into_inner);
                match *once {
                    Some(_) => Ok(*length),
                    None => Err(SENT.to_owned()),
                }
            }
        }
    }

    /// Opens the source, and takes it if it can be read only once.
    ///
    /// # Errors
    ///
    /// As [`examine`](Self::examine).
    pub(super) async fn open(&self, limit: u64) -> Result<Reading, String> {
        let (source, length) = match self {
            Self::Path(path) => {
                let (file, length) = opened(path).await?;
                (Source::Idle(Box::new(file)), Some(length))
            }
            Self::Bytes(bytes) => (Source::Bytes(bytes.clone()), Some(bytes.len() as u64)),
            Self::Once(once, length) => {
                let once = once.lock().unwrap_or_else(PoisonError::into_inner).take();
                let source = match once.ok_or_else(|| SENT.to_owned())? {
                    Once::Reader(reader) => Source::Idle(reader),
                    Once::Stream(stream) => Source::Stream(stream, Bytes::new()),
                };
                (source, *length)
            }
        };
        Ok(Reading {
            source: Mutex::new(source),
            length,
            read: 0,
            limit,
        })
    }
}

const SENT: &str = "expected a reader or stream that was not sent before, found one that was: make a new one for each call";

/// Returns the problem of files that are larger than the limit; `None` if their length is not known.
pub(super) fn too_large(limit: u64, found: Option<u64>) -> String {
    let found = found.map_or("more".to_owned(), |found| found.to_string());
    format!(
        "expected at most {limit} bytes in the files of a request, found {found}; set a larger `max_upload_size` on the client if the server takes more"
    )
}

/// Opens a file on a thread that may block, and returns its length.
///
/// Opening a pipe could wait forever, so its kind is asked for first.
async fn opened(path: &Arc<Path>) -> Result<(File, u64), String> {
    let path = Arc::clone(path);
    let open = move || {
        if !fs::metadata(&path)?.is_file() {
            return Ok(None);
        }
        let file = File::open(&path)?;
        let length = file.metadata()?.len();
        Ok(Some((file, length)))
    };
    let opened: Result<io::Result<_>, _> = tokio::task::spawn_blocking(open).await;
    match opened {
        Ok(Ok(Some(opened))) => Ok(opened),
        Ok(Ok(None)) => Err(
            "expected the path of a file, found a directory, pipe or device; a pipe can be sent by `FilePart::reader`"
                .to_owned(),
        ),
        // The path may be private; its error does not contain it.
        Ok(Err(error)) => Err(format!(
            "expected the path of a file that can be read, found none: {}",
            error.kind()
        )),
        Err(_) => Err("expected a thread to open the file, found none: the tokio runtime is ending".to_owned()),
    }
}

/// The reading of a file, which checks its length.
pub(super) struct Reading {
    /// In a mutex, since a body has to be `Sync` and a reader is not; it is never locked.
    source: Mutex<Source>,
    length: Option<u64>,
    read: u64,
    /// The most bytes of a file whose length is not known.
    limit: u64,
}

enum Source {
    Bytes(Bytes),
    Idle(Reader),
    Busy(JoinHandle<(Reader, io::Result<Vec<u8>>)>),
    /// A stream, and the rest of its last chunk.
    Stream(Chunks, Bytes),
    Ended,
}

impl Reading {
    pub(super) fn length(&self) -> Option<u64> {
        self.length
    }

    /// Returns the next piece, or `None` at the end.
    pub(super) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Result<Option<Bytes>, Broken>> {
        let Self {
            source,
            length,
            read,
            limit,
        } = self;
        let source = source.get_mut().unwrap_or_else(PoisonError::into_inner);
        // A byte beyond the known length shows that there are more.
        let beyond = length.map(|length| length.saturating_sub(*read).saturating_add(1));
        let most = beyond.map_or(PIECE, |beyond| {
            usize::try_from(beyond).map_or(PIECE, |beyond| beyond.min(PIECE))
        });
        let piece = ready!(source.poll(most, context))?;
        *read += piece.as_ref().map_or(0, |piece| piece.len() as u64);
        Poll::Ready(match (&piece, *length) {
            (Some(_), Some(length)) if *read > length => Err(Broken::new(
                format!(
                    "expected {length} bytes as at the start, found more: the file must not change while it is sent"
                ),
                None,
            )),
            (None, Some(length)) if *read < length => Err(Broken::new(
                format!(
                    "expected {length} bytes as at the start, found {read}: the file must not change while it is sent"
                ),
                None,
            )),
            (Some(_), None) if *read > *limit => Err(Broken::new(too_large(*limit, None), None)),
            _ => Ok(piece),
        })
    }
}

impl Source {
    /// Returns at most this many bytes, or `None` at the end; there is always a byte of a piece.
    fn poll(
        &mut self,
        most: usize,
        context: &mut Context<'_>,
    ) -> Poll<Result<Option<Bytes>, Broken>> {
        loop {
            match self {
                Self::Ended => return Poll::Ready(Ok(None)),
                Self::Bytes(bytes) if bytes.is_empty() => *self = Self::Ended,
                Self::Bytes(rest) => {
                    let length = rest.len().min(most);
                    return Poll::Ready(Ok(Some(rest.split_to(length))));
                }
                Self::Stream(_, rest) if !rest.is_empty() => {
                    let length = rest.len().min(most);
                    return Poll::Ready(Ok(Some(rest.split_to(length))));
                }
                Self::Stream(stream, rest) => match ready!(stream.as_mut().poll_next(context)) {
                    Some(Ok(chunk)) => *rest = chunk,
                    Some(Err(cause)) => {
                        *self = Self::Ended;
                        let problem = "expected a stream of bytes, found an error of the stream";
                        return Poll::Ready(Err(Broken::new(problem, Some(cause))));
                    }
                    None => *self = Self::Ended,
                },
                Self::Idle(_) => {
                    let Ok(runtime) = Handle::try_current() else {
                        let problem = "expected a tokio runtime to read the file, found none";
                        return Poll::Ready(Err(Broken::new(problem, None)));
                    };
                    let Self::Idle(reader) = std::mem::replace(self, Self::Ended) else {
                        continue;
                    };
                    *self = Self::Busy(runtime.spawn_blocking(move || read(reader, most)));
                }
                Self::Busy(task) => {
                    let (reader, piece) = match ready!(Pin::new(task).poll(context)) {
                        Ok(done) => done,
                        Err(error) => {
                            *self = Self::Ended;
                            let problem = "expected a reader of bytes, found a panic of the reader or the end of the tokio runtime";
                            return Poll::Ready(Err(Broken::new(problem, Some(error.into()))));
                        }
                    };
                    let piece = match piece {
                        Ok(piece) => piece,
                        Err(error) => {
                            *self = Self::Ended;
                            let problem = "expected a file that can be read to its end, found an error on the way";
                            return Poll::Ready(Err(Broken::new(problem, Some(error.into()))));
                        }
                    };
                    if piece.is_empty() {
                        *self = Self::Ended;
                        return Poll::Ready(Ok(None));
                    }
                    *self = Self::Idle(reader);
                    return Poll::Ready(Ok(Some(piece.into())));
                }
            }
        }
    }
}

/// Reads this many bytes, or fewer at the end.
fn read(mut reader: Reader, most: usize) -> (Reader, io::Result<Vec<u8>>) {
    let mut piece = Vec::with_capacity(most);
    let done = reader.by_ref().take(most as u64).read_to_end(&mut piece);
    (reader, done.map(|_| piece))
}

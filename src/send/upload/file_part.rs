//! [`FilePart`]: a file that a request carries.

use std::{
    error::Error,
    fmt,
    io::Read,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use bytes::Bytes;
use futures_core::Stream;

use super::content::{Content, Once};
use crate::model::argument::Argument;

/// A file that a request carries: a path, bytes, a reader or a stream.
///
/// Setters of files take a path as it is; the constructors are for anything else.
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client) -> Result<(), Box<dyn std::error::Error>> {
/// use onlyfansapi::FilePart;
///
/// client.media_vault().upload("acct_123").file("beach.mp4").await?;
///
/// let photo = FilePart::bytes("photo.jpg", std::fs::read("photo.jpg")?);
/// client.media_vault().upload("acct_123").file(photo).await?;
/// # Ok(())
/// # }
/// ```
///
/// The file is read in pieces of 64 KiB while it is sent, on threads that may block, so memory does
/// not grow with its length. A path or bytes are sent again if the call is retried. A reader or a
/// stream is sent once: such a call is never retried, and neither is its clone sent.
///
/// A file whose length changes while it is read is an error
/// ([`ErrorKind::Upload`](crate::ErrorKind::Upload)), and the request is broken off before its end.
#[derive(Clone)]
pub struct FilePart {
    pub(super) content: Content,
    pub(super) name: String,
    pub(super) media_type: Option<String>,
}

impl FilePart {
    /// Makes a part of the file at a path, under the file's own name.
    ///
    /// The file is opened when the request is sent. A path that cannot be read, or is that of a
    /// directory, is an error of the request before anything is sent; errors do not show the path.
    #[must_use]
    #[inline]
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self::at(path.into())
    }

    fn at(path: PathBuf) -> Self {
        let name = path.file_name().unwrap_or_default();
        Self {
            name: name.to_string_lossy().into_owned(),
            content: Content::Path(path.into()),
            media_type: None,
        }
    }

    /// Makes a part of bytes in memory, under a file name.
    #[must_use]
    #[inline]
    pub fn bytes(file_name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self::of(file_name.into(), Content::Bytes(bytes.into()))
    }

    /// Makes a part of what a reader gives, under a file name; it is sent once.
    ///
    /// `length` is the number of bytes, or `None` if it is not known: the request then goes without
    /// `Content-Length`. A reader that gives more or fewer bytes is an error.
    ///
    /// The reader runs on a thread that may block.
    #[must_use]
    #[inline]
    pub fn reader(
        file_name: impl Into<String>,
        reader: impl Read + Send + 'static,
        length: impl Into<Option<u64>>,
    ) -> Self {
        Self::once(
            file_name.into(),
            Once::Reader(Box::new(reader)),
            length.into(),
        )
    }

    /// Makes a part of a stream of bytes, under a file name; it is sent once.
    ///
    /// `length` is the number of bytes, or `None` if it is not known, as for
    /// [`reader`](Self::reader).
    #[must_use]
    #[inline]
    pub fn stream<S, B, E>(
        file_name: impl Into<String>,
        stream: S,
        length: impl Into<Option<u64>>,
    ) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes> + 'static,
        E: Into<Box<dyn Error + Send + Sync>> + 'static,
    {
        Self::once(file_name.into(), Once::stream(stream), length.into())
    }

    /// Sets the file name that is sent, in place of that of the path.
    ///
    /// PHP keeps what stands after the last `/` or `\`.
    #[must_use]
    #[inline]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets the media type, such as `video/mp4`.
    ///
    /// Without it, the document's is sent, if there is one, or else the media type of the end of the
    /// file name, or else `application/octet-stream`.
    #[must_use]
    #[inline]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    fn of(name: String, content: Content) -> Self {
        Self {
            content,
            name,
            media_type: None,
        }
    }

    fn once(name: String, once: Once, length: Option<u64>) -> Self {
        let once = Arc::new(Mutex::new(Some(once)));
        Self::of(name, Content::Once(once, length))
    }
}

impl fmt::Debug for FilePart {
    /// Writes the kind of source alone: paths, names and contents may be private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilePart")
            .field("source", &self.content.kind())
            .finish_non_exhaustive()
    }
}

macro_rules! paths {
    ($($path:ty)*) => {$(
        impl From<$path> for FilePart {
            #[inline]
            fn from(path: $path) -> Self {
                Self::path(path)
            }
        }

        impl Argument<FilePart> for $path {
            #[inline]
            fn into_argument(self) -> Result<Option<FilePart>, String> {
                Ok(Some(FilePart::path(self)))
            }
        }
    )*};
}

paths! { PathBuf &PathBuf &Path &str String &String }

impl Argument<Self> for FilePart {
    #[inline]
    fn into_argument(self) -> Result<Option<Self>, String> {
        Ok(Some(self))
    }
}

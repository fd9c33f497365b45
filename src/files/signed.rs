//! [`SignedFile`]: a file behind a signed link, which is fetched without the API key.

use std::{fmt, path::Path};

use super::{
    info::{FileInfo, HeadOfFile, head},
    stream::FileStream,
    to_file::ToFile,
};
use crate::{client::Client, request::file::FileRequest, response::future::ResponseFuture};

impl Client {
    /// Returns a request for a file behind a signed link, such as the `download_url` of an export.
    ///
    /// The link says all that its host needs: the API key and the client's default headers are not
    /// sent there. It is an `https` URL without user name and password; plain `http` is accepted for
    /// this machine only. Any other link is an error of the request, before anything is sent.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let export = client.data_exports().get("01J8ZQ").await?;
    /// let url = export.data()?.download_url.as_deref().ok_or("no link yet")?;
    /// let saved = client.signed_file(url).to_file("export.csv").await?;
    /// println!("{} bytes", saved.length);
    /// # Ok(())
    /// # }
    /// ```
    pub fn signed_file(&self, url: impl AsRef<str>) -> SignedFile {
        SignedFile {
            file: FileRequest::of_link(self, url.as_ref()),
        }
    }
}

/// A request for a file behind a signed link; [`Client::signed_file`] returns it.
#[must_use = "a request does nothing until the file is asked for"]
pub struct SignedFile {
    file: FileRequest,
}

impl SignedFile {
    /// Downloads the file to a path, whose folder must exist.
    ///
    /// The file is not held in memory. Its bytes go to `NAME.part` beside the path, which gets the
    /// name when it is whole, and replaces a file of that name then. A part that an earlier download
    /// left goes on where it ended.
    pub fn to_file(self, path: impl AsRef<Path>) -> ToFile {
        ToFile::new(self.file, path.as_ref().to_owned())
    }

    /// Returns the bytes of the file as they come; the file is not held in memory.
    pub fn stream(self) -> FileStream {
        FileStream::new(self.file)
    }

    /// Sends a `HEAD` request, which says what the file is.
    ///
    /// # Errors
    ///
    /// The future returns an error if the link is no such URL, or if the server cannot be reached or
    /// responds with an error.
    pub fn head(self) -> ResponseFuture<FileInfo, HeadOfFile> {
        head(self.file)
    }
}

impl fmt::Debug for SignedFile {
    /// Writes no URL, which is as good as a key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SignedFile").finish_non_exhaustive()
    }
}

//! The methods of the generated requests for a file.

/// Implements the methods of a request for a file, beside awaiting it.
#[doc(hidden)]
#[macro_export]
macro_rules! __file {
    ($request:ident) => {
        impl $request {
            /// Downloads the file to a path, whose folder must exist.
            ///
            /// The file is not held in memory. Its bytes go to `NAME.part` beside the path, which gets
            /// the name when it is whole, and replaces a file of that name then. A part that an
            /// earlier download left goes on where it ended.
            #[inline]
            pub fn to_file(self, path: impl AsRef<::std::path::Path>) -> runtime::ToFile {
                runtime::ToFile::new(self.file_(), path.as_ref().to_owned())
            }

            /// Returns the bytes of the file as they come; the file is not held in memory.
            #[inline]
            pub fn stream(self) -> runtime::FileStream {
                runtime::FileStream::new(self.file_())
            }

            /// Sends a `HEAD` request, which says what the file is and is free.
            ///
            /// # Errors
            ///
            /// The future returns the errors of [`send`](Self::send).
            #[inline]
            pub fn head(self) -> runtime::ResponseFuture<runtime::FileInfo, runtime::HeadOfFile> {
                runtime::head(self.file_())
            }
        }
    };
}

//! The setters and trait implementations that all generated requests share.

/// Implements the setters that every request has, `send`, `Debug` and `IntoFuture`.
///
/// Setters are inline, like all of a request, so that a program compiles only those that it calls.
#[doc(hidden)]
#[macro_export]
macro_rules! __request {
    ($request:ident, $decoder:ty, $response:ty) => {
        impl $request {
            /// Sets the timeout of a single attempt of this request, in place of the client's.
            ///
            /// The body of a file download may take longer, up to the deadline.
            #[inline]
            pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.request.timeout(timeout);
                self
            }

            /// Sets the time limit of this call, including retries, waits between attempts and
            /// pacing, in place of the client's.
            #[inline]
            pub fn deadline(mut self, deadline: ::std::time::Duration) -> Self {
                self.request.deadline(deadline);
                self
            }

            /// Sets the retry policy of this request, in place of the client's.
            #[inline]
            pub fn retry(mut self, policy: runtime::RetryPolicy) -> Self {
                self.request.retry(policy);
                self
            }

            /// Sets a header of this request, in place of the client's or the operation's header of
            /// the same name.
            ///
            /// Headers that the client manages itself, such as `Authorization`, are an error of
            /// [`send`](Self::send).
            #[inline]
            pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
                self.request.header(name.as_ref(), value.as_ref());
                self
            }

            /// Adds an undocumented query parameter.
            ///
            /// A list is sent as `name[]=1&name[]=2`, an object as `name[member]=1`, a boolean as
            /// `1` or `0`; `null` is not sent.
            #[inline]
            pub fn query(
                mut self,
                name: impl Into<String>,
                value: impl ::serde::Serialize,
            ) -> Self {
                self.request.query(name.into(), value);
                self
            }

            /// Sets an undocumented member of the JSON body.
            ///
            /// `GET` and `HEAD` requests have no body: there, this is an error of
            /// [`send`](Self::send).
            #[inline]
            pub fn body_field(
                mut self,
                name: impl Into<String>,
                value: impl ::serde::Serialize,
            ) -> Self {
                self.request.body_field(&name.into(), value);
                self
            }

            /// Sets the `Idempotency-Key` header: 1 to 255 printable ASCII characters, without
            /// spaces at the ends.
            ///
            /// The server is documented to recognise retries by it for `messages().send()` only,
            /// where a random key is sent if none is set. On other requests the key is sent as
            /// well, but does not make them safe to retry.
            #[inline]
            pub fn idempotency_key(mut self, key: impl Into<String>) -> Self {
                self.request.idempotency_key(key.into());
                self
            }

            /// Requests a response that is not from the server's cache, by sending `fresh=true`.
            #[inline]
            pub fn fresh(mut self) -> Self {
                self.request.fresh();
                self
            }

            /// Returns a future that sends the request, as awaiting the request itself does.
            ///
            /// It is needed where a future is awaited elsewhere: by `tokio::spawn`, `join_all`,
            /// `try_join_all` or `buffer_unordered`.
            ///
            /// A clone of a request is a request of its own. A clone of a message is another
            /// message, sent under another key, unless
            /// [`idempotency_key`](Self::idempotency_key) was called before.
            ///
            /// # Errors
            ///
            /// The future returns an error, before anything is sent, if arguments are missing or out
            /// of their limits (one error names all of them), if the credit budget does not suffice, or if
            /// the deadline ends before pacing lets the request start.
            ///
            /// It also returns an error if the server cannot be reached, does not respond in time or
            /// responds with an error, and if the response is too large or cannot be decoded.
            /// `Error::kind` tells which.
            #[inline]
            pub fn send(self) -> runtime::ResponseFuture<$response, $decoder> {
                self.start_()
            }
        }

        impl ::std::fmt::Debug for $request {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_tuple(stringify!($request))
                    .field(&self.request)
                    .finish()
            }
        }

        impl ::std::future::IntoFuture for $request {
            type Output = ::std::result::Result<runtime::Response<$response>, runtime::Error>;
            type IntoFuture = runtime::ResponseFuture<$response, $decoder>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.start_()
            }
        }
    };
}

/// Implements the setters of requests whose body is a form of parts.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_parts {
    ($request:ident) => {
        impl $request {
            /// Adds an undocumented part that is a file; several may have one name.
            ///
            /// [`body_field`](Self::body_field) sets an undocumented part that is none.
            #[inline]
            pub fn file_part(
                mut self,
                name: impl Into<String>,
                file: impl Into<runtime::FilePart>,
            ) -> Self {
                self.request.file_part(&name.into(), file.into());
                self
            }

            /// Sets a function that is told how much of the files was handed over to the connection.
            ///
            /// It is called after each piece of at most 64 KiB, where the connection sends, and should
            /// return quickly. An attempt that is made again begins with 0 bytes again.
            #[inline]
            pub fn on_progress(
                mut self,
                tell: impl Fn(runtime::UploadProgress) + Send + Sync + 'static,
            ) -> Self {
                self.request.on_progress(tell);
                self
            }
        }
    };
}

/// Implements the setter of the whole body, for requests that have one.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_body {
    ($request:ident) => {
        impl $request {
            /// Sets the whole body, from any value that implements `serde::Serialize`.
            ///
            /// Members that were set before are dropped. Setters that are called afterwards set
            /// members of this body.
            #[inline]
            pub fn body(mut self, body: impl ::serde::Serialize) -> Self {
                self.request.body(body);
                self
            }
        }
    };
}

//! What all requests that generated code makes have in common.

/// The setters that every request has, and how it is sent.
///
/// Inlined, as all of a request: a program compiles those that it calls.
#[doc(hidden)]
#[macro_export]
macro_rules! __request {
    ($request:ident, $decoder:ty, $answer:ty) => {
        impl $request {
            /// Sets how long one attempt may take, in place of the client's.
            #[inline]
            pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.request.timeout(timeout);
                self
            }

            /// Sets how long the whole call may take, with all waits and attempts, in place of the
            /// client's.
            #[inline]
            pub fn deadline(mut self, deadline: ::std::time::Duration) -> Self {
                self.request.deadline(deadline);
                self
            }

            /// Sets how it is repeated, in place of the client's.
            #[inline]
            pub fn retry(mut self, policy: runtime::RetryPolicy) -> Self {
                self.request.retry(policy);
                self
            }

            /// Sets a header, in place of the client's.
            #[inline]
            pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
                self.request.header(name.as_ref(), value.as_ref());
                self
            }

            /// Adds a query parameter that is not documented.
            #[inline]
            pub fn query(
                mut self,
                name: impl Into<String>,
                value: impl ::serde::Serialize,
            ) -> Self {
                self.request.query(name.into(), value);
                self
            }

            /// Adds a member to the body that is not documented.
            #[inline]
            pub fn body_field(
                mut self,
                name: impl Into<String>,
                value: impl ::serde::Serialize,
            ) -> Self {
                self.request.body_field(&name.into(), value);
                self
            }

            /// Sets the `Idempotency-Key`, 1 to 255 printable ASCII characters.
            ///
            /// Only `messages().send()` is documented to know a repetition by it, and gets one by
            /// itself; elsewhere it is sent, and nothing is repeated for it.
            #[inline]
            pub fn idempotency_key(mut self, key: impl Into<String>) -> Self {
                self.request.idempotency_key(key.into());
                self
            }

            /// Asks for an answer that does not come from the server's cache: `?fresh=true`.
            #[inline]
            pub fn fresh(mut self) -> Self {
                self.request.fresh();
                self
            }

            /// Sends the request, as awaiting it does.
            ///
            /// # Errors
            ///
            /// If an argument is missing or out of its limits, naming all of these, before anything
            /// is sent; if the server cannot be reached, answers with an error, or with something
            /// else than is documented.
            #[inline]
            pub fn send(self) -> runtime::ResponseFuture<$answer, $decoder> {
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
            type Output = ::std::result::Result<runtime::Response<$answer>, runtime::Error>;
            type IntoFuture = runtime::ResponseFuture<$answer, $decoder>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.start_()
            }
        }
    };
}

/// What all requests with a body have in common.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_body {
    ($request:ident) => {
        impl $request {
            /// Sets the whole body at once, from anything that serialises as it: a
            /// `serde_json::Value`, or a struct of your own.
            ///
            /// What was set of it before is dropped; what is set afterwards replaces single members.
            #[inline]
            pub fn body(mut self, body: impl ::serde::Serialize) -> Self {
                self.request.body(body);
                self
            }
        }
    };
}

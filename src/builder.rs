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
            pub fn timeout(self, timeout: ::std::time::Duration) -> Self {
                Self(self.0.timeout(timeout))
            }

            /// Sets how long the whole call may take, with all waits and attempts, in place of the
            /// client's.
            #[inline]
            pub fn deadline(self, deadline: ::std::time::Duration) -> Self {
                Self(self.0.deadline(deadline))
            }

            /// Sets how it is repeated, in place of the client's.
            #[inline]
            pub fn retry(self, policy: runtime::RetryPolicy) -> Self {
                Self(self.0.retry(policy))
            }

            /// Sets a header, in place of the client's.
            #[inline]
            pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
                Self(self.0.header(name.as_ref(), value.as_ref()))
            }

            /// Adds a query parameter that is not documented.
            #[inline]
            pub fn query(self, name: impl Into<String>, value: impl ::serde::Serialize) -> Self {
                Self(self.0.query(name.into(), value))
            }

            /// Adds a member to the body that is not documented.
            #[inline]
            pub fn body_field(
                self,
                name: impl Into<String>,
                value: impl ::serde::Serialize,
            ) -> Self {
                Self(self.0.body_field(name.into(), value))
            }

            /// Sets the `Idempotency-Key`, 1 to 255 printable ASCII characters.
            ///
            /// Only `messages().send()` is documented to know a repetition by it, and gets one by
            /// itself; elsewhere it is sent, and nothing is repeated for it.
            #[inline]
            pub fn idempotency_key(self, key: impl Into<String>) -> Self {
                Self(self.0.idempotency_key(key.into()))
            }

            /// Asks for an answer that does not come from the server's cache: `?fresh=true`.
            #[inline]
            pub fn fresh(self) -> Self {
                Self(self.0.fresh())
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
                self.0.send()
            }
        }

        impl ::std::future::IntoFuture for $request {
            type Output = ::std::result::Result<runtime::Response<$answer>, runtime::Error>;
            type IntoFuture = runtime::ResponseFuture<$answer, $decoder>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.0.send()
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
            pub fn body(self, body: impl ::serde::Serialize) -> Self {
                Self(self.0.body(body))
            }
        }
    };
}

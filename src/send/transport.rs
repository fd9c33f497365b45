//! [`Transport`]: a carrier of requests to the server and of responses back.

use std::{future::Future, pin::Pin};

use reqwest::{Client, Request, Response, Result};

/// A future of the response to one request.
pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<Response>> + Send>>;

/// A carrier of requests to the server and of responses back.
///
/// Used as a trait object, because debug information repeats the internals of reqwest in every part
/// of this crate that names its client.
pub(crate) trait Transport: Send + Sync {
    fn exchange(&self, request: Request) -> Exchange;
}

impl Transport for Client {
    fn exchange(&self, request: Request) -> Exchange {
        Box::pin(self.execute(request))
    }
}

//! [`Transport`]: brings a request to the server and its response back.

use std::{future::Future, pin::Pin};

use reqwest::{Client, Request, Response, Result};

/// An exchange with the server.
pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<Response>> + Send>>;

/// Brings a request to the server and its response back.
///
/// A trait object, because debug information describes the insides of reqwest again in every part
/// of this crate that names its client.
pub(crate) trait Transport: Send + Sync {
    fn exchange(&self, request: Request) -> Exchange;
}

impl Transport for Client {
    fn exchange(&self, request: Request) -> Exchange {
        Box::pin(self.execute(request))
    }
}

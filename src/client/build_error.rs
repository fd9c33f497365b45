//! [`BuildError`]: the error of building a client.

use std::{error, fmt};

use crate::response::error::Error;

/// The error returned when a [`Client`](crate::Client) cannot be built.
///
/// The message names the setter or the environment variable whose value is unusable.
#[derive(Debug, thiserror::Error)]
#[error("{}{problem}", .origin.map(|origin| format!("{origin}: ")).unwrap_or_default())]
pub struct BuildError {
    pub(super) origin: Option<Origin>,
    pub(super) problem: String,
    pub(super) source: Option<Box<dyn error::Error + Send + Sync>>,
}

impl BuildError {
    pub(super) fn new(origin: Origin, problem: impl Into<String>) -> Self {
        Self {
            origin: Some(origin),
            problem: problem.into(),
            source: None,
        }
    }

    /// Adds the error of the HTTP client or of its TLS library as the source.
    pub(super) fn caused_by(self, source: impl error::Error + Send + Sync + 'static) -> Self {
        Self {
            source: Some(Box::new(source)),
            ..self
        }
    }

    pub(super) fn of_client() -> Self {
        Self {
            origin: None,
            problem: "the HTTP client cannot be initialised".to_owned(),
            source: None,
        }
    }
}

/// The place where a setting was given, for the message.
#[derive(Debug, Clone, Copy)]
pub(super) enum Origin {
    Variable(&'static str),
    Setter(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => write!(f, "environment variable {name}"),
            Self::Setter(name) => write!(f, "ClientBuilder::{name}"),
        }
    }
}

impl From<BuildError> for Error {
    #[inline]
    fn from(error: BuildError) -> Self {
        Self::build(Box::new(error))
    }
}

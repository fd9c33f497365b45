//! [`BuildError`]: why a client could not be made.

use std::{error, fmt};

use crate::response::error::Error;

/// Why a [`Client`](crate::Client) could not be made.
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

    /// With what the HTTP client, or the TLS of it, says.
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

/// Where a setting came from.
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

//! TLS of the HTTP client: the library, the trusted roots, and whether a caller's TLS is replaced.

#[cfg(feature = "native-tls")]
mod native;
#[cfg(all(
    any(feature = "rustls", feature = "rustls-aws-lc"),
    not(feature = "native-tls")
))]
mod platform;
#[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
pub(super) mod provider;
#[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
mod rustls;

#[cfg(feature = "native-tls")]
use self::native as library;
#[cfg(all(
    any(feature = "rustls", feature = "rustls-aws-lc"),
    not(feature = "native-tls")
))]
use self::platform as library;
use super::build_error::BuildError;
#[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
use super::build_error::Origin;

/// The TLS settings of a [`ClientBuilder`](crate::ClientBuilder).
#[derive(Default)]
pub(super) struct Tls {
    /// Whether these settings replace the TLS of a caller's HTTP client.
    pub(super) replaces_callers: bool,
    /// The root certificates that are trusted in addition to the system's.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
    roots: Vec<library::Root>,
    /// The error of the first root certificate that could not be read.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
    refused: Option<BuildError>,
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
    configure: Option<Configure>,
}

/// A function that sets the TLS of an HTTP client's builder.
type Configure = Box<dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>;

impl Tls {
    /// Replaces the TLS of a caller's HTTP client.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
    #[inline]
    pub(super) fn replace_callers(&mut self) {
        self.replaces_callers = true;
    }

    /// Adds a root certificate in DER, or any number of them in PEM.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
    #[inline]
    pub(super) fn add_root(&mut self, certificate: &[u8]) {
        self.replaces_callers = true;
        match library::read(certificate) {
            Ok(roots) => self.roots.extend(roots),
            Err(error) => self.refused = self.refused.take().or(Some(error)),
        }
    }

    /// Sets a complete configuration, to which ALPN protocols are added if it has none.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
    #[inline]
    pub(super) fn configure(&mut self, configuration: ::rustls::ClientConfig) {
        self.replaces_callers = true;
        self.configure = Some(rustls::configure(configuration));
    }

    /// Returns the function that sets these settings on a builder.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
    pub(super) fn configuration(self) -> Result<Configure, BuildError> {
        if let Some(error) = self.refused {
            return Err(error);
        }
        #[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
        if let Some(configure) = self.configure {
            if self.roots.is_empty() {
                return Ok(configure);
            }
            let problem = "expected either `root_certificate` or `tls`, found both: add the certificate to the configuration passed to `tls`";
            return Err(BuildError::new(Origin::Setter("tls"), problem));
        }
        library::configuration(self.roots)
    }

    /// Returns a function that leaves a builder unchanged, since no TLS feature is on.
    #[cfg(not(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls")))]
    pub(super) fn configuration(self) -> Result<Configure, BuildError> {
        Ok(Box::new(|http| http))
    }
}

#[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
#[inline]
fn is_pem(root: &[u8]) -> bool {
    const BEGIN: &[u8] = b"-----BEGIN";
    root.windows(BEGIN.len()).any(|window| window == BEGIN)
}

#[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
#[inline]
fn unreadable_root() -> BuildError {
    let problem = "expected a certificate in DER, or certificates in PEM, found other bytes";
    BuildError::new(Origin::Setter("root_certificate"), problem)
}

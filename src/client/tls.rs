//! TLS of the HTTP client: by which library, whom it trusts, and what a caller's own keeps.

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

/// What was asked for, and what it is made into.
#[derive(Default)]
pub(super) struct Tls {
    /// Takes the place of the TLS of a caller's HTTP client.
    pub(super) replaces_callers: bool,
    /// Trusted beside those of the system.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
    roots: Vec<library::Root>,
    /// Why a root that was given could not be read.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
    refused: Option<BuildError>,
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
    configure: Option<Configure>,
}

/// Gives a builder a configuration of TLS.
type Configure = Box<dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>;

impl Tls {
    /// Takes the place of the TLS of a caller's HTTP client.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
    #[inline]
    pub(super) fn replace_callers(&mut self) {
        self.replaces_callers = true;
    }

    /// Trusts a root certificate in DER, or any number in PEM.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
    #[inline]
    pub(super) fn add_root(&mut self, certificate: &[u8]) {
        self.replaces_callers = true;
        match library::read(certificate) {
            Ok(roots) => self.roots.extend(roots),
            Err(error) => self.refused = self.refused.take().or(Some(error)),
        }
    }

    /// Uses a configuration as it is, except that it names the protocols if it has none.
    #[cfg(any(feature = "rustls", feature = "rustls-aws-lc"))]
    #[inline]
    pub(super) fn configure(&mut self, configuration: ::rustls::ClientConfig) {
        self.replaces_callers = true;
        self.configure = Some(rustls::configure(configuration));
    }

    /// Returns what gives a builder this TLS.
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
            let problem = "expected one of `root_certificate` and `tls`, found both: add the certificate to the configuration";
            return Err(BuildError::new(Origin::Setter("tls"), problem));
        }
        library::configuration(self.roots)
    }

    /// Returns what leaves a builder as it is.
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

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

#[cfg(any(feature = "rustls", feature = "rustls-aws-lc", feature = "native-tls"))]
impl super::ClientBuilder {
    /// Gives this crate's TLS to what was given to [`http_client`](Self::http_client).
    ///
    /// It takes the place of that client's own, where there is any: certificates, identity,
    /// versions and all. The client offers HTTP/2 and HTTP/1.1, also after `http1_only`. With the
    /// feature `native-tls`, only the library is chosen, and the rest is kept.
    ///
    /// A client that this crate makes itself has it anyway.
    #[inline]
    pub fn default_tls(mut self) -> Self {
        self.tls.replaces_callers = true;
        self
    }

    /// Trusts a root certificate beside those of the operating system: one in DER, or any number in
    /// PEM.
    ///
    /// Like [`default_tls`](Self::default_tls), it gives this crate's TLS to
    /// [`http_client`](Self::http_client). What cannot be read is an error of
    /// [`build`](Self::build); so is any on Android, where the system takes none: use
    /// `tls` there.
    ///
    /// ```no_run
    /// # fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = onlyfansapi::Client::builder()
    ///     .api_key("ofapi_example")
    ///     .root_certificate(std::fs::read("proxy.pem")?)
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn root_certificate(mut self, certificate: impl Into<Vec<u8>>) -> Self {
        self.tls.replaces_callers = true;
        match library::read(&certificate.into()) {
            Ok(roots) => self.tls.roots.extend(roots),
            Err(error) => self.tls.refused = self.tls.refused.or(Some(error)),
        }
        self
    }
}

impl Tls {
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

//! Postbacks of Smart Links: templates with variables, and the reading of what becomes of them.
//!
//! A postback has a URL, and perhaps a body and headers, in which the service replaces variables such
//! as `{click_id}` upon a conversion. [`PostbackTemplate`] is such a text; it is built or parsed, tells
//! what is probably wrong with it, and reads a request that came in as a [`Postback`], whatever names
//! the template has.
//!
//! ```
//! use onlyfansapi::postbacks::{self, PostbackTemplate, Variable};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let url = PostbackTemplate::url("https://example.com/hook")
//!     .with("click", Variable::ExternalClickId)
//!     .with("token", "s3cret")
//!     .build()?;
//! let body = PostbackTemplate::json()
//!     .with("type", Variable::ConversionType)
//!     .with("gross", Variable::AmountGross)
//!     .with("at", Variable::ConversionAt)
//!     .build()?;
//! assert!(postbacks::warnings([&url, &body], ["new_subscriber", "new_transaction"]).is_empty());
//!
//! // Later, in the server of example.com:
//! let postback = url
//!     .read_url("/hook?click=c-1&token=s3cret")?
//!     .and(body.read_body(
//!         r#"{"type":"new_transaction","gross":"12.30","at":"2025-01-31T12:00:00+00:00"}"#,
//!     )?);
//! assert_eq!(postback.external_click_id(), Some("c-1"));
//! assert_eq!(postback.amount_gross(), Some("12.30".parse()?));
//! assert!(postback.dedupe_key().is_some());
//! # Ok(())
//! # }
//! ```
//!
//! How the service escapes values, and what it writes for those that are empty, is not documented.
//! Values are therefore read percent-encoded or raw, and as numbers or text of JSON.
//! [`Postback::missing`] tells how empty values came. Retries, their order and signatures are not
//! documented either: see [`Postback::dedupe_key`].
//!
//! A constant that is a secret belongs into a value of the template, not into a name, which messages
//! show.

#[cfg(feature = "axum")]
mod axum;
mod braces;
mod dedupe;
mod nearest;
mod postback;
mod read;
mod read_error;
mod template;
mod template_error;
mod value;
mod variable;
mod warnings;

#[cfg(feature = "axum")]
pub use axum::{PostbackTemplates, ReceivedPostback};
pub use postback::{Missing, Postback, ValueMismatch};
pub use read_error::{ReadError, ReadErrorKind};
pub use template::{PostbackTemplate, TemplateBuilder, TemplateKind, TemplateValue};
pub use template_error::TemplateError;
pub use variable::Variable;
pub use warnings::{Warning, warnings};

#[cfg(test)]
mod tests;

//! [`Conversion`]: a conversion of a Smart Link, which fires postbacks.

use super::template::Variables;

/// A conversion of a Smart Link, with the variables of postbacks.
///
/// [`MockServer::convert`](super::MockServer::convert) fires it. Variables that are not set are of the
/// server's world, or empty. Click ids of advertising platforms and others, such as `utm_source`, are set
/// by [`variable`](Self::variable).
///
/// ```
/// use onlyfansapi::mock::Conversion;
///
/// let conversion = Conversion::new("new_transaction")
///     .fan(456)
///     .amounts(20, 16)
///     .external_click_id("click-7")
///     .variable("gclid", "google-click-id");
/// # let _ = conversion;
/// ```
#[derive(Clone, Debug)]
pub struct Conversion {
    pub(super) conversion_type: String,
    pub(super) smart_link: Option<String>,
    pub(super) fan: Option<i64>,
    pub(super) variables: Variables,
}

impl Conversion {
    /// Makes a conversion of a type, such as `new_subscriber`.
    #[must_use]
    pub fn new(conversion_type: impl Into<String>) -> Self {
        Self {
            conversion_type: conversion_type.into(),
            smart_link: None,
            fan: None,
            variables: Variables::new(),
        }
    }

    /// Sets the Smart Link, by its id; without one, only postbacks of all links are fired.
    #[must_use]
    pub fn smart_link(mut self, id: impl Into<String>) -> Self {
        self.smart_link = Some(id.into());
        self
    }

    /// Sets the OnlyFans user id of the fan.
    #[must_use]
    pub fn fan(mut self, fan: i64) -> Self {
        self.fan = Some(fan);
        self
    }

    /// Sets the id of the click.
    #[must_use]
    pub fn click_id(self, id: impl Into<String>) -> Self {
        self.variable("click_id", id)
    }

    /// Sets the click id of the tracker from which the fan came.
    #[must_use]
    pub fn external_click_id(self, id: impl Into<String>) -> Self {
        self.variable("external_click_id", id)
    }

    /// Sets the gross and net amount, such as `"20.00"` or 20.
    #[must_use]
    pub fn amounts(self, gross: impl ToString, net: impl ToString) -> Self {
        self.variable("amount_gross", gross.to_string())
            .variable("amount_net", net.to_string())
    }

    /// Sets a variable by its name, such as `gclid`.
    #[must_use]
    pub fn variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables.insert(name.into(), value.into());
        self
    }
}

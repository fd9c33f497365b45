//! Access to the data in a [`Response`].

use std::{any::type_name, collections::BTreeMap, slice, vec};

use super::{Response, error::Error, received::Received, reported_failure::ReportedFailure};
use crate::{
    decode::drift::{Drift, Mismatch},
    model::{
        envelope::{Envelope, Parts},
        items::Items,
    },
    operation::Call,
};

/// The path to the data in a body.
const DATA: &str = "data";

impl<T: Items> Response<T> {
    /// Returns the items of the list in the response; none if the list is missing.
    #[must_use]
    #[inline]
    pub fn items(&self) -> &[T::Item] {
        self.value.items()
    }
}

impl<T: Items> IntoIterator for Response<T> {
    type Item = T::Item;
    type IntoIter = vec::IntoIter<T::Item>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.value.into_items().into_iter()
    }
}

impl<'a, T: Items> IntoIterator for &'a Response<T> {
    type Item = &'a T::Item;
    type IntoIter = slice::Iter<'a, T::Item>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.value.items().iter()
    }
}

impl<D> Response<Envelope<Vec<D>>> {
    /// Returns the data of the response and drops the rest.
    #[must_use]
    #[inline]
    pub fn into_data(self) -> Vec<D> {
        self.value.data
    }
}

impl<D> Response<Envelope<BTreeMap<String, D>>> {
    /// Returns the data of the response and drops the rest.
    #[must_use]
    #[inline]
    pub fn into_data(self) -> BTreeMap<String, D> {
        self.value.data
    }
}

impl<D> Response<Envelope<Option<D>>> {
    /// Returns the data of the response.
    ///
    /// # Errors
    ///
    /// Returns an [`Error`] of kind [`Decode`](crate::ErrorKind::Decode) if the response has no
    /// data.
    #[inline]
    pub fn data(&self) -> Result<&D, Error> {
        self.value.data.as_ref().ok_or_else(|| {
            let received = self.received.clone();
            no_data(&self.call, received, &self.drift, type_name::<D>())
        })
    }

    /// Returns the data of the response and drops the rest.
    ///
    /// # Errors
    ///
    /// Returns an [`Error`] of kind [`Decode`](crate::ErrorKind::Decode) if the response has no
    /// data.
    #[inline]
    pub fn into_data(self) -> Result<D, Error> {
        self.value
            .data
            .ok_or_else(|| no_data(&self.call, self.received, &self.drift, type_name::<D>()))
    }
}

/// Makes the error of a response without the data that a caller needs.
#[cold]
fn no_data(call: &Call, received: Received, drift: &[Drift], type_name: &str) -> Error {
    let removed = drift.iter().find(|drift| drift.path == DATA);
    let mut mismatch = match removed {
        Some(drift) => Mismatch {
            path: DATA.to_owned(),
            expected: drift.expected.clone(),
            found: drift.found.clone(),
        },
        None => Mismatch {
            path: DATA.to_owned(),
            expected: expected(type_name),
            found: found(&received.body).to_owned(),
        },
    };
    if received.reports_failure
        && let Some(failure) = ReportedFailure::find(&received.body)
    {
        mismatch.found += ", and a failure reported at ";
        mismatch.found += &failure.path;
    }
    Error::no_data(call, received, mismatch)
}

/// Returns the name of a type without its path; a generic type has paths within.
fn expected(type_name: &str) -> String {
    match type_name.rsplit("::").next() {
        Some(name) if !type_name.contains('<') => format!("`{name}`"),
        _ => "a value".to_owned(),
    }
}

/// Describes the value that a body has in place of its data.
fn found(body: &[u8]) -> &'static str {
    match Parts::of(body).data.map(|data| data.get()) {
        _ if body.is_empty() => "an empty body",
        None => "no such member",
        Some("null") => "null",
        Some(data) if data.starts_with('[') => "an empty list",
        Some(_) => "another value",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_expected_is_a_type_by_its_own_name() {
        assert_eq!(expected("onlyfansapi::types::Chat"), "`Chat`");
        assert_eq!(expected("i64"), "`i64`");
        assert_eq!(expected("alloc::vec::Vec<crate::Chat>"), "a value");
    }

    #[test]
    fn what_was_found_in_place_of_data_is_described() {
        for (body, expected) in [
            ("", "an empty body"),
            ("{}", "no such member"),
            ("[]", "no such member"),
            (r#"{"data": null}"#, "null"),
            (r#"{"data": []}"#, "an empty list"),
            (r#"{"data": "x"}"#, "another value"),
        ] {
            assert_eq!(found(body.as_bytes()), expected, "{body}");
        }
    }
}

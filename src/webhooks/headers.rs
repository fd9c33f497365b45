//! [`DeliveryHeaders`]: the headers of a delivery, whichever server received them.

use std::collections::HashMap;

use http::HeaderMap;

/// The signature of the body.
pub(super) const SIGNATURE: &str = "signature";

/// The key of the event, the same in all attempts and redeliveries.
pub(super) const IDEMPOTENCY_KEY: &str = "x-ofapi-idempotency-key";

/// The id of the delivery that this one repeats on demand.
pub(super) const REDELIVERY_OF: &str = "x-ofapi-redelivery-of";

/// Headers of a delivery: an [`http::HeaderMap`], a [`HashMap`], or pairs of names and values.
///
/// Names are compared without regard to case, as in HTTP.
pub trait DeliveryHeaders {
    /// Returns the first value of a header.
    fn value(&self, name: &str) -> Option<&[u8]>;
}

impl DeliveryHeaders for HeaderMap {
    fn value(&self, name: &str) -> Option<&[u8]> {
        Some(self.get(name)?.as_bytes())
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>> DeliveryHeaders for [(N, V)] {
    fn value(&self, name: &str) -> Option<&[u8]> {
        let is_named = |(own, _): &&(N, V)| own.as_ref().eq_ignore_ascii_case(name);
        self.iter().find(is_named).map(|(_, value)| value.as_ref())
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>, const COUNT: usize> DeliveryHeaders for [(N, V); COUNT] {
    fn value(&self, name: &str) -> Option<&[u8]> {
        self.as_slice().value(name)
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>> DeliveryHeaders for Vec<(N, V)> {
    fn value(&self, name: &str) -> Option<&[u8]> {
        self.as_slice().value(name)
    }
}

impl<H: DeliveryHeaders + ?Sized> DeliveryHeaders for &H {
    fn value(&self, name: &str) -> Option<&[u8]> {
        (**self).value(name)
    }
}

impl<N, V, S> DeliveryHeaders for HashMap<N, V, S>
where
    N: AsRef<str>,
    V: AsRef<[u8]>,
{
    fn value(&self, name: &str) -> Option<&[u8]> {
        let is_named = |(own, _): &(&N, &V)| own.as_ref().eq_ignore_ascii_case(name);
        self.iter().find(is_named).map(|(_, value)| value.as_ref())
    }
}

/// The length in bytes of the longest key or id; the server's are some 44 bytes long.
const LONGEST: usize = 255;

/// Returns a header as text, unless it is missing, empty, too long or not text.
pub(super) fn text<'h>(
    headers: &'h (impl DeliveryHeaders + ?Sized),
    name: &str,
) -> Option<&'h str> {
    let value = str::from_utf8(headers.value(name)?).ok()?.trim();
    (1..=LONGEST).contains(&value.len()).then_some(value)
}

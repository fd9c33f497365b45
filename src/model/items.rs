//! [`Items`]: types that hold a list.

use super::envelope::Envelope;

/// A type that holds a list: the list itself, a page of it, or an envelope around either.
///
/// A [`Response`](crate::Response) with such a body can be iterated over.
pub trait Items {
    /// The type of an item.
    type Item;

    /// Returns the items; none if the list is missing.
    #[must_use]
    fn items(&self) -> &[Self::Item];

    /// Returns the items by value and drops the rest.
    #[must_use]
    fn into_items(self) -> Vec<Self::Item>;
}

impl<T> Items for Vec<T> {
    type Item = T;

    #[inline]
    fn items(&self) -> &[T] {
        self
    }

    #[inline]
    fn into_items(self) -> Vec<T> {
        self
    }
}

impl<D: Items> Items for Option<D> {
    type Item = D::Item;

    #[inline]
    fn items(&self) -> &[D::Item] {
        self.as_ref().map(D::items).unwrap_or_default()
    }

    #[inline]
    fn into_items(self) -> Vec<D::Item> {
        self.map(D::into_items).unwrap_or_default()
    }
}

impl<D: Items> Items for Box<D> {
    type Item = D::Item;

    #[inline]
    fn items(&self) -> &[D::Item] {
        D::items(self)
    }

    #[inline]
    fn into_items(self) -> Vec<D::Item> {
        D::into_items(*self)
    }
}

impl<D: Items> Items for Envelope<D> {
    type Item = D::Item;

    #[inline]
    fn items(&self) -> &[D::Item] {
        self.data.items()
    }

    #[inline]
    fn into_items(self) -> Vec<D::Item> {
        self.data.into_items()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_has_the_items_of_its_data_and_none_if_it_is_missing() {
        let list = Envelope {
            data: vec![1, 2],
            ..Envelope::default()
        };
        assert_eq!(list.items(), [1, 2]);
        assert_eq!(list.into_items(), [1, 2]);
        let page = Envelope {
            data: Some(Box::new(vec![1, 2])),
            ..Envelope::default()
        };
        assert_eq!(page.items(), [1, 2]);
        assert_eq!(page.into_items(), [1, 2]);
        let missing: Envelope<Option<Vec<i64>>> = Envelope::default();
        assert_eq!(missing.items(), [0; 0]);
        assert_eq!(missing.into_items(), [0; 0]);
    }
}

//! The lists of pages.

/// Implements the methods of a page around the field that holds its list.
#[doc(hidden)]
#[macro_export]
macro_rules! __page {
    ($name:ident, $list:ident, $item:ty) => {
        impl $name {
            /// Returns the items of the page.
            #[inline]
            #[must_use]
            pub fn items(&self) -> &[$item] {
                &self.$list
            }

            /// Returns the items of the page by value and drops the rest.
            #[inline]
            #[must_use]
            pub fn into_items(self) -> Vec<$item> {
                self.$list
            }
        }

        impl $crate::runtime::Items for $name {
            type Item = $item;

            #[inline]
            fn items(&self) -> &[$item] {
                &self.$list
            }

            #[inline]
            fn into_items(self) -> Vec<$item> {
                self.$list
            }
        }
    };
}

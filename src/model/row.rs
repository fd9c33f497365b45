//! [`Row`]: an item of a list that is walked.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::id::Id;

/// An item of a list that is walked from page to page.
///
/// A row that stands on two pages, as rows do that shift meanwhile, is known by its id.
pub trait Row: Serialize {
    /// Returns the id by which a repeated row is known; `None` if the row has none.
    fn row_id(&self) -> Option<Id>;
}

impl Row for Value {
    fn row_id(&self) -> Option<Id> {
        Id::deserialize(self.get("id")?).ok()
    }
}

/// Implements [`Row`] for a struct, with the path to the id if there is one.
#[doc(hidden)]
#[macro_export]
macro_rules! __row {
    ($name:ident) => {
        impl $crate::runtime::Row for $name {
            #[inline]
            fn row_id(&self) -> Option<$crate::runtime::Id> {
                None
            }
        }
    };
    ($name:ident $id:ident) => {
        impl $crate::runtime::Row for $name {
            #[inline]
            fn row_id(&self) -> Option<$crate::runtime::Id> {
                self.$id.clone()
            }
        }
    };
    ($name:ident $member:ident $id:ident) => {
        impl $crate::runtime::Row for $name {
            #[inline]
            fn row_id(&self) -> Option<$crate::runtime::Id> {
                self.$member.as_ref()?.$id.clone()
            }
        }
    };
}

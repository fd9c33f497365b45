//! Enums of answers that are JSON of one kind or another.

/// An enum with a variant for each kind of JSON: which one is read is decided by the kind alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __kinds {
    ($(#[$attribute:meta])* $name:ident { $($variant:ident($ty:ty) if $is:ident,)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[allow(missing_docs)]
                $variant($ty),
            )*
            /// JSON of a kind that is not documented.
            Other(::serde_json::Value),
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Other(::serde_json::Value::Null)
            }
        }

        impl<'de> runtime::Data<'de> for $name {
            fn read<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                ::serde::Deserialize::deserialize(deserializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(deserializer)?;
                $(
                    if value.$is() {
                        return ::serde_json::from_value(value)
                            .map(Self::$variant)
                            .map_err(::serde::de::Error::custom);
                    }
                )*
                ::std::result::Result::Ok(Self::Other(value))
            }
        }
    };
}

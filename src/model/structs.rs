//! [`Model`]: the reading and writing of structs, member by member.
//!
//! It replaces serde's derives, whose code for each struct took most of the time that this crate
//! takes to compile; the code that all structs share is here once.

pub mod read;
mod table;
mod write;

use serde::de::MapAccess;
use serde_json::{Map, Value};

pub use read::read_model;
pub(crate) use table::Table;
pub use write::{Members, Writer, write_map, write_struct};

/// Implements reading and writing of a struct.
///
/// Each line is a member: its index (from 0, in order), its field, its name in JSON, and the
/// functions that read and write it. The last line may name the field that holds all other members.
#[doc(hidden)]
#[macro_export]
macro_rules! __model {
    ($name:ident {
        $($index:literal $member:ident $wire_name:literal $read:ident $write:ident;)*
        $(others $others:ident;)?
    }) => {
        impl<'de> $crate::runtime::Model<'de> for $name {
            const NAME: &'static str = ::std::stringify!($name);
            const MEMBERS: &'static [&'static str] =
                $crate::runtime::in_order(&[$($index),*], &[$($wire_name),*]);

            fn read_member<A: ::serde::de::MapAccess<'de>>(
                &mut self,
                index: usize,
                members: &mut A,
            ) -> ::std::result::Result<(), A::Error> {
                match index {
                    $($index => $crate::runtime::read::$read(&mut self.$member, members),)*
                    _ => $crate::runtime::read::nothing(members),
                }
            }

            $(
                const HAS_OTHERS: bool = true;

                fn others(
                    &mut self,
                ) -> ::std::option::Option<
                    &mut ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                > {
                    ::std::option::Option::Some(&mut self.$others)
                }
            )?
        }

        #[allow(dead_code, unreachable_pub)]
        impl $name {
            /// Reads the struct leniently from JSON, as from a response: values that do not match
            /// their types are coerced or left out, and listed.
            ///
            /// # Errors
            ///
            /// Returns the mismatch if the text is not JSON, or is not an object.
            #[inline]
            pub fn from_json(
                json: impl $crate::runtime::JsonSource,
            ) -> ::std::result::Result<$crate::runtime::Decoded<Self>, $crate::runtime::Mismatch>
            {
                $crate::runtime::from_json(json)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::read_model(deserializer)
            }
        }

        impl $crate::runtime::Members for $name {
            fn write<W: $crate::runtime::Writer>(&self, writer: &mut W) {
                $(writer.$write($wire_name, &self.$member);)*
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::__model!(@write self, serializer, $name $($others)?)
            }
        }
    };
    (@write $self:ident, $serializer:ident, $name:ident) => {
        $crate::runtime::write_struct(::std::stringify!($name), $self, $serializer)
    };
    (@write $self:ident, $serializer:ident, $name:ident $others:ident) => {
        $crate::runtime::write_map($self, &$self.$others, $serializer)
    };
}

pub(crate) use __model as model;

/// A struct that is read from an object, any member of which may be missing.
pub trait Model<'de>: Default {
    /// The name of the struct in errors.
    const NAME: &'static str;
    /// The names of its members in JSON.
    const MEMBERS: &'static [&'static str];
    /// The table that finds a member by its name.
    const TABLE: &'static Table = &Table::of(Self::MEMBERS);
    /// Whether the struct keeps members that it does not know.
    const HAS_OTHERS: bool = false;
    /// Whether a duplicate member is an error; otherwise the last one counts.
    const REFUSES_TWICE: bool = true;

    /// Reads the value of a member, by its index in `MEMBERS`.
    ///
    /// # Errors
    ///
    /// Fails if the value does not match the type of the member.
    fn read_member<A: MapAccess<'de>>(
        &mut self,
        index: usize,
        members: &mut A,
    ) -> Result<(), A::Error>;

    /// Returns the map of the members that the struct does not know, if it keeps them.
    fn others(&mut self) -> Option<&mut Map<String, Value>> {
        None
    }
}

impl<'de, M: Model<'de>> Model<'de> for Box<M> {
    const NAME: &'static str = M::NAME;
    const MEMBERS: &'static [&'static str] = M::MEMBERS;
    const TABLE: &'static Table = M::TABLE;
    const HAS_OTHERS: bool = M::HAS_OTHERS;
    const REFUSES_TWICE: bool = M::REFUSES_TWICE;

    fn read_member<A: MapAccess<'de>>(
        &mut self,
        index: usize,
        members: &mut A,
    ) -> Result<(), A::Error> {
        M::read_member(self, index, members)
    }

    fn others(&mut self) -> Option<&mut Map<String, Value>> {
        M::others(self)
    }
}

/// Returns the names of members, after checking that each member's number is its index.
///
/// # Panics
///
/// Panics, at compile time in a constant, if the numbers are not 0, 1, 2 and so on.
pub const fn in_order(
    numbers: &[usize],
    names: &'static [&'static str],
) -> &'static [&'static str] {
    let mut place = 0;
    while place < numbers.len() {
        assert!(
            numbers[place] == place,
            "members are numbered from 0, in order"
        );
        place += 1;
    }
    names
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Clone, Debug, Default, PartialEq)]
    struct Row {
        id: Option<i64>,
        text: Option<String>,
        list: Vec<i64>,
        map: BTreeMap<String, i64>,
        row: Option<Box<Row>>,
        amount: Option<f64>,
        others: Map<String, Value>,
    }

    model! {
        Row {
            0 id "id" plain optional;
            1 text "a text" plain optional;
            2 list "list" or_default member;
            3 map "map" or_default member;
            4 row "row" object optional;
            5 amount "amount" number optional;
            others others;
        }
    }

    fn read(json: &str) -> Result<Row, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn members_are_read_under_their_names_in_any_order() {
        let row = read(
            r#"{"amount": "1.5", "row": {"id": 2}, "b": [1], "map": {"a": 3}, "list": [4], "a text": "x", "id": 1}"#,
        );
        let within = Row {
            id: Some(2),
            ..Row::default()
        };
        let expected = Row {
            id: Some(1),
            text: Some("x".to_owned()),
            list: vec![4],
            map: BTreeMap::from([("a".to_owned(), 3)]),
            row: Some(Box::new(within)),
            amount: Some(1.5),
            others: Map::from_iter([("b".to_owned(), json!([1]))]),
        };
        assert_eq!(row, Ok(expected));
    }

    #[test]
    fn missing_null_and_empty_php_values_are_read_as_empty() {
        for json in [
            "{}",
            r#"{"id": null, "a text": null, "list": null, "map": null, "row": null, "amount": null}"#,
            r#"{"map": [], "row": []}"#,
        ] {
            assert_eq!(read(json), Ok(Row::default()), "{json}");
        }
    }

    #[test]
    fn values_other_than_objects_and_duplicate_members_are_refused() {
        for (json, problem) in [
            ("[]", "invalid type: sequence, expected struct Row"),
            ("[1, \"x\"]", "invalid type: sequence, expected struct Row"),
            ("1", "invalid type: integer `1`, expected struct Row"),
            (
                r#"{"row": "x"}"#,
                "invalid type: string \"x\", expected struct Row",
            ),
            (r#"{"row": [{}]}"#, "expected struct Row"),
            (r#"{"id": 1, "id": 2}"#, "duplicate field `id`"),
        ] {
            let error = read(json).expect_err(json);
            assert!(error.contains(problem), "{json}: {error}");
        }
    }

    #[test]
    fn present_members_are_written_and_read_back_equal() {
        let row = Row {
            text: Some("x".to_owned()),
            row: Some(Box::default()),
            others: Map::from_iter([("b".to_owned(), json!(null))]),
            ..Row::default()
        };
        let text = serde_json::to_string(&row).expect("JSON");
        let within = r#"{"list":[],"map":{}}"#;
        assert_eq!(
            text,
            format!(r#"{{"a text":"x","list":[],"map":{{}},"row":{within},"b":null}}"#)
        );
        assert_eq!(read(&text), Ok(row));
    }

    #[test]
    fn a_struct_is_read_from_a_value_and_within_flattened_and_untagged_types() {
        let members = json!({"id": 1, "b": 2});
        let expected = Row {
            id: Some(1),
            others: Map::from_iter([("b".to_owned(), json!(2))]),
            ..Row::default()
        };
        assert_eq!(serde_json::from_value(members).ok(), Some(expected.clone()));

        #[derive(Debug, Deserialize, PartialEq)]
        struct Flat {
            own: i64,
            #[serde(flatten)]
            row: Row,
        }

        let flat: Flat = serde_json::from_str(r#"{"own": 3, "id": 1, "b": 2}"#).expect("a row");
        assert_eq!((flat.own, flat.row), (3, expected.clone()));

        #[derive(Debug, Deserialize, PartialEq)]
        #[serde(untagged)]
        enum Either {
            Text(String),
            Row(Box<Row>),
        }

        let either: Either = serde_json::from_str(r#"{"id": 1, "b": 2}"#).expect("a row");
        assert_eq!(either, Either::Row(Box::new(expected)));
    }

    #[test]
    #[should_panic = "in order"]
    fn members_out_of_order_panic() {
        in_order(&[0, 2, 1], &["a", "b", "c"]);
    }
}

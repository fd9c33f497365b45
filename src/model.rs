//! [`Model`]: how structs are read and written, member by member.
//!
//! In place of serde's derives, whose code for each of some 230 structs took most of the time that
//! this crate takes to compile: what is alike in all of them is written once here.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess},
    ser::SerializeMap,
};
use serde_json::{Map, Value};

use crate::reading::{Data, none_of_empty, number_in_text};

/// Reads and writes a struct: the number, name, name in JSON, and way of reading and of writing of
/// each member, and the member that holds all others if there is one.
#[doc(hidden)]
#[macro_export]
macro_rules! __model {
    ($name:ident {
        $($index:literal $member:ident $wire_name:literal $read:ident $write:ident;)*
        $(others $others:ident;)?
    }) => {
        impl<'de> $crate::runtime::Model<'de> for $name {
            const NAME: &'static str = ::std::stringify!($name);
            const MEMBERS: &'static [&'static str] = &[$($wire_name),*];

            fn read<A: $crate::runtime::MapAccess<'de>>(
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

                fn read_other<A: $crate::runtime::MapAccess<'de>>(
                    &mut self,
                    name: String,
                    members: &mut A,
                ) -> ::std::result::Result<(), A::Error> {
                    $crate::runtime::read::other(&mut self.$others, name, members)
                }
            )?
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::read_model(deserializer)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                let mut members = $crate::runtime::MemberWriter::<S>::new(serializer);
                $(members.$write($wire_name, &self.$member);)*
                $(members.all(&self.$others);)?
                members.end()
            }
        }
    };
}

pub(crate) use __model as model;

/// A struct that is read from an object, any member of which may be missing.
pub trait Model<'de>: Default {
    /// What it is called where something else is found.
    const NAME: &'static str;
    /// Its members, as they are called in JSON.
    const MEMBERS: &'static [&'static str];
    /// Whether it keeps members that it does not know.
    const HAS_OTHERS: bool = false;

    /// Reads the value of a member, by its place in `MEMBERS`.
    fn read<A: MapAccess<'de>>(&mut self, index: usize, members: &mut A) -> Result<(), A::Error>;

    /// Reads the value of a member that it does not know.
    fn read_other<A: MapAccess<'de>>(
        &mut self,
        _name: String,
        members: &mut A,
    ) -> Result<(), A::Error> {
        read::nothing(members)
    }
}

impl<'de, M: Model<'de>> Model<'de> for Box<M> {
    const NAME: &'static str = M::NAME;
    const MEMBERS: &'static [&'static str] = M::MEMBERS;
    const HAS_OTHERS: bool = M::HAS_OTHERS;

    fn read<A: MapAccess<'de>>(&mut self, index: usize, members: &mut A) -> Result<(), A::Error> {
        M::read(self, index, members)
    }

    fn read_other<A: MapAccess<'de>>(
        &mut self,
        name: String,
        members: &mut A,
    ) -> Result<(), A::Error> {
        M::read_other(self, name, members)
    }
}

/// Reads a struct.
pub fn read_model<'de, M: Model<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<M, D::Error> {
    struct Visitor<M>(PhantomData<M>);

    impl<'de, M: Model<'de>> de::Visitor<'de> for Visitor<M> {
        type Value = M;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            expect::<M>(f)
        }

        fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<M, A::Error> {
            read_members(members)
        }
    }

    deserializer.deserialize_struct(M::NAME, M::MEMBERS, Visitor(PhantomData))
}

fn expect<'de, M: Model<'de>>(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("struct ")?;
    f.write_str(M::NAME)
}

fn read_members<'de, M: Model<'de>, A: MapAccess<'de>>(mut members: A) -> Result<M, A::Error> {
    let mut model = M::default();
    let mut seen = Seen::default();
    let name = Name {
        known: M::MEMBERS,
        keeps_others: M::HAS_OTHERS,
    };
    while let Some(member) = members.next_key_seed(name)? {
        match member {
            Member::Known(index) if seen.is_again(index) => {
                return Err(de::Error::duplicate_field(M::MEMBERS[index]));
            }
            Member::Known(index) => model.read(index, &mut members)?,
            Member::Other(name) => model.read_other(name, &mut members)?,
        }
    }
    Ok(model)
}

/// Which members have been read.
#[derive(Default)]
struct Seen([u64; 4]);

impl Seen {
    /// Notes a member. Of a struct with more members than there is room for, the last counts.
    fn is_again(&mut self, index: usize) -> bool {
        let Some(part) = self.0.get_mut(index / 64) else {
            return false;
        };
        let bit = 1 << (index % 64);
        let is_again = *part & bit != 0;
        *part |= bit;
        is_again
    }
}

/// Reads the name of a member.
#[derive(Clone, Copy)]
struct Name {
    known: &'static [&'static str],
    keeps_others: bool,
}

enum Member {
    /// A place in the list of names.
    Known(usize),
    /// Another name, if it is kept.
    Other(String),
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Member;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Member, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl de::Visitor<'_> for Name {
    type Value = Member;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E>(self, name: &str) -> Result<Member, E> {
        // Most names of one length end differently, which is seen without comparing them whole.
        let last = name.as_bytes().last();
        let is_it = |known: &str| {
            known.len() == name.len() && known.as_bytes().last() == last && known == name
        };
        let known = self.known.iter().position(|known| is_it(known));
        Ok(known.map_or_else(
            || {
                Member::Other(
                    self.keeps_others
                        .then(|| name.to_owned())
                        .unwrap_or_default(),
                )
            },
            Member::Known,
        ))
    }
}

/// The ways in which a member is read.
pub mod read {
    use super::*;

    /// As its type is.
    pub fn plain<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        member: &mut T,
        members: &mut A,
    ) -> Result<(), A::Error> {
        *member = members.next_value()?;
        Ok(())
    }

    /// Null and what PHP writes for it as nothing.
    pub fn lenient<'de, T: Data<'de>, A: MapAccess<'de>>(
        member: &mut T,
        members: &mut A,
    ) -> Result<(), A::Error> {
        struct Lenient<T>(T);

        impl<'de, T: Data<'de>> Deserialize<'de> for Lenient<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                T::read(deserializer).map(Self)
            }
        }

        *member = members.next_value::<Lenient<T>>()?.0;
        Ok(())
    }

    /// A struct; null, and the empty list that PHP writes for an object without members, as none.
    pub fn object<'de, M: Model<'de>, A: MapAccess<'de>>(
        member: &mut Option<M>,
        members: &mut A,
    ) -> Result<(), A::Error> {
        struct Object<M>(Option<M>);

        impl<'de, M: Model<'de>> Deserialize<'de> for Object<M> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(Visitor(PhantomData)).map(Self)
            }
        }

        struct Visitor<M>(PhantomData<M>);

        impl<'de, M: Model<'de>> de::Visitor<'de> for Visitor<M> {
            type Value = Option<M>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                expect::<M>(f)
            }

            fn visit_unit<E>(self) -> Result<Option<M>, E> {
                Ok(None)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Option<M>, A::Error> {
                none_of_empty(items, &self)
            }

            fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Option<M>, A::Error> {
                read_members(members).map(Some)
            }
        }

        *member = members.next_value::<Object<M>>()?.0;
        Ok(())
    }

    /// A number that may stand in text.
    pub fn number<'de, A: MapAccess<'de>>(
        member: &mut Option<f64>,
        members: &mut A,
    ) -> Result<(), A::Error> {
        struct Number(Option<f64>);

        impl<'de> Deserialize<'de> for Number {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                number_in_text(deserializer).map(Self)
            }
        }

        *member = members.next_value::<Number>()?.0;
        Ok(())
    }

    /// Into the others, under its name.
    pub fn other<'de, A: MapAccess<'de>>(
        others: &mut Map<String, Value>,
        name: String,
        members: &mut A,
    ) -> Result<(), A::Error> {
        others.insert(name, members.next_value()?);
        Ok(())
    }

    /// Not at all.
    pub fn nothing<'de, A: MapAccess<'de>>(members: &mut A) -> Result<(), A::Error> {
        members.next_value::<IgnoredAny>()?;
        Ok(())
    }
}

/// Writes members until one fails.
pub struct MemberWriter<S: Serializer>(Result<S::SerializeMap, S::Error>);

impl<S: Serializer> MemberWriter<S> {
    /// Begins an object.
    pub fn new(serializer: S) -> Self {
        Self(serializer.serialize_map(None))
    }

    /// Writes a member.
    pub fn member<T: Serialize>(&mut self, name: &str, value: &T) {
        if let Ok(members) = &mut self.0
            && let Err(error) = members.serialize_entry(name, value)
        {
            self.0 = Err(error);
        }
    }

    /// Writes a member unless there is nothing to write.
    pub fn optional<T: Serialize>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.member(name, value);
        }
    }

    /// Writes all members of a map.
    pub fn all(&mut self, others: &Map<String, Value>) {
        for (name, value) in others {
            self.member(name, value);
        }
    }

    /// Ends the object.
    ///
    /// # Errors
    ///
    /// The first that occurred.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

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
            2 list "list" lenient member;
            3 map "map" lenient member;
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
    fn nothing_null_and_what_php_writes_for_it_are_nothing() {
        for json in [
            "{}",
            r#"{"id": null, "a text": null, "list": null, "map": null, "row": null, "amount": null}"#,
            r#"{"map": [], "row": [], "amount": ""}"#,
        ] {
            assert_eq!(read(json), Ok(Row::default()), "{json}");
        }
    }

    #[test]
    fn what_is_no_object_or_has_a_member_twice_is_refused() {
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
    fn what_is_there_is_written_and_reads_the_same() {
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
}

//! [`Model`]: how structs are read and written, member by member.
//!
//! In place of serde's derives, whose code for each struct took most of the time that this crate
//! takes to compile: what is alike in all of them is written once here.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess},
    ser::{SerializeMap, SerializeStruct},
};
use serde_json::{Map, Value};

use crate::reading::{Data, none_of_empty, number_in_text};

/// Reads and writes a struct. Of each member: its number (from 0, in order), its name, its name in
/// JSON, and how it is read and written; then the member that holds all others, if there is one.
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
    /// What it is called where something else is found.
    const NAME: &'static str;
    /// Its members, as they are called in JSON.
    const MEMBERS: &'static [&'static str];
    /// Whether it keeps members that it does not know.
    const HAS_OTHERS: bool = false;
    /// Whether a member that is there twice is refused. Else the last counts.
    const REFUSES_TWICE: bool = true;

    /// Reads the value of a member, by its place in `MEMBERS`.
    fn read_member<A: MapAccess<'de>>(
        &mut self,
        index: usize,
        members: &mut A,
    ) -> Result<(), A::Error>;

    /// Where members are kept that it does not know.
    fn others(&mut self) -> Option<&mut Map<String, Value>> {
        None
    }
}

impl<'de, M: Model<'de>> Model<'de> for Box<M> {
    const NAME: &'static str = M::NAME;
    const MEMBERS: &'static [&'static str] = M::MEMBERS;
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

/// Returns the names of members whose numbers are those of their places.
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

    let visitor = Visitor(PhantomData);
    if M::HAS_OTHERS {
        // Who is told the members of a struct may hand over no others.
        deserializer.deserialize_map(visitor)
    } else {
        deserializer.deserialize_struct(M::NAME, M::MEMBERS, visitor)
    }
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
            Member::Known(index) if M::REFUSES_TWICE && seen.is_again(index) => {
                return Err(de::Error::duplicate_field(M::MEMBERS[index]));
            }
            Member::Known(index) => model.read_member(index, &mut members)?,
            Member::Other(name) => match model.others() {
                Some(others) => {
                    others.insert(name, members.next_value()?);
                }
                None => read::nothing(&mut members)?,
            },
            Member::Unknown => read::nothing(&mut members)?,
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
    /// Another name, which is kept.
    Other(String),
    /// Another name, which is not.
    Unknown,
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
        Ok(match self.known.iter().position(|known| is_it(known)) {
            Some(index) => Member::Known(index),
            None if self.keeps_others => Member::Other(name.to_owned()),
            None => Member::Unknown,
        })
    }

    fn visit_bytes<E: de::Error>(self, name: &[u8]) -> Result<Member, E> {
        match str::from_utf8(name) {
            Ok(name) => self.visit_str(name),
            Err(_) => Ok(Member::Unknown),
        }
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
    pub fn or_default<'de, T: Data<'de>, A: MapAccess<'de>>(
        member: &mut T,
        members: &mut A,
    ) -> Result<(), A::Error> {
        struct OrDefault<T>(T);

        impl<'de, T: Data<'de>> Deserialize<'de> for OrDefault<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                T::read(deserializer).map(Self)
            }
        }

        *member = members.next_value::<OrDefault<T>>()?.0;
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

    /// Not at all.
    pub fn nothing<'de, A: MapAccess<'de>>(members: &mut A) -> Result<(), A::Error> {
        members.next_value::<IgnoredAny>()?;
        Ok(())
    }
}

/// What has members to be written.
pub trait Members {
    /// Writes them, but for those that there are none of.
    fn write<W: Writer>(&self, writer: &mut W);
}

/// What is done with members.
pub trait Writer {
    /// Writes a member.
    fn member<T: Serialize>(&mut self, name: &'static str, value: &T);

    /// Writes a member unless there is nothing to write.
    fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.member(name, value);
        }
    }
}

/// Writes a struct.
pub fn write_struct<M: Members, S: Serializer>(
    name: &'static str,
    model: &M,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut count = Count(0);
    model.write(&mut count);
    let mut writer = ToStruct(serializer.serialize_struct(name, count.0));
    model.write(&mut writer);
    writer.0?.end()
}

/// Writes a struct with members that it does not know.
pub fn write_map<M: Members, S: Serializer>(
    model: &M,
    others: &Map<String, Value>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut writer = ToMap(serializer.serialize_map(None));
    model.write(&mut writer);
    let mut map = writer.0?;
    for (name, value) in others {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

/// Formats other than JSON are told beforehand how many members there are.
struct Count(usize);

impl Writer for Count {
    fn member<T: Serialize>(&mut self, _name: &'static str, _value: &T) {
        self.0 += 1;
    }
}

/// Until a member fails.
struct ToStruct<S: SerializeStruct>(Result<S, S::Error>);

impl<S: SerializeStruct> Writer for ToStruct<S> {
    fn member<T: Serialize>(&mut self, name: &'static str, value: &T) {
        if let Ok(members) = &mut self.0
            && let Err(error) = members.serialize_field(name, value)
        {
            self.0 = Err(error);
        }
    }
}

/// Until a member fails.
struct ToMap<S: SerializeMap>(Result<S, S::Error>);

impl<S: SerializeMap> Writer for ToMap<S> {
    fn member<T: Serialize>(&mut self, name: &'static str, value: &T) {
        if let Ok(members) = &mut self.0
            && let Err(error) = members.serialize_entry(name, value)
        {
            self.0 = Err(error);
        }
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

    #[test]
    fn a_struct_is_read_out_of_anything() {
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
    fn names_may_come_as_bytes() {
        let name = Name {
            known: &["a", "b"],
            keeps_others: false,
        };
        let read = |bytes| de::Visitor::visit_bytes::<de::value::Error>(name, bytes);
        assert!(matches!(read(b"b"), Ok(Member::Known(1))));
        assert!(matches!(read(b"c"), Ok(Member::Unknown)));
        assert!(matches!(read(b"\xff"), Ok(Member::Unknown)));
    }

    #[test]
    fn of_many_members_each_is_noted() {
        let mut seen = Seen::default();
        assert!((0..256).all(|index| !seen.is_again(index)));
        assert!((0..256).all(|index| seen.is_again(index)));
        assert!(!seen.is_again(256) && !seen.is_again(256));
    }

    #[test]
    fn what_is_written_is_counted_first() {
        let mut count = Count(0);
        Row::default().write(&mut count);
        assert_eq!(count.0, 2, "the list and the map");
        let row = Row {
            id: Some(1),
            ..Row::default()
        };
        let mut count = Count(0);
        row.write(&mut count);
        assert_eq!(count.0, 3);
    }

    #[test]
    #[should_panic = "in order"]
    fn members_are_numbered_in_order() {
        in_order(&[0, 2, 1], &["a", "b", "c"]);
    }
}

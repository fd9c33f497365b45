//! The reading of structs, and the functions that read their members.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess},
};

use super::{Model, Table};
use crate::model::lenient::{Data, none_of_empty, number_in_text};

/// Reads a struct from an object.
///
/// # Errors
///
/// Fails if the value is not an object, or a member does not match its type or is a duplicate.
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
        // A deserializer that is told the fields of a struct may leave out all others.
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
        table: M::TABLE,
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
                None => nothing(&mut members)?,
            },
            Member::Unknown => nothing(&mut members)?,
        }
    }
    Ok(model)
}

/// The set of members that have been read.
#[derive(Default)]
struct Seen([u64; 4]);

impl Seen {
    /// Adds a member, and returns whether it was read before.
    ///
    /// Members beyond the 256th are not tracked, so that the last duplicate counts.
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

/// A reader of the name of a member.
#[derive(Clone, Copy)]
struct Name {
    known: &'static [&'static str],
    table: &'static Table,
    keeps_others: bool,
}

/// A member by its name.
enum Member {
    /// A member that the struct knows, by its index.
    Known(usize),
    /// Another member, whose value is kept.
    Other(String),
    /// Another member, whose value is ignored.
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
        Ok(match self.table.find(name, self.known) {
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

/// Reads a member as its type is read.
pub fn plain<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    member: &mut T,
    members: &mut A,
) -> Result<(), A::Error> {
    *member = members.next_value()?;
    Ok(())
}

/// Reads a member by way of [`Data`]: null and an empty list are the default.
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

/// Reads an optional struct; null and an empty list, which PHP writes for an object without
/// members, are `None`.
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

/// Reads an optional number, which may be in a string.
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

/// Skips the value of a member.
pub fn nothing<'de, A: MapAccess<'de>>(members: &mut A) -> Result<(), A::Error> {
    members.next_value::<IgnoredAny>()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_from_bytes() {
        static TABLE: Table = Table::of(&["a", "b"]);
        let name = Name {
            known: &["a", "b"],
            table: &TABLE,
            keeps_others: false,
        };
        let read = |bytes| de::Visitor::visit_bytes::<de::value::Error>(name, bytes);
        assert!(matches!(read(b"b"), Ok(Member::Known(1))));
        assert!(matches!(read(b"c"), Ok(Member::Unknown)));
        assert!(matches!(read(b"\xff"), Ok(Member::Unknown)));
    }

    #[test]
    fn the_first_256_members_are_tracked() {
        let mut seen = Seen::default();
        assert!((0..256).all(|index| !seen.is_again(index)));
        assert!((0..256).all(|index| seen.is_again(index)));
        assert!(!seen.is_again(256) && !seen.is_again(256));
    }
}

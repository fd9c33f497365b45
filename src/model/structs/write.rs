//! The writing of structs.

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeStruct},
};
use serde_json::{Map, Value};

/// A struct whose members can be written.
pub trait Members {
    /// Writes all members, except optional ones without a value.
    fn write<W: Writer>(&self, writer: &mut W);
}

/// A receiver of the members of a struct.
pub trait Writer {
    /// Writes a member.
    fn member<T: Serialize>(&mut self, name: &'static str, value: &T);

    /// Writes a member if it has a value.
    fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.member(name, value);
        }
    }
}

/// Writes a struct that keeps no unknown members.
///
/// # Errors
///
/// Fails if the serializer fails.
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

/// Writes a struct and the unknown members that it keeps.
///
/// # Errors
///
/// Fails if the serializer fails.
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

/// A count of members, which formats other than JSON need before the members.
struct Count(usize);

impl Writer for Count {
    fn member<T: Serialize>(&mut self, _name: &'static str, _value: &T) {
        self.0 += 1;
    }
}

/// A writer to a serde struct, which keeps the first error.
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

/// A writer to a serde map, which keeps the first error.
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
    use super::*;

    struct Row(Option<i64>);

    impl Members for Row {
        fn write<W: Writer>(&self, writer: &mut W) {
            writer.member("list", &[0; 3]);
            writer.optional("id", &self.0);
        }
    }

    #[test]
    fn written_members_are_counted_first() {
        for (row, expected) in [(Row(None), 1), (Row(Some(1)), 2)] {
            let mut count = Count(0);
            row.write(&mut count);
            assert_eq!(count.0, expected);
        }
    }
}

//! Lenient reading of fields whose values the server writes in several forms.

pub(crate) mod number;
mod object;
mod scalar;

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{self, IgnoredAny, Unexpected, value::MapAccessDeserializer},
};
use serde_json::{Map, Value};

use super::salvage::Progress;
use object::Object;
use scalar::Scalar;

pub(crate) use object::OfObject;

/// The unexpected value reported by a reader that refuses a value for its kind alone, and so
/// refuses all values of that kind.
pub(crate) const BY_KIND: Unexpected<'static> = Unexpected::Other("a value of another kind");

/// The name under which serde_json hands out, and asks for, raw JSON.
pub(crate) const RAW: &str = "$serde_json::private::RawValue";
/// Returns JSON without the byte order mark before it, which some servers write although JSON has
/// none.
pub(crate) fn without_mark(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json)
}

/// Reads a truth value in any of the forms that PHP writes.
pub(crate) fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::Number(number) => number.as_f64().map(|number| number != 0.0),
        Value::String(text) => match text.as_str() {
            "true" | "1" => Some(true),
            "false" | "0" | "" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// A type whose value may be missing, in the `data` of an envelope and in members of structs.
///
/// Null is read as the default, and so is PHP's empty list, which PHP writes for an empty map too.
pub trait Data<'de>: Default {
    /// Reads a value, or the default if the value is missing.
    ///
    /// # Errors
    ///
    /// Fails if the value does not match the type.
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl<'de, T: Deserialize<'de> + 'static> Data<'de> for Vec<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        list_without_nulls(deserializer)
    }
}

impl<'de, T: Deserialize<'de>> Data<'de> for BTreeMap<String, T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        map_without_nulls(deserializer)
    }
}

impl<'de> Data<'de> for Map<String, Value> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        empty_list_as_none(deserializer).map(Option::unwrap_or_default)
    }
}

impl<'de> Data<'de> for Value {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

impl<'de, T: Deserialize<'de>> Data<'de> for Option<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        empty_list_as_none(deserializer)
    }
}

/// Reads a list; null is an empty list, and null items are left out.
fn list_without_nulls<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + 'static,
{
    struct Visitor<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de> + 'static> de::Visitor<'de> for Visitor<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_none<E>(self) -> Result<Vec<T>, E> {
            Ok(Vec::new())
        }

        fn visit_unit<E>(self) -> Result<Vec<T>, E> {
            Ok(Vec::new())
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
            deserializer.deserialize_seq(self)
        }

        fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
            let mut list = Progress::begin();
            loop {
                match items.next_element::<Option<Object<T>>>() {
                    Ok(Some(item)) => list.push(item.map(|item| item.0)),
                    Ok(None) => {
                        list.skipped();
                        return Ok(list.items);
                    }
                    Err(error) => {
                        list.keep();
                        return Err(error);
                    }
                }
            }
        }
    }

    // With this hint instead of any, healing knows that a list is expected.
    deserializer.deserialize_option(Visitor(PhantomData))
}

/// Reads a map; null and an empty list are an empty map, and null members are left out.
fn map_without_nulls<'de, D, T>(deserializer: D) -> Result<BTreeMap<String, T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let members: Option<BTreeMap<String, Option<Object<T>>>> = empty_list_as_none(deserializer)?;
    // `collect` would compile a sort for each type.
    let mut map = BTreeMap::new();
    for (name, member) in members.into_iter().flatten() {
        if let Some(member) = member {
            map.insert(name, member.0);
        }
    }
    Ok(map)
}

/// Reads an optional value; null and an empty list are `None`, since PHP writes an object without
/// members as a list.
fn empty_list_as_none<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct Visitor<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Visitor<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_unit<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_bool<E: de::Error>(self, value: bool) -> Result<Option<T>, E> {
            Scalar::read(Unexpected::Bool(value))
        }

        fn visit_i64<E: de::Error>(self, value: i64) -> Result<Option<T>, E> {
            Scalar::read(Unexpected::Signed(value))
        }

        fn visit_u64<E: de::Error>(self, value: u64) -> Result<Option<T>, E> {
            Scalar::read(Unexpected::Unsigned(value))
        }

        fn visit_f64<E: de::Error>(self, value: f64) -> Result<Option<T>, E> {
            Scalar::read(Unexpected::Float(value))
        }

        fn visit_str<E: de::Error>(self, value: &str) -> Result<Option<T>, E> {
            Scalar::read(Unexpected::Str(value))
        }

        fn visit_seq<A: de::SeqAccess<'de>>(self, items: A) -> Result<Option<T>, A::Error> {
            none_of_empty(items, &self)
        }

        fn visit_map<A: de::MapAccess<'de>>(self, members: A) -> Result<Option<T>, A::Error> {
            T::deserialize(MapAccessDeserializer::new(members)).map(Some)
        }
    }

    deserializer.deserialize_any(Visitor(PhantomData))
}

/// Reads an empty list as `None`, and refuses any other list, whose items serde would take for the
/// fields of a struct, in order.
pub(crate) fn none_of_empty<'de, T, A: de::SeqAccess<'de>>(
    mut items: A,
    expected: &dyn de::Expected,
) -> Result<Option<T>, A::Error> {
    match items.next_element::<IgnoredAny>()? {
        None => Ok(None),
        Some(_) => Err(de::Error::invalid_type(BY_KIND, expected)),
    }
}

/// Reads an optional number, which may be in a string, such as `"12.50"`.
///
/// The string holds a number as JSON writes it and nothing else: `""`, `" 5 "` and `"+5"` are
/// refused.
pub(crate) fn number_in_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<f64>, D::Error> {
    // `Value` reads numbers even if another crate turns on `arbitrary_precision` of serde_json.
    let number = match Value::deserialize(deserializer)? {
        Value::Null => return Ok(None),
        Value::Number(number) => number.as_f64(),
        Value::String(text) => number::in_text(&text),
        _ => None,
    };
    match number.filter(|number: &f64| number.is_finite()) {
        Some(number) => Ok(Some(number)),
        None => Err(de::Error::invalid_type(BY_KIND, &"a number")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Row {
        #[serde(default, deserialize_with = "Data::read")]
        map: BTreeMap<String, i64>,
        #[serde(default, deserialize_with = "Data::read")]
        list: Vec<i64>,
        #[serde(default, deserialize_with = "Data::read")]
        row: Option<Box<Row>>,
        #[serde(default, deserialize_with = "number_in_text")]
        number: Option<f64>,
    }

    fn row(json: &str) -> Result<Row, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn null_an_empty_list_and_a_missing_field_are_read_as_empty() {
        let nothing = Row {
            map: BTreeMap::new(),
            list: Vec::new(),
            row: None,
            number: None,
        };
        for json in [
            "{}",
            r#"{"map": null, "list": null, "row": null, "number": null}"#,
            r#"{"map": [], "list": [], "row": []}"#,
            r#"{"map": {"a": null}, "list": [null, null]}"#,
        ] {
            assert_eq!(row(json).as_ref(), Ok(&nothing), "{json}");
        }
        let row = row(r#"{"map": {"a": 1}, "row": {"map": {"b": 2}}}"#).expect("a row");
        assert_eq!(row.map["a"], 1);
        assert_eq!(row.row.expect("a row within").map["b"], 2);
    }

    #[test]
    fn a_number_is_read_from_a_string() {
        for (json, number) in [
            ("10", 10.0),
            ("9.99", 9.99),
            (r#""12.50""#, 12.5),
            (r#""-1e2""#, -100.0),
        ] {
            let row = row(&format!(r#"{{"number": {json}}}"#)).expect(json);
            assert_eq!(row.number, Some(number));
        }
    }

    #[test]
    fn values_of_other_kinds_are_refused() {
        for json in [
            r#"{"map": [1]}"#,
            r#"{"list": {}}"#,
            r#"{"row": "x"}"#,
            r#"{"row": [{"a": 1}]}"#,
            r#"{"number": "x"}"#,
            r#"{"number": "NaN"}"#,
            r#"{"number": ""}"#,
            r#"{"number": " "}"#,
            r#"{"number": " 5 "}"#,
            r#"{"number": "+5"}"#,
            r#"{"number": "05"}"#,
            r#"{"number": "1e999"}"#,
        ] {
            assert!(row(json).is_err(), "{json}");
        }
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "snake_case")]
    enum Mode {
        Fast,
    }

    fn optional<T: de::DeserializeOwned>(json: &str) -> Option<T> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        Data::read(&mut deserializer).expect(json)
    }

    #[test]
    fn an_optional_value_is_read_as_its_type() {
        assert_eq!(optional("true"), Some(true));
        assert_eq!(optional("12"), Some(12_u8));
        assert_eq!(optional("-12"), Some(-12_i64));
        assert_eq!(optional("1.5"), Some(1.5));
        assert_eq!(optional(r#""x""#), Some("x".to_owned()));
        assert_eq!(optional(r#""fast""#), Some(Mode::Fast));
        assert_eq!(
            optional(r#"{"a": 1}"#),
            Some(BTreeMap::from([("a".to_owned(), 1)]))
        );
        assert_eq!(optional::<Option<bool>>("true"), Some(Some(true)));
        for nothing in ["null", "[]"] {
            assert_eq!(optional::<i64>(nothing), None, "{nothing}");
            assert_eq!(optional::<Mode>(nothing), None, "{nothing}");
        }
    }
}

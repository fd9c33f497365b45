//! How fields are read where the server writes one thing in several ways.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{self, IgnoredAny, value::MapAccessDeserializer},
};

/// Reads null as an empty list; absent is read so by serde's `default`.
pub fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// Reads null and an empty list as an empty map: PHP does not tell empty lists and maps apart.
pub fn empty_list_as_map<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    empty_list_as_none(deserializer).map(Option::unwrap_or_default)
}

/// Reads null and an empty list as nothing: PHP writes an object without members as a list.
pub fn empty_list_as_none<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct Visitor<T>(std::marker::PhantomData<T>);

    impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Visitor<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_unit<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<Option<T>, A::Error> {
            match items.next_element::<IgnoredAny>()? {
                None => Ok(None),
                Some(_) => Err(de::Error::invalid_type(de::Unexpected::Seq, &self)),
            }
        }

        fn visit_map<A: de::MapAccess<'de>>(self, members: A) -> Result<Option<T>, A::Error> {
            T::deserialize(MapAccessDeserializer::new(members)).map(Some)
        }
    }

    deserializer.deserialize_any(Visitor(std::marker::PhantomData))
}

/// Reads a number that may stand in text, such as `"12.50"`.
pub fn number_in_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    struct Visitor;

    impl de::Visitor<'_> for Visitor {
        type Value = Option<f64>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a number")
        }

        fn visit_unit<E>(self) -> Result<Option<f64>, E> {
            Ok(None)
        }

        fn visit_f64<E>(self, number: f64) -> Result<Option<f64>, E> {
            Ok(Some(number))
        }

        fn visit_i64<E>(self, number: i64) -> Result<Option<f64>, E> {
            Ok(Some(number as f64))
        }

        fn visit_u64<E>(self, number: u64) -> Result<Option<f64>, E> {
            Ok(Some(number as f64))
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Option<f64>, E> {
            match text.trim() {
                "" => Ok(None),
                text => text
                    .parse()
                    .map(Some)
                    .map_err(|_| E::invalid_value(de::Unexpected::Other("text"), &self)),
            }
        }
    }

    deserializer.deserialize_any(Visitor)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Row {
        #[serde(default, deserialize_with = "empty_list_as_map")]
        map: HashMap<String, i64>,
        #[serde(default, deserialize_with = "empty_list_as_none")]
        row: Option<Box<Row>>,
        #[serde(default, deserialize_with = "number_in_text")]
        number: Option<f64>,
    }

    fn row(json: &str) -> Result<Row, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn an_empty_list_null_and_nothing_are_an_empty_map_and_no_object() {
        let nothing = Row {
            map: HashMap::new(),
            row: None,
            number: None,
        };
        for json in [
            "{}",
            r#"{"map": null, "row": null, "number": null}"#,
            r#"{"map": [], "row": [], "number": ""}"#,
        ] {
            assert_eq!(row(json).as_ref(), Ok(&nothing), "{json}");
        }
        let row = row(r#"{"map": {"a": 1}, "row": {"map": {"b": 2}}}"#).expect("a row");
        assert_eq!(row.map["a"], 1);
        assert_eq!(row.row.expect("a row within").map["b"], 2);
    }

    #[test]
    fn a_number_may_stand_in_text() {
        for (json, number) in [("10", 10.0), ("9.99", 9.99), (r#""12.50""#, 12.5)] {
            let row = row(&format!(r#"{{"number": {json}}}"#)).expect(json);
            assert_eq!(row.number, Some(number));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for json in [r#"{"map": [1]}"#, r#"{"row": "x"}"#, r#"{"number": "x"}"#] {
            assert!(row(json).is_err(), "{json}");
        }
    }
}

use std::collections::HashSet;

use super::*;

fn amount(text: &str) -> Amount {
    text.parse().expect(text)
}

#[test]
fn every_digit_is_kept_from_number_and_from_text() {
    for (json, text) in [
        ("12.30", "12.30"),
        ("\"12.30\"", "12.30"),
        ("0", "0"),
        ("-0.05", "-0.05"),
        ("1e2", "100"),
        ("1.5E-3", "0.0015"),
        ("0.30000000000000004", "0.30000000000000004"),
        (
            "12345678901234567890.123456789",
            "12345678901234567890.123456789",
        ),
        ("18446744073709551615", "18446744073709551615"),
    ] {
        let read: Amount = serde_json::from_str(json).expect(json);
        assert_eq!(read.to_string(), text);
        let slice: Amount = serde_json::from_slice(json.as_bytes()).expect(json);
        assert_eq!(slice, read);
        let written = serde_json::to_string(&read).expect(json);
        assert_eq!(serde_json::from_str::<Amount>(&written).expect(json), read);
        assert_eq!(
            written.starts_with('"'),
            json.starts_with('"') || json.len() > 22
        );
    }
    let value: Amount = serde_json::from_value(serde_json::json!(12.5)).expect("a number");
    assert_eq!(value.to_string(), "12.5");
}

#[test]
fn other_values_are_no_amounts() {
    for json in [
        "\"\"",
        "\" 5 \"",
        "\"5 \"",
        "\"+5\"",
        "\"5.\"",
        "\".5\"",
        "\"05\"",
        "\"NaN\"",
        "\"1e999\"",
        "1e999",
        "true",
        "[1]",
        "{}",
        "null",
        "\"free\"",
        "\"1,5\"",
        "\"1e\"",
        "\"123456789012345678901234567890123456789012\"",
    ] {
        assert!(serde_json::from_str::<Amount>(json).is_err(), "{json}");
    }
    assert!("5 ".parse::<Amount>().is_err() && Amount::try_from(f64::NAN).is_err());
}

#[test]
fn sums_are_exact_and_never_panic() {
    let tenth: Amount = (0..10).map(|_| amount("0.1")).sum();
    assert_eq!(tenth, Amount::from(1));
    assert_eq!((amount("12.30") - amount("0.305")).to_string(), "11.995");
    let largest = amount("99999999999999999999999999999999999999");
    let smallest = amount("0.00000000000000000000000000000000000001");
    assert_eq!(largest + smallest, largest);
    assert_eq!(
        amount("1.5") + largest,
        amount("100000000000000000000000000000000000001")
    );
    assert!(largest + largest > largest);
    let most = Amount::new(i128::MAX, 0);
    assert_eq!(most + most, most);
    assert_eq!(-Amount::new(i128::MIN, 0), most);
}

#[test]
fn equal_amounts_have_one_order_and_one_hash() {
    let same = ["12.3", "12.30", "12.300", "1230e-2", "0.123e2"];
    let set: HashSet<Amount> = same.into_iter().map(amount).collect();
    assert_eq!(set.len(), 1);
    let mut amounts = ["3", "-0.5", "0.05", "-2", "2.999"].map(amount);
    amounts.sort();
    assert_eq!(
        amounts.map(|amount| amount.to_string()),
        ["-2", "-0.5", "0.05", "2.999", "3"]
    );
    assert!(
        amount("99999999999999999999999999999999999999")
            > amount("0.00000000000000000000000000000000000001")
    );
}

#[test]
fn minor_units_are_whole_or_nothing() {
    assert_eq!(amount("12.30").as_minor_units(2), Some(1230));
    assert_eq!(amount("12").as_minor_units(2), Some(1200));
    assert_eq!(amount("12.305").as_minor_units(2), None);
    assert_eq!(amount("0.000").as_minor_units(40), Some(0));
    assert_eq!(Amount::from_minor_units(1230, 2), amount("12.3"));
    assert_eq!(amount("0.1").as_f64(), 0.1);
    assert_eq!(
        format!("{:>8}|{:<8}", amount("-1.5"), amount("1.5")),
        "    -1.5|1.5     "
    );
}

#[test]
fn an_optional_amount_takes_24_bytes() {
    assert_eq!(size_of::<Option<Amount>>(), 24);
}

/// A deserializer that returns the name of the newtype struct that it is asked for.
struct Asked;

impl<'de> Deserializer<'de> for Asked {
    type Error = de::value::Error;

    fn deserialize_any<V: de::Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(de::Error::custom("nothing by name"))
    }

    fn deserialize_newtype_struct<V: de::Visitor<'de>>(
        self,
        name: &'static str,
        _: V,
    ) -> Result<V::Value, Self::Error> {
        Err(de::Error::custom(name))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn raw_json_has_the_name_that_serde_json_gives_it() {
    let asked = Box::<serde_json::value::RawValue>::deserialize(Asked);
    assert_eq!(asked.expect_err("a name").to_string(), RAW);
}

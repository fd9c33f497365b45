use std::collections::HashSet;

use super::*;

fn second(text: &str) -> Option<i64> {
    Timestamp::from(text).as_second()
}

#[test]
fn every_form_of_an_instant_is_the_same_instant() {
    let forms = [
        "2025-01-31T12:00:00+00:00",
        "2025-01-31T12:00:00Z",
        "2025-01-31t12:00:00.000000z",
        "2025-01-31 12:00:00",
        "2025-01-31 12:00",
        "2025-01-31T14:30:00+0230",
        "2025-01-31T01:00:00-11:00",
    ];
    let same: HashSet<Timestamp> = forms.into_iter().map(Timestamp::from).collect();
    assert_eq!(same.len(), 1);
}

#[test]
fn instants_are_those_of_the_calendar() {
    for (text, expected) in [
        ("1970-01-01", 0),
        ("1969-12-31T23:59:59Z", -1),
        ("2000-02-29", 951_782_400),
        ("2024-12-31T23:59:60Z", 1_735_689_600),
        ("0000-01-01", -62_167_219_200),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ] {
        assert_eq!(second(text), Some(expected), "{text}");
    }
}

#[test]
fn every_day_is_written_as_it_is_read() {
    for day in (-719_528..2_932_897).step_by(13) {
        let instant = Instant {
            second: day * 86_400 + 3_661,
            nanosecond: 120_000_000,
        };
        assert_eq!(Instant::parse(&instant.to_text()), Some(instant));
    }
}

#[test]
fn other_text_is_no_date_and_is_kept() {
    for text in [
        "",
        "yesterday",
        "2026-13-45",
        "2025-02-29",
        "2025-00-10",
        "2025-1-1",
        "2025-01-01T24:00:00",
        "2025-01-01T00:60:00",
        "2025-01-01T00:00:00+24:00",
        "2025-01-01T",
        "2025-01-01 x",
        "2025-01-01T00:00:00.",
        "2025-01-01T00:00:00Zx",
        "+2025-01-01",
        "ü025-01-01",
    ] {
        assert_eq!(second(text), None, "{text}");
        assert!(!is_date(text));
        let json = serde_json::to_string(text).expect("JSON");
        let read: Timestamp = serde_json::from_str(&json).expect(text);
        assert_eq!(serde_json::to_string(&read).ok(), Some(json));
    }
    assert!(
        Timestamp::from("b") > Timestamp::from("a")
            && Timestamp::from("a") > Timestamp::from("9999-01-01")
    );
}

#[test]
fn a_system_time_is_converted_both_ways() {
    for (second, text) in [
        (0, "1970-01-01T00:00:00.5Z"),
        (-3, "1969-12-31T23:59:57.5Z"),
    ] {
        let timestamp = Timestamp::from(text);
        assert_eq!(timestamp.as_second(), Some(second));
        let time = timestamp.to_system_time().expect("a time");
        assert_eq!(Timestamp::from(time).as_str(), text);
    }
}

#[test]
fn an_optional_timestamp_takes_16_bytes() {
    assert_eq!(size_of::<Option<Timestamp>>(), 16);
}

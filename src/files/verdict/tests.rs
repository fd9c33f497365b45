//! The decisions, one by one.

use reqwest::header::{HeaderName, HeaderValue};

use super::*;

fn version(etag: Option<&str>, total: Option<u64>) -> Version {
    Version {
        etag: etag.map(str::to_owned),
        total,
    }
}

fn headers(lines: &[(&str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(
            name.parse::<HeaderName>().expect("a name"),
            value.parse::<HeaderValue>().expect("a value"),
        );
    }
    headers
}

/// Decides on a response to a request for the bytes from 40 on, of 100, of the version `"a"`.
fn resumed(status: u16, lines: &[(&str, &str)]) -> Verdict {
    of(Some((40, version(Some("\"a\""), Some(100)))), status, lines)
}

fn first(status: u16, lines: &[(&str, &str)]) -> Verdict {
    of(None, status, lines)
}

fn of(asked: Option<(u64, Version)>, status: u16, lines: &[(&str, &str)]) -> Verdict {
    let headers = headers(lines);
    let head = Head {
        status: StatusCode::from_u16(status).expect("a status"),
        headers: &headers,
        has_end: false,
    };
    let asked = asked.as_ref();
    let asked = asked.map(|(start, version)| Asked {
        start: *start,
        version,
    });
    verdict(asked.as_ref(), &head)
}

fn is_from_start(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::FromStart(_))
}

fn is_refused(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Refuse(_))
}

#[test]
fn a_part_that_was_asked_for_is_taken() {
    let taken = Verdict::Take {
        start: 40,
        end: Some(100),
        version: version(Some("\"a\""), Some(100)),
    };
    let range = ("content-range", "bytes 40-99/100");
    assert_eq!(resumed(206, &[range, ("etag", "\"a\"")]), taken);
    let length = ("content-length", "60");
    assert_eq!(resumed(206, &[range, ("etag", "\"a\""), length]), taken);
    // The length is known from before.
    let range = ("content-range", "bytes 40-99/*");
    assert_eq!(resumed(206, &[range, ("etag", "\"a\"")]), taken);
}

#[test]
fn a_part_that_is_shorter_than_what_was_asked_for_is_taken_up_to_its_end() {
    let range = ("content-range", "bytes 40-59/100");
    let Verdict::Take { end, .. } = resumed(206, &[range, ("etag", "\"a\"")]) else {
        panic!("expected a part");
    };
    assert_eq!(end, Some(60));
}

#[test]
fn a_part_that_does_not_belong_behind_the_bytes_is_never_taken() {
    let etag = ("etag", "\"a\"");
    for lines in [
        vec![etag],
        vec![etag, ("content-range", "bytes 0-99/100")],
        vec![etag, ("content-range", "bytes 41-99/100")],
        vec![etag, ("content-range", "bytes 39-99/100")],
        vec![etag, ("content-range", "bytes 40-99/101")],
        vec![etag, ("content-range", "bytes 40-100/100")],
        vec![etag, ("content-range", "bytes 40-39/100")],
        vec![etag, ("content-range", "bytes +40-99/100")],
        vec![etag, ("content-range", "items 40-99/100")],
        vec![etag, ("content-range", "bytes */100")],
        vec![etag, ("content-range", "bytes 40-18446744073709551615/*")],
        vec![
            etag,
            ("content-range", "bytes 40-99/100"),
            ("content-range", "bytes 40-99/100"),
        ],
        vec![
            etag,
            ("content-range", "bytes 40-99/100"),
            ("content-length", "61"),
        ],
        vec![("content-range", "bytes 40-99/100")],
        vec![("content-range", "bytes 40-99/100"), ("etag", "\"b\"")],
        vec![("content-range", "bytes 40-99/100"), ("etag", "W/\"a\"")],
    ] {
        assert!(is_from_start(&resumed(206, &lines)), "{lines:?}");
    }
}

#[test]
fn a_part_of_a_length_that_is_not_known_is_not_taken() {
    let asked = Some((40, version(Some("\"a\""), None)));
    let lines = [("content-range", "bytes 40-99/*"), ("etag", "\"a\"")];
    assert!(is_from_start(&of(asked, 206, &lines)));
}

#[test]
fn a_whole_file_is_taken_from_its_start() {
    let lines = [("content-length", "7"), ("etag", "\"b\"")];
    let taken = Verdict::Take {
        start: 0,
        end: Some(7),
        version: version(Some("\"b\""), Some(7)),
    };
    assert_eq!(resumed(200, &lines), taken);
    assert_eq!(first(200, &lines), taken);
}

#[test]
fn a_weak_validator_is_none() {
    for etag in ["W/\"a\"", "a", "\"", "", "\"a\"b\"", "'a'"] {
        let lines = [("content-length", "7"), ("etag", etag)];
        let Verdict::Take { version, .. } = first(200, &lines) else {
            panic!("expected a file");
        };
        assert_eq!(version.etag, None, "{etag}");
    }
}

#[test]
fn a_body_whose_end_cannot_be_told_from_a_cut_is_refused() {
    assert!(is_refused(&first(200, &[])));
    let headers = HeaderMap::new();
    let head = Head {
        status: StatusCode::OK,
        headers: &headers,
        has_end: true,
    };
    let taken = Verdict::Take {
        start: 0,
        end: None,
        version: version(None, None),
    };
    assert_eq!(verdict(None, &head), taken);
}

#[test]
fn what_is_no_file_is_refused() {
    assert!(is_refused(&first(204, &[])));
    assert!(is_refused(&resumed(202, &[("content-length", "7")])));
    assert!(is_refused(&first(
        206,
        &[("content-range", "bytes 0-9/10")]
    )));
    assert!(is_refused(&first(200, &[("content-length", "many")])));
    let gzip = [("content-length", "7"), ("content-encoding", "gzip")];
    assert!(is_refused(&first(200, &gzip)));
    assert!(is_refused(&resumed(206, &gzip)));
    let identity = [("content-length", "7"), ("content-encoding", "identity")];
    assert!(matches!(first(200, &identity), Verdict::Take { .. }));
}

#[test]
fn a_range_behind_the_end_means_a_whole_file_only_if_version_and_length_agree() {
    let asked = |total| Some((100, version(Some("\"a\""), total)));
    let whole = [("content-range", "bytes */100"), ("etag", "\"a\"")];
    assert_eq!(of(asked(None), 416, &whole), Verdict::Whole);
    assert_eq!(of(asked(Some(100)), 416, &whole), Verdict::Whole);
    for (total, lines) in [
        (Some(200), &whole[..]),
        (None, &[("content-range", "bytes */99"), whole[1]]),
        (None, &[whole[0], ("etag", "\"b\"")]),
        (None, &whole[..1]),
        (None, &whole[1..]),
    ] {
        let verdict = of(asked(total), 416, lines);
        assert!(is_from_start(&verdict), "{total:?} {lines:?}");
    }
    // Without a range, it is no answer.
    assert!(is_refused(&first(416, &whole)));
}

//! The watch for the key: all that the suite traces, logs and panics with is searched for it.
//!
//! Every test takes its key from [`key`], which starts the watch first. It receives every span and
//! event of `tracing`, every record of `log` and every panic, of this crate and of those below it, on
//! all threads. A leak aborts the run at once, in whichever test it happens.

mod encodings;
mod listening;
mod subscriber;

use std::{
    env,
    error::Error,
    fmt::Write as _,
    io::{self, Write as _},
    panic,
    path::Path,
    process::{self, Command},
    sync::{
        LazyLock, Once,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use tracing::Level;

use crate::support::mock;
use encodings::Encodings;
use listening::hear;
use subscriber::{Records, Watch};

pub(crate) use listening::{Event, Fields, Listening, listen};

/// The key, of characters that encodings change; neither half of it occurs anywhere else.
const KEY: &str = "ofapi_5c1e+7d/93b0~2f8c=a41d/66e";

/// The variable that tells a child process how to leak.
const LEAK: &str = "ONLYFANSAPI_TEST_LEAK";

/// The number of texts that were searched.
static SEARCHED: AtomicU64 = AtomicU64::new(0);

/// The encodings of each half of the key, in lower case.
static ENCODINGS: LazyLock<Encodings> = LazyLock::new(|| {
    let (left, right) = KEY.split_at(KEY.len() / 2);
    let encodings = [left, right].into_iter().flat_map(encodings::of);
    Encodings::new(encodings.map(|text| text.to_ascii_lowercase()))
});

/// Returns the key of all tests, and starts the watch for it.
pub(crate) fn key() -> &'static str {
    static IN_PLACE: Once = Once::new();
    IN_PLACE.call_once(|| {
        tracing::subscriber::set_global_default(Watch::default()).expect("the only subscriber");
        log::set_logger(&Records).expect("the only logger");
        log::set_max_level(log::LevelFilter::Trace);
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // A test that panics has failed by itself, and may show what its server received.
            let is_of_a_test = |file: &str| Path::new(file).starts_with("tests");
            if !info
                .location()
                .is_some_and(|place| is_of_a_test(place.file()))
            {
                search(format!("a panic: {info}"));
            }
            print(info);
        }));
    });
    KEY
}

/// Returns whether a text contains the key or half of it, in any encoding.
pub(crate) fn has_key(text: &str) -> bool {
    ENCODINGS.is_any_in(text.to_ascii_lowercase().as_bytes())
}

fn search(text: String) {
    SEARCHED.fetch_add(1, Ordering::Relaxed);
    if has_key(&text) {
        // Not by `eprintln`, which a test captures.
        let _ = writeln!(io::stderr(), "the key leaks: {text}");
        process::abort();
    }
    hear(|heard| heard.line(text));
}

/// Returns all that an error prints, in every form, with all of its causes.
pub(crate) fn with_causes(error: &dyn Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        let _ = write!(text, " {error} {error:?} {error:#?}");
        cause = error.source();
    }
    text
}

#[test]
fn either_half_of_the_key_is_found_in_every_encoding() {
    let (left, right) = KEY.split_at(KEY.len() / 2);
    for part in [left, right] {
        for text in encodings::of(part) {
            assert!(text.len() > 12 && has_key(&format!("x {text} y")), "{text}");
        }
    }
    // "Bearer " and the key, and the key after a user name, encoded by other programs.
    for text in [
        "QmVhcmVyIG9mYXBpXzVjMWUrN2QvOTNiMH4yZjhjPWE0MWQvNjZl",
        "dXNlcjpvZmFwaV81YzFlKzdkLzkzYjB+MmY4Yz1hNDFkLzY2ZQ==",
        "Bearer%20ofapi_5c1e%2B7d%2F93b0~2f8c%3Da41d%2F66e",
        "https:\\/\\/example.com\\/?key=ofapi_5c1e+7d\\/93b0",
        "[111, 102, 97, 112, 105, 95, 53, 99, 49, 101, 43, 55, 100, 47, 57, 51]",
    ] {
        assert!(has_key(text), "{text}");
    }
    for text in ["", "ofapi_", "Bearer [redacted]", "ofapi_example"] {
        assert!(!has_key(text), "{text}");
    }
}

#[test]
fn a_leak_aborts_the_run_wherever_it_happens() {
    if let Ok(place) = env::var(LEAK) {
        // This is the child process.
        return leak(&place);
    }
    let program = env::current_exe().expect("this program");
    for place in ["event", "span", "field", "error", "log", "panic", "thread"] {
        let output = Command::new(&program)
            .args([
                "--exact",
                "watch::a_leak_aborts_the_run_wherever_it_happens",
            ])
            .env(LEAK, place)
            .output()
            .expect("a child process");
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{place}: {text}");
        assert!(text.contains("the key leaks: "), "{place}: {text}");
    }
}

fn leak(place: &str) {
    let text = format!("Bearer {}", key());
    match place {
        "event" => tracing::trace!(header = ?text.as_bytes(), "sends"),
        "span" => drop(tracing::span!(Level::TRACE, "call", %text)),
        "field" => {
            let span = tracing::trace_span!("call", text = tracing::field::Empty);
            span.record("text", &text);
        }
        "error" => {
            let cause: Box<dyn Error + Send + Sync> = text.into();
            let error = io::Error::other(cause);
            tracing::trace!(error = &error as &(dyn Error + 'static), "fails");
        }
        "log" => log::trace!("{text}"),
        "panic" => {
            // Called through a pointer, it panics outside the source of the tests.
            let expect: fn(Option<()>, &str) = Option::expect;
            expect(None, &text);
        }
        "thread" => {
            let leak = thread::spawn(move || tracing::trace!("{text}"));
            leak.join().expect("no panic");
        }
        other => panic!("expected a place to leak, found {other}"),
    }
}

#[tokio::test]
async fn a_call_is_watched_with_all_crates_below() {
    let listening = listen();
    let searched = SEARCHED.load(Ordering::Relaxed);
    let (_server, client) = mock().await;
    let postbacks = client.smart_link_postbacks().list();
    postbacks.await.expect("postbacks");
    let lines = listening.lines();
    for part in ["TRACE hyper", "DEBUG reqwest", " onlyfansapi"] {
        assert!(
            lines.iter().any(|line| line.contains(part)),
            "{part}: {lines:#?}"
        );
    }
    assert!(SEARCHED.load(Ordering::Relaxed) >= searched + lines.len() as u64);
}

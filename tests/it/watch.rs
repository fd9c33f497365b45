//! The watch for the key: what the whole suite prints, at every level, is searched for it.
//!
//! Every test takes its key from [`key`], which puts the watch in place first. It hears every span
//! and event of `tracing`, every record of `log` and every panic of the crate and what it is built
//! on, on all threads. A leak ends the run at once, whichever test is to blame.

use std::{
    cell::RefCell,
    env,
    error::Error,
    fmt::{self, Write as _},
    io::{self, Write as _},
    marker::PhantomData,
    panic,
    path::Path,
    process::{self, Command},
    sync::{
        LazyLock, Once,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use tracing::{
    Event, Level, Metadata, Subscriber,
    field::{Field, Visit},
    level_filters::LevelFilter,
    span,
    subscriber::Interest,
};

use crate::support::mock;

/// Of characters that escaping changes; either half is nowhere else.
const KEY: &str = "ofapi_5c1e+7d/93b0~2f8c=a41d/66e";

/// Names the way of a leak to the child process that is to leak.
const LEAK: &str = "ONLYFANSAPI_TEST_LEAK";

/// How many texts were searched.
static SEARCHED: AtomicU64 = AtomicU64::new(0);

/// What a half of the key looks like in lower case, as it is and in encodings.
static FORMS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let (left, right) = KEY.split_at(KEY.len() / 2);
    let forms = [left, right].into_iter().flat_map(forms);
    forms.map(|form| form.to_ascii_lowercase()).collect()
});

thread_local! {
    /// What was searched on this thread, while something listens.
    static HEARD: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// Returns the key of all tests, and sees to it that it is watched for.
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

/// Returns whether a text has the key in it, or half of it, in any encoding.
pub(crate) fn has_key(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    FORMS.iter().any(|form| text.contains(form))
}

/// Starts to keep what the watch hears on this thread, for tests of what is traced.
///
/// A `#[tokio::test]` is all on one thread, but for runtimes of more threads.
pub(crate) fn listen() -> Listening {
    key();
    HEARD.set(Some(Vec::new()));
    Listening(PhantomData)
}

/// Keeps what is heard until it is dropped.
pub(crate) struct Listening(PhantomData<*const ()>);

impl Listening {
    /// What was heard so far: level, target, name, and the fields as `name=value`.
    pub(crate) fn lines(&self) -> Vec<String> {
        HEARD.with_borrow(|heard| heard.clone().unwrap_or_default())
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        HEARD.set(None);
    }
}

fn search(text: String) {
    SEARCHED.fetch_add(1, Ordering::Relaxed);
    if has_key(&text) {
        // Not by `eprintln`, which a test captures.
        let _ = writeln!(io::stderr(), "the key leaks: {text}");
        process::abort();
    }
    // The thread may be at its end.
    let _ = HEARD.try_with(|heard| {
        if let Ok(mut heard) = heard.try_borrow_mut()
            && let Some(lines) = heard.as_mut()
        {
            lines.push(text);
        }
    });
}

fn forms(part: &str) -> Vec<String> {
    let bytes = part.as_bytes();
    let each = |form: fn(&u8) -> String, between: &str| {
        bytes.iter().map(form).collect::<Vec<_>>().join(between)
    };
    let escaped = |byte: &u8| match byte {
        b'a'..=b'z' | b'0'..=b'9' | b'_' | b'~' => char::from(*byte).to_string(),
        _ => format!("%{byte:02x}"),
    };
    let mut forms = vec![
        part.to_owned(),
        part.replace('/', "\\/"),
        each(escaped, ""),
        each(|byte| format!("{byte:02x}"), ""),
        each(|byte| byte.to_string(), ", "),
    ];
    // What stands before the key decides how its bytes fall into groups of three.
    for before in 0..3 {
        let form = base64(before, bytes);
        forms.push(form.replace('+', "-").replace('/', "_"));
        forms.push(form);
    }
    forms
}

/// The characters of base64 that only depend on these bytes, when so many stand before them.
fn base64(before: usize, bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bit = |at: usize| (bytes[(at - before * 8) / 8] >> (7 - at % 8)) & 1;
    let (start, end) = (before * 8, (before + bytes.len()) * 8);
    let digits = (start.div_ceil(6)..end / 6).map(|digit| {
        let bits = (digit * 6..digit * 6 + 6).map(bit);
        let value = bits.fold(0, |value, bit| value << 1 | bit);
        char::from(DIGITS[usize::from(value)])
    });
    digits.collect()
}

/// Searches every span and event, whoever they are of.
#[derive(Default)]
struct Watch {
    spans: AtomicU64,
}

impl Subscriber for Watch {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::always()
    }

    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::TRACE)
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let mut line = Line::of(span.metadata());
        span.record(&mut line);
        search(line.0);
        span::Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn record(&self, span: &span::Id, values: &span::Record<'_>) {
        let mut line = Line(format!("fields of span {}:", span.into_u64()));
        values.record(&mut line);
        search(line.0);
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line::of(event.metadata());
        event.record(&mut line);
        search(line.0);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

struct Line(String);

impl Line {
    fn of(metadata: &Metadata<'_>) -> Self {
        let (level, target) = (metadata.level(), metadata.target());
        // The name of an event is where it stands in its source.
        let name = if metadata.is_span() {
            metadata.name()
        } else {
            "event"
        };
        Self(format!("{level} {target} {name}:"))
    }
}

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }

    fn record_error(&mut self, field: &Field, value: &(dyn Error + 'static)) {
        let _ = write!(self.0, " {field}={}", with_causes(value));
    }
}

/// Searches every record of what logs without `tracing`.
struct Records;

impl log::Log for Records {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let (level, target) = (record.level(), record.target());
        search(format!("{level} {target} log: {}", record.args()));
    }

    fn flush(&self) {}
}

/// All that an error shows, in both forms, down to its last cause.
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
fn half_of_the_key_is_found_in_any_encoding() {
    let (left, right) = KEY.split_at(KEY.len() / 2);
    for part in [left, right] {
        for text in forms(part) {
            assert!(text.len() > 12 && has_key(&format!("x {text} y")), "{text}");
        }
    }
    // "Bearer " and the key, and the key after a user name, as other programs encode them.
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
fn a_leak_ends_the_run_whichever_way_it_takes() {
    if let Ok(way) = env::var(LEAK) {
        // This is the child.
        return leak(&way);
    }
    let program = env::current_exe().expect("this program");
    for way in ["event", "span", "field", "error", "log", "panic", "thread"] {
        let output = Command::new(&program)
            .args([
                "--exact",
                "watch::a_leak_ends_the_run_whichever_way_it_takes",
            ])
            .env(LEAK, way)
            .output()
            .expect("a child process");
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{way}: {text}");
        assert!(text.contains("the key leaks: "), "{way}: {text}");
    }
}

fn leak(way: &str) {
    let text = format!("Bearer {}", key());
    match way {
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
            // Called by pointer, it panics at a place that is not of a test.
            let expect: fn(Option<()>, &str) = Option::expect;
            expect(None, &text);
        }
        "thread" => {
            let leak = thread::spawn(move || tracing::trace!("{text}"));
            leak.join().expect("no panic");
        }
        other => panic!("expected a way to leak, found {other}"),
    }
}

#[tokio::test]
async fn a_real_call_is_heard() {
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

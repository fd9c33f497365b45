//! Spans and events of one thread, recorded for tests of what the crate traces.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fmt::{self, Write as _},
    marker::PhantomData,
};

use tracing::{
    Level, Metadata,
    field::{Field, Visit},
};

use super::{key, with_causes};

thread_local! {
    /// The spans and events of this thread, while a test listens.
    static HEARD: RefCell<Option<Heard>> = const { RefCell::new(None) };
}

/// The fields of a span or an event that have a value, as `Debug` prints them.
pub(crate) type Fields = BTreeMap<&'static str, String>;

/// A span, with the values that were recorded later.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Span {
    pub(crate) name: &'static str,
    pub(crate) target: String,
    pub(crate) level: Level,
    /// The index of the innermost span that was entered when this one was made.
    pub(crate) parent: Option<usize>,
    pub(crate) fields: Fields,
}

/// An event; its message is the field `message`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Event {
    pub(crate) target: String,
    pub(crate) level: Level,
    /// The index of the innermost span that was entered, among [`Listening::spans`].
    pub(crate) span: Option<usize>,
    pub(crate) fields: Fields,
}

#[derive(Default)]
pub(super) struct Heard {
    lines: Vec<String>,
    spans: Vec<(u64, Span)>,
    metadata: Vec<&'static Metadata<'static>>,
    /// The ids of the spans that are entered, innermost last.
    entered: Vec<u64>,
    events: Vec<Event>,
}

impl Heard {
    pub(super) fn line(&mut self, line: String) {
        self.lines.push(line);
    }

    pub(super) fn span(&mut self, id: u64, metadata: &'static Metadata<'static>, fields: Fields) {
        let span = Span {
            name: metadata.name(),
            target: metadata.target().to_owned(),
            level: *metadata.level(),
            parent: self.innermost(),
            fields,
        };
        self.spans.push((id, span));
        self.metadata.push(metadata);
    }

    /// Returns the index of the innermost span that is entered.
    fn innermost(&self) -> Option<usize> {
        let id = self.entered.last()?;
        self.spans.iter().position(|(other, _)| other == id)
    }

    pub(super) fn record(&mut self, id: u64, fields: Fields) {
        if let Some((_, span)) = self.spans.iter_mut().find(|(other, _)| *other == id) {
            span.fields.extend(fields);
        }
    }

    pub(super) fn enter(&mut self, id: u64) {
        self.entered.push(id);
    }

    pub(super) fn exit(&mut self, id: u64) {
        if let Some(index) = self.entered.iter().rposition(|other| *other == id) {
            self.entered.remove(index);
        }
    }

    pub(super) fn event(&mut self, metadata: &Metadata<'static>, fields: Fields) {
        self.events.push(Event {
            target: metadata.target().to_owned(),
            level: *metadata.level(),
            span: self.innermost(),
            fields,
        });
    }
}

/// Adds to the recording of this thread, if a test listens.
pub(super) fn hear(add: impl FnOnce(&mut Heard)) {
    // The thread may be at its end.
    let _ = HEARD.try_with(|heard| {
        if let Ok(mut heard) = heard.try_borrow_mut()
            && let Some(heard) = heard.as_mut()
        {
            add(heard);
        }
    });
}

/// Returns id and metadata of the innermost span that is entered on this thread, while a test
/// listens.
pub(super) fn current() -> Option<(u64, &'static Metadata<'static>)> {
    let current = |heard: &RefCell<Option<Heard>>| {
        let heard = heard.try_borrow().ok()?;
        let heard = heard.as_ref()?;
        let index = heard.innermost()?;
        Some((heard.spans[index].0, heard.metadata[index]))
    };
    HEARD.try_with(current).ok()?
}

/// Starts to record the spans and events of this thread.
///
/// A `#[tokio::test]` runs on one thread, unless its runtime has more.
pub(crate) fn listen() -> Listening {
    key();
    HEARD.set(Some(Heard::default()));
    Listening(PhantomData)
}

/// A recording that ends when it is dropped.
pub(crate) struct Listening(PhantomData<*const ()>);

impl Listening {
    fn heard<T>(&self, read: impl FnOnce(&Heard) -> T) -> T {
        HEARD.with_borrow(|heard| read(heard.as_ref().expect("a recording")))
    }

    /// Returns all texts that were searched so far: level, target, name and fields of each span and
    /// event.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.heard(|heard| heard.lines.clone())
    }

    /// Returns the spans so far, in the order in which they were made.
    pub(crate) fn spans(&self) -> Vec<Span> {
        let spans = |heard: &Heard| heard.spans.iter().map(|(_, span)| span.clone()).collect();
        self.heard(spans)
    }

    /// Returns the events so far.
    pub(crate) fn events(&self) -> Vec<Event> {
        self.heard(|heard| heard.events.clone())
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        HEARD.set(None);
    }
}

/// Reads the fields of a span or an event, as a line of text and one by one.
pub(super) struct Reader {
    pub(super) line: String,
    pub(super) fields: Fields,
}

impl Reader {
    pub(super) fn new(start: String) -> Self {
        Self {
            line: start,
            fields: Fields::new(),
        }
    }

    fn add(&mut self, field: &Field, value: String) {
        let _ = write!(self.line, " {field}={value}");
        self.fields.insert(field.name(), value);
    }
}

impl Visit for Reader {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.add(field, format!("{value:?}"));
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        self.add(field, with_causes(value));
    }
}

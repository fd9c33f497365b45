//! The subscriber of `tracing` and the logger of `log` that search all that they are told.

use std::sync::atomic::{AtomicU64, Ordering};

use tracing::{
    Event, Metadata, Subscriber, level_filters::LevelFilter, span, subscriber::Interest,
};

use super::{
    listening::{Reader, current, hear},
    search,
};

/// Searches every span and event, of this crate and of all others.
#[derive(Default)]
pub(super) struct Watch {
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
        let id = self.spans.fetch_add(1, Ordering::Relaxed) + 1;
        let mut reader = Reader::new(start(span.metadata()));
        span.record(&mut reader);
        search(reader.line);
        hear(|heard| heard.span(id, span.metadata(), reader.fields));
        span::Id::from_u64(id)
    }

    fn record(&self, span: &span::Id, values: &span::Record<'_>) {
        let id = span.into_u64();
        let mut reader = Reader::new(format!("fields of span {id}:"));
        values.record(&mut reader);
        search(reader.line);
        hear(|heard| heard.record(id, reader.fields));
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut reader = Reader::new(start(event.metadata()));
        event.record(&mut reader);
        search(reader.line);
        hear(|heard| heard.event(event.metadata(), reader.fields));
    }

    fn enter(&self, span: &span::Id) {
        hear(|heard| heard.enter(span.into_u64()));
    }

    fn exit(&self, span: &span::Id) {
        hear(|heard| heard.exit(span.into_u64()));
    }

    fn current_span(&self) -> tracing_core::span::Current {
        match current() {
            Some((id, metadata)) => {
                tracing_core::span::Current::new(span::Id::from_u64(id), metadata)
            }
            None => tracing_core::span::Current::none(),
        }
    }
}

/// Returns level, target and name of a span or an event.
fn start(metadata: &Metadata<'_>) -> String {
    let (level, target) = (metadata.level(), metadata.target());
    // The name of an event is its place in the source.
    let name = if metadata.is_span() {
        metadata.name()
    } else {
        "event"
    };
    format!("{level} {target} {name}:")
}

/// Searches every record of crates that log without `tracing`.
pub(super) struct Records;

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

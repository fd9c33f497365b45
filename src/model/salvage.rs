//! [`Scope`]: keeps the items of a list that were read before one of them did not match, so that
//! healing does not read them again.
//!
//! The deserializer of serde_json cannot go on after an error. Without this, one bad value at the end
//! of a long list would cost the time of reading the list three times.

use std::{any::Any, cell::RefCell, mem};

thread_local! {
    static STATE: RefCell<Option<State>> = const { RefCell::new(None) };
}

/// The lists of one body, of which one may be kept.
#[derive(Default)]
struct State {
    /// The number of lists that this pass began to read. Each pass reads them in the same order.
    lists: usize,
    kept: Option<Kept>,
    /// Whether the kept list is handed out, rather than recorded.
    replays: bool,
    /// The number of items that are handed out and have to be skipped next.
    to_skip: usize,
    /// Whether something else was skipped than was handed out.
    is_lost: bool,
}

/// A list up to the item that did not match.
struct Kept {
    list: usize,
    /// The number of items that were read, including null.
    read: usize,
    items: Box<dyn Any>,
}

/// The time in which one body is decoded, in one or more passes.
pub(crate) struct Scope(Option<State>);

impl Scope {
    /// Begins the first pass.
    pub(crate) fn enter() -> Self {
        Self(STATE.replace(Some(State::default())))
    }

    /// Returns the number of items that were read of the outermost list in which the pass stopped.
    pub(crate) fn kept(&self) -> Option<usize> {
        with(|state| Some(state.kept.as_ref()?.read)).flatten()
    }

    /// Begins a further pass, which skips the items that were kept.
    pub(crate) fn replay(&self) {
        with(|state| {
            state.replays = true;
            state.lists = 0;
            state.to_skip = 0;
        });
    }

    /// Drops the kept list, and returns whether all of it was handed out and skipped, which is not
    /// required after an error.
    pub(crate) fn finish(&self, is_error: bool) -> bool {
        let state = STATE.replace(Some(State::default()));
        state.is_some_and(|state| {
            let is_used = state.kept.is_none() || is_error;
            !state.is_lost && state.to_skip == 0 && is_used
        })
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        STATE.replace(self.0.take());
    }
}

fn with<T>(function: impl FnOnce(&mut State) -> T) -> Option<T> {
    STATE.with_borrow_mut(|state| state.as_mut().map(function))
}

/// Notes that an item was skipped, which has to be one that was handed out.
pub(crate) fn skip() {
    with(|state| match state.to_skip.checked_sub(1) {
        Some(left) => state.to_skip = left,
        None => state.is_lost = true,
    });
}

/// Notes that an item is read, before which all that was handed out has to be skipped.
pub(crate) fn read() {
    with(|state| state.is_lost |= mem::take(&mut state.to_skip) > 0);
}

/// A list that is being read.
pub(crate) struct Progress<T> {
    /// The number of the list, if it is read in a scope.
    list: Option<usize>,
    /// The number of items that were read, including null.
    read: usize,
    pub(crate) items: Vec<T>,
    /// The items and the number of them with which the list began.
    kept: Option<(usize, usize)>,
}

impl<T: 'static> Progress<T> {
    /// Begins a list, with the items that were kept of it.
    pub(crate) fn begin() -> Self {
        let begun = with(|state| {
            let list = state.lists;
            state.lists += 1;
            let is_it = |kept: &mut Kept| state.replays && kept.list == list;
            let kept = state.kept.take_if(is_it);
            let read = kept.as_ref().map_or(0, |kept| kept.read);
            state.to_skip += read;
            (list, kept)
        });
        let (list, kept) = begun.map_or((None, None), |(list, kept)| (Some(list), kept));
        let read_of_another = kept.is_some();
        let mut progress = Self {
            list,
            read: 0,
            items: Vec::new(),
            kept: None,
        };
        if let Some(kept) = kept
            && let Ok(items) = kept.items.downcast::<Vec<T>>()
        {
            progress.kept = Some((kept.read, items.len()));
            progress.read = kept.read;
            progress.items = *items;
        } else if read_of_another {
            with(|state| state.is_lost = true);
        }
        progress
    }

    /// Adds an item; null adds none.
    pub(crate) fn push(&mut self, item: Option<T>) {
        self.skipped();
        self.read += 1;
        self.items.extend(item);
    }

    /// Notes that reading is past the kept items; each must have been skipped.
    pub(crate) fn skipped(&self) {
        if self.kept.is_some() {
            with(|state| state.is_lost |= mem::take(&mut state.to_skip) > 0);
        }
    }

    /// Keeps the list, whose next item does not match. Of two lists, the outer one is kept.
    pub(crate) fn keep(mut self) {
        self.skipped();
        let Some(list) = self.list else {
            return;
        };
        let (read, length) = self.kept.unwrap_or((self.read, self.items.len()));
        with(|state| {
            // A further pass must read its items again, since only reading notes coerced values.
            if state.replays && self.kept.is_none() {
                return;
            }
            self.items.truncate(length);
            state.kept = Some(Kept {
                list,
                read,
                items: Box::new(mem::take(&mut self.items)),
            });
        });
    }
}

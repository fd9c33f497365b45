//! [`FormBody`]: the body of one attempt to send a form.

use std::{
    collections::VecDeque,
    error::Error,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::{
    content::{Broken, Reading},
    transfer::Transfer,
};

/// The body of one attempt.
pub(super) struct FormBody {
    pieces: VecDeque<Piece>,
    /// The bytes that are left, if all lengths are known.
    left: Option<u64>,
    transfer: Arc<Transfer>,
}

/// A piece of a body.
pub(super) enum Piece {
    /// Heads, values and boundaries.
    Text(Bytes),
    /// The file of the part of this name.
    File(String, Reading),
}

impl FormBody {
    pub(super) fn new(pieces: Vec<Piece>, transfer: Arc<Transfer>) -> Self {
        let lengths = pieces.iter().map(|piece| match piece {
            Piece::Text(text) => Some(text.len() as u64),
            Piece::File(_, reading) => reading.length(),
        });
        let left = lengths.reduce(|a, b| a?.checked_add(b?)).flatten();
        Self {
            pieces: pieces.into(),
            left,
            transfer,
        }
    }

    pub(super) fn transfer(&self) -> Arc<Transfer> {
        Arc::clone(&self.transfer)
    }
}

impl Body for FormBody {
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let this = &mut *self;
        let (piece, of_files) = loop {
            match this.pieces.front_mut() {
                None => return Poll::Ready(None),
                Some(Piece::Text(text)) => {
                    let text = std::mem::take(text);
                    this.pieces.pop_front();
                    break (text, 0);
                }
                Some(Piece::File(name, reading)) => match reading.poll(context) {
                    Poll::Pending => {
                        this.transfer.wait_for_source();
                        return Poll::Pending;
                    }
                    Poll::Ready(Ok(Some(piece))) => {
                        let length = piece.len() as u64;
                        break (piece, length);
                    }
                    Poll::Ready(Ok(None)) => {
                        this.pieces.pop_front();
                    }
                    Poll::Ready(Err(Broken { problem, cause })) => {
                        this.transfer.break_off(format!("{name}: {problem}"), cause);
                        return Poll::Ready(Some(Err("a file could not be read".into())));
                    }
                },
            }
        };
        let length = piece.len() as u64;
        this.left = this.left.map(|left| left.saturating_sub(length));
        this.transfer.hand_over(length, of_files);
        if this.pieces.is_empty() {
            // A connection that knows the length does not ask again.
            this.transfer.end();
        }
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.pieces.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        self.left
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

//! A run of bytes that payloads are looked for in.

use super::Payload;
use super::decode;
use super::origin::{Origin, Step};
use crate::document::{Format, Position};

/// Where a file begins.
pub(super) const START: Position = Position { line: 1, column: 1 };

/// A run of bytes that payloads are looked for in.
pub(super) struct Piece {
    pub(super) bytes: Vec<u8>,
    pub(super) origin: Origin,
    pub(super) role: Role,
    /// Where runs of these bytes stood in the file, where they don't stand there in one run.
    pub(super) marks: Vec<Mark>,
}

/// From a byte of a piece on, where it stood and when it was logged.
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) offset: usize,
    pub(super) time: Option<String>,
}

/// What a piece is if nothing is found inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A payload, as it is what was given.
    Given,
    /// A payload where it looks like XML or JSON: something said that it is a body.
    Body,
    /// A payload where it looks like a callback.
    Part,
}

impl Piece {
    /// A piece of this one, which begins at byte `at` of it and is `bytes` after undoing `steps`.
    pub(super) fn part(&self, at: usize, bytes: Vec<u8>, steps: &[Step], role: Role) -> Self {
        let mut origin = self.origin.clone();
        origin.steps.extend_from_slice(steps);
        origin.start = None;
        let after = self.marks.partition_point(|mark| mark.at <= at);
        match after.checked_sub(1).and_then(|last| self.marks.get(last)) {
            Some(mark) => {
                origin.offset = mark.offset;
                origin.around.time.clone_from(&mark.time);
            }
            // Within what was unescaped there are no places of the file.
            None if self.origin.start.is_some() => origin.offset += at,
            None => {}
        }
        Self { bytes, origin, role, marks: Vec::new() }
    }

    /// The bytes from `at` to `end`, which stand there as they are; `start` is the place of `at`.
    pub(super) fn slice(
        &self,
        (at, end): (usize, usize),
        start: Option<Position>,
        steps: &[Step],
        role: Role,
    ) -> Self {
        let bytes = self.bytes.get(at..end).unwrap_or_default().to_vec();
        let mut part = self.part(at, bytes, steps, role);
        part.origin.start = start;
        part
    }

    pub(super) fn into_payload(self) -> Payload {
        let n_bytes = self.bytes.len();
        let (text, decoding) = decode::decode(self.bytes);
        let format = Format::of(&text);
        Payload { origin: self.origin, text, format, decoding, n_bytes, exceeded: None }
    }
}

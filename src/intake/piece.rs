//! A run of bytes that payloads are looked for in.

use std::sync::Arc;

use super::Payload;
use super::decode::{Decoding, decode};
use super::encoding::Encoding;
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
    /// How these bytes became UTF-8, where they did so before they were looked through.
    pub(super) decoded: Option<Decoded>,
}

/// How bytes became UTF-8.
#[derive(Clone)]
pub(super) struct Decoded {
    decoding: Arc<Decoding>,
    /// Where the text that they became begins, as offsets count in it.
    offset: usize,
    /// How many they were, of what is still whole.
    n_bytes: Option<usize>,
}

/// From a byte of a piece on, where it stood and when it was logged.
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) offset: usize,
    pub(super) line: Option<usize>,
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
                origin.line = mark.line;
                origin.around.time.clone_from(&mark.time);
            }
            // Within what was unescaped there are no places of the file.
            None if self.origin.start.is_some() => origin.offset += at,
            None => {}
        }
        let is_text = !origin.steps.last().is_some_and(|step| step.gives_bytes());
        let decoded = self.decoded.clone().filter(|_| is_text);
        let decoded = decoded.map(|decoded| Decoded { n_bytes: None, ..decoded });
        Self { bytes, origin, role, marks: Vec::new(), decoded }
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
        part.origin.line = start.map_or(part.origin.line, |start| Some(start.line));
        part
    }

    /// Makes UTF-8 of it, to be looked through. An encoding that was chosen for a file is none of bytes that were
    /// escaped in it, if they are UTF-8.
    pub(super) fn decode(&mut self, encoding: Option<Encoding>) {
        let was_escaped = self.origin.steps.last().is_some_and(|step| step.gives_bytes());
        let is_told = encoding.is_some() && was_escaped && std::str::from_utf8(&self.bytes).is_ok();
        if self.decoded.is_some() || is_told {
            return;
        }
        let n_bytes = Some(self.bytes.len());
        let (text, decoding) = self.take_text(encoding);
        self.bytes = text.into_bytes();
        let (decoding, offset) = (Arc::new(decoding), self.origin.offset);
        self.decoded = Some(Decoded { decoding, offset, n_bytes });
    }

    /// Takes its bytes.
    fn take_text(&mut self, encoding: Option<Encoding>) -> (String, Decoding) {
        let (text, mut decoding) = decode(std::mem::take(&mut self.bytes), encoding);
        if self.origin.start.is_some() {
            for place in &mut decoding.undecodable {
                place.file_byte += self.origin.offset;
            }
        }
        (text, decoding)
    }

    pub(super) fn into_payload(mut self) -> Payload {
        let n_bytes = self.bytes.len();
        let (text, decoding, n_bytes) = match self.decoded.take() {
            None => {
                let (text, decoding) = self.take_text(None);
                (text, decoding, n_bytes)
            }
            Some(Decoded { decoding, offset, n_bytes: whole }) => {
                let text = String::from_utf8(self.bytes)
                    .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
                let decoding = match whole {
                    Some(_) => Arc::unwrap_or_clone(decoding),
                    None => decoding.of_part(&text, self.origin.offset.saturating_sub(offset)),
                };
                (text, decoding, whole.unwrap_or(n_bytes))
            }
        };
        let format = Format::of(&text);
        Payload { origin: self.origin, text, format, decoding, n_bytes, exceeded: None }
    }
}

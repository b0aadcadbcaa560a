//! What must not stand in the text of an XML document: characters that XML doesn't allow, and `]]>`
//! outside a CDATA section.

use super::Reading;
use crate::document::{Expected, Listener};

impl<L: Listener> Reading<'_, '_, '_, L> {
    /// Tells what of it stands before byte `end`.
    pub(super) fn report_unwanted(&mut self, end: usize, is_text: bool) {
        while self.unwanted.next < end {
            let at = self.unwanted.next;
            let rest = self.text.get(at..).unwrap_or_default();
            if is_text || !rest.starts_with(CDATA_END) {
                let length = rest.chars().next().map_or(0, char::len_utf8);
                self.unexpected(Expected::Character, at..at + length);
            }
            if self.builder.has_enough_problems() {
                self.unwanted.next = usize::MAX;
            } else {
                self.unwanted.advance(self.text);
            }
        }
    }
}

const CDATA_END: &str = "]]>";

/// Finds what must not stand in the text of an XML document: characters that XML doesn't allow, and
/// `]]>` outside a CDATA section.
pub(super) struct Unwanted {
    /// Where the next of them stands; behind the end if there is none.
    pub(super) next: usize,
    next_char: usize,
    next_cdata_end: usize,
}

impl Unwanted {
    pub(super) fn new(text: &str) -> Self {
        let mut unwanted = Self { next: 0, next_char: 0, next_cdata_end: 0 };
        unwanted.find_char(text, 0);
        unwanted.find_cdata_end(text, 0);
        unwanted
    }

    fn advance(&mut self, text: &str) {
        if self.next_char < self.next_cdata_end {
            self.find_char(text, self.next_char + 1);
        } else {
            self.find_cdata_end(text, self.next_cdata_end + 1);
        }
    }

    fn find_char(&mut self, text: &str, from: usize) {
        self.next_char = next_forbidden(text.as_bytes(), from).unwrap_or(usize::MAX);
        self.next = self.next_char.min(self.next_cdata_end);
    }

    fn find_cdata_end(&mut self, text: &str, from: usize) {
        let rest = text.as_bytes().get(from..).unwrap_or_default();
        let found = memchr::memmem::find(rest, CDATA_END.as_bytes());
        self.next_cdata_end = found.map_or(usize::MAX, |at| from + at);
        self.next = self.next_char.min(self.next_cdata_end);
    }
}

/// Where the next character stands that XML 1.0 doesn't allow, at or behind byte `from`.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, many bytes are judged at a time"
)]
fn next_forbidden(bytes: &[u8], from: usize) -> Option<usize> {
    const STRIDE: usize = 1024;
    let mut start = from;
    while start < bytes.len() {
        let chunk = bytes.get(start..(start + STRIDE).min(bytes.len()))?;
        let has_control = chunk.iter().fold(false, |any, &byte| any | is_control(byte));
        let has_lead = chunk.iter().fold(false, |any, &byte| any | (byte == 0xEF));
        let has_noncharacter = has_lead && has_noncharacter(chunk, bytes.get(start + 1..)?);
        if has_control || has_noncharacter {
            let is_forbidden = |at: &usize| {
                bytes.get(*at).is_some_and(|&byte| is_control(byte))
                    || bytes.get(*at..).is_some_and(|rest| {
                        rest.starts_with(&[0xEF, 0xBF, 0xBE])
                            || rest.starts_with(&[0xEF, 0xBF, 0xBF])
                    })
            };
            return (start..start + chunk.len()).find(is_forbidden);
        }
        start += STRIDE;
    }
    None
}

/// Whether U+FFFE or U+FFFF starts in `chunk`, which `after` follows from its second byte on.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, many bytes are judged at a time"
)]
fn has_noncharacter(chunk: &[u8], after: &[u8]) -> bool {
    let triples = chunk.iter().zip(after).zip(after.get(1..).unwrap_or_default());
    triples.fold(false, |any, ((&a, &b), &c)| any | ((a == 0xEF) & (b == 0xBF) & (c >= 0xBE)))
}

#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, many bytes are judged at a time"
)]
fn is_control(byte: u8) -> bool {
    (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')
}

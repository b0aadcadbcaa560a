//! What must not stand in the text of an XML document: characters that XML doesn't allow, and `]]>`
//! outside a CDATA section.

use std::ops::Range;

use super::Reading;
use crate::document::{Expected, Listener};

impl<L: Listener> Reading<'_, '_, '_, L> {
    /// Tells what of it stands before byte `end`.
    pub(super) fn report_unwanted(&mut self, end: usize, is_text: bool) {
        while !self.unwanted.are_behind(self.text, end) {
            let at = self.unwanted.next;
            let rest = self.text.get(at..).unwrap_or_default();
            if is_text || !rest.starts_with(CDATA_END) {
                let length = rest.chars().next().map_or(0, char::len_utf8);
                self.unexpected(Expected::Character, at..at + length);
            }
            if self.builder.has_enough_problems() {
                self.unwanted.next = usize::MAX;
            } else {
                self.unwanted.next += 1;
                self.unwanted.is_found = false;
            }
        }
    }
}

const CDATA_END: &str = "]]>";

/// So much is looked at at once, while it is close at hand: it is read right afterwards.
const STRIDE: usize = 1024;

/// Finds what must not stand in the text of an XML document: characters that XML doesn't allow, and
/// `]]>` outside a CDATA section.
#[derive(Debug, Default)]
pub(super) struct Unwanted {
    /// Nothing of it stands before this byte.
    next: usize,
    /// Whether it stands there.
    is_found: bool,
    /// No byte before this one is anything but visible ASCII or white space.
    ascii_up_to: usize,
}

impl Unwanted {
    /// Whether nothing of it stands before byte `end`.
    pub(super) fn are_behind(&mut self, text: &str, end: usize) -> bool {
        while self.next < end {
            if self.is_found {
                return false;
            }
            self.look_on(text.as_bytes());
        }
        true
    }

    /// Up to where every byte that was looked at is visible ASCII or white space.
    pub(super) fn ascii_up_to(&self) -> usize {
        self.ascii_up_to
    }

    /// Looks at the bytes that follow.
    fn look_on(&mut self, bytes: &[u8]) {
        let start = self.next;
        let end = (start + STRIDE).min(bytes.len());
        let chunk = bytes.get(start..end).unwrap_or_default();
        let is_usual = chunk.iter().fold(true, |all, &byte| all & is_usual(byte));
        if self.ascii_up_to == start && (is_usual || chunk.iter().all(|&byte| is_seen(byte))) {
            self.ascii_up_to = end;
        }
        let found = if is_usual { None } else { first_unwanted(bytes, start..end) };
        self.next = found.unwrap_or(end);
        self.is_found = found.is_some();
    }
}

/// Where the first of it stands that begins in `range`.
fn first_unwanted(bytes: &[u8], range: Range<usize>) -> Option<usize> {
    let rest = bytes.get(range.start..).unwrap_or_default();
    let chunk = rest.get(..range.len()).unwrap_or_default();
    let (second, third) = (rest.get(1..).unwrap_or_default(), rest.get(2..).unwrap_or_default());
    // The last two bytes of a text begin no triple.
    let triples = || chunk.iter().zip(second).zip(third);
    let begins =
        |((&a, &b), &c): ((&u8, &u8), &u8)| is_noncharacter(a, b, c) | is_cdata_end(a, b, c);
    let has_control = chunk.iter().fold(false, |any, &byte| any | is_control(byte));
    let has_triple = triples().fold(false, |any, triple| any | begins(triple));
    let control = has_control.then(|| chunk.iter().position(|&byte| is_control(byte))).flatten();
    let triple = has_triple.then(|| triples().position(begins)).flatten();
    let first = control.into_iter().chain(triple).min()?;
    Some(range.start + first)
}

/// Whether these bytes are U+FFFE or U+FFFF.
#[expect(clippy::needless_bitwise_bool, reason = "as below")]
fn is_noncharacter(a: u8, b: u8, c: u8) -> bool {
    (a == 0xEF) & (b == 0xBF) & (c >= 0xBE)
}

#[expect(clippy::needless_bitwise_bool, reason = "as below")]
fn is_cdata_end(a: u8, b: u8, c: u8) -> bool {
    (a == b']') & (b == b']') & (c == b'>')
}

/// Whether nothing of it begins with this byte, as with nearly every one of ASCII. Tabs and carriage returns, which are
/// rare, are left to the closer look: this test is made of every byte.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, many bytes are judged at a time"
)]
fn is_usual(byte: u8) -> bool {
    // As a signed number, every byte that is not ASCII is below these.
    let is_visible = (byte.cast_signed() >= 0x20) & (byte != 0x7f);
    (is_visible & (byte != b']')) | (byte == b'\n')
}

/// Whether this byte is a character of ASCII that is seen, or white space.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, many bytes are judged at a time"
)]
fn is_seen(byte: u8) -> bool {
    (b' '..0x7f).contains(&byte) | (byte == b'\n') | (byte == b'\t') | (byte == b'\r')
}

#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, many bytes are judged at a time"
)]
fn is_control(byte: u8) -> bool {
    (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')
}

//! JSON text → nodes: one loop over the text, with a stack of what is open instead of recursion.
//!
//! What RFC 8259 leaves open is accepted and kept as written: numbers of any size, keys that stand
//! twice, lone surrogates.

mod escape;
mod scan;

use std::ops::Range;

use super::parse::{Builder, Stop};
use super::{Expected, Kind, Listener, NameId, Plain, ProblemKind};

pub(super) use self::escape::unescape;
pub(super) use self::scan::value_start;

use self::scan::Wrong;

/// Reads `text` into `builder` up to its end or to where it stops being JSON.
pub(super) fn read<L: Listener>(text: &str, builder: &mut Builder<'_, L>) {
    let mut reading = Reading { text, at: 0, open: Vec::new(), first_escape: None, builder };
    let end = match reading.document() {
        Ok(()) => text.len(),
        Err(Stop { at }) => at,
    };
    let unnumbered_up_to = reading.first_escape.unwrap_or(end);
    builder.plain = Plain { ascii_up_to: 0, unnumbered_up_to };
    builder.close_all(end);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Object,
    Array,
}

impl Open {
    fn end(self) -> u8 {
        match self {
            Self::Object => b'}',
            Self::Array => b']',
        }
    }
}

struct Reading<'t, 'b, 'l, L: Listener> {
    text: &'t str,
    /// Where in `text` we stand.
    at: usize,
    open: Vec<Open>,
    /// Where the first key or string begins that has escapes.
    first_escape: Option<usize>,
    builder: &'b mut Builder<'l, L>,
}

impl<L: Listener> Reading<'_, '_, '_, L> {
    fn document(&mut self) -> Result<(), Stop> {
        let end = self.text.len();
        self.at = scan::space_end(self.text.as_bytes(), 0);
        if self.at == end {
            return self.stop(ProblemKind::Empty, 0..end);
        }
        let mut is_first = self.value(None, self.at)?;
        while let Some(&innermost) = self.open.last() {
            is_first = if self.goes_on(innermost, is_first)? {
                let start = self.at;
                let name = match innermost {
                    Open::Object => Some(self.key()?),
                    Open::Array => None,
                };
                self.value(name, start)?
            } else {
                self.open.pop();
                self.builder.close(self.at);
                false
            }
        }
        self.at = scan::space_end(self.text.as_bytes(), self.at);
        if self.at < end {
            return self.stop(ProblemKind::TextOutsideRoot, self.at..end);
        }
        Ok(())
    }

    /// Goes past the comma to the next member or item, or past the end of what is innermost; whether it
    /// goes on.
    fn goes_on(&mut self, innermost: Open, is_first: bool) -> Result<bool, Stop> {
        match self.next()? {
            end if end == innermost.end() => {
                self.at += 1;
                return Ok(false);
            }
            _ if is_first => {}
            b',' => {
                self.at += 1;
                self.next()?;
            }
            _ => return self.expected(Expected::CommaOrEnd, self.at),
        }
        Ok(true)
    }

    /// Reads a member's key and goes past its colon.
    fn key(&mut self) -> Result<NameId, Stop> {
        let start = self.at;
        if self.next()? != b'"' {
            return self.expected(Expected::Key, start);
        }
        let rest = self.text.as_bytes().get(start + 1..).unwrap_or_default();
        let name = match self.builder.guess_name(rest, b'"') {
            Some((name, length)) => {
                self.at = start + length + 2;
                name
            }
            None => self.other_key(start)?,
        };
        if self.next()? != b':' {
            return self.expected(Expected::Colon, self.at);
        }
        self.at += 1;
        Ok(name)
    }

    /// Reads the key at `start`, whose name is not the one that was likely.
    fn other_key(&mut self, start: usize) -> Result<NameId, Stop> {
        let bytes = self.text.as_bytes();
        let end = scan::plain_end(bytes, start + 1);
        if bytes.get(end) == Some(&b'"') {
            // Without escapes, it means what is written.
            self.at = end + 1;
            return self.builder.name(self.text.get(start + 1..end).unwrap_or_default(), start);
        }
        self.first_escape.get_or_insert(start);
        self.at = self.checked(scan::string_end(bytes, start))?;
        let key = self.text.get(start + 1..self.at - 1).unwrap_or_default();
        self.builder.name(&unescape(key), start)
    }

    /// Reads a scalar, or enters an object or array. Tells whether one was entered.
    ///
    /// `start` is where its node begins: with its key, if it has one.
    fn value(&mut self, name: Option<NameId>, start: usize) -> Result<bool, Stop> {
        let first = self.next()?;
        let (text, at) = (self.text.as_bytes(), self.at);
        let (kind, end) = match first {
            b'"' => return self.string(name, start).map(|()| false),
            b'{' => return self.enter(Open::Object, Kind::Object, name, start),
            b'[' => return self.enter(Open::Array, Kind::Array, name, start),
            b't' => (Kind::Bool, scan::word_end(text, at, b"true")),
            b'f' => (Kind::Bool, scan::word_end(text, at, b"false")),
            b'n' => (Kind::Null, scan::word_end(text, at, b"null")),
            b'-' | b'0'..=b'9' => (Kind::Number, scan::number_end(text, at)),
            _ => return self.expected(Expected::Value, at),
        };
        self.at = self.checked(end)?;
        self.builder.leaf(kind, name, start..self.at)?;
        Ok(false)
    }

    /// Reads a string.
    fn string(&mut self, name: Option<NameId>, start: usize) -> Result<(), Stop> {
        let (text, at) = (self.text.as_bytes(), self.at);
        let end = scan::plain_end(text, at + 1);
        if text.get(end) == Some(&b'"') {
            self.at = end + 1;
            return if self.is_close_by(name, start, at) {
                self.builder.literal(Kind::String, name, start..self.at)
            } else {
                self.builder.leaf(Kind::String, name, start..self.at)
            };
        }
        self.first_escape.get_or_insert(at);
        self.at = self.checked(scan::string_end(text, at))?;
        self.builder.leaf(Kind::String, name, start..self.at)
    }

    /// Whether the value at `at` follows its key, which begins at `start` and is written as it is meant, with no more than a
    /// space behind the colon.
    fn is_close_by(&self, name: Option<NameId>, start: usize, at: usize) -> bool {
        name.is_none_or(|name| {
            let colon = start + self.builder.name_length(name) + 2;
            let is_there = self.text.as_bytes().get(colon) == Some(&b':');
            is_there && (at == colon + 1 || at == colon + 2)
        })
    }

    fn enter(
        &mut self,
        open: Open,
        kind: Kind,
        name: Option<NameId>,
        start: usize,
    ) -> Result<bool, Stop> {
        self.builder.open(kind, name, start)?;
        self.open.push(open);
        self.at += 1;
        Ok(true)
    }

    /// The next byte that is no white space, which is gone past.
    #[inline]
    fn next(&mut self) -> Result<u8, Stop> {
        self.at = scan::space_end(self.text.as_bytes(), self.at);
        match self.text.as_bytes().get(self.at) {
            Some(&byte) => Ok(byte),
            None => self.truncated(),
        }
    }

    fn checked(&mut self, end: Result<usize, Wrong>) -> Result<usize, Stop> {
        end.or_else(|wrong| self.expected(wrong.expected, wrong.at))
    }

    #[cold]
    fn expected<T>(&mut self, expected: Expected, at: usize) -> Result<T, Stop> {
        match self.text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) => self.stop(ProblemKind::Expected(expected), at..at + c.len_utf8()),
            None => self.truncated(),
        }
    }

    #[cold]
    fn truncated<T>(&mut self) -> Result<T, Stop> {
        let end = self.text.len();
        self.stop(ProblemKind::Truncated { open: self.open.len() }, end..end)
    }

    fn stop<T>(&mut self, kind: ProblemKind, span: Range<usize>) -> Result<T, Stop> {
        let at = span.start;
        self.builder.problem(kind, span);
        Err(Stop { at })
    }
}

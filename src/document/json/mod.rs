//! JSON text → nodes: one loop over the text, with a stack of what is open instead of recursion.
//!
//! What RFC 8259 leaves open is accepted and kept as written: numbers of any size, keys that stand
//! twice, lone surrogates.

mod escape;
mod scan;

use std::ops::Range;

use super::eight::Marks;
use super::parse::{Builder, Stop};
use super::{Expected, Kind, Listener, NameId, Plain, ProblemKind, eight};

pub(super) use self::escape::unescape;
pub(super) use self::scan::value_start;

use self::scan::Wrong;

/// Reads `text` into `builder` up to its end or to where it stops being JSON.
pub(super) fn read<L: Listener>(text: &str, builder: &mut Builder<'_, L>) {
    let mut reading =
        Reading { text, at: 0, open: Vec::new(), first_escape: None, first_unseen: None, builder };
    let end = match reading.document() {
        Ok(()) => text.len(),
        Err(Stop { at }) => at,
    };
    let unnumbered_up_to = reading.first_escape.unwrap_or(end);
    let ascii_up_to = reading.first_unseen.unwrap_or(end);
    builder.plain = Plain { ascii_up_to, unnumbered_up_to };
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

/// What stands in front of a value.
#[derive(Clone, Copy)]
struct Key {
    /// Its name; nothing in front of an item or the root.
    name: Option<NameId>,
    /// A string that begins no later has its meaning written out, key and all, with no more than a space between.
    literal_up_to: usize,
}

impl Key {
    const NONE: Self = Self { name: None, literal_up_to: usize::MAX };
}

struct Reading<'t, 'b, 'l, L: Listener> {
    text: &'t str,
    /// Where in `text` we stand.
    at: usize,
    open: Vec<Open>,
    /// Where the first key or string begins that has escapes.
    first_escape: Option<usize>,
    /// Where the first key or string begins that may have characters that aren't visible ASCII.
    first_unseen: Option<usize>,
    builder: &'b mut Builder<'l, L>,
}

impl<L: Listener> Reading<'_, '_, '_, L> {
    fn document(&mut self) -> Result<(), Stop> {
        let end = self.text.len();
        self.at = eight::space_end(self.text.as_bytes(), 0);
        if self.at == end {
            return self.stop(ProblemKind::Empty, 0..end);
        }
        let mut key = Key::NONE;
        let mut start = self.at;
        loop {
            let is_entered = self.value(key, start)?;
            let Some(innermost) = self.leave(is_entered)? else { break };
            start = self.at;
            key = match innermost {
                Open::Object => self.key(start)?,
                Open::Array => Key::NONE,
            };
        }
        self.at = eight::space_end(self.text.as_bytes(), self.at);
        if self.at < end {
            return self.stop(ProblemKind::TextOutsideRoot, self.at..end);
        }
        Ok(())
    }

    /// Leaves what ends here and goes to the next member or item; gives what that stands in, or nothing where the root
    /// has ended. `is_first` is whether nothing stands in front of it.
    #[inline]
    fn leave(&mut self, mut is_first: bool) -> Result<Option<Open>, Stop> {
        while let Some(&innermost) = self.open.last() {
            if self.goes_on(innermost, is_first)? {
                return Ok(Some(innermost));
            }
            self.open.pop();
            self.builder.close(self.at);
            is_first = false;
        }
        Ok(None)
    }

    /// Goes past the comma to the next member or item, or past the end of what is innermost; whether it
    /// goes on.
    #[inline]
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

    /// Reads the key that should begin at `start`, and goes past its colon.
    #[inline]
    fn key(&mut self, start: usize) -> Result<Key, Stop> {
        let bytes = self.text.as_bytes();
        if bytes.get(start) != Some(&b'"') {
            return self.expected(Expected::Key, start);
        }
        let rest = bytes.get(start + 1..).unwrap_or_default();
        let (name, is_literal) = match self.builder.guess_name(rest, b'"') {
            Some((name, length)) => {
                self.at = start + length + 2;
                (name, true)
            }
            None => self.other_key(start)?,
        };
        let end = self.at;
        if self.next()? != b':' {
            return self.expected(Expected::Colon, self.at);
        }
        let literal_up_to = if is_literal && self.at == end { end + 2 } else { 0 };
        self.at += 1;
        Ok(Key { name: Some(name), literal_up_to })
    }

    /// Reads the key at `start`, whose name is not the one that was likely; and whether it is written as it is meant.
    fn other_key(&mut self, start: usize) -> Result<(NameId, bool), Stop> {
        let end = self.plain_end(start);
        let bytes = self.text.as_bytes();
        if bytes.get(end) == Some(&b'"') {
            self.at = end + 1;
            let name = self.text.get(start + 1..end).unwrap_or_default();
            return Ok((self.builder.name(name, start)?, true));
        }
        self.at = self.escaped_end(start)?;
        let key = self.text.get(start + 1..self.at - 1).unwrap_or_default();
        Ok((self.builder.name(&unescape(key), start)?, false))
    }

    /// Where the part of the string at `start` ends that is written as it is meant.
    #[inline]
    fn plain_end(&mut self, start: usize) -> usize {
        let mut unseen = 0;
        let end = scan::plain_end(self.text.as_bytes(), start + 1, &mut unseen);
        self.note_unseen(start, unseen);
        end
    }

    #[inline]
    fn note_unseen(&mut self, start: usize, unseen: Marks) {
        if eight::is_any(unseen) {
            self.first_unseen.get_or_insert(start);
        }
    }

    /// The end of the string at `start`, which has escapes.
    fn escaped_end(&mut self, start: usize) -> Result<usize, Stop> {
        self.first_escape.get_or_insert(start);
        let mut unseen = 0;
        let end = scan::string_end(self.text.as_bytes(), start, &mut unseen);
        self.note_unseen(start, unseen);
        self.checked(end)
    }

    /// Reads a scalar, or enters an object or array. Tells whether one was entered.
    ///
    /// `start` is where its node begins: with its key, if it has one.
    #[inline]
    fn value(&mut self, key: Key, start: usize) -> Result<bool, Stop> {
        match self.next()? {
            b'"' => self.string(key, start).map(|()| false),
            b'{' => self.enter(Open::Object, Kind::Object, key.name, start),
            b'[' => self.enter(Open::Array, Kind::Array, key.name, start),
            first => self.plain_value(first, key.name, start).map(|()| false),
        }
    }

    /// Reads a number or a word.
    fn plain_value(&mut self, first: u8, name: Option<NameId>, start: usize) -> Result<(), Stop> {
        let (text, at) = (self.text.as_bytes(), self.at);
        let (kind, end) = match first {
            b't' => (Kind::Bool, scan::word_end(text, at, b"true")),
            b'f' => (Kind::Bool, scan::word_end(text, at, b"false")),
            b'n' => (Kind::Null, scan::word_end(text, at, b"null")),
            b'-' | b'0'..=b'9' => (Kind::Number, scan::number_end(text, at)),
            _ => return self.expected(Expected::Value, at),
        };
        self.at = self.checked(end)?;
        self.builder.leaf(kind, name, start..self.at)
    }

    /// Reads a string.
    #[inline]
    fn string(&mut self, key: Key, start: usize) -> Result<(), Stop> {
        let at = self.at;
        let end = self.plain_end(at);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            self.at = self.escaped_end(at)?;
            return self.builder.leaf(Kind::String, key.name, start..self.at);
        }
        self.at = end + 1;
        self.builder.string(at <= key.literal_up_to, key.name, start..self.at)
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
        self.at = eight::space_end(self.text.as_bytes(), self.at);
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

//! JSON text → nodes, through jiter as a pull parser and a stack of our own.
//!
//! What RFC 8259 leaves open is accepted and kept as written: numbers of any size, keys that stand
//! twice, lone surrogates. jiter rejects some of these; such strings and numbers are read here.

use std::borrow::Cow;
use std::ops::Range;

use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, Peek};

use super::parse::{Builder, Stop};
use super::{Expected, Kind, Listener, ProblemKind};

/// Reads `text` into `builder` up to its end or to where it stops being JSON.
pub(super) fn read<L: Listener>(text: &str, builder: &mut Builder<'_, L>) {
    let mut reading =
        Reading { text, jiter: Jiter::new(text.as_bytes()), base: 0, open: Vec::new(), builder };
    let end = match reading.document() {
        Ok(()) => text.len(),
        Err(Stop { at }) => at,
    };
    builder.close_all(end);
}

/// The content of a string without its quotes, with its escapes replaced. A lone surrogate becomes
/// U+FFFD; what is no escape stays as written.
pub(super) fn unescape(content: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\\', content.as_bytes()).is_none() {
        return content.into();
    }
    let mut meant = String::with_capacity(content.len());
    let (before, mut rest) = content.split_once('\\').unwrap_or_default();
    meant.push_str(before);
    loop {
        rest = push_escape(&mut meant, rest);
        let Some((before, after)) = rest.split_once('\\') else { break };
        meant.push_str(before);
        rest = after;
    }
    meant.push_str(rest);
    meant.into()
}

/// Where the value starts in the source of a member, which begins with its key; `name` is what the key means.
pub(super) fn value_start(member: &str, name: &str) -> usize {
    let bytes = member.as_bytes();
    let plain = member.strip_prefix('"').and_then(|key| key.strip_prefix(name)?.strip_prefix('"'));
    let key_end = match plain {
        Some(_) => name.len() + 2,
        None => string_end(bytes, 0).unwrap_or(bytes.len()),
    };
    let is_between = |byte: &u8| *byte == b':' || is_space(*byte);
    let rest = bytes.get(key_end..).unwrap_or_default();
    key_end + rest.iter().take_while(|byte| is_between(byte)).count()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Object,
    Array,
}

/// What stands at the place that was reached.
enum Step {
    /// A value; of a member with the bytes of its key between the quotes.
    Value { peek: Peek, key: Option<Range<usize>> },
    /// The end of the innermost object or array.
    End,
}

struct Reading<'t, 'b, 'l, L: Listener> {
    text: &'t str,
    jiter: Jiter<'t>,
    /// Where in `text` the jiter begins: behind what it could not read itself.
    base: usize,
    open: Vec<Open>,
    builder: &'b mut Builder<'l, L>,
}

impl<L: Listener> Reading<'_, '_, '_, L> {
    fn document(&mut self) -> Result<(), Stop> {
        if self.text.bytes().all(is_space) {
            return self.stop(ProblemKind::Empty, 0..self.text.len());
        }
        let peek = self.peek()?;
        let mut is_first = self.value(peek, None)?;
        while let Some(&innermost) = self.open.last() {
            is_first = match self.step(innermost, is_first)? {
                Step::Value { peek, key } => self.value(peek, key)?,
                Step::End => {
                    self.open.pop();
                    self.builder.close(self.at());
                    false
                }
            };
        }
        match self.jiter.finish() {
            Ok(()) => Ok(()),
            Err(_) => self.stop(ProblemKind::TextOutsideRoot, self.at()..self.text.len()),
        }
    }

    /// Where we stand in the text.
    fn at(&self) -> usize {
        self.base + self.jiter.current_index()
    }

    /// Lets the jiter go on behind what was read here.
    fn resume(&mut self, at: usize) {
        self.base = at;
        self.jiter = Jiter::new(self.text.as_bytes().get(at..).unwrap_or_default());
    }

    fn peek(&mut self) -> Result<Peek, Stop> {
        self.jiter.peek().or_else(|error| self.fail(&error, Expected::Value))
    }

    /// Reads a scalar, or enters an object or array. Tells whether one was entered.
    fn value(&mut self, peek: Peek, key: Option<Range<usize>>) -> Result<bool, Stop> {
        let value_start = self.at();
        let start = key.as_ref().map_or(value_start, |key| key.start - 1);
        let (kind, end) = match peek {
            Peek::Object => (Kind::Object, None),
            Peek::Array => (Kind::Array, None),
            Peek::String => (Kind::String, Some(self.string()?)),
            Peek::Null => (Kind::Null, Some(self.word(peek)?)),
            Peek::True | Peek::False => (Kind::Bool, Some(self.word(peek)?)),
            _ if peek == Peek::Minus || peek.into_inner().is_ascii_digit() => {
                (Kind::Number, Some(self.number(peek)?))
            }
            _ => return self.expected(Expected::Value, value_start),
        };
        let name = match key {
            Some(key) => {
                let key = unescape(self.text.get(key).unwrap_or_default());
                Some(self.builder.name(&key, start)?)
            }
            None => None,
        };
        self.builder.open(kind, name, start)?;
        match end {
            Some(end) => self.builder.close(end),
            None => self.open.push(if kind == Kind::Object { Open::Object } else { Open::Array }),
        }
        Ok(end.is_none())
    }

    fn step(&mut self, innermost: Open, is_first: bool) -> Result<Step, Stop> {
        match innermost {
            Open::Object => {
                let Some(key) = self.key(is_first)? else { return Ok(Step::End) };
                Ok(Step::Value { peek: self.peek()?, key: Some(key) })
            }
            Open::Array => {
                let read =
                    if is_first { self.jiter.known_array() } else { self.jiter.array_step() };
                match read {
                    Ok(Some(peek)) => Ok(Step::Value { peek, key: None }),
                    Ok(None) => Ok(Step::End),
                    Err(error) => self.fail(&error, Expected::Value),
                }
            }
        }
    }

    /// The next key, up to and including its colon.
    fn key(&mut self, is_first: bool) -> Result<Option<Range<usize>>, Stop> {
        let text_start = self.text.as_ptr().addr();
        let read =
            if is_first { self.jiter.next_object_bytes() } else { self.jiter.next_key_bytes() };
        match read {
            Ok(None) => Ok(None),
            Ok(Some(key)) => {
                let start = key.as_ptr().addr() - text_start;
                Ok(Some(start..start + key.len()))
            }
            Err(error) if is_string_fault(&error) => {
                let start = self.at();
                let end = self.string()?;
                let rest = self.text.as_bytes().get(end..).unwrap_or_default();
                let colon = end + rest.iter().take_while(|&&byte| is_space(byte)).count();
                match self.text.as_bytes().get(colon) {
                    Some(b':') => self.resume(colon + 1),
                    Some(_) => return self.expected(Expected::Colon, colon),
                    None => return self.truncated(),
                }
                Ok(Some(start + 1..end - 1))
            }
            Err(error) => self.fail(&error, Expected::Key),
        }
    }

    /// Reads the string that begins here; gives its end.
    fn string(&mut self) -> Result<usize, Stop> {
        let start = self.at();
        if self.jiter.known_bytes().is_ok() {
            return Ok(self.at());
        }
        match string_end(self.text.as_bytes(), start) {
            Ok(end) => {
                self.resume(end);
                Ok(end)
            }
            Err(at) if at < self.text.len() => self.expected(Expected::Escape, at),
            Err(_) => self.truncated(),
        }
    }

    /// Reads the number that begins here; gives its end.
    fn number(&mut self, peek: Peek) -> Result<usize, Stop> {
        let start = self.at();
        let Err(error) = self.jiter.known_number_bytes(peek).map(|_| ()) else {
            return Ok(self.at());
        };
        if error.error_type != JiterErrorType::JsonError(JsonErrorType::NumberOutOfRange) {
            return self.fail(&error, Expected::Number);
        }
        match number_end(self.text.as_bytes(), start) {
            Ok(end) => {
                self.resume(end);
                Ok(end)
            }
            Err(at) if at < self.text.len() => self.expected(Expected::Number, at),
            Err(_) => self.truncated(),
        }
    }

    /// Reads `true`, `false` or `null`; gives its end.
    fn word(&mut self, peek: Peek) -> Result<usize, Stop> {
        let read = if peek == Peek::Null {
            self.jiter.known_null()
        } else {
            self.jiter.known_bool(peek).map(|_| ())
        };
        match read {
            Ok(()) => Ok(self.at()),
            Err(error) => self.fail(&error, Expected::Value),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the other errors are those of their place")]
    fn fail<T>(&mut self, error: &JiterError, otherwise: Expected) -> Result<T, Stop> {
        let at = self.base + error.index;
        if at >= self.text.len() {
            return self.truncated();
        }
        let JiterErrorType::JsonError(kind) = &error.error_type else {
            return self.expected(otherwise, at);
        };
        let expected = match kind {
            JsonErrorType::ExpectedColon => Expected::Colon,
            JsonErrorType::ExpectedListCommaOrEnd | JsonErrorType::ExpectedObjectCommaOrEnd => {
                Expected::CommaOrEnd
            }
            JsonErrorType::InvalidNumber => Expected::Number,
            JsonErrorType::ExpectedSomeIdent | JsonErrorType::ExpectedSomeValue => Expected::Value,
            _ => otherwise,
        };
        self.expected(expected, at)
    }

    fn expected<T>(&mut self, expected: Expected, at: usize) -> Result<T, Stop> {
        let length = self.text.get(at..).and_then(|rest| rest.chars().next());
        let end = at + length.map_or(0, char::len_utf8);
        self.stop(ProblemKind::Expected(expected), at..end)
    }

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

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn is_string_fault(error: &JiterError) -> bool {
    matches!(
        error.error_type,
        JiterErrorType::JsonError(
            JsonErrorType::EofWhileParsingString
                | JsonErrorType::InvalidEscape
                | JsonErrorType::ControlCharacterWhileParsingString
                | JsonErrorType::LoneLeadingSurrogateInHexEscape
                | JsonErrorType::UnexpectedEndOfHexEscape
                | JsonErrorType::InvalidUnicodeCodePoint
        )
    )
}

/// The end of the string whose opening quote stands at `start`; else where it goes wrong, which is
/// the end of `bytes` where it only lacks its rest.
fn string_end(bytes: &[u8], start: usize) -> Result<usize, usize> {
    let mut at = start + 1;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| byte < 0x20 || byte == b'"' || byte == b'\\');
        at += length.ok_or(bytes.len())?;
        match bytes.get(at) {
            Some(b'"') => return Ok(at + 1),
            Some(b'\\') => at = escape_end(bytes, at)?,
            _ => return Err(at),
        }
    }
}

fn escape_end(bytes: &[u8], backslash: usize) -> Result<usize, usize> {
    match bytes.get(backslash + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(backslash + 2),
        Some(b'u') => {
            let digits = backslash + 2..backslash + 6;
            for at in digits.clone() {
                if !bytes.get(at).ok_or(bytes.len())?.is_ascii_hexdigit() {
                    return Err(backslash);
                }
            }
            Ok(digits.end)
        }
        Some(_) => Err(backslash),
        None => Err(bytes.len()),
    }
}

/// The end of the number that starts at `start`; else where it goes wrong.
fn number_end(bytes: &[u8], start: usize) -> Result<usize, usize> {
    let is = |at: usize, wanted: &[u8]| bytes.get(at).is_some_and(|byte| wanted.contains(byte));
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 { Err(from) } else { Ok(from + length) }
    };
    let mut at = start + usize::from(is(start, b"-"));
    at = if is(at, b"0") { at + 1 } else { digits(at)? };
    if is(at, b".") {
        at = digits(at + 1)?;
    }
    if is(at, b"eE") {
        at += 1;
        at = digits(at + usize::from(is(at, b"+-")))?;
    }
    Ok(at)
}

/// Writes what the escape at the start of `rest` (behind its backslash) means; gives what follows it.
fn push_escape<'t>(meant: &mut String, rest: &'t str) -> &'t str {
    let mut chars = rest.chars();
    match chars.next() {
        Some('u') => {
            let Some((unit, rest)) = hex_unit(chars.as_str()) else {
                meant.push_str("\\u");
                return chars.as_str();
            };
            let pair = rest.strip_prefix("\\u").and_then(hex_unit).and_then(|(low, rest)| {
                let c = char::decode_utf16([unit, low]).next()?.ok()?;
                (c.len_utf16() == 2).then_some((c, rest))
            });
            let (c, rest) = pair.unwrap_or_else(|| {
                (char::from_u32(unit.into()).unwrap_or(char::REPLACEMENT_CHARACTER), rest)
            });
            meant.push(c);
            return rest;
        }
        Some('b') => meant.push('\u{8}'),
        Some('f') => meant.push('\u{c}'),
        Some('n') => meant.push('\n'),
        Some('r') => meant.push('\r'),
        Some('t') => meant.push('\t'),
        Some(c @ ('"' | '\\' | '/')) => meant.push(c),
        _ => {
            meant.push('\\');
            return rest;
        }
    }
    chars.as_str()
}

fn hex_unit(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    Some((u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)?, rest))
}

//! Undoing escapes, byte for byte: what isn't an escape stays as it is.

use super::origin::Step;

/// Which escapes by backslash a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Backslash {
    /// Those of JSON strings.
    Json,
    /// `\x22` too, as nginx writes.
    Hex,
}

impl Backslash {
    pub(super) fn step(self) -> Step {
        match self {
            Self::Json => Step::JsonString,
            Self::Hex => Step::HexEscapes,
        }
    }

    /// Those that `text` has, if it has any that people don't write by hand.
    pub(super) fn of(text: &[u8]) -> Option<Self> {
        let mut is_json = false;
        for at in memchr::memchr_iter(b'\\', text) {
            match text.get(at + 1..).unwrap_or_default() {
                [b'x', high, low, ..] if digit(*high).is_some() && digit(*low).is_some() => {
                    return Some(Self::Hex);
                }
                [b'"' | b'/' | b'n' | b'r' | b't' | b'u', ..] => is_json = true,
                _ => {}
            }
        }
        is_json.then_some(Self::Json)
    }
}

/// `text` without its backslashes.
pub(super) fn without_backslashes(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(length) = memchr::memchr(b'\\', rest) {
        let (before, escape) = rest.split_at(length);
        plain.extend_from_slice(before);
        rest = match escape {
            [_, b'u', after @ ..] => unicode(after, &mut plain),
            [_, b'x', high, low, after @ ..] => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    plain.push(high * 16 + low);
                    after
                }
                _ => literally(escape, &mut plain),
            },
            [_, b'n', after @ ..] => one(b'\n', after, &mut plain),
            [_, b'r', after @ ..] => one(b'\r', after, &mut plain),
            [_, b't', after @ ..] => one(b'\t', after, &mut plain),
            [_, b'b', after @ ..] => one(8, after, &mut plain),
            [_, b'f', after @ ..] => one(12, after, &mut plain),
            [_, byte @ (b'"' | b'\'' | b'\\' | b'/'), after @ ..] => one(*byte, after, &mut plain),
            _ => literally(escape, &mut plain),
        };
    }
    plain.extend_from_slice(rest);
    plain
}

/// `text` with the five entities and the numbered characters of ASCII replaced once.
pub(super) fn without_entities(text: &[u8]) -> Vec<u8> {
    const NAMED: [(&[u8], u8); 12] = [
        (b"&lt;", b'<'),
        (b"&gt;", b'>'),
        (b"&amp;", b'&'),
        (b"&quot;", b'"'),
        (b"&apos;", b'\''),
        (b"&#34;", b'"'),
        (b"&#39;", b'\''),
        (b"&#x27;", b'\''),
        (b"&#60;", b'<'),
        (b"&#62;", b'>'),
        (b"&#10;", b'\n'),
        (b"&#13;", b'\r'),
    ];
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(length) = memchr::memchr(b'&', rest) {
        let (before, entity) = rest.split_at(length);
        plain.extend_from_slice(before);
        rest = match NAMED.iter().find(|(name, _)| entity.starts_with(name)) {
            Some((name, byte)) => {
                one(*byte, entity.get(name.len()..).unwrap_or_default(), &mut plain)
            }
            None => literally(entity, &mut plain),
        };
    }
    plain.extend_from_slice(rest);
    plain
}

/// `text` with `%3C` replaced, and `+`, which stands for a space in forms.
pub(super) fn without_percents(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        rest = match (byte, after) {
            (b'%', [high, low, behind @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => one(high * 16 + low, behind, &mut plain),
                _ => one(byte, after, &mut plain),
            },
            (b'+', _) => one(b' ', after, &mut plain),
            _ => one(byte, after, &mut plain),
        };
    }
    plain
}

/// A field of comma-separated values, without its quotes around it, with the quotes in it halved.
pub(super) fn without_doubled_quotes(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(length) = memchr::memchr(b'"', rest) {
        let (before, quotes) = rest.split_at(length + 1);
        plain.extend_from_slice(before);
        rest = quotes.strip_prefix(b"\"").unwrap_or(quotes);
    }
    plain.extend_from_slice(rest);
    plain
}

/// The bytes behind Base64 in either alphabet, as far as it goes; line breaks are skipped.
pub(super) fn from_base64(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut held, mut n_held) = (0_u32, 0_u32);
    for &letter in text.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        let Some(value) = sextet(letter) else { break };
        held = (held << 6 | value) & 0xffff;
        n_held += 6;
        if n_held >= 8 {
            n_held -= 8;
            bytes.push(u8::try_from(held >> n_held & 0xff).unwrap_or_default());
        }
    }
    bytes
}

/// What a letter of Base64 stands for, in either alphabet.
pub(crate) fn sextet(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(value.into())
}

/// What a hexadecimal digit stands for.
pub(crate) fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn one<'a>(byte: u8, after: &'a [u8], plain: &mut Vec<u8>) -> &'a [u8] {
    plain.push(byte);
    after
}

/// The first byte as it is.
fn literally<'a>(text: &'a [u8], plain: &mut Vec<u8>) -> &'a [u8] {
    let (first, after) = text.split_at(1.min(text.len()));
    plain.extend_from_slice(first);
    after
}

/// The character behind `\u`, which may take two escapes; a lone half stands as it was.
fn unicode<'a>(text: &'a [u8], plain: &mut Vec<u8>) -> &'a [u8] {
    let unit = |text: &[u8]| {
        let mut digits = text.get(..4)?.iter().map(|&byte| digit(byte));
        digits.try_fold(0_u32, |unit, digit| Some(unit * 16 + u32::from(digit?)))
    };
    let Some(first) = unit(text) else {
        plain.extend_from_slice(b"\\u");
        return text;
    };
    let after = text.get(4..).unwrap_or_default();
    let second = after.strip_prefix(b"\\u").and_then(unit);
    let (character, length) = match (first, second) {
        (0xd800..0xdc00, Some(low @ 0xdc00..0xe000)) => {
            (char::from_u32(0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00)), 10)
        }
        _ => (char::from_u32(first), 4),
    };
    if let Some(character) = character {
        plain.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    } else {
        plain.extend_from_slice(b"\\u");
        plain.extend_from_slice(text.get(..length).unwrap_or_default());
    }
    text.get(length..).unwrap_or_default()
}

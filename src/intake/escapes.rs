//! Undoing escapes, byte for byte: what isn't an escape stays as it is.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use percent_encoding::percent_decode;

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

/// `text` with entities replaced, as often as one stands for the ampersand that it begins with; and how often.
pub(super) fn without_entities(text: &[u8]) -> (Vec<u8>, usize) {
    // More is told to be too much by who opens it.
    const MOST: usize = 100;
    let mut n_times = 1;
    let mut plain = without_entities_once(text);
    while plain.starts_with(b"&amp;") && n_times < MOST {
        plain = without_entities_once(&plain);
        n_times += 1;
    }
    (plain, n_times)
}

/// `text` with the five entities and the numbered characters of ASCII replaced once.
fn without_entities_once(text: &[u8]) -> Vec<u8> {
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
    let spaced: Vec<u8> = text.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
    percent_decode(&spaced).collect()
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

/// Whether Base64 is written with this byte, in either alphabet.
pub(super) fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/-_=".contains(&byte)
}

/// How much of `text` is Base64, with the line breaks that mail has in it.
pub(super) fn base64_len(text: &[u8]) -> usize {
    let mut length = 0;
    loop {
        let rest = text.get(length..).unwrap_or_default();
        let line = rest.iter().take_while(|byte| is_base64(**byte)).count();
        length += line;
        let after = rest.get(line..).unwrap_or_default();
        let feed = after.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let goes_on = after.get(feed).is_some_and(|byte| is_base64(*byte));
        if !matches!(line, 64 | 76) || !(1..=2).contains(&feed) || !goes_on {
            return length;
        }
        length += feed;
    }
}

/// The bytes behind Base64 in either alphabet, as far as it goes; line breaks are skipped.
pub fn from_base64(text: &[u8]) -> Vec<u8> {
    let standard = |byte: &u8| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => *other,
    };
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let written = text.iter().filter(|byte| !byte.is_ascii_whitespace());
    let mut letters: Vec<u8> = written.map(standard).take_while(is_letter).collect();
    if letters.len() % 4 == 1 {
        // Of a byte, it holds six bits.
        letters.pop();
    }
    LENIENT.decode(&letters).unwrap_or_default()
}

/// What was cut ends anywhere.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a hexadecimal digit stands for.
fn digit(byte: u8) -> Option<u8> {
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

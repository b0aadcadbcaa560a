//! Where strings, numbers, words and white space end.

use super::Expected;

/// Where the text stops being JSON: the end of the text where it only lacks its rest.
pub(super) struct Wrong {
    pub(super) expected: Expected,
    pub(super) at: usize,
}

/// Where the value starts in the source of a member, which begins with its key; `name` is what the key means.
pub(in crate::document) fn value_start(member: &str, name: &str) -> usize {
    let bytes = member.as_bytes();
    // Escapes make a key longer than what it means, so a quote that stands just behind as many bytes ends
    // a key without any, unless it is escaped itself.
    let is_plain =
        bytes.get(name.len() + 1) == Some(&b'"') && bytes.get(name.len()) != Some(&b'\\');
    let key_end = if is_plain {
        name.len() + 2
    } else {
        string_end(bytes, 0).unwrap_or_else(|wrong| wrong.at)
    };
    let colon = space_end(bytes, key_end);
    space_end(bytes, (colon + 1).min(bytes.len()))
}

/// The first byte from `at` on that is no white space.
#[inline]
pub(super) fn space_end(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        // Compact text has no white space at all.
        Some(&byte) if byte > b' ' => at,
        _ => indent_end(bytes, at),
    }
}

#[cold]
fn indent_end(bytes: &[u8], mut at: usize) -> usize {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    while bytes.get(at).is_some_and(is_space) {
        at += 1;
        while bytes.get(at..at + 8) == Some(b"        ") {
            at += 8;
        }
    }
    at
}

/// The end of the string whose opening quote stands at `start`.
#[inline]
pub(super) fn string_end(bytes: &[u8], start: usize) -> Result<usize, Wrong> {
    let mut at = start + 1;
    loop {
        at = plain_end(bytes, at);
        match bytes.get(at) {
            Some(b'"') => return Ok(at + 1),
            Some(b'\\') => at = escape_end(bytes, at)?,
            _ => return Err(Wrong { expected: Expected::Escape, at }),
        }
    }
}

/// Whether the content of a string has no escapes, so that it means what is written.
#[inline]
pub(super) fn is_plain(content: &[u8]) -> bool {
    plain_end(content, 0) == content.len()
}

/// The first byte from `at` on that ends the plain text of a string: a quote, a backslash or a control
/// character.
///
/// It goes by eight bytes at a time, as `serde_json` does: most strings are too short for anything wider to pay.
#[inline]
pub(super) fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        match first_special(u64::from_le_bytes(*eight)) {
            Some(n_before) => return at + n_before,
            None => at += 8,
        }
    }
    let is_special = |&byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// How many of eight bytes, the first of them lowest, stand before a quote, a backslash or a control character.
#[inline]
fn first_special(eight: u64) -> Option<usize> {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = EACH << 7;
    // Taking away a number from every byte sets the high bit of one that was less and had it clear; it may also
    // set that of the byte above it, which is why only the lowest bit counts.
    let is_less = |bytes: u64, than: u8| bytes.wrapping_sub(EACH * u64::from(than)) & !bytes;
    let is_equal = |to: u8| is_less(eight ^ (EACH * u64::from(to)), 1);
    let found = (is_less(eight, b' ') | is_equal(b'"') | is_equal(b'\\')) & HIGH;
    (found != 0).then_some(found.trailing_zeros() as usize / 8)
}

fn escape_end(bytes: &[u8], backslash: usize) -> Result<usize, Wrong> {
    let wrong = |at| Err(Wrong { expected: Expected::Escape, at });
    match bytes.get(backslash + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(backslash + 2),
        Some(b'u') => {
            let digits = backslash + 2..backslash + 6;
            for at in digits.clone() {
                match bytes.get(at) {
                    Some(digit) if digit.is_ascii_hexdigit() => {}
                    Some(_) => return wrong(backslash),
                    None => return wrong(bytes.len()),
                }
            }
            Ok(digits.end)
        }
        Some(_) => wrong(backslash),
        None => wrong(bytes.len()),
    }
}

/// The end of the number that starts at `start`.
pub(super) fn number_end(bytes: &[u8], start: usize) -> Result<usize, Wrong> {
    let is = |at: usize, wanted: &[u8]| bytes.get(at).is_some_and(|byte| wanted.contains(byte));
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        match rest.iter().take_while(|byte| byte.is_ascii_digit()).count() {
            0 => Err(Wrong { expected: Expected::Number, at: from }),
            length => Ok(from + length),
        }
    };
    let whole = start + usize::from(is(start, b"-"));
    let mut at = digits(whole)?;
    if is(whole, b"0") && at > whole + 1 {
        return Err(Wrong { expected: Expected::Number, at: whole + 1 });
    }
    if is(at, b".") {
        at = digits(at + 1)?;
    }
    if is(at, b"eE") {
        at += 1;
        at = digits(at + usize::from(is(at, b"+-")))?;
    }
    Ok(at)
}

/// The end of `word`, which should start at `start`.
pub(super) fn word_end(bytes: &[u8], start: usize, word: &[u8]) -> Result<usize, Wrong> {
    let rest = bytes.get(start..).unwrap_or_default();
    let n_right = rest.iter().zip(word).take_while(|(byte, wanted)| byte == wanted).count();
    let at = start + n_right;
    if n_right == word.len() { Ok(at) } else { Err(Wrong { expected: Expected::Value, at }) }
}

//! Where strings, numbers, words and white space end.

use super::super::eight::{self, Marks, space_end};
use super::Expected;

/// Where the text stops being JSON: the end of the text where it only lacks its rest.
pub(super) struct Wrong {
    pub(super) expected: Expected,
    pub(super) at: usize,
}

/// Where the value starts in the source of a member, which begins with its key.
pub(in crate::document) fn value_start(member: &str) -> usize {
    let bytes = member.as_bytes();
    let key_end = string_end(bytes, 0, &mut 0).unwrap_or(bytes.len());
    let colon = space_end(bytes, key_end);
    space_end(bytes, colon + 1).min(bytes.len())
}

/// The end of the string whose opening quote stands at `start`; what of it isn't seen is added to `unseen`.
#[inline]
pub(super) fn string_end(bytes: &[u8], start: usize, unseen: &mut Marks) -> Result<usize, Wrong> {
    let mut at = start + 1;
    loop {
        at = plain_end(bytes, at, unseen);
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
    eight::position(content, |eight| eight.equal_to(b'\\')) == content.len()
}

/// The first byte from `at` on that ends the plain text of a string: a quote, a backslash or a control
/// character. Characters on the way, or little behind, that aren't seen are added to `unseen`.
#[inline]
pub(super) fn plain_end(bytes: &[u8], at: usize, unseen: &mut Marks) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + eight::position(rest, |eight| {
        *unseen |= eight.unseen();
        eight.ends_of_plain_json()
    })
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

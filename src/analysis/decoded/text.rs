//! Text behind an encoding.

use std::borrow::Cow;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use percent_encoding::percent_decode_str;

use crate::intake::from_base64;

/// What a text stands for whose characters are percent-encoded; nothing where none is, or where the bytes are
/// no text.
pub fn percent_decoded(text: &str) -> Option<String> {
    let is_escape = |(at, _): (usize, &str)| {
        let digits = text.get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
    };
    if !text.contains('%') || !text.match_indices('%').all(is_escape) {
        return None;
    }
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}

/// The text behind Base64, in either alphabet. Short words and ids are letters and digits too, so it must be
/// long enough and give text that people write.
pub(super) fn base64(text: &str) -> Option<String> {
    if !may_be_base64(text) {
        return None;
    }
    let letters = text.trim_end_matches('=');
    let text = String::from_utf8(from_base64(letters.as_bytes())).ok()?;
    let is_written = |character: char| !character.is_control() || character.is_ascii_whitespace();
    text.chars().all(is_written).then_some(text)
}

/// Whether a text is as long as Base64 may be, and of its letters.
pub(super) fn may_be_base64(text: &str) -> bool {
    const SHORTEST: usize = 12;
    let letters = text.trim_end_matches('=');
    let n_padding = text.len() - letters.len();
    let is_padded = n_padding > 0 && text.len().is_multiple_of(4) && n_padding <= 2;
    let may_be_bare = n_padding == 0
        && (text.len().is_multiple_of(4) || (text.len() > 24 && text.len() % 4 != 1));
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte);
    text.len() >= SHORTEST && (is_padded || may_be_bare) && letters.bytes().all(is_letter)
}

/// A checksum of 32 hexadecimal digits as the header `Content-MD5` has it.
pub(super) fn content_md5(digits: &str) -> Option<String> {
    let bytes: Vec<u8> = (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok())
        .collect::<Option<_>>()?;
    (bytes.len() == 16).then(|| BASE64_STANDARD.encode(bytes))
}

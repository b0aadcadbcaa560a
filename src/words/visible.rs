//! Texts of other people made fit to be looked at: nothing in them acts on what shows them.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::Path;

/// A text fit for a terminal, a log or one line of a window: every character that would act instead of
/// being seen stands as an escape such as `\n`, `\u{1b}` or `\u{202e}`.
///
/// Borrowed where there is none, which is nearly always.
pub fn visible(text: &str) -> Cow<'_, str> {
    with_escapes(text, |character, shown| shown.extend(character.escape_default()))
}

/// JSON fit for a terminal that says the same: what would act instead of being seen stands as an escape
/// such as `\u202e`, but for the line feeds between its parts.
pub fn visible_in_json(json: &str) -> Cow<'_, str> {
    with_escapes(json, |character, shown| {
        if character == '\n' {
            return shown.push('\n');
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            // Writing into a string cannot fail.
            write!(shown, "\\u{unit:04x}").unwrap_or_default();
        }
    })
}

/// A path as text: bytes that are no UTF-8 stand as `\xE9`.
///
/// That is for people and for lists, in which names must not become equal; it doesn't lead to the file.
pub fn path_text(path: &Path) -> Cow<'_, str> {
    if let Some(text) = path.to_str() {
        return Cow::Borrowed(text);
    }
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            write!(text, "\\x{byte:02X}").unwrap_or_default();
        }
    }
    Cow::Owned(text)
}

/// Whether a character acts on what shows it instead of being seen: control characters, line and
/// paragraph separators, bidirectional controls, zero-width and other invisible characters.
///
/// Those that choose among the shapes of the character before them (`U+FE0F`) are seen in it.
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

fn with_escapes(text: &str, escape: impl Fn(char, &mut String)) -> Cow<'_, str> {
    // Plain ASCII, tested in bulk, is what nearly every value is.
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain || !text.chars().any(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_invisible(character) {
            escape(character, &mut shown);
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

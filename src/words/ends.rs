//! Texts of megabytes, of which nobody sees more than a line.

use std::borrow::Cow;

/// Stands for what was left out.
pub const ELLIPSIS: char = '…';

/// The first characters of a text: at most so many.
pub fn beginning(text: &str, n_chars: usize) -> &str {
    text.char_indices().nth(n_chars).map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}

/// So many characters of either end of a text, without going through what is between them.
pub fn ends(text: &str, n_chars: usize) -> Cow<'_, str> {
    let before = beginning(text, n_chars);
    let start = text.char_indices().nth_back(n_chars).map_or(0, |(start, _)| start);
    match text.get(start..) {
        Some(behind) if start > before.len() => format!("{before}{ELLIPSIS}{behind}").into(),
        Some(_) | None => text.into(),
    }
}

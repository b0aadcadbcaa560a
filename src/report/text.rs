//! Text in columns: how wide it is, where it breaks, what is left out where it doesn't fit.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::catalog::Elision;
use crate::words::ELLIPSIS;

/// How many cells of a terminal a text takes; a Chinese character takes two.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// `text` in at most `limit` cells.
pub(super) fn elide(text: &str, limit: usize, elision: Elision) -> String {
    if elision == Elision::Never || width(text) <= limit {
        return text.to_owned();
    }
    let room = limit.saturating_sub(1);
    match elision {
        Elision::Middle => {
            let tail = last_cells(text, room / 2);
            let head = first_cells(text, room - width(tail));
            format!("{head}{ELLIPSIS}{tail}")
        }
        Elision::Key => match text.rfind('/').map(|slash| text.split_at(slash)) {
            // At least something of the folders must fit beside the slash and the name.
            Some((folders, name)) if width(name) + 3 <= room => {
                let head = first_cells(folders, room - width(name));
                format!("{head}{ELLIPSIS}{name}")
            }
            Some(_) | None => elide(text, limit, Elision::Middle),
        },
        Elision::End | Elision::Never => format!("{}{ELLIPSIS}", first_cells(text, room)),
    }
}

/// `text` in lines of at most `limit` cells: broken at spaces, before and after wide characters, and
/// within a word only where it is longer than a line.
pub(super) fn wrap(text: &str, limit: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    loop {
        let head = first_cells(rest, limit.max(2));
        if head.len() == rest.len() {
            break;
        }
        let broken = break_of(head, rest.split_at(head.len()).1);
        let (line, remainder) = rest.split_at(broken);
        lines.push(line.trim_end());
        rest = remainder.trim_start();
    }
    if !rest.is_empty() || lines.is_empty() {
        lines.push(rest);
    }
    lines
}

/// The byte at which a line that `head` fills is broken, with `rest` behind it.
fn break_of(head: &str, rest: &str) -> usize {
    let mut after = rest.chars().next();
    for (byte, character) in head.char_indices().rev() {
        let end = byte + character.len_utf8();
        let is_break = character == ' '
            || after == Some(' ')
            || (is_wide(character) && !after.is_some_and(is_closing))
            || (after.is_some_and(is_wide) && !after.is_some_and(is_closing));
        if is_break {
            return end;
        }
        after = Some(character);
    }
    head.len()
}

fn is_wide(character: char) -> bool {
    character.width() == Some(2)
}

/// Chinese punctuation that begins no line.
fn is_closing(character: char) -> bool {
    matches!(character, '，' | '。' | '、' | '；' | '：' | '）' | '」' | '》' | '”' | '！' | '？')
}

fn first_cells(text: &str, limit: usize) -> &str {
    let mut cells = 0;
    let end = text.char_indices().find(|(_, character)| {
        cells += character.width().unwrap_or(0);
        cells > limit
    });
    end.map_or(text, |(byte, _)| text.split_at(byte).0)
}

fn last_cells(text: &str, limit: usize) -> &str {
    let mut cells = 0;
    let before = text.char_indices().rev().find(|(_, character)| {
        cells += character.width().unwrap_or(0);
        cells > limit
    });
    before.map_or(text, |(byte, character)| text.split_at(byte + character.len_utf8()).1)
}

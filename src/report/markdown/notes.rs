//! What the person who hands a payload on has noted about it.

use std::io::{self, Write};

use super::{code, escaped};
use crate::report::Note;
use crate::say;
use crate::words::Language;

/// Writes notes in the order that they are given in; nothing where there are none.
pub(super) fn write(notes: &[Note], language: Language, out: &mut impl Write) -> io::Result<()> {
    if notes.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### {}", say!(language, "report-notes"))?;
    let mut is_in_list = false;
    for note in notes {
        let Some(path) = &note.path else {
            writeln!(out)?;
            write_text(&note.text, "", out)?;
            continue;
        };
        if !std::mem::replace(&mut is_in_list, true) {
            writeln!(out)?;
        }
        write!(out, "- {}", code(path))?;
        if let Some(value) = note.shown_value() {
            write!(out, " · {}", code(&value))?;
        }
        if note.is_lost {
            write!(out, " ({})", say!(language, "report-note-lost"))?;
        }
        if note.text.is_empty() {
            writeln!(out)?;
        } else {
            writeln!(out, "\\")?;
            write_text(&note.text, "  ", out)?;
        }
    }
    Ok(())
}

/// Somebody's lines, each a line here too, as far in as `indent`; nothing in them is Markdown.
fn write_text(text: &str, indent: &str, out: &mut impl Write) -> io::Result<()> {
    let mut lines = text.trim_end().lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim_end();
        if line.is_empty() {
            writeln!(out)?;
            continue;
        }
        let goes_on = lines.peek().is_some_and(|next| !next.trim_end().is_empty());
        writeln!(out, "{indent}{}{}", plain(line), if goes_on { "\\" } else { "" })?;
    }
    Ok(())
}

/// A line at whose beginning no list, heading, rule or block of code begins.
fn plain(line: &str) -> String {
    let words = line.trim_start();
    let n_spaces = line.chars().count() - words.chars().count();
    let mut plain = "&nbsp;".repeat(n_spaces);
    let first = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let n_digits = words.len() - first.len();
    let (number, rest) = words.split_at(n_digits);
    let begins_something = match rest.chars().next() {
        Some('-' | '+' | '=') => number.is_empty(),
        Some('.' | ')') => !number.is_empty(),
        Some(_) | None => false,
    };
    plain += number;
    if begins_something {
        plain.push('\\');
    }
    plain + &escaped(rest)
}

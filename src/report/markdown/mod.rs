//! A payload in Markdown, for a ticket or a letter: what it is, how it stands and why, what is wrong in it with the page
//! that says so, and what its receiver's parser must expect.

mod notes;

use std::io::{self, Write};

use super::contents::{self, Terms, Told};
use super::tree::severity_word;
use super::{Note, kind, standing, timeline};
use crate::analysis::Analysis;
use crate::say;
use crate::timeline::Timeline;
use crate::words::{Language, Piece, Sentence, visible};

/// Writes what is worth telling of a payload called `name`, with the `notes` that somebody made about it.
pub fn write(
    analysis: &Analysis,
    name: &str,
    notes: &[Note],
    terms: Terms<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    let language = terms.language;
    let standing = standing(analysis, language);
    let colon = language.pick(": ", "：");
    writeln!(out, "## {}{colon}{}", escaped(&kind(analysis, language)), escaped(&standing))?;
    writeln!(out, "\n{}\n", code(name))?;
    writeln!(out, "| | |\n|---|---|")?;
    for (label, value) in contents::told_facts(analysis, terms) {
        writeln!(out, "| {} | {} |", escaped(&label), in_cell(&value))?;
    }
    if let Some(timeline) = Timeline::of(analysis).filter(|timeline| timeline.bars.len() > 1) {
        let told = timeline::notes(&timeline, language);
        if !told.is_empty() {
            writeln!(out, "\n{}", escaped(&told.join(" · ")))?;
        }
    }
    notes::write(notes, language, out)?;
    write_findings(analysis, terms, out)?;
    let shapes = contents::shapes(analysis, language);
    if !shapes.is_empty() {
        writeln!(out, "\n### {}\n", escaped(&say!(language, "report-parser")))?;
    }
    shapes.iter().try_for_each(|shape| writeln!(out, "- {}", marked(shape)))
}

/// Writes the head of a table of payloads.
pub fn write_head(language: Language, out: &mut impl Write) -> io::Result<()> {
    let columns = contents::columns(language);
    writeln!(out, "| {} |", columns.each_ref().map(|words| escaped(words)).join(" | "))?;
    writeln!(out, "|{}", "---|".repeat(columns.len()))
}

/// Writes a payload's row of that table.
pub fn write_row(
    analysis: &Analysis,
    name: &str,
    terms: Terms<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    let row = contents::row(analysis, name, terms);
    writeln!(out, "| {} |", row.each_ref().map(in_cell).join(" | "))
}

fn write_findings(analysis: &Analysis, terms: Terms<'_>, out: &mut impl Write) -> io::Result<()> {
    let language = terms.language;
    let findings = contents::findings(analysis, terms);
    writeln!(out, "\n### {}", say!(language, "report-findings", count = findings.count))?;
    if findings.count > 0 {
        writeln!(out)?;
    }
    for told in &findings.told {
        write_finding(analysis, told, language, out)?;
    }
    for (rule, count) in findings.more {
        let more = say!(language, "report-more", count = count);
        writeln!(out, "- {} {}", code(rule), escaped(&more))?;
    }
    Ok(())
}

fn write_finding(
    analysis: &Analysis,
    told: &Told<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let at = told.finding.position(analysis.document());
    let severity = severity_word(told.severity, language);
    write!(out, "- **{}** {}:{}", escaped(&severity), at.line, at.column)?;
    if !told.path.is_empty() {
        write!(out, " {}", code(&told.path))?;
    }
    let [title, detail, places] = &told.sentences;
    write!(out, " · {}", marked(title))?;
    if !places.is_empty() {
        write!(out, " ({})", marked(places))?;
    }
    let stop = language.pick(". ", "。");
    write!(out, "{}", [stop, &marked(detail)].concat().trim_end())?;
    match told.page {
        Some((title, Some(address))) => writeln!(out, " ([{}]({address}))", escaped(title)),
        Some((title, None)) => writeln!(out, " ({})", escaped(title)),
        None => writeln!(out),
    }
}

/// A sentence in which the payload's words stand as code, and nothing else is Markdown.
pub fn marked(sentence: &Sentence) -> String {
    let pieces = sentence.pieces().map(|piece| match piece {
        Piece::Ours(words) => escaped(words),
        Piece::Payload(words) => code(words),
    });
    pieces.collect()
}

/// The same, in which no bar ends the cell that it stands in.
fn in_cell(sentence: &Sentence) -> String {
    let pieces = sentence.pieces().map(|piece| match piece {
        Piece::Ours(words) => escaped(words),
        Piece::Payload(words) => code(words).replace('|', "\\|"),
    });
    pieces.collect()
}

/// Words in which nothing is Markdown.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in visible(words).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// What somebody wrote, as it is: between more back-quotes than stand in it.
fn code(words: &str) -> String {
    let words = visible(words);
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    if words.is_empty() {
        return String::new();
    }
    format!("{fence}{space}{words}{space}{fence}")
}

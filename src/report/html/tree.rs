//! The annotated tree as parts of a page that fold.

use std::io::{self, Write};

use super::super::cells::{Cells, Value};
use super::super::contents::Terms;
use super::super::outline::{Content, Row, rows};
use super::super::tree::{DEEPEST_INDENTED, severity_mark, severity_word};
use super::escaped;
use crate::analysis::{Analysis, Finding, State};
use crate::say;
use crate::words::Language;

/// Writes the tree of the payload that has that number, as far as there are rows left.
pub(super) fn write(
    analysis: &Analysis,
    (number, n_rows_left): (usize, &mut usize),
    terms: Terms<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    let language = terms.language;
    let weigh = |finding: &Finding| terms.severity(finding, analysis);
    // What is muted is not told to be missing.
    let is_shown = |row: &Row<'_>| match &row.content {
        Content::Node { .. } => true,
        Content::Missing(_, finding) => weigh(finding).is_some(),
    };
    let mut rows = rows(analysis).filter(is_shown).peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "<section><h3>{}</h3>", escaped(&say!(language, "report-tree")))?;
    let heads = [
        say!(language, "column-node"),
        say!(language, "column-value"),
        say!(language, "column-description"),
    ];
    let heads = heads.map(|head| format!("<span>{}</span>", escaped(&head)));
    writeln!(out, "<div class=\"tree\"><div class=\"row head\">{}</div>", heads.concat())?;
    let mut n_open = 0;
    while let Some(row) = rows.next_if(|_| *n_rows_left > 0) {
        *n_rows_left -= 1;
        let level = level(&row);
        (level..n_open).try_for_each(|_| out.write_all(END.as_bytes()))?;
        n_open = level;
        let cells = Cells::of(&row, analysis, language, &weigh);
        let has_more = rows.peek().is_some_and(|next| self::level(next) > level);
        let id = match &row.content {
            // Where a finding leads.
            Content::Node { node, .. } if analysis.findings_at(node.id()).next().is_some() => {
                format!(" id=\"p{number}n{}\"", node.id().index())
            }
            Content::Node { .. } | Content::Missing(..) => String::new(),
        };
        if has_more && *n_rows_left > 0 {
            write!(out, "<details open=\"\"><summary class=\"row\"{id}>")?;
            write_cells(&row, &cells, language, out)?;
            writeln!(out, "</summary><div>")?;
            n_open += 1;
        } else {
            write!(out, "<div class=\"row\"{id}>")?;
            write_cells(&row, &cells, language, out)?;
            writeln!(out, "</div>")?;
        }
    }
    (0..n_open).try_for_each(|_| out.write_all(END.as_bytes()))?;
    writeln!(out, "</div>")?;
    if rows.peek().is_some() {
        let count = analysis.document().n_nodes();
        let more = say!(language, "report-cut-tree", count = count);
        writeln!(out, "<p class=\"quiet\">{}</p>", escaped(&more))?;
    }
    writeln!(out, "</section>")
}

/// What ends a part that folds.
const END: &str = "</div></details>\n";

/// How many parts a row stands in: browsers take only so many in each other.
fn level(row: &Row<'_>) -> usize {
    row.depth.min(DEEPEST_INDENTED)
}

fn write_cells(
    row: &Row<'_>,
    cells: &Cells<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let is_missing = matches!(cells.value, Value::Missing);
    let class = if is_missing { "node missing" } else { "node" };
    write!(out, "<span class=\"{class}\">")?;
    if row.depth > DEEPEST_INDENTED {
        write!(out, "<span class=\"quiet\">…{} </span>", row.depth)?;
    }
    write!(out, "{}", cut(row.label(), language))?;
    if let Some(severity) = cells.mark {
        let (word, mark) = (severity_word(severity, language), severity_mark(severity));
        let (word, tone) = (escaped(&word), severity.id());
        write!(out, " <b class=\"mark {tone}\" role=\"img\" aria-label=\"{word}\">{mark}</b>")?;
    }
    write!(out, "</span><span class=\"value\">")?;
    match &cells.value {
        Value::Text(value) => write!(out, "<code>{}</code>", cut(value, language))?,
        Value::Empty => write!(out, "<i>{}</i>", escaped(&say!(language, "tree-empty")))?,
        Value::Missing => write!(out, "<i>{}</i>", escaped(&say!(language, "tree-missing")))?,
        Value::Summary { words, state } => {
            let tone = match state {
                Some(State::Failed) => "failed",
                Some(State::Success) => "fine",
                Some(State::Running | State::Unknown) | None => "quiet",
            };
            write!(out, "<span class=\"{tone}\">{}</span>", cut(words, language))?;
        }
    }
    let class = if cells.is_repeated { "about again" } else { "about" };
    write!(out, "</span><span class=\"{class}\">")?;
    if let Some(severity) = cells.mark.filter(|_| !cells.remarks.is_empty()) {
        let remarks = cells.remarks.join(" · ");
        write!(out, "<em class=\"{}\">{}</em> ", severity.id(), cut(&remarks, language))?;
    }
    if let Some(entry) = cells.documented {
        let meaning = language.pick(&entry.meaning.en, &entry.meaning.zh);
        write!(out, "{}", with_code(&meaning.replace('\n', " ")))?;
    }
    write!(out, "</span>")
}

/// The documentation's words, with its spans of code.
fn with_code(meaning: &str) -> String {
    let pieces = meaning.split('`').enumerate().map(|(number, piece)| match number % 2 {
        0 => escaped(piece).into_owned(),
        _ => super::code(piece),
    });
    pieces.collect()
}

/// A text, or as much of a very long one as anybody reads.
fn cut(text: &str, language: Language) -> String {
    const MOST: usize = 2_000;
    match text.char_indices().nth(MOST) {
        None => escaped(text).into_owned(),
        Some((end, _)) => {
            let (head, rest) = text.split_at(end);
            let more = say!(language, "report-cut-value", count = rest.chars().count());
            format!("{}<i>{}</i>", escaped(head), escaped(&more))
        }
    }
}

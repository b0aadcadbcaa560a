//! Payloads as a page for a browser: one file, without scripts, which asks for nothing else.
//!
//! Whatever a payload says stands in it as text: it is made visible, and escaped. The page's policy forbids all but our own
//! styles, should that fail once.

mod tree;

use std::borrow::Cow;
use std::io::{self, Write};

use super::contents::{self, Terms, Told};
use super::look::{Scheme, variables};
use super::timeline::{self, svg};
use super::tree::severity_word;
use super::{Note, Standing, kind};
use crate::analysis::{Analysis, Severity};
use crate::say;
use crate::timeline::Timeline;
use crate::words::{Language, Piece, Sentence, visible};

/// So many rows of trees stand in a page at most: browsers take their time for more.
pub(super) const MOST_ROWS: usize = 10_000;

/// What a page of one payload is called.
pub(super) fn title(analysis: &Analysis, name: &str, language: Language) -> String {
    let (kind, standing) = (kind(analysis, language), Standing::of(analysis).words(language));
    format!("{kind}{}{standing} · {name}", language.pick(": ", "："))
}

/// Writes what comes before the payloads; `title` is that of a payload that is alone.
pub(super) fn write_begin(
    title: Option<&str>,
    n_payloads: usize,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let heading = match title {
        Some(_) => say!(language, "report-page"),
        None => say!(language, "report-page-of-many", count = n_payloads),
    };
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\"/>\n\
         <meta name=\"referrer\" content=\"no-referrer\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width\"/>\n\
         <link rel=\"icon\" href=\"data:,\"/>\n<title>{}</title>\n\
         <style>\n:root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n{}</style>\n\
         </head>\n<body>\n<main{}>\n<h1>{}</h1>\n",
        language.pick("en", "zh-Hans"),
        escaped(title.unwrap_or(&heading)),
        variables(Scheme::Light),
        variables(Scheme::Dark),
        include_str!("../../../assets/report.css"),
        if title.is_some() { "" } else { " class=\"many\"" },
        escaped(&heading)
    )
}

/// Writes what comes before the rows of a table of payloads.
pub(super) fn write_table_begin(language: Language, out: &mut impl Write) -> io::Result<()> {
    write!(out, "<div class=\"wide payloads\"><table>\n<thead><tr>")?;
    for column in contents::columns(language) {
        write!(out, "<th scope=\"col\">{}</th>", escaped(&column))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")
}

/// Writes the row of the payload called `name`; with a number, it leads to what is told of that one.
pub(super) fn write_row(
    analysis: &Analysis,
    (name, number): (&str, Option<usize>),
    terms: Terms<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    let [name, kind, standing, others @ ..] = contents::row(analysis, name, terms);
    let name = match number {
        Some(number) => format!("<a href=\"#p{number}\">{}</a>", marked(&name)),
        None => marked(&name),
    };
    let tone = tone(Standing::of(analysis));
    write!(out, "<tr><td>{name}</td><td>{}</td>", marked(&kind))?;
    write!(out, "<td><span class=\"chip {tone}\">{}</span></td>", marked(&standing))?;
    others.iter().try_for_each(|cell| write!(out, "<td>{}</td>", marked(cell)))?;
    writeln!(out, "</tr>")
}

/// What comes behind the rows of a table of payloads.
pub(super) const TABLE_END: &str = "</tbody></table></div>\n";

/// Writes what is worth telling of the payload called `name`, which has that number; its tree as far as there are rows left.
pub(super) fn write_section(
    analysis: &Analysis,
    (name, notes): (&str, &[Note]),
    (number, n_rows_left): (usize, &mut usize),
    terms: Terms<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    let language = terms.language;
    let standing = Standing::of(analysis);
    let (kind, tone) = (kind(analysis, language), tone(standing));
    writeln!(out, "<article id=\"p{number}\">\n<header><p class=\"name\">{}</p>", escaped(name))?;
    writeln!(
        out,
        "<h2>{} <span class=\"chip {tone}\">{}</span></h2></header>",
        escaped(&kind),
        escaped(&standing.words(language))
    )?;
    writeln!(out, "<dl class=\"facts\">")?;
    for (label, value) in contents::told_facts(analysis, terms) {
        writeln!(out, "<dt>{}</dt><dd>{}</dd>", escaped(&label), marked(&value))?;
    }
    writeln!(out, "</dl>")?;
    write_timeline(analysis, terms, out)?;
    write_notes(notes, language, out)?;
    write_findings(analysis, number, terms, out)?;
    let shapes = contents::shapes(analysis, language);
    if !shapes.is_empty() {
        let heading = say!(language, "report-parser");
        writeln!(out, "<section><h3>{}</h3>\n<ul>", escaped(&heading))?;
        shapes.iter().try_for_each(|shape| writeln!(out, "<li>{}</li>", marked(shape)))?;
        writeln!(out, "</ul></section>")?;
    }
    tree::write(analysis, (number, n_rows_left), terms, out)?;
    writeln!(out, "</article>")
}

/// Writes what comes behind the payloads.
pub(super) fn write_end(out: &mut impl Write) -> io::Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    writeln!(out, "<footer>Callback Explorer {version}</footer>\n</main>\n</body>\n</html>")
}

fn write_timeline(analysis: &Analysis, terms: Terms<'_>, out: &mut impl Write) -> io::Result<()> {
    /// So many bars are drawn.
    const MOST_BARS: usize = 100;
    let Terms { clock, language, .. } = terms;
    let Some(timeline) = Timeline::of(analysis) else { return Ok(()) };
    let n_bars = timeline.bars.len();
    let mut told = timeline::notes(&timeline, language);
    if let Some(more @ 1..) = n_bars.checked_sub(MOST_BARS) {
        told.push(say!(language, "report-more-bars", count = more));
    }
    told.push(timeline::clock_words(&timeline, clock, language));
    let heading = say!(language, "tab-timeline");
    let picture = svg::in_page(&timeline, n_bars.min(MOST_BARS), (clock, language), &heading);
    writeln!(
        out,
        "<section><h3>{}</h3>\n<figure><div class=\"wide\">{picture}</div>\
         <figcaption>{}</figcaption></figure></section>",
        escaped(&heading),
        escaped(&told.join(" · "))
    )
}

fn write_notes(notes: &[Note], language: Language, out: &mut impl Write) -> io::Result<()> {
    if notes.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section><h3>{}</h3>", escaped(&say!(language, "report-notes")))?;
    for note in notes {
        write!(out, "<div class=\"note\">")?;
        if let Some(path) = &note.path {
            write!(out, "<p>{}", code(path))?;
            if let Some(value) = note.shown_value() {
                write!(out, " · {}", code(&value))?;
            }
            if note.is_lost {
                write!(out, " ({})", escaped(&say!(language, "report-note-lost")))?;
            }
            write!(out, "</p>")?;
        }
        if !note.text.is_empty() {
            let lines: Vec<Cow<'_, str>> = note.text.trim_end().lines().map(escaped).collect();
            write!(out, "<p class=\"text\">{}</p>", lines.join("\n"))?;
        }
        writeln!(out, "</div>")?;
    }
    writeln!(out, "</section>")
}

fn write_findings(
    analysis: &Analysis,
    number: usize,
    terms: Terms<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    let language = terms.language;
    let findings = contents::findings(analysis, terms);
    let heading = say!(language, "report-findings", count = findings.count);
    writeln!(out, "<section><h3>{}</h3>", escaped(&heading))?;
    if findings.count > 0 {
        writeln!(out, "<ul class=\"findings\">")?;
        for told in &findings.told {
            write_finding(analysis, (told, number), language, out)?;
        }
        for (rule, count) in findings.more {
            let more = escaped(&say!(language, "report-more", count = count)).into_owned();
            writeln!(out, "<li><code>{rule}</code> {more}</li>")?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "</section>")
}

fn write_finding(
    analysis: &Analysis,
    (told, number): (&Told<'_>, usize),
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let at = told.finding.position(analysis.document());
    let (tone, word) = (told.severity.id(), severity_word(told.severity, language));
    let [title, detail, places] = &told.sentences;
    write!(out, "<li><p><span class=\"chip {tone}\">{}</span> ", escaped(&word))?;
    write!(out, "<strong>{}</strong>", marked(title))?;
    if !places.is_empty() {
        write!(out, " ({})", marked(places))?;
    }
    write!(out, "</p>\n<p class=\"quiet\"><span class=\"at\">{}:{}</span> ", at.line, at.column)?;
    match told.finding.node().filter(|_| !told.path.is_empty()) {
        Some(node) => {
            let (node, path) = (node.index(), code(&told.path));
            write!(out, "<a href=\"#p{number}n{node}\">{path}</a>")?;
        }
        None => write!(out, "{}", code(&told.path))?,
    }
    let page = told.page.map(|(title, address)| match address {
        Some(address) => format!("<a href=\"{}\">{}</a>", escaped(address), escaped(title)),
        None => escaped(title).into_owned(),
    });
    let why = [Some(marked(detail)).filter(|detail| !detail.is_empty()), page];
    let why: Vec<String> = why.into_iter().flatten().collect();
    if !why.is_empty() {
        write!(out, "</p>\n<p>{}", why.join(" "))?;
    }
    writeln!(out, "</p></li>")
}

/// The class of a payload that stands so.
fn tone(standing: Standing) -> &'static str {
    match standing {
        Standing::Failed
        | Standing::Malformed
        | Standing::Truncated
        | Standing::Undecodable
        | Standing::Unreadable
        | Standing::Violation => Severity::Error.id(),
        Standing::Suspected => Severity::Warning.id(),
        Standing::Normal | Standing::Success => "success",
        Standing::Running | Standing::Unknown | Standing::Test => Severity::Info.id(),
    }
}

/// A sentence in which the payload's words stand as code.
fn marked(sentence: &Sentence) -> String {
    let pieces = sentence.pieces().map(|piece| match piece {
        Piece::Ours(words) => escaped(words).into_owned(),
        Piece::Payload(words) => code(words),
    });
    pieces.collect()
}

/// What somebody wrote, as it is.
fn code(words: &str) -> String {
    format!("<code>{}</code>", escaped(words))
}

/// Words in which nothing is markup, and nothing acts.
fn escaped(words: &str) -> Cow<'_, str> {
    match visible(words) {
        Cow::Borrowed(words) => quick_xml::escape::escape(words),
        Cow::Owned(words) => quick_xml::escape::escape(&words).into_owned().into(),
    }
}

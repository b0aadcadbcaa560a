//! A payload in Markdown, for a ticket or a letter: what it is, how it stands and why, what is wrong in it with the page
//! that says so, and what its receiver's parser must expect.

mod notes;
mod shapes;

use std::io::{self, Write};

use super::catalog::address;
use super::fact_kind::FactKind;
use super::tree::severity_word;
use super::{Clock, Fact, Note, facts, kind, standing, timeline};
use crate::analysis::{Analysis, Finding, Severity, State};
use crate::catalog::{NodeEntry, Source};
use crate::say;
use crate::timeline::Timeline;
use crate::words::{Language, Piece, Sentence, visible};

/// Of findings of one rule, so many are told one by one.
const MOST_OF_A_RULE: usize = 5;

/// How a report is written.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// By which clock times are told.
    pub clock: Clock,
    /// In which language.
    pub language: Language,
}

/// Writes what is worth telling of a payload called `name`, with the `notes` that somebody made about it.
pub fn write(
    analysis: &Analysis,
    name: &str,
    notes: &[Note],
    terms: Terms,
    out: &mut impl Write,
) -> io::Result<()> {
    let Terms { clock, language } = terms;
    let standing = standing(analysis, language);
    let colon = language.pick(": ", "：");
    writeln!(out, "## {}{colon}{}", escaped(&kind(analysis, language)), escaped(&standing))?;
    writeln!(out, "\n{}\n", code(name))?;
    writeln!(out, "| | |\n|---|---|")?;
    for fact in facts(analysis, language, clock) {
        writeln!(out, "| {} | {} |", escaped(&fact.label), told(&fact))?;
    }
    if let Some(timeline) = Timeline::of(analysis).filter(|timeline| timeline.bars.len() > 1) {
        let told = timeline::notes(&timeline, language);
        if !told.is_empty() {
            writeln!(out, "\n{}", escaped(&told.join(" · ")))?;
        }
    }
    notes::write(notes, language, out)?;
    write_findings(analysis, language, out)?;
    shapes::write(analysis, language, out)
}

/// Writes the head of a table of payloads.
pub fn write_head(terms: Terms, out: &mut impl Write) -> io::Result<()> {
    let kinds = COLUMNS.map(|kind| kind.words(terms.language));
    let [job, object, created, reason] = kinds.map(|words| escaped(&words));
    let payload = say!(terms.language, "report-column-payload");
    let callback = say!(terms.language, "report-column-callback");
    let state = FactKind::State.words(terms.language);
    let findings = say!(terms.language, "report-column-findings");
    writeln!(
        out,
        "| {payload} | {callback} | {state} | {job} | {object} | {created} | {reason} | {findings} |\n\
         |---|---|---|---|---|---|---|---|"
    )
}

/// The facts that the table of payloads has a column for.
const COLUMNS: [FactKind; 4] =
    [FactKind::Job, FactKind::Object, FactKind::Created, FactKind::Reason];

/// Writes a payload's row of that table.
pub fn write_row(
    analysis: &Analysis,
    name: &str,
    terms: Terms,
    out: &mut impl Write,
) -> io::Result<()> {
    let Terms { clock, language } = terms;
    let facts = facts(analysis, language, clock);
    let has_failed = !analysis.is_readable() || analysis.outcome().state == State::Failed;
    let cells = COLUMNS.map(|kind| {
        let is_told =
            |fact: &&Fact| is_of(fact.kind, kind) && (has_failed || kind != FactKind::Reason);
        let fact = facts.iter().find(is_told);
        fact.map_or_else(String::new, told)
    });
    let n_of = |severity| analysis.n_findings(severity);
    let n_findings = n_of(Severity::Error) + n_of(Severity::Warning);
    let kind = escaped(&kind(analysis, language));
    let standing = escaped(&standing(analysis, language));
    let first = [code_in_cell(name), kind, standing];
    writeln!(out, "| {} | {} | {n_findings} |", first.join(" | "), cells.join(" | "))
}

/// Whether a fact is told in the column of `column`: a run or its failed job stand where others have their job, a code's
/// meaning where others have a reason.
fn is_of(kind: FactKind, column: FactKind) -> bool {
    kind == column
        || matches!(
            (column, kind),
            (FactKind::Job, FactKind::FailedJob | FactKind::Run)
                | (FactKind::Reason, FactKind::Meaning | FactKind::Message)
        )
}

/// What a fact says, as a cell of a table.
fn told(fact: &Fact) -> String {
    let is_payloads = fact.node.is_some() && fact.kind != FactKind::Broken;
    if is_payloads { code_in_cell(&fact.value) } else { escaped(&fact.value) }
}

/// Code in which no bar ends the cell that it stands in.
fn code_in_cell(words: &str) -> String {
    code(words).replace('|', "\\|")
}

/// Errors, warnings and infos, each with where it is, why, and who says so; mistakes of the documentation are none of the
/// payload's.
fn write_findings(analysis: &Analysis, language: Language, out: &mut impl Write) -> io::Result<()> {
    let findings = || analysis.findings().iter().filter(|it| it.rule().id != "documentation-slip");
    let count = findings().count();
    writeln!(out, "\n### {}", say!(language, "report-findings", count = count))?;
    if count > 0 {
        writeln!(out)?;
    }
    let mut paths = analysis.paths();
    let mut told: Vec<(&str, usize)> = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        for finding in findings().filter(|finding| finding.severity() == severity) {
            let rule = finding.rule().id;
            let known = told.iter().position(|(id, _)| *id == rule);
            let index = known.unwrap_or_else(|| {
                told.push((rule, 0));
                told.len() - 1
            });
            let Some((_, count)) = told.get_mut(index) else { continue };
            *count += 1;
            if *count <= MOST_OF_A_RULE {
                let path = finding.path_by(&mut paths).unwrap_or_default();
                write_finding(analysis, finding, &path, language, out)?;
            }
        }
    }
    for (rule, count) in told {
        if let Some(more @ 1..) = count.checked_sub(MOST_OF_A_RULE) {
            let more = say!(language, "report-more", count = more);
            writeln!(out, "- {} {}", code(rule), escaped(&more))?;
        }
    }
    Ok(())
}

fn write_finding(
    analysis: &Analysis,
    finding: &Finding,
    path: &str,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let at = finding.position(analysis.document());
    let severity = severity_word(finding.severity(), language);
    let title = marked(&finding.title(analysis, language));
    let detail = marked(&finding.detail(analysis, language));
    write!(out, "- **{}** {}:{}", escaped(&severity), at.line, at.column)?;
    if !path.is_empty() {
        write!(out, " {}", code(path))?;
    }
    write!(out, " · {title}. {detail}")?;
    let source = documented(analysis, finding).and_then(|node| {
        let source: &Source = analysis.entry()?.sources.get(node.source)?;
        Some((language.pick(&source.title.en, &source.title.zh), address(source, language)))
    });
    match source {
        Some((title, Some(address))) => writeln!(out, " ([{}]({address}))", escaped(title)),
        Some((title, None)) => writeln!(out, " ({})", escaped(title)),
        None => writeln!(out),
    }
}

/// What the catalog says of the node that a finding is about.
fn documented<'a>(analysis: &'a Analysis, finding: &Finding) -> Option<&'a NodeEntry> {
    match finding.missing() {
        Some(place) => analysis.entry()?.node(place),
        None => analysis.documented(finding.node()?),
    }
}

/// A sentence in which the payload's words stand as code.
fn marked(sentence: &Sentence) -> String {
    let pieces = sentence.pieces().map(|piece| match piece {
        Piece::Ours(words) => escaped(words),
        Piece::Payload(words) => code(words),
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

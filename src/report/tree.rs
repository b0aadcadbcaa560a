//! The annotated tree as text: what the payload is, its nodes with their values and descriptions, and
//! what is worth telling about it.
//!
//! Written with terminal styles; where they aren't wanted, the writer strips them.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::cells::{Cells, Value};
use super::columns::{
    self, Columns, GAP, Layout, LongValues, MARGIN, QUIET, STRONG, write_wrapped,
};
use super::outline::{Content, Row, rows};
use super::text::{elide, width};
use super::{Clock, Counts, Fact, choice, facts, kind, standing};
use crate::analysis::{Analysis, Finding, Severity, State, Verdict};
use crate::catalog::{Elision, NodeEntry};
use crate::say;
use crate::words::{Language, visible};

/// Writes the annotated tree of a payload that came from `name`.
pub fn write(
    analysis: &Analysis,
    name: &str,
    language: Language,
    layout: Layout,
    out: &mut impl Write,
) -> io::Result<()> {
    let tree = Tree { analysis, language, layout, columns: columns(analysis, layout) };
    tree.write_header(name, out)?;
    for row in rows(analysis) {
        tree.write_row(&row, out)?;
    }
    tree.write_findings(out)
}

/// The style of a severity, wherever one is written.
pub fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Info => AnsiColor::Cyan.on_default(),
    }
}

/// The style of how a payload stands, wherever that is written.
pub fn standing_style(analysis: &Analysis) -> Style {
    match analysis.outcome().verdict {
        _ if !analysis.is_readable() => severity_style(Severity::Error),
        Some(Verdict::Violation) => severity_style(Severity::Error),
        Some(Verdict::Suspected) => severity_style(Severity::Warning),
        Some(Verdict::Normal) | None => outcome_style(analysis.outcome().state),
    }
}

/// The style of an outcome, wherever one is written.
pub(super) fn outcome_style(state: State) -> Style {
    match state {
        State::Success => AnsiColor::Green.on_default(),
        State::Failed => AnsiColor::Red.on_default().bold(),
        State::Running | State::Unknown => Style::new(),
    }
}

/// Behind this many levels the indentation stays, and the level is told: else a payload a million levels
/// deep would be mostly spaces.
pub(super) const DEEPEST_INDENTED: usize = 20;

/// Columns that fit the payload's rows, told by the first of very many.
fn columns(analysis: &Analysis, layout: Layout) -> Columns {
    const ENOUGH: usize = 10_000;
    let (mut name, mut value) = (0, 0);
    for row in rows(analysis).take(ENOUGH) {
        name = name.max(width(&name_cell(&row)));
        if let Content::Node { node, .. } = &row.content
            && !node.is_container()
        {
            value = value.max(node.value_span().map_or(0, |span| span.len()));
        }
    }
    Columns::new(layout, name, value)
}

struct Tree<'a> {
    analysis: &'a Analysis,
    language: Language,
    layout: Layout,
    columns: Columns,
}

impl Tree<'_> {
    fn write_header(&self, name: &str, out: &mut impl Write) -> io::Result<()> {
        let (analysis, language) = (self.analysis, self.language);
        let style = standing_style(analysis);
        let mut kind = kind(analysis, language);
        if let Some(choice) = choice(analysis, language) {
            kind = format!("{kind} ({choice})");
        }
        let standing = standing(analysis, language);
        let (name, kind) = (visible(name), visible(&kind));
        writeln!(out, "{STRONG}{name}{STRONG:#} · {kind} · {style}{standing}{style:#}")?;
        let origin = analysis.origin();
        if let Some(words) = origin.other_lines(language).filter(|_| origin.number == 1) {
            writeln!(out, "{:MARGIN$}{QUIET}{words}{QUIET:#}", "")?;
        }
        let facts = facts(analysis, language, Clock::AsSent);
        let label_width = facts.iter().map(|fact| width(&fact.label)).max().unwrap_or(0);
        let indent = MARGIN + label_width + GAP;
        for Fact { label, value, .. } in &facts {
            write!(out, "{:MARGIN$}{QUIET}{label}{QUIET:#}", "")?;
            write!(out, "{:1$}", "", label_width - width(label) + GAP)?;
            let room = self.layout.width.saturating_sub(indent).max(20);
            write_wrapped(out, Style::new(), value, room, indent)?;
        }
        writeln!(out)
    }

    fn write_row(&self, row: &Row<'_>, out: &mut impl Write) -> io::Result<()> {
        let weigh = |finding: &Finding| Some(finding.severity());
        let said = Cells::of(row, self.analysis, self.language, &weigh);
        let is_node = matches!(row.content, Content::Node { .. });
        let name_style = match said.value {
            Value::Summary { .. } => STRONG,
            Value::Text(_) | Value::Empty => Style::new(),
            Value::Missing => QUIET,
        };
        let mark = said.mark.map(marked);
        let value = self.value_cell(&said);
        let mut description = said.remarks;
        description.extend(said.documented.map(|entry| {
            // The second of many tasks need not repeat in full what stands at the first.
            let room = if said.is_repeated { self.columns.description } else { usize::MAX };
            elide(&self.meaning(entry), room, Elision::End)
        }));
        let style = said.mark.filter(|_| is_node).map_or(QUIET, severity_style);
        let cells = columns::Cells {
            mark,
            name: (name_style, name_cell(row)),
            value,
            description: (style, description.join(" · ")),
        };
        self.columns.write(&cells, out)
    }

    fn value_cell(&self, said: &Cells<'_>) -> (Style, String) {
        let value = match &said.value {
            Value::Text(value) => visible(value),
            Value::Empty => return (QUIET, say!(self.language, "tree-empty")),
            Value::Missing => {
                let style = said.mark.map_or(QUIET, severity_style);
                return (style, say!(self.language, "tree-missing"));
            }
            Value::Summary { words, state } => {
                let style = state.map_or(QUIET, outcome_style);
                return (style, elide(words, self.columns.value, Elision::End));
            }
        };
        let whole = match self.layout.long_values {
            LongValues::Whole => value.into_owned(),
            LongValues::Elided => {
                let elision =
                    said.documented.map_or(Elision::End, |entry| entry.value_type.elision());
                elide(&value, self.columns.value, elision)
            }
        };
        (Style::new(), whole)
    }

    fn meaning(&self, entry: &NodeEntry) -> String {
        // Code spans of the documentation: here everything is in one font.
        let meaning = self.language.pick(&entry.meaning.en, &entry.meaning.zh);
        visible(&meaning.replace('`', "").replace('\n', " ")).into_owned()
    }

    fn write_findings(&self, out: &mut impl Write) -> io::Result<()> {
        let (analysis, language) = (self.analysis, self.language);
        writeln!(out, "\n{STRONG}{}{STRONG:#}", Counts::of(analysis).words(language))?;
        let mut findings: Vec<&Finding> = analysis.findings().iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity()));
        let mut paths = analysis.paths();
        for finding in findings {
            let style = severity_style(finding.severity());
            let position = finding.position(analysis.document());
            let severity = severity_word(finding.severity(), language);
            let rule = finding.rule().id;
            let path = finding.path_by(&mut paths).unwrap_or_default();
            write!(out, "{:MARGIN$}{style}{severity}[{rule}]{style:#} ", "")?;
            write!(out, "{}:{} {}", position.line, position.column, visible(&path))?;
            if finding.count() > 1 {
                write!(out, " ({})", say!(language, "tree-n-places", count = finding.count()))?;
            }
            writeln!(out)?;
            for sentence in [finding.title(analysis, language), finding.detail(analysis, language)]
            {
                let sentence = sentence.to_string();
                let indent = 2 * MARGIN;
                if !sentence.is_empty() {
                    write!(out, "{:indent$}", "")?;
                    let room = self.layout.width.saturating_sub(indent).max(20);
                    write_wrapped(out, Style::new(), &visible(&sentence), room, indent)?;
                }
            }
        }
        Ok(())
    }
}

/// The word for a severity.
pub fn severity_word(severity: Severity, language: Language) -> String {
    match severity {
        Severity::Error => say!(language, "severity-error"),
        Severity::Warning => say!(language, "severity-warning"),
        Severity::Info => say!(language, "severity-info"),
    }
}

/// The mark of a severity: findings never speak by color alone.
pub(super) fn severity_mark(severity: Severity) -> char {
    match severity {
        Severity::Error => '✗',
        Severity::Warning => '!',
        Severity::Info => 'i',
    }
}

fn marked(severity: Severity) -> (Style, char) {
    (severity_style(severity), severity_mark(severity))
}

fn name_cell(row: &Row<'_>) -> String {
    let name = row.label();
    match row.depth {
        depth @ ..=DEEPEST_INDENTED => format!("{:1$}{name}", "", 2 * depth),
        depth => format!("{:1$}…{depth} {name}", "", 2 * DEEPEST_INDENTED),
    }
}

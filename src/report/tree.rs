//! The annotated tree as text: what the payload is, its nodes with their values and descriptions, and
//! what is worth telling about it.
//!
//! Written with terminal styles; where they aren't wanted, the writer strips them.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::columns::{
    Cells, Columns, GAP, Layout, LongValues, MARGIN, QUIET, STRONG, write_wrapped,
};
use super::outline::{Content, Row, n_rows_below, rows};
use super::text::{elide, width};
use super::{Clock, Fact, choice, facts, kind, standing};
use crate::analysis::{Analysis, Finding, Severity, State, Verdict};
use crate::catalog::{Elision, NodeEntry};
use crate::document::{Kind, Node};
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

/// How many findings there are of each severity, in words: `1 error, 2 warnings`.
pub fn n_findings(analysis: &Analysis, language: Language) -> String {
    let counts = Severity::ALL.map(|severity| (severity, analysis.n_findings(severity)));
    let n_slips = analysis.findings().iter().filter(|finding| !finding.is_about_payload()).count();
    let slips = (n_slips > 0).then(|| say!(language, "count-slips", count = n_slips));
    let told: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| match severity {
            Severity::Error => say!(language, "count-errors", count = count),
            Severity::Warning => say!(language, "count-warnings", count = count),
            Severity::Info => say!(language, "count-infos", count = count),
        })
        .chain(slips)
        .collect();
    if told.is_empty() {
        say!(language, "count-none")
    } else {
        told.join(&say!(language, "list-separator"))
    }
}

/// Behind this many levels the indentation stays, and the level is told: else a payload a million levels
/// deep would be mostly spaces.
const DEEPEST_INDENTED: usize = 20;

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
        let name = name_cell(row);
        match &row.content {
            Content::Node { node, .. } => self.columns.write(&self.node_cells(*node, name), out),
            Content::Missing(entry, severity) => {
                self.columns.write(&self.missing_cells(entry, *severity, name), out)
            }
        }
    }

    fn node_cells(&self, node: Node<'_>, name: String) -> Cells {
        let told: Vec<&Finding> =
            self.analysis.findings_at(node.id()).filter(|finding| is_marked(finding)).collect();
        let mark = told.iter().map(|finding| finding.severity()).max();
        let documented = self.analysis.documented(node.id());
        let is_container = node.is_container();
        let value =
            if is_container { self.summary_of(node) } else { self.value_cell(node, documented) };
        let mut description: Vec<String> = told
            .iter()
            .map(|finding| finding.remark(self.analysis, self.language).to_string())
            .filter(|remark| !remark.is_empty())
            .map(|remark| visible(&remark).into_owned())
            .collect();
        description.dedup();
        description.extend(documented.map(|entry| {
            let meaning = self.meaning(entry);
            // The second of many tasks need not repeat in full what stands at the first.
            let is_repeated =
                self.analysis.first_at(entry.place).is_some_and(|first| first.id() < node.id());
            let room = if is_repeated { self.columns.description } else { usize::MAX };
            elide(&meaning, room, Elision::End)
        }));
        let name_style = if is_container { STRONG } else { Style::new() };
        let description_style = mark.map_or(QUIET, severity_style);
        Cells {
            mark: mark.map(marked),
            name: (name_style, name),
            value,
            description: (description_style, description.join(" · ")),
        }
    }

    fn missing_cells(&self, entry: &NodeEntry, severity: Severity, name: String) -> Cells {
        Cells {
            mark: Some(marked(severity)),
            name: (QUIET, name),
            value: (severity_style(severity), say!(self.language, "tree-missing")),
            description: (QUIET, self.meaning(entry)),
        }
    }

    fn value_cell(&self, node: Node<'_>, documented: Option<&NodeEntry>) -> (Style, String) {
        let value = node.value().unwrap_or_default();
        let is_empty = value.is_empty() && node.kind() != Kind::Null;
        if is_empty {
            return (QUIET, say!(self.language, "tree-empty"));
        }
        let value = visible(&value);
        let whole = match self.layout.long_values {
            LongValues::Whole => value.into_owned(),
            LongValues::Elided => {
                let elision = documented.map_or(Elision::End, |entry| entry.value_type.elision());
                elide(&value, self.columns.value, elision)
            }
        };
        (Style::new(), whole)
    }

    /// What a container says in one cell: a task's type and state, a header's key and value, or how many
    /// nodes are in it.
    fn summary_of(&self, node: Node<'_>) -> (Style, String) {
        let leaf = |name: &str| {
            let value = node.child(name)?.value()?;
            Some(visible(value.trim()).into_owned()).filter(|value| !value.is_empty())
        };
        let (style, told) = match (leaf("Type"), leaf("State"), leaf("Key"), leaf("Value")) {
            (Some(kind), Some(state), ..) => {
                (outcome_style(State::of_value(&state)), format!("{kind} · {state}"))
            }
            (_, _, Some(key), Some(value)) => (QUIET, format!("{key}: {value}")),
            _ => (QUIET, say!(self.language, "tree-n-nodes", count = n_rows_below(node))),
        };
        (style, elide(&told, self.columns.value, Elision::End))
    }

    fn meaning(&self, entry: &NodeEntry) -> String {
        // Code spans of the documentation: here everything is in one font.
        let meaning = self.language.pick(&entry.meaning.en, &entry.meaning.zh);
        visible(&meaning.replace('`', "").replace('\n', " ")).into_owned()
    }

    fn write_findings(&self, out: &mut impl Write) -> io::Result<()> {
        let (analysis, language) = (self.analysis, self.language);
        writeln!(out, "\n{STRONG}{}{STRONG:#}", n_findings(analysis, language))?;
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

/// Findings never speak by color alone.
fn marked(severity: Severity) -> (Style, char) {
    let mark = match severity {
        Severity::Error => '✗',
        Severity::Warning => '!',
        Severity::Info => 'i',
    };
    (severity_style(severity), mark)
}

/// Whether a finding is told at its node's row: missing nodes have rows of their own, and a mistake in
/// the documentation is none of the payload's.
fn is_marked(finding: &Finding) -> bool {
    finding.missing().is_none() && finding.rule().id != "documentation-slip"
}

fn name_cell(row: &Row<'_>) -> String {
    let name = match &row.content {
        Content::Node { label, .. } => label.as_str(),
        Content::Missing(entry, _) => entry.name.as_str(),
    };
    match row.depth {
        depth @ ..=DEEPEST_INDENTED => format!("{:1$}{name}", "", 2 * depth),
        depth => format!("{:1$}…{depth} {name}", "", 2 * DEEPEST_INDENTED),
    }
}

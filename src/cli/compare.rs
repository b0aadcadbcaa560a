//! `compare`: what differs between two payloads.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::arguments::Compare;
use super::choices::{OutputFormat, Unasked};
use super::input::{self, By, payloads};
use super::one::choose;
use super::output;
use super::{CommandError, Status, analyzer_as};
use crate::analysis::{Analysis, PathWriter};
use crate::compare::{Change, Compared, Comparison, Ignored, Piece, compare, pieces};
use crate::document::{Node, NodeId, Position};
use crate::isolation::{Panicked, isolated};
use crate::progress::Progress;
use crate::words::{Language, path_text, visible};
use crate::{report, samples, say};

pub(super) fn run(asked: &Compare, language: Language) -> Result<Status, CommandError> {
    isolated(|| run_isolated(asked, language)).unwrap_or_else(|Panicked| {
        input::complain_of(&path_text(&asked.left), &say!(language, "input-internal"));
        Ok(Status::Trouble)
    })
}

fn run_isolated(asked: &Compare, language: Language) -> Result<Status, CommandError> {
    let Some((analyzer, chosen)) = analyzer_as(asked.entry.as_deref(), &asked.reading, language)?
    else {
        return Ok(Status::Trouble);
    };
    let by = By { analyzer, entry: chosen, encoding: asked.reading.encoding };
    let numbers = (asked.payload.first().copied(), asked.payload.last().copied());
    let Some(left) = read(&asked.left, numbers.0, &by, language) else {
        return Ok(Status::Trouble);
    };
    let right = if let Some(right) = &asked.right {
        read(right, numbers.1, &by, language)
    } else {
        let sample = samples::nearest(analyzer, &left);
        if sample.is_none() {
            complain_of(&left, &say!(language, "compare-no-sample"));
        }
        sample
    };
    let Some(right) = right else { return Ok(Status::Trouble) };
    let is_unasked = |what| asked.ignore.contains(&what);
    let ignored = Ignored {
        ids: is_unasked(Unasked::Ids),
        times: is_unasked(Unasked::Times),
        values: asked.sample || is_unasked(Unasked::Values),
        empty: asked.empty_is_absent,
    };
    let progress = Progress::default();
    let Some(comparison) = compare(&left, &right, ignored, &progress) else {
        return Ok(Status::Trouble);
    };
    let mut out = output::text();
    let told = Told {
        left: Side { analysis: &left, paths: left.paths() },
        right: Side { analysis: &right, paths: right.paths() },
        comparison: &comparison,
        language,
        is_short: output::is_terminal(),
    };
    match asked.format {
        OutputFormat::Text => told.write_text(asked.sample, &mut out)?,
        OutputFormat::Json => told.write_json(&mut out)?,
    }
    out.flush()?;
    let broken = [&left, &right].into_iter().filter(|payload| !payload.is_readable());
    let n_broken = broken.map(|it| complain_of(it, &say!(language, "compare-broken"))).count();
    Ok(match comparison.summary().n_differences() {
        _ if n_broken > 0 => Status::Trouble,
        0 => Status::Clean,
        _ => Status::Findings,
    })
}

fn complain_of(payload: &Analysis, complaint: &str) {
    input::complain_of(&payload.origin().name(), complaint);
}

/// The payload asked for; complains where there is none.
fn read(path: &Path, number: Option<usize>, by: &By<'_>, language: Language) -> Option<Analysis> {
    let read = payloads(path, by).map_err(|error| error.trouble.words(language));
    let chosen = read.and_then(|payloads| choose(payloads, number, language));
    let payload = chosen.and_then(|payload| match payload.unreadable() {
        Some(why) => Err(why.words(language)),
        None => Ok(payload),
    });
    match payload {
        Ok(payload) => Some(by.analyzer.analyze_as(payload, by.entry)),
        Err(complaint) => {
            input::complain_of(&path_text(path), &complaint);
            None
        }
    }
}

/// One of both payloads.
struct Side<'a> {
    analysis: &'a Analysis,
    paths: PathWriter<'a>,
}

struct Told<'a> {
    left: Side<'a>,
    right: Side<'a>,
    comparison: &'a Comparison,
    language: Language,
    /// Whether of long values only some is shown.
    is_short: bool,
}

/// A difference for programs. The keys and their order are a promise to scripts: more may come at the end, none goes.
#[derive(Serialize)]
struct Difference<'a> {
    change: &'static str,
    left: Option<Spot<'a>>,
    right: Option<Spot<'a>>,
}

#[derive(Serialize)]
struct Spot<'a> {
    path: String,
    line: usize,
    column: usize,
    byte: usize,
    /// None for what holds nodes.
    value: Option<Cow<'a, str>>,
}

const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();
const CHANGED: Style = AnsiColor::Yellow.on_default();
const PLACED: Style = AnsiColor::Cyan.on_default();

/// How many characters of a value are shown on a terminal.
const MOST_SHOWN: usize = 160;

impl<'a> Told<'a> {
    fn differences(&self) -> impl Iterator<Item = Compared> + use<'a> {
        let comparison = self.comparison;
        comparison.differences().iter().filter_map(|&index| comparison.node(index as usize))
    }

    fn write_json(mut self, out: &mut impl Write) -> io::Result<()> {
        for node in self.differences() {
            let difference = Difference {
                change: node.change.id(),
                left: node.left.map(|node| self.left.spot(node)),
                right: node.right.map(|node| self.right.spot(node)),
            };
            output::write_json(serde_json::to_string(&difference)?, out)?;
        }
        Ok(())
    }

    fn write_text(mut self, is_sample: bool, out: &mut impl Write) -> io::Result<()> {
        let [left, mut right] =
            [&self.left, &self.right].map(|side| input::payload_name(side.analysis));
        if is_sample {
            right = say!(self.language, "compare-sample", file = right).into();
        }
        writeln!(out, "{REMOVED}--- {left}{REMOVED:#}")?;
        writeln!(out, "{ADDED}+++ {right}{ADDED:#}")?;
        for node in self.differences() {
            self.write_difference(node, out)?;
        }
        writeln!(out, "{}", report::differences(self.comparison.summary(), self.language))
    }

    fn write_difference(&mut self, node: Compared, out: &mut impl Write) -> io::Result<()> {
        let left = node.left.map(|id| (self.left.paths.path(id), self.left.node(id)));
        let right = node.right.map(|id| (self.right.paths.path(id), self.right.node(id)));
        let (mark, style) = match node.change {
            Change::Added => ("+", ADDED),
            Change::Removed => ("-", REMOVED),
            Change::Moved => (">", PLACED),
            Change::Reordered => ("^", PLACED),
            Change::Changed | Change::Same => ("~", CHANGED),
        };
        write!(out, "{style}{mark}{style:#} ")?;
        match (left, right) {
            (Some((_, left)), Some((path, right))) if node.change == Change::Changed => {
                write!(out, "{}: ", visible(&path))?;
                self.write_values(left, right, out)?;
            }
            (Some((from, _)), Some((to, _))) if from != to => {
                write!(out, "{} → {}", visible(&from), visible(&to))?;
            }
            (Some((path, one)), _) | (None, Some((path, one))) => {
                write!(out, "{}", visible(&path))?;
                self.write_one(one, out)?;
            }
            (None, None) => {}
        }
        writeln!(out)
    }

    /// What a node of only one payload holds.
    fn write_one(&self, node: Node<'_>, out: &mut impl Write) -> io::Result<()> {
        match node.value() {
            Some(value) if value.is_empty() => write!(out, " ({})", self.empty()),
            Some(value) => write!(out, " = {}", self.shown(&value)),
            None => write!(out, " ({})", self.n_nodes(node)),
        }
    }

    fn empty(&self) -> String {
        say!(self.language, "tree-empty")
    }

    fn n_nodes(&self, node: Node<'_>) -> String {
        let n_below = node.subtree().len().saturating_sub(1);
        say!(self.language, "compare-n-nodes", count = n_below)
    }

    fn write_values(
        &self,
        left: Node<'_>,
        right: Node<'_>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let (Some(from), Some(to)) = (left.value(), right.value()) else {
            let told = |node: Node<'_>| match node.value() {
                Some(value) => self.shown(&value).into_owned(),
                None => self.n_nodes(node),
            };
            return write!(out, "{} → {}", told(left), told(right));
        };
        let pieces = pieces(&from, &to);
        self.write_marked(&pieces, REMOVED, out)?;
        write!(out, " → ")?;
        self.write_marked(&pieces, ADDED, out)
    }

    /// Writes one of two texts, with what the other one hasn't marked.
    fn write_marked(
        &self,
        pieces: &[Piece<'_>],
        style: Style,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let style = style.bold();
        let mut is_blank = true;
        for piece in pieces {
            let (text, is_marked) = match *piece {
                Piece::Same(text) => (text, false),
                Piece::Removed(text) if style == REMOVED.bold() => (text, true),
                Piece::Added(text) if style == ADDED.bold() => (text, true),
                Piece::Removed(_) | Piece::Added(_) => continue,
            };
            is_blank = false;
            if is_marked {
                write!(out, "{style}{}{style:#}", self.shown(text))?;
            } else {
                write!(out, "{}", self.shown(text))?;
            }
        }
        if is_blank { write!(out, "({})", self.empty()) } else { Ok(()) }
    }

    fn shown<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match text.char_indices().nth(MOST_SHOWN).filter(|_| self.is_short) {
            Some((end, _)) => format!("{}…", visible(text.get(..end).unwrap_or_default())).into(),
            None => visible(text),
        }
    }
}

impl<'a> Side<'a> {
    fn node(&self, node: NodeId) -> Node<'a> {
        self.analysis.document().node(node)
    }

    fn spot(&mut self, id: NodeId) -> Spot<'a> {
        let node = self.node(id);
        let byte = node.span().start;
        let Position { line, column } = self.analysis.document().position(byte);
        Spot { path: self.paths.path(id), line, column, byte, value: node.value() }
    }
}

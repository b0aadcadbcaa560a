//! What the vendor's payloads of a kind may look like to the parser of whoever receives them.

use std::io::{self, Write};

use super::{code, escaped};
use crate::analysis::Analysis;
use crate::catalog::{Entry, EnvelopeInJson, NodeEntry};
use crate::say;
use crate::words::Language;

/// So many names are listed.
const MOST: usize = 8;

/// Writes every shape to accept, of nodes that this payload has.
pub(super) fn write(
    analysis: &Analysis,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let Some(entry) = analysis.entry() else { return Ok(()) };
    let form = &entry.json;
    let mut lines = Vec::new();
    if !form.native {
        lines.push(match form.envelope {
            EnvelopeInJson::Drop => say!(language, "report-envelope-dropped"),
            EnvelopeInJson::Keep => say!(language, "report-envelope-kept"),
        });
    }
    let is_there = |node: &NodeEntry| analysis.first_at(node.place).is_some();
    let names =
        |wanted: &dyn Fn(&NodeEntry) -> bool| names(entry, &|node| is_there(node) && wanted(node));
    let is_array = |node: &NodeEntry| form.native || form.arrays.contains(&node.place);
    let repeats = |node: &NodeEntry| node.repeats || node.may_repeat;
    let always = names(&|node| repeats(node) && is_array(node));
    let either = names(&|node| repeats(node) && !is_array(node));
    let empty = names(&|node| node.may_be_empty && !form.native);
    let numbers = names(&|node| form.numbers.contains(&node.place));
    let text = !form.native;
    lines.extend(always.map(|names| say!(language, "report-always-array", names = names)));
    lines.extend(either.map(|names| say!(language, "report-object-or-array", names = names)));
    lines.extend(empty.map(|names| say!(language, "report-absent-when-empty", names = names)));
    lines.extend(text.then(|| match &numbers {
        Some(names) => say!(language, "report-text-but", names = names.as_str()),
        None => say!(language, "report-all-text"),
    }));
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### {}\n", escaped(&say!(language, "report-parser")))?;
    lines.iter().try_for_each(|line| writeln!(out, "- {line}"))
}

/// The names of an entry's nodes of a kind, the first of them; nothing where there is none.
fn names(entry: &Entry, wanted: &dyn Fn(&NodeEntry) -> bool) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for node in entry.nodes.iter().filter(|node| wanted(node)) {
        if !names.contains(&node.name.as_str()) {
            names.push(&node.name);
        }
    }
    let n_more = names.len().saturating_sub(MOST);
    let mut told: Vec<String> = names.iter().take(MOST).map(|name| code(name)).collect();
    if n_more > 0 {
        told.push(format!("… (+{n_more})"));
    }
    (!told.is_empty()).then(|| told.join(", "))
}

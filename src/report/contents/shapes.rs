//! What the vendor's payloads of a kind may look like to the parser of whoever receives them.

use crate::analysis::Analysis;
use crate::catalog::{ENVELOPE_NAME, Entry, EnvelopeInJson, NodeEntry};
use crate::say;
use crate::words::{Language, Sentence, payload_words};

/// Every shape that a receiver's parser must accept, of nodes that this payload has: advice, a sentence for each.
pub fn shapes(analysis: &Analysis, language: Language) -> Vec<Sentence> {
    let Some(entry) = analysis.entry() else { return Vec::new() };
    let form = &entry.json;
    let mut shapes = Vec::new();
    if !form.native {
        let name = payload_words(ENVELOPE_NAME);
        shapes.push(match form.envelope {
            EnvelopeInJson::Drop => say!(language, "report-envelope-dropped", name = name),
            EnvelopeInJson::Keep => say!(language, "report-envelope-kept", name = name),
        });
    }
    let is_there = |node: &NodeEntry| analysis.first_at(node.place).is_some();
    let names = |wanted: &dyn Fn(&NodeEntry) -> bool| {
        names(entry, language, &|node| is_there(node) && wanted(node))
    };
    let is_array = |node: &NodeEntry| form.native || form.arrays.contains(&node.place);
    let repeats = |node: &NodeEntry| node.repeats || node.may_repeat;
    let always = names(&|node| repeats(node) && is_array(node));
    let either = names(&|node| repeats(node) && !is_array(node));
    let empty = names(&|node| node.may_be_empty && !form.native);
    let numbers = names(&|node| form.numbers.contains(&node.place));
    shapes.extend(always.map(|names| say!(language, "report-always-array", names = names)));
    shapes.extend(either.map(|names| say!(language, "report-object-or-array", names = names)));
    shapes.extend(empty.map(|names| say!(language, "report-absent-when-empty", names = names)));
    shapes.extend((!form.native).then(|| match numbers {
        Some(names) => say!(language, "report-text-but", names = names),
        None => say!(language, "report-all-text"),
    }));
    shapes.into_iter().map(Sentence::new).collect()
}

/// The names of an entry's nodes of a kind, the first of them; nothing where there is none.
fn names(entry: &Entry, language: Language, wanted: &dyn Fn(&NodeEntry) -> bool) -> Option<String> {
    /// So many names are listed.
    const MOST: usize = 8;
    let mut names: Vec<&str> = Vec::new();
    for node in entry.nodes.iter().filter(|node| wanted(node)) {
        if !names.contains(&&*node.name) {
            names.push(&node.name);
        }
    }
    let n_more = names.len().saturating_sub(MOST);
    let mut told: Vec<String> = names.iter().take(MOST).map(|name| payload_words(name)).collect();
    if n_more > 0 {
        told.push(format!("… (+{n_more})"));
    }
    let between = language.pick(", ", "、");
    (!told.is_empty()).then(|| told.join(between))
}

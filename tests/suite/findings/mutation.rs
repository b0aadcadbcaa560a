//! Every single-node mutation of every sample, in the format that its callback is made in, is told by the right rule, at
//! the right place.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::thread;

use callback_explorer::analysis::{Analysis, Analyzer};
use callback_explorer::catalog::{ANY_NAME, Presence, ValueType};
use callback_explorer::document::{Format, Kind, Node};

use super::{analyze, analyzer, genuine_payloads, read};

/// Of a hundred mutations of a kind, how many at least must be told.
const THRESHOLD: usize = 99;

/// A payload with one thing changed, and the finding that it asks for.
struct Mutant {
    kind: &'static str,
    text: String,
    rule: &'static str,
    /// The path up to the name, and the name; indices don't count.
    path: String,
    byte: usize,
}

#[test]
fn every_mutation_is_told_by_its_rule_at_its_place() {
    let analyzer = analyzer();
    let mut tally: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let files = genuine_payloads(&analyzer);
    for (file, results) in files.iter().zip(all_results(&analyzer, &files)) {
        for (mutant, reason) in results {
            let (n_told, n) = tally.entry(mutant.kind).or_default();
            *n += 1;
            match reason {
                None => *n_told += 1,
                Some(reason) => {
                    println!("{}: {} {}: {reason}", file.display(), mutant.kind, mutant.path);
                }
            }
        }
    }
    for (kind, (n_told, n)) in &tally {
        println!("{kind}: {n_told} of {n}");
    }
    assert_eq!(tally.len(), 5);
    for (kind, (n_told, n)) in tally {
        assert!(n > 100 && n_told * 100 >= n * THRESHOLD, "{kind}: {n_told} of {n}");
    }
}

/// Those of each file, found by as many threads as the machine has.
fn all_results(analyzer: &Analyzer, files: &[PathBuf]) -> Vec<Vec<(Mutant, Option<String>)>> {
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let of_chunk = |chunk: &'_ [PathBuf]| -> Vec<_> {
            chunk.iter().map(|file| results(analyzer, file)).collect()
        };
        let chunks = files.chunks(files.len().div_ceil(n_threads));
        let threads: Vec<_> = chunks.map(|chunk| scope.spawn(move || of_chunk(chunk))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

/// All mutants of a file in the format that its callback is made in, each with why it isn't told if so.
fn results(analyzer: &Analyzer, file: &Path) -> Vec<(Mutant, Option<String>)> {
    let original = analyze(analyzer, read(file));
    let is_native = original.entry().is_some_and(|entry| entry.json.native);
    if original.format() != Some(if is_native { Format::Json } else { Format::Xml }) {
        return Vec::new();
    }
    let mutants = mutants(&original).into_iter();
    mutants
        .map(|mutant| {
            let reason = reason_untold(analyzer, &mutant);
            (mutant, reason)
        })
        .collect()
}

fn reason_untold(analyzer: &Analyzer, mutant: &Mutant) -> Option<String> {
    let analysis = analyze(analyzer, mutant.text.as_str());
    let line = analysis.document().position(mutant.byte).line;
    let is_it = analysis.findings().iter().any(|finding| {
        finding.rule().id == mutant.rule
            && finding.position(analysis.document()).line == line
            && plain(&finding.path(&analysis).unwrap_or_default()) == mutant.path
    });
    let told = || {
        let told = analysis.findings().iter().filter(|f| f.rule().id != "documentation-slip");
        told.map(|finding| format!("{} at {:?}", finding.rule().id, finding.path(&analysis)))
            .collect::<Vec<_>>()
    };
    (!is_it).then(|| format!("wanted {} in line {line}, told were {:?}", mutant.rule, told()))
}

fn mutants(original: &Analysis) -> Vec<Mutant> {
    let document = original.document();
    let mut mutants = Vec::new();
    let is_documented = |node: &Node<'_>| {
        let documented = original.documented(node.id());
        node.kind().is_documentable() && documented.is_none_or(|entry| entry.name != ANY_NAME)
    };
    for node in document.nodes().filter(|node| node.name().is_some() && is_documented(node)) {
        mutants.extend(removed(original, node));
        let name = node.name().unwrap();
        // Shorter names are like too many others.
        if name.len() > 2 {
            mutants.push(renamed(original, node, "prefix X", "misspelt-name", &format!("X{name}")));
        }
        mutants.push(renamed(original, node, "prefix Zq7", "unknown-node", &format!("Zq7{name}")));
        let other_case = match name.to_uppercase() {
            upper if upper == name => name.to_lowercase(),
            upper => upper,
        };
        mutants.push(renamed(original, node, "case", "misspelt-name", &other_case));
        mutants.extend(moved(original, node));
    }
    mutants
}

/// Only what is always there can be missed. A second one of its name, or what may stand in its place,
/// says that it is there.
fn removed(original: &Analysis, node: Node<'_>) -> Option<Mutant> {
    let parent = node.parent()?;
    let entry = original.documented(node.id())?;
    // What may be empty may lack everything.
    let is_last = parent.documentable_children().count() == 1;
    let is_empty_fine = original.documented(parent.id()).is_some_and(|parent| parent.may_be_empty);
    if is_last && is_empty_fine {
        return None;
    }
    let is_alone = parent.children().filter(|other| other.name() == node.name()).count() == 1
        && parent.children().all(|other| !entry.either.contains(&original.place(other.id())));
    (entry.presence == Presence::Always && is_alone).then(|| Mutant {
        kind: "removed",
        text: replaced(node, member_span(node), ""),
        rule: "missing-node",
        path: plain(&original.path(node.id())),
        byte: parent.span().start,
    })
}

fn renamed(
    original: &Analysis,
    node: Node<'_>,
    kind: &'static str,
    rule: &'static str,
    name: &str,
) -> Mutant {
    let source = node.source();
    let old = node.name().unwrap();
    let end_tag = format!("</{old}>");
    let source = if node.kind() == Kind::Element {
        let source = source.replacen(&format!("<{old}"), &format!("<{name}"), 1);
        match source.strip_suffix(&end_tag) {
            Some(before) => format!("{before}</{name}>"),
            None => source,
        }
    } else {
        source.replacen(old, name, 1)
    };
    let parent = node.parent().map(|parent| plain(&original.path(parent.id())) + ".");
    let parent = parent.filter(|parent| parent != "$.");
    Mutant {
        kind,
        text: replaced(node, node.span(), &source),
        rule,
        path: parent.unwrap_or_default() + name,
        byte: node.span().start,
    }
}

/// To the end of the first documented container that doesn't document such a child.
fn moved(original: &Analysis, node: Node<'_>) -> Option<Mutant> {
    let name = node.name().unwrap();
    let entry = original.entry()?;
    let to = original.document().nodes().find(|to| {
        let is_container = original.documented(to.id()).is_some_and(|documented| {
            documented.value_type == ValueType::Container
                && entry
                    .children(documented.place)
                    .all(|child| child.name != name && child.name != ANY_NAME)
        });
        let is_elsewhere = node.parent().is_some_and(|parent| parent.id() != to.id())
            && !node.subtree().contains(&to.id().index());
        let is_root = to.kind() != Kind::Element && to.parent().is_none();
        is_container && is_elsewhere && to.has_children() && to.kind() != Kind::Array && !is_root
    })?;
    let is_xml = to.kind() == Kind::Element;
    let closing = if is_xml { format!("</{}>", to.name().unwrap()).len() } else { 1 };
    let end = to.span().end - closing;
    let mut text = original.document().text().to_owned();
    let removed = member_span(node);
    let byte = if removed.start < end { end - removed.len() } else { end };
    text.replace_range(removed, "");
    let comma = if is_xml { "" } else { "," };
    text.insert_str(byte, &format!("{comma}{}", node.source()));
    let byte = byte + comma.len();
    let path = format!("{}.{name}", plain(&original.path(to.id())));
    Some(Mutant { kind: "moved", text, rule: "misplaced-node", path, byte })
}

/// Where a node stands; of a member of JSON, with the comma that goes with it.
fn member_span(node: Node<'_>) -> Range<usize> {
    let span = node.span();
    if node.kind() == Kind::Element {
        return span;
    }
    let text = node.document().text();
    let behind = text[span.end..].trim_start();
    if behind.starts_with(',') {
        return span.start..text.len() - behind.len() + 1;
    }
    let before = text[..span.start].trim_end();
    before.strip_suffix(',').unwrap_or(before).len()..span.end
}

fn replaced(node: Node<'_>, span: Range<usize>, with: &str) -> String {
    let mut text = node.document().text().to_owned();
    text.replace_range(span, with);
    text
}

/// A path without the indices of nodes that repeat, which a mutation may change.
fn plain(path: &str) -> String {
    path.split('.')
        .map(|step| step.split_once('[').map_or(step, |(name, _)| name))
        .collect::<Vec<_>>()
        .join(".")
}

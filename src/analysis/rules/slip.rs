//! Where the payload is as real payloads are, and the documentation says otherwise.

use hashbrown::HashMap;

use super::{Analysis, Facts, Finding, Findings, Rule, Severity, Told};
use crate::catalog::{Entry, NodeEntry, PlaceId, Slip, SlipKind};
use crate::say;
use crate::words::{Language, payload_words};

pub(super) const DOCUMENTATION_SLIP: Rule = Rule {
    id: "documentation-slip",
    severity: Severity::Info,
    documentation: |language| say!(language, "rule-documentation-slip"),
};

/// A slip that a payload may show.
#[derive(Debug)]
pub(in crate::analysis) struct Known {
    place: PlaceId,
    /// Which one of the node's.
    slip: usize,
    /// Those of one number are one slip.
    number: usize,
}

/// The slips of an entry. Rows of one table that get the same part of their paths wrong are one.
pub(super) fn known(entry: &Entry) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    let mut numbers = HashMap::new();
    for node in &entry.nodes {
        for (index, slip) in node.slips.iter().enumerate() {
            let new = known.len();
            let number = match &slip.documented {
                SlipKind::Path(documented) => {
                    let wrong = (slip.source, wrong_part(documented, &node.path));
                    *numbers.entry(wrong).or_insert(new)
                }
                SlipKind::Type(_) => new,
            };
            known.push(Known { place: node.place, slip: index, number });
        }
    }
    known
}

/// Tells of the slips about nodes that this payload has, each at the first of them.
pub(super) fn check(analysis: &Analysis, known: &[Known], findings: &mut Findings) {
    let mut told: Vec<Option<usize>> = Vec::new();
    for &Known { place, slip, number } in known {
        let Some(first) = analysis.annotations.first_at(place) else { continue };
        if told.is_empty() {
            told.resize(known.len(), None);
        }
        let Some(before) = told.get_mut(number) else { continue };
        if let Some(before) = *before {
            findings.count(before, 1);
        } else {
            let facts = Facts::Slip { place, slip };
            *before = Some(findings.tell(&DOCUMENTATION_SLIP, analysis, first, facts));
        }
    }
}

/// Two paths up to where they end alike.
fn wrong_part<'a>(documented: &'a str, path: &'a str) -> (&'a str, &'a str) {
    let (mut documented, mut path) = (documented, path);
    while let (Some((documented_parent, documented_name)), Some((parent, name))) =
        (documented.rsplit_once('.'), path.rsplit_once('.'))
        && documented_name == name
    {
        (documented, path) = (documented_parent, parent);
    }
    (documented, path)
}

pub(super) fn tell(
    finding: &Finding,
    place: PlaceId,
    slip: usize,
    analysis: &Analysis,
    language: Language,
) -> Told {
    let entry = analysis.entry();
    let node = entry.and_then(|entry| entry.node(place));
    let slip = node.and_then(|node| node.slips.get(slip));
    let (Some(entry), Some(slip)) = (entry, slip) else { return Told::default() };
    let source = entry.sources.get(slip.source);
    let page = source.map_or("", |page| language.pick(&page.title.en, &page.title.zh));
    let title = node.map(|node| title(node, slip, language)).unwrap_or_default();
    let n_more = finding.count - 1;
    let detail = match n_more {
        0 => say!(language, "slip-detail", page = page),
        n => say!(language, "slip-detail-more", page = page, count = n),
    };
    Told { title, detail, remark: say!(language, "slip-remark") }
}

/// All that is wrong about a place, each in one sentence.
pub(super) fn titles(
    analysis: &Analysis,
    place: PlaceId,
    language: Language,
) -> impl Iterator<Item = String> {
    let node = analysis.entry().and_then(|entry| entry.node(place));
    node.into_iter()
        .flat_map(move |node| node.slips.iter().map(move |slip| title(node, slip, language)))
}

fn title(node: &NodeEntry, slip: &Slip, language: Language) -> String {
    match &slip.documented {
        SlipKind::Path(documented) => path_title(documented, &node.path, language),
        SlipKind::Type(documented) => {
            let documented = payload_words(documented);
            say!(language, "slip-type", name = payload_words(&node.name), documented = documented)
        }
    }
}

/// Says no more of the two paths than where they differ: in the name, or in the parent.
fn path_title(documented: &str, path: &str, language: Language) -> String {
    let documented_parts = documented.rsplit_once('.');
    let parts = path.rsplit_once('.');
    match (documented_parts, parts) {
        (Some((documented_parent, documented_name)), Some((parent, name)))
            if documented_parent == parent =>
        {
            say!(
                language,
                "slip-name",
                documented = payload_words(documented_name),
                name = payload_words(name)
            )
        }
        (Some((documented_parent, documented_name)), Some((parent, name)))
            if documented_name == name =>
        {
            say!(
                language,
                "slip-parent",
                name = payload_words(name),
                documented = payload_words(documented_parent),
                parent = payload_words(parent)
            )
        }
        _ => {
            say!(
                language,
                "slip-path",
                path = payload_words(path),
                documented = payload_words(documented)
            )
        }
    }
}

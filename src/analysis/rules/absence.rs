//! Documented nodes that are absent.

use hashbrown::HashMap;

use super::questions::may_be_missed;
use super::relation::{Lookout, holds};
use super::stranger::{Strangers, Verdict};
use super::telling::{list, meaning_of, name_of, place_name, short_place};
use super::walk::Seen;
use super::{Analysis, Facts, Finding, Findings, Rule, Severity, Told};
use crate::analysis::State;
use crate::catalog::{Entry, NodeEntry, PlaceId, Presence};
use crate::document::{Format, Node, NodeId};
use crate::say;
use crate::words::Language;

pub(super) const MISSING_NODE: Rule = Rule {
    id: "missing-node",
    severity: Severity::Warning,
    documentation: |language| say!(language, "rule-missing-node"),
};

/// A documented node that is absent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Absent {
    /// Where it should be.
    pub(super) place: PlaceId,
    /// Whether the payload tells of no success, so that nobody knows if it is sent then.
    is_unconfirmed: bool,
    /// Whether it tells which job this is and how it stands.
    pub(super) is_identity: bool,
}

/// Whether the absence of `child`, which may be missed in some payload, may be worth telling in this one: not where it
/// may as well be a callback that doesn't have it. `state` is how its job stands.
fn is_expected(analysis: &Analysis, child: &NodeEntry, state: State) -> bool {
    is_promised(analysis, child, state) && is_expected_of_others(analysis, child.place, state)
}

/// Whether the callbacks that it may as well be have a node at `place` too.
pub(super) fn is_expected_of_others(analysis: &Analysis, place: PlaceId, state: State) -> bool {
    let of_other = |other: &Entry| {
        let node = other.node(place);
        node.is_some_and(|node| may_be_missed(node) && is_promised(analysis, node, state))
    };
    let mut alternatives = analysis.recognition.alternatives().map(|id| analysis.catalog.entry(id));
    analysis.recognition.chosen().is_some() || alternatives.all(of_other)
}

fn is_promised(analysis: &Analysis, child: &NodeEntry, state: State) -> bool {
    let is_sent = child.presence != Presence::OnSuccess || state == State::Success;
    is_sent && !is_left_out(analysis, child.may_be_empty)
}

/// Whether the vendor leaves a node out where it is empty, if it may be: in JSON that was made from XML.
pub(super) fn is_left_out(analysis: &Analysis, may_be_empty: bool) -> bool {
    let is_native = || analysis.entry().is_some_and(|entry| entry.json.native);
    may_be_empty && analysis.document.format() == Format::Json && !is_native()
}

/// Of alternatives that are always expected, the first is told.
fn is_told_with(child: &NodeEntry, before: &NodeEntry) -> bool {
    child.presence == Presence::Always && child.either.contains(&before.place)
}

/// Whether the children of `container` are asked for at all: not in one that is sent empty at times, or
/// that holds a text instead.
pub(super) fn is_asked(container: Node<'_>, entry: Option<&NodeEntry>) -> bool {
    if container.documentable_children().next().is_some() {
        return true;
    }
    let is_empty = container.text_content().trim().is_empty();
    is_empty && entry.is_none_or(|entry| !entry.may_be_empty)
}

/// Tells of the absent nodes whose condition holds. A misplaced node counts as present.
pub(super) fn check(
    analysis: &Analysis,
    entry: &Entry,
    seen: &Seen<'_>,
    strangers: &Strangers,
    findings: &mut Findings,
) {
    let mut lookouts: HashMap<PlaceId, Lookout> = HashMap::new();
    let mut is_met = |parent: NodeId, node: &NodeEntry| match &node.presence {
        Presence::When(condition) => {
            let lookout = lookouts.entry(node.place).or_default();
            holds(analysis, &seen.lists, condition, parent, lookout) == Some(true)
        }
        Presence::Always | Presence::OnSuccess | Presence::Sometimes => true,
    };
    let state = analysis.outcome.state;
    let expected = seen.absent.iter().filter_map(|&(parent, place)| {
        let node = entry.node(place).filter(|node| is_expected(analysis, node, state));
        Some((parent, node?))
    });
    let mut expected: Vec<(NodeId, &NodeEntry)> = expected.collect();
    expected.sort_by_key(|&(parent, _)| parent);
    let mut absent = Vec::new();
    for siblings in expected.chunk_by(|(parent, _), (other, _)| parent == other) {
        for (index, &(parent, node)) in siblings.iter().enumerate() {
            let mut before = siblings.iter().take(index);
            let is_told = before.any(|(_, before)| is_told_with(node, before));
            if !is_told && is_met(parent, node) {
                absent.push((parent, node));
            }
        }
    }
    let is_found = found_elsewhere(analysis, &absent, strangers);
    let is_success = state == State::Success;
    for ((parent, node), _) in absent.into_iter().zip(is_found).filter(|(_, is_found)| !is_found) {
        let is_identity = node.is_identity();
        let is_unconfirmed = !is_success && !is_identity;
        let facts = Facts::Missing(Absent { place: node.place, is_unconfirmed, is_identity });
        let severity = if is_unconfirmed { Severity::Info } else { MISSING_NODE.severity };
        findings.tell_as(&MISSING_NODE, severity, analysis, parent, facts);
    }
}

/// For each absent node, whether a misplaced one of its name is the one: each misplaced node stands for
/// the nearest absent one.
fn found_elsewhere(
    analysis: &Analysis,
    absent: &[(NodeId, &NodeEntry)],
    strangers: &Strangers,
) -> Vec<bool> {
    let mut is_found = vec![false; absent.len()];
    let misplaced = strangers.iter().filter_map(|stranger| match stranger.verdict {
        Verdict::Misplaced { .. } => Some(analysis.document.node(stranger.node)),
        Verdict::Misspelt { .. } | Verdict::Unknown { .. } => None,
    });
    let misplaced: Vec<Node<'_>> = misplaced.collect();
    if misplaced.is_empty() {
        return is_found;
    }
    let mut by_name: HashMap<&str, std::collections::BTreeMap<NodeId, Vec<usize>>> = HashMap::new();
    for (index, (parent, node)) in absent.iter().enumerate() {
        by_name.entry(&node.name).or_default().entry(*parent).or_default().push(index);
    }
    for stranger in misplaced {
        let Some(parents) = stranger.name().and_then(|name| by_name.get_mut(name)) else {
            continue;
        };
        let before = parents.range(..=stranger.id()).next_back().map(|(&parent, _)| parent);
        let after = parents.range(stranger.id()..).next().map(|(&parent, _)| parent);
        let distance = |parent: &NodeId| parent.index().abs_diff(stranger.id().index());
        let Some(nearest) = before.into_iter().chain(after).min_by_key(distance) else { continue };
        let indices = parents.get_mut(&nearest);
        if let Some(cell) = indices.and_then(Vec::pop).and_then(|at| is_found.get_mut(at)) {
            *cell = true;
        }
        if parents.get(&nearest).is_some_and(Vec::is_empty) {
            parents.remove(&nearest);
        }
    }
    is_found
}

impl Absent {
    pub(super) fn tell(self, finding: &Finding, analysis: &Analysis, language: Language) -> Told {
        let Some(parent) = finding.node else { return Told::default() };
        let name = place_name(analysis, self.place);
        let parent = name_of(analysis, parent);
        let entry = analysis.entry().and_then(|entry| entry.node(self.place));
        let title = match entry.map(|node| &node.presence) {
            Some(Presence::When(condition)) if !condition.is.is_empty() => {
                let path = short_place(analysis, condition.place);
                let values = list(condition.is.iter().map(String::as_str), language);
                say!(language, "missing-when", name = name, path = path, values = values)
            }
            Some(Presence::OnSuccess) => say!(language, "missing-on-success", name = name),
            Some(Presence::Always | Presence::When(_) | Presence::Sometimes) | None => {
                say!(language, "missing", name = name, parent = parent)
            }
        };
        let meaning = meaning_of(analysis, self.place, language);
        let detail = if self.is_unconfirmed {
            say!(language, "missing-detail-unconfirmed")
        } else {
            say!(language, "missing-detail", meaning = meaning)
        };
        Told { title, detail, remark: say!(language, "missing-remark") }
    }
}

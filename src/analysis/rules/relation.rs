//! What must hold between nodes of one payload: the catalog's relations.

use std::ops::Range;

use super::evaluate::Evaluation;
use super::lists::{Kept, Lists};
use super::questions::Questions;
use super::telling::{list, name_of, place_path, short_path, short_place, value_of};
use super::{Analysis, Finding, Findings, Rule, Severity, Told};
use crate::catalog::{
    Amount, Catalog, Condition, Entry, PlaceId, Presence, Relation, RelationKind,
};
use crate::document::NodeId;
use crate::say;
use crate::words::Language;

pub(super) const STATE_CONTRADICTION: Rule = Rule {
    id: "state-contradiction",
    severity: Severity::Error,
    documentation: |language| say!(language, "rule-state-contradiction"),
};

pub(super) const TIME_ORDER: Rule = Rule {
    id: "time-order",
    severity: Severity::Error,
    documentation: |language| say!(language, "rule-time-order"),
};

pub(super) const COUNT_MISMATCH: Rule = Rule {
    id: "count-mismatch",
    severity: Severity::Warning,
    documentation: |language| say!(language, "rule-count-mismatch"),
};

pub(super) const OUTPUT_MISMATCH: Rule = Rule {
    id: "output-mismatch",
    severity: Severity::Warning,
    documentation: |language| say!(language, "rule-output-mismatch"),
};

pub(super) const DUPLICATE_ID: Rule = Rule {
    id: "duplicate-id",
    severity: Severity::Warning,
    documentation: |language| say!(language, "rule-duplicate-id"),
};

pub(super) const UNLIKE_SAMPLES: Rule = Rule {
    id: "unlike-samples",
    severity: Severity::Info,
    documentation: |language| say!(language, "rule-unlike-samples"),
};

/// A relation that doesn't hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Violation {
    /// Its index among the entry's relations.
    pub(super) relation: usize,
    /// The other node that it is about.
    pub(super) other: NodeId,
    /// Of a count: how many there are, and how many there should be.
    pub(super) counts: (usize, usize),
}

/// The places that `entry`'s relations and conditions speak of, and within which they are meant, each with what
/// is asked of the nodes there.
pub(super) fn places(catalog: &Catalog, entry: &Entry) -> Vec<(PlaceId, Kept)> {
    let only_nodes = Kept::default();
    let mut places = Vec::new();
    for relation in &entry.relations {
        let spoken_of = spoken_of(&relation.kind);
        let kept = kept(&relation.kind);
        for (index, &place) in spoken_of.iter().enumerate() {
            let common = |&other: &PlaceId| (common(catalog, place, other), only_nodes);
            places.extend(spoken_of.iter().take(index + 1).map(common));
        }
        places.push((scope(catalog, entry, &relation.kind), only_nodes));
        places.extend(spoken_of.into_iter().map(|place| (place, kept)));
        places.extend(relation.when.iter().map(|when| (when.place, only_nodes)));
    }
    for node in &entry.nodes {
        if let Presence::When(condition) = &node.presence {
            places.push((condition.place, only_nodes));
        }
    }
    places
}

/// What a relation asks of the nodes that it speaks of.
fn kept(kind: &RelationKind) -> Kept {
    let nothing = Kept::default();
    match kind {
        RelationKind::Order(_) => Kept { moments: true, ..nothing },
        RelationKind::Unique(_) | RelationKind::Iff(..) => {
            Kept { empty: true, hashes: true, ..nothing }
        }
        RelationKind::Equal { .. }
        | RelationKind::Count { .. }
        | RelationKind::Pattern { .. }
        | RelationKind::Prefix { .. }
        | RelationKind::Together(..) => Kept { empty: true, ..nothing },
    }
}

/// Runs every relation of the entry over the payload.
pub(super) fn check(
    analysis: &Analysis,
    entry: &Entry,
    (questions, mut lists): (&Questions, Lists<'_>),
    findings: &mut Findings,
) {
    let mut run = |relations: Range<usize>, lists: &Lists<'_>| {
        let evaluation = Evaluation::new(analysis, lists);
        let all = entry.relations.iter().zip(&questions.scopes).enumerate();
        for (index, (relation, &scope)) in all.skip(relations.start).take(relations.len()) {
            evaluation.run(relation, scope, |node, other, counts| {
                let rule = rule_of(relation);
                let violation = Violation { relation: index, other, counts };
                let facts = super::Facts::Relation(violation);
                let severity = if relation.hint { Severity::Info } else { rule.severity };
                findings.tell_as(rule, severity, analysis, node, facts);
            });
        }
    };
    let n_first = questions.n_up_to_moments;
    run(0..n_first, &lists);
    // A large payload says many, and those that follow need room.
    lists.forget_moments();
    run(n_first..entry.relations.len(), &lists);
}

/// The rule that a relation names; for a name that we don't have, the one that asks the like.
fn rule_of(relation: &Relation) -> &'static Rule {
    super::find(&relation.rule).unwrap_or(match relation.kind {
        RelationKind::Order(_) => &TIME_ORDER,
        RelationKind::Equal { .. } | RelationKind::Pattern { .. } => &OUTPUT_MISMATCH,
        RelationKind::Count { .. } => &COUNT_MISMATCH,
        RelationKind::Unique(_) => &DUPLICATE_ID,
        RelationKind::Iff(..) => &STATE_CONTRADICTION,
        RelationKind::Prefix { .. } | RelationKind::Together(..) => &UNLIKE_SAMPLES,
    })
}

fn spoken_of(kind: &RelationKind) -> Vec<PlaceId> {
    match kind {
        RelationKind::Order(places) => places.clone(),
        RelationKind::Equal { of, is } => is.iter().chain([of]).copied().collect(),
        RelationKind::Count { of, is: Amount::Value(is) | Amount::Nodes(is) } => {
            of.iter().chain([is]).copied().collect()
        }
        RelationKind::Unique(place) => vec![*place],
        RelationKind::Iff(first, second) => vec![first.place, second.place],
        RelationKind::Pattern { of, is } => of.iter().chain([is]).copied().collect(),
        RelationKind::Prefix { of, is } => vec![*of, *is],
        RelationKind::Together(one, other) => vec![*one, *other],
    }
}

/// The deepest place that holds all that a relation speaks of; for ids, the one in which they repeat.
pub(super) fn scope(catalog: &Catalog, entry: &Entry, kind: &RelationKind) -> PlaceId {
    if let RelationKind::Unique(place) = *kind {
        let line = std::iter::successors(Some(place), |&place| catalog.place_parent(place));
        let repeats = |place: &PlaceId| entry.node(*place).is_some_and(|node| node.repeats);
        let repeated = line.into_iter().find(repeats);
        let parent = repeated.and_then(|place| catalog.place_parent(place));
        return parent.unwrap_or(PlaceId::ENVELOPE);
    }
    let mut places = spoken_of(kind).into_iter();
    let first = places.next().unwrap_or(PlaceId::ENVELOPE);
    places.fold(first, |scope, place| common(catalog, scope, place))
}

/// The deepest place that both stand in; of a place and itself, its parent.
pub(super) fn common(catalog: &Catalog, one: PlaceId, other: PlaceId) -> PlaceId {
    if let Some(parent) = catalog.place_parent(one)
        && catalog.place_parent(other) == Some(parent)
    {
        return parent;
    }
    let line = |place| std::iter::successors(Some(place), |&place| catalog.place_parent(place));
    let skip = usize::from(one == other);
    let common = line(one).skip(skip).find(|&place| line(other).any(|other| other == place));
    common.unwrap_or(PlaceId::ENVELOPE)
}

/// What a condition said last, for callers that ask for many nodes in document order.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lookout {
    scope: Option<NodeId>,
    answer: Option<bool>,
}

/// Whether a condition holds, asked from a node within or beside it; nothing where its node is absent
/// or empty.
pub(super) fn holds(
    analysis: &Analysis,
    lists: &Lists<'_>,
    condition: &Condition,
    from: NodeId,
    lookout: &mut Lookout,
) -> Option<bool> {
    let catalog = analysis.catalog();
    let line = |place| std::iter::successors(Some(place), |&place| catalog.place_parent(place));
    let is_above = |place: PlaceId| line(condition.place).any(|above| above == place);
    let from = analysis.document().node(from);
    let scope = std::iter::once(from)
        .chain(from.ancestors())
        .find(|node| is_above(analysis.place(node.id())))?;
    if lookout.scope != Some(scope.id()) {
        let nodes = lists.within(condition.place, &scope.subtree());
        let answers = nodes.iter().filter_map(|&node| fits(analysis, condition, node));
        let answer =
            answers.fold(None, |any: Option<bool>, fits| Some(any.unwrap_or(false) || fits));
        *lookout = Lookout { scope: Some(scope.id()), answer };
    }
    lookout.answer
}

/// Whether a node's value is what the condition asks for; nothing for an empty one.
pub(super) fn fits(analysis: &Analysis, condition: &Condition, node: NodeId) -> Option<bool> {
    let value = analysis.document().node(node).text_content();
    let value = value.trim_ascii();
    if value.is_empty() {
        return None;
    }
    let is_listed = condition.is.is_empty() || condition.is.iter().any(|wanted| wanted == value);
    let is_of_type = condition.value_type.is_none_or(|wanted| wanted.accepts(value));
    Some(is_listed && is_of_type)
}

impl Violation {
    pub(super) fn tell(self, finding: &Finding, analysis: &Analysis, language: Language) -> Told {
        let relation = analysis.entry().and_then(|entry| entry.relations.get(self.relation));
        let (Some(node), Some(relation)) = (finding.node, relation) else { return Told::default() };
        let (path, other) = (short_path(analysis, node), short_path(analysis, self.other));
        let (value, other_value) = (value_of(analysis, node), value_of(analysis, self.other));
        let (held, of) = relation.held;
        let held = say!(language, "relation-held", held = held, of = of);
        let (title, detail) = match &relation.kind {
            RelationKind::Order(_) => (
                say!(language, "order", path = path, other = other),
                say!(language, "order-detail", value = value, other = other_value),
            ),
            RelationKind::Equal { .. } => (
                say!(language, "equal", path = path, other = other.clone()),
                say!(language, "equal-detail", value = value, path = other, other = other_value),
            ),
            RelationKind::Count { of, is: Amount::Value(_) } => {
                let of: Vec<String> = of.iter().map(|&of| place_path(analysis, of)).collect();
                let of = of.join(language.pick(", ", "、"));
                let (found, wanted) = self.counts;
                (
                    say!(language, "count-value", path = path, wanted = wanted, found = found),
                    say!(language, "count-value-detail", path = of),
                )
            }
            RelationKind::Count { is: Amount::Nodes(_), .. } => {
                let (found, wanted) = self.counts;
                let (name, other) = (name_of(analysis, node), name_of(analysis, self.other));
                (
                    say!(
                        language,
                        "count-nodes",
                        name = name.clone(),
                        other = other.clone(),
                        found = found,
                        wanted = wanted
                    ),
                    say!(language, "count-nodes-detail", name = name, other = other),
                )
            }
            RelationKind::Unique(_) => {
                let document = analysis.document();
                let start = document.node(self.other).span().start;
                let line = document.position(start).line.to_string();
                (
                    say!(language, "unique", path = path, other = other),
                    say!(language, "unique-detail", value = value, line = line),
                )
            }
            RelationKind::Iff(first, second) => {
                let first = condition_words(first, analysis, language);
                let second = condition_words(second, analysis, language);
                (
                    say!(
                        language,
                        "iff",
                        path = path,
                        value = value,
                        other = other,
                        second = other_value
                    ),
                    say!(language, "iff-detail", first = first, second = second),
                )
            }
            RelationKind::Prefix { .. } => (
                say!(language, "prefix", path = path, other = other.clone()),
                say!(language, "prefix-detail", value = value, path = other, other = other_value),
            ),
            RelationKind::Together(one, other) => {
                let absent = if analysis.place(node) == *one { *other } else { *one };
                (
                    say!(language, "together", path = path, other = short_place(analysis, absent)),
                    say!(language, "together-detail"),
                )
            }
            RelationKind::Pattern { .. } => (
                say!(language, "pattern", path = path, other = other),
                say!(language, "pattern-detail", value = value, pattern = other_value),
            ),
        };
        let space = language.pick(" ", "");
        let detail = if of > 0 { format!("{detail}{space}{held}") } else { detail };
        Told { title, detail, remark: say!(language, "relation-remark") }
    }
}

fn condition_words(condition: &Condition, analysis: &Analysis, language: Language) -> String {
    let path = short_place(analysis, condition.place);
    match condition.value_type {
        Some(value_type) if condition.is.is_empty() => {
            let wanted = super::value::wanted(value_type, language);
            say!(language, "condition-type", path = path, wanted = wanted)
        }
        Some(_) | None => {
            let values = list(condition.is.iter().map(String::as_str), language);
            say!(language, "condition-is", path = path, values = values)
        }
    }
}

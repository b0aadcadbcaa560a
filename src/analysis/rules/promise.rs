//! What stands more often than it should: documented nodes, and keys of JSON.

use super::telling::name_of;
use super::{Analysis, Facts, Finding, Findings, Rule, Severity, Told};
use crate::document::{Document, Node, NodeId};
use crate::say;
use crate::words::Language;

pub(super) const REPEATED_NODE: Rule = Rule {
    id: "repeated-node",
    severity: Severity::Warning,
    documentation: |language| say!(language, "rule-repeated-node"),
};

pub(super) const DUPLICATE_KEY: Rule = Rule {
    id: "duplicate-key",
    severity: Severity::Warning,
    documentation: |language| say!(language, "rule-duplicate-key"),
};

/// Tells that `second` repeats `first`; later ones add to the finding's count. Gives its number.
pub(super) fn tell_repeats(
    analysis: &Analysis,
    first: NodeId,
    second: NodeId,
    findings: &mut Findings,
) -> usize {
    findings.tell(&REPEATED_NODE, analysis, second, Facts::Repeated { first })
}

/// Looks for more than one item where only one node is documented.
pub(super) fn check_array(analysis: &Analysis, array: Node<'_>, findings: &mut Findings) {
    // The items of an inner array belong to the outer one.
    if array.name_id().is_none() {
        return;
    }
    let mut items = array.items();
    let (Some(first), Some(second)) = (items.next(), items.next()) else { return };
    let told = tell_repeats(analysis, first.id(), second.id(), findings);
    findings.count(told, items.count());
}

/// Looks for keys that stand twice in one of these objects, documented or not.
pub(super) fn check_duplicate_keys<'a>(
    analysis: &Analysis,
    objects: impl Iterator<Item = Node<'a>>,
    findings: &mut Findings,
) {
    // By name: the object that it was last seen in, and where it was first seen there.
    let mut last: Vec<Option<(NodeId, NodeId)>> = Vec::new();
    for object in objects {
        for member in object.children() {
            let Some(name) = member.name_id().map(crate::document::NameId::index) else { continue };
            if last.len() <= name {
                last.resize(name + 1, None);
            }
            let Some(cell) = last.get_mut(name) else { continue };
            match *cell {
                Some((parent, first)) if parent == object.id() => {
                    let facts = Facts::DuplicateKey { first };
                    findings.tell(&DUPLICATE_KEY, analysis, member.id(), facts);
                }
                Some(_) | None => *cell = Some((object.id(), member.id())),
            }
        }
    }
}

pub(super) fn tell_repeated(
    finding: &Finding,
    first: NodeId,
    analysis: &Analysis,
    language: Language,
) -> Told {
    let Some(node) = finding.node else { return Told::default() };
    let name = name_of(analysis, node);
    let line = line_of(analysis.document(), first);
    let n = finding.count + 1;
    Told {
        title: say!(language, "repeated", name = name, count = n),
        detail: say!(language, "repeated-detail", line = line),
        remark: say!(language, "repeated-remark"),
    }
}

pub(super) fn tell_duplicate(
    finding: &Finding,
    first: NodeId,
    analysis: &Analysis,
    language: Language,
) -> Told {
    let Some(node) = finding.node else { return Told::default() };
    let name = name_of(analysis, node);
    let line = line_of(analysis.document(), first);
    Told {
        title: say!(language, "duplicate-key", name = name, line = line),
        detail: say!(language, "duplicate-key-detail"),
        remark: say!(language, "duplicate-key-remark"),
    }
}

fn line_of(document: &Document, node: NodeId) -> String {
    document.position(document.node(node).span().start).line.to_string()
}

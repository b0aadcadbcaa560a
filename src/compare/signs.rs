//! Nodes that say much alike, though not the same.

use hashbrown::HashMap;

use super::alike::{Group, Matches};
use super::side::{Side, hash};
use crate::catalog::ValueType;
use crate::document::NodeId;

/// Something that a node says.
struct Sign {
    content: u64,
    /// Numbers are alike by chance: offsets, counts, scores.
    weight: u32,
}

/// What this many say is no sign of any of them.
const TOO_MANY: usize = 17;

/// Pairs nodes that have at least half of what they say in common, those with most of it first.
pub(super) fn pair(group: &Group<'_, '_>, matches: &mut Matches) {
    let rights: Vec<usize> = matches.free_rights().collect();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut weights = vec![0; group.rights.len()];
    for right in rights {
        let signs = group.signs(group.right, group.rights.get(right));
        if let Some(weight) = weights.get_mut(right) {
            *weight = total(&signs);
        }
        for sign in signs {
            let holders = holders.entry(sign.content).or_default();
            if holders.len() < TOO_MANY {
                holders.push(right);
            }
        }
    }
    let mut candidates: Vec<(u32, usize, usize)> = Vec::new();
    for left in matches.free_lefts() {
        let signs = group.signs(group.left, group.lefts.get(left));
        let mut votes: Vec<(usize, u32)> = Vec::new();
        for sign in &signs {
            let holders = holders.get(&sign.content).filter(|holders| holders.len() < TOO_MANY);
            votes.extend(holders.into_iter().flatten().map(|&right| (right, sign.weight)));
        }
        votes.sort_unstable();
        for votes in votes.chunk_by(|(one, _), (other, _)| one == other) {
            let Some(&(right, _)) = votes.first() else { continue };
            let weight: u32 = votes.iter().map(|(_, weight)| weight).sum();
            let other = weights.get(right).copied().unwrap_or_default();
            if weight * 2 >= total(&signs).min(other) {
                candidates.push((u32::MAX - weight, left, right));
            }
        }
    }
    candidates.sort_unstable();
    for (_, left, right) in candidates {
        matches.pair(left, right);
    }
}

/// By node, what it says but for numbers: offsets and counts change with what stands before them. Where that is nothing,
/// all that it says.
pub(super) fn without_numbers(
    group: &Group<'_, '_>,
    side: &Side<'_>,
    nodes: &[NodeId],
) -> Vec<Option<u64>> {
    let words = |node: &NodeId| {
        let signs = group.signs(side, Some(node));
        let words = signs.iter().filter(|sign| sign.weight > 1).map(|sign| sign.content);
        Some(words.reduce(u64::wrapping_add).unwrap_or_else(|| side.content(*node)))
    };
    nodes.iter().map(words).collect()
}

fn total(signs: &[Sign]) -> u32 {
    signs.iter().map(|sign| sign.weight).sum()
}

impl Group<'_, '_> {
    /// By what a node is known though it changed: its children that say something.
    fn signs(&self, side: &Side<'_>, node: Option<&NodeId>) -> Vec<Sign> {
        let Some(&node) = node else { return Vec::new() };
        let mut children = Vec::new();
        self.terms.push_children(side.document.node(node), &mut children);
        let signs = children.into_iter().filter_map(|child| {
            let (value, is_ignored) = self.terms.value(side, side.document.node(child));
            let content = Some(side.content(child)).filter(|&it| it != 0 && !is_ignored)?;
            let is_number = !value.is_empty() && ValueType::Decimal.accepts(&value);
            let weight = if is_number { 1 } else { 2 };
            Some(Sign { content: hash((side.name(child), content)), weight })
        });
        signs.collect()
    }
}

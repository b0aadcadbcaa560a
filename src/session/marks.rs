//! Places in a payload that outlast it: what was folded, selected and in sight is found again when the
//! payload is read anew, also after a restart.
//!
//! A node is known by its names from the root down and by which of its same-named siblings it is.

use std::collections::BTreeSet;

use hashbrown::{HashMap, HashSet};
use serde::{Deserialize, Serialize};

use super::{Target, open::with_a_row};
use crate::analysis::Analysis;
use crate::document::{Kind, Node, NodeId};

/// Most steps that are kept for one payload from one start to the next.
pub const MOST_STEPS: usize = 4_000;

/// What a reader did in one payload, without anything of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Marks {
    /// Steps from parents to children; a parent stands before its children.
    steps: Vec<Step>,
    selected: Option<Spot>,
    top: Option<Spot>,
}

/// A node that is marked, or leads to one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Step {
    /// The step that it goes on from; none at the top level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<usize>,
    /// Its name; of what has none, its kind.
    to: String,
    /// Which of the siblings called so, from 0.
    #[serde(default, skip_serializing_if = "is_first")]
    nth: usize,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    folded: bool,
}

/// What a row showed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Spot {
    at: usize,
    /// The name of what is missing there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    missing: Option<String>,
}

/// How a payload is looked at, in nodes of one reading of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Looks {
    /// In document order.
    pub(super) folded: Vec<NodeId>,
    pub(super) selected: Option<Target>,
    /// What the topmost row in sight shows.
    pub(super) top: Option<Target>,
}

impl Marks {
    /// Marks what `looks` names, in at most `most` steps; the selection and the topmost row come first.
    pub(super) fn new(analysis: &Analysis, looks: &Looks, most: usize) -> Self {
        let document = analysis.document();
        let folded: HashSet<NodeId> = looks.folded.iter().copied().collect();
        let mut kept = BTreeSet::new();
        let spots = looks.selected.iter().chain(&looks.top).map(|target| target.node());
        for id in spots.chain(looks.folded.iter().copied()) {
            keep(&mut kept, document.node(id), most);
        }
        let numbers = numbers_of(analysis, &kept);
        let at: HashMap<NodeId, usize> = kept.iter().copied().zip(0..).collect();
        let steps = kept.iter().map(|&id| {
            let node = document.node(id);
            Step {
                from: node.parent().and_then(|parent| at.get(&parent.id()).copied()),
                to: word(node).to_owned(),
                nth: numbers.get(&id).copied().unwrap_or_default(),
                folded: folded.contains(&id),
            }
        });
        let spot = |target: Target| {
            let missing = match target {
                Target::Node(_) => None,
                Target::Missing { place, .. } => {
                    Some(analysis.catalog().place_name(place).to_owned())
                }
            };
            Some(Spot { at: *at.get(&target.node())?, missing })
        };
        Self {
            steps: steps.collect(),
            selected: looks.selected.and_then(spot),
            top: looks.top.and_then(spot),
        }
    }

    /// Finds in another reading what was marked. What isn't there any more is left out; of a selection or
    /// a topmost row, what it stood in is found instead.
    pub(super) fn find(&self, analysis: &Analysis) -> Looks {
        let found = self.nodes(analysis);
        let node = |at: usize| found.get(at).copied().flatten();
        let marked = self.steps.iter().zip(&found);
        let mut folded: Vec<NodeId> =
            marked.filter_map(|(step, node)| node.filter(|_| step.folded)).collect();
        folded.sort_unstable();
        let target = |spot: &Spot| {
            let mut at = spot.at;
            while node(at).is_none() {
                at = self.steps.get(at)?.from.filter(|&from| from < at)?;
            }
            let id = node(at)?;
            let ghost = spot.missing.as_ref().filter(|_| at == spot.at).and_then(|name| {
                let place = analysis
                    .missing_below(id)
                    .map(|entry| entry.place)
                    .find(|&place| analysis.catalog().place_name(place) == name)?;
                Some(Target::Missing { parent: id, place })
            });
            Some(ghost.unwrap_or_else(|| with_a_row(analysis, Target::Node(id))))
        };
        Looks {
            folded,
            selected: self.selected.as_ref().and_then(target),
            top: self.top.as_ref().and_then(target),
        }
    }

    /// How many steps they take.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    /// The node of each step, where there is one.
    fn nodes(&self, analysis: &Analysis) -> Vec<Option<NodeId>> {
        let mut below: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
        for (at, step) in self.steps.iter().enumerate() {
            // A file that somebody edited may hold a step that leads in a circle.
            if step.from.is_none_or(|from| from < at) {
                below.entry(step.from).or_default().push(at);
            }
        }
        let mut found = vec![None; self.steps.len()];
        for from in std::iter::once(None).chain((0..self.steps.len()).map(Some)) {
            let Some(steps) = below.get(&from) else { continue };
            let parent = match from.map(|from| found.get(from).copied().flatten()) {
                None => None,
                Some(Some(node)) => Some(node),
                Some(None) => continue,
            };
            let wanted: HashMap<(&str, usize), usize> = steps
                .iter()
                .filter_map(|&at| self.steps.get(at).map(|it| ((it.to.as_str(), it.nth), at)))
                .collect();
            for (node, number) in numbered(analysis, parent) {
                let at = wanted.get(&(word(node), number));
                if let Some(slot) = at.and_then(|&at| found.get_mut(at)) {
                    *slot = Some(node.id());
                }
            }
        }
        found
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_first(nth: &usize) -> bool {
    *nth == 0
}

/// Keeps a node with all that it stands in, unless that is too much.
fn keep(kept: &mut BTreeSet<NodeId>, node: Node<'_>, most: usize) {
    let mut line = Vec::new();
    for id in std::iter::once(node).chain(node.ancestors()).map(Node::id) {
        if kept.contains(&id) {
            break;
        }
        line.push(id);
        if kept.len() + line.len() > most {
            return;
        }
    }
    kept.extend(line);
}

/// Which of its same-named siblings each node is; each parent's children are counted once.
fn numbers_of(analysis: &Analysis, nodes: &BTreeSet<NodeId>) -> HashMap<NodeId, usize> {
    let document = analysis.document();
    let parents: BTreeSet<Option<NodeId>> =
        nodes.iter().map(|&id| document.node(id).parent().map(Node::id)).collect();
    parents
        .into_iter()
        .flat_map(|parent| numbered(analysis, parent))
        .filter(|(node, _)| nodes.contains(&node.id()))
        .map(|(node, number)| (node.id(), number))
        .collect()
}

/// The children of a node, or what stands at the top level, each with its number among those called alike.
fn numbered(
    analysis: &Analysis,
    parent: Option<NodeId>,
) -> impl Iterator<Item = (Node<'_>, usize)> {
    let document = analysis.document();
    let children =
        parent.map_or_else(|| document.top_level(), |parent| document.node(parent).children());
    let mut counts: HashMap<&str, usize> = HashMap::new();
    children.map(move |child| {
        let count = counts.entry(word(child)).or_default();
        *count += 1;
        (child, *count - 1)
    })
}

/// What a node is called among its siblings.
fn word(node: Node<'_>) -> &str {
    match node.kind() {
        Kind::Text => "#text",
        Kind::Cdata => "#cdata",
        Kind::Comment => "#comment",
        Kind::Instruction => "#instruction",
        Kind::Attribute
        | Kind::Element
        | Kind::Object
        | Kind::Array
        | Kind::String
        | Kind::Number
        | Kind::Bool
        | Kind::Null => node.name().unwrap_or_default(),
    }
}

//! Which of its same-named siblings a node is.

use hashbrown::HashMap;

use crate::analysis::Analysis;
use crate::document::{Kind, Node, NodeId};
use crate::session::Target;
use crate::ui::panels::row::About;
/// Which of its same-named siblings a node is, remembered for the parents in sight.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    n_children: HashMap<NodeId, usize>,
    of_parent: HashMap<Option<NodeId>, Vec<(NodeId, Option<usize>)>>,
}

impl Numbers {
    /// What there is to know of a row.
    pub(super) fn about(&mut self, analysis: &Analysis, target: Target) -> About {
        let Target::Node(id) = target else { return About::default() };
        if self.n_children.len() > 4096 {
            self.n_children.clear();
        }
        let count = || analysis.document().node(id).children().count();
        let n_children = *self.n_children.entry(id).or_insert_with(count);
        About { number: self.number(analysis, id), n_children }
    }

    /// The number to show behind a node's name, if there are several of it or may be.
    fn number(&mut self, analysis: &Analysis, id: NodeId) -> Option<usize> {
        let node = analysis.document().node(id);
        if !node.kind().is_documentable() {
            return None;
        }
        let parent = node.parent();
        if self.of_parent.len() > 512 {
            self.of_parent.clear();
        }
        let numbers = self
            .of_parent
            .entry(parent.map(Node::id))
            .or_insert_with(|| number_children(analysis, parent));
        let at = numbers.binary_search_by_key(&id, |(node, _)| *node).ok()?;
        numbers.get(at).and_then(|(_, number)| *number)
    }
}

fn number_children(analysis: &Analysis, parent: Option<Node<'_>>) -> Vec<(NodeId, Option<usize>)> {
    let document = analysis.document();
    let children = || match parent {
        Some(parent) => parent.children(),
        None => document.top_level(),
    };
    let is_array = parent.is_some_and(|parent| parent.kind() == Kind::Array);
    let mut totals: HashMap<_, usize> = HashMap::new();
    for child in children() {
        *totals.entry(child.name_id()).or_default() += 1;
    }
    let mut seen: HashMap<_, usize> = HashMap::new();
    children()
        .map(|child| {
            let count = seen.entry(child.name_id()).or_default();
            *count += 1;
            let is_numbered = is_array
                || totals.get(&child.name_id()).is_some_and(|total| *total > 1)
                || analysis.documented(child.id()).is_some_and(|entry| entry.repeats);
            (child.id(), is_numbered.then_some(*count - 1))
        })
        .collect()
}

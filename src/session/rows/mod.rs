//! The tree as a list of visible rows.
//!
//! Every row that a payload can show is known from its [`Outline`], made once, off the window's thread. What
//! is visible is the outline without what folding hides, or only what a filter keeps: folding costs as much
//! as there are folded branches beside each other, never as much as there are rows.

mod bits;
mod fold;
mod kept;
mod outline;

use std::sync::Arc;

pub(super) use self::bits::Bits;
pub(super) use self::fold::{Branches, Folding};
pub use self::kept::Kept;
pub use self::outline::Outline;

use crate::analysis::Analysis;
use crate::catalog::PlaceId;
use crate::document::NodeId;
use crate::search::missing_path;

/// A line of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub target: Target,
    /// How deep it is indented; the root is at 0.
    pub depth: u32,
    /// Which of its same-named siblings it is, if there are several or may be.
    pub number: Option<usize>,
    /// How many children its node has.
    pub n_children: usize,
    /// Whether rows hang below it.
    pub is_foldable: bool,
    /// Whether they are hidden.
    pub is_folded: bool,
}

/// What a row shows, and so what can be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A node of the document.
    Node(NodeId),
    /// A documented node that is missing below `parent`.
    Missing {
        /// Where it should be.
        parent: NodeId,
        /// What should be there.
        place: PlaceId,
    },
}

impl Target {
    /// What is sorted by this stands in document order; what is missing in a node comes behind the node
    /// itself.
    pub fn order(self) -> (NodeId, bool, usize) {
        match self {
            Self::Node(node) => (node, false, 0),
            Self::Missing { parent, place } => (parent, true, place.index()),
        }
    }

    /// Its path; of a missing node, the one where it should be.
    pub fn path(self, analysis: &Analysis) -> String {
        match self {
            Self::Node(node) => analysis.path(node),
            Self::Missing { parent, place } => missing_path(analysis, parent, place),
        }
    }

    /// The node itself; for a missing one, its parent.
    pub fn node(self) -> NodeId {
        match self {
            Self::Node(node) | Self::Missing { parent: node, .. } => node,
        }
    }
}

/// What is to be folded or unfolded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Every row is folded but the root's.
    All,
    /// No row is.
    None,
    /// A node's row and every row below it are.
    Below(NodeId),
    /// None of these are.
    NoneBelow(NodeId),
    /// A folded row is unfolded, another one folded.
    Toggle(NodeId),
}

/// The visible rows of one payload, in order. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    outline: Arc<Outline>,
    folding: Folding,
    kept: Option<Kept>,
}

impl Rows {
    /// All rows of an outline.
    pub fn new(outline: Arc<Outline>) -> Self {
        Self { outline, folding: Folding::default(), kept: None }
    }

    /// Every row, visible or not.
    pub fn outline(&self) -> &Arc<Outline> {
        &self.outline
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match &self.kept {
            Some(kept) => kept.len(),
            None => self.outline.len() - self.folding.n_hidden(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at `index`, from 0.
    pub fn get(&self, index: usize) -> Option<Row> {
        if index >= self.len() {
            return None;
        }
        self.row(match &self.kept {
            Some(kept) => kept.get(index)?,
            None => self.folding.place_of(index),
        })
    }

    /// Where a target's row is, if it is visible.
    pub fn index_of(&self, target: Target) -> Option<usize> {
        let place = self.outline.place_of(target)?;
        match &self.kept {
            Some(kept) => kept.index_of(place),
            None => self.folding.index_of(place),
        }
    }

    /// A target's row, visible or not. Nothing for an array whose items stand for it.
    pub fn row_of(&self, target: Target) -> Option<Row> {
        self.row(self.outline.place_of(target)?)
    }

    /// Whether a node's row is folded.
    pub fn is_folded(&self, node: NodeId) -> bool {
        let place = self.outline.place_of(Target::Node(node));
        place.is_some_and(|place| self.folding.is_folded(place))
    }

    /// All nodes whose rows are folded, in document order.
    pub fn folded(&self) -> impl Iterator<Item = NodeId> {
        let places = self.folding.folded();
        places.filter_map(|place| Some(self.outline.get(place)?.target.node()))
    }

    /// Hides what is below a node; tells whether that changed anything.
    pub fn fold(&mut self, node: NodeId) -> bool {
        let place = self.outline.place_of(Target::Node(node));
        place.is_some_and(|place| self.folding.fold(&*self.outline, place))
    }

    /// Shows what is below a node, but for what is folded therein; tells whether that changed anything.
    pub fn unfold(&mut self, node: NodeId) -> bool {
        let place = self.outline.place_of(Target::Node(node));
        place.is_some_and(|place| self.folding.unfold(&*self.outline, place))
    }

    /// Folds or unfolds as asked for.
    pub fn apply(&mut self, fold: Fold) {
        match fold {
            Fold::All => self.folding = Folding::all(&*self.outline),
            Fold::None => self.folding = Folding::default(),
            Fold::Below(node) => self.set_below(node, true),
            Fold::NoneBelow(node) => self.set_below(node, false),
            Fold::Toggle(node) => {
                if !self.unfold(node) {
                    self.fold(node);
                }
            }
        }
    }

    /// How many rows and folded branches are looked at for that.
    pub(super) fn cost(&self, fold: Fold) -> usize {
        match fold {
            Fold::All => self.outline.len(),
            Fold::None => 0,
            Fold::Below(node) | Fold::NoneBelow(node) | Fold::Toggle(node) => {
                let place = self.outline.place_of(Target::Node(node));
                let n_below = place.map_or(0, |place| self.outline.below(place).len());
                n_below.max(self.folding.n_branches())
            }
        }
    }

    /// Unfolds whatever hides a target.
    pub fn uncover(&mut self, target: Target) {
        let Some(place) = self.outline.place_of(target) else { return };
        while let Some(folded) = self.folding.hidden_by(place) {
            if !self.folding.unfold(&*self.outline, folded) {
                break;
            }
        }
    }

    /// The target itself or, if it is hidden, the folded row that hides it.
    pub fn visible(&self, target: Target) -> Target {
        let place = self.outline.place_of(target);
        let folded = place.and_then(|place| self.folding.hidden_by(place));
        folded.and_then(|place| self.outline.get(place)).map_or(target, |row| row.target)
    }

    /// Shows only what a filter keeps, whatever is folded; with none, what isn't hidden by folding.
    pub fn filter(&mut self, kept: Option<Kept>) {
        self.kept = kept;
    }

    /// Shows only what `other` shows, too, whatever is folded.
    pub(super) fn filter_as(&mut self, other: &Self) {
        self.kept.clone_from(&other.kept);
    }

    fn set_below(&mut self, node: NodeId, folds: bool) {
        if let Some(place) = self.outline.place_of(Target::Node(node)) {
            self.folding.set_below(&*self.outline, place, folds);
        }
    }

    fn row(&self, place: usize) -> Option<Row> {
        let row = self.outline.get(place)?;
        Some(Row { is_folded: self.kept.is_none() && self.folding.is_folded(place), ..row })
    }
}

//! Which rows are folded, and which are hidden thereby.

use std::ops::Range;
use std::sync::Arc;

use super::bits::Bits;

/// A tree as a list of rows, of which some hang below others.
pub(in crate::session) trait Branches {
    /// How many rows there are.
    fn len(&self) -> usize;

    /// The rows that hang below the row at `place`.
    fn below(&self, place: usize) -> Range<usize>;

    /// The rows that others hang below.
    fn foldable(&self) -> &Bits;

    /// The row that is never folded with all others.
    fn root(&self) -> Option<usize>;
}

/// What is folded. Only the outermost folded rows hide anything: what they hide stands in order, so that
/// a visible row is found by a binary search among them.
#[derive(Clone, Debug, Default)]
pub(in crate::session) struct Folding {
    folded: Arc<Bits>,
    hidden: Arc<Vec<Hidden>>,
}

/// The rows below an outermost folded row.
#[derive(Clone, Copy, Debug)]
struct Hidden {
    from: u32,
    end: u32,
    /// How many rows before it are hidden.
    n_before: u32,
}

impl Hidden {
    fn len(self) -> u32 {
        self.end - self.from
    }
}

impl Folding {
    /// Every row folded but the root's.
    pub(in crate::session) fn all(tree: &impl Branches) -> Self {
        let mut folded = tree.foldable().clone();
        if let Some(root) = tree.root() {
            folded.remove(root);
        }
        let mut folding = Self { folded: Arc::new(folded), hidden: Arc::default() };
        folding.hidden = Arc::new(folding.outermost(tree, 0..tree.len()));
        folding.count_from(0);
        folding
    }

    /// How many folded rows hide others, of those that nothing hides.
    pub(in crate::session) fn n_branches(&self) -> usize {
        self.hidden.len()
    }

    pub(in crate::session) fn n_hidden(&self) -> usize {
        self.hidden.last().map_or(0, |last| (last.n_before + last.len()) as usize)
    }

    /// Where in the tree the visible row `index` stands.
    pub(in crate::session) fn place_of(&self, index: usize) -> usize {
        let behind =
            self.hidden.partition_point(|hidden| (hidden.from - hidden.n_before) as usize <= index);
        let last = behind.checked_sub(1).and_then(|last| self.hidden.get(last));
        index + last.map_or(0, |last| (last.n_before + last.len()) as usize)
    }

    /// Which of the visible rows stands at `place` in the tree.
    pub(in crate::session) fn index_of(&self, place: usize) -> Option<usize> {
        match self.last_before(place) {
            None => Some(place),
            Some(last) if place < last.end as usize => None,
            Some(last) => Some(place - (last.n_before + last.len()) as usize),
        }
    }

    /// The outermost folded row that hides what stands at `place`.
    pub(in crate::session) fn hidden_by(&self, place: usize) -> Option<usize> {
        let last = self.last_before(place).filter(|last| place < last.end as usize)?;
        (last.from as usize).checked_sub(1)
    }

    pub(in crate::session) fn is_folded(&self, place: usize) -> bool {
        self.folded.contains(place)
    }

    pub(in crate::session) fn folded(&self) -> impl Iterator<Item = usize> {
        self.folded.iter()
    }

    /// Folds a row; tells whether that changed anything.
    pub(in crate::session) fn fold(&mut self, tree: &impl Branches, place: usize) -> bool {
        if !tree.foldable().contains(place) || !Arc::make_mut(&mut self.folded).insert(place) {
            return false;
        }
        if self.index_of(place).is_some() {
            let below = tree.below(place);
            let inside = self.between(&below);
            Arc::make_mut(&mut self.hidden).splice(inside.clone(), hidden(&below));
            self.count_from(inside.start);
        }
        true
    }

    /// Unfolds a row; tells whether that changed anything.
    pub(in crate::session) fn unfold(&mut self, tree: &impl Branches, place: usize) -> bool {
        if !Arc::make_mut(&mut self.folded).remove(place) {
            return false;
        }
        if self.index_of(place).is_some() {
            let below = tree.below(place);
            let own = self.between(&below);
            let inner = self.outermost(tree, below);
            Arc::make_mut(&mut self.hidden).splice(own.clone(), inner);
            self.count_from(own.start);
        }
        true
    }

    /// Folds or unfolds a row and every row below it.
    pub(in crate::session) fn set_below(
        &mut self,
        tree: &impl Branches,
        place: usize,
        folds: bool,
    ) {
        let all = place..tree.below(place).end;
        let folded = Arc::make_mut(&mut self.folded);
        for row in all.clone() {
            if !folds {
                folded.remove(row);
            } else if tree.foldable().contains(row) {
                folded.insert(row);
            }
        }
        if self.index_of(place).is_some() {
            let inner = self.outermost(tree, all.clone());
            let own = self.between(&(place + 1..all.end));
            Arc::make_mut(&mut self.hidden).splice(own.clone(), inner);
            self.count_from(own.start);
        }
    }

    fn last_before(&self, place: usize) -> Option<Hidden> {
        let behind = self.hidden.partition_point(|hidden| hidden.from as usize <= place);
        self.hidden.get(behind.checked_sub(1)?).copied()
    }

    /// Which of the hidden ranges lie in `below`.
    fn between(&self, below: &Range<usize>) -> Range<usize> {
        let from = self.hidden.partition_point(|hidden| (hidden.from as usize) < below.start);
        let to = self.hidden.partition_point(|hidden| (hidden.from as usize) < below.end);
        from..to
    }

    /// What the outermost folded rows in `range` hide, not yet counted.
    fn outermost(&self, tree: &impl Branches, range: Range<usize>) -> Vec<Hidden> {
        let mut found = Vec::new();
        let mut at = range.start;
        while let Some(folded) = self.folded.next(at).filter(|folded| *folded < range.end) {
            let below = tree.below(folded);
            at = below.end;
            found.extend(hidden(&below));
        }
        found
    }

    fn count_from(&mut self, first: usize) {
        let before = first.checked_sub(1).and_then(|last| self.hidden.get(last));
        let mut n_before = before.map_or(0, |before| before.n_before + before.len());
        for hidden in Arc::make_mut(&mut self.hidden).iter_mut().skip(first) {
            hidden.n_before = n_before;
            n_before += hidden.len();
        }
    }
}

fn hidden(below: &Range<usize>) -> Option<Hidden> {
    let [from, end] = [below.start, below.end].map(u32::try_from);
    Some(Hidden { from: from.ok()?, end: end.ok()?, n_before: 0 })
}

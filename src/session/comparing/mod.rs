//! Two of the open payloads side by side, or one and the documented sample.

mod act;
mod listing;
mod make;

use std::sync::Arc;

use self::listing::Listing;
pub(super) use self::make::Made;
use super::OpenId;
use super::work::free;
use crate::analysis::Analysis;
use crate::compare::{Compared, Comparison, Ignored};
use crate::progress::Progress;

/// What the shown payload is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// This one.
    Payload(OpenId),
    /// The last open one of the same workflow that went well.
    LastGood,
    /// The documented sample that it is most like.
    Sample,
}

/// Something that a user asks of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareAction {
    /// Compare the shown payload with that.
    With(With),
    /// Turn this switch.
    Turn(Switch),
    /// Select the node of this number in the merged tree.
    Select(usize),
    /// Move the selection by rows; down, if positive.
    Move(isize),
    /// Select the next difference, or the one before; from the end on to the start.
    Next {
        /// Towards the end.
        forward: bool,
    },
    /// Fold what is below the node of this number, or unfold it.
    Toggle(usize),
    /// Fold the selected node or, if there is nothing to fold, select what it stands in.
    FoldOrLeave,
    /// Unfold the selected node or, if it is unfolded, select the first one below it.
    UnfoldOrEnter,
    /// Exchange the two.
    Swap,
    /// Compare no longer.
    End,
}

/// A switch of a comparison: what doesn't count as a difference, and what is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// Ids of jobs and runs don't count.
    Ids,
    /// Moments don't count.
    Times,
    /// No value counts, only which nodes there are.
    Values,
    /// Empty nodes are as good as absent.
    Empty,
    /// Only what differs is listed, with what it stands in.
    Differences,
}

impl Switch {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Ids, Self::Times, Self::Values, Self::Empty, Self::Differences];
}

/// One of the two that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// Something open.
    Payload(OpenId),
    /// A documented sample.
    Sample,
}

/// What is being compared, and how it is looked at.
#[derive(Debug)]
pub struct Comparing {
    parties: [Party; 2],
    ignored: Ignored,
    only_differences: bool,
    made: Option<Made>,
    /// Of the comparison that is being made, if one is.
    making: Option<Arc<Progress>>,
    is_in_vain: bool,
    selected: Option<usize>,
    reveals: u64,
    /// Counts how often it was made.
    edition: u64,
}

impl Comparing {
    /// The left one and the right one.
    pub fn parties(&self) -> [Party; 2] {
        self.parties
    }

    /// Whether a switch is on.
    pub fn is_on(&self, switch: Switch) -> bool {
        match switch {
            Switch::Ids => self.ignored.ids,
            Switch::Times => self.ignored.times,
            Switch::Values => self.ignored.values,
            Switch::Empty => self.ignored.empty,
            Switch::Differences => self.only_differences,
        }
    }

    /// Whether it is being made still.
    pub fn is_going_on(&self) -> bool {
        self.making.is_some()
    }

    /// Whether nothing came of it: there is no sample to compare with.
    pub fn is_in_vain(&self) -> bool {
        self.is_in_vain
    }

    /// What came of it, if anything has yet: the payloads as they were compared, and both in one tree.
    pub fn made(&self) -> Option<([&Arc<Analysis>; 2], &Comparison)> {
        self.made.as_ref().map(|made| (made.analyses.each_ref(), &made.comparison))
    }

    /// How many rows are listed.
    pub fn n_rows(&self) -> usize {
        self.listing().map_or(0, Listing::n_rows)
    }

    /// The node in a row.
    pub fn row(&self, row: usize) -> Option<Compared> {
        self.made.as_ref()?.comparison.node(self.listing()?.node(row)?)
    }

    /// Of a node that others are listed below, whether these are hidden.
    pub fn is_folded(&self, number: usize) -> Option<bool> {
        self.listing()?.is_folded(number)
    }

    /// The selected node.
    pub fn selected(&self) -> Option<Compared> {
        self.made.as_ref()?.comparison.node(self.selected?)
    }

    /// The row of the selected node, or the one that hides it or that it would stand behind.
    pub fn selected_row(&self) -> Option<usize> {
        Some(self.listing()?.row_of(self.selected?))
    }

    /// Changes whenever it was made anew.
    pub fn edition(&self) -> u64 {
        self.edition
    }

    /// Grows whenever the selection should come in sight.
    pub fn reveals(&self) -> u64 {
        self.reveals
    }

    fn switch_mut(&mut self, switch: Switch) -> &mut bool {
        match switch {
            Switch::Ids => &mut self.ignored.ids,
            Switch::Times => &mut self.ignored.times,
            Switch::Values => &mut self.ignored.values,
            Switch::Empty => &mut self.ignored.empty,
            Switch::Differences => &mut self.only_differences,
        }
    }

    fn listing(&self) -> Option<&Listing> {
        let made = self.made.as_ref()?;
        Some(if self.only_differences { &made.differing } else { &made.all })
    }

    fn listing_mut(&mut self) -> Option<&mut Listing> {
        let made = self.made.as_mut()?;
        Some(if self.only_differences { &mut made.differing } else { &mut made.all })
    }

    fn toggle(&mut self, number: usize) {
        let selected = self.selected;
        let Some(listing) = self.listing_mut() else { return };
        listing.toggle(number);
        self.selected = selected.map(|selected| listing.visible(selected));
    }

    fn fold_or_leave(&mut self) {
        let Some(selected) = self.selected() else { return };
        if self.is_folded(selected.index) == Some(false) {
            self.toggle(selected.index);
        } else {
            self.select(selected.parent);
        }
    }

    fn unfold_or_enter(&mut self) {
        let Some(selected) = self.selected() else { return };
        match self.is_folded(selected.index) {
            Some(true) => self.toggle(selected.index),
            Some(false) => self.step(1),
            None => {}
        }
    }

    fn select(&mut self, index: Option<usize>) {
        if let Some(index) = index {
            if let Some(listing) = self.listing_mut() {
                listing.uncover(index);
            }
            self.selected = Some(index);
            self.reveals += 1;
        }
    }

    fn step(&mut self, by: isize) {
        let last = self.n_rows().saturating_sub(1);
        let row = self.selected_row().map_or(0, |row| row.saturating_add_signed(by));
        self.select(self.row(row.min(last)).map(|node| node.index));
    }

    fn next(&mut self, forward: bool) {
        let Some(made) = &self.made else { return };
        let differences = made.comparison.differences();
        let at = |edge: usize| differences.partition_point(|&index| (index as usize) < edge);
        let next = match (self.selected, forward) {
            (None, _) => differences.first(),
            (Some(selected), true) => differences.get(at(selected + 1)).or(differences.first()),
            (Some(selected), false) => {
                let before = at(selected).checked_sub(1).and_then(|before| differences.get(before));
                before.or(differences.last())
            }
        };
        self.select(next.map(|&index| index as usize));
    }
}

impl Drop for Comparing {
    fn drop(&mut self) {
        if let Some(making) = &self.making {
            making.call_off();
        }
        if let Some(made) = self.made.take() {
            free(made);
        }
    }
}

//! What was found in one payload.

use std::borrow::Cow;
use std::ops::Range;

use super::SearchId;
use crate::analysis::Analysis;
use crate::document::Node;
use crate::search::{Place, Spelling, Spot, description, value_as};
use crate::session::Target;
use crate::words::Language;

/// A node, or a documented one that is missing, in which something was found; and where in it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hit {
    pub(super) target: Target,
    pub(super) spot: Spot,
}

impl Hit {
    /// What it was found in.
    pub fn target(self) -> Target {
        self.target
    }

    /// In what of the node it was found.
    pub fn place(self) -> Place {
        self.spot.place()
    }

    /// In which spelling of a value it was found.
    pub fn spelling(self) -> Spelling {
        self.spot.spelling()
    }

    /// Where in [`Self::text`] it stands.
    pub fn span(self) -> Range<usize> {
        self.spot.span()
    }

    /// The path of the node, or the one where a missing node should be.
    pub fn path(self, analysis: &Analysis) -> String {
        self.target.path(analysis)
    }

    /// The text that it was found in. Made anew, which takes as long as the text is.
    pub fn text(self, analysis: &Analysis, language: Language) -> Cow<'_, str> {
        let document = analysis.document();
        let (node, entry) = match self.target {
            Target::Node(id) => (Some(document.node(id)), analysis.documented(id)),
            Target::Missing { place, .. } => {
                (None, analysis.entry().and_then(|entry| entry.node(place)))
            }
        };
        match self.place() {
            Place::Name => match node.and_then(Node::label) {
                Some(name) => name.into(),
                None => entry.map_or("", |entry| &*entry.name).into(),
            },
            Place::Value => {
                let spelt = |node| value_as(analysis, node, self.spelling());
                node.map(spelt).unwrap_or_default()
            }
            Place::Description => {
                entry.map(|entry| description(entry, language)).unwrap_or_default()
            }
            Place::Path => self.target.path(analysis).into(),
        }
    }
}

/// What was found so far, in document order.
#[derive(Debug, Default)]
pub struct Hits {
    pub(super) search: SearchId,
    pub(super) list: Vec<Hit>,
    pub(super) is_done: bool,
}

impl Hits {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether the whole payload was gone through.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// The hit at `index`, from 0.
    pub fn get(&self, index: usize) -> Option<Hit> {
        self.list.get(index).copied()
    }

    /// Which of the hits is in a target.
    pub fn index_of(&self, target: Target) -> Option<usize> {
        self.list.binary_search_by_key(&target.order(), |hit| hit.target.order()).ok()
    }

    /// How many hits stand before a target.
    pub fn n_before(&self, target: Target) -> usize {
        self.list.partition_point(|hit| hit.target.order() < target.order())
    }

    /// In what something was found.
    pub fn targets(&self) -> impl Iterator<Item = Target> {
        self.list.iter().map(|hit| hit.target)
    }

    /// The hit behind a target, or before it; from the end on to the start, and whether it came to that.
    pub(in crate::session) fn next(
        &self,
        from: Option<Target>,
        forward: bool,
    ) -> Option<(Hit, bool)> {
        let n_before = from.map_or(0, |from| self.n_before(from));
        let within = if forward {
            let is_here = from.is_some_and(|from| self.index_of(from).is_some());
            self.get(n_before + usize::from(is_here))
        } else {
            n_before.checked_sub(1).and_then(|last| self.get(last))
        };
        let other_end = if forward { self.list.first() } else { self.list.last() };
        within.map(|hit| (hit, false)).or_else(|| Some((*other_end?, true)))
    }
}

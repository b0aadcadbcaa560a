//! Nodes that the entry doesn't list where they stand: what each may be instead.

use hashbrown::HashMap;

use super::spelling::{Slip, near};
use crate::analysis::annotate::Annotations;
use crate::catalog::{Catalog, ENVELOPE_NAME, Entry, NodeEntry, PlaceId};
use crate::document::{Document, Kind, NameId, Node, NodeId};

/// The nodes that the entry doesn't list where they stand, in document order. None stands in another.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Strangers(Vec<Stranger>);

/// A node that the entry doesn't list where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stranger {
    pub(super) node: NodeId,
    pub(super) verdict: Verdict,
}

/// What a stranger may be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Verdict {
    /// It is documented, but only here.
    Misplaced { home: PlaceId },
    /// It stands for a documented node that is absent. It has got that node's place.
    Misspelt { meant: PlaceId, slip: Slip },
    /// Not documented. With what a documented container holds, it has got that one's place.
    Unknown { like: Option<PlaceId> },
}

impl Strangers {
    /// In document order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Stranger> {
        self.0.iter().copied()
    }

    /// Looks for the envelope and the job or run in it, where these go by another name: without them
    /// nobody could tell which callback this is.
    pub(in crate::analysis) fn at_top(
        catalog: &Catalog,
        document: &Document,
        annotations: &mut Annotations,
    ) -> Self {
        let mut strangers = Self::default();
        let Some(root) = document.root() else { return strangers };
        let mut hand = Hand { catalog, document, annotations };
        let units = catalog.units();
        let is_unit = |node: Node<'_>| {
            let place = node.name_id().map(|name| catalog.child(PlaceId::ENVELOPE, name.index()));
            node.has_children() && place.is_some_and(|place| units.contains(&place))
        };
        let holds_unit = |node: Node<'_>| node.documentable_children().any(is_unit);
        if hand.annotations.place(root.id()) == PlaceId::UNKNOWN {
            let has_name = root.kind() == Kind::Element;
            if !has_name || !holds_unit(root) {
                return strangers;
            }
            strangers.0.push(hand.rename(root, PlaceId::ENVELOPE));
        }
        let envelope = root.child(ENVELOPE_NAME).unwrap_or(root);
        if holds_unit(envelope) {
            return strangers;
        }
        for child in envelope.documentable_children() {
            if child.name_id().is_none() || hand.annotations.place(child.id()) != PlaceId::UNKNOWN {
                continue;
            }
            if child.kind() == Kind::Object && holds_unit(child) {
                strangers.0.push(hand.rename(child, PlaceId::ENVELOPE));
            } else if let Some(unit) = hand.unit_like(child, units) {
                strangers.0.push(hand.rename(child, unit));
            }
        }
        strangers
    }

    /// Decides about every node that `entry` doesn't list where it stands.
    pub(in crate::analysis) fn below(
        &mut self,
        catalog: &Catalog,
        entry: &Entry,
        document: &Document,
        annotations: &mut Annotations,
    ) {
        if annotations.are_all(|place| is_listed(entry, place)) {
            return;
        }
        let mut judge = Judge::new(catalog, entry, document, annotations);
        let mut ranges = vec![(0, document.n_nodes())];
        while let Some((start, end)) = ranges.pop() {
            let mut found = judge.find(start..end);
            found.sort_by_key(|&(parent, node)| (parent, node));
            for siblings in found.chunk_by(|(parent, _), (other, _)| parent == other) {
                judge.open(siblings);
                let strangers = siblings.iter().map(|&(parent, node)| judge.decide(parent, node));
                self.0.extend(strangers.inspect(|stranger| {
                    // What has got a place now has children with places, and strangers among them.
                    let subtree = document.node(stranger.node).subtree();
                    let is_settled = matches!(stranger.verdict, Verdict::Misspelt { .. });
                    ranges.extend(is_settled.then_some((subtree.start + 1, subtree.end)));
                }));
            }
        }
        self.0.sort_by_key(|stranger| stranger.node);
    }
}

/// Whether an entry lists the nodes at a place. The envelope it needn't list.
fn is_listed(entry: &Entry, place: PlaceId) -> bool {
    place == PlaceId::ENVELOPE || entry.lists(place)
}

/// Gives nodes other places than their names would.
struct Hand<'a> {
    catalog: &'a Catalog,
    document: &'a Document,
    annotations: &'a mut Annotations,
}

impl Hand<'_> {
    fn rename(&mut self, node: Node<'_>, place: PlaceId) -> Stranger {
        self.annotations.settle(self.catalog, self.document, node.id(), place);
        let name = node.name().unwrap_or_default();
        let verdict = match near(name, self.catalog.place_name(place)) {
            Some(slip) => Verdict::Misspelt { meant: place, slip },
            None => Verdict::Unknown { like: Some(place) },
        };
        Stranger { node: node.id(), verdict }
    }

    /// The unit whose name is near, or half of whose content or more is what the unit is documented with.
    fn unit_like(&self, node: Node<'_>, units: &[PlaceId]) -> Option<PlaceId> {
        let name = node.name()?;
        let by_name =
            units.iter().find(|unit| near(name, self.catalog.place_name(**unit)).is_some());
        by_name.copied().or_else(|| {
            let item = node.items().next()?;
            let mut names: Vec<NameId> =
                item.documentable_children().filter_map(Node::name_id).collect();
            names.sort_by_key(|name| name.index());
            names.dedup();
            let n_known = |unit: PlaceId| {
                let is_known =
                    |name: &&NameId| self.catalog.child(unit, name.index()) != PlaceId::UNKNOWN;
                names.iter().filter(is_known).count()
            };
            let likest = units.iter().copied().max_by_key(|&unit| n_known(unit))?;
            let n_known = n_known(likest);
            (n_known >= 2 && n_known * 2 >= names.len()).then_some(likest)
        })
    }
}

/// Decides about strangers, one parent's at a time.
struct Judge<'a> {
    entry: &'a Entry,
    hand: Hand<'a>,
    /// By place: the parent below which it was last seen.
    seen: HashMap<PlaceId, NodeId>,
    /// What a name may stand for below a place.
    readings: HashMap<(PlaceId, NameId), Reading<'a>>,
}

/// What a name may stand for below a place.
#[derive(Clone, Debug)]
struct Reading<'a> {
    home: Option<PlaceId>,
    /// The nearest first.
    near: Vec<(Slip, &'a NodeEntry)>,
}

impl<'a> Judge<'a> {
    fn new(
        catalog: &'a Catalog,
        entry: &'a Entry,
        document: &'a Document,
        annotations: &'a mut Annotations,
    ) -> Self {
        let hand = Hand { catalog, document, annotations };
        Self { entry, hand, seen: HashMap::new(), readings: HashMap::new() }
    }

    /// The topmost nodes in a range that the entry doesn't list, with their parents.
    fn find(&self, range: std::ops::Range<usize>) -> Vec<(NodeId, NodeId)> {
        let mut found = Vec::new();
        let mut next = range.start;
        let annotations = &self.hand.annotations;
        let is_known = |place| is_listed(self.entry, place);
        while let Some(index) = annotations.next_stranger(next..range.end, is_known) {
            let Some(id) = NodeId::new(index) else { break };
            next = index + 1;
            let node = self.hand.document.node(id);
            if !is_telling(node) {
                continue;
            }
            next = node.subtree().end;
            if let Some(parent) = node.parent() {
                found.push((parent.id(), id));
            }
        }
        found
    }

    /// Notes which documented nodes are present below the parent of `siblings`.
    fn open(&mut self, siblings: &[(NodeId, NodeId)]) {
        let Some(&(parent, _)) = siblings.first() else { return };
        for child in self.hand.document.node(parent).documentable_children() {
            self.mark(parent, self.hand.annotations.place(child.id()));
        }
    }

    fn mark(&mut self, parent: NodeId, place: PlaceId) {
        self.seen.insert(place, parent);
    }

    fn decide(&mut self, parent: NodeId, node: NodeId) -> Stranger {
        let node = self.hand.document.node(node);
        let unknown = Stranger { node: node.id(), verdict: Verdict::Unknown { like: None } };
        let name = node.name_id().filter(|_| node.kind() != Kind::Attribute);
        let Some(name) = name else { return unknown };
        let Reading { home, near } = self.reading(self.hand.annotations.place(parent), name);
        if let Some(home) = home {
            return Stranger { verdict: Verdict::Misplaced { home }, ..unknown };
        }
        let is_free =
            |node: &NodeEntry| node.repeats || self.seen.get(&node.place) != Some(&parent);
        let Some((slip, meant)) = near.into_iter().find(|(_, node)| is_free(node)) else {
            return unknown;
        };
        let meant = meant.place;
        self.mark(parent, meant);
        self.hand.annotations.settle(self.hand.catalog, self.hand.document, node.id(), meant);
        Stranger { verdict: Verdict::Misspelt { meant, slip }, ..unknown }
    }

    fn reading(&mut self, parent: PlaceId, name: NameId) -> Reading<'a> {
        /// So many are remembered: a payload may have a million names, each but once.
        const MOST_REMEMBERED: usize = 10_000;
        let Self { entry, hand, readings, .. } = self;
        if readings.len() >= MOST_REMEMBERED {
            readings.clear();
        }
        let reading = readings.entry((parent, name)).or_insert_with(|| {
            let name = hand.document.name(name);
            let mut homes = entry.with_name(name).map(|node| node.place);
            let first = homes.next();
            let is_absent = |place: &PlaceId| hand.annotations.first_at(*place).is_none();
            let absent = first.into_iter().chain(homes).find(is_absent);
            let children = entry.children(parent);
            let mut near: Vec<_> =
                children.filter_map(|node| Some((near(name, &node.name)?, node))).collect();
            near.sort_by_key(|&(slip, _)| slip);
            Reading { home: absent.or(first), near }
        });
        reading.clone()
    }
}

/// Whether a node that nobody documents is worth telling: text, comments and instructions have rules of
/// their own or none, and namespaces and `xml:lang` say nothing of the callback.
fn is_telling(node: Node<'_>) -> bool {
    if node.kind() != Kind::Attribute {
        return node.kind().is_documentable();
    }
    let name = node.name().unwrap_or_default();
    let prefix = name.split_once(':').map_or(name, |(prefix, _)| prefix);
    !matches!(prefix, "xmlns" | "xml" | "xsi")
}

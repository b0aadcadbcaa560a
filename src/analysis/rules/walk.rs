//! One pass over all nodes, in document order, that asks each what the entry asks of its place.
//!
//! It notes what other rules need afterwards, so that none of them walks again: which documented nodes
//! are absent, and where the nodes stand that relations speak of.

use super::lists::{ListNumber, Lists};
use super::value::{self, Fault};
use super::{Analysis, Facts, Findings, absence, promise, relation};
use crate::catalog::{ANY_NAME, Entry, NodeEntry, PlaceId, Presence, ValueType};
use crate::document::{Format, Kind, Node, NodeId};

/// What the walk saw.
#[derive(Debug)]
pub(super) struct Seen {
    /// Containers, and a child that each lacks: the first `MOST_ABSENT`.
    pub(super) absent: Vec<(NodeId, PlaceId)>,
    /// The nodes that relations and conditions speak of.
    pub(super) lists: Lists,
}

/// How many absent nodes are noted: a container takes few bytes and may lack many.
const MOST_ABSENT: usize = 100_000;

/// Runs the rules that look at one node and its siblings.
pub(super) fn check(analysis: &Analysis, entry: &Entry, findings: &mut Findings) -> Seen {
    let mut walk = Walk::new(analysis, entry, findings);
    for (place, node) in analysis.annotations.places().zip(analysis.document.nodes()) {
        walk.close_before(node.id());
        walk.visit(node, place);
    }
    while let Some(frame) = walk.open.pop() {
        walk.close(&frame);
    }
    walk.seen
}

/// The containers that reading was in where the text stops, outermost first: none if it doesn't.
///
/// What they lack may stand behind the cut.
pub(super) fn open_at_cut(analysis: &Analysis) -> Vec<NodeId> {
    let Some((problem, innermost)) =
        analysis.document.problems().last().and_then(|problem| Some((problem, problem.node?)))
    else {
        return Vec::new();
    };
    // Reading went on where the node that the problem is in ends behind it.
    let innermost = analysis.document.node(innermost);
    let is_open = |node: &Node<'_>| node.span().end <= problem.span.start;
    let line = std::iter::once(innermost).chain(innermost.ancestors()).filter(is_open);
    let mut open: Vec<NodeId> = line.map(Node::id).collect();
    open.reverse();
    open
}

/// What the entry asks of a place.
#[derive(Clone, Debug, Default)]
struct Ask<'e> {
    node: Option<&'e NodeEntry>,
    list: Option<ListNumber>,
    expected: Vec<Expected<'e>>,
}

/// A child that may not be absent, or not always.
#[derive(Clone, Copy, Debug)]
struct Expected<'e> {
    place: PlaceId,
    either: &'e [PlaceId],
    /// Whether an alternative is expected too and stands before: then that one is told.
    is_second: bool,
}

/// A known container that is open.
#[derive(Debug)]
struct Frame {
    node: NodeId,
    place: PlaceId,
    end: usize,
    is_mixed: bool,
}

/// Where a place was last seen.
#[derive(Clone, Copy, Debug)]
struct Last {
    parent: NodeId,
    first: NodeId,
    /// The finding that tells of more than one.
    finding: Option<usize>,
}

struct Walk<'a> {
    analysis: &'a Analysis,
    findings: &'a mut Findings,
    /// By place.
    asks: Vec<Ask<'a>>,
    /// By place.
    last: Vec<Option<Last>>,
    open: Vec<Frame>,
    open_at_cut: Vec<NodeId>,
    /// The root object of JSON that holds the envelope as a member.
    wrapper: Option<NodeId>,
    seen: Seen,
}

impl<'a> Walk<'a> {
    fn new(analysis: &'a Analysis, entry: &'a Entry, findings: &'a mut Findings) -> Self {
        let n_places = analysis.catalog.n_places();
        let lists = Lists::new(n_places, relation::places(analysis.catalog(), entry));
        let mut asks = vec![Ask::default(); n_places];
        let nodes = entry.nodes.iter().map(|node| (node.place, Some(node)));
        for (place, node) in nodes.chain((!entry.envelope).then_some((PlaceId::ENVELOPE, None))) {
            let Some(ask) = asks.get_mut(place.index()) else { continue };
            ask.node = node;
            ask.list = lists.number(place);
            ask.expected = expected(analysis, entry, place);
        }
        let root = analysis.document.root().filter(|root| root.kind() == Kind::Object);
        let wraps = |root: &Node<'_>| {
            root.documentable_children()
                .any(|child| analysis.place(child.id()) == PlaceId::ENVELOPE)
        };
        Self {
            analysis,
            findings,
            asks,
            last: vec![None; n_places],
            open: Vec::new(),
            open_at_cut: open_at_cut(analysis),
            wrapper: root.filter(wraps).map(Node::id),
            seen: Seen { absent: Vec::new(), lists },
        }
    }

    fn visit(&mut self, node: Node<'_>, place: PlaceId) {
        let id = node.id();
        let Some(ask) = self.asks.get(place.index()) else { return };
        let Some(entry) = ask.node else {
            self.visit_unlisted(node, place);
            return;
        };
        if node.name_id().is_some() {
            self.note(node, place, entry);
        }
        if node.kind() == Kind::Array {
            if !entry.may_repeat {
                promise::check_array(self.analysis, node, self.findings);
            }
            return;
        }
        let Some(ask) = self.asks.get(place.index()) else { return };
        let read = if self.is_cut(id) {
            value::Read::default()
        } else {
            value::check(self.analysis, node, entry, self.findings)
        };
        if let Some(list) = ask.list {
            self.seen.lists.add(list, node, entry.value_type, read);
        }
        if node.has_children() || !ask.expected.is_empty() {
            let end = node.subtree().end;
            self.open.push(Frame { node: id, place, end, is_mixed: false });
        }
    }

    /// The envelope of entries that don't document it; text beside a documented container's children.
    fn visit_unlisted(&mut self, node: Node<'_>, place: PlaceId) {
        if place == PlaceId::ENVELOPE {
            let end = node.subtree().end;
            self.open.push(Frame { node: node.id(), place, end, is_mixed: false });
            return;
        }
        let is_text = matches!(node.kind(), Kind::Text | Kind::Cdata);
        let Some(frame) = self.open.last_mut().filter(|frame| is_text && !frame.is_mixed) else {
            return;
        };
        let ask = self.asks.get(frame.place.index());
        let is_container = ask
            .and_then(|ask| ask.node)
            .is_some_and(|node| node.value_type == ValueType::Container);
        let is_in = node.parent().is_some_and(|parent| parent.id() == frame.node);
        if is_container && is_in && node.value().is_some_and(|text| !text.trim().is_empty()) {
            frame.is_mixed = true;
            let facts = Facts::Value(Fault::TextInContainer { text: node.id() });
            self.findings.tell(&value::WRONG_TYPE, self.analysis, frame.node, facts);
        }
    }

    /// Notes that a child is there, and whether one of its kind was there before.
    fn note(&mut self, node: Node<'_>, place: PlaceId, entry: &NodeEntry) {
        let Some(parent) = self.open.last().map(|frame| frame.node) else { return };
        let Some(cell) = self.last.get_mut(place.index()) else { return };
        let before = cell.filter(|last| last.parent == parent);
        let Some(mut last) = before else {
            *cell = Some(Last { parent, first: node.id(), finding: None });
            return;
        };
        // A key of JSON that stands twice is told as such, and free keys are many.
        if entry.may_repeat
            || entry.name == ANY_NAME
            || self.analysis.document.format() == Format::Json
        {
            return;
        }
        if let Some(told) = last.finding {
            self.findings.count(told, 1);
            return;
        }
        let told = promise::tell_repeats(self.analysis, last.first, node.id(), self.findings);
        last.finding = Some(told);
        *cell = Some(last);
    }

    fn close_before(&mut self, id: NodeId) {
        while self.open.last().is_some_and(|frame| frame.end <= id.index()) {
            if let Some(frame) = self.open.pop() {
                self.close(&frame);
            }
        }
    }

    fn close(&mut self, frame: &Frame) {
        let Some(ask) = self.asks.get(frame.place.index()) else { return };
        let is_full = self.seen.absent.len() >= MOST_ABSENT;
        let is_left_out = is_full || self.wrapper == Some(frame.node);
        if ask.expected.is_empty() || is_left_out || self.is_cut(frame.node) {
            return;
        }
        let is_there = |place: PlaceId| {
            let last = self.last.get(place.index()).copied().flatten();
            last.is_some_and(|last| last.parent == frame.node)
        };
        let mut is_asked = None;
        for expected in &ask.expected {
            let is_alternative_there = expected.either.iter().copied().any(is_there);
            if is_there(expected.place) || is_alternative_there || expected.is_second {
                continue;
            }
            let node = self.analysis.document.node(frame.node);
            if *is_asked.get_or_insert_with(|| absence::is_asked(node, ask.node)) {
                self.seen.absent.push((frame.node, expected.place));
            }
        }
    }

    fn is_cut(&self, id: NodeId) -> bool {
        !self.open_at_cut.is_empty() && self.open_at_cut.binary_search(&id).is_ok()
    }
}

fn expected<'e>(analysis: &Analysis, entry: &'e Entry, parent: PlaceId) -> Vec<Expected<'e>> {
    let is_expected = |child: &&NodeEntry| absence::is_expected(analysis, child);
    let mut expected: Vec<Expected<'e>> = Vec::new();
    for child in entry.children(parent).filter(is_expected) {
        let is_second = child.presence == Presence::Always
            && expected.iter().any(|other| child.either.contains(&other.place));
        expected.push(Expected { place: child.place, either: &child.either, is_second });
    }
    expected
}

//! One pass over all nodes, in document order, that asks each what the entry asks of its place.
//!
//! It notes what other rules need afterwards, so that none of them walks again: which documented nodes
//! are absent, and where the nodes stand that relations speak of.

use super::lists::Lists;
use super::questions::{Expected, Question, Questions};
use super::value::{self, Fault};
use super::{Analysis, Facts, Findings, absence, promise};
use crate::catalog::{Entry, NodeEntry, PlaceId, Presence, ValueType};
use crate::document::{Format, Kind, Node, NodeId};

/// What the walk saw.
#[derive(Debug)]
pub(super) struct Seen<'q> {
    /// Containers, and a child that each lacks: the first `MOST_ABSENT`.
    pub(super) absent: Vec<(NodeId, PlaceId)>,
    /// The nodes that relations and conditions speak of.
    pub(super) lists: Lists<'q>,
}

/// How many absent nodes are noted: a container takes few bytes and may lack many.
const MOST_ABSENT: usize = 100_000;

/// Runs the rules that look at one node and its siblings.
pub(super) fn check<'a>(
    analysis: &'a Analysis,
    (entry, questions): (&'a Entry, &'a Questions),
    findings: &mut Findings,
) -> Seen<'a> {
    let mut walk = Walk::new(analysis, entry, questions, findings);
    analysis.document.nodes().for_each(|node| {
        walk.close_before(node.id());
        walk.visit(node, analysis.place(node.id()));
    });
    while let Some(frame) = walk.open.pop() {
        walk.close(&frame);
    }
    walk.seen
}

/// A known container that is open.
#[derive(Debug)]
struct Frame<'q> {
    node: NodeId,
    question: &'q Question,
    end: usize,
    is_mixed: bool,
    /// How many of the expected children were met.
    n_met: usize,
}

/// Where a place was last seen.
#[derive(Clone, Copy, Debug)]
struct Last {
    parent: NodeId,
    first: NodeId,
    /// The finding that tells of more than one.
    finding: Option<usize>,
}

struct Walk<'a, 'f> {
    analysis: &'a Analysis,
    entry: &'a Entry,
    questions: &'a Questions,
    findings: &'f mut Findings,
    /// By row.
    last: Vec<Option<Last>>,
    open: Vec<Frame<'a>>,
    open_at_cut: Vec<NodeId>,
    /// The root object of JSON that holds the envelope as a member.
    wrapper: Option<NodeId>,
    seen: Seen<'a>,
}

impl<'a, 'f> Walk<'a, 'f> {
    fn new(
        analysis: &'a Analysis,
        entry: &'a Entry,
        questions: &'a Questions,
        findings: &'f mut Findings,
    ) -> Self {
        let root = analysis.document.root().filter(|root| root.kind() == Kind::Object);
        let wraps = |root: &Node<'_>| {
            root.documentable_children()
                .any(|child| analysis.place(child.id()) == PlaceId::ENVELOPE)
        };
        let lists = Lists::new(questions, |place| analysis.annotations.n_at(place));
        Self {
            analysis,
            entry,
            questions,
            findings,
            last: vec![None; questions.n_rows()],
            open: Vec::new(),
            open_at_cut: analysis.document.open_at_stop(),
            wrapper: root.filter(wraps).map(Node::id),
            seen: Seen { absent: Vec::new(), lists },
        }
    }

    fn visit(&mut self, node: Node<'_>, place: PlaceId) {
        let Some(question) = self.questions.at(place) else {
            self.visit_unlisted(node);
            return;
        };
        if !question.is_documented {
            self.open(node, question);
            return;
        }
        if node.name_id().is_some() {
            self.note(node, question);
        }
        if node.kind() == Kind::Array {
            if !question.may_repeat {
                promise::check_array(self.analysis, node, self.findings);
            }
            return;
        }
        let read = match self.entry.nodes.get(question.row) {
            Some(entry) if !self.is_cut(node.id()) => {
                value::check(self.analysis, node, (entry, question), self.findings)
            }
            Some(_) | None => value::Read::default(),
        };
        if let Some(list) = question.list {
            self.seen.lists.add(list, node, question.value_type, read);
        }
        if node.has_children() || !question.expected.is_empty() {
            self.open(node, question);
        }
    }

    fn open(&mut self, node: Node<'_>, question: &'a Question) {
        let end = node.subtree().end;
        self.open.push(Frame { node: node.id(), question, end, is_mixed: false, n_met: 0 });
    }

    /// Text beside a documented container's children.
    fn visit_unlisted(&mut self, node: Node<'_>) {
        let is_text = matches!(node.kind(), Kind::Text | Kind::Cdata);
        let Some(frame) = self.open.last_mut().filter(|frame| is_text && !frame.is_mixed) else {
            return;
        };
        let Question { is_documented, value_type, .. } = *frame.question;
        let is_container = is_documented && value_type == ValueType::Container;
        let is_in = node.parent().is_some_and(|parent| parent.id() == frame.node);
        if is_container && is_in && node.value().is_some_and(|text| !text.trim().is_empty()) {
            frame.is_mixed = true;
            let facts = Facts::Value(Fault::TextInContainer { text: node.id() });
            self.findings.tell(&value::WRONG_TYPE, self.analysis, frame.node, facts);
        }
    }

    /// Notes that a child is there, and whether one of its kind was there before.
    fn note(&mut self, node: Node<'_>, question: &Question) {
        let Some(frame) = self.open.last_mut() else { return };
        let Some(cell) = self.last.get_mut(question.row) else { return };
        let before = cell.filter(|last| last.parent == frame.node);
        let Some(mut last) = before else {
            frame.n_met += usize::from(question.is_expected);
            *cell = Some(Last { parent: frame.node, first: node.id(), finding: None });
            return;
        };
        // A key of JSON that stands twice is told as such, and free keys are many.
        if question.may_repeat
            || question.is_free_key
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

    fn close(&mut self, frame: &Frame<'_>) {
        let is_full = self.seen.absent.len() >= MOST_ABSENT;
        let is_complete = frame.n_met >= frame.question.expected.len();
        if is_complete || is_full || self.wrapper == Some(frame.node) || self.is_cut(frame.node) {
            return;
        }
        let expected = &frame.question.expected;
        let mut is_asked = None;
        for (index, child) in expected.iter().enumerate() {
            let is_there = |row: &usize| self.is_there(*row, frame.node);
            if is_there(&child.row) || child.either.iter().any(is_there) {
                continue;
            }
            let before = expected.get(..index).unwrap_or_default();
            let is_told = before.iter().any(|other| self.is_told_with(child, other));
            if is_told || !self.is_expected(child) {
                continue;
            }
            let node = self.analysis.document.node(frame.node);
            let entry = self.entry.nodes.get(frame.question.row);
            if *is_asked.get_or_insert_with(|| absence::is_asked(node, entry)) {
                self.seen.absent.push((frame.node, child.place));
            }
        }
    }

    fn is_there(&self, row: usize, parent: NodeId) -> bool {
        let last = self.last.get(row).copied().flatten();
        last.is_some_and(|last| last.parent == parent)
    }

    fn is_expected(&self, child: &Expected) -> bool {
        let entry = self.entry.nodes.get(child.row);
        entry.is_some_and(|entry| absence::is_expected(self.analysis, entry))
    }

    /// Of alternatives that are always expected, the first is told.
    fn is_told_with(&self, child: &Expected, before: &Expected) -> bool {
        let is_always = |node: &NodeEntry| node.presence == Presence::Always;
        child.either.contains(&before.row)
            && self.entry.nodes.get(child.row).is_some_and(is_always)
            && self.is_expected(before)
    }

    fn is_cut(&self, id: NodeId) -> bool {
        !self.open_at_cut.is_empty() && self.open_at_cut.binary_search(&id).is_ok()
    }
}

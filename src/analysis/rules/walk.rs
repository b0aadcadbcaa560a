//! One pass over all nodes, in document order, that asks each what the entry asks of its place.
//!
//! It notes what other rules need afterwards, so that none of them walks again: which documented nodes
//! are absent, and where the nodes stand that relations speak of.

use super::lists::Lists;
use super::questions::{Expected, Question, Questions};
use super::value::{self, Fault};
use super::{Analysis, Facts, Findings, absence, promise};
use crate::analysis::State;
use crate::catalog::{Entry, PlaceId, ValueType};
use crate::document::{Format, Kind, Node, NodeId, USUAL_DEPTH};

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
pub(super) fn check<'q>(
    analysis: &Analysis,
    (entry, questions): (&Entry, &'q Questions),
    findings: &mut Findings,
) -> Seen<'q> {
    let mut walk = Walk::new(analysis, entry, questions, findings);
    analysis.document.nodes().for_each(|node| {
        walk.close_before(node.id());
        walk.visit(node, analysis.place(node.id()));
    });
    while let Some(frame) = walk.open.pop() {
        walk.close(&frame);
    }
    let Walk { mut doubtful, seen, .. } = walk;
    doubtful.sort_unstable();
    doubtful.dedup();
    let objects = doubtful.into_iter().map(|id| analysis.document.node(id));
    promise::check_duplicate_keys(analysis, objects, findings);
    seen
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

struct Walk<'a, 'q, 'f> {
    analysis: &'a Analysis,
    entry: &'a Entry,
    questions: &'q Questions,
    findings: &'f mut Findings,
    /// By the number of the place.
    last: Vec<Option<Last>>,
    open: Vec<Frame<'q>>,
    open_at_cut: Vec<NodeId>,
    /// The root object of JSON that holds the envelope as a member.
    wrapper: Option<NodeId>,
    /// Objects of which the places of their members don't tell whether a key stands in them twice.
    doubtful: Vec<NodeId>,
    seen: Seen<'q>,
}

impl<'a, 'q, 'f> Walk<'a, 'q, 'f> {
    fn new(
        analysis: &'a Analysis,
        entry: &'a Entry,
        questions: &'q Questions,
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
            last: vec![None; analysis.annotations.n_found_places()],
            open: Vec::with_capacity(USUAL_DEPTH),
            open_at_cut: analysis.document.open_at_stop(),
            wrapper: root.filter(wraps).map(Node::id),
            doubtful: Vec::new(),
            seen: Seen { absent: Vec::new(), lists },
        }
    }

    fn visit(&mut self, node: Node<'_>, place: PlaceId) {
        let Some(question) = self.questions.at(place) else {
            self.doubt(node);
            self.visit_unlisted(node);
            return;
        };
        if !question.is_documented {
            self.doubt(node);
            self.open(node, question);
            return;
        }
        if node.name_id().is_some() {
            self.note(node, place, question);
        }
        if node.kind() == Kind::Array {
            if !question.may_repeat {
                promise::check_array(self.analysis, node, self.findings);
            }
            return;
        }
        match node.literal() {
            // Most nodes are no more than that.
            Some(_) if question.is_free && question.list.is_none() => {}
            Some(text) => self.visit_literal(node.id(), question, text.trim_ascii()),
            None => self.visit_other(node, question),
        }
        if question.n_expected > 0 || node.has_children() {
            self.open(node, question);
        }
    }

    fn visit_literal(&mut self, node: NodeId, question: &Question, value: &str) {
        let is_right = question.is_free || self.is_cut(node);
        let moment = if is_right {
            None
        } else {
            let asked = (self.questions, question);
            value::check_value(self.analysis, node, value, asked, self.findings)
        };
        if let Some(list) = question.list {
            self.seen.lists.add_value(list, node, (value, moment));
        }
    }

    fn visit_other(&mut self, node: Node<'_>, question: &Question) {
        let read = if self.is_cut(node.id()) {
            value::Read::default()
        } else {
            value::check(self.analysis, node, (self.questions, question), self.findings)
        };
        if let Some(list) = question.list {
            self.seen.lists.add(list, node, question.value_type, read);
        }
    }

    fn open(&mut self, node: Node<'_>, question: &'q Question) {
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
    fn note(&mut self, node: Node<'_>, place: PlaceId, question: &Question) {
        let Some(frame) = self.open.last_mut() else { return self.doubt(node) };
        let number = self.analysis.annotations.found_place(place);
        let Some(cell) = number.and_then(|number| self.last.get_mut(number)) else {
            return self.doubt(node);
        };
        let Some(last) = cell.as_mut().filter(|last| last.parent == frame.node) else {
            frame.n_met += usize::from(question.is_expected);
            *cell = Some(Last { parent: frame.node, first: node.id(), finding: None });
            // Free keys share a place.
            if question.is_free_key || node.parent_id() != Some(frame.node) {
                self.doubt(node);
            }
            return;
        };
        // A key of JSON that stands twice is told as such, and free keys are many.
        if self.analysis.document.format() == Format::Json {
            return self.doubt(node);
        }
        if question.may_repeat || question.is_free_key {
            return;
        }
        if let Some(told) = last.finding {
            self.findings.count(told, 1);
            return;
        }
        let told = promise::tell_repeats(self.analysis, last.first, node.id(), self.findings);
        last.finding = Some(told);
    }

    /// Has the object of this member looked at on its own.
    fn doubt(&mut self, member: Node<'_>) {
        let is_member =
            self.analysis.document.format() == Format::Json && member.name_id().is_some();
        if let Some(object) = member.parent_id().filter(|_| is_member)
            && self.doubtful.last() != Some(&object)
        {
            self.doubtful.push(object);
        }
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
        let is_complete = frame.n_met >= frame.question.n_expected.into();
        if is_complete || is_full || self.wrapper == Some(frame.node) || self.is_cut(frame.node) {
            return;
        }
        let expected = self.questions.expected(frame.question);
        let mut is_asked = None;
        for child in expected {
            let is_there = |place: &PlaceId| self.is_there(*place, frame.node);
            if is_there(&child.place) || child.either.iter().any(is_there) {
                continue;
            }
            if !self.may_be_expected(child) {
                continue;
            }
            let node = self.analysis.document.node(frame.node);
            let entry = self.entry.nodes.get(frame.question.row());
            if *is_asked.get_or_insert_with(|| absence::is_asked(node, entry)) {
                self.seen.absent.push((frame.node, child.place));
            }
        }
    }

    fn is_there(&self, place: PlaceId, parent: NodeId) -> bool {
        let number = self.analysis.annotations.found_place(place);
        let last = number.and_then(|number| *self.last.get(number)?);
        last.is_some_and(|last| last.parent == parent)
    }

    /// Whether it is expected if the job ended well, which nobody knows yet.
    fn may_be_expected(&self, child: &Expected) -> bool {
        !absence::is_left_out(self.analysis, child.may_be_empty)
            && absence::is_expected_of_others(self.analysis, child.place, State::Success)
    }

    fn is_cut(&self, id: NodeId) -> bool {
        !self.open_at_cut.is_empty() && self.open_at_cut.binary_search(&id).is_ok()
    }
}

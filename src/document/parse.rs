//! How text becomes a document, whatever its notation: the builder that both readers feed, and the
//! listener that hears of every node.

use std::ops::Range;
use std::sync::Arc;

use super::arena::{Ends, MAX_NODES, NodeData, Shape};
use super::names::Names;
use super::namespaces::Judged;
use super::{
    Chunks, Document, Format, Kind, NameId, NameTable, NodeId, Plain, Position, Problem,
    ProblemKind, Prolog, json, xml,
};

/// Hears of every node while a document is read, so that what depends on a node's place costs no
/// second walk.
///
/// The reader keeps the state of every open node and hands it back for its children: a listener needs
/// no stack of its own.
pub trait Listener {
    /// What is known of an open node.
    type State: Copy + Default;

    /// A node opens below one in state `parent` (the default at top level); gives its own state.
    ///
    /// Called once for each node, in document order.
    fn open(
        &mut self,
        parent: Self::State,
        node: NodeId,
        kind: Kind,
        name: Option<NameId>,
    ) -> Self::State;

    /// The text is read once more from its start: forget every node.
    fn restart(&mut self);

    /// So many nodes were read, up to byte `at`; whether reading goes on. Asked every some thousand nodes.
    fn goes_on(&mut self, _n_nodes: usize, _at: usize) -> bool {
        true
    }
}

/// Hears nothing.
impl Listener for () {
    type State = ();

    fn open(&mut self, (): (), _node: NodeId, _kind: Kind, _name: Option<NameId>) {}

    fn restart(&mut self) {}
}

/// How much is read before reading stops with a [`ProblemKind::TooMany`] or [`ProblemKind::TooDeep`].
///
/// A node costs more memory than the few bytes that it can be written in: the limits keep that in proportion
/// to the text. What callbacks hold has some thirty bytes a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most nodes of one document: 2,000,000, or one for each four bytes where that is more. A lower limit
    /// holds as it is.
    pub nodes: usize,
    /// Most nodes one inside another: 1,000,000.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { nodes: 2_000_000, depth: 1_000_000 }
    }
}

/// So many bytes of text allow a node.
const BYTES_PER_NODE: usize = 4;

impl Limits {
    /// How many nodes a text of so many bytes may have.
    fn nodes_of(self, n_bytes: usize) -> usize {
        let is_lowered = self.nodes < Self::default().nodes;
        if is_lowered { self.nodes } else { self.nodes.max(n_bytes / BYTES_PER_NODE) }
    }
}

impl Document {
    /// Reads a whole text. Never fails: see [`Document::problems`].
    ///
    /// `names` are numbered first, in their order; `listener` hears of every node.
    pub fn parse<L: Listener>(
        text: String,
        format: Format,
        names: &Arc<NameTable>,
        limits: Limits,
        listener: &mut L,
    ) -> Self {
        let mut builder = Builder::new(Arc::clone(names), limits, text.len(), listener);
        if u32::try_from(text.len()).is_err() {
            builder.problem(TOO_LARGE, 0..0);
        } else {
            match format {
                Format::Xml => xml::read(&text, &mut builder),
                Format::Json => json::read(&text, &mut builder),
            }
        }
        let Builder { nodes, ends, mut names, mut problems, prolog, plain, .. } = builder;
        names.rest();
        problems.sort_by_key(|problem| problem.span.start);
        Self {
            text,
            format,
            nodes,
            ends,
            names,
            problems,
            prolog,
            plain,
            start: Position { line: 1, column: 1 },
            lines: std::sync::OnceLock::new(),
        }
    }

    /// Reads a text on its own, without names known beforehand and without a listener.
    pub fn from_text(text: String, format: Format) -> Self {
        Self::parse(text, format, &Arc::default(), Limits::default(), &mut ())
    }
}

/// Receives nodes in document order and keeps those that are open.
pub(super) struct Builder<'l, L: Listener> {
    nodes: Chunks<NodeData>,
    ends: Chunks<Ends>,
    names: Names,
    problems: Vec<Problem>,
    pub(super) prolog: Prolog,
    pub(super) plain: Plain,
    open: Vec<(NodeId, L::State)>,
    most_nodes: usize,
    most_levels: usize,
    /// With so many nodes, reading pauses to ask whether it goes on: at once where it is as deep as it may be.
    pause: usize,
    listener: &'l mut L,
}

/// Few payloads are deeper.
pub(crate) const USUAL_DEPTH: usize = 16;

/// After so many nodes the listener is asked whether reading goes on.
const PACE: usize = 1 << 14;

/// There are more than 32 bits can number.
const TOO_LARGE: ProblemKind = ProblemKind::TooLarge { limit: u32::MAX as u64 };

/// How many problems are noted: a text that is wrong everywhere is not more wrong for it.
const MAX_PROBLEMS: usize = 1000;

/// A number of bytes or nodes, which both fit: [`Document::parse`] reads no longer text, and no document has more nodes.
#[inline]
pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Reading has to stop at byte `at`; the problem is noted.
#[derive(Debug)]
pub(super) struct Stop {
    pub(super) at: usize,
}

impl<'l, L: Listener> Builder<'l, L> {
    fn new(names: Arc<NameTable>, limits: Limits, n_bytes: usize, listener: &'l mut L) -> Self {
        Self {
            nodes: Chunks::default(),
            ends: Chunks::default(),
            names: Names::new(names),
            problems: Vec::new(),
            prolog: Prolog::default(),
            plain: Plain::default(),
            open: Vec::with_capacity(USUAL_DEPTH),
            most_nodes: limits.nodes_of(n_bytes).min(MAX_NODES),
            most_levels: limits.depth,
            pause: 0,
            listener,
        }
    }

    /// Forgets every node, problem and the prolog; names stay, since their numbers do no harm.
    pub(super) fn restart(&mut self) {
        self.nodes.clear();
        self.ends.clear();
        self.problems.clear();
        self.prolog = Prolog::default();
        self.open.clear();
        self.pause = 0;
        self.listener.restart();
    }

    /// The innermost open node.
    pub(super) fn current(&self) -> Option<NodeId> {
        self.open.last().map(|&(id, _)| id)
    }

    /// The id of a name that stands at byte `start`.
    pub(super) fn name(&mut self, name: &str, start: usize) -> Result<NameId, Stop> {
        match self.names.intern(name) {
            Some(name) => Ok(name),
            None => self.stop(TOO_LARGE, start),
        }
    }

    /// The id of a name, if it was known before the text was read or stood in it already.
    pub(super) fn met_name(&mut self, name: &str) -> Option<NameId> {
        self.names.met(name)
    }

    /// What the grammar of XML makes of a name.
    #[inline]
    pub(super) fn judged(&self, id: NameId) -> Judged {
        self.names.judged(id)
    }

    /// The name that most likely comes next, if `text` begins with it and `end` comes behind it; and its length.
    pub(super) fn guess_name(&mut self, text: &[u8], end: u8) -> Option<(NameId, usize)> {
        self.names.guess(text, end)
    }

    /// Opens a node at byte `start`; what follows stands in it until it is closed.
    pub(super) fn open(
        &mut self,
        kind: Kind,
        name: Option<NameId>,
        start: usize,
    ) -> Result<NodeId, Stop> {
        let (id, state) = self.add(Shape::Opened, kind, name, start..start)?;
        self.open.push((id, state));
        if self.open.len() >= self.most_levels {
            self.pause = 0;
        }
        Ok(id)
    }

    /// A node without children.
    pub(super) fn leaf(
        &mut self,
        kind: Kind,
        name: Option<NameId>,
        span: Range<usize>,
    ) -> Result<(), Stop> {
        self.add(Shape::Leaf, kind, name, span).map(|_| ())
    }

    /// An element without children, written as `<name>value</name>`, where the value stands as it is meant.
    #[inline]
    pub(super) fn literal(&mut self, name: NameId, span: Range<usize>) -> Result<(), Stop> {
        self.add(Shape::Literal, Kind::Element, Some(name), span).map(|_| ())
    }

    /// A string of JSON. It `is_literal` where the value stands as it is meant, and as `"name":"value"` with at most one
    /// space behind the colon.
    #[inline]
    pub(super) fn string(
        &mut self,
        is_literal: bool,
        name: Option<NameId>,
        span: Range<usize>,
    ) -> Result<(), Stop> {
        let shape = if is_literal { Shape::Literal } else { Shape::Leaf };
        self.add(shape, Kind::String, name, span).map(|_| ())
    }

    /// Appends a node that holds none.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "asked for every node, and what is known of it where it is read saves much"
    )]
    fn add(
        &mut self,
        shape: Shape,
        kind: Kind,
        name: Option<NameId>,
        span: Range<usize>,
    ) -> Result<(NodeId, L::State), Stop> {
        let n_nodes = self.nodes.len();
        if n_nodes >= self.pause {
            self.go_on(span.start)?;
        }
        let (parent, state) = match self.open.last() {
            Some(&(id, state)) => (Some(id), state),
            None => (None, L::State::default()),
        };
        // There are no more than that, and no text is longer.
        let id = NodeId::new(n_nodes).unwrap_or(NodeId::LAST);
        let end = if shape == Shape::Opened { self.push_ends(id) } else { narrow(span.end) };
        self.nodes.push(NodeData::new(shape, kind, name, parent, (narrow(span.start), end)));
        Ok((id, self.listener.open(state, id, kind, name)))
    }

    /// Reads up to the next pause, unless that is enough.
    #[cold]
    fn go_on(&mut self, start: usize) -> Result<(), Stop> {
        if self.open.len() >= self.most_levels {
            return self.stop(ProblemKind::TooDeep { most: self.most_levels }, start);
        }
        let n_nodes = self.nodes.len();
        if n_nodes >= self.most_nodes || !self.listener.goes_on(n_nodes, start) {
            return self.stop(ProblemKind::TooMany { most: n_nodes }, start);
        }
        self.pause = (n_nodes + PACE).min(self.most_nodes);
        Ok(())
    }

    /// Closes the innermost open node at byte `end` (one past its last).
    pub(super) fn close(&mut self, end: usize) {
        let Some((id, _)) = self.open.pop() else { return };
        let number = self.nodes.get(id.index()).and_then(|node| node.ends().ok());
        if let Some(ends) = number.and_then(|number| self.ends.get_mut(number)) {
            *ends = Ends { subtree: narrow(self.nodes.len()), text: narrow(end) };
        }
    }

    /// Makes room for where a node ends; gives its number.
    fn push_ends(&mut self, id: NodeId) -> u32 {
        let number = self.ends.len();
        self.ends.push(Ends { subtree: id.next(), text: 0 });
        narrow(number)
    }

    /// Notes a problem at the innermost open node.
    pub(super) fn problem(&mut self, kind: ProblemKind, span: Range<usize>) {
        let node = self.current();
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { kind, span, node });
        }
    }

    /// Whether further problems would not be noted.
    pub(super) fn has_enough_problems(&self) -> bool {
        self.problems.len() >= MAX_PROBLEMS
    }

    /// Closes all that is open, because reading ends at byte `end`.
    pub(super) fn close_all(&mut self, end: usize) {
        while !self.open.is_empty() {
            self.close(end);
        }
    }

    fn stop<T>(&mut self, why: ProblemKind, at: usize) -> Result<T, Stop> {
        self.problem(why, at..at);
        Err(Stop { at })
    }
}

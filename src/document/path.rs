//! A node's place as the vendor's tables write it: `Response.JobsDetail.Input.BucketId`.

use std::fmt::Write as _;

use super::{Document, Format, Kind, NameId, Node, NodeId};

/// Writes paths of one document's nodes.
///
/// Steps are dotted; `[n]`, from 0, stands where same-named siblings stand or where the caller says
/// that a node repeats. Odd names are quoted `["a.b"]`; attributes are `@name`, text, CDATA, comments
/// and instructions `#text[n]`, `#cdata[n]`, `#comment[n]`, `#instruction[n]`.
///
/// Siblings are numbered once for each parent: asking for many nodes in document order costs no more
/// than one walk. Of what is very deep the last steps are written, behind `…`, and of very
/// long names the beginning: else many paths would be far larger than their document.
#[derive(Debug)]
pub struct Paths<'d> {
    document: &'d Document,
    /// What stands before every path, though the text doesn't hold it.
    prefix: String,
    numbered: Numbered,
}

/// What [`Paths`] has numbered, to go on with later.
#[derive(Debug, Default)]
pub struct Numbered {
    /// The node that was asked about last, and what is around it, outermost first.
    line: Vec<NodeId>,
    /// By depth, modulo [`MOST_STEPS`]: the children of the parent that was last asked about there.
    levels: Vec<Option<Siblings>>,
}

/// How many steps a path has at most.
const MOST_STEPS: usize = 64;

/// How many characters of a name it has at most.
const LONGEST_NAME: usize = 100;

impl<'d> Paths<'d> {
    /// Paths of this document; `envelope` is set in front of a JSON document that was sent without it.
    pub fn new(document: &'d Document, envelope: Option<&str>) -> Self {
        Self::resume(document, envelope, Numbered::default())
    }

    /// As [`Self::new`], going on with what was numbered in this document before.
    pub fn resume(document: &'d Document, envelope: Option<&str>, numbered: Numbered) -> Self {
        let root = document.root().filter(|root| root.kind() == Kind::Object);
        let holds = |envelope: &&str| root.is_some_and(|root| root.child(envelope).is_some());
        let is_bare = document.format() == Format::Json;
        let prefix =
            envelope.filter(|envelope| is_bare && !holds(envelope)).unwrap_or_default().to_owned();
        Self { document, prefix, numbered }
    }

    /// What was numbered so far.
    pub fn into_numbered(self) -> Numbered {
        self.numbered
    }

    /// The path of `node`; of an anonymous root, `$`.
    ///
    /// `repeats` tells whether the documentation lets a node stand more than once.
    pub fn path(&mut self, node: NodeId, repeats: impl Fn(NodeId) -> bool) -> String {
        self.numbered.go_to(self.document.node(node));
        let line = std::mem::take(&mut self.numbered.line);
        let first = line.len().saturating_sub(MOST_STEPS);
        let mut path = if first == 0 { self.prefix.clone() } else { "…".to_owned() };
        for (depth, &step) in line.iter().enumerate().skip(first) {
            self.push_step(&mut path, depth, self.document.node(step), &repeats);
        }
        self.numbered.line = line;
        if path.is_empty() { "$".to_owned() } else { path }
    }

    /// The path of `node` and all like it: without numbers.
    ///
    /// Of an element, a member or an item; of an anonymous root, `$`.
    pub fn unnumbered(&self, node: NodeId) -> String {
        let node = self.document.node(node);
        let line = std::iter::once(node).chain(node.ancestors());
        let names: Vec<&str> = line.filter_map(Node::name).take(MOST_STEPS + 1).collect();
        let is_whole = names.len() <= MOST_STEPS;
        let mut path = if is_whole { self.prefix.clone() } else { "…".to_owned() };
        names.into_iter().take(MOST_STEPS).rev().for_each(|name| push_name(&mut path, name));
        if path.is_empty() { "$".to_owned() } else { path }
    }

    /// What stands before every path of the document, though the text doesn't hold it.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Writes a node's own step behind the path of its parent, which stands `depth` nodes deep.
    pub fn push(
        &mut self,
        path: &mut String,
        depth: usize,
        node: NodeId,
        repeats: impl Fn(NodeId) -> bool,
    ) {
        self.push_step(path, depth, self.document.node(node), &repeats);
    }

    fn push_step(
        &mut self,
        path: &mut String,
        depth: usize,
        step: Node<'d>,
        repeats: &impl Fn(NodeId) -> bool,
    ) {
        let dot = if path.is_empty() { "" } else { "." };
        let word = match step.kind() {
            Kind::Attribute => {
                let name = step.name().unwrap_or_default();
                return write(path, format_args!("{dot}@{name}"));
            }
            Kind::Text => "#text",
            Kind::Cdata => "#cdata",
            Kind::Comment => "#comment",
            Kind::Instruction => "#instruction",
            Kind::Element
            | Kind::Object
            | Kind::Array
            | Kind::String
            | Kind::Number
            | Kind::Bool
            | Kind::Null => return self.push_named(path, depth, step, repeats),
        };
        let index = self.number(depth, step).index;
        write(path, format_args!("{dot}{word}[{index}]"));
    }

    fn push_named(
        &mut self,
        path: &mut String,
        depth: usize,
        step: Node<'d>,
        repeats: &impl Fn(NodeId) -> bool,
    ) {
        let Some(name) = step.name() else {
            if step.parent().is_some() {
                let index = self.number(depth, step).index;
                write(path, format_args!("[{index}]"));
            }
            return;
        };
        push_name(path, name);
        // An array's items carry the index themselves.
        if step.kind() != Kind::Array {
            let number = self.number(depth, step);
            if !number.is_alone || repeats(step.id()) {
                write(path, format_args!("[{}]", number.index));
            }
        }
    }

    fn number(&mut self, depth: usize, node: Node<'d>) -> Number {
        let parent = node.parent().map(Node::id);
        let levels = &mut self.numbered.levels;
        let depth = depth % MOST_STEPS;
        while levels.len() <= depth {
            levels.push(None);
        }
        let Some(level) = levels.get_mut(depth) else { return Number::default() };
        if level.as_ref().is_none_or(|level| level.parent != parent) {
            *level = None;
        }
        level.get_or_insert_with(|| Siblings::new(self.document, parent)).number(node.id())
    }
}

impl Numbered {
    /// Goes on to a node: what is around both it and the last one stays.
    fn go_to(&mut self, node: Node<'_>) {
        let document = node.document();
        let holds = |id: NodeId| document.node(id).subtree().contains(&node.id().index());
        while self.line.pop_if(|last| !holds(*last)).is_some() {}
        let n_known = self.line.len();
        let known = self.line.last().copied();
        let steps = std::iter::once(node).chain(node.ancestors()).map(Node::id);
        self.line.extend(steps.take_while(|&step| Some(step) != known));
        if let Some(new) = self.line.get_mut(n_known..) {
            new.reverse();
        }
    }
}

/// Which of its same-named siblings a node is.
#[derive(Clone, Copy, Debug, Default)]
struct Number {
    index: u32,
    is_alone: bool,
}

/// The children of one parent, numbered.
#[derive(Debug)]
struct Siblings {
    parent: Option<NodeId>,
    /// In document order.
    numbers: Vec<(NodeId, Number)>,
}

/// Siblings that are counted together: of one name, or of one kind where they have none.
type Alike = (Option<NameId>, Option<Kind>);

impl Siblings {
    fn new(document: &Document, parent: Option<NodeId>) -> Self {
        let children =
            || parent.map_or_else(|| document.top_level(), |id| document.node(id).children());
        let mut numbers: Vec<(NodeId, Number)> =
            children().map(|child| (child.id(), Number::default())).collect();
        // Sorted rather than hashed: a node may have a million children, each of another name.
        let mut order: Vec<(Alike, u32)> = children().map(alike).zip(0..).collect();
        order.sort_unstable_by_key(|&((name, kind), at)| {
            (name.map(NameId::index), kind.map(|kind| kind as u8), at)
        });
        for run in order.chunk_by(|(one, _), (other, _)| one == other) {
            for (&(_, at), index) in run.iter().zip(0..) {
                if let Some((_, number)) = numbers.get_mut(at as usize) {
                    *number = Number { index, is_alone: run.len() == 1 };
                }
            }
        }
        Self { parent, numbers }
    }

    fn number(&self, node: NodeId) -> Number {
        let found = self.numbers.binary_search_by_key(&node, |(id, _)| *id);
        found
            .ok()
            .and_then(|at| self.numbers.get(at))
            .map(|(_, number)| *number)
            .unwrap_or_default()
    }
}

fn alike(node: Node<'_>) -> Alike {
    let kind = (!node.kind().is_documentable()).then_some(node.kind());
    (node.name_id().filter(|_| kind != Some(Kind::Instruction)), kind)
}

fn push_name(path: &mut String, name: &str) {
    let dot = if path.is_empty() { "" } else { "." };
    let (name, rest) = match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => (name.get(..end).unwrap_or_default(), "…"),
        None => (name, ""),
    };
    if is_plain(name) {
        write(path, format_args!("{dot}{name}{rest}"));
    } else {
        write(path, format_args!("[{name:?}{rest}]"));
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':'))
}

#[expect(clippy::let_underscore_must_use, reason = "writing into a string cannot fail")]
fn write(path: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = path.write_fmt(words);
}

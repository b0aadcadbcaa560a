//! A node's place as the vendor's tables write it: `Response.JobsDetail.Input.BucketId`.

use std::fmt::Write as _;

use hashbrown::HashMap;

use super::{Document, Kind, NameId, Node, NodeId};

/// Writes paths of one document's nodes.
///
/// Steps are dotted; `[n]`, from 0, stands where same-named siblings stand or where the caller says
/// that a node repeats. Odd names are quoted `["a.b"]`; attributes are `@name`, text, CDATA, comments
/// and instructions `#text[n]`, `#cdata[n]`, `#comment[n]`, `#instruction[n]`.
///
/// Siblings are counted once: asking for many nodes in document order costs no more than one walk.
#[derive(Debug)]
pub struct Paths<'d> {
    document: &'d Document,
    /// Where the count stands for siblings of one name below one parent.
    counted: HashMap<(Option<NodeId>, Option<NameId>, Kind), Counted>,
}

#[derive(Clone, Copy, Debug)]
struct Counted {
    last: NodeId,
    index: usize,
    is_alone: bool,
}

impl<'d> Paths<'d> {
    /// Paths of this document.
    pub fn new(document: &'d Document) -> Self {
        Self { document, counted: HashMap::new() }
    }

    /// The path of `node`.
    ///
    /// `envelope` is set in front of a JSON document that was sent without it. `repeats` tells whether
    /// the documentation lets a node stand more than once.
    pub fn path(
        &mut self,
        node: NodeId,
        envelope: Option<&str>,
        repeats: impl Fn(NodeId) -> bool,
    ) -> String {
        let node = self.document.node(node);
        let mut line: Vec<Node<'d>> = node.ancestors().collect();
        line.reverse();
        line.push(node);
        let mut path = String::new();
        let root_is_anonymous = line.first().is_some_and(|root| root.name_id().is_none());
        if root_is_anonymous && self.document.format() == super::Format::Json {
            let has_own = self.document.root().is_some_and(|root| {
                envelope.is_some_and(|envelope| {
                    root.kind() == Kind::Object && root.child(envelope).is_some()
                })
            });
            if let Some(envelope) = envelope.filter(|_| !has_own) {
                path.push_str(envelope);
            } else if line.len() == 1 {
                path.push('$');
            }
        }
        for step in line {
            self.push_step(&mut path, step, &repeats);
        }
        path
    }

    fn push_step(&mut self, path: &mut String, step: Node<'d>, repeats: &impl Fn(NodeId) -> bool) {
        match step.kind() {
            Kind::Attribute => {
                path.push_str(if path.is_empty() { "@" } else { ".@" });
                path.push_str(step.name().unwrap_or_default());
            }
            kind @ (Kind::Text | Kind::Cdata | Kind::Comment | Kind::Instruction) => {
                let word = match kind {
                    Kind::Text => "#text",
                    Kind::Cdata => "#cdata",
                    Kind::Comment => "#comment",
                    _ => "#instruction",
                };
                let dot = if path.is_empty() { "" } else { "." };
                let index = self.count(step).index;
                write_infallible(path, format_args!("{dot}{word}[{index}]"));
            }
            Kind::Element
            | Kind::Object
            | Kind::Array
            | Kind::String
            | Kind::Number
            | Kind::Bool
            | Kind::Null => self.push_named(path, step, repeats),
        }
    }

    fn push_named(&mut self, path: &mut String, step: Node<'d>, repeats: &impl Fn(NodeId) -> bool) {
        let is_item = step.parent().is_some_and(|parent| parent.kind() == Kind::Array);
        if is_item {
            let index = self.count(step).index;
            write_infallible(path, format_args!("[{index}]"));
            return;
        }
        let Some(name) = step.name() else { return };
        if is_plain(name) {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(name);
        } else {
            write_infallible(path, format_args!("[{name:?}]"));
        }
        // An array's items carry the index themselves.
        if step.kind() != Kind::Array {
            let counted = self.count(step);
            if !counted.is_alone || repeats(step.id()) {
                write_infallible(path, format_args!("[{}]", counted.index));
            }
        }
    }

    fn count(&mut self, node: Node<'d>) -> Counted {
        let parent = node.parent();
        let is_item = parent.is_some_and(|parent| parent.kind() == Kind::Array);
        let is_same = |other: &Node<'d>| {
            is_item
                || (other.name_id() == node.name_id()
                    && other.kind().is_documentable() == node.kind().is_documentable()
                    && (node.kind().is_documentable() || other.kind() == node.kind()))
        };
        let kind = if node.kind().is_documentable() { Kind::Element } else { node.kind() };
        let key = (parent.map(Node::id), node.name_id().filter(|_| !is_item), kind);
        let known = self.counted.get(&key).copied().filter(|known| known.last <= node.id());
        let siblings = match parent {
            Some(parent) => parent.children(),
            None => self.document.top_level(),
        };
        let counted = match known {
            Some(known) => {
                let steps = siblings
                    .starting_at(known.last)
                    .take_while(|sibling| sibling.id() <= node.id())
                    .filter(is_same)
                    .count();
                Counted {
                    last: node.id(),
                    index: known.index + steps.saturating_sub(1),
                    is_alone: known.is_alone,
                }
            }
            None => {
                let index = siblings
                    .clone()
                    .take_while(|sibling| sibling.id() < node.id())
                    .filter(is_same)
                    .count();
                let is_alone = index == 0
                    && !siblings.starting_at(node.id()).skip(1).any(|sibling| is_same(&sibling));
                Counted { last: node.id(), index, is_alone }
            }
        };
        self.counted.insert(key, counted);
        counted
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '#' | '@' | '$' | '*'))
}

#[expect(clippy::let_underscore_must_use, reason = "writing into a string cannot fail")]
fn write_infallible(path: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = path.write_fmt(words);
}

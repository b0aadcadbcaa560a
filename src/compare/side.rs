//! One of two payloads, as a comparison sees it.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hasher as _};

use super::Ignored;
use super::value;
use crate::analysis::Analysis;
use crate::catalog::{ENVELOPE_NAME, Entry, NodeEntry, PlaceId};
use crate::document::{Document, Format, Kind, Node, NodeId, is_blank};
use crate::progress::Progress;

/// What both sides are read by.
#[derive(Debug)]
pub(super) struct Terms<'a> {
    pub(super) ignored: Ignored,
    /// The callbacks that they are: one of them may be too broken to tell.
    entries: [Option<&'a Entry>; 2],
    /// Whether both have room for attributes, and for text beside elements.
    pub(super) is_xml: bool,
}

/// A payload with what each of its nodes comes down to.
#[derive(Debug)]
pub(super) struct Side<'a> {
    pub(super) document: &'a Document,
    analysis: &'a Analysis,
    /// By node: what it and all below it say, but for the order; 0 where that is nothing.
    contents: Vec<u64>,
    /// By name.
    names: Vec<u64>,
    /// What job and run it is, where that doesn't count.
    ids: Vec<String>,
}

/// How many ids of a payload are looked for in its other values.
const MOST_IDS: usize = 32;

/// Shorter ones may be part of a word.
const SHORTEST_ID: usize = 12;

impl<'a> Terms<'a> {
    pub(super) fn of_both(left: &'a Analysis, right: &'a Analysis, ignored: Ignored) -> Self {
        let is_xml = [left, right].iter().all(|side| side.document().format() == Format::Xml);
        Self { ignored, entries: [left.entry(), right.entry()], is_xml }
    }

    /// To be held against whatever may come: by what both notations have room for, where empty is as good as absent.
    pub(super) fn of_one(analysis: &'a Analysis) -> Self {
        let ignored = Ignored { empty: true, ..Ignored::default() };
        Self { ignored, entries: [analysis.entry(), None], is_xml: false }
    }

    /// Reads what each node of a payload comes down to.
    pub(super) fn side(&self, analysis: &'a Analysis, progress: &Progress) -> Option<Side<'a>> {
        let document = analysis.document();
        let n_nodes = document.n_nodes();
        let (contents, names) = (vec![0; n_nodes], Vec::new());
        let mut side = Side { document, analysis, contents, names, ids: Vec::new() };
        if self.ignored.ids {
            side.ids = self.ids(&side);
        }
        // What is below a node stands behind it.
        for id in (0..n_nodes).rev().filter_map(NodeId::new) {
            if progress.is_over() {
                return None;
            }
            self.weigh(&mut side, document.node(id));
        }
        Some(side)
    }

    /// What the catalog tells of a node of either side.
    pub(super) fn documented(&self, side: &Side<'_>, node: NodeId) -> Option<&'a NodeEntry> {
        let place = side.analysis.place(node);
        self.entries.iter().flatten().find_map(|entry| entry.node(place))
    }

    /// What a node's value is compared as, and whether it doesn't count.
    pub(super) fn value<'s>(&self, side: &'s Side<'_>, node: Node<'s>) -> (Cow<'s, str>, bool) {
        let text = node.text_content();
        if is_blank(&text) {
            return (Cow::Borrowed(""), false);
        }
        let entry = self.documented(side, node.id());
        let Ignored { ids, times, values, .. } = self.ignored;
        if values || ids && value::is_id(entry) || times && value::is_moment(entry, &text) {
            return (Cow::Borrowed("…"), true);
        }
        (side.without_ids(value::meant(entry, text)), false)
    }

    /// Tells what a node comes down to, once all below it have.
    fn weigh(&self, side: &mut Side<'a>, node: Node<'a>) {
        if !self.counts(node) {
            return;
        }
        let name = side.learn_name(node);
        let index = node.id().index();
        let mut content = side.contents.get(index).copied().unwrap_or_default();
        if is_leaf(node) || self.is_xml && node.kind() == Kind::Element {
            let (value, _) = self.value(side, node);
            if !value.is_empty() {
                content = content.wrapping_add(hash(value.as_ref()));
            }
        }
        if let Some(own) = side.contents.get_mut(index) {
            *own = content;
        }
        let share = match content {
            _ if is_named_array(node) => content,
            0 if self.ignored.empty => 0,
            _ => hash((name, content)),
        };
        let parent = node.parent().map(|parent| parent.id().index());
        if let Some(parent) = parent.and_then(|parent| side.contents.get_mut(parent)) {
            *parent = parent.wrapping_add(share);
        }
    }

    fn counts(&self, node: Node<'_>) -> bool {
        node.kind().is_documentable() || node.kind() == Kind::Attribute && self.is_xml
    }

    /// The children of a node, where the items of an array stand for it.
    pub(super) fn push_children(&self, node: Node<'_>, children: &mut Vec<NodeId>) {
        for child in node.children().filter(|child| self.counts(*child)) {
            if is_named_array(child) {
                children.extend(child.children().map(Node::id));
            } else {
                children.push(child.id());
            }
        }
    }

    fn ids(&self, side: &Side<'_>) -> Vec<String> {
        let mut ids = Vec::new();
        for node in side.document.nodes() {
            if ids.len() < MOST_IDS && value::is_id(self.documented(side, node.id())) {
                let id = node.text_content().trim().to_owned();
                if id.len() >= SHORTEST_ID && !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        ids
    }
}

impl<'a> Side<'a> {
    /// What a node and all below it say; 0 where that is nothing.
    pub(super) fn content(&self, node: NodeId) -> u64 {
        self.contents.get(node.index()).copied().unwrap_or_default()
    }

    /// Stands for a node's name in both payloads: for the items of an array, the array's.
    pub(super) fn name(&self, node: NodeId) -> u64 {
        let node = self.document.node(node);
        let name = node.label_id().and_then(|name| self.names.get(name.index()).copied());
        let is_attribute = node.kind() == Kind::Attribute;
        name.unwrap_or_default().wrapping_add(is_attribute.into())
    }

    pub(super) fn place(&self, node: NodeId) -> PlaceId {
        self.analysis.place(node)
    }

    /// What holds all the rest, and has no name of its own in the vendor's JSON; nothing for XML that has no such element.
    pub(super) fn envelope(&self) -> Option<Node<'a>> {
        let root = self.document.root()?;
        if root.kind() == Kind::Element {
            return Some(root).filter(|root| root.name() == Some(ENVELOPE_NAME));
        }
        let mut members = root.children();
        let only = members.next().filter(|_| members.next().is_none());
        let inner = only.filter(|only| only.name() == Some(ENVELOPE_NAME) && !is_leaf(*only));
        Some(inner.unwrap_or(root))
    }

    fn learn_name(&mut self, node: Node<'_>) -> u64 {
        let Some(id) = node.label_id() else { return 0 };
        if self.names.len() <= id.index() {
            self.names.resize(id.index() + 1, 0);
        }
        if let Some(name @ 0) = self.names.get_mut(id.index()) {
            *name = hash(self.document.name(id));
        }
        self.name(node.id())
    }

    /// A value without the ids of its own payload.
    fn without_ids<'v>(&self, value: Cow<'v, str>) -> Cow<'v, str> {
        let found = self.ids.iter().filter(|id| value.contains(id.as_str()));
        let shorter = found.fold(None, |so_far: Option<String>, id| {
            Some(so_far.as_deref().unwrap_or(&value).replace(id.as_str(), "…"))
        });
        shorter.map_or(value, Cow::Owned)
    }
}

/// Whether a node has a value, or nothing at all, rather than nodes.
pub(super) fn is_leaf(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::Object | Kind::Array => false,
        Kind::Element => node.documentable_children().next().is_none(),
        Kind::Attribute
        | Kind::Text
        | Kind::Cdata
        | Kind::Comment
        | Kind::Instruction
        | Kind::String
        | Kind::Number
        | Kind::Bool
        | Kind::Null => true,
    }
}

/// Whether its items stand for it. An empty array stands for itself.
fn is_named_array(node: Node<'_>) -> bool {
    node.kind() == Kind::Array && node.name_id().is_some() && node.has_children()
}

pub(super) fn hash(value: impl std::hash::Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

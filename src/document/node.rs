//! The handle through which everybody reads a node.

use std::borrow::Cow;
use std::ops::Range;

use super::arena::{Ends, NodeData};
use super::{Document, Kind, NameId, NodeId, value};

/// One element, attribute, text, member, item … of a document: cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Node<'d> {
    document: &'d Document,
    id: NodeId,
    data: NodeData,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && std::ptr::eq(self.document, other.document)
    }
}

impl<'d> Node<'d> {
    #[inline]
    pub(super) fn new(document: &'d Document, id: NodeId) -> Self {
        match document.nodes.get(id.index()) {
            Some(&data) => Self { document, id, data },
            None => Self::last(document),
        }
    }

    #[cold]
    #[expect(clippy::expect_used, reason = "a document that gives ids has at least one node")]
    fn last(document: &'d Document) -> Self {
        let index = document.nodes.len().saturating_sub(1);
        let data = *document.nodes.get(index).expect("an id comes from a document with nodes");
        Self { document, id: NodeId::new(index).unwrap_or(NodeId::LAST), data }
    }

    pub(super) fn with_data(document: &'d Document, id: NodeId, data: NodeData) -> Self {
        Self { document, id, data }
    }

    #[inline]
    fn ends(self) -> Ends {
        let itself = |text| Ends { subtree: self.id.next(), text };
        match self.data.ends() {
            Ok(number) => {
                self.document.ends.get(number).copied().unwrap_or_else(|| itself(self.data.start))
            }
            Err(end) => itself(end),
        }
    }

    /// The document it belongs to.
    pub fn document(self) -> &'d Document {
        self.document
    }

    /// Its id in its document.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        self.data.kind()
    }

    /// Its first byte and one past its last, if its value stands in the text as it is meant, between the plainest
    /// tags or quotes.
    #[inline]
    pub(super) fn literal_span(self) -> Option<(usize, usize)> {
        let (start, end) = self.data.literal_span()?;
        Some((start as usize, end as usize))
    }

    /// How many bytes its name has; 0 without one.
    #[inline]
    pub(super) fn name_length(self) -> usize {
        self.name_id().map_or(0, |id| self.document.names.length(id))
    }

    /// Its name as an id: of elements, attributes, instructions and members.
    pub fn name_id(self) -> Option<NameId> {
        self.data.name()
    }

    /// Its name: of elements, attributes, instructions (the target) and members (the key, unescaped).
    pub fn name(self) -> Option<&'d str> {
        self.name_id().map(|id| self.document.name(id))
    }

    /// The name a reader gives it: its own, or for an item of an array that of the array.
    pub fn label(self) -> Option<&'d str> {
        self.label_id().map(|id| self.document.name(id))
    }

    /// That name as an id.
    pub fn label_id(self) -> Option<NameId> {
        self.name_id().or_else(|| {
            std::iter::successors(self.parent(), |node| node.parent())
                .take_while(|node| node.kind() == Kind::Array)
                .find_map(Self::name_id)
        })
    }

    /// The node it stands in.
    pub fn parent(self) -> Option<Self> {
        self.data.parent().map(|id| self.document.node(id))
    }

    /// The id of the node it stands in.
    pub fn parent_id(self) -> Option<NodeId> {
        self.data.parent()
    }

    /// Its ancestors, nearest first.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    /// Its children in order: of an element, attributes come first.
    pub fn children(self) -> Children<'d> {
        Children { document: self.document, next: self.id.index() + 1, end: self.subtree().end }
    }

    /// Its children that a vendor's table could list: elements, members and items.
    pub fn documentable_children(self) -> impl Iterator<Item = Self> + use<'d> {
        self.children().filter(|child| child.kind().is_documentable())
    }

    /// Whether it has any child (an attribute counts).
    pub fn has_children(self) -> bool {
        self.subtree().len() > 1
    }

    /// Whether it holds nodes rather than a value: an object, an array, or an element with children
    /// other than attributes.
    pub fn is_container(self) -> bool {
        match self.kind() {
            Kind::Object | Kind::Array => true,
            Kind::Element => self.children().any(|child| child.kind() != Kind::Attribute),
            Kind::Attribute
            | Kind::Text
            | Kind::Cdata
            | Kind::Comment
            | Kind::Instruction
            | Kind::String
            | Kind::Number
            | Kind::Bool
            | Kind::Null => false,
        }
    }

    /// The ids of itself and all below it: a range, since the arena is in pre-order.
    pub fn subtree(self) -> Range<usize> {
        self.id.index()..self.ends().subtree as usize
    }

    /// The bytes it came from, name and markup included. A member's range begins at its key.
    pub fn span(self) -> Range<usize> {
        self.data.start as usize..self.ends().text as usize
    }

    /// The text it came from, as it stands in the payload.
    pub fn source(self) -> &'d str {
        self.document.text.get(self.span()).unwrap_or_default()
    }

    /// The bytes of its value as written: an element's text, between an attribute's quotes, a member's
    /// value with its quotes, what a comment says. None for a container.
    pub fn value_span(self) -> Option<Range<usize>> {
        value::span(self)
    }

    /// Its value as written, references and escapes included. None for a container.
    pub fn raw_value(self) -> Option<&'d str> {
        self.document.text.get(self.value_span()?)
    }

    /// Its value as meant: references and escapes replaced. None for a container.
    ///
    /// A number stays as spelt. A lone surrogate of JSON becomes U+FFFD; an undeclared entity stays as
    /// written.
    #[inline]
    pub fn value(self) -> Option<Cow<'d, str>> {
        match value::literal(self) {
            Some(literal) => Some(literal.into()),
            None => value::unescaped(self),
        }
    }

    /// Its value, if that stands in the text as it is meant, and the node has nothing else, attributes included.
    #[inline]
    pub fn literal(self) -> Option<&'d str> {
        value::literal(self)
    }

    /// The text of an element, whether it stands alone or in pieces (text and CDATA between comments
    /// or children); the value of any other node.
    #[inline]
    pub fn text_content(self) -> Cow<'d, str> {
        match value::literal(self) {
            Some(literal) => literal.into(),
            None => self.text_in_pieces(),
        }
    }

    /// The same of a node that holds nothing else; none for one that holds elements, members or items.
    pub fn leaf_text(self) -> Option<Cow<'d, str>> {
        let is_leaf = !matches!(self.kind(), Kind::Object | Kind::Array)
            && self.documentable_children().next().is_none();
        is_leaf.then(|| self.text_content())
    }

    fn text_in_pieces(self) -> Cow<'d, str> {
        if let Some(value) = value::unescaped(self) {
            return value;
        }
        let pieces =
            self.children().filter(|child| matches!(child.kind(), Kind::Text | Kind::Cdata));
        pieces.filter_map(Node::value).fold(Cow::default(), |so_far, piece| so_far + piece)
    }

    /// The first child with this name, attributes not counted. For a JSON array of its kind, the first
    /// item is not entered: see [`Node::items`].
    pub fn child(self, name: &str) -> Option<Self> {
        let name = self.document.find_name(name)?;
        self.documentable_children().find(|child| child.name_id() == Some(name))
    }

    /// All that a path step `name` leads to: same-named elements, or a member, where the items of an
    /// array stand for it (at any depth of nesting).
    pub fn steps(self, name: &str) -> impl Iterator<Item = Self> + use<'d> {
        let name = self.document.find_name(name);
        name.into_iter().flat_map(move |name| self.steps_of(name))
    }

    /// The same for a name that was looked up before: [`Document::find_name`].
    pub fn steps_of(self, name: NameId) -> impl Iterator<Item = Self> + use<'d> {
        self.documentable_children()
            .filter(move |child| child.name_id() == Some(name))
            .flat_map(Self::items)
    }

    /// The first that a path step leads to.
    pub fn first_step_of(self, name: NameId) -> Option<Self> {
        self.children().find_map(|child| {
            let is_meant = child.name_id() == Some(name) && child.kind().is_documentable();
            if is_meant { child.items().next() } else { None }
        })
    }

    /// Itself; for an array, its items, and theirs where they are arrays too.
    pub fn items(self) -> impl Iterator<Item = Self> + use<'d> {
        let document = self.document;
        let is_array = self.kind() == Kind::Array;
        let below = if is_array { self.subtree().start + 1..self.subtree().end } else { 0..0 };
        let mut next = below.start;
        let items = std::iter::from_fn(move || {
            while next < below.end {
                let node = document.node(NodeId::new(next)?);
                if node.kind() == Kind::Array {
                    next += 1;
                } else {
                    next = node.subtree().end;
                    return Some(node);
                }
            }
            None
        });
        (!is_array).then_some(self).into_iter().chain(items)
    }
}

/// The children of a node, or what stands at top level, in order.
#[derive(Clone, Debug)]
pub struct Children<'d> {
    document: &'d Document,
    next: usize,
    end: usize,
}

impl<'d> Children<'d> {
    pub(super) fn top_level(document: &'d Document) -> Self {
        Self { document, next: 0, end: document.nodes.len() }
    }
}

impl<'d> Iterator for Children<'d> {
    type Item = Node<'d>;

    fn next(&mut self) -> Option<Node<'d>> {
        if self.next >= self.end {
            return None;
        }
        let node = self.document.node(NodeId::new(self.next)?);
        self.next = node.subtree().end;
        Some(node)
    }
}

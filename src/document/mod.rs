//! A payload as we hold it: one immutable, flat tree for XML and JSON alike.
//!
//! A [`Document`] is its decoded text, a pre-order arena of nodes that point into that text by byte
//! range, the names it uses, and the problems met while reading it. Nothing is copied per node: names
//! are interned, values are unescaped on demand. Reading never fails: a broken payload gives the tree
//! up to the break, and a [`Problem`] that says where it is.
//!
//! What is absent on purpose: this module knows neither the catalog nor any language; it says what
//! stands where, not what it means.

mod arena;
mod doctype;
pub mod eight;
mod entities;
mod find;
mod interned;
mod json;
mod lines;
mod names;
mod namespaces;
mod node;
mod parse;
mod path;
mod problem;
mod value;
mod wellformed;
mod xml;

use std::ops::Range;
use std::sync::OnceLock;

pub use self::arena::{Chunks, NodeId};
pub use self::lines::Position;
pub use self::names::{NameId, NameTable};
pub use self::node::{Children, Node};
pub(crate) use self::parse::USUAL_DEPTH;
pub use self::parse::{Limits, Listener};
pub use self::path::{Numbered, Paths};
pub use self::problem::{Expected, Problem, ProblemKind};
pub use self::wellformed::{is_char as is_xml_char, is_name as is_xml_name};

use self::arena::{Ends, NodeData};
use self::lines::LineIndex;
use self::names::Names;

/// Bytes in the longest text that can be read: positions in it are 32 bits wide.
pub const LONGEST: u32 = u32::MAX - 1;

/// The notation a payload is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Extensible Markup Language 1.0.
    Xml,
    /// JavaScript Object Notation, RFC 8259.
    Json,
}

impl Format {
    /// What `text` looks like: XML where its first visible character is `<`, JSON where it is one
    /// that can begin a JSON value, nothing otherwise.
    pub fn of(text: &str) -> Option<Self> {
        match text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).bytes().next()? {
            b'<' => Some(Self::Xml),
            b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => Some(Self::Json),
            _ => None,
        }
    }

    /// The word that stands for it in options and machine-readable output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Xml => "xml",
            Self::Json => "json",
        }
    }
}

/// What a node is. The first six occur in XML, the others in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// An XML element. Its text lives in it unless it has other content too.
    Element,
    /// An XML attribute, the first children of its element.
    Attribute,
    /// Text beside other content; text alone belongs to its element.
    Text,
    /// A CDATA section.
    Cdata,
    /// A comment.
    Comment,
    /// A processing instruction; its name is the target.
    Instruction,
    /// A JSON object.
    Object,
    /// A JSON array; its items have no name of their own.
    Array,
    /// A JSON string.
    String,
    /// A JSON number, kept as spelt.
    Number,
    /// `true` or `false`.
    Bool,
    /// `null`.
    Null,
}

impl Kind {
    const ALL: [Self; 12] = [
        Self::Element,
        Self::Attribute,
        Self::Text,
        Self::Cdata,
        Self::Comment,
        Self::Instruction,
        Self::Object,
        Self::Array,
        Self::String,
        Self::Number,
        Self::Bool,
        Self::Null,
    ];

    /// Whether it is a JSON string, number, boolean or null.
    pub fn is_scalar(self) -> bool {
        matches!(self, Self::String | Self::Number | Self::Bool | Self::Null)
    }

    /// Whether the vendor's tables could list it: an element, or anything of JSON.
    pub fn is_documentable(self) -> bool {
        self == Self::Element || self as u8 >= Self::Object as u8
    }
}

/// What stands in front of an XML root element and is no node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prolog {
    /// The bytes of `<?xml …?>`.
    pub declaration: Option<Range<usize>>,
    /// The bytes of `<!DOCTYPE …>`.
    pub doctype: Option<Range<usize>>,
}

/// What reading saw of the text on the way, so that nobody has to look through it for what is rare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    /// No byte before this one is anything but visible ASCII or white space.
    pub ascii_up_to: usize,
    /// No character in a node that begins before this byte is written as its number: `&#x3c;`, `\u003c`.
    pub unnumbered_up_to: usize,
}

/// Whether a text is nothing but the white space of XML and JSON: a node with such a text is sent as empty.
pub fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

/// A payload as an immutable flat tree, with its text and the problems met while reading it.
#[derive(Debug)]
pub struct Document {
    text: String,
    format: Format,
    nodes: Chunks<NodeData>,
    ends: Chunks<Ends>,
    names: Names,
    problems: Vec<Problem>,
    prolog: Prolog,
    plain: Plain,
    start: Position,
    lines: OnceLock<LineIndex>,
}

impl Document {
    /// The decoded text, without a byte order mark. All byte offsets count in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The notation it was read as.
    pub fn format(&self) -> Format {
        self.format
    }

    /// What is wrong with the text itself, in order of position. Empty for a well-formed payload.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether the whole text was read and is XML or JSON as its standard says.
    pub fn is_well_formed(&self) -> bool {
        self.problems.is_empty()
    }

    /// Where the XML declaration and the document type declaration stand, which are no nodes.
    pub fn prolog(&self) -> &Prolog {
        &self.prolog
    }

    /// Up to where the text is plain, as far as reading noticed.
    pub fn plain(&self) -> Plain {
        self.plain
    }

    /// How many nodes the arena holds, of every kind.
    pub fn n_nodes(&self) -> usize {
        self.nodes.len()
    }

    /// How many bytes of memory text and nodes take.
    pub fn memory(&self) -> usize {
        self.text.capacity() + self.nodes.memory() + self.ends.memory()
    }

    /// How many nodes a user would count: elements, attributes, members and items.
    pub fn n_counted_nodes(&self) -> usize {
        self.nodes()
            .filter(|node| node.kind() == Kind::Attribute || node.kind().is_documentable())
            .count()
    }

    /// The node with this id.
    ///
    /// An id belongs to the document that gave it; one from elsewhere that is out of range gives the
    /// last node.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        Node::new(self, id)
    }

    /// All nodes in document order.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        let nodes = self.nodes.iter().enumerate();
        nodes.filter_map(|(index, &data)| Some(Node::with_data(self, NodeId::new(index)?, data)))
    }

    /// The root element or value, if there is one. Comments and instructions around it are skipped.
    pub fn root(&self) -> Option<Node<'_>> {
        self.top_level().find(|node| node.kind().is_documentable())
    }

    /// The root and what stands beside it: comments and processing instructions.
    pub fn top_level(&self) -> Children<'_> {
        Children::top_level(self)
    }

    /// The innermost node whose bytes include this one; none between the root and the text's ends.
    pub fn innermost_at(&self, byte: usize) -> Option<Node<'_>> {
        let last = self.last_begun(byte)?;
        std::iter::once(last).chain(last.ancestors()).find(|node| byte < node.span().end)
    }

    /// The nodes that reading was in where it stopped before the end, outermost first; none where it came to the end.
    /// What they lack may stand behind that place.
    pub fn open_at_stop(&self) -> Vec<NodeId> {
        let Some((problem, innermost)) =
            self.problems.last().and_then(|problem| Some((problem, problem.node?)))
        else {
            return Vec::new();
        };
        // Reading went on where the node that the problem is in ends behind it.
        let innermost = self.node(innermost);
        let is_open = |node: &Node<'_>| node.span().end <= problem.span.start;
        let line = std::iter::once(innermost).chain(innermost.ancestors()).filter(is_open);
        let mut open: Vec<NodeId> = line.map(Node::id).collect();
        open.reverse();
        open
    }

    /// The last node that begins at or before this byte; it may have ended.
    pub fn last_begun(&self, byte: usize) -> Option<Node<'_>> {
        let (mut low, mut high) = (0, self.nodes.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.node(NodeId::new(middle)?).span().start <= byte {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Some(self.node(NodeId::new(low.checked_sub(1)?)?))
    }

    /// The spelling of a name.
    pub fn name(&self, id: NameId) -> &str {
        self.names.get(id)
    }

    /// The id of a name, if any node of this document has it.
    pub fn find_name(&self, name: &str) -> Option<NameId> {
        self.names.find(name)
    }

    /// Has positions count on from there: the text stands at that place of a larger one.
    #[must_use]
    pub fn starting_at(self, start: Position) -> Self {
        Self { start, lines: OnceLock::new(), ..self }
    }

    /// Line and column of a byte offset, both from 1; columns count characters.
    ///
    /// An offset behind the end, or inside a character, is that of the nearest character before it.
    pub fn position(&self, byte: usize) -> Position {
        self.lines.get_or_init(|| LineIndex::new(&self.text, self.start)).position(&self.text, byte)
    }
}

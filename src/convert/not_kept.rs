//! What a payload holds and its conversion doesn't.

use hashbrown::HashMap;

use crate::analysis::Analysis;
use crate::document::{Kind, NameId, Node, NodeId};
use crate::say;
use crate::words::{Language, Sentence, payload_words};

/// Something that the result has no room for. Nodes of one name, below parents of one name, that are
/// lost for the same reason are told once; where that would be very many, all that are lost for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKept {
    /// The first such node.
    pub node: NodeId,
    /// Why it isn't kept.
    pub reason: Reason,
    /// How many such nodes there are.
    pub count: usize,
}

/// Why something isn't kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The vendor's JSON has no attributes.
    Attribute,
    /// The vendor's JSON has no comments.
    Comment,
    /// The vendor's JSON has no processing instructions.
    Instruction,
    /// `<!DOCTYPE …>` is left out, and what it declares isn't filled in.
    Doctype,
    /// Text beside elements is left out.
    MixedText,
    /// It joins its namesakes further up; that others stood between them is lost.
    Order,
    /// An empty object becomes an empty element, which JSON leaves out.
    EmptyObject,
    /// Of an empty array nothing is left.
    EmptyArray,
    /// An empty string becomes an empty element, which JSON leaves out.
    EmptyText,
    /// An array of one becomes a single element, which is no array in JSON.
    ArrayOfOne,
    /// A key that stands twice becomes a repeated element, which is an array in JSON.
    DuplicateKey,
    /// A number becomes text.
    Number,
    /// `true` or `false` becomes text.
    Bool,
    /// `null` becomes text.
    Null,
}

impl Reason {
    /// Names the reason in machine-readable output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Attribute => "attribute",
            Self::Comment => "comment",
            Self::Instruction => "instruction",
            Self::Doctype => "doctype",
            Self::MixedText => "mixed-text",
            Self::Order => "order",
            Self::EmptyObject => "empty-object",
            Self::EmptyArray => "empty-array",
            Self::EmptyText => "empty-text",
            Self::ArrayOfOne => "array-of-one",
            Self::DuplicateKey => "duplicate-key",
            Self::Number => "number",
            Self::Bool => "boolean",
            Self::Null => "null",
        }
    }

    /// The same is true of all such nodes, wherever they stand.
    fn is_of_kind(self) -> bool {
        matches!(self, Self::Number | Self::Bool | Self::Null)
    }
}

impl NotKept {
    /// Where the first of them stands.
    pub fn path(&self, analysis: &Analysis) -> String {
        analysis.path(self.node)
    }

    /// What isn't kept, and why.
    pub fn sentence(&self, analysis: &Analysis, language: Language) -> Sentence {
        let path = payload_words(&self.path(analysis));
        let more = match self.count - 1 {
            0 => String::new(),
            more => say!(language, "not-kept-more", more = more),
        };
        Sentence::new(match self.reason {
            Reason::Attribute => say!(language, "not-kept-attribute", path = path, more = more),
            Reason::Comment => say!(language, "not-kept-comment", path = path, more = more),
            Reason::Instruction => say!(language, "not-kept-instruction", path = path, more = more),
            Reason::Doctype => say!(language, "not-kept-doctype"),
            Reason::MixedText => say!(language, "not-kept-mixed-text", path = path, more = more),
            Reason::Order => say!(language, "not-kept-order", path = path, more = more),
            Reason::EmptyObject => {
                say!(language, "not-kept-empty-object", path = path, more = more)
            }
            Reason::EmptyArray => say!(language, "not-kept-empty-array", path = path, more = more),
            Reason::EmptyText => say!(language, "not-kept-empty-text", path = path, more = more),
            Reason::ArrayOfOne => say!(language, "not-kept-array-of-one", path = path, more = more),
            Reason::DuplicateKey => {
                say!(language, "not-kept-duplicate-key", path = path, more = more)
            }
            Reason::Number => say!(language, "not-kept-number", path = path, more = more),
            Reason::Bool => say!(language, "not-kept-boolean", path = path, more = more),
            Reason::Null => say!(language, "not-kept-null", path = path, more = more),
        })
    }
}

/// Gathers what isn't kept, in document order.
#[derive(Debug, Default)]
pub(super) struct Losses {
    losses: Vec<NotKept>,
    by_place: HashMap<(Reason, Option<NameId>, Option<NameId>), usize>,
}

/// How many are told apart by their names.
const MOST_TOLD: usize = 1000;

impl Losses {
    pub(super) fn note(&mut self, reason: Reason, node: Node<'_>) {
        let (name, parent) = match node.name_id() {
            _ if reason.is_of_kind() => (None, None),
            name => (name, node.parent().and_then(Node::name_id)),
        };
        let mut place = (reason, name, parent);
        if self.losses.len() >= MOST_TOLD && !self.by_place.contains_key(&place) {
            place = (reason, None, None);
        }
        let index = *self.by_place.entry(place).or_insert(self.losses.len());
        match self.losses.get_mut(index) {
            Some(known) => {
                known.count += 1;
                known.node = known.node.min(node.id());
            }
            None => self.losses.push(NotKept { node: node.id(), reason, count: 1 }),
        }
    }

    /// Notes a child of an XML element that is neither an element nor its whole text.
    pub(super) fn note_beside_elements(&mut self, node: Node<'_>) {
        match node.kind() {
            Kind::Attribute => self.note(Reason::Attribute, node),
            Kind::Comment => self.note(Reason::Comment, node),
            Kind::Instruction => self.note(Reason::Instruction, node),
            Kind::Text | Kind::Cdata => {
                if !node.value().unwrap_or_default().trim().is_empty() {
                    self.note(Reason::MixedText, node);
                }
            }
            Kind::Element
            | Kind::Object
            | Kind::Array
            | Kind::String
            | Kind::Number
            | Kind::Bool
            | Kind::Null => {}
        }
    }

    pub(super) fn finish(mut self) -> Vec<NotKept> {
        self.losses.sort_by_key(|loss| loss.node);
        self.losses
    }
}

//! What can be wrong with the text of a payload.

use std::ops::Range;

use super::NodeId;

/// A place where the text stops being XML or JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The bytes that are at fault; empty where something is lacking.
    pub span: Range<usize>,
    /// The innermost node that was open there.
    pub node: Option<NodeId>,
}

/// The ways in which a text is not XML or not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Nothing but white space was given.
    Empty,
    /// The text ends inside a node: `open` counts those that were open. A cut, not a syntax error.
    Truncated {
        /// How many elements, objects and arrays were open.
        open: usize,
    },
    /// `<a></b>`.
    MismatchedEndTag {
        /// The element that was open.
        expected: String,
        /// The name that the end tag has.
        found: String,
    },
    /// `</a>` where no element is open.
    UnexpectedEndTag {
        /// The name that the end tag has.
        found: String,
    },
    /// A second root element.
    SecondRoot {
        /// Its name.
        found: String,
    },
    /// Characters outside the root element or behind a JSON value.
    TextOutsideRoot,
    /// `&name;` that neither XML nor the payload declares.
    UndeclaredEntity {
        /// The name between `&` and `;`.
        name: String,
    },
    /// One attribute twice on an element.
    RepeatedAttribute {
        /// Its name.
        name: String,
    },
    /// `<p:a>` where no `xmlns:p` declares the prefix.
    UndeclaredPrefix {
        /// The prefix.
        prefix: String,
    },
    /// `xmlns:…` as Namespaces in XML don't allow it: `xml`, `xmlns` or their namespaces taken for
    /// something else, or a prefix bound to nothing.
    MisdeclaredPrefix {
        /// The prefix; empty for `xmlns` itself.
        prefix: String,
    },
    /// Something else stands where the grammar wants something certain.
    Expected(Expected),
    /// More nodes, names or bytes than can be held.
    TooLarge {
        /// How many there may be.
        limit: u64,
    },
    /// More nodes than the limit allows.
    TooMany {
        /// How many it allows.
        most: usize,
    },
    /// More levels than the limit allows.
    TooDeep {
        /// How many it allows.
        most: usize,
    },
}

/// What the grammar of XML or JSON wants at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Expected {
    /// A root element.
    Root,
    /// A name after `<`, `</`, `<?` or between attributes.
    Name,
    /// `="value"` after an attribute's name, with quotes.
    AttributeValue,
    /// The end of a tag.
    TagEnd,
    /// A reference such as `&amp;` or `&#10;`.
    Reference,
    /// A character that XML 1.0 allows there: no control character, no `<` in an attribute's value,
    /// no `]]>` in text.
    Character,
    /// A declaration, comment, CDATA section or instruction as XML 1.0 writes it, where it may stand.
    Markup,
    /// A JSON value.
    Value,
    /// A member's key in quotes.
    Key,
    /// `:` after a key.
    Colon,
    /// `,` or the end of the object or array.
    CommaOrEnd,
    /// An escape such as `\n` or `\u0041`, or an escaped control character.
    Escape,
    /// A number as JSON writes it.
    Number,
}

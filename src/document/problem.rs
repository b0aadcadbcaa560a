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
    /// Something else stands where the grammar wants something certain.
    Expected(Expected),
    /// More nodes, names, bytes or levels than can be held.
    TooLarge {
        /// How many there may be.
        limit: u64,
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
    /// A character that XML 1.0 allows.
    Character,
    /// A declaration, comment, CDATA section or instruction as XML 1.0 writes it.
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

//! Why a payload cannot be converted.

use std::{fmt, io};

use crate::analysis::Analysis;
use crate::document::{Node, NodeId, Position, Problem};
use crate::say;
use crate::words::{Language, Sentence, payload_words};

/// A payload cannot be written in the form asked for, or not at all.
#[derive(Debug)]
pub struct ConvertError {
    kind: ConvertErrorKind,
    node: Option<NodeId>,
    path: Option<String>,
    position: Option<Position>,
}

/// What stands in the way of a conversion.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConvertErrorKind {
    /// There is nothing to convert: no text, or neither XML nor JSON.
    NoPayload,
    /// The payload ends inside a node.
    Truncated,
    /// The payload stops being XML or JSON.
    Malformed,
    /// Some of its bytes are no characters of its encoding.
    Undecodable,
    /// A part is to be converted that is no element, member or item but, for one, an attribute.
    NotAPart,
    /// A key, such as `1x`, `a:b` or the empty one, is no name that an XML element can have.
    NoXmlName {
        /// The key.
        name: String,
    },
    /// A value has a character that XML cannot hold in any spelling, or half of a surrogate pair.
    NoXmlCharacter {
        /// Its number in Unicode.
        code: u32,
    },
    /// An array is an item of another, or stands at the top: its items have no name.
    NamelessItems,
    /// Without an envelope there would be more than one root element, or none.
    NoSingleRoot,
    /// The lossless form has no document type declaration.
    Doctype,
    /// The result could not be written.
    Write(io::Error),
}

impl ConvertError {
    pub(super) fn at(analysis: &Analysis, node: Node<'_>, kind: ConvertErrorKind) -> Self {
        Self {
            kind,
            node: Some(node.id()),
            path: Some(analysis.path(node.id())),
            position: Some(analysis.document().position(node.span().start)),
        }
    }

    pub(super) fn problem(analysis: &Analysis, problem: &Problem, kind: ConvertErrorKind) -> Self {
        Self {
            kind,
            node: problem.node,
            path: problem.node.map(|node| analysis.path(node)),
            position: Some(analysis.document().position(problem.span.start)),
        }
    }

    pub(super) fn doctype(analysis: &Analysis, byte: usize) -> Self {
        let position = Some(analysis.document().position(byte));
        Self { position, ..Self::of_payload(ConvertErrorKind::Doctype) }
    }

    pub(super) fn of_payload(kind: ConvertErrorKind) -> Self {
        Self { kind, node: None, path: None, position: None }
    }

    pub(super) fn write(error: io::Error) -> Self {
        Self::of_payload(ConvertErrorKind::Write(error))
    }

    /// What stands in the way.
    pub fn kind(&self) -> &ConvertErrorKind {
        &self.kind
    }

    /// The node that is at fault, or in which the payload breaks off.
    pub fn node(&self) -> Option<NodeId> {
        self.node
    }

    /// That node's path.
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// Where it stands in the payload's text.
    pub fn position(&self) -> Option<Position> {
        self.position
    }

    /// What stands in the way, where, and what to do about it.
    pub fn sentence(&self, language: Language) -> Sentence {
        let path = payload_words(self.path.as_deref().unwrap_or_default());
        Sentence::new(match &self.kind {
            ConvertErrorKind::NoPayload => say!(language, "cannot-convert-nothing"),
            ConvertErrorKind::Truncated => say!(language, "cannot-convert-truncated"),
            ConvertErrorKind::Malformed => say!(language, "cannot-convert-malformed"),
            ConvertErrorKind::Undecodable => say!(language, "cannot-convert-undecodable"),
            ConvertErrorKind::NotAPart => say!(language, "cannot-convert-part", path = path),
            ConvertErrorKind::NoXmlName { name } => {
                say!(language, "cannot-convert-name", path = path, name = payload_words(name))
            }
            ConvertErrorKind::NoXmlCharacter { code } => {
                let code = format!("U+{code:04X}");
                say!(language, "cannot-convert-character", path = path, character = code)
            }
            ConvertErrorKind::NamelessItems => {
                say!(language, "cannot-convert-nameless-items", path = path)
            }
            ConvertErrorKind::NoSingleRoot => say!(language, "cannot-convert-roots"),
            ConvertErrorKind::Doctype => say!(language, "cannot-convert-doctype"),
            ConvertErrorKind::Write(error) => {
                say!(language, "cannot-convert-write", error = error.to_string())
            }
        })
    }
}

/// The sentence in English, with the position in front: `3:14: …`.
impl fmt::Display for ConvertError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { line, column }) = self.position {
            write!(f, "{line}:{column}: ")?;
        }
        self.sentence(Language::En).fmt(f)
    }
}

impl std::error::Error for ConvertError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            ConvertErrorKind::Write(error) => Some(error),
            ConvertErrorKind::NoPayload
            | ConvertErrorKind::Truncated
            | ConvertErrorKind::Malformed
            | ConvertErrorKind::Undecodable
            | ConvertErrorKind::NotAPart
            | ConvertErrorKind::NoXmlName { .. }
            | ConvertErrorKind::NoXmlCharacter { .. }
            | ConvertErrorKind::NamelessItems
            | ConvertErrorKind::NoSingleRoot
            | ConvertErrorKind::Doctype => None,
        }
    }
}

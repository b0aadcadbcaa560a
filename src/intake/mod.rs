//! What people really save → payloads: where a body is found, and becomes text.

mod decode;

pub use self::decode::{Conflict, Decoding, Undecodable};

use std::path::Path;

use crate::document::Format;
use crate::say;
use crate::words::Language;

/// One callback body, decoded, with where it came from.
#[derive(Clone, Debug)]
pub struct Payload {
    /// Where it came from.
    pub origin: Origin,
    /// The decoded text, without a byte order mark; nothing of a binary file.
    pub text: String,
    /// What it looks like; nothing where [`Payload::unreadable`] gives a reason.
    pub format: Option<Format>,
    /// How its bytes became text.
    pub decoding: Decoding,
    /// Its size in bytes, as given.
    pub n_bytes: usize,
}

impl Payload {
    /// Why there is nothing to read in it, if so.
    pub fn unreadable(&self) -> Option<Unreadable> {
        if self.format.is_some() {
            None
        } else if self.decoding.is_binary {
            Some(Unreadable::Binary)
        } else if self.text.trim_ascii().is_empty() {
            Some(Unreadable::Empty)
        } else {
            Some(Unreadable::Neither)
        }
    }

    /// Whether a file that was met in a folder, rather than named, is worth opening by its name or its
    /// text: notes, pictures and programs lie in folders too.
    pub fn looks_meant(&self) -> bool {
        let extension = Path::new(&self.origin.name).extension().unwrap_or_default();
        extension.eq_ignore_ascii_case("xml")
            || extension.eq_ignore_ascii_case("json")
            || self.text.trim_start().starts_with(['<', '{', '['])
    }
}

/// Why something that was given holds no payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unreadable {
    /// Nothing, or nothing but white space.
    Empty,
    /// No text: a picture, an archive, a program.
    Binary,
    /// Text that is neither XML nor JSON.
    Neither,
}

impl Unreadable {
    /// The reason as it stands behind the file's name, with what to do.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Empty => say!(language, "input-empty"),
            Self::Binary => say!(language, "input-binary"),
            Self::Neither => say!(language, "input-neither"),
        }
    }
}

/// Where a payload came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file or member, as it was given.
    pub name: String,
    /// Which payload of that file, from 1.
    pub number: usize,
    /// Where it begins in that file, in bytes.
    pub offset: usize,
}

/// The payloads that are in these bytes; at least one, however empty.
pub fn payloads(bytes: Vec<u8>, name: &str) -> Vec<Payload> {
    let n_bytes = bytes.len();
    let (text, decoding) = decode::decode(bytes);
    let format = Format::of(&text);
    let origin = Origin { name: name.to_owned(), number: 1, offset: 0 };
    vec![Payload { origin, text, format, decoding, n_bytes }]
}

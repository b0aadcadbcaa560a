//! What people really save → payloads: a bare body, a raw HTTP message, a log, an archive. What logging and
//! transport did to a body is undone, step by step, until it can be read; nothing here knows the catalog.
//!
//! Everything is conservative: a body given bare stays one payload, however broken, and only what looks like a
//! callback is taken out of a text. All scans are linear in what they scan, and [`Limits`] bound the rest.

mod archive;
mod around;
mod beginnings;
mod container;
mod curl;
mod decode;
mod encoding;
mod escapes;
mod extent;
mod find;
mod http;
mod json;
mod limits;
mod origin;
mod piece;
mod scan;
mod sniff;

pub use self::decode::{Conflict, Decoding, Undecodable};
pub use self::encoding::{Encoding, UnknownEncoding, Writing};
pub use self::escapes::from_base64;
pub use self::limits::{Exceeded, Limit, Limits};
pub use self::origin::{Around, Origin, Step};

use std::path::Path;
use std::sync::Arc;

use self::find::Finder;
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
    /// The limit that ended the search here; then there is no text.
    pub exceeded: Option<Exceeded>,
}

impl Payload {
    /// Why there is nothing to read in it, if so.
    pub fn unreadable(&self) -> Option<Unreadable> {
        if self.format.is_some() {
            None
        } else if let Some(exceeded) = self.exceeded {
            Some(Unreadable::Exceeded(exceeded))
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
        let is_named_so = || {
            let name = self.origin.member.as_ref().unwrap_or(&self.origin.file);
            let extension = Path::new(name).extension().unwrap_or_default();
            extension.eq_ignore_ascii_case("xml") || extension.eq_ignore_ascii_case("json")
        };
        self.text.trim_start().starts_with(['<', '{', '['])
            || self.exceeded.is_some()
            || is_named_so()
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
    /// There is more than the program's limits allow.
    Exceeded(Exceeded),
}

impl Unreadable {
    /// The reason as it stands behind the file's name, with what to do.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Empty => say!(language, "input-empty"),
            Self::Binary => say!(language, "input-binary"),
            Self::Neither => say!(language, "input-neither"),
            Self::Exceeded(exceeded) => exceeded.words(language),
        }
    }
}

/// How payloads are looked for. Cheap to copy.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    limits: Limits,
    /// Names of JSON members that tell a callback, besides the vendor's own.
    roots: Arc<[String]>,
}

impl Intake {
    /// An object with a container of such a name is taken for a callback, wherever it stands.
    pub fn with_roots(roots: impl IntoIterator<Item = String>) -> Self {
        Self { roots: roots.into_iter().collect(), ..Self::default() }
    }

    /// The same within other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// How much is read.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// The payloads that are in the bytes of a file, in order; at least one, however empty.
    ///
    /// What logging and transport did to them is undone, and each tells in its [`Origin`] what that was. A body
    /// that is given bare is taken as it is, without a copy; so is everything in which no callback is found. Text
    /// is read in the `encoding` that somebody has chosen, or else in the one that it tells. Where a limit ends the
    /// search, a last payload says so in [`Payload::unreadable`].
    pub fn payloads(&self, bytes: Vec<u8>, name: &str, encoding: Option<Encoding>) -> Vec<Payload> {
        Finder::new(self, name, encoding).find(bytes)
    }
}

/// The payloads in these bytes, looked for as by default: see [`Intake::payloads`].
pub fn payloads(bytes: Vec<u8>, name: &str) -> Vec<Payload> {
    Intake::default().payloads(bytes, name, None)
}

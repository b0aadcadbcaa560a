//! What people really save → payloads: where a body becomes text.

use crate::document::Format;

/// One callback body, decoded, with where it came from.
#[derive(Clone, Debug)]
pub struct Payload {
    /// Where it came from.
    pub origin: Origin,
    /// The decoded text, without a byte order mark.
    pub text: String,
    /// What it looks like; nothing where it is neither XML nor JSON.
    pub format: Option<Format>,
    /// How its bytes became text.
    pub decoding: Decoding,
    /// Its size in bytes, as given.
    pub n_bytes: usize,
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

/// How bytes became text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoding {
    /// The encoding's standard name.
    pub encoding: &'static str,
    /// Whether every byte could be decoded.
    is_clean: bool,
}

impl Decoding {
    /// Whether every byte could be decoded.
    pub fn is_clean(&self) -> bool {
        self.is_clean
    }
}

/// The payloads that are in these bytes; at least one, however empty.
pub fn payloads(bytes: Vec<u8>, name: &str) -> Vec<Payload> {
    let n_bytes = bytes.len();
    let (text, is_clean) = match String::from_utf8(bytes) {
        Ok(text) => (text, true),
        Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), false),
    };
    let format = Format::of(&text);
    let origin = Origin { name: name.to_owned(), number: 1, offset: 0 };
    vec![Payload {
        origin,
        text,
        format,
        decoding: Decoding { encoding: "UTF-8", is_clean },
        n_bytes,
    }]
}

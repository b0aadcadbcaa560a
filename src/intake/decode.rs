//! Bytes → text, in the encoding that a byte order mark, the bytes themselves or an XML declaration
//! tell.

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::encoding;
use crate::document::Format;

/// How bytes became text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoding {
    /// The encoding's standard name; `windows-1252` stands for ISO-8859-1 too.
    pub encoding: &'static str,
    /// Whether somebody chose it, whatever the bytes tell.
    pub is_chosen: bool,
    /// Whether a byte order mark stood in front. It is no part of the text.
    pub has_bom: bool,
    /// The encoding that an XML declaration names, as spelt there.
    pub declared: Option<String>,
    /// The first bytes that could not be decoded, in order; each became one U+FFFD.
    pub undecodable: Vec<Undecodable>,
    /// How many such places there are in all.
    pub n_undecodable: usize,
    /// An encoding in which all bytes mean something, where they don't in this one.
    pub fits: Option<&'static str>,
    /// How the declaration and the bytes disagree.
    pub conflict: Option<Conflict>,
    /// Whether this is no text at all; then nothing was decoded.
    pub is_binary: bool,
}

impl Decoding {
    /// Whether every byte could be decoded, in an encoding that the declaration allows.
    pub fn is_clean(&self) -> bool {
        self.n_undecodable == 0 && !self.conflict.is_some_and(Conflict::is_error)
    }

    /// That of a part of the text, which begins at byte `offset` of it.
    pub(super) fn of_part(&self, text: &str, offset: usize) -> Self {
        let from = self.undecodable.partition_point(|place| place.byte < offset);
        let shown = if self.n_undecodable == 0 { "" } else { text };
        let mut found = shown.match_indices(char::REPLACEMENT_CHARACTER);
        let places = self.undecodable.iter().skip(from).zip(found.by_ref());
        let undecodable: Vec<Undecodable> =
            places.map(|(place, (byte, _))| Undecodable { byte, ..place.clone() }).collect();
        Self {
            has_bom: false,
            declared: declared_encoding(text.as_bytes()),
            n_undecodable: undecodable.len() + found.count(),
            undecodable,
            conflict: None,
            ..*self
        }
    }
}

/// Bytes that mean nothing in their encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// Where their U+FFFD stands in the text, in bytes.
    pub byte: usize,
    /// Where they stand in what was given, in bytes.
    pub file_byte: usize,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// How an XML declaration's encoding disagrees with the bytes. The bytes were believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Conflict {
    /// The byte order mark tells of another one.
    Bom,
    /// UTF-16 is declared and the bytes are not, or the reverse.
    Width,
    /// The bytes are UTF-8 and another one is declared.
    Utf8,
    /// There is no such encoding; read as UTF-8.
    Unknown,
}

impl Conflict {
    /// Whether XML calls this a fatal error, rather than something to be warned of.
    pub fn is_error(self) -> bool {
        match self {
            Self::Width | Self::Unknown => true,
            Self::Bom | Self::Utf8 => false,
        }
    }
}

/// How many undecodable places are kept.
const MAX_UNDECODABLE: usize = 100;

/// How far a declaration may reach, and how much is looked at to tell text from binary.
const HEAD: usize = 8 * 1024;

/// The text in `bytes`, in the encoding that somebody has `chosen`, or else in the one that they tell. UTF-8 is
/// taken over without a copy.
pub(super) fn decode(bytes: Vec<u8>, chosen: Option<encoding::Encoding>) -> (String, Decoding) {
    if let Some(encoding::Encoding(encoding)) = chosen {
        return decode_chosen(&bytes, encoding);
    }
    let (marked, bom_length) = match Encoding::for_bom(&bytes) {
        Some((encoding, length)) => (Some(encoding), length),
        None => (two_byte_encoding(&bytes), 0),
    };
    if let Some(encoding) = marked.filter(|&encoding| encoding != UTF_8) {
        let (text, mut decoding) = decode_as(&bytes, bom_length, encoding);
        decoding.has_bom = bom_length > 0;
        decoding.declared = declared_encoding(text.as_bytes());
        decoding.conflict = decoding.declared.as_deref().and_then(|name| {
            let is_right = name.eq_ignore_ascii_case("utf-16")
                || Encoding::for_label(name.as_bytes()) == Some(encoding);
            (!is_right).then_some(Conflict::Width)
        });
        return (text, decoding);
    }
    let declared = declared_encoding(bytes.get(bom_length..).unwrap_or_default());
    let label = declared.as_deref().map(|name| Encoding::for_label(name.as_bytes()));
    let (text, mut decoding) = match label {
        // Two bytes a character would not have let us read the declaration.
        Some(Some(encoding)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            let (text, mut decoding) = decode_utf8(bytes, bom_length);
            decoding.conflict = Some(Conflict::Width);
            (text, decoding)
        }
        Some(Some(encoding)) if bom_length > 0 => {
            let (text, mut decoding) = decode_utf8(bytes, bom_length);
            decoding.conflict = (encoding != UTF_8).then_some(Conflict::Bom);
            (text, decoding)
        }
        Some(Some(encoding)) if encoding != UTF_8 => decode_declared(bytes, encoding),
        Some(None) => {
            let (text, mut decoding) = decode_utf8(bytes, bom_length);
            decoding.conflict = Some(Conflict::Unknown);
            (text, decoding)
        }
        Some(Some(_)) | None => decode_utf8(bytes, bom_length),
    };
    decoding.has_bom = bom_length > 0;
    decoding.declared = declared;
    unless_binary(text, decoding)
}

/// Whether two bytes stand for a character, as a byte order mark or the first character tells.
pub(super) fn is_wide(bytes: &[u8]) -> bool {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    marked.or_else(|| two_byte_encoding(bytes)).is_some_and(|encoding| encoding != UTF_8)
}

fn decode_chosen(bytes: &[u8], encoding: &'static Encoding) -> (String, Decoding) {
    let marked = Encoding::for_bom(bytes).filter(|(marked, _)| *marked == encoding);
    let bom_length = marked.map_or(0, |(_, length)| length);
    let (text, mut decoding) = decode_as(bytes, bom_length, encoding);
    decoding.is_chosen = true;
    decoding.has_bom = bom_length > 0;
    decoding.declared = declared_encoding(text.as_bytes());
    unless_binary(text, decoding)
}

/// UTF-16 without a mark: a first character that begins XML or JSON, in two bytes.
fn two_byte_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let is_first = |byte: u8| matches!(byte, b'<' | b'{' | b'[' | b'"' | b' ' | b'\r' | b'\n');
    match *bytes.first_chunk()? {
        [first, 0] if is_first(first) => Some(UTF_16LE),
        [0, first] if is_first(first) => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that an XML declaration at the start of `bytes` names.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..HEAD.min(bytes.len()))?.trim_ascii_start().strip_prefix(b"<?xml")?;
    let head = head.get(..memchr::memmem::find(head, b"?>")?)?;
    let rest = head.get(memchr::memmem::find(head, b"encoding")? + b"encoding".len()..)?;
    let rest = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (&quote, rest) =
        rest.split_first().filter(|&(&quote, _)| quote == b'"' || quote == b'\'')?;
    let name = rest.get(..memchr::memchr(quote, rest)?)?;
    Some(String::from_utf8_lossy(name).into_owned())
}

fn decode_utf8(mut bytes: Vec<u8>, bom_length: usize) -> (String, Decoding) {
    if bom_length > 0 {
        bytes.drain(..bom_length);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, clean(UTF_8)),
        Err(error) => {
            let (text, mut decoding) = decode_broken_utf8(error.as_bytes());
            // Where most of what isn't ASCII is UTF-8, the rest is damaged.
            let n_wide = text.chars().filter(|c| !c.is_ascii()).count();
            let is_damaged = n_wide.saturating_sub(decoding.n_undecodable) > decoding.n_undecodable;
            let fits = |encoding: &'static Encoding| {
                encoding.decode_without_bom_handling_and_without_replacement(error.as_bytes())
            };
            if !is_damaged && fits(GB18030).is_some() {
                decoding.fits = Some(GB18030.name());
            }
            for place in &mut decoding.undecodable {
                place.file_byte += bom_length;
            }
            (text, decoding)
        }
    }
}

/// Bytes that are declared to be something else than UTF-8, and may be UTF-8 all the same: it is
/// believed where it leaves nothing undecodable, and the declaration does or the text is too long
/// for that to be chance.
fn decode_declared(bytes: Vec<u8>, declared: &'static Encoding) -> (String, Decoding) {
    const CHANCE: usize = 8;
    let n_wide = match std::str::from_utf8(&bytes) {
        Ok(text) => text.chars().filter(|c| !c.is_ascii()).take(CHANCE).count(),
        Err(_) => 0,
    };
    let (text, decoding) = decode_as(&bytes, 0, declared);
    if n_wide == 0 || (n_wide < CHANCE && decoding.is_clean()) {
        return (text, decoding);
    }
    let (text, mut decoding) = decode_utf8(bytes, 0);
    decoding.conflict = Some(Conflict::Utf8);
    (text, decoding)
}

fn clean(encoding: &'static Encoding) -> Decoding {
    Decoding {
        encoding: encoding.name(),
        is_chosen: false,
        has_bom: false,
        declared: None,
        undecodable: Vec::new(),
        n_undecodable: 0,
        fits: None,
        conflict: None,
        is_binary: false,
    }
}

/// Decodes from byte `from` on, a U+FFFD for whatever can't be decoded.
fn decode_as(bytes: &[u8], from: usize, encoding: &'static Encoding) -> (String, Decoding) {
    let mut decoding = clean(encoding);
    let mut text = String::with_capacity(bytes.len() - from);
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // Given the text to write into, the decoder would fill all room in it with zeros each time.
    let mut piece = [0; 16 * 1024];
    let mut at = from;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (result, n_read, n_written) =
            decoder.decode_to_utf8_without_replacement(rest, &mut piece, true);
        at += n_read;
        let words = std::str::from_utf8(piece.get(..n_written).unwrap_or_default());
        text.push_str(words.unwrap_or_default());
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, n_behind) => {
                let end = at.saturating_sub(n_behind.into());
                let start = end.saturating_sub(length.into());
                let undecodable = bytes.get(start..end).unwrap_or_default();
                note_undecodable(&mut text, &mut decoding, start, undecodable);
            }
        }
    }
    (text, decoding)
}

/// The same for UTF-8, of which a standard function knows the pieces faster.
fn decode_broken_utf8(bytes: &[u8]) -> (String, Decoding) {
    let mut decoding = clean(UTF_8);
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            note_undecodable(&mut text, &mut decoding, at, chunk.invalid());
        }
        at += chunk.invalid().len();
    }
    (text, decoding)
}

fn note_undecodable(text: &mut String, decoding: &mut Decoding, file_byte: usize, bytes: &[u8]) {
    if decoding.undecodable.len() < MAX_UNDECODABLE {
        let place = Undecodable { byte: text.len(), file_byte, bytes: bytes.to_vec() };
        decoding.undecodable.push(place);
    }
    decoding.n_undecodable += 1;
    text.push(char::REPLACEMENT_CHARACTER);
}

/// Nothing in place of what is no text.
fn unless_binary(text: String, decoding: Decoding) -> (String, Decoding) {
    if !is_binary(&text) {
        return (text, decoding);
    }
    let nothing =
        Decoding { is_binary: true, undecodable: Vec::new(), n_undecodable: 0, ..decoding };
    (String::new(), nothing)
}

/// Whether this is no text: it doesn't begin as XML or JSON, and has what no text has.
fn is_binary(text: &str) -> bool {
    let is_odd =
        |byte: u8| byte < 0x20 && !byte.is_ascii_whitespace() && !b"\x0b\x1b".contains(&byte);
    Format::of(text).is_none() && text.bytes().take(HEAD).any(is_odd)
}

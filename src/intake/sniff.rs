//! What a run of bytes is, told by its beginning.

use std::sync::LazyLock;

use memchr::memmem;
use regex::bytes::Regex;

use super::decode::is_wide;
use super::extent::XmlExtents;
use super::{Intake, container, curl, http, json};

/// What a run of bytes is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looks {
    /// A body of its own, whatever stands in it.
    Plain {
        /// Whether its root is one of the vendor's.
        is_callback: bool,
    },
    /// Payloads may stand in it: at least this many, or else it is a body of its own.
    Text {
        /// How many.
        least: usize,
    },
    /// XML that is no callback, in which one may stand as text.
    Markup,
    /// HTTP messages.
    Http,
    /// What `curl -v` wrote.
    Curl,
    /// What a container wrote, in records.
    Container,
    /// Compressed.
    Gzip,
    /// An archive.
    Zip,
}

impl Looks {
    /// Whether it is text of one encoding throughout.
    pub(super) fn is_text(self) -> bool {
        match self {
            Self::Plain { .. }
            | Self::Text { .. }
            | Self::Markup
            | Self::Curl
            | Self::Container => true,
            // The bodies of messages tell their own.
            Self::Http | Self::Gzip | Self::Zip => false,
        }
    }
}

/// How far a first payload may reach that is followed by others, and how far a value is looked through for
/// what tells it to be a callback: a large body must not cost a second pass.
const NEAR: usize = 1 << 20;

/// Larger JSON or XML that is no callback is not looked through.
const LARGEST_WRAPPER: usize = 16 << 20;

/// How far transcripts are looked for.
const HEAD: usize = 64 << 10;

/// What a run of bytes is; JSON is looked at as `intake` says.
pub(super) fn looks(bytes: &[u8], intake: &Intake) -> Looks {
    const PLAIN: Looks = Looks::Plain { is_callback: false };
    if bytes.starts_with(b"\x1f\x8b\x08") {
        return Looks::Gzip;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Looks::Zip;
    }
    let text = without_start(bytes);
    if is_wide(bytes) {
        return PLAIN;
    }
    if http::is_start(text) {
        return Looks::Http;
    }
    match text {
        [b'{' | b'0'..=b'9', ..] if container::is_log(text) => Looks::Container,
        [b'{', ..] => json_looks(text, intake),
        [b'<', first, ..] if !first.is_ascii_digit() && *first != b' ' => xml_looks(text),
        [] => PLAIN,
        _ if curl::is_transcript(head(text)) => Looks::Curl,
        _ => Looks::Text { least: 1 },
    }
}

/// Without a byte order mark and white space.
fn without_start(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start()
}

fn head(text: &[u8]) -> &[u8] {
    text.get(..HEAD.min(text.len())).unwrap_or_default()
}

fn json_looks(text: &[u8], intake: &Intake) -> Looks {
    let near = text.get(..NEAR.min(text.len())).unwrap_or_default();
    let walk = json::walk(near, 0, &intake.roots, &|_| false);
    let is_callback =
        walk.found.iter().any(|found| matches!(found, json::Found::Callback(at) if at.start == 0));
    let rest = text.get(walk.extent.end..).unwrap_or_default().trim_ascii_start();
    match (is_callback, walk.extent.is_whole) {
        (true, true) if rest.starts_with(b"{") => Looks::Text { least: 2 },
        (true, _) => Looks::Plain { is_callback: true },
        (false, false) if text.len() > LARGEST_WRAPPER => Looks::Plain { is_callback: false },
        (false, _) => Looks::Text { least: 1 },
    }
}

fn xml_looks(text: &[u8]) -> Looks {
    const END: &[u8] = b"</Response>";
    static END_FINDER: LazyLock<memmem::Finder<'_>> = LazyLock::new(|| memmem::Finder::new(END));
    static NEXT: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?-u)<\?xml[ \t]+version|<Response[ \t\r\n>]").ok());
    let root = root_name(head(text));
    if root != Some(b"Response") {
        let is_small = text.len() <= LARGEST_WRAPPER;
        let is_wrapper = is_small && root.is_some() && memmem::find(text, b"Response").is_some();
        return if is_wrapper { Looks::Markup } else { Looks::Plain { is_callback: false } };
    }
    let near = text.get(..NEAR.min(text.len())).unwrap_or_default();
    if let Some(end) = END_FINDER.find(near)
        && let behind = end + END.len()
        // Most often nothing is.
        && !near.get(behind..).unwrap_or_default().trim_ascii().is_empty()
        && let Some(next) = NEXT.as_ref()
        && let Some(found) = next.find_at(near, behind)
        && XmlExtents::default().find(text, found.start()).is_whole
    {
        return Looks::Text { least: 2 };
    }
    Looks::Plain { is_callback: true }
}

/// The name of the first element.
fn root_name(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    loop {
        rest = rest.get(memchr::memchr(b'<', rest)? + 1..)?;
        let end: &[u8] = match rest {
            [b'?', ..] => b"?>",
            [b'!', b'-', ..] => b"-->",
            [b'!', ..] => b">",
            _ => {
                let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
                return rest.get(..rest.iter().position(is_end)?);
            }
        };
        rest = rest.get(memmem::find(rest, end)?..)?;
    }
}

//! What `curl -v` writes: lines that begin with `> `, `< ` and `* `, and the bodies between them.

use std::sync::LazyLock;

use memchr::memmem;
use regex::bytes::Regex;

use super::http;
use super::origin::{Around, Step};
use super::piece::{Piece, Role};
use crate::document::Position;

/// Whether the text is such a transcript.
pub(super) fn is_transcript(head: &[u8]) -> bool {
    static MESSAGE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?m-u)^(?:> [A-Z]{3,7} [!-~]+ HTTP/|< HTTP/)[0-9]").ok());
    MESSAGE.as_ref().is_some_and(|message| message.is_match(head))
}

/// How far a transcript has been read, and what its heads told so far.
pub(super) struct Progress {
    at: usize,
    around: Around,
    is_first: bool,
    place: (usize, Position),
}

impl Progress {
    pub(super) fn at_start(place: Position) -> Self {
        Self { at: 0, around: Around::default(), is_first: true, place: (0, place) }
    }
}

/// The next body in it, with what the heads before it tell.
pub(super) fn body(piece: &Piece, progress: &mut Progress) -> Option<Piece> {
    let Progress { at, around, is_first, place } = progress;
    // Where a body began, if its head is over.
    let mut begun: Option<usize> = None;
    while let Some(line) = piece.bytes.get(*at..).filter(|rest| !rest.is_empty()) {
        let length = memchr::memchr(b'\n', line).map_or(line.len(), |feed| feed + 1);
        let line = line.get(..length).unwrap_or_default();
        if is_of_curl(line) {
            let body = begun.take().and_then(|start| part(piece, (start, *at), around, place));
            if body.is_some() {
                return body;
            }
            if let [direction @ (b'>' | b'<'), head @ ..] = line {
                let head = head.trim_ascii();
                if *is_first && *direction == b'>' {
                    *around = Around::default();
                } else if *is_first {
                    around.headers = None;
                }
                if !head.is_empty() {
                    http::note_line(head, *is_first, around);
                }
                *is_first = head.is_empty();
            }
        } else if begun.is_none() {
            begun = Some(*at);
        }
        *at += length;
    }
    part(piece, (begun?, *at), around, place)
}

/// Whether a line is curl's own, rather than a body's.
fn is_of_curl(line: &[u8]) -> bool {
    match line {
        [b'>' | b'<' | b'*', b' ' | b'\r' | b'\n', ..] => true,
        [b'{' | b'}', b' ', b'[', digit, ..] => digit.is_ascii_digit(),
        _ => false,
    }
}

fn part(
    piece: &Piece,
    (at, end): (usize, usize),
    around: &Around,
    place: &mut (usize, Position),
) -> Option<Piece> {
    let text = piece.bytes.get(at..end)?;
    // It need not end with a line.
    let own = [b"* Connection #".as_slice(), b"* Closing connection"];
    let length = own.iter().filter_map(|words| memmem::find(text, words)).min();
    let text = text.get(..length.unwrap_or(text.len()))?;
    let n_blank = text.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    if n_blank == text.len() {
        return None;
    }
    let at = at + n_blank;
    let end = at + text.get(n_blank..)?.trim_ascii_end().len();
    *place = (at, place.1.after(piece.bytes.get(place.0..at).unwrap_or_default()));
    let start = piece.origin.start.map(|_| place.1);
    let mut part = piece.slice((at, end), start, &[Step::Curl], Role::Body);
    part.origin.around = around.clone();
    Some(part)
}

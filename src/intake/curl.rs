//! What `curl -v` writes: lines that begin with `> `, `< ` and `* `, and the bodies between them.

use std::sync::{Arc, LazyLock};

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

/// The bodies in it, each with what the heads before it tell.
pub(super) fn bodies(piece: &Piece) -> Vec<Piece> {
    let mut bodies = Vec::new();
    let mut around = Around::default();
    let mut is_first = true;
    // Where a body began, if its head is over.
    let mut begun: Option<usize> = None;
    let mut place = (0, piece.origin.start.unwrap_or(Position { line: 1, column: 1 }));
    let mut at = 0;
    for line in piece.bytes.split_inclusive(|byte| *byte == b'\n') {
        if is_of_curl(line) {
            if let Some(start) = begun.take() {
                bodies.extend(body(piece, (start, at), &around, &mut place));
            }
            if let [direction @ (b'>' | b'<'), head @ ..] = line {
                let head = head.trim_ascii();
                if is_first && *direction == b'>' {
                    around = Around::default();
                } else if is_first {
                    around.headers = Arc::default();
                }
                if !head.is_empty() {
                    http::note_line(head, is_first, &mut around);
                }
                is_first = head.is_empty();
            }
        } else if begun.is_none() {
            begun = Some(at);
        }
        at += line.len();
    }
    if let Some(start) = begun {
        bodies.extend(body(piece, (start, at), &around, &mut place));
    }
    bodies
}

/// Whether a line is curl's own, rather than a body's.
fn is_of_curl(line: &[u8]) -> bool {
    match line {
        [b'>' | b'<' | b'*', b' ' | b'\r' | b'\n', ..] => true,
        [b'{' | b'}', b' ', b'[', digit, ..] => digit.is_ascii_digit(),
        _ => false,
    }
}

fn body(
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

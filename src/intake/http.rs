//! Raw HTTP messages, as a proxy or a packet capture saves them.

use std::sync::{Arc, LazyLock};

use regex::bytes::Regex;

use super::origin::{Around, Step};
use super::piece::{Piece, Role};
use crate::document::Position;

/// The first line of a message, at the beginning of a line.
static START: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let request = r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) [!-~]+ HTTP/[0-9.]{1,3}\r?$";
    Regex::new(&format!(r"(?m-u)^(?:{request}|HTTP/[0-9.]{{1,3}} [1-5][0-9][0-9]\b)")).ok()
});

/// Whether a message begins there.
pub(super) fn is_start(text: &[u8]) -> bool {
    const LONGEST: usize = 8192;
    if !text.first().is_some_and(u8::is_ascii_uppercase) {
        return false;
    }
    let head = text.get(..LONGEST.min(text.len())).unwrap_or_default();
    START.as_ref().and_then(|start| start.find(head)).is_some_and(|found| found.start() == 0)
}

/// How far the messages of a piece have been read.
pub(super) struct Progress {
    /// Where what follows the last message begins.
    at: usize,
    /// Some byte before that, with its line and column.
    place: (usize, Position),
    /// Up to here chunks were followed that turned out to be none.
    no_chunks_before: usize,
}

impl Progress {
    pub(super) fn at_start(place: Position) -> Self {
        Self { at: 0, place: (0, place), no_chunks_before: 0 }
    }
}

/// The body of the next message.
pub(super) fn message(piece: &Piece, progress: &mut Progress) -> Option<Piece> {
    let (part, end) = read_message(piece, progress)?;
    progress.at = end;
    Some(part)
}

fn read_message(piece: &Piece, progress: &mut Progress) -> Option<(Piece, usize)> {
    let Progress { at, place, no_chunks_before } = progress;
    let (text, at) = (&piece.bytes, *at);
    let start = START.as_ref()?.find_at(text, at)?.start();
    let mut around = piece.origin.around.clone();
    let body = start + read_head(text.get(start..)?, &mut around);
    let is_request = !text.get(start..)?.starts_with(b"HTTP/");
    let mut steps = vec![if is_request { Step::HttpRequest } else { Step::HttpResponse }];
    let rest = text.get(body..)?;
    let chunked = header(&around, "transfer-encoding")
        .filter(|coding| coding.to_ascii_lowercase().contains("chunked"))
        .filter(|_| body >= *no_chunks_before)
        .map(|_| unchunk(rest));
    if let Some(Err(length)) = chunked {
        *no_chunks_before = body + length;
    }
    let mut part = if let Some(Ok((bytes, length))) = chunked {
        steps.push(Step::Chunked);
        return Some((part_of(piece, body, bytes, &steps, around), body + length));
    } else {
        let length = length(rest, &around);
        let between = text.get(place.0..body).unwrap_or_default();
        *place = (body, place.1.after(between));
        let start = piece.origin.start.map(|_| place.1);
        (piece.slice((body, body + length), start, &steps, Role::Body), body + length)
    };
    part.0.origin.around = around;
    Some(part)
}

fn part_of(piece: &Piece, at: usize, bytes: Vec<u8>, steps: &[Step], around: Around) -> Piece {
    let mut part = piece.part(at, bytes, steps, Role::Body);
    part.origin.around = around;
    part
}

/// Reads the first line and the headers; gives how long they are with the empty line behind them.
pub(super) fn read_head(text: &[u8], around: &mut Around) -> usize {
    let mut length = 0;
    around.headers = None;
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let is_first = length == 0;
        length += line.len();
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        note_line(line, is_first, around);
    }
    length
}

/// Notes a line of a message's head.
pub(super) fn note_line(line: &[u8], is_first: bool, around: &mut Around) {
    const MOST_HEADERS: usize = 200;
    let line = String::from_utf8_lossy(line);
    if is_first {
        let mut words = line.split(' ');
        let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if first.starts_with("HTTP/") {
            around.status = Some(second.to_owned());
        } else {
            around.request = Some(format!("{first} {second}"));
        }
    } else if let Some((name, value)) = line.split_once(':')
        && around.headers().len() < MOST_HEADERS
    {
        let value = value.trim().to_owned();
        match name.to_ascii_lowercase().as_str() {
            "date" if around.time.is_none() => around.time = Some(value.clone()),
            "x-real-ip" | "x-forwarded-for" if around.client.is_none() => {
                around.client = Some(value.clone());
            }
            _ => {}
        }
        let headers = Arc::make_mut(around.headers.get_or_insert_default());
        headers.push((name.to_owned(), value));
    }
}

fn header<'a>(around: &'a Around, name: &str) -> Option<&'a str> {
    let found = around.headers().iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.as_str())
}

/// How long the body is: as told, where another message or nothing follows; else up to the next message.
/// Editors change line breaks, and with them lengths.
fn length(rest: &[u8], around: &Around) -> usize {
    let told = header(around, "content-length").and_then(|length| length.parse::<usize>().ok());
    if let Some(after) = told.and_then(|told| rest.get(told..)) {
        let after = after.trim_ascii_start();
        if after.is_empty() || is_start(after) {
            return told.unwrap_or_default();
        }
    }
    let next = START.as_ref().and_then(|start| start.find(rest));
    next.map_or(rest.len(), |found| found.start())
}

/// A body that was sent in chunks, and how long it is as sent; where it isn't in chunks any more, how much of it
/// was looked at. A body that is cut gives what there is.
fn unchunk(text: &[u8]) -> Result<(Vec<u8>, usize), usize> {
    let mut chunks: Vec<&[u8]> = Vec::new();
    let mut at = 0;
    let end = loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some((size, data)) = chunk_size(rest) else {
            let is_cut = !rest.iter().take(LONGEST_SIZE).any(|byte| *byte == b'\n');
            if is_cut && at > 0 {
                break text.len();
            }
            return Err(at);
        };
        let data_at = text.len() - data.len();
        if size == 0 {
            let trailer = data.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            break data_at + trailer;
        }
        let Some((chunk, after)) = data.split_at_checked(size) else {
            chunks.push(data);
            break text.len();
        };
        chunks.push(chunk);
        at = match after {
            [b'\r', b'\n', ..] => data_at + size + 2,
            [b'\n', ..] => data_at + size + 1,
            [] => break text.len(),
            _ => return Err(data_at + size),
        };
    };
    Ok((chunks.concat(), end))
}

/// How far the line may reach that tells a chunk's size.
const LONGEST_SIZE: usize = 256;

/// The size that a chunk's first line tells, and what follows the line.
fn chunk_size(text: &[u8]) -> Option<(usize, &[u8])> {
    let feed = memchr::memchr(b'\n', text.get(..text.len().min(LONGEST_SIZE))?)?;
    let (line, rest) = text.split_at(feed);
    let size = std::str::from_utf8(line).ok()?.split(';').next()?.trim();
    Some((usize::from_str_radix(size, 16).ok()?, rest.get(1..)?))
}

//! Logs of containers: Docker's `{"log":"…","stream":…}` and the lines of the container runtimes. Both split what a
//! program writes at 16 KB.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::escapes::without_backslashes;
use super::json::string_end;
use super::origin::Step;
use super::piece::{Mark, Piece, Role};

/// Whether the text is such a log.
pub(super) fn is_log(text: &[u8]) -> bool {
    static LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?-u)\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9:]+) std(?:out|err) [PF] ",
        )
        .ok()
    });
    read_json(text.split(|byte| *byte == b'\n').next().unwrap_or_default()).is_some()
        || LINE.as_ref().is_some_and(|line| line.is_match(text))
}

/// What was written to each stream, put together.
pub(super) fn streams(piece: &Piece) -> Vec<Piece> {
    let mut streams = [b"stdout".as_slice(), b"stderr"].map(|name| (name, Stream::default()));
    let mut at = 0;
    for line in piece.bytes.split_inclusive(|byte| *byte == b'\n') {
        let offset = at;
        at += line.len();
        let Some(record) = read_json(line).or_else(|| read_line(line)) else { continue };
        if let Some((_, stream)) = streams.iter_mut().find(|(name, _)| *name == record.stream) {
            stream.take(&record, offset);
        }
    }
    let written = streams.into_iter().filter(|(_, stream)| !stream.text.is_empty());
    written
        .map(|(_, stream)| {
            let mut part = piece.part(0, stream.text, &[Step::ContainerLog], Role::Part);
            part.marks = stream.marks;
            part
        })
        .collect()
}

/// What was written to one stream.
#[derive(Default)]
struct Stream {
    text: Vec<u8>,
    marks: Vec<Mark>,
    is_within: bool,
}

impl Stream {
    fn take(&mut self, record: &Record<'_>, offset: usize) {
        if !self.is_within {
            let time = Some(String::from_utf8_lossy(record.time).into_owned());
            self.marks.push(Mark { at: self.text.len(), offset, time });
        }
        self.text.extend_from_slice(&record.text);
        self.is_within = !self.text.ends_with(b"\n");
    }
}

struct Record<'a> {
    text: Vec<u8>,
    stream: &'a [u8],
    time: &'a [u8],
}

/// A record of Docker.
fn read_json(line: &[u8]) -> Option<Record<'_>> {
    let content = line.trim_ascii_start().strip_prefix(b"{\"log\":")?.trim_ascii_start();
    let content = content.strip_prefix(b"\"")?;
    let (end, is_closed) = string_end(content, 0);
    let (log, rest) = content.split_at(end);
    let stream = member(rest, b"\"stream\":").filter(|_| is_closed)?;
    let time = member(rest, b"\"time\":").unwrap_or_default();
    Some(Record { text: without_backslashes(log), stream, time })
}

/// A short string of a record.
fn member<'a>(record: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let value = record.get(memchr::memmem::find(record, key)? + key.len()..)?;
    let value = value.trim_ascii_start().strip_prefix(b"\"")?;
    value.get(..memchr::memchr(b'"', value)?)
}

/// A line of a container runtime: `P` tells that the next one goes on.
fn read_line(line: &[u8]) -> Option<Record<'_>> {
    let mut words = line.splitn(4, |byte| *byte == b' ');
    let (time, stream, tag) = (words.next()?, words.next()?, words.next()?);
    let text = words.next()?;
    let text = match tag {
        b"F" => text.to_vec(),
        b"P" => text.strip_suffix(b"\n").unwrap_or(text).to_vec(),
        _ => return None,
    };
    Some(Record { text, stream, time })
}

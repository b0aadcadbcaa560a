//! Logs of containers: Docker's `{"log":"…","stream":…}`, what collectors make of it, and the lines of the container
//! runtimes. All split what a program writes at 16 KB, and records of several programs may take turns.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use memchr::memmem;
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
    // Of what a program writes, no record holds more than 16 KB, and escapes take six times that.
    const LONGEST: usize = 128 << 10;
    let head = text.get(..LONGEST.min(text.len())).unwrap_or_default();
    let line = head.get(..memchr::memchr(b'\n', head).unwrap_or(head.len())).unwrap_or_default();
    read_json(line).is_some() || LINE.as_ref().is_some_and(|line| line.is_match(text))
}

/// What each program wrote to each of its streams, put together; in the order in which they begin.
pub(super) fn streams(piece: &Piece) -> Vec<Piece> {
    let mut streams: Vec<Stream> = Vec::new();
    let mut index_of: BTreeMap<[&[u8]; 3], usize> = BTreeMap::new();
    let first_line = piece.origin.start.map(|start| start.line);
    let mut at = 0;
    for (line, index) in piece.bytes.split_inclusive(|byte| *byte == b'\n').zip(0..) {
        let place = (at, first_line.map(|first| first + index));
        at += line.len();
        let Some(record) = read_json(line).or_else(|| read_line(line)) else { continue };
        let index = *index_of.entry(record.writer).or_insert(streams.len());
        if index == streams.len() {
            streams.push(Stream::default());
        }
        if let Some(stream) = streams.get_mut(index) {
            stream.take(&record, place);
        }
    }
    let part = |stream: Stream| {
        let mut part = piece.part(0, stream.text, &[Step::ContainerLog], Role::Part);
        part.marks = stream.marks;
        part
    };
    streams.into_iter().map(part).collect()
}

/// What was written to one stream.
#[derive(Default)]
struct Stream {
    text: Vec<u8>,
    marks: Vec<Mark>,
    is_within: bool,
}

impl Stream {
    fn take(&mut self, record: &Record<'_>, (offset, line): (usize, Option<usize>)) {
        if !self.is_within {
            let time = Some(String::from_utf8_lossy(record.time).into_owned());
            self.marks.push(Mark { at: self.text.len(), offset, line, time });
        }
        self.text.extend_from_slice(&record.text);
        self.is_within = !self.text.ends_with(b"\n");
    }
}

struct Record<'a> {
    text: Vec<u8>,
    /// The stream, and of a collector's record the pod and the container.
    writer: [&'a [u8]; 3],
    time: &'a [u8],
}

/// A record of Docker or a collector.
fn read_json(line: &[u8]) -> Option<Record<'_>> {
    let record = line.trim_ascii_start().strip_prefix(b"{")?;
    let (before, content) = record.split_at(memmem::find(record, b"\"log\":")?);
    let content = content.get(b"\"log\":".len()..)?.trim_ascii_start().strip_prefix(b"\"")?;
    let (end, is_closed) = string_end(content, 0);
    let (log, after) = content.split_at(end);
    let member = |key: &[u8]| member(before, key).or_else(|| member(after, key));
    let stream = member(b"\"stream\":").filter(|_| is_closed)?;
    let mut text = without_backslashes(log);
    // Collectors leave out line feeds, and tell where there was one.
    if member(b"\"logtag\":") == Some(b"F") && !text.ends_with(b"\n") {
        text.push(b'\n');
    }
    let name = |key: &[u8]| member(key).unwrap_or_default();
    let writer = [stream, name(b"\"pod_name\":"), name(b"\"container_name\":")];
    Some(Record { text, writer, time: name(b"\"time\":") })
}

/// A short string of a record.
fn member<'a>(record: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let value = record.get(memmem::find(record, key)? + key.len()..)?;
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
    Some(Record { text, writer: [stream, b"", b""], time })
}

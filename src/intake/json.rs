//! What stands in a JSON value of a text: callbacks among its objects, and strings.

use std::ops::Range;

use super::extent::{Extent, RecordStart};

/// A JSON value that was walked through.
pub(super) struct Walk {
    pub(super) extent: Extent,
    /// In order; nothing inside a callback.
    pub(super) found: Vec<Found>,
}

/// Something of interest in a JSON value.
pub(super) enum Found {
    /// An object that looks like a callback, with its braces.
    Callback(Range<usize>),
    /// A string without its quotes, that may hold something.
    String(Range<usize>),
}

impl Found {
    fn start(&self) -> usize {
        match self {
            Self::Callback(range) | Self::String(range) => range.start,
        }
    }
}

/// Most strings that are kept of one value.
const MOST_FOUND: usize = 100_000;

/// An object or array that is open.
struct Open {
    start: usize,
    is_callback: bool,
    has_code: bool,
    is_object: bool,
}

/// Goes through the value that begins at `at` with a brace or bracket, as far as it goes.
///
/// It counts brackets and looks at keys; what lies between them need not be right. `is_worth` says of a string
/// whether it is kept; `roots` are names that tell a callback, besides the vendor's own.
pub(super) fn walk(
    text: &[u8],
    at: usize,
    roots: &[String],
    is_worth: &dyn Fn(&[u8]) -> bool,
) -> Walk {
    let record = RecordStart::of_line_with(text, at);
    let mut open: Vec<Open> = Vec::new();
    let mut found: Vec<Found> = Vec::new();
    let mut now = at;
    let end = loop {
        let Some(&byte) = text.get(now) else { break text.len() };
        match byte {
            b'{' | b'[' => {
                let is_object = byte == b'{';
                open.push(Open { start: now, is_callback: false, has_code: false, is_object });
            }
            b'}' | b']' => {
                if let Some(closed) = open.pop().filter(|closed| closed.is_callback) {
                    keep_callback(&mut found, closed.start..now + 1);
                }
                if open.is_empty() {
                    return Walk {
                        extent: Extent { end: now + 1, resume: now + 1, is_whole: true },
                        found,
                    };
                }
            }
            b'"' => {
                let (end, is_closed) = string_end(text, now + 1);
                if !is_closed {
                    break end;
                }
                let content = text.get(now + 1..end).unwrap_or_default();
                let value = after_colon(text, end + 1);
                if let Some(value) = value {
                    note_key(&mut open, content, value, roots);
                } else if found.len() < MOST_FOUND && is_worth(content) {
                    found.push(Found::String(now + 1..end));
                }
                now = end;
            }
            b'\n' if record.is_at(text, now + 1) => break now,
            _ => {}
        }
        now += 1;
    };
    let cut = open.iter().find(|open| open.is_callback).map(|open| open.start);
    if let Some(start) = cut {
        keep_callback(&mut found, start..end);
    }
    Walk { extent: Extent { end, resume: end, is_whole: false }, found }
}

/// Where a string ends that begins there, and whether it is closed: it ends with its line at the latest.
pub(super) fn string_end(text: &[u8], from: usize) -> (usize, bool) {
    let mut now = from;
    loop {
        let rest = text.get(now..).unwrap_or_default();
        let Some(length) = memchr::memchr3(b'"', b'\\', b'\n', rest) else {
            return (text.len(), false);
        };
        now += length;
        match text.get(now) {
            Some(b'"') => return (now, true),
            Some(b'\\') if text.get(now + 1) != Some(&b'\n') => now += 2,
            _ => return (now, false),
        }
    }
}

/// What is outermost is the callback.
fn keep_callback(found: &mut Vec<Found>, range: Range<usize>) {
    let n_before = found.partition_point(|found| found.start() < range.start);
    found.truncate(n_before);
    found.push(Found::Callback(range));
}

/// The first byte behind a colon, if a colon follows.
fn after_colon(text: &[u8], from: usize) -> Option<u8> {
    // Many strings with long gaps behind them are not to cost more than the gaps.
    const GAP: usize = 64;
    let rest = text.get(from..text.len().min(from + GAP))?;
    let rest = rest.trim_ascii_start().strip_prefix(b":")?;
    Some(rest.trim_ascii_start().first().copied().unwrap_or(b'"'))
}

/// The roots of the vendor's callbacks, by which an object is told to be one.
fn note_key(open: &mut [Open], key: &[u8], value: u8, roots: &[String]) {
    let Some(innermost) = open.last_mut().filter(|open| open.is_object) else { return };
    let is_container = matches!(value, b'{' | b'[');
    match key {
        b"Response" | b"JobsDetail" | b"WorkflowExecution" => {
            innermost.is_callback |= is_container;
        }
        b"EventName" => innermost.is_callback |= value == b'"',
        b"code" => innermost.has_code = true,
        b"data" => innermost.is_callback |= is_container && innermost.has_code,
        _ => {
            let is_root = |root: &String| root.as_bytes() == key;
            innermost.is_callback |= is_container && roots.iter().any(is_root);
        }
    }
}

//! What the text around a payload tells of it.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::origin::Around;

static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let iso = r"\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|[+-]\d\d:?\d\d))?";
    let combined = r"\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}";
    Regex::new(&format!("(?-u)(?:{iso}|{combined})")).ok()
});

static REQUEST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"(?-u)\b((?:POST|PUT|PATCH|GET) [!-~]{1,2000}) HTTP/[0-9.]{1,3}"? ?(?:([1-5]\d\d)\b)?"#,
    )
    .ok()
});

static CLIENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?-u)\b\d{1,3}(?:\.\d{1,3}){3}\b").ok());

/// Notes what the line tells in which a payload begins, or an entity of it ends.
pub(super) fn note(around: &mut Around, text: &[u8], at: usize, end: usize) {
    /// How much of a line is read.
    const FAR: usize = 1024;
    let before = text.get(at.saturating_sub(FAR)..at).unwrap_or_default();
    let before = memchr::memrchr(b'\n', before)
        .map_or(before, |feed| before.get(feed + 1..).unwrap_or_default());
    let after = text.get(end..text.len().min(end + FAR)).unwrap_or_default();
    let after = after.split(|byte| *byte == b'\n').next().unwrap_or_default();
    for line in [before, after] {
        note_line(around, line);
    }
}

fn note_line(around: &mut Around, line: &[u8]) {
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if around.time.is_none() {
        let found = TIME.as_ref().and_then(|time| time.find(line));
        around.time = found.map(|found| words(found.as_bytes()));
    }
    if around.client.is_none() {
        let found = CLIENT.as_ref().and_then(|client| client.find(line));
        around.client = found.map(|found| words(found.as_bytes()));
    }
    if around.request.is_none()
        && let Some(found) = REQUEST.as_ref().and_then(|request| request.captures(line))
    {
        around.request = found.get(1).map(|found| words(found.as_bytes()));
        around.status = found.get(2).map(|found| words(found.as_bytes()));
    }
}

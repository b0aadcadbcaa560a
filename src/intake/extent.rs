//! Where an XML document that stands in a text ends.

use memchr::memmem;

/// How far something in a text reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// The byte behind it.
    pub(super) end: usize,
    /// From where on nothing was looked at for it.
    pub(super) resume: usize,
    /// Whether its end was there; else it is cut.
    pub(super) is_whole: bool,
}

/// Finds where documents end. What was looked for in vain to the end of the text is remembered, so that many
/// documents without an end cost no more than one.
#[derive(Debug)]
pub(super) struct XmlExtents {
    missing_from: [usize; 4],
}

/// What ends something that a document may hold.
#[derive(Clone, Copy)]
enum Mark {
    Tag,
    Instruction,
    Comment,
    Cdata,
}

impl Default for XmlExtents {
    fn default() -> Self {
        Self { missing_from: [usize::MAX; 4] }
    }
}

impl XmlExtents {
    /// The document that begins at `at`. Where it isn't closed, it ends before the next one, before a line that
    /// begins a new record, or where the text does.
    pub(super) fn find(&mut self, text: &[u8], at: usize) -> Extent {
        let record = RecordStart::of_line_with(text, at);
        let mut depth = 0_usize;
        let mut now = at;
        loop {
            let Some(found) = next(text, now, &record) else {
                return cut(text, at, text.len());
            };
            let rest = text.get(found..).unwrap_or_default();
            let behind = match rest {
                [b'\n', ..] => return cut(text, at, found),
                _ if found > at && rest.starts_with(b"<?xml ") => return cut(text, at, found),
                [b'<', b'?', ..] => self.behind(text, found, Mark::Instruction),
                _ if rest.starts_with(b"<!--") => self.behind(text, found + 4, Mark::Comment),
                _ if rest.starts_with(b"<![CDATA[") => self.behind(text, found, Mark::Cdata),
                [b'<', b'/', ..] => {
                    depth = depth.saturating_sub(1);
                    self.behind(text, found, Mark::Tag)
                }
                [b'<', b'!', ..] => self.behind(text, found, Mark::Tag),
                [b'<', first, ..] if is_name_start(*first) => {
                    if depth > 0 && rest.starts_with(b"<Response>") {
                        return cut(text, at, found);
                    }
                    let tag = tag(text, found);
                    depth += usize::from(!tag.is_some_and(|(_, is_empty)| is_empty));
                    tag.map(|(end, _)| end)
                }
                _ => Some(found + 1),
            };
            let Some(behind) = behind else {
                // Something is begun that has no end: it is cut where its line is.
                let end = memchr::memchr(b'\n', rest).map_or(text.len(), |length| found + length);
                return cut(text, at, end);
            };
            let is_tag =
                matches!(rest, [b'<', first, ..] if *first == b'/' || is_name_start(*first));
            if depth == 0 && is_tag {
                return Extent { end: behind, resume: behind, is_whole: true };
            }
            now = behind;
        }
    }

    /// Behind the first such mark from there on, if there is one.
    fn behind(&mut self, text: &[u8], from: usize, mark: Mark) -> Option<usize> {
        let needle: &[u8] = match mark {
            Mark::Tag => b">",
            Mark::Instruction => b"?>",
            Mark::Comment => b"-->",
            Mark::Cdata => b"]]>",
        };
        let missing_from = self.missing_from.get_mut(mark as usize)?;
        if from >= *missing_from {
            return None;
        }
        let found = memmem::find(text.get(from..)?, needle);
        if found.is_none() {
            *missing_from = from;
        }
        found.map(|length| from + length + needle.len())
    }
}

/// Where the next tag is, or the line feed before something else.
fn next(text: &[u8], from: usize, record: &RecordStart) -> Option<usize> {
    let mut now = from;
    loop {
        let found = now + memchr::memchr2(b'<', b'\n', text.get(now..)?)?;
        let is_line = text.get(found) == Some(&b'\n');
        if !is_line || record.is_at(text, found + 1) {
            return Some(found);
        }
        now = found + 1;
    }
}

/// Behind the tag that begins there, and whether it is its element's end too; nothing if it isn't closed.
fn tag(text: &[u8], from: usize) -> Option<(usize, bool)> {
    let mut now = from + 1;
    loop {
        let found = now + memchr::memchr3(b'>', b'"', b'<', text.get(now..)?)?;
        match text.get(found)? {
            b'>' => return Some((found + 1, text.get(found - 1) == Some(&b'/'))),
            b'"' => {
                let quoted = text.get(found + 1..)?;
                // A quotation mark of the text around a cut tag has no partner before the line's end.
                let length = memchr::memchr2(b'"', b'\n', quoted)?;
                if quoted.get(length) != Some(&b'"') {
                    return None;
                }
                now = found + length + 2;
            }
            _ => return None,
        }
    }
}

/// A document that is cut: without what can't belong to it any more.
fn cut(text: &[u8], at: usize, resume: usize) -> Extent {
    let mut end = resume;
    loop {
        let whole = text.get(at..end).unwrap_or_default();
        let Some(line) = memchr::memrchr(b'\n', whole) else { break };
        let last = whole.get(line + 1..).unwrap_or_default().trim_ascii();
        if last.first() == Some(&b'<') {
            break;
        }
        end = at + line;
    }
    Extent { end, resume, is_whole: false }
}

fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

/// How the lines of a log begin, told by one of them: digits where it has digits, and so on.
pub(super) struct RecordStart {
    shape: Vec<u8>,
}

impl RecordStart {
    const LONGEST: usize = 10;
    const SHORTEST: usize = 4;

    /// As the line begins in which `at` is; a line that begins with it tells nothing.
    pub(super) fn of_line_with(text: &[u8], at: usize) -> Self {
        let before = text.get(at.saturating_sub(4096)..at).unwrap_or_default();
        let line = memchr::memrchr(b'\n', before)
            .map_or(before, |feed| before.get(feed + 1..).unwrap_or_default());
        let is_told = line.len() >= Self::SHORTEST && !line.trim_ascii().is_empty();
        let shape = line.iter().take(Self::LONGEST).map(|&byte| class(byte));
        Self { shape: if is_told { shape.collect() } else { Vec::new() } }
    }

    /// Whether a line that begins at `at` is a new record, another payload, or the end of a fenced block.
    pub(super) fn is_at(&self, text: &[u8], at: usize) -> bool {
        let line = text.get(at..).unwrap_or_default();
        let is_payload = line.starts_with(b"{\"");
        is_payload || line.starts_with(b"```") || self.is_record(text, at)
    }

    fn is_record(&self, text: &[u8], at: usize) -> bool {
        !self.shape.is_empty()
            && text.get(at..at + self.shape.len()).is_some_and(|start| {
                start.iter().zip(&self.shape).all(|(&byte, &shape)| class(byte) == shape)
            })
    }
}

fn class(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => b'0',
        b'a'..=b'z' | b'A'..=b'Z' => b'a',
        b'\t' => b' ',
        _ => byte,
    }
}

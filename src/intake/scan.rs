//! Looks through a text for callbacks, and for what escapes made of them.

use std::collections::VecDeque;

use super::Intake;
use super::around;
use super::beginnings::{BEGINNINGS, has_escapes};
use super::escapes::{
    Backslash, base64_len, from_base64, is_base64, without_backslashes, without_doubled_quotes,
    without_entities, without_percents,
};
use super::extent::XmlExtents;
use super::json::{self, Found};
use super::origin::Step;
use super::piece::{Piece, Role};
use crate::document::Position;

/// A text that is looked through, part after part.
pub(super) struct Scan<'a> {
    intake: &'a Intake,
    piece: Piece,
    /// Only what is escaped is taken: the text is a document of its own.
    is_markup: bool,
    at: usize,
    /// Before this byte no JSON begins that goes on to its end.
    no_json_before: usize,
    extents: XmlExtents,
    waiting: VecDeque<Piece>,
    /// A place in the text with its line and column.
    place: (usize, Position),
    /// Up to where lines are known to hold something or not.
    counted: usize,
    n_other_lines: usize,
    /// From where on there is no end of a root, for each depth of escaping.
    missing_closing: Vec<(usize, usize)>,
    n_noted: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(piece: Piece, intake: &'a Intake, is_markup: bool) -> Self {
        let bom = if piece.bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let start = piece.origin.start.unwrap_or(Position { line: 1, column: 1 });
        Self {
            intake,
            piece,
            is_markup,
            at: 0,
            no_json_before: 0,
            extents: XmlExtents::default(),
            waiting: VecDeque::new(),
            place: (bom, start),
            counted: 0,
            n_other_lines: 0,
            missing_closing: Vec::new(),
            n_noted: 0,
        }
    }

    /// The next part that may be or hold a callback.
    pub(super) fn next(&mut self) -> Option<Piece> {
        loop {
            if let Some(part) = self.waiting.pop_front() {
                return Some(part);
            }
            let found = BEGINNINGS.as_ref()?.find_at(&self.piece.bytes, self.at);
            let Some(found) = found else {
                self.count_lines(self.piece.bytes.len());
                self.at = self.piece.bytes.len();
                return None;
            };
            let at = found.start();
            self.at = at + 1;
            let part = match self.piece.bytes.get(at) {
                Some(b'<') => self.markup(at),
                Some(b'{') => self.brace(at),
                Some(b'&') => self.escaped_markup(at),
                Some(b'%') => self.percents(at),
                Some(b'\\') => Some(self.backslashes(at)),
                _ => self.base64(at),
            };
            if let Some(part) = part {
                self.count_lines(at);
                self.counted = self.counted.max(self.at);
                self.waiting.push_back(part);
            }
        }
    }

    pub(super) fn into_piece(self) -> Piece {
        self.piece
    }

    /// How much was undone to get at the text.
    pub(super) fn n_steps(&self) -> usize {
        self.piece.origin.steps.len()
    }

    /// How many lines hold nothing. Known once nothing is left.
    pub(super) fn n_other_lines(&self) -> usize {
        self.n_other_lines
    }

    pub(super) fn text(&self) -> &[u8] {
        &self.piece.bytes
    }

    /// A document, as it is or with backslashes in it.
    fn markup(&mut self, at: usize) -> Option<Piece> {
        if self.is_markup && !self.text().get(..at)?.ends_with(b"<![CDATA[") {
            return None;
        }
        if let Some(field) = self.field(at) {
            return Some(field);
        }
        let extent = self.extents.find(&self.piece.bytes, at);
        let mut end = extent.end;
        if !extent.is_whole {
            end = self.quoted_end(at, end);
            let n_tags = memchr::memchr_iter(b'<', self.text().get(at..end)?).take(3).count();
            // A sentence may name an element.
            if n_tags < 3 {
                return None;
            }
        }
        self.at = extent.resume;
        let slice = self.text().get(at..end)?;
        let is_escaped = !slice.contains(&b'"') && has_escapes(slice);
        match Backslash::of(slice).filter(|_| is_escaped) {
            Some(backslash) => {
                let bytes = without_backslashes(slice);
                Some(self.unescaped(at, bytes, (at, self.at), backslash.step()))
            }
            None => Some(self.verbatim((at, end), (at, end), None)),
        }
    }

    /// A JSON value, as it is or escaped.
    fn brace(&mut self, at: usize) -> Option<Piece> {
        let rest = self.text().get(at + 1..)?;
        match rest.trim_ascii_start() {
            [b'"', b'"', letter, ..] if letter.is_ascii_alphabetic() => self.field(at),
            [b'"', ..] => {
                self.json(at);
                None
            }
            _ => {
                let near = rest.get(..rest.len().min(256))?;
                match near.iter().find(|byte| matches!(byte, b'\\' | b'&')) {
                    Some(b'\\') => Some(self.backslashes(at)),
                    Some(b'&') => Some(self.entities(at, None)),
                    _ => None,
                }
            }
        }
    }

    fn json(&mut self, at: usize) {
        if at < self.no_json_before {
            return;
        }
        let is_worth = |content: &[u8]| {
            BEGINNINGS.as_ref().is_some_and(|beginnings| beginnings.is_match(content))
        };
        let walk = json::walk(&self.piece.bytes, at, &self.intake.roots, &is_worth);
        let resume = walk.extent.resume;
        if walk.extent.is_whole || !walk.found.is_empty() {
            self.at = resume;
        } else {
            self.no_json_before = resume;
        }
        if walk.found.is_empty() {
            return;
        }
        self.count_lines(at);
        self.counted = self.counted.max(resume);
        let within = (at, walk.extent.end);
        for found in walk.found {
            match found {
                Found::Callback(range) => {
                    let step = (range.start != at).then_some(Step::JsonObject);
                    let end = if walk.extent.is_whole {
                        range.end
                    } else {
                        self.quoted_end(range.start, range.end)
                    };
                    let part = self.verbatim((range.start, end), within, step);
                    self.waiting.push_back(part);
                }
                Found::String(range) => {
                    let content = self.text().get(range.clone()).unwrap_or_default();
                    let bytes = without_backslashes(content);
                    let part = self.unescaped(range.start, bytes, within, Step::JsonString);
                    self.waiting.push_back(part);
                }
            }
        }
    }

    /// What is escaped by backslashes: up to a quotation mark that isn't, or the line's end.
    fn backslashes(&mut self, at: usize) -> Piece {
        let (end, _) = json::string_end(self.text(), at);
        self.at = end.max(at + 1);
        let slice = self.text().get(at..end).unwrap_or_default();
        let step = Backslash::of(slice).unwrap_or(Backslash::Json).step();
        let bytes = without_backslashes(slice);
        self.unescaped(at, bytes, (at, self.at), step)
    }

    /// Escaped markup: up to the end of its root, or the line's end.
    fn escaped_markup(&mut self, at: usize) -> Option<Piece> {
        let rest = self.text().get(at..)?;
        let prefix = rest.get(..memchr::memmem::find(rest, b"lt;")?)?.to_vec();
        let closing = [prefix.as_slice(), b"lt;/Response", &prefix, b"gt;"].concat();
        let missing = self.missing_closing.iter().find(|(known, _)| *known == prefix.len());
        if missing.is_some_and(|(_, from)| at >= *from) {
            return Some(self.entities(at, None));
        }
        let found = memchr::memmem::find(rest, &closing).map(|length| at + length + closing.len());
        if found.is_none() {
            self.missing_closing.push((prefix.len(), at));
        }
        Some(self.entities(at, found))
    }

    /// What is escaped as in markup: up to where it is closed, or the line's end, but not into a tag.
    fn entities(&mut self, at: usize, closed: Option<usize>) -> Piece {
        let until = closed.unwrap_or_else(|| line_end(self.text(), at));
        let length = self.text().get(at..until).and_then(|text| memchr::memchr(b'<', text));
        let end = length.map_or(until, |length| at + length);
        self.at = end;
        let (bytes, n_times) = without_entities(self.text().get(at..end).unwrap_or_default());
        let mut part = self.unescaped(at, bytes, (at, self.at), Step::Entities);
        part.origin.steps.extend(std::iter::repeat_n(Step::Entities, n_times - 1));
        part
    }

    fn percents(&mut self, at: usize) -> Option<Piece> {
        const SHORTEST: usize = "%3CResponse%3E".len();
        let is_in = |byte: &u8| byte.is_ascii_alphanumeric() || b"%+.-_*~!'()".contains(byte);
        let rest = self.text().get(at..)?;
        let length = rest.iter().take_while(|byte| is_in(byte)).count();
        self.at = at + length;
        if length < SHORTEST {
            return None;
        }
        let bytes = without_percents(self.text().get(at..self.at)?);
        Some(self.unescaped(at, bytes, (at, self.at), Step::Form))
    }

    fn base64(&mut self, at: usize) -> Option<Piece> {
        const SHORTEST: usize = 40;
        let before = at.checked_sub(1).and_then(|before| self.text().get(before));
        if before.is_some_and(|&byte| is_base64(byte) && byte != b'=') {
            return None;
        }
        let length = base64_len(self.text().get(at..)?);
        self.at = at + length;
        let bytes = from_base64(self.text().get(at..self.at)?);
        let is_worth = length >= SHORTEST
            && (matches!(bytes.first(), Some(b'<' | b'{')) || bytes.starts_with(b"\x1f\x8b"));
        is_worth.then(|| self.unescaped(at, bytes, (at, self.at), Step::Base64))
    }

    /// A quoted field of comma-separated values that begins at `at` and has doubled quotes.
    fn field(&mut self, at: usize) -> Option<Piece> {
        let before = self.text().get(..at)?.trim_ascii_end().strip_suffix(b"\"")?;
        let is_first = matches!(before.last(), None | Some(b'\n' | b'\r' | b',' | b';' | b'\t'));
        if !is_first || at - before.len() > 64 {
            return None;
        }
        let mut end = at;
        let mut has_doubled = false;
        loop {
            let rest = self.text().get(end..)?;
            let Some(length) = memchr::memchr(b'"', rest) else {
                end = self.text().len();
                break;
            };
            end += length;
            if self.text().get(end + 1) != Some(&b'"') {
                break;
            }
            has_doubled = true;
            end += 2;
        }
        if !has_doubled {
            return None;
        }
        self.at = end;
        let bytes = without_doubled_quotes(self.text().get(at..end)?);
        Some(self.unescaped(at, bytes, (at, self.at), Step::Csv))
    }

    /// A part that stands in the text as it is.
    fn verbatim(
        &mut self,
        (at, end): (usize, usize),
        within: (usize, usize),
        step: Option<Step>,
    ) -> Piece {
        let start = self.place_of(at);
        let steps: Vec<Step> = self.surroundings(within).into_iter().chain(step).collect();
        let mut part = self.piece.slice((at, end), start, &steps, Role::Body);
        self.note(&mut part, within);
        part
    }

    /// A part from `at` on whose escapes were undone.
    fn unescaped(
        &mut self,
        at: usize,
        bytes: Vec<u8>,
        within: (usize, usize),
        step: Step,
    ) -> Piece {
        let line = self.place_of(at).map(|place| place.line);
        let steps: Vec<Step> = self.surroundings(within).into_iter().chain([step]).collect();
        let mut part = self.piece.part(at, bytes, &steps, Role::Part);
        part.origin.line = line.or(part.origin.line);
        self.note(&mut part, within);
        part
    }

    /// Notes what stands around a part, of so many that it costs no more than the rest.
    fn note(&mut self, part: &mut Piece, (at, end): (usize, usize)) {
        const MOST_NOTED: usize = 10_000;
        self.n_noted += 1;
        if self.n_noted <= MOST_NOTED {
            around::note(&mut part.origin.around, self.text(), at, end);
        }
    }

    /// What stands around what reaches from `at` to `end`, if anything.
    fn surroundings(&self, (at, end): (usize, usize)) -> Option<Step> {
        const NEAR: usize = 1024;
        let text = self.text();
        let before = text.get(at.saturating_sub(NEAR)..at)?;
        let line = before.get(memchr::memrchr(b'\n', before).map_or(0, |feed| feed + 1)..)?;
        let above = before.get(..before.len() - line.len())?.trim_ascii_end();
        let above = above.get(memchr::memrchr(b'\n', above).map_or(0, |feed| feed + 1)..)?;
        if line.trim_ascii().is_empty() && above.trim_ascii_start().starts_with(b"```") {
            return Some(Step::Fence);
        }
        let is_quote = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'');
        let is_alone = line.len() == at
            && line.iter().all(|byte| is_quote(byte) || *byte >= 0x80)
            && text.get(end..)?.len() <= NEAR
            && text.get(end..)?.iter().all(is_quote);
        (!is_alone).then_some(Step::Text)
    }

    /// What is cut ends before the quotation mark that it stands in, if it does.
    fn quoted_end(&self, at: usize, end: usize) -> usize {
        let quote = at.checked_sub(1).and_then(|before| self.text().get(before));
        let Some(&quote) = quote.filter(|byte| matches!(byte, b'"' | b'\'')) else { return end };
        let slice = self.text().get(at..end).unwrap_or_default();
        let first_line = line_end(slice, 0);
        let found = slice.get(..first_line).and_then(|line| memchr::memrchr(quote, line));
        found.map_or(end, |length| at + length)
    }

    /// Line and column, where they are the file's. Asked for in order.
    fn place_of(&mut self, at: usize) -> Option<Position> {
        self.piece.origin.start?;
        let (from, place) = self.place;
        let between = self.piece.bytes.get(from..at).unwrap_or_default();
        self.place = (at.max(from), place.after(between));
        Some(self.place.1)
    }

    /// Counts the lines that hold nothing, up to there.
    fn count_lines(&mut self, until: usize) {
        let skipped = self.piece.bytes.get(self.counted..until).unwrap_or_default();
        // The line in which a payload ended, and the one in which the next begins, hold one.
        let mut lines = skipped.split(|byte| *byte == b'\n');
        if self.counted > 0 {
            lines.next();
        }
        if until < self.piece.bytes.len() {
            lines.next_back();
        }
        self.n_other_lines += lines.filter(|line| !line.trim_ascii().is_empty()).count();
        self.counted = self.counted.max(until);
    }
}

fn line_end(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |length| at + length)
}

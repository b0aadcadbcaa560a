//! Line and column of a byte offset.

/// A place in a text as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
}

impl Position {
    /// Where one stands after `bytes`: line feeds begin lines, and every byte that begins a character counts as
    /// a column.
    #[must_use]
    pub fn after(self, bytes: &[u8]) -> Self {
        let n_lines = memchr::memchr_iter(b'\n', bytes).count();
        let (tail, column) = match memchr::memrchr(b'\n', bytes) {
            Some(last) => (bytes.get(last + 1..).unwrap_or_default(), 1),
            None => (bytes, self.column),
        };
        let n_chars = tail.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        Self { line: self.line + n_lines, column: column + n_chars }
    }
}

/// Remembers line and column at every 64 KiB, so that no look-up reads more than that much text,
/// not even in a payload that is a single line.
#[derive(Debug)]
pub(super) struct LineIndex {
    marks: Vec<Position>,
}

const STRIDE: usize = 64 * 1024;

impl LineIndex {
    /// Of a text that begins at `start`.
    pub(super) fn new(text: &str, start: Position) -> Self {
        let mut marks = vec![start];
        let mut at = start;
        for chunk in text.as_bytes().chunks(STRIDE) {
            at = at.after(chunk);
            marks.push(at);
        }
        Self { marks }
    }

    pub(super) fn position(&self, text: &str, byte: usize) -> Position {
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let mark = byte / STRIDE;
        let start = self.marks.get(mark).copied().unwrap_or(Position { line: 1, column: 1 });
        start.after(text.as_bytes().get(mark * STRIDE..byte).unwrap_or_default())
    }
}

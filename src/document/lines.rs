//! Line and column of a byte offset.

/// A place in a text as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
}

/// Remembers line and column at every 64 KiB, so that no look-up reads more than that much text,
/// not even in a payload that is a single line.
#[derive(Debug)]
pub(super) struct LineIndex {
    marks: Vec<Position>,
}

const STRIDE: usize = 64 * 1024;

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        let mut marks = vec![Position { line: 1, column: 1 }];
        let mut at = Position { line: 1, column: 1 };
        for chunk in text.as_bytes().chunks(STRIDE) {
            at = advance(at, chunk);
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
        advance(start, text.as_bytes().get(mark * STRIDE..byte).unwrap_or_default())
    }
}

/// Where one stands after `bytes`: line feeds begin lines, and every byte that begins a character
/// counts as a column.
fn advance(from: Position, bytes: &[u8]) -> Position {
    let n_lines = memchr::memchr_iter(b'\n', bytes).count();
    let (tail, column) = match memchr::memrchr(b'\n', bytes) {
        Some(last) => (bytes.get(last + 1..).unwrap_or_default(), 1),
        None => (bytes, from.column),
    };
    let n_chars = tail.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    Position { line: from.line + n_lines, column: column + n_chars }
}

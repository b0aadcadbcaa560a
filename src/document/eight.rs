//! Finds bytes in short texts, eight at a time: most names and values are too short for `memchr` to get going. And finds
//! the end of white space.

/// Eight bytes of a text, the first of them lowest.
#[derive(Clone, Copy, Debug)]
pub struct Eight(u64);

/// Some of eight bytes: each by the high bit of its own.
///
/// Only the lowest is sure to be meant, since what marks a byte may also mark the one above it.
pub type Marks = u64;

const EACH: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = EACH << 7;

impl Eight {
    /// Marks the bytes that are less than `limit`, which is an ASCII character.
    #[inline]
    pub fn less_than(self, limit: u8) -> Marks {
        // Taking something away from a byte sets its high bit where that was clear and the byte was less; or borrows from
        // the byte above.
        self.0.wrapping_sub(EACH * u64::from(limit)) & !self.0
    }

    /// Marks the bytes that end what stands in a string of JSON as it is meant: quotes, backslashes, and characters less
    /// than a space.
    #[inline]
    pub fn ends_of_plain_json(self) -> Marks {
        // With this bit flipped, a quote is where the space was and all that is less stays less.
        let flipped = self.0 ^ (EACH * u64::from(b'"' ^ b' '));
        let is_less = flipped.wrapping_sub(EACH * u64::from(b' ' + 1));
        let is_backslash = (self.0 ^ (EACH * u64::from(b'\\'))).wrapping_sub(EACH);
        (is_less | is_backslash) & !self.0
    }

    /// Marks the bytes that are no character of ASCII that is seen or keeps a place, if none is less than a space.
    #[inline]
    pub fn unseen(self) -> Marks {
        self.0 | self.0.wrapping_add(EACH)
    }

    /// Marks the bytes that are `byte`.
    #[inline]
    pub fn equal_to(self, byte: u8) -> Marks {
        Self(self.0 ^ (EACH * u64::from(byte))).less_than(1)
    }

    /// How many bytes stand before the first that is marked.
    #[inline]
    fn n_before(self, marks: impl FnOnce(Self) -> Marks) -> Option<usize> {
        let marked = marks(self) & HIGH;
        (marked != 0).then_some(marked.trailing_zeros() as usize / 8)
    }
}

/// Whether any byte is marked.
#[inline]
pub fn is_any(marks: Marks) -> bool {
    marks & HIGH != 0
}

/// Where the white space of XML and JSON ends that begins at byte `at`: right there, if none does.
#[inline]
pub fn space_end(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        // Compact text has no white space at all.
        Some(&byte) if byte > b' ' => at,
        _ => indent_end(bytes, at),
    }
}

/// The same. Most of it is a line's indentation.
fn indent_end(bytes: &[u8], at: usize) -> usize {
    let mut rest = bytes.get(at..).unwrap_or_default();
    while let [b' ' | b'\n' | b'\t' | b'\r', behind @ ..] = rest {
        rest = behind;
        while let Some((&eight, behind)) = rest.split_first_chunk() {
            let others = u64::from_le_bytes(eight) ^ (EACH * u64::from(b' '));
            if others != 0 {
                rest = rest.get(others.trailing_zeros() as usize / 8..).unwrap_or_default();
                break;
            }
            rest = behind;
        }
    }
    bytes.len() - rest.len()
}

/// Fewer than eight bytes, with zeros behind them.
#[inline]
fn short(bytes: &[u8]) -> [u8; 8] {
    let mut eight = [0; 8];
    for (cell, &byte) in eight.iter_mut().zip(bytes) {
        *cell = byte;
    }
    eight
}

/// Where the first of `bytes` stands that `marks` marks; their number where there is none.
#[inline]
pub fn position(bytes: &[u8], mut marks: impl FnMut(Eight) -> Marks) -> usize {
    let (eights, rest) = bytes.as_chunks();
    let mut n_before = 0;
    for &eight in eights {
        if let Some(at) = Eight(u64::from_le_bytes(eight)).n_before(&mut marks) {
            return n_before + at;
        }
        n_before += 8;
    }
    if rest.is_empty() {
        return n_before;
    }
    // Those before the rest are not marked.
    let (last, from) = match bytes.last_chunk() {
        Some(&last) => (last, bytes.len() - 8),
        None => (short(rest), 0),
    };
    let at = Eight(u64::from_le_bytes(last)).n_before(&mut marks);
    at.map_or(bytes.len(), |at| (from + at).min(bytes.len()))
}

//! What differs inside two values.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A piece of two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Both have it.
    Same(&'t str),
    /// Only the left one has it.
    Removed(&'t str),
    /// Only the right one has it.
    Added(&'t str),
}

/// Longer texts aren't looked at word by word.
const LONGEST: usize = 16 * 1024;

/// What two texts have in common and what not, in order. Words, numbers and Han characters are never cut.
///
/// Of long texts, all between the common beginning and the common end is one piece.
pub fn pieces<'t>(left: &'t str, right: &'t str) -> Vec<Piece<'t>> {
    let mut pieces = Pieces { left, right, left_at: 0, right_at: 0, made: Vec::new() };
    if left.len() + right.len() > LONGEST {
        let same = |(one, other): &(char, char)| one == other;
        let before: usize =
            left.chars().zip(right.chars()).take_while(same).map(|(one, _)| one.len_utf8()).sum();
        let rest = |text: &'t str| text.get(before..).unwrap_or_default();
        let (left, right) = (rest(left), rest(right));
        let ends = left.chars().rev().zip(right.chars().rev());
        let behind: usize = ends.take_while(same).map(|(one, _)| one.len_utf8()).sum();
        pieces.same(before);
        pieces.differ(left.len() - behind, right.len() - behind);
        pieces.same(behind);
        return pieces.made;
    }
    let (lefts, rights) = (words(left), words(right));
    for operation in capture_diff_slices(Algorithm::Myers, &lefts, &rights) {
        let (tag, old, new) = operation.as_tag_tuple();
        let old = length(lefts.get(old).unwrap_or_default());
        let new = length(rights.get(new).unwrap_or_default());
        match tag {
            DiffTag::Equal => pieces.same(old),
            DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => pieces.differ(old, new),
        }
    }
    pieces.made
}

/// Pieces that are made one behind the other.
struct Pieces<'t> {
    left: &'t str,
    right: &'t str,
    left_at: usize,
    right_at: usize,
    made: Vec<Piece<'t>>,
}

impl Pieces<'_> {
    fn same(&mut self, length: usize) {
        let text = self.left.get(self.left_at..self.left_at + length).unwrap_or_default();
        if !text.is_empty() {
            self.made.push(Piece::Same(text));
        }
        self.left_at += length;
        self.right_at += length;
    }

    fn differ(&mut self, removed: usize, added: usize) {
        let text = self.left.get(self.left_at..self.left_at + removed).unwrap_or_default();
        if !text.is_empty() {
            self.made.push(Piece::Removed(text));
        }
        let text = self.right.get(self.right_at..self.right_at + added).unwrap_or_default();
        if !text.is_empty() {
            self.made.push(Piece::Added(text));
        }
        self.left_at += removed;
        self.right_at += added;
    }
}

fn length(words: &[&str]) -> usize {
    words.iter().map(|word| word.len()).sum()
}

/// Runs of ASCII letters, runs of digits, and every other character by itself.
fn words(text: &str) -> Vec<&str> {
    #[derive(PartialEq)]
    enum Class {
        Letter,
        Digit,
        Other,
    }
    let class = |byte: u8| match byte {
        b'0'..=b'9' => Class::Digit,
        byte if byte.is_ascii_alphabetic() => Class::Letter,
        _ => Class::Other,
    };
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = rest.bytes().next().map_or(Class::Other, class);
        let length = match kind {
            Class::Other => first.len_utf8(),
            Class::Letter | Class::Digit => {
                rest.bytes().position(|byte| class(byte) != kind).unwrap_or(rest.len())
            }
        };
        let (word, behind) = rest.split_at(length);
        words.push(word);
        rest = behind;
    }
    words
}

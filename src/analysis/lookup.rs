//! What a word means by itself, without any payload: an error code, or a rule.

use super::rules::spelling::near;
use super::rules::{RULES, Rule};
use crate::catalog::{Catalog, ErrorCode};

/// What a word means.
#[derive(Clone, Copy, Debug)]
pub enum Meaning<'c> {
    /// It is an error code, or its number.
    Code(&'c ErrorCode),
    /// It is a rule's id.
    Rule(&'static Rule),
}

/// What was found for a word.
#[derive(Debug)]
pub enum LookUp<'c> {
    /// The word means this.
    Exact(Meaning<'c>),
    /// It means nothing, but these look like it, the likeliest first. None may.
    Similar(Vec<Meaning<'c>>),
}

impl<'c> Meaning<'c> {
    /// The word that means it.
    pub fn name(&self) -> &'c str {
        match self {
            Self::Code(code) => &code.name,
            Self::Rule(rule) => rule.id,
        }
    }

    /// All words that mean it.
    fn names(&self) -> impl Iterator<Item = &'c str> + use<'c> {
        let number = match self {
            Self::Code(code) => code.number.as_deref(),
            Self::Rule(_) => None,
        };
        std::iter::once(self.name()).chain(number)
    }
}

/// How a word is like another, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// One slip of the keyboard away.
    Near,
    /// Its beginning.
    Begins,
    /// A part of it.
    Holds,
}

/// Looks a word up among error codes and rules. White space around it doesn't count.
pub fn look_up<'c>(catalog: &'c Catalog, word: &str) -> LookUp<'c> {
    let word = word.trim();
    let codes = catalog.codes().iter().map(Meaning::Code);
    let all = codes.chain(RULES.iter().copied().map(Meaning::Rule));
    let mut similar: Vec<(Likeness, Meaning<'c>)> = Vec::new();
    for meaning in all {
        if meaning.names().any(|name| name == word) {
            return LookUp::Exact(meaning);
        }
        let likeness = meaning.names().filter_map(|name| likeness(word, name)).min();
        similar.extend(likeness.map(|likeness| (likeness, meaning)));
    }
    similar.sort_by_key(|(likeness, _)| *likeness);
    LookUp::Similar(similar.into_iter().map(|(_, meaning)| meaning).collect())
}

/// One digit away from a number is another number, not a slip; only a sign is forgotten.
fn likeness(word: &str, name: &str) -> Option<Likeness> {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let unsigned = |word: &str| word.trim_start_matches('-').to_ascii_lowercase();
    let (bare_word, bare_name) = (unsigned(word), unsigned(name));
    if bare_word.is_empty() {
        return None;
    }
    if bare_word == bare_name || !is_number(name) && near(&bare_word, &bare_name).is_some() {
        return Some(Likeness::Near);
    }
    if bare_name.starts_with(&bare_word) {
        return Some(Likeness::Begins);
    }
    (bare_word.len() > 2 && bare_name.contains(&bare_word)).then_some(Likeness::Holds)
}

//! What somebody wrote about a payload: what it quotes of the payload goes there too.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};
use hashbrown::HashSet;

use super::value::Writer;
use super::{Redactor, Secrets, documented, is_declared_namespace, listed_values};
use crate::analysis::Analysis;
use crate::analysis::decoded::percent_decoded;
use crate::document::{Node, is_blank};

/// Shorter than that, letters and digits are looked for only as words of their own.
const LEAST_ANYWHERE: usize = 8;

impl Redactor {
    /// Texts that somebody wrote about a payload, with stand-ins for all that is hidden in it and for addresses, buckets and
    /// contacts, if these are; upper and lower case are the same.
    ///
    /// What was hidden in any payload redacted before is found too, and so are the parts of object names, buckets and
    /// addresses and the longer words of texts. The vendor's own words and names of nodes stay, and so does what has fewer
    /// than three letters or two Chinese characters.
    pub fn redact_words(
        &mut self,
        analysis: &Analysis,
        hidden: Secrets,
        texts: &[&str],
    ) -> Vec<String> {
        let quotable = self.quotable(analysis, hidden);
        // Fails only for more values than memory holds.
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .build(quotable.keys());
        let Ok(finder) = finder else { return vec![String::new(); texts.len()] };
        let stand_ins: Vec<&str> = quotable.values().map(String::as_str).collect();
        let mut writer = Writer::new(&mut self.stand_ins, hidden);
        texts.iter().map(|text| writer.words(&replaced(text, &finder, &stand_ins))).collect()
    }

    /// What of payloads may be quoted, each with what stands for it.
    fn quotable(&mut self, analysis: &Analysis, hidden: Secrets) -> BTreeMap<String, String> {
        let names = analysis.document().nodes().filter_map(Node::name);
        let listed = listed_values(analysis);
        let stays: HashSet<String> =
            names.chain(listed.iter().copied()).map(str::to_ascii_lowercase).collect();
        let mut quotable = BTreeMap::new();
        let mut add = |value: &str, stand_in: &str| {
            let value = value.trim().to_ascii_lowercase();
            if is_telling(&value) && !stays.contains(&value) {
                quotable.entry(value).or_insert_with(|| stand_in.to_owned());
            }
        };
        let mut writer = Writer::new(&mut self.stand_ins, hidden);
        for node in analysis.document().nodes() {
            let Some(value) = node.value().filter(|value| !is_blank(value)) else { continue };
            if is_declared_namespace(node) {
                continue;
            }
            let redacted =
                super::value(&mut writer, node, documented(analysis, node), &value, &listed);
            if redacted != value {
                add(&value, &redacted);
                if let Some(decoded) = percent_decoded(&value) {
                    add(&decoded, &redacted);
                }
            }
        }
        let parts = self.stand_ins.given(hidden);
        for (part, stand_in) in &parts {
            add(part, stand_in);
        }
        for (part, stand_in) in &parts {
            let words = part.split(|c: char| !c.is_alphanumeric());
            for word in words.filter(|word| is_unusual(word)) {
                add(word, stand_in);
            }
        }
        quotable
    }
}

/// Whether it is long enough to tell anything.
fn is_telling(value: &str) -> bool {
    let n_least = if value.is_ascii() { 3 } else { 2 };
    value.chars().count() >= n_least
}

/// Whether a word of a longer text is seldom one of the language.
fn is_unusual(word: &str) -> bool {
    let looks_made = !word.is_ascii() || word.bytes().any(|byte| byte.is_ascii_digit());
    word.chars().count() >= if looks_made { 8 } else { 12 }
}

/// The text with the stand-ins of all that is found in it; where two are found that overlap, the stand-in of the one that
/// begins first stands for both.
fn replaced(text: &str, finder: &AhoCorasick, stand_ins: &[&str]) -> String {
    let found = finder.find_overlapping_iter(text);
    let mut found: Vec<_> = found.filter(|found| is_quoted(text, found.range())).collect();
    found.sort_by_key(|found| (found.start(), std::cmp::Reverse(found.end())));
    let (mut written, mut until) = (String::with_capacity(text.len()), 0);
    for found in found {
        if found.start() >= until {
            written.push_str(text.get(until..found.start()).unwrap_or_default());
            let stand_in = stand_ins.get(found.pattern().as_usize());
            written.push_str(stand_in.copied().unwrap_or_default());
        }
        until = until.max(found.end());
    }
    written + text.get(until..).unwrap_or_default()
}

/// Whether what is found there is not just part of another word.
fn is_quoted(text: &str, range: std::ops::Range<usize>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let found = text.get(range.clone()).unwrap_or_default();
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let behind = text.get(range.end..).and_then(|behind| behind.chars().next());
    let begins_a_word = !(is_letter(found.chars().next()) && is_letter(before));
    let ends_a_word = !(is_letter(found.chars().next_back()) && is_letter(behind));
    found.len() >= LEAST_ANYWHERE || begins_a_word && ends_a_word
}

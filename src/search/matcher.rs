//! Looks for a query in single texts.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use super::query::{Place, Places, Query};
use super::wrong::WrongQuery;

/// Looks for a query in names, values, descriptions and paths.
///
/// The time that it takes grows with the text's length and with nothing else, whatever the regular
/// expression; one that would need more than a few megabytes is refused.
#[derive(Clone, Debug)]
pub struct Matcher {
    regex: Regex,
    query: Query,
}

/// What a compiled expression may take, and what may be cached while it looks, in bytes.
const LIMIT: usize = 4 << 20;

/// Of a longer path only the end is looked at: payloads may nest a million deep.
const LONGEST_PATH: usize = 4096;

impl Matcher {
    /// What looks for `query`; or what is wrong with its regular expression.
    pub fn new(query: &Query) -> Result<Self, WrongQuery> {
        let mut pattern = query.needle().to_owned();
        if query.is_regex {
            WrongQuery::check(&pattern)?;
        } else {
            pattern = regex::escape(&pattern);
        }
        if query.is_whole_words {
            pattern = whole_words(&pattern);
        }
        let regex = RegexBuilder::new(&pattern)
            .case_insensitive(!query.matches_case)
            .multi_line(true)
            .size_limit(LIMIT)
            .dfa_size_limit(LIMIT)
            .build()
            .map_err(|_too_big| WrongQuery::TooLarge)?;
        Ok(Self { regex, query: query.clone() })
    }

    /// The same, which looks only in those of its places that are among these.
    #[must_use]
    pub fn within(&self, places: Places) -> Self {
        let mut matcher = self.clone();
        matcher.query.places = self.query.places.within(places);
        matcher
    }

    /// What it looks for.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Whether it looks in such a place.
    pub fn looks_in(&self, place: Place) -> bool {
        self.query.places.contains(place)
    }

    /// Where it is found in a text, from left to right. What matches nothing at all is not found.
    pub fn spans<'t>(&self, text: &'t str) -> impl Iterator<Item = Range<usize>> + use<'_, 't> {
        self.regex.find_iter(text).map(|found| found.range()).filter(|range| !range.is_empty())
    }

    /// Where it is found first.
    pub(super) fn first(&self, text: &str) -> Option<Range<usize>> {
        self.spans(text).next()
    }

    /// Whether a path could hold it where the name of its last step doesn't.
    pub(super) fn may_span_steps(&self) -> bool {
        self.query.is_regex
            || !self.looks_in(Place::Name)
            || self.query.needle().contains(is_between_steps)
    }

    /// Where a path holds it, so that the last step, which begins at `own`, is touched. What looks in
    /// names too is found only where it spans more than a name or an index.
    pub(super) fn in_path(&self, path: &str, own: usize) -> Option<Range<usize>> {
        let mut at = path.len().saturating_sub(LONGEST_PATH);
        while !path.is_char_boundary(at) {
            at += 1;
        }
        loop {
            let found = self.regex.find_at(path, at)?;
            let is_more =
                || !self.looks_in(Place::Name) || found.as_str().contains(is_between_steps);
            if found.end() > own && !found.is_empty() && is_more() {
                return Some(found.range());
            }
            at = found.end();
            if found.is_empty() {
                at += path.get(at..)?.chars().next()?.len_utf8();
            }
        }
    }
}

fn is_between_steps(character: char) -> bool {
    matches!(character, '.' | '[' | ']' | '@' | '#' | '"')
}

fn whole_words(pattern: &str) -> String {
    let wrapped = |end: &str| format!(r"\b{{start-half}}(?:{pattern}{end})\b{{end-half}}");
    let whole = wrapped("");
    // An expression may end in a comment, which only a line break ends.
    if WrongQuery::check(&whole).is_ok() { whole } else { wrapped("\n") }
}

//! What is looked for, and where.

use serde::{Deserialize, Serialize};

/// What is looked for, as the user asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    /// Words, or a regular expression. White space around words doesn't count.
    pub words: String,
    /// The words are a regular expression.
    pub is_regex: bool,
    /// Upper and lower case differ.
    pub matches_case: bool,
    /// No letter, digit or underscore may stand beside what is found.
    pub is_whole_words: bool,
    /// Where it is looked for.
    pub places: Places,
}

impl Query {
    /// Plain words, everywhere, letter case not counting.
    pub fn of(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.needle().is_empty()
    }

    /// The words without what doesn't count.
    pub(super) fn needle(&self) -> &str {
        if self.is_regex { &self.words } else { self.words.trim() }
    }
}

/// Where something can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A node's name.
    Name,
    /// Its value, as meant or as written.
    Value,
    /// What the documentation says of it.
    Description,
    /// Its path: where several steps of it are spanned, up to the node's own.
    Path,
}

impl Place {
    /// All of them; what is found in several places of a node is told of the first.
    pub const ALL: [Self; 4] = [Self::Name, Self::Value, Self::Description, Self::Path];
}

/// Some of the [`Place`]s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places(u8);

impl Default for Places {
    /// All of them.
    fn default() -> Self {
        Self::of(Place::ALL)
    }
}

impl Places {
    /// These; with none, nothing is found.
    pub fn of(places: impl IntoIterator<Item = Place>) -> Self {
        Self(places.into_iter().fold(0, |all, place| all | bit(place)))
    }

    /// Only this one.
    pub fn only(place: Place) -> Self {
        Self(bit(place))
    }

    /// Whether a place is among them.
    pub fn contains(self, place: Place) -> bool {
        self.0 & bit(place) != 0
    }

    /// Those of them that are among the others too.
    #[must_use]
    pub fn within(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// With a place more, or without it; the last one stays.
    #[must_use]
    pub fn toggled(self, place: Place) -> Self {
        match self.0 ^ bit(place) {
            0 => self,
            places => Self(places),
        }
    }
}

fn bit(place: Place) -> u8 {
    1 << (place as u8)
}

//! Looking for a callback by what somebody remembers of it.

use super::{Catalog, Clue, Entry, EntryId, NodeEntry, PlaceId, Sign};

/// An entry in which what was typed is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The entry.
    pub entry: EntryId,
    /// Whether its title, its id or a value that it is known by has it.
    pub is_named: bool,
    /// Its nodes whose path, meaning or values have it, in the documented order.
    pub places: Vec<PlaceId>,
}

impl Catalog {
    /// The entries in which every word of `typed` is found, in either language and whatever the case: those that are
    /// called so before those that only have such nodes. All of them, without nodes, where nothing is typed.
    pub fn search(&self, typed: &str) -> Vec<Found> {
        let typed = typed.to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let mut found: Vec<Found> = self
            .entries()
            .map(|(id, entry)| Found {
                entry: id,
                is_named: entry.is_called(&words),
                places: entry.places_of(&words),
            })
            .filter(|found| found.is_named || !found.places.is_empty())
            .collect();
        found.sort_by_key(|found| !found.is_named);
        found
    }

    /// The entries whose title, id or value that they are known by has every word of `typed`; all, where nothing is
    /// typed.
    pub fn called(&self, typed: &str) -> impl Iterator<Item = EntryId> {
        let typed = typed.to_lowercase();
        let is_called = move |entry: &Entry| {
            let words: Vec<&str> = typed.split_whitespace().collect();
            entry.is_called(&words)
        };
        self.entries().filter(move |(_, entry)| is_called(entry)).map(|(id, _)| id)
    }

    /// The id that `wrong` was probably meant for, if it is near one.
    pub fn nearest(&self, wrong: &str) -> Option<&str> {
        const FARTHEST: usize = 4;
        let wrong = wrong.to_lowercase();
        let n_letters = wrong.chars().count();
        if n_letters == 0 {
            return None;
        }
        let (distance, id) = self
            .entries()
            .map(|(_, entry)| (strsim::levenshtein(&wrong, &entry.id), entry.id.as_str()))
            .min()?;
        let is_near = distance <= FARTHEST.min(n_letters.saturating_sub(1) / 2 + 1);
        // Who leaves out the half of a long id still means it.
        let begun = || self.entries().map(|(_, entry)| entry).find(|it| it.is_called(&[&wrong]));
        if is_near { Some(id) } else { begun().map(|entry| entry.id.as_str()) }
    }
}

impl Entry {
    /// What payloads of its kind call themselves: values of `Tag` or `EventName`.
    pub fn tags(&self) -> Vec<&str> {
        let mut tags: Vec<&str> = Vec::new();
        for Clue { sign, absent, weight, .. } in &self.clues {
            if let Sign::Node { is, .. } = sign
                && !absent
                && *weight > 0
            {
                tags.extend(is.iter().map(String::as_str));
            }
        }
        let mut seen = Vec::new();
        tags.retain(|tag| {
            let is_new = !seen.contains(tag);
            seen.push(tag);
            is_new
        });
        tags
    }

    fn is_called(&self, words: &[&str]) -> bool {
        let tags = self.tags().join(" ");
        has_all(&[&self.id, &self.title.en, &self.title.zh, &tags], words)
    }

    fn places_of(&self, words: &[&str]) -> Vec<PlaceId> {
        if words.is_empty() {
            return Vec::new();
        }
        self.nodes.iter().filter(|node| node.tells(words)).map(|node| node.place).collect()
    }
}

impl NodeEntry {
    fn tells(&self, words: &[&str]) -> bool {
        let mut texts = vec![&*self.path, &self.meaning.en, &self.meaning.zh];
        for value in &self.values {
            texts.extend([&*value.is, &value.meaning.en, &value.meaning.zh]);
        }
        has_all(&texts, words)
    }
}

/// Whether each of the words, in lower case, stands in one of the texts.
fn has_all(texts: &[&str], words: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
}

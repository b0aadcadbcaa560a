//! The pages that notes are written on: one for each payload, by what it says.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use crate::session::Address;
use crate::session::again::Origin;

/// A row that is marked, and what was written about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pin {
    /// Its path, as the vendor's tables write it.
    pub path: String,
    /// In any number of lines; empty where it is only marked.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What was noted about one payload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Tells the payload from others, by what it says.
    pub content: String,
    /// Where the payload was when that was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Address>,
    /// Which payload there, from 1.
    #[serde(default)]
    pub number: usize,
    /// In the order in which they were pinned.
    #[serde(default)]
    pub pins: Vec<Pin>,
    /// What a later program has written beside.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// All pages, the one that was written on last at the end.
#[derive(Debug, Default)]
pub(in crate::session) struct Notebook {
    pages: Vec<Page>,
    /// What the user took away since the start, with the payload that it was about.
    removed: Vec<(String, Pin)>,
    /// What was written on since the start.
    changed: Vec<String>,
    /// Counts changes.
    pub(super) edition: u64,
}

/// What tells a payload of this text from others, also at the next start.
pub(in crate::session) fn content_of(text: &str) -> String {
    use std::fmt::Write as _;
    let mut content = String::new();
    for byte in Sha256::digest(text) {
        // Writing into a string cannot fail.
        write!(content, "{byte:02x}").unwrap_or_default();
    }
    content
}

impl Notebook {
    pub(super) fn of(pages: Vec<Page>) -> Self {
        Self { pages, ..Self::default() }
    }

    /// The page of a payload, or else the last one of what its source said before.
    pub(super) fn page(&self, content: &str, origin: &Origin) -> Option<&Page> {
        let own = self.pages.iter().rfind(|page| page.content == content);
        own.or_else(|| {
            let of_place = |page: &&Page| page.place.is_some() && page.is_of(origin);
            self.pages.iter().rfind(of_place)
        })
    }

    /// The pins of a payload, to be changed: on a page of its own from then on.
    pub(super) fn pins_mut(&mut self, content: &str, origin: &Origin) -> &mut Vec<Pin> {
        self.edition += 1;
        let mut page = match self.pages.iter().position(|page| page.content == content) {
            Some(at) => self.pages.remove(at),
            None => Page {
                content: content.to_owned(),
                pins: self.page(content, origin).map(|page| page.pins.clone()).unwrap_or_default(),
                place: None,
                number: 0,
                other: Map::new(),
            },
        };
        page.place = origin.place.clone().or(page.place);
        page.number = origin.number;
        if !self.changed.iter().any(|changed| changed == content) {
            self.changed.push(content.to_owned());
        }
        &mut self.pages.push_mut(page).pins
    }

    /// Remembers what was taken away, so that it comes back if it is pinned again.
    pub(super) fn put_aside(&mut self, content: &str, pin: Pin) {
        self.removed.push((content.to_owned(), pin));
    }

    /// What was taken away there last.
    pub(super) fn taken_back(&mut self, content: &str, path: &str) -> Option<Pin> {
        let is_it = |(of, pin): &(String, Pin)| of == content && pin.path == path;
        let at = self.removed.iter().rposition(is_it)?;
        Some(self.removed.remove(at).1)
    }

    /// The pages that were written on since the start, also those on which nothing is left.
    pub(super) fn changed(&self) -> Vec<Page> {
        let is_changed = |page: &&Page| self.changed.contains(&page.content);
        self.pages.iter().filter(is_changed).cloned().collect()
    }
}

impl Page {
    fn is_of(&self, origin: &Origin) -> bool {
        self.place == origin.place && self.number == origin.number
    }
}

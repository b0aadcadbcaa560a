//! In which order rows and keys stand.

use std::borrow::Cow;
use std::cmp::Ordering;

use hashbrown::HashMap;

use super::Look;
use super::listing::{Count, FolderRow};
use crate::report::table::{Column, Rank, Speech};

/// The most frequent first; what is filtered by is there also where no row has it.
pub(super) fn ordered(
    counts: HashMap<Cow<'_, str>, usize>,
    column: Column,
    look: &Look,
) -> Vec<Count> {
    let mut counts: Vec<Count> =
        counts.into_iter().map(|(key, n_rows)| Count { key: key.into_owned(), n_rows }).collect();
    for key in look.only.get(&column).into_iter().flatten() {
        if !counts.iter().any(|count| count.key == *key) {
            counts.push(Count { key: key.clone(), n_rows: 0 });
        }
    }
    counts
        .sort_by(|one, other| other.n_rows.cmp(&one.n_rows).then_with(|| one.key.cmp(&other.key)));
    counts
}

/// Sorts rows as they are looked at; of equals, the file's place decides.
pub(super) fn sort(rows: &mut [&FolderRow], look: &Look, speech: Speech<'_>) {
    let rank = |row: &FolderRow| look.sort.rank(&row.facts, speech).map(Rank::into_owned);
    rows.sort_by_cached_key(|row| {
        (Ranked { rank: rank(row), is_descending: look.is_descending }, row.id)
    });
}

/// What a row is sorted by. What isn't told stands last, whichever way round.
#[derive(PartialEq, Eq)]
struct Ranked {
    rank: Option<Rank<'static>>,
    is_descending: bool,
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.rank, &other.rank) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(one), Some(other)) if self.is_descending => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
        }
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

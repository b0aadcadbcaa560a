//! What a table shows: made anew on another thread whenever rows come or the user looks at it otherwise.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use hashbrown::{HashMap, HashSet};
use jiff::SignedDuration;
use jiff::tz::Offset;

use super::Look;
use super::order::{ordered, sort};
use crate::report::table::{Column, Speech, TableRow};
use crate::session::Address;
use crate::words::Language;

/// Names a row of a table: its file, in the order of the walk, and which payload of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId {
    pub(super) file: u32,
    pub(super) number: u32,
}

/// A payload of a folder.
#[derive(Debug)]
pub struct FolderRow {
    /// Its name in this table.
    pub id: RowId,
    /// What is told of it.
    pub facts: TableRow,
    /// Where it can be read again, and as which payload there.
    pub place: Option<(Arc<Address>, usize)>,
    /// What has become of it since the folder was opened.
    pub badge: Option<Badge>,
}

/// What has become of a row since the folder was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Badge {
    /// Its file has come.
    New,
    /// Its file has changed.
    Changed,
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A payload.
    Row(RowId),
    /// The head of the group of this index.
    Group(usize),
}

/// How many rows have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// What: the [key](Column::key) of a column.
    pub key: String,
    /// How many rows.
    pub n_rows: usize,
}

/// Sums over the rows that are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named like its column")]
pub struct Totals {
    pub queued: SignedDuration,
    pub processed: SignedDuration,
    pub took: SignedDuration,
    /// Errors, warnings and infos.
    pub findings: [usize; 3],
    /// The errors, warnings and infos of the row that has the most to tell of them.
    pub most_findings: [u32; 3],
}

/// How far reading or searching has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many files were read.
    pub n_done: usize,
    /// How many there are, once that is known.
    pub n_files: Option<usize>,
    /// How long it took; nothing while it goes on.
    pub took: Option<Duration>,
}

/// What a table shows.
#[derive(Debug, Default)]
pub struct Listing {
    rows: Arc<[Arc<FolderRow>]>,
    /// Where each row stands in `rows`.
    places: HashMap<RowId, usize>,
    /// Those that pass all filters, sorted.
    listed: Vec<RowId>,
    lines: Vec<Line>,
    /// Where each of those stands in `lines`, or the head of its folded group.
    line_of: HashMap<RowId, usize>,
    groups: Vec<Count>,
    counts: BTreeMap<Column, Vec<Count>>,
    totals: Totals,
    longest: BTreeMap<Column, String>,
    slowest: BTreeMap<Column, SignedDuration>,
    n_files: usize,
    n_unreadable: usize,
    n_root: usize,
    bucket: Option<String>,
    offset: Option<Offset>,
    pub(super) reading: Progress,
    pub(super) searching: Option<Progress>,
}

/// What a listing is made of.
pub(super) struct Ingredients<'a> {
    pub(super) rows: Vec<Arc<FolderRow>>,
    pub(super) look: &'a Look,
    pub(super) speech: Speech<'a>,
    /// Only these, where something is looked for.
    pub(super) found: Option<&'a HashSet<RowId>>,
}

impl Listing {
    /// The lines of the table, from top to bottom.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The line that shows a row, or the head of its folded group; none where a filter leaves it out.
    pub fn line_of(&self, row: RowId) -> Option<usize> {
        self.line_of.get(&row).copied()
    }

    /// A row, listed or not.
    pub fn row(&self, id: RowId) -> Option<&Arc<FolderRow>> {
        self.rows.get(*self.places.get(&id)?)
    }

    /// All rows, in the order of their files.
    pub fn rows(&self) -> &Arc<[Arc<FolderRow>]> {
        &self.rows
    }

    /// The rows that pass the filters, sorted, also those in groups that are folded.
    pub fn listed(&self) -> &[RowId] {
        &self.listed
    }

    /// The groups, the largest first.
    pub fn groups(&self) -> &[Count] {
        &self.groups
    }

    /// How many rows there are of each key, the most frequent first; of a column that is filtered, also of those that
    /// only this filter leaves out.
    pub fn counts(&self, column: Column) -> &[Count] {
        self.counts.get(&column).map_or(&[], Vec::as_slice)
    }

    /// Sums over what is listed.
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// The longest of what payloads spell in a column.
    pub fn longest(&self, column: Column) -> &str {
        self.longest.get(&column).map_or("", String::as_str)
    }

    /// The longest time in a column of durations.
    pub fn slowest(&self, column: Column) -> SignedDuration {
        self.slowest.get(&column).copied().unwrap_or_default()
    }

    /// How many files gave rows, and how many of those can't be read.
    pub fn n_files(&self) -> (usize, usize) {
        (self.n_files, self.n_unreadable)
    }

    /// A row's file without the folders that all have in common.
    pub fn file_of<'a>(&self, row: &'a TableRow) -> &'a str {
        row.file.get(self.n_root..).unwrap_or(&row.file)
    }

    /// The bucket, where all rows that tell one tell the same.
    pub fn bucket(&self) -> Option<&str> {
        self.bucket.as_deref()
    }

    /// The offset from UTC, where all rows that tell a time write it with the same.
    pub fn offset(&self) -> Option<Offset> {
        self.offset
    }

    /// How far reading has come.
    pub fn reading(&self) -> Progress {
        self.reading
    }

    /// How far a search has come, where something is looked for.
    pub fn searching(&self) -> Option<Progress> {
        self.searching
    }

    pub(super) fn new(made_of: Ingredients<'_>) -> Self {
        let Ingredients { rows, look, speech, found } = made_of;
        let rows: Arc<[Arc<FolderRow>]> = rows.into();
        let mut listing = Self {
            places: rows.iter().enumerate().map(|(at, row)| (row.id, at)).collect(),
            n_root: n_common(&rows),
            bucket: common(rows.iter().filter_map(|row| row.facts.bucket.clone())).map(Into::into),
            offset: common(rows.iter().filter_map(|row| Some(row.facts.created?.1))),
            ..Self::default()
        };
        for files in rows.chunk_by(|one, next| one.id.file == next.id.file) {
            listing.n_files += 1;
            listing.n_unreadable +=
                files.iter().filter(|row| !row.facts.standing.is_readable()).count();
        }
        let mut listed = listing.pick(&rows, look, speech, found);
        sort(&mut listed, look, speech);
        listing.listed = listed.iter().map(|row| row.id).collect();
        listing.sum(&listed, look, speech.language);
        listing.lay_out(&listed, look, speech);
        listing.rows = rows;
        listing
    }

    /// The rows that pass all filters; counts what passes all but one.
    fn pick<'r>(
        &mut self,
        rows: &'r [Arc<FolderRow>],
        look: &Look,
        speech: Speech<'_>,
        found: Option<&HashSet<RowId>>,
    ) -> Vec<&'r FolderRow> {
        let columns: Vec<Column> = FACETS
            .into_iter()
            .chain(look.only.keys().copied().filter(|column| !FACETS.contains(column)))
            .collect();
        let mut counts: Vec<HashMap<Cow<'_, str>, usize>> = vec![HashMap::new(); columns.len()];
        let mut listed = Vec::new();
        for row in rows {
            let is_found = found.is_none_or(|found| found.contains(&row.id));
            if !is_found || !look.is_in_time(&row.facts, speech.clock) {
                continue;
            }
            let keys: Vec<_> =
                columns.iter().map(|column| column.key(&row.facts, speech.catalog)).collect();
            let is_left_out = |column: &Column, key: &str| {
                look.only.contains_key(column) && !look.is_only(*column, key)
            };
            let left_out: Vec<usize> = (0..columns.len())
                .filter(|at| {
                    let pair = columns.get(*at).zip(keys.get(*at));
                    pair.is_some_and(|(column, key)| is_left_out(column, key))
                })
                .collect();
            if left_out.is_empty() {
                listed.push(&**row);
            }
            for (at, (key, count)) in keys.into_iter().zip(&mut counts).enumerate() {
                if left_out.iter().all(|out| *out == at) {
                    *count.entry(key).or_default() += 1;
                }
            }
        }
        for (column, count) in columns.into_iter().zip(counts) {
            self.counts.insert(column, ordered(count, column, look));
        }
        listed
    }

    fn sum(&mut self, listed: &[&FolderRow], look: &Look, language: Language) {
        let totals = &mut self.totals;
        let n_digits = |counts: [u32; 3]| {
            counts.iter().filter_map(|count| count.checked_ilog10()).map(|log| log + 4).sum::<u32>()
        };
        for FolderRow { facts, .. } in listed {
            for (column, sum, time) in [
                (Column::Queued, &mut totals.queued, facts.queued),
                (Column::Processed, &mut totals.processed, facts.processed),
                (Column::Took, &mut totals.took, facts.took),
            ] {
                let time = time.unwrap_or_default();
                *sum = sum.saturating_add(time);
                let slowest = self.slowest.entry(column).or_default();
                *slowest = time.abs().max(*slowest);
            }
            if n_digits(facts.findings) > n_digits(totals.most_findings) {
                totals.most_findings = facts.findings;
            }
            for (sum, count) in totals.findings.iter_mut().zip(facts.findings) {
                *sum += count as usize;
            }
        }
        for &column in &look.columns {
            let texts = listed.iter().filter_map(|row| match &row.facts {
                facts if column == Column::File => Some(self.file_of(facts)),
                facts if column == Column::Reason => Some(facts.reason.as_ref()?.pick(language)),
                facts => column.spelt(facts),
            });
            if let Some(longest) = texts.max_by_key(|text| text.len()) {
                self.longest.insert(column, longest.chars().take(LONGEST).collect());
            }
        }
    }

    fn lay_out(&mut self, listed: &[&FolderRow], look: &Look, speech: Speech<'_>) {
        if let Some(column) = look.group {
            let mut groups: HashMap<Cow<'_, str>, Vec<RowId>> = HashMap::new();
            for row in listed {
                let key = column.key(&row.facts, speech.catalog);
                groups.entry(key).or_default().push(row.id);
            }
            let counts = groups.iter().map(|(key, rows)| (key.clone(), rows.len())).collect();
            self.groups = ordered(counts, column, &Look::default());
            for (index, group) in self.groups.iter().enumerate() {
                let head = self.lines.len();
                self.lines.push(Line::Group(index));
                let is_unfolded = look.unfolded.contains(&group.key);
                let first = self.lines.len();
                let rows = groups.get(group.key.as_str()).map_or(&[][..], Vec::as_slice);
                let line = |at| if is_unfolded { first + at } else { head };
                self.line_of.extend(rows.iter().enumerate().map(|(at, row)| (*row, line(at))));
                if is_unfolded {
                    self.lines.extend(rows.iter().copied().map(Line::Row));
                }
            }
        } else {
            self.lines = listed.iter().map(|row| Line::Row(row.id)).collect();
            self.line_of = listed.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        }
    }
}

/// The columns whose keys are offered as filters.
pub const FACETS: [Column; 4] = [Column::State, Column::Callback, Column::Code, Column::Findings];

/// More characters than a cell shows.
const LONGEST: usize = 200;

/// How many bytes of their folders all files have in common.
fn n_common(rows: &[Arc<FolderRow>]) -> usize {
    let Some(first) = rows.first() else { return 0 };
    let first = &first.facts.file;
    let n_same = rows.iter().fold(first.len(), |n_same, row| {
        let pairs = first.bytes().zip(row.facts.file.bytes()).take(n_same);
        pairs.take_while(|(one, other)| one == other).count()
    });
    let same = first.as_bytes().get(..n_same).unwrap_or_default();
    same.iter().rposition(|byte| matches!(byte, b'/' | b'\\' | b'!')).map_or(0, |at| at + 1)
}

/// What all of them are, if they are all the same.
fn common<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

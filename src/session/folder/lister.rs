//! Keeps the rows of a table on a thread of its own, and lists them anew whenever rows come or they are looked at
//! otherwise: however many there are, the window never waits for it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use hashbrown::{HashMap, HashSet};

use super::listing::Ingredients;
use super::{Badge, FolderRow, Listing, Look, Progress, RowId};
use crate::catalog::Catalog;
use crate::report::Clock;
use crate::report::table::{Speech, TableRow};
use crate::session::Address;
use crate::session::search::SearchId;
use crate::words::Language;

/// What a lister is told.
pub(super) enum Ask {
    /// A file was read: which one it is, and its payloads.
    Read(ReadFile),
    /// A file was read again.
    ReadAgain(ReadFile),
    /// There are so many files.
    Found(usize),
    /// All of them were read, in such a time, or nobody wants to wait any more.
    Done(Duration),
    /// The table is looked at like this.
    Look(Box<Look>, Language, Clock),
    /// From now on only rows are listed in which this search finds something; with none, all.
    Search(Option<SearchId>),
    /// That search found something in these, after so many files.
    Hits(SearchId, Vec<RowId>, Progress),
}

/// What a file holds.
pub(super) struct ReadFile {
    /// Its place in the order of the walk; none for a file that is read again.
    pub(super) file: Option<u32>,
    pub(super) place: Option<Address>,
    pub(super) rows: Vec<TableRow>,
    /// Whether it looks as if it were meant to be opened: notes and pictures lie in folders too.
    pub(super) is_meant: bool,
    /// In which of its payloads that search finds something, where it was looked for.
    pub(super) hits: Option<(SearchId, Vec<u32>)>,
}

/// How often rows that come are listed.
const PACE: Duration = Duration::from_millis(120);

/// So many times as long as it takes to list them, others come first: to list all rows for each that comes would
/// take longer the more there are.
const REST: u32 = 4;

/// Begins to list; `publish` is called with each new listing, until nobody asks for anything any more.
pub(super) fn begin(
    catalog: Arc<Catalog>,
    publish: impl Fn(Listing) + Send + 'static,
) -> Sender<Ask> {
    let (sender, receiver) = channel();
    let lister = Lister {
        catalog,
        rows: BTreeMap::new(),
        files: HashMap::new(),
        next_file: 0,
        look: Look::default(),
        language: Language::default(),
        clock: Clock::default(),
        search: None,
        reading: Progress::default(),
    };
    thread::spawn(move || lister.run(&receiver, publish));
    sender
}

struct Lister {
    catalog: Arc<Catalog>,
    rows: BTreeMap<RowId, Arc<FolderRow>>,
    /// Which file is at a place, where it has rows.
    files: HashMap<Arc<Address>, u32>,
    next_file: u32,
    look: Look,
    language: Language,
    clock: Clock,
    search: Option<Search>,
    reading: Progress,
}

struct Search {
    id: SearchId,
    found: HashSet<RowId>,
    progress: Progress,
}

impl Lister {
    fn run(mut self, receiver: &Receiver<Ask>, publish: impl Fn(Listing)) {
        let mut pace = PACE;
        while let Ok(first) = receiver.recv() {
            let until = Instant::now() + pace;
            let mut is_urgent = self.take(first);
            // What comes meanwhile is listed along with it.
            loop {
                let rest = until.saturating_duration_since(Instant::now());
                let next = if is_urgent {
                    receiver.try_recv().ok()
                } else {
                    receiver.recv_timeout(rest).ok()
                };
                match next {
                    Some(ask) => is_urgent |= self.take(ask),
                    None => break,
                }
            }
            let start = Instant::now();
            publish(self.list());
            pace = PACE.max(start.elapsed() * REST);
        }
    }

    /// Takes what it is told; whether somebody waits for what becomes of it.
    fn take(&mut self, ask: Ask) -> bool {
        match ask {
            Ask::Read(read) => {
                self.reading.n_done += 1;
                self.put(read, None);
                false
            }
            Ask::ReadAgain(read) => {
                self.replace(read);
                false
            }
            Ask::Found(n_files) => {
                self.reading.n_files = Some(n_files);
                false
            }
            Ask::Done(took) => {
                self.reading.took = Some(took);
                true
            }
            Ask::Look(look, language, clock) => {
                (self.look, self.language, self.clock) = (*look, language, clock);
                true
            }
            Ask::Search(id) => {
                self.search = id.map(|id| Search {
                    id,
                    found: HashSet::new(),
                    progress: Progress::default(),
                });
                true
            }
            Ask::Hits(id, rows, progress) => {
                if let Some(search) = self.search.as_mut().filter(|search| search.id == id) {
                    search.found.extend(rows);
                    search.progress = progress;
                }
                false
            }
        }
    }

    fn put(&mut self, read: ReadFile, badge: Option<Badge>) {
        let file = read.file.unwrap_or(self.next_file);
        self.next_file = self.next_file.max(file + 1);
        self.note_hits(file, read.hits);
        let place = read.place.map(Arc::new);
        if let Some(place) = place.clone().filter(|_| !read.rows.is_empty()) {
            self.files.insert(place, file);
        }
        for facts in read.rows {
            let number = u32::try_from(facts.number).unwrap_or(u32::MAX);
            let id = RowId { file, number };
            let place = place.clone().map(|place| (place, facts.number));
            self.rows.insert(id, Arc::new(FolderRow { id, facts, place, badge }));
        }
    }

    /// Notes what a search finds in a file that is read again.
    fn note_hits(&mut self, file: u32, hits: Option<(SearchId, Vec<u32>)>) {
        if let Some((id, numbers)) = hits
            && let Some(search) = self.search.as_mut().filter(|search| search.id == id)
        {
            search.found.retain(|row| row.file != file);
            search.found.extend(numbers.into_iter().map(|number| RowId { file, number }));
        }
    }

    /// Puts what a file holds now in the place of what it held.
    fn replace(&mut self, read: ReadFile) {
        let known = read.place.as_ref().and_then(|place| self.files.get(place).copied());
        let Some(file) = known else {
            if read.is_meant {
                self.put(read, Some(Badge::New));
            }
            return;
        };
        let rows = RowId { file, number: 0 }..RowId { file: file + 1, number: 0 };
        let old: Vec<_> = self.rows.range(rows).map(|(_, row)| Arc::clone(row)).collect();
        if old.iter().map(|row| &row.facts).eq(&read.rows) {
            return self.note_hits(file, read.hits);
        }
        for row in &old {
            self.rows.remove(&row.id);
        }
        let was_new = old.iter().any(|row| row.badge == Some(Badge::New));
        let badge = if was_new { Badge::New } else { Badge::Changed };
        self.put(ReadFile { file: Some(file), ..read }, Some(badge));
    }

    fn list(&self) -> Listing {
        let mut listing = Listing::new(Ingredients {
            rows: self.rows.values().map(Arc::clone).collect(),
            look: &self.look,
            speech: Speech { catalog: &self.catalog, language: self.language, clock: self.clock },
            found: self.search.as_ref().map(|search| &search.found),
        });
        listing.reading = self.reading;
        listing.searching = self.search.as_ref().map(|search| search.progress);
        listing
    }
}

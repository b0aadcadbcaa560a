//! Reads the files of a folder for its table, many at a time; of each payload only a row is kept.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use super::lister::{Ask, ReadFile};
use super::{FolderRow, Progress, RowId};
use crate::analysis::{Analysis, Analyzer, Policy};
use crate::intake::Payload;
use crate::isolation::isolated;
use crate::progress;
use crate::report::table::TableRow;
use crate::search::{Matcher, Place, Places, Seeker};
use crate::session::search::SearchId;
use crate::session::source::{Finder, Read, Source, internal_error, payloads};
use crate::session::{Address, By, Gather};
use crate::words::{Language, Translated};

/// What reading goes by.
#[derive(Clone)]
pub(super) struct Reader {
    pub(super) analyzer: Arc<Analyzer>,
    pub(super) policy: Arc<Policy>,
    pub(super) by: By,
    /// What is looked for may stand in descriptions.
    pub(super) language: Language,
    pub(super) gather: Gather,
    /// What is looked for in a file that is read again.
    pub(super) search: Option<(SearchId, Arc<Matcher>)>,
}

impl Reader {
    /// Reads what `find` finds in the background, each file with a new `progress`, until that is over, and tells a
    /// lister of it.
    pub(super) fn read_all(
        self,
        find: Finder,
        lister: Sender<Ask>,
        progress: impl Fn() -> progress::Progress + Send + Sync + 'static,
    ) {
        thread::spawn(move || {
            let start = Instant::now();
            let (sender, sources) = channel();
            let counter = lister.clone();
            thread::spawn(move || walk(find, &sender, &counter));
            let sources = Mutex::new(sources);
            // The others wait where one waits.
            let next = || sources.lock().unwrap_or_else(PoisonError::into_inner).recv().ok();
            let is_wanted = |file, source| {
                let progress = progress();
                let read = (!progress.is_over()).then(|| self.file(Some(file), source, &progress));
                // What was called off half way is not what is in the file.
                let read = read.filter(|_| !progress.is_over());
                read.is_some_and(|read| lister.send(Ask::Read(read)).is_ok())
            };
            in_parallel(|| while next().is_some_and(|(file, source)| is_wanted(file, source)) {});
            lister.send(Ask::Done(start.elapsed())).unwrap_or_default();
        });
    }

    /// Reads one file again.
    pub(super) fn read_again(&self, source: Source, lister: &Sender<Ask>) {
        let read = self.file(None, source, &progress::Progress::default());
        lister.send(Ask::ReadAgain(read)).unwrap_or_default();
    }

    /// Looks through all files again in the background, each with a new `progress`, until that is over, and tells a
    /// lister in which payloads something was found.
    pub(super) fn search_all(
        self,
        rows: &[Arc<FolderRow>],
        (search, matcher): (SearchId, Arc<Matcher>),
        lister: Sender<Ask>,
        progress: impl Fn() -> progress::Progress + Send + Sync + 'static,
    ) {
        let files: Vec<(u32, Arc<Address>)> = rows
            .chunk_by(|one, next| one.id.file == next.id.file)
            .filter_map(|rows| rows.first())
            .filter_map(|row| Some((row.id.file, Arc::clone(&row.place.as_ref()?.0))))
            .collect();
        thread::spawn(move || {
            let start = Instant::now();
            let n_files = files.len();
            let tell = |rows, n_done, took| {
                let progress = Progress { n_done, n_files: Some(n_files), took };
                lister.send(Ask::Hits(search, rows, progress)).is_ok()
            };
            // Descriptions and paths are alike in all payloads of a kind.
            let matcher = matcher.within(Places::of([Place::Name, Place::Value]));
            let n_taken = AtomicUsize::new(0);
            let is_wanted = |at: usize| {
                let (progress, asked) = (progress(), files.get(at));
                let hits = asked
                    .filter(|_| !progress.is_over())
                    .map(|(file, place)| self.hits(*file, place, &matcher, &progress));
                let hits = hits.filter(|_| !progress.is_over());
                hits.is_some_and(|hits| tell(hits, at + 1, None))
            };
            in_parallel(|| while is_wanted(n_taken.fetch_add(1, Ordering::Relaxed)) {});
            tell(Vec::new(), n_files, Some(start.elapsed()));
        });
    }

    fn file(&self, file: Option<u32>, source: Source, progress: &progress::Progress) -> ReadFile {
        let Source { name, read, is_met, place, .. } = source;
        let payloads = self.payloads(read, &name, progress);
        let is_meant = payloads.as_ref().is_ok_and(|all| all.iter().any(Payload::looks_meant));
        let mut hits = Vec::new();
        let rows = match payloads {
            Ok(_) if is_met && !is_meant => Vec::new(),
            Ok(payloads) => {
                payloads.into_iter().map(|payload| self.row(payload, progress, &mut hits)).collect()
            }
            Err(reason) => vec![TableRow::unreadable(&name, 1, reason)],
        };
        let hits = self.search.as_ref().map(|(search, _)| (*search, hits));
        ReadFile { file, place, rows, is_meant, hits }
    }

    fn payloads(
        &self,
        read: Read,
        name: &str,
        progress: &progress::Progress,
    ) -> Result<Vec<Payload>, Translated> {
        let read = || read(progress);
        payloads(self.analyzer.intake(), (read, name, self.by.encoding))
    }

    /// What is told of a payload; its number goes to `hits` if it holds what is looked for.
    fn row(
        &self,
        payload: Payload,
        progress: &progress::Progress,
        hits: &mut Vec<u32>,
    ) -> TableRow {
        let (name, number) = (payload.origin.name().into_owned(), payload.origin.number);
        if let Some(why) = payload.unreadable() {
            let reason = Translated::new(|language| why.words(language));
            return TableRow::unreadable(&name, number, reason);
        }
        let row = isolated(|| {
            let analysis = self.analyzer.analyze_for(payload, None, progress)?;
            let holds = |matcher: &Matcher| holds(&analysis, matcher, self.language);
            if self.search.as_ref().is_some_and(|(_, matcher)| holds(matcher)) {
                hits.extend(u32::try_from(number));
            }
            Some(TableRow::new(&analysis, &self.policy))
        });
        // Nobody sees what was called off.
        let row = row.ok().flatten();
        row.unwrap_or_else(|| TableRow::unreadable(&name, number, internal_error()))
    }

    /// In which payloads of a file something is found.
    fn hits(
        &self,
        file: u32,
        place: &Address,
        matcher: &Matcher,
        progress: &progress::Progress,
    ) -> Vec<RowId> {
        let Source { name, read, .. } = (self.gather.source)(place, self.by);
        let hit = |payload: Payload| {
            let number = u32::try_from(payload.origin.number).ok()?;
            let is_hit = isolated(|| {
                let analysis = self.analyzer.analyze_for(payload, None, progress);
                analysis.is_some_and(|analysis| holds(&analysis, matcher, self.language))
            });
            is_hit.unwrap_or_default().then_some(RowId { file, number })
        };
        let payloads = self.payloads(read, &name, progress).unwrap_or_default();
        payloads.into_iter().filter_map(hit).collect()
    }
}

/// Whether a payload holds what is looked for.
fn holds(analysis: &Analysis, matcher: &Matcher, language: Language) -> bool {
    let mut seeker = Seeker::new(analysis, matcher, language);
    analysis.document().nodes().any(|node| seeker.in_node(node).is_some())
}

/// Hands on what `find` finds, each with its place in the walk, and how much that is.
fn walk(find: Finder, sources: &Sender<(u32, Source)>, lister: &Sender<Ask>) {
    let mut n_files = 0;
    find(&mut |source| {
        n_files += 1;
        // Who no longer listens wants no more.
        sources.send((n_files - 1, source)).is_ok()
    });
    lister.send(Ask::Found(n_files as usize)).unwrap_or_default();
}

/// Does it on as many threads as the machine has cores.
fn in_parallel(work: impl Fn() + Sync) {
    let n_threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 0..n_threads {
            scope.spawn(&work);
        }
    });
}

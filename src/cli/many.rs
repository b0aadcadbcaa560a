//! Many files read at once; what comes of them stands in the order of the files all the same.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::thread;

use clap::Args;

use super::in_order::{Came, InOrder, Piece, Unwanted};
use super::input::{self, By, Given, Source};
use super::output::complain;
use super::progress::{Progress, Words};
use super::{CommandError, Status};
use crate::files;
use crate::say;
use crate::words::Language;

/// How many files are read at once.
#[derive(Clone, Debug, Args)]
pub(super) struct Jobs {
    /// Read so many files at once [default: one for each core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
}

/// Takes what is made of a payload, in one piece or in several.
pub(super) type Give<'a, T> = dyn FnMut(T) -> Result<(), Unwanted> + 'a;

/// By what many files are read.
pub(super) struct Terms<'a> {
    pub(super) by: By<'a>,
    pub(super) jobs: &'a Jobs,
    pub(super) language: Language,
    /// How it is told how far they are read.
    pub(super) words: Words,
}

/// Reads all that is in `paths`, has something made of each payload, many at once, and gives that to `take` in
/// the order of the files.
///
/// Ctrl+C, from the first piece on, ends it behind the last file that is done; then it tells how far it came.
/// Memory is held for the files being read and for a few MB of what was made, however much there is.
pub(super) fn read<T: Piece>(
    paths: &[PathBuf],
    terms: &Terms<'_>,
    make: &(impl Fn(Given, &mut Give<'_, T>) -> Result<(), Unwanted> + Sync),
    take: &mut (impl FnMut(T, &Progress) -> Result<(), CommandError> + Send),
) -> Result<Option<Stopped>, CommandError> {
    let &Terms { ref by, jobs, language, words } = terms;
    let progress = Progress::new(words, language);
    let mut take = |piece| take(piece, &progress);
    if let [path] = paths
        && !path.is_dir()
    {
        input::read(paths, by, language, &mut |given| make_here(given, make, &mut take))?;
        return Ok(None);
    }
    let listen = Once::new();
    let (mut n_taken, mut n_met) = (0, 0);
    let in_order = InOrder::new(|came| match came {
        Came::Piece(piece) => {
            listen.call_once(|| progress.stop().listen());
            n_taken += 1;
            take(piece)
        }
        Came::End(source) => {
            if source.is_file() {
                progress.done();
            }
            match source.ends_empty(std::mem::take(&mut n_taken), &mut n_met) {
                Some(folder) => make_here(Given::empty_folder(folder, language), make, &mut take),
                None => Ok(()),
            }
        }
        Came::CalledOff => Ok(()),
    });
    let read = |(file, source): (usize, Source), reader: &mut files::Reader| {
        let mut give = |piece| in_order.take(file, Came::Piece(piece));
        let reading = progress.stop().reading();
        let mut make = |given| make(given, &mut give);
        let n_read = by.read(&source, reader, language, &reading, &mut make)?;
        in_order.take(file, n_read.map_or(Came::CalledOff, |_| Came::End(source)))
    };
    let n_jobs = jobs.jobs.or_else(|| thread::available_parallelism().ok());
    thread::scope(|scope| {
        let (sender, sources) = channel();
        let found = &progress;
        scope.spawn(move || find(paths, &sender, found));
        let sources = Arc::new(Mutex::new(sources.into_iter().enumerate()));
        let worker = || {
            let sources = Arc::clone(&sources);
            // The others wait where one waits.
            let next = move || sources.lock().unwrap_or_else(PoisonError::into_inner).next();
            let is_asked = || progress.stop().is_asked();
            let mut reader = files::Reader::default();
            let mut goes_on = move || next().is_some_and(|next| read(next, &mut reader).is_ok());
            move || while !is_asked() && goes_on() {}
        };
        for _ in 1..n_jobs.map_or(1, NonZero::get) {
            scope.spawn(worker());
        }
        // This thread had nothing to do but to wait.
        worker()();
    });
    in_order.end()?;
    let (n_done, n_found) = progress.files();
    Ok((n_done < n_found).then_some(Stopped { n_done, n_found }))
}

/// How far something came before it was stopped.
pub(super) struct Stopped {
    n_done: usize,
    n_found: usize,
}

impl Stopped {
    /// Tells of it.
    pub(super) fn complain(&self, language: Language) -> Status {
        complain(&say!(language, "files-stopped", done = self.n_done, found = self.n_found));
        Status::Stopped
    }
}

/// Finds what is to be read, ahead of its being read.
fn find(paths: &[PathBuf], sources: &Sender<Source>, progress: &Progress) {
    for source in input::sources(paths) {
        if source.is_file() {
            progress.found();
        }
        // Who no longer listens wants no more; who stopped wants to know how much there is.
        if sources.send(source).is_err() && !progress.stop().is_asked() {
            break;
        }
    }
}

/// Has something made in this thread, and taken.
fn make_here<T>(
    given: Given,
    make: &impl Fn(Given, &mut Give<'_, T>) -> Result<(), Unwanted>,
    take: &mut impl FnMut(T) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let mut fault = None;
    let mut give = |piece| {
        take(piece).map_err(|error| {
            fault = Some(error);
            Unwanted
        })
    };
    match (make(given, &mut give), fault) {
        (_, Some(fault)) => Err(fault),
        (Ok(()) | Err(Unwanted), None) => Ok(()),
    }
}

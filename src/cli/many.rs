//! Many files read at once; what comes of them stands in the order of the files all the same.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, SyncSender, TryRecvError, channel, sync_channel};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::thread;
use std::time::Duration;

use clap::Args;

use super::input::{self, By, Given, Source};
use super::output::complain;
use super::progress::{Progress, Words};
use super::stop::Stop;
use super::{CommandError, Status};
use crate::say;
use crate::words::Language;

/// How many files are read at once.
#[derive(Clone, Debug, Args)]
pub(super) struct Jobs {
    /// Read so many files at once [default: one for each core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
}

/// How many files may be done, for each that is read at once, while one before them is not.
const N_AHEAD: usize = 64;

/// How many payloads of such a file may wait for their turn.
const N_WAITING: usize = 8;

/// Nobody wants more of what is made.
pub(super) struct Unwanted;

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
/// Ctrl+C, from the first piece on, has no more files begun; then it tells how far it came.
/// Memory is held for the files being read and for a few pieces of what was made, however much there is.
pub(super) fn read<T: Send>(
    paths: &[PathBuf],
    terms: &Terms<'_>,
    make: &(impl Fn(Given, &mut Give<'_, T>) -> Result<(), Unwanted> + Sync),
    take: &mut impl FnMut(T, &Progress) -> Result<(), CommandError>,
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
    let n_jobs = jobs.jobs.or_else(|| thread::available_parallelism().ok());
    let n_jobs = n_jobs.map_or(1, NonZero::get);
    thread::scope(|scope| {
        let (sender, sources) = channel();
        let progress = &progress;
        scope.spawn(move || find(paths, &sender, progress));
        let (turns, in_turn) = sync_channel(n_jobs * N_AHEAD);
        let queue = Arc::new(Mutex::new(Queue { sources, turns, stop: progress.stop() }));
        for _ in 0..n_jobs {
            let queue = Arc::clone(&queue);
            scope.spawn(move || {
                // The others wait where one waits.
                let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                while let Some((source, made)) = next() {
                    let mut give = |piece| made.send(piece).map_err(|_unheard| Unwanted);
                    let mut make = |given| make(given, &mut give);
                    by.read(&source, language, &mut make).unwrap_or_default();
                }
            });
        }
        drop(queue);
        let listen = Once::new();
        let mut n_met = 0;
        while let Some((source, made)) = receive(&in_turn) {
            let mut n_taken = 0;
            while let Some(piece) = receive(&made) {
                listen.call_once(|| progress.stop().listen());
                n_taken += 1;
                take(piece)?;
            }
            if source.is_file() {
                progress.done();
            }
            if let Some(folder) = source.ends_empty(n_taken, &mut n_met) {
                make_here(Given::empty_folder(folder, language), make, &mut take)?;
            }
        }
        Ok::<(), CommandError>(())
    })?;
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

/// What comes next, if anything does. To be woken for each small file would cost half as much as to read it.
fn receive<T>(receiver: &Receiver<T>) -> Option<T> {
    const PAUSE: Duration = Duration::from_millis(1);
    loop {
        match receiver.try_recv() {
            Ok(next) => return Some(next),
            Err(TryRecvError::Empty) => thread::sleep(PAUSE),
            Err(TryRecvError::Disconnected) => return None,
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

/// What is to be read next, and in which order it is taken.
struct Queue<'a, T> {
    stop: &'a Stop,
    sources: Receiver<Source>,
    turns: SyncSender<(Source, Receiver<T>)>,
}

impl<T> Queue<'_, T> {
    /// The next to be read, and who waits for what is made of it.
    fn next(&self) -> Option<(Source, SyncSender<T>)> {
        let source = self.sources.recv().ok().filter(|_| !self.stop.is_asked())?;
        let (sender, made) = sync_channel(N_WAITING);
        self.turns.send((source.clone(), made)).ok()?;
        Some((source, sender))
    }
}

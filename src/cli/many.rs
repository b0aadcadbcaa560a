//! Many files read at once; what comes of them stands in the order of the files all the same.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::thread;

use clap::Args;

use super::input::{self, By, Given, Source};
use super::output::complain;
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
const N_AHEAD: usize = 32;

/// How many payloads of such a file may wait for their turn.
const N_WAITING: usize = 8;

/// Nobody wants more of what is made.
pub(super) struct Unwanted;

/// Takes what is made of a payload, in one piece or in several.
pub(super) type Give<'a, T> = dyn FnMut(T) -> Result<(), Unwanted> + 'a;

/// Reads all that is in `paths`, has something made of each payload, many at once, and gives that to `take` in
/// the order of the files.
///
/// Ctrl+C, from the first piece on, has no more files begun. Then it tells how far it came.
/// Memory is held for the files being read and for a few pieces of what was made, however much there is.
pub(super) fn read<T: Send>(
    paths: &[PathBuf],
    (by, jobs, language): (&By<'_>, &Jobs, Language),
    make: &(impl Fn(Given, &mut Give<'_, T>) -> Result<(), Unwanted> + Sync),
    take: &mut impl FnMut(T) -> Result<(), CommandError>,
) -> Result<Option<Stopped>, CommandError> {
    if let [path] = paths
        && !path.is_dir()
    {
        input::read(paths, by, language, &mut |given| make_here(given, make, take))?;
        return Ok(None);
    }
    let stop = Stop::default();
    let n_found = AtomicUsize::new(0);
    let n_jobs = jobs.jobs.or_else(|| thread::available_parallelism().ok());
    let n_jobs = n_jobs.map_or(1, NonZero::get);
    let n_done = thread::scope(|scope| {
        let (found, sources) = channel();
        scope.spawn(|| {
            let found = found;
            for source in input::sources(paths) {
                n_found.fetch_add(usize::from(source.is_file()), Ordering::Relaxed);
                // Who no longer listens wants no more; who stopped wants to know how much there is.
                if found.send(source).is_err() && !stop.is_asked() {
                    break;
                }
            }
        });
        let (turns, in_turn) = sync_channel(n_jobs * N_AHEAD);
        let queue = Arc::new(Mutex::new(Queue { sources, turns, stop: stop.clone() }));
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
        let (mut n_done, mut n_met) = (0, 0);
        let listen = Once::new();
        for (source, made) in in_turn {
            let mut n_taken = 0;
            for piece in made {
                listen.call_once(|| stop.listen());
                n_taken += 1;
                take(piece)?;
            }
            n_done += usize::from(source.is_file());
            if let Some(folder) = source.ends_empty(n_taken, &mut n_met) {
                make_here(Given::empty_folder(folder, language), make, take)?;
            }
        }
        Ok::<usize, CommandError>(n_done)
    })?;
    let n_found = n_found.into_inner();
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
struct Queue<T> {
    stop: Stop,
    sources: Receiver<Source>,
    turns: SyncSender<(Source, Receiver<T>)>,
}

impl<T> Queue<T> {
    /// The next to be read, and who waits for what is made of it.
    fn next(&self) -> Option<(Source, SyncSender<T>)> {
        let source = self.sources.recv().ok().filter(|_| !self.stop.is_asked())?;
        let (sender, made) = sync_channel(N_WAITING);
        self.turns.send((source.clone(), made)).ok()?;
        Some((source, sender))
    }
}

//! Many files read at once; what comes of them stands in the order of the files all the same.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use clap::Args;

use super::CommandError;
use super::input::{self, By, Given, Source};
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
/// Memory is held for the files being read and for a few pieces of what was made, however much there is.
pub(super) fn read<T: Send>(
    paths: &[PathBuf],
    (by, jobs, language): (&By<'_>, &Jobs, Language),
    make: &(impl Fn(Given, &mut Give<'_, T>) -> Result<(), Unwanted> + Sync),
    take: &mut impl FnMut(T) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    if let [path] = paths
        && !path.is_dir()
    {
        return input::read(paths, by, language, &mut |given| make_here(given, make, take));
    }
    let n_jobs = jobs.jobs.or_else(|| thread::available_parallelism().ok());
    let n_jobs = n_jobs.map_or(1, NonZero::get);
    thread::scope(|scope| {
        let (found, sources) = channel();
        // Who no longer listens wants no more.
        scope.spawn(move || input::sources(paths).try_for_each(|source| found.send(source)));
        let (turns, in_turn) = sync_channel(n_jobs * N_AHEAD);
        let queue = Arc::new(Mutex::new(Queue { sources, turns }));
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
        let mut n_met = 0;
        for (source, made) in in_turn {
            let mut n_taken = 0;
            for made in made {
                n_taken += 1;
                take(made)?;
            }
            if let Some(folder) = source.ends_empty(n_taken, &mut n_met) {
                make_here(Given::empty_folder(folder, language), make, take)?;
            }
        }
        Ok(())
    })
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
    sources: Receiver<Source>,
    turns: SyncSender<(Source, Receiver<T>)>,
}

impl<T> Queue<T> {
    /// The next to be read, and who waits for what is made of it.
    fn next(&self) -> Option<(Source, SyncSender<T>)> {
        let source = self.sources.recv().ok()?;
        let (sender, made) = sync_channel(N_WAITING);
        self.turns.send((source.clone(), made)).ok()?;
        Some((source, sender))
    }
}

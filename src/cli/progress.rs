//! How far a command has come, in one line of the terminal that is written over and over.

use std::fmt;
use std::io::{self, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::input;
use super::output::{self, Text};
use super::stop::Stop;
use crate::say;
use crate::words::Language;

/// How far a command has come; shown where standard error is a terminal, until this is dropped.
pub(super) struct Progress {
    counts: Arc<Counts>,
    line: ProgressBar,
    /// Whether results stand on a terminal too.
    is_among_results: bool,
}

/// What is counted.
#[derive(Default)]
struct Counts {
    stop: Stop,
    n_found: AtomicUsize,
    n_done: AtomicUsize,
    n_told: AtomicUsize,
}

/// Says how many files of how many were read, and how much was told of them.
pub(super) type Words = fn(Language, [usize; 3]) -> String;

/// How often the line is written.
const PACE: Duration = Duration::from_millis(100);

/// What is done sooner shows none.
const PATIENCE: Duration = Duration::from_millis(300);

impl Progress {
    pub(super) fn new(words: Words, language: Language) -> Self {
        let counts = Arc::new(Counts::default());
        let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if !line.is_hidden() {
            let counts = Arc::clone(&counts);
            let told = move |state: &ProgressState, out: &mut dyn fmt::Write| {
                let is_shown = state.elapsed() > PATIENCE && now(&counts.n_found) > 0;
                let words = is_shown.then(|| counts.words(words, language));
                out.write_str(&words.unwrap_or_default()).unwrap_or_default();
            };
            let style = ProgressStyle::with_template("{told}");
            let style = style.unwrap_or_else(|_wrong| ProgressStyle::default_spinner());
            line.set_style(style.with_key("told", told));
            line.enable_steady_tick(PACE);
        }
        Self { counts, line, is_among_results: output::is_terminal() }
    }

    /// What Ctrl+C asks for.
    pub(super) fn stop(&self) -> &Stop {
        &self.counts.stop
    }

    /// A file was found, which is to be read.
    pub(super) fn found(&self) {
        self.counts.n_found.fetch_add(1, Ordering::Relaxed);
    }

    /// What stands in a file was told.
    pub(super) fn done(&self) {
        self.counts.n_done.fetch_add(1, Ordering::Relaxed);
    }

    /// So much more is worth counting.
    pub(super) fn told(&self, count: usize) {
        self.counts.n_told.fetch_add(count, Ordering::Relaxed);
    }

    /// How many files were done, and how many found.
    pub(super) fn files(&self) -> (usize, usize) {
        (now(&self.counts.n_done), now(&self.counts.n_found))
    }

    /// Prints a result; on a terminal at once.
    pub(super) fn print(&self, text: &[u8], out: &mut Text) -> io::Result<()> {
        if !self.is_among_results || text.is_empty() {
            return out.write_all(text);
        }
        self.line.suspend(|| {
            out.write_all(text)?;
            out.flush()
        })
    }

    /// Tells why there is nothing of what was given.
    pub(super) fn complain_of(&self, file: &str, complaint: &str) {
        self.line.suspend(|| input::complain_of(file, complaint));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.line.finish_and_clear();
    }
}

impl Counts {
    fn words(&self, words: Words, language: Language) -> String {
        if self.stop.is_asked() {
            return say!(language, "progress-stopping");
        }
        words(language, [&self.n_done, &self.n_found, &self.n_told].map(now))
    }
}

fn now(count: &AtomicUsize) -> usize {
    count.load(Ordering::Relaxed)
}

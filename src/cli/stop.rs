//! Ctrl+C: once, to stop with what there is; twice, to end at once.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use super::STOPPED;
use crate::progress::Progress;

/// Whether somebody asked to stop.
#[derive(Debug, Default)]
pub(super) struct Stop {
    is_asked: Arc<AtomicBool>,
}

impl Stop {
    /// From now on Ctrl+C asks to stop, instead of ending the program; pressed once more, it ends it.
    pub(super) fn listen(&self) {
        let is_asked = || Arc::clone(&self.is_asked);
        // The first ends the program only if the second was called before. Where the system refuses them, Ctrl+C ends
        // the program as ever.
        let listening = flag::register_conditional_shutdown(SIGINT, STOPPED.into(), is_asked())
            .and_then(|_first| flag::register(SIGINT, is_asked()));
        listening.map(drop).unwrap_or_default();
    }

    /// A reading that is called off then.
    pub(super) fn reading(&self) -> Progress {
        Progress::until(Arc::clone(&self.is_asked))
    }

    pub(super) fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::Relaxed)
    }

    /// Fails from then on.
    pub(super) fn check(&self) -> io::Result<()> {
        if self.is_asked() { Err(io::Error::other("stopped")) } else { Ok(()) }
    }
}

/// Takes what is written until somebody asks to stop; from then on it fails.
pub(super) struct Stoppable<'a, W> {
    pub(super) out: W,
    pub(super) stop: &'a Stop,
}

impl<W: Write> Write for Stoppable<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stop.check()?;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

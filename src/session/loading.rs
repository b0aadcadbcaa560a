//! A reading on its way: it is called off when nobody waits for it any more.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::progress::{Progress, Reached};

/// Whoever waits for a reading holds one of these; with the last of them it is called off.
#[derive(Clone, Debug)]
pub(super) struct Loading(Arc<Waiting>);

#[derive(Debug)]
struct Waiting {
    progress: Arc<Progress>,
    since: Instant,
}

impl Loading {
    /// A reading that will begin, told of by the thread that is given [`Self::progress`].
    pub(super) fn new() -> Self {
        Self(Arc::new(Waiting { progress: Arc::default(), since: Instant::now() }))
    }

    /// For the thread that reads: it keeps no reading wanted.
    pub(super) fn progress(&self) -> Arc<Progress> {
        Arc::clone(&self.0.progress)
    }

    /// Whether that thread tells of this reading.
    pub(super) fn is_told_by(&self, progress: &Arc<Progress>) -> bool {
        Arc::ptr_eq(&self.0.progress, progress)
    }

    /// How far it has come.
    pub(super) fn reached(&self) -> Reached {
        self.0.progress.reached()
    }

    /// How long it has been asked for.
    pub(super) fn age(&self) -> Duration {
        self.0.since.elapsed()
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.progress.call_off();
    }
}

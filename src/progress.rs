//! How far reading has come, told by the thread that reads to whoever waits; and whether anybody still does.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How far the reading of one payload has come. Shared between threads.
#[derive(Debug, Default)]
pub struct Progress {
    is_over: Arc<AtomicBool>,
    reached: Mutex<Reached>,
}

/// How far it has come at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// What is being done.
    pub stage: Stage,
    /// How many bytes are done, in this stage.
    pub n_bytes: u64,
    /// How many there are; 0 where that isn't known.
    pub of: u64,
    /// How many nodes were read.
    pub n_nodes: usize,
}

/// What is being done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing yet: others come first.
    #[default]
    Waiting,
    /// Its bytes are read.
    Reading,
    /// Its text is parsed.
    Parsing,
    /// Its nodes are held against the catalog.
    Checking,
}

impl Progress {
    /// Of a reading that nobody waits for any longer once this is set.
    pub fn until(is_over: Arc<AtomicBool>) -> Self {
        Self { is_over, reached: Mutex::default() }
    }

    /// Nobody waits any longer.
    pub fn call_off(&self) {
        self.is_over.store(true, Ordering::Relaxed);
    }

    /// Whether nobody waits any longer: what is read now is read for nothing.
    pub fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    /// Tells how far it has come; whether that goes on.
    pub fn tell(&self, reached: Reached) -> bool {
        *self.reached.lock().unwrap_or_else(PoisonError::into_inner) = reached;
        !self.is_over()
    }

    /// How far it had come when that was last told.
    pub fn reached(&self) -> Reached {
        *self.reached.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

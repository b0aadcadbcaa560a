//! Faults of our own: where one payload makes the program panic, the others go on.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Our own code has failed. What went wrong was told when it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("internal error")]
pub struct Panicked;

/// What `work` gives, unless it panics.
///
/// What it was changing when it did is left half done: nobody should rely on that any more.
pub fn isolated<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_panic| Panicked)
}

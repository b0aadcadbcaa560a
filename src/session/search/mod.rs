//! What is looked for in payloads, and what was found so far.
//!
//! The walk goes through a payload on another thread and hands over its [`Hit`]s in portions, until somebody asks for
//! something else.

mod everywhere;
mod found;
mod hits;
mod walk;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub use self::everywhere::{Everywhere, Group, MOST_KEPT};
pub use self::hits::{Hit, Hits};

pub(super) use self::found::Found;
pub(super) use self::walk::find;

use crate::progress::Progress;
use crate::search::{Matcher, Query, WrongQuery};

/// Names a search; never used twice in a session. The default is that of no search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SearchId(pub(super) u64);

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) id: SearchId,
    /// As asked for, right or wrong.
    pub(super) query: Query,
    /// What looks for the last query that was right; nothing where nothing is looked for.
    pub(super) matcher: Option<Arc<Matcher>>,
    pub(super) wrong: Option<WrongQuery>,
    pub(super) is_filter: bool,
    pub(super) is_everywhere: bool,
}

impl Asked {
    /// Takes a new query; tells whether anything else is looked for now.
    pub(super) fn take(&mut self, query: Query) -> bool {
        self.query = query;
        let matcher = match Matcher::new(&self.query) {
            _ if self.query.is_empty() => None,
            Ok(matcher) => Some(Arc::new(matcher)),
            Err(wrong) => {
                self.wrong = Some(wrong);
                return false;
            }
        };
        self.wrong = None;
        self.matcher = matcher;
        self.renew();
        true
    }

    /// What was found so far counts no more.
    pub(super) fn renew(&mut self) {
        self.id = SearchId(self.id.0 + 1);
    }
}

/// Work that goes on in another thread; it is called off when this is dropped.
#[derive(Debug, Default)]
pub(super) struct Running(Arc<AtomicBool>);

impl Running {
    /// Tells that thread whether it was called off.
    pub(super) fn watch(&self) -> impl Fn() -> bool + Send + 'static {
        let is_over = Arc::clone(&self.0);
        move || is_over.load(Ordering::Relaxed)
    }

    /// Makes for that thread, again and again, what reading is called off by.
    pub(super) fn readings(&self) -> impl Fn() -> Progress + Send + 'static {
        let is_over = Arc::clone(&self.0);
        move || Progress::until(Arc::clone(&is_over))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

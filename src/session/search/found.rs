//! How far the search of one payload has come.

use std::sync::{Arc, Weak};

use super::hits::{Hit, Hits};
use super::{Running, SearchId};
use crate::analysis::Analysis;
use crate::search::Matcher;
use crate::session::Kept;

/// What was looked for in a payload, and what was found so far.
#[derive(Debug, Default)]
pub(in crate::session) struct Found {
    /// What is looked for.
    pub(in crate::session) search: SearchId,
    pub(in crate::session) matcher: Option<Arc<Matcher>>,
    /// Of this search or, until it has found something, of the one before.
    pub(in crate::session) hits: Hits,
    /// The hits with what they stand in; missing until the search has ended.
    pub(in crate::session) kept: Option<Kept>,
    payload: Weak<Analysis>,
    running: Option<Running>,
}

impl Found {
    /// Whether this was looked for in this payload.
    pub(in crate::session) fn is_of(&self, search: SearchId, payload: &Arc<Analysis>) -> bool {
        self.search == search && std::ptr::eq(self.payload.as_ptr(), Arc::as_ptr(payload))
    }

    pub(in crate::session) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Another search begins; the one before is called off.
    pub(in crate::session) fn begin(
        &mut self,
        search: SearchId,
        matcher: &Arc<Matcher>,
        payload: &Arc<Analysis>,
        running: Running,
    ) {
        self.search = search;
        self.matcher = Some(Arc::clone(matcher));
        if !std::ptr::eq(self.payload.as_ptr(), Arc::as_ptr(payload)) {
            // What was found in another payload is nowhere in this one.
            self.hits = Hits::default();
            self.kept = None;
        }
        self.payload = Arc::downgrade(payload);
        self.running = Some(running);
    }

    /// Takes what was found; with the last of it comes what a filter keeps. Tells whether that ended it.
    pub(in crate::session) fn take(
        &mut self,
        (search, payload): (SearchId, &Arc<Analysis>),
        mut portion: Vec<Hit>,
        kept: Option<Kept>,
    ) -> bool {
        if !self.is_of(search, payload) || self.running.is_none() {
            return false;
        }
        if self.hits.search != search {
            self.hits = Hits { search, ..Hits::default() };
        }
        self.hits.list.append(&mut portion);
        let is_last = kept.is_some();
        if is_last {
            self.hits.is_done = true;
            self.kept = kept;
            self.running = None;
        }
        is_last
    }
}

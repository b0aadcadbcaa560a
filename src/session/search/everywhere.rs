//! What was found in all open payloads.

use std::sync::{Arc, Weak};

use hashbrown::HashMap;

use super::hits::Hit;
use super::{Running, SearchId};
use crate::analysis::Analysis;
use crate::session::OpenId;

/// How many hits are kept of a payload; more are only counted.
pub const MOST_KEPT: usize = 10_000;

/// What was found in all open payloads.
#[derive(Debug, Default)]
pub struct Everywhere {
    groups: HashMap<OpenId, Group>,
    search: SearchId,
    running: Option<Running>,
    version: u64,
}

/// What was found in one of them.
#[derive(Debug, Default)]
pub struct Group {
    search: SearchId,
    payload: Weak<Analysis>,
    hits: Vec<Hit>,
    n_hits: usize,
}

impl Group {
    /// The first [`MOST_KEPT`] hits, in document order.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// How many hits there are, kept or not.
    pub fn n_hits(&self) -> usize {
        self.n_hits
    }

    /// Whether it holds what was found in this payload.
    pub fn is_of(&self, payload: &Arc<Analysis>) -> bool {
        std::ptr::eq(self.payload.as_ptr(), Arc::as_ptr(payload))
    }
}

impl Everywhere {
    /// What was found in a payload; nothing where nothing was.
    pub fn group(&self, id: OpenId) -> Option<&Group> {
        self.groups.get(&id).filter(|group| group.n_hits > 0)
    }

    /// Whether all payloads were gone through.
    pub fn is_done(&self) -> bool {
        self.running.is_none()
    }

    /// Changes whenever anything was found or forgotten.
    pub fn version(&self) -> u64 {
        self.version
    }

    pub(in crate::session) fn end(&mut self) {
        *self = Self { version: self.version + 1, ..Self::default() };
    }

    /// Whether a payload has to be gone through.
    pub(in crate::session) fn lacks(
        &self,
        search: SearchId,
        id: OpenId,
        payload: &Arc<Analysis>,
    ) -> bool {
        let group = self.groups.get(&id);
        !group.is_some_and(|group| group.search == search && group.is_of(payload))
    }

    /// Whether such a search goes on.
    pub(in crate::session) fn is_running(&self, search: SearchId) -> bool {
        self.search == search && self.running.is_some()
    }

    pub(in crate::session) fn begin(&mut self, search: SearchId, running: Running) {
        self.search = search;
        self.running = Some(running);
        // What was closed since is of no use.
        self.groups.retain(|_, group| group.payload.strong_count() > 0);
        self.version += 1;
    }

    /// Takes what was found in a payload: of all hits those that are kept.
    pub(in crate::session) fn take(
        &mut self,
        search: SearchId,
        (id, payload): (OpenId, &Arc<Analysis>),
        (hits, n_hits): (Vec<Hit>, usize),
    ) {
        if !self.is_running(search) {
            return;
        }
        let group = self.groups.entry(id).or_default();
        if group.search != search || !group.is_of(payload) {
            *group = Group { search, payload: Arc::downgrade(payload), ..Group::default() };
        }
        group.hits.extend(hits);
        group.n_hits += n_hits;
        self.version += 1;
    }

    pub(in crate::session) fn finish(&mut self, search: SearchId) {
        if self.search == search {
            self.running = None;
            self.version += 1;
        }
    }
}

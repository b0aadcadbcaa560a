//! What is open is held against another entry, or another policy.

use std::sync::Arc;

use super::reading::Reading;
use super::{Open, OpenId, Session};
use crate::analysis::Policy;
use crate::catalog::EntryId;

impl Session {
    pub(super) fn read_as(&mut self, entry: Option<EntryId>) {
        let Some(id) = self.current else { return };
        if let Some(open) = self.find_mut(id) {
            open.chosen = entry;
            self.recheck(id);
        }
    }

    pub(super) fn judge(&mut self, policy: Policy) {
        self.policy = Arc::new(policy);
        let read = |open: &Open| Some((open.id, Arc::clone(open.analysis()?)));
        let payloads = self.open.iter().filter_map(read).collect();
        self.work.judge(Arc::clone(&self.policy), payloads);
        self.read_folders();
    }

    /// Has the payload read once more where the user chose another entry than the one that it is held against.
    pub(super) fn recheck(&self, id: OpenId) {
        let Some(open) = self.find(id) else { return };
        if let Some(analysis) = open.analysis()
            && analysis.recognition().chosen() != open.chosen
        {
            self.work.recheck(self.terms(), (id, Arc::clone(analysis)), open.chosen);
        }
    }

    pub(super) fn take_rechecked(&self, id: OpenId, reading: Box<Reading>) {
        let open = self.find(id).filter(|open| open.wants(&reading));
        if let Some((open, carry)) = open.and_then(|open| Some((open, open.carry()?))) {
            self.work.carry(id, open.round(), reading, carry);
        }
    }
}

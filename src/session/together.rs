//! Which open payloads belong to one run, and which came more than once.

use std::sync::Arc;

use hashbrown::HashMap;

use super::work::{Report, Work, free};
use super::{Content, Open, OpenId, Session};
use crate::runs::{Grouping, Run, Task, Ties, Twins};

/// The open payloads, by what they belong to.
#[derive(Debug, Default)]
pub struct Together {
    ids: Vec<OpenId>,
    numbers: HashMap<OpenId, usize>,
    ties: Vec<Arc<Ties>>,
    grouping: Grouping,
    /// Counts how often they were put together.
    edition: u64,
}

/// What is put together, or will be.
#[derive(Debug, Default)]
pub(super) struct Joining {
    together: Arc<Together>,
    asked: Vec<Tied>,
    /// How often the session had changed when it was looked at.
    changes: u64,
    /// Of what was asked for last.
    edition: u64,
}

/// An open payload with what ties it to others.
type Tied = (OpenId, Arc<Ties>);

/// Up to so many runs, tasks and jobs are put together within a frame.
const AT_ONCE: usize = 20_000;

impl Together {
    fn of(payloads: Vec<Tied>, edition: u64) -> Self {
        let (ids, ties): (Vec<_>, Vec<_>) = payloads.into_iter().unzip();
        let grouping = Grouping::of(&ties);
        let numbers = ids.iter().copied().zip(0..).collect();
        Self { ids, numbers, ties, grouping, edition }
    }

    /// The run that a payload tells of together with other open ones.
    pub fn run_of(&self, id: OpenId) -> Option<&Run> {
        self.grouping.shared_run(self.index_of(id)?)
    }

    /// What a payload came more than once with.
    pub fn twins_of(&self, id: OpenId) -> impl Iterator<Item = &Twins> {
        let index = self.index_of(id);
        index.into_iter().flat_map(|index| self.grouping.twins_of(index))
    }

    /// Which payload runs and twins mean by this number.
    pub fn id_of(&self, payload: usize) -> Option<OpenId> {
        self.ids.get(payload).copied()
    }

    /// The number by which runs and twins mean this payload.
    pub fn index_of(&self, id: OpenId) -> Option<usize> {
        self.numbers.get(&id).copied()
    }

    /// What ties the payloads to others, in the order of their numbers.
    pub fn ties(&self) -> &[Arc<Ties>] {
        &self.ties
    }

    /// Changes whenever other payloads were put together.
    pub fn edition(&self) -> u64 {
        self.edition
    }

    /// The task whose job's own callback says why it failed, where the run's callback that lists it does not.
    pub fn explained(&self, id: OpenId, job_id: &str) -> Option<&Task> {
        self.run_of(id)?.task_of(job_id).filter(|task| task.failure().is_some())
    }
}

impl Session {
    /// Which open payloads belong together. Payloads that are only listed in a table are not among them.
    pub fn together(&self) -> &Arc<Together> {
        &self.joining.together
    }

    /// Puts together what is open now, if that has changed: once for many changes.
    pub(super) fn join(&mut self) {
        if std::mem::replace(&mut self.joining.changes, self.changes) == self.changes {
            return;
        }
        let payloads: Vec<Tied> = self.open.iter().filter_map(Open::tied).collect();
        let asked = &mut self.joining.asked;
        let is_same = |((id, ties), (other, of_other)): (&Tied, &Tied)| {
            id == other && Arc::ptr_eq(ties, of_other)
        };
        if payloads.len() == asked.len() && payloads.iter().zip(asked.iter()).all(is_same) {
            return;
        }
        asked.clone_from(&payloads);
        self.joining.edition += 1;
        let edition = self.joining.edition;
        if payloads.iter().map(|(_, ties)| ties.n_told()).sum::<usize>() <= AT_ONCE {
            self.take_joined(Box::new(Together::of(payloads, edition)));
        } else {
            self.work.join(payloads, edition);
        }
    }

    pub(super) fn take_joined(&mut self, together: Box<Together>) {
        if together.edition == self.joining.edition {
            free(std::mem::replace(&mut self.joining.together, Arc::from(together)));
        }
    }
}

impl Open {
    fn tied(&self) -> Option<Tied> {
        let is_read = matches!(self.content, Content::Read(_));
        Some((self.id, Arc::clone(self.ties.as_ref().filter(|_| is_read)?)))
    }
}

impl Work {
    fn join(&self, payloads: Vec<Tied>, edition: u64) {
        let reporter = self.reporter();
        std::thread::spawn(move || {
            reporter.send(Report::Joined(Box::new(Together::of(payloads, edition))));
        });
    }
}

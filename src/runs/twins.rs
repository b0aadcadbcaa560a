//! What came more than once.

use std::hash::Hash;
use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::Ties;
use crate::catalog::EntryId;
use crate::timeline::Bar;

/// Payloads of which one would have done, or that tell of one job or run in different ways.
///
/// A run's callback and those of its jobs tell of the same jobs and are no twins.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Twins {
    /// In what way they are the same.
    pub sameness: Sameness,
    /// The payloads: as they were given, or, where they tell different things, from the earliest to the latest.
    pub payloads: Vec<usize>,
    /// The job or run that they tell of; empty where that doesn't matter.
    pub id: String,
}

/// In what way payloads are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sameness {
    /// Byte by byte.
    Bytes,
    /// They say the same, written in another way.
    Content,
    /// They are callbacks of the same job and say different things: it went on, or was tried again.
    Job,
    /// The same of a run.
    Run,
}

/// What came later among callbacks of one job: by the last moment that each tells, then by whether it has ended, then by
/// when it was logged.
pub(super) fn age(bar: &Bar, ties: &Ties) -> impl Ord + use<> {
    (bar.last().map(|moment| moment.at), bar.ended.is_some(), ties.logged)
}

/// All of them, those of the same bytes first.
pub(super) fn twins(payloads: &[Arc<Ties>]) -> Vec<Twins> {
    let ties = || payloads.iter().enumerate();
    let same = |sameness, payloads: &Vec<usize>| Twins {
        sameness,
        payloads: payloads.clone(),
        id: String::new(),
    };
    let bytes = classes(ties().map(|(index, ties)| (ties.bytes, index)));
    let mut twins: Vec<Twins> = Vec::new();
    twins.extend(bytes.iter().filter(|it| it.len() > 1).map(|it| same(Sameness::Bytes, it)));
    // One stands for all with its bytes.
    let first = bytes.iter().filter_map(|class| class.first());
    let first = first.filter_map(|&index| Some((payloads.get(index)?.content?, index)));
    let contents = classes(first);
    twins.extend(contents.iter().filter(|it| it.len() > 1).map(|it| same(Sameness::Content, it)));
    let mut stands_for: Vec<usize> = (0..payloads.len()).collect();
    for class in bytes.iter().chain(&contents) {
        let Some(&first) = class.first() else { continue };
        for &index in class {
            if let Some(stands_for) = stands_for.get_mut(index) {
                *stands_for = first;
            }
        }
    }
    let tells_news = |index: usize| {
        // What says the same as another one says nothing new; nor does what has the bytes of such a one.
        stands_for.get(index) == Some(&index)
    };
    let news = || ties().filter(|(index, _)| tells_news(*index));
    let jobs = news().flat_map(|(index, ties)| {
        ties.jobs.iter().map(move |job| ((&*job.job_id, ties.kind), (age(&job.bar, ties), index)))
    });
    let runs = news().flat_map(|(index, ties)| {
        ties.runs.iter().map(move |run| ((&*run.run_id, ties.kind), (age(&run.bar, ties), index)))
    });
    twins.extend(of_one(Sameness::Job, jobs));
    twins.extend(of_one(Sameness::Run, runs));
    twins
}

/// Those that tell of one job or run in different ways, each set of them once. What is called alike in callbacks of another
/// kind is another one.
fn of_one<'t, K: Ord>(
    sameness: Sameness,
    told: impl Iterator<Item = ((&'t str, Option<EntryId>), (K, usize))>,
) -> Vec<Twins> {
    let named = told.filter(|((id, _), _)| !id.is_empty());
    let mut seen = HashSet::new();
    let sets = classes(named.map(|(key, one)| (key, (key.0, one)))).into_iter();
    let sets = sets.filter_map(|mut class| {
        class.sort_by(|(_, (one, _)), (_, (other, _))| one.cmp(other));
        let (id, _) = class.first()?;
        let id = (*id).to_owned();
        let mut payloads: Vec<usize> = class.into_iter().map(|(_, (_, index))| index).collect();
        payloads.dedup();
        let is_new = payloads.len() > 1 && seen.insert(payloads.clone());
        is_new.then_some(Twins { sameness, payloads, id })
    });
    sets.collect()
}

/// What has the same key, in the order of the first of each.
fn classes<K: Hash + Eq, V>(keyed: impl Iterator<Item = (K, V)>) -> Vec<Vec<V>> {
    let mut classes: Vec<Vec<V>> = Vec::new();
    let mut by_key = HashMap::new();
    for (key, value) in keyed {
        let at = *by_key.entry(key).or_insert_with(|| {
            classes.push(Vec::new());
            classes.len() - 1
        });
        if let Some(class) = classes.get_mut(at) {
            class.push(value);
        }
    }
    classes
}

//! What an entry asks of its payloads, laid out so that the walk finds it with one load: found out once for an
//! entry, and asked of all its payloads.

use std::sync::Arc;

use super::lists::{Kept, ListNumber};
use super::{relation, slip};
use crate::catalog::{
    ANY_NAME, Catalog, Entry, NodeEntry, PlaceId, Presence, Provenance, RelationKind, ValueType,
};

/// What an entry asks.
#[derive(Debug)]
pub(in crate::analysis) struct Questions {
    /// By place: one more than its row; 0 or nothing where the entry documents nothing.
    numbers: Arc<[u16]>,
    /// The entry's nodes in their order, and behind them the envelope where it documents none.
    rows: Vec<Question>,
    /// By row: the children that may not be absent, or not always.
    expected: Vec<Vec<Expected>>,
    /// By row: the values that are listed, if any are.
    listed: Vec<Vec<Box<str>>>,
    /// By list: the place of its nodes, and what is noted of them.
    lists: Vec<(PlaceId, Kept)>,
    /// By relation: the place in which it is asked.
    pub(super) scopes: Vec<PlaceId>,
    /// How many relations there are up to the last that speaks of moments.
    pub(super) n_up_to_moments: usize,
    /// Where tasks say how they stand.
    pub(super) task_state: Option<TaskState>,
    /// What the documentation has wrong.
    pub(super) slips: Vec<slip::Known>,
}

/// Where the tasks of jobs or runs at one place say how they stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct TaskState {
    pub(super) unit: PlaceId,
    pub(super) place: PlaceId,
}

/// What is asked of the nodes at one place. It is small, since payloads of many entries ask for very many in turns: what
/// few nodes are asked stands apart.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Question {
    row: u16,
    /// Whether the entry says anything of the node itself.
    pub(super) is_documented: bool,
    pub(super) value_type: ValueType,
    /// Whether every value is right.
    pub(super) is_free: bool,
    /// Whether values are listed, and whether there may be more.
    pub(super) is_listed: bool,
    pub(super) may_be_unlisted: bool,
    /// Whether it is right that several stand side by side.
    pub(super) may_repeat: bool,
    /// Whether it stands for any name.
    pub(super) is_free_key: bool,
    /// Whether its absence may be wrong.
    pub(super) is_expected: bool,
    /// How many of its children may not be absent, or not always.
    pub(super) n_expected: u16,
    /// Where it is noted for relations and conditions, if any speaks of it.
    pub(super) list: Option<ListNumber>,
}

impl Question {
    /// Its row among all, which is its node's index in the entry.
    pub(super) fn row(&self) -> usize {
        self.row.into()
    }
}

/// A child that may not be absent, or not always.
#[derive(Debug)]
pub(super) struct Expected {
    pub(super) place: PlaceId,
    /// The places of those that may stand for it.
    pub(super) either: Vec<PlaceId>,
    pub(super) may_be_empty: bool,
}

impl Questions {
    /// What `entry` asks.
    pub(in crate::analysis) fn of(catalog: &Catalog, entry: &Entry) -> Self {
        let speaks_of_moments = |kind: &RelationKind| matches!(kind, RelationKind::Order(_));
        let relations = || entry.relations.iter().map(|relation| &relation.kind);
        let last_of_moments = relations().rposition(speaks_of_moments);
        let task_state = task_state(catalog, entry);
        let mut questions = Self {
            numbers: Arc::clone(entry.numbers()),
            rows: Vec::new(),
            expected: Vec::new(),
            listed: Vec::new(),
            lists: Vec::new(),
            scopes: relations().map(|kind| relation::scope(catalog, entry, kind)).collect(),
            n_up_to_moments: last_of_moments.map_or(0, |last| last + 1),
            task_state,
            slips: slip::known(entry),
        };
        for node in &entry.nodes {
            questions.add(entry, node.place, Some(node));
        }
        if !entry.envelope {
            questions.add(entry, PlaceId::ENVELOPE, None);
        }
        for (place, kept) in relation::places(catalog, entry) {
            questions.note(place, kept);
        }
        if let Some(TaskState { place, .. }) = task_state {
            questions.note(place, Kept { hashes: true, ..Kept::default() });
        }
        questions
    }

    /// What is asked of the nodes at `place`; nothing where the entry documents none there.
    pub(super) fn at(&self, place: PlaceId) -> Option<&Question> {
        self.rows.get(self.row(place)?)
    }

    /// The children that may not be absent, or not always.
    pub(super) fn expected(&self, question: &Question) -> &[Expected] {
        self.expected.get(question.row()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The values that are listed.
    pub(super) fn listed(&self, question: &Question) -> &[Box<str>] {
        self.listed.get(question.row()).map(Vec::as_slice).unwrap_or_default()
    }

    /// Where the nodes of each list stand and what it keeps of them, by their numbers.
    pub(super) fn lists(&self) -> &[(PlaceId, Kept)] {
        &self.lists
    }

    fn row(&self, place: PlaceId) -> Option<usize> {
        match self.numbers.get(place.index()) {
            Some(&number) if number > 0 => Some(usize::from(number) - 1),
            // What is not documented may be asked for all the same.
            Some(_) | None if place == PlaceId::ENVELOPE => self.rows.len().checked_sub(1),
            Some(_) | None => None,
        }
    }

    fn add(&mut self, entry: &Entry, place: PlaceId, node: Option<&NodeEntry>) {
        let children = entry.children(place).filter(|child| may_be_missed(child));
        let expected = children.map(|child| Expected {
            place: child.place,
            either: child.either.clone(),
            may_be_empty: child.may_be_empty,
        });
        let expected: Vec<Expected> = expected.collect();
        let values = node.into_iter().flat_map(|node| &node.values);
        self.listed.push(values.map(|value| Box::from(&*value.is)).collect());
        self.rows.push(Question {
            // Nodes are numbered in as many bits.
            row: u16::try_from(self.rows.len()).unwrap_or(u16::MAX),
            is_documented: node.is_some(),
            value_type: node.map_or(ValueType::Container, |node| node.value_type),
            is_free: node
                .is_none_or(|node| node.values.is_empty() && node.value_type.spelling().is_none()),
            is_listed: node.is_some_and(|node| !node.values.is_empty()),
            may_be_unlisted: node.is_some_and(|node| node.more_values),
            may_repeat: node.is_some_and(|node| node.may_repeat),
            is_free_key: node.is_some_and(|node| node.name == ANY_NAME),
            is_expected: node.is_some_and(may_be_missed),
            n_expected: u16::try_from(expected.len()).unwrap_or(u16::MAX),
            list: None,
        });
        self.expected.push(expected);
    }

    /// Has the nodes at `place` noted.
    fn note(&mut self, place: PlaceId, kept: Kept) {
        let row = self.row(place);
        let Some(question) = row.and_then(|row| self.rows.get_mut(row)) else { return };
        let number = *question.list.get_or_insert_with(|| {
            self.lists.push((place, Kept::default()));
            ListNumber::last(&self.lists)
        });
        let is_hashed = !matches!(question.value_type, ValueType::Container | ValueType::Timestamp);
        if let Some((_, list)) = self.lists.get_mut(number.index()) {
            *list = list.and(kept);
            list.hashes &= is_hashed;
        }
    }
}

/// Where the tasks of a job or a run say how they stand, as an entry documents them.
fn task_state(catalog: &Catalog, entry: &Entry) -> Option<TaskState> {
    entry.with_name("State").find_map(|node| {
        let tasks = catalog.place_parent(node.place)?;
        let unit = catalog.place_parent(tasks)?;
        let is_it = catalog.place_name(tasks) == "Tasks" && catalog.units().contains(&unit);
        is_it.then_some(TaskState { unit, place: node.place })
    })
}

/// Whether the absence of a node may be worth telling in some payload.
pub(super) fn may_be_missed(node: &NodeEntry) -> bool {
    match node.presence {
        Presence::Always | Presence::OnSuccess => true,
        // What was only seen in samples nobody promises.
        Presence::When(_) => node.provenance != Provenance::Sample,
        Presence::Sometimes => false,
    }
}

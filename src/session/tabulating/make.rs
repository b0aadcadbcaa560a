//! A table is made, sorted and filtered in the background.

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::document::{Node, NodeId};
use crate::isolation::isolated;
use crate::progress::Progress;
use crate::records::{Records, Repeat, Sort, alike, repeats};
use crate::search::{Matcher, Query};
use crate::session::OpenId;
use crate::session::work::{Report, Work};

/// A table that was made.
#[derive(Clone, Debug)]
pub(in crate::session) struct Made {
    pub(super) analysis: Arc<Analysis>,
    pub(super) repeats: Arc<[Repeat]>,
    pub(super) records: Arc<Records>,
    pub(super) sort: Option<Sort>,
    /// The rows that are listed, in their order.
    pub(super) listed: Arc<[u32]>,
    /// Where each row stands in that; [`u32::MAX`] for one that isn't listed.
    pub(super) lines: Arc<[u32]>,
}

/// What is to be shown as a table.
pub(super) enum What {
    /// This node with all like it; where there is none, what has most rows.
    Of(Option<NodeId>),
    /// What was made before, listed otherwise; of another reading of the payload, what stands there now.
    Before(Made),
}

pub(super) struct Asked {
    pub(super) analysis: Arc<Analysis>,
    pub(super) what: What,
    pub(super) sort: Option<Sort>,
    pub(super) filter: String,
    pub(super) progress: Arc<Progress>,
}

impl Work {
    /// Makes a table of a payload in the background.
    pub(super) fn tabulate(&self, id: OpenId, asked: Asked) {
        let reporter = self.reporter();
        std::thread::spawn(move || {
            let of = Arc::clone(&asked.progress);
            let made = isolated(|| asked.make()).ok().flatten();
            if !of.is_over() {
                reporter.send(Report::Tabulated { id, of, made: made.map(Box::new) });
            }
        });
    }
}

impl Asked {
    /// Nothing where what was there is there no longer, or where nobody waits any more.
    fn make(self) -> Option<Made> {
        let Self { analysis, what, sort, filter, progress } = self;
        let document = analysis.document();
        let (repeats, records, sort) = match what {
            What::Before(made) if Arc::ptr_eq(&made.analysis, &analysis) => {
                (made.repeats, made.records, sort)
            }
            What::Of(node) => {
                let repeats = repeats(&analysis);
                let largest = repeats.iter().rev().max_by_key(|repeat| repeat.count);
                let node = node.or(largest.map(|repeat| repeat.first));
                let rows = node.map_or_else(Vec::new, |node| alike(document.node(node)));
                let records = Records::new(document, rows, &progress)?;
                (repeats.into(), Arc::new(records), sort)
            }
            What::Before(before) => {
                let first = *before.records.rows().first()?;
                let path = before.analysis.paths().unnumbered(first);
                let found = document.find(&path);
                let rows = found.into_iter().flat_map(|node| document.node(node).items());
                let rows: Vec<NodeId> = rows.map(Node::id).collect();
                if rows.is_empty() {
                    return None;
                }
                let records = Records::new(document, rows, &progress)?;
                // What it was sorted by may be another column now.
                let name = |records: &Records, column: usize| {
                    records.columns().get(column).map(|column| column.name.clone())
                };
                let is_same =
                    |sort: &Sort| name(&records, sort.column) == name(&before.records, sort.column);
                let sort = sort.filter(is_same);
                (repeats(&analysis).into(), Arc::new(records), sort)
            }
        };
        let matcher = Matcher::new(&Query::of(filter)).ok();
        let matcher = matcher.filter(|matcher| !matcher.query().is_empty());
        let keeps = |text: &str| {
            matcher.as_ref().is_some_and(|matcher| matcher.spans(text).next().is_some())
        };
        let keeps: Option<&dyn Fn(&str) -> bool> = matcher.is_some().then_some(&keeps);
        let listed = records.listed(document, keeps, sort, &progress)?;
        let mut lines = vec![u32::MAX; records.rows().len()];
        for (&row, line) in listed.iter().zip(0..) {
            if let Some(place) = lines.get_mut(row as usize) {
                *place = line;
            }
        }
        let (listed, lines) = (listed.into(), lines.into());
        Some(Made { analysis, repeats, records, sort, listed, lines })
    }
}

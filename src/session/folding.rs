//! Folding of so many rows that it would take longer than a frame: done on another thread.

use std::sync::Arc;
use std::thread;

use super::rows::Fold;
use super::work::{Report, Work, free};
use super::{Action, Open, OpenId, Rows, Session, Target};

/// So many rows are folded within a frame.
const MOST_AT_ONCE: usize = 200_000;

impl Work {
    fn fold(&self, id: OpenId, n_folds: u64, mut rows: Rows, fold: Fold) {
        let reporter = self.reporter();
        thread::spawn(move || {
            rows.apply(fold);
            reporter.send(Report::Folded { id, n_folds, rows });
        });
    }
}

impl Session {
    /// Begins what folds or unfolds many rows of the shown payload; tells whether this was such an action.
    pub(super) fn fold_many(&mut self, action: &Action) -> bool {
        let Some(open) = self.current.and_then(|id| self.find_mut(id)) else { return false };
        let Some(fold) = open.fold_of(action) else { return false };
        // What was begun before and is not done yet is overtaken.
        open.view.n_folds += 1;
        let is_many = open.view.rows.cost(fold) > MOST_AT_ONCE;
        if is_many {
            let (id, n_folds, rows) = (open.id, open.view.n_folds, open.view.rows.clone());
            open.view.revision += 1;
            self.work.fold(id, n_folds, rows, fold);
        }
        is_many
    }

    /// Shows what was folded, unless it is overtaken by other rows or what was folded since.
    pub(super) fn take_folded(&mut self, id: OpenId, n_folds: u64, mut rows: Rows) {
        let open = self.find_mut(id).filter(|open| {
            open.view.n_folds == n_folds && Arc::ptr_eq(rows.outline(), open.view.rows.outline())
        });
        let Some(open) = open else { return free(rows) };
        rows.filter_as(&open.view.rows);
        free(std::mem::replace(&mut open.view.rows, rows));
        open.view.revision += 1;
        open.keep_selection_visible();
        open.view.reveals += 1;
    }
}

impl Open {
    /// What an action folds or unfolds.
    fn fold_of(&self, action: &Action) -> Option<Fold> {
        let selected = self.selected();
        let below = selected.map(Target::node);
        let is_folded = |node| self.is_folded(node);
        let row = || self.rows().row_of(selected?);
        match action {
            Action::FoldAll => Some(Fold::All),
            Action::UnfoldAll => Some(Fold::None),
            Action::FoldBelow => below.map(Fold::Below),
            Action::UnfoldBelow => below.map(Fold::NoneBelow),
            Action::Toggle(node) => Some(Fold::Toggle(*node)),
            Action::FoldOrLeave => {
                row().filter(|row| row.is_foldable && !row.is_folded)?;
                below.map(Fold::Toggle)
            }
            Action::UnfoldOrEnter => below.filter(|node| is_folded(*node)).map(Fold::Toggle),
            Action::Show(_)
            | Action::ShowNext(_)
            | Action::Close(_)
            | Action::StopReading
            | Action::ReopenClosed
            | Action::Select { .. }
            | Action::Move(_)
            | Action::SelectNamed { .. }
            | Action::Search(_)
            | Action::SearchEverywhere(_)
            | Action::Filter(_)
            | Action::GoTo(..)
            | Action::NextHit { .. }
            | Action::NextFinding { .. }
            | Action::SelectFinding(_)
            | Action::MoveInFindings(_)
            | Action::FilterFindings(_)
            | Action::Judge(_)
            | Action::ReadAs(_)
            | Action::Folder(_)
            | Action::Compare(_)
            | Action::Speak(_)
            | Action::TellTimes(_) => None,
        }
    }
}

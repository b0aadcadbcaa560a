//! Folding. That of so many rows that it would take longer than a frame is done on another thread.

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
            reporter.send(Report::Folded { id, n_folds, rows, fold });
        });
    }
}

impl Session {
    /// Folds or unfolds rows of the shown payload, or begins to; tells whether the action asks for that.
    pub(super) fn fold(&mut self, action: &Action) -> bool {
        let Some(open) = self.current.and_then(|id| self.find_mut(id)) else { return false };
        let Some(fold) = open.fold_of(action) else { return false };
        // What was begun before and is not done yet is overtaken.
        open.view.n_folds += 1;
        open.view.revision += 1;
        if open.view.rows.cost(fold) > MOST_AT_ONCE {
            let (id, n_folds, rows) = (open.id, open.view.n_folds, open.view.rows.clone());
            self.work.fold(id, n_folds, rows, fold);
        } else {
            open.view.rows.apply(fold);
            open.follow(fold);
        }
        true
    }

    /// Shows what was folded, unless it is overtaken by other rows or what was folded since.
    pub(super) fn take_folded(&mut self, id: OpenId, n_folds: u64, mut rows: Rows, fold: Fold) {
        let open = self.find_mut(id).filter(|open| {
            open.view.n_folds == n_folds && Arc::ptr_eq(rows.outline(), open.view.rows.outline())
        });
        let Some(open) = open else { return free(rows) };
        rows.filter_as(&open.view.rows);
        free(std::mem::replace(&mut open.view.rows, rows));
        open.view.revision += 1;
        open.follow(fold);
    }
}

impl Open {
    /// What an action folds or unfolds.
    fn fold_of(&self, action: &Action) -> Option<Fold> {
        let selected = self.selected();
        let below = selected.map(Target::node);
        let row = selected.filter(|target| matches!(target, Target::Node(_)));
        match action {
            Action::FoldAll => Some(Fold::All),
            Action::UnfoldAll => Some(Fold::None),
            Action::FoldBelow => below.map(Fold::Below),
            Action::UnfoldBelow => below.map(Fold::NoneBelow),
            Action::Toggle(node) => Some(Fold::Toggle(*node)),
            Action::FoldOrLeave => {
                let is_foldable = self.rows().row_of(row?)?.is_foldable;
                (is_foldable && !self.is_folded(below?)).then_some(Fold::Toggle(below?))
            }
            Action::UnfoldOrEnter => {
                row.filter(|row| self.is_folded(row.node())).map(|row| Fold::Toggle(row.node()))
            }
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
            | Action::Tabulate(_)
            | Action::Note(_)
            | Action::Speak(_)
            | Action::TellTimes(_) => None,
        }
    }

    /// Where folding hides the selection, it moves to the folded row. What is folded by keys comes in sight.
    fn follow(&mut self, fold: Fold) {
        if let Some(selected) = self.view.selected {
            self.view.selected = Some(self.view.rows.visible(selected));
        }
        if !matches!(fold, Fold::Toggle(_)) {
            self.view.reveals += 1;
        }
    }
}

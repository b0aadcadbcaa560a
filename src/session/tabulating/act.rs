//! What a user does about a table, and what becomes of it as its payload is read again.

use std::sync::Arc;

use super::make::{Asked, Made, What};
use super::{TabulateAction, Tabulating};
use crate::progress::Progress;
use crate::records::Sort;
use crate::session::work::free;
use crate::session::{Action, Open, OpenId, Session, Target};

impl Session {
    pub(in crate::session) fn tabulate(&mut self, action: TabulateAction) {
        let Some(open) = self.current.and_then(|id| self.find_mut(id)) else { return };
        match action {
            TabulateAction::Selected => {
                // A table that shows it is there stays as it is looked at.
                if open.selected_cell().is_none() {
                    let node = open.repeated();
                    self.make_table(What::Of(node));
                }
            }
            TabulateAction::Of(node) => self.make_table(What::Of(Some(node))),
            TabulateAction::Select { row, column } => open.select_cell(row, column),
            TabulateAction::Move { rows, columns } => open.move_cell(rows, columns),
            TabulateAction::End => open.view.tabulating = None,
            TabulateAction::Sort(column) => {
                let Some(table) = &mut open.view.tabulating else { return };
                table.sort = match table.sort.filter(|sort| sort.column == column) {
                    None => Some(Sort { column, is_descending: false }),
                    Some(Sort { is_descending: false, .. }) => {
                        Some(Sort { column, is_descending: true })
                    }
                    Some(Sort { is_descending: true, .. }) => None,
                };
                self.list_table();
            }
            TabulateAction::Filter(words) => {
                let Some(table) = &mut open.view.tabulating else { return };
                table.filter = words;
                self.list_table();
            }
        }
    }

    /// Has the shown payload's table made: another one, looked at as none was before.
    fn make_table(&mut self, what: What) {
        let Some(open) = self.current.and_then(|id| self.find_mut(id)) else { return };
        if open.analysis().is_none() {
            return;
        }
        open.view.tabulating = Some(Tabulating::after(open.view.tabulating.take()));
        let id = open.id;
        self.ask_for_table(id, what);
    }

    /// Has the shown table's rows listed as they are looked at now.
    fn list_table(&mut self) {
        let Some(open) = self.current() else { return };
        let made = open.tabulating().and_then(|table| table.made.clone());
        if let Some(made) = made {
            self.ask_for_table(open.id, What::Before(made));
        }
    }

    fn ask_for_table(&mut self, id: OpenId, what: What) {
        let Some(open) = self.find_mut(id) else { return };
        let Some(analysis) = open.analysis().cloned() else { return };
        let Some(table) = &mut open.view.tabulating else { return };
        let progress = Arc::new(Progress::default());
        let (sort, filter) = (table.sort, table.filter.clone());
        if let Some(before) = table.making.replace(Arc::clone(&progress)) {
            before.call_off();
        }
        self.work.tabulate(id, Asked { analysis, what, sort, filter, progress });
    }

    pub(in crate::session) fn take_table(
        &mut self,
        id: OpenId,
        of: &Arc<Progress>,
        made: Option<Box<Made>>,
    ) {
        let is_it = |open: &&mut Open| {
            let making = open.tabulating().and_then(|table| table.making.as_ref());
            making.is_some_and(|making| Arc::ptr_eq(making, of))
        };
        let Some(open) = self.find_mut(id).filter(is_it) else { return free(made) };
        match (made, &mut open.view.tabulating) {
            (Some(made), Some(table)) => table.take(*made),
            (_, table) => *table = None,
        }
    }

    /// After a payload was read again: its table is made anew.
    pub(in crate::session) fn keep_tables(&mut self) {
        let is_old = |open: &&Open| {
            let Some(analysis) = open.analysis() else { return false };
            let table = open.tabulating().filter(|table| table.making.is_none());
            let made = table.and_then(|table| table.made.as_ref());
            made.is_some_and(|made| !Arc::ptr_eq(&made.analysis, analysis))
        };
        let old: Vec<OpenId> = self.open.iter().filter(is_old).map(|open| open.id).collect();
        for id in old {
            let made = self.find(id).and_then(Open::tabulating).and_then(|it| it.made.clone());
            if let Some(made) = made {
                self.ask_for_table(id, What::Before(made));
            }
        }
    }
}

impl Tabulating {
    fn take(&mut self, made: Made) {
        self.making = None;
        self.sort = made.sort;
        let records = Arc::clone(&made.records);
        let before = self.made.replace(made);
        if before.as_ref().is_none_or(|before| !Arc::ptr_eq(&before.records, &records)) {
            self.edition += 1;
        }
        free(before);
    }
}

impl Open {
    /// Selects in the tree what stands in a cell; where nothing does, its row.
    fn select_cell(&mut self, row: usize, column: usize) {
        let Some((_, records)) = self.tabulating().and_then(Tabulating::made) else { return };
        let cell = records.cell(row, column).map(|cell| cell.node);
        let Some(node) = cell.or(records.rows().get(row).copied()) else { return };
        self.apply(&Action::Select { target: Target::Node(node), reveal: true });
        self.view.revision += 1;
        let selected = self.view.selected;
        if let Some(table) = &mut self.view.tabulating {
            (table.cursor, table.followed) = ((row, column), selected);
        }
    }

    fn move_cell(&mut self, rows: isize, columns: isize) {
        let Some(table) = self.tabulating() else { return };
        let Some((_, records)) = table.made() else { return };
        let selected = self.selected_cell();
        let last = table.listed().len().saturating_sub(1);
        let line = match selected.and_then(|(row, _)| table.line_of(row)) {
            Some(line) => line.saturating_add_signed(rows).min(last),
            None if rows == isize::MAX => last,
            None => 0,
        };
        let Some(&row) = table.listed().get(line) else { return };
        let last = records.columns().len().saturating_sub(1);
        let column = selected.map_or(0, |(_, column)| column);
        self.select_cell(row as usize, column.saturating_add_signed(columns).min(last));
    }
}

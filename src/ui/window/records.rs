//! The table of what repeats in a payload: its keys, and what is copied and written of it.

use std::sync::Arc;

use eframe::egui::{Context, Key, Rect, Ui};

use super::keys::list_keys;
use super::{Window, within};
use crate::document::NodeId;
use crate::report::records::{text, write_csv, write_lines, write_tabbed};
use crate::session::{Open, TabulateAction};
use crate::ui::gather::{Export, Exported, name_for};
use crate::ui::later::Later;
use crate::ui::panels::{self, Scene};
use crate::ui::wish::{Pane, Tab, TableForm, TableWish, Wish, tabulate};

impl Window {
    /// Where a table has ended, its tab and the keyboard go elsewhere.
    pub(super) fn leave_ended_table(&mut self) {
        if self.session.current().is_none_or(|open| open.tabulating().is_none()) {
            if self.tab == Tab::Records {
                self.tab = Tab::default();
            }
            if self.pane == Pane::Records {
                self.pane = Pane::Tree;
            }
        }
    }

    pub(super) fn draw_records(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        wishes: &mut Vec<Wish>,
    ) {
        let Some(open) = self.session.current() else { return };
        within(ui, "records", rect, |ui| {
            panels::records::draw(ui, rect, scene, (open, &mut self.records), wishes);
        });
    }

    pub(super) fn record_keys(&self) -> Vec<(Key, Wish)> {
        let step = |rows, columns| tabulate(TabulateAction::Move { rows, columns });
        let mut steps = list_keys(self.records.scroll, |by| step(by, 0));
        steps.push((Key::ArrowLeft, step(0, -1)));
        steps.push((Key::ArrowRight, step(0, 1)));
        steps.push((Key::Enter, Wish::Visit(Pane::Tree)));
        steps.push((Key::Escape, Wish::Visit(Pane::Tree)));
        steps
    }

    pub(super) fn fulfil_in_records(&mut self, ctx: &Context, wish: TableWish) {
        match wish {
            TableWish::CopyCell => self.copy_record_cell(ctx),
            TableWish::CopyRows(form) => {
                if let Some(made) = self.written_records(form) {
                    self.copy_later(ctx, move || Some(made()));
                }
            }
            TableWish::Export(form) => self.export_records(ctx, form),
            TableWish::Open
            | TableWish::Compare
            | TableWish::SelectAll
            | TableWish::OnlyThis
            | TableWish::GroupByThis
            | TableWish::ClearFilters => {}
        }
    }

    /// Copies what the selected cell says: of several nodes how many there are, of one that is missing nothing.
    pub(super) fn copy_record_cell(&mut self, ctx: &Context) {
        let Some(open) = self.session.current() else { return };
        let table = open.selected_cell().zip(open.tabulating().and_then(|table| table.made()));
        let Some(((row, column), (analysis, records))) = table else { return };
        let Some(cell) = records.cell(row, column) else { return };
        let text = text(analysis, Some(cell), self.settings.language).into_owned();
        self.copy(ctx, text);
    }

    /// Asks where to write what the table lists; makes it off the window's thread.
    fn export_records(&mut self, ctx: &Context, form: TableForm) {
        let Some(made) = self.written_records(form) else { return };
        let Some(open) = self.session.current() else { return };
        let empty = Export::of(open, Exported::Text(Arc::default()));
        let export = move || Ok(Export { content: Exported::Text(Arc::new(made())), ..empty });
        let name = name_for(open, &format!("{}.{}", rows_name(open), form.extension()));
        self.exporting = Some((name, Later::new(ctx, export)));
    }

    /// What makes a text of all rows that are listed, in any thread.
    fn written_records(
        &self,
        form: TableForm,
    ) -> Option<impl FnOnce() -> String + Send + 'static + use<>> {
        let table = self.session.current()?.tabulating()?;
        let (analysis, records) = table.made()?;
        let (analysis, records) = (Arc::clone(analysis), Arc::clone(records));
        let (listed, language) = (table.listed().to_vec(), self.settings.language);
        Some(move || {
            let rows = listed.into_iter().map(|row| row as usize);
            let table = (&*analysis, &*records);
            let mut out = Vec::new();
            let written = match form {
                TableForm::Csv => write_csv(table, rows, language, &mut out),
                TableForm::JsonLines => write_lines(table, rows, &mut out),
                TableForm::Text => write_tabbed(table, rows, language, &mut out),
            };
            // Nothing that is written into memory fails.
            written.unwrap_or_default();
            String::from_utf8(out).unwrap_or_default()
        })
    }
}

/// What the rows of a payload's table are called, fit to stand in a file's name.
fn rows_name(open: &Open) -> String {
    let name = || {
        let (analysis, records) = open.tabulating()?.made()?;
        let first: NodeId = *records.rows().first()?;
        analysis.document().node(first).label()
    };
    let name = name().unwrap_or_default().chars();
    let is_plain = |character: &char| character.is_alphanumeric() || matches!(character, '-' | '_');
    name.filter(is_plain).take(40).collect()
}

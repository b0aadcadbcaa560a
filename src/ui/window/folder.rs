//! The table of a folder in the window: where it stands, its keys, and what is copied and written of it.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Context, Key, Rect, Ui, pos2};

use super::{Window, within};
use crate::report::table::{Speech, write_csv, write_line};
use crate::session::folder::{FolderRow, Look};
use crate::session::{Action, Address, Folder, FolderAction};
use crate::ui::gather::{Export, Exported};
use crate::ui::later::Later;
use crate::ui::panels::{self, Scene, file_name};
use crate::ui::sizes::{Edge, Widths};
use crate::ui::wish::{Tab, TableForm, TableWish, Wish};
use crate::words::visible;

impl Window {
    pub(super) fn draw_folder(
        &mut self,
        ui: &mut Ui,
        area: Rect,
        scene: &Scene,
        wishes: &mut Vec<Wish>,
    ) {
        let Some(open) = self.session.current() else { return };
        let Some(folder) = open.folder() else { return };
        let left = area.with_max_x(area.left() + Widths::of(area, &scene.sizes).left);
        let mut filters = left;
        let n_open = self.session.opened().len();
        if n_open > 1 {
            filters.min.y +=
                panels::payloads::height(n_open, scene).min(left.height() * 0.42).round();
            let list = left.with_max_y(filters.top());
            within(ui, "payloads", list, |ui| {
                panels::payloads::draw(ui, list, scene, &self.session, &mut self.payloads, wishes);
            });
        }
        within(ui, "filters", filters, |ui| {
            let view = (&self.session, folder, &mut self.folder);
            panels::folder::filters::draw(ui, filters, scene, view, wishes);
        });
        let table = area.with_min_x(left.right());
        within(ui, "folder", table, |ui| {
            let name = file_name(open.name());
            let told = (open.name(), name);
            let view = (&self.session, folder, &mut self.folder);
            panels::folder::draw(ui, table, scene, told, view, wishes);
        });
        let line = Rect::from_min_max(
            pos2(left.right() - 1.0, area.top()),
            pos2(left.right(), area.bottom()),
        );
        panels::edge_ui(ui, Edge::Payloads, (line, area.left()), scene, wishes);
    }

    /// The keys that walk through the table. With Shift they select what is on the way.
    pub(super) fn folder_keys(&self, ctx: &Context) -> Vec<(Key, Wish)> {
        let step = |by, extends| Wish::Session(Action::Folder(FolderAction::Move { by, extends }));
        let scroll = self.folder.scroll;
        let is_extended = ctx.input(|input| input.modifiers.shift);
        let mut steps = super::keys::list_keys(scroll, |by| step(by, is_extended));
        let folder = self.session.current().and_then(|open| open.folder());
        let on_enter = match folder.and_then(Folder::current) {
            Some(_) => FolderAction::OpenSelected,
            None => FolderAction::FoldCurrent,
        };
        steps.push((Key::Enter, Wish::Session(Action::Folder(on_enter))));
        steps
    }

    pub(super) fn fulfil_in_table(&mut self, ctx: &Context, wish: TableWish) {
        if self.session.current().is_some_and(|open| open.tabulating().is_some()) {
            return self.fulfil_in_records(ctx, wish);
        }
        match wish {
            TableWish::Open => self.session.apply(Action::Folder(FolderAction::OpenSelected)),
            TableWish::Compare => {
                self.session.apply(Action::Folder(FolderAction::CompareSelected));
                self.tab = Tab::Comparison;
            }
            TableWish::SelectAll => self.session.apply(Action::Folder(FolderAction::SelectAll)),
            TableWish::Export(form) => self.export_table(ctx, form),
            TableWish::CopyRows(form) => self.copy_rows(ctx, form),
            TableWish::CopyCell => self.copy_cell(ctx),
            TableWish::OnlyThis => self.list_only_this(),
            TableWish::GroupByThis => self.group_by_this(),
            TableWish::ClearFilters => self.look_at_folder(Look::clear),
        }
    }

    /// Looks at the shown table otherwise.
    fn look_at_folder(&mut self, change: impl FnOnce(&mut Look)) {
        let Some(folder) = self.session.current().and_then(|open| open.folder()) else { return };
        let mut look = folder.look().clone();
        change(&mut look);
        self.session.apply(Action::Folder(FolderAction::Look(look)));
    }

    /// Lists only rows that say the same as the cell that was clicked last.
    fn list_only_this(&mut self) {
        let Some(folder) = self.session.current().and_then(|open| open.folder()) else { return };
        let column = self.folder.column(folder);
        let Some(row) = folder.current() else { return };
        let key = column.key(&row.facts, self.session.analyzer().catalog()).into_owned();
        self.look_at_folder(|look| {
            look.only.insert(column, [key].into());
        });
    }

    /// Groups by the column that was clicked last, or no longer.
    fn group_by_this(&mut self) {
        let Some(folder) = self.session.current().and_then(|open| open.folder()) else { return };
        let column = self.folder.column(folder);
        self.look_at_folder(|look| {
            look.group = if look.group.is_some() { None } else { Some(column) };
        });
    }

    fn copy_cell(&mut self, ctx: &Context) {
        let Some(folder) = self.session.current().and_then(|open| open.folder()) else { return };
        let Some(row) = folder.current() else { return };
        let column = self.folder.column(folder);
        let text = match column.spelt(&row.facts) {
            Some(spelt) => spelt.to_owned(),
            None => column.text(&row.facts, self.speech()).into_owned(),
        };
        self.copy(ctx, text);
    }

    /// Copies the selected rows, off the window's thread.
    fn copy_rows(&mut self, ctx: &Context, form: TableForm) {
        let Some(folder) = self.session.current().and_then(|open| open.folder()) else { return };
        let rows: Vec<Arc<FolderRow>> = folder.selected().cloned().collect();
        let made = self.written(rows, folder.look(), form);
        self.copy_later(ctx, move || Some(made()));
    }

    /// Asks where to write what the table lists, or of several that are selected those; makes it off the window's
    /// thread.
    fn export_table(&mut self, ctx: &Context, form: TableForm) {
        let Some(open) = self.session.current() else { return };
        let Some(folder) = open.folder() else { return };
        let rows: Vec<Arc<FolderRow>> = if folder.n_selected() > 1 {
            folder.selected().cloned().collect()
        } else {
            folder.listed().cloned().collect()
        };
        let extension = form.extension();
        let name = format!("{}.{extension}", visible(file_name(open.name())));
        let made = self.written(rows.clone(), folder.look(), form);
        let export =
            move || Ok(Export { content: Exported::Text(Arc::new(made())), inputs: files(&rows) });
        self.exporting = Some((name, Later::new(ctx, export)));
    }

    /// Hands on what was made ready meanwhile.
    pub(super) fn take_exported(&mut self, ctx: &Context) {
        let Some((name, export)) =
            self.exporting.as_ref().and_then(|(name, made)| Some((name.clone(), made.take()?)))
        else {
            return;
        };
        self.exporting = None;
        match export {
            Ok(export) => self.choose_target(ctx, name, export),
            Err(reason) => self.warn(ctx, reason),
        }
    }

    fn speech(&self) -> Speech<'_> {
        let catalog = self.session.analyzer().catalog();
        Speech { catalog, language: self.settings.language, clock: self.settings.clock }
    }

    fn written(
        &self,
        rows: Vec<Arc<FolderRow>>,
        look: &Look,
        form: TableForm,
    ) -> impl FnOnce() -> String + Send + 'static + use<> {
        let catalog = Arc::clone(self.session.analyzer().catalog());
        let (language, clock) = (self.settings.language, self.settings.clock);
        let columns = look.columns.clone();
        move || {
            let facts = rows.iter().map(|row| &row.facts);
            let speech = Speech { catalog: &catalog, language, clock };
            let mut out = Vec::new();
            let written = match form {
                TableForm::Csv => write_csv(facts, &catalog, language, &mut out),
                TableForm::JsonLines => {
                    let mut facts = facts;
                    facts.try_for_each(|row| write_line(row, &catalog, language, &mut out))
                }
                TableForm::Text => {
                    for row in facts {
                        let cells = columns.iter().map(|column| column.text(row, speech));
                        out.extend(cells.collect::<Vec<_>>().join("\t").into_bytes());
                        out.push(b'\n');
                    }
                    Ok(())
                }
            };
            // Nothing that is written into memory fails.
            written.unwrap_or_default();
            String::from_utf8(out).unwrap_or_default()
        }
    }
}

/// The files that rows are from.
fn files(rows: &[Arc<FolderRow>]) -> Vec<PathBuf> {
    let places = rows.iter().filter_map(|row| row.place.as_ref().map(|(place, _)| place.as_ref()));
    let mut files: Vec<PathBuf> = places
        .filter_map(|place| match place {
            Address::File(path) => Some(path.clone()),
            Address::Sample(_) | Address::Folder(_) => None,
        })
        .collect();
    files.dedup();
    files
}

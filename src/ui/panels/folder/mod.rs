//! The table of a folder: a row for each payload, what is left out beside it, sums below it.

mod cell;
mod columns;
pub(in crate::ui) mod filters;
mod head;
mod row;
mod title;

use eframe::egui::{Rect, Ui};
use jiff::Timestamp;
use jiff::tz::Offset;

use self::columns::Columns;
use super::Scene;
use crate::report::table::{Column, Speech};
use crate::report::{Clock, in_zone};
use crate::session::folder::{Line, Listing};
use crate::session::{Action, Folder, FolderAction, Session};
use crate::ui::text;
use crate::ui::widgets::rows::{RowArea, Scroll};
use crate::ui::wish::{Pane, Wish};

/// Where the table is scrolled to, and what was clicked in it.
#[derive(Debug, Default)]
pub struct FolderView {
    pub(in crate::ui) scroll: Scroll,
    seen_reveals: u64,
    /// The cell that was clicked last stands in it.
    clicked: Option<Column>,
    /// The filters whose every key is seen.
    unfolded: Vec<Column>,
}

impl FolderView {
    /// The column that was clicked last, or else the first.
    pub(in crate::ui) fn column(&self, folder: &Folder) -> Column {
        let columns = &folder.look().columns;
        let clicked = self.clicked.filter(|clicked| columns.contains(clicked));
        clicked.or(columns.first().copied()).unwrap_or(Column::File)
    }
}

/// What all parts of the table need to know.
#[derive(Clone, Copy)]
struct Table<'a> {
    scene: &'a Scene,
    folder: &'a Folder,
    listing: &'a Listing,
    speech: Speech<'a>,
}

impl<'a> Table<'a> {
    fn new(scene: &'a Scene, session: &'a Session, folder: &'a Folder) -> Self {
        let speech = Speech {
            catalog: session.analyzer().catalog(),
            language: scene.language,
            clock: scene.clock,
        };
        Self { scene, folder, listing: folder.listing(), speech }
    }

    /// The zone that all times of the table are shown in: then it stands above them rather than in each.
    fn zone(&self) -> Option<String> {
        let offset = match self.scene.clock {
            Clock::AsSent => self.listing.offset()?,
            Clock::Utc => Offset::UTC,
            // It may change with the season.
            Clock::Local => return None,
        };
        let shown = in_zone(Timestamp::UNIX_EPOCH, &offset.to_time_zone());
        shown.rsplit_once(' ').map(|(_, zone)| zone.to_owned())
    }

    /// What a column is called, with what all its cells have in common.
    fn name(&self, column: Column) -> String {
        let name = column.words(self.scene.language);
        match self.zone().filter(|_| column == Column::Created) {
            Some(zone) => format!("{name} {zone}"),
            None => name,
        }
    }

    fn look_at(
        &self,
        wishes: &mut Vec<Wish>,
        change: impl FnOnce(&mut crate::session::folder::Look),
    ) {
        let mut look = self.folder.look().clone();
        change(&mut look);
        wishes.push(Wish::Session(Action::Folder(FolderAction::Look(look))));
    }
}

/// Draws the table of a folder of this path and name into `rect`.
pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    name: (&str, &str),
    (session, folder, view): (&Session, &Folder, &mut FolderView),
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let table = Table::new(scene, session, folder);
    ui.painter().rect_filled(rect, 0.0, *theme.color.canvas);
    let top = title::draw(ui, rect, &table, name, wishes);
    let below = rect.with_min_y(top);
    let columns = Columns::new(ui, below, &table);
    let heads = below.with_max_y(below.top() + theme.size.column_head);
    head::draw(ui, heads, &table, &columns, wishes);
    let sums = below.with_min_y(below.bottom() - theme.size.folder_row);
    let body = Rect::from_min_max(heads.left_bottom(), sums.right_top());
    let lines = table.listing.lines();
    if lines.is_empty() {
        let words = title::nothing(&table);
        let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
        text::paint(ui.painter(), body.left() + theme.size.edge, body.top() + 22.0, &galley);
        super::pane_ui(ui, Pane::Folder, body, scene, wishes, |_, _| {});
        return;
    }
    let area = RowArea { rect: body, row_height: theme.size.folder_row, n_rows: lines.len() };
    if view.seen_reveals != folder.reveals() {
        view.seen_reveals = folder.reveals();
        if let Some(line) = folder.cursor_line() {
            view.scroll.reveal(line, 0, area.n_fitting());
        }
    }
    super::pane_ui(ui, Pane::Folder, body, scene, wishes, |ui, wishes| {
        let FolderView { scroll, clicked, .. } = view;
        area.show(ui, scroll, theme, |ui, index, place| match lines.get(index) {
            Some(Line::Row(id)) => {
                if let Some(row) = table.listing.row(*id) {
                    row::draw(ui, place, (&table, &columns), row, clicked, wishes);
                }
            }
            Some(Line::Group(group)) => row::group(ui, place, &table, *group, wishes),
            None => {}
        });
    });
    row::sums(ui, sums, &table);
}

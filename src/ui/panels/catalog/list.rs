//! The callbacks found, with a field to look for others.

use eframe::egui::{Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::CatalogView;
use super::nodes::nodes_id;
use crate::catalog::{Catalog, Found};
use crate::say;
use crate::ui::panels::Scene;
use crate::ui::text::{self, Elide};
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::rows::{Ground, RowArea};

pub(super) fn field_id() -> Id {
    Id::unique("catalog field")
}

impl CatalogView {
    pub(super) fn list_ui(&mut self, ui: &mut Ui, rect: Rect, scene: &Scene, catalog: &Catalog) {
        const FIELD: f32 = 28.0;
        const GAP: f32 = 10.0;
        let min = rect.min + vec2(GAP, GAP);
        let field_rect = Rect::from_min_size(min, vec2(rect.width() - 2.0 * GAP, FIELD));
        let list = rect.with_min_y(field_rect.bottom() + GAP);
        let row_height = scene.theme.size.payload_row;
        let area = RowArea { rect: list, row_height, n_rows: self.found.len() };
        let has_focus = ui.memory(|memory| memory.has_focus(field_id()));
        if has_focus {
            self.walk(ui, &area);
        }
        let hint = say!(scene.language, "catalog-hint");
        let field = Field { hint: &hint, icon: Some(field::SEARCH), keys: "", is_wrong: false };
        field.put(ui, field_rect, field_id(), &mut self.typed);
        if self.found.is_empty() {
            let words = say!(scene.language, "chooser-none");
            let theme = scene.theme;
            let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
            text::paint(ui.painter(), list.left() + 20.0, list.top() + 12.0, &galley);
        }
        let chosen = self.found.iter().position(|found| Some(found.entry) == self.entry);
        if std::mem::take(&mut self.is_entry_wanted)
            && let Some(row) = chosen
        {
            self.list.reveal(row, 0, area.n_fitting());
        }
        let mut clicked = None;
        let found = &self.found;
        area.show(ui, &mut self.list, scene.theme, |ui, index, row| {
            if let Some(found) = found.get(index) {
                let is_chosen = chosen == Some(index);
                if row_ui(ui, row, scene, (catalog, found), (is_chosen, has_focus)) {
                    clicked = Some(found.entry);
                }
            }
        });
        if let Some(entry) = clicked {
            self.turn_to(entry);
        }
    }

    /// From the field, the arrows walk in the list, and Enter leads to the nodes.
    fn walk(&mut self, ui: &Ui, area: &RowArea) {
        let last = self.found.len().saturating_sub(1);
        let at = self.found.iter().position(|found| Some(found.entry) == self.entry).unwrap_or(0);
        let page = area.n_fitting();
        for (key, to) in [
            (Key::ArrowDown, at + 1),
            (Key::ArrowUp, at.saturating_sub(1)),
            (Key::PageDown, at + page),
            (Key::PageUp, at.saturating_sub(page)),
        ] {
            let is_pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if is_pressed && let Some(found) = self.found.get(to.min(last)) {
                self.turn_to(found.entry);
            }
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            ui.memory_mut(|memory| memory.request_focus(nodes_id()));
        }
    }
}

/// Draws a callback of the list; tells whether it was clicked.
fn row_ui(
    ui: &Ui,
    row: Rect,
    scene: &Scene,
    (catalog, found): (&Catalog, &Found),
    (is_chosen, has_focus): (bool, bool),
) -> bool {
    let theme = scene.theme;
    let color = &theme.color;
    let entry = catalog.entry(found.entry);
    let title = scene.language.pick(&entry.title.en, &entry.title.zh);
    let id = ui.scope_id().with(("callback", found.entry));
    let response = ui.interact(row.with_max_x(row.right() - 8.0), id, Sense::CLICK);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, title);
        info.current_text_value = Some(entry.id.clone());
        info
    });
    Ground { is_selected: is_chosen, has_focus, is_hovered: response.hovered() }.paint(
        ui.painter(),
        row,
        theme,
    );
    let painter = ui.painter();
    let (left, right) = (row.left() + 16.0, row.right() - 14.0);
    let (first, second) = (row.top() + 15.0, row.top() + 32.0);
    let letters = theme.text.row_strong;
    let galley = text::fitted(painter, title, letters, color.text_1, right - left, Elide::End);
    text::paint(painter, left, first, &galley);
    let quiet = if is_chosen { color.text_2 } else { color.text_3 };
    let count = if found.places.is_empty() {
        String::new()
    } else {
        say!(scene.language, "catalog-hits", count = found.places.len())
    };
    let galley = text::line(painter, &count, theme.text.caption, quiet);
    let end = text::paint_right(painter, right, second, &galley).left();
    let letters = theme.text.mono_small;
    let galley = text::fitted(painter, &entry.id, letters, quiet, end - 8.0 - left, Elide::Middle);
    text::paint(painter, left, second, &galley);
    let at = pos2(left, second);
    if galley.text() != entry.id && response.hover_pos().is_some_and(|pos| pos.y > at.y - 9.0) {
        response.clone().on_hover_text(&entry.id);
    }
    response.clicked()
}

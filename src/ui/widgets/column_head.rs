//! The head of a table's column: a click sorts by it.

use std::sync::Arc;

use eframe::egui::{Galley, Id, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2};

use crate::say;
use crate::ui::{icon, text, theme};
use crate::words::Language;

/// The head of a column.
#[derive(Clone, Debug)]
pub struct ColumnHead<'a> {
    /// What the column is called.
    pub name: &'a str,
    /// The same as it is seen.
    pub shown: Arc<Galley>,
    /// Whether the table is sorted by it, and if so whether the largest stands first.
    pub is_descending: Option<bool>,
    /// Whether its cells stand at the right.
    pub is_right: bool,
    /// In which order rows stand is told in this language.
    pub language: Language,
}

/// What stands between the words and the head's edge.
pub const SIDE: f32 = 5.0;

impl ColumnHead<'_> {
    /// Draws it into `rect`. What a click does is the caller's.
    pub fn put(self, ui: &Ui, rect: Rect, id: Id) -> Response {
        let theme = theme::of(ui);
        let color = &theme.color;
        let Self { name, shown, is_descending, is_right, language } = self;
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ColumnHeader, true, name);
            info.current_text_value = is_descending.map(|is_descending| {
                if is_descending {
                    say!(language, "folder-descending")
                } else {
                    say!(language, "folder-ascending")
                }
            });
            info
        });
        if response.hovered() {
            let lit = rect.shrink2([0.0, 3.0].into());
            ui.painter().rect_filled(lit, theme.size.radius_inner, *color.hover);
        }
        let middle = rect.center().y;
        let arrow_x = if is_right {
            text::paint_right(ui.painter(), rect.right() - SIDE, middle, &shown).left() - 8.0
        } else {
            text::paint(ui.painter(), rect.left() + SIDE, middle, &shown).right() + 9.0
        };
        if let Some(is_descending) = is_descending {
            let arrow = if is_descending { icon::SORT_DOWN } else { icon::SORT_UP };
            text::paint_icon(ui.painter(), pos2(arrow_x, middle), arrow, 12.0, color.accent);
        }
        if response.has_focus() {
            super::focus_ring_inside(ui.painter(), rect, theme.size.radius_inner, theme);
        }
        response
    }
}

//! The help window: every command that has keys, by menu, and the keys that are no commands.

use eframe::egui::{
    Area, Id, Order, Pos2, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role,
    pos2, style::ScrollAnimation, vec2,
};

use super::{Scene, scrolled_by_keys_of};
use crate::say;
use crate::ui::command::{Command, Menu, keys_text};
use crate::ui::text::{self, Elide};
use crate::ui::widgets;
use crate::ui::wish::Wish;
use crate::words::Language;

const LINE: f32 = 24.0;
const SECTION: f32 = 34.0;
const EDGE: f32 = 20.0;
const HEAD: f32 = 48.0;

/// A title, and lines of what something does and the keys for it.
struct Section {
    title: String,
    lines: Vec<(String, String)>,
}

impl Section {
    fn height(&self) -> f32 {
        SECTION + self.lines.len() as f32 * LINE
    }
}

fn id() -> Id {
    Id::unique("keys")
}

pub(in crate::ui) fn draw(ui: &mut Ui, whole: Rect, scene: &Scene, wishes: &mut Vec<Wish>) {
    let theme = scene.theme;
    let width = 1080.0_f32.min(whole.width() - 32.0);
    let n_columns = match width {
        wide if wide >= 960.0 => 3,
        middle if middle >= 560.0 => 2,
        _ => 1,
    };
    let columns = columns(sections(ui, scene.language), n_columns);
    let content = columns.iter().map(|column| height(column)).fold(0.0, f32::max) + EDGE;
    let size = vec2(width, (HEAD + content).min(whole.height() - 32.0));
    let card = Rect::from_center_size(whole.center(), size);
    let area = Area::new(id().with("area")).order(Order::Foreground).fixed_pos(card.min);
    area.show(ui.ctx(), |ui| {
        let response = ui.interact(card, id(), Sense::focusable_noninteractive());
        let title = say!(scene.language, "keys-title");
        response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, &title));
        super::keep_arrows(ui, id());
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        let close = say!(scene.language, "keys-close");
        if widgets::dialog(ui, card, &title, &close, theme) {
            wishes.push(Wish::ToggleKeys);
        }
        let body = card.with_min_y(card.top() + HEAD);
        ui.scope_builder(UiBuilder::new().max_rect(body.with_max_y(body.bottom() - 4.0)), |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).id_salt("keys").show(ui, |ui| {
                scroll_by_keys(ui, body.height());
                columns_ui(ui, card, &columns, scene);
                ui.allocate_space(vec2(card.width() - 16.0, content));
            });
        });
        if response.has_focus() {
            let radius = theme.size.radius_overlay;
            widgets::focus_ring_inside(ui.painter(), card, radius, theme);
        }
    });
}

fn columns_ui(ui: &Ui, card: Rect, columns: &[Vec<Section>], scene: &Scene) {
    let top = ui.cursor().top();
    let width = (card.width() - 2.0 * EDGE) / columns.len() as f32;
    for (index, column) in columns.iter().enumerate() {
        let left = card.left() + EDGE + index as f32 * width;
        let gap = if index + 1 < columns.len() { 28.0 } else { 0.0 };
        column_ui(ui, pos2(left, top), width - gap, column, scene);
    }
}

fn scroll_by_keys(ui: &Ui, height: f32) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a window's height"
    )]
    let page = (height / LINE) as usize;
    #[expect(clippy::cast_possible_truncation, reason = "points on the screen")]
    let by = scrolled_by_keys_of(ui, id(), page) as f32 * LINE;
    if by != 0.0 {
        ui.scroll_with_delta_animation(vec2(0.0, -by), ScrollAnimation::none());
    }
}

fn column_ui(ui: &Ui, left_top: Pos2, width: f32, column: &[Section], scene: &Scene) {
    let theme = scene.theme;
    let painter = ui.painter();
    let right = left_top.x + width;
    let mut y = left_top.y;
    for section in column {
        let galley = text::line(painter, &section.title, theme.text.section, theme.color.text_2);
        text::paint(painter, left_top.x, y + 18.0, &galley);
        widgets::hline(painter, left_top.x, right, y + 30.0, theme.color.faint);
        y += SECTION;
        for (words, keys) in &section.lines {
            let middle = y + LINE / 2.0;
            let galley = text::line(painter, keys, theme.text.mono, theme.color.text_2);
            let end = text::paint_right(painter, right, middle, &galley).left();
            let room = end - 12.0 - left_top.x;
            let ink = theme.color.text_1;
            let galley = text::fitted(painter, words, theme.text.row, ink, room, Elide::End);
            text::paint(painter, left_top.x, middle, &galley);
            let rect = Rect::from_min_max(pos2(left_top.x, y), pos2(right, y + LINE));
            let id = ui.scope_id().with((&section.title, words));
            ui.interact(rect, id, Sense::HOVER)
                .widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{words}: {keys}")));
            y += LINE;
        }
    }
}

/// The sections in reading order, in columns of about the same height.
fn columns(sections: Vec<Section>, n_columns: usize) -> Vec<Vec<Section>> {
    let whole: f32 = height(&sections);
    let mut columns: Vec<Vec<Section>> = vec![Vec::new()];
    let mut done = 0.0;
    for section in sections {
        let room = whole * columns.len() as f32 / n_columns as f32;
        if done + section.height() / 2.0 > room && columns.len() < n_columns {
            columns.push(Vec::new());
        }
        done += section.height();
        if let Some(column) = columns.last_mut() {
            column.push(section);
        }
    }
    columns
}

fn height(column: &[Section]) -> f32 {
    column.iter().map(Section::height).sum()
}

fn sections(ui: &Ui, language: Language) -> Vec<Section> {
    let written = |command: &Command| {
        let keys: Vec<String> =
            command.shortcuts().iter().map(|keys| keys_text(ui, keys)).collect();
        (command.words(language), keys.join("  "))
    };
    let of_menu = |menu: Menu| Section {
        title: menu.words(language),
        lines: menu
            .groups()
            .iter()
            .flatten()
            .filter(|command| !command.shortcuts().is_empty())
            .map(written)
            .collect(),
    };
    let walking = Section { title: say!(language, "keys-walking"), lines: walking(language) };
    let menus = Menu::ALL.into_iter().map(of_menu);
    std::iter::once(walking).chain(menus).filter(|section| !section.lines.is_empty()).collect()
}

/// The keys that are no commands.
fn walking(language: Language) -> Vec<(String, String)> {
    vec![
        (say!(language, "keys-walk"), "↑  ↓".to_owned()),
        (say!(language, "keys-fold"), "←  →".to_owned()),
        (say!(language, "keys-ends"), "Home  End".to_owned()),
        (say!(language, "keys-pages"), "PageUp  PageDown".to_owned()),
        (say!(language, "keys-type"), "A…Z  0…9".to_owned()),
        (say!(language, "keys-enter"), "Enter".to_owned()),
        (say!(language, "keys-tab"), "Tab  Shift+Tab".to_owned()),
        (say!(language, "keys-escape"), "Esc".to_owned()),
    ]
}

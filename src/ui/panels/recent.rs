//! Files and folders that were opened recently: in the File menu, and on the empty window.

use std::path::{Path, PathBuf};

use eframe::egui::{CornerRadius, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use super::Scene;
use crate::say;
use crate::ui::gather;
use crate::ui::text::{self, Elide};
use crate::ui::widgets;
use crate::ui::wish::Wish;

/// How wide a menu with such files is at least.
pub(super) const MENU_WIDTH: f32 = 380.0;

/// How many of them the menu shows.
const MOST_IN_MENU: usize = 6;

/// The height of a line on the empty window.
pub(super) const LINE: f32 = 26.0;

/// Lines of a menu.
pub(super) fn items_ui(ui: &mut Ui, scene: &Scene, recent: &[PathBuf], wishes: &mut Vec<Wish>) {
    for path in recent.iter().take(MOST_IN_MENU) {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), LINE));
        if line_ui(ui, rect, scene, path, Role::MenuItem, 28.0).clicked() {
            wishes.push(Wish::OpenRecent(path.clone()));
            ui.close();
        }
    }
}

/// Lines on the empty window, below their title; as many as fit.
pub(super) fn list_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    recent: &[PathBuf],
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let title = say!(scene.language, "recent-title");
    let galley = text::line(ui.painter(), &title, theme.text.row, theme.color.text_3);
    let x = (rect.center().x - galley.size().x / 2.0).round();
    text::paint(ui.painter(), x, rect.top() + LINE / 2.0, &galley);
    let mut line = rect.with_max_y(rect.top() + LINE);
    for path in recent {
        line = line.translate(vec2(0.0, LINE));
        if line.bottom() > rect.bottom() + 0.5 {
            break;
        }
        if line_ui(ui, line, scene, path, Role::Button, 10.0).clicked() {
            wishes.push(Wish::OpenRecent(path.clone()));
        }
    }
}

/// A file's name, and where it is; its tooltip says so in full.
fn line_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    path: &Path,
    role: Role,
    indent: f32,
) -> Response {
    let theme = scene.theme;
    let color = &theme.color;
    let whole = gather::shown(path);
    let name = path.file_name().map_or_else(|| whole.clone(), |it| gather::shown(Path::new(it)));
    let folder = path.parent().map(gather::shown).unwrap_or_default();
    let id = ui.scope_id().with(("recent", path));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(role, true, &name);
        info.current_text_value = Some(folder.clone());
        info
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(4), *color.hover);
    }
    let painter = ui.painter().clone();
    let left = rect.left() + indent;
    let room = rect.right() - 12.0 - left;
    let letters = theme.text.prose;
    let galley = text::fitted(&painter, &name, letters, color.text_1, room * 0.6, Elide::Middle);
    let end = text::paint(&painter, left, rect.center().y, &galley).right();
    let room = rect.right() - 12.0 - end - 16.0;
    let letters = theme.text.caption;
    let galley = text::fitted(&painter, &folder, letters, color.text_3, room, Elide::Middle);
    text::paint_right(&painter, rect.right() - 12.0, rect.center().y, &galley);
    if response.has_focus() {
        widgets::focus_ring_inside(&painter, rect, 4.0, theme);
    }
    response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, &whole, ""))
}

//! What stands where a payload would, of something that can't be read, or not yet.

use eframe::egui::{Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::super::{Scene, file_name, loading};
use crate::say;
use crate::session::{Content, Open};
use crate::ui::command::Command;
use crate::ui::prose;
use crate::ui::text::{self, Elide, part};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::pane;
use crate::ui::wish::Wish;

/// Draws the name, and why there is no more: with what can be done about it.
pub(in crate::ui) fn draw(
    ui: &mut Ui,
    area: Rect,
    scene: &Scene,
    open: &Open,
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let left = area.left() + theme.size.edge;
    let width = area.width() - 2.0 * theme.size.edge;
    let painter = ui.painter();
    let name = file_name(open.name());
    let title =
        text::fitted(painter, name, theme.text.title, theme.color.text_1, width, Elide::Middle);
    text::paint(painter, left, area.top() + 24.0, &title);
    let top = area.top() + 48.0;
    let (reason, tone, role) = match open.content() {
        Content::Unreadable(reason) => {
            let reason = prose::capitalized(reason.pick(scene.language));
            (reason, theme.color.error, Role::Alert)
        }
        Content::Stopped => (say!(scene.language, "input-stopped"), theme.color.info, Role::Label),
        Content::Reading | Content::Read(_) | Content::Folder(_) => {
            return reading_ui(ui, area, scene, open, wishes);
        }
    };
    let words = [part(&reason, theme.text.prose, theme.color.text_1)];
    let galley = text::paragraph(painter, &words, width - 24.0, 8);
    let strip = Rect::from_min_size(pos2(left, top), vec2(width, galley.size().y + 10.0));
    pane::strip(painter, strip, tone, theme);
    text::paint(painter, left + 12.0, strip.center().y, &galley);
    let response = ui.interact(strip, ui.scope_id().with("reason"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, &reason));
    let mut x = left;
    // What was pasted has no file to be read again.
    let again = [Command::Reload, Command::ChooseEncoding];
    let again = again.into_iter().filter(|_| open.place().is_some());
    for command in again.chain([Command::Close]) {
        let words = command.words(scene.language);
        let button = Button::new(&words);
        let rect = Rect::from_min_size(pos2(x, strip.bottom() + 12.0), button.size(ui));
        if button.put(ui, rect).clicked() {
            wishes.push(Wish::Run(command));
        }
        x = rect.right() + 8.0;
    }
}

/// Draws how far reading has come, and what is there already.
fn reading_ui(ui: &mut Ui, area: Rect, scene: &Scene, open: &Open, wishes: &mut Vec<Wish>) {
    const BAR: f32 = 280.0;
    let theme = scene.theme;
    let (left, top) = (area.left() + theme.size.edge, area.top() + 48.0);
    let reached = loading::reached(open);
    let words = match reached {
        Some(reached) => loading::words_with_nodes(reached, scene.language),
        None => say!(scene.language, "payload-reading"),
    };
    let galley = text::line(ui.painter(), &words, theme.text.prose, theme.color.text_2);
    let at = text::paint(ui.painter(), left, top + 6.0, &galley);
    let response = ui.interact(at, ui.scope_id().with("reading"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let Some(reached) = reached else { return };
    let bar = Rect::from_min_size(pos2(left, top + 22.0), vec2(BAR, 4.0));
    loading::bar_ui(ui, bar, scene, reached);
    let words = Command::StopReading.words(scene.language);
    let button = Button::new(&words);
    let size = button.size(ui);
    let rect = Rect::from_min_size(pos2(left, bar.bottom() + 12.0), size);
    if button.put(ui, rect).clicked() {
        wishes.push(Wish::Run(Command::StopReading));
    }
    if !open.early_rows().is_empty() {
        let rows = area.with_min_y(rect.bottom() + 16.0);
        loading::early_rows_ui(ui, rows, scene, open.early_rows());
    }
}

//! One row of the list of notes.

use eframe::egui::{Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2};

use crate::document::Node;
use crate::say;
use crate::session::{Action, NoteAction, Open, Pinned, Target};
use crate::ui::command::Surface;
use crate::ui::icon;
use crate::ui::panels::details::short_value;
use crate::ui::panels::row::visible;
use crate::ui::panels::run::row::cell_ui;
use crate::ui::panels::{Scene, enter_by_pointer, note_selected, offer_menu};
use crate::ui::text::{self, Elide};
use crate::ui::widgets::button::IconButton;
use crate::ui::widgets::pane;
use crate::ui::widgets::rows::Ground;
use crate::ui::wish::{Pane, Wish, note};

/// A row that is drawn.
pub(super) struct Shown<'a> {
    pub(super) pinned: &'a Pinned,
    pub(super) index: usize,
    pub(super) is_selected: bool,
}

/// Draws a row, and tells of it to those who can't see it.
pub(super) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    (open, shown): (&Open, &Shown<'_>),
    wishes: &mut Vec<Wish>,
) {
    let (theme, middle) = (scene.theme, rect.center().y);
    let color = &theme.color;
    let Pinned { target, pin } = shown.pinned;
    let id = ui.scope_id().with(("note row", shown.index));
    let response = ui.interact(rect.with_max_x(rect.right() - 40.0), id, Sense::CLICK);
    let has_focus = scene.pane == Pane::Notes;
    let is_hovered = response.hovered();
    let ground = Ground { is_selected: shown.is_selected, has_focus, is_hovered };
    ground.paint(ui.painter(), rect, theme);
    let mark = if pin.note.is_empty() { icon::PIN } else { icon::NOTE };
    let left = rect.left() + theme.size.edge + 8.0;
    text::paint_icon(ui.painter(), pos2(left, middle), mark, 14.0, color.icon);
    let (first, end) = (left + 16.0, rect.right() - 44.0);
    let (second, third) =
        (first + ((end - first) * 0.36).round(), first + ((end - first) * 0.54).round());
    let quiet = if shown.is_selected { color.text_2 } else { color.text_3 };
    let ink = if target.is_none() { quiet } else { color.text_1 };
    let (value, value_is_ours) = value_of(open, *target, scene);
    let mut lines = pin.note.trim().lines();
    let mut words = visible(lines.next().unwrap_or_default());
    if lines.next().is_some() {
        words.push_str(" …");
    }
    let (mono, prose) = (theme.text.mono, theme.text.row);
    let value_look = if value_is_ours { (prose, quiet) } else { (mono, color.text_1) };
    let mut is_cut = cell_ui(ui, (first, second, middle), &pin.path, (mono, ink), Elide::Middle);
    is_cut |= cell_ui(ui, (second, third, middle), &value, value_look, Elide::Middle);
    is_cut |= cell_ui(ui, (third, end, middle), &words, (prose, color.text_1), Elide::End);
    response.widget_info(|| {
        let (is_there, is_selected) = (target.is_some(), shown.is_selected);
        let mut info = WidgetInfo::selected(Role::ListBoxOption, is_there, is_selected, &pin.path);
        let told = [value.as_str(), pin.note.as_str()].into_iter().filter(|it| !it.is_empty());
        info.current_text_value = Some(told.collect::<Vec<_>>().join(" · "));
        info
    });
    if shown.is_selected {
        note_selected(ui, Pane::Notes, rect);
    }
    if response.clicked() || response.secondary_clicked() {
        enter_by_pointer(ui, Pane::Notes, wishes);
        let select = target.map(|target| Action::Select { target, reveal: true });
        wishes.extend(select.map(Wish::Session));
    }
    if target.is_some() {
        offer_menu(&response, Surface::Node, wishes);
    }
    if is_cut || words.ends_with('…') {
        response.on_hover_ui(|ui| pane::tip_ui(ui, &pin.path, &pin.note));
    }
    // Each row has a button of the same name.
    ui.push_id(shown.index, |ui| {
        let name = say!(scene.language, "note-unpin");
        if IconButton::new(icon::CLOSE, &name).put(ui, pos2(rect.right() - 26.0, middle)).clicked()
        {
            wishes.push(note(NoteAction::Unpin(pin.path.clone())));
        }
    });
}

/// What a row says, and whether that are words of ours.
fn value_of(open: &Open, target: Option<Target>, scene: &Scene) -> (String, bool) {
    match (target, open.analysis()) {
        (Some(Target::Node(node)), Some(analysis)) => {
            let node: Node<'_> = analysis.document().node(node);
            (short_value(node).map(|value| visible(&value)).unwrap_or_default(), false)
        }
        (Some(Target::Missing { .. }), _) => (say!(scene.language, "chip-missing"), true),
        (None, _) => (say!(scene.language, "report-note-lost"), true),
        (Some(Target::Node(_)), None) => (String::new(), false),
    }
}

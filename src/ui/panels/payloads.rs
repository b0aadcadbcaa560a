//! The list of what is open.

use eframe::egui::{
    CornerRadius, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::{Scene, counts, file_name, loading, mark_of_standing, run};
use crate::report::{self, Standing};
use crate::say;
use crate::session::{Action, Content, Disk, Open, OpenId, Session};
use crate::ui::command::{Command, Surface};
use crate::ui::icon;
use crate::ui::prose;
use crate::ui::text::{self, Elide};
use crate::ui::widgets::button::IconButton;
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::rows::{RowArea, Scroll};
use crate::ui::widgets::{self};
use crate::ui::window::disk_time;
use crate::ui::wish::{Pane, Wish};
use crate::words::visible;

/// Where the list is scrolled to.
#[derive(Debug, Default)]
pub struct PayloadsView {
    pub(in crate::ui) scroll: Scroll,
    last_shown: Option<OpenId>,
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    session: &Session,
    view: &mut PayloadsView,
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    ui.painter().rect_filled(rect, 0.0, *theme.color.panel);
    widgets::vline(
        ui.painter(),
        rect.right() - 1.0,
        rect.top(),
        rect.bottom(),
        theme.color.hairline,
    );
    let head = rect.top() + 20.0;
    let title = say!(scene.language, "panel-payloads");
    let galley = text::line(ui.painter(), &title, theme.text.row_bold, theme.color.text_1);
    let end = text::paint(ui.painter(), rect.left() + theme.size.edge, head, &galley).right();
    let count = session.opened().len().to_string();
    let galley = text::line(ui.painter(), &count, theme.text.row, theme.color.text_3);
    text::paint(ui.painter(), end + 8.0, head, &galley);
    let name = Command::Open.words(scene.language);
    if IconButton::new(icon::ADD, &name).put(ui, pos2(rect.right() - 22.0, head)).clicked() {
        wishes.push(Wish::Run(Command::Open));
    }
    let name = Command::Paste.words(scene.language);
    if IconButton::new(icon::PASTE, &name).put(ui, pos2(rect.right() - 48.0, head)).clicked() {
        wishes.push(Wish::Run(Command::Paste));
    }
    let list = Rect::from_min_max(
        pos2(rect.left(), rect.top() + 38.0),
        pos2(rect.right() - 1.0, rect.bottom()),
    );
    list_ui(ui, list, scene, session, view, wishes);
}

/// How high the list of so many payloads is with its head.
pub(in crate::ui) fn height(n_open: usize, scene: &Scene) -> f32 {
    38.0 + n_open as f32 * scene.theme.size.payload_row + 8.0
}

fn list_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    session: &Session,
    view: &mut PayloadsView,
    wishes: &mut Vec<Wish>,
) {
    let n_rows = session.opened().len();
    let area = RowArea { rect, row_height: scene.theme.size.payload_row, n_rows };
    let shown = session.current().map(Open::id);
    if view.last_shown != shown {
        view.last_shown = shown;
        let row = session.opened().iter().position(|open| Some(open.id()) == shown);
        if let Some(row) = row {
            view.scroll.reveal(row, 0, area.n_fitting());
        }
    }
    super::pane_ui(ui, Pane::Payloads, rect, scene, wishes, |ui, wishes| {
        area.show(ui, &mut view.scroll, scene.theme, |ui, index, row| {
            if let Some(open) = session.opened().get(index) {
                let is_current = shown == Some(open.id());
                entry_ui(ui, row, scene, (session, open), is_current, wishes);
            }
        });
    });
}

fn entry_ui(
    ui: &mut Ui,
    row: Rect,
    scene: &Scene,
    (session, open): (&Session, &Open),
    is_current: bool,
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let color = &theme.color;
    let box_rect = Rect::from_min_max(row.min + vec2(8.0, 1.0), row.max - vec2(7.0, 1.0));
    let response = ui.interact(box_rect, ui.scope_id().with(open.id()), Sense::CLICK);
    let kind = kind(open, scene);
    let title = name_of(open);
    let language = scene.language;
    let related = run::related::related(session, open.id(), language);
    let spoken = match open.content() {
        Content::Read(analysis) if analysis.is_readable() => {
            format!("{kind} · {}", report::standing(analysis, scene.language))
        }
        Content::Read(_)
        | Content::Reading
        | Content::Unreadable(_)
        | Content::Stopped
        | Content::Folder(_) => kind.clone(),
    };
    let spoken = std::iter::once(spoken).chain(related.iter().cloned()).collect::<Vec<_>>();
    let spoken = spoken.join(" · ");
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListBoxOption, true, is_current, &title);
        info.current_text_value = Some(spoken.clone());
        info
    });
    let fill = match (is_current, response.hovered()) {
        (true, _) if scene.pane == Pane::Payloads => Some(color.selected),
        (true, _) => Some(color.idle),
        (false, true) => Some(color.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(box_rect, CornerRadius::same(6), *fill);
    }
    let painter = ui.painter().clone();
    let first = row.top() + 15.0;
    let second = row.top() + 32.0;
    let mark = match open.content() {
        Content::Read(analysis) => Some(mark_of_standing(Standing::of(analysis))),
        Content::Reading => Some(Mark::Running),
        Content::Unreadable(_) => Some(Mark::Broken),
        Content::Stopped => Some(Mark::Unknown),
        Content::Folder(_) => None,
    };
    let indent = if open.is_of_folder() { 14.0 } else { 0.0 };
    let center = pos2(row.left() + 23.0 + indent, first);
    match mark {
        Some(mark) => mark.paint(&painter, center, 15.0, theme),
        None => {
            text::paint_icon(&painter, center, icon::TABLE, 15.0, color.text_2);
        }
    }
    let left = row.left() + 38.0 + indent;
    let right = box_rect.right() - 8.0;
    let line = open.analysis().and_then(|analysis| analysis.origin().line);
    let line = line.map(|line| say!(scene.language, "origin-line", line = line.to_string()));
    let quiet = if is_current { color.text_2 } else { color.text_3 };
    let end = line.map_or(right, |line| {
        let galley = text::line(&painter, &line, theme.text.caption, quiet);
        text::paint_right(&painter, right, first, &galley).left() - 8.0
    });
    let end = if related.is_empty() {
        end
    } else {
        text::paint_icon(&painter, pos2(end - 6.0, first), icon::LINKED, 12.0, quiet);
        end - 18.0
    };
    let (letters, ink) = (theme.text.row_strong, color.text_1);
    let name = text::fitted(&painter, &title, letters, ink, end - left, Elide::Middle);
    text::paint(&painter, left, first, &name);
    let end = mark::counts(&painter, right, second, theme, &counts(open));
    let ink = match open.content() {
        Content::Unreadable(_) => color.error.ink,
        Content::Reading | Content::Read(_) | Content::Stopped | Content::Folder(_) => quiet,
    };
    let ink = if matches!(open.disk(), Disk::Lost(_)) { color.warning.ink } else { ink };
    let words = text::fitted(&painter, &kind, theme.text.row, ink, end - left, Elide::End);
    text::paint(&painter, left, second, &words);
    if response.clicked() {
        super::enter_by_pointer(ui, Pane::Payloads, wishes);
        wishes.push(Wish::Session(Action::Show(open.id())));
    }
    if response.middle_clicked() {
        wishes.push(Wish::Session(Action::Close(open.id())));
    }
    if response.secondary_clicked() {
        wishes.push(Wish::Session(Action::Show(open.id())));
    }
    super::offer_menu(&response, Surface::Payload, wishes);
    if is_current {
        super::note_selected(ui, Pane::Payloads, box_rect);
    }
    tip_ui(response, (session, open), spoken, scene);
}

/// All that is told of a payload, where the pointer rests on it.
fn tip_ui(response: Response, (session, open): (&Session, &Open), spoken: String, scene: &Scene) {
    let hint = match disk_time(open, scene.clock) {
        Some(time) => {
            format!("{spoken} · {}", say!(scene.language, "payload-reloaded", time = time))
        }
        None => spoken,
    };
    let origin = open.analysis().map(|analysis| analysis.origin());
    let origin = origin
        .into_iter()
        .flat_map(|origin| [origin.words(scene.language), origin.other_lines(scene.language)]);
    let hint = origin.flatten().fold(hint, |hint, words| format!("{hint}\n{words}"));
    response.on_hover_ui(|ui| {
        let pair = run::related::no_duplicate(session, open.id(), scene.language);
        let hint = pair.map_or(hint.clone(), |pair| format!("{hint}\n{pair}"));
        widgets::pane::tip_ui(ui, open.name(), &hint);
    });
}

/// The name of the file or of the archive's member, with its number where a file holds several payloads.
pub(in crate::ui) fn name_of(open: &Open) -> String {
    let Some(analysis) = open.analysis() else { return file_name(open.name()).to_owned() };
    let origin = analysis.origin();
    let name = visible(file_name(origin.member.as_ref().unwrap_or(&origin.file)));
    match origin.n_payloads {
        0 | 1 => name.into_owned(),
        _ => format!("{name} · #{}", origin.number),
    }
}

/// Which callback it is, or why that can't be said.
fn kind(open: &Open, scene: &Scene) -> String {
    let language = scene.language;
    if let Disk::Lost(reason) = open.disk() {
        return say!(language, "payload-gone", reason = reason.pick(language));
    }
    if let Some(reached) = loading::reached(open) {
        return loading::words(reached, language);
    }
    match open.content() {
        Content::Reading => say!(language, "payload-reading"),
        Content::Folder(folder) => {
            say!(language, "folder-n-payloads", count = folder.listing().rows().len())
        }
        Content::Unreadable(reason) => prose::capitalized(reason.pick(language)),
        Content::Stopped => say!(language, "input-stopped"),
        Content::Read(analysis) if let Some(fault) = analysis.fault() => {
            let at = fault.position(analysis.document());
            let place = format!("{}:{}", at.line, at.column);
            let what = report::standing(analysis, language);
            say!(language, "payload-broken-at", what = what, place = place)
        }
        Content::Read(analysis) => super::header::kind(analysis, language),
    }
}

//! One row of a run.

use eframe::egui::{Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2};

use super::line::{Line, of_twins};
use super::{Columns, name_of};
use crate::analysis::State;
use crate::report::{self, runs as words};
use crate::runs::{Output, Run, Sameness, Task, Twins};
use crate::say;
use crate::session::{Action, CompareAction, Open, Session, Target, With};
use crate::ui::command::Surface;
use crate::ui::icon;
use crate::ui::panels::timeline::mark_of;
use crate::ui::panels::{Scene, enter_by_pointer, note_selected, offer_menu};
use crate::ui::text::{self, Elide};
use crate::ui::theme::{Color, Letters};
use crate::ui::widgets::button::{self, IconButton};
use crate::ui::widgets::pane;
use crate::ui::widgets::rows::Ground;
use crate::ui::wish::{Pane, Wish, compare};
use crate::words::{Language, visible};

/// A row that is drawn.
pub(super) struct Shown<'a> {
    pub(super) line: &'a Line,
    pub(super) index: usize,
    pub(super) is_selected: bool,
}

/// What a row says, from left to right; each with what of it gives way.
struct Cells {
    state: Option<State>,
    name: String,
    callback: String,
    is_absent: bool,
    told: String,
}

/// Draws a row, and tells of it to those who can't see it.
pub(super) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    columns: &Columns,
    (session, open, shown): (&Session, &Open, &Shown<'_>),
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    if let Line::Title(words) = shown.line {
        let galley = text::line(ui.painter(), words, theme.text.row_strong, theme.color.text_2);
        text::paint(ui.painter(), columns.name, rect.center().y, &galley);
        return;
    }
    let id = ui.scope_id().with(("run row", shown.index));
    let response = ui.interact(rect.with_max_x(rect.right() - 8.0), id, Sense::CLICK);
    let has_focus = scene.pane == Pane::Run;
    let is_hovered = response.hovered();
    Ground { is_selected: shown.is_selected, has_focus, is_hovered }.paint(
        ui.painter(),
        rect,
        theme,
    );
    let run = session.together().run_of(open.id());
    match (shown.line, run) {
        (Line::Run(_), Some(run)) => {
            cells_ui(ui, rect, scene, columns, &of_run(session, run, scene), (&response, shown));
        }
        (Line::Task(index, _), Some(run)) => {
            if let Some(task) = run.tasks.get(*index) {
                let cells = of_task(session, open, task, scene);
                cells_ui(ui, rect, scene, columns, &cells, (&response, shown));
            }
        }
        (Line::Output(_, output), _) => {
            // Each row has buttons of the same names.
            ui.push_id(shown.index, |ui| {
                output_ui(ui, rect, scene, columns, (output, &response, shown), wishes);
            });
        }
        (Line::Twins(twins), _) => {
            let of = (session, open, &**twins);
            ui.push_id(shown.index, |ui| {
                twins_ui(ui, rect, scene, columns, of, (&response, shown), wishes);
            });
        }
        (Line::Title(_) | Line::Run(_) | Line::Task(..), _) => {}
    }
    if shown.is_selected {
        note_selected(ui, Pane::Run, rect);
    }
    if response.clicked() || response.secondary_clicked() {
        enter_by_pointer(ui, Pane::Run, wishes);
        let target = shown.line.target(session, open);
        let go = target.map(|(id, node)| Action::GoTo(id, Target::Node(node)));
        wishes.extend(go.map(Wish::Session));
    }
    offer_menu(&response, Surface::Node, wishes);
}

fn of_run(session: &Session, run: &Run, scene: &Scene) -> Cells {
    let together = session.together();
    let own = run.callbacks.first().map(|own| name_of(session, together, own.spot.payload));
    let object = run.told().map(|told| format!("{}/{}", told.bucket, told.object));
    let workflow = visible(run.workflow());
    Cells {
        state: Some(run.state()),
        name: format!("{} {workflow}", say!(scene.language, "timeline-run")),
        callback: own.unwrap_or_default(),
        is_absent: false,
        told: object.map(|object| visible(&object).into_owned()).unwrap_or_default(),
    }
}

fn of_task(session: &Session, open: &Open, task: &Task, scene: &Scene) -> Cells {
    let together = session.together();
    let latest = task.callbacks.first();
    let callback = latest.map(|latest| name_of(session, together, latest.spot.payload));
    let codes = open.analysis().map(|analysis| analysis.catalog().codes());
    let remarks = codes.map(|codes| words::remarks(task, codes, scene.language));
    Cells {
        state: Some(task.state()),
        name: task_name(task, scene.language),
        is_absent: callback.is_none(),
        callback: callback.unwrap_or_else(|| say!(scene.language, "run-not-open")),
        told: remarks.unwrap_or_default().join(" · "),
    }
}

/// The number of a task, its kind and its name. Names that nobody chose begin with the kind: that isn't told twice.
fn task_name(task: &Task, language: Language) -> String {
    let (kind, name) = (words::task_name(task, language), visible(task.name()));
    let says_kind = name.strip_prefix(task.kind()).is_some_and(|rest| rest.starts_with('_'));
    match task.number() {
        _ if name.is_empty() => kind,
        Some(number) if says_kind => format!("{number} {name}"),
        None if says_kind => name.into_owned(),
        Some(_) | None => format!("{kind} · {name}"),
    }
}

fn cells_ui(
    ui: &Ui,
    rect: Rect,
    scene: &Scene,
    columns: &Columns,
    cells: &Cells,
    (response, shown): (&Response, &Shown<'_>),
) {
    const MARK: f32 = 14.0;
    let (theme, middle) = (scene.theme, rect.center().y);
    let color = &theme.color;
    let painter = ui.painter().clone();
    if let Some(state) = cells.state {
        mark_of(state).paint(&painter, pos2(columns.mark, middle), MARK, theme);
    }
    let quiet = if shown.is_selected { color.text_2 } else { color.text_3 };
    let ink = if cells.is_absent { quiet } else { color.text_1 };
    let told = [
        (columns.name, columns.callback, &cells.name, theme.text.mono, color.text_1, Elide::End),
        (columns.callback, columns.told, &cells.callback, theme.text.row, ink, Elide::Middle),
        (columns.told, columns.end, &cells.told, theme.text.row, color.text_1, Elide::End),
    ];
    let is_cut = told.map(|(x, end, words, letters, ink, elide)| {
        cell_ui(ui, (x, end, middle), words, (letters, ink), elide)
    });
    let language = scene.language;
    let state = cells.state.map(|state| report::outcome(state, language));
    let spoken = [state.as_deref(), Some(&cells.callback), Some(&cells.told)];
    let spoken: Vec<&str> = spoken.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    tell(response, shown, &cells.name, &spoken.join(" · "), is_cut.contains(&true));
}

/// Draws as much of some words as fits; gives whether that isn't all.
pub(in crate::ui::panels) fn cell_ui(
    ui: &Ui,
    (x, end, middle): (f32, f32, f32),
    words: &str,
    (letters, ink): (Letters, Color),
    elide: Elide,
) -> bool {
    let painter = ui.painter();
    let galley = text::fitted(painter, words, letters, ink, end - x - 12.0, elide);
    text::paint(painter, x, middle, &galley);
    galley.elided || galley.text() != words
}

/// Tells of a row to those who can't see it; in a tooltip, where it is cut.
fn tell(response: &Response, shown: &Shown<'_>, name: &str, told: &str, is_cut: bool) {
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListBoxOption, true, shown.is_selected, name);
        info.current_text_value = Some(told.to_owned());
        info
    });
    if is_cut {
        response.clone().on_hover_ui(|ui| pane::tip_ui(ui, name, told));
    }
}

fn output_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    columns: &Columns,
    (output, response, shown): (&Output, &Response, &Shown<'_>),
    wishes: &mut Vec<Wish>,
) {
    let (theme, middle) = (scene.theme, rect.center().y);
    let (path, url) = (output.path(), output.url());
    let center = pos2(columns.mark, middle);
    text::paint_icon(ui.painter(), center, icon::OBJECT_KEY, 14.0, theme.color.icon);
    let mut right = columns.end - 12.0;
    let copies = [
        (say!(scene.language, "run-copy-url"), icon::URL, url.as_ref()),
        (say!(scene.language, "run-copy-path"), icon::COPY, Some(&path)),
    ];
    for (name, icon, text) in copies {
        let Some(text) = text else { continue };
        if IconButton::new(icon, &name).put(ui, pos2(right - 12.0, middle)).clicked() {
            wishes.push(Wish::Copy(text.clone()));
        }
        right -= 26.0;
    }
    let (from, half) = (columns.name, columns.told);
    let (ink, quiet) = (theme.color.text_1, theme.color.text_2);
    let shown_path = visible(&path);
    let letters = theme.text.mono;
    let of_path = (from, half, middle);
    let is_cut = cell_ui(ui, of_path, &shown_path, (letters, ink), Elide::ObjectKey);
    let address = url.clone().unwrap_or_default();
    let is_cut =
        cell_ui(ui, (half, right, middle), &address, (letters, quiet), Elide::Middle) || is_cut;
    tell(response, shown, &shown_path, &address, is_cut);
}

fn twins_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    columns: &Columns,
    (session, open, twins): (&Session, &Open, &Twins),
    (response, shown): (&Response, &Shown<'_>),
    wishes: &mut Vec<Wish>,
) {
    let (theme, middle) = (scene.theme, rect.center().y);
    let told = of_twins(session, twins, None, scene.language);
    text::paint_icon(ui.painter(), pos2(columns.mark, middle), icon::ARRAY, 14.0, theme.color.icon);
    let mut end = columns.end;
    let differ = matches!(twins.sameness, Sameness::Job | Sameness::Run);
    let other = shown.line.target(session, open).filter(|_| differ);
    if let Some((other, _)) = other {
        let words = say!(scene.language, "run-compare");
        end -= button::link_width(ui, &words, false) + 12.0;
        if button::link(ui, pos2(end, middle), &words, None).clicked() {
            wishes.push(compare(CompareAction::With(With::Payload(other))));
        }
    }
    let place = (columns.name, end, middle);
    let letters = (theme.text.row, theme.color.text_1);
    let is_cut = cell_ui(ui, place, &told, letters, Elide::End);
    tell(response, shown, &told, "", is_cut);
}

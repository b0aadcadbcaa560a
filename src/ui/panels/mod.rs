//! The parts of the window. Each draws into a rectangle that it is given and reports wishes.

pub mod about;
pub mod catalog;
pub mod chooser;
pub mod comparer;
pub mod comparison;
pub mod details;
pub(super) mod drop;
pub(super) mod empty;
pub mod encodings;
pub mod export;
pub(super) mod find;
pub mod findings;
pub mod folder;
pub(super) mod found;
pub mod header;
mod hiding;
pub mod hits;
pub(super) mod keys;
mod lines;
mod loading;
pub mod look_up;
pub mod menu;
pub mod notes;
pub(super) mod notices;
mod page;
pub mod palette;
pub mod path_box;
pub mod path_field;
pub mod payloads;
mod picker;
pub(super) mod recent;
pub mod records;
pub(super) mod row;
pub mod run;
pub(super) mod settings;
pub mod share;
pub mod source;
pub(super) mod status;
pub mod timeline;
pub mod top_bar;
pub mod tree;

use eframe::egui::{
    Context, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Sense, Ui, WidgetInfo,
    accesskit::Role,
};

use super::command::{Command, Surface};
use super::icon::Icon;
use super::settings::Settings;
use super::sizes::{Edge, Sizes};
use super::text::{self, Elide};
use super::theme::{self, Theme};
use super::widgets;
use super::widgets::button::IconButton;
use super::widgets::mark::{self, Mark};
use super::widgets::splitter::{Moved, Splitter};
use super::widgets::tabs::{self, Tab as TabWords};
use super::wish::{Pane, Tab, Wish};
use crate::analysis::{Severity, Told};
use crate::report::{Clock, Standing};
use crate::say;
use crate::session::{Open, Session};
use crate::words::Language;

/// What every part needs to know.
#[derive(Clone, Copy)]
pub struct Scene {
    /// The language of the window.
    pub language: Language,
    /// In whose zone moments are shown.
    pub clock: Clock,
    /// The view that the arrow keys act on.
    pub pane: Pane,
    /// What the user has dragged.
    pub sizes: Sizes,
    /// Colors, type and sizes.
    pub theme: &'static Theme,
}

impl Scene {
    /// As the user set it, in the theme that `ui` is drawn in.
    pub fn new(ui: &Ui, settings: &Settings, pane: Pane) -> Self {
        let Settings { language, clock, sizes, .. } = *settings;
        Self { language, clock, pane, sizes, theme: theme::of(ui) }
    }
}

/// A border that changes sizes by being dragged.
pub(super) fn edge_ui(
    ui: &Ui,
    edge: Edge,
    (line, anchor): (Rect, f32),
    scene: &Scene,
    wishes: &mut Vec<Wish>,
) {
    let name = edge.words(scene.language);
    let splitter = Splitter { name: &name, line, anchor };
    match splitter.put(ui, Id::unique(("edge", edge))) {
        Some(Moved::To(size)) => wishes.push(Wish::Resize(edge, Some(size))),
        Some(Moved::Back) => wishes.push(Wish::Resize(edge, None)),
        None => {}
    }
}

/// The focusable area of a pane.
pub(super) fn pane_id(pane: Pane) -> Id {
    Id::unique(("pane", pane))
}

/// Gives a pane the keyboard after a click in it.
pub(super) fn enter_by_pointer(ui: &Ui, pane: Pane, wishes: &mut Vec<Wish>) {
    let id = pane_id(pane);
    wishes.push(Wish::Enter(pane));
    ui.memory_mut(|memory| memory.request_focus(id));
    ui.data_mut(|data| data.insert_temp(id, CameByPointer));
}

/// The ring around a pane that the keyboard has come to; whoever clicked knows where.
fn pane_ring(ui: &Ui, pane: &Response, rect: Rect, radius: f32, theme: &Theme) {
    if !pane.has_focus() {
        ui.data_mut(|data| data.remove::<CameByPointer>(pane.id));
    } else if ui.data(|data| data.get_temp::<CameByPointer>(pane.id)).is_none() {
        widgets::focus_ring_inside(ui.painter(), rect, radius, theme);
    }
}

#[derive(Clone, Copy)]
struct CameByPointer;

/// Which pane an egui id belongs to.
pub(super) fn pane_of(id: Id) -> Option<Pane> {
    Pane::ALL.into_iter().find(|&pane| pane_id(pane) == id)
}

/// A view that the keyboard can come to, drawn in `rect`.
pub(super) fn pane_ui(
    ui: &mut Ui,
    pane: Pane,
    rect: Rect,
    scene: &Scene,
    wishes: &mut Vec<Wish>,
    draw: impl FnOnce(&mut Ui, &mut Vec<Wish>),
) {
    let whole = ui.interact(rect, pane_id(pane), Sense::focusable_noninteractive());
    let name = pane_name(pane, scene.language);
    whole.widget_info(|| WidgetInfo::labeled(pane_role(pane), true, &name));
    keep_arrows(ui, whole.id);
    if whole.gained_focus() {
        wishes.push(Wish::Enter(pane));
    }
    draw(ui, wishes);
    let (ring, radius) = if pane == Pane::Payloads {
        (rect.shrink(2.0), scene.theme.size.radius_box)
    } else {
        (rect, 0.0)
    };
    pane_ring(ui, &whole, ring, radius, scene.theme);
}

/// Lets the arrow keys act on what is focused instead of moving the focus.
fn keep_arrows(ui: &Ui, id: Id) {
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// What a view is to assistive technology.
fn pane_role(pane: Pane) -> Role {
    match pane {
        Pane::Tree | Pane::Comparison => Role::Tree,
        Pane::Payloads | Pane::Findings | Pane::Timeline | Pane::Hits | Pane::Run | Pane::Notes => {
            Role::ListBox
        }
        Pane::Folder | Pane::Records => Role::Table,
        Pane::Source => Role::Document,
        Pane::TopBar
        | Pane::Filters
        | Pane::Header
        | Pane::Details
        | Pane::Export
        | Pane::Share => Role::Group,
    }
}

/// What a view is called.
pub(super) fn pane_name(pane: Pane, language: Language) -> String {
    match pane {
        Pane::TopBar => say!(language, "panel-top-bar"),
        Pane::Payloads => say!(language, "panel-payloads"),
        Pane::Filters => say!(language, "panel-filters"),
        Pane::Folder => say!(language, "panel-folder"),
        Pane::Header => say!(language, "panel-header"),
        Pane::Tree => say!(language, "panel-tree"),
        Pane::Findings => say!(language, "tab-findings"),
        Pane::Source => say!(language, "tab-source"),
        Pane::Timeline => say!(language, "tab-timeline"),
        Pane::Export => say!(language, "tab-export"),
        Pane::Share => say!(language, "tab-share"),
        Pane::Hits => say!(language, "tab-hits"),
        Pane::Comparison => say!(language, "tab-comparison"),
        Pane::Run => say!(language, "tab-run"),
        Pane::Records => say!(language, "tab-records"),
        Pane::Notes => say!(language, "tab-notes"),
        Pane::Details => say!(language, "tab-details"),
    }
}

/// By how many lines the keys scroll a view that has the keyboard, where `n_visible` lines are in sight.
pub(super) fn scrolled_by_keys(ui: &Ui, pane: Pane, n_visible: usize) -> f64 {
    scrolled_by_keys_of(ui, pane_id(pane), n_visible)
}

/// The same for whatever is focused as `id`.
fn scrolled_by_keys_of(ui: &Ui, id: Id, n_visible: usize) -> f64 {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return 0.0;
    }
    let page = n_visible.saturating_sub(1).max(1) as f64;
    let steps = [
        (Key::ArrowDown, 1.0),
        (Key::ArrowUp, -1.0),
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::End, MOST_LINES),
        (Key::Home, -MOST_LINES),
    ];
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    steps.into_iter().filter(|(key, _)| pressed(*key)).map(|(_, by)| by).sum()
}

/// More lines than anything has.
const MOST_LINES: f64 = 1e12;

/// Opens the menu of `surface` where a secondary click asks for it.
pub(super) fn offer_menu(response: &Response, surface: Surface, wishes: &mut Vec<Wish>) {
    if response.secondary_clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        wishes.push(Wish::Offer(surface, at));
    }
}

/// A button of a command among those above a view; gives where the next one to the left stands.
fn command_button(
    ui: &mut Ui,
    center: Pos2,
    (command, icon): (Command, Icon),
    language: Language,
    wishes: &mut Vec<Wish>,
) -> f32 {
    if IconButton::new(icon, &command.words(language)).put(ui, center).clicked() {
        wishes.push(Wish::Run(command));
    }
    center.x - 26.0
}

/// Notes where a view shows what is selected, for a menu that a key opens there.
pub(super) fn note_selected(ui: &Ui, pane: Pane, rect: Rect) {
    ui.data_mut(|data| data.insert_temp(pane_id(pane).with("selected"), rect));
}

/// Where a view last showed what is selected.
pub(super) fn selected_place(ctx: &Context, pane: Pane) -> Option<Rect> {
    ctx.data(|data| data.get_temp(pane_id(pane).with("selected")))
}

/// The last part of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(std::path::is_separator).next().unwrap_or(path)
}

/// How a payload stands, as a mark.
pub(super) fn mark_of_standing(standing: Standing) -> Mark {
    match standing {
        Standing::Malformed
        | Standing::Truncated
        | Standing::Undecodable
        | Standing::Unreadable => Mark::Broken,
        Standing::Failed | Standing::Violation => Mark::Error,
        Standing::Suspected => Mark::Warning,
        Standing::Success | Standing::Normal => Mark::Fine,
        Standing::Running => Mark::Running,
        Standing::Unknown | Standing::Test => Mark::Unknown,
    }
}

/// Findings by severity, the gravest first; what the documentation has wrong is nothing to count.
pub(super) fn counts(open: &Open) -> [(Mark, usize); 3] {
    let [errors, warnings, infos] = open.told().map(Told::counts).unwrap_or_default();
    [(Mark::Error, errors), (Mark::Warning, warnings), (Mark::Info, infos)]
}

/// The mark of a severity.
pub(super) fn mark_of(severity: Severity) -> Mark {
    match severity {
        Severity::Error => Mark::Error,
        Severity::Warning => Mark::Warning,
        Severity::Info => Mark::Info,
    }
}

/// The row of tabs above the bottom panel; at its right the tools of the current one, or the words `aside`.
pub(super) fn tabs_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    session: &Session,
    (current, has_details, aside): (Tab, bool, Option<&str>),
    wishes: &mut Vec<Wish>,
) {
    let Some(open) = session.current() else { return };
    let language = scene.language;
    let n_findings = open.told().map_or(0, Told::len);
    let mut shown = Vec::new();
    if has_details {
        shown.push((Tab::Details, say!(language, "tab-details"), None));
    }
    shown.push((Tab::Findings, say!(language, "tab-findings"), Some(n_findings)));
    shown.push((Tab::Source, say!(language, "tab-source"), None));
    shown.push((Tab::Timeline, say!(language, "tab-timeline"), None));
    shown.push((Tab::Export, say!(language, "tab-export"), None));
    shown.push((Tab::Share, say!(language, "tab-share"), None));
    if !session.query().is_empty() || current == Tab::Hits {
        shown.push((Tab::Hits, say!(language, "tab-hits"), Some(hits::n_hits(session))));
    }
    if let Some(comparing) = session.comparing() {
        let made = comparing.made();
        let count = made.map(|(_, comparison)| comparison.summary().n_differences());
        shown.push((Tab::Comparison, say!(language, "tab-comparison"), count));
    }
    if run::is_told(session.together(), open.id()) || current == Tab::Run {
        shown.push((Tab::Run, say!(language, "tab-run"), None));
    }
    if open.tabulating().is_some() {
        shown.push((Tab::Records, say!(language, "tab-records"), None));
    }
    if !open.pins().is_empty() || current == Tab::Notes {
        shown.push((Tab::Notes, say!(language, "tab-notes"), Some(open.pins().len())));
    }
    let words: Vec<TabWords> = shown
        .iter()
        .map(|(_, words, count)| TabWords { words: words.clone(), count: *count })
        .collect();
    let index = shown.iter().position(|(tab, ..)| *tab == current).unwrap_or(0);
    let (chosen, end) = tabs::tabs(ui, rect, &words, index);
    if let Some((tab, ..)) = chosen.and_then(|index| shown.get(index)) {
        wishes.push(Wish::Show(*tab));
    }
    let (mut right, middle) = (rect.right() - scene.theme.size.edge, rect.center().y);
    if current == Tab::Timeline {
        right = timeline::tools_ui(ui, (right, middle), scene, wishes);
    }
    if current == Tab::Findings {
        findings::tools_ui(ui, (end + 16.0, right, middle), scene, session, wishes);
    } else if current == Tab::Hits {
        hits::tools_ui(ui, (end + 16.0, right, middle), scene, session, wishes);
    } else if current == Tab::Comparison {
        comparison::tools_ui(ui, (end + 16.0, right, middle), scene, session, wishes);
    } else if current == Tab::Records {
        records::tools_ui(ui, (end + 16.0, right, middle), scene, session, wishes);
    } else if let Some(words) = aside {
        let (letters, ink) = (scene.theme.text.row, scene.theme.color.text_2);
        let room = right - end - 16.0;
        let is_list = matches!(current, Tab::Timeline | Tab::Run);
        let words = if is_list { timeline::as_fits(ui, words, room, scene) } else { words };
        let galley = text::fitted(ui.painter(), words, letters, ink, room, Elide::Middle);
        text::paint_right(ui.painter(), right, middle, &galley);
    } else {
        mark::counts(ui.painter(), right, middle, scene.theme, &counts(open));
    }
}

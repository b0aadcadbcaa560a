//! The window's state, its layout, and the one place where wishes are fulfilled.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{
    Context, Event, Id, Key, Modifiers, OpenUrl, Popup, Rect, ThemePreference, Ui, UiBuilder,
    ViewportCommand, pos2,
};

use super::command::Command;
use super::gather::{self, Answer, Dialogs};
use super::panels::export::ExportView;
use super::panels::findings::FindingsView;
use super::panels::tree::TreeView;
use super::panels::{self, Scene};
use super::settings::Settings;
use super::wish::{Pane, Tab, Wish};
use super::{samples, theme};
use crate::analysis::Analyzer;
use crate::say;
use crate::session::{Action, Session, Source};

/// Everything behind the window.
pub struct Window {
    session: Session,
    settings: Settings,
    dialogs: Dialogs,
    tab: Tab,
    pane: Pane,
    search: String,
    shows_only_hits: bool,
    shows_keys: bool,
    notice: Option<Notice>,
    tree: TreeView,
    findings: FindingsView,
    export: ExportView,
    title: String,
}

/// One line about what was just done, or could not be done.
pub(super) struct Notice {
    pub(super) words: String,
    pub(super) is_trouble: bool,
    /// When it goes, in egui's seconds.
    until: f64,
}

impl Window {
    /// A window with nothing open. `ctx` gets our fonts and themes.
    pub fn new(ctx: &Context, analyzer: Arc<Analyzer>, settings: Settings) -> Self {
        theme::install(ctx);
        ctx.set_theme(settings.theme);
        ctx.set_zoom_factor(f32::from(settings.zoom) / 100.0);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let waker = ctx.clone();
        let wake = Arc::new(move || waker.request_repaint());
        Self {
            session: Session::new(analyzer, settings.language, wake),
            settings,
            dialogs: Dialogs::new(),
            tab: Tab::default(),
            pane: Pane::default(),
            search: String::new(),
            shows_only_hits: false,
            shows_keys: false,
            notice: None,
            tree: TreeView::default(),
            findings: FindingsView::default(),
            export: ExportView::default(),
            title: String::new(),
        }
    }

    /// What is open.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What is remembered.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What the bottom shows.
    pub fn tab(&self) -> Tab {
        self.tab
    }

    /// Whether the tree hides what doesn't match the search.
    pub fn shows_only_hits(&self) -> bool {
        self.shows_only_hits
    }

    /// Opens files and folders in the background.
    pub fn open_paths(&mut self, paths: Vec<PathBuf>) {
        if !paths.is_empty() {
            self.session.open_all(gather::of_paths(paths));
        }
    }

    /// One frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.session.poll();
        self.take_answers(&ctx);
        self.take_drops(&ctx);
        let mut wishes = Vec::new();
        self.take_keys(&ctx, &mut wishes);
        self.draw(ui, &mut wishes);
        for wish in wishes {
            self.fulfil(&ctx, wish);
        }
        self.set_title(&ctx);
        if self.session.is_busy() {
            ctx.request_repaint_after(Duration::from_millis(80));
        }
    }

    fn draw(&mut self, ui: &mut Ui, wishes: &mut Vec<Wish>) {
        let theme = theme::of(ui);
        let whole = ui.ctx().content_rect();
        ui.set_clip_rect(whole);
        let scene = Scene { language: self.settings.language, pane: self.pane, theme };
        let top = whole.top() + theme.size.top_bar;
        let bottom = whole.bottom() - theme.size.status_bar;
        let bar = Rect::from_min_max(whole.min, pos2(whole.right(), top));
        let middle = Rect::from_min_max(pos2(whole.left(), top), pos2(whole.right(), bottom));
        let status = Rect::from_min_max(pos2(whole.left(), bottom), whole.max);
        within(ui, "top bar", bar, |ui| {
            panels::top_bar::draw(ui, bar, &scene, self, wishes);
        });
        if self.session.opened().is_empty() {
            within(ui, "empty", middle, |ui| panels::empty::draw(ui, middle, &scene, wishes));
        } else {
            self.draw_panels(ui, middle, &scene, wishes);
        }
        let notice = self.notice.as_ref();
        within(ui, "status", status, |ui| {
            panels::status::draw(ui, status, &scene, &self.session, notice);
        });
        if self.shows_keys {
            panels::keys::draw(ui, whole, &scene, wishes);
        }
        panels::drop::draw(ui.ctx(), whole, &scene, self.session.opened().len());
    }

    fn draw_panels(&mut self, ui: &mut Ui, area: Rect, scene: &Scene, wishes: &mut Vec<Wish>) {
        let widths = panels::Widths::of(area);
        let left = area.with_max_x(area.left() + widths.left);
        let right = area.with_min_x(area.right() - widths.right);
        let center =
            Rect::from_min_max(pos2(left.right(), area.top()), pos2(right.left(), area.bottom()));
        within(ui, "payloads", left, |ui| {
            panels::payloads::draw(ui, left, scene, &self.session, wishes);
        });
        if widths.right > 0.0 {
            within(ui, "details", right, |ui| {
                panels::details::draw(ui, right, scene, &self.session, true, wishes);
            });
        }
        self.draw_center(ui, center, scene, widths.right == 0.0, wishes);
    }

    fn draw_center(
        &mut self,
        ui: &mut Ui,
        area: Rect,
        scene: &Scene,
        is_narrow: bool,
        wishes: &mut Vec<Wish>,
    ) {
        let theme = scene.theme;
        ui.painter().rect_filled(area, 0.0, *theme.color.canvas);
        let Some(open) = self.session.current() else { return };
        if open.analysis().is_none() {
            within(ui, "header", area, |ui| panels::header::draw_unread(ui, area, scene, open));
            return;
        }
        if !is_narrow && self.tab == Tab::Details {
            self.tab = Tab::Findings;
        }
        let mut tree = area;
        within(ui, "header", area, |ui| {
            let height = panels::header::draw(ui, area, scene, open, wishes);
            tree.min.y += height;
        });
        let bottom = panels::bottom_height(ui.ctx().content_rect().size(), self.tab);
        tree.max.y -= bottom.min(area.height() - 120.0).max(theme.size.tabs);
        within(ui, "tree", tree, |ui| {
            panels::tree::draw(ui, tree, scene, open, &mut self.tree, wishes);
        });
        let tabs = Rect::from_min_size(tree.left_bottom(), [area.width(), theme.size.tabs].into());
        within(ui, "tabs", tabs, |ui| {
            panels::tabs_ui(ui, tabs, scene, open, self.tab, is_narrow, wishes);
        });
        let body = Rect::from_min_max(tabs.left_bottom(), area.max);
        match self.tab {
            Tab::Findings => within(ui, "findings", body, |ui| {
                panels::findings::draw(ui, body, scene, open, &mut self.findings, wishes);
            }),
            Tab::Export => within(ui, "export", body, |ui| {
                panels::export::draw(ui, body, scene, open, &mut self.export, wishes);
            }),
            Tab::Details => within(ui, "details below", body, |ui| {
                panels::details::draw(ui, body, scene, &self.session, false, wishes);
            }),
        }
    }

    fn take_answers(&mut self, ctx: &Context) {
        let answers: Vec<Answer> = self.dialogs.answers().collect();
        for answer in answers {
            match answer {
                Answer::Open(paths) => self.open_paths(paths),
                Answer::Saved(Ok(path)) => {
                    let file = path.display().to_string();
                    self.tell(ctx, say!(self.settings.language, "notice-saved", file = file));
                }
                Answer::Saved(Err(reason)) => self.warn(ctx, reason),
            }
        }
    }

    fn take_drops(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let mut paths = Vec::new();
        for file in dropped {
            let path = file.path().to_owned();
            if path.is_absolute() {
                paths.push(path);
            } else {
                let name = path.display().to_string();
                self.session.open(Source { name, read: Box::new(move || file.bytes()) });
            }
        }
        self.open_paths(paths);
    }

    fn take_keys(&mut self, ctx: &Context, wishes: &mut Vec<Wish>) {
        if ctx.text_edit_focused() {
            self.take_search_keys(ctx, wishes);
        } else {
            ctx.input(|input| {
                for event in &input.events {
                    match event {
                        Event::Paste(text) if !text.trim().is_empty() => {
                            let name = say!(self.settings.language, "name-pasted");
                            self.session.open(Source::of_text(name, text.clone()));
                        }
                        Event::Copy => wishes.push(Wish::Run(Command::CopyValue)),
                        _ => {}
                    }
                }
            });
            self.take_walking_keys(ctx, wishes);
        }
        // The most modified first: Ctrl+Shift+E must not be taken for Ctrl+E.
        let mut commands: Vec<_> =
            Command::all().filter_map(|command| Some((command, command.shortcut()?))).collect();
        commands.sort_by_key(|(_, shortcut)| {
            std::cmp::Reverse(
                u8::from(shortcut.modifiers.shift) + u8::from(shortcut.modifiers.any()),
            )
        });
        for (command, shortcut) in commands {
            let is_taken = matches!(command, Command::Paste | Command::CopyValue);
            if !is_taken && ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
                wishes.push(Wish::Run(command));
            }
        }
        if self.shows_keys && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            wishes.push(Wish::ToggleKeys);
        }
    }

    fn take_search_keys(&self, ctx: &Context, wishes: &mut Vec<Wish>) {
        let is_search = ctx.memory(|memory| memory.has_focus(panels::top_bar::search_id()));
        if !is_search {
            return;
        }
        let pressed = |modifiers, key| ctx.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::SHIFT, Key::Enter) {
            wishes.push(Wish::Session(Action::NextHit { forward: false }));
        } else if pressed(Modifiers::NONE, Key::Enter) {
            wishes.push(Wish::Session(Action::NextHit { forward: true }));
        }
    }

    fn take_walking_keys(&self, ctx: &Context, wishes: &mut Vec<Wish>) {
        let focused = ctx.memory(|memory| memory.focused());
        let is_in_pane = focused.is_none_or(|id| panels::pane_of(id).is_some());
        if !is_in_pane || Popup::is_any_open(ctx) || self.shows_keys {
            return;
        }
        let page = self.tree.n_visible_rows().saturating_sub(1).max(1).cast_signed();
        let in_tree = |action| (Pane::Tree, Wish::Session(action));
        let keys = [
            (Key::ArrowDown, in_tree(Action::Move(1))),
            (Key::ArrowUp, in_tree(Action::Move(-1))),
            (Key::PageDown, in_tree(Action::Move(page))),
            (Key::PageUp, in_tree(Action::Move(-page))),
            (Key::Home, in_tree(Action::MoveToEnd { last: false })),
            (Key::End, in_tree(Action::MoveToEnd { last: true })),
            (Key::ArrowLeft, in_tree(Action::FoldOrLeave)),
            (Key::ArrowRight, in_tree(Action::UnfoldOrEnter)),
            (Key::ArrowDown, (Pane::Payloads, Wish::Session(Action::ShowNext(1)))),
            (Key::ArrowUp, (Pane::Payloads, Wish::Session(Action::ShowNext(-1)))),
            (
                Key::ArrowDown,
                (Pane::Findings, Wish::Session(Action::NextFinding { forward: true })),
            ),
            (Key::ArrowUp, (Pane::Findings, Wish::Session(Action::NextFinding { forward: false }))),
        ];
        for (key, (pane, wish)) in keys {
            if pane == self.pane && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                wishes.push(wish);
            }
        }
    }

    fn fulfil(&mut self, ctx: &Context, wish: Wish) {
        let language = self.settings.language;
        match wish {
            Wish::Run(command) => {
                if command.is_enabled(self) {
                    self.fulfil(ctx, command.wish());
                }
            }
            Wish::Session(action) => {
                let is_other =
                    matches!(action, Action::Show(_) | Action::ShowNext(_) | Action::Close(_));
                self.session.apply(action);
                if is_other {
                    self.look_for_search();
                }
            }
            Wish::Copy(text) => self.copy(ctx, text),
            Wish::CopyValue => self.copy_selected(ctx, panels::details::selected_value),
            Wish::CopyPath => self.copy_selected(ctx, panels::details::selected_path),
            Wish::CopySummary => {
                let summary =
                    self.session.current().and_then(|open| panels::header::summary(open, language));
                if let Some(summary) = summary {
                    self.copy(ctx, summary);
                }
            }
            Wish::CopyExport => {
                if let Some(text) = self.session.current().and_then(|open| self.export.text(open)) {
                    self.copy(ctx, text);
                }
            }
            Wish::SaveExport => {
                self.tab = Tab::Export;
                if let Some((name, text)) = self
                    .session
                    .current()
                    .and_then(|open| Some((self.export.file_name(open), self.export.text(open)?)))
                {
                    let title = say!(language, "dialog-save");
                    self.dialogs.save(ctx, &title, &name, text.into_bytes());
                }
            }
            Wish::Browse(url) => ctx.open_url(OpenUrl::new_tab(url)),
            Wish::ChooseFiles => {
                let kinds = [
                    (
                        say!(language, "dialog-payloads"),
                        &["xml", "json", "txt", "log", "http", "jsonl"][..],
                    ),
                    (say!(language, "dialog-all-files"), &["*"]),
                ];
                self.dialogs.choose_files(ctx, &say!(language, "dialog-open"), &kinds);
            }
            Wish::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Wish::Sample(file) => {
                if let Some(bytes) = samples::read(file) {
                    self.session.open(Source::of_text(file, bytes));
                }
            }
            Wish::CloseCurrent => {
                if let Some(id) = self.session.current().map(crate::session::Open::id) {
                    self.session.apply(Action::Close(id));
                    self.look_for_search();
                }
            }
            Wish::Show(tab) => self.tab = tab,
            Wish::Enter(pane) => self.pane = pane,
            Wish::FocusSearch => {
                ctx.memory_mut(|memory| memory.request_focus(panels::top_bar::search_id()))
            }
            Wish::Search => self.look_for_search(),
            Wish::ToggleOnlyHits => {
                self.shows_only_hits = !self.shows_only_hits;
                self.look_for_search();
            }
            Wish::Speak(language) => {
                self.settings.language = language;
                self.session.apply(Action::Speak(language));
            }
            Wish::Theme(theme) => {
                self.settings.theme = theme;
                ctx.set_theme(theme);
            }
            Wish::Zoom(by) => {
                let zoom = i16::try_from(self.settings.zoom).unwrap_or(100) + i16::from(by) * 10;
                let zoom = if by == 0 { 100 } else { zoom.clamp(50, 300) };
                self.settings.zoom = zoom.unsigned_abs();
                ctx.set_zoom_factor(f32::from(self.settings.zoom) / 100.0);
            }
            Wish::ToggleKeys => self.shows_keys = !self.shows_keys,
            Wish::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    pub(super) fn search_mut(&mut self) -> &mut String {
        &mut self.search
    }

    fn look_for_search(&mut self) {
        let words = self.search.trim().to_owned();
        self.session.apply(Action::Search { words, filter: self.shows_only_hits });
    }

    fn copy_selected(&mut self, ctx: &Context, read: fn(&crate::session::Open) -> Option<String>) {
        if let Some(text) = self.session.current().and_then(read) {
            self.copy(ctx, text);
        }
    }

    fn copy(&mut self, ctx: &Context, text: String) {
        let shown: String =
            text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
        ctx.copy_text(text);
        self.tell(ctx, say!(self.settings.language, "notice-copied", text = shown));
    }

    fn tell(&mut self, ctx: &Context, words: String) {
        self.notice = Some(Notice { words, is_trouble: false, until: ctx.time() + 4.0 });
        ctx.request_repaint_after(Duration::from_secs(4));
    }

    fn warn(&mut self, ctx: &Context, words: String) {
        self.notice = Some(Notice { words, is_trouble: true, until: ctx.time() + 12.0 });
    }

    fn set_title(&mut self, ctx: &Context) {
        if self.notice.as_ref().is_some_and(|notice| notice.until < ctx.time()) {
            self.notice = None;
        }
        let program = say!(self.settings.language, "program-name");
        let title = self.session.current().map_or_else(
            || program.clone(),
            |open| format!("{} – {program}", panels::file_name(open.name())),
        );
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// The title that the window's frame shows.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// Draws a part of the window in `rect`, clipped to it.
fn within(ui: &mut Ui, name: &str, rect: Rect, draw: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new().scope_id(Id::unique(("panel", name))).max_rect(rect);
    ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        draw(ui);
    });
}

/// What follows the system's theme unless the user says otherwise.
pub(super) fn next_theme(is_dark: bool) -> ThemePreference {
    if is_dark { ThemePreference::Light } else { ThemePreference::Dark }
}

//! The window's state and its layout.

mod clipboard;
mod compare;
mod copy;
mod elsewhere;
mod find;
mod findings;
mod focus;
mod folder;
mod fulfil;
mod input;
mod keys;
mod notice;
mod overlays;
mod paths;
mod records;
mod run;
mod settings;
mod timeline;
mod title;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Context, Id, Rect, ThemePreference, Ui, UiBuilder, pos2};

use self::elsewhere::Elsewhere;
pub(super) use self::elsewhere::disk_time;
use self::focus::Before;
use self::keys::Typed;
pub(super) use self::notice::Notice;
use super::clipboard::Clipboard;
use super::dialogs::Dialogs;
use super::gather::{Export, GATHER};
use super::later::Later;
use super::panels::catalog::CatalogView;
use super::panels::chooser::Chooser;
use super::panels::comparison::ComparisonView;
use super::panels::details::DetailsView;
use super::panels::encodings::EncodingChooser;
use super::panels::export::ExportView;
use super::panels::findings::FindingsView;
use super::panels::folder::FolderView;
use super::panels::header::HeaderView;
use super::panels::hits::HitsView;
use super::panels::look_up::LookUpField;
use super::panels::menu::Menus;
use super::panels::palette::Palette;
use super::panels::path_field::PathField;
use super::panels::payloads::PayloadsView;
use super::panels::records::RecordsView;
use super::panels::run::RunView;
use super::panels::source::SourceView;
use super::panels::timeline::TimelineView;
use super::panels::tree::TreeView;
use super::panels::{self, Scene};
use super::settings::Settings;
use super::sizes::{Edge, Widths};
use super::theme;
use super::wish::{Pane, Tab, Wish};
use crate::analysis::Analyzer;
use crate::search::Query;
use crate::session::{Action, Session};

/// Everything behind the window.
pub struct Window {
    session: Session,
    settings: Settings,
    dialogs: Dialogs,
    /// The system's; none where the window is only drawn.
    clipboard: Option<Clipboard>,
    tab: Tab,
    pane: Pane,
    query: Query,
    shows_keys: bool,
    palette: Option<Palette>,
    chooser: Option<Chooser>,
    comparison: ComparisonView,
    records: RecordsView,
    encodings: Option<EncodingChooser>,
    catalog: Option<CatalogView>,
    menus: Menus,
    typed: Typed,
    payloads: PayloadsView,
    header_height: f32,
    before: Before,
    shows_settings: bool,
    notice: Option<Notice>,
    tree: TreeView,
    header: HeaderView,
    findings: FindingsView,
    folder: FolderView,
    hits: HitsView,
    details: DetailsView,
    look_up: LookUpField,
    source: SourceView,
    timeline: TimelineView,
    run: RunView,
    export: ExportView,
    title: String,
    /// A large text that will be copied once it is ready.
    copying: Option<Later<Option<Result<String, String>>>>,
    /// What will be written to a file of this name once it is ready, or why it can't be had.
    exporting: Option<(String, Later<Result<Export, String>>)>,
    elsewhere: Elsewhere,
    asked: Vec<Wish>,
    path_field: Option<PathField>,
    path_box: Option<panels::path_box::PathBox>,
    has_drops: bool,
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
        let mut session = Session::new(analyzer, settings.language, wake).gathering(GATHER);
        session.apply(Action::TellTimes(settings.clock));
        session.apply(Action::Judge(settings.policy.clone()));
        Self {
            session,
            settings,
            dialogs: Dialogs::new(),
            clipboard: None,
            tab: Tab::default(),
            pane: Pane::default(),
            query: Query::default(),
            shows_keys: false,
            palette: None,
            chooser: None,
            comparison: ComparisonView::default(),
            records: RecordsView::default(),
            encodings: None,
            catalog: None,
            menus: Menus::default(),
            typed: Typed::default(),
            payloads: PayloadsView::default(),
            header_height: 0.0,
            before: Before::default(),
            shows_settings: false,
            notice: None,
            tree: TreeView::default(),
            header: HeaderView::default(),
            findings: FindingsView::default(),
            folder: FolderView::default(),
            exporting: None,
            hits: HitsView::default(),
            details: DetailsView::default(),
            look_up: LookUpField::default(),
            source: SourceView::default(),
            timeline: TimelineView::default(),
            run: RunView::default(),
            export: ExportView::default(),
            title: String::new(),
            copying: None,
            elsewhere: Elsewhere::new(),
            asked: Vec::new(),
            path_field: None,
            path_box: None,
            has_drops: true,
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

    /// Opens files and folders in the background.
    pub fn open_paths(&mut self, paths: Vec<PathBuf>) {
        self.open_paths_in(paths, None);
    }

    /// Asks for something as a view does; it is fulfilled in the next frame.
    pub fn ask(&mut self, wish: Wish) {
        self.asked.push(wish);
    }

    /// One frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.session.poll();
        self.look_elsewhere(&ctx);
        self.take_answers(&ctx);
        self.take_drops(&ctx);
        self.take_copied(&ctx);
        self.take_exported(&ctx);
        let mut wishes = std::mem::take(&mut self.asked);
        self.settle_pane();
        self.enter_by_tab(&ctx);
        self.take_keys(&ctx, &mut wishes);
        self.draw(ui, &mut wishes);
        let top = self.session.current().and_then(|open| self.tree.top(open));
        self.session.note_top(top);
        for wish in wishes {
            self.fulfil(&ctx, wish);
        }
        self.keep_focus(&ctx);
        self.set_title(&ctx);
        if self.session.is_busy() {
            ctx.request_repaint_after(Duration::from_millis(80));
        }
    }

    fn draw(&mut self, ui: &mut Ui, wishes: &mut Vec<Wish>) {
        let theme = theme::of(ui);
        let whole = ui.ctx().content_rect();
        ui.set_clip_rect(whole);
        let scene = Scene::new(ui, &self.settings, self.pane);
        let top = whole.top() + theme.size.top_bar;
        let bottom = whole.bottom() - theme.size.status_bar;
        let bar = Rect::from_min_max(whole.min, pos2(whole.right(), top));
        let middle = Rect::from_min_max(pos2(whole.left(), top), pos2(whole.right(), bottom));
        let status = Rect::from_min_max(pos2(whole.left(), bottom), whole.max);
        within(ui, "top bar", bar, |ui| {
            panels::top_bar::draw(ui, bar, &scene, self, wishes);
        });
        if self.session.opened().is_empty() {
            within(ui, "empty", middle, |ui| {
                panels::empty::draw(ui, middle, &scene, self, wishes);
            });
        } else if self.session.current().is_some_and(|open| open.folder().is_some()) {
            self.draw_folder(ui, middle, &scene, wishes);
        } else {
            self.draw_panels(ui, middle, &scene, wishes);
        }
        let notice = self.notice.as_ref();
        within(ui, "status", status, |ui| {
            panels::status::draw(ui, status, &scene, &self.session, notice);
        });
        panels::notices::draw(ui, middle, &scene, &mut self.elsewhere.notices, wishes);
        self.draw_overlays(ui, (whole, middle), &scene, wishes);
        panels::drop::draw(ui.ctx(), whole, &scene, self.session.opened().len());
    }

    fn draw_panels(&mut self, ui: &mut Ui, area: Rect, scene: &Scene, wishes: &mut Vec<Wish>) {
        let widths = Widths::of(area, &scene.sizes);
        let left = area.with_max_x(area.left() + widths.left);
        let right = area.with_min_x(area.right() - widths.right);
        let center =
            Rect::from_min_max(pos2(left.right(), area.top()), pos2(right.left(), area.bottom()));
        within(ui, "payloads", left, |ui| {
            panels::payloads::draw(ui, left, scene, &self.session, &mut self.payloads, wishes);
        });
        self.draw_center(ui, center, scene, widths.right == 0.0, wishes);
        if widths.right > 0.0 {
            self.draw_details(ui, right, scene, true, wishes);
        }
        let upright =
            |x: f32| Rect::from_min_max(pos2(x - 1.0, area.top()), pos2(x, area.bottom()));
        let line = (upright(left.right()), area.left());
        panels::edge_ui(ui, Edge::Payloads, line, scene, wishes);
        if widths.right > 0.0 {
            let line = (upright(right.left() + 1.0), area.right());
            panels::edge_ui(ui, Edge::Details, line, scene, wishes);
        }
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
            let mut top = area;
            if self.session.everywhere().is_some() && self.tab == Tab::Hits {
                top.max.y -= scene.sizes.bottom(ui.ctx().content_rect().size(), self.tab);
            }
            within(ui, "header", top, |ui| {
                panels::header::draw_unread(ui, top, scene, open, wishes);
            });
            self.draw_hits(ui, area.with_min_y(top.bottom()), scene, wishes);
            return;
        }
        if !is_narrow && self.tab == Tab::Details {
            self.tab = Tab::Findings;
        }
        let mut tree = area;
        within(ui, "header", area, |ui| {
            let seen = area.with_max_y(area.top() + self.header_height);
            panels::pane_ui(ui, Pane::Header, seen, scene, wishes, |ui, wishes| {
                self.header_height = panels::header::draw(
                    ui,
                    area,
                    scene,
                    (&self.session, open),
                    &mut self.header,
                    wishes,
                );
            });
            tree.min.y += self.header_height;
        });
        let bottom = scene.sizes.bottom(ui.ctx().content_rect().size(), self.tab);
        tree.max.y -= bottom.min(tree.height() - LEAST_TREE).max(theme.size.tabs);
        self.tree.note_changes(self.session.changes());
        within(ui, "tree", tree, |ui| {
            panels::tree::draw(ui, tree, scene, open, &mut self.tree, wishes);
        });
        let tabs = Rect::from_min_size(tree.left_bottom(), [area.width(), theme.size.tabs].into());
        let aside = match self.tab {
            Tab::Source => panels::source::told(open, scene.language),
            Tab::Timeline => self.timeline.told(scene),
            Tab::Export => self.export.told(open),
            Tab::Run => panels::run::told(self.session.together(), open.id(), scene.language),
            Tab::Details | Tab::Findings | Tab::Hits | Tab::Comparison | Tab::Records => None,
        };
        within(ui, "tabs", tabs, |ui| {
            let shown = (self.tab, is_narrow, aside.as_deref());
            panels::tabs_ui(ui, tabs, scene, &self.session, shown, wishes);
        });
        let body = Rect::from_min_max(tabs.left_bottom(), area.max);
        match self.tab {
            Tab::Findings => within(ui, "findings", body, |ui| {
                let mut view = std::mem::take(&mut self.findings);
                panels::findings::draw(ui, body, scene, self, &mut view, wishes);
                self.findings = view;
            }),
            Tab::Source => within(ui, "source", body, |ui| {
                panels::source::draw(ui, body, scene, open, &mut self.source, wishes);
            }),
            Tab::Timeline => self.draw_timeline(ui, body, scene, wishes),
            Tab::Hits => self.draw_hits(ui, body, scene, wishes),
            Tab::Comparison => self.draw_comparison(ui, body, scene, wishes),
            Tab::Run => self.draw_run(ui, body, scene, wishes),
            Tab::Records => self.draw_records(ui, body, scene, wishes),
            Tab::Export => within(ui, "export", body, |ui| {
                panels::pane_ui(ui, Pane::Export, body, scene, wishes, |ui, wishes| {
                    panels::export::draw(ui, body, scene, open, &mut self.export, wishes);
                });
            }),
            Tab::Details => self.draw_details(ui, body, scene, false, wishes),
        }
        let line = tabs.with_max_y(tabs.top() + 1.0);
        panels::edge_ui(ui, Edge::above(self.tab), (line, area.bottom()), scene, wishes);
    }

    fn draw_details(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        is_side: bool,
        wishes: &mut Vec<Wish>,
    ) {
        within(ui, if is_side { "details" } else { "details below" }, rect, |ui| {
            panels::pane_ui(ui, Pane::Details, rect, scene, wishes, |ui, wishes| {
                let mut view = std::mem::take(&mut self.details);
                panels::details::draw(ui, rect, scene, self, (&mut view, is_side), wishes);
                self.details = view;
            });
        });
    }

    pub(super) fn menus_mut(&mut self) -> &mut Menus {
        &mut self.menus
    }
}

/// How high the tree is at least.
const LEAST_TREE: f32 = 96.0;

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

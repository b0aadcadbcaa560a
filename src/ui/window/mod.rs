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
mod layout;
mod notes;
mod notice;
mod overlays;
mod paths;
mod records;
mod run;
mod settings;
mod share;
mod timeline;
mod title;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Context, ThemePreference, Ui};

use self::elsewhere::Elsewhere;
pub(super) use self::elsewhere::disk_time;
use self::focus::Before;
use self::keys::Typed;
use self::layout::within;
pub(super) use self::notice::Notice;
use self::share::Copied;
use super::clipboard::Clipboard;
use super::dialogs::Dialogs;
use super::gather::{Export, GATHER};
use super::later::Later;
use super::panels;
use super::panels::about::AboutView;
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
use super::panels::notes::NotesView;
use super::panels::palette::Palette;
use super::panels::path_field::PathField;
use super::panels::payloads::PayloadsView;
use super::panels::records::RecordsView;
use super::panels::run::RunView;
use super::panels::share::ShareView;
use super::panels::source::SourceView;
use super::panels::timeline::TimelineView;
use super::panels::tree::TreeView;
use super::redaction::Redaction;
use super::settings::Settings;
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
    about: Option<AboutView>,
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
    notes: NotesView,
    export: ExportView,
    share: ShareView,
    redaction: Redaction,
    title: String,
    /// A large text that will be copied once it is ready.
    copying: Option<Later<Option<Result<Copied, String>>>>,
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
            about: None,
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
            notes: NotesView::default(),
            export: ExportView::default(),
            share: ShareView::default(),
            redaction: Redaction::default(),
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
        self.let_go();
        self.keep_focus(&ctx);
        self.set_title(&ctx);
        if self.session.is_busy() {
            ctx.request_repaint_after(Duration::from_millis(80));
        }
    }

    /// What was closed takes no memory, whatever was made of it.
    fn let_go(&mut self) {
        self.source.let_go(&self.session);
        self.timeline.let_go(&self.session);
        self.run.let_go(&self.session);
        self.export.let_go(&self.session);
        self.share.let_go(&self.session);
    }

    pub(super) fn menus_mut(&mut self) -> &mut Menus {
        &mut self.menus
    }
}

/// What follows the system's theme unless the user says otherwise.
pub(super) fn next_theme(is_dark: bool) -> ThemePreference {
    if is_dark { ThemePreference::Light } else { ThemePreference::Dark }
}

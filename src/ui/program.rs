//! The window as a program of the desktop: what it finds at its start, and what it leaves behind.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{self, ViewportCommand, vec2};
use eframe::{APP_KEY, CreationContext, Storage};

use super::start::{APP_ID, Asked, is_wayland};
use super::{Settings, Window};
use crate::analysis::Analyzer;
use crate::files;

/// The window, and what of it is on the disk.
pub(super) struct Program {
    window: Window,
    /// The settings as they were last kept.
    kept: Settings,
}

impl Program {
    /// The window as it was left, with these files and folders besides.
    pub(super) fn new(
        cc: &CreationContext<'_>,
        analyzer: Arc<Analyzer>,
        asked: &Asked<'_>,
    ) -> Self {
        let stored = cc.storage.and_then(|storage| eframe::get_value(storage, APP_KEY));
        let damaged = settings_file(cc.storage).filter(|_| stored.is_none());
        let mut settings: Settings = stored.unwrap_or_default();
        settings.language = asked.language.unwrap_or(settings.language);
        place(cc, &settings);
        let ctx = &cc.egui_ctx;
        let mut window = Window::new(ctx, analyzer, settings.clone());
        if is_wayland() {
            window.expect_no_drops();
        }
        window.use_system_clipboard(ctx);
        if let Some(file) = damaged {
            window.tell_of_damaged_settings(ctx, &file);
        }
        if let Some(file) = files::session_file() {
            window.keep_in(ctx, file);
        }
        window.open_paths_in(asked.paths.to_vec(), asked.encoding);
        Self { window, kept: settings }
    }
}

impl eframe::App for Program {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.window.ui(ui);
        self.window.copy_to_system(ui.ctx());
        // At once rather than at the end: a crash must not take a choice back.
        if *self.window.settings() != self.kept
            && let Some(storage) = frame.storage_mut()
        {
            self.kept = self.window.settings().clone();
            self.save(storage);
            storage.flush();
        }
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, raw_input: &mut egui::RawInput) {
        self.window.take_raw_input(ctx, raw_input);
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        eframe::set_value(storage, APP_KEY, self.window.settings());
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.window.keep_now();
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// The file with the settings, in whatever state, if there is one.
fn settings_file(storage: Option<&dyn Storage>) -> Option<PathBuf> {
    let file = eframe::storage_dir(APP_ID)?.join("app.ron");
    let is_stored = storage.is_some_and(|storage| storage.get_string(APP_KEY).is_some());
    (is_stored || file.exists()).then_some(file)
}

/// Sets right how the window was restored: for its zoom, and onto a screen that is there.
fn place(cc: &CreationContext<'_>, settings: &Settings) {
    let Some(window) = cc.winit_window() else { return };
    let is_restored = cc.storage.is_some_and(|storage| storage.get_string("window").is_some());
    if is_restored && settings.zoom != 100 && !window.is_maximized() {
        // The size was kept in zoomed points, and restored before the zoom was known.
        let size = window.inner_size().to_logical::<f32>(window.scale_factor());
        let size = vec2(size.width, size.height);
        cc.egui_ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
    }
    let Ok(at) = window.outer_position() else { return };
    let width = i32::try_from(window.outer_size().width).unwrap_or(i32::MAX);
    // Enough of the top must be seen to take hold of it.
    let is_in_sight = window.available_monitors().any(|monitor| {
        let (min, size) = (monitor.position(), monitor.size());
        let right = min.x.saturating_add_unsigned(size.width);
        let bottom = min.y.saturating_add_unsigned(size.height);
        let seen = right.min(at.x.saturating_add(width)) - min.x.max(at.x);
        seen >= GRIP && at.y > min.y - GRIP && at.y < bottom - GRIP
    });
    let monitor = window.primary_monitor().or_else(|| window.available_monitors().next());
    if let Some(monitor) = monitor.filter(|_| !is_in_sight) {
        window.set_outer_position(monitor.position());
    }
}

/// In pixels.
const GRIP: i32 = 60;

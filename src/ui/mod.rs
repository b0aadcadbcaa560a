//! The window. egui is named only here.
//!
//! Views look at the [`Session`](crate::session::Session) and report wishes; [`window`] fulfils them after the
//! frame was drawn. `theme` names every color by its job, `widgets` paints the controls, `panels` the parts.

#![expect(
    clippy::cast_precision_loss,
    reason = "places on a screen need no more than an f32 holds"
)]

pub mod command;
mod fonts;
mod gather;
pub mod icon;
pub mod panels;
mod prose;
mod samples;
pub mod settings;
pub mod text;
pub mod theme;
pub mod widgets;
pub mod window;
pub mod wish;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{self, ViewportBuilder};

pub use self::settings::Settings;
pub use self::window::Window;

use crate::analysis::Analyzer;
use crate::words::Language;

/// Opens the window with these files and folders, and returns when it is closed.
///
/// It speaks the language asked for, or else the one that it spoke last. Fails, within milliseconds, where there is no display or nothing to draw with.
pub fn run(
    analyzer: Arc<Analyzer>,
    paths: Vec<PathBuf>,
    language: Option<Language>,
) -> eframe::Result {
    let viewport = ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([640.0, 400.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(|cc| {
            let mut settings: Settings = cc
                .storage
                .and_then(|storage| eframe::get_value(storage, eframe::APP_KEY))
                .unwrap_or_default();
            settings.language = language.unwrap_or(settings.language);
            let mut window = Window::new(&cc.egui_ctx, analyzer, settings);
            window.open_paths(paths);
            Ok(Box::new(Program { window }))
        }),
    )
}

/// Names the program to the desktop; its settings are kept under this name.
const APP_ID: &str = "callback-explorer";

struct Program {
    window: Window,
}

impl eframe::App for Program {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.window.ui(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, eframe::APP_KEY, self.window.settings());
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

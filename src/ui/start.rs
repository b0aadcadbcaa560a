//! Opening the window: which renderer draws it, and why there is none where none can.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use eframe::egui::ViewportBuilder;

use super::emblem;
use super::program::Program;
use crate::analysis::Analyzer;
use crate::intake::Encoding;
use crate::say;
use crate::words::{Language, visible};

/// What draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// OpenGL: starts fastest, and is nearly everywhere.
    Glow,
    /// Vulkan, Direct3D 12 or Metal.
    Wgpu,
}

/// Why there is no window.
#[derive(Debug)]
#[non_exhaustive]
pub enum NoWindow {
    /// There is no display that can be reached: the system's reason.
    NoDisplay(String),
    /// A library of the system is missing, of this name.
    NoLibrary(String),
    /// None of these can draw here: each with its reason.
    NoRenderer(Vec<(Renderer, String)>),
    /// The window was open, then the system took away what it draws with.
    Ended(String),
}

/// Gives what payloads are read against, when the window needs it; none if it can't be made.
pub type LoadAnalyzer<'a> = dyn FnMut() -> Option<Arc<Analyzer>> + 'a;

/// What a window is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Files and folders to open.
    pub paths: &'a [PathBuf],
    /// The encoding of their text; with none, the one that it tells.
    pub encoding: Option<Encoding>,
    /// The language to speak; with none, the one spoken last.
    pub language: Option<Language>,
}

/// Opens the window, and returns when it is closed.
///
/// `analyzer` is asked for once there is a display, so that it can be made meanwhile; where it gives none,
/// there is no window either. It is drawn by the `renderer`, or else by the first that works. Fails, within milliseconds, where there
/// is no display or nothing to draw with.
pub fn run(
    analyzer: &mut LoadAnalyzer<'_>,
    asked: &Asked<'_>,
    renderer: Option<Renderer>,
) -> Result<(), NoWindow> {
    let tried = renderer.map_or(vec![Renderer::Glow, Renderer::Wgpu], |renderer| vec![renderer]);
    let mut reasons = Vec::new();
    for renderer in tried {
        match open(analyzer, asked, renderer) {
            Ok(()) => return Ok(()),
            Err(NoWindow::NoRenderer(reason)) => reasons.extend(reason),
            // The window library reaches for the display once: a second time says nothing new.
            Err(no_window) if reasons.is_empty() => return Err(no_window),
            Err(_) => break,
        }
    }
    Err(NoWindow::NoRenderer(reasons))
}

impl NoWindow {
    /// Why, and what to do, in one line.
    pub fn words(&self, language: Language) -> String {
        match self {
            Self::NoDisplay(reason) | Self::Ended(reason) => {
                say!(language, "window-failed", reason = visible(reason).into_owned())
            }
            Self::NoLibrary(library) => {
                say!(language, "window-no-library", library = visible(library).into_owned())
            }
            Self::NoRenderer(reasons) => {
                let reasons: Vec<String> = reasons
                    .iter()
                    .map(|(renderer, why)| format!("{}: {}", renderer.name(), visible(why)))
                    .collect();
                let reasons = reasons.join(&say!(language, "window-reason-separator"));
                say!(language, "window-no-renderer", reasons = reasons)
            }
        }
    }
}

impl Renderer {
    fn name(self) -> &'static str {
        match self {
            Self::Glow => "OpenGL",
            Self::Wgpu if cfg!(target_os = "windows") => "Direct3D 12, Vulkan",
            Self::Wgpu if cfg!(target_os = "macos") => "Metal",
            Self::Wgpu => "Vulkan",
        }
    }
}

/// Names the program to the desktop; its settings are kept under this name.
pub(super) const APP_ID: &str = "callback-explorer";

/// The longest side, in points, of a window that every graphics card can draw.
const LONGEST_SIDE: f32 = 8192.0;

fn open(
    analyzer: &mut LoadAnalyzer<'_>,
    asked: &Asked<'_>,
    renderer: Renderer,
) -> Result<(), NoWindow> {
    let mut viewport = ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([640.0, 400.0])
        .with_max_inner_size([LONGEST_SIDE, LONGEST_SIDE])
        .with_drag_and_drop(true);
    viewport.icon = emblem::of_window().map(Arc::new);
    let options = eframe::NativeOptions {
        viewport,
        renderer: match renderer {
            Renderer::Glow => eframe::Renderer::Glow,
            Renderer::Wgpu => eframe::Renderer::Wgpu,
        },
        // The clipboard may make its reader wait, so its keys go to a thread of ours.
        clipboard_shortcuts: false,
        ..eframe::NativeOptions::default()
    };
    let is_open = Arc::new(AtomicBool::new(false));
    let opening = Arc::clone(&is_open);
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        let analyzer = analyzer().ok_or("no analyzer")?;
        let program = Program::new(cc, analyzer, asked);
        opening.store(true, Ordering::Relaxed);
        Ok(Box::new(program))
    });
    let done = quietly_until(&is_open, || eframe::run_native(APP_ID, options, create));
    let was_open = is_open.load(Ordering::Relaxed);
    match done {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) if was_open => Err(NoWindow::Ended(reason(&error))),
        Ok(Err(error @ eframe::Error::WinitEventLoop(_))) => Err(of_display(&error)),
        Ok(Err(error)) => Err(NoWindow::NoRenderer(vec![(renderer, reason(&error))])),
        Err(panic) if was_open => panic::resume_unwind(panic),
        Err(panic) => Err(of_panic(renderer, &*panic)),
    }
}

/// Whether the window library takes Wayland, where it hands on nothing that is dropped.
pub(super) fn is_wayland() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "linux") && ["WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(is_set)
}

fn of_display(error: &eframe::Error) -> NoWindow {
    let reason = reason(error);
    if reason.contains("xlib") {
        return NoWindow::NoLibrary("libX11, libX11-xcb, libXcursor, libXi / libXrandr".to_owned());
    }
    NoWindow::NoDisplay(reason)
}

/// What a library that gave up said of it.
fn of_panic(renderer: Renderer, panic: &(dyn Any + Send)) -> NoWindow {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    match words.strip_prefix("Library ").and_then(|rest| rest.split_once(' ')) {
        Some((library, _)) => NoWindow::NoLibrary(library.to_owned()),
        None => NoWindow::NoRenderer(vec![(renderer, words.to_owned())]),
    }
}

/// What goes before the last colon is about the library's own source.
fn reason(error: &eframe::Error) -> String {
    let words = error.to_string();
    let last = words.rsplit(": ").find(|part| part.chars().any(char::is_alphabetic));
    last.unwrap_or(&words).trim_end_matches('.').to_owned()
}

/// Does what may panic, for instance for a missing library, without a word until the window is open.
fn quietly_until<T>(is_open: &Arc<AtomicBool>, run: impl FnOnce() -> T) -> thread::Result<T> {
    type Hook = dyn Fn(&PanicHookInfo<'_>) + Send + Sync;
    let usual: Arc<Hook> = Arc::from(panic::take_hook());
    let (loud, is_open) = (Arc::clone(&usual), Arc::clone(is_open));
    panic::set_hook(Box::new(move |info| {
        if is_open.load(Ordering::Relaxed) {
            loud(info);
        }
    }));
    let done = panic::catch_unwind(AssertUnwindSafe(run));
    panic::set_hook(Box::new(move |info| usual(info)));
    done
}

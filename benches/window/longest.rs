//! The longest frame of the real window while things are done to a large payload.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::document::Format;
use callback_explorer::report::table::Column;
use callback_explorer::session::folder::{Listing, Look};
use callback_explorer::session::{Action, FolderAction, Open};
use callback_explorer::ui::wish::{Find, Tab, TableForm, TableWish, Wish};
use callback_explorer::ui::{Settings, Window};
use eframe::egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, TouchPhase, Ui,
    ViewportBuilder, ViewportCommand, pos2, vec2,
};

#[cfg(target_os = "linux")]
use crate::display::Display;
#[cfg(target_os = "linux")]
use crate::folder;
use crate::payload::{Kind, Payload};

/// The argument that opens the measured window with a file.
pub(crate) const INSIDE: &str = "--measure-frames-with";

/// How long the open dialog is left open, in seconds.
const LEFT_OPEN: u32 = 3;

/// Measures the window with a large payload, with one whose half is a single line, and with a table of many files, each
/// in a process of its own.
#[cfg(target_os = "linux")]
pub(crate) fn measure(display: &Display, words: &[&str]) {
    const MEGABYTE: usize = 1_000_000;
    display.slow_dialog(LEFT_OPEN);
    display.hold_clipboard();
    let is_asked = |word: &str| words.is_empty() || words.contains(&word);
    let payload = Payload { kind: Kind::Workflow, format: Format::Xml, is_pretty: true };
    let write = |name: &str, text: String| {
        let path = display.path(name);
        std::fs::write(&path, text).expect("a file in the temporary folder");
        path
    };
    if is_asked("lines") {
        inside(display, "100 MB", &write("lines.xml", payload.text(100 * MEGABYTE)));
    }
    if is_asked("line") {
        let long = "videos/0123456789/转码/".repeat(50 * MEGABYTE / 25);
        let text = payload.text(50 * MEGABYTE).replacen("walks/", &long, 1);
        inside(display, "100 MB, half of it one line", &write("line.xml", text));
    }
    if is_asked("folder") {
        let path = display.path("callbacks");
        folder::write(&path, 100_000);
        inside(display, "a folder of 100,000 files", &path);
    }
}

#[cfg(target_os = "linux")]
fn inside(display: &Display, title: &str, path: &Path) {
    println!(
        "\n{title:<28} {:>13} {:>13} {:>13} {:>13} {:>9}",
        "frame", "own part", "of it busy", "apart", "memory"
    );
    let itself = std::env::current_exe().expect("this program");
    let ended = display.command(&itself).arg(INSIDE).arg(path).status().expect("it starts");
    assert!(ended.success(), "{ended}");
}

/// Opens the window, does one thing after the other, prints the longest frame of each, and closes it.
pub(crate) fn window(file: PathBuf) {
    let viewport = ViewportBuilder::default().with_inner_size([1280.0, 800.0]);
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "longest",
        options,
        Box::new(|cc| {
            let catalog = Catalog::embedded().expect("the project's own catalog");
            let analyzer = Arc::new(Analyzer::new(catalog));
            let mut window = Window::new(&cc.egui_ctx, analyzer, Settings::default());
            window.use_system_clipboard(&cc.egui_ctx);
            Ok(Box::new(Measured::new(window, file)))
        }),
    )
    .expect("a window");
}

/// What is done: its name, what begins it, and what it waits for.
struct Step {
    name: &'static str,
    begin: fn(&mut Window, &mut Vec<Event>, &PathBuf),
    is_done: fn(&Window) -> bool,
    /// How long at least, in frames.
    n_frames: usize,
    is_scrolling: bool,
}

impl Step {
    const fn new(name: &'static str, begin: fn(&mut Window, &mut Vec<Event>, &PathBuf)) -> Self {
        Self { name, begin, is_done: |_| true, n_frames: 60, is_scrolling: false }
    }

    const fn until(self, is_done: fn(&Window) -> bool) -> Self {
        Self { is_done, ..self }
    }

    const fn scrolling(self) -> Self {
        Self { is_scrolling: true, ..self }
    }

    const fn frames(self, n_frames: usize) -> Self {
        Self { n_frames, ..self }
    }
}

macro_rules! act {
    ($action:expr) => {
        |window, _, _| window.ask(Wish::Session($action))
    };
}

macro_rules! table {
    ($action:expr) => {
        act!(Action::Folder($action))
    };
}

macro_rules! look {
    ($change:expr) => {
        |window, _, _| {
            look(window, $change);
        }
    };
}

macro_rules! wish {
    ($wish:expr) => {
        |window, _, _| window.ask($wish)
    };
}

const STEPS: &[Step] = &[
    Step::new("nothing", |_, _, _| {}),
    Step::new("opening", |window, _, file| window.open_paths(vec![file.clone()]))
        .until(|window| window.session().current().is_some_and(|open| !open.rows().is_empty())),
    Step::new("scrolling", |_, _, _| {}).scrolling(),
    Step::new("folding all", act!(Action::FoldAll)),
    Step::new("unfolding all", act!(Action::UnfoldAll)),
    Step::new("going to the end", act!(Action::Move(isize::MAX))),
    Step::new("going to the start", act!(Action::Move(isize::MIN))),
    Step::new("folding the root", act!(Action::FoldOrLeave)),
    Step::new("unfolding the root", act!(Action::UnfoldOrEnter)),
    Step::new("searching", wish!(Wish::Find(Find::Focus))),
    Step::new("searching", |_, events, _| events.push(Event::Text("snapshot".to_owned())))
        .until(is_found),
    Step::new("next hit", act!(Action::NextHit { forward: true })),
    Step::new("previous hit", act!(Action::NextHit { forward: false })),
    Step::new("showing only hits", wish!(Wish::Find(Find::OnlyHits))),
    Step::new("showing all again", wish!(Wish::Find(Find::OnlyHits))),
    Step::new("the source", wish!(Wish::Show(Tab::Source))).frames(300),
    Step::new("its end", act!(Action::Move(isize::MAX))),
    Step::new("the export", wish!(Wish::Show(Tab::Export))).frames(300),
    Step::new("copying the export", wish!(Wish::CopyExport)).frames(300),
    Step::new("copying the root", act!(Action::Move(isize::MIN))),
    Step::new("copying the root", wish!(Wish::CopyValue)).frames(200),
    Step::new("a dialog left open", wish!(Wish::ChooseFiles)).frames(200),
    Step::new("a hanging clipboard owner", wish!(Wish::Paste)).frames(200),
    Step::new("the findings", wish!(Wish::Show(Tab::Findings))),
    Step::new("closing", wish!(Wish::CloseCurrent)).frames(300),
];

/// What is done to a table.
const TABLE_STEPS: &[Step] = &[
    Step::new("nothing", |_, _, _| {}),
    Step::new("listing", |window, _, folder| window.open_paths(vec![folder.clone()]))
        .until(is_listed)
        .frames(300),
    Step::new("scrolling", |_, _, _| {}).scrolling(),
    Step::new("sorting by file", look!(|look| look.sort_by(Column::File))),
    Step::new("sorting by object", look!(|look| look.sort_by(Column::Object))),
    Step::new("grouping by callback", look!(|look| look.group = Some(Column::Callback))),
    Step::new("grouping by job", look!(|look| look.group = Some(Column::Job))),
    Step::new("not grouping", look!(|look| look.group = None)),
    Step::new("from a day on", look!(|look| look.from.push_str("2024-03-22"))),
    Step::new("from ever on", look!(|look| look.from.clear())),
    Step::new("selecting all", wish!(Wish::Table(TableWish::SelectAll))),
    Step::new("going to the end", table!(FolderAction::Move { by: isize::MAX, extends: false })),
    Step::new("searching in all", wish!(Wish::Find(Find::Focus))),
    Step::new("searching in all", |_, events, _| {
        events.push(Event::Text("ResourceNotFound".to_owned()));
    })
    .until(is_searched)
    .frames(120),
    Step::new("copying all", wish!(Wish::Table(TableWish::CopyRows(TableForm::Csv)))).frames(200),
    Step::new("closing", wish!(Wish::CloseCurrent)).frames(300),
];

fn listing(window: &Window) -> Option<&Listing> {
    Some(window.session().current()?.folder()?.listing())
}

fn is_listed(window: &Window) -> bool {
    listing(window).is_some_and(|listing| listing.reading().took.is_some())
}

fn is_searched(window: &Window) -> bool {
    let searching = listing(window).and_then(Listing::searching);
    searching.is_some_and(|searching| searching.took.is_some())
}

/// Has the table looked at otherwise.
fn look(window: &mut Window, change: impl FnOnce(&mut Look)) {
    let folder = window.session().current().and_then(Open::folder);
    let mut look = folder.expect("a table").look().clone();
    change(&mut look);
    window.ask(Wish::Session(Action::Folder(FolderAction::Look(look))));
}

fn is_found(window: &Window) -> bool {
    window.session().current().is_some_and(|open| !open.hits().is_empty())
}

struct Measured {
    window: Window,
    file: PathBuf,
    steps: &'static [Step],
    /// The step that is being done, and since which frame.
    step: usize,
    n_frames: usize,
    events: Vec<Event>,
    last_frame: Option<Instant>,
    longest: Longest,
}

#[derive(Clone, Copy, Default)]
struct Longest {
    frame: Duration,
    own: Duration,
    busy: Duration,
    between: Duration,
}

impl Measured {
    fn new(window: Window, file: PathBuf) -> Self {
        Self {
            window,
            steps: if file.is_dir() { TABLE_STEPS } else { STEPS },
            file,
            step: 0,
            n_frames: 0,
            events: Vec::new(),
            last_frame: None,
            longest: Longest::default(),
        }
    }

    fn turn(&mut self, ctx: &Context) {
        let Some(step) = self.steps.get(self.step) else { return };
        if self.n_frames == 0 {
            (step.begin)(&mut self.window, &mut self.events, &self.file);
        }
        if step.is_scrolling {
            self.events.push(Event::PointerMoved(pos2(500.0, 300.0)));
            self.events.push(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, -37.0),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            });
        }
        self.n_frames += 1;
        if self.n_frames > step.n_frames && (step.is_done)(&self.window) {
            let Longest { frame, own, busy, between } = self.longest;
            let ms = |time: Duration| time.as_secs_f64() * 1000.0;
            println!(
                "{:<28} {:>10.1} ms {:>10.1} ms {:>10.1} ms {:>10.1} ms {:>6.0} MB",
                step.name,
                ms(frame),
                ms(own),
                ms(busy),
                ms(between),
                memory()
            );
            (self.step, self.n_frames, self.longest) = (self.step + 1, 0, Longest::default());
            if self.step == self.steps.len() {
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }
}

impl eframe::App for Measured {
    fn raw_input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        input.events.append(&mut self.events);
        self.window.take_raw_input(ctx, input);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let (start, busy) = (Instant::now(), busy_time());
        // What the first frames of a step show belongs to it, and so does what it began.
        let whole = frame.info().cpu_usage.map(Duration::from_secs_f32).unwrap_or_default();
        let between = self.last_frame.map(|last| start - last).unwrap_or_default();
        self.last_frame = Some(start);
        if self.n_frames > 0 {
            self.longest.frame = self.longest.frame.max(whole);
            self.longest.between = self.longest.between.max(between);
        }
        let ctx = ui.ctx().clone();
        self.turn(&ctx);
        self.window.ui(ui);
        self.window.copy_to_system(&ctx);
        self.longest.own = self.longest.own.max(start.elapsed());
        self.longest.busy = self.longest.busy.max(busy_time().saturating_sub(busy));
        ctx.request_repaint();
    }
}

/// How much memory the process holds, in MB, after a step.
#[expect(clippy::disallowed_methods, reason = "this file of the system is no regular one")]
fn memory() -> f64 {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let held = told.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes =
        held.and_then(|held| held.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok());
    kilobytes.unwrap_or_default() * 1024.0 / 1e6
}

/// For how long this thread has been running: on a busy machine, less than the time that has passed.
#[expect(clippy::disallowed_methods, reason = "this file of the system is no regular one")]
fn busy_time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let busy = told.split(' ').next().and_then(|first| first.parse().ok());
    Duration::from_nanos(busy.unwrap_or_default())
}

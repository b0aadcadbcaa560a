//! The longest frame of the real window while things are done to a large payload.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::session::Action;
use callback_explorer::ui::wish::{Find, Tab, Wish};
use callback_explorer::ui::{Settings, Window};
use eframe::egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, TouchPhase, Ui,
    ViewportBuilder, ViewportCommand, pos2, vec2,
};

#[cfg(target_os = "linux")]
use crate::display::Display;
use crate::payload;

/// The argument that opens the measured window with a file.
pub(crate) const INSIDE: &str = "--measure-frames-with";

/// How long the open dialog is left open, in seconds.
const LEFT_OPEN: u32 = 3;

/// Writes a payload and measures the window with it, in a process of its own.
#[cfg(target_os = "linux")]
pub(crate) fn measure(display: &Display, n_megabytes: usize) {
    let file = display.path("large.xml");
    let text = payload::workflow_xml(n_megabytes * 1_000_000);
    std::fs::write(&file, text).expect("a file in the temporary folder");
    display.slow_dialog(LEFT_OPEN);
    display.hold_clipboard();
    println!(
        "\n{:<28} {:>13} {:>13} {:>13} {:>13}",
        "", "frame", "own part", "of it busy", "apart"
    );
    println!("{n_megabytes} MB");
    let itself = std::env::current_exe().expect("this program");
    let ended = display.command(&itself).arg(INSIDE).arg(&file).status().expect("it starts");
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
    Step::new("closing", wish!(Wish::CloseCurrent)),
];

fn is_found(window: &Window) -> bool {
    window.session().current().is_some_and(|open| !open.hits().is_empty())
}

struct Measured {
    window: Window,
    file: PathBuf,
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
            file,
            step: 0,
            n_frames: 0,
            events: Vec::new(),
            last_frame: None,
            longest: Longest::default(),
        }
    }

    fn turn(&mut self, ctx: &Context) {
        let Some(step) = STEPS.get(self.step) else { return };
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
                "{:<28} {:>10.1} ms {:>10.1} ms {:>10.1} ms {:>10.1} ms",
                step.name,
                ms(frame),
                ms(own),
                ms(busy),
                ms(between)
            );
            (self.step, self.n_frames, self.longest) = (self.step + 1, 0, Longest::default());
            if self.step == STEPS.len() {
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

/// For how long this thread has been running: on a busy machine, less than the time that has passed.
#[expect(clippy::disallowed_methods, reason = "this file of the system is no regular one")]
fn busy_time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let busy = told.split(' ').next().and_then(|first| first.parse().ok());
    Duration::from_nanos(busy.unwrap_or_default())
}

//! What a frame of the scrolling tree costs, with a thousand rows, a million, and sixteen, beside the same number of
//! rows made of egui's own labels. See `README.md` beside this folder.

#![expect(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints and may give up")]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::session::{Action, Session, Source};
use callback_explorer::ui::panels::{Scene, tree};
use callback_explorer::ui::wish::Pane;
use callback_explorer::ui::{Settings, Window, theme};
use callback_explorer::words::Language;
use eframe::egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, Rect, TouchPhase,
    Ui, pos2, vec2,
};

const N_FRAMES: usize = 401;
const N_ROWS: u16 = 40;

fn main() {
    let mut labels = Timed::new(labels_ui);
    let (n_few, mut few) = tree(333);
    let (n_many, mut many) = tree(333_333);
    let (n_most, mut most) = tree(5_333_333);
    // In turns, so that whatever else the machine does slows all of them down alike.
    for _ in 0..N_FRAMES {
        for timed in [&mut labels, &mut few, &mut many, &mut most] {
            timed.turn();
        }
    }
    let [labels, few, many, most] = [labels, few, many, most].map(Timed::median);
    let times = |time: Duration, other: Duration| time.as_secs_f64() / other.as_secs_f64();
    println!("{N_ROWS} rows of three labels            {:>7.3} ms a frame", ms(labels));
    for (n_rows, time) in [(n_few, few), (n_many, many), (n_most, most)] {
        println!(
            "{N_ROWS} rows of a tree of {n_rows:>9}  {:>7.3} ms a frame  {:>5.2} times the labels",
            ms(time),
            times(time, labels)
        );
    }
    println!("the largest tree beside the smallest {:>21.2}", times(most, few));
    for n_words in [333, 333_333] {
        let (n_rows, window) = window_frame(payload(n_words), Vec::new());
        println!("the whole window, {n_rows:>9} rows  {:>7.3} ms a frame", ms(window));
    }
    for n_tasks in [10, 10_000] {
        let (_, window) = window_frame(run(n_tasks), vec![press(Key::Num9)]);
        println!("with a timeline of {n_tasks:>6} tasks  {:>7.3} ms a frame", ms(window));
    }
    for n_words in [100, 100_000] {
        let (_, window) = window_frame(payload(n_words), vec![press(Key::T)]);
        println!("with a table of {n_words:>9} rows   {:>7.3} ms a frame", ms(window));
    }
}

/// Something that is drawn again and again while the wheel turns.
struct Timed<'a> {
    ctx: Context,
    draw: Box<dyn FnMut(&mut Ui) + 'a>,
    times: Vec<Duration>,
}

impl<'a> Timed<'a> {
    fn new(draw: impl FnMut(&mut Ui) + 'a) -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        let mut timed = Self { ctx, draw: Box::new(draw), times: Vec::new() };
        frame(&timed.ctx, vec![Event::PointerMoved(pos2(640.0, 400.0))], &mut timed.draw);
        timed
    }

    fn turn(&mut self) {
        let start = Instant::now();
        frame(&self.ctx, vec![wheel()], &mut self.draw);
        self.times.push(start.elapsed());
    }

    fn median(mut self) -> Duration {
        self.times.sort_unstable();
        self.times.get(self.times.len() / 2).copied().unwrap_or_default()
    }
}

/// The wheel turns by 37 points.
fn wheel() -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -37.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Rows that say what the tree's rows say, and do not move.
fn labels_ui(ui: &mut Ui) {
    for row in 0..N_ROWS {
        ui.horizontal(|ui| {
            ui.label("WordsGeneralizeToken");
            ui.label(format!("w{row}"));
            ui.label("Word segmentation result");
        });
    }
}

/// The rows of a word segmentation with so many words, and the tree panel alone that shows it.
fn tree(n_words: usize) -> (usize, Timed<'static>) {
    let mut session = Session::new(analyzer(), Language::En, Arc::new(|| {}));
    session.open(Source::of_text("words.xml", payload(n_words)));
    let n_rows = loop {
        session.poll();
        match session.current().map(|open| open.rows().len()) {
            Some(n_rows @ 1..) => break n_rows,
            Some(0) | None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    session.apply(Action::Move(isize::MIN));
    let settings = Settings::default();
    let mut view = tree::TreeView::default();
    let timed = Timed::new(move |ui| {
        let scene = Scene::new(ui, &settings, Pane::Tree);
        let open = session.current().expect("it was opened");
        tree::draw(ui, ui.max_rect(), &scene, open, &mut view, &mut Vec::new());
    });
    (n_rows, timed)
}

/// The same for the whole window, which shows fewer rows, after these events.
fn window_frame(payload: String, events: Vec<Event>) -> (usize, Duration) {
    let ctx = Context::default();
    let mut window = Window::new(&ctx, analyzer(), Settings::default());
    frame(&ctx, vec![Event::Paste(payload)], &mut |ui| window.ui(ui));
    let n_rows = loop {
        frame(&ctx, Vec::new(), &mut |ui| window.ui(ui));
        match window.session().current().map(|open| open.rows().len()) {
            Some(n_rows @ 1..) => break n_rows,
            Some(0) | None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    frame(&ctx, events, &mut |ui| window.ui(ui));
    // What is worked out in another thread is there by now.
    std::thread::sleep(Duration::from_millis(500));
    let mut timed = Timed::new(|ui| window.ui(ui));
    (0..N_FRAMES).for_each(|_| timed.turn());
    (n_rows, timed.median())
}

/// One frame in which the tree fits [`N_ROWS`] rows below its column heads.
fn frame(ctx: &Context, events: Vec<Event>, draw: &mut dyn FnMut(&mut Ui)) {
    let size = &theme::light().size;
    let height = f32::from(N_ROWS).mul_add(size.tree_row, size.column_head);
    let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, height)));
    let input = RawInput { screen_rect, events, focused: true, ..RawInput::default() };
    let output = ctx.run_ui(input, |ui| draw(ui));
    let meshes = ctx.tessellate(output.shapes, output.pixels_per_point);
    assert!(!meshes.is_empty(), "something is drawn");
}

fn analyzer() -> Arc<Analyzer> {
    Arc::new(Analyzer::new(Catalog::embedded().expect("the project's own catalog")))
}

/// A key with Ctrl: 9 shows the timeline, T the table of what repeats.
fn press(key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    }
}

/// A run with so many tasks, one after another with pauses.
fn run(n_tasks: usize) -> String {
    let mut text = String::from(
        "<Response><WorkflowExecution><CreateTime>2024-05-06T00:00:00+0800</CreateTime>",
    );
    for index in 0..n_tasks {
        let (hour, minute, second) = (index / 3600, index / 60 % 60, index % 60);
        let at = format!("2024-05-06T{hour:02}:{minute:02}:{second:02}");
        let task = format_args!(
            "<Tasks><Type>Transcode</Type><CreateTime>{at}+0800</CreateTime><EndTime>{at}+0800\
             </EndTime><State>Success</State></Tasks>"
        );
        text.write_fmt(task).expect("a string that grows");
    }
    text.push_str("<State>Success</State></WorkflowExecution></Response>");
    text
}

fn payload(n_words: usize) -> String {
    let mut text = String::from("<Response><JobsDetail><Operation><WordsGeneralizeResult>");
    for index in 0..n_words {
        let token = format_args!(
            "<WordsGeneralizeToken><Pos>n</Pos><Word>w{index}</Word></WordsGeneralizeToken>"
        );
        text.write_fmt(token).expect("a string that grows");
    }
    text.push_str("</WordsGeneralizeResult></Operation></JobsDetail></Response>");
    text
}

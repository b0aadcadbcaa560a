//! What a frame of the window costs while its tree scrolls, with few rows and with a million: the
//! ratio should stay near 1. See `README.md` beside this file.

#![expect(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints and may give up")]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::ui::{Settings, Window};
use eframe::egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, Rect, TouchPhase, pos2,
    vec2,
};

const N_FRAMES: usize = 201;

fn main() {
    let mut first = None;
    for n_words in [333, 33_333, 333_333] {
        let (n_rows, median) = frame_of(n_words);
        let first = *first.get_or_insert(median);
        let ratio = median.as_secs_f64() / first.as_secs_f64();
        println!(
            "{n_rows:>9} rows  {:>7.3} ms a frame  {ratio:>5.2}",
            median.as_secs_f64() * 1000.0
        );
    }
}

/// The rows of a word segmentation with so many words, and the median frame while scrolling them.
fn frame_of(n_words: usize) -> (usize, Duration) {
    let ctx = Context::default();
    let analyzer = Arc::new(Analyzer::new(Catalog::embedded().expect("the project's own catalog")));
    let mut window = Window::new(&ctx, analyzer, Settings::default());
    frame(&ctx, &mut window, vec![Event::Paste(payload(n_words))]);
    let n_rows = loop {
        frame(&ctx, &mut window, Vec::new());
        match window.session().current().map(|open| open.rows().len()) {
            Some(n_rows @ 1..) => break n_rows,
            Some(0) | None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    frame(&ctx, &mut window, vec![Event::PointerMoved(pos2(640.0, 400.0))]);
    let mut times: Vec<Duration> = (0..N_FRAMES)
        .map(|_| {
            let scroll = Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, -37.0),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            };
            let start = Instant::now();
            frame(&ctx, &mut window, vec![scroll]);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    (n_rows, times.get(N_FRAMES / 2).copied().unwrap_or_default())
}

fn frame(ctx: &Context, window: &mut Window, events: Vec<Event>) {
    let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0)));
    let input = RawInput { screen_rect, events, focused: true, ..RawInput::default() };
    let output = ctx.run_ui(input, |ui| window.ui(ui));
    let meshes = ctx.tessellate(output.shapes, output.pixels_per_point);
    assert!(!meshes.is_empty(), "something is drawn");
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

//! From the start of the process to its first frame, beside a window with nothing in it.

use std::path::Path;
use std::time::Duration;

use eframe::egui::{Ui, ViewportBuilder};

#[cfg(target_os = "linux")]
use crate::display::Display;

/// The argument that opens a window with nothing in it.
pub(crate) const EMPTY: &str = "--empty-window";

const N_TURNS: usize = 15;

/// Opens a window of the same size as the program's, built alike, with nothing in it.
pub(crate) fn empty_window() {
    let viewport = ViewportBuilder::default()
        .with_app_id("callback-explorer-empty")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([640.0, 400.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native("empty", options, Box::new(|_| Ok(Box::new(Empty)))).expect("a window");
}

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        ui.painter().rect_filled(ui.max_rect(), 0.0, ui.visuals().panel_fill);
    }
}

/// Starts both in turns, and prints the medians.
#[cfg(target_os = "linux")]
pub(crate) fn compare(display: &Display) {
    let itself = std::env::current_exe().expect("this program");
    let program = Path::new(env!("CARGO_BIN_EXE_callback-explorer"));
    let mut empty = Vec::new();
    let mut ours = Vec::new();
    for turn in 0..=N_TURNS {
        let times = [
            display.time_to_first_frame(display.command(&itself).arg(EMPTY)),
            display.time_to_first_frame(&mut display.command(program)),
        ];
        // In the first turn the programs are read from the disk.
        if turn > 0 {
            empty.push(times[0]);
            ours.push(times[1]);
        }
    }
    let (empty, ours) = (median(empty), median(ours));
    println!("first frame of an empty window  {:>7.1} ms", ms(empty));
    println!(
        "first frame of the program      {:>7.1} ms  {:>5.2} times that",
        ms(ours),
        ours.as_secs_f64() / empty.as_secs_f64()
    );
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

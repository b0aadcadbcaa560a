//! The real window on a virtual display: how soon its first frame is there, and how long its longest frame
//! takes while a large payload is read, folded, searched and exported. See `README.md` beside this folder.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark prints and may give up"
)]
#![cfg_attr(
    not(target_os = "linux"),
    allow(dead_code, unused_imports, reason = "these displays are Linux's")
)]

#[cfg(target_os = "linux")]
mod display;
mod longest;
#[path = "../read/payload.rs"]
#[expect(dead_code, reason = "only XML is measured here")]
mod payload;
mod start;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    if has(start::EMPTY) {
        return start::empty_window();
    }
    if let Some(at) = arguments.iter().position(|argument| argument == longest::INSIDE) {
        let file = arguments.get(at + 1).expect("a payload");
        return longest::window(file.into());
    }
    #[cfg(target_os = "linux")]
    {
        let n_megabytes = arguments.iter().find_map(|argument| argument.parse().ok());
        let display = display::Display::new();
        start::compare(&display);
        longest::measure(&display, n_megabytes.unwrap_or(100));
    }
    #[cfg(not(target_os = "linux"))]
    println!("this benchmark needs Xvfb");
}

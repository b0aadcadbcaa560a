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
#[cfg(target_os = "linux")]
#[path = "../shared/folder.rs"]
mod folder;
mod longest;
#[path = "../shared/payload.rs"]
#[expect(dead_code, reason = "other payloads are for other benchmarks")]
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
        let words = arguments.iter().map(String::as_str).filter(|word| *word != "--bench");
        let words: Vec<&str> = words.collect();
        let display = display::Display::new();
        if words.is_empty() {
            start::compare(&display);
        }
        longest::measure(&display, &words);
    }
    #[cfg(not(target_os = "linux"))]
    println!("this benchmark needs Xvfb");
}

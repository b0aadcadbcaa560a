//! The real program in a real window on a virtual display, driven from outside as a person and other programs
//! would: keys, drops, the clipboard, dialogs. What it does is seen in its title, in files and on the clipboard.
//!
//! They need `Xvfb`, `xdotool` and `xclip`, and run where `CALLBACK_WINDOW_TESTS` is 1, as in `.ci/run`;
//! elsewhere each says so and passes.

#![cfg(all(feature = "gui", target_os = "linux"))]
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test's helpers read its own files, and fail as the test does"
)]

// Another program, which hands over what it owns.
mod client;
// Payloads and copies pass between the window and other programs.
mod clipboard;
// The dialogs to open and to save, answered, cancelled and absent.
mod dialogs;
// Another program from which files are dragged.
mod drag;
// Files and folders dropped on the window.
mod drop;
// A whole errand without a mouse.
mod keyboard;
// How much memory it takes.
mod memory;
// Another program that owns the clipboard, also one that never answers.
mod owner;
// What the next start finds, also after a crash: payloads, settings, the window's size.
mod restart;
// The virtual display, the program on it, and how both are watched.
mod stage;
// What draws the window, what is said where nothing can, and what it looks like without the system's fonts.
mod renderer;
// What the program is started with: files, folders, rubbish, or no display.
mod start;

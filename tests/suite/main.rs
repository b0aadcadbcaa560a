//! The tests: one binary, so that it links once.

// Pictures of the window's parts, drawn without a display.
#[cfg(feature = "gui")]
mod pictures;

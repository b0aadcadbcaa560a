//! The tests: one binary, so that it links once.

// A payload is read as it stands: order, spelling, places, and where it breaks.
mod document;
// What was given becomes text in its encoding, and says why where it holds no payload.
mod intake;
// Pictures of the window's parts, drawn without a display.
#[cfg(feature = "gui")]
mod pictures;

//! Callback Explorer.

pub mod analysis;
pub mod catalog;
pub mod document;
pub mod intake;
pub mod session;
#[cfg(feature = "gui")]
pub mod ui;
pub mod words;

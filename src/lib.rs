//! Callback Explorer.

pub mod analysis;
pub mod catalog;
pub mod document;
pub mod intake;
#[cfg(feature = "gui")]
pub mod ui;
pub mod words;

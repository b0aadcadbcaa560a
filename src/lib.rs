//! Callback Explorer.

pub mod catalog;
pub mod document;
#[cfg(feature = "gui")]
pub mod ui;
pub mod words;

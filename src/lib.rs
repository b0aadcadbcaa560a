//! Callback Explorer.

pub mod analysis;
pub mod catalog;
pub mod cli;
pub mod convert;
pub mod document;
pub mod files;
pub mod intake;
pub mod report;
pub mod session;
#[cfg(feature = "gui")]
pub mod ui;
pub mod words;

//! Callback Explorer.

pub mod document;
pub mod words;

//! Callback Explorer.

pub mod catalog;
pub mod document;
pub mod words;

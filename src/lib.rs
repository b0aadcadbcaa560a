//! Callback Explorer.

pub mod document;

//! Callback Explorer.

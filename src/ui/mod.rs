//! The window. egui is named only here.

mod fonts;
pub mod icon;
pub mod text;
pub mod theme;
pub mod widgets;

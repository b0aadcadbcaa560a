//! The window. egui is named only here.
//!
//! Views look at the [`Session`](crate::session::Session) and report wishes; [`window`] fulfils them after the
//! frame was drawn. `theme` names every color by its job, `widgets` paints the controls, `panels` the parts.

#![expect(
    clippy::cast_precision_loss,
    reason = "places on a screen need no more than an f32 holds"
)]

mod clipboard;
pub mod command;
mod dialogs;
pub mod emblem;
mod fonts;
mod gather;
pub mod here;
pub mod icon;
mod keeper;
mod later;
mod note_file;
mod notices;
pub mod panels;
mod program;
mod prose;
mod redaction;
pub mod settings;
pub mod sizes;
mod start;
pub mod text;
pub mod theme;
pub mod widgets;
pub mod window;
pub mod wish;
pub mod wrap;

pub use self::settings::Settings;
pub use self::start::{Asked, LoadAnalyzer, NoWindow, Renderer, run};
pub use self::window::Window;

//! Every command, declared once in `table.rs`: what it is called, its keys, where it stands, when it can be used,
//! what it does. Menus, tool buttons, context menus, palette and the list of keys read that table.

mod declare;
mod matching;
mod menus;
mod table;
mod usage;
mod when;

use eframe::egui::{Context, KeyboardShortcut};

pub use self::matching::matching;
pub use self::menus::{Menu, Surface};
pub use self::table::Command;

use self::usage::Usage;

use super::window::Window;
use super::wish::Wish;
use crate::words::Language;

/// What the table says of a command.
struct Entry {
    words: fn(Language) -> String,
    wish: fn() -> Wish,
    usage: Usage,
}

impl Command {
    /// What it is called.
    pub fn words(self, language: Language) -> String {
        (self.entry().words)(language)
    }

    /// Its keys, the usual ones first.
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        self.usage().keys
    }

    /// Its usual keys as menus write them; nothing where it has none.
    pub fn keys_text(self, ctx: &Context) -> String {
        self.shortcuts().first().map(|keys| keys_text(ctx, keys)).unwrap_or_default()
    }

    /// The menu of the top bar that it stands in.
    pub fn menu(self) -> Option<Menu> {
        self.usage().menu.map(|(menu, _)| menu)
    }

    /// Whether it can be used now.
    pub fn is_enabled(self, window: &Window) -> bool {
        (self.usage().is_enabled)(window)
    }

    /// Of a switch, whether it is on; nothing for what is no switch.
    pub fn is_on(self, window: &Window) -> Option<bool> {
        self.usage().is_on.map(|is_on| is_on(window))
    }

    /// What it asks of the window.
    pub fn wish(self) -> Wish {
        (self.entry().wish)()
    }

    fn usage(self) -> Usage {
        self.entry().usage
    }
}

/// Keys as people write them.
pub fn keys_text(ctx: &Context, keys: &KeyboardShortcut) -> String {
    ctx.format_shortcut(keys).replace("Comma", ",").replace("Escape", "Esc")
}

//! How the table says where a command stands, by which keys it comes, and when it can be used.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::menus::{Menu, Surface};
use super::when::{
    has_finding, has_good, has_node, has_records, has_sample, is_comparing, is_convertible,
    is_folder, is_grouped, is_pinned, is_read, is_selected, lists_only_differences,
};
use crate::ui::window::Window;
use crate::ui::wish::Tab;

/// Where a command stands and when it can be used.
#[derive(Clone, Copy)]
pub(super) struct Usage {
    pub(super) menu: Option<(Menu, u8)>,
    pub(super) surfaces: &'static [Surface],
    pub(super) keys: &'static [KeyboardShortcut],
    pub(super) is_enabled: fn(&Window) -> bool,
    pub(super) is_on: Option<fn(&Window) -> bool>,
}

impl Usage {
    /// In the palette alone, at any time.
    pub(super) const PALETTE: Self =
        Self { menu: None, surfaces: &[], keys: &[], is_enabled: |_| true, is_on: None };

    /// In these context menus too.
    pub(super) const fn on_click(self, surfaces: &'static [Surface]) -> Self {
        Self { surfaces, ..self }
    }

    /// By these keys; menus show the first.
    pub(super) const fn keys(self, keys: &'static [KeyboardShortcut]) -> Self {
        Self { keys, ..self }
    }

    /// Only at such times.
    pub(super) const fn when(self, is_enabled: fn(&Window) -> bool) -> Self {
        Self { is_enabled, ..self }
    }

    /// It is a switch, and on when this says so.
    pub(super) const fn on(self, is_on: fn(&Window) -> bool) -> Self {
        Self { is_on: Some(is_on), ..self }
    }
}

/// In this menu, in this group of it.
pub(super) const fn menu(menu: Menu, group: u8) -> Usage {
    Usage { menu: Some((menu, group)), ..Usage::PALETTE }
}

/// The key alone.
pub(super) const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

/// With Shift.
pub(super) const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

pub(super) const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

/// With Ctrl; on a Mac with Command.
pub(super) const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

/// With both.
pub(super) const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

/// About a node that is there.
pub(super) const fn node(at: Menu, group: u8) -> Usage {
    menu(at, group).on_click(&[Surface::Node, Surface::Details]).when(has_node)
}

/// What is made of the shown payload is saved.
pub(super) const fn save() -> Usage {
    menu(Menu::File, 1).when(is_read)
}

pub(super) const fn copy_report() -> Usage {
    const KEYS: &[KeyboardShortcut] = &[ctrl_shift(Key::R)];
    menu(Menu::Edit, 0).keys(KEYS).on_click(&[Surface::Payload]).when(is_read)
}

pub(super) const fn copy_as() -> Usage {
    node(Menu::Edit, 0).when(is_convertible)
}

pub(super) const fn weigh() -> Usage {
    menu(Menu::Payload, 3).on_click(&[Surface::Finding]).when(has_finding)
}

pub(super) const fn mute() -> Usage {
    menu(Menu::Payload, 4).on_click(&[Surface::Finding]).when(has_finding)
}

/// About the shown table and its rows.
pub(super) const fn row(group: u8) -> Usage {
    menu(Menu::Payload, 10 + group).on_click(&[Surface::Row])
}

/// The switch between groups and none.
pub(super) const fn grouping() -> Usage {
    row(2).when(is_folder).on(is_grouped)
}

/// About what the shown payload may be compared with.
pub(super) const fn compare_with() -> Usage {
    const KEYS: &[KeyboardShortcut] = &[ctrl(Key::D)];
    menu(Menu::Payload, 6).keys(KEYS).on_click(&[Surface::Payload]).when(is_read)
}

pub(super) const fn compare_good() -> Usage {
    menu(Menu::Payload, 6).on_click(&[Surface::Payload]).when(has_good)
}

pub(super) const fn compare_sample() -> Usage {
    menu(Menu::Payload, 6).on_click(&[Surface::Payload]).when(has_sample)
}

/// About what is being compared.
pub(super) const fn comparing() -> Usage {
    menu(Menu::Payload, 7).when(is_comparing)
}

pub(super) const fn next_difference() -> Usage {
    const KEYS: &[KeyboardShortcut] = &[plain(Key::F7)];
    comparing().keys(KEYS)
}

pub(super) const fn previous_difference() -> Usage {
    const KEYS: &[KeyboardShortcut] = &[shift(Key::F7)];
    comparing().keys(KEYS)
}

pub(super) const fn only_differences() -> Usage {
    comparing().on(lists_only_differences)
}

pub(super) const fn show_comparison() -> Usage {
    const KEYS: &[KeyboardShortcut] = &[ctrl(Key::Num8)];
    menu(Menu::View, 1)
        .keys(KEYS)
        .when(is_comparing)
        .on(|window| matches!(window.tab(), Tab::Comparison))
}

pub(super) const fn show_run() -> Usage {
    menu(Menu::View, 1).when(Window::has_run).on(|window| matches!(window.tab(), Tab::Run))
}

/// About the notes of the shown payload.
pub(super) const fn pin() -> Usage {
    const KEYS: &[KeyboardShortcut] = &[ctrl(Key::B)];
    menu(Menu::Edit, 3).keys(KEYS).on_click(&[Surface::Node]).when(is_selected).on(is_pinned)
}

pub(super) const fn write_note() -> Usage {
    const KEYS: &[KeyboardShortcut] = &[ctrl_shift(Key::B)];
    menu(Menu::Edit, 3).keys(KEYS).on_click(&[Surface::Node]).when(is_selected)
}

pub(super) const fn show_notes() -> Usage {
    menu(Menu::View, 1).when(Window::has_notes).on(|window| matches!(window.tab(), Tab::Notes))
}

/// About what repeats around the selected node.
pub(super) const fn show_as_table() -> Usage {
    const KEYS: &[KeyboardShortcut] = &[ctrl(Key::T)];
    menu(Menu::View, 1).keys(KEYS).on_click(&[Surface::Node]).when(is_read).on(has_records)
}

pub(super) const fn show_share() -> Usage {
    const KEYS: &[KeyboardShortcut] = &[ctrl_shift(Key::H)];
    let usage = menu(Menu::View, 1).keys(KEYS).on_click(&[Surface::Payload]);
    usage.when(is_read).on(|window| window.tab() == Tab::Share)
}

pub(super) const fn show_timeline() -> Usage {
    const KEYS: &[KeyboardShortcut] = &[ctrl(Key::Num9)];
    menu(Menu::View, 1).keys(KEYS).when(is_read).on(|window| window.tab() == Tab::Timeline)
}

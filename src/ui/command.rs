//! Every command, declared once: what it is called, its keys, when it can be used, what it does. Menus, tool
//! buttons, context menus and the list of keys read this table.

use eframe::egui::{Key, KeyboardShortcut, Modifiers, ThemePreference};

use super::window::Window;
use super::wish::{Tab, Wish};
use crate::say;
use crate::session::Action;
use crate::words::Language;

/// Something the user can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the words of each, below, say what it is")]
pub enum Command {
    Open,
    Paste,
    Export,
    Close,
    Quit,
    CopyValue,
    CopyPath,
    CopySummary,
    Find,
    NextHit,
    PreviousHit,
    ShowOnlyHits,
    UnfoldAll,
    FoldAll,
    ShowDetails,
    ShowFindings,
    ShowSource,
    ShowExport,
    LightTheme,
    DarkTheme,
    SystemTheme,
    English,
    Chinese,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    NextPayload,
    PreviousPayload,
    NextFinding,
    PreviousFinding,
    ShowKeys,
}

/// The menus of the top bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Menu {
    File,
    Edit,
    View,
    Payload,
    Help,
}

impl Menu {
    /// From left to right.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Payload, Self::Help];

    /// What it is called.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::File => say!(language, "menu-file"),
            Self::Edit => say!(language, "menu-edit"),
            Self::View => say!(language, "menu-view"),
            Self::Payload => say!(language, "menu-payload"),
            Self::Help => say!(language, "menu-help"),
        }
    }

    /// Its commands, in groups.
    pub fn groups(self) -> &'static [&'static [Command]] {
        match self {
            Self::File => &[
                &[Command::Open, Command::Paste],
                &[Command::Export],
                &[Command::Close, Command::Quit],
            ],
            Self::Edit => &[
                &[Command::CopyValue, Command::CopyPath, Command::CopySummary],
                &[Command::Find, Command::NextHit, Command::PreviousHit, Command::ShowOnlyHits],
            ],
            Self::View => &[
                &[Command::UnfoldAll, Command::FoldAll],
                &[
                    Command::ShowDetails,
                    Command::ShowFindings,
                    Command::ShowSource,
                    Command::ShowExport,
                ],
                &[Command::LightTheme, Command::DarkTheme, Command::SystemTheme],
                &[Command::English, Command::Chinese],
                &[Command::ZoomIn, Command::ZoomOut, Command::ZoomReset],
            ],
            Self::Payload => &[
                &[Command::NextPayload, Command::PreviousPayload],
                &[Command::NextFinding, Command::PreviousFinding],
            ],
            Self::Help => &[&[Command::ShowKeys]],
        }
    }
}

impl Command {
    /// All of them, as the menus order them.
    pub fn all() -> impl Iterator<Item = Self> {
        Menu::ALL.into_iter().flat_map(|menu| menu.groups().iter().copied().flatten().copied())
    }

    /// What it is called.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Open => say!(language, "command-open"),
            Self::Paste => say!(language, "command-paste"),
            Self::Export => say!(language, "command-export"),
            Self::Close => say!(language, "command-close"),
            Self::Quit => say!(language, "command-quit"),
            Self::CopyValue => say!(language, "command-copy-value"),
            Self::CopyPath => say!(language, "command-copy-path"),
            Self::CopySummary => say!(language, "command-copy-summary"),
            Self::Find => say!(language, "command-find"),
            Self::NextHit => say!(language, "command-next-hit"),
            Self::PreviousHit => say!(language, "command-previous-hit"),
            Self::ShowOnlyHits => say!(language, "command-show-only-hits"),
            Self::UnfoldAll => say!(language, "command-unfold-all"),
            Self::FoldAll => say!(language, "command-fold-all"),
            Self::ShowDetails => say!(language, "command-show-details"),
            Self::ShowFindings => say!(language, "command-show-findings"),
            Self::ShowSource => say!(language, "command-show-source"),
            Self::ShowExport => say!(language, "command-show-export"),
            Self::LightTheme => say!(language, "command-light-theme"),
            Self::DarkTheme => say!(language, "command-dark-theme"),
            Self::SystemTheme => say!(language, "command-system-theme"),
            Self::English => Language::En.name().to_owned(),
            Self::Chinese => Language::Zh.name().to_owned(),
            Self::ZoomIn => say!(language, "command-zoom-in"),
            Self::ZoomOut => say!(language, "command-zoom-out"),
            Self::ZoomReset => say!(language, "command-zoom-reset"),
            Self::NextPayload => say!(language, "command-next-payload"),
            Self::PreviousPayload => say!(language, "command-previous-payload"),
            Self::NextFinding => say!(language, "command-next-finding"),
            Self::PreviousFinding => say!(language, "command-previous-finding"),
            Self::ShowKeys => say!(language, "command-show-keys"),
        }
    }

    /// Its keys. Paste has Ctrl+V too, which arrives as pasted text rather than as a key, and so has Copy.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        const SHIFTED: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        let (modifiers, key) = match self {
            Self::Open => (Modifiers::COMMAND, Key::O),
            Self::Paste => (Modifiers::COMMAND, Key::V),
            Self::Export => (Modifiers::COMMAND, Key::S),
            Self::Close => (Modifiers::COMMAND, Key::W),
            Self::Quit => (Modifiers::COMMAND, Key::Q),
            Self::CopyValue => (Modifiers::COMMAND, Key::C),
            Self::CopyPath => (SHIFTED, Key::C),
            Self::CopySummary => (SHIFTED, Key::M),
            Self::Find => (Modifiers::COMMAND, Key::F),
            Self::NextHit => (Modifiers::NONE, Key::F3),
            Self::PreviousHit => (Modifiers::SHIFT, Key::F3),
            Self::UnfoldAll => (Modifiers::COMMAND, Key::E),
            Self::FoldAll => (SHIFTED, Key::E),
            Self::ZoomIn => (Modifiers::COMMAND, Key::Plus),
            Self::ZoomOut => (Modifiers::COMMAND, Key::Minus),
            Self::ZoomReset => (Modifiers::COMMAND, Key::Num0),
            Self::NextPayload => (Modifiers::CTRL, Key::Tab),
            Self::PreviousPayload => (Modifiers::CTRL.plus(Modifiers::SHIFT), Key::Tab),
            Self::NextFinding => (Modifiers::NONE, Key::F4),
            Self::PreviousFinding => (Modifiers::SHIFT, Key::F4),
            Self::ShowKeys => (Modifiers::NONE, Key::F1),
            Self::ShowOnlyHits
            | Self::ShowDetails
            | Self::ShowFindings
            | Self::ShowSource
            | Self::ShowExport
            | Self::LightTheme
            | Self::DarkTheme
            | Self::SystemTheme
            | Self::English
            | Self::Chinese => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Whether it can be used now.
    pub fn is_enabled(self, window: &Window) -> bool {
        let session = window.session();
        let analysis = || session.current().and_then(|open| open.analysis());
        match self {
            Self::Close | Self::NextPayload | Self::PreviousPayload => session.current().is_some(),
            Self::Export
            | Self::CopySummary
            | Self::CopyValue
            | Self::CopyPath
            | Self::Find
            | Self::UnfoldAll
            | Self::FoldAll
            | Self::ShowDetails
            | Self::ShowFindings
            | Self::ShowSource
            | Self::ShowExport => analysis().is_some(),
            Self::NextHit | Self::PreviousHit | Self::ShowOnlyHits => {
                session.current().is_some_and(|open| !open.searched_words().is_empty())
            }
            Self::NextFinding | Self::PreviousFinding => {
                analysis().is_some_and(|analysis| !analysis.findings().is_empty())
            }
            Self::Open
            | Self::Paste
            | Self::Quit
            | Self::LightTheme
            | Self::DarkTheme
            | Self::SystemTheme
            | Self::English
            | Self::Chinese
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::ShowKeys => true,
        }
    }

    /// Of a switch, whether it is on; nothing for what is no switch.
    pub fn is_on(self, window: &Window) -> Option<bool> {
        let settings = window.settings();
        let is_on = match self {
            Self::LightTheme => settings.theme == ThemePreference::Light,
            Self::DarkTheme => settings.theme == ThemePreference::Dark,
            Self::SystemTheme => settings.theme == ThemePreference::System,
            Self::English => settings.language == Language::En,
            Self::Chinese => settings.language == Language::Zh,
            Self::ShowOnlyHits => window.shows_only_hits(),
            Self::ShowFindings => window.tab() == Tab::Findings,
            Self::ShowSource => window.tab() == Tab::Source,
            Self::ShowExport => window.tab() == Tab::Export,
            Self::Open
            | Self::Paste
            | Self::Export
            | Self::Close
            | Self::Quit
            | Self::CopyValue
            | Self::CopyPath
            | Self::CopySummary
            | Self::Find
            | Self::NextHit
            | Self::PreviousHit
            | Self::UnfoldAll
            | Self::FoldAll
            | Self::ShowDetails
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::NextPayload
            | Self::PreviousPayload
            | Self::NextFinding
            | Self::PreviousFinding
            | Self::ShowKeys => return None,
        };
        Some(is_on)
    }

    /// What it asks of the window.
    pub fn wish(self) -> Wish {
        match self {
            Self::Open => Wish::ChooseFiles,
            Self::Paste => Wish::Paste,
            Self::Export => Wish::SaveExport,
            Self::Close => Wish::CloseCurrent,
            Self::Quit => Wish::Quit,
            Self::CopyValue => Wish::CopyValue,
            Self::CopyPath => Wish::CopyPath,
            Self::CopySummary => Wish::CopySummary,
            Self::Find => Wish::FocusSearch,
            Self::NextHit => Wish::Session(Action::NextHit { forward: true }),
            Self::PreviousHit => Wish::Session(Action::NextHit { forward: false }),
            Self::ShowOnlyHits => Wish::ToggleOnlyHits,
            Self::UnfoldAll => Wish::Session(Action::UnfoldAll),
            Self::FoldAll => Wish::Session(Action::FoldAll),
            Self::ShowDetails => Wish::Show(Tab::Details),
            Self::ShowFindings => Wish::Show(Tab::Findings),
            Self::ShowSource => Wish::Show(Tab::Source),
            Self::ShowExport => Wish::Show(Tab::Export),
            Self::LightTheme => Wish::Theme(ThemePreference::Light),
            Self::DarkTheme => Wish::Theme(ThemePreference::Dark),
            Self::SystemTheme => Wish::Theme(ThemePreference::System),
            Self::English => Wish::Speak(Language::En),
            Self::Chinese => Wish::Speak(Language::Zh),
            Self::ZoomIn => Wish::Zoom(1),
            Self::ZoomOut => Wish::Zoom(-1),
            Self::ZoomReset => Wish::Zoom(0),
            Self::NextPayload => Wish::Session(Action::ShowNext(1)),
            Self::PreviousPayload => Wish::Session(Action::ShowNext(-1)),
            Self::NextFinding => Wish::Session(Action::NextFinding { forward: true }),
            Self::PreviousFinding => Wish::Session(Action::NextFinding { forward: false }),
            Self::ShowKeys => Wish::ToggleKeys,
        }
    }
}

//! What the window remembers from one start to the next.

use eframe::egui::ThemePreference;
use serde::{Deserialize, Serialize};

use super::sizes::Sizes;
use crate::analysis::Policy;
use crate::redact::{Recipient, Secrets};
use crate::report::Clock;
use crate::words::Language;

/// The user's choices. Payloads, paths and anything else that was looked at are not among them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the window and of the descriptions.
    pub language: Language,
    /// Light, dark, or as the system has it.
    pub theme: ThemePreference,
    /// Zoom in percent.
    pub zoom: u16,
    /// In whose zone moments are shown.
    pub clock: Clock,
    /// How findings are weighed and muted.
    pub policy: Policy,
    /// What is hidden in what is handed on; what is exported is another matter.
    pub hidden: Secrets,
    /// Widths and heights that were dragged.
    pub sizes: Sizes,
    /// Whether the next start opens what was open.
    pub restores_session: bool,
    /// Whether a file that changes is read again by itself.
    pub watches_files: bool,
}

impl Default for Settings {
    /// The language of the user's locale, the system's theme.
    fn default() -> Self {
        Self {
            language: Language::of_user(),
            theme: ThemePreference::System,
            zoom: 100,
            clock: Clock::default(),
            policy: Policy::default(),
            hidden: Recipient::Vendor.secrets(),
            sizes: Sizes::default(),
            restores_session: true,
            watches_files: true,
        }
    }
}

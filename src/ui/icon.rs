//! Phosphor's icons, by name. The font subsets hold exactly these: after a change run
//! `assets/fonts/subset.py`, which reads this file.

use eframe::egui::{FontFamily, FontId};

/// One glyph of Phosphor's regular or fill font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon {
    glyph: char,
    is_fill: bool,
}

impl Icon {
    const fn regular(glyph: char) -> Self {
        Self { glyph, is_fill: false }
    }

    const fn fill(glyph: char) -> Self {
        Self { glyph, is_fill: true }
    }

    /// The character to draw, in the font of [`Self::font`].
    pub fn glyph(self) -> char {
        self.glyph
    }

    /// The icon font at `size` points.
    pub fn font(self, size: f32) -> FontId {
        let family = if self.is_fill { FILL_FAMILY } else { REGULAR_FAMILY };
        FontId::new(size, FontFamily::Name(family.into()))
    }
}

/// Font family of the regular icons.
pub const REGULAR_FAMILY: &str = "icons";
/// Font family of the filled icons.
pub const FILL_FAMILY: &str = "icons fill";

// Kinds of nodes

/// `brackets-angle`
pub const ELEMENT: Icon = Icon::regular('\u{e862}');
/// `brackets-curly`
pub const OBJECT: Icon = Icon::regular('\u{e860}');
/// `stack`
pub const ARRAY: Icon = Icon::regular('\u{e466}');
/// `at`
pub const ATTRIBUTE: Icon = Icon::regular('\u{e0ac}');
/// `text-t`
pub const TEXT: Icon = Icon::regular('\u{e48a}');
/// `quotes`
pub const COMMENT: Icon = Icon::regular('\u{e660}');
/// `hash`
pub const NUMBER: Icon = Icon::regular('\u{e2a2}');
/// `toggle-left`
pub const BOOLEAN: Icon = Icon::regular('\u{e674}');
/// `prohibit`
pub const NULL: Icon = Icon::regular('\u{e3de}');
/// `clock`
pub const TIME: Icon = Icon::regular('\u{e19a}');
/// `fingerprint`
pub const ID: Icon = Icon::regular('\u{e23e}');
/// `tag`
pub const TAG: Icon = Icon::regular('\u{e478}');
/// `film-strip`
pub const OBJECT_KEY: Icon = Icon::regular('\u{e792}');
/// `link`
pub const URL: Icon = Icon::regular('\u{e2e2}');
/// `terminal-window`
pub const INSTRUCTION: Icon = Icon::regular('\u{eae8}');
/// `circle-dashed`
pub const ABSENT: Icon = Icon::regular('\u{e602}');

// Where a fact comes from

/// `book-open`
pub const DOCUMENTED: Icon = Icon::regular('\u{e0e6}');
/// `file-code`
pub const SAMPLE: Icon = Icon::regular('\u{e914}');
/// `link`
pub const LINKED: Icon = Icon::regular('\u{e2e2}');
/// `question`
pub const UNKNOWN: Icon = Icon::regular('\u{e3e8}');

// States of a job

/// `circle-notch`
pub const RUNNING: Icon = Icon::regular('\u{eb44}');
/// `minus-circle`
pub const PAUSED: Icon = Icon::regular('\u{e32c}');

// Controls

/// `caret-down`
pub const EXPANDED: Icon = Icon::regular('\u{e136}');
/// `caret-right`
pub const FOLDED: Icon = Icon::regular('\u{e13a}');
/// `caret-up`
pub const PREVIOUS: Icon = Icon::regular('\u{e13c}');
/// `caret-right`
pub const SEPARATOR: Icon = Icon::regular('\u{e13a}');
/// `magnifying-glass`
pub const SEARCH: Icon = Icon::regular('\u{e30c}');
/// `copy`
pub const COPY: Icon = Icon::regular('\u{e1ca}');
/// `plus`
pub const ADD: Icon = Icon::regular('\u{e3d4}');
/// `funnel-simple`
pub const FILTER: Icon = Icon::regular('\u{e268}');
/// `circle-half`
pub const THEME: Icon = Icon::regular('\u{e18c}');
/// `download-simple`
pub const SAVE: Icon = Icon::regular('\u{e20c}');
/// `tray-arrow-down`
pub const DROP: Icon = Icon::regular('\u{e010}');
/// `folder-open`
pub const OPEN: Icon = Icon::regular('\u{e256}');
/// `clipboard`
pub const PASTE: Icon = Icon::regular('\u{e196}');
/// `arrow-right`
pub const GO: Icon = Icon::regular('\u{e06c}');
/// `check`
pub const CHECK: Icon = Icon::regular('\u{e182}');
/// `export`
pub const EXPORT: Icon = Icon::regular('\u{eaf0}');
/// `x`
pub const CLOSE: Icon = Icon::regular('\u{e4f6}');
/// `dots-three`
pub const MORE: Icon = Icon::regular('\u{e1fe}');
/// `arrow-square-out`
pub const EXTERNAL: Icon = Icon::regular('\u{e5de}');
/// `keyboard`
pub const KEYBOARD: Icon = Icon::regular('\u{e2d8}');
/// `gear`
pub const SETTINGS: Icon = Icon::regular('\u{e270}');
/// `table`
pub const TABLE: Icon = Icon::regular('\u{e476}');
/// `git-diff`
pub const COMPARE: Icon = Icon::regular('\u{e27c}');
/// `bell-slash`
pub const MUTE: Icon = Icon::regular('\u{e0d4}');
/// `note`
pub const NOTE: Icon = Icon::regular('\u{e348}');
/// `push-pin`
pub const PIN: Icon = Icon::regular('\u{e3e2}');
/// `share-network`
pub const SHARE: Icon = Icon::regular('\u{e408}');
/// `arrows-clockwise`
pub const RELOAD: Icon = Icon::regular('\u{e094}');
/// `eye-slash`
pub const HIDDEN: Icon = Icon::regular('\u{e224}');
/// `eye`
pub const SHOWN: Icon = Icon::regular('\u{e220}');
/// `arrow-up`
pub const SORT_UP: Icon = Icon::regular('\u{e08e}');
/// `arrow-down`
pub const SORT_DOWN: Icon = Icon::regular('\u{e03e}');
/// `folder`
pub const FOLDER: Icon = Icon::regular('\u{e24a}');
/// `file-zip`
pub const ARCHIVE: Icon = Icon::regular('\u{e958}');
/// `file`
pub const FILE: Icon = Icon::regular('\u{e230}');
/// `trash`
pub const TRASH: Icon = Icon::regular('\u{e4a6}');
/// `clock-counter-clockwise`
pub const HISTORY: Icon = Icon::regular('\u{e1a0}');
/// `text-aa`
pub const MATCH_CASE: Icon = Icon::regular('\u{e6ee}');
/// `asterisk`
pub const PATTERN: Icon = Icon::regular('\u{e0aa}');
/// `list-magnifying-glass`
pub const FIND_ALL: Icon = Icon::regular('\u{ebe0}');

// Severities and outcomes

/// `x-circle`
pub const ERROR: Icon = Icon::fill('\u{e4f8}');
/// `warning`
pub const WARNING: Icon = Icon::fill('\u{e4e0}');
/// `info`
pub const INFO: Icon = Icon::fill('\u{e2ce}');
/// `check-circle`
pub const FINE: Icon = Icon::fill('\u{e184}');
/// `file-x`
pub const BROKEN: Icon = Icon::fill('\u{e23c}');
/// `circle`
pub const DOT: Icon = Icon::fill('\u{e18a}');

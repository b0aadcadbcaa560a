//! Where in the window something is.

use serde::{Deserialize, Serialize};

/// What the bottom of the window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tab {
    /// What is known of the selected node; only in narrow windows.
    Details,
    /// What is worth telling about the payload.
    #[default]
    Findings,
    /// The payload's own text.
    Source,
    /// When its jobs took place.
    Timeline,
    /// The payload converted.
    Export,
    /// What is handed on of it.
    Share,
    /// What was found; only while something is looked for.
    Hits,
    /// Two payloads in one tree; only while they are compared.
    Comparison,
    /// The run that the payload tells of together with others; only while they are open.
    Run,
    /// What repeats in the payload as a table; only while that is asked for.
    Records,
    /// What is pinned and noted; only while there is any.
    Notes,
}

/// The views that the keyboard acts on, in reading order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// Menus, search, switches.
    TopBar,
    /// The list of payloads.
    Payloads,
    /// What the table of a folder leaves out.
    Filters,
    /// The table of a folder.
    Folder,
    /// The facts about the payload.
    Header,
    /// The tree.
    #[default]
    Tree,
    /// The list of findings.
    Findings,
    /// The payload's own text.
    Source,
    /// When its jobs took place.
    Timeline,
    /// The payload converted.
    Export,
    /// What is handed on of it.
    Share,
    /// The list of hits.
    Hits,
    /// Two payloads in one tree.
    Comparison,
    /// The run that the payload tells of together with others.
    Run,
    /// What repeats in the payload as a table.
    Records,
    /// What is pinned and noted.
    Notes,
    /// What is known of the selected node.
    Details,
}

impl Pane {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::TopBar,
        Self::Payloads,
        Self::Filters,
        Self::Folder,
        Self::Header,
        Self::Tree,
        Self::Findings,
        Self::Source,
        Self::Timeline,
        Self::Export,
        Self::Share,
        Self::Hits,
        Self::Comparison,
        Self::Run,
        Self::Records,
        Self::Notes,
        Self::Details,
    ];

    /// The tab that it is seen in.
    pub fn tab(self) -> Option<Tab> {
        match self {
            Self::Findings => Some(Tab::Findings),
            Self::Source => Some(Tab::Source),
            Self::Timeline => Some(Tab::Timeline),
            Self::Export => Some(Tab::Export),
            Self::Share => Some(Tab::Share),
            Self::Hits => Some(Tab::Hits),
            Self::Comparison => Some(Tab::Comparison),
            Self::Run => Some(Tab::Run),
            Self::Records => Some(Tab::Records),
            Self::Notes => Some(Tab::Notes),
            Self::Details => Some(Tab::Details),
            Self::TopBar
            | Self::Payloads
            | Self::Filters
            | Self::Folder
            | Self::Header
            | Self::Tree => None,
        }
    }
}

//! What the views report: the user's wishes, which the window fulfils after it has been drawn.

mod place;

use std::path::PathBuf;

use eframe::egui::{Pos2, ThemePreference};

pub use self::place::{Pane, Tab};
use super::command::{Command, Surface};
use super::sizes::Edge;
use crate::analysis::{Policy, Weight};
use crate::document::Format;
use crate::intake::Encoding;
use crate::redact::Secrets;
use crate::report::Clock;
use crate::search::Place;
use crate::session::{Action, CompareAction, NoteAction, TabulateAction};
use crate::words::Language;

/// Something that the user asked for in this frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// A command, from a menu, a button or its keys.
    Run(Command),
    /// A change of what is open, selected, folded or searched.
    Session(Action),
    /// Put this on the clipboard.
    Copy(String),
    /// Copy the selected node's value.
    CopyValue,
    /// Copy the selected node as it stands in the payload.
    CopySource,
    /// Copy the selected node, with all that is in it, in this notation.
    CopyAs(Format),
    /// Copy the selected node's path.
    CopyPath,
    /// Copy the selected node's name.
    CopyName,
    /// Copy the name of the shown payload's file, without its folder.
    CopyFileName,
    /// Copy the path that the shown payload was opened by.
    CopyFilePath,
    /// Copy the header's facts as text.
    CopySummary,
    /// Copy what is worth telling of the shown payload, in Markdown.
    CopyReport,
    /// Copy what the selected finding says.
    CopyFinding,
    /// Copy the listed findings, one a line.
    CopyFindings,
    /// Show what the selected finding's rule is about.
    ExplainRule,
    /// Show what the rule of this id is about, or no longer.
    Explain(Option<&'static str>),
    /// List only the findings of the selected finding's rule, or all again.
    ListOnlyRule,
    /// Weigh the selected finding's rule; with none, as the rule says.
    Weigh(Option<Weight>),
    /// Mute the name that the selected finding is about.
    MuteName {
        /// Not for its rule alone.
        in_all_rules: bool,
    },
    /// List what is muted, too, or no longer.
    ToggleMuted,
    /// Copy what the export shows.
    CopyExport,
    /// Ask for a file and write the export there.
    SaveExport,
    /// Ask for a file and write a picture of the timeline there.
    SaveTimeline(PictureForm),
    /// Something about what is handed on.
    Share(ShareWish),
    /// Hide these from now on in whatever is handed on.
    Hide(Secrets),
    /// Open this page in the browser.
    Browse(String),
    /// Ask for files to open.
    ChooseFiles,
    /// Ask for the paths of files to open.
    TypePaths,
    /// Ask for the path to write the export to.
    TypeTarget,
    /// Ask for no path any more.
    CloseTyping,
    /// Open the document in the selected value as a payload of its own.
    OpenInside,
    /// Pin the selected row, unless it is, and write about it.
    WriteNote,
    /// Open what is on the clipboard.
    Paste,
    /// Open this sample.
    Sample(String),
    /// Open this file or folder of the recent ones.
    OpenRecent(PathBuf),
    /// Empty the list of recent files.
    ForgetRecent,
    /// Read the shown payload's file again.
    Reload,
    /// Something about the shown table.
    Table(TableWish),
    /// Close the shown payload.
    CloseCurrent,
    /// Close every payload but the shown one.
    CloseOthers,
    /// Close every payload.
    CloseAll,
    /// Open what was closed last.
    ReopenClosed,
    /// Show this tab at the bottom.
    Show(Tab),
    /// The keyboard has come to this view.
    Enter(Pane),
    /// Something about the search.
    Find(Find),
    /// Bring the keyboard to this view, and the view in sight.
    Visit(Pane),
    /// Bring the keyboard to the next view, or the one before.
    Walk {
        /// In reading order.
        forward: bool,
    },
    /// Show the next tab at the bottom, or the one before.
    NextTab {
        /// To the right.
        forward: bool,
    },
    /// Open the first menu of the top bar.
    OpenMenus,
    /// Open the menu of what is selected in the view that the keyboard acts on.
    OpenContextMenu,
    /// Open the menu of a surface here.
    Offer(Surface, Pos2),
    /// Use this language.
    Speak(Language),
    /// Use this theme.
    Theme(ThemePreference),
    /// Show moments in this zone.
    ShowTimes(Clock),
    /// Weigh and mute findings like this.
    Judge(Policy),
    /// Larger, smaller, or with 0 as at first.
    Zoom(i8),
    /// This large, in percent.
    ZoomTo(u16),
    /// Open at the next start what is open now, or don't.
    RestoreSessions(bool),
    /// Read files again when they change, or don't.
    WatchFiles(bool),
    /// Set everything as it was at first.
    ResetSettings,
    /// Show or hide the settings.
    ToggleSettings,
    /// Take this notice away.
    CloseNotice(u64),
    /// Make what this edge borders on so large, in points; with none, as the window has it.
    Resize(Edge, Option<u16>),
    /// Make all panels and columns as large as the window has them.
    ResetSizes,
    /// Show or hide the list of callbacks that the shown payload may be taken for.
    ToggleChooser,
    /// Show or hide the list of what the shown payload may be compared with.
    ToggleComparer,
    /// Show or hide the list of encodings that the shown payload's file may be read in.
    ToggleEncodings,
    /// Read the shown payload's file in this encoding; with none, in the one that it tells.
    ReadIn(Option<Encoding>),
    /// Show or hide what the program is.
    ToggleAbout,
    /// Show or hide the catalog.
    ToggleCatalog,
    /// Show or hide the box that takes and copies paths.
    TogglePathBox,
    /// Show or hide the palette of commands.
    TogglePalette,
    /// Show or hide the list of keys.
    ToggleKeys,
    /// Close the window.
    Quit,
}

/// The wish for something about a comparison.
pub fn compare(action: CompareAction) -> Wish {
    Wish::Session(Action::Compare(action))
}

/// The wish for something about the table of what repeats in a payload.
pub fn tabulate(action: TabulateAction) -> Wish {
    Wish::Session(Action::Tabulate(action))
}

/// The wish for something about the shown payload's notes.
pub fn note(action: NoteAction) -> Wish {
    Wish::Session(Action::Note(action))
}

/// Something that the user asked of the shown table, beside what its session does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableWish {
    /// Open the selected payloads.
    Open,
    /// Open the two selected payloads, and compare them.
    Compare,
    /// Select all rows that are listed.
    SelectAll,
    /// Ask for a file and write there what is listed, or of several that are selected those.
    Export(TableForm),
    /// Copy the selected rows.
    CopyRows(TableForm),
    /// Copy the cell that was clicked last.
    CopyCell,
    /// List only rows that have in common what the cell says that was clicked last.
    OnlyThis,
    /// Group by the column that was clicked last, or no longer.
    GroupByThis,
    /// List all rows.
    ClearFilters,
}

/// Something that the user asked of what is handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareWish {
    /// Ask for a file, and write it there.
    Save,
    /// Type the file's path, and write it there.
    SaveToPath,
    /// Copy it.
    Copy,
    /// Copy the reply, translated back.
    CopyReply,
}

/// What a picture is saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureForm {
    /// Shapes and text.
    Svg,
    /// Pixels, two for a point.
    Png,
}

/// How rows of a table are handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// All facts as comma-separated values.
    Csv,
    /// All facts, a line of JSON for each row.
    JsonLines,
    /// What the columns show, with tabs between.
    Text,
}

impl TableForm {
    /// What the name of a file in this form ends in.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            Self::Text => "txt",
        }
    }
}

/// Something that the user asked of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Find {
    /// Type into the search field, to look through the shown payload.
    Focus,
    /// Type into the search field, to look through all open payloads.
    FocusEverywhere,
    /// Look for what the search field says.
    Look,
    /// Look for nothing more, and go back to the tree.
    End,
    /// The words are a regular expression, or not.
    Regex,
    /// Upper and lower case differ, or not.
    Case,
    /// Only whole words are found, or parts too.
    WholeWords,
    /// Look there, or not.
    In(Place),
    /// Show all rows, or only those with hits.
    OnlyHits,
    /// Look through all open payloads, or only the shown one.
    Everywhere(bool),
    /// Move down the list of hits by rows; up, if negative.
    MoveInHits(isize),
}

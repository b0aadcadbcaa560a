//! What a user can ask of a session.

use super::{CompareAction, FolderAction, NoteAction, OpenId, TabulateAction, Target};
use crate::analysis::{Filter, Policy};
use crate::catalog::EntryId;
use crate::document::NodeId;
use crate::report::Clock;
use crate::search::Query;
use crate::words::Language;

/// Something a user asks of a session.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Show this payload.
    Show(OpenId),
    /// Show the payload that many places further down the list, from the end on to the start.
    ShowNext(isize),
    /// Close this payload.
    Close(OpenId),
    /// Read no more of what is shown.
    StopReading,
    /// Open what was closed last, as it was.
    ReopenClosed,
    /// Select a row and, if `reveal`, unfold and scroll to it.
    Select {
        /// What to select.
        target: Target,
        /// Whether it must come in sight.
        reveal: bool,
    },
    /// Move the selection by rows; down, if positive. No further than to the first or last row.
    Move(isize),
    /// Select the next visible row whose name begins like this, from the end on to the start.
    ///
    /// Only so many rows are looked at as a frame has time for.
    SelectNamed {
        /// The beginning of the name, in upper or lower case.
        name: String,
        /// Whether the selected row is passed over.
        is_further: bool,
    },
    /// Fold the selected row; if it is folded or has nothing to fold, select its parent.
    FoldOrLeave,
    /// Unfold the selected row; if it is unfolded, select its first child.
    UnfoldOrEnter,
    /// Fold or unfold a node.
    Toggle(NodeId),
    /// Fold the selected row and every row below it.
    FoldBelow,
    /// Unfold the selected row and every row below it.
    UnfoldBelow,
    /// Unfold every node.
    UnfoldAll,
    /// Fold every node below the root.
    FoldAll,
    /// Look for this, in the shown payload; an empty query ends the search.
    Search(Query),
    /// Look through all open payloads too, or no longer.
    SearchEverywhere(bool),
    /// Show only rows with hits and what they stand in, or all.
    Filter(bool),
    /// Show this payload, and in it what was found.
    GoTo(OpenId, Target),
    /// Select the next hit of the search, or the one before; from the end on to the start.
    NextHit {
        /// Towards the end.
        forward: bool,
    },
    /// Select the next finding of the list, or the one before, in the order of the document.
    NextFinding {
        /// Towards the end.
        forward: bool,
    },
    /// Select the finding of this index, with what it is about.
    SelectFinding(usize),
    /// Move down the list of findings by rows; up, if negative.
    MoveInFindings(isize),
    /// List only these findings.
    FilterFindings(Filter),
    /// Weigh and mute findings like this, in every payload.
    Judge(Policy),
    /// Hold the shown payload against this entry; with none, against what it is recognized as.
    ReadAs(Option<EntryId>),
    /// Do something in the shown folder's table.
    Folder(FolderAction),
    /// Do something about a comparison of payloads.
    Compare(CompareAction),
    /// Do something about the table of what repeats in the shown payload.
    Tabulate(TabulateAction),
    /// Do something about the notes of the shown payload.
    Note(NoteAction),
    /// Speak this language; descriptions are searched in it.
    Speak(Language),
    /// Show times in tables by this clock.
    TellTimes(Clock),
}

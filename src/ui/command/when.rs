//! When commands can be used, and which switches are on.

use std::sync::Arc;

use eframe::egui::ThemePreference;

use crate::analysis::{Analysis, Filter, Weight};
use crate::session::folder::MOST_OPENED;
use crate::session::{Folder, Open, Switch, Target};
use crate::ui::panels::details::document_of;
use crate::ui::window::Window;
use crate::words::Language;

pub(super) fn is_open(window: &Window) -> bool {
    window.session().current().is_some()
}

/// Whether more than one thing is open.
pub(super) fn has_others(window: &Window) -> bool {
    window.session().opened().len() > 1
}

pub(super) fn has_closed(window: &Window) -> bool {
    window.session().has_closed()
}

pub(super) fn has_recent(window: &Window) -> bool {
    !window.recent().is_empty()
}

pub(super) fn is_read(window: &Window) -> bool {
    analysis(window).is_some()
}

/// Whether what is shown is being read, for the first time or again.
pub(super) fn is_being_read(window: &Window) -> bool {
    let open = window.session().current();
    open.is_some_and(|open| {
        open.loading().is_some() || open.folder().is_some_and(Folder::is_reading)
    })
}

/// Whether a table is shown.
pub(super) fn is_folder(window: &Window) -> bool {
    folder(window).is_some()
}

/// Whether rows of it are selected.
fn has_rows(window: &Window) -> bool {
    folder(window).is_some_and(|folder| folder.n_selected() > 0)
}

/// Whether what repeats in the shown payload stands in a table.
pub(super) fn has_records(window: &Window) -> bool {
    window.session().current().is_some_and(|open| open.tabulating().is_some())
}

/// Whether a table is shown, of payloads or of what repeats in one.
pub(super) fn has_table(window: &Window) -> bool {
    is_folder(window) || has_records(window)
}

/// Whether there are rows to be copied: those that are selected, or all that repeat.
pub(super) fn can_copy_rows(window: &Window) -> bool {
    has_rows(window) || has_records(window)
}

/// Whether keys act on a cell.
pub(super) fn has_cell(window: &Window) -> bool {
    let cell = window.session().current().and_then(Open::selected_cell);
    has_row(window) || cell.is_some()
}

/// Whether they can be opened.
pub(super) fn can_open_rows(window: &Window) -> bool {
    folder(window).is_some_and(|folder| (1..=MOST_OPENED).contains(&folder.n_selected()))
}

/// Whether keys act on a row.
pub(super) fn has_row(window: &Window) -> bool {
    folder(window).is_some_and(|folder| folder.current().is_some())
}

pub(super) fn is_filtered(window: &Window) -> bool {
    folder(window).is_some_and(|folder| folder.look().is_filtered())
}

pub(super) fn is_grouped(window: &Window) -> bool {
    folder(window).is_some_and(|folder| folder.look().group.is_some())
}

fn folder(window: &Window) -> Option<&Folder> {
    window.session().current()?.folder()
}

pub(super) fn can_find(window: &Window) -> bool {
    is_read(window) || is_folder(window) || window.session().opened().is_empty()
}

pub(super) fn is_selected(window: &Window) -> bool {
    window.session().current().is_some_and(|open| open.selected().is_some())
}

/// Whether the selected row is pinned.
pub(super) fn is_pinned(window: &Window) -> bool {
    let open = window.session().current();
    open.and_then(|open| open.pin_at(open.selected()?)).is_some()
}

pub(super) fn is_searched(window: &Window) -> bool {
    window.session().current().is_some_and(|open| open.matcher().is_some())
}

pub(super) fn is_regex(window: &Window) -> bool {
    window.query().is_regex
}

pub(super) fn matches_case(window: &Window) -> bool {
    window.query().matches_case
}

pub(super) fn is_whole_words(window: &Window) -> bool {
    window.query().is_whole_words
}

pub(super) fn has_findings(window: &Window) -> bool {
    window.session().current().and_then(Open::listed).is_some_and(|listed| !listed.is_empty())
}

pub(super) fn has_finding(window: &Window) -> bool {
    window.selected_finding().is_some()
}

pub(super) fn weighs_error(window: &Window) -> bool {
    weighs(window, Some(Weight::Error))
}

pub(super) fn weighs_warning(window: &Window) -> bool {
    weighs(window, Some(Weight::Warning))
}

pub(super) fn weighs_info(window: &Window) -> bool {
    weighs(window, Some(Weight::Info))
}

pub(super) fn weighs_by_rule(window: &Window) -> bool {
    weighs(window, None)
}

/// Whether this is the user's weight of the selected finding's rule.
fn weighs(window: &Window, weight: Option<Weight>) -> bool {
    let policy = window.session().policy();
    window.selected_finding().is_some_and(|finding| policy.weight(finding.rule()) == weight)
}

pub(super) fn filter(window: &Window) -> Option<&Filter> {
    window.session().current().map(Open::finding_filter)
}

/// Whether a node is selected that is there.
pub(super) fn has_node(window: &Window) -> bool {
    let selected = window.session().current().and_then(Open::selected);
    matches!(selected, Some(Target::Node(_)))
}

/// Whether a value is selected that holds a document.
pub(super) fn holds_document(window: &Window) -> bool {
    let selected = window.session().current().and_then(Open::selected);
    let node = analysis(window).zip(selected);
    node.is_some_and(|(analysis, target)| document_of(analysis, target).is_some())
}

/// Whether what is selected can stand in another notation.
pub(super) fn is_convertible(window: &Window) -> bool {
    let analysis = analysis(window).filter(|analysis| analysis.is_readable());
    analysis.is_some() && has_node(window)
}

/// Whether two payloads are compared, or one with a sample.
pub(super) fn is_comparing(window: &Window) -> bool {
    window.session().comparing().is_some()
}

/// Whether there is a documented sample of what is shown.
pub(super) fn has_sample(window: &Window) -> bool {
    analysis(window).is_some_and(|analysis| analysis.entry_id().is_some())
}

/// Whether another run of the shown one's workflow is open that went well.
pub(super) fn has_good(window: &Window) -> bool {
    window.session().last_good().is_some()
}

/// Whether two rows of the table are selected.
pub(super) fn can_compare_rows(window: &Window) -> bool {
    folder(window).is_some_and(|folder| folder.n_selected() == 2)
}

pub(super) fn lists_only_differences(window: &Window) -> bool {
    is_turned_on(window, Switch::Differences)
}

pub(super) fn ignores_ids(window: &Window) -> bool {
    is_turned_on(window, Switch::Ids)
}

pub(super) fn ignores_times(window: &Window) -> bool {
    is_turned_on(window, Switch::Times)
}

pub(super) fn ignores_values(window: &Window) -> bool {
    is_turned_on(window, Switch::Values)
}

pub(super) fn ignores_empty(window: &Window) -> bool {
    is_turned_on(window, Switch::Empty)
}

fn is_turned_on(window: &Window, switch: Switch) -> bool {
    window.session().comparing().is_some_and(|comparing| comparing.is_on(switch))
}

pub(super) fn is_light(window: &Window) -> bool {
    window.settings().theme == ThemePreference::Light
}

pub(super) fn is_dark(window: &Window) -> bool {
    window.settings().theme == ThemePreference::Dark
}

pub(super) fn is_systems(window: &Window) -> bool {
    window.settings().theme == ThemePreference::System
}

pub(super) fn is_english(window: &Window) -> bool {
    window.settings().language == Language::En
}

pub(super) fn is_chinese(window: &Window) -> bool {
    window.settings().language == Language::Zh
}

fn analysis(window: &Window) -> Option<&Analysis> {
    window.session().current()?.analysis().map(Arc::as_ref)
}

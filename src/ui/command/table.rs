//! The commands, in the order in which menus and palette show them. A new one needs an entry here and its
//! words, nothing else.

use eframe::egui::ThemePreference::{Dark, Light, System};
use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::Entry;
use super::declare::commands;
use super::menus::Menu::{Edit, File, Help, Payload, View};
use super::menus::Surface;
#[cfg_attr(
    not(test),
    expect(clippy::wildcard_imports, reason = "the table names nearly all of both")
)]
use super::{usage::*, when::*};
use crate::analysis::Weight;
use crate::document::Format;
use crate::say;
use crate::session::CompareAction as A;
use crate::session::{Action, NoteAction, Switch as S, TabulateAction, With};
use crate::ui::sizes::Sizes;
use crate::ui::window::Window;
use crate::ui::wish::PictureForm::{Png, Svg};
use crate::ui::wish::TableForm::{Csv, JsonLines, Text};
use crate::ui::wish::TableWish as T;
use crate::ui::wish::{self, Pane, Tab, Wish, compare, note, tabulate};
use crate::words::Language;

commands![
    Open("command-open", Wish::ChooseFiles, menu(File, 0).keys(&[ctrl(Key::O)])),
    OpenPath("command-open-path", Wish::TypePaths, menu(File, 0).keys(&[ctrl_shift(Key::O)])),
    // Pasted text arrives as such rather than as a key; so does the wish to copy.
    Paste("command-paste", Wish::Paste, menu(File, 0).keys(&[ctrl(Key::V)])),
    Export("command-export", Wish::SaveExport, menu(File, 1).keys(&[ctrl(Key::S)]).when(is_read)),
    SaveTimelineSvg("command-save-timeline-svg", Wish::SaveTimeline(Svg), save()),
    SaveTimelinePng("command-save-timeline-png", Wish::SaveTimeline(Png), save()),
    ExportToPath(
        "command-export-to-path",
        Wish::TypeTarget,
        menu(File, 1).keys(&[ctrl_shift(Key::S)]).when(is_read)
    ),
    Reload(
        "command-reload",
        Wish::Reload,
        menu(File, 1)
            .keys(&[plain(Key::F5), ctrl(Key::R)])
            .on_click(&[Surface::Payload])
            .when(Window::can_reload)
    ),
    StopReading(
        "command-stop-reading",
        Wish::Session(Action::StopReading),
        menu(File, 1).keys(&[plain(Key::Escape)]).when(is_being_read)
    ),
    Close(
        "command-close",
        Wish::CloseCurrent,
        menu(File, 2).keys(&[ctrl(Key::W)]).on_click(&[Surface::Payload]).when(is_open)
    ),
    CloseOthers(
        "command-close-others",
        Wish::CloseOthers,
        menu(File, 2).on_click(&[Surface::Payload]).when(has_others)
    ),
    CloseAll(
        "command-close-all",
        Wish::CloseAll,
        menu(File, 2).keys(&[ctrl_shift(Key::W)]).on_click(&[Surface::Payload]).when(is_open)
    ),
    ReopenClosed(
        "command-reopen-closed",
        Wish::ReopenClosed,
        menu(File, 2).keys(&[ctrl_shift(Key::T)]).when(has_closed)
    ),
    Settings("command-settings", Wish::ToggleSettings, menu(File, 3).keys(&[ctrl(Key::Comma)])),
    ClearRecent("command-clear-recent", Wish::ForgetRecent, Usage::PALETTE.when(has_recent)),
    Quit("command-quit", Wish::Quit, menu(File, 3).keys(&[ctrl(Key::Q)])),
    CopyValue("command-copy-value", Wish::CopyValue, node(Edit, 0).keys(&[ctrl(Key::C)])),
    CopyPath(
        "command-copy-path",
        Wish::CopyPath,
        menu(Edit, 0)
            .keys(&[ctrl_shift(Key::C)])
            .on_click(&[Surface::Node, Surface::Details, Surface::Finding])
            .when(is_read)
    ),
    CopySource("command-copy-source", Wish::CopySource, node(Edit, 0)),
    CopyJson("command-copy-json", Wish::CopyAs(Format::Json), copy_as()),
    CopyXml("command-copy-xml", Wish::CopyAs(Format::Xml), copy_as()),
    CopyName(
        "command-copy-name",
        Wish::CopyName,
        menu(Edit, 0).on_click(&[Surface::Node]).when(is_read)
    ),
    CopySummary(
        "command-copy-summary",
        Wish::CopySummary,
        menu(Edit, 0).keys(&[ctrl_shift(Key::M)]).on_click(&[Surface::Payload]).when(is_read)
    ),
    CopyReport("command-copy-report", Wish::CopyReport, copy_report()),
    CopyFileName(
        "command-copy-file-name",
        Wish::CopyFileName,
        menu(Edit, 0).on_click(&[Surface::Payload]).when(is_open)
    ),
    CopyFilePath(
        "command-copy-file-path",
        Wish::CopyFilePath,
        menu(Edit, 0).on_click(&[Surface::Payload]).when(is_open)
    ),
    CopyFinding(
        "command-copy-finding",
        Wish::CopyFinding,
        menu(Edit, 0).on_click(&[Surface::Finding]).when(has_finding)
    ),
    CopyFindings("command-copy-findings", Wish::CopyFindings, menu(Edit, 0).when(has_findings)),
    Find(
        "command-find",
        Wish::Find(wish::Find::Focus),
        menu(Edit, 1).keys(&[ctrl(Key::F)]).when(can_find)
    ),
    FindInAll(
        "command-find-in-all",
        Wish::Find(wish::Find::FocusEverywhere),
        menu(Edit, 1).keys(&[ctrl_shift(Key::F)]).when(is_open)
    ),
    GoToPath(
        "command-go-to-path",
        Wish::TogglePathBox,
        menu(Edit, 1).keys(&[ctrl(Key::G)]).on_click(&[Surface::Node]).when(is_read)
    ),
    NextHit(
        "command-next-hit",
        Wish::Session(Action::NextHit { forward: true }),
        menu(Edit, 1).keys(&[plain(Key::F3)]).when(is_searched)
    ),
    PreviousHit(
        "command-previous-hit",
        Wish::Session(Action::NextHit { forward: false }),
        menu(Edit, 1).keys(&[shift(Key::F3)]).when(is_searched)
    ),
    ShowOnlyHits(
        "command-show-only-hits",
        Wish::Find(wish::Find::OnlyHits),
        menu(Edit, 1).when(is_searched).on(Window::shows_only_hits)
    ),
    MatchCase(
        "find-case",
        Wish::Find(wish::Find::Case),
        menu(Edit, 2).keys(&[alt(Key::C)]).when(is_open).on(matches_case)
    ),
    MatchWholeWords(
        "find-words",
        Wish::Find(wish::Find::WholeWords),
        menu(Edit, 2).keys(&[alt(Key::W)]).when(is_open).on(is_whole_words)
    ),
    MatchRegex(
        "find-regex",
        Wish::Find(wish::Find::Regex),
        menu(Edit, 2).keys(&[alt(Key::R)]).when(is_open).on(is_regex)
    ),
    TogglePin("command-pin", note(NoteAction::Toggle), pin()),
    WriteNote("command-write-note", Wish::WriteNote, write_note()),
    UnfoldBelow(
        "command-unfold-below",
        Wish::Session(Action::UnfoldBelow),
        menu(View, 0).on_click(&[Surface::Node]).when(is_selected)
    ),
    FoldBelow(
        "command-fold-below",
        Wish::Session(Action::FoldBelow),
        menu(View, 0).on_click(&[Surface::Node]).when(is_selected)
    ),
    UnfoldAll(
        "command-unfold-all",
        Wish::Session(Action::UnfoldAll),
        menu(View, 0).keys(&[ctrl(Key::E)]).on_click(&[Surface::Node]).when(is_read)
    ),
    FoldAll(
        "command-fold-all",
        Wish::Session(Action::FoldAll),
        menu(View, 0).keys(&[ctrl_shift(Key::E)]).on_click(&[Surface::Node]).when(is_read)
    ),
    ShowPayloads(
        "command-show-payloads",
        Wish::Visit(Pane::Payloads),
        menu(View, 1).keys(&[ctrl(Key::Num1)]).when(is_open)
    ),
    ShowTree(
        "command-show-tree",
        Wish::Visit(Pane::Tree),
        menu(View, 1).keys(&[ctrl(Key::Num2)]).on_click(&[Surface::Finding]).when(is_read)
    ),
    ShowDetails(
        "command-show-details",
        Wish::Visit(Pane::Details),
        menu(View, 1)
            .keys(&[ctrl(Key::Num3)])
            .on_click(&[Surface::Node, Surface::Finding])
            .when(is_read)
    ),
    ShowFindings(
        "command-show-findings",
        Wish::Visit(Pane::Findings),
        menu(View, 1)
            .keys(&[ctrl(Key::Num4)])
            .when(is_read)
            .on(|window| window.tab() == Tab::Findings)
    ),
    ShowSource(
        "command-show-source",
        Wish::Visit(Pane::Source),
        menu(View, 1)
            .keys(&[ctrl(Key::Num5)])
            .on_click(&[Surface::Node, Surface::Finding])
            .when(is_read)
            .on(|window| window.tab() == Tab::Source)
    ),
    ShowTimeline("command-show-timeline", Wish::Visit(Pane::Timeline), show_timeline()),
    ShowExport(
        "command-show-export",
        Wish::Visit(Pane::Export),
        menu(View, 1)
            .keys(&[ctrl(Key::Num6)])
            .when(is_read)
            .on(|window| window.tab() == Tab::Export)
    ),
    ShowShare("command-show-share", Wish::Visit(Pane::Share), show_share()),
    NextTab(
        "command-next-tab",
        Wish::NextTab { forward: true },
        menu(View, 2).keys(&[ctrl(Key::PageDown)]).when(is_read)
    ),
    PreviousTab(
        "command-previous-tab",
        Wish::NextTab { forward: false },
        menu(View, 2).keys(&[ctrl(Key::PageUp)]).when(is_read)
    ),
    NextPanel(
        "command-next-panel",
        Wish::Walk { forward: true },
        menu(View, 2).keys(&[plain(Key::F6)])
    ),
    PreviousPanel(
        "command-previous-panel",
        Wish::Walk { forward: false },
        menu(View, 2).keys(&[shift(Key::F6)])
    ),
    ResetSizes(
        "command-reset-sizes",
        Wish::ResetSizes,
        menu(View, 2).when(|window| window.settings().sizes != Sizes::default())
    ),
    ShowHits(
        "command-show-hits",
        Wish::Visit(Pane::Hits),
        menu(View, 1)
            .keys(&[ctrl(Key::Num7)])
            .when(is_searched)
            .on(|window| window.tab() == Tab::Hits)
    ),
    ShowRun("command-show-run", Wish::Visit(Pane::Run), show_run()),
    ShowNotes("command-show-notes", Wish::Visit(Pane::Notes), show_notes()),
    ShowComparison("command-show-comparison", Wish::Visit(Pane::Comparison), show_comparison()),
    LightTheme("command-light-theme", Wish::Theme(Light), menu(View, 3).on(is_light)),
    DarkTheme("command-dark-theme", Wish::Theme(Dark), menu(View, 3).on(is_dark)),
    SystemTheme("command-system-theme", Wish::Theme(System), menu(View, 3).on(is_systems)),
    English("command-english", Wish::Speak(Language::En), menu(View, 4).on(is_english)),
    Chinese("command-chinese", Wish::Speak(Language::Zh), menu(View, 4).on(is_chinese)),
    ZoomIn(
        "command-zoom-in",
        Wish::Zoom(1),
        menu(View, 5).keys(&[ctrl(Key::Plus), ctrl(Key::Equals)])
    ),
    ZoomOut("command-zoom-out", Wish::Zoom(-1), menu(View, 5).keys(&[ctrl(Key::Minus)])),
    ZoomReset("command-zoom-reset", Wish::Zoom(0), menu(View, 5).keys(&[ctrl(Key::Num0)])),
    NextPayload(
        "command-next-payload",
        Wish::Session(Action::ShowNext(1)),
        menu(Payload, 0).keys(&[KeyboardShortcut::new(Modifiers::CTRL, Key::Tab)]).when(is_open)
    ),
    PreviousPayload(
        "command-previous-payload",
        Wish::Session(Action::ShowNext(-1)),
        menu(Payload, 0)
            .keys(&[KeyboardShortcut::new(Modifiers::CTRL.plus(Modifiers::SHIFT), Key::Tab)])
            .when(is_open)
    ),
    ChooseCallback(
        "command-choose-callback",
        Wish::ToggleChooser,
        menu(Payload, 0).keys(&[ctrl(Key::K)]).on_click(&[Surface::Payload]).when(is_read)
    ),
    ChooseEncoding(
        "command-choose-encoding",
        Wish::ToggleEncodings,
        menu(Payload, 0).on_click(&[Surface::Payload]).when(Window::can_reload)
    ),
    OpenInside("command-open-inside", Wish::OpenInside, node(Payload, 0).when(holds_document)),
    NextFinding(
        "command-next-finding",
        Wish::Session(Action::NextFinding { forward: true }),
        menu(Payload, 1).keys(&[plain(Key::F4)]).when(has_findings)
    ),
    PreviousFinding(
        "command-previous-finding",
        Wish::Session(Action::NextFinding { forward: false }),
        menu(Payload, 1).keys(&[shift(Key::F4)]).when(has_findings)
    ),
    ExplainRule(
        "command-explain-rule",
        Wish::ExplainRule,
        menu(Payload, 2).on_click(&[Surface::Finding]).when(has_finding)
    ),
    ListOnlyRule(
        "command-list-only-rule",
        Wish::ListOnlyRule,
        menu(Payload, 2)
            .on_click(&[Surface::Finding])
            .when(has_finding)
            .on(|window| filter(window).is_some_and(|filter| filter.rule.is_some()))
    ),
    WeighError("command-weigh-error", Wish::Weigh(Some(Weight::Error)), weigh().on(weighs_error)),
    WeighWarning(
        "command-weigh-warning",
        Wish::Weigh(Some(Weight::Warning)),
        weigh().on(weighs_warning)
    ),
    WeighInfo("command-weigh-info", Wish::Weigh(Some(Weight::Info)), weigh().on(weighs_info)),
    WeighByRule("command-weigh-by-rule", Wish::Weigh(None), weigh().on(weighs_by_rule)),
    MuteRule("command-mute-rule", Wish::Weigh(Some(Weight::Off)), mute()),
    MuteNameOfRule("command-mute-name-of-rule", Wish::MuteName { in_all_rules: false }, mute()),
    MuteName("command-mute-name", Wish::MuteName { in_all_rules: true }, mute()),
    ShowMuted(
        "command-show-muted",
        Wish::ToggleMuted,
        menu(Payload, 5)
            .when(is_read)
            .on(|window| filter(window).is_some_and(|filter| filter.shows_muted))
    ),
    CompareWith("command-compare-with", Wish::ToggleComparer, compare_with()),
    CompareWithGood("command-compare-good", compare(A::With(With::LastGood)), compare_good()),
    CompareWithSample("command-compare-sample", compare(A::With(With::Sample)), compare_sample()),
    NextDifference(
        "command-next-difference",
        compare(A::Next { forward: true }),
        next_difference()
    ),
    PreviousDifference(
        "command-previous-difference",
        compare(A::Next { forward: false }),
        previous_difference()
    ),
    OnlyDifferences("command-differences", compare(A::Turn(S::Differences)), only_differences()),
    IgnoreIds("command-ignore-ids", compare(A::Turn(S::Ids)), comparing().on(ignores_ids)),
    IgnoreTimes("command-ignore-times", compare(A::Turn(S::Times)), comparing().on(ignores_times)),
    IgnoreValues(
        "command-ignore-values",
        compare(A::Turn(S::Values)),
        comparing().on(ignores_values)
    ),
    IgnoreEmpty("command-ignore-empty", compare(A::Turn(S::Empty)), comparing().on(ignores_empty)),
    SwapCompared("command-swap-compared", compare(A::Swap), comparing()),
    EndComparison("command-end-comparison", compare(A::End), comparing()),
    ShowAsTable("command-show-as-table", tabulate(TabulateAction::Selected), show_as_table()),
    EndTable("command-end-table", tabulate(TabulateAction::End), menu(View, 1).when(has_records)),
    OpenRows("command-open-rows", Wish::Table(T::Open), row(0).when(can_open_rows)),
    CompareRows("command-compare-rows", Wish::Table(T::Compare), row(0).when(can_compare_rows)),
    SelectRows(
        "command-select-rows",
        Wish::Table(T::SelectAll),
        row(0).keys(&[ctrl(Key::A)]).when(is_folder)
    ),
    CopyCell("command-copy-cell", Wish::Table(T::CopyCell), row(1).when(has_cell)),
    CopyRows("command-copy-rows", Wish::Table(T::CopyRows(Text)), row(1).when(can_copy_rows)),
    CopyRowsCsv("command-copy-csv", Wish::Table(T::CopyRows(Csv)), row(1).when(can_copy_rows)),
    OnlyThis("command-only-this", Wish::Table(T::OnlyThis), row(2).when(has_row)),
    ClearFilters("command-clear-filters", Wish::Table(T::ClearFilters), row(2).when(is_filtered)),
    GroupByThis("command-group-by-this", Wish::Table(T::GroupByThis), grouping()),
    ExportCsv("command-export-csv", Wish::Table(T::Export(Csv)), row(3).when(has_table)),
    ExportLines("command-export-lines", Wish::Table(T::Export(JsonLines)), row(3).when(has_table)),
    OpenMenus("command-open-menus", Wish::OpenMenus, menu(Help, 0).keys(&[plain(Key::F10)])),
    OpenContextMenu(
        "command-open-context-menu",
        Wish::OpenContextMenu,
        menu(Help, 0)
            .keys(&[shift(Key::F10), plain(Key::Menu)])
            .when(|window| window.surface().is_some())
    ),
    ShowPalette(
        "command-show-palette",
        Wish::TogglePalette,
        menu(Help, 1).keys(&[ctrl_shift(Key::P)])
    ),
    ShowCatalog("command-show-catalog", Wish::ToggleCatalog, menu(Help, 1).keys(&[shift(Key::F1)])),
    ShowKeys("command-show-keys", Wish::ToggleKeys, menu(Help, 1).keys(&[plain(Key::F1)])),
    About("command-about", Wish::ToggleAbout, menu(Help, 2)),
];

//! Of every command, what it changes.

use std::fs;
use std::time::{Duration, Instant};

use callback_explorer::analysis::Weight;
use callback_explorer::session::{Action, Content, FolderAction};
use callback_explorer::ui::command::Command;
use callback_explorer::ui::sizes::Edge;
use callback_explorer::ui::wish::{Pane, Tab, TableForm, TableWish, Wish};
use callback_explorer::words::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Event, Key, Modifiers, OutputCommand, ThemePreference, ViewportCommand, ViewportId,
};
use egui_kittest::kittest::Queryable as _;

use crate::many;
use crate::pictures::window::Stage;
use crate::ui::folder::table;
use crate::ui::keys::focused;
use crate::ui::loading::held;
use crate::ui::{FAILED, comparison, n_rows, path_box, selected, stage};

const MISTAKES: &str = "workflow.mistakes.xml";

/// Tries one command. A new command stops the build here until it is tried too.
#[expect(clippy::too_many_lines, reason = "a table: what to do first, what must be so then")]
pub(super) fn exercise(command: Command) {
    use Command as C;
    let mut stage = stage();
    stage.open(&[MISTAKES, FAILED]);
    stage.ask(Wish::Session(Action::Move(isize::MIN)));
    let stage = &mut stage;
    let exported = |form| Wish::Table(TableWish::Export(form));
    match command {
        // They show a dialog of the system; the tests with a real window drive them.
        C::Open => assert_eq!(command.wish(), Wish::ChooseFiles),
        C::Export => assert_eq!(command.wish(), Wish::SaveExport),
        C::SaveTimeline => assert_eq!(command.wish(), Wish::SaveTimeline),
        C::OpenPath | C::ExportToPath => {
            run(stage, command);
            let field = focused(stage).expect("a path can be typed");
            assert!(field.to_lowercase().contains("path"), "{field}");
        }
        C::OpenInside => path_box::opens_what_is_inside(stage),
        C::GoToPath => path_box::goes_to_path(stage),
        C::Paste => {
            let asked = run(stage, command);
            assert!(asked.of_window.contains(&ViewportCommand::RequestPaste));
        }
        C::Close | C::CloseOthers => leaves(stage, command, 1),
        C::CloseAll => leaves(stage, command, 0),
        C::ReopenClosed => {
            run(stage, C::Close);
            run(stage, command);
            stage.wait(|window| window.session().opened().len() == 2);
        }
        C::Reload => {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("a.xml");
            fs::write(&file, "<Response><A>1</A></Response>").unwrap();
            stage.ask(Wish::OpenRecent(file.clone()));
            stage.wait(|window| window.session().opened().len() == 3);
            while stage.window().title() != "a.xml – Callback Explorer" {
                run(stage, C::NextPayload);
            }
            fs::write(&file, "<Response><A>1</A><B>2</B></Response>").unwrap();
            run(stage, command);
            stage.wait(|window| window.session().current().unwrap().rows().len() == 3);
        }
        C::StopReading => {
            let (held, _gate) = held("held.xml");
            stage.harness.input_mut().dropped_files.push(held);
            stage.wait(|window| window.session().opened().len() == 3);
            let id = stage.window().session().opened().last().unwrap().id();
            stage.ask(Wish::Session(Action::Show(id)));
            run(stage, command);
            let open = stage.window().session().current().unwrap();
            assert!(matches!(open.content(), Content::Stopped));
            assert!(!command.is_enabled(stage.window()));
        }
        C::Settings => shows(stage, command, "Settings"),
        C::ClearRecent => {
            assert!(!stage.window().recent().is_empty());
            run(stage, command);
            assert!(stage.window().recent().is_empty());
        }
        C::Quit => assert!(run(stage, command).of_window.contains(&ViewportCommand::Close)),
        C::CopyValue => {
            stage
                .ask(Wish::Session(Action::SelectNamed { name: "state".into(), is_further: true }));
            copies(stage, command, |text| text == "Success");
        }
        C::CopyPath | C::CopyName => copies(stage, command, |text| text == "Response"),
        C::CopySource | C::CopyXml => copies(stage, command, |text| text.starts_with("<Response")),
        C::CopyJson => copies(stage, command, |text| text.trim_start().starts_with('{')),
        C::CopySummary => copies(stage, command, |text| text.contains("RunId")),
        C::CopyFileName => copies(stage, command, |text| text == MISTAKES),
        C::CopyFilePath => {
            copies(stage, command, |text| text.ends_with("samples/workflow.mistakes.xml"));
        }
        C::CopyFinding => {
            run(stage, C::NextFinding);
            copies(stage, command, |text| text.contains(". "));
        }
        C::CopyFindings => copies(stage, command, |text| text.lines().count() > 2),
        C::Find => {
            run(stage, command);
            assert!(focused(stage).is_some_and(|name| name.starts_with("Find")));
        }
        C::FindInAll => {
            run(stage, command);
            assert_eq!(stage.window().tab(), Tab::Hits);
            assert!(focused(stage).is_some_and(|name| name.starts_with("Find")));
        }
        C::ShowHits => {
            run(stage, C::Find);
            stage.harness.event(Event::Text("State".to_owned()));
            stage.harness.run_steps(3);
            run(stage, command);
            assert_eq!(stage.window().tab(), Tab::Hits);
        }
        C::NextHit | C::PreviousHit | C::ShowOnlyHits => {
            run(stage, C::Find);
            stage.harness.event(Event::Text("State".to_owned()));
            stage.harness.run_steps(3);
            stage.wait(|window| window.session().current().unwrap().hits().len() > 1);
            changes(stage, command, |stage| (selected(stage), n_rows(stage)));
        }
        C::UnfoldBelow => {
            run(stage, C::FoldBelow);
            changes(stage, command, n_rows);
        }
        C::UnfoldAll => {
            run(stage, C::FoldAll);
            changes(stage, command, n_rows);
        }
        C::FoldBelow => {
            run(stage, command);
            assert_eq!(n_rows(stage), 1, "the root is folded");
            stage.harness.key_press(Key::ArrowRight);
            stage.harness.run_steps(2);
            assert_eq!(n_rows(stage), 2, "and so is what is in it");
        }
        C::FoldAll => changes(stage, command, n_rows),
        C::ShowPayloads => visits(stage, command, "Payloads"),
        C::ShowTree => visits(stage, command, "Tree"),
        C::ShowDetails => visits(stage, command, "Details"),
        C::ShowFindings => {
            run(stage, C::ShowSource);
            visits(stage, command, "Findings");
        }
        C::ShowSource => visits(stage, command, "Source"),
        C::ShowTimeline => visits(stage, command, "Timeline"),
        C::ShowExport => visits(stage, command, "Export"),
        C::NextTab => {
            run(stage, command);
            assert_eq!(stage.window().tab(), Tab::Source);
        }
        C::PreviousTab => {
            run(stage, command);
            assert_eq!(stage.window().tab(), Tab::Export);
        }
        C::NextPanel => visits(stage, command, "Findings"),
        C::PreviousPanel => visits(stage, command, "Facts"),
        C::ResetSizes => {
            stage.ask(Wish::Resize(Edge::Details, Some(250)));
            changes(stage, command, |stage| stage.window().settings().sizes);
        }
        C::LightTheme => {
            stage.ask(Wish::Theme(ThemePreference::Dark));
            is_on_after(stage, command);
        }
        C::DarkTheme
        | C::SystemTheme
        | C::Chinese
        | C::MatchCase
        | C::MatchWholeWords
        | C::MatchRegex => is_on_after(stage, command),
        C::English => {
            stage.ask(Wish::Speak(Language::Zh));
            stage.ask(Wish::Run(command));
            assert_eq!(stage.window().settings().language, Language::En);
        }
        C::ZoomIn | C::ZoomOut => changes(stage, command, |stage| stage.window().settings().zoom),
        C::ZoomReset => {
            run(stage, C::ZoomIn);
            run(stage, command);
            assert_eq!(stage.window().settings().zoom, 100);
        }
        C::NextPayload | C::PreviousPayload => {
            changes(stage, command, |stage| stage.window().title().to_owned());
        }
        C::NextFinding | C::PreviousFinding => changes(stage, command, selected),
        C::ExplainRule => {
            run(stage, C::NextFinding);
            let before = stage.picture();
            run(stage, command);
            assert_ne!(before.as_raw(), stage.picture().as_raw());
        }
        C::ListOnlyRule => {
            run(stage, C::NextFinding);
            changes(stage, command, |stage| {
                stage.window().session().current().unwrap().listed().unwrap().len()
            });
        }
        C::WeighError => weighs(stage, command, Weight::Error),
        C::WeighWarning => weighs(stage, command, Weight::Warning),
        C::WeighInfo => weighs(stage, command, Weight::Info),
        C::MuteRule => weighs(stage, command, Weight::Off),
        C::WeighByRule => {
            run(stage, C::NextFinding);
            run(stage, C::WeighError);
            changes(stage, command, |stage| stage.window().settings().policy.clone());
        }
        C::MuteNameOfRule | C::MuteName => {
            run(stage, C::NextFinding);
            changes(stage, command, |stage| stage.window().settings().policy.clone());
        }
        C::ShowMuted => {
            run(stage, C::NextFinding);
            run(stage, C::MuteRule);
            changes(stage, command, |stage| {
                stage.window().session().current().unwrap().listed().unwrap().len()
            });
        }
        C::OpenRows => {
            let _outer = rows(stage);
            run(stage, command);
            stage.wait(|window| window.session().opened().len() == 4);
        }
        C::SelectRows => {
            let _outer = rows(stage);
            run(stage, command);
            assert_eq!(table(stage).n_selected(), 6);
        }
        C::CopyCell => {
            let _outer = rows(stage);
            copies(stage, command, |text| text.contains("six"));
        }
        C::CopyRows => {
            let _outer = rows(stage);
            copies(stage, command, |text| text.contains('\t') && text.lines().count() == 1);
        }
        C::CopyRowsCsv => {
            let _outer = rows(stage);
            copies(stage, command, |text| text.starts_with("file,payload,"));
        }
        C::OnlyThis | C::GroupByThis => {
            let _outer = rows(stage);
            changes(stage, command, |stage| table(stage).look().clone());
        }
        C::ClearFilters => {
            let _outer = rows(stage);
            run(stage, C::OnlyThis);
            run(stage, command);
            assert!(!table(stage).look().is_filtered());
        }
        C::ExportCsv => assert_eq!(command.wish(), exported(TableForm::Csv)),
        C::ExportLines => assert_eq!(command.wish(), exported(TableForm::JsonLines)),
        C::CompareWith
        | C::CompareWithGood
        | C::CompareWithSample
        | C::CompareRows
        | C::ShowComparison
        | C::NextDifference
        | C::PreviousDifference
        | C::OnlyDifferences
        | C::IgnoreIds
        | C::IgnoreTimes
        | C::IgnoreValues
        | C::IgnoreEmpty
        | C::SwapCompared
        | C::EndComparison => comparison::exercise(stage, command),
        C::OpenMenus => visits(stage, command, &C::Open.words(Language::En)),
        C::OpenContextMenu => visits(stage, command, &C::CopyValue.words(Language::En)),
        C::ChooseCallback => shows(stage, command, "Which callback is it?"),
        C::ChooseEncoding => shows(stage, command, "In which encoding is it read?"),
        C::ShowCatalog => shows(stage, command, "Callback catalog"),
        C::ShowPalette => shows(stage, command, "All commands"),
        C::ShowKeys => shows(stage, command, "Keys"),
    }
}

/// Opens a table of six payloads beside what is open, and selects the first row.
pub(in crate::ui) fn rows(stage: &mut Stage) -> tempfile::TempDir {
    let (outer, folder) = many::folder("six", 6);
    stage.ask(Wish::OpenRecent(folder));
    stage.wait(|window| {
        let last = window.session().opened().last().and_then(|open| open.folder());
        last.is_some_and(|folder| folder.listing().reading().took.is_some())
    });
    let id = stage.window().session().opened().last().unwrap().id();
    stage.ask(Wish::Session(Action::Show(id)));
    stage.ask(Wish::Visit(Pane::Folder));
    stage.ask(Wish::Session(Action::Folder(FolderAction::Move { by: 0, extends: false })));
    outer
}

/// What running a command asked of the system.
#[derive(Default)]
pub(in crate::ui) struct Asked {
    copied: Option<String>,
    of_window: Vec<ViewportCommand>,
}

/// Runs a command by its keys or, where it has none, from the palette.
pub(in crate::ui) fn run(stage: &mut Stage, command: Command) -> Asked {
    assert!(command.is_enabled(stage.window()), "{command:?}");
    // Copy and paste arrive as events of their own; their keys are tried where clipboards are.
    let by_keys = command.shortcuts().first().filter(|_| command != Command::Paste);
    if command == Command::CopyValue {
        stage.harness.event(Event::Copy);
    } else if let Some(keys) = by_keys {
        // Not by `key_press`: it takes several frames, of which only the last would be seen.
        stage.harness.input_mut().events.extend([true, false].map(|pressed| Event::Key {
            key: keys.logical_key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: keys.modifiers,
        }));
    } else {
        let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
        stage.harness.key_press_modifiers(modifiers, Key::P);
        stage.harness.run_steps(2);
        let words = command.words(Language::En);
        stage.harness.event(Event::Text(words.clone()));
        stage.harness.run_steps(3);
        stage.harness.get_by_role_and_label(Role::ListBoxOption, &words).click();
    }
    let mut asked = Asked::default();
    for _ in 0..5 {
        asked.step(stage);
    }
    asked
}

impl Asked {
    fn step(&mut self, stage: &mut Stage) {
        stage.harness.step();
        let output = stage.harness.output();
        for command in &output.platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                self.copied = Some(text.clone());
            }
        }
        self.of_window.extend(output.viewport_output[&ViewportId::ROOT].commands.iter().cloned());
    }
}

fn leaves(stage: &mut Stage, command: Command, n_left: usize) {
    run(stage, command);
    assert_eq!(stage.window().session().opened().len(), n_left);
}

fn copies(stage: &mut Stage, command: Command, is_right: impl Fn(&str) -> bool) {
    let mut asked = run(stage, command);
    let start = Instant::now();
    while asked.copied.is_none() && start.elapsed() < Duration::from_secs(20) {
        // What may be long is made in the background.
        std::thread::sleep(Duration::from_millis(5));
        asked.step(stage);
    }
    let copied = asked.copied.unwrap_or_else(|| panic!("{command:?} copies"));
    assert!(is_right(&copied), "{command:?}: {copied}");
}

pub(in crate::ui) fn changes<T: PartialEq + std::fmt::Debug>(
    stage: &mut Stage,
    command: Command,
    seen: impl Fn(&Stage) -> T,
) {
    let before = seen(stage);
    run(stage, command);
    assert_ne!(before, seen(stage), "{command:?}");
}

fn weighs(stage: &mut Stage, command: Command, weight: Weight) {
    run(stage, Command::NextFinding);
    let rule = stage.window().selected_finding().unwrap().rule();
    run(stage, command);
    assert_eq!(stage.window().settings().policy.weight(rule), Some(weight), "{command:?}");
}

pub(in crate::ui) fn visits(stage: &mut Stage, command: Command, name: &str) {
    run(stage, command);
    assert_eq!(focused(stage).as_deref(), Some(name), "{command:?}");
}

pub(in crate::ui) fn shows(stage: &mut Stage, command: Command, title: &str) {
    run(stage, command);
    stage.harness.get_by_role_and_label(Role::Dialog, title);
}

fn is_on_after(stage: &mut Stage, command: Command) {
    run(stage, command);
    assert_eq!(command.is_on(stage.window()), Some(true), "{command:?}");
}

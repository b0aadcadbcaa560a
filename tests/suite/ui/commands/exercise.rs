//! Of every command, what it changes.

use std::fs;

use callback_explorer::analysis::Weight;
use callback_explorer::session::{Action, Content};
use callback_explorer::ui::command::Command;
use callback_explorer::ui::sizes::Edge;
use callback_explorer::ui::wish::{PictureForm, Tab, TableForm, TableWish, Wish};
use callback_explorer::words::Language;
use eframe::egui::{Event, Key, ThemePreference, ViewportCommand};

use super::run::{changes, copies, is_on_after, leaves, rows, run, shows, visits, weighs};
use crate::ui::folder::table;
use crate::ui::keys::focused;
use crate::ui::loading::held;
use crate::ui::{FAILED, comparison, n_rows, path_box, records, selected, stage};

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
        C::SaveTimelineSvg => assert_eq!(command.wish(), Wish::SaveTimeline(PictureForm::Svg)),
        C::SaveTimelinePng => assert_eq!(command.wish(), Wish::SaveTimeline(PictureForm::Png)),
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
        C::CopyReport => copies(stage, command, |text| text.starts_with("## Workflow callback: ")),
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
        C::WriteNote => {
            run(stage, command);
            assert_eq!(focused(stage).as_deref(), Some("Note on this payload"));
        }
        C::ShowNotes => {
            run(stage, C::TogglePin);
            visits(stage, command, "Notes");
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
        C::ShowShare => visits(stage, command, "Share"),
        C::NextTab => {
            run(stage, command);
            assert_eq!(stage.window().tab(), Tab::Source);
        }
        C::PreviousTab => {
            run(stage, command);
            assert_eq!(stage.window().tab(), Tab::Share);
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
        | C::TogglePin
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
        C::ShowRun => {
            super::super::run::opened(stage);
            visits(stage, command, "Run");
        }
        C::ShowAsTable | C::EndTable => records::exercise(stage, command),
        C::OpenMenus => visits(stage, command, &C::Open.words(Language::En)),
        C::OpenContextMenu => visits(stage, command, &C::CopyValue.words(Language::En)),
        C::ChooseCallback => shows(stage, command, "Which callback is it?"),
        C::ChooseEncoding => shows(stage, command, "In which encoding is it read?"),
        C::ShowCatalog => shows(stage, command, "Callback catalog"),
        C::ShowPalette => shows(stage, command, "All commands"),
        C::ShowKeys => shows(stage, command, "Keys"),
        C::About => shows(stage, command, "About Callback Explorer"),
    }
}

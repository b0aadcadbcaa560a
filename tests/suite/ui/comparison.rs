use callback_explorer::compare::{Change, Compared};
use callback_explorer::session::{
    Action, CompareAction, Comparing, FolderAction, Party, Target, With,
};
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::{Pane, Tab, Wish};
use eframe::egui::{Event, Key, accesskit::Role};
use egui_kittest::kittest::Queryable as _;

use super::commands::run::{changes, rows, run, shows, visits};
use super::keys::press;
use super::{FAILED, stage};
use crate::pictures::window::Stage;

/// Of every command about comparisons, what it changes.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the table of commands names those that come here"
)]
pub(crate) fn exercise(stage: &mut Stage, command: Command) {
    use Command as C;
    match command {
        C::CompareWith => shows(stage, command, "Compare with what?"),
        C::CompareWithGood | C::CompareWithSample => {
            let folder = tempfile::tempdir().unwrap();
            let run_before = folder.path().join("before.xml");
            std::fs::copy("assets/samples/workflow.xml", &run_before).unwrap();
            stage.open(&["workflow.xml", run_before.to_str().unwrap()]);
            let last = stage.window().session().opened().last().unwrap().id();
            stage.ask(Wish::Session(Action::Show(last)));
            run(stage, command);
            is_made(stage);
            assert_eq!(stage.window().tab(), Tab::Comparison);
        }
        C::CompareRows => {
            let _outer = rows(stage);
            assert!(!command.is_enabled(stage.window()), "one row is compared with none");
            let down = FolderAction::Move { by: 1, extends: true };
            stage.ask(Wish::Session(Action::Folder(down)));
            run(stage, command);
            is_made(stage);
        }
        C::ShowComparison => {
            compared(stage);
            visits(stage, command, "Compare");
        }
        C::IgnoreIds => {
            compared(stage);
            changes(stage, command, |stage| command.is_on(stage.window()));
        }
        _ => {
            compared(stage);
            changes(stage, command, |stage| {
                let comparing = stage.window().session().comparing()?;
                let selected = comparing.selected().map(|node| node.index);
                Some((
                    selected,
                    comparing.parties(),
                    comparing.n_rows(),
                    command.is_on(stage.window()),
                ))
            });
        }
    }
}

/// Compares the two payloads that are open.
fn compared(stage: &mut Stage) {
    let other = stage.window().session().opened()[1].id();
    let first = stage.window().session().opened()[0].id();
    stage.ask(Wish::Session(Action::Show(first)));
    stage.ask(Wish::Session(Action::Compare(CompareAction::With(With::Payload(other)))));
    is_made(stage);
}

fn is_made(stage: &mut Stage) {
    stage.wait(|window| {
        window.session().comparing().is_some_and(|it| it.made().is_some() && !it.is_going_on())
    });
}

fn comparing(stage: &Stage) -> &Comparing {
    stage.window().session().comparing().unwrap()
}

fn chosen(stage: &Stage) -> Compared {
    comparing(stage).selected().unwrap()
}

/// Two payloads of one workflow, of which the second failed.
fn good_and_failed() -> Stage {
    let mut stage = stage();
    stage.open(&["workflow.xml", "workflow.contradiction.xml"]);
    stage
}

#[test]
fn what_to_compare_with_is_found_by_its_name() {
    let mut stage = good_and_failed();
    run(&mut stage, Command::CompareWith);
    stage.harness.event(Event::Text("contra".to_owned()));
    stage.harness.run_steps(3);
    stage.harness.key_press(Key::Enter);
    stage.harness.run_steps(3);
    is_made(&mut stage);
    let opened = stage.window().session().opened();
    let wanted = [opened[0].id(), opened[1].id()].map(Party::Payload);
    assert_eq!(comparing(&stage).parties(), wanted);
    assert_eq!(stage.window().tab(), Tab::Comparison);
    let first = chosen(&stage);
    assert_eq!(first.change, Change::Changed, "the first difference is selected");
}

#[test]
fn a_difference_is_told_and_a_click_shows_it_in_the_tree() {
    let mut stage = good_and_failed();
    compared(&mut stage);
    let path = "Response.WorkflowExecution.BucketId";
    let row = stage.harness.get_by_role_and_label(Role::TreeItem, path);
    let told = row.value().unwrap();
    assert_eq!(told, "changed: examplebucket-1250000000 → newsroom-1254409921");
    row.click();
    stage.harness.run_steps(3);
    let left = chosen(&stage).left.map(Target::Node);
    assert_eq!(stage.window().session().current().unwrap().selected(), left);

    let other = stage.window().session().opened()[1].id();
    stage.harness.get_by_label("Show in workflow.contradiction.xml").click();
    stage.harness.run_steps(3);
    let current = stage.window().session().current().unwrap();
    assert_eq!(current.id(), other);
    assert_eq!(current.selected(), chosen(&stage).right.map(Target::Node));
}

#[test]
fn what_is_below_a_node_folds_and_the_next_difference_unfolds_it() {
    let mut stage = good_and_failed();
    compared(&mut stage);
    stage.ask(Wish::Visit(Pane::Comparison));
    let path = "Response.WorkflowExecution";
    stage.harness.get_by_role_and_label(Role::TreeItem, path).click();
    stage.harness.run_steps(3);
    let (workflow, n_rows) = (chosen(&stage).index, comparing(&stage).n_rows());
    press(&mut stage, Key::ArrowLeft);
    assert_eq!(comparing(&stage).n_rows(), 2, "the envelope and the workflow are left");
    assert!(stage.harness.query_by_label("Response.WorkflowExecution.BucketId").is_none());
    press(&mut stage, Key::ArrowLeft);
    assert_eq!(chosen(&stage).parent, None, "from what is folded to what it stands in");
    press(&mut stage, Key::ArrowDown);
    assert_eq!(chosen(&stage).index, workflow);
    run(&mut stage, Command::NextDifference);
    assert_eq!(comparing(&stage).n_rows(), n_rows);
    assert_eq!(chosen(&stage).change, Change::Changed);

    stage.ask(Wish::Session(Action::Compare(CompareAction::Toggle(workflow))));
    assert_eq!(chosen(&stage).index, workflow, "what hides the selection takes its place");
    press(&mut stage, Key::ArrowRight);
    press(&mut stage, Key::ArrowRight);
    assert_eq!(chosen(&stage).parent, Some(workflow), "unfolded, then entered");
}

#[test]
fn the_keys_walk_from_difference_to_difference_and_around() {
    let mut stage = good_and_failed();
    compared(&mut stage);
    let n_differences = {
        let (_, comparison) = comparing(&stage).made().unwrap();
        comparison.summary().n_differences()
    };
    let first = chosen(&stage).index;
    let mut seen = vec![first];
    for _ in 1..n_differences {
        run(&mut stage, Command::NextDifference);
        seen.push(chosen(&stage).index);
    }
    assert!(seen.is_sorted());
    run(&mut stage, Command::NextDifference);
    assert_eq!(chosen(&stage).index, first, "from the end on to the start");
    run(&mut stage, Command::PreviousDifference);
    assert_eq!(Some(&chosen(&stage).index), seen.last());
}

#[test]
fn what_does_not_count_is_left_out_at_a_switch() {
    let mut stage = good_and_failed();
    compared(&mut stage);
    let count = |stage: &Stage| {
        let (_, comparison) = comparing(stage).made().unwrap();
        comparison.summary().n_differences()
    };
    let before = count(&stage);
    run(&mut stage, Command::IgnoreTimes);
    is_made(&mut stage);
    assert!(count(&stage) < before);
    let listed = comparing(&stage).n_rows();
    run(&mut stage, Command::OnlyDifferences);
    assert!(comparing(&stage).n_rows() > listed, "all rows are listed");
}

#[test]
fn a_comparison_ends_with_what_it_compares() {
    let mut stage = good_and_failed();
    compared(&mut stage);
    let other = stage.window().session().opened()[1].id();
    stage.ask(Wish::Session(Action::Close(other)));
    stage.harness.run_steps(3);
    assert!(stage.window().session().comparing().is_none());
    assert_eq!(stage.window().tab(), Tab::Findings);
}

#[test]
fn the_sample_tells_what_a_complete_one_would_hold() {
    let mut stage = stage();
    stage.open(&["tts.failed.json"]);
    run(&mut stage, Command::CompareWithSample);
    is_made(&mut stage);
    assert_eq!(comparing(&stage).parties()[1], Party::Sample);
    let path = "Response.JobsDetail.Operation.MediaInfo";
    let row = stage.harness.get_by_role_and_label(Role::TreeItem, path);
    assert!(row.value().unwrap().starts_with("added"));
}

#[test]
fn a_payload_without_a_callback_has_no_sample() {
    let mut stage = stage();
    stage.open(&["not-a-callback.xhtml"]);
    assert!(!Command::CompareWithSample.is_enabled(stage.window()));
    stage.open(&[FAILED]);
    assert!(!Command::CompareWithGood.is_enabled(stage.window()), "none went well");
}

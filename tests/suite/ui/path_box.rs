use callback_explorer::session::Action;
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::Wish;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, OutputCommand};
use egui_kittest::kittest::Queryable as _;

use super::keys::press;
use super::{FAILED, selected, stage};
use crate::pictures::window::Stage;

fn type_path(stage: &mut Stage, path: &str) {
    stage.ask(Wish::Run(Command::GoToPath));
    stage.harness.run_steps(3);
    stage.harness.event(Event::Text(path.to_owned()));
    stage.harness.run_steps(3);
}

/// Goes where a path in each notation leads.
pub(super) fn goes_to_path(stage: &mut Stage) {
    for (path, leads_to) in [
        ("$.WorkflowExecution.State", "Response.WorkflowExecution.State"),
        ("/Response/WorkflowExecution/Tasks[1]/Type", "Response.WorkflowExecution.Tasks[0].Type"),
        (".WorkflowExecution.Tasks[1]", "Response.WorkflowExecution.Tasks[1]"),
        ("/WorkflowExecution/RunId", "Response.WorkflowExecution.RunId"),
        ("Response.WorkflowExecution", "Response.WorkflowExecution"),
    ] {
        type_path(stage, path);
        press(stage, Key::Enter);
        assert_eq!(selected(stage), leads_to);
    }
}

/// Opens the document in a value beside the payload that it is in.
pub(super) fn opens_what_is_inside(stage: &mut Stage) {
    let n_open = stage.window().session().opened().len();
    stage.harness.event(Event::Paste(r#"{"UserData":"{\"a\":[1,2]}"}"#.to_owned()));
    stage.wait(|window| window.session().opened().len() > n_open && !window.session().is_busy());
    stage.ask(Wish::Session(Action::Move(1)));
    stage.ask(Wish::Run(Command::OpenInside));
    let n_then = n_open + 2;
    stage.wait(|window| window.session().opened().len() == n_then && !window.session().is_busy());
    let inside = stage.window().session().opened().last().unwrap();
    assert_eq!(inside.analysis().unwrap().document().text(), r#"{"a":[1,2]}"#);
}

#[test]
fn a_path_is_copied_as_other_tools_write_it() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    type_path(&mut stage, "Response.WorkflowExecution.Tasks[1].State");
    let lines = ["Response.WorkflowExecution.Tasks[1].State", "$.WorkflowExecution.Tasks[1].State"];
    stage.harness.get_by_role_and_label(Role::ListBoxOption, lines[0]);
    stage.harness.get_by_role_and_label(Role::ListBoxOption, lines[1]).click();
    stage.harness.step();
    let copied = |stage: &Stage| {
        let commands = &stage.harness.output().platform_output.commands;
        commands.iter().any(|it| matches!(it, OutputCommand::CopyText(text) if text == lines[1]))
    };
    let is_copied = copied(&stage) || {
        stage.harness.step();
        copied(&stage)
    };
    assert!(is_copied);
    stage.harness.run_steps(3);
    assert!(stage.harness.query_by_role(Role::Dialog).is_none(), "it closes");
}

#[test]
fn what_leads_nowhere_is_told_and_goes_nowhere() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    let before = selected(&stage);
    type_path(&mut stage, "$.Nowhere");
    assert!(stage.harness.query_by_label_contains("Go to Response").is_none());
    press(&mut stage, Key::Enter);
    press(&mut stage, Key::Escape);
    assert_eq!(selected(&stage), before);
}

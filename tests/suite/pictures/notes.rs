//! Pinned rows, and what was written about them.

use callback_explorer::session::{Action, NoteAction, Target};
use callback_explorer::ui::wish::{Pane, Wish, note};

use super::window::{Stage, scene};

#[test]
fn notes_in_the_tree_beside_it_and_in_their_list() {
    for (name, size) in [
        ("notes", [1280.0, 800.0]),
        ("notes-small", [1000.0, 650.0]),
        ("notes-large", [1600.0, 1000.0]),
    ] {
        scene(name, size, &["workflow.failed.xml"], shows);
    }
    scene("notes-details-small", [1000.0, 650.0], &["workflow.failed.xml"], |stage| {
        shows(stage);
        stage.ask(Wish::Visit(Pane::Details));
    });
}

fn shows(stage: &mut Stage) {
    let at = |stage: &Stage, path: &str| {
        let analysis = stage.window().session().current().unwrap().analysis().unwrap();
        Target::Node(analysis.document().find(path)[0])
    };
    for (path, words) in [
        ("Response", "Ticket 4711: the customer asks why the second snapshot is missing."),
        ("Response.WorkflowExecution.Tasks[0].State", ""),
        (
            "Response.WorkflowExecution.RunId",
            "Given to the vendor on Monday.\n\nTheir answer: the object was deleted before the task began. 客户已确认。",
        ),
    ] {
        let target = at(stage, path);
        stage.ask(Wish::Session(Action::Select { target, reveal: true }));
        stage.ask(if words.is_empty() {
            note(NoteAction::Toggle)
        } else {
            note(NoteAction::Write(target, words.to_owned()))
        });
    }
    stage.ask(Wish::Visit(Pane::Notes));
}

use std::fs;

use crate::stage::Stage;

#[test]
fn what_another_program_copied_is_pasted_as_a_payload() {
    let Some(stage) = Stage::set() else { return };
    let payload = stage.copy("assets/samples/workflow.failed.xml", "payload");
    stage.start(&[]);
    stage.see("");
    let _owner = stage.own_clipboard(&payload);
    stage.press_until("ctrl+v", "the title says pasted", || stage.shows("pasted").then_some(()));
    stage.press("ctrl+f");
    stage.quit();
}

#[test]
fn the_selected_row_is_copied_for_other_programs() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/workflow.xml", "workflow.xml");
    stage.start(&[&file]);
    stage.see("workflow.xml");
    let copied = |wanted: &str| stage.clipboard().filter(|text| text == wanted);
    stage.press_until("ctrl+shift+c", "a path is copied", || stage.clipboard());
    stage.press("End");
    let path = "Response.WorkflowExecution.Tasks[1].TemplateName";
    stage.press_until("ctrl+shift+c", "the last row's path is copied", || copied(path));
    stage.press_until("ctrl+c", "the last row's value is copied", || copied("example"));
    stage.press("Up");
    let value = "t182c0ca7d91ca40969a3fc97c5559091b";
    stage.press_until("ctrl+c", "the value of the row above is copied", || copied(value));
    stage.press("Home");
    let source = fs::read_to_string(&file).unwrap();
    let response = source.trim();
    stage.press_until("ctrl+c", "a container is copied as it stands", || copied(response));
    stage.quit();
}

#[test]
fn nothing_on_the_clipboard_opens_nothing() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/tts.xml", "tts.xml");
    stage.start(&[&file]);
    stage.see("tts.xml");
    stage.press("ctrl+v");
    stage.press_until("ctrl+w", "the file closes", || stage.shows("").then_some(()));
    stage.quit();
}

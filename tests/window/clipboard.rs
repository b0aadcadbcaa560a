use std::time::{Duration, Instant};
use std::{fs, thread};

use crate::drag::uri;
use crate::owner::Owner;
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

#[test]
fn files_copied_in_a_file_manager_open() {
    let Some(stage) = Stage::set() else { return };
    let one = stage.copy("assets/samples/tts.xml", "一 个.xml");
    let two = stage.copy("assets/samples/workflow.xml", "folder/two.xml");
    let folder = stage.path("folder");
    let list = format!("{}\r\n{}\r\n", uri(&one), uri(&folder));
    let gnome = format!("copy\n{}\n{}", uri(&one), uri(&folder));
    let plain = format!("{}\n{}", one.display(), folder.display());
    for offers in [
        &[("UTF8_STRING", plain.as_str()), ("text/uri-list", list.as_str())][..],
        &[("x-special/gnome-copied-files", gnome.as_str()), ("UTF8_STRING", gnome.as_str())],
        &[("UTF8_STRING", plain.as_str())],
    ] {
        stage.start(&[]);
        stage.see("");
        let _owner = Owner::of(&stage, offers);
        stage.press_until("ctrl+v", "a file opens", || (!stage.shows("")).then_some(()));
        stage.go_to("一 个.xml");
        stage.go_to("two.xml");
        // What is open would be opened again at the next start.
        stage.press_until("ctrl+shift+w", "nothing is open", || stage.shows("").then_some(()));
        stage.quit();
    }
    assert!(two.exists());
}

#[test]
fn text_is_pasted_into_the_field_that_is_typed_in() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/workflow.xml", "workflow.xml");
    stage.start(&[&file]);
    stage.see("workflow.xml");
    let _owner = Owner::of(&stage, &[("UTF8_STRING", "TemplateName")]);
    let path = "Response.WorkflowExecution.Tasks[1].TemplateName";
    stage.eventually("what was pasted is found", || {
        for keys in ["ctrl+f", "ctrl+a", "ctrl+v", "Return", "Return", "ctrl+shift+c"] {
            stage.press(keys);
            thread::sleep(Duration::from_millis(200));
        }
        stage.clipboard().filter(|copied| copied == path)
    });
    assert!(stage.shows("workflow.xml"), "it is no payload");
    stage.quit();
}

#[test]
fn an_owner_that_never_answers_holds_nothing_up() {
    let Some(stage) = Stage::set() else { return };
    let one = stage.copy("assets/samples/tts.xml", "one.xml");
    let two = stage.copy("assets/samples/workflow.xml", "two.xml");
    stage.start(&[&one, &two]);
    stage.go_to("one.xml");
    let slowest_answer = || {
        let answers = ["two.xml", "one.xml"].into_iter().cycle().take(20).map(|name| {
            let start = Instant::now();
            stage.press("ctrl+Tab");
            stage.see(name);
            start.elapsed()
        });
        answers.max().unwrap()
    };
    let usual = slowest_answer();
    let owner = Owner::silent(&stage);
    stage.press("ctrl+v");
    let slowest = slowest_answer();
    println!("from a key to the title: {usual:?} at most, while a paste waits {slowest:?}");
    assert!(slowest < usual + Duration::from_secs(1), "{slowest:?}");
    drop(owner);
    let payload = stage.copy("assets/samples/smart-cover.xml", "payload");
    let _owner = stage.own_clipboard(&payload);
    stage.press_until("ctrl+v", "the title says pasted", || stage.shows("pasted").then_some(()));
    stage.quit();
}

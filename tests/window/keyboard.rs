use std::thread;
use std::time::Duration;

use crate::stage::{Stage, within_a_while};

#[test]
fn a_payload_is_opened_searched_and_copied_from_without_a_mouse() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/workflow.xml", "job 1/work flow.xml");
    stage.start(&[]);
    stage.see("");
    // A display's keyboard has no Chinese: what types it must change the keys while the window reads them.
    let folder = stage.path("job 1").display().to_string();
    stage.press_until("ctrl+shift+o", "the typed folder opens", || {
        stage.press("ctrl+a");
        stage.write(&folder);
        stage.press("Return");
        within_a_while(|| stage.shows("work flow.xml").then_some(()))
    });
    assert!(file.exists());
    let copied = |wanted: &str| stage.clipboard().filter(|text| text == wanted);
    let path = "Response.WorkflowExecution";
    // The title names a payload before it is read.
    stage.eventually("the arrows walk", || {
        for keys in ["Home", "Down", "ctrl+shift+c"] {
            stage.press(keys);
        }
        within_a_while(|| copied(path))
    });
    stage.press("Left");
    stage.press("Down");
    stage.press_until("ctrl+shift+c", "and fold: nothing is below", || copied(path));
    stage.eventually("what was found is copied", || {
        stage.press("ctrl+f");
        stage.press("ctrl+a");
        stage.write("examplebucket");
        for keys in ["Return", "Escape", "ctrl+c"] {
            thread::sleep(Duration::from_millis(500));
            stage.press(keys);
        }
        within_a_while(|| copied("examplebucket-1250000000"))
    });
    stage.quit();
}

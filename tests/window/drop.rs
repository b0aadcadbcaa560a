use crate::drag::drop_on_window;
use crate::stage::Stage;

#[test]
fn a_dropped_file_opens_whatever_its_name() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/workflow.xml", "失败 的 工作流 100%.xml");
    stage.start(&[]);
    stage.see("");
    drop_on_window(&stage, &[&file]);
    stage.see("失败 的 工作流 100%.xml");
    let odd = stage.copy("assets/samples/tts.xml", "新\n\u{1b}[8m\u{202e}.xml");
    drop_on_window(&stage, &[&odd]);
    stage.see(r"新\n\u{1b}[8m\u{202e}.xml");
    stage.quit();
}

#[test]
fn files_and_a_folder_dropped_together_all_open() {
    let Some(stage) = Stage::set() else { return };
    let one = stage.copy("assets/samples/tts.xml", "one file.xml");
    let two = stage.copy("assets/samples/words-generalize.json", "第二 个.json");
    stage.copy("assets/samples/smart-cover.xml", "回调 folder/inner 内层/封面 图.xml");
    stage.copy("assets/samples/workflow.xml", "回调 folder/other.xml");
    let folder = stage.path("回调 folder");
    stage.start(&[]);
    stage.see("");
    drop_on_window(&stage, &[&one, &folder, &two]);
    stage.see("one file.xml");
    stage.go_to("第二 个.json");
    stage.go_to("回调 folder");
    stage.open_first_row("封面 图.xml");
    stage.quit();
}

#[test]
fn a_drop_joins_what_is_open_and_comes_to_the_front() {
    let Some(stage) = Stage::set() else { return };
    let open = stage.copy("assets/samples/workflow.xml", "open.xml");
    let dropped = stage.copy("assets/samples/tts.xml", "dropped.xml");
    stage.start(&[&open]);
    stage.see("open.xml");
    drop_on_window(&stage, &[&dropped]);
    stage.see("dropped.xml");
    stage.go_to("open.xml");
    stage.quit();
}

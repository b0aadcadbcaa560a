use callback_explorer::ui::wish::Wish;
use callback_explorer::words::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::keys::{focused, press, press_with};
use super::{sample, stage};
use crate::pictures::window::Stage;

const COVER: &str = "Callback: Intelligent thumbnail callback";

fn entry(stage: &Stage) -> String {
    let open = stage.window().session().current().unwrap();
    open.analysis().unwrap().entry().unwrap().id.clone()
}

/// Types into the list of callbacks and picks what is found first.
fn pick(stage: &mut Stage, typed: &str, id: &str) {
    stage.harness.event(Event::Text(typed.to_owned()));
    stage.harness.run_steps(3);
    press(stage, Key::Enter);
    let is_so = |stage: &Stage| entry(stage) == id;
    for _ in 0..1000 {
        if is_so(stage) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        stage.harness.step();
    }
    assert_eq!(entry(stage), id);
    stage.harness.run_steps(3);
}

#[test]
fn the_header_says_why_and_offers_every_callback() {
    let mut stage = stage();
    stage.open(&["smart-cover.xml"]);
    stage.harness.get_by_role_and_label(Role::Button, COVER).click();
    stage.harness.run_steps(3);
    assert_eq!(focused(&stage).as_deref(), Some("Name, tag or id of a callback"));
    stage
        .harness
        .get_by_role_and_label(Role::ListBoxOption, "recognized: Intelligent thumbnail callback");
    pick(&mut stage, "concat", "concat");
    let button = stage.harness.get_by_role_and_label(Role::Button, "Callback: Splicing callback");
    assert_eq!(button.accesskit_node().value().as_deref(), Some("chosen by hand"));

    stage.harness.get_by_role_and_label(Role::Button, "Callback: Splicing callback").click();
    stage.harness.run_steps(3);
    press(&mut stage, Key::Enter);
    stage.wait(|window| {
        let analysis = window.session().current().unwrap().analysis().unwrap();
        analysis.recognition().chosen().is_none()
    });
    stage.harness.get_by_role_and_label(Role::Button, COVER);
}

#[test]
fn by_keys_alone_and_back_to_where_one_was() {
    let mut stage = stage();
    stage.open(&["smart-cover.xml"]);
    press(&mut stage, Key::Tab);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
    press_with(&mut stage, Modifiers::COMMAND, Key::K);
    pick(&mut stage, "分词任务", "words-generalize");
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
    press_with(&mut stage, Modifiers::COMMAND, Key::K);
    press(&mut stage, Key::Escape);
    assert_eq!(entry(&stage), "words-generalize");
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
}

#[test]
fn callbacks_that_are_as_likely_come_first_and_are_counted() {
    let mut stage = stage();
    let path = sample("").join("../catalog/samples/moderation-live.json");
    stage.ask(Wish::OpenRecent(path));
    stage.wait(|window| window.session().current().is_some_and(|open| open.analysis().is_some()));
    let title = stage.window().session().current().unwrap().analysis().unwrap().entry().unwrap();
    let name = format!("Callback: {}", Language::En.pick(&title.title.en, &title.title.zh));
    let button = stage.harness.get_by_role_and_label(Role::Button, &name);
    assert_eq!(button.accesskit_node().value().as_deref(), Some("1 alternative"));
    button.click();
    stage.harness.run_steps(3);
    let options: Vec<String> = stage
        .harness
        .query_all_by_role(Role::ListBoxOption)
        .filter_map(|option| option.accesskit_node().label())
        .collect();
    let at = options.iter().position(|option| option.starts_with("recognized: ")).unwrap();
    assert!(options[at + 1].contains("ideo moderation"), "{options:?}");
}

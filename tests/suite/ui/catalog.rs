use callback_explorer::ui::wish::Wish;
use callback_explorer::words::Language;
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Event, Key, Modifiers, OutputCommand, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::keys::{focused, press, press_with};
use super::stage;
use crate::pictures::window::Stage;

const TITLE: &str = "Callback catalog";

fn is_open(stage: &Stage) -> bool {
    stage.harness.query_by_role_and_label(Role::Dialog, TITLE).is_some()
}

fn look_for(stage: &mut Stage, typed: &str) {
    stage.harness.event(Event::Text(typed.to_owned()));
    stage.harness.run_steps(3);
}

/// The callbacks of the list, by their ids, the chosen one marked.
fn listed(stage: &Stage) -> Vec<String> {
    let options = stage.harness.query_all_by_role(Role::ListBoxOption);
    options
        .map(|option| {
            let node = option.accesskit_node();
            let id = node.value().unwrap_or_default();
            if node.toggled() == Some(Toggled::True) { format!("> {id}") } else { id }
        })
        .collect()
}

fn chosen_node(stage: &Stage) -> String {
    let items = stage.harness.query_all_by_role(Role::TreeItem);
    let mut chosen = items.filter(|item| item.accesskit_node().toggled() == Some(Toggled::True));
    chosen.next().and_then(|item| item.accesskit_node().label()).unwrap_or_default()
}

fn n_nodes(stage: &Stage) -> usize {
    stage.harness.query_all_by_role(Role::TreeItem).count()
}

#[test]
fn a_callback_is_found_read_and_left_by_keys() {
    let mut stage = stage();
    press_with(&mut stage, Modifiers::SHIFT, Key::F1);
    assert!(is_open(&stage));
    assert_eq!(focused(&stage).as_deref(), Some("Name, tag, node or meaning"));
    assert!(listed(&stage).len() > 5);
    look_for(&mut stage, "智能封面");
    assert_eq!(listed(&stage)[0], "> smart-cover", "whatever the language of the window");
    press(&mut stage, Key::Enter);
    assert_eq!(focused(&stage).as_deref(), Some("Documented nodes"));
    assert_eq!(chosen_node(&stage), "Response");
    let all = n_nodes(&stage);
    press(&mut stage, Key::ArrowLeft);
    assert_eq!(n_nodes(&stage), 1, "folded");
    press(&mut stage, Key::ArrowRight);
    assert_eq!(n_nodes(&stage), all);
    press(&mut stage, Key::ArrowRight);
    press(&mut stage, Key::ArrowDown);
    assert_eq!(chosen_node(&stage), "JobsDetail[]");
    stage.harness.get_by_role_and_label(Role::Label, "Response.JobsDetail");
    press(&mut stage, Key::ArrowLeft);
    press(&mut stage, Key::ArrowLeft);
    assert_eq!(chosen_node(&stage), "Response");
    press(&mut stage, Key::Escape);
    assert!(!is_open(&stage));
}

#[test]
fn a_meaning_leads_to_the_nodes_that_have_it() {
    let mut stage = stage();
    press_with(&mut stage, Modifiers::SHIFT, Key::F1);
    look_for(&mut stage, "queueid");
    let before = listed(&stage);
    assert!(before[0].starts_with("> "), "{before:?}");
    assert_eq!(chosen_node(&stage), "QueueId");
    press(&mut stage, Key::ArrowDown);
    let after = listed(&stage);
    assert!(after[1].starts_with("> ") && !after[0].starts_with("> "), "{after:?}");
    assert_eq!(chosen_node(&stage), "QueueId");
    look_for(&mut stage, "qqqqqq");
    assert!(listed(&stage).is_empty());
    stage.harness.get_by_role_and_label(Role::Dialog, TITLE);
}

#[test]
fn it_begins_with_what_is_shown_and_opens_its_samples() {
    let mut stage = Stage::new([1000.0, 650.0], Language::En, Theme::Dark);
    stage.harness.run_steps(2);
    stage.open(&["tts.xml"]);
    press(&mut stage, Key::Tab);
    press(&mut stage, Key::ArrowDown);
    stage.ask(Wish::ToggleCatalog);
    stage.harness.run_steps(3);
    assert!(listed(&stage).contains(&"> tts".to_owned()));
    assert!(!chosen_node(&stage).is_empty());
    stage.harness.get_by_role_and_label(Role::Link, "tts.json").click();
    stage.wait(|window| window.session().opened().len() == 2 && !window.session().is_busy());
    assert!(!is_open(&stage));
    assert_eq!(stage.window().session().current().unwrap().name(), "tts.json");
}

#[test]
fn pages_open_in_the_browser_and_clicks_choose_and_fold() {
    let mut stage = stage();
    stage.ask(Wish::ToggleCatalog);
    look_for(&mut stage, "smart-cover");
    let link = stage.harness.query_all_by_role(Role::Link).next().unwrap();
    link.click();
    stage.harness.step();
    let output = &stage.harness.output().platform_output;
    let is_page = |command: &OutputCommand| matches!(command, OutputCommand::OpenUrl(url) if url.url.starts_with("https://"));
    assert!(output.commands.iter().any(is_page));
    stage.harness.get_by_role_and_label(Role::TreeItem, "EventName").click();
    stage.harness.run_steps(3);
    assert_eq!(chosen_node(&stage), "EventName");
    stage.harness.get_by_role_and_label(Role::Button, "Close the catalog").click();
    stage.harness.run_steps(3);
    assert!(!is_open(&stage));
}

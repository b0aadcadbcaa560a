//! The bars of the timeline: what they say, and that they lead to their nodes.

use callback_explorer::document::{Document, Format};
use callback_explorer::report::timeline::svg;
use callback_explorer::report::{Clock, Scheme};
use callback_explorer::timeline::Timeline;
use callback_explorer::ui::panels::timeline::{Fonts, png};
use callback_explorer::ui::theme;
use callback_explorer::ui::wish::{Pane, Wish};
use callback_explorer::words::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, LayerId, Painter, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::keys::{focused, press};
use super::stage;
use crate::pictures::window::Stage;

const GAPS: &str = "tests/payloads/timeline/gaps.xml";

fn told(stage: &Stage, bar: &str) -> String {
    let row = stage.harness.get_by_role_and_label(Role::ListBoxOption, bar);
    row.accesskit_node().value().unwrap_or_default()
}

fn selected(stage: &Stage) -> Option<String> {
    let open = stage.window().session().current()?;
    Some(open.analysis()?.path(open.selected()?.node()))
}

#[test]
fn each_bar_says_what_a_reader_sees() {
    let mut stage = stage();
    stage.open(&[GAPS]);
    stage.ask(Wish::Visit(Pane::Timeline));
    let transcode = told(&stage, "0 Transcode");
    assert!(
        transcode.starts_with("Success, 1 min 50 s, Created 2024-05-06 08:00:10 +08:00"),
        "{transcode}"
    );
    assert!(transcode.ends_with("Waited 20 s, Ran 1 min 30 s"), "{transcode}");
    assert!(told(&stage, "2 Animation").contains("ends before it begins"));
    assert!(told(&stage, "3 Concat").starts_with("Running, unknown, not ended yet"));
    assert!(told(&stage, "4 SmartCover").contains("EndTime is missing"));
    press(&mut stage, Key::Home);
    assert!(told(&stage, "Workflow").contains("≥ 4 min 0 s"));
}

#[test]
fn a_click_on_a_bar_selects_its_node_and_keys_walk_on() {
    let mut stage = stage();
    stage.open(&[GAPS]);
    stage.ask(Wish::Visit(Pane::Timeline));
    stage.harness.get_by_role_and_label(Role::ListBoxOption, "1 Snapshot").click();
    stage.harness.run_steps(3);
    assert_eq!(selected(&stage).as_deref(), Some("Response.WorkflowExecution.Tasks[1]"));
    press(&mut stage, Key::ArrowDown);
    assert_eq!(selected(&stage).as_deref(), Some("Response.WorkflowExecution.Tasks[2]"));
    press(&mut stage, Key::Home);
    assert_eq!(selected(&stage).as_deref(), Some("Response.WorkflowExecution"));
    press(&mut stage, Key::Enter);
    assert_eq!(focused(&stage).as_deref(), Some("Tree"));
}

#[test]
fn a_payload_without_times_says_so() {
    let mut stage = stage();
    stage.open(&["workflow.nodes.xml"]);
    stage.ask(Wish::Visit(Pane::Timeline));
    assert!(stage.harness.query_by_role_and_label(Role::ListBoxOption, "Workflow").is_none());
    assert!(stage.window().session().current().is_some_and(|open| open.analysis().is_some()));
}

/// What is saved of the shown payload, called `name`, in the light theme and in English.
fn saved(stage: &Stage, name: &str) -> String {
    drawn(stage, name, (Scheme::Light, Language::En))
}

/// What is saved of the shown payload, called `name`.
pub(crate) fn drawn(stage: &Stage, name: &str, (scheme, language): (Scheme, Language)) -> String {
    let window = stage.window();
    let analysis = window.session().current().and_then(|open| open.analysis()).unwrap();
    let timeline = Timeline::of(analysis).unwrap();
    let ctx = stage.harness.ctx.clone();
    let painter = Painter::new(ctx, LayerId::background(), Rect::EVERYTHING);
    let fonts = Fonts { painter, theme: theme::light() };
    svg::picture(&timeline, name, (scheme, language, Clock::AsSent), &fonts)
}

#[test]
fn the_saved_picture_shows_what_the_window_does() {
    let mut stage = stage();
    stage.open(&["workflow.failed.xml"]);
    insta::assert_snapshot!(saved(&stage, "workflow.failed.xml"));
}

#[test]
fn nothing_in_a_name_acts_in_the_saved_picture() {
    let mut stage = stage();
    stage.open(&[GAPS]);
    let picture = saved(&stage, "<script>\u{202e}&.xml");
    assert!(png::picture(&picture).is_ok());
    let document = Document::from_text(picture, Format::Xml);
    assert!(document.is_well_formed());
    let svg = document.root().unwrap();
    assert!(svg.child("script").is_none());
    let title = svg.child("text").unwrap().text_content().into_owned();
    assert_eq!(title, "<script>\\u{202e}&.xml");
}

#[test]
fn a_timeline_of_very_many_tasks_is_too_tall_for_pixels() {
    assert!(png::can_be_drawn(200));
    assert!(!png::can_be_drawn(10_000));
}

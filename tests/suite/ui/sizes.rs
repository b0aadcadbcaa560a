//! Panels and columns become larger and smaller by dragging their edges.

use callback_explorer::ui::sizes::{Edge, Sizes};
use callback_explorer::words::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;

use super::{FAILED, stage};
use crate::pictures::window::Stage;

const EDGES: [(Edge, Vec2); 5] = [
    (Edge::Payloads, vec2(40.0, 0.0)),
    (Edge::Details, vec2(-40.0, 0.0)),
    (Edge::Bottom, vec2(0.0, -40.0)),
    (Edge::Names, vec2(40.0, 0.0)),
    (Edge::Values, vec2(-40.0, 0.0)),
];

fn line(stage: &Stage, edge: Edge) -> Rect {
    stage.harness.get_by_role_and_label(Role::Splitter, &edge.words(Language::En)).rect()
}

fn drag(stage: &mut Stage, edge: Edge, by: Vec2) {
    let from = line(stage, edge).center();
    stage.harness.hover_at(from);
    stage.harness.run_steps(2);
    stage.harness.drag_at(from);
    stage.harness.step();
    stage.harness.hover_at(from + by);
    stage.harness.run_steps(2);
    stage.harness.drop_at(from + by);
    stage.harness.run_steps(3);
}

/// A press and its release within one frame: two of them are quick enough for a double click.
fn click(stage: &mut Stage, pos: Pos2) {
    let button = |pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    stage.harness.input_mut().events.extend([button(true), button(false)]);
    stage.harness.step();
}

#[test]
fn an_edge_follows_the_pointer_is_remembered_and_comes_back_by_a_double_click() {
    for (edge, by) in EDGES {
        let mut stage = stage();
        stage.open(&[FAILED]);
        let before = line(&stage, edge).center();
        drag(&mut stage, edge, by);
        let after = line(&stage, edge).center();
        assert!((after - before - by).length() < 1.5, "{edge:?} from {before} to {after}");
        assert_ne!(stage.window().settings().sizes, Sizes::default());
        for _ in 0..2 {
            click(&mut stage, after);
        }
        stage.harness.run_steps(3);
        assert_eq!(stage.window().settings().sizes, Sizes::default(), "{edge:?}");
        assert_eq!(line(&stage, edge).center(), before);
    }
}

#[test]
fn no_part_is_dragged_out_of_sight() {
    for (edge, by) in EDGES {
        for far in [by * 50.0, by * -50.0] {
            let mut stage = stage();
            stage.open(&[FAILED]);
            drag(&mut stage, edge, far);
            let whole = Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0));
            let line = line(&stage, edge);
            assert!(whole.shrink(60.0).contains(line.center()), "{edge:?}: {line}");
            has_tree(&stage);
        }
    }
}

#[test]
fn an_edge_moves_by_arrow_keys_too() {
    let mut stage = stage();
    stage.open(&[FAILED]);
    let before = line(&stage, Edge::Payloads).center().x;
    stage
        .harness
        .get_by_role_and_label(Role::Splitter, &Edge::Payloads.words(Language::En))
        .focus();
    stage.harness.run_steps(2);
    stage.harness.key_press(Key::ArrowRight);
    stage.harness.run_steps(3);
    assert!((line(&stage, Edge::Payloads).center().x - before - 16.0).abs() < 1.5);
    stage.harness.key_press(Key::Enter);
    stage.harness.run_steps(3);
    assert_eq!(stage.window().settings().sizes, Sizes::default());
}

#[test]
fn what_was_dragged_in_a_large_window_leaves_room_in_a_small_one() {
    let mut large = stage();
    large.open(&[FAILED]);
    for (edge, by) in EDGES {
        drag(&mut large, edge, by * 6.0);
    }
    let settings = large.window().settings().clone();
    let mut small = Stage::with([640.0, 400.0], settings);
    small.harness.run_steps(2);
    small.open(&[FAILED]);
    has_tree(&small);
}

fn has_tree(stage: &Stage) {
    let tree = stage.harness.get_by_role_and_label(Role::Tree, "Tree").rect();
    assert!(tree.width() > 200.0 && tree.height() > 60.0, "{tree}");
}

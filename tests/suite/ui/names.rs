//! Nothing that can be reached or clicked is without a name.

use callback_explorer::ui::command::{Command, Menu, Surface};
use callback_explorer::ui::wish::{Pane, Tab, Wish};
use callback_explorer::words::Language;
use eframe::egui::accesskit::{Action, Role};
use eframe::egui::{Key, Theme, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::pictures::window::Stage;

const ALL: [&str; 4] =
    ["workflow.mistakes.xml", "workflow.failed.xml", "tts.xml", "not-a-callback.xhtml"];

fn check(stage: &mut Stage, scene: &str) {
    stage.harness.run_steps(3);
    for node in stage.harness.root().children_recursive() {
        let node = node.accesskit_node();
        let data = node.data();
        let is_reachable =
            data.supports_action(Action::Click) || data.supports_action(Action::Focus);
        // A label's words are its value; a scroll bar is told by its role and what it stands in.
        let name = if node.role() == Role::Label { node.value() } else { node.label() };
        let is_named = name.is_some_and(|name| !name.trim().is_empty());
        let is_bar = node.role() == Role::ScrollBar;
        assert!(!is_reachable || is_named || is_bar, "in {scene}: {:?} {:?}", node.role(), data);
    }
}

fn stage(size: [f32; 2], language: Language) -> Stage {
    let mut stage = Stage::new(size, language, Theme::Light);
    stage.harness.run_steps(2);
    stage
}

#[test]
fn of_the_window_in_every_state() {
    for (size, language) in [
        ([1280.0, 800.0], Language::En),
        ([1000.0, 650.0], Language::Zh),
        ([640.0, 400.0], Language::En),
    ] {
        let mut stage = stage(size, language);
        check(&mut stage, "the empty window");
        stage.open(&ALL);
        for tab in
            [Tab::Details, Tab::Findings, Tab::Source, Tab::Timeline, Tab::Export, Tab::Share]
        {
            stage.ask(Wish::Show(tab));
            check(&mut stage, &format!("{tab:?} at {size:?}"));
        }
        for _ in 0..ALL.len() {
            stage.ask(Wish::Run(Command::NextPayload));
            let title = stage.window().title().to_owned();
            check(&mut stage, &title);
        }
        stage.ask(Wish::Run(Command::FindInAll));
        stage.ask(Wish::Visit(Pane::Hits));
        check(&mut stage, "the matches");
        stage.ask(Wish::Run(Command::ShowAsTable));
        stage.wait(|window| {
            let table = window.session().current().and_then(|open| open.tabulating());
            table.is_some_and(|table| table.made().is_some())
        });
        check(&mut stage, "the table");
    }
}

#[test]
fn of_what_opens_over_the_window() {
    for command in [
        Command::ShowPalette,
        Command::ShowKeys,
        Command::Settings,
        Command::OpenPath,
        Command::ExportToPath,
    ] {
        let mut stage = stage([1280.0, 800.0], Language::En);
        stage.open(&ALL);
        stage.ask(Wish::Run(command));
        check(&mut stage, &format!("{command:?}"));
    }
    let mut stage = stage([1280.0, 800.0], Language::En);
    stage.open(&ALL);
    for surface in Surface::ALL {
        stage.ask(Wish::Offer(surface, pos2(300.0, 300.0)));
        check(&mut stage, &format!("{surface:?}"));
    }
    for menu in Menu::ALL {
        stage.harness.get_by_label(&menu.words(Language::En)).click();
        check(&mut stage, &format!("{menu:?}"));
        stage.harness.key_press(Key::Escape);
        stage.harness.run_steps(3);
    }
}

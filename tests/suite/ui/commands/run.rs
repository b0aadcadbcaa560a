//! How a command is run as its user would, and what came of it.

use std::time::{Duration, Instant};

use callback_explorer::analysis::Weight;
use callback_explorer::session::{Action, FolderAction};
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::{Pane, Wish};
use callback_explorer::words::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, ViewportCommand, ViewportId};
use egui_kittest::kittest::Queryable as _;

use crate::many;
use crate::pictures::window::Stage;
use crate::ui::keys::focused;

/// Opens a table of six payloads beside what is open, and selects the first row.
pub(in crate::ui) fn rows(stage: &mut Stage) -> tempfile::TempDir {
    let (outer, folder) = many::folder("six", 6);
    stage.ask(Wish::OpenRecent(folder));
    stage.wait(|window| {
        let last = window.session().opened().last().and_then(|open| open.folder());
        last.is_some_and(|folder| folder.listing().reading().took.is_some())
    });
    let id = stage.window().session().opened().last().unwrap().id();
    stage.ask(Wish::Session(Action::Show(id)));
    stage.ask(Wish::Visit(Pane::Folder));
    stage.ask(Wish::Session(Action::Folder(FolderAction::Move { by: 0, extends: false })));
    outer
}

/// What running a command asked of the system.
#[derive(Default)]
pub(in crate::ui) struct Asked {
    pub(in crate::ui) copied: Option<String>,
    pub(super) of_window: Vec<ViewportCommand>,
}

/// Runs a command by its keys or, where it has none, from the palette.
pub(in crate::ui) fn run(stage: &mut Stage, command: Command) -> Asked {
    assert!(command.is_enabled(stage.window()), "{command:?}");
    // Copy and paste arrive as events of their own; their keys are tried where clipboards are.
    let by_keys = command.shortcuts().first().filter(|_| command != Command::Paste);
    if command == Command::CopyValue {
        stage.harness.event(Event::Copy);
    } else if let Some(keys) = by_keys {
        // Not by `key_press`: it takes several frames, of which only the last would be seen.
        stage.harness.input_mut().events.extend([true, false].map(|pressed| Event::Key {
            key: keys.logical_key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: keys.modifiers,
        }));
    } else {
        let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
        stage.harness.key_press_modifiers(modifiers, Key::P);
        stage.harness.run_steps(2);
        let words = command.words(Language::En);
        stage.harness.event(Event::Text(words.clone()));
        stage.harness.run_steps(3);
        stage.harness.get_by_role_and_label(Role::ListBoxOption, &words).click();
    }
    let mut asked = Asked::default();
    for _ in 0..5 {
        asked.step(stage);
    }
    asked
}

impl Asked {
    fn step(&mut self, stage: &mut Stage) {
        stage.harness.step();
        let output = stage.harness.output();
        for command in &output.platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                self.copied = Some(text.clone());
            }
        }
        self.of_window.extend(output.viewport_output[&ViewportId::ROOT].commands.iter().cloned());
    }
}

pub(super) fn leaves(stage: &mut Stage, command: Command, n_left: usize) {
    run(stage, command);
    assert_eq!(stage.window().session().opened().len(), n_left);
}

pub(in crate::ui) fn copies(stage: &mut Stage, command: Command, is_right: impl Fn(&str) -> bool) {
    let mut asked = run(stage, command);
    let start = Instant::now();
    while asked.copied.is_none() && start.elapsed() < Duration::from_secs(20) {
        // What may be long is made in the background.
        std::thread::sleep(Duration::from_millis(5));
        asked.step(stage);
    }
    let copied = asked.copied.unwrap_or_else(|| panic!("{command:?} copies"));
    assert!(is_right(&copied), "{command:?}: {copied}");
}

pub(in crate::ui) fn changes<T: PartialEq + std::fmt::Debug>(
    stage: &mut Stage,
    command: Command,
    seen: impl Fn(&Stage) -> T,
) {
    let before = seen(stage);
    run(stage, command);
    assert_ne!(before, seen(stage), "{command:?}");
}

pub(super) fn weighs(stage: &mut Stage, command: Command, weight: Weight) {
    run(stage, Command::NextFinding);
    let rule = stage.window().selected_finding().unwrap().rule();
    run(stage, command);
    assert_eq!(stage.window().settings().policy.weight(rule), Some(weight), "{command:?}");
}

pub(in crate::ui) fn visits(stage: &mut Stage, command: Command, name: &str) {
    run(stage, command);
    assert_eq!(focused(stage).as_deref(), Some(name), "{command:?}");
}

pub(in crate::ui) fn shows(stage: &mut Stage, command: Command, title: &str) {
    run(stage, command);
    stage.harness.get_by_role_and_label(Role::Dialog, title);
}

pub(super) fn is_on_after(stage: &mut Stage, command: Command) {
    run(stage, command);
    assert_eq!(command.is_on(stage.window()), Some(true), "{command:?}");
}

//! The table of commands: words, keys, menus; and of every command, what it changes.

mod exercise;
pub(in crate::ui) mod run;

use callback_explorer::ui::command::{Command, Menu, Surface};
use callback_explorer::ui::wish::{Pane, Tab, Wish};
use callback_explorer::words::Language;
use eframe::egui::{KeyboardShortcut, Theme};

use self::exercise::exercise;
use super::keys::focused;
use super::{FAILED, stage};
use crate::pictures::window::Stage;

#[test]
fn no_two_commands_have_the_same_keys() {
    let mut seen: Vec<(KeyboardShortcut, Command)> = Vec::new();
    for &command in Command::ALL {
        for &keys in command.shortcuts() {
            let other = seen.iter().find(|(other, _)| *other == keys);
            assert!(other.is_none(), "{command:?} and {other:?}");
            seen.push((keys, command));
        }
    }
}

#[test]
fn every_command_has_words_of_its_own_in_both_languages() {
    for language in Language::ALL {
        let mut words: Vec<String> =
            Command::ALL.iter().map(|command| command.words(language)).collect();
        assert!(words.iter().all(|words| !words.trim().is_empty()));
        words.sort();
        let n_commands = words.len();
        words.dedup();
        assert_eq!(words.len(), n_commands, "no two are called the same in {language:?}");
    }
}

#[test]
fn menus_hold_each_command_once_and_no_group_is_parted() {
    let menus = Menu::ALL.map(|menu| menu.groups().concat());
    for &command in Command::ALL {
        let n_places = menus.iter().flatten().filter(|other| **other == command).count();
        assert_eq!(n_places, usize::from(command.menu().is_some()), "{command:?}");
    }
    for surface in Surface::ALL {
        assert!(!surface.groups().is_empty(), "{surface:?}");
    }
}

#[test]
fn what_cannot_be_used_is_grey_and_does_nothing() {
    let mut stage = stage();
    for &command in Command::ALL {
        if command.is_enabled(stage.window()) {
            continue;
        }
        stage.ask(Wish::Run(command));
        assert!(stage.window().session().opened().is_empty(), "{command:?}");
        assert_eq!(stage.window().tab(), Tab::Findings, "{command:?}");
    }
}

#[test]
fn commands_of_the_file_menu_change_what_they_say() {
    exercise_all(Some(Menu::File));
}

#[test]
fn commands_of_the_edit_menu_change_what_they_say() {
    exercise_all(Some(Menu::Edit));
}

#[test]
fn commands_of_the_view_menu_change_what_they_say() {
    exercise_all(Some(Menu::View));
}

#[test]
fn commands_of_the_payload_menu_change_what_they_say() {
    exercise_all(Some(Menu::Payload));
}

#[test]
fn commands_of_the_help_menu_and_of_none_change_what_they_say() {
    exercise_all(Some(Menu::Help));
    exercise_all(None);
}

fn exercise_all(menu: Option<Menu>) {
    for &command in Command::ALL {
        if command.menu() == menu {
            exercise(command);
        }
    }
}

#[test]
fn a_view_that_has_no_place_in_a_wide_window_is_a_tab_in_a_narrow_one() {
    let mut stage = Stage::new([1000.0, 650.0], Language::En, Theme::Light);
    stage.harness.run_steps(2);
    stage.open(&[FAILED]);
    stage.ask(Wish::Visit(Pane::Details));
    stage.harness.run_steps(3);
    assert_eq!(stage.window().tab(), Tab::Details);
    assert_eq!(focused(&stage).as_deref(), Some("Details"));
}

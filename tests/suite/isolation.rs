use std::env;
use std::process::Command;

use callback_explorer::cli::complain_of_panics;
use callback_explorer::isolation::{Panicked, isolated};
use callback_explorer::session::{Content, Open, Source};
use callback_explorer::words::Language;

use super::rows::{session, wait};

/// Set in a process that is to panic.
const INSIDE: &str = "CALLBACK_TEST_PANIC";

#[test]
fn what_panics_gives_an_error_and_what_does_not_gives_what_it_gives() {
    assert_eq!(isolated(|| 1), Ok(1));
    assert_eq!(isolated(|| panic!("a fault")), Err::<(), _>(Panicked));
}

#[test]
fn a_panic_is_told_in_one_line_that_cannot_act_on_a_terminal() {
    if env::var_os(INSIDE).is_some() {
        complain_of_panics();
        assert_eq!(isolated(|| panic!("inside \u{1b}[31mred\nvalue")), Err::<(), _>(Panicked));
        return;
    }
    let name = "isolation::a_panic_is_told_in_one_line_that_cannot_act_on_a_terminal";
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(INSIDE, "1")
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{told}");
    let lines: Vec<&str> = told.lines().collect();
    let [line] = lines[..] else { panic!("{told}") };
    assert!(line.starts_with("callback-explorer: panicked at "), "{line}");
    assert!(line.ends_with(r"inside \u{1b}[31mred\nvalue"), "{line}");
}

#[test]
fn in_the_window_a_payload_at_which_reading_panics_does_not_end_the_others() {
    let mut session = session();
    let faulty =
        Source { read: Box::new(|_| panic!("a fault")), ..Source::of_text("faulty.xml", "") };
    session.open(faulty);
    session.open(Source::of_text("sound.xml", "<Response/>"));
    wait(&mut session, 2);
    let contents: Vec<_> = session.opened().iter().map(Open::content).collect();
    let is_so = matches!(contents[..], [Content::Unreadable(why), Content::Read(_)] if why.pick(Language::En).contains("internal error"));
    assert!(is_so, "{contents:?}");
}

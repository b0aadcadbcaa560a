use std::fs;
use std::thread;
use std::time::Duration;

use crate::drag::drop_on_window;
use crate::stage::Stage;

const MEGABYTE: u64 = 1 << 20;

/// What is seen of a payload beside its tree can be as large as the payload.
#[test]
fn closing_frees_a_payload_and_what_was_made_of_it() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.path("large.xml");
    // Smaller ones are kept for a while, to be reopened.
    let value = "x".repeat(70 << 20);
    fs::write(&file, format!("<Response><EventName>{value}</EventName></Response>")).unwrap();
    stage.start(&[]);
    stage.see("");
    let empty = settled(&stage, |_| true);
    let more = |now: u64| now.saturating_sub(empty) / MEGABYTE;
    drop_on_window(&stage, &[&file]);
    stage.see("large.xml");
    settled(&stage, |now| (60..110).contains(&more(now)));
    let is_made = || (more(stage.memory()) > 130).then_some(());
    stage.press_until("ctrl+6", "the export is made", is_made);
    stage.press_until("ctrl+w", "it is closed", || stage.shows("").then_some(()));
    settled(&stage, |now| more(now) < 40);
    stage.quit();
}

/// Waits until the program takes as much memory as it should, and that stays so for a while; tells how much.
fn settled(stage: &Stage, is_right: impl Fn(u64) -> bool) -> u64 {
    let mut before = 0_u64;
    stage.eventually("it takes the right amount of memory", || {
        thread::sleep(Duration::from_millis(500));
        let now = stage.memory();
        let is_same = before.abs_diff(now) < MEGABYTE;
        before = now;
        (is_same && is_right(now)).then_some(now)
    })
}

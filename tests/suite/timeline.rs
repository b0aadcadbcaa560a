//! When jobs and tasks took place.

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::intake::payloads;
use callback_explorer::timeline::{Axis, Phase, Timeline};
use jiff::{SignedDuration, Timestamp};

fn timeline(path: &str) -> Option<Timeline> {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let payload = payloads(std::fs::read(path).unwrap(), path).remove(0);
    Timeline::of(&analyzer.analyze(payload))
}

fn gaps() -> Timeline {
    timeline("tests/payloads/timeline/gaps.xml").unwrap()
}

fn phases(timeline: &Timeline, bar: usize) -> Vec<(Phase, i64)> {
    timeline.bars[bar]
        .stretches
        .iter()
        .map(|it| (it.phase, it.to.duration_since(it.from).as_secs()))
        .collect()
}

#[test]
fn a_task_waits_from_its_creation_and_runs_from_its_start() {
    assert_eq!(phases(&gaps(), 1), [(Phase::Waiting, 20), (Phase::Running, 90)]);
}

#[test]
fn without_a_start_a_task_is_taken_to_run_from_its_creation() {
    assert_eq!(phases(&gaps(), 2), [(Phase::Running, 60)]);
}

#[test]
fn an_end_before_the_beginning_is_no_length() {
    let timeline = gaps();
    assert_eq!(phases(&timeline, 3), [(Phase::Backwards, 30)]);
    assert_eq!(timeline.bars[3].took(), None);
}

#[test]
fn an_unknown_end_is_open_whether_its_node_is_empty_or_absent() {
    let timeline = gaps();
    assert_eq!(phases(&timeline, 4), [(Phase::Open, 0)]);
    assert_eq!(phases(&timeline, 5), [(Phase::Open, 0)]);
    assert_eq!(phases(&timeline, 0), [(Phase::Open, 240)], "and so is the run's");
}

#[test]
fn moments_of_other_zones_stand_where_they_are() {
    let timeline = gaps();
    let begin = timeline.bars[2].begin().unwrap();
    assert!((timeline.axis.share(begin) - 0.25).abs() < 1e-9, "00:01 in UTC is 08:01 in China");
}

#[test]
fn the_slowest_task_is_told_and_how_many_ran_at_once_and_when_none_did() {
    let timeline = gaps();
    assert_eq!(timeline.slowest, Some(1));
    assert_eq!(timeline.most_at_once, 2);
    assert_eq!(timeline.idle, SignedDuration::from_mins(2));
}

#[test]
fn a_run_shows_when_none_of_its_tasks_ran() {
    let timeline = timeline("assets/samples/workflow.failed.xml").unwrap();
    let idle = |(phase, _): &(Phase, i64)| *phase == Phase::Idle;
    let pauses: Vec<_> = phases(&timeline, 0).into_iter().filter(idle).collect();
    assert_eq!(pauses, [(Phase::Idle, 1), (Phase::Idle, 1)], "before the first, before the last");
}

#[test]
fn tasks_that_took_the_same_time_are_none_the_slowest() {
    assert_eq!(timeline("assets/samples/workflow.xml").unwrap().slowest, None);
}

#[test]
fn json_tells_the_same_times_as_xml() {
    let lengths = |path: &str| {
        let timeline = timeline(path).unwrap();
        let bars = 0..timeline.bars.len();
        bars.map(|bar| phases(&timeline, bar)).collect::<Vec<_>>()
    };
    assert_eq!(
        lengths("assets/samples/tts.workflow.json"),
        lengths("assets/samples/tts.workflow.xml")
    );
}

#[test]
fn a_payload_without_moments_has_no_timeline() {
    assert!(timeline("assets/samples/workflow.nodes.xml").is_none());
    assert!(timeline("assets/samples/not-a-callback.xhtml").is_none());
}

#[test]
fn an_axis_is_marked_at_distances_that_people_count_in() {
    let marks = |seconds: i64, most: usize| -> Vec<i64> {
        let first = Timestamp::from_second(1_700_000_000).unwrap();
        let last = Timestamp::from_second(1_700_000_000 + seconds).unwrap();
        let ticks = Axis::new(first, last).ticks(most);
        ticks.iter().map(|tick| tick.after.as_secs()).collect()
    };
    assert_eq!(marks(4, 6), [0, 1, 2, 3, 4]);
    assert_eq!(marks(250, 5), [0, 60, 120, 180, 240]);
    assert_eq!(marks(0, 5), [0, 1], "a moment is drawn a second long");
    assert_eq!(marks(86_400 * 3, 4), [0, 86_400, 172_800, 259_200]);
    assert_eq!(marks(10, 0), [0]);
    assert!(marks(10_000_000_000, 5).len() <= 5, "three hundred years");
}

#[test]
fn an_end_that_no_such_callback_tells_is_not_missing() {
    let ends = |path: &str| {
        timeline(path).unwrap().bars.iter().map(|bar| bar.is_end_promised).collect::<Vec<_>>()
    };
    assert_eq!(ends("assets/catalog/samples/moderation-image.json"), [false]);
    assert_eq!(ends("assets/samples/smart-cover.xml"), [true]);
    let run = ends("tests/payloads/timeline/gaps.xml");
    assert!(run[1..].iter().all(|is_promised| *is_promised), "every task has an end");
}

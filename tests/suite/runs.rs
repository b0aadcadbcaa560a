//! Which payloads belong together, and what came more than once.

use std::sync::Arc;
use std::time::{Duration, Instant};

use callback_explorer::analysis::{Analyzer, State};
use callback_explorer::catalog::Catalog;
use callback_explorer::intake::payloads;
use callback_explorer::runs::{Grouping, Late, Sameness, Ties};
use callback_explorer::session::{Action, Session, Source};
use callback_explorer::timeline::Part;
use callback_explorer::words::Language;
use jiff::SignedDuration;

const WORKFLOW: &str = "tests/payloads/run/workflow.xml";
const SNAPSHOT: &str = "tests/payloads/run/snapshot.failed.xml";
const AGAIN: &str = "tests/payloads/run/snapshot.failed.again.xml";
const COVER: &str = "tests/payloads/run/smart-cover.late.xml";
const COVER_JSON: &str = "tests/payloads/run/smart-cover.late.json";
const RUNNING: &str = "tests/payloads/run/smart-cover.running.xml";

fn ties_of(text: &str) -> Vec<Arc<Ties>> {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let payloads = payloads(text.as_bytes().to_vec(), "payload");
    payloads.into_iter().map(|payload| Arc::new(Ties::of(&analyzer.analyze(payload)))).collect()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn ties(paths: &[&str]) -> Vec<Arc<Ties>> {
    paths.iter().flat_map(|path| ties_of(&read(path))).collect()
}

fn group(paths: &[&str]) -> Grouping {
    Grouping::of(&ties(paths))
}

/// Which payloads are the callbacks of each task, the latest first.
fn callbacks(grouping: &Grouping) -> Vec<Vec<usize>> {
    let tasks = grouping.runs[0].tasks.iter();
    tasks.map(|task| task.callbacks.iter().map(|it| it.spot.payload).collect()).collect()
}

#[test]
fn a_workflows_callback_and_those_of_its_jobs_are_one_run() {
    let grouping = group(&[SNAPSHOT, WORKFLOW, COVER]);
    assert_eq!(grouping.runs.len(), 1);
    let run = &grouping.runs[0];
    assert_eq!(run.id, "i724da7589b6f11ef9c1e5254004c71d2");
    assert_eq!(run.workflow(), "lecture-publishing");
    assert_eq!(callbacks(&grouping), [vec![], vec![0], vec![2]], "Transcode's is not there");
    let tally = run.tally;
    assert_eq!((tally.n_succeeded, tally.n_failed, tally.n_told, tally.n_tasks), (2, 1, 2, 3));
    assert!(grouping.twins.is_empty(), "a workflow's callback and its jobs' are no duplicates");
}

#[test]
fn a_jobs_callback_says_why_a_task_failed_that_the_workflows_does_not_explain() {
    let grouping = group(&[WORKFLOW, SNAPSHOT]);
    let snapshot = &grouping.runs[0].tasks[1];
    assert_eq!(snapshot.state(), State::Failed);
    let failure = snapshot.failure().unwrap();
    assert_eq!(failure.code.as_deref(), Some("InvalidArgument"));
    assert_eq!(failure.message.as_deref(), Some("the video has no frame at 00:00:60"));
    assert!(group(&[WORKFLOW]).runs[0].tasks[1].failure().is_none());
}

#[test]
fn a_job_belongs_to_a_run_by_its_id_alone() {
    let run = "<RunId>i724da7589b6f11ef9c1e5254004c71d2</RunId>";
    let without = read(SNAPSHOT).replace(run, "<RunId/>");
    let all = [ties_of(&read(WORKFLOW)), ties_of(&without)].concat();
    assert_eq!(callbacks(&Grouping::of(&all)), [vec![], vec![1], vec![]]);
    assert!(Grouping::of(&ties_of(&without)).runs.is_empty(), "by itself, it tells of no run");
}

#[test]
fn jobs_are_a_run_without_its_own_callback_too() {
    let grouping = group(&[SNAPSHOT, COVER]);
    let run = &grouping.runs[0];
    assert_eq!((run.callbacks.len(), run.tasks.len()), (0, 2));
    assert_eq!(run.state(), State::Unknown, "only its own callback says how it ended");
    assert_eq!(run.workflow(), "lecture-publishing");
    assert!(grouping.shared_run(0).is_some());
    assert!(group(&[SNAPSHOT]).shared_run(0).is_none());
}

#[test]
fn a_job_that_the_workflows_callback_does_not_list_stands_behind_the_tasks() {
    let cover = "jca6a4dc59b6f11ef8b641e5d80c2bb07";
    let other = read(COVER).replace(cover, "jca6a4dc59b6f11ef8b641e5d80c2bb08");
    let all = [ties_of(&read(WORKFLOW)), ties_of(&other)].concat();
    let grouping = Grouping::of(&all);
    assert_eq!(callbacks(&grouping), [vec![], vec![], vec![], vec![1]]);
    assert_eq!(grouping.runs[0].tasks[3].number(), None);
}

#[test]
fn late_is_what_ended_after_the_workflows_last_moment_or_was_logged_after_it() {
    let tasks = |grouping: Grouping| -> Vec<Option<Late>> {
        grouping.runs[0].tasks.iter().map(|task| task.late).collect()
    };
    let late = Some(Late::Ended(SignedDuration::from_secs(48)));
    assert_eq!(tasks(group(&[WORKFLOW, SNAPSHOT, COVER])), [None, None, late]);
    assert_eq!(tasks(group(&[SNAPSHOT, COVER])), [None, None], "later than what?");
    let line = |time: &str, path: &str| {
        let body: String = read(path).lines().map(str::trim).collect();
        format!("{time} callback {body}\n")
    };
    let (first, second) = ("2024-11-05 20:18:00+0800", "05/Nov/2024:20:18:07 +0800");
    let logged = line(first, WORKFLOW) + &line(second, SNAPSHOT);
    let late = Some(Late::Logged(SignedDuration::from_secs(7)));
    assert_eq!(tasks(Grouping::of(&ties_of(&logged))), [None, late, None]);
    let logged = line(first, SNAPSHOT) + &line(second, WORKFLOW);
    assert_eq!(tasks(Grouping::of(&ties_of(&logged))), [None, None, None]);
}

#[test]
fn a_job_that_went_another_way_than_the_workflow_says_is_told() {
    let success = read(COVER).replace(">Success<", ">Failed<");
    let all = [ties_of(&read(WORKFLOW)), ties_of(&success)].concat();
    let task = &Grouping::of(&all).runs[0].tasks[2];
    assert_eq!((task.state(), task.other_state()), (State::Failed, Some(State::Success)));
}

#[test]
fn outputs_have_their_path_and_an_address_with_an_encoded_key() {
    let grouping = group(&[WORKFLOW, COVER, SNAPSHOT]);
    let outputs: Vec<_> = grouping.runs[0].outputs().map(|(_, output)| output).collect();
    assert_eq!(outputs.len(), 3, "of a failed job there are none");
    assert_eq!(outputs[0].path(), "lectures-1251668577/2024/autumn/光学 03-0.jpg");
    assert_eq!(
        outputs[0].url().unwrap(),
        "https://lectures-1251668577.cos.ap-beijing.myqcloud.com/2024/autumn/\
         %E5%85%89%E5%AD%A6%2003-0.jpg"
    );
}

#[test]
fn an_output_stands_behind_its_prefix_and_a_pattern_is_none() {
    let keys = |path: &str| -> Vec<String> {
        let ties = ties(&[path]);
        ties[0].jobs[0].outputs.iter().map(|output| output.object.clone()).collect()
    };
    let stills = keys("assets/catalog/samples/snapshot.xml");
    assert_eq!(stills[0], "stills/lecture-3-0.jpg");
    assert_eq!(stills.last().unwrap(), "stills/sheet-0.jpg", "sprites are outputs too");
    assert_eq!(keys("assets/catalog/samples/snapshot.failed.xml"), Vec::<String>::new());
    let only_asked = read(COVER).replace("ObjectName", "Name").replace("${Number}", "0");
    let outputs = &ties_of(&only_asked)[0].jobs[0].outputs;
    assert_eq!(outputs[0].object, "2024/autumn/光学 03-0.jpg", "what it was asked for");
    let pattern = read(COVER).replace("ObjectName", "Name");
    assert!(ties_of(&pattern)[0].jobs[0].outputs.is_empty());
}

#[test]
fn an_output_in_no_bucket_of_the_vendor_has_no_address() {
    let nowhere = read(COVER).replace("<Region>ap-beijing</Region>", "<Region/>");
    let ties = ties_of(&nowhere);
    assert_eq!(ties[0].jobs[0].outputs[0].url(), None);
}

#[test]
fn duplicates_are_named_for_what_they_are() {
    let grouping = group(&[SNAPSHOT, AGAIN, COVER, COVER_JSON, RUNNING, WORKFLOW]);
    let twins: Vec<_> =
        grouping.twins.iter().map(|twins| (twins.sameness, twins.payloads.clone())).collect();
    let expected = [
        (Sameness::Bytes, vec![0, 1]),
        (Sameness::Content, vec![2, 3]),
        (Sameness::Job, vec![4, 2]),
    ];
    assert_eq!(twins, expected, "of one job, the earliest comes first");
    assert_eq!(callbacks(&grouping)[2], [2, 3, 4], "the latest callback of a job comes first");
    assert_eq!(grouping.twins_of(5).count(), 0);
    let of_cover: Vec<_> = grouping.twins_of(2).map(|twins| twins.sameness).collect();
    assert_eq!(of_cover, [Sameness::Content, Sameness::Job]);
}

#[test]
fn a_workflows_callback_that_came_again_with_news_is_named_too() {
    let end = "<EndTime>2024-11-05 20:16:52+0800</EndTime>";
    let earlier = read(WORKFLOW).replace(end, "<EndTime/>");
    let all = [ties_of(&read(WORKFLOW)), ties_of(&earlier)].concat();
    let grouping = Grouping::of(&all);
    assert_eq!(grouping.twins[0].sameness, Sameness::Run);
    assert_eq!(grouping.twins[0].payloads, [1, 0]);
    assert_eq!(grouping.runs[0].callbacks[0].spot.payload, 0, "the one that tells more");
}

#[test]
fn what_was_cut_off_is_not_said_to_say_the_same() {
    let cut = |path: &str| ties_of(read(path).split("UserData").next().unwrap());
    let grouping = Grouping::of(&[cut(COVER), cut(COVER_JSON)].concat());
    assert!(grouping.twins.iter().all(|twins| twins.sameness == Sameness::Job));
}

#[test]
fn one_id_in_callbacks_of_two_kinds_is_no_one_job() {
    let kinds = ["moderation-image", "moderation-text"];
    let paths = kinds.map(|kind| format!("assets/catalog/samples/{kind}.json"));
    let both = group(&paths.each_ref().map(String::as_str));
    assert!(both.twins.is_empty());
}

#[test]
fn what_says_nothing_is_a_duplicate_of_nothing_but_its_bytes() {
    let all = ["<Response/>", "<a/>", "{}"].map(ties_of).concat();
    assert!(Grouping::of(&all).twins.is_empty());
}

#[test]
fn a_timeline_across_payloads_has_the_moments_of_all() {
    let timeline = group(&[WORKFLOW, SNAPSHOT, COVER]).runs[0].timeline().unwrap();
    let parts: Vec<Part> = timeline.bars.iter().map(|bar| bar.part).collect();
    assert_eq!(parts, [Part::Run, Part::Task(0), Part::Task(1), Part::Task(2)]);
    let took = |bar: usize| timeline.bars[bar].took().unwrap().as_secs();
    assert_eq!(took(3), 69, "as the job's own callback says, which came late");
    assert_eq!(took(0), 217, "and the run took that long with it");
    assert!(timeline.bars[2].started.is_some(), "only the job's callback tells its start");
    let payloads = |bar: usize| -> Vec<usize> {
        timeline.bars[bar].spots.iter().map(|spot| spot.payload).collect()
    };
    assert_eq!((payloads(1), payloads(2)), (vec![0], vec![0, 1]));
    let jobs = group(&[SNAPSHOT, COVER]).runs[0].timeline().unwrap();
    assert!(jobs.bars.iter().all(|bar| bar.part == Part::Job), "nobody tells of the run");
}

#[test]
fn ten_thousand_payloads_are_grouped_while_nobody_waits() {
    let (workflow, snapshot) = (read(WORKFLOW), read(SNAPSHOT));
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let mut all = Vec::new();
    for run in 0..250 {
        let own = |text: &str| text.replace("9b6f11ef", &format!("{run:04x}11ef"));
        for text in [own(&workflow), own(&snapshot)] {
            let payload = payloads(text.into_bytes(), "payload").remove(0);
            all.push(Arc::new(Ties::of(&analyzer.analyze(payload))));
        }
    }
    // Each of them came twenty times.
    let all = vec![all; 20].concat();
    let start = Instant::now();
    let grouping = Grouping::of(&all);
    let took = start.elapsed();
    assert_eq!((all.len(), grouping.runs.len()), (10_000, 250));
    assert_eq!(grouping.twins.len(), 500, "each with its twenty");
    assert!(took < Duration::from_secs(2), "{took:?}");
}

#[test]
fn a_run_of_very_many_tasks_is_put_together_while_the_window_goes_on() {
    let task = |n: usize| {
        format!("<Tasks><Type>Snapshot</Type><State>Failed</State><JobId>j{n}</JobId></Tasks>")
    };
    let tasks: String = (0..20_000).map(task).collect();
    let run = "<RunId>i724da7589b6f11ef9c1e5254004c71d2</RunId>";
    let workflow =
        format!("<Response><WorkflowExecution>{run}{tasks}</WorkflowExecution></Response>");
    let analyzer = Arc::new(Analyzer::new(Catalog::embedded().unwrap()));
    let mut session = Session::new(analyzer, Language::En, Arc::new(|| {}));
    session.open(Source::of_text("workflow".to_owned(), workflow));
    session.open(Source::of_text("snapshot".to_owned(), read(SNAPSHOT)));
    let start = Instant::now();
    loop {
        session.poll();
        let told = session.opened().first().and_then(|open| session.together().run_of(open.id()));
        if let Some(run) = told {
            assert_eq!(run.n_callbacks(), (2, 20_002), "a job that it doesn't list stands behind");
            break;
        }
        assert!(start.elapsed() < Duration::from_mins(1), "it takes too long");
        std::thread::sleep(Duration::from_millis(5));
    }
    let workflow = session.opened()[0].id();
    session.apply(Action::Close(workflow));
    session.poll();
    let left = session.opened()[0].id();
    assert!(session.together().run_of(left).is_none(), "what was closed is no longer of it");
}

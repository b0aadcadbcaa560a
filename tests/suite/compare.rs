use std::path::Path;
use std::sync::LazyLock;

use callback_explorer::analysis::{Analysis, Analyzer};
use callback_explorer::catalog::Catalog;
use callback_explorer::compare::{Change, Comparison, Ignored, Piece, compare, pieces};
use callback_explorer::convert::{Options, convert_to_text, other_format};
use callback_explorer::intake::payloads;
use callback_explorer::progress::Progress;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(Catalog::embedded().unwrap()));

const NOTHING: Ignored = Ignored { ids: false, times: false, values: false, empty: false };
const EMPTY: Ignored = Ignored { empty: true, ..NOTHING };
const RUN: Ignored = Ignored { ids: true, times: true, ..NOTHING };

fn analyze(text: &str) -> Analysis {
    ANALYZER.analyze(payloads(text.as_bytes().to_vec(), "payload").remove(0))
}

fn sample(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join("assets/samples").join(name)).unwrap()
}

fn compared(left: &str, right: &str, ignored: Ignored) -> (Analysis, Analysis, Comparison) {
    let (left, right) = (analyze(left), analyze(right));
    let comparison = compare(&left, &right, ignored, &Progress::default()).unwrap();
    (left, right, comparison)
}

/// Each difference: what became of which node, with its values.
fn differences(left: &str, right: &str, ignored: Ignored) -> Vec<String> {
    let (left, right, comparison) = compared(left, right, ignored);
    let told = comparison.differences().iter().map(|&index| {
        let node = comparison.node(index as usize).unwrap();
        let told = |analysis: &Analysis, node| {
            let value = analysis.document().node(node).value().unwrap_or_default();
            (analysis.path(node), value.into_owned())
        };
        let left = node.left.map(|node| told(&left, node));
        let right = node.right.map(|node| told(&right, node));
        let change = node.change.id();
        match (left, right) {
            (Some((from, _)), Some((to, _))) if node.change == Change::Moved => {
                format!("{change} {from} → {to}")
            }
            (Some((_, from)), Some((path, to))) if node.change == Change::Changed => {
                format!("{change} {path}: {from} → {to}")
            }
            (left, right) => format!("{change} {}", left.or(right).unwrap().0),
        }
    });
    told.collect()
}

#[test]
fn a_payload_says_the_same_as_its_own_conversion() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut n_payloads = 0;
    for folder in ["assets/samples", "assets/catalog/samples"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let analysis = analyze(&text);
            let options = Options::vendor(other_format(analysis.format().unwrap()));
            let Ok((converted, _)) = convert_to_text(&analysis, None, &options) else {
                assert!(!analysis.is_readable(), "{}", path.display());
                continue;
            };
            let none: [String; 0] = [];
            assert_eq!(differences(&text, &converted, EMPTY), none, "{}", path.display());
            assert_eq!(differences(&converted, &text, EMPTY), none, "{}", path.display());
            n_payloads += 1;
        }
    }
    assert!(n_payloads > 100, "{n_payloads}");
}

#[test]
fn a_payload_says_the_same_as_itself() {
    for name in ["workflow.xml", "not-a-callback.xhtml", "words-generalize.json"] {
        let (left, _, comparison) = compared(&sample(name), &sample(name), NOTHING);
        assert_eq!(comparison.summary().n_differences(), 0, "{name}");
        assert!(comparison.nodes().all(|node| node.left == node.right), "{name}");
        assert!(comparison.n_nodes() <= left.document().n_nodes(), "{name}");
    }
}

#[test]
fn a_removed_task_in_the_middle_is_one_removal() {
    let run = workflow(&["A", "B", "C", "D"]);
    let without = workflow(&["A", "B", "D"]);
    let removed = ["removed Response.WorkflowExecution.Tasks[2]"];
    assert_eq!(differences(&run, &without, NOTHING), removed);
    let added = ["added Response.WorkflowExecution.Tasks[2]"];
    assert_eq!(differences(&without, &run, NOTHING), added);
}

#[test]
fn tasks_are_matched_by_name_and_then_by_template() {
    let renamed = workflow(&["A", "B"]).replace("<Name>B</Name>", "<Name>B2</Name>");
    let changed = ["changed Response.WorkflowExecution.Tasks[1].Name: B → B2"];
    assert_eq!(differences(&workflow(&["A", "B"]), &renamed, NOTHING), changed);

    let other = workflow(&["A", "X", "B"]);
    let added = ["added Response.WorkflowExecution.Tasks[1]"];
    assert_eq!(differences(&workflow(&["A", "B"]), &other, NOTHING), added);
}

#[test]
fn another_order_is_told_of_as_few_nodes_as_can_be() {
    let told = differences(&workflow(&["A", "B", "C"]), &workflow(&["C", "A", "B"]), NOTHING);
    assert_eq!(told, ["reordered Response.WorkflowExecution.Tasks[2]"]);
}

#[test]
fn headers_are_matched_by_their_key() {
    let payload = |headers: &[(&str, &str)]| {
        let headers: Vec<String> = headers
            .iter()
            .map(|(key, value)| {
                format!("<CosHeaders><Key>{key}</Key><Value>{value}</Value></CosHeaders>")
            })
            .collect();
        let headers = headers.concat();
        format!("<Response><WorkflowExecution>{headers}</WorkflowExecution></Response>")
    };
    let left = payload(&[("a", "1"), ("b", "1"), ("c", "1")]);
    let right = payload(&[("b", "2"), ("c", "1")]);
    let told = differences(&left, &right, NOTHING);
    assert_eq!(
        told,
        [
            "removed Response.WorkflowExecution.CosHeaders[0]",
            "changed Response.WorkflowExecution.CosHeaders[0].Value: 1 → 2",
        ]
    );
}

#[test]
fn two_runs_differ_in_what_they_say_and_not_in_ids_and_times() {
    let first = sample("workflow.xml");
    let second = another_run(&first).replace("0000.mp4", "0001.mp4");
    let told = differences(&first, &second, RUN);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("changed Response.WorkflowExecution.Object"), "{told:#?}");
    assert!(differences(&first, &second, NOTHING).len() > 5);
    let (.., comparison) = compared(&first, &second, RUN);
    assert!(comparison.summary().ignored > 5, "{:?}", comparison.summary());
}

#[test]
fn an_id_inside_another_value_does_not_count_either() {
    let payload = |id: &str| {
        format!(
            "<Response><JobsDetail><JobId>{id}</JobId><Operation><Output><Object>out/{id}.mp4</Object>\
             </Output></Operation></JobsDetail></Response>"
        )
    };
    let (one, other) = (payload("j1111111111111111"), payload("j2222222222222222"));
    assert_eq!(differences(&one, &other, RUN).len(), 0);
    assert_eq!(differences(&one, &other, NOTHING).len(), 2);
}

#[test]
fn empty_and_absent_are_one_where_that_is_asked_for() {
    let (with, without) = ("<Response><A>1</A><B/></Response>", r#"{"A": "1"}"#);
    assert_eq!(differences(with, without, NOTHING), ["removed Response.B"]);
    assert_eq!(differences(with, without, EMPTY).len(), 0);
    let told = differences(with, r#"{"A": "", "B": {"C": "1"}}"#, EMPTY);
    assert_eq!(told, ["changed Response.A: 1 → ", "added Response.B.C"]);
}

#[test]
fn what_means_the_same_is_the_same() {
    let payload = |time: &str, size: &str, object: &str| {
        format!(
            "<Response><JobsDetail><CreationTime>{time}</CreationTime><Input><Object>{object}</Object></Input>\
             <Operation><MediaInfo><Format><Duration>{size}</Duration></Format></MediaInfo></Operation>\
             <Tag>Transcode</Tag></JobsDetail></Response>"
        )
    };
    let one = payload("2024-03-21T10:05:18+0800", "25.000000", "a b.mp4");
    let other = payload("2024-03-21T02:05:18+0000", "25", "a%20b.mp4");
    assert_eq!(differences(&one, &other, NOTHING).len(), 0);
    let other = payload("2024-03-21T02:05:19+0000", "25.1", "a%20c.mp4");
    assert_eq!(differences(&one, &other, NOTHING).len(), 3);
}

#[test]
fn items_without_a_name_are_matched_by_what_they_say() {
    let tokens = |words: &[(&str, u32)]| {
        let tokens: Vec<String> = words
            .iter()
            .map(|(word, offset)| {
                format!(r#"{{"Word": "{word}", "Offset": "{offset}", "Pos": "n"}}"#)
            })
            .collect();
        let tokens = tokens.join(",");
        format!(
            r#"{{"Response": {{"JobsDetail": {{"Operation": {{"WordsGeneralizeResult":
            {{"WordsGeneralizeToken": [{tokens}]}}}}, "Tag": "WordsGeneralize"}}}}}}"#
        )
    };
    let left = tokens(&[("one", 0), ("two", 3), ("three", 6), ("four", 11)]);
    let right = tokens(&[("one", 0), ("three", 3), ("four", 11)]);
    let at = "Response.JobsDetail.Operation.WordsGeneralizeResult.WordsGeneralizeToken";
    let told = differences(&left, &right, NOTHING);
    assert_eq!(
        told,
        [format!("removed {at}[1]"), format!("changed {at}[1].Offset: 6 → 3")],
        "{told:#?}"
    );
}

#[test]
fn an_item_removed_from_many_is_one_removal_though_all_offsets_behind_it_change() {
    let items = |without: Option<u32>| {
        let kept = (0..2_000).filter(|n| Some(*n) != without).enumerate();
        let items: Vec<String> = kept
            .map(|(at, n)| format!(r#"{{"Word":"w{}","Offset":"{}"}}"#, n % 70, at * 3))
            .collect();
        format!(r#"{{"Token":[{}]}}"#, items.join(","))
    };
    let (.., comparison) = compared(&items(None), &items(Some(900)), NOTHING);
    let summary = comparison.summary();
    assert_eq!((summary.removed, summary.added, summary.reordered), (1, 0, 0), "{summary:?}");
    assert_eq!(summary.changed, 1_099);
}

#[test]
fn what_stands_below_another_node_moved() {
    let left = "<Response><A><Thing><Id>7</Id></Thing></A><B><C>1</C></B></Response>";
    let right = "<Response><A><D>1</D></A><B><C>1</C><Thing><Id>7</Id></Thing></B></Response>";
    let told = differences(left, right, NOTHING);
    assert_eq!(told, ["added Response.A.D", "moved Response.A.Thing → Response.B.Thing"]);
}

#[test]
fn a_value_in_place_of_nodes_is_one_difference() {
    let told = differences("<Response><A>text</A></Response>", r#"{"A": {"B": "1"}}"#, NOTHING);
    assert_eq!(told, ["changed Response.A: text → "]);
}

#[test]
fn attributes_count_where_both_have_room_for_them() {
    let one = r#"<Response><A unit="s">1</A></Response>"#;
    let other = r#"<Response><A unit="ms">1</A></Response>"#;
    assert_eq!(differences(one, other, NOTHING), ["changed Response.A.@unit: s → ms"]);
    assert_eq!(differences(one, r#"{"A": 1}"#, NOTHING).len(), 0);
}

#[test]
fn without_values_only_what_is_there_counts() {
    let shape = Ignored { values: true, empty: true, ..NOTHING };
    let left = workflow(&["A", "B", "C"]).replace("<TemplateId>tA</TemplateId>", "");
    let told = differences(&left, &sample("workflow.xml"), shape);
    let is_told = |path: &str| told.iter().any(|line| line.ends_with(path));
    assert!(is_told("added Response.WorkflowExecution.RunId"), "{told:#?}");
    assert!(!is_told("Tasks[2]"), "{told:#?}");
}

#[test]
fn a_broken_payload_is_compared_up_to_its_break() {
    let whole = workflow(&["A", "B"]);
    let cut = &whole[..whole.find("<Name>B").unwrap()];
    let told = differences(&whole, cut, NOTHING);
    assert!(!told.is_empty() && told.len() < 5, "{told:#?}");
}

#[test]
fn nothing_is_compared_on_the_stack() {
    let depth = 50_000;
    let nested = |value: &str| {
        format!("<Response>{}{value}{}</Response>", "<A>".repeat(depth), "</A>".repeat(depth))
    };
    let limits = callback_explorer::intake::Limits::default()
        .with(callback_explorer::intake::Limit::Depth, depth + 10);
    let analyzer = Analyzer::new(Catalog::embedded().unwrap()).within(limits);
    let analyze = |text: String| analyzer.analyze(payloads(text.into_bytes(), "deep").remove(0));
    let (one, other) = (analyze(nested("1")), analyze(nested("2")));
    let comparison = compare(&one, &other, NOTHING, &Progress::default()).unwrap();
    assert_eq!(comparison.n_nodes(), depth + 1);
    assert_eq!(comparison.summary().changed, 1);
}

#[test]
fn many_items_stay_in_proportion() {
    let items = |first: u32| {
        let items: Vec<String> = (first..60_000)
            .map(|n| format!(r#"{{"Word":"w{}","Offset":"{}","Pos":"n"}}"#, n % 1000, n - first))
            .collect();
        format!(r#"{{"Token":[{}]}}"#, items.join(","))
    };
    let (.., comparison) = compared(&items(0), &items(1), NOTHING);
    assert!(comparison.n_nodes() < 60_000 * 4 * 2);
    assert!(comparison.summary().n_differences() > 0);
}

#[test]
fn nobody_waits_for_a_comparison_that_was_called_off() {
    let payload = analyze(&sample("workflow.xml"));
    let progress = Progress::default();
    progress.call_off();
    assert!(compare(&payload, &payload, NOTHING, &progress).is_none());
}

#[test]
fn texts_differ_in_whole_words() {
    let told = pieces("test/0000.mp4", "test/0001-a.mp4");
    let expected =
        [Piece::Same("test/"), Piece::Removed("0000"), Piece::Added("0001-a"), Piece::Same(".mp4")];
    assert_eq!(told, expected);
    assert_eq!(
        pieces("媒体处理", "媒体审核"),
        [Piece::Same("媒体"), Piece::Removed("处理"), Piece::Added("审核"),]
    );
    let long = "a ".repeat(100_000);
    let other = format!("{long}b");
    assert_eq!(pieces(&long, &other), [Piece::Same(long.as_str()), Piece::Added("b")]);
}

/// A run of a workflow with a task of each name.
fn workflow(names: &[&str]) -> String {
    let tasks: Vec<String> = names
        .iter()
        .map(|name| {
            format!(
                "<Tasks><Type>Transcode</Type><State>Success</State><JobId>j{name}</JobId>\
                 <Name>{name}</Name><TemplateId>t{name}</TemplateId></Tasks>"
            )
        })
        .collect();
    let tasks = tasks.concat();
    format!(
        "<Response><WorkflowExecution><State>Success</State>{tasks}</WorkflowExecution></Response>"
    )
}

/// The same with other ids and times.
fn another_run(payload: &str) -> String {
    let mut other = payload.replace("2020-12-01", "2021-01-31");
    let analysis = analyze(payload);
    for node in analysis.document().nodes() {
        if matches!(node.name(), Some("JobId" | "RunId")) {
            let id = node.text_content().into_owned();
            let digits: String = id.chars().rev().collect();
            other = other.replace(&id, &format!("x{digits}"));
        }
    }
    other
}

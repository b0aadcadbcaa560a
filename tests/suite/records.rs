//! What repeats in a payload, as tables.

use std::borrow::Cow;

use callback_explorer::analysis::{Analysis, Analyzer};
use callback_explorer::catalog::Catalog;
use callback_explorer::convert::{Options, convert_to_text};
use callback_explorer::document::{Document, Format, Node};
use callback_explorer::intake::payloads;
use callback_explorer::progress::Progress;
use callback_explorer::records::{MOST_COLUMNS, Records, Sort, alike, repeats};
use callback_explorer::report::records::write_lines;

const UNEVEN: &str = "tests/payloads/workflow/uneven.xml";
const SEVERAL: &str = "tests/payloads/snapshot/several.xml";

fn analysis(path: &str) -> Analysis {
    of_bytes(std::fs::read(path).unwrap(), path)
}

fn of_bytes(bytes: impl Into<Vec<u8>>, name: &str) -> Analysis {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    analyzer.analyze(payloads(bytes.into(), name).remove(0))
}

/// The table of what stands at a path.
fn records(document: &Document, path: &str) -> Records {
    let found = document.find(path);
    let rows = found.iter().flat_map(|node| document.node(*node).items());
    Records::new(document, rows.map(Node::id).collect(), &Progress::default()).unwrap()
}

fn names(records: &Records) -> Vec<&str> {
    records.columns().iter().map(|column| column.name.as_str()).collect()
}

/// What stands in a row, by column: nothing where it has no such child.
fn cells(document: &Document, records: &Records, row: usize) -> Vec<Option<String>> {
    let columns = 0..records.columns().len();
    let cells = columns.map(|column| records.cell(row, column));
    cells
        .map(|cell| {
            let cell = cell?;
            let value = cell.value(document).map(Cow::into_owned);
            Some(value.unwrap_or_else(|| format!("{} ×", cell.several.unwrap())))
        })
        .collect()
}

fn table(document: &Document, records: &Records) -> Vec<Vec<Option<String>>> {
    (0..records.rows().len()).map(|row| cells(document, records, row)).collect()
}

/// The values of a column in the order in which rows are listed.
fn sorted(
    analysis: &Analysis,
    records: &Records,
    column: &str,
    is_descending: bool,
) -> Vec<String> {
    let document = analysis.document();
    let column = names(records).iter().position(|name| *name == column).unwrap();
    let sort = Some(Sort { column, is_descending });
    let listed = records.listed(document, None, sort, &Progress::default()).unwrap();
    let value = |row: &u32| cells(document, records, *row as usize)[column].clone();
    listed.iter().map(|row| value(row).unwrap_or_else(|| "-".to_owned())).collect()
}

#[test]
fn tasks_have_a_row_each_and_their_children_a_column_each_in_their_order() {
    let analysis = analysis("assets/samples/workflow.failed.xml");
    let document = analysis.document();
    let records = records(document, "Response.WorkflowExecution.Tasks");
    let columns =
        ["Type", "CreateTime", "EndTime", "State", "JobId", "Name", "TemplateId", "TemplateName"];
    assert_eq!(names(&records), columns);
    let states: Vec<_> = (0..3).map(|row| cells(document, &records, row)[3].clone()).collect();
    assert_eq!(states, ["Success", "Failed", "Success"].map(|state| Some(state.to_owned())));
}

#[test]
fn json_and_xml_of_one_payload_give_the_same_table() {
    for (file, path) in [
        ("assets/samples/workflow.failed.xml", "Response.WorkflowExecution.Tasks"),
        ("assets/samples/workflow.failed.xml", "Response.WorkflowExecution.CosHeaders"),
        (SEVERAL, "Response.JobsDetail"),
        (SEVERAL, "Response.JobsDetail.Operation.MediaResult.OutputFile.Md5Info"),
        (SEVERAL, "Response.JobsDetail.Operation.MediaResult.OutputFile.ObjectName"),
    ] {
        let xml = analysis(file);
        // In the vendor's form, empty leaves are dropped.
        let lossy = convert_to_text(&xml, None, &Options::vendor(Format::Json)).unwrap().0;
        let json = of_bytes(lossy, "converted.json");
        let [from_xml, from_json] = [&xml, &json].map(|analysis| {
            let records = records(analysis.document(), path);
            let mut columns: Vec<(String, Vec<Option<String>>)> = Vec::new();
            for (index, name) in names(&records).into_iter().enumerate() {
                let rows = table(analysis.document(), &records);
                let column: Vec<_> = rows.into_iter().map(|row| row[index].clone()).collect();
                if column.iter().flatten().any(|value| !value.is_empty()) {
                    columns.push((name.to_owned(), column));
                }
            }
            columns
        });
        assert_eq!(from_xml, from_json, "{file}: {path}");
    }
    let [xml, json] = ["xml", "json"].map(|format| {
        let analysis = analysis(&format!("assets/samples/words-generalize.{format}"));
        let tokens = "Response.JobsDetail.Operation.WordsGeneralizeResult.WordsGeneralizeToken";
        let records = records(analysis.document(), tokens);
        (format!("{:?}", names(&records)), table(analysis.document(), &records))
    });
    assert_eq!(xml, json, "the documented pair");
    assert_eq!(xml.1.len(), 5);
}

#[test]
fn a_child_that_only_some_rows_have_stands_where_they_have_it() {
    let analysis = analysis(UNEVEN);
    let document = analysis.document();
    let records = records(document, "Response.WorkflowExecution.Tasks");
    assert_eq!(names(&records)[..4], ["Type", "CreateTime", "EndTime", "State"]);
    let ends: Vec<_> = (0..3).map(|row| cells(document, &records, row)[2].clone()).collect();
    let told = Some("2024-10-18 20:00:31+0800".to_owned());
    assert_eq!(ends, [None, Some(String::new()), told], "missing, empty, told");
}

#[test]
fn what_stands_in_a_child_has_dotted_columns_and_what_repeats_in_it_is_counted() {
    let analysis = analysis(SEVERAL);
    let document = analysis.document();
    let records = records(document, "Response.JobsDetail");
    let at = |name: &str| names(&records).iter().position(|column| *column == name);
    let row = cells(document, &records, 1);
    assert_eq!(row[at("Input.Object").unwrap()].as_deref(), Some("walks/bridge.mp4"));
    assert_eq!(at("Input"), None, "it holds nothing itself");
    let several = at("Operation.MediaResult.OutputFile.Md5Info").unwrap();
    assert_eq!(row[several].as_deref(), Some("2 ×"));
}

#[test]
fn attributes_have_columns_beside_the_value_of_what_has_them() {
    let xml = "<A><B k=\"1\">x</B><B/><B k=\"3\"><C l=\"4\">y</C></B></A>";
    let analysis = of_bytes(xml, "attributes.xml");
    let records = records(analysis.document(), "A.B");
    assert_eq!(names(&records), ["B", "@k", "C", "C.@l"]);
    let told = |row: usize| {
        let cells = cells(analysis.document(), &records, row).into_iter();
        cells.map(|cell| cell.unwrap_or_else(|| "-".to_owned())).collect::<Vec<_>>().join(" ")
    };
    assert_eq!([told(0), told(1), told(2)], ["x 1 - -", " - - -", "- 3 y 4"]);
}

#[test]
fn what_repeats_is_listed_with_how_often() {
    let told = |file: &str| {
        let analysis = analysis(file);
        let paths = analysis.paths();
        let told = repeats(&analysis).into_iter();
        told.map(|repeat| format!("{} {}", paths.unnumbered(repeat.first), repeat.count))
            .collect::<Vec<_>>()
    };
    let output = "Response.JobsDetail.Operation.MediaResult.OutputFile";
    let several = [
        "Response.JobsDetail 2".to_owned(),
        format!("{output}.Md5Info 4"),
        format!("{output}.ObjectName 4"),
    ];
    assert_eq!(told(SEVERAL), several);
    let two = ["WorkflowExecution.Tasks 2"].map(|path| format!("Response.{path}"));
    assert_eq!(told("tests/payloads/rows/two-tasks.xml"), two);
    assert_eq!(told("tests/payloads/rows/two-tasks.json"), two, "an array is what its items are");
}

#[test]
fn a_table_holds_what_stands_at_one_path_whatever_it_stands_in() {
    let analysis = analysis(SEVERAL);
    let document = analysis.document();
    let path = "Response.JobsDetail[1].Operation.MediaResult.OutputFile.Md5Info[0]";
    let [one] = document.find(path)[..] else { panic!("there is one") };
    let all = alike(document.node(one));
    assert_eq!(all.len(), 4, "of both jobs");
    assert_eq!(all[2], one);
    let records = Records::new(document, all, &Progress::default()).unwrap();
    let md5 = document.node(one).child("Md5").unwrap();
    assert_eq!(records.row_of(md5), Some(2));
    assert_eq!(records.column_of(2, md5), Some(0));
    assert_eq!(records.row_of(document.root().unwrap()), None);
    let jobs = self::records(document, "Response.JobsDetail");
    let [last] = document.find(&path.replace("Md5Info[0]", "Md5Info[1].ObjectName"))[..] else {
        panic!("there is one")
    };
    let column = jobs.column_of(1, document.node(last)).unwrap();
    assert!(names(&jobs)[column].ends_with(".Md5Info"), "it stands in one of several");
}

#[test]
fn numbers_moments_and_names_are_sorted_as_what_they_are() {
    let tasks = analysis(UNEVEN);
    let of_tasks = records(tasks.document(), "Response.WorkflowExecution.Tasks");
    let named = sorted(&tasks, &of_tasks, "Name", false);
    assert_eq!(named, ["Snapshot_1", "Transcode_9", "Transcode_10"]);
    let created = sorted(&tasks, &of_tasks, "CreateTime", false);
    let of_zones =
        ["2024-10-18 12:00:05+0000", "2024-10-18 20:00:07+0800", "2024-10-18 20:00:10+0800"];
    assert_eq!(created, of_zones, "20:00:05 in China is the first");
    let json = r#"{"a":[{"n":"10"},{"n":9.5},{"n":-1e3},{"n":"007"}]}"#;
    let numbers = of_bytes(json, "numbers.json");
    let of_numbers = records(numbers.document(), "a");
    assert_eq!(sorted(&numbers, &of_numbers, "n", false), ["-1e3", "007", "9.5", "10"]);
    assert_eq!(sorted(&numbers, &of_numbers, "n", true), ["10", "9.5", "007", "-1e3"]);
}

#[test]
fn what_a_row_does_not_tell_stands_last_whichever_way_round() {
    let analysis = analysis(UNEVEN);
    let records = records(analysis.document(), "Response.WorkflowExecution.Tasks");
    for is_descending in [false, true] {
        let ends = sorted(&analysis, &records, "EndTime", is_descending);
        assert_eq!(ends, ["2024-10-18 20:00:31+0800", "", "-"]);
    }
    let document = analysis.document();
    for is_descending in [false, true] {
        let sort = Some(Sort { column: 0, is_descending });
        let listed = records.listed(document, None, sort, &Progress::default()).unwrap();
        let transcodes: Vec<u32> = listed.into_iter().filter(|row| *row != 2).collect();
        assert_eq!(transcodes, [0, 1], "equals stand as in the payload");
    }
}

#[test]
fn a_line_of_json_leaves_out_what_is_missing_and_keeps_what_is_empty() {
    let analysis = analysis(UNEVEN);
    let records = records(analysis.document(), "Response.WorkflowExecution.Tasks");
    let mut lines = Vec::new();
    write_lines((&analysis, &records), [0, 1], &mut lines).unwrap();
    let lines = String::from_utf8(lines).unwrap();
    let [first, second] = lines.lines().collect::<Vec<_>>()[..] else { panic!("{lines}") };
    assert!(
        first.starts_with(r#"{"Type":"Transcode","CreateTime":"2024-10-18 20:00:10+0800","State""#)
    );
    assert!(second.contains(r#""EndTime":"","State":"Failed""#), "{second}");
}

#[test]
fn a_filter_keeps_rows_in_which_some_value_is_taken() {
    let analysis = analysis(UNEVEN);
    let records = records(analysis.document(), "Response.WorkflowExecution.Tasks");
    let keeps = |text: &str| text.contains("Failed");
    let listed = records.listed(analysis.document(), Some(&keeps), None, &Progress::default());
    assert_eq!(listed.unwrap(), [1]);
}

#[test]
fn of_very_many_names_the_first_have_columns_and_the_others_are_counted() {
    let row = |index| format!("<B><n{index}>{index}</n{index}></B>");
    let rows: String = (0..100_000).map(row).collect();
    let xml = format!("<A>{rows}</A>");
    let analysis = of_bytes(xml, "many.xml");
    let records = records(analysis.document(), "A.B");
    assert_eq!(records.rows().len(), 100_000);
    assert_eq!(records.columns().len(), MOST_COLUMNS);
    assert_eq!(records.n_left_out(), 100_000 - MOST_COLUMNS);
}

#[test]
fn a_row_of_very_many_levels_becomes_a_table_all_the_same() {
    const DEPTH: usize = 900_000;
    let deep = format!("{}x{}", "<D>".repeat(DEPTH), "</D>".repeat(DEPTH));
    let analysis = of_bytes(format!("<A><B>{deep}</B><B/></A>"), "deep.xml");
    let records = records(analysis.document(), "A.B");
    assert_eq!(names(&records), ["B", "D.D.D.D.D.D.D.D.D"]);
    assert_eq!(records.cell(0, 1).unwrap().several, Some(1));
    assert_eq!(repeats(&analysis).len(), 1);
}

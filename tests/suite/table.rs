//! Payloads as rows of a table, and the table for other programs.

use callback_explorer::analysis::{Analyzer, Policy, State};
use callback_explorer::catalog::Catalog;
use callback_explorer::intake;
use callback_explorer::report::table::{Column, Speech, TableRow, write_csv, write_line};
use callback_explorer::report::{Clock, Standing};
use callback_explorer::words::Language;

fn rows(name: &str, text: &str) -> Vec<TableRow> {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let payloads = intake::payloads(text.as_bytes().to_vec(), name).into_iter();
    let row = |payload| TableRow::new(&analyzer.analyze(payload), &Policy::default());
    payloads.map(row).collect()
}

fn row_of(file: &str) -> TableRow {
    let mut rows = rows(file, &std::fs::read_to_string(file).unwrap());
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

fn shown(row: &TableRow) -> String {
    let catalog = Catalog::embedded().unwrap();
    let speech = Speech { catalog: &catalog, language: Language::En, clock: Clock::AsSent };
    let cell = |column: Column| {
        let text = column.text(row, speech);
        (!text.is_empty()).then(|| format!("{}: {text}", column.words(Language::En)))
    };
    Column::ALL.into_iter().filter_map(cell).collect::<Vec<_>>().join("\n")
}

fn csv(rows: &[TableRow]) -> String {
    let mut out = Vec::new();
    write_csv(rows, &Catalog::embedded().unwrap(), Language::En, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_row_tells_what_the_header_tells() {
    insta::assert_snapshot!(
        "table-job",
        shown(&row_of("assets/catalog/samples/transcode.failed.xml"))
    );
    insta::assert_snapshot!("table-run", shown(&row_of("assets/samples/workflow.failed.xml")));
    insta::assert_snapshot!(
        "table-moderation",
        shown(&row_of("assets/catalog/samples/moderation-image.simple.json"))
    );
}

/// The outputs of a job may go to a bucket that the object was never in.
#[test]
fn an_object_is_told_in_its_own_bucket_or_in_none() {
    let told = |name: &str| {
        let row = row_of(&format!("assets/catalog/samples/{name}.xml"));
        let told = shown(&row);
        let is_told = |line: &&str| line.starts_with("Bucket") || line.starts_with("Object");
        told.lines().filter(is_told).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(told("doc-process"), "Object: guides/old-town.docx");
    assert_eq!(told("file-hash"), "Bucket: cityguide-1309876543\nObject: archives/route-7.zip");
    // Text was spoken, so that there is only what came out.
    assert_eq!(told("tts"), "Bucket: cityguide-1309876543");
}

/// Some programs between the vendor and the file wrap every value.
#[test]
fn what_is_sent_as_cdata_is_told_as_any_other() {
    let value = regex::Regex::new(">([^<>&]*[^<>&\\s][^<>&]*)</").unwrap();
    let told = |file: &str, text: &str| {
        let told = rows(file, text).iter().map(shown).collect::<String>();
        // What it weighs is another matter.
        told.lines().filter(|line| !line.starts_with("Size")).collect::<Vec<_>>().join("\n")
    };
    let samples = std::fs::read_dir("assets/catalog/samples").unwrap();
    let files = samples.map(|file| file.unwrap().path());
    for file in files.filter(|file| file.extension().is_some_and(|it| it == "xml")) {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(&name).unwrap();
        let wrapped = value.replace_all(&text, "><![CDATA[$1]]></");
        assert!(wrapped.contains("CDATA"), "{name}");
        assert_eq!(told(&name, &wrapped), told(&name, &text));
    }
}

#[test]
fn a_row_of_a_broken_payload_says_what_is_wrong_and_what_is_known() {
    let row = row_of("assets/samples/workflow.truncated.xml");
    assert_eq!(row.standing, Standing::Truncated);
    assert_eq!(row.state, State::Success, "it is said before the cut");
    assert!(row.run.is_some(), "it stands before the cut");
    assert!(row.reason.as_ref().unwrap().pick(Language::En).contains("ends"), "{:?}", row.reason);
}

#[test]
fn a_row_of_a_log_says_when_the_line_was_logged() {
    let body = "<Response><JobsDetail><Tag>Tts</Tag><State>Success</State></JobsDetail></Response>";
    let line = |second| format!("2024-05-31 12:00:0{second} INFO callback body={body}\n");
    let log = [1, 2, 3].map(line).concat();
    let rows = rows("gateway.log", &log);
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1].received.as_deref(), Some("2024-05-31 12:00:02"));
    assert_eq!(rows[1].number, 2);
}

#[test]
fn the_table_is_written_as_comma_separated_values_and_as_lines_of_json() {
    let row = row_of("assets/catalog/samples/transcode.failed.xml");
    insta::assert_snapshot!("table-csv", csv(std::slice::from_ref(&row)));
    let mut line = Vec::new();
    write_line(&row, &Catalog::embedded().unwrap(), Language::En, &mut line).unwrap();
    insta::assert_snapshot!("table-json", String::from_utf8(line).unwrap());
    assert_eq!(csv(&[]).lines().count(), 1, "an empty table has its names");
}

#[test]
fn no_cell_is_a_formula_and_none_acts_on_a_terminal() {
    for (object, cell) in [
        ("=HYPERLINK(\"http://a.example\")", "'=HYPERLINK(\"http://a.example\")"),
        ("+1", "'+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("a,\"b\"", "a,\"b\""),
        ("a\u{202e}b", "a\\u{202e}b"),
        ("1-2=3", "1-2=3"),
    ] {
        let text = serde_json::json!({"JobsDetail": {"Tag": "Tts", "Input": {"Object": object}}});
        let table = csv(&rows("-a.json", &text.to_string()));
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let at = reader.headers().unwrap().iter().position(|name| name == "object").unwrap();
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!(&record[at], cell);
        assert_eq!(&record[0], "'-a.json", "a file's name is a cell too");
    }
    for control in ["\t=1", "\r=1"] {
        let row = TableRow::unreadable(control, 1, "no".into());
        assert!(csv(&[row]).lines().nth(1).unwrap().starts_with("'\\"));
    }
}

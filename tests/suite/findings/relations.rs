//! What holds between nodes in all documented samples, or in nearly all: each is told of a payload of ours in which one
//! thing was changed, with how often it held, and of no genuine payload.

use std::path::{Path, PathBuf};

use callback_explorer::analysis::{Finding, Severity};
use callback_explorer::words::Language;

use super::{analyze, analyzer, genuine_payloads, read};

/// A payload, what to change in it, and the finding that it asks for.
struct Contradiction {
    file: &'static str,
    /// Where it stands last.
    replace: &'static str,
    by: &'static str,
    rule: &'static str,
    severity: Severity,
    path: &'static str,
    held: (u32, u32),
}

const fn always(
    file: &'static str,
    (replace, by): (&'static str, &'static str),
    (rule, severity): (&'static str, Severity),
    path: &'static str,
    held: u32,
) -> Contradiction {
    Contradiction { file, replace, by, rule, severity, path, held: (held, held) }
}

const fn mostly(
    file: &'static str,
    (replace, by): (&'static str, &'static str),
    rule: &'static str,
    path: &'static str,
    held: (u32, u32),
) -> Contradiction {
    Contradiction { file, replace, by, rule, severity: Severity::Info, path, held }
}

const STATE: (&str, Severity) = ("state-contradiction", Severity::Error);
const TIME: (&str, Severity) = ("time-order", Severity::Error);
const COUNT: (&str, Severity) = ("count-mismatch", Severity::Warning);
const OUTPUT: (&str, Severity) = ("output-mismatch", Severity::Warning);
const DUPLICATE: (&str, Severity) = ("duplicate-id", Severity::Warning);
const TYPE: (&str, Severity) = ("wrong-type", Severity::Warning);

const ALWAYS: &[Contradiction] = &[
    always(
        "extract-digital-watermark.xml",
        ("16:03:02", "16:02:02"),
        TIME,
        "Response.JobsDetail[0].EndTime",
        114,
    ),
    always(
        "extract-digital-watermark.xml",
        ("<Code>Success", "<Code>1007"),
        STATE,
        "Response.JobsDetail[0].Code",
        116,
    ),
    always(
        "workflow.xml",
        ("<State>Success", "<State>Failed"),
        STATE,
        "Response.WorkflowExecution.State",
        6,
    ),
    always(
        "workflow.xml",
        ("10:05:19", "10:05:17"),
        TIME,
        "Response.WorkflowExecution.Tasks[1].CreateTime",
        12,
    ),
    always(
        "workflow.xml",
        ("j7784da92e72711ee8002525400a1c9f4", "j7784da09e72711ee8001525400a1c9f4"),
        DUPLICATE,
        "Response.WorkflowExecution.Tasks[1].JobId",
        12,
    ),
    always(
        "smart-cover.xml",
        ("<Count>2", "<Count>3"),
        COUNT,
        "Response.JobsDetail[0].Operation.SmartCover.Count",
        6,
    ),
    always(
        "stream-extract.xml",
        ("<ObjectName>streams/concert-sound.mp4</ObjectName>", ""),
        COUNT,
        "Response.JobsDetail[0].Operation.MediaResult.OutputFile.Md5Info[0]",
        72,
    ),
    always(
        "stream-extract.xml",
        ("<ObjectName>streams/concert-sound", "<ObjectName>streams/sound"),
        OUTPUT,
        "Response.JobsDetail[0].Operation.MediaResult.OutputFile.Md5Info[1].ObjectName",
        130,
    ),
    always(
        "digital-watermark.xml",
        ("<Object>marked/scene-12", "<Object>marked/scene-13"),
        OUTPUT,
        "Response.JobsDetail[0].Operation.MediaResult.OutputFile.ObjectName[0]",
        81,
    ),
    always(
        "voice-separate.xml",
        ("<Bucket>lanternstudio", "<Bucket>other"),
        OUTPUT,
        "Response.JobsDetail[0].Operation.MediaResult.OutputFile.Bucket",
        85,
    ),
    always(
        "speech-recognition.xml",
        ("<WordsNum>5", "<WordsNum>4"),
        COUNT,
        "Response.JobsDetail[0].Operation.SpeechRecognitionResult.ResultDetail[1].WordsNum",
        8,
    ),
    always(
        "tts.xml",
        ("<InputType>Text", "<InputType>Url"),
        TYPE,
        "Response.JobsDetail.Operation.TtsConfig.InputType",
        6,
    ),
];

const MOSTLY: &[Contradiction] = &[
    mostly(
        "moderation-text.json",
        ("\"SectionCount\": 2", "\"SectionCount\": 3"),
        "count-mismatch",
        "JobsDetail.SectionCount",
        (8, 8),
    ),
    mostly(
        "moderation-video.json",
        ("\"SnapshotCount\": 2", "\"SnapshotCount\": 3"),
        "count-mismatch",
        "JobsDetail.SnapshotCount",
        (4, 4),
    ),
    mostly(
        "moderation-document.json",
        ("\"PageCount\": 2", "\"PageCount\": 3"),
        "count-mismatch",
        "JobsDetail.PageCount",
        (4, 8),
    ),
    mostly(
        "extract-digital-watermark.xml",
        ("</JobsDetail>", "<Workflow><RunId>i0</RunId></Workflow></JobsDetail>"),
        "unlike-samples",
        "Response.JobsDetail[0].Workflow",
        (120, 120),
    ),
    mostly(
        "voice-separate.xml",
        ("<Name>VoiceSeparate", "<Name>Separate"),
        "unlike-samples",
        "Response.JobsDetail[0].Workflow.Name",
        (69, 70),
    ),
    mostly(
        "workflow.xml",
        ("<Name>Snapshot", "<Name>Still"),
        "unlike-samples",
        "Response.WorkflowExecution.Tasks[1].Name",
        (69, 70),
    ),
    mostly(
        "digital-watermark.xml",
        ("<NumStream>2", "<NumStream>3"),
        "count-mismatch",
        "Response.JobsDetail[0].Operation.MediaInfo.Format.NumStream",
        (52, 69),
    ),
    mostly(
        "noise-reduction.xml",
        ("<Region>ap-nanjing", "<Region>ap-beijing"),
        "unlike-samples",
        "Response.JobsDetail[0].Operation.Output.Region",
        (77, 79),
    ),
];

#[test]
fn a_contradiction_is_told_with_how_often_its_relation_held() {
    let analyzer = analyzer();
    for it in ALWAYS.iter().chain(MOSTLY) {
        let text = String::from_utf8(read(&sample(it.file))).unwrap();
        let at = text.rfind(it.replace).unwrap_or_else(|| panic!("{}: {}", it.file, it.replace));
        let (before, after) = (&text[..at], &text[at + it.replace.len()..]);
        let analysis = analyze(&analyzer, [before, it.by, after].concat());
        let told = |finding: &Finding| {
            (finding.rule().id, finding.severity(), finding.path(&analysis).unwrap_or_default())
        };
        let wanted = (it.rule, it.severity, it.path.to_owned());
        let finding = analysis.findings().iter().find(|finding| told(finding) == wanted);
        let all = || analysis.findings().iter().map(told).collect::<Vec<_>>();
        let finding = finding.unwrap_or_else(|| panic!("{wanted:?}: {:?}", all()));
        let detail = finding.detail(&analysis, Language::En).to_string();
        let held = format!("It held in {} of {} documented samples.", it.held.0, it.held.1);
        assert!(detail.ends_with(&held), "{}: {detail}", it.file);
    }
}

#[test]
fn no_relation_is_broken_in_a_genuine_payload() {
    let analyzer = analyzer();
    for file in genuine_payloads(&analyzer) {
        let analysis = analyze(&analyzer, read(&file));
        for finding in analysis.findings() {
            let detail = finding.detail(&analysis, Language::En).to_string();
            assert!(!detail.contains("It held in"), "{}: {detail}", file.display());
        }
    }
}

fn sample(name: &str) -> PathBuf {
    Path::new("assets/catalog/samples").join(name)
}

#[test]
fn keys_are_held_against_each_other_decoded() {
    let analyzer = analyzer();
    let payload = read(Path::new("tests/payloads/job/encoded-keys.xml"));
    let told = |bytes: Vec<u8>| {
        let analysis = analyze(&analyzer, bytes);
        let mismatches = analysis.findings().iter().filter(|it| it.rule().id == "output-mismatch");
        mismatches.filter_map(|it| it.path(&analysis)).collect::<Vec<_>>()
    };
    assert!(told(payload.clone()).is_empty(), "封面 is %E5%B0%81%E9%9D%A2");
    let other = String::from_utf8(payload).unwrap().replacen("%E9%9D%A2", "%E5%BA%95", 1);
    let first = "Response.JobsDetail[0].Operation.MediaResult.OutputFile.ObjectName[0]";
    assert_eq!(told(other.into_bytes()), [first]);
}

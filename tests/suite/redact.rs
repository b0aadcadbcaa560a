//! What a recipient must not see is nowhere, and all else is as it was.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use callback_explorer::analysis::{Analysis, Analyzer, Policy};
use callback_explorer::catalog::{Catalog, NodeEntry, Sensitivity, ValueType};
use callback_explorer::convert::{Form, Indent, Options, VendorOptions, convert_to_text};
use callback_explorer::document::{Format, Kind, Node, is_xml_name};
use callback_explorer::intake;
use callback_explorer::redact::{Recipient, Redactor, Secret, Secrets};
use callback_explorer::report::{
    Clock, Layout, LongValues, Markup, Report, Terms, lines, markdown, sarif, tree,
};
use callback_explorer::words::Language;

fn analyzer() -> Analyzer {
    Analyzer::new(Catalog::embedded().unwrap())
}

fn read(analyzer: &Analyzer, path: &Path) -> Analysis {
    let bytes = std::fs::read(path).unwrap();
    analyzer.analyze(intake::payloads(bytes, "payload").remove(0))
}

fn redacted(analyzer: &Analyzer, analysis: &Analysis, recipient: Recipient) -> Analysis {
    // Of kinds that only an address tells apart, it would be the other one.
    let redacted = Redactor::default().redact(analysis, recipient.secrets());
    analyzer.analyze_as(redacted.payload, analysis.entry_id())
}

/// All payloads that the program carries, and those with mistakes.
fn payloads() -> Vec<PathBuf> {
    let folders = ["assets/samples", "assets/catalog/samples", "tests/payloads/run"];
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn structure_outcome_and_findings_stay() {
    let analyzer = analyzer();
    let told = |analysis: &Analysis| {
        let findings = analysis.findings().iter();
        let findings = findings.map(|it| (it.rule().id, it.severity(), it.path(analysis)));
        let paths = analysis.document().nodes().map(|node| analysis.path(node.id()));
        let (entry, state) = (analysis.entry_id(), analysis.outcome().state);
        (entry, state, findings.collect::<Vec<_>>(), paths.collect::<Vec<_>>())
    };
    for file in payloads() {
        let analysis = read(&analyzer, &file);
        if !analysis.document().is_well_formed() {
            continue;
        }
        for recipient in Recipient::ALL {
            let redacted = redacted(&analyzer, &analysis, recipient);
            let (was, is) = (told(&analysis), told(&redacted));
            let (file, text) = (file.display(), redacted.document().text());
            assert_eq!((was.0, was.1), (is.0, is.1), "{file} for {recipient:?}: {text}");
            assert_eq!(was.2, is.2, "{file} for {recipient:?}: {text}");
            assert_eq!(was.3, is.3, "{file} for {recipient:?}: {text}");
        }
    }
}

#[test]
fn redacting_twice_changes_nothing_more() {
    let analyzer = analyzer();
    for file in payloads() {
        let analysis = read(&analyzer, &file);
        for recipient in Recipient::ALL {
            let once = redacted(&analyzer, &analysis, recipient);
            let twice = redacted(&analyzer, &once, recipient);
            let (once, twice) = (once.document().text(), twice.document().text());
            assert_eq!(once, twice, "{} for {recipient:?}", file.display());
        }
    }
}

#[test]
fn nothing_that_was_planted_is_left_in_any_form() {
    let analyzer = analyzer();
    let for_each = |file: PathBuf| Recipient::ALL.map(|recipient| (file.clone(), recipient));
    for (file, recipient) in payloads().into_iter().flat_map(for_each) {
        let (text, planted) = planted(&read(&analyzer, &file), recipient);
        let analysis = analyzer.analyze(intake::payloads(text.into_bytes(), "planted").remove(0));
        let redacted = redacted(&analyzer, &analysis, recipient);
        let handed_on = handed_on(&redacted);
        let whole = self::handed_on(&analysis);
        let missing = planted.iter().find(|secret| !whole.contains(*secret));
        assert_eq!(missing, None, "nothing finds it in {}", file.display());
        for secret in &planted {
            for form in forms(secret) {
                let at = handed_on.find(&form);
                let around = at.map(|at| {
                    handed_on[at.saturating_sub(200)..].chars().take(400).collect::<String>()
                });
                assert_eq!(around, None, "{form} in {} for {recipient:?}", file.display());
            }
        }
    }
}

#[test]
fn nothing_that_was_planted_is_left_in_a_note_that_quotes_it() {
    let analyzer = analyzer();
    for file in payloads() {
        let (text, planted) = planted(&read(&analyzer, &file), Recipient::Public);
        let analysis = analyzer.analyze(intake::payloads(text.into_bytes(), "planted").remove(0));
        let mut redactor = Redactor::default();
        redactor.redact(&analysis, Secrets::ALL);
        let values = analysis.document().nodes().filter_map(Node::value);
        let values: Vec<String> = values.map(|value| format!("It says {value}, why?")).collect();
        let quotes = planted.iter().map(|secret| format!("not{}问题", secret.to_uppercase()));
        let notes = [values.join("\n"), quotes.collect::<Vec<_>>().join(" ")];
        let redacted =
            redactor.redact_words(&analysis, Secrets::ALL, &[&notes[0], &notes[1]]).join("\n");
        let missing = planted.iter().find(|secret| !notes[0].contains(*secret));
        assert_eq!(missing, None, "nothing finds it in {}", file.display());
        let left = planted
            .iter()
            .find(|secret| redacted.contains(*secret) || redacted.contains(&secret.to_uppercase()));
        assert_eq!(left, None, "in {}: {redacted}", file.display());
    }
}

#[test]
fn a_note_is_redacted_as_its_payload_is_and_says_the_same_else() {
    let analyzer = analyzer();
    let analysis = read(&analyzer, Path::new("tests/payloads/redact/contacts.xml"));
    let note = "State of clinic-1251234567 is Failed for 李雷: called 13912345678 and wrote to \
                some.body@example.org about patients/李雷; a clinical trial, see Input.";
    let redacted = |recipient: Recipient| {
        let (mut redactor, hidden) = (Redactor::default(), recipient.secrets());
        redactor.redact(&analysis, hidden);
        redactor.redact_words(&analysis, hidden, &[note]).remove(0)
    };
    insta::assert_snapshot!("note", Recipient::ALL.map(redacted).join("\n"));
}

#[test]
fn nothing_is_left_of_the_log_line_that_a_payload_stood_in() {
    let analyzer = analyzer();
    let log = std::fs::read("tests/payloads/redact/access.log").unwrap();
    let payloads = intake::payloads(log, "/home/lilei/customer-of-ours.log");
    let analysis = analyzer.analyze(payloads.into_iter().next().unwrap());
    let secrets = ["203.0.113.77", "hooks-of-ours", "5f0c2b9e77aa41d3", "lilei"];
    let whole = handed_on(&analysis);
    assert!(secrets[..3].iter().all(|secret| whole.contains(secret)), "{whole}");
    for recipient in Recipient::ALL {
        let handed_on = handed_on(&redacted(&analyzer, &analysis, recipient));
        let left = secrets.iter().find(|secret| handed_on.contains(**secret));
        assert_eq!(left, None, "for {recipient:?}: {handed_on}");
    }
}

/// A payload's text with secrets in every value that the recipient must not see, in a node that nobody knows and, in XML, in a
/// comment, an attribute and a processing instruction; and the secrets.
#[expect(clippy::wildcard_enum_match_arm, reason = "the others are plain text")]
fn planted(analysis: &Analysis, recipient: Recipient) -> (String, Vec<String>) {
    let document = analysis.document();
    let (mut text, mut until, mut planted) = (String::new(), 0, Vec::new());
    for node in document.nodes() {
        let is_root = document.root() == Some(node);
        if is_root && document.format() == Format::Xml {
            let name = node.name().filter(|name| is_xml_name(name)).unwrap();
            let (one, other) = (word(0), characters(0));
            planted.extend([one.clone(), other.clone()]);
            let end = node.span().start + name.len() + 1;
            text += &document.text()[until..end];
            let inside = format!("<!-- {other} --><?do {one}?><Unknown>{other}</Unknown");
            text.extend([" of='", &one, "'>", &inside]);
            until = end;
        }
        let entry = analysis.documented(node.id());
        let is_hidden = |entry: &&NodeEntry| match entry.sensitivity {
            Sensitivity::None => false,
            Sensitivity::Identifier => recipient == Recipient::Public,
            Sensitivity::Content => true,
        };
        let Some(entry) = entry.filter(is_hidden) else { continue };
        let Some(span) = node.value_span().filter(|_| node.kind() != Kind::Null) else { continue };
        let seed = node.id().index() + 1;
        let (word, other) = (word(seed), characters(seed));
        planted.push(word.clone());
        if entry.value_type != ValueType::Bucket {
            planted.push(other.clone());
        }
        let value = match entry.value_type {
            ValueType::Bucket => format!("{word}-1259876543"),
            ValueType::Url if recipient == Recipient::Vendor => {
                format!("https://{word}:{other}@host.example/a.mp4?q-signature={word}#{other}")
            }
            ValueType::Url => format!("https://{word}.example/{other}?q-signature={word}#{other}"),
            ValueType::ObjectKey => format!("{other}/{word}_{word}.{word}"),
            _ => format!("{word} {other}"),
        };
        text += &document.text()[until..span.start];
        let quote = if node.kind() == Kind::String { "\"" } else { "" };
        text.extend([quote, &value, quote]);
        until = span.end;
    }
    (text + &document.text()[until..], planted)
}

/// Sixteen letters and digits.
fn word(seed: usize) -> String {
    let mut hasher = DefaultHasher::new();
    seed.hash(&mut hasher);
    format!("{:016x}", hasher.finish() | 1 << 60).replace('0', "q").replace('1', "z")
}

/// Twelve Chinese characters.
fn characters(seed: usize) -> String {
    let letters = word(seed + 1_000_000);
    letters
        .bytes()
        .take(12)
        .map(|byte| char::from_u32(0x4e00 + 37 * u32::from(byte)).unwrap())
        .collect()
}

/// A secret as it is, escaped for XML, JSON and addresses, and in Base64, whatever stands before it.
fn forms(secret: &str) -> Vec<String> {
    let each = |form: fn(char) -> String| secret.chars().map(form).collect::<String>();
    let percent: Vec<String> = secret.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let percent = percent.concat();
    let mut forms = vec![
        secret.to_owned(),
        percent.to_lowercase(),
        percent,
        each(|c| format!("\\u{:04x}", u32::from(c))),
        each(|c| format!("&#{};", u32::from(c))),
        each(|c| format!("&#x{:x};", u32::from(c))),
    ];
    for n_before in 0..3 {
        let bytes = [&b"  "[..n_before], secret.as_bytes()].concat();
        let encoded = BASE64_STANDARD_NO_PAD.encode(bytes);
        // What shares bits with its neighbors is another where these are others.
        let from = [0, 2, 3][n_before];
        forms.push(encoded[from..encoded.len() - 2].to_owned());
    }
    forms
}

/// All that the program writes of a payload.
fn handed_on(analysis: &Analysis) -> String {
    let mut written = analysis.document().text().to_owned();
    for form in [Form::Vendor(VendorOptions::default()), Form::Lossless] {
        for to in [Format::Xml, Format::Json] {
            let options = Options { form, to, indent: Indent::default() };
            if let Ok((text, _)) = convert_to_text(analysis, None, &options) {
                written += &text;
            }
        }
    }
    for language in Language::ALL {
        let mut shown = Vec::new();
        let layout = Layout { width: 200, long_values: LongValues::Whole };
        tree::write(analysis, "payload", language, layout, &mut shown).unwrap();
        written += &String::from_utf8(shown).unwrap();
        let line = lines::Line::new(analysis, "payload", 1, language);
        written += &serde_json::to_string(&line).unwrap();
        let mut report = Vec::new();
        let policy = Policy::default();
        let terms = Terms { clock: Clock::AsSent, language, policy: &policy };
        markdown::write(analysis, "payload", &[], terms, &mut report).unwrap();
        markdown::write_row(analysis, "payload", terms, &mut report).unwrap();
        sarif::write_results(analysis, "payload", language, &mut report).unwrap();
        let mut page = Report::new(Markup::Html, terms);
        page.push(analysis, "payload", &[]).unwrap();
        page.write(&mut report).unwrap();
        written += &String::from_utf8(report).unwrap();
    }
    written
}

#[test]
fn the_vendor_sees_whose_job_it_is_and_nobody_s_telephone() {
    let analyzer = analyzer();
    let analysis = read(&analyzer, Path::new("tests/payloads/redact/contacts.xml"));
    let redacted = redacted(&analyzer, &analysis, Recipient::Vendor);
    let text = redacted.document().text();
    for kept in [
        "<BucketId>clinic-1251234567</BucketId>",
        "<Object>patients/李雷_[telephone-1]/[identity-number-1].mp4</Object>",
        "<Object>covers/mail.to@[e-mail-1]/${Number}.jpg</Object>",
        "<JobId>j6842765cf84611ecb8546d80f2baf56f</JobId>",
        "myqcloud.com/a.mp4?query-1 now, call [telephone-2]</Message>",
        "<UserData>[text-1]</UserData>",
    ] {
        assert!(text.contains(kept), "{kept} in {text}");
    }
}

#[test]
fn what_is_hidden_can_be_chosen_thing_by_thing() {
    let analyzer = analyzer();
    let analysis = read(&analyzer, Path::new("tests/payloads/redact/contacts.xml"));
    // What is gone then of that payload, and how many values are others.
    let gone: [(Secret, &[&str], usize); 6] = [
        (Secret::Bucket, &["clinic", "1251234567"], 3),
        (Secret::Object, &["patients", "covers", "/a.mp4"], 3),
        (Secret::Id, &["j6842765cf84611ecb8546d80f2baf56f", "p2242ab62c7c9", "read https"], 3),
        (Secret::Words, &["<UserData>ask"], 1),
        (Secret::Parameters, &["q-signature"], 1),
        (Secret::Contact, &["13812345678", "0571-88156688", "110101199003074477", "lilei"], 4),
    ];
    for (secret, parts, n) in gone {
        let redacted = Redactor::default().redact(&analysis, Secrets::NONE.with(secret, true));
        let text = &redacted.payload.text;
        for (other, parts, _) in gone {
            let is_left = parts.iter().any(|part| text.contains(part));
            // A message goes as a whole, with all that it names.
            let goes_too = secret == Secret::Id && other == Secret::Parameters;
            assert_eq!(is_left, other != secret && !goes_too, "{other:?} with {secret:?}: {text}");
        }
        let all = Secret::ALL.map(|other| if other == secret { n } else { 0 });
        assert_eq!(
            Secret::ALL.map(|other| redacted.tally.n_with(other)),
            all,
            "{secret:?}: {text}"
        );
        assert!(parts.iter().all(|part| analysis.document().text().contains(part)));
    }
    let whole = Redactor::default().redact(&analysis, Secrets::NONE);
    assert_eq!(
        (whole.payload.text.as_str(), whole.tally.n_redacted),
        (analysis.document().text(), 0)
    );
}

#[test]
fn one_value_has_one_stand_in_in_all_payloads_and_a_reply_is_put_back() {
    let analyzer = analyzer();
    let mut redactor = Redactor::default();
    let mut redact = |file: &str| {
        let analysis = read(&analyzer, &Path::new("tests/payloads/run").join(file));
        analyzer.analyze(redactor.redact(&analysis, Secrets::ALL).payload)
    };
    let (run, job) = (redact("workflow.xml"), redact("snapshot.failed.xml"));
    let value = |analysis: &Analysis, path: &str| {
        let node = analysis.document().find(path)[0];
        analysis.document().node(node).text_content().into_owned()
    };
    let id = value(&job, "Response.JobsDetail.JobId");
    let tasks = run.document().find("Response.WorkflowExecution.Tasks");
    let ids = tasks.iter().map(|&task| {
        let task = run.document().node(task);
        task.child("JobId").unwrap().text_content().into_owned()
    });
    assert_eq!(ids.filter(|it| *it == id).count(), 1);
    let whole = read(&analyzer, Path::new("tests/payloads/run/snapshot.failed.xml"));
    let reply = format!("{id}: as {} says, job-99 too", value(&job, "Response.JobsDetail.Message"));
    let was = |path| value(&whole, path);
    assert_eq!(
        redactor.restore(&reply),
        format!(
            "{}: as {} says, job-99 too",
            was("Response.JobsDetail.JobId"),
            was("Response.JobsDetail.Message")
        )
    );
}

#[test]
fn a_broken_payload_ends_where_it_breaks() {
    let analyzer = analyzer();
    let broken = "<Response>\n<EventName>TaskFinish</EventName>\n<JobsDetail>\n<JobId>j1</JobId>\n<UserData>sec<ret";
    let analysis = analyzer.analyze(intake::payloads(broken.into(), "broken").remove(0));
    let redacted = Redactor::default().redact(&analysis, Secrets::ALL);
    assert!(!redacted.payload.text.contains("sec"), "{}", redacted.payload.text);
    assert!(redacted.payload.text.contains("<JobId>job-1</JobId>"), "{}", redacted.payload.text);
}

#[test]
fn what_is_only_spelt_like_a_stand_in_is_told_from_one() {
    let analyzer = analyzer();
    let analysis = read(&analyzer, Path::new("tests/payloads/redact/contacts.xml"));
    let mut redactor = Redactor::default();
    redactor.redact(&analysis, Secrets::ALL);
    let text = "workflow-3 ran job-1, not job-9, in bucket-1-0000000001";
    let given: Vec<&str> = redactor.given_in(text).collect();
    assert_eq!(given, ["job-1", "bucket-1", "0000000001"]);
}

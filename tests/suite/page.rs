use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use callback_explorer::analysis::{Analysis, Analyzer, Policy, Weight, rules};
use callback_explorer::catalog::Catalog;
use callback_explorer::document::Kind;
use callback_explorer::intake;
use callback_explorer::report::{Clock, Markup, Report, Terms};
use callback_explorer::words::{Language, visible};
use roxmltree::{Document, Node, ParsingOptions};

fn analyzer() -> Analyzer {
    Analyzer::new(Catalog::embedded().unwrap())
}

fn read(analyzer: &Analyzer, bytes: Vec<u8>) -> Analysis {
    analyzer.analyze(intake::payloads(bytes, "payload").remove(0))
}

fn terms(policy: &Policy, language: Language) -> Terms<'_> {
    Terms { clock: Clock::AsSent, language, policy }
}

fn page(payloads: &[(&Analysis, &str)], terms: Terms<'_>) -> String {
    let mut report = Report::new(Markup::Html, terms);
    for (analysis, name) in payloads {
        report.push(analysis, name, &[]).unwrap();
    }
    let mut page = Vec::new();
    report.write(&mut page).unwrap();
    String::from_utf8(page).unwrap()
}

/// A page holds no more markup than XML does: what reads that finds what a browser would.
fn parsed(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).unwrap()
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|it| it.text().filter(|_| it.is_text())).collect()
}

fn with_class<'a, 'i>(
    page: &'a Document<'i>,
    class: &'a str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    let classes = |it: &Node<'_, '_>| it.attribute("class").unwrap_or_default().to_owned();
    page.descendants().filter(move |it| classes(it).split(' ').any(|it| it == class))
}

/// All payloads that the program carries, and broken ones.
fn payloads() -> Vec<PathBuf> {
    let folders = ["assets/samples", "assets/catalog/samples", "tests/broken", "tests/hostile"];
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten());
    let files = files.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.chain([PathBuf::from("tests/payloads/report/markup.json")]).collect()
}

#[test]
fn a_page_asks_for_nothing_and_runs_nothing() {
    let (analyzer, policy) = (analyzer(), Policy::default());
    for file in payloads() {
        let payloads = intake::payloads(std::fs::read(&file).unwrap(), "payload");
        for payload in payloads {
            let analysis = analyzer.analyze(payload);
            for language in Language::ALL {
                let page = page(&[(&analysis, "<img src=x>&\u{202e}")], terms(&policy, language));
                let page = parsed(&page);
                for node in page.descendants().filter(Node::is_element) {
                    check_markup(node, &file);
                }
            }
        }
    }
}

fn check_markup(node: Node<'_, '_>, file: &Path) {
    const ELEMENTS: &[&str] = &[
        "html",
        "head",
        "meta",
        "link",
        "title",
        "style",
        "body",
        "main",
        "header",
        "footer",
        "h1",
        "h2",
        "h3",
        "article",
        "section",
        "p",
        "a",
        "ul",
        "li",
        "dl",
        "dt",
        "dd",
        "div",
        "span",
        "b",
        "i",
        "em",
        "strong",
        "code",
        "figure",
        "figcaption",
        "details",
        "summary",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "text",
    ];
    let name = node.tag_name().name();
    assert!(ELEMENTS.contains(&name), "{name} in {}", file.display());
    for attribute in node.attributes() {
        let (kind, value) = (attribute.name(), attribute.value());
        assert!(!kind.starts_with("on") && !matches!(kind, "src" | "style"), "{kind}");
        let is_harmless = match (name, kind) {
            ("link", "href") => value == "data:,",
            (_, "href") => value.starts_with('#') || value.starts_with("https://"),
            _ => !value.contains("url("),
        };
        assert!(is_harmless, "{kind}={value} in {}", file.display());
    }
}

#[test]
fn a_page_shows_every_node_with_what_is_documented_of_it() {
    let (analyzer, policy) = (analyzer(), Policy::default());
    for file in payloads() {
        let analysis = read(&analyzer, std::fs::read(&file).unwrap());
        let page = page(&[(&analysis, "payload")], terms(&policy, Language::En));
        let page = parsed(&page);
        let shown: Vec<String> = with_class(&page, "row").map(text).collect();
        let mut rows = shown.iter();
        for node in analysis.document().nodes() {
            let Some(value) = node.value().filter(|_| !node.is_container()) else { continue };
            let meaning = analysis.documented(node.id()).map(|entry| entry.meaning.en.clone());
            let meaning = meaning.unwrap_or_default().replace('`', "").replace('\n', " ");
            let is_instruction = node.kind() == Kind::Instruction;
            let name = node.name().filter(|_| !is_instruction).unwrap_or_default();
            let value = visible(&value).into_owned();
            let is_its = |row: &&String| {
                [&visible(name), &*value, &meaning].iter().all(|words| row.contains(*words))
            };
            // The rows stand in the order of the payload.
            assert!(rows.any(|row| is_its(&row)), "{name} of {}: {shown:#?}", file.display());
        }
    }
}

#[test]
fn every_finding_leads_to_its_row() {
    let (analyzer, policy) = (analyzer(), Policy::default());
    let mistakes = std::fs::read("assets/samples/workflow.mistakes.xml").unwrap();
    let analysis = read(&analyzer, mistakes);
    let page = page(&[(&analysis, "payload")], terms(&policy, Language::En));
    let page = parsed(&page);
    let rows: Vec<(String, String)> = with_class(&page, "findings")
        .flat_map(|list| {
            list.descendants().filter_map(|it| it.attribute("href")?.strip_prefix('#'))
        })
        .map(|id| {
            let row = page.descendants().find(|it| it.attribute("id") == Some(id)).unwrap();
            let mark = row.descendants().find_map(|it| it.attribute("aria-label"));
            let name = text(row.descendants().nth(1).unwrap());
            (name, mark.unwrap_or_default().to_owned())
        })
        .collect();
    let row = |name: &str, mark: &str| (name.to_owned(), mark.to_owned());
    assert_eq!(
        rows,
        [
            row("WorkflowNmae !", "warning"),
            row("TemplateName !", "warning"),
            row("RetryCount !", "warning"),
            // What is missing is missed in its parent.
            row("Tasks[1]", "")
        ]
    );
}

#[test]
fn what_is_muted_is_in_no_report() {
    let analyzer = analyzer();
    let mistakes = std::fs::read("assets/samples/workflow.mistakes.xml").unwrap();
    let analysis = read(&analyzer, mistakes);
    let mut policy = Policy::default();
    let muted = ["missing-node", "unknown-node"].map(|id| rules::find(id).unwrap());
    for rule in muted {
        policy.weigh(rule, Some(Weight::Off));
    }
    policy.weigh(rules::find("misplaced-node").unwrap(), Some(Weight::Error));
    for markup in [Markup::Markdown, Markup::Html] {
        let mut report = Report::new(markup, terms(&policy, Language::En));
        report.push(&analysis, "payload", &[]).unwrap();
        let mut written = Vec::new();
        report.write(&mut written).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert!(written.contains("2 findings"), "{written}");
        assert!(!written.contains("the document lists it"), "{written}");
        assert!(!written.contains(">missing<"), "{written}");
        assert!(!written.contains("not documented"), "{written}");
        let error = written.find("error").filter(|_| markup == Markup::Markdown);
        assert!(markup == Markup::Html || error < written.find("warning"), "{written}");
    }
}

#[test]
fn of_many_a_table_leads_to_those_of_which_there_is_more_to_tell() {
    let (analyzer, policy) = (analyzer(), Policy::default());
    let read = |name: &str| {
        read(&analyzer, std::fs::read(Path::new("assets/samples").join(name)).unwrap())
    };
    let names = ["smart-cover.xml", "workflow.failed.xml", "tts.xml", "workflow.truncated.xml"];
    let analyses = names.map(read);
    let given: Vec<(&Analysis, &str)> = analyses.iter().zip(names).collect();
    let page = page(&given, terms(&policy, Language::En));
    let page = parsed(&page);
    let rows: Vec<Node<'_, '_>> = page.descendants().filter(|it| it.has_tag_name("tr")).collect();
    assert_eq!(rows.len(), 5);
    let led = |row: &Node<'_, '_>| {
        let link = row.descendants().find(|it| it.has_tag_name("a"))?;
        let id = link.attribute("href")?.strip_prefix('#')?.to_owned();
        let article = page.descendants().find(|it| it.attribute("id") == Some(&id))?;
        Some((
            text(link),
            text(with_class(&page, "name").find(|it| it.ancestors().any(|it| it == article))?),
        ))
    };
    let led: Vec<_> = rows.iter().filter_map(led).collect();
    let both = |name: &str| (name.to_owned(), name.to_owned());
    assert_eq!(led, [both("workflow.failed.xml"), both("workflow.truncated.xml")]);
}

#[test]
fn a_page_is_bounded_however_large_and_deep_a_payload_is() {
    let (analyzer, policy) = (analyzer(), Policy::default());
    let mut wide = String::from("<Response><JobsDetail>");
    (0..30_000).for_each(|number| write!(wide, "<N{number}>{number}</N{number}>").unwrap());
    let deep = format!("{}{}", "<Deep>".repeat(30_000), "</Deep>".repeat(30_000));
    let long = format!("<Response><UserData>{}</UserData></Response>", "x".repeat(3_000_000));
    for (payload, told) in [
        (wide + "</JobsDetail></Response>", "The rest is left out"),
        (deep, "The rest is left out"),
        (long, "2,998,000 more characters"),
    ] {
        let analysis = read(&analyzer, payload.into_bytes());
        let page = page(&[(&analysis, "payload")], terms(&policy, Language::En));
        assert!(page.contains(told), "{}", page.chars().take(20_000).collect::<String>());
        assert!(page.len() < 4_000_000, "{}", page.len());
        let page = parsed(&page);
        let depth = page.descendants().map(|it| it.ancestors().count()).max();
        assert!(depth < Some(60), "{depth:?}");
    }
}

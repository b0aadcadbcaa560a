use std::path::Path;

use callback_explorer::analysis::{Analysis, Analyzer};
use callback_explorer::catalog::Catalog;
use callback_explorer::intake::{Intake, Limit, Limits, Unreadable};
use callback_explorer::words::Language;

fn within(limit: Limit, most: usize) -> Intake {
    Intake::default().within(Limits::default().with(limit, most))
}

/// How many payloads are found within a limit, and what is told of the rest.
fn found(limit: Limit, most: usize, name: &str) -> (usize, Option<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/intake").join(name);
    let bytes = std::fs::read(path).unwrap();
    let payloads = within(limit, most).payloads(bytes, name, None);
    let told = payloads.iter().find_map(|payload| match payload.unreadable()? {
        Unreadable::Exceeded(exceeded) => Some(exceeded.words(Language::En)),
        Unreadable::Empty | Unreadable::Binary | Unreadable::Neither => None,
    });
    (payloads.len() - usize::from(told.is_some()), told)
}

fn analyzed(limit: Limit, most: usize, text: &str) -> Analysis {
    let limits = Limits::default().with(limit, most);
    let analyzer = Analyzer::new(Catalog::embedded().unwrap()).within(limits);
    let payload = analyzer.intake().payloads(text.into(), "a", None).remove(0);
    analyzer.analyze(payload)
}

#[test]
fn what_a_file_has_too_much_of_is_told_with_how_to_allow_more() {
    for (limit, most, name, n_found, told) in [
        (
            Limit::File,
            1024,
            "application.log",
            0,
            "larger than 1K bytes: allow more with --limit file=N, or split it",
        ),
        (Limit::Unpacked, 1000, "ticket.zip", 0, "unpacks to more than "),
        (
            Limit::Wrappings,
            2,
            "nested.json",
            1,
            "more than 2 escapes and packings one inside another",
        ),
        (
            Limit::Payloads,
            2,
            "application.log",
            2,
            "holds more than 2 payloads: allow more with --limit payloads=N",
        ),
    ] {
        let (n, words) = found(limit, most, name);
        let words = words.unwrap_or_default();
        if limit == Limit::Unpacked {
            // Sixteen times its size is always allowed, and that is enough.
            assert_eq!((n, words.as_str()), (3, ""));
            continue;
        }
        assert_eq!(n, n_found, "{name}");
        assert!(words.starts_with(told), "{words}");
        assert_eq!(found(limit, Limits::default().of(limit), name).1, None, "{name}");
    }
}

#[test]
fn a_payload_that_is_too_large_is_read_as_far_as_the_limit_goes() {
    let text =
        "<Response><JobsDetail><JobId>j1</JobId><Tag>SmartCover</Tag></JobsDetail></Response>";
    for (limit, most, told) in [
        (Limit::Nodes, 3, "There are more than 3 nodes"),
        (Limit::Depth, 2, "There are more than 2 levels"),
    ] {
        let analysis = analyzed(limit, most, text);
        assert!(!analysis.is_readable());
        let fault = analysis.fault().unwrap();
        let title = fault.title(&analysis, Language::En).to_string();
        assert!(title.starts_with(told), "{title}");
        assert!(title.ends_with(&format!("--limit {}=N", limit.id())), "{title}");
        assert!(analysis.document().n_nodes() <= most.max(2));
        assert!(analyzed(limit, most + 1, text).is_readable());
    }
}

#[test]
fn numbers_are_read_as_they_are_spelt() {
    for limit in Limit::ALL {
        let most = Limits::default().of(limit);
        assert_eq!(limit.read(&limit.spelt(most)), Some(most), "{limit:?}");
    }
    assert_eq!(Limit::File.read("2G"), Some(2 << 30));
    assert_eq!(Limit::File.read("4g"), Some(Limit::File.largest()));
    assert_eq!(Limit::Nodes.read("5k"), Some(5000));
    for wrong in ["", "G", "-1", "5x", "5.0", "4294967296", "5G", "99999999999999999999G", "千"] {
        assert_eq!(Limit::File.read(wrong).filter(|_| wrong != "4294967296"), None, "{wrong}");
    }
}

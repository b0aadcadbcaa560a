//! Run where `CALLBACK_BROWSER` names Chromium; `.ci/run` brings it along. Left out elsewhere.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use callback_explorer::words::Language;
use serde_json::Value;
use tempfile::TempDir;

fn browser() -> Option<OsString> {
    std::env::var_os("CALLBACK_BROWSER")
}

/// What came of a page in a browser.
struct Opened {
    /// The page as the browser has it.
    dom: String,
    /// What it asked for, but for itself.
    requests: Vec<String>,
    /// What its scripts and its policy complained of.
    complaints: Vec<String>,
}

/// A browser that asks for nothing by itself, as far as it can be told so.
fn command(browser: &OsString, home: &Path) -> Command {
    let mut command = Command::new(browser);
    // As root it has no sandbox.
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]);
    command.args([
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]);
    command.arg("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
    command.arg(format!("--user-data-dir={}", home.join("profile").display()));
    command
}

fn open(browser: &OsString, page: &str) -> Opened {
    let home = TempDir::new().unwrap();
    let (file, log) = (home.path().join("page.html"), home.path().join("log.json"));
    std::fs::write(&file, page).unwrap();
    let output = command(browser, home.path())
        .arg(format!("--log-net-log={}", log.display()))
        .args(["--enable-logging=stderr", "--dump-dom"])
        .arg(format!("file://{}", file.display()))
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let log: Value = serde_json::from_slice(&std::fs::read(&log).unwrap()).unwrap();
    let begin = &log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"];
    assert!(begin.is_number());
    let events = log["events"].as_array().unwrap().iter();
    let requests = events.filter(|event| event["type"] == *begin).map(|event| &event["params"]);
    // What the browser asks for of its own accord has no origin.
    let of_page = requests.filter(|params| params["initiator"] != "not an origin");
    Opened {
        dom: String::from_utf8_lossy(&output.stdout).into_owned(),
        requests: of_page.filter_map(|params| params["url"].as_str().map(str::to_owned)).collect(),
        complaints: errors
            .lines()
            .filter(|line| line.contains(":CONSOLE:"))
            .map(str::to_owned)
            .collect(),
    }
}

fn page(payloads: &[&str], language: Language) -> String {
    let program = env!("CARGO_BIN_EXE_callback-explorer");
    let output = Command::new(program)
        .args(["report", "--format", "html", "--lang", language.id()])
        .args(payloads)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_page_opens_in_a_browser_and_asks_for_nothing() {
    let Some(browser) = browser() else { return };
    for (payloads, told) in [
        (&["assets/samples/workflow.failed.xml"][..], ["Workflow callback", "Failed"]),
        (&["assets/samples/workflow.mistakes.xml"], ["RetryCount", "is not documented"]),
        (&["tests/payloads/report/markup.json"], ["&lt;b&gt;", "Node by node"]),
        (&["tests/hostile"], ["Callback report", "payloads"]),
        (&["assets/samples"], ["18 payloads", "workflow.truncated.xml"]),
    ] {
        let opened = open(&browser, &page(payloads, Language::En));
        assert!(told.iter().all(|words| opened.dom.contains(words)), "{told:?}: {}", opened.dom);
        assert_eq!(opened.requests, [""; 0], "{payloads:?}");
        assert_eq!(opened.complaints, [""; 0], "{payloads:?}");
    }
}

#[test]
fn a_page_that_asks_for_something_would_be_noticed() {
    let Some(browser) = browser() else { return };
    let page = page(&["assets/samples/workflow.xml"], Language::En);
    let asking = "<img src=\"http://127.0.0.1:9/seen\"><script>nobody()</script></body>";
    let asking = page.replace("</body>", asking);
    // The page's own policy forbids both, and says so.
    let opened = open(&browser, &asking);
    assert_eq!((opened.requests.len(), opened.complaints.len()), (0, 2), "{:?}", opened.complaints);
    let opened = open(&browser, &asking.replace("Content-Security-Policy", "none"));
    assert_eq!(opened.requests, ["http://127.0.0.1:9/seen"]);
    assert!(opened.complaints.iter().any(|line| line.contains("nobody is not defined")));
}

#[test]
fn a_page_prints_on_few_sheets() {
    let Some(browser) = browser() else { return };
    for (payload, most) in [("workflow.failed.xml", 3), ("smart-cover.xml", 3), ("tts.xml", 3)] {
        for language in Language::ALL {
            let home = TempDir::new().unwrap();
            let (file, sheets) = (home.path().join("page.html"), home.path().join("page.pdf"));
            let payload = format!("assets/samples/{payload}");
            std::fs::write(&file, page(&[&payload], language)).unwrap();
            let printed = command(&browser, home.path())
                .arg(format!("--print-to-pdf={}", sheets.display()))
                .arg(format!("file://{}", file.display()))
                .output()
                .unwrap();
            assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
            let sheets = std::fs::read(&sheets).unwrap();
            let count = String::from_utf8_lossy(&sheets).matches("<</Type /Page\n").count();
            assert!((1..=most).contains(&count), "{payload}: {count}");
        }
    }
}

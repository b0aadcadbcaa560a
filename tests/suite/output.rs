//! Nothing that a payload, a file's name or an argument says acts on a terminal, with colors and without.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use callback_explorer::words::is_invisible;
use tempfile::TempDir;

use crate::cli::{program, sample, text};

/// What hides text, turns it round, renames the terminal, answers in its place, or is simply not seen.
const HOSTILE: &str = "\u{1b}[8m\u{1b}]0;pwned\u{7}\u{9b}31m\u{90}q\u{7f}\u{8}\u{202e}\u{2066}gpj\u{200b}\u{feff}\u{ad}\u{3164}\u{e0041}";

/// A text in JSON's escapes.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for unit in text.encode_utf16() {
        write!(escaped, "\\u{unit:04x}").unwrap();
    }
    escaped
}

/// Payloads in which values, names and everything around them say so.
pub(crate) fn payloads(folder: &Path) -> Vec<PathBuf> {
    let escaped = escaped(HOSTILE);
    let json = String::from_utf8(sample("tts.workflow.json")).unwrap();
    let xml = String::from_utf8(sample("workflow.failed.xml")).unwrap();
    let seen: String = HOSTILE.chars().filter(|c| !c.is_control()).collect();
    let hostile_xml = xml
        .replace("</", &format!("{seen}&#x9b;</"))
        .replace("<State>", &format!("<State a='{seen}'><!--{seen}--><?go {seen}?>"));
    let line = format!("2024-10-17 09:32:19 {HOSTILE} POST /{HOSTILE} HTTP/1.1 200 ");
    let request = format!("POST /{HOSTILE} HTTP/1.1\r\nX-Ci-{HOSTILE}: {HOSTILE}\r\n\r\n{json}");
    let texts = [
        ("values.json", json.replace("\",", &format!("{escaped}\","))),
        ("names.json", json.replace("\": ", &format!("{escaped}\": "))),
        (
            "mistakes.json",
            json.replace("TaskFinish", &escaped).replace("JobsDetail", &format!("Jobs{escaped}")),
        ),
        ("cut.xml", hostile_xml.chars().take(hostile_xml.chars().count() / 2).collect()),
        ("values.xml", hostile_xml),
        (
            "declared.xml",
            xml.replacen("<R", &format!("<?xml version='1.0' encoding='{HOSTILE}'?><R"), 1),
        ),
        ("typed.xml", format!("<!DOCTYPE R [<!ENTITY {HOSTILE}>]>{xml}")),
        ("broken.xml", format!("<Response{HOSTILE}><a {HOSTILE}='1'>{HOSTILE}</b>&{HOSTILE};")),
        ("neither.txt", format!("{HOSTILE} no payload at all")),
        ("access.log", format!("{line}{json}\n{line}{xml}\n")),
        ("request.http", request),
    ];
    let files = texts.map(|(name, text)| {
        let path = folder.join(format!("{HOSTILE}\n{name}"));
        fs::write(&path, text).unwrap();
        path
    });
    files.into()
}

/// Every command line in which something hostile stands.
fn commands(folder: &Path) -> Vec<Vec<OsString>> {
    let paths = payloads(folder);
    let mut commands: Vec<Vec<OsString>> = Vec::new();
    let mut add = |words: &[&str], path: Option<&Path>| {
        let words = words.iter().map(OsString::from);
        commands.push(words.chain(path.map(OsString::from)).collect());
    };
    for path in &paths {
        for words in [
            ["show"].as_slice(),
            &["show", "--lang", "zh"],
            &["check", "--fail-on", "info"],
            &["check", "--format", "json"],
            &["check", "--format", "csv"],
            &["check", "--as", "tts"],
            &["find", "e"],
            &["find", "-c", "e"],
            &["find", "-l", "e", "--in", "names,values,paths"],
            &["find", "--format", "json", "e"],
            &["convert", "--path", HOSTILE],
            &["convert", "--to", "xml"],
            &["convert", "--payload", "9"],
            &["convert", "-o", "/nonexistent/\u{1b}[8m"],
        ] {
            add(words, Some(path));
        }
    }
    add(&["check"], Some(folder));
    for words in [
        ["show", HOSTILE].as_slice(),
        &["find", HOSTILE, HOSTILE],
        &["find", "-E", &format!("{HOSTILE}("), "-"],
        &["show", "--as", HOSTILE, "-"],
        &["check", "--format", HOSTILE],
        &["check", "--fail-on", HOSTILE, "-"],
        &["convert", "-", "--indent", HOSTILE],
        &["convert", HOSTILE, HOSTILE],
        &["convert", "assets/samples/tts.xml", "-o", HOSTILE, "--force", "--path", HOSTILE],
        &["catalog", HOSTILE],
        &["explain", HOSTILE],
        &["completions", HOSTILE],
        &[&format!("--{HOSTILE}")],
        &["show", &format!("--{HOSTILE}={HOSTILE}")],
        &["--lang", HOSTILE],
        &["--renderer", HOSTILE],
        &["sho", HOSTILE, HOSTILE],
        &[HOSTILE],
    ] {
        add(words, None);
    }
    commands
}

fn output_of(arguments: &[OsString], has_colors: bool) -> Output {
    let mut command = program(&[]);
    command.args(arguments).stdin(Stdio::null());
    if has_colors {
        command.env("CLICOLOR_FORCE", "1");
    }
    command.output().unwrap()
}

/// The styles in a text, and the text without them.
fn styles(text: &str) -> (BTreeSet<&str>, String) {
    let mut styles = BTreeSet::new();
    let mut rest = String::new();
    for (index, piece) in text.split("\u{1b}[").enumerate() {
        let end = piece.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(0);
        if index > 0 && piece[end..].starts_with('m') {
            styles.insert(&piece[..end]);
            rest.push_str(&piece[end + 1..]);
        } else {
            rest.push_str(if index > 0 { "\u{1b}[" } else { "" });
            rest.push_str(piece);
        }
    }
    (styles, rest)
}

#[track_caller]
fn check(printed: &[u8], known: &BTreeSet<String>, arguments: &[OsString]) {
    let (used, rest) = styles(text(printed));
    assert!(used.iter().all(|style| known.contains(*style)), "{used:?} from {arguments:?}");
    let found = rest.chars().find(|&c| is_invisible(c) && c != '\n');
    assert_eq!(found, None, "from {arguments:?}: {rest:?}");
}

/// What our own words look like; to hide text is none of our styles.
fn known_styles() -> BTreeSet<String> {
    let plain = [&["show"][..], &["check"], &["find", "a"]].map(|words| {
        let words: Vec<OsString> =
            words.iter().chain(&["assets/samples"]).map(OsString::from).collect();
        output_of(&words, true).stdout
    });
    let usage = output_of(&["--none".into()], true).stderr;
    let printed = plain.iter().chain([&usage]).flat_map(|printed| styles(text(printed)).0);
    let known: BTreeSet<String> = printed.map(str::to_owned).collect();
    assert!(known.len() > 4 && !known.contains("8"), "{known:?}");
    known
}

#[test]
fn of_any_command() {
    let folder = TempDir::new().unwrap();
    let known = known_styles();
    for arguments in commands(folder.path()) {
        for has_colors in [false, true] {
            let Output { stdout, stderr, .. } = output_of(&arguments, has_colors);
            // Nothing may be found.
            let is_find = arguments[0] == "find";
            assert!(is_find || !stdout.is_empty() || !stderr.is_empty(), "{arguments:?}");
            // A conversion is data, and says what the payload says: see the next test.
            if arguments[0] != "convert" {
                check(&stdout, &known, &arguments);
            }
            check(&stderr, &known, &arguments);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn of_the_users_own_catalog() {
    let folder = TempDir::new().unwrap();
    let catalog = folder.path().join("callback-explorer/catalog");
    fs::create_dir_all(&catalog).unwrap();
    for name in ["pet.toml", "pet-review.toml"] {
        let text = fs::read_to_string(Path::new("tests/catalog/user").join(name)).unwrap();
        let toml =
            HOSTILE.chars().fold(String::new(), |toml, c| format!("{toml}\\U{:08x}", u32::from(c)));
        fs::write(catalog.join(name), text.replace("en = \"", &format!("en = \"{toml}"))).unwrap();
    }
    let known = known_styles();
    for words in [
        ["catalog"].as_slice(),
        &["catalog", "pet-review"],
        &["catalog", "pet-review", "--format", "json"],
        &["catalog", "pet-review", "--format", "schema"],
        &["show", "--as", "pet-review", "assets/samples/tts.xml"],
    ] {
        let mut command = program(words);
        command.env("XDG_CONFIG_HOME", folder.path()).env("CLICOLOR_FORCE", "1");
        let printed = command.output().unwrap().stdout;
        assert!(text(&printed).contains("pwned"), "{words:?}");
        check(&printed, &known, &[words.concat().into()]);
    }
}

#[test]
fn a_conversion_is_data_in_a_file_or_pipe_and_visible_on_a_terminal() {
    let folder = TempDir::new().unwrap();
    let paths = payloads(folder.path());
    let path = paths.iter().find(|path| path.to_str().unwrap().ends_with("values.json")).unwrap();
    for to in ["json", "xml"] {
        let words: [&OsStr; 5] = [
            "convert".as_ref(),
            "--lossless".as_ref(),
            "--to".as_ref(),
            to.as_ref(),
            path.as_ref(),
        ];
        let piped = program(&[]).args(words).output().unwrap().stdout;
        assert!(text(&piped).contains('\u{202e}'), "it is what it was");
        let line = format!("\"$PROGRAM\" convert --lossless --to {to} -- \"$FILE\"");
        let Some(shown) = on_a_terminal(&line, path) else {
            return println!("left out: script is not installed");
        };
        assert!(shown.lines().count() > 10, "{shown}");
        check(shown.as_bytes(), &BTreeSet::new(), &[to.into()]);
        if to == "json" {
            let [shown, piped] = [shown.as_str(), text(&piped)]
                .map(|it| serde_json::from_str::<serde_json::Value>(it).unwrap());
            assert_eq!(shown, piped, "and says the same");
        }
    }
}

#[test]
fn nothing_acts_on_a_terminal_that_is_one() {
    let folder = TempDir::new().unwrap();
    let known = known_styles();
    for path in payloads(folder.path()) {
        for command in ["show", "check", "check --format json", "check --format csv", "find e"] {
            let line = format!("\"$PROGRAM\" {command} -- \"$FILE\"");
            let Some(shown) = on_a_terminal(&line, &path) else {
                return println!("left out: script is not installed");
            };
            assert!(!shown.is_empty() || command.starts_with("find"));
            check(shown.as_bytes(), &known, &[command.into(), path.clone().into()]);
        }
    }
}

/// What a command line writes on a terminal of its own, which `script` gives it; none without that.
pub(crate) fn on_a_terminal(line: &str, file: &Path) -> Option<String> {
    let plain = program(&[]);
    let mut command = Command::new("script");
    command.args(["--quiet", "--command", line, "/dev/null"]).stdin(Stdio::null());
    command.env("PROGRAM", plain.get_program()).env("FILE", file).env("TERM", "xterm-256color");
    command.env("LC_ALL", "C").env("XDG_CONFIG_HOME", "/nonexistent");
    Some(text(&command.output().ok()?.stdout).replace("\r\n", "\n"))
}

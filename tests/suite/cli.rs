use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_callback-explorer");

#[test]
fn commands_print_what_is_written_down() {
    let cases = trycmd::TestCases::new();
    cases
        .register_bin("callback-explorer", Path::new(PROGRAM))
        .env("LC_ALL", "C")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("DISPLAY", "")
        .env("WAYLAND_DISPLAY", "")
        .env("WAYLAND_SOCKET", "")
        .case("tests/cli/*.trycmd");
    if !cfg!(feature = "gui") {
        cases.skip("tests/cli/without-display.trycmd");
    }
}

#[test]
fn the_locale_chooses_the_language() {
    for (locale, words) in [("zh_CN.UTF-8", "工作流回调"), ("en_US.UTF-8", "Workflow callback")]
    {
        let output = program(&["catalog"]).env("LC_ALL", locale).output().unwrap();
        assert!(text(&output.stdout).contains(words), "{locale}");
    }
}

#[test]
fn standard_input_is_a_payload_like_any_other() {
    let output = with_input(&["check", "--format", "json", "-"], &sample("tts.xml"));
    assert_eq!(output.status.code(), Some(0));
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&line["file"], &line["entry"]), (&"-".into(), &"tts".into()));

    let output = with_input(&["check", "-"], b"<Response><JobsDetail>");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).contains("<stdin>:1:23: error[truncated]"));
}

#[test]
fn there_and_back_again_without_loss() {
    let there = with_input(&["convert", "-", "--lossless"], &sample("workflow.xml"));
    let back = with_input(&["convert", "-", "--lossless"], &there.stdout);
    let again = with_input(&["convert", "-", "--lossless"], &back.stdout);
    assert_eq!(text(&there.stdout), text(&again.stdout));
    assert!(text(&back.stdout).contains("<WorkflowExecution>"));
}

#[test]
fn every_json_line_has_its_keys_in_their_order() {
    let output = run(&["check", "--format", "json", "assets/samples", "no/such.xml"]);
    assert_eq!(output.status.code(), Some(2));
    let lines: Vec<String> = text(&output.stdout).lines().map(str::to_owned).collect();
    assert!(lines.len() > 15);
    for line in &lines {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
        let wanted = [
            "file",
            "payload",
            "format",
            "entry",
            "alternatives",
            "status",
            "nodes",
            "outcome",
            "findings",
        ];
        assert_eq!(keys, wanted);
        for finding in value["findings"].as_array().unwrap() {
            let keys: Vec<&str> = finding.as_object().unwrap().keys().map(String::as_str).collect();
            let wanted = ["rule", "severity", "path", "line", "column", "byte", "count", "message"];
            assert_eq!(keys[..8], wanted);
        }
    }
    assert!(lines.last().unwrap().contains(r#""rule":"unreadable""#));
}

#[test]
fn an_encoding_finding_says_where_in_the_file() {
    let output = run(&["check", "--format", "json", "tests/encodings/undeclared-gb18030.xml"]);
    assert_eq!(output.status.code(), Some(2));
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let bytes = fs::read("tests/encodings/undeclared-gb18030.xml").unwrap();
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap();
    let findings = line["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["rule"] == "encoding").unwrap();
    assert_eq!(finding["file_byte"], first);
}

#[test]
fn a_reader_that_stops_is_no_trouble() {
    let mut child =
        program(&["show", "assets/samples"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let child = child.as_mut().unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let mut complaints = String::new();
    let status = child.wait().unwrap();
    child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
    assert_eq!((status.code(), complaints.as_str()), (Some(0), ""));
}

#[test]
fn the_users_own_catalog_counts() {
    let folder = TempDir::new().unwrap();
    let catalog = folder.path().join("callback-explorer/catalog");
    fs::create_dir_all(&catalog).unwrap();
    let list = || {
        let mut program = program(&["catalog"]);
        program.env("XDG_CONFIG_HOME", folder.path()).env("HOME", folder.path());
        program.output().unwrap()
    };
    if cfg!(target_os = "linux") {
        fs::copy("tests/catalog/user/pet.toml", catalog.join("pet.toml")).unwrap();
        fs::copy("tests/catalog/user/pet-review.toml", catalog.join("pet-review.toml")).unwrap();
        assert!(text(&list().stdout).contains("pet-review"));

        fs::copy("tests/catalog/wrong/unknown-key.toml", catalog.join("wrong.toml")).unwrap();
        let output = list();
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("wrong.toml:"), "the file and its line are named");
    }
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(&["completions", shell]);
        assert!(text(&output.stdout).contains("fail-on-outcome"), "{shell}");
    }
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    for rule in callback_explorer::analysis::rules::RULES {
        for language in ["en", "zh"] {
            let output = run(&["explain", rule.id, "--lang", language]);
            assert_eq!(output.status.code(), Some(0));
            assert!(text(&output.stdout).len() > 100, "{} in {language}", rule.id);
        }
    }
}

pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).env("LC_ALL", "C").env("XDG_CONFIG_HOME", "/nonexistent");
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command
}

pub(crate) fn run(arguments: &[&str]) -> Output {
    program(arguments).stdin(Stdio::null()).output().unwrap()
}

pub(crate) fn with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = program(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

pub(crate) fn sample(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from("assets/samples").join(name)).unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

pub(crate) fn names_in(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

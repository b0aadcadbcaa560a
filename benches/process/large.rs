//! One large file, opened or converted, beside what else reads it.

use std::path::Path;

use callback_explorer::document::Format;

use super::engines::engines;
use super::payload::Payload;
use super::{PROGRAM, Run, is_installed};

const MEGABYTES: u32 = 100;

pub(crate) fn compare(notes: &Path, schema: &str) {
    let itself = std::env::current_exe().expect("this program");
    let itself = itself.to_str().expect("a plain name");
    let is_usual = |payload: &Payload| payload.is_pretty == (payload.format == Format::Xml);
    for payload in Payload::all().filter(is_usual) {
        let format = payload.format;
        let path = notes.join(format!("large.{}", format.id()));
        let text = payload.text(MEGABYTES as usize * 1_000_000);
        std::fs::write(&path, text).expect("room for the payload");
        let mut runs: Vec<Run<'_>> = Vec::new();
        for (name, _) in engines(format) {
            runs.push((name, itself, vec!["--engine", name], &path));
        }
        // The first is what the others are held against.
        runs.insert(1, ("", PROGRAM, vec!["check"], &path));
        runs.insert(2, ("", PROGRAM, vec!["convert"], &path));
        match format {
            Format::Xml if is_installed("xmllint") => {
                let lint = ["--huge", "--noout"];
                runs.push(("xmllint --noout", "xmllint", lint.to_vec(), &path));
                let words = ["--huge", "--noout", "--schema", schema];
                runs.push(("xmllint --schema", "xmllint", words.to_vec(), &path));
            }
            Format::Json if is_installed("jq") => {
                runs.push(("jq empty", "jq", vec!["empty"], &path));
            }
            Format::Xml | Format::Json => {}
        }
        super::compare(notes, (&format!("{}, {MEGABYTES} MB", payload.name()), MEGABYTES), &runs);
        std::fs::remove_file(&path).expect("the payload that was written");
    }
}

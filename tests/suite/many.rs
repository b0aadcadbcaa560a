//! A folder of many payloads, made of the project's own samples: the same on every machine.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use tempfile::TempDir;

/// A folder with such a name in a temporary one, with so many payloads; every twentieth is cut in half.
pub(crate) fn folder(name: &str, n_payloads: usize) -> (TempDir, PathBuf) {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join(name);
    fs::create_dir(&folder).unwrap();
    for index in 0..n_payloads {
        write(&folder, index);
    }
    (outer, folder)
}

/// Writes the payload of this index, four for each day.
pub(crate) fn write(folder: &Path, index: usize) -> PathBuf {
    let samples = samples();
    let sample = &samples[index * 7 % samples.len()];
    let mut text = fs::read_to_string(sample).unwrap();
    let date = Regex::new(r"\d{4}-\d\d-\d\d([T ]\d\d:)").unwrap();
    let day = format!("2024-03-{:02}$1", 1 + index / 4 % 28);
    text = date.replace_all(&text, day.as_str()).into_owned();
    if index % 20 == 19 {
        let mut half = text.len() / 2;
        while !text.is_char_boundary(half) {
            half -= 1;
        }
        text.truncate(half);
    }
    let file = folder.join(format!("{index:05}-{}", sample.file_name().unwrap().to_str().unwrap()));
    fs::write(&file, text).unwrap();
    file
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/catalog/samples");
    let mut samples: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    samples.sort();
    samples
}

//! Many small files, made of the documented samples: the same on every machine.

#![expect(clippy::disallowed_methods, reason = "our own samples are regular files")]

use std::fs;
use std::path::{Path, PathBuf};

/// Writes so many payloads, the samples in turn, every twentieth cut in half; gives their files. They are XML, so that
/// others can read them too.
pub(crate) fn write(folder: &Path, n_files: usize) -> Vec<PathBuf> {
    fs::create_dir(folder).expect("a new folder");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/catalog/samples");
    let samples: Vec<(String, Vec<u8>)> = files(&samples)
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "xml"))
        .map(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name");
            (name.to_owned(), fs::read(path).expect("a sample"))
        })
        .collect();
    for (index, (name, bytes)) in (0..n_files).zip(samples.iter().cycle()) {
        let n_kept = if index % 20 == 19 { bytes.len() / 2 } else { bytes.len() };
        let bytes = bytes.get(..n_kept).unwrap_or_default();
        fs::write(folder.join(format!("{index:06}-{name}")), bytes).expect("room for the files");
    }
    files(folder)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry of it").path()).collect();
    files.sort();
    files
}

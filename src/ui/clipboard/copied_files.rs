//! Files that a file manager copied as text: each in its own way.

use std::path::{Path, PathBuf};

use url::Url;

use super::Content;

/// The files and folders that `text` lists, one a line; or the text, if it is anything else.
///
/// A line is a `file:` address, or the path of something that is there. GNOME's and its relatives' lists
/// begin with a line or two of their own.
pub(super) fn or_text(text: String) -> Content {
    match files(&text) {
        Some(files) => Content::Files(files),
        None => Content::Text(text),
    }
}

/// Longer text is a payload, whatever its lines.
const LONGEST_LIST: usize = 1 << 20;

fn files(text: &str) -> Option<Vec<PathBuf>> {
    if text.len() > LONGEST_LIST {
        return None;
    }
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).peekable();
    lines.next_if_eq(&"x-special/nautilus-clipboard");
    lines.next_if(|line| matches!(*line, "copy" | "cut"));
    let files: Option<Vec<PathBuf>> = lines.map(file).collect();
    files.filter(|files| !files.is_empty())
}

fn file(line: &str) -> Option<PathBuf> {
    if line.starts_with("file:") {
        return Url::parse(line).ok()?.to_file_path().ok();
    }
    let path = Path::new(line);
    (path.is_absolute() && path.exists()).then(|| path.to_owned())
}

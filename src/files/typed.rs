//! Paths as people type them: quoted, from the home folder, relative, as `file:` addresses; and their completion.

use std::fs;
use std::path::{Path, PathBuf, is_separator};

use directories::BaseDirs;
use url::Url;

use super::{FileError, Trouble};
use crate::words::{path_text, visible};

/// The files and folders that `text` names, each of which is there.
///
/// A text that as a whole is the path of something needs no quotes. Otherwise white space parts paths, unless
/// it stands between quotes or, where paths have no backslashes, behind one.
pub fn typed_paths(text: &str) -> Result<Vec<PathBuf>, FileError> {
    let text = text.trim();
    let whole = resolved(text);
    if whole.exists() {
        return Ok(vec![whole]);
    }
    let paths: Vec<PathBuf> = split(text).iter().map(|word| resolved(&word.text)).collect();
    let found = |path: &PathBuf| match fs::metadata(path) {
        Ok(_) => Ok(path.clone()),
        Err(error) => Err(FileError::new(path, error)),
    };
    // Where nothing is found, the text was meant as one path.
    if paths.len() > 1 && !paths.iter().any(|path| path.exists()) {
        return found(&whole).map(|path| vec![path]);
    }
    paths.iter().map(found).collect()
}

/// The one path that `text` is, which need not be there.
///
/// A path that ends in a separator names no file.
pub fn typed_target(text: &str) -> Result<PathBuf, FileError> {
    let text = text.trim();
    let words = split(text);
    let path = match words.as_slice() {
        [word] => resolved(&word.text),
        [] | [_, _, ..] => resolved(text),
    };
    if text.ends_with(is_separator) || path.is_dir() {
        let trouble = Trouble::NotRegular(super::NotRegular::Folder);
        return Err(FileError { path, trouble });
    }
    Ok(path)
}

/// The text that [`typed_target`] takes for this path.
///
/// A path that holds what can't be seen, or is no text, stands as a `file:` address.
pub fn to_be_typed(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let short = here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
    let text = path_text(short);
    match Url::from_file_path(path) {
        Ok(address) if visible(&text) != text || short.to_str().is_none() => address.into(),
        Ok(_) | Err(()) => text.into_owned(),
    }
}

/// What may follow a text that names a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The text with all that is certain.
    pub text: String,
    /// What stands in the folder and begins as typed; folders end in a separator.
    pub names: Vec<String>,
    /// The text that each name would make, in the same order.
    pub texts: Vec<String>,
}

/// Completes the last path in `text` by the names in its folder. Hidden ones only if asked for by their dot.
pub fn complete(text: &str) -> Completion {
    let last = split(text).pop();
    let starts = [Some((0, text.to_owned())), last.map(|word| (word.start, word.text))];
    for (start, word) in starts.into_iter().flatten() {
        let before = text.get(..start).unwrap_or_default();
        let completion = complete_word(before, &word);
        if !completion.names.is_empty() {
            return completion;
        }
    }
    Completion { text: text.to_owned(), ..Completion::default() }
}

/// Whether the system finds a program of this name.
pub fn is_installed(program: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
}

/// A piece of a text, without its quotes.
struct Word {
    start: usize,
    text: String,
}

fn split(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_in_word = false;
    let mut quote = None;
    let mut characters = text.char_indices();
    while let Some((start, character)) = characters.next() {
        if quote.is_none() && character.is_whitespace() {
            is_in_word = false;
            continue;
        }
        if !is_in_word {
            is_in_word = true;
            words.push(Word { start, text: String::new() });
        }
        let Some(word) = words.last_mut() else { continue };
        match character {
            '"' | '\'' if quote.is_none() => quote = Some(character),
            _ if quote == Some(character) => quote = None,
            '\\' if quote != Some('\'') && !is_separator('\\') => {
                word.text.extend(characters.next().map(|(_, escaped)| escaped));
            }
            _ => word.text.push(character),
        }
    }
    words
}

fn resolved(word: &str) -> PathBuf {
    if word.starts_with("file:")
        && let Some(path) = Url::parse(word).ok().and_then(|url| url.to_file_path().ok())
    {
        return path;
    }
    if let Some(rest) = word.strip_prefix('~')
        && (rest.is_empty() || rest.starts_with(is_separator))
        && let Some(folders) = BaseDirs::new()
    {
        return folders.home_dir().join(rest.trim_start_matches(is_separator));
    }
    // Without a working folder, a relative path is as good as any.
    std::path::absolute(word).unwrap_or_else(|_| Path::new(word).to_owned())
}

/// More names than anybody looks through.
const MOST_NAMES: usize = 200;

fn complete_word(before: &str, word: &str) -> Completion {
    let end = word.rfind(is_separator).map_or(0, |separator| separator + 1);
    let (folder, begun) = word.split_at(end);
    let place = if folder.is_empty() { resolved(".") } else { resolved(folder) };
    let entries = fs::read_dir(place).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| {
            let mut name = entry.file_name().into_string().ok()?;
            let is_asked_for =
                name.starts_with(begun) && (begun.starts_with('.') || !name.starts_with('.'));
            if is_asked_for && entry.path().is_dir() {
                name.push(std::path::MAIN_SEPARATOR);
            }
            is_asked_for.then_some(name)
        })
        .collect();
    names.sort_unstable();
    names.truncate(MOST_NAMES);
    let first = names.first().map_or("", String::as_str);
    let certain = names.iter().fold(first, |certain, name| common(certain, name));
    let whole = |name: &str| format!("{before}{}", quoted(&format!("{folder}{name}"), before));
    let texts = names.iter().map(|name| whole(name)).collect();
    Completion { text: whole(certain), names, texts }
}

/// What both begin with.
fn common<'a>(one: &'a str, other: &str) -> &'a str {
    let differs = one.char_indices().zip(other.chars()).find(|((_, one), other)| one != other);
    let end = differs.map_or(one.len().min(other.len()), |((at, _), _)| at);
    one.get(..end).unwrap_or(one)
}

/// A path among others keeps together by a quote, which stays open while it may go on.
fn quoted(path: &str, before: &str) -> String {
    if before.is_empty() || !path.contains(char::is_whitespace) {
        return path.to_owned();
    }
    format!("\"{path}")
}

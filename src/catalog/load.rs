//! The catalog's files as they are found: each of the right form, and no two of one name.

use hashbrown::HashMap;
use toml::Spanned;

use super::asset::{AssetFile, OwnFiles};
use super::{CatalogError, CatalogProblem, IncludedBy};

/// A file that was read, and has the right form.
pub(super) struct File {
    name: String,
    text: String,
    pub(super) asset: AssetFile,
    pub(super) is_own: bool,
}

/// All files, by what they are.
pub(super) struct Files {
    all: Vec<File>,
    /// Sorted by id.
    entries: Vec<usize>,
    fragments: HashMap<String, usize>,
    /// Ours first.
    code_lists: Vec<usize>,
}

impl File {
    pub(super) fn error(&self, offset: usize, problem: CatalogProblem) -> CatalogError {
        let (file, line) = (self.name.clone(), line(&self.text, offset));
        CatalogError { file, line, problem, included_by: None }
    }

    /// An entry's error for a fragment that it includes at `offset`.
    pub(super) fn includes(&self, offset: usize, error: CatalogError) -> CatalogError {
        let (file, line) = (self.name.clone(), line(&self.text, offset));
        CatalogError { included_by: Some(IncludedBy { file, line }), ..error }
    }

    fn offset(&self) -> usize {
        let AssetFile { id, fragment, codes, .. } = &self.asset;
        let named = id.as_ref().or(fragment.as_ref()).or(codes.as_ref());
        named.map_or(0, |name| name.span().start)
    }
}

impl Files {
    pub(super) fn read(
        own: &[(String, String)],
        users: &[(String, String)],
    ) -> Result<Self, CatalogError> {
        let mut files = Vec::new();
        for (from, is_own) in [(own, true), (users, false)] {
            for (name, text) in from {
                files.push(parse(name.clone(), text.clone(), is_own)?);
            }
        }
        Self::sort(files)
    }

    /// The entries' files, sorted by id.
    pub(super) fn entries(&self) -> impl Iterator<Item = &File> {
        self.entries.iter().filter_map(|&index| self.all.get(index))
    }

    pub(super) fn fragment(&self, name: &str) -> Option<&File> {
        self.fragments.get(name).and_then(|&index| self.all.get(index))
    }

    /// The lists of error codes, ours first.
    pub(super) fn code_lists(&self) -> impl Iterator<Item = &File> {
        self.code_lists.iter().filter_map(|&index| self.all.get(index))
    }

    /// Where a user's entry took the place of ours, our fragments may have lost their use.
    pub(super) fn no_fragment_is_unused(
        &self,
        is_used: impl Fn(&str) -> bool,
    ) -> Result<(), CatalogError> {
        let all_own = self.all.iter().all(|file| file.is_own);
        for file in self.all.iter().filter(|file| all_own || !file.is_own) {
            if let Some(name) = &file.asset.fragment
                && !is_used(name.get_ref())
            {
                let problem = CatalogProblem::Unused(name.get_ref().clone());
                return Err(file.error(name.span().start, problem));
            }
        }
        Ok(())
    }

    /// A user's file takes the place of ours with the same `id`, `fragment` or `codes`.
    fn sort(files: Vec<File>) -> Result<Self, CatalogError> {
        let mut sorted = Self {
            all: files,
            entries: Vec::new(),
            fragments: HashMap::new(),
            code_lists: Vec::new(),
        };
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        let mut by_codes: HashMap<&str, usize> = HashMap::new();
        for (index, file) in sorted.all.iter().enumerate() {
            let AssetFile { id, fragment, codes, .. } = &file.asset;
            let (name, former) = match (id, fragment, codes) {
                (Some(id), _, _) => (id, by_id.insert(id.get_ref(), index)),
                (None, Some(name), _) => {
                    (name, sorted.fragments.insert(name.get_ref().clone(), index))
                }
                (None, None, Some(name)) => (name, by_codes.insert(name.get_ref(), index)),
                (None, None, None) => continue,
            };
            let former = former.and_then(|former| sorted.all.get(former));
            if former.is_some_and(|former| former.is_own == file.is_own) {
                let problem = CatalogProblem::DuplicateFile(name.get_ref().clone());
                return Err(file.error(name.span().start, problem));
            }
        }
        sorted.code_lists = by_codes.into_values().collect();
        sorted.code_lists.sort_unstable();
        sorted.entries = by_id.into_values().collect();
        sorted.entries.sort_unstable_by_key(|&index| {
            sorted.all.get(index).and_then(|file| file.asset.id.as_ref()).map(Spanned::get_ref)
        });
        Ok(sorted)
    }
}

/// The project's own files, each as its name and its text, sorted by name.
pub(super) fn own_files() -> Vec<(String, String)> {
    let mut names: Vec<_> = OwnFiles::iter().filter(|name| name.ends_with(".toml")).collect();
    names.sort_unstable();
    let file = |name: std::borrow::Cow<'_, str>| {
        let data = OwnFiles::get(&name).map(|file| file.data).unwrap_or_default();
        (name.into_owned(), String::from_utf8_lossy(&data).into_owned())
    };
    names.into_iter().map(file).collect()
}

fn parse(name: String, text: String, is_own: bool) -> Result<File, CatalogError> {
    let asset = toml::from_str(&text).map_err(|error| CatalogError {
        line: line(&text, error.span().map_or(0, |span| span.start)),
        file: name.clone(),
        problem: CatalogProblem::Form(error.message().to_owned()),
        included_by: None,
    })?;
    let file = File { name, text, asset, is_own };
    check_keys(&file)?;
    Ok(file)
}

fn check_keys(file: &File) -> Result<(), CatalogError> {
    let asset = &file.asset;
    let kinds = [&asset.id, &asset.fragment, &asset.codes];
    if kinds.into_iter().flatten().count() != 1 {
        return Err(file.error(file.offset(), CatalogProblem::OneOfThree));
    }
    let is_entry = asset.title.is_some() && asset.json.is_some() && !asset.sources.is_empty();
    let is_fragment = asset.title.is_none() && asset.json.is_none() && asset.recognize.is_empty();
    let has_nodes =
        !asset.include.is_empty() || !asset.node.is_empty() || !asset.relation.is_empty();
    let is_code_list = asset.title.is_some()
        && asset.sources.len() == 1
        && asset.json.is_none()
        && asset.recognize.is_empty()
        && !has_nodes;
    let wrong = if asset.id.is_some() && !is_entry {
        "an entry needs `title`, `json` and at least one [sources.…]"
    } else if asset.fragment.is_some() && !is_fragment {
        "a fragment has no `title`, no `json` and no [[recognize]]: they belong to entries"
    } else if asset.codes.is_some() && !is_code_list {
        "a list of error codes needs `title` and one [sources.…], and has but [[code]]s besides"
    } else if asset.codes.is_none() && !asset.code.is_empty() {
        "a [[code]] belongs to a list of error codes, with `codes`"
    } else {
        return Ok(());
    };
    Err(file.error(file.offset(), CatalogProblem::Keys(wrong)))
}

fn line(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().iter().take(offset);
    1 + before.filter(|&&byte| byte == b'\n').count()
}

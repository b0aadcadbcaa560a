//! The catalog's files, put together: which entries there are, and what their includes bring.

use hashbrown::{HashMap, HashSet};
use toml::Spanned;

use super::asset::{AssetFile, Include, Node, OwnFiles, Relation, Source};
use super::{CatalogError, CatalogProblem};

/// A file that was read, and is form-correct.
pub(super) struct File {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) asset: AssetFile,
    is_own: bool,
}

/// All files, by what they are.
pub(super) struct Files {
    all: Vec<File>,
    entries: Vec<usize>,
    fragments: HashMap<String, usize>,
}

/// One entry with all its includes carried out, but nothing looked up yet.
pub(super) struct Draft<'a> {
    pub(super) file: &'a File,
    pub(super) nodes: Vec<DraftNode<'a>>,
    pub(super) by_path: HashMap<String, usize>,
    pub(super) relations: Vec<(&'a Spanned<Relation>, usize)>,
    pub(super) sources: Vec<(&'a str, &'a Source)>,
    /// The entry's own file first, then every include, in the order in which they start.
    pub(super) parts: Vec<Part<'a>>,
}

/// A file in its place within an entry.
pub(super) struct Part<'a> {
    pub(super) file: &'a File,
    /// The path that a fragment hangs below; none for the entry itself.
    pub(super) at: Option<String>,
    /// The file and the offset of the include that brought it.
    pub(super) by: Option<(&'a File, usize)>,
}

pub(super) struct DraftNode<'a> {
    pub(super) path: String,
    /// What the files say of it, each with its part's index; the last one that says something counts.
    pub(super) layers: Vec<(&'a Spanned<Node>, usize)>,
}

impl File {
    pub(super) fn error(&self, offset: usize, problem: CatalogProblem) -> CatalogError {
        CatalogError { file: self.name.clone(), line: line(&self.text, offset), problem }
    }

    fn offset(&self) -> usize {
        let named = self.asset.id.as_ref().or(self.asset.fragment.as_ref());
        named.map_or(0, |name| name.span().start)
    }
}

impl Part<'_> {
    /// The full path of what this part's file calls `path`.
    pub(super) fn path(&self, path: &str, offset: usize) -> Result<String, CatalogError> {
        let full = match (&self.at, path.strip_prefix('.')) {
            (None, None) => Some(path.to_owned()),
            (Some(at), Some("")) => Some(at.clone()),
            (Some(at), Some(below)) if at.is_empty() => Some(below.to_owned()),
            (Some(at), Some(_)) => Some(format!("{at}{path}")),
            (None, Some(_)) | (Some(_), None) => None,
        };
        full.filter(|full| full.split('.').all(is_name))
            .ok_or_else(|| self.file.error(offset, CatalogProblem::Path(path.to_owned())))
    }
}

impl Files {
    pub(super) fn read(user_files: &[(String, String)]) -> Result<Self, CatalogError> {
        let mut files = Vec::new();
        let mut names: Vec<_> = OwnFiles::iter().filter(|name| name.ends_with(".toml")).collect();
        names.sort_unstable();
        for name in names {
            let data = OwnFiles::get(&name).map(|file| file.data).unwrap_or_default();
            let text = String::from_utf8_lossy(&data).into_owned();
            files.push(parse(name.into_owned(), text, true)?);
        }
        for (name, text) in user_files {
            files.push(parse(name.clone(), text.clone(), false)?);
        }
        Self::sort(files)
    }

    pub(super) fn drafts(&self) -> Result<Vec<Draft<'_>>, CatalogError> {
        let mut used = HashSet::new();
        let files = self.entries.iter().filter_map(|&index| self.all.get(index));
        let drafts =
            files.map(|file| self.draft(file, &mut used)).collect::<Result<Vec<_>, _>>()?;
        self.no_fragment_is_unused(&used)?;
        Ok(drafts)
    }

    /// A user's file takes the place of ours with the same `id` or `fragment`.
    fn sort(files: Vec<File>) -> Result<Self, CatalogError> {
        let mut sorted = Self { all: files, entries: Vec::new(), fragments: HashMap::new() };
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        for (index, file) in sorted.all.iter().enumerate() {
            let (name, former) = match (&file.asset.id, &file.asset.fragment) {
                (Some(id), _) => (id, by_id.insert(id.get_ref(), index)),
                (None, Some(name)) => {
                    (name, sorted.fragments.insert(name.get_ref().clone(), index))
                }
                (None, None) => continue,
            };
            let former = former.and_then(|former| sorted.all.get(former));
            if former.is_some_and(|former| former.is_own == file.is_own) {
                let problem = CatalogProblem::DuplicateFile(name.get_ref().clone());
                return Err(file.error(name.span().start, problem));
            }
        }
        sorted.entries = by_id.into_values().collect();
        sorted.entries.sort_unstable_by_key(|&index| {
            sorted.all.get(index).and_then(|file| file.asset.id.as_ref()).map(Spanned::get_ref)
        });
        Ok(sorted)
    }

    fn draft<'a>(
        &'a self,
        file: &'a File,
        used: &mut HashSet<&'a str>,
    ) -> Result<Draft<'a>, CatalogError> {
        let mut draft = Draft {
            file,
            nodes: Vec::new(),
            by_path: HashMap::new(),
            relations: Vec::new(),
            sources: Vec::new(),
            parts: Vec::new(),
        };
        let mut chain = Vec::new();
        self.expand(&mut draft, Part { file, at: None, by: None }, &mut chain, used)?;
        Ok(draft)
    }

    fn expand<'a>(
        &'a self,
        draft: &mut Draft<'a>,
        part: Part<'a>,
        chain: &mut Vec<&'a str>,
        used: &mut HashSet<&'a str>,
    ) -> Result<(), CatalogError> {
        let (file, number) = (part.file, draft.parts.len());
        draft.parts.push(part);
        draft.add_sources(file);
        for item in items(&file.asset) {
            match item {
                Item::Node(node) => draft.add_node(node, number)?,
                Item::Include(include) => {
                    let offset = include.span().start;
                    let Include { fragment, at } = include.get_ref();
                    let fragment_file = self.fragment(file, offset, fragment, chain)?;
                    let at = draft.at(number, at, offset)?;
                    used.insert(fragment);
                    chain.push(fragment);
                    let by = Some((file, offset));
                    let part = Part { file: fragment_file, at: Some(at), by };
                    self.expand(draft, part, chain, used)?;
                    chain.pop();
                }
            }
        }
        draft.relations.extend(file.asset.relation.iter().map(|relation| (relation, number)));
        Ok(())
    }

    fn fragment(
        &self,
        file: &File,
        offset: usize,
        name: &str,
        chain: &[&str],
    ) -> Result<&File, CatalogError> {
        if chain.contains(&name) {
            return Err(file.error(offset, CatalogProblem::Cycle(name.to_owned())));
        }
        self.fragments
            .get(name)
            .and_then(|&index| self.all.get(index))
            .ok_or_else(|| file.error(offset, CatalogProblem::NoFragment(name.to_owned())))
    }

    /// Where a user's entry took the place of ours, our fragments may have lost their use.
    fn no_fragment_is_unused(&self, used: &HashSet<&str>) -> Result<(), CatalogError> {
        let all_own = self.all.iter().all(|file| file.is_own);
        for file in self.all.iter().filter(|file| all_own || !file.is_own) {
            if let Some(name) = &file.asset.fragment
                && !used.contains(name.get_ref().as_str())
            {
                let problem = CatalogProblem::Unused(name.get_ref().clone());
                return Err(file.error(name.span().start, problem));
            }
        }
        Ok(())
    }
}

impl<'a> Draft<'a> {
    fn add_sources(&mut self, file: &'a File) {
        let mut sources: Vec<_> = file.asset.sources.iter().collect();
        sources.sort_unstable_by_key(|(_name, source)| source.span().start);
        for (name, source) in sources {
            if self.sources.iter().all(|(known, _source)| known != name) {
                self.sources.push((name, source.get_ref()));
            }
        }
    }

    /// An include may bring a path before the including file changes it; nothing else may name it twice.
    fn add_node(&mut self, node: &'a Spanned<Node>, part: usize) -> Result<(), CatalogError> {
        let Some(within) = self.parts.get(part) else { return Ok(()) };
        let path = within.path(&node.get_ref().path, node.span().start)?;
        match self.by_path.get(&path).and_then(|&index| self.nodes.get_mut(index)) {
            None => {
                self.by_path.insert(path.clone(), self.nodes.len());
                self.nodes.push(DraftNode { path, layers: vec![(node, part)] });
                Ok(())
            }
            Some(known) if known.layers.iter().all(|&(_node, by)| by > part) => {
                known.layers.push((node, part));
                Ok(())
            }
            Some(known) => {
                let is_ours = known.layers.iter().any(|&(_node, by)| by == part);
                let (file, offset) = match within.by {
                    Some(by) if !is_ours => by,
                    Some(_) | None => (within.file, node.span().start),
                };
                Err(file.error(offset, CatalogProblem::DuplicatePath(path)))
            }
        }
    }

    fn at(&self, part: usize, at: &str, offset: usize) -> Result<String, CatalogError> {
        match self.parts.get(part) {
            Some(part) if !at.is_empty() => part.path(at, offset),
            Some(_) | None => Ok(String::new()),
        }
    }
}

enum Item<'a> {
    Node(&'a Spanned<Node>),
    Include(&'a Spanned<Include>),
}

/// Nodes and includes in the order in which the file has them.
fn items(asset: &AssetFile) -> Vec<Item<'_>> {
    let nodes = asset.node.iter().map(|node| (node.span().start, Item::Node(node)));
    let includes =
        asset.include.iter().map(|include| (include.span().start, Item::Include(include)));
    let mut items: Vec<_> = nodes.chain(includes).collect();
    items.sort_by_key(|(start, _item)| *start);
    items.into_iter().map(|(_start, item)| item).collect()
}

fn parse(name: String, text: String, is_own: bool) -> Result<File, CatalogError> {
    let asset = toml::from_str(&text).map_err(|error| CatalogError {
        line: line(&text, error.span().map_or(0, |span| span.start)),
        file: name.clone(),
        problem: CatalogProblem::Form(error.message().to_owned()),
    })?;
    let file = File { name, text, asset, is_own };
    check_keys(&file)?;
    Ok(file)
}

fn check_keys(file: &File) -> Result<(), CatalogError> {
    let asset = &file.asset;
    if asset.id.is_some() == asset.fragment.is_some() {
        return Err(file.error(file.offset(), CatalogProblem::EntryOrFragment));
    }
    let wrong = if asset.id.is_some() {
        if asset.title.is_none() || asset.json.is_none() || asset.sources.is_empty() {
            Some("an entry needs `title`, `json` and at least one [sources.…]")
        } else {
            None
        }
    } else if asset.title.is_some() || asset.json.is_some() || !asset.recognize.is_empty() {
        Some("a fragment has no `title`, no `json` and no [[recognize]]: they belong to entries")
    } else {
        None
    };
    wrong.map_or(Ok(()), |wrong| Err(file.error(file.offset(), CatalogProblem::Keys(wrong))))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || "[]\"@#".contains(c))
}

fn line(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().iter().take(offset);
    1 + before.filter(|&&byte| byte == b'\n').count()
}

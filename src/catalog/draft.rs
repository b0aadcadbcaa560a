//! An entry with its includes carried out: which nodes there are, and which files speak of each.

use hashbrown::{HashMap, HashSet};
use toml::Spanned;

use super::asset::{AssetFile, Condition, Defaults, Include, Node, Relation, Source};
use super::load::{File, Files};
use super::place::{ENVELOPE_NAME, PlaceTreeBuilder};
use super::{CatalogError, CatalogProblem, Language, PlaceId, Provenance};

/// One entry with all its includes carried out, but nothing looked up yet.
pub(super) struct Draft<'a> {
    pub(super) nodes: Vec<DraftNode<'a>>,
    pub(super) by_place: HashMap<PlaceId, usize>,
    pub(super) relations: Vec<(&'a Spanned<Relation>, usize)>,
    pub(super) tests: Vec<(&'a Spanned<Condition>, usize)>,
    pub(super) sources: Vec<(&'a str, &'a Source)>,
    /// The entry's own file first, then every include, in the order in which they start.
    pub(super) parts: Vec<Part<'a>>,
}

/// A file in its place within an entry.
#[derive(Clone)]
pub(super) struct Part<'a> {
    pub(super) file: &'a File,
    /// What a fragment hangs below, as place and as path; none for the entry itself.
    pub(super) at: Option<(PlaceId, String)>,
    /// The file and the offset of the include that brought it.
    pub(super) by: Option<(&'a File, usize)>,
    /// The same of the entry's own include that led to it.
    entry: Option<(&'a File, usize)>,
    instead: Instead<'a>,
}

/// What includes say of the nodes that they bring, in place of the defaults of their files. The innermost one to say
/// something counts.
#[derive(Clone, Copy, Default)]
pub(super) struct Instead<'a> {
    pub(super) how: Option<Provenance>,
    pub(super) source: Option<&'a str>,
    pub(super) translated: Option<&'a Vec<Language>>,
}

pub(super) struct DraftNode<'a> {
    pub(super) place: PlaceId,
    pub(super) path: String,
    /// What the files say of it, each with its part's index; the last one that says something counts.
    pub(super) layers: Vec<(&'a Spanned<Node>, usize)>,
    /// What counts where none says anything: the defaults of the file that brought it.
    pub(super) defaults: &'a Defaults,
    /// What counts more than these defaults.
    pub(super) instead: Instead<'a>,
}

/// All entries, sorted by id.
pub(super) fn drafts<'a>(
    files: &'a Files,
    places: &mut PlaceTreeBuilder,
) -> Result<Vec<Draft<'a>>, CatalogError> {
    let mut drafting = Drafting { files, places, used: HashSet::new(), chain: Vec::new() };
    let drafts = files.entries().map(|file| drafting.draft(file)).collect::<Result<Vec<_>, _>>()?;
    files.no_fragment_is_unused(|name| drafting.used.contains(name))?;
    Ok(drafts)
}

impl Part<'_> {
    /// The place where `path` starts, and what is left of it from there.
    ///
    /// A fragment's paths start with a dot and hang below its `at`; an entry's start with the envelope, or at the top.
    pub(super) fn locate<'p>(
        &self,
        path: &'p str,
        offset: usize,
    ) -> Result<(PlaceId, &'p str), CatalogError> {
        let located = match (&self.at, path.strip_prefix('.')) {
            (Some((place, _path)), Some(below)) => Some((*place, below)),
            (None, None) if path == ENVELOPE_NAME => Some((PlaceId::ENVELOPE, "")),
            (None, None) => Some((PlaceId::ENVELOPE, below_envelope(path).unwrap_or(path))),
            (None, Some(_)) | (Some(_), None) => None,
        };
        located
            .filter(|(_place, below)| below.is_empty() || below.split('.').all(is_name))
            .filter(|_| !path.is_empty())
            .ok_or_else(|| self.error(offset, CatalogProblem::Path(path.to_owned())))
    }

    /// An error in this part's file.
    pub(super) fn error(&self, offset: usize, problem: CatalogProblem) -> CatalogError {
        self.error_in(self.file, offset, problem)
    }

    /// An error where this part is included; in the entry itself, at `offset`.
    pub(super) fn error_of_include(&self, offset: usize, problem: CatalogProblem) -> CatalogError {
        let (file, offset) = self.by.unwrap_or((self.file, offset));
        self.error_in(file, offset, problem)
    }

    /// The entry's own file needs no word of who includes it.
    fn error_in(&self, file: &File, offset: usize, problem: CatalogProblem) -> CatalogError {
        let error = file.error(offset, problem);
        match self.entry {
            Some((entry, at)) if !std::ptr::eq(entry, file) => entry.includes(at, error),
            Some(_) | None => error,
        }
    }

    /// The full path of what this part's file calls `path`.
    pub(super) fn full_path(&self, path: &str) -> String {
        match (&self.at, path.strip_prefix('.')) {
            (Some((_place, at)), Some("")) => at.clone(),
            (Some((_place, at)), Some(below)) if at.is_empty() => below.to_owned(),
            (Some((_place, at)), Some(_)) => [at, path].concat(),
            (_, _) => path.to_owned(),
        }
    }
}

/// What remains of a path that starts with the envelope.
pub(super) fn below_envelope(path: &str) -> Option<&str> {
    path.strip_prefix(ENVELOPE_NAME)?.strip_prefix('.')
}

/// What it takes to carry out the includes of entry after entry.
struct Drafting<'a, 'b> {
    files: &'a Files,
    places: &'b mut PlaceTreeBuilder,
    used: HashSet<&'a str>,
    /// The fragments that are being included, the outermost first.
    chain: Vec<&'a str>,
}

impl<'a> Drafting<'a, '_> {
    fn draft(&mut self, file: &'a File) -> Result<Draft<'a>, CatalogError> {
        let mut draft = Draft {
            nodes: Vec::new(),
            by_place: HashMap::new(),
            relations: Vec::new(),
            tests: Vec::new(),
            sources: Vec::new(),
            parts: Vec::new(),
        };
        let part = Part { file, at: None, by: None, entry: None, instead: Instead::default() };
        self.expand(&mut draft, &part)?;
        Ok(draft)
    }

    /// As deep as fragments include each other, which `chain` keeps from going round.
    fn expand(&mut self, draft: &mut Draft<'a>, part: &Part<'a>) -> Result<(), CatalogError> {
        let (file, number) = (part.file, draft.parts.len());
        draft.parts.push(part.clone());
        draft.add_sources(file);
        for item in items(&file.asset) {
            match item {
                Item::Node(node) => self.add_node(draft, part, number, node)?,
                Item::Include(include) => {
                    let inner = self.include(part, include)?;
                    self.chain.push(&include.get_ref().fragment);
                    self.expand(draft, &inner)?;
                    self.chain.pop();
                }
            }
        }
        draft.relations.extend(file.asset.relation.iter().map(|relation| (relation, number)));
        draft.tests.extend(file.asset.tests.iter().map(|test| (test, number)));
        Ok(())
    }

    fn include(
        &mut self,
        part: &Part<'a>,
        include: &'a Spanned<Include>,
    ) -> Result<Part<'a>, CatalogError> {
        let offset = include.span().start;
        let Include { fragment, at, how, source, translated } = include.get_ref();
        let error =
            |problem: fn(String) -> CatalogProblem| part.error(offset, problem(fragment.clone()));
        if self.chain.contains(&fragment.as_str()) {
            return Err(error(CatalogProblem::Cycle));
        }
        let file =
            self.files.fragment(fragment).ok_or_else(|| error(CatalogProblem::NoFragment))?;
        self.used.insert(fragment);
        let at = if at.is_empty() {
            (PlaceId::ENVELOPE, String::new())
        } else {
            let (base, below) = part.locate(at, offset)?;
            (self.add_place(base, below, part, offset)?, part.full_path(at))
        };
        let by = Some((part.file, offset));
        let entry = part.entry.or(by);
        let instead = Instead {
            how: how.or(part.instead.how),
            source: source.as_deref().or(part.instead.source),
            translated: translated.as_ref().or(part.instead.translated),
        };
        Ok(Part { file, at: Some(at), by, entry, instead })
    }

    /// An include may bring a node before the including file changes it; nothing else may name one twice.
    fn add_node(
        &mut self,
        draft: &mut Draft<'a>,
        part: &Part<'a>,
        number: usize,
        node: &'a Spanned<Node>,
    ) -> Result<(), CatalogError> {
        let (path, offset) = (&node.get_ref().path, node.span().start);
        let (base, below) = part.locate(path, offset)?;
        let place = self.add_place(base, below, part, offset)?;
        let known = draft.by_place.get(&place).and_then(|&index| draft.nodes.get_mut(index));
        match known {
            None => {
                draft.by_place.insert(place, draft.nodes.len());
                let (path, layers) = (part.full_path(path), vec![(node, number)]);
                let defaults = &part.file.asset.default;
                let instead = part.instead;
                draft.nodes.push(DraftNode { place, path, layers, defaults, instead });
                Ok(())
            }
            Some(known) if known.layers.iter().all(|&(_node, by)| by > number) => {
                known.layers.push((node, number));
                Ok(())
            }
            Some(known) => {
                let is_ours = known.layers.iter().any(|&(_node, by)| by == number);
                let problem = CatalogProblem::DuplicatePath(part.full_path(path));
                Err(if is_ours {
                    part.error(offset, problem)
                } else {
                    part.error_of_include(offset, problem)
                })
            }
        }
    }

    fn add_place(
        &mut self,
        base: PlaceId,
        below: &str,
        part: &Part<'_>,
        offset: usize,
    ) -> Result<PlaceId, CatalogError> {
        let place = self.places.add_path(base, below);
        place.map_err(|_too_many| part.error(offset, CatalogProblem::TooMany))
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

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || "[]\"@#".contains(c))
}

//! From drafts to entries: every reference is looked up, nodes are laid out as a tree.

use std::borrow::Cow;

use toml::Spanned;

use super::asset::{self, OneOrMore, Repeats};
use super::draft::{Draft, DraftNode, Part, below_envelope};
use super::entry::{
    AllowedValue, Bilingual, Clue, Condition, Entry, EnvelopeInJson, JsonForm, NodeEntry, Presence,
    Relation, Sign, Slip, SlipKind, Source,
};
use super::lookup::Lookup;
use super::place::PlaceTreeBuilder;
use super::{
    CatalogError, CatalogProblem, ENVELOPE_NAME, Language, PlaceId, Provenance, ValueType,
};

pub(super) fn entry(
    draft: &Draft<'_>,
    places: &mut PlaceTreeBuilder,
) -> Result<Entry, CatalogError> {
    let mut builder = Builder { draft, places };
    let (order, ends) = builder.tree_order()?;
    let nodes = order.iter().filter_map(|&index| draft.nodes.get(index));
    let nodes = nodes.map(|node| builder.node(node)).collect::<Result<Vec<_>, _>>()?;
    let asset = builder.asset();
    let title = asset.title.as_ref().map(bilingual).unwrap_or_default();
    let envelope = draft.by_place.contains_key(&PlaceId::ENVELOPE);
    Ok(Entry {
        id: asset.id.as_ref().map(|id| id.get_ref().clone()).unwrap_or_default(),
        root: (!envelope).then(|| root(&title)),
        title,
        json: builder.json()?,
        sources: draft.sources.iter().map(|&(name, page)| source(name, page)).collect(),
        clues: asset.recognize.iter().map(|it| builder.clue(it)).collect::<Result<_, _>>()?,
        relations: builder.relations()?,
        tests: builder.tests()?,
        envelope,
        nodes: nodes.into(),
        lookup: Lookup::new(ends),
    })
}

/// The object that holds all the rest, where no envelope is documented.
fn root(title: &Bilingual) -> NodeEntry {
    NodeEntry {
        place: PlaceId::ENVELOPE,
        path: Cow::default(),
        name: Cow::default(),
        value_type: ValueType::Container,
        unit: None,
        presence: Presence::Always,
        may_be_empty: false,
        repeats: false,
        may_repeat: false,
        either: Vec::new(),
        named_by: Vec::new(),
        sensitivity: ValueType::Container.sensitivity(),
        provenance: Provenance::Documented,
        source: 0,
        translated: vec![Language::En, Language::Zh],
        meaning: title.clone(),
        values: Vec::new(),
        more_values: false,
        more_nodes: false,
        slips: Vec::new(),
    }
}

pub(super) struct Builder<'a> {
    draft: &'a Draft<'a>,
    places: &'a mut PlaceTreeBuilder,
}

/// Where in the files something is written, for its errors and for its relative paths.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    part: &'a Part<'a>,
    offset: usize,
}

impl Spot<'_> {
    pub(super) fn error(self, problem: CatalogProblem) -> CatalogError {
        self.part.error(self.offset, problem)
    }
}

#[derive(Clone)]
enum Step {
    Open(usize),
    Close(usize),
}

impl<'a> Builder<'a> {
    /// The nodes' indices with parents before children and subtrees together, and where each one's subtree ends.
    fn tree_order(&self) -> Result<(Vec<usize>, Vec<u16>), CatalogError> {
        let mut children = vec![Vec::new(); self.draft.nodes.len()];
        let mut steps = Vec::new();
        for (index, node) in self.draft.nodes.iter().enumerate().rev() {
            let parent = self.parent(node)?.and_then(|parent| children.get_mut(parent));
            parent.unwrap_or(&mut steps).push(Step::Open(index));
        }
        let (mut order, mut ends) = (Vec::new(), Vec::new());
        while let Some(step) = steps.pop() {
            match step {
                Step::Open(index) => {
                    steps.push(Step::Close(order.len()));
                    steps.extend(children.get_mut(index).map(std::mem::take).unwrap_or_default());
                    order.push(index);
                    ends.push(0);
                }
                Step::Close(position) => {
                    if let Some(end) = ends.get_mut(position) {
                        *end = u16::try_from(order.len()).unwrap_or(u16::MAX);
                    }
                }
            }
        }
        Ok((order, ends))
    }

    /// The index of a node's parent; none at the top.
    fn parent(&self, node: &DraftNode<'a>) -> Result<Option<usize>, CatalogError> {
        let Draft { nodes, by_place, .. } = self.draft;
        let has_envelope = by_place.contains_key(&PlaceId::ENVELOPE);
        let is_below_envelope = below_envelope(&node.path).is_some();
        if node.place == PlaceId::ENVELOPE
            || !has_envelope && !is_below_envelope && !node.path.contains('.')
        {
            return Ok(None);
        }
        let parent = self.places.parent(node.place).and_then(|place| by_place.get(&place).copied());
        let is_container = |&index: &usize| {
            let value_type = nodes.get(index).and_then(|node| pick(node, |node| node.r#type));
            value_type == Some(ValueType::Container) && has_envelope == is_below_envelope
        };
        parent.filter(is_container).map(Some).ok_or_else(|| {
            let parent = node.path.rsplit_once('.').map_or(ENVELOPE_NAME, |(parent, _)| parent);
            let (path, parent) = (node.path.clone(), parent.to_owned());
            let spot = self.spot(node);
            let is_at = |(_place, at): &(PlaceId, String)| *at == parent;
            let is_at_fault = spot.part.at.as_ref().is_some_and(is_at);
            let problem = CatalogProblem::Parent { path, parent };
            if is_at_fault {
                spot.part.error_of_include(spot.offset, problem)
            } else {
                spot.error(problem)
            }
        })
    }

    fn node(&self, draft: &DraftNode<'a>) -> Result<NodeEntry, CatalogError> {
        let spot = self.spot(draft);
        let lacks = |key| spot.error(CatalogProblem::Lacks { path: draft.path.clone(), key });
        let value_type = pick(draft, |node| node.r#type).ok_or_else(|| lacks("type"))?;
        let meaning = pick(draft, |node| node.meaning.as_ref()).ok_or_else(|| lacks("meaning"))?;
        let name = draft.path.rsplit('.').next().unwrap_or_default();
        let source = pick(draft, |node| node.source.as_deref())
            .or(draft.instead.source)
            .or(draft.defaults.source.as_deref());
        let source = self.source(source, spot)?;
        let repeats = pick(draft, |node| node.repeats);
        Ok(NodeEntry {
            place: draft.place,
            path: draft.path.clone().into(),
            name: name.to_owned().into(),
            value_type,
            unit: pick(draft, |node| node.unit),
            presence: self.presence(draft)?,
            may_be_empty: pick(draft, |node| node.empty).unwrap_or(draft.defaults.empty),
            repeats: matches!(repeats, Some(Repeats::Always(true))),
            may_repeat: matches!(repeats, Some(Repeats::Always(true) | Repeats::Now(_))),
            either: self.either(draft)?,
            named_by: self.named_by(draft)?,
            sensitivity: pick(draft, |node| node.sensitive)
                .unwrap_or_else(|| value_type.sensitivity()),
            provenance: pick(draft, |node| node.how)
                .or(draft.instead.how)
                .or(draft.defaults.how)
                .unwrap_or(Provenance::Documented),
            source,
            translated: pick(draft, |node| node.translated.as_ref())
                .or(draft.instead.translated)
                .unwrap_or(&draft.defaults.translated)
                .clone(),
            meaning: bilingual(meaning),
            values: pick(draft, |node| node.values.as_deref())
                .unwrap_or_default()
                .iter()
                .map(allowed_value)
                .collect(),
            more_values: pick(draft, |node| node.more_values).unwrap_or_default(),
            more_nodes: pick(draft, |node| node.more_nodes).unwrap_or_default(),
            slips: pick(draft, |node| node.slips.as_deref())
                .unwrap_or_default()
                .iter()
                .map(|slip| self.slip(slip, source, spot))
                .collect::<Result<_, _>>()?,
        })
    }

    fn presence(&self, draft: &DraftNode<'a>) -> Result<Presence, CatalogError> {
        let given = draft.layers.iter().rev().find_map(|&(node, part)| {
            let presence = node.get_ref().presence.as_ref()?;
            Some((presence, self.spot_at(part, node.span().start)))
        });
        let default = draft.defaults.presence.as_ref();
        match given.or_else(|| default.map(|presence| (presence, self.spot(draft)))) {
            None | Some((asset::Presence::Sometimes, _)) => Ok(Presence::Sometimes),
            Some((asset::Presence::Always, _)) => Ok(Presence::Always),
            Some((asset::Presence::OnSuccess, _)) => Ok(Presence::OnSuccess),
            Some((asset::Presence::When(when), spot)) => {
                Ok(Presence::When(self.condition(when, spot)?))
            }
        }
    }

    fn either(&self, draft: &DraftNode<'a>) -> Result<Vec<PlaceId>, CatalogError> {
        let names = pick(draft, |node| node.either.as_ref());
        let parent = draft.path.rsplit_once('.').map_or("", |(parent, _name)| parent);
        self.places_below(self.places.parent(draft.place), parent, names, draft)
    }

    fn named_by(&self, draft: &DraftNode<'a>) -> Result<Vec<PlaceId>, CatalogError> {
        let names = pick(draft, |node| node.named_by.as_ref());
        self.places_below(Some(draft.place), &draft.path, names, draft)
    }

    /// The places of these names below a node of this entry, which `draft` speaks of.
    fn places_below(
        &self,
        parent: Option<PlaceId>,
        path: &str,
        names: Option<&OneOrMore>,
        draft: &DraftNode<'a>,
    ) -> Result<Vec<PlaceId>, CatalogError> {
        let place = |name: &String| {
            let place = parent.and_then(|parent| self.places.find_path(parent, name));
            place.filter(|place| self.draft.by_place.contains_key(place)).ok_or_else(|| {
                self.spot(draft).error(CatalogProblem::NoNode(format!("{path}.{name}")))
            })
        };
        names.map_or(&[][..], OneOrMore::names).iter().map(place).collect()
    }

    /// A slip is on the page that tells of the node, unless it names another.
    fn slip(
        &self,
        slip: &asset::Slip,
        of_node: usize,
        spot: Spot<'a>,
    ) -> Result<Slip, CatalogError> {
        let documented = match (&slip.r#as, &slip.r#type) {
            (Some(path), None) => SlipKind::Path(path.clone()),
            (None, Some(words)) => SlipKind::Type(words.clone()),
            (Some(_), Some(_)) | (None, None) => {
                return Err(spot.error(CatalogProblem::Keys("a slip has either `as` or `type`")));
            }
        };
        let named = slip.source.as_deref();
        let source = named.map_or(Ok(of_node), |name| self.source(Some(name), spot))?;
        Ok(Slip { documented, source, language: slip.lang })
    }

    fn json(&self) -> Result<JsonForm, CatalogError> {
        let places = |paths: &[Spanned<String>]| {
            let place = |path: &Spanned<String>| {
                self.place(path.get_ref(), self.spot_at(0, path.span().start))
            };
            paths.iter().map(place).collect::<Result<Vec<_>, _>>()
        };
        let json = self.asset().json.as_ref();
        let envelope = match json.map(|json| json.envelope) {
            Some(asset::Envelope::Keep) => EnvelopeInJson::Keep,
            Some(asset::Envelope::Drop) | None => EnvelopeInJson::Drop,
        };
        Ok(JsonForm {
            envelope,
            arrays: json.map_or(Ok(Vec::new()), |json| places(&json.arrays))?,
            numbers: json.map_or(Ok(Vec::new()), |json| places(&json.numbers))?,
            native: json.is_some_and(|json| json.native),
        })
    }

    /// A node that must not be there needn't be one of this entry's.
    fn clue(&mut self, clue: &Spanned<asset::Clue>) -> Result<Clue, CatalogError> {
        let spot = self.spot_at(0, clue.span().start);
        let asset::Clue { path, header, is, contains, differ, absent, weight, lean } =
            clue.get_ref();
        let (is, contains) = (is.clone(), contains.clone());
        let sign = match (path, header) {
            (Some(path), None) => {
                let place = if *absent {
                    let (base, below) = spot.part.locate(path, spot.offset)?;
                    let place = self.places.add_path(base, below);
                    place.map_err(|_too_many| spot.error(CatalogProblem::TooMany))?
                } else {
                    self.place(path, spot)?
                };
                Sign::Node { place, path: path.clone(), is, contains, differ: *differ }
            }
            (None, Some(header)) => Sign::Header { name: header.clone(), is },
            (Some(_), Some(_)) | (None, None) => {
                let wrong = "a [[recognize]] has either `path` or `header`";
                return Err(spot.error(CatalogProblem::Keys(wrong)));
            }
        };
        Ok(Clue { sign, absent: *absent, weight: weight.unwrap_or(1), lean: *lean })
    }

    fn relations(&self) -> Result<Vec<Relation>, CatalogError> {
        let relation = |&(relation, part): &(&Spanned<asset::Relation>, usize)| {
            self.relation(relation.get_ref(), self.spot_at(part, relation.span().start))
        };
        self.draft.relations.iter().map(relation).collect()
    }

    fn tests(&self) -> Result<Vec<Condition>, CatalogError> {
        let test = |&(test, part): &(&Spanned<asset::Condition>, usize)| {
            self.condition(test.get_ref(), self.spot_at(part, test.span().start))
        };
        self.draft.tests.iter().map(test).collect()
    }

    pub(super) fn condition(
        &self,
        condition: &asset::Condition,
        spot: Spot<'a>,
    ) -> Result<Condition, CatalogError> {
        let asset::Condition { path, is, r#type } = condition;
        let place = self.place(path, spot)?;
        let path = spot.part.full_path(path);
        Ok(Condition { place, path, is: is.clone(), value_type: *r#type })
    }

    /// The place of one of this entry's own nodes.
    pub(super) fn place(&self, path: &str, spot: Spot<'a>) -> Result<PlaceId, CatalogError> {
        let (base, below) = spot.part.locate(path, spot.offset)?;
        let place = self.places.find_path(base, below);
        place
            .filter(|place| self.draft.by_place.contains_key(place))
            .ok_or_else(|| spot.error(CatalogProblem::NoNode(spot.part.full_path(path))))
    }

    fn source(&self, name: Option<&str>, spot: Spot<'a>) -> Result<usize, CatalogError> {
        let Some(name) = name else { return Ok(0) };
        let mut sources = self.draft.sources.iter();
        sources
            .position(|&(known, _source)| known == name)
            .ok_or_else(|| spot.error(CatalogProblem::NoSource(name.to_owned())))
    }

    fn spot(&self, node: &DraftNode<'a>) -> Spot<'a> {
        let last = node.layers.last();
        last.map_or(self.spot_at(0, 0), |&(node, part)| self.spot_at(part, node.span().start))
    }

    /// The entry's own file.
    fn asset(&self) -> &'a asset::AssetFile {
        &self.spot_at(0, 0).part.file.asset
    }

    #[expect(clippy::indexing_slicing, reason = "parts are numbered by the draft that holds them")]
    fn spot_at(&self, part: usize, offset: usize) -> Spot<'a> {
        Spot { part: &self.draft.parts[part], offset }
    }
}

/// What the last file to say something says.
fn pick<'a, T>(node: &DraftNode<'a>, key: impl Fn(&'a asset::Node) -> Option<T>) -> Option<T> {
    node.layers.iter().rev().find_map(|&(layer, _part)| key(layer.get_ref()))
}

pub(super) fn bilingual(words: &asset::Words) -> Bilingual {
    Bilingual { en: words.en.clone().into(), zh: words.zh.clone().into() }
}

fn allowed_value(value: &asset::Value) -> AllowedValue {
    let meaning = Bilingual { en: value.en.clone().into(), zh: value.zh.clone().into() };
    AllowedValue { is: value.is.clone().into(), meaning }
}

pub(super) fn source(name: &str, page: &asset::Source) -> Source {
    Source {
        name: name.to_owned(),
        title: bilingual(&page.title),
        en: page.en.clone(),
        zh: page.zh.clone(),
    }
}

//! From drafts to entries: every path becomes a place, every reference is looked up.

use toml::Spanned;

use super::asset;
use super::entry::{
    AllowedValue, Amount, Bilingual, Clue, Condition, Entry, EnvelopeInJson, JsonForm, Lookup,
    NodeEntry, Presence, Relation, RelationKind, Sign, Slip, SlipKind, Source,
};
use super::load::{Draft, DraftNode, Part};
use super::place::{ENVELOPE_NAME, PlaceTreeBuilder};
use super::{CatalogError, CatalogProblem, PlaceId, Provenance, ValueType};

pub(super) fn entry(
    draft: &Draft<'_>,
    places: &mut PlaceTreeBuilder,
) -> Result<Entry, CatalogError> {
    let mut builder = Builder { draft, places, node_places: Vec::new() };
    for node in &draft.nodes {
        let place = builder.add_place(node)?;
        builder.node_places.push(place);
    }
    let (order, ends) = builder.tree_order()?;
    let mut nodes = Vec::with_capacity(order.len());
    for node in order.iter().filter_map(|&index| draft.nodes.get(index)) {
        nodes.push(builder.node(node)?);
    }
    let asset = &draft.file.asset;
    let mut entry = Entry {
        id: asset.id.as_ref().map(|id| id.get_ref().clone()).unwrap_or_default(),
        title: asset.title.as_ref().map(bilingual).unwrap_or_default(),
        json: builder.json()?,
        sources: draft.sources.iter().map(|&(name, page)| source(name, page)).collect(),
        clues: Vec::new(),
        nodes,
        relations: Vec::new(),
        envelope: draft.by_path.contains_key(ENVELOPE_NAME),
        lookup: Lookup { ends, ..Lookup::default() },
    };
    for clue in &asset.recognize {
        entry.clues.push(builder.clue(clue)?);
    }
    for &(relation, part) in &draft.relations {
        entry.relations.push(builder.relation(relation, part)?);
    }
    Ok(entry)
}

/// Fills the tables by place, once all places are known.
pub(super) fn index(entry: &mut Entry, n_places: usize) {
    let mut lookup = Lookup {
        by_place: vec![0; n_places],
        required_of: vec![(0, 0); n_places],
        ends: std::mem::take(&mut entry.lookup.ends),
        required: Vec::new(),
    };
    for (number, node) in (1..).zip(&entry.nodes) {
        if let Some(cell) = lookup.by_place.get_mut(node.place.index()) {
            *cell = number;
        }
    }
    entry.lookup = lookup;
    let mut required: Vec<PlaceId> = Vec::new();
    let mut required_of = std::mem::take(&mut entry.lookup.required_of);
    let parents = entry.nodes.iter().map(|node| node.place);
    for parent in parents.chain((!entry.envelope).then_some(PlaceId::ENVELOPE)) {
        let start = required.len();
        let children = entry.children(parent);
        let always = children.filter(|child| child.presence == Presence::Always);
        required.extend(always.map(|child| child.place));
        let range = (u16::try_from(start), u16::try_from(required.len()));
        if let (Some(cell), (Ok(start), Ok(end))) = (required_of.get_mut(parent.index()), range) {
            *cell = (start, end);
        }
    }
    entry.lookup.required_of = required_of;
    entry.lookup.required = required;
}

struct Builder<'a> {
    draft: &'a Draft<'a>,
    places: &'a mut PlaceTreeBuilder,
    /// By index in the draft's nodes.
    node_places: Vec<PlaceId>,
}

/// Where in the files something is written, for its errors and for its relative paths.
#[derive(Clone, Copy)]
struct Spot<'a> {
    part: &'a Part<'a>,
    offset: usize,
}

impl Spot<'_> {
    fn error(self, problem: CatalogProblem) -> CatalogError {
        self.part.file.error(self.offset, problem)
    }
}

#[derive(Clone)]
enum Step {
    Open(usize),
    Close(usize),
}

impl<'a> Builder<'a> {
    fn add_place(&mut self, node: &DraftNode<'a>) -> Result<PlaceId, CatalogError> {
        names_below_envelope(&node.path)
            .try_fold(PlaceId::ENVELOPE, |parent, name| self.places.add(parent, name))
            .map_err(|_too_many| self.spot(node).error(CatalogProblem::TooMany))
    }

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

    /// The index of a node's parent; none at the top, where an envelope stands alone.
    fn parent(&self, node: &DraftNode<'a>) -> Result<Option<usize>, CatalogError> {
        let has_envelope = self.draft.by_path.contains_key(ENVELOPE_NAME);
        let (parent, index) = match node.path.rsplit_once('.') {
            None if node.path == ENVELOPE_NAME || !has_envelope => return Ok(None),
            None => (ENVELOPE_NAME, None),
            Some((parent, _name)) => (parent, self.draft.by_path.get(parent).copied()),
        };
        let is_container = |&index: &usize| {
            let parent = self.draft.nodes.get(index);
            let value_type = parent.and_then(|parent| pick(parent, |node| node.r#type));
            value_type == Some(ValueType::Container)
        };
        index.filter(is_container).map(Some).ok_or_else(|| {
            let (path, parent) = (node.path.clone(), parent.to_owned());
            let spot = self.spot(node);
            let misplaced = spot.part.by.filter(|_| spot.part.at.as_ref() == Some(&parent));
            let (file, offset) = misplaced.unwrap_or((spot.part.file, spot.offset));
            file.error(offset, CatalogProblem::Parent { path, parent })
        })
    }

    fn node(&self, draft: &DraftNode<'a>) -> Result<NodeEntry, CatalogError> {
        let spot = self.spot(draft);
        let lacks = |key| spot.error(CatalogProblem::Lacks { path: draft.path.clone(), key });
        let value_type = pick(draft, |node| node.r#type).ok_or_else(|| lacks("type"))?;
        let meaning = pick(draft, |node| node.meaning.as_ref()).ok_or_else(|| lacks("meaning"))?;
        let name = draft.path.rsplit('.').next().unwrap_or_default();
        Ok(NodeEntry {
            place: self.place(&draft.path, spot)?,
            path: draft.path.clone(),
            name: name.to_owned(),
            value_type,
            unit: pick(draft, |node| node.unit),
            presence: self.presence(draft)?,
            may_be_empty: pick(draft, |node| node.empty).unwrap_or_default(),
            repeats: pick(draft, |node| node.repeats).unwrap_or_default(),
            either: self.either(draft)?,
            sensitivity: pick(draft, |node| node.sensitive)
                .unwrap_or_else(|| value_type.sensitivity()),
            provenance: pick(draft, |node| node.how).unwrap_or(Provenance::Documented),
            source: self.source(pick(draft, |node| node.source.as_deref()), spot)?,
            translated: pick(draft, |node| node.translated.clone()).unwrap_or_default(),
            meaning: bilingual(meaning),
            values: pick(draft, |node| node.values.as_deref())
                .unwrap_or_default()
                .iter()
                .map(allowed_value)
                .collect(),
            more_values: pick(draft, |node| node.more_values).unwrap_or_default(),
            slips: pick(draft, |node| node.slips.as_deref())
                .unwrap_or_default()
                .iter()
                .map(|slip| self.slip(slip, spot))
                .collect::<Result<_, _>>()?,
        })
    }

    fn presence(&self, draft: &DraftNode<'a>) -> Result<Presence, CatalogError> {
        let layers = draft.layers.iter().rev();
        let mut given = layers.filter_map(|&(node, part)| {
            let presence = node.get_ref().presence.as_ref()?;
            Some((presence, self.spot_at(part, node.span().start)))
        });
        match given.next() {
            None | Some((asset::Presence::Sometimes, _)) => Ok(Presence::Sometimes),
            Some((asset::Presence::Always, _)) => Ok(Presence::Always),
            Some((asset::Presence::OnSuccess, _)) => Ok(Presence::OnSuccess),
            Some((asset::Presence::When(when), spot)) => {
                Ok(Presence::When(self.condition(when, spot)?))
            }
        }
    }

    fn either(&self, draft: &DraftNode<'a>) -> Result<Option<PlaceId>, CatalogError> {
        let Some(sibling) = pick(draft, |node| node.either.as_deref()) else { return Ok(None) };
        let path = match draft.path.rsplit_once('.') {
            Some((parent, _name)) => format!("{parent}.{sibling}"),
            None => sibling.to_owned(),
        };
        self.place(&path, self.spot(draft)).map(Some)
    }

    fn slip(&self, slip: &asset::Slip, spot: Spot<'a>) -> Result<Slip, CatalogError> {
        let documented = match (&slip.r#as, &slip.r#type) {
            (Some(path), None) => SlipKind::Path(path.clone()),
            (None, Some(words)) => SlipKind::Type(words.clone()),
            (Some(_), Some(_)) | (None, None) => {
                return Err(spot.error(CatalogProblem::Keys("a slip has either `as` or `type`")));
            }
        };
        let source = self.source(slip.source.as_deref(), spot)?;
        Ok(Slip { documented, source, language: slip.lang })
    }

    fn json(&self) -> Result<JsonForm, CatalogError> {
        let places = |paths: &[Spanned<String>]| {
            let place = |path: &Spanned<String>| {
                self.place(path.get_ref(), self.spot_at(0, path.span().start))
            };
            paths.iter().map(place).collect::<Result<Vec<_>, _>>()
        };
        let json = self.draft.file.asset.json.as_ref();
        let envelope = match json.map(|json| json.envelope) {
            Some(asset::Envelope::Keep) => EnvelopeInJson::Keep,
            Some(asset::Envelope::Drop) | None => EnvelopeInJson::Drop,
        };
        Ok(JsonForm {
            envelope,
            arrays: json.map_or(Ok(Vec::new()), |json| places(&json.arrays))?,
            numbers: json.map_or(Ok(Vec::new()), |json| places(&json.numbers))?,
        })
    }

    /// A node that must not be there needn't be one of this entry's.
    fn clue(&mut self, clue: &Spanned<asset::Clue>) -> Result<Clue, CatalogError> {
        let spot = self.spot_at(0, clue.span().start);
        let asset::Clue { path, header, is, absent, weight } = clue.get_ref();
        let is = is.clone();
        let sign = match (path, header) {
            (Some(path), None) => {
                let place = if *absent {
                    names_below_envelope(path)
                        .try_fold(PlaceId::ENVELOPE, |parent, name| self.places.add(parent, name))
                        .map_err(|_too_many| spot.error(CatalogProblem::TooMany))?
                } else {
                    self.place(path, spot)?
                };
                Sign::Node { place, path: path.clone(), is }
            }
            (None, Some(header)) => Sign::Header { name: header.clone(), is },
            (Some(_), Some(_)) | (None, None) => {
                let wrong = "a [[recognize]] has either `path` or `header`";
                return Err(spot.error(CatalogProblem::Keys(wrong)));
            }
        };
        Ok(Clue { sign, absent: *absent, weight: weight.unwrap_or(1) })
    }

    fn relation(
        &self,
        relation: &Spanned<asset::Relation>,
        part: usize,
    ) -> Result<Relation, CatalogError> {
        let spot = self.spot_at(part, relation.span().start);
        let relation = relation.get_ref();
        let one = |path: &String| self.relative_place(path, spot);
        let all = |paths: &[String]| paths.iter().map(one).collect::<Result<Vec<_>, _>>();
        let mut kinds = Vec::new();
        if let Some(paths) = &relation.order {
            kinds.push(RelationKind::Order(all(paths)?));
        }
        if let Some(equal) = &relation.equal {
            kinds.push(RelationKind::Equal { of: one(&equal.of)?, is: all(&equal.is)? });
        }
        if let Some(count) = &relation.count {
            let is = match (&count.is, &count.as_many_as) {
                (Some(path), None) => Amount::Value(one(path)?),
                (None, Some(path)) => Amount::Nodes(one(path)?),
                (Some(_), Some(_)) | (None, None) => {
                    let wrong = "`count` has either `is` or `as_many_as`";
                    return Err(spot.error(CatalogProblem::Keys(wrong)));
                }
            };
            kinds.push(RelationKind::Count { of: one(&count.of)?, is });
        }
        if let Some(path) = &relation.unique {
            kinds.push(RelationKind::Unique(one(path)?));
        }
        if let Some((first, second)) = &relation.iff {
            let (first, second) = (self.condition(first, spot)?, self.condition(second, spot)?);
            kinds.push(RelationKind::Iff(first, second));
        }
        if let Some(pattern) = &relation.pattern {
            kinds.push(RelationKind::Pattern { of: all(&pattern.of)?, is: one(&pattern.is)? });
        }
        let (Some(kind), true) = (kinds.pop(), kinds.is_empty()) else {
            let wrong = "a [[relation]] is one of order, equal, count, unique, iff, pattern";
            return Err(spot.error(CatalogProblem::Keys(wrong)));
        };
        Ok(Relation {
            rule: relation.rule.clone(),
            hint: relation.hint,
            held: relation.held,
            when: relation.when.as_ref().map(|when| self.condition(when, spot)).transpose()?,
            kind,
        })
    }

    fn condition(
        &self,
        condition: &asset::Condition,
        spot: Spot<'a>,
    ) -> Result<Condition, CatalogError> {
        let path = spot.part.path(&condition.path, spot.offset)?;
        let (is, value_type) = (condition.is.clone(), condition.r#type);
        Ok(Condition { place: self.place(&path, spot)?, path, is, value_type })
    }

    fn relative_place(&self, path: &str, spot: Spot<'a>) -> Result<PlaceId, CatalogError> {
        self.place(&spot.part.path(path, spot.offset)?, spot)
    }

    /// The place of one of this entry's own nodes.
    fn place(&self, path: &str, spot: Spot<'a>) -> Result<PlaceId, CatalogError> {
        let index = self.draft.by_path.get(path);
        index
            .and_then(|&index| self.node_places.get(index).copied())
            .ok_or_else(|| spot.error(CatalogProblem::NoNode(path.to_owned())))
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

    #[expect(clippy::indexing_slicing, reason = "parts are numbered by the draft that holds them")]
    fn spot_at(&self, part: usize, offset: usize) -> Spot<'a> {
        Spot { part: &self.draft.parts[part], offset }
    }
}

/// What the last file to say something says.
fn pick<'a, T>(node: &DraftNode<'a>, key: impl Fn(&'a asset::Node) -> Option<T>) -> Option<T> {
    node.layers.iter().rev().find_map(|&(layer, _part)| key(layer.get_ref()))
}

fn names_below_envelope(path: &str) -> impl Iterator<Item = &str> {
    let below =
        path.strip_prefix(ENVELOPE_NAME).filter(|rest| rest.is_empty() || rest.starts_with('.'));
    below.unwrap_or(path).split('.').filter(|name| !name.is_empty())
}

fn bilingual(words: &asset::Words) -> Bilingual {
    Bilingual { en: words.en.clone(), zh: words.zh.clone() }
}

fn allowed_value(value: &asset::Value) -> AllowedValue {
    let meaning = Bilingual { en: value.en.clone(), zh: value.zh.clone() };
    AllowedValue { is: value.is.clone(), meaning }
}

fn source(name: &str, page: &asset::Source) -> Source {
    Source {
        name: name.to_owned(),
        title: bilingual(&page.title),
        en: page.en.clone(),
        zh: page.zh.clone(),
    }
}

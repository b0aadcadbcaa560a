//! Which row of the list shows what: of one payload the hits alone, of all each payload with its own.

use crate::session::search::Everywhere;
use crate::session::{Hit, Open, OpenId, Session, Target};

/// What a row of the list shows.
#[derive(Clone, Copy)]
pub(super) enum Line<'a> {
    /// A payload, and how much was found in it.
    Payload(&'a Open, usize),
    /// Something that was found.
    Hit(&'a Open, Hit),
    /// How many more were found than are kept.
    More(usize),
}

/// Where the rows of each payload begin; made anew when more was found.
#[derive(Debug, Default)]
pub(super) struct List {
    made_of: Option<MadeOf>,
    /// Only where all payloads are looked through.
    groups: Vec<Group>,
    len: usize,
}

#[derive(Debug, PartialEq)]
struct MadeOf {
    version: u64,
    open: Vec<OpenId>,
}

#[derive(Debug)]
struct Group {
    /// The row of the payload itself.
    start: usize,
    /// Where it stands in the list of what is open.
    at: usize,
    id: OpenId,
    n_listed: usize,
}

impl List {
    /// Takes what was found since.
    pub(super) fn update(&mut self, session: &Session) {
        let Some(everywhere) = session.everywhere() else {
            let n_hits = session.current().map_or(0, |open| open.hits().len());
            *self = Self { len: n_hits, ..Self::default() };
            return;
        };
        let open = session.opened().iter().map(Open::id).collect();
        let made_of = Some(MadeOf { version: everywhere.version(), open });
        if self.made_of != made_of {
            *self = Self { made_of, ..Self::default() };
            self.add_groups(session, everywhere);
        }
    }

    fn add_groups(&mut self, session: &Session, everywhere: &Everywhere) {
        for (at, open) in session.opened().iter().enumerate() {
            let Some(group) = everywhere.group(open.id()) else { continue };
            let n_listed = group.hits().len();
            self.groups.push(Group { start: self.len, at, id: open.id(), n_listed });
            self.len += 1 + n_listed + usize::from(group.n_hits() > n_listed);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// What the row at `index` shows.
    pub(super) fn line<'s>(&self, session: &'s Session, index: usize) -> Option<Line<'s>> {
        let Some(everywhere) = session.everywhere() else {
            let open = session.current()?;
            return Some(Line::Hit(open, open.hits().get(index)?));
        };
        let behind = self.groups.partition_point(|group| group.start <= index);
        let group = self.groups.get(behind.checked_sub(1)?)?;
        let open = session.opened().get(group.at).filter(|open| open.id() == group.id)?;
        let found = everywhere.group(group.id)?;
        Some(match index.checked_sub(group.start + 1) {
            None => Line::Payload(open, found.n_hits()),
            Some(hit) if hit < group.n_listed => Line::Hit(open, *found.hits().get(hit)?),
            Some(_) => Line::More(found.n_hits() - group.n_listed),
        })
    }

    /// The row of what is selected, or else the row that it would stand behind; and whether it is there.
    pub(super) fn row_of(&self, session: &Session) -> Option<(usize, bool)> {
        let open = session.current()?;
        let selected = open.selected()?;
        let Some(everywhere) = session.everywhere() else {
            let is_hit = open.hits().index_of(selected).is_some();
            return Some((open.hits().n_before(selected), is_hit));
        };
        let group = self.groups.iter().find(|group| group.id == open.id())?;
        let hits = everywhere.group(group.id)?.hits();
        let n_before = hits.partition_point(|hit| hit.target().order() < selected.order());
        let is_hit = hits.get(n_before).is_some_and(|hit| hit.target() == selected);
        Some((group.start + 1 + n_before, is_hit))
    }

    /// The hit that is so many rows further down than what is selected; payloads don't count.
    pub(super) fn beyond(&self, session: &Session, by: isize) -> Option<(OpenId, Target)> {
        let last = self.len.checked_sub(1)?;
        let from = match self.row_of(session) {
            Some((row, is_hit)) if is_hit || by < 0 => row.cast_signed(),
            Some((row, _)) => row.cast_signed() - 1,
            None => -1,
        };
        let to = from.saturating_add(by).clamp(0, last.cast_signed()).cast_unsigned();
        let hit = |row: usize| match self.line(session, row)? {
            Line::Hit(open, hit) => Some((open.id(), hit.target())),
            Line::Payload(..) | Line::More(_) => None,
        };
        let (down, up) = (to..=last, (0..=to).rev());
        if by < 0 {
            up.take(3).find_map(hit).or_else(|| down.take(3).find_map(hit))
        } else {
            down.take(3).find_map(hit).or_else(|| up.take(3).find_map(hit))
        }
    }
}

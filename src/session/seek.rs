//! How a session looks for a query: in the shown payload, and in all that are open.

use std::sync::Arc;

use super::search::{Everywhere, Hit, Hits, Running, SearchId};
use super::{Action, Kept, Open, OpenId, Session, Target};
use crate::analysis::Analysis;
use crate::search::{Matcher, Place, Query, Spelling, WrongQuery};

/// Which end of what was found a step went over, to the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrap {
    /// Over the end, to the start.
    ToStart,
    /// Over the start, to the end.
    ToEnd,
}

impl Session {
    /// What was asked for last, right or wrong.
    pub fn query(&self) -> &Query {
        &self.asked.query
    }

    /// Changes with what is looked for, and with the language.
    pub fn search_id(&self) -> SearchId {
        self.asked.id
    }

    /// What is wrong with it. Then what was found for the query before stays.
    pub fn wrong_query(&self) -> Option<&WrongQuery> {
        self.asked.wrong.as_ref()
    }

    /// Whether only rows with hits are to be shown.
    pub fn is_filter_wanted(&self) -> bool {
        self.asked.is_filter
    }

    /// What was found in all open payloads, if that is asked for.
    pub fn everywhere(&self) -> Option<&Everywhere> {
        self.asked.is_everywhere.then_some(&self.everywhere)
    }

    /// Which end the last step from hit to hit went over.
    pub fn wrap(&self) -> Option<Wrap> {
        self.wrap
    }

    pub(super) fn search(&mut self, query: Query) {
        if !self.asked.take(query) {
            return;
        }
        if self.asked.matcher.is_none() {
            self.everywhere.end();
            for open in &mut self.open {
                open.end_search();
            }
        }
    }

    pub(super) fn filter(&mut self, is_filter: bool) {
        self.asked.is_filter = is_filter;
        for open in &mut self.open {
            open.filter(is_filter);
        }
    }

    pub(super) fn search_everywhere(&mut self, is_everywhere: bool) {
        self.asked.is_everywhere = is_everywhere;
        if !is_everywhere {
            self.everywhere.end();
        }
    }

    /// Begins what has to be looked through: after each change of what is open, shown or looked for.
    pub(super) fn seek(&mut self) {
        let matcher = self.asked.matcher.clone();
        let search = self.asked.id;
        self.seek_in_folder(matcher.as_ref().map(|matcher| (search, matcher)));
        let Some(matcher) = matcher else { return };
        let language = self.language;
        let is_filter = self.asked.is_filter;
        if let Some(open) = self.current.and_then(|id| self.open.iter_mut().find(|o| o.id == id))
            && let Some(analysis) = open.analysis().map(Arc::clone)
            && !open.view.found.is_of(search, &analysis)
        {
            open.view.is_filter = is_filter;
            let running = Running::default();
            let payload = (open.id, Arc::clone(&analysis), Arc::clone(open.view.rows.outline()));
            self.work.search(search, payload, &matcher, language, running.watch());
            open.view.found.begin(search, &matcher, &analysis, running);
        }
        if self.asked.is_everywhere && !self.everywhere.is_running(search) {
            let lacks = |open: &Open| {
                let analysis = open.analysis()?;
                self.everywhere
                    .lacks(search, open.id, analysis)
                    .then(|| (open.id, Arc::clone(analysis), Arc::clone(open.view.rows.outline())))
            };
            let payloads: Vec<_> = self.open.iter().filter_map(lacks).collect();
            if !payloads.is_empty() {
                let running = Running::default();
                self.work.search_all(search, payloads, &matcher, language, running.watch());
                self.everywhere.begin(search, running);
            }
        }
    }

    /// Goes to the next hit, or the one before: also to that of another payload, if all are looked through.
    pub(super) fn next_hit(&mut self, forward: bool) {
        self.wrap = None;
        let Some(open) = self.current() else { return };
        let next = open.hits().next(open.selected(), forward);
        let is_over = next.is_none_or(|(_, is_wrapped)| is_wrapped);
        if is_over
            && self.everywhere().is_some()
            && let Some((id, hit, wrap)) = self.hit_beyond(forward)
        {
            self.go_to(id, hit.target());
            self.wrap = wrap;
            return;
        }
        if let Some((hit, is_wrapped)) = next {
            let id = open.id;
            self.wrap = is_wrapped.then_some(over(forward));
            self.go_to(id, hit.target());
        }
    }

    /// Shows a payload and selects in it.
    pub(super) fn go_to(&mut self, id: OpenId, target: Target) {
        self.show(id);
        if let Some(open) = self.find_mut(id) {
            open.apply(&Action::Select { target, reveal: true });
        }
    }

    /// The nearest hit of the payloads behind the shown one, or before it; and whether the list's end lies
    /// between.
    fn hit_beyond(&self, forward: bool) -> Option<(OpenId, Hit, Option<Wrap>)> {
        let current = self.open.iter().position(|open| Some(open.id) == self.current)?;
        let n_open = self.open.len();
        (1..n_open).find_map(|by| {
            let at = (current + if forward { by } else { n_open - by }) % n_open;
            let id = self.open.get(at)?.id;
            let hits = self.everywhere.group(id)?.hits();
            let hit = if forward { hits.first() } else { hits.last() }?;
            let is_wrapped = (at < current) == forward;
            Some((id, *hit, is_wrapped.then_some(over(forward))))
        })
    }
}

fn over(forward: bool) -> Wrap {
    if forward { Wrap::ToStart } else { Wrap::ToEnd }
}

impl Open {
    /// What was found so far; of the query before, until something was found.
    pub fn hits(&self) -> &Hits {
        &self.view.found.hits
    }

    /// Whether it is being looked through.
    pub fn is_searching(&self) -> bool {
        self.view.found.is_running()
    }

    /// What looks for the query; nothing where nothing is looked for.
    pub fn matcher(&self) -> Option<&Matcher> {
        self.view.found.matcher.as_deref()
    }

    /// Whether only rows with hits are shown.
    pub fn is_filtered(&self) -> bool {
        self.view.is_filter && self.view.found.kept.is_some()
    }

    /// Whether what is looked for stands only in another spelling of a target's value: as written, or decoded.
    pub fn is_otherwise_spelt(&self, target: Target) -> bool {
        let hits = self.hits();
        let hit = hits.index_of(target).and_then(|index| hits.get(index));
        hit.is_some_and(|hit| hit.spelling() != Spelling::Meant)
    }

    /// Where a text of a row holds what is looked for, if it is looked for in such a place.
    pub fn spans<'t>(
        &self,
        place: Place,
        text: &'t str,
    ) -> impl Iterator<Item = std::ops::Range<usize>> + use<'_, 't> {
        let matcher = self.matcher().filter(|matcher| matcher.looks_in(place));
        matcher.into_iter().flat_map(move |matcher| matcher.spans(text))
    }

    pub(super) fn filter(&mut self, is_filter: bool) {
        if self.view.is_filter != is_filter {
            self.view.is_filter = is_filter;
            self.view.reveals += 1;
            self.refilter();
        }
    }

    pub(super) fn take_hits(
        &mut self,
        search: (SearchId, &Arc<Analysis>),
        hits: Vec<Hit>,
        kept: Option<Kept>,
    ) {
        if self.view.found.take(search, hits, kept) {
            self.refilter();
        }
    }

    fn end_search(&mut self) {
        self.view.found = super::search::Found::default();
        self.refilter();
    }

    fn refilter(&mut self) {
        let kept = self.view.found.kept.as_ref().filter(|_| self.view.is_filter);
        self.view.rows.filter(kept.cloned());
    }
}

/// A payload that is looked through.
pub(super) type Searched = (OpenId, Arc<Analysis>, Arc<super::Outline>);

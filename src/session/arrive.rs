//! What other threads have done arrives in the session.

use std::sync::Arc;

use super::again::Round;
use super::loading::Loading;
use super::marks::Looks;
use super::reading::{Came, Reading};
use super::work::{Report, free};
use super::{Address, Content, Disk, News, Open, OpenId, Rows, Session, Target};
use crate::analysis::Analysis;
use crate::progress::Progress;
use crate::words::Translated;

impl Session {
    /// Takes what other threads have done since the last call. Cheap when there is nothing.
    pub fn poll(&mut self) {
        let reports: Vec<Report> = self.work.reports().collect();
        let is_new = !reports.is_empty();
        for report in reports {
            self.changes += 1;
            match report {
                Report::Opening { id, name, origin, loading } => {
                    let loading = Some(loading);
                    self.insert(Open { name, loading, ..Open::new(id, origin) });
                    self.listing += 1;
                    if !self.has_chosen {
                        self.has_chosen = true;
                        self.current = Some(id);
                    }
                }
                Report::Early { id, of, rows } => {
                    let is_it = |loading: &Loading| loading.is_told_by(&of);
                    let open = self.find_mut(id);
                    if let Some(open) = open.filter(|it| it.loading.as_ref().is_some_and(is_it)) {
                        open.early_rows = rows;
                    }
                }
                Report::Came { id, of, what } => self.take_what_came(id, &of, what),
                Report::Rechecked { id, reading } => self.take_rechecked(id, reading),
                Report::Judged { id, told, policy } => {
                    let is_latest = Arc::ptr_eq(&policy, &self.policy);
                    if let Some(open) = self.find_mut(id).filter(|_| is_latest)
                        && open.analysis().is_some_and(|analysis| told.is_of(analysis))
                    {
                        open.view.told = Some(told);
                    }
                }
                Report::Carried { id, round, reading, rows, looks } => {
                    self.take_carried(id, round, reading, rows, &looks);
                }
                Report::Folded { id, n_folds, rows, fold } => {
                    self.take_folded(id, n_folds, rows, fold);
                }
                Report::Found { search, id, analysis, hits, kept } => {
                    if let Some(open) = self.find_mut(id) {
                        open.take_hits((search, &analysis), hits, kept);
                    }
                }
                Report::FoundSome { search, id, analysis, hits, n_hits } => {
                    self.everywhere.take(search, (id, &analysis), (hits, n_hits));
                }
                Report::FoundAll { search } => self.everywhere.finish(search),
                Report::Many { id } => self.take_many(id),
                Report::Compared { of, made } => self.take_comparison(&of, made),
                Report::Joined(together) => self.take_joined(together),
                Report::Tabulated { id, of, made } => self.take_table(id, &of, made),
                Report::Pinned { id, analysis, edition, noted } => {
                    self.take_pins((id, &analysis, edition), noted);
                }
                Report::Listed { id, listing } => {
                    if let Some(open) = self.find_mut(id)
                        && let Content::Folder(folder) = &mut open.content
                        && folder.take(*listing)
                    {
                        open.reading += 1;
                        self.open_only_row(id);
                    }
                }
            }
        }
        if is_new {
            self.keep_comparison();
            self.keep_tables();
            self.seek();
        }
        self.join();
    }

    /// Takes what came of a reading, unless another one has taken its place.
    fn take_what_came(&mut self, id: OpenId, of: &Arc<Progress>, what: Came) {
        let open = self.find_mut(id);
        let is_it = |loading: &mut Loading| loading.is_told_by(of);
        if open.and_then(|open| open.loading.take_if(is_it)).is_none() {
            return free(what);
        }
        if let Some(open) = self.find_mut(id) {
            open.early_rows = Vec::new();
        }
        match what {
            Came::Read(reading) => self.take_reading(id, reading),
            Came::Unreadable(reason) => self.take_unreadable(id, reason),
            Came::Same => {
                if let Some(open) = self.find_mut(id) {
                    open.disk = Disk::Same;
                    self.news.push(News::Same(id));
                }
            }
            Came::Lost(reason) => self.take_loss(id, reason),
        }
    }

    /// What was to be one payload, or a few, becomes a table.
    fn take_many(&mut self, id: OpenId) {
        let Some(open) = self.find_mut(id) else { return };
        if let Some(Address::File(path)) = &open.origin.place {
            open.origin.place = Some(Address::Folder(vec![path.clone()]));
        }
        open.content = Content::Folder(Box::default());
        open.loading = None;
        self.listing += 1;
        self.read_folder(id);
    }

    fn take_reading(&mut self, id: OpenId, reading: Box<Reading>) {
        let Some(open) = self.open.iter_mut().find(|open| open.id == id) else { return };
        open.reading += 1;
        if let Some(carry) = open.carry() {
            self.work.carry(id, open.round(), reading, carry);
        } else {
            let rows = Rows::new(Arc::clone(&reading.outline));
            self.show_reading(id, *reading, rows, &Looks::default());
        }
    }

    fn take_unreadable(&mut self, id: OpenId, reason: Translated) {
        let Some(open) = self.find_mut(id) else { return };
        open.reading += 1;
        let is_news = open.reading > 1;
        // A file that is being written is empty for a moment.
        open.view.pending = open.carry();
        open.disk = Disk::Same;
        open.content = Content::Unreadable(reason.clone());
        if is_news {
            self.news.push(News::Broken(id, reason));
        }
    }

    fn take_loss(&mut self, id: OpenId, reason: Translated) {
        let Some(open) = self.find_mut(id) else { return };
        open.reading += 1;
        if !matches!(open.content, Content::Read(_)) {
            open.content = Content::Unreadable(reason);
            return;
        }
        let is_news = !matches!(open.disk, Disk::Lost(_));
        open.disk = Disk::Lost(reason.clone());
        if is_news {
            self.news.push(News::Lost(id, reason));
        }
    }

    fn take_carried(
        &mut self,
        id: OpenId,
        round: Round,
        reading: Box<Reading>,
        rows: Rows,
        looks: &Looks,
    ) {
        let open = self.open.iter_mut().find(|open| open.id == id);
        let Some(open) = open.filter(|open| open.round().reading == round.reading) else {
            return free((reading, rows));
        };
        // What was folded meanwhile must stay so too.
        if open.round() != round
            && let Some(carry) = open.carry()
        {
            self.work.carry(id, open.round(), reading, carry);
        } else {
            self.show_reading(id, *reading, rows, looks);
        }
    }

    fn show_reading(&mut self, id: OpenId, reading: Reading, rows: Rows, looks: &Looks) {
        let Some(open) = self.open.iter_mut().find(|open| open.id == id) else { return };
        if !open.wants(&reading) {
            return;
        }
        if open.reading > 1 && reading.instead_of.is_none() && !open.is_told_by_user(&reading) {
            open.disk = Disk::Reloaded(jiff::Timestamp::now());
            self.news.push(News::Reloaded(id));
        }
        if !Arc::ptr_eq(&reading.policy, &self.policy) {
            let analysis = Arc::clone(&reading.analysis);
            self.work.judge(Arc::clone(&self.policy), vec![(id, analysis)]);
        }
        open.show_reading(reading, rows, looks);
        self.find_pins(id);
        self.recheck(id);
    }
}

impl Open {
    pub(super) fn round(&self) -> Round {
        Round { reading: self.reading, revision: self.view.revision }
    }

    /// Whether a reading isn't overtaken: by another one of the text, or by another choice.
    pub(super) fn wants(&self, reading: &Reading) -> bool {
        reading.instead_of.as_ref().is_none_or(|of| {
            let is_of_shown =
                self.analysis().is_some_and(|shown| of.as_ptr() == Arc::as_ptr(shown));
            is_of_shown && reading.analysis.recognition().chosen() == self.chosen
        })
    }

    /// Whether its file was read again because the user has chosen another encoding.
    fn is_told_by_user(&self, reading: &Reading) -> bool {
        let (old, new) = (self.analysis(), reading.analysis.decoding());
        old.map(|old| old.decoding())
            .is_some_and(|old| (old.is_chosen || new.is_chosen) && old.encoding != new.encoding)
    }

    /// Shows what was read, looked at as the reading before was.
    fn show_reading(&mut self, reading: Reading, rows: Rows, looks: &Looks) {
        let view = &mut self.view;
        let old_rows = std::mem::replace(&mut view.rows, rows);
        let old_told = view.told.replace(reading.told);
        view.finding = None;
        view.pending = None;
        view.top = looks.top;
        if looks.top.is_some() {
            view.edition += 1;
        } else {
            view.reveals += 1;
        }
        view.selected = looks.selected.or_else(|| first_to_see(&reading.analysis));
        let old = std::mem::replace(&mut self.content, Content::Read(reading.analysis));
        let old_ties = self.ties.replace(reading.ties);
        self.content_id = reading.content_id;
        free((old, old_rows, old_told, old_ties));
    }
}

/// What a reader wants to see first: what failed, else the root.
fn first_to_see(analysis: &Analysis) -> Option<Target> {
    let failure = analysis.outcome().failures.first().map(|failure| failure.node);
    failure.or_else(|| Some(analysis.document().root()?.id())).map(Target::Node)
}

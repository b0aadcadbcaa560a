//! Tables among what is open: opened, read again, searched, and payloads opened from them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::lister::{self, Ask};
use super::read::Reader;
use super::{Folder, FolderAction, FolderRow};
use crate::compare::Ignored;
use crate::intake::{Encoding, Limit};
use crate::report::Clock;
use crate::search::Matcher;
use crate::session::again::{Again, Known, Origin};
use crate::session::loading::Loading;
use crate::session::remembered::name_of;
use crate::session::search::{Running, SearchId};
use crate::session::work::{Report, free};
use crate::session::{Address, By, Content, Open, OpenId, Party, Session};

/// As many payloads of one file, and as many files, stand in the list each for itself; more are a table.
pub const MOST_LISTED: usize = 20;

/// Most payloads that are opened at once from a table.
pub const MOST_OPENED: usize = 100;

impl Session {
    /// Opens files and folders as one table, and shows it.
    pub fn open_folder(&mut self, paths: Vec<PathBuf>, encoding: Option<Encoding>) {
        let id = self.ids.next();
        let name = name_of(&paths);
        let place = Some(Address::Folder(paths));
        let origin = Origin { source: id, number: 1, place, encoding, folder: None };
        let content = Content::Folder(Box::default());
        self.open.push(Open { name, content, ..Open::new(id, origin) });
        self.listing += 1;
        self.current = Some(id);
        self.has_chosen = true;
        self.read_folder(id);
    }

    /// By which clock tables show times.
    pub(in crate::session) fn tell_times(&mut self, clock: Clock) {
        self.clock = clock;
        self.list_folders_anew();
    }

    /// Reads a folder's files, from the first on.
    pub(in crate::session) fn read_folder(&mut self, id: OpenId) {
        let reader = self.reader(self.find(id).and_then(|open| open.origin.encoding));
        let (reporter, catalog) = (self.work.reporter(), self.analyzer.catalog().clone());
        let (language, clock) = (self.language, self.clock);
        let Some(open) = self.find_mut(id) else { return };
        let Some(Address::Folder(paths)) = open.origin.place.clone() else { return };
        let Content::Folder(folder) = &mut open.content else { return };
        let find = (reader.gather.find)(paths, reader.by);
        let lister = lister::begin(catalog, move |listing| {
            reporter.send(Report::Listed { id, listing: Box::new(listing) });
        });
        let running = Running::default();
        reader.read_all(find, lister.clone(), running.readings());
        (folder.lister, folder.reading, folder.search) = (Some(lister), Some(running), None);
        folder.list_anew(language, clock);
        self.seek();
    }

    /// Reads a file again in every table that it lies in.
    pub fn read_in_folders(&mut self, path: &Path) {
        for open in &self.open {
            if let (Some(Address::Folder(paths)), Content::Folder(folder)) =
                (open.place(), &open.content)
                && paths.iter().any(|folder| path.starts_with(folder))
                && let Some(lister) = &folder.lister
            {
                let place = Address::File(path.to_owned());
                let search = folder.search.as_ref().map(|(id, _)| *id);
                let search = search.filter(|id| *id == self.asked.id);
                let search = search.zip(self.asked.matcher.clone());
                let reader = Reader { search, ..self.reader(open.origin.encoding) };
                let source = (reader.gather.source)(&place, reader.by);
                let lister = lister.clone();
                self.work.do_soon(move || reader.read_again(source, &lister));
            }
        }
    }

    /// Counts findings anew in every table.
    pub(in crate::session) fn read_folders(&mut self) {
        let folders: Vec<OpenId> =
            self.open.iter().filter(|open| open.folder().is_some()).map(Open::id).collect();
        for id in folders {
            self.read_folder(id);
        }
    }

    pub(in crate::session) fn list_folders_anew(&self) {
        for folder in self.open.iter().filter_map(Open::folder) {
            folder.list_anew(self.language, self.clock);
        }
    }

    /// Does what the user asked of the shown table.
    pub(in crate::session) fn apply_to_folder(&mut self, action: FolderAction) {
        let (language, clock) = (self.language, self.clock);
        let Some(open) = self.current.and_then(|id| self.find_mut(id)) else { return };
        let (id, Content::Folder(folder)) = (open.id, &mut open.content) else { return };
        let rows: Vec<Arc<FolderRow>> = if let FolderAction::Open(row) = &action {
            folder.listing.row(*row).cloned().into_iter().collect()
        } else if matches!(action, FolderAction::OpenSelected | FolderAction::CompareSelected) {
            folder.selected().take(MOST_OPENED).cloned().collect()
        } else {
            return folder.apply(action, language, clock);
        };
        let opened = self.open_rows(id, &rows);
        if let ([left, right], FolderAction::CompareSelected) = (opened.as_slice(), action) {
            let parties = [left, right].map(|id| Party::Payload(*id));
            self.compare(parties, Ignored { empty: true, ..Ignored::default() });
        }
    }

    /// Opens payloads of a table, behind those that were opened from it before; gives what they are now.
    fn open_rows(&mut self, folder: OpenId, rows: &[Arc<FolderRow>]) -> Vec<OpenId> {
        let encoding = self.find(folder).and_then(|open| open.origin.encoding);
        let reader = self.reader(encoding);
        let mut opened = Vec::new();
        let mut again: Vec<(Again, Loading)> = Vec::new();
        for row in rows {
            let Some((place, number)) = &row.place else { continue };
            let known = self
                .open
                .iter()
                .find(|open| open.place() == Some(&**place) && open.origin.number == *number);
            let id = known.map_or_else(|| self.ids.next(), Open::id);
            opened.push(id);
            if known.is_some() {
                continue;
            }
            let source = (reader.gather.source)(place, reader.by);
            let origin = Origin {
                source: id,
                number: *number,
                place: Some((**place).clone()),
                encoding,
                folder: Some(folder),
            };
            let name = source.name.clone();
            let known = Known { id, origin: origin.clone(), analysis: None, chosen: None };
            let same = again.last_mut().filter(|(again, _)| again.source.place == source.place);
            let loading = if let Some((again, loading)) = same {
                again.known.push(known);
                loading.clone()
            } else {
                let (new, loading) = Again::new(source, known);
                again.push((new, loading.clone()));
                loading
            };
            self.insert(Open { name, loading: Some(loading), ..Open::new(id, origin) });
        }
        if let Some(&first) = opened.first() {
            self.show(first);
        }
        if !again.is_empty() {
            self.listing += 1;
            let again = again.into_iter().map(|(again, _)| again).collect();
            self.work.read_again(self.terms(), again);
        }
        opened
    }

    /// Shows a folder that was found to hold a single payload as that payload.
    pub(in crate::session) fn open_only_row(&mut self, id: OpenId) {
        let Some(open) = self.find(id).filter(|open| open.reading == 1) else { return };
        let Some([row]) = open.folder().map(|folder| &**folder.listing.rows()) else { return };
        let Some((place, number)) = row.place.clone() else { return };
        let encoding = open.origin.encoding;
        let reader = self.reader(encoding);
        let source = (reader.gather.source)(&place, reader.by);
        let name = source.name.clone();
        let place = Some((*place).clone());
        let origin = Origin { source: id, number, place, encoding, folder: None };
        let (again, loading) =
            Again::new(source, Known { id, origin: origin.clone(), analysis: None, chosen: None });
        let one = Open { name, loading: Some(loading), ..Open::new(id, origin) };
        if let Some(open) = self.find_mut(id) {
            free(std::mem::replace(open, one));
        }
        self.listing += 1;
        self.work.read_again(self.terms(), vec![again]);
    }

    /// Puts a payload at the end of the list, or behind its source's or its table's.
    pub(in crate::session) fn insert(&mut self, open: Open) {
        let of_folder =
            |folder, other: &Open| other.id == folder || other.origin.folder == Some(folder);
        let is_before = |other: &Open| {
            other.origin.source == open.origin.source
                || open.origin.folder.is_some_and(|folder| of_folder(folder, other))
        };
        let at = self.open.iter().rposition(is_before).map_or(self.open.len(), |at| at + 1);
        self.open.insert(at, open);
    }

    /// Looks through the shown table's payloads, if that isn't done.
    pub(in crate::session) fn seek_in_folder(&mut self, asked: Option<(SearchId, &Arc<Matcher>)>) {
        let encoding = self.current().and_then(|open| open.origin.encoding);
        let reader = self.reader(encoding);
        let Some(open) = self.current.and_then(|id| self.find_mut(id)) else { return };
        let Content::Folder(folder) = &mut open.content else { return };
        let wanted = asked.map(|(search, _)| search);
        if folder.search.as_ref().map(|(search, _)| *search) == wanted || folder.reading.is_some() {
            return;
        }
        folder.tell(Ask::Search(wanted));
        folder.search = asked.map(|(search, matcher)| {
            let running = Running::default();
            if let Some(lister) = folder.lister.clone() {
                let rows = folder.listing.rows();
                let asked = (search, Arc::clone(matcher));
                reader.search_all(rows, asked, lister, running.readings());
            }
            (search, running)
        });
    }

    fn reader(&self, encoding: Option<Encoding>) -> Reader {
        let most = self.analyzer.intake().limits().of(Limit::File) as u64;
        Reader {
            by: By { most, encoding },
            language: self.language,
            analyzer: Arc::clone(&self.analyzer),
            policy: Arc::clone(&self.policy),
            gather: self.gather,
            search: None,
        }
    }
}

impl Folder {
    /// Frees what can be read again.
    pub(in crate::session) fn close(&mut self) {
        let look = std::mem::take(&mut self.look);
        let old = std::mem::replace(self, Self { look, ..Self::default() });
        free(old);
    }

    /// A table that is looked at like this, not read yet.
    pub(in crate::session) fn of_look(look: super::Look) -> Self {
        Self { look, ..Self::default() }
    }
}

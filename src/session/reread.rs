//! What was opened before is read again: a file that has changed, a payload that was closed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::again::{Again, Known, Origin};
use super::loading::Loading;
use super::work::free;
use super::{Address, Content, Open, OpenId, Session, Source, Target};
use crate::intake::Encoding;
use crate::words::Translated;

/// How what is shown stands to the file that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disk {
    /// It was as shown when last looked at.
    Same,
    /// It had changed, and was read again then.
    Reloaded(Timestamp),
    /// It is gone or can't be read any more, for this reason. What is shown is what it was.
    Lost(Translated),
}

/// What has happened to an open payload without the user's doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Its file has changed and was read again.
    Reloaded(OpenId),
    /// Its file was read again and says the same.
    Same(OpenId),
    /// Its file is no payload any more, for this reason.
    Broken(OpenId, Translated),
    /// Its file is gone or can't be read any more, for this reason.
    Lost(OpenId, Translated),
}

/// Most payloads that can be reopened, and the bytes of memory that they may take meanwhile.
const MOST_CLOSED: usize = 20;
const MOST_CLOSED_BYTES: usize = 64 << 20;

impl Session {
    /// What has happened since the last call.
    pub fn take_news(&mut self) -> Vec<News> {
        std::mem::take(&mut self.news)
    }

    /// Grows whenever there is something else to remember.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// Grows whenever something is opened or closed.
    pub fn listing(&self) -> u64 {
        self.listing
    }

    /// The files that are open.
    pub fn files(&self) -> BTreeSet<PathBuf> {
        let file = |open: &Open| match open.place()? {
            Address::File(path) => Some(path.clone()),
            Address::Sample(_) | Address::Folder(_) => None,
        };
        self.open.iter().filter_map(file).collect()
    }

    /// The folders and files that are open as tables.
    pub fn folders(&self) -> BTreeSet<PathBuf> {
        let paths = |open: &Open| match open.place()? {
            Address::Folder(paths) => Some(paths.clone()),
            Address::File(_) | Address::Sample(_) => None,
        };
        self.open.iter().filter_map(paths).flatten().collect()
    }

    /// An open payload.
    pub fn find(&self, id: OpenId) -> Option<&Open> {
        self.open.iter().find(|open| open.id == id)
    }

    /// The open payloads of a file.
    pub fn opened_at(&self, file: &Path) -> impl Iterator<Item = &Open> {
        self.open
            .iter()
            .filter(move |open| matches!(open.place(), Some(Address::File(path)) if path == file))
    }

    /// Remembers what the shown payload's topmost row in sight shows.
    pub fn note_top(&mut self, top: Option<Target>) {
        let Some(id) = self.current else { return };
        if let Some(open) = self.find_mut(id)
            && open.view.top != top
            && matches!(open.content, Content::Read(_))
        {
            open.view.top = top;
            self.changes += 1;
        }
    }

    /// Reads again what these places hold, in the background; `source` says how. What is folded, selected
    /// and in sight stays so.
    pub fn read_again(&mut self, ids: &[OpenId], source: impl Fn(&Address) -> Source) {
        for &id in ids {
            self.read_folder(id);
        }
        let is_payload = |id: &OpenId| self.find(*id).is_some_and(|open| open.folder().is_none());
        let ids = ids.iter().filter(|id| is_payload(id));
        let sources: BTreeSet<OpenId> =
            ids.filter_map(|&id| Some(self.find(id)?.origin.source)).collect();
        let again = sources.into_iter().filter_map(|of| {
            let loading = Loading::new();
            let known = |open: &mut Open| {
                open.loading = Some(loading.clone());
                let (origin, analysis) = (open.origin.clone(), open.analysis().cloned());
                Known { id: open.id, origin, analysis, chosen: open.chosen }
            };
            let opened = self.open.iter_mut().filter(|open| open.origin.source == of);
            let known: Vec<Known> = opened.map(known).collect();
            let Origin { place, encoding, .. } = &known.first()?.origin;
            let source = Source { encoding: *encoding, ..source(place.as_ref()?) };
            Some(Again { source, known, opens_more: true, progress: loading.progress() })
        });
        let again: Vec<Again> = again.collect();
        if !again.is_empty() {
            self.work.read_again(self.terms(), again);
        }
    }

    /// Reads the shown payload's file again in another encoding; with none, in the one that it tells. `source`
    /// says how.
    pub fn read_in(&mut self, encoding: Option<Encoding>, source: impl Fn(&Address) -> Source) {
        let Some((id, of)) = self.current().map(|open| (open.id, open.origin.source)) else {
            return;
        };
        for open in self.open.iter_mut().filter(|open| open.origin.source == of) {
            open.origin.encoding = encoding;
        }
        self.changes += 1;
        self.read_again(&[id], source);
    }

    /// Whether there is something to reopen.
    pub fn has_closed(&self) -> bool {
        !self.closed.is_empty()
    }

    pub(super) fn stop_reading(&mut self) {
        let Some(id) = self.current else { return };
        let Some(of) = self.find(id).map(|open| open.origin.source) else { return };
        // What is read of one source is read for all its payloads.
        for open in self.open.iter_mut().filter(|open| open.origin.source == of) {
            if let Content::Folder(folder) = &mut open.content {
                folder.stop();
            } else if open.loading.take().is_some() && matches!(open.content, Content::Reading) {
                open.content = Content::Stopped;
            }
        }
    }

    pub(super) fn close(&mut self, id: OpenId) {
        let Some(at) = self.open.iter().position(|open| open.id == id) else { return };
        self.listing += 1;
        let mut closed = self.open.remove(at);
        closed.loading = None;
        closed.view.tabulating = None;
        if let Content::Folder(folder) = &mut closed.content {
            folder.close();
            // What was opened from it stays, on its own.
            for open in self.open.iter_mut().filter(|open| open.origin.folder == Some(id)) {
                open.origin.folder = None;
            }
        }
        if self.current == Some(id) {
            let neighbor = self.open.get(at).or_else(|| self.open.last());
            self.current = neighbor.map(|open| open.id);
        }
        if closed.place().is_some() || closed.analysis().is_some() {
            self.closed.push((at, closed));
        }
        self.free_closed();
        self.keep_comparison();
    }

    /// Keeps what was closed within bounds: a large payload is read again if it is reopened, and a pasted
    /// one is lost.
    fn free_closed(&mut self) {
        let mut n_bytes = 0;
        let mut n_kept = 0;
        let mut freed = Vec::new();
        for (at, mut closed) in std::mem::take(&mut self.closed).into_iter().rev() {
            n_kept += 1;
            n_bytes += closed.memory();
            let is_large = n_bytes > MOST_CLOSED_BYTES && closed.analysis().is_some();
            let is_lost = n_kept > MOST_CLOSED || is_large && closed.place().is_none();
            if is_large && !is_lost {
                let Open { id, name, origin, chosen, .. } = &closed;
                let (name, chosen) = (name.clone(), *chosen);
                let unread = Open { name, chosen, ..Open::new(*id, origin.clone()) };
                freed.push(std::mem::replace(&mut closed, unread));
            }
            if is_lost {
                freed.push(closed);
            } else {
                self.closed.push((at, closed));
            }
        }
        self.closed.reverse();
        free(freed);
    }

    pub(super) fn reopen_closed(&mut self) {
        let Some((at, open)) = self.closed.pop() else { return };
        self.listing += 1;
        self.has_chosen = true;
        self.current = Some(open.id);
        self.open.insert(at.min(self.open.len()), open);
    }
}

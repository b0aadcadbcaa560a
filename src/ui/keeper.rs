//! Keeps what is open on the disk, so that the next start finds it, also after a crash.
//!
//! It is written as a whole, off the window's thread, a moment after it changes. Two windows keep theirs in
//! the same file: the one that wrote last is remembered. Notes have a file of their own, which windows share.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::note_file::NotesOnDisk;
use super::wish::Tab;
use crate::files::{self, FileError, Trouble};
use crate::search::Query;
use crate::session::{Memo, Page, Remembered, kept_path};

/// How long after a change it is written: what a crash loses at most, but for the writing itself.
const REST: Duration = Duration::from_secs(1);

/// Most files and folders that are offered as opened recently.
pub(super) const MOST_RECENT: usize = 10;

/// What the window keeps beside its settings. Nothing of what a payload says is in it, but for the words
/// that were searched.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Kept {
    pub(super) session: Remembered,
    pub(super) tab: Tab,
    pub(super) query: Query,
    pub(super) shows_only_hits: bool,
    pub(super) recent: Vec<Recent>,
}

/// A file or folder that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Recent(#[serde(with = "kept_path")] pub(super) PathBuf);

/// What is to be kept; [`Memo::written_out`] is left to the keeper's thread.
#[derive(Debug)]
pub(super) struct Draft {
    /// None where sessions are not restored.
    pub(super) memo: Option<Memo>,
    pub(super) rest: Kept,
    /// What was noted since the start; nothing where sessions are not restored.
    pub(super) notes: Vec<Page>,
}

/// Why what was kept can't be read.
#[derive(Debug)]
pub(super) enum Unread {
    /// The file says something else.
    Damaged,
    /// There is something with the file.
    File(FileError),
}

/// Writes drafts on a thread of its own, the latest last. Dropped, it waits for that.
#[derive(Debug)]
pub(super) struct Keeper {
    sender: Option<Sender<Draft>>,
    thread: Option<JoinHandle<()>>,
    /// What the window's state was counted as when it was last kept.
    kept: Option<Stamp>,
    changed: Option<Instant>,
}

/// Tells one state of the window from another.
pub(super) type Stamp = (u64, u64, Tab, Query, bool);

impl Keeper {
    /// What was kept at `path`, if anything, and who keeps it from now on, with the notes in their file. `fail` is called
    /// on another thread where it can't be written, once.
    pub(super) fn new(
        path: PathBuf,
        notes: NotesOnDisk,
        fail: impl FnOnce(String) + Send + 'static,
    ) -> (Self, Result<Kept, Unread>) {
        let kept = read(&path);
        let (sender, receiver) = channel();
        let thread = thread::spawn(move || write(&path, notes, &receiver, fail));
        let keeper = Self { sender: Some(sender), thread: Some(thread), kept: None, changed: None };
        (keeper, kept)
    }

    /// How long to wait until this state is to be kept; none where it is kept already.
    pub(super) fn due(&mut self, now: &Stamp) -> Option<Duration> {
        if self.kept.as_ref() == Some(now) {
            self.changed = None;
            return None;
        }
        let changed = *self.changed.get_or_insert_with(Instant::now);
        Some(REST.saturating_sub(changed.elapsed()))
    }

    /// Writes it, on another thread.
    pub(super) fn keep(&mut self, stamp: Stamp, draft: Draft) {
        self.kept = Some(stamp);
        self.changed = None;
        if let Some(sender) = &self.sender {
            // The thread lives as long as the sender.
            sender.send(draft).unwrap_or_default();
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // It has nobody else to report to.
            thread.join().unwrap_or_default();
        }
    }
}

fn read(path: &Path) -> Result<Kept, Unread> {
    match files::read(path, files::LARGEST) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_error| Unread::Damaged),
        Err(error) if matches!(error.trouble, Trouble::NotFound) => Ok(Kept::default()),
        Err(error) => Err(Unread::File(error)),
    }
}

fn write(path: &Path, mut notes: NotesOnDisk, drafts: &Receiver<Draft>, fail: impl FnOnce(String)) {
    let mut fail = Some(fail);
    while let Ok(first) = drafts.recv() {
        let Draft { memo, mut rest, notes: pages } = drafts.try_iter().last().unwrap_or(first);
        rest.session = memo.map(Memo::written_out).unwrap_or_default();
        let written = serde_json::to_vec(&rest)
            .map_err(|error| error.to_string())
            .and_then(|json| files::replace(path, &json).map_err(|error| error.to_string()));
        if let Err(reason) = notes.write(pages).and(written)
            && let Some(fail) = fail.take()
        {
            fail(reason);
        }
    }
}

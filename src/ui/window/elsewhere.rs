//! What happens outside the window: files change, the session is kept and restored.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use eframe::egui::Context;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Window;
use crate::files::watch::{Seen, Unwatched, Watcher};
use crate::report::Clock;
use crate::say;
use crate::search::Query;
use crate::session::{Action, Disk, News, Open, OpenId};
use crate::ui::command::Command;
use crate::ui::gather;
use crate::ui::keeper::{Draft, Keeper, Kept, MOST_RECENT, Recent, Stamp, Unread};
use crate::ui::note_file::NotesOnDisk;
use crate::ui::notices::{Notices, ToastText};
use crate::ui::panels::file_name;
use crate::ui::wish::Wish;

/// The window's ties to what is outside of it.
#[derive(Debug)]
pub(super) struct Elsewhere {
    pub(super) notices: Notices,
    /// Files and folders that were opened, the last one first.
    recent: Vec<PathBuf>,
    n_recent_changes: u64,
    keeper: Option<Keeper>,
    watcher: Option<Watcher>,
    /// The list of payloads whose files are watched, as the session counts it.
    watched: Option<u64>,
    /// The source that was read again because the user said so, and has not changed since.
    asked: Option<OpenId>,
    sender: Sender<Heard>,
    receiver: Receiver<Heard>,
}

/// What other threads tell.
#[derive(Debug)]
enum Heard {
    Seen(Seen),
    NotKept(String),
}

impl Elsewhere {
    pub(super) fn new() -> Self {
        let (sender, receiver) = channel();
        Self {
            notices: Notices::default(),
            recent: Vec::new(),
            n_recent_changes: 0,
            keeper: None,
            watcher: None,
            watched: None,
            asked: None,
            sender,
            receiver,
        }
    }

    fn set_recent(&mut self, recent: Vec<PathBuf>) {
        self.recent = recent;
        self.n_recent_changes += 1;
    }
}

impl Window {
    /// Files and folders that were opened lately, the last one first.
    pub fn recent(&self) -> &[PathBuf] {
        &self.elsewhere.recent
    }

    /// Restores what was open when `path` was last written, and keeps what is open there from now on.
    pub fn keep_in(&mut self, ctx: &Context, path: PathBuf) {
        let (sender, waker) = (self.elsewhere.sender.clone(), ctx.clone());
        let fail = move |reason| {
            // A window that was closed needs no answer.
            if sender.send(Heard::NotKept(reason)).is_ok() {
                waker.request_repaint();
            }
        };
        let file = gather::shown(&path);
        let notes = NotesOnDisk::beside(&path);
        let (shown, pages) = (notes.shown(), notes.read());
        let (keeper, kept) = Keeper::new(path, notes, fail);
        self.elsewhere.keeper = Some(keeper);
        let language = self.settings.language;
        match pages {
            Ok(pages) => self.session.know_notes(pages),
            Err(why) => {
                let reason = match why {
                    Unread::Damaged => say!(language, "toast-notes-damaged", file = shown),
                    Unread::File(error) => gather::told(&error, language),
                };
                let words = say!(language, "toast-no-notes", reason = reason);
                self.notify(ctx, None, ToastText { words, is_trouble: true, offer: None });
            }
        }
        match kept {
            Ok(kept) => self.restore(kept),
            Err(why) => {
                let reason = match why {
                    Unread::Damaged => say!(language, "toast-record-damaged", file = file),
                    Unread::File(error) => gather::told(&error, language),
                };
                let words = say!(language, "toast-not-restored", reason = reason);
                self.notify(ctx, None, ToastText { words, is_trouble: true, offer: None });
            }
        }
    }

    fn restore(&mut self, kept: Kept) {
        let Kept { session, tab, query, shows_only_hits, recent } = kept;
        self.elsewhere.set_recent(recent.into_iter().map(|Recent(path)| path).collect());
        if self.settings.restores_session && !session.opened.is_empty() {
            let by = self.reads_by();
            self.session.restore(session, |place| gather::of_place(place, by));
            (self.tab, self.query) = (tab, query.clone());
            self.session.apply(Action::Search(query));
            self.session.apply(Action::Filter(shows_only_hits));
        }
    }

    /// Keeps what is open now, without waiting for a quiet moment.
    pub fn keep_now(&mut self) {
        let stamp = self.stamp();
        if self.elsewhere.keeper.as_mut().is_some_and(|keeper| keeper.due(&stamp).is_some()) {
            self.keep(stamp);
        }
    }

    /// Takes what came from elsewhere, and passes on what is wanted there.
    pub(super) fn look_elsewhere(&mut self, ctx: &Context) {
        let heard: Vec<Heard> = self.elsewhere.receiver.try_iter().collect();
        for heard in heard {
            self.hear(ctx, heard);
        }
        for news in self.session.take_news() {
            self.tell_news(ctx, news);
        }
        self.watch(ctx);
        let stamp = self.stamp();
        match self.elsewhere.keeper.as_mut().and_then(|keeper| keeper.due(&stamp)) {
            Some(Duration::ZERO) => self.keep(stamp),
            Some(rest) => ctx.request_repaint_after(rest),
            None => {}
        }
    }

    /// Reads the shown payload's file again.
    pub(super) fn reload(&mut self) {
        if let Some((id, source)) = self.session.current().map(|open| (open.id(), open.source())) {
            self.elsewhere.asked = Some(source);
            self.read_again(&[id]);
        }
    }

    /// Opens what was closed last, as its file is now.
    pub(super) fn reopen_closed(&mut self) {
        self.session.apply(Action::ReopenClosed);
        if let Some(id) = self.session.current().map(Open::id) {
            self.read_again(&[id]);
        }
    }

    /// Notes what the user opened, for the list of recent files.
    pub(super) fn note_recent(&mut self, paths: &[PathBuf]) {
        let absolute = |path: &PathBuf| std::path::absolute(path).ok();
        let mut recent: Vec<PathBuf> =
            paths.iter().filter_map(absolute).take(MOST_RECENT).collect();
        let older = self.elsewhere.recent.iter().filter(|path| !recent.contains(path));
        let older: Vec<PathBuf> = older.cloned().collect();
        recent.extend(older);
        recent.truncate(MOST_RECENT);
        self.elsewhere.set_recent(recent);
    }

    pub(super) fn forget_recent(&mut self) {
        self.elsewhere.set_recent(Vec::new());
    }

    /// Says that the settings could not be read.
    pub(in crate::ui) fn tell_of_damaged_settings(&mut self, ctx: &Context, file: &Path) {
        let file = gather::shown(file);
        let words = say!(self.settings.language, "toast-settings-damaged", file = file);
        self.notify(ctx, None, ToastText { words, is_trouble: true, offer: None });
    }

    /// Shows a notice of something that happened elsewhere.
    pub(super) fn notify(&mut self, ctx: &Context, about: Option<OpenId>, text: ToastText) {
        self.elsewhere.notices.push(ctx.time(), about, text);
        ctx.request_repaint();
    }

    fn read_again(&mut self, ids: &[OpenId]) {
        let by = self.reads_by();
        self.session.read_again(ids, |place| gather::of_place(place, by));
    }

    fn hear(&mut self, ctx: &Context, heard: Heard) {
        let language = self.settings.language;
        let words = match heard {
            Heard::Seen(Seen::Changed(path)) => return self.read_changed(&path),
            Heard::Seen(Seen::Unwatched(why)) => {
                let keys = Command::Reload.keys_text(ctx);
                match why {
                    Unwatched::Limit => say!(language, "toast-watch-limit", keys = keys),
                    Unwatched::Other(reason) => {
                        say!(language, "toast-unwatched", reason = reason, keys = keys)
                    }
                }
            }
            Heard::NotKept(reason) => say!(language, "toast-not-kept", reason = reason),
        };
        self.notify(ctx, None, ToastText { words, is_trouble: true, offer: None });
    }

    fn read_changed(&mut self, path: &Path) {
        self.elsewhere.asked = None;
        let ids: Vec<OpenId> = self.session.opened_at(path).map(Open::id).collect();
        self.read_again(&ids);
        self.session.read_in_folders(path);
    }

    fn tell_news(&mut self, ctx: &Context, news: News) {
        let language = self.settings.language;
        let (News::Reloaded(id) | News::Same(id) | News::Broken(id, _) | News::Lost(id, _)) = news;
        let Some(open) = self.session.find(id) else { return };
        let file = file_name(open.name()).to_owned();
        let is_shown = self.session.current().is_some_and(|current| current.id() == id);
        let source = open.source();
        let was_asked = self.elsewhere.asked == Some(source);
        // Of all payloads of a file that has changed one notice is enough.
        let about = if matches!(news, News::Broken(..)) { id } else { source };
        let (words, is_trouble) = match news {
            News::Same(_) if was_asked => {
                return self.tell(ctx, say!(language, "notice-same", file = file));
            }
            News::Same(_) => return,
            News::Reloaded(_) => {
                let time = disk_time(open, self.settings.clock).unwrap_or_default();
                if was_asked {
                    return self.tell(ctx, say!(language, "notice-reloaded", file = file));
                }
                (say!(language, "toast-reloaded", file = file, time = time), false)
            }
            News::Broken(_, reason) => {
                (say!(language, "toast-broken", file = file, reason = reason.pick(language)), true)
            }
            News::Lost(_, reason) => {
                (say!(language, "toast-lost", file = file, reason = reason.pick(language)), true)
            }
        };
        let show = (say!(language, "toast-show"), Wish::Session(Action::Show(id)));
        let offer = (!is_shown).then_some(show);
        self.notify(ctx, Some(about), ToastText { words, is_trouble, offer });
    }

    fn watch(&mut self, ctx: &Context) {
        if !self.settings.watches_files {
            (self.elsewhere.watcher, self.elsewhere.watched) = (None, None);
            return;
        }
        if self.elsewhere.watched == Some(self.session.listing()) {
            return;
        }
        self.elsewhere.watched = Some(self.session.listing());
        let (files, folders) = (self.session.files(), self.session.folders());
        if files.is_empty() && folders.is_empty() && self.elsewhere.watcher.is_none() {
            return;
        }
        let (sender, waker) = (self.elsewhere.sender.clone(), ctx.clone());
        let tell = move |seen| {
            // A window that was closed watches nothing.
            if sender.send(Heard::Seen(seen)).is_ok() {
                waker.request_repaint();
            }
        };
        self.elsewhere.watcher.get_or_insert_with(|| Watcher::new(tell)).watch(files, folders);
    }

    fn stamp(&self) -> Stamp {
        let restores = u64::from(self.settings.restores_session);
        (
            self.session.changes(),
            self.elsewhere.n_recent_changes * 2 + restores,
            self.tab,
            self.query.clone(),
            self.shows_only_hits(),
        )
    }

    fn keep(&mut self, stamp: Stamp) {
        let memo = self.settings.restores_session.then(|| self.session.memo());
        let rest = Kept {
            tab: self.tab,
            query: if memo.is_some() { self.query.clone() } else { Query::default() },
            shows_only_hits: self.shows_only_hits(),
            recent: self.elsewhere.recent.iter().cloned().map(Recent).collect(),
            ..Kept::default()
        };
        let notes = if memo.is_some() { self.session.noted() } else { Vec::new() };
        if let Some(keeper) = &mut self.elsewhere.keeper {
            keeper.keep(stamp, Draft { memo, rest, notes });
        }
    }

    /// Whether the shown payload can be read again.
    pub fn can_reload(&self) -> bool {
        self.session.current().is_some_and(|open| open.place().is_some())
    }
}

/// When a payload's file was last read again, by the user's clock.
pub(in crate::ui) fn disk_time(open: &Open, clock: Clock) -> Option<String> {
    let Disk::Reloaded(at) = open.disk() else { return None };
    Some(time(*at, clock))
}

/// The time of day: of what happened here, which was sent with no zone.
fn time(at: Timestamp, clock: Clock) -> String {
    let zone = match clock {
        Clock::AsSent | Clock::Local => TimeZone::system(),
        Clock::Utc => TimeZone::UTC,
    };
    at.to_zoned(zone).strftime("%H:%M:%S").to_string()
}

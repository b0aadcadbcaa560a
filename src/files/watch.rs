//! Telling when files change.
//!
//! Folders are watched rather than files, since editors write a new file and rename it over the old one; those that
//! are opened as a whole, with all folders in them.
//! Nothing is told of network shares whose server doesn't pass changes on, nor of a folder that was deleted
//! and made anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// How long a file must have been left alone before its change is told.
const QUIET: Duration = Duration::from_millis(300);

/// A file that was left alone for so long before it was watched is the one that was read.
const RECENT: Duration = Duration::from_mins(1);

/// After this time a change is told even of a file that never rests.
const PATIENCE: Duration = Duration::from_secs(2);

/// Watches files on a thread of its own.
#[derive(Debug)]
pub struct Watcher {
    sender: Sender<Message>,
}

/// What a [`Watcher`] tells.
#[derive(Debug)]
pub enum Seen {
    /// This file is another one than before, or is gone; or it may be, just after watching began. In a folder that is
    /// watched as a whole it may be new.
    Changed(PathBuf),
    /// Files can't be watched, for the system's reason. Told once.
    Unwatched(Unwatched),
}

/// Why files can't be watched.
#[derive(Debug)]
pub enum Unwatched {
    /// The system watches as many folders for this user as it may.
    Limit,
    /// Another reason, in the system's words.
    Other(String),
}

enum Message {
    Watch { files: BTreeSet<PathBuf>, trees: BTreeSet<PathBuf> },
    Event(notify::Result<Event>),
    End,
}

impl Watcher {
    /// A watcher of no files yet; `tell` is called on its thread.
    pub fn new(tell: impl Fn(Seen) + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let events = sender.clone();
        let watching = Watching {
            tell: Box::new(tell),
            events,
            watcher: None,
            folders: BTreeSet::new(),
            trees: BTreeSet::new(),
            files: BTreeMap::new(),
            stirred: BTreeMap::new(),
            has_complained: false,
        };
        thread::spawn(move || watching.run(&receiver));
        Self { sender }
    }

    /// Watches these files, and all that is or comes below `trees`, and no others; all are given by absolute paths. A
    /// file among `trees` is watched as a file.
    pub fn watch(&self, files: BTreeSet<PathBuf>, trees: BTreeSet<PathBuf>) {
        // A thread that could not go on listens no more.
        self.sender.send(Message::Watch { files, trees }).unwrap_or_default();
    }
}

/// Ends the thread, which holds a sender of its own and would wait forever.
impl Drop for Watcher {
    fn drop(&mut self) {
        self.sender.send(Message::End).unwrap_or_default();
    }
}

/// The thread behind a [`Watcher`].
struct Watching {
    tell: Box<dyn Fn(Seen) + Send>,
    events: Sender<Message>,
    watcher: Option<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
    trees: BTreeSet<PathBuf>,
    files: BTreeMap<PathBuf, Watched>,
    /// What has stirred below the trees: since when, and when it is to be told.
    stirred: BTreeMap<PathBuf, (Instant, Instant)>,
    has_complained: bool,
}

struct Watched {
    /// Where a link leads.
    target: Option<PathBuf>,
    stamp: Option<Stamp>,
    /// It is told of once, changed or not.
    is_doubtful: bool,
    /// When its change began, and when it is to be told.
    stirred: Option<(Instant, Instant)>,
}

impl Watching {
    fn run(mut self, receiver: &Receiver<Message>) {
        loop {
            let of_files = self.files.values().filter_map(|file| Some(file.stirred?.1));
            let due = of_files.chain(self.stirred.values().map(|(_, due)| *due)).min();
            let message = match due {
                None => receiver.recv().map_err(|_closed| RecvTimeoutError::Disconnected),
                Some(due) => receiver.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match message {
                Ok(Message::Watch { files, trees }) => self.watch(files, trees),
                Ok(Message::Event(Ok(event))) => self.notice(&event),
                Ok(Message::Event(Err(error))) => self.complain(error),
                Err(RecvTimeoutError::Timeout) => self.tell_of_changes(),
                Ok(Message::End) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn watch(&mut self, mut files: BTreeSet<PathBuf>, mut trees: BTreeSet<PathBuf>) {
        trees.retain(|path| {
            let is_folder = path.is_dir();
            if !is_folder {
                files.insert(path.clone());
            }
            is_folder
        });
        self.files.retain(|path, _| files.contains(path));
        for path in &files {
            self.files.entry(path.clone()).or_insert_with(|| {
                let stamp = Stamp::of(path);
                // It may have changed between being read and being watched.
                let is_doubtful = stamp.is_none_or(Stamp::is_recent);
                let now = Instant::now();
                Watched {
                    target: path.canonicalize().ok().filter(|target| target != path),
                    stamp,
                    is_doubtful,
                    stirred: is_doubtful.then_some((now, now + QUIET)),
                }
            });
        }
        let wanted: BTreeSet<PathBuf> = self
            .files
            .iter()
            .flat_map(|(path, file)| [Some(path), file.target.as_ref()])
            .filter_map(|path| Some(path?.parent()?.to_owned()))
            .filter(|folder| !trees.iter().any(|tree| folder.starts_with(tree)))
            .collect();
        let gone: Vec<PathBuf> = self.folders.difference(&wanted).cloned().collect();
        for folder in gone {
            self.folders.remove(&folder);
            if let Some(watcher) = &mut self.watcher {
                // What is gone by itself can't be let go.
                watcher.unwatch(&folder).unwrap_or_default();
            }
        }
        for tree in std::mem::take(&mut self.trees) {
            if let Some(watcher) = self.watcher.as_mut().filter(|_| !trees.contains(&tree)) {
                watcher.unwatch(&tree).unwrap_or_default();
            } else {
                self.trees.insert(tree);
            }
        }
        for tree in trees {
            if self.trees.insert(tree.clone()) {
                self.watch_folder(&tree, RecursiveMode::Recursive)
                    .unwrap_or_else(|error| self.complain(error));
            }
        }
        for folder in wanted {
            if !self.folders.contains(&folder) {
                match self.watch_folder(&folder, RecursiveMode::NonRecursive) {
                    Ok(()) => {
                        self.folders.insert(folder);
                    }
                    Err(error) => self.complain(error),
                }
            }
        }
    }

    fn watch_folder(&mut self, folder: &Path, mode: RecursiveMode) -> notify::Result<()> {
        let watcher = if let Some(watcher) = &mut self.watcher {
            watcher
        } else {
            let events = self.events.clone();
            let tell = move |event| events.send(Message::Event(event)).unwrap_or_default();
            self.watcher.insert(notify::recommended_watcher(tell)?)
        };
        watcher.watch(folder, mode)
    }

    fn notice(&mut self, event: &Event) {
        let is_reading = match event.kind {
            EventKind::Access(kind) => kind != AccessKind::Close(AccessMode::Write),
            EventKind::Any
            | EventKind::Create(_)
            | EventKind::Modify(_)
            | EventKind::Remove(_)
            | EventKind::Other => false,
        };
        if is_reading {
            return;
        }
        let now = Instant::now();
        for path in event.paths.iter().filter(|path| is_below(&self.trees, path)) {
            let (since, due) = self.stirred.entry(path.clone()).or_insert((now, now));
            *due = (now + QUIET).min(*since + PATIENCE);
        }
        for (path, file) in &mut self.files {
            let is_meant = event.need_rescan()
                || event.paths.iter().any(|changed| {
                    path.starts_with(changed) || file.target.as_ref() == Some(changed)
                });
            if is_meant {
                let since = file.stirred.map_or(now, |(since, _)| since);
                file.stirred = Some((since, (now + QUIET).min(since + PATIENCE)));
            }
        }
    }

    fn tell_of_changes(&mut self) {
        let now = Instant::now();
        for (path, file) in &mut self.files {
            if file.stirred.is_none_or(|(_, due)| due > now) {
                continue;
            }
            file.stirred = None;
            let stamp = Stamp::of(path);
            if std::mem::take(&mut file.is_doubtful) || stamp != file.stamp {
                file.stamp = stamp;
                (self.tell)(Seen::Changed(path.clone()));
            }
        }
        let is_due = |_: &PathBuf, (_, due): &mut (Instant, Instant)| *due <= now;
        for (path, _) in self.stirred.extract_if(.., is_due) {
            // What came with its folder may have come before that was watched.
            for file in super::walk(&path).flatten().filter(|_| path.is_dir()) {
                (self.tell)(Seen::Changed(file));
            }
            if !path.is_dir() {
                (self.tell)(Seen::Changed(path));
            }
        }
    }

    fn complain(&mut self, error: notify::Error) {
        let why = match error.kind {
            notify::ErrorKind::MaxFilesWatch => Unwatched::Limit,
            // A folder that isn't there holds no file either; that is told of the file.
            notify::ErrorKind::PathNotFound | notify::ErrorKind::WatchNotFound => return,
            notify::ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::NotFound => return,
            notify::ErrorKind::Io(error) => Unwatched::Other(error.to_string()),
            notify::ErrorKind::Generic(words) => Unwatched::Other(words),
            notify::ErrorKind::InvalidConfig(_) => Unwatched::Other(error.to_string()),
        };
        if !std::mem::replace(&mut self.has_complained, true) {
            (self.tell)(Seen::Unwatched(why));
        }
    }
}

/// Whether a path lies in one of these folders, and isn't hidden there.
fn is_below(trees: &BTreeSet<PathBuf>, path: &Path) -> bool {
    trees.iter().filter_map(|tree| path.strip_prefix(tree).ok()).any(|below| {
        let is_hidden = |part: &std::ffi::OsStr| part.as_encoded_bytes().starts_with(b".");
        !below.as_os_str().is_empty() && !below.iter().any(is_hidden)
    })
}

/// Tells one state of a file from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    n_bytes: u64,
    modified: Option<SystemTime>,
    /// Which file of that name it is, and when it became so.
    identity: (u64, Option<SystemTime>),
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt as _;
            let since = u64::try_from(metadata.ctime()).map(Duration::from_secs).ok();
            let nanos = u64::try_from(metadata.ctime_nsec()).map(Duration::from_nanos).ok();
            let since = since.zip(nanos).map(|(since, nanos)| since + nanos);
            (metadata.ino(), since.and_then(|since| SystemTime::UNIX_EPOCH.checked_add(since)))
        };
        #[cfg(not(unix))]
        let identity = (0, None);
        Some(Self { n_bytes: metadata.len(), modified: metadata.modified().ok(), identity })
    }

    fn is_recent(self) -> bool {
        let last = self.modified.max(self.identity.1);
        last.is_none_or(|last| last.elapsed().is_ok_and(|elapsed| elapsed < RECENT))
    }
}

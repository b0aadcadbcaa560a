//! What is open, selected, folded and searched.
//!
//! The window looks at a [`Session`] and reports what the user asked for as [`Action`]s; [`Session::apply`]
//! is the one door through which anything changes. Nothing here names a window library: a test drives a
//! session by a list of actions and reads its rows.

mod action;
mod again;
mod arrive;
mod comparing;
mod early;
pub mod folder;
mod folding;
mod judge;
mod loading;
mod marks;
mod notes;
mod open;
mod overview;
mod reading;
mod remembered;
mod reread;
pub mod rows;
pub mod search;
mod seek;
mod source;
mod tabulating;
mod together;
mod work;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

pub use self::action::Action;
pub use self::comparing::{CompareAction, Comparing, Party, Switch, With};
pub use self::early::EarlyRow;
pub use self::folder::{Folder, FolderAction};
pub use self::marks::{MOST_STEPS, Marks};
pub use self::notes::{LONGEST_NOTE, MOST_PINS, NoteAction, Page, Pin, Pinned};
pub use self::open::{begins_with, target_of};
pub use self::overview::Slice;
pub use self::remembered::{Address, Memo, Remembered, RememberedPayload, kept_path};
pub use self::reread::{Disk, News};
pub use self::rows::{Kept, Outline, Row, Rows, Target};
pub use self::search::{Everywhere, Hit, Hits};
pub use self::seek::Wrap;
pub use self::source::{By, Finder, Gather, Read, Source};
pub use self::tabulating::{TabulateAction, Tabulating};
pub use self::together::Together;
pub use self::work::Wake;
#[cfg(feature = "gui")]
pub(crate) use self::work::free;

use self::again::{Carry, Origin};
use self::loading::Loading;
use self::notes::{Notebook, Noted};
use self::reading::Terms;
use self::search::{Asked, Found};
use self::together::Joining;
use self::work::Work;
use crate::analysis::{Analysis, Analyzer, Filter, Policy, Told};
use crate::catalog::EntryId;
use crate::report::Clock;
use crate::runs::Ties;
use crate::words::{Language, Translated};

/// Names an open payload; never used twice in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpenId(u64);

/// Gives ids, from any thread.
#[derive(Clone, Debug, Default)]
pub(crate) struct OpenIds(Arc<AtomicU64>);

impl OpenIds {
    fn next(&self) -> OpenId {
        OpenId(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

/// Everything that is open, and what the user did with it.
pub struct Session {
    analyzer: Arc<Analyzer>,
    work: Work,
    ids: OpenIds,
    open: Vec<Open>,
    current: Option<OpenId>,
    /// Whether the user has chosen a payload since the last opening; if not, the first to arrive is shown.
    has_chosen: bool,
    language: Language,
    policy: Arc<Policy>,
    asked: Asked,
    everywhere: Everywhere,
    wrap: Option<Wrap>,
    /// What was closed, the last of it last, each with its place in the list.
    closed: Vec<(usize, Open)>,
    news: Vec<News>,
    comparing: Option<Comparing>,
    joining: Joining,
    notebook: Notebook,
    gather: Gather,
    /// By which clock tables show times.
    clock: Clock,
    /// Counts changes of what is remembered, and of the list alone.
    changes: u64,
    listing: u64,
}

/// Something that was opened: a payload, or what came of an attempt at one.
pub struct Open {
    id: OpenId,
    name: String,
    origin: Origin,
    content: Content,
    chosen: Option<EntryId>,
    disk: Disk,
    /// The reading of it that is on its way.
    loading: Option<Loading>,
    /// What can be seen of it meanwhile.
    early_rows: Vec<EarlyRow>,
    /// How often it was read.
    reading: u64,
    /// What ties it to others, once it is read.
    ties: Option<Arc<Ties>>,
    /// What tells it from others by what it says, once it is read.
    content_id: String,
    noted: Noted,
    view: View,
}

/// What is known of something open.
#[derive(Debug)]
pub enum Content {
    /// Being read.
    Reading,
    /// Read and analysed, however broken it may be.
    Read(Arc<Analysis>),
    /// It could not be read at all; why.
    Unreadable(Translated),
    /// The user no longer waits for it.
    Stopped,
    /// Many payloads, listed in a table.
    Folder(Box<Folder>),
}

/// How one payload is looked at.
#[derive(Debug, Default)]
pub struct View {
    rows: Rows,
    selected: Option<Target>,
    /// What is told of its findings; missing only while it is being read.
    told: Option<Told>,
    filter: Filter,
    /// The finding that was chosen last, by its index; it tells rows of the list apart that are about the
    /// selected node.
    finding: Option<usize>,
    /// Counts how often something asked to see the selection, so that the tree scrolls to it once.
    reveals: u64,
    found: Found,
    /// What the topmost row in sight shows, and how often another reading has moved it.
    top: Option<Target>,
    edition: u64,
    /// Counts what the user changed, and of that what was folded and unfolded.
    revision: u64,
    n_folds: u64,
    /// To be found in the next reading, where there is none to find it in now.
    pending: Option<Carry>,
    is_filter: bool,
    /// What is shown as a table.
    tabulating: Option<Tabulating>,
}

impl Session {
    /// Nothing is open yet. `wake` is called from other threads when [`Session::poll`] has something to take.
    pub fn new(analyzer: Arc<Analyzer>, language: Language, wake: Wake) -> Self {
        Self {
            work: Work::new(Arc::clone(&analyzer), wake),
            analyzer,
            ids: OpenIds::default(),
            open: Vec::new(),
            current: None,
            has_chosen: false,
            language,
            policy: Arc::default(),
            asked: Asked::default(),
            everywhere: Everywhere::default(),
            wrap: None,
            closed: Vec::new(),
            news: Vec::new(),
            comparing: None,
            joining: Joining::default(),
            notebook: Notebook::default(),
            gather: Gather::default(),
            clock: Clock::default(),
            changes: 0,
            listing: 0,
        }
    }

    /// Gets at files and folders like this; without, tables can't be opened.
    #[must_use]
    pub fn gathering(self, gather: Gather) -> Self {
        Self { gather, ..self }
    }

    /// What payloads are read against.
    pub fn analyzer(&self) -> &Arc<Analyzer> {
        &self.analyzer
    }

    /// Opens one source in the background.
    pub fn open(&mut self, source: Source) {
        self.open_all(Box::new(move |take| {
            take(source);
        }));
    }

    /// Opens in the background whatever `find` finds.
    pub fn open_all(&mut self, find: Finder) {
        self.has_chosen = false;
        self.work.read(self.terms(), find);
    }

    /// Whether something is still being read.
    pub fn is_busy(&self) -> bool {
        self.open.iter().any(|open| match &open.content {
            Content::Reading => true,
            Content::Folder(folder) => folder.is_reading(),
            Content::Read(_) | Content::Unreadable(_) | Content::Stopped => open.loading.is_some(),
        })
    }

    /// Everything open, in the order of the list.
    pub fn opened(&self) -> &[Open] {
        &self.open
    }

    /// Whether what was read, or read anew since, is still open as it was.
    pub fn is_open(&self, reading: &Weak<Analysis>) -> bool {
        let mut readings = self.open.iter().filter_map(Open::analysis);
        readings.any(|open| std::ptr::eq(Arc::as_ptr(open), reading.as_ptr()))
    }

    /// What is shown.
    pub fn current(&self) -> Option<&Open> {
        let id = self.current?;
        self.open.iter().find(|open| open.id == id)
    }

    /// The language of descriptions.
    pub fn language(&self) -> Language {
        self.language
    }

    /// How findings are weighed and muted.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Does what the user asked for. What makes no sense just now is ignored.
    pub fn apply(&mut self, action: Action) {
        self.changes += 1;
        if self.fold(&action) {
            return;
        }
        match action {
            Action::Show(id) => self.show(id),
            Action::ShowNext(by) => self.show_next(by),
            Action::Close(id) => self.close(id),
            Action::StopReading => self.stop_reading(),
            Action::ReopenClosed => self.reopen_closed(),
            Action::Speak(language) => self.speak(language),
            Action::Search(query) => self.search(query),
            Action::SearchEverywhere(is_everywhere) => self.search_everywhere(is_everywhere),
            Action::Filter(is_filter) => self.filter(is_filter),
            Action::GoTo(id, target) => self.go_to(id, target),
            Action::NextHit { forward } => self.next_hit(forward),
            Action::Judge(policy) => self.judge(policy),
            Action::ReadAs(entry) => self.read_as(entry),
            Action::Folder(action) => self.apply_to_folder(action),
            Action::Compare(action) => self.apply_to_comparison(action),
            Action::Tabulate(action) => self.tabulate(action),
            Action::Note(action) => self.note(action),
            Action::TellTimes(clock) => self.tell_times(clock),
            Action::Select { .. }
            | Action::Move(_)
            | Action::SelectNamed { .. }
            | Action::FoldOrLeave
            | Action::UnfoldOrEnter
            | Action::Toggle(_)
            | Action::FoldBelow
            | Action::UnfoldBelow
            | Action::UnfoldAll
            | Action::FoldAll
            | Action::NextFinding { .. }
            | Action::SelectFinding(_)
            | Action::MoveInFindings(_)
            | Action::FilterFindings(_) => {
                if let Some(id) = self.current
                    && let Some(open) = self.find_mut(id)
                {
                    open.view.revision += 1;
                    open.apply(&action);
                }
            }
        }
        self.seek();
    }

    fn terms(&self) -> Terms {
        let policy = Arc::clone(&self.policy);
        Terms { ids: self.ids.clone(), policy }
    }

    fn find_mut(&mut self, id: OpenId) -> Option<&mut Open> {
        self.open.iter_mut().find(|open| open.id == id)
    }

    fn show(&mut self, id: OpenId) {
        self.has_chosen = true;
        if self.open.iter().any(|open| open.id == id) {
            self.current = Some(id);
        }
    }

    fn show_next(&mut self, by: isize) {
        let Some(at) = self.open.iter().position(|open| Some(open.id) == self.current) else {
            return;
        };
        let n_open = self.open.len().cast_signed();
        let next = (at.cast_signed() + by).rem_euclid(n_open.max(1));
        if let Some(open) = self.open.get(next.cast_unsigned()) {
            self.show(open.id);
        }
    }

    fn speak(&mut self, language: Language) {
        if self.language != language {
            self.language = language;
            // Descriptions in another language hold other words.
            self.asked.renew();
            self.list_folders_anew();
        }
    }
}

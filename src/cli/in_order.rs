//! What many threads make, in the order of what they make it of.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError};

use super::CommandError;
use super::input::Source;

/// What is made of a payload, or of a part of it.
pub(super) trait Piece: Send {
    /// How many bytes of memory it holds.
    fn memory(&self) -> usize;
}

impl<T: Piece, E: Send> Piece for Result<T, E> {
    fn memory(&self) -> usize {
        self.as_ref().map_or(0, Piece::memory)
    }
}

/// Nobody wants more of what is made.
pub(super) struct Unwanted;

/// What comes of a file.
pub(super) enum Came<T> {
    /// One of the pieces that are made of it.
    Piece(T),
    /// Nothing more.
    End(Source),
    /// It was called off, and with it all that comes behind it.
    CalledOff,
}

/// Takes from many threads what comes of files, and hands it on in the order of the files.
///
/// Whoever makes what is due hands it on, with what waited behind it. So no thread has to be woken for a piece, which
/// would cost half as much as to read a small file.
pub(super) struct InOrder<T, F> {
    queue: Mutex<Queue<T, F>>,
    has_room: Condvar,
}

/// How many bytes may wait for their turn. Who makes more then waits, unless it is what the others wait for.
const MOST_WAITING: usize = 16 << 20;

impl<T: Piece, F: FnMut(Came<T>) -> Result<(), CommandError>> InOrder<T, F> {
    /// Hands on to this; its first error is the end.
    pub(super) fn new(take: F) -> Self {
        let queue =
            Queue { take, due: 0, waiting: BTreeMap::new(), n_came: 0, memory: 0, ended: None };
        Self { queue: Mutex::new(queue), has_room: Condvar::new() }
    }

    /// Takes what comes of the file of that number; they count from 0, and none is left out.
    pub(super) fn take(&self, file: usize, came: Came<T>) -> Result<(), Unwanted> {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let must_wait = |queue: &mut Queue<T, F>| queue.is_full() && queue.due != file;
        let waited = self.has_room.wait_while(queue, must_wait);
        let mut queue = waited.unwrap_or_else(PoisonError::into_inner);
        let was_full = queue.is_full();
        if queue.due == file {
            queue.hand_on(came);
            queue.hand_on_due();
        } else {
            queue.put(file, came);
        }
        if was_full {
            self.has_room.notify_all();
        }
        if queue.ended.is_some() { Err(Unwanted) } else { Ok(()) }
    }

    /// How it went, once all has come.
    pub(super) fn end(self) -> Result<(), CommandError> {
        let queue = self.queue.into_inner().unwrap_or_else(PoisonError::into_inner);
        queue.ended.unwrap_or(Ok(()))
    }
}

struct Queue<T, F> {
    take: F,
    /// The file whose turn it is.
    due: usize,
    /// What came before its turn, by its file and by when it came.
    waiting: BTreeMap<(usize, usize), Came<T>>,
    n_came: usize,
    /// How many bytes wait.
    memory: usize,
    /// How it ended, if it has.
    ended: Option<Result<(), CommandError>>,
}

impl<T: Piece, F: FnMut(Came<T>) -> Result<(), CommandError>> Queue<T, F> {
    fn is_full(&self) -> bool {
        self.memory > MOST_WAITING && self.ended.is_none()
    }

    fn put(&mut self, file: usize, came: Came<T>) {
        self.memory += came.memory();
        self.waiting.insert((file, self.n_came), came);
        self.n_came += 1;
    }

    /// Hands on what waited for its turn, which may have come.
    fn hand_on_due(&mut self) {
        while self.ended.is_none()
            && let Some(first) = self.waiting.first_entry()
            && first.key().0 == self.due
        {
            let came = first.remove();
            self.memory -= came.memory();
            self.hand_on(came);
        }
    }

    fn hand_on(&mut self, came: Came<T>) {
        if self.ended.is_some() {
            return;
        }
        if matches!(came, Came::CalledOff) {
            self.ended = Some(Ok(()));
            return;
        }
        self.due += usize::from(matches!(came, Came::End(_)));
        self.ended = (self.take)(came).err().map(Err);
    }
}

impl<T: Piece> Came<T> {
    fn memory(&self) -> usize {
        let held = match self {
            Self::Piece(piece) => piece.memory(),
            Self::End(_) | Self::CalledOff => 0,
        };
        size_of::<Self>() + held
    }
}

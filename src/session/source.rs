//! What is opened, and how to get at it.

use std::path::PathBuf;

use super::Address;
use crate::intake::{Encoding, Intake, Payload};
use crate::isolation::{Panicked, isolated};
use crate::progress::Progress;
use crate::say;
use crate::words::Translated;

/// What somebody gave us to open: a name, and how to get at its bytes.
pub struct Source {
    /// The name to show: a path, or what it was pasted or chosen as.
    pub name: String,
    /// Gives the bytes, on another thread; or says in one line why it can't.
    pub read: Read,
    /// Whether it was met in a folder rather than named: then it is left out unless it looks like a payload.
    pub is_met: bool,
    /// Where it can be read again, if anywhere.
    pub place: Option<Address>,
    /// The encoding of its text that somebody has chosen.
    pub encoding: Option<Encoding>,
}

/// Gives bytes, and tells how far it has come; who is told may say that nobody wants them any more.
pub type Read = Box<dyn FnOnce(&Progress) -> Result<Vec<u8>, Translated> + Send>;

impl Source {
    /// Text that is at hand: pasted, or a sample.
    pub fn of_text(name: impl Into<String>, text: impl Into<Vec<u8>> + Send + 'static) -> Self {
        let read = Box::new(move |_: &Progress| Ok(text.into()));
        Self { name: name.into(), read, is_met: false, place: None, encoding: None }
    }

    /// Something that cannot be read, and why.
    pub fn unreadable(name: impl Into<String>, reason: Translated) -> Self {
        let read = Box::new(move |_: &Progress| Err(reason));
        Self { name: name.into(), read, is_met: false, place: None, encoding: None }
    }

    /// The same, which can be read again there.
    #[must_use]
    pub fn at(self, place: Address) -> Self {
        Self { place: Some(place), ..self }
    }
}

/// The payloads in what `read` gives of something of this name. A fault of ours in it ends nothing else.
pub(super) fn payloads(
    intake: &Intake,
    (read, name, encoding): (impl FnOnce() -> Result<Vec<u8>, Translated>, &str, Option<Encoding>),
) -> Result<Vec<Payload>, Translated> {
    isolated(|| read().map(|bytes| intake.payloads(bytes, name, encoding)))
        .unwrap_or_else(|Panicked| Err(internal_error()))
}

/// What is told where our own code failed.
pub(super) fn internal_error() -> Translated {
    Translated::new(|language| say!(language, "input-internal"))
}

/// Finds sources on another thread, for instance by walking folders. What it hands them to answers whether
/// anything was opened.
pub type Finder = Box<dyn FnOnce(&mut dyn FnMut(Source) -> bool) + Send>;

/// How to get at files and folders; called on other threads too.
#[derive(Clone, Copy, Debug)]
pub struct Gather {
    /// What is at a place.
    pub source: fn(&Address, By) -> Source,
    /// All that is in files and folders.
    pub find: fn(Vec<PathBuf>, By) -> Finder,
}

/// How files are read.
#[derive(Clone, Copy, Debug)]
pub struct By {
    /// How many bytes of a file at most.
    pub most: u64,
    /// The encoding of their text; with none, the one that it tells.
    pub encoding: Option<Encoding>,
}

impl Default for Gather {
    /// Nothing is anywhere.
    fn default() -> Self {
        Self {
            source: |_, _| {
                let reason = Translated::new(|language| say!(language, "file-not-found"));
                Source::unreadable(String::new(), reason)
            },
            find: |_, _| Box::new(|_| {}),
        }
    }
}

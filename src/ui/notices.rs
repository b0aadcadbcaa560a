//! What is told of things that happened elsewhere: a file has changed, something could not be kept.

use super::wish::Wish;
use crate::session::OpenId;

/// How long a notice stays, in seconds.
const STAY: f64 = 7.0;
/// The same of trouble.
const STAY_LONG: f64 = 20.0;
/// How long it stays at least after somebody has looked at it.
const LINGER: f64 = 2.5;

/// Most notices that are shown at a time; older ones go.
const MOST: usize = 4;

/// The notices that are shown, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Notices {
    shown: Vec<Toast>,
    n_ever: u64,
}

/// A notice over the window's corner.
#[derive(Debug)]
pub(super) struct Toast {
    pub(super) id: u64,
    pub(super) text: ToastText,
    /// The payload that it is about; a newer notice about the same takes its place.
    about: Option<OpenId>,
    /// When it goes, in egui's seconds.
    until: f64,
}

/// What a notice says and offers.
#[derive(Clone, Debug)]
pub(super) struct ToastText {
    pub(super) words: String,
    pub(super) is_trouble: bool,
    /// What can be done about it: the words and the wish.
    pub(super) offer: Option<(String, Wish)>,
}

impl Notices {
    /// Shows a notice from now on.
    pub(super) fn push(&mut self, now: f64, about: Option<OpenId>, text: ToastText) {
        self.shown.retain(|toast| about.is_none() || toast.about != about);
        self.n_ever += 1;
        let stay = if text.is_trouble { STAY_LONG } else { STAY };
        self.shown.push(Toast { id: self.n_ever, text, about, until: now + stay });
        let n_gone = self.shown.len().saturating_sub(MOST);
        self.shown.drain(..n_gone);
    }

    /// Those to be shown now, and how long until the next one goes.
    pub(super) fn shown(&mut self, now: f64) -> (&[Toast], Option<f64>) {
        self.shown.retain(|toast| toast.until > now);
        let next = self.shown.iter().map(|toast| toast.until - now).reduce(f64::min);
        (&self.shown, next)
    }

    /// Keeps one that is looked at from going.
    pub(super) fn hold(&mut self, now: f64, id: u64) {
        for toast in self.shown.iter_mut().filter(|toast| toast.id == id) {
            toast.until = toast.until.max(now + LINGER);
        }
    }

    /// Takes one away.
    pub(super) fn close(&mut self, id: u64) {
        self.shown.retain(|toast| toast.id != id);
    }
}

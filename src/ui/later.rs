//! What is worked out off the window's thread, and looked for in every frame until it is there.

use std::sync::mpsc::{Receiver, channel};
use std::thread;

use eframe::egui::Context;

/// A result that comes later. Whoever drops it no longer wants it.
#[derive(Debug)]
pub(super) struct Later<T>(Receiver<T>);

impl<T: Send + 'static> Later<T> {
    /// Begins to work it out; the window is drawn anew once it is there.
    pub(super) fn new(ctx: &Context, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        thread::spawn(move || {
            if sender.send(work()).is_ok() {
                ctx.request_repaint();
            }
        });
        Self(receiver)
    }

    /// The result, once.
    pub(super) fn take(&self) -> Option<T> {
        self.0.try_recv().ok()
    }
}

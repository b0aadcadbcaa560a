use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{Atom, SelectionRequestEvent};

use crate::client::Client;
use crate::stage::Stage;

/// A program that owns the clipboard, as long as this lives.
pub(crate) struct Owner {
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Owner {
    /// It offers this, as these kinds of content.
    pub(crate) fn of(stage: &Stage, offers: &[(&str, &str)]) -> Self {
        Self::start(stage, offers, |client, offers, request| {
            let offer = offers.iter().find(|(kind, _)| *kind == request.target);
            client.answer(request, offer.map(|(_, content)| content.as_bytes()));
        })
    }

    /// It says that the clipboard is its own, and then never answers.
    pub(crate) fn silent(stage: &Stage) -> Self {
        Self::start(stage, &[], |_, _, _| {})
    }

    fn start(
        stage: &Stage,
        offers: &[(&str, &str)],
        hear: fn(&Client, &[(Atom, String)], &SelectionRequestEvent),
    ) -> Self {
        let client = Client::connect(stage);
        let offer = |(kind, content): &(&str, &str)| (client.atom(kind), (*content).to_owned());
        let offers: Vec<(Atom, String)> = offers.iter().map(offer).collect();
        client.own("CLIPBOARD");
        let is_over = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&is_over);
        let thread = thread::spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                match client.connection.poll_for_event().unwrap() {
                    Some(Event::SelectionRequest(request)) => hear(&client, &offers, &request),
                    Some(_) => {}
                    None => thread::sleep(Duration::from_millis(2)),
                }
            }
        });
        Self { is_over, thread: Some(thread) }
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        // A test that failed already says so itself.
        self.thread.take().map(JoinHandle::join).transpose().unwrap_or_default();
    }
}

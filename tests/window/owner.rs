use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::stage::Stage;

/// A program that owns the clipboard, as long as this lives.
pub(crate) struct Owner {
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Owner {
    /// It offers this, as these kinds of content.
    pub(crate) fn of(stage: &Stage, offers: &[(&str, &str)]) -> Self {
        Self::start(stage, offers, |connection, offers, request| {
            let offer = offers.iter().find(|(kind, _)| *kind == request.target);
            if let Some((kind, content)) = offer {
                let content = content.as_bytes();
                let (window, property) = (request.requestor, request.property);
                connection
                    .change_property8(PropMode::REPLACE, window, property, *kind, content)
                    .unwrap();
            }
            answer(connection, request, offer.is_some());
        })
    }

    /// It says that the clipboard is its own, and then never answers.
    pub(crate) fn silent(stage: &Stage) -> Self {
        Self::start(stage, &[], |_, _, _| {})
    }

    fn start(
        stage: &Stage,
        offers: &[(&str, &str)],
        hear: fn(&RustConnection, &[(Atom, String)], &SelectionRequestEvent),
    ) -> Self {
        let (connection, screen) = RustConnection::connect(Some(stage.display())).unwrap();
        let window = connection.generate_id().unwrap();
        let root = connection.setup().roots[screen].root;
        let (class, aux) = (WindowClass::INPUT_OUTPUT, CreateWindowAux::new());
        connection.create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &aux).unwrap();
        let atom = |name: &str| {
            connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
        };
        let offers: Vec<(Atom, String)> =
            offers.iter().map(|(kind, content)| (atom(kind), (*content).to_owned())).collect();
        let clipboard = atom("CLIPBOARD");
        connection.set_selection_owner(window, clipboard, x11rb::CURRENT_TIME).unwrap();
        connection.sync().unwrap();
        assert_eq!(
            connection.get_selection_owner(clipboard).unwrap().reply().unwrap().owner,
            window
        );
        let is_over = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&is_over);
        let thread = thread::spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                match connection.poll_for_event().unwrap() {
                    Some(Event::SelectionRequest(request)) => hear(&connection, &offers, &request),
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

/// Tells who asked that its wish is fulfilled, or refused.
fn answer(connection: &RustConnection, request: &SelectionRequestEvent, is_given: bool) {
    let given = SelectionNotifyEvent {
        response_type: SELECTION_NOTIFY_EVENT,
        sequence: 0,
        time: request.time,
        requestor: request.requestor,
        selection: request.selection,
        target: request.target,
        property: if is_given { request.property } else { AtomEnum::NONE.into() },
    };
    connection.send_event(false, request.requestor, EventMask::NO_EVENT, given).unwrap();
    connection.flush().unwrap();
}

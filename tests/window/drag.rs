use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::stage::Stage;

/// A file manager, as far as a drop needs one (XDND, version 5).
struct FileManager<'a> {
    stage: &'a Stage,
    connection: RustConnection,
    window: Window,
    target: Window,
    list: String,
    has_given: bool,
    answer: Option<(Atom, bool)>,
}

/// Drags these files and folders over the program's window and lets them go there.
pub(crate) fn drop_on_window(stage: &Stage, paths: &[&Path]) {
    let mut source = FileManager::take(stage, paths);
    let (uris, copy) = (source.atom("text/uri-list"), source.atom("XdndActionCopy"));
    source.tell("XdndEnter", [5 << 24, uris, 0, 0]);
    source.tell("XdndPosition", [0, (300 << 16) + 300, x11rb::CURRENT_TIME, copy]);
    source.wait("XdndStatus");
    assert!(source.has_given, "the window looked at what is dragged");
    source.tell("XdndDrop", [0, x11rb::CURRENT_TIME, 0, 0]);
    source.wait("XdndFinished");
}

impl<'a> FileManager<'a> {
    /// Takes the paths into its hand: it owns the selection that a drop reads.
    fn take(stage: &'a Stage, paths: &[&Path]) -> Self {
        let (connection, screen) = RustConnection::connect(Some(stage.display())).unwrap();
        let window = connection.generate_id().unwrap();
        let root = connection.setup().roots[screen].root;
        let (class, aux) = (WindowClass::INPUT_OUTPUT, CreateWindowAux::new());
        connection.create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &aux).unwrap();
        let target = stage.eventually("there is a window", || stage.window());
        let uris: Vec<String> = paths.iter().map(|path| uri(path)).collect();
        let list = format!("{}\r\n", uris.join("\r\n"));
        let source =
            Self { stage, connection, window, target, list, has_given: false, answer: None };
        let (selection, time) = (source.atom("XdndSelection"), x11rb::CURRENT_TIME);
        source.connection.set_selection_owner(window, selection, time).unwrap();
        source.connection.sync().unwrap();
        assert!(source.is_welcome(), "the window says that things can be dropped on it");
        source
    }

    fn is_welcome(&self) -> bool {
        let aware = self.atom("XdndAware");
        let property =
            self.connection.get_property(false, self.target, aware, AtomEnum::ATOM, 0, 1).unwrap();
        property.reply().unwrap().value32().and_then(|mut it| it.next()).is_some_and(|it| it >= 5)
    }

    fn tell(&mut self, message: &str, data: [u32; 4]) {
        let [a, b, c, d] = data;
        let message = self.atom(message);
        let event = ClientMessageEvent::new(32, self.target, message, [self.window, a, b, c, d]);
        self.connection.send_event(false, self.target, EventMask::NO_EVENT, event).unwrap();
        self.connection.flush().unwrap();
        self.answer = None;
    }

    /// Waits until the window says yes in this message, and until it has what it asked for.
    fn wait(&mut self, message: &str) {
        let wanted = self.atom(message);
        let stage = self.stage;
        let is_accepted = stage.eventually(message, || {
            while let Some(event) = self.connection.poll_for_event().unwrap() {
                self.hear(&event);
            }
            let (message, is_accepted) = self.answer?;
            (message == wanted && self.has_given).then_some(is_accepted)
        });
        assert!(is_accepted, "{message}");
    }

    fn hear(&mut self, event: &Event) {
        if let Event::SelectionRequest(request) = event {
            self.give(request);
        } else if let Event::ClientMessage(message) = event {
            let [_, answer, ..] = message.data.as_data32();
            self.answer = Some((message.type_, answer & 1 == 1));
        }
    }

    fn give(&mut self, request: &SelectionRequestEvent) {
        let list = self.list.as_bytes();
        assert_eq!(request.target, self.atom("text/uri-list"));
        self.connection
            .change_property8(
                PropMode::REPLACE,
                request.requestor,
                request.property,
                request.target,
                list,
            )
            .unwrap();
        let given = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: request.property,
        };
        self.connection.send_event(false, request.requestor, EventMask::NO_EVENT, given).unwrap();
        self.connection.flush().unwrap();
        self.has_given = true;
    }

    fn atom(&self, name: &str) -> Atom {
        self.connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
    }
}

/// As file managers write it: every byte outside ASCII letters, digits and a few marks in hexadecimal.
pub(crate) fn uri(path: &Path) -> String {
    let mut uri = "file://".to_owned();
    for &byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").unwrap();
        }
    }
    uri
}

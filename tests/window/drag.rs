use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, SelectionRequestEvent,
    Window,
};

use crate::client::Client;
use crate::stage::Stage;

/// A file manager, as far as a drop needs one (XDND, version 5).
struct FileManager<'a> {
    stage: &'a Stage,
    client: Client,
    target: Window,
    list: String,
    has_given: bool,
    answer: Option<(Atom, bool)>,
}

/// Drags these files and folders over the program's window and lets them go there.
pub(crate) fn drop_on_window(stage: &Stage, paths: &[&Path]) {
    let mut source = FileManager::take(stage, paths);
    let (uris, copy) = (source.client.atom("text/uri-list"), source.client.atom("XdndActionCopy"));
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
        let client = Client::connect(stage);
        let target = stage.eventually("there is a window", || stage.window());
        let uris: Vec<String> = paths.iter().map(|path| uri(path)).collect();
        let list = format!("{}\r\n", uris.join("\r\n"));
        client.own("XdndSelection");
        let source = Self { stage, client, target, list, has_given: false, answer: None };
        assert!(source.is_welcome(), "the window says that things can be dropped on it");
        source
    }

    fn is_welcome(&self) -> bool {
        let aware = self.client.atom("XdndAware");
        let property = self
            .client
            .connection
            .get_property(false, self.target, aware, AtomEnum::ATOM, 0, 1)
            .unwrap();
        property.reply().unwrap().value32().and_then(|mut it| it.next()).is_some_and(|it| it >= 5)
    }

    fn tell(&mut self, message: &str, data: [u32; 4]) {
        let [a, b, c, d] = data;
        let message = self.client.atom(message);
        let event =
            ClientMessageEvent::new(32, self.target, message, [self.client.window, a, b, c, d]);
        self.client.connection.send_event(false, self.target, EventMask::NO_EVENT, event).unwrap();
        self.client.connection.flush().unwrap();
        self.answer = None;
    }

    /// Waits until the window says yes in this message, and until it has what it asked for.
    fn wait(&mut self, message: &str) {
        let wanted = self.client.atom(message);
        let stage = self.stage;
        let is_accepted = stage.eventually(message, || {
            while let Some(event) = self.client.connection.poll_for_event().unwrap() {
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
        assert_eq!(request.target, self.client.atom("text/uri-list"));
        self.client.answer(request, Some(self.list.as_bytes()));
        self.has_given = true;
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

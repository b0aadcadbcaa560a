use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::stage::Stage;

/// Another program on the display, with a window that nobody sees.
pub(crate) struct Client {
    pub(crate) connection: RustConnection,
    pub(crate) window: Window,
}

impl Client {
    pub(crate) fn connect(stage: &Stage) -> Self {
        let (connection, screen) = RustConnection::connect(Some(stage.display())).unwrap();
        let window = connection.generate_id().unwrap();
        let root = connection.setup().roots[screen].root;
        let (class, aux) = (WindowClass::INPUT_OUTPUT, CreateWindowAux::new());
        connection.create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &aux).unwrap();
        Self { connection, window }
    }

    pub(crate) fn atom(&self, name: &str) -> Atom {
        self.connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
    }

    /// From now on others ask it for what is selected.
    pub(crate) fn own(&self, selection: &str) {
        let (connection, selection) = (&self.connection, self.atom(selection));
        connection.set_selection_owner(self.window, selection, x11rb::CURRENT_TIME).unwrap();
        connection.sync().unwrap();
        let owner = connection.get_selection_owner(selection).unwrap().reply().unwrap().owner;
        assert_eq!(owner, self.window);
    }

    /// Gives who asked what it asked for, or refuses.
    pub(crate) fn answer(&self, request: &SelectionRequestEvent, content: Option<&[u8]>) {
        let &SelectionRequestEvent { requestor, property, target, selection, time, .. } = request;
        if let Some(content) = content {
            self.connection
                .change_property8(PropMode::REPLACE, requestor, property, target, content)
                .unwrap();
        }
        let given = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time,
            requestor,
            selection,
            target,
            property: if content.is_some() { property } else { AtomEnum::NONE.into() },
        };
        self.connection.send_event(false, requestor, EventMask::NO_EVENT, given).unwrap();
        self.connection.flush().unwrap();
    }
}

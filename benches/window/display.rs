//! A virtual display, and what can be seen on it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    ConnectionExt as _, CreateWindowAux, ImageFormat, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;

/// A virtual display and a folder for what is written; both end with it.
pub(crate) struct Display {
    server: Child,
    name: String,
    connection: RustConnection,
    root: Window,
    folder: TempDir,
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ended = self.server.kill().and_then(|()| self.server.wait());
    }
}

impl Display {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed");
        let mut number = String::new();
        let output = server.stdout.take().expect("Xvfb tells its number");
        BufReader::new(output).read_line(&mut number).expect("Xvfb tells its number");
        let name = format!(":{}", number.trim());
        let (connection, screen) = RustConnection::connect(Some(&name)).expect("a display");
        let root = connection.setup().roots.get(screen).expect("a screen").root;
        Self { server, name, connection, root, folder }
    }

    /// A program on this display that finds nothing of the user's.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("DISPLAY", &self.name)
            .env("HOME", self.folder.path())
            .env("XDG_RUNTIME_DIR", self.folder.path())
            .env("LC_ALL", "C.UTF-8")
            .env("PATH", self.folder.path())
            .stdin(Stdio::null());
        command
    }

    /// A file for this benchmark.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Lets the open dialog be one that nobody answers for a while, then cancels.
    pub(crate) fn slow_dialog(&self, seconds: u32) {
        let script = format!("#!/bin/sh\n/bin/sleep {seconds}\nexit 1\n");
        let path = self.path("zenity");
        fs::write(&path, script).expect("a file in the temporary folder");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("our own file");
    }

    /// Takes the clipboard and answers nobody who asks for it.
    pub(crate) fn hold_clipboard(&self) {
        let window = self.connection.generate_id().expect("an id");
        let depth = x11rb::COPY_DEPTH_FROM_PARENT;
        let look = CreateWindowAux::new();
        let class = WindowClass::INPUT_ONLY;
        let created = self
            .connection
            .create_window(depth, window, self.root, 0, 0, 1, 1, 0, class, 0, &look)
            .is_ok();
        let clipboard = self
            .connection
            .intern_atom(false, b"CLIPBOARD")
            .ok()
            .and_then(|cookie| cookie.reply().ok())
            .expect("every display has it")
            .atom;
        let is_taken = self
            .connection
            .set_selection_owner(window, clipboard, x11rb::CURRENT_TIME)
            .is_ok_and(|cookie| cookie.check().is_ok());
        assert!(created && is_taken, "the clipboard is ours");
    }

    /// How long a program takes from its start until something of it is seen.
    pub(crate) fn time_to_first_frame(&self, command: &mut Command) -> Duration {
        let start = Instant::now();
        let mut program =
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        while !self.shows_something() {
            assert!(start.elapsed() < Duration::from_mins(1), "nothing is seen");
            thread::sleep(Duration::from_millis(1));
        }
        let time = start.elapsed();
        program.kill().and_then(|()| program.wait()).expect("it ends");
        while self.shows_something() {
            thread::sleep(Duration::from_millis(5));
        }
        time
    }

    /// Whether the middle of the screen is anything but black, as a screen without a window is.
    fn shows_something(&self) -> bool {
        let image = self
            .connection
            .get_image(ImageFormat::Z_PIXMAP, self.root, 300, 300, 1, 1, u32::MAX)
            .ok()
            .and_then(|cookie| cookie.reply().ok());
        image.is_some_and(|image| image.data.iter().take(3).any(|&byte| byte != 0))
    }
}

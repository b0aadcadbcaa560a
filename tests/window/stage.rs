use std::cell::RefCell;
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use x11rb::connection::Connection as _;
use x11rb::cookie::Cookie;
use x11rb::protocol::xproto::{
    ConfigureWindowAux, ConnectionExt as _, ImageFormat, InputFocus, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_callback-explorer");

/// How long anything may take, on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long a person waits before pressing the keys again.
const PROMPT: Duration = Duration::from_secs(3);

/// How often a person looks.
const GLANCE: Duration = Duration::from_millis(20);

/// One window at a time, as a person works.
static TURN: Mutex<()> = Mutex::new(());

/// A virtual display and private folders; the program on it, once started. All ends when it is dropped.
pub(crate) struct Stage {
    program: RefCell<Option<Running>>,
    connection: RustConnection,
    root: Window,
    _server: Running,
    display: String,
    folder: TempDir,
    _turn: MutexGuard<'static, ()>,
}

/// A process that ends with its owner, also when a test fails.
pub(crate) struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; there is nobody to tell if not even that is so.
        let _ended = self.0.kill().and_then(|()| self.0.wait());
    }
}

impl Stage {
    /// An empty display; nothing where these tests were not asked for.
    pub(crate) fn set() -> Option<Self> {
        if !is_asked_for() {
            return None;
        }
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = tempfile::tempdir().unwrap();
        for name in ["bin", "home", "run"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map(Running)
            .expect("Xvfb starts");
        let mut number = String::new();
        BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let display = format!(":{}", number.trim());
        let (connection, screen) = RustConnection::connect(Some(&display)).unwrap();
        let root = connection.setup().roots[screen].root;
        let program = RefCell::new(None);
        Some(Self { program, connection, root, _server: server, display, folder, _turn: turn })
    }

    /// Starts the program with these files and folders, waits for its window, and turns the keyboard to it.
    pub(crate) fn start(&self, paths: &[&Path]) {
        self.start_as(self.command(PROGRAM).args(["--lang", "en"]).args(paths));
    }

    /// The same with what else the program is told, and where it runs.
    pub(crate) fn start_as(&self, command: &mut Command) {
        let errors = fs::File::create(self.path("errors")).unwrap();
        let program =
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(errors).spawn().unwrap();
        self.program.replace(Some(Running(program)));
        self.eventually("the window has the keyboard", || {
            let (window, connection) = (self.window()?, &self.connection);
            connection.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME).ok()?;
            let focus = connection.get_input_focus().ok()?.reply().ok()?.focus;
            (focus == window).then_some(())
        });
    }

    /// A program on this display that finds nothing of the user's, and no programs but those in `bin`.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("DISPLAY", &self.display)
            .env("HOME", self.path("home"))
            .env("XDG_RUNTIME_DIR", self.path("run"))
            .env("LC_ALL", "C.UTF-8")
            .env("PATH", self.path("bin"));
        command
    }

    /// A file or folder of this test's own.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a copy of a file of the project there.
    pub(crate) fn copy(&self, from: &str, name: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(from), &path).unwrap();
        path
    }

    /// Presses keys, such as `ctrl+v`, on the keyboard of this display.
    pub(crate) fn press(&self, keys: &str) {
        let pressed = self.helper("xdotool", &["key", keys]).status();
        assert!(pressed.expect("xdotool starts").success(), "{keys}");
    }

    /// Types a text, character by character.
    pub(crate) fn write(&self, text: &str) {
        let typed = self.helper("xdotool", &["type", "--delay", "20", text]).status();
        assert!(typed.expect("xdotool starts").success(), "{text}");
    }

    /// What the window shows: its width, and the pixels row by row.
    pub(crate) fn picture(&self) -> (usize, Vec<[u8; 4]>) {
        let window = self.window().unwrap();
        let size = self.connection.get_geometry(window).unwrap().reply().unwrap();
        let image = self
            .connection
            .get_image(ImageFormat::Z_PIXMAP, window, 0, 0, size.width, size.height, u32::MAX)
            .unwrap()
            .reply()
            .unwrap();
        (usize::from(size.width), image.data.as_chunks::<4>().0.to_vec())
    }

    /// Waits until the title names this file, or only the program if the name is empty.
    pub(crate) fn see(&self, name: &str) {
        self.eventually(&format!("the title names {name:?}"), || self.shows(name).then_some(()));
    }

    /// Goes from payload to payload until the title names this file.
    pub(crate) fn go_to(&self, name: &str) {
        self.eventually(&format!("one of the titles names {name:?}"), || {
            let before = self.title();
            if before.as_ref() == Some(&title(name)) {
                return Some(());
            }
            self.press("ctrl+Tab");
            within(PROMPT, || (self.title() != before).then_some(()));
            None
        });
    }

    /// Opens the first row of the table that is shown, the payload of this file.
    pub(crate) fn open_first_row(&self, name: &str) {
        self.eventually(&format!("the first row opens {name:?}"), || {
            self.press("Home");
            self.press("Return");
            within(PROMPT, || self.shows(name).then_some(()))
        });
    }

    /// Waits for what the keys bring about, and presses them again where they came too early.
    pub(crate) fn press_until<T>(
        &self,
        keys: &str,
        what: &str,
        mut look: impl FnMut() -> Option<T>,
    ) -> T {
        self.eventually(what, || {
            self.press(keys);
            within(PROMPT, &mut look)
        })
    }

    /// Makes this file the clipboard, in another program, which owns it as long as it runs.
    pub(crate) fn own_clipboard(&self, file: &Path) -> Running {
        let before = self.clipboard_owner();
        let owner = self
            .helper("xclip", &["-quiet", "-selection", "clipboard", "-in"])
            .arg(file)
            .spawn()
            .map(Running)
            .expect("xclip starts");
        self.eventually("the other program owns the clipboard", || {
            let now = self.clipboard_owner();
            (now != x11rb::NONE && now != before).then_some(())
        });
        owner
    }

    /// What another program pastes; nothing if it gets nothing soon.
    pub(crate) fn clipboard(&self) -> Option<String> {
        let path = self.path("clipboard");
        let pasted = fs::File::create(&path).unwrap();
        let mut xclip = self
            .helper("xclip", &["-selection", "clipboard", "-out"])
            .stdout(pasted)
            .spawn()
            .map(Running)
            .expect("xclip starts");
        let status = within(PROMPT, || xclip.0.try_wait().unwrap())?;
        status.success().then(|| fs::read_to_string(path).unwrap())
    }

    /// Ends the program as a crash does.
    pub(crate) fn kill(&self) {
        self.program.replace(None);
    }

    /// Makes the window this large.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let window = self.window().expect("there is a window");
        let size = ConfigureWindowAux::new().width(width).height(height);
        self.connection.configure_window(window, &size).unwrap().check().unwrap();
    }

    /// How large the window is.
    pub(crate) fn size(&self) -> Option<(u16, u16)> {
        let geometry = self.connection.get_geometry(self.window()?).ok()?.reply().ok()?;
        Some((geometry.width, geometry.height))
    }

    /// Moves the window's corner there.
    pub(crate) fn move_to(&self, x: i32, y: i32) {
        let window = self.window().expect("there is a window");
        let place = ConfigureWindowAux::new().x(x).y(y);
        self.connection.configure_window(window, &place).unwrap().check().unwrap();
    }

    /// Where the window's corner is.
    pub(crate) fn corner(&self) -> Option<(i16, i16)> {
        let (window, root) = (self.window()?, self.root);
        let corner =
            self.connection.translate_coordinates(window, root, 0, 0).ok()?.reply().ok()?;
        Some((corner.dst_x, corner.dst_y))
    }

    /// Asserts that the window lives and answers, then closes it as a person does.
    pub(crate) fn quit(&self) {
        assert_eq!(self.end(), None, "the window is still open");
        let status = self.press_until("ctrl+q", "the program ends", || self.end());
        assert!(status.success(), "{status}");
    }

    /// Waits until there is something to see.
    pub(crate) fn eventually<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        within(PATIENCE, &mut look)
            .unwrap_or_else(|| panic!("not within {PATIENCE:?}: {what}; {}", self.told()))
    }

    /// The display's name.
    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    /// The program's window, once it is seen and has a title.
    pub(crate) fn window(&self) -> Option<Window> {
        let children = self.connection.query_tree(self.root).ok()?.reply().ok()?.children;
        children.into_iter().find(|&window| {
            let attributes = self.connection.get_window_attributes(window).map(Cookie::reply);
            matches!(attributes, Ok(Ok(it)) if it.map_state == MapState::VIEWABLE)
                && self.title_of(window).is_some()
        })
    }

    /// Whether the title names this file now.
    pub(crate) fn shows(&self, name: &str) -> bool {
        self.title() == Some(title(name))
    }

    fn title(&self) -> Option<String> {
        self.title_of(self.window()?)
    }

    fn title_of(&self, window: Window) -> Option<String> {
        let atom = |name: &[u8]| {
            self.connection.intern_atom(false, name).ok()?.reply().ok().map(|reply| reply.atom)
        };
        let (property, text) = (atom(b"_NET_WM_NAME")?, atom(b"UTF8_STRING")?);
        let value = self
            .connection
            .get_property(false, window, property, text, 0, 1024)
            .ok()?
            .reply()
            .ok()?
            .value;
        String::from_utf8(value).ok().filter(|title| !title.is_empty())
    }

    fn clipboard_owner(&self) -> Window {
        let clipboard = self.connection.intern_atom(false, b"CLIPBOARD").unwrap().reply().unwrap();
        self.connection.get_selection_owner(clipboard.atom).unwrap().reply().unwrap().owner
    }

    /// A program of the machine, on this display.
    fn helper(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .env("DISPLAY", &self.display)
            .env("LC_ALL", "C.UTF-8")
            .env_remove("XAUTHORITY")
            .stdin(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// How many bytes of the machine's memory the program takes.
    pub(crate) fn memory(&self) -> u64 {
        let id = self.program.borrow().as_ref().expect("it was started").0.id();
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().strip_suffix(" kB").unwrap().parse::<u64>().unwrap() * 1024
    }

    fn end(&self) -> Option<ExitStatus> {
        self.program.borrow_mut().as_mut().and_then(|program| program.0.try_wait().unwrap())
    }

    /// What there is to know when something went wrong.
    fn told(&self) -> String {
        let errors = fs::read_to_string(self.path("errors")).unwrap_or_default();
        format!("title {:?}, ended {:?}, errors {errors:?}", self.title(), self.end())
    }
}

/// Whether these tests shall run; if not, says so.
pub(crate) fn is_asked_for() -> bool {
    let is_asked = std::env::var("CALLBACK_WINDOW_TESTS").is_ok_and(|value| value == "1");
    if !is_asked {
        println!("left out: CALLBACK_WINDOW_TESTS is not 1");
    }
    is_asked
}

/// The title that names this file, or only the program if the name is empty.
fn title(name: &str) -> String {
    let dash = if name.is_empty() { "" } else { " – " };
    format!("{name}{dash}Callback Explorer")
}

/// Looks for as long as a person waits before trying again.
pub(crate) fn within_a_while<T>(look: impl FnMut() -> Option<T>) -> Option<T> {
    within(PROMPT, look)
}

/// Looks again and again, at least once, until there is something to see or the time is up.
fn within<T>(time: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        let seen = look();
        if seen.is_some() || start.elapsed() > time {
            return seen;
        }
        thread::sleep(GLANCE);
    }
}

use std::path::Path;
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_callback-explorer");

/// XML that names files and addresses wherever XML can.
const HOSTILE: &str = "tests/hostile/addresses.xml";

/// What the system opens for any program, and the program for itself.
const OWN: [&str; 7] =
    ["/lib", "/usr/lib", "/etc/ld.so", "/proc/", "/sys/", "/dev/null", "/usr/share/locale"];

#[test]
fn nothing_that_xml_names_is_opened_or_asked_for() {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("left out: strace is not installed");
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let trace = home.path().join("trace");
    let commands: [&[&str]; 5] = [
        &["check"],
        &["check", "--format", "json"],
        &["show"],
        &["convert"],
        &["convert", "--lossless"],
    ];
    for command in commands {
        let output = Command::new("strace")
            .args(["-f", "-s", "4096", "-e", "trace=%file,%network", "-o"])
            .arg(&trace)
            .arg(PROGRAM)
            .args(command)
            .arg(HOSTILE)
            .env("HOME", home.path())
            .env("XDG_CONFIG_HOME", home.path())
            .env_remove("LD_LIBRARY_PATH")
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code().is_some_and(|code| code <= 2), "{command:?}: {told}");
        let trace = std::fs::read_to_string(&trace).unwrap();
        let mut n_opened = 0;
        for call in trace.lines().filter_map(Call::of) {
            // Without a path it is about what is open already.
            let is_own = call.path.is_empty()
                || OWN.iter().any(|own| call.path.starts_with(own))
                || Path::new(&call.path).starts_with(home.path())
                || call.path == PROGRAM;
            assert!(call.name != "socket" && call.name != "connect", "{command:?}: {}", call.line);
            n_opened += usize::from(call.path == HOSTILE && call.name.starts_with("open"));
            assert!(is_own || call.path == HOSTILE || !call.is_found, "{command:?}: {}", call.line);
            assert!(is_own || !call.path.contains("127.0.0.1"), "{command:?}: {}", call.line);
        }
        assert_eq!(n_opened, 1, "{command:?} opens what was given: {trace}");
    }
}

/// A call of the system that names a file, or a socket.
struct Call<'a> {
    line: &'a str,
    name: &'a str,
    path: &'a str,
    is_found: bool,
}

impl<'a> Call<'a> {
    /// `123 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3`
    fn of(line: &'a str) -> Option<Self> {
        let (_, call) = line.split_once(' ')?;
        let (name, arguments) = call.trim_start().split_once('(')?;
        let path = arguments.split('"').nth(1).unwrap_or_default();
        let result = line.rsplit(" = ").next()?;
        Some(Self { line, name, path, is_found: !result.starts_with("-1") })
    }
}

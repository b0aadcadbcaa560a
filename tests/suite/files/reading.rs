use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use callback_explorer::files::{self, FileError, LARGEST, NotRegular, Trouble};
use tempfile::TempDir;

use crate::cli::{program, run, sample, text};

#[test]
fn a_folder_gives_its_payloads_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir_all(path("2024 十月/.git")).unwrap();
    fs::write(path("2024 十月/回调 1.log"), sample("tts.xml")).unwrap();
    fs::write(path("2024 十月/.git/hidden.xml"), sample("tts.xml")).unwrap();
    fs::write(path("notes.txt"), "the customer says that nothing works").unwrap();
    fs::write(path("z.json"), sample("words-generalize.json")).unwrap();
    let output = run(&["check", folder.path().to_str().unwrap()]);
    let printed = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{printed}{}", text(&output.stderr));
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), 2, "{printed}");
    assert!(lines[0].contains("回调 1.log: tts") && lines[1].contains("z.json: words-generalize"));
}

#[test]
fn a_folder_without_payloads_is_one_complaint() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("notes.txt"), "nothing to see").unwrap();
    let output = run(&["check", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!((output.stdout.len(), text(&output.stderr).lines().count()), (0, 1));
}

#[cfg(unix)]
#[test]
fn a_folder_that_contains_itself_ends() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.xml"), sample("tts.xml")).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
    let output = run(&["check", folder.path().to_str().unwrap()]);
    assert_eq!(text(&output.stdout).lines().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_named_pipe_is_not_waited_for() {
    let folder = TempDir::new().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let output = run(&["check", pipe.to_str().unwrap(), "assets/samples/tts.xml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("a named pipe"));
    assert!(text(&output.stdout).contains("tts.xml: tts"), "the other file is read all the same");
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_circles_end_and_broken_ones_are_told() {
    use std::os::unix::fs::symlink;

    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir_all(path("a/b")).unwrap();
    fs::write(path("a/b/one.xml"), sample("tts.xml")).unwrap();
    symlink(path("a"), path("a/b/up")).unwrap();
    symlink("../../a/b/up/b/up", path("a/b/further")).unwrap();
    symlink("chasing", path("chased")).unwrap();
    symlink("chased", path("chasing")).unwrap();
    symlink("nowhere", path("gone.xml")).unwrap();
    let output = run(&["check", folder.path().to_str().unwrap()]);
    assert_eq!(text(&output.stdout).lines().count(), 1);
    let told = text(&output.stderr);
    assert_eq!(told.lines().count(), 3, "{told}");
    assert!(told.contains("gone.xml: no such file") && told.contains("chased: "), "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn deep_folders_are_walked_and_those_too_deep_for_the_system_are_told() {
    let folder = TempDir::new().unwrap();
    let deep: PathBuf = std::iter::repeat_n("d", 700).collect();
    fs::create_dir_all(folder.path().join(&deep)).unwrap();
    fs::write(folder.path().join(&deep).join("one.xml"), sample("tts.xml")).unwrap();
    // A path of 4,096 bytes can't be named, but be made in two steps.
    let long = |name: &str| -> PathBuf { std::iter::repeat_n(name.repeat(200), 12).collect() };
    fs::create_dir_all(folder.path().join(long("x"))).unwrap();
    fs::create_dir_all(folder.path().join("y").join(long("y"))).unwrap();
    fs::rename(folder.path().join("y"), folder.path().join(long("x")).join("y")).unwrap();
    let output = run(&["check", folder.path().to_str().unwrap()]);
    assert_eq!(text(&output.stdout).lines().count(), 1);
    let told = text(&output.stderr);
    assert!(told.lines().count() == 1 && told.contains("name too long"), "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_not_be_read_is_told_and_the_others_are_read() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = TempDir::new().unwrap();
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::write(folder.path().join("open.xml"), sample("tts.xml")).unwrap();
    fs::write(folder.path().join("secret.xml"), sample("tts.xml")).unwrap();
    fs::set_permissions(folder.path().join("secret.xml"), fs::Permissions::from_mode(0o0)).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o0)).unwrap();
    let arguments = ["check", folder.path().to_str().unwrap()];
    let Some(mut command) = super::without_privileges(&arguments) else {
        return println!("left out: root keeps its privileges here");
    };
    let output = command.output().unwrap();
    assert_eq!(text(&output.stdout).lines().count(), 1);
    let told = text(&output.stderr);
    assert!(
        told.contains("closed: permission denied") && told.contains("secret.xml: permission"),
        "{told}"
    );
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn devices_and_sockets_are_told_for_what_they_are() {
    let folder = TempDir::new().unwrap();
    let socket = folder.path().join("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    for (path, wanted) in
        [(socket.as_path(), NotRegular::Socket), (Path::new("/dev/zero"), NotRegular::Device)]
    {
        let trouble = files::read(path, LARGEST).unwrap_err().trouble;
        assert!(matches!(trouble, Trouble::NotRegular(kind) if kind == wanted), "{trouble:?}");
    }
}

/// Between being looked at and being opened.
#[cfg(unix)]
#[test]
fn a_file_whose_place_a_pipe_takes_is_not_waited_for() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    assert!(Command::new("mkfifo").arg(path("pipe")).status().unwrap().success());
    fs::write(path("file"), "<a/>").unwrap();
    fs::hard_link(path("file"), path("a.xml")).unwrap();
    let is_over = AtomicBool::new(false);
    let swap = || {
        while !is_over.load(Ordering::Relaxed) {
            for other in ["pipe", "file"] {
                fs::hard_link(path(other), path("new")).unwrap();
                fs::rename(path("new"), path("a.xml")).unwrap();
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(swap);
        let (sender, receiver) = channel();
        let file = path("a.xml");
        std::thread::spawn(move || {
            (0..20_000).for_each(|_| sender.send(files::read(&file, LARGEST)).unwrap());
        });
        let mut n_pipes = 0;
        let mut n_files = 0;
        for _ in 0..20_000 {
            let Ok(read) = receiver.recv_timeout(Duration::from_secs(20)) else {
                is_over.store(true, Ordering::Relaxed);
                panic!("a pipe is waited for");
            };
            match read {
                Ok(bytes) => n_files += usize::from(bytes == b"<a/>"),
                Err(FileError { trouble, .. }) => {
                    assert!(
                        matches!(trouble, Trouble::NotRegular(NotRegular::Pipe)),
                        "{trouble:?}"
                    );
                    n_pipes += 1;
                }
            }
        }
        is_over.store(true, Ordering::Relaxed);
        assert!(n_pipes > 0 && n_files > 0 && n_pipes + n_files == 20_000);
    });
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_replaced_while_it_is_read_is_read_as_it_was() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let write = |name: &str, text: &str| {
        fs::create_dir_all(path(name).parent().unwrap()).unwrap();
        fs::write(path(name), text).unwrap();
    };
    let mut reader = files::Reader::default();
    let mut read = |name: &str| reader.read(&path(name), LARGEST, |_, _| true).unwrap();
    write("callbacks/a.xml", "<a/>");
    write("callbacks/b.xml", "<b/>");
    write("others/a.xml", "<other/>");
    assert_eq!(read("callbacks/a.xml"), b"<a/>");
    fs::rename(path("callbacks"), path("old")).unwrap();
    write("callbacks/b.xml", "<new/>");
    assert_eq!(read("callbacks/b.xml"), b"<b/>");
    assert_eq!(read("others/a.xml"), b"<other/>");
    assert_eq!(read("callbacks/b.xml"), b"<new/>");
}

#[cfg(target_os = "linux")]
#[test]
fn a_small_file_that_nobody_changes_is_read_whole_whenever_it_was_changed() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.xml");
    let now = std::time::SystemTime::now();
    for n_bytes in [0, 1, 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, 3 << 20] {
        let written = vec![b' '; n_bytes];
        fs::write(&path, &written).unwrap();
        for age in [0, 3600] {
            let file = File::options().write(true).open(&path).unwrap();
            file.set_modified(now - Duration::from_secs(age)).unwrap();
            assert!(files::read(&path, LARGEST).unwrap() == written, "{n_bytes} bytes");
            let most = n_bytes as u64;
            assert!(files::read(&path, most).is_ok());
            let is_larger =
                |read| matches!(read, Err(FileError { trouble: Trouble::TooLarge(_), .. }));
            assert!(n_bytes == 0 || is_larger(files::read(&path, most - 1)));
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_hides_its_length_is_read_to_its_end() {
    assert_eq!(fs::metadata("/proc/self/status").unwrap().len(), 0);
    assert!(text(&files::read(Path::new("/proc/self/status"), LARGEST).unwrap()).contains("Pid:"));
}

#[test]
fn a_file_that_changes_whenever_it_is_read_is_told() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.log");
    let start = vec![b' '; 16 << 20];
    for change in [|length: u64| length + 1, |length: u64| length.saturating_sub(1)] {
        fs::write(&path, &start).unwrap();
        let is_over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let file = File::options().write(true).open(&path).unwrap();
                let mut length = start.len() as u64;
                while !is_over.load(Ordering::Relaxed) {
                    length = change(length);
                    file.set_len(length).unwrap();
                }
            });
            let is_told = |read| matches!(read, Err(FileError { trouble: Trouble::Changing, .. }));
            let start = Instant::now();
            while !is_told(files::read(&path, LARGEST)) && start.elapsed().as_secs() < 60 {}
            is_over.store(true, Ordering::Relaxed);
            assert!(start.elapsed().as_secs() < 60, "it is read as if it stayed as it is");
        });
        assert!(files::read(&path, LARGEST).is_ok(), "now it stays as it is");
    }
}

#[test]
fn a_file_that_vanishes_before_it_is_read_is_told() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.xml"), "<a/>").unwrap();
    let found = files::walk(folder.path()).next().unwrap().unwrap();
    fs::remove_file(&found).unwrap();
    assert!(matches!(files::read(&found, LARGEST).unwrap_err().trouble, Trouble::NotFound));
}

#[cfg(target_os = "linux")]
#[test]
fn names_of_any_bytes_work_in_every_command() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let folder = TempDir::new().unwrap();
    let names: [&[u8]; 3] = [b"caf\xe9.xml", b"caf\xe8.xml", b"-\n\x1b[2J\xe2\x80\xae.xml"];
    let shown = [r"caf\xE9.xml", r"caf\xE8.xml", r"-\n\u{1b}[2J\u{202e}.xml"];
    for (name, shown) in names.into_iter().zip(shown) {
        let path = folder.path().join(OsStr::from_bytes(name));
        fs::write(&path, sample("tts.xml")).unwrap();
        for command in
            [["show"].as_slice(), &["check"], &["check", "--format", "json"], &["convert"]]
        {
            let output = program(command).arg(&path).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
            let printed = text(&output.stdout);
            let is_json = command.contains(&"json");
            assert!(is_json || command == ["convert"] || printed.contains(shown), "{printed}");
        }
        let target = path.with_extension("json");
        let output = program(&["convert", "-o"]).arg(&target).arg(&path).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(fs::read_to_string(target).unwrap().contains("JobsDetail"));
    }
    let output = run(&["check", "--format", "json", folder.path().to_str().unwrap()]);
    let names: Vec<String> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|line| line["file"].as_str().unwrap().rsplit('/').next().unwrap().to_owned())
        .collect();
    let different: std::collections::BTreeSet<&String> = names.iter().collect();
    assert_eq!((names.len(), different.len()), (names_in_bytes(&folder), 6), "{names:?}");
    assert!(names.contains(&r"caf\xE9.xml".to_owned()));
    assert!(names.contains(&"-\n\u{1b}[2J\u{202e}.xml".to_owned()), "as it is, in JSON's escapes");
}

fn names_in_bytes(folder: &TempDir) -> usize {
    fs::read_dir(folder.path()).unwrap().count()
}

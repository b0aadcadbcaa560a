use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use callback_explorer::files::{Existing, NewFile};
use tempfile::TempDir;

use crate::cli::{names_in, program, run, sample, text};

#[test]
fn a_result_takes_the_place_of_a_file_only_when_told() {
    let folder = TempDir::new().unwrap();
    let (input, target) = (folder.path().join("a.xml"), folder.path().join("a.json"));
    fs::write(&input, sample("tts.xml")).unwrap();
    fs::write(&target, "kept").unwrap();
    let convert = |extra: &[&str], target: &Path| {
        let paths = ["convert", input.to_str().unwrap(), "-o", target.to_str().unwrap()];
        run(&[&paths, extra].concat())
    };

    let refused = convert(&[], &target);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("--force"));
    assert_eq!(fs::read_to_string(&target).unwrap(), "kept");

    assert_eq!(convert(&["--force"], &target).status.code(), Some(0));
    assert!(fs::read_to_string(&target).unwrap().contains("\"JobsDetail\""));
    assert_eq!(names_in(&folder), ["a.json", "a.xml"], "no litter");
}

#[test]
fn a_result_never_takes_the_place_of_its_own_input() {
    let folder = TempDir::new().unwrap();
    let input = folder.path().join("a.xml");
    fs::write(&input, sample("tts.xml")).unwrap();
    let other_name = folder.path().join("sub/../a.xml");
    fs::create_dir(folder.path().join("sub")).unwrap();
    for target in [&input, &other_name] {
        let arguments =
            ["convert", input.to_str().unwrap(), "--force", "-o", target.to_str().unwrap()];
        assert_eq!(run(&arguments).status.code(), Some(2));
        assert_eq!(fs::read(&input).unwrap(), sample("tts.xml"));
    }
}

#[test]
fn a_payload_that_cannot_be_converted_leaves_the_old_file() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("old.json");
    fs::write(&target, "kept").unwrap();
    let output = run(&[
        "convert",
        "assets/samples/workflow.truncated.xml",
        "--force",
        "-o",
        target.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&target).unwrap(), "kept");
    assert_eq!(names_in(&folder), ["old.json"], "no litter");
}

#[cfg(unix)]
#[test]
fn nor_does_it_by_another_link_or_through_standard_input() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.xml"), sample("tts.xml")).unwrap();
    fs::hard_link(path("a.xml"), path("hard.xml")).unwrap();
    std::os::unix::fs::symlink("a.xml", path("soft.xml")).unwrap();
    for (input, target) in
        [("a.xml", "hard.xml"), ("a.xml", "soft.xml"), ("soft.xml", "hard.xml"), ("-", "soft.xml")]
    {
        let mut command = program(&["convert", "--force", "-o"]);
        command.arg(path(target));
        match input {
            "-" => command.arg("-").stdin(File::open(path("a.xml")).unwrap()),
            input => command.arg(path(input)),
        };
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{input} to {target}");
        assert!(text(&output.stderr).contains("being read"), "{}", text(&output.stderr));
        assert_eq!(fs::read(path("a.xml")).unwrap(), sample("tts.xml"));
    }
}

#[test]
fn nor_of_the_archive_or_log_that_it_was_found_in() {
    let folder = TempDir::new().unwrap();
    let log = folder.path().join("access.log");
    let line = [b"2024-10-17 09:32:19 body=".as_slice(), &sample("tts.xml"), b"\n"].concat();
    fs::write(&log, &line).unwrap();
    let log_name = log.to_str().unwrap();
    let arguments = ["convert", log_name, "--payload", "1", "--force", "-o", log_name];
    let output = run(&arguments);
    assert!(text(&output.stderr).contains("being read"), "{}", text(&output.stderr));
    assert_eq!(fs::read(&log).unwrap(), line);
}

#[cfg(unix)]
#[test]
fn who_may_use_the_file_stays_and_a_link_stays_a_link() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("old.json"), "old").unwrap();
    fs::set_permissions(path("old.json"), fs::Permissions::from_mode(0o640)).unwrap();
    // Only root can give files away; for everybody else nothing changes.
    let is_given = std::os::unix::fs::chown(path("old.json"), Some(4321), Some(4322)).is_ok();
    symlink("old.json", path("link.json")).unwrap();
    let convert = |target: &str| {
        let target = path(target);
        let arguments = ["convert", "assets/samples/tts.xml", "--force", "-o"];
        let output = program(&arguments).arg(target).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    };
    convert("link.json");
    assert!(fs::symlink_metadata(path("link.json")).unwrap().is_symlink());
    let metadata = fs::metadata(path("old.json")).unwrap();
    assert!(metadata.len() > 100);
    assert_eq!(metadata.mode() & 0o7777, 0o640);
    assert!(!is_given || (metadata.uid(), metadata.gid()) == (4321, 4322));
    convert("new.json");
    let plain = path("plain.json");
    fs::write(&plain, "").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().mode();
    assert_eq!(mode(&path("new.json")), mode(&plain), "a new file is as the user's mask wants it");
}

/// A limit on the size of files is a full disk to who writes.
#[cfg(unix)]
#[test]
fn on_a_full_disk_the_old_file_stays_whole() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("old.json");
    fs::write(&target, "kept").unwrap();
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$@\"";
    let plain = program(&["convert", "assets/samples/smart-cover.xml", "--force", "-o"]);
    let mut command = Command::new("bash");
    command
        .args(["-c", script, "bash"])
        .arg(plain.get_program())
        .args(plain.get_args())
        .arg(&target);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("File too large"), "{}", text(&output.stderr));
    assert_eq!(fs::read_to_string(&target).unwrap(), "kept");
    assert_eq!(names_in(&folder), ["old.json"], "no litter");
}

/// A file system of 64 KB, mounted where only this command sees it.
#[cfg(target_os = "linux")]
#[test]
fn nor_is_it_lost_where_there_is_really_no_room() {
    let folder = TempDir::new().unwrap();
    let script = r#"mount -t tmpfs -o size=64k none "$1" || exit 77; cd "$1" && echo kept > old.json &&
        head -c 57344 /dev/zero > filler; shift; "$@" -o old.json; echo "status $?"; ls -A; cat old.json"#;
    let plain = program(&["convert", "--force"]);
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/smart-cover.xml");
    let mut command = Command::new("unshare");
    command.args(["--mount", "bash", "-c", script, "bash"]).arg(folder.path());
    command.arg(plain.get_program()).args(plain.get_args()).arg(input).args(["--indent", "16"]);
    let output = command.output().unwrap();
    if !text(&output.stdout).starts_with("status") {
        return println!("left out: no file system can be mounted here");
    }
    assert_eq!(
        text(&output.stdout),
        "status 2\nfiller\nold.json\nkept\n",
        "{}",
        text(&output.stderr)
    );
    assert!(text(&output.stderr).contains("No space left"), "{}", text(&output.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn in_a_folder_that_may_not_be_written_the_old_file_stays_whole() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = TempDir::new().unwrap();
    let target = folder.path().join("old.json");
    fs::write(&target, "kept").unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    for name in ["old.json", "new.json"] {
        let target = folder.path().join(name);
        let arguments =
            ["convert", "assets/samples/tts.xml", "--force", "-o", target.to_str().unwrap()];
        let Some(mut command) = super::without_privileges(&arguments) else {
            return println!("left out: root keeps its privileges here");
        };
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("permission denied"), "{}", text(&output.stderr));
    }
    assert_eq!(fs::read_to_string(&target).unwrap(), "kept");
    assert_eq!(names_in(&folder), ["old.json"], "no litter");
}

/// While it writes, the file has no name; so it goes with the program, whatever ends it.
#[cfg(target_os = "linux")]
#[test]
fn who_is_interrupted_leaves_the_old_file_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let items = "<Tasks><Type>Snapshot</Type><State>Success</State></Tasks>".repeat(100_000);
    fs::write(path("large.xml"), format!("<Response>{items}</Response>")).unwrap();
    for (signal, status) in [("INT", Some(130)), ("KILL", None)] {
        fs::write(path("old.json"), "kept").unwrap();
        let mut command = program(&["convert", "--force", "-o"]);
        let mut child = command.arg(path("old.json")).arg(path("large.xml")).spawn().unwrap();
        let open_files = format!("/proc/{}/fd", child.id());
        let is_writing = || {
            let links = fs::read_dir(&open_files).into_iter().flatten().flatten();
            let mut targets = links.filter_map(|link| fs::read_link(link.path()).ok());
            targets.any(|it| {
                it.starts_with(folder.path()) && it.to_string_lossy().ends_with("(deleted)")
            })
        };
        while !is_writing() {
            if names_in(&folder).iter().any(|name| name.starts_with('.')) {
                child.kill().unwrap();
                child.wait().unwrap();
                return println!("left out: files have names from the start here");
            }
            assert!(child.try_wait().unwrap().is_none(), "it is over before it was seen writing");
        }
        let id = child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), status, "{signal} ended it");
        assert_eq!(fs::read_to_string(path("old.json")).unwrap(), "kept");
        assert_eq!(names_in(&folder), ["large.xml", "old.json"], "no litter");
    }
}

#[test]
fn who_panics_leaves_the_old_file_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("old.json");
    fs::write(&target, "kept").unwrap();
    let panic = std::panic::catch_unwind(|| {
        let mut file = NewFile::create(&target, &[], Existing::Replace).unwrap();
        file.write_all(&vec![b' '; 100_000]).unwrap();
        panic!("in the middle of it");
    });
    assert!(panic.is_err());
    assert_eq!(fs::read_to_string(&target).unwrap(), "kept");
    assert_eq!(names_in(&folder), ["old.json"], "no litter");
}

#[test]
fn of_several_that_save_under_one_name_each_is_whole_and_one_comes_first() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("a.json");
    let indents = ["0", "1", "2", "3", "4", "5", "6", "7"];
    let convert = |indent| ["convert", "assets/samples/smart-cover.xml", "--indent", indent];
    let wholes = indents.map(|indent| run(&convert(indent)).stdout);
    for (force, n_saved) in [([].as_slice(), 1), (&["--force"], indents.len())] {
        let children = indents.map(|indent| {
            let mut command = program(&convert(indent));
            command.args(force).arg("-o").arg(&target).stderr(Stdio::null()).spawn().unwrap()
        });
        let is_saved = |mut child: std::process::Child| child.wait().unwrap().success();
        assert_eq!(
            children.map(is_saved).into_iter().filter(|is_saved| *is_saved).count(),
            n_saved
        );
        assert!(wholes.contains(&fs::read(&target).unwrap()));
        assert_eq!(names_in(&folder), ["a.json"], "no litter");
    }
}

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::stage::{PROGRAM, Stage};

/// Where Mesa looks for OpenGL, and where the loader looks for Vulkan: nothing is there.
const NO_OPENGL: (&str, &str) = ("LIBGL_DRIVERS_PATH", "/nonexistent");
const NO_VULKAN: (&str, &str) = ("VK_DRIVER_FILES", "/nonexistent");
const NO_VULKAN_OF_OLD: (&str, &str) = ("VK_ICD_FILENAMES", "/nonexistent");

#[test]
fn without_opengl_the_window_is_drawn_by_vulkan() {
    let Some(stage) = Stage::set() else { return };
    if !is_there("/usr/share/vulkan/icd.d") {
        println!("left out: no Vulkan driver is installed");
        return;
    }
    let file = stage.copy("assets/samples/workflow.xml", "workflow.xml");
    for mut command in [with(&stage, &[NO_OPENGL]), with(&stage, &[])] {
        if command.get_envs().all(|(name, _)| name != NO_OPENGL.0) {
            command.args(["--renderer", "wgpu"]);
        }
        stage.start_as(command.args(["--lang", "en"]).arg(&file));
        stage.see("workflow.xml");
        stage.eventually("something is drawn", || {
            let (_, pixels) = stage.picture();
            let mut colors: Vec<_> = pixels.into_iter().step_by(7).collect();
            colors.sort_unstable();
            colors.dedup();
            (colors.len() > 20).then_some(())
        });
        stage.quit();
    }
}

#[test]
fn where_nothing_draws_the_tree_is_printed_and_each_reason_told() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/workflow.xml", "workflow.xml");
    let nothing = [NO_OPENGL, NO_VULKAN, NO_VULKAN_OF_OLD];
    for (renderer, told, untold) in [
        ("auto", &["OpenGL: ", "Vulkan: "][..], "panicked"),
        ("glow", &["OpenGL: "], "Vulkan: "),
        ("wgpu", &["Vulkan: "], "OpenGL: "),
    ] {
        let mut command = with(&stage, &nothing);
        let opened = run(command.args(["--lang", "en", "--renderer", renderer]).arg(&file));
        let complaint = complaint(&opened);
        for reason in told {
            assert!(complaint.contains(reason), "{renderer}: {complaint}");
        }
        assert!(!complaint.contains(untold), "{renderer}: {complaint}");
        assert!(complaint.contains("mesa-vulkan-drivers"), "what to do: {complaint}");
    }
}

#[test]
fn a_missing_library_is_named() {
    let Some(stage) = Stage::set() else { return };
    let file = stage.copy("assets/samples/workflow.xml", "workflow.xml");
    for (library, told) in
        [("libxkbcommon-x11.so.0", "libxkbcommon-x11.so"), ("libX11-xcb.so.1", "libX11-xcb")]
    {
        let folder = stage.path(library);
        fs::create_dir(&folder).unwrap();
        // What is no library stands before the one that is.
        let (plain, _) = library.rsplit_once('.').unwrap();
        fs::write(folder.join(library), "").unwrap();
        fs::write(folder.join(plain), "").unwrap();
        let mut command = with(&stage, &[("LD_LIBRARY_PATH", folder.to_str().unwrap())]);
        let opened = run(command.args(["--lang", "en"]).arg(&file));
        let complaint = complaint(&opened);
        assert!(complaint.contains(told), "{complaint}");
        assert!(!String::from_utf8_lossy(&opened.stderr).contains("panicked"), "{opened:?}");
    }
}

#[test]
fn chinese_is_drawn_on_a_machine_without_fonts() {
    let Some(stage) = Stage::set() else { return };
    let fonts = stage.path("fonts.conf");
    fs::write(&fonts, "<?xml version='1.0'?><fontconfig></fontconfig>").unwrap();
    let mut command = with(&stage, &[("FONTCONFIG_FILE", fonts.to_str().unwrap())]);
    stage.start_as(command.args(["--lang", "zh"]));
    let menus = stage.eventually("five menus are drawn", || {
        let words = words_of_the_top_bar(&stage);
        (words.len() == 5).then_some(words)
    });
    for (index, word) in menus.iter().enumerate() {
        assert!(!menus[..index].contains(word), "boxes all look alike: word {index}");
    }
    stage.quit();
}

/// The words at the left of the top bar, each as the columns of ink that it is made of.
fn words_of_the_top_bar(stage: &Stage) -> Vec<Vec<Vec<bool>>> {
    let (width, pixels) = stage.picture();
    let column = |x: usize| -> Vec<bool> {
        let background = pixels[2 * width + x];
        let is_ink = |y: usize| {
            pixels[y * width + x].iter().zip(background).any(|(a, b)| a.abs_diff(b) > 80)
        };
        (4..36).map(is_ink).collect()
    };
    let mut words: Vec<Vec<Vec<bool>>> = Vec::new();
    let mut gap = usize::MAX;
    for x in 0..400 {
        let column = column(x);
        if !column.contains(&true) {
            gap = gap.saturating_add(1);
            continue;
        }
        if gap > 10 {
            words.push(Vec::new());
        }
        let Some(word) = words.last_mut() else { continue };
        if gap <= 10 {
            word.extend(vec![vec![false; column.len()]; gap]);
        }
        word.push(column);
        gap = 0;
    }
    words
}

fn with(stage: &Stage, environment: &[(&str, &str)]) -> Command {
    let mut command = stage.command(PROGRAM);
    command.envs(environment.iter().copied());
    command
}

fn run(command: &mut Command) -> Output {
    command.stdin(Stdio::null()).output().unwrap()
}

/// What the program says of itself; its libraries may have said more.
fn complaint(opened: &Output) -> String {
    assert!(opened.status.success(), "{opened:?}");
    assert!(String::from_utf8_lossy(&opened.stdout).contains("Workflow callback · Success"));
    let told = String::from_utf8_lossy(&opened.stderr);
    let mut lines = told.lines().filter(|line| line.starts_with("callback-explorer: no window: "));
    let line = lines.next().unwrap_or_else(|| panic!("{told}")).to_owned();
    assert_eq!(lines.next(), None);
    line
}

fn is_there(folder: &str) -> bool {
    Path::new(folder).read_dir().is_ok_and(|mut files| files.next().is_some())
}

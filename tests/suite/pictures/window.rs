//! The whole window, as an engineer sees it, with samples open.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use callback_explorer::analysis::Analyzer;
use callback_explorer::catalog::Catalog;
use callback_explorer::session::{Action, Everywhere, Open, Target};
use callback_explorer::ui::command::Command;
use callback_explorer::ui::wish::Wish;
use callback_explorer::ui::{Settings, Window};
use callback_explorer::words::Language;
use eframe::egui::{self, Key, Modifiers, Theme, ThemePreference, accesskit::Role};
use egui_kittest::Harness;

use super::{Raster, are_wanted, beside, committed, picture, set_up, theme_id, write};

/// A window that a test can drive, and take pictures of.
pub(crate) struct Stage {
    pub(crate) harness: Harness<'static, Option<Window>>,
    raster: Raster,
}

impl Stage {
    pub(crate) fn new(size: [f32; 2], language: Language, theme: Theme) -> Self {
        let theme = ThemePreference::from(theme);
        Self::with(size, Settings { language, theme, ..Settings::default() })
    }

    pub(crate) fn with(size: [f32; 2], settings: Settings) -> Self {
        let raster = Raster::default();
        let analyzer = analyzer();
        let theme = match settings.theme {
            ThemePreference::Dark => Theme::Dark,
            ThemePreference::Light | ThemePreference::System => Theme::Light,
        };
        let mut window = None;
        let harness = Harness::builder()
            .with_size(size)
            .with_theme(theme)
            .with_max_steps(400)
            .with_context_setup(set_up)
            .renderer(raster.clone())
            .build_ui_state(
                move |ui, shown: &mut Option<Window>| {
                    let open = || Window::new(ui.ctx(), Arc::clone(&analyzer), settings.clone());
                    if window.is_none() && shown.is_none() {
                        *shown = Some(open());
                        window = Some(());
                    }
                    if let Some(shown) = shown {
                        shown.ui(ui);
                    }
                },
                None,
            );
        Self { harness, raster }
    }

    pub(crate) fn window(&self) -> &Window {
        self.harness.state().as_ref().unwrap()
    }

    pub(crate) fn open(&mut self, samples: &[&str]) {
        // Tests run in the project's folder; the same name is shown on every machine.
        let paths = samples
            .iter()
            .map(|sample| {
                let is_path = sample.contains('/');
                if is_path { sample.into() } else { Path::new("assets/samples").join(sample) }
            })
            .collect();
        let n_before = self.window().session().opened().len();
        self.harness.state_mut().as_mut().unwrap().open_paths(paths);
        let n_open = n_before + samples.len();
        self.wait(|window| {
            window.session().opened().len() >= n_open && !window.session().is_busy()
        });
    }

    /// Asks for something as a view does, and runs the frames that it takes.
    pub(crate) fn ask(&mut self, wish: Wish) {
        self.harness.state_mut().as_mut().unwrap().ask(wish);
        self.harness.run_steps(2);
    }

    /// Runs frames until something is so; the work goes on in other threads.
    pub(crate) fn wait(&mut self, is_so: impl Fn(&Window) -> bool) {
        let start = Instant::now();
        while !is_so(self.window()) {
            assert!(start.elapsed() < Duration::from_mins(2), "it takes too long");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.harness.run_steps(4);
    }

    pub(crate) fn picture(&self) -> image::RgbaImage {
        picture(&self.harness, &self.raster)
    }

    /// Paints over how long reading took, which is never the same, and how large the catalog is, which grows.
    fn hide_what_changes(&self, picture: &mut image::RgbaImage) {
        use egui_kittest::kittest::{NodeT as _, Queryable as _};
        let Some(status) = self.harness.query_by_role(Role::Status) else { return };
        let words = status.accesskit_node().label().unwrap_or_default();
        let font = callback_explorer::ui::theme::light().text.caption.font();
        let width_of = |words: &str| {
            let layout = |fonts: &mut egui::epaint::text::FontsView<'_>| {
                fonts.layout_no_wrap(words.to_owned(), font, egui::Color32::PLACEHOLDER)
            };
            self.harness.ctx.fonts_mut(layout).size().x
        };
        let rect = status.rect();
        let session = self.window().session();
        let is_right = session.current().is_none_or(|open| open.folder().is_some());
        let columns = match words.rsplit_once("  ·  ") {
            Some((before, _time)) if !is_right => {
                let from = (rect.left() + width_of(before)) as u32;
                from..from + 160
            }
            _ if is_right => picture.width() - 240..picture.width(),
            _ => return,
        };
        let rows = rect.top() as u32..rect.bottom() as u32;
        let plain = *picture.get_pixel(4, rows.start);
        for y in rows {
            for x in columns.clone() {
                picture.put_pixel(x, y, plain);
            }
        }
    }
}

/// Made once: reading the catalog takes a while without optimization.
fn analyzer() -> Arc<Analyzer> {
    static ANALYZER: OnceLock<Arc<Analyzer>> = OnceLock::new();
    let make = || Arc::new(Analyzer::new(Catalog::embedded().unwrap()));
    Arc::clone(ANALYZER.get_or_init(make))
}

const FAILED: &str = "workflow.failed.xml";
const ALL: [&str; 6] = [
    FAILED,
    "workflow.mistakes.xml",
    "smart-cover.xml",
    "tts.xml",
    "workflow.truncated.xml",
    "not-a-callback.xhtml",
];

pub(crate) type Looks = [(Language, Theme)];

const ALL_LOOKS: &Looks = &[
    (Language::En, Theme::Light),
    (Language::En, Theme::Dark),
    (Language::Zh, Theme::Light),
    (Language::Zh, Theme::Dark),
];
const TWO_LOOKS: &Looks = &[(Language::En, Theme::Light), (Language::Zh, Theme::Dark)];
pub(crate) const ONE_LOOK: &Looks = &[(Language::En, Theme::Dark)];
const OTHER_LOOKS: &Looks = &[(Language::En, Theme::Dark), (Language::Zh, Theme::Light)];

/// Draws a scene in light English and dark Chinese, and holds it against its pictures.
pub(crate) fn scene(name: &str, size: [f32; 2], samples: &[&str], act: impl Fn(&mut Stage)) {
    scene_in(TWO_LOOKS, name, size, samples, act);
}

/// Draws a scene that shows what is this machine's or this day's: only to be looked at.
pub(crate) fn scene_to_look_at(
    name: &str,
    size: [f32; 2],
    samples: &[&str],
    act: impl Fn(&mut Stage),
) {
    scene_in(&[], name, size, samples, act);
}

pub(crate) fn scene_in(
    looks: &Looks,
    name: &str,
    size: [f32; 2],
    samples: &[&str],
    act: impl Fn(&mut Stage),
) {
    let mut pictures = Vec::new();
    for &(language, theme) in ALL_LOOKS {
        let is_committed = looks.contains(&(language, theme));
        if is_committed || are_wanted() {
            let settings = Settings {
                language,
                theme: ThemePreference::from(theme),
                // A machine watches only so many files, and says so when it is asked for more.
                watches_files: false,
                ..Settings::default()
            };
            let mut stage = Stage::with(size, settings);
            stage.harness.run_steps(2);
            stage.open(samples);
            act(&mut stage);
            // Nothing blinks or fades any more.
            stage.harness.run_steps(6);
            let mut picture = stage.picture();
            stage.hide_what_changes(&mut picture);
            if is_committed {
                let name = format!("{name}-{}-{}", language.id(), theme_id(theme));
                committed::check(&name, &picture);
                if name == "main-en-light" && std::env::var_os("README_PICTURE").is_some() {
                    committed::write(
                        Path::new("assets/pictures/window.png"),
                        &committed::rgb(&picture),
                    );
                }
            }
            pictures.push(picture);
        }
    }
    if let [en_light, en_dark, zh_light, zh_dark] = pictures.as_slice() {
        write(&format!("{name}-en"), &beside(&[en_light.clone(), en_dark.clone()]));
        write(&format!("{name}-zh"), &beside(&[zh_light.clone(), zh_dark.clone()]));
    }
}

#[test]
fn the_main_window() {
    scene_in(ALL_LOOKS, "main", [1280.0, 800.0], &ALL, |_| {});
}

#[test]
fn a_small_window() {
    scene("small", [1000.0, 650.0], &ALL, |_| {});
}

#[test]
fn a_large_window() {
    scene_in(OTHER_LOOKS, "large", [1600.0, 1000.0], &ALL, |_| {});
}

#[test]
fn an_empty_window() {
    scene_in(OTHER_LOOKS, "empty", [1280.0, 800.0], &[], |_| {});
}

#[test]
fn what_is_looked_up_without_a_payload() {
    for (name, size, typed) in [
        ("look-up-code", [1280.0, 800.0], "1103"),
        ("look-up-rule-small", [1000.0, 650.0], "unknown-node"),
        ("look-up-similar-small", [1000.0, 650.0], "bucket"),
    ] {
        scene_in(OTHER_LOOKS, name, size, &[], |stage| {
            stage.ask(Wish::Run(Command::Find));
            stage.harness.event(egui::Event::Text(typed.to_owned()));
            stage.harness.run_steps(3);
        });
    }
}

#[test]
fn a_job_that_failed_with_a_code() {
    scene_in(OTHER_LOOKS, "failed-job", [1280.0, 800.0], &["smart-cover.failed.xml"], |stage| {
        let analysis = Arc::clone(stage.window().session().current().unwrap().analysis().unwrap());
        let target = Target::Node(analysis.outcome().failures[0].node);
        stage.ask(Wish::Session(Action::Select { target, reveal: true }));
    });
}

#[test]
fn a_path_that_is_typed() {
    for (name, wish, typed) in [
        ("path-names", Wish::TypePaths, concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/w")),
        ("path-wrong", Wish::TypePaths, "~/Downloads/回调 1.json"),
        ("path-save", Wish::TypeTarget, ""),
    ] {
        scene_to_look_at(name, [1280.0, 800.0], &ALL, |stage| {
            stage.ask(wish.clone());
            stage.harness.event(egui::Event::Text(typed.to_owned()));
            stage.harness.run_steps(3);
            if name == "path-wrong" {
                stage.harness.key_press(Key::Enter);
            }
            std::thread::sleep(Duration::from_millis(100));
            stage.harness.run_steps(4);
        });
    }
}

#[test]
fn an_empty_window_where_nothing_can_be_dropped() {
    scene("empty-no-drops", [1000.0, 650.0], &[], |stage| {
        stage.harness.state_mut().as_mut().unwrap().expect_no_drops();
        stage.harness.run_steps(3);
    });
}

#[test]
fn the_source() {
    use egui_kittest::kittest::Queryable as _;
    scene("source", [1280.0, 800.0], &["workflow.mistakes.xml", FAILED], |stage| {
        let words =
            if stage.window().settings().language == Language::En { "Source" } else { "原文" };
        let tab = Role::Tab;
        stage.harness.get_by_role_and_label(tab, words).click();
        stage.harness.run_steps(4);
        stage.harness.key_press(Key::F4);
        stage.harness.run_steps(4);
    });
}

#[test]
fn the_export() {
    use egui_kittest::kittest::Queryable as _;
    scene("export", [1280.0, 800.0], &ALL, |stage| {
        let words =
            if stage.window().settings().language == Language::En { "Export" } else { "导出" };
        stage.harness.get_by_label(words).click();
        stage.harness.run_steps(4);
    });
}

fn look_for(stage: &mut Stage, modifiers: Modifiers, words: &str) {
    stage.harness.key_press_modifiers(modifiers, Key::F);
    stage.harness.run_steps(3);
    stage.harness.event(egui::Event::Text(words.to_owned()));
    stage.harness.run_steps(3);
    stage.wait(|window| {
        !window.session().current().is_some_and(Open::is_searching)
            && window.session().everywhere().is_none_or(Everywhere::is_done)
    });
}

#[test]
fn a_search_with_its_hits() {
    let act = |stage: &mut Stage| {
        look_for(stage, Modifiers::COMMAND, "transcode");
        stage.harness.key_press(Key::Enter);
        stage.harness.run_steps(4);
    };
    scene("find", [1280.0, 800.0], &ALL, act);
    scene_in(ONE_LOOK, "find-small", [1000.0, 650.0], &ALL, act);
}

#[test]
fn the_list_of_hits() {
    use egui_kittest::kittest::Queryable as _;
    let act = |stage: &mut Stage| {
        look_for(stage, Modifiers::COMMAND, "job");
        let words =
            if stage.window().settings().language == Language::En { "Matches" } else { "匹配" };
        stage.harness.get_by_role_and_label(Role::Tab, words).click();
        stage.harness.run_steps(4);
        stage.harness.key_press(Key::F3);
        stage.harness.run_steps(4);
    };
    scene("hits", [1280.0, 800.0], &ALL, act);
    scene_in(ONE_LOOK, "hits-small", [1000.0, 650.0], &ALL, act);
}

#[test]
fn what_is_found_in_all_payloads() {
    let keys = Modifiers::COMMAND | Modifiers::SHIFT;
    scene("find-all", [1280.0, 800.0], &ALL, |stage| look_for(stage, keys, "success"));
}

#[test]
fn a_wrong_expression() {
    scene("find-wrong", [1280.0, 800.0], &ALL, |stage| {
        stage.harness.key_press_modifiers(Modifiers::ALT, Key::R);
        stage.harness.run_steps(2);
        look_for(stage, Modifiers::COMMAND, "Tasks[");
    });
}

#[test]
fn files_dragged_over_the_window() {
    scene_in(OTHER_LOOKS, "drop", [1280.0, 800.0], &ALL, |stage| {
        let hovered = ["wf-20220810.xml", "回调 1.json", "callbacks"]
            .map(|name| egui::HoveredFile { path: Some(PathBuf::from(name)), mime: String::new() });
        stage.harness.input_mut().hovered_files = hovered.to_vec();
        stage.harness.run_steps(3);
    });
}

#[test]
fn the_palette() {
    scene("palette", [1280.0, 800.0], &ALL, |stage| {
        stage.ask(Wish::Run(Command::ShowPalette));
        stage.harness.event(egui::Event::Text("copy".to_owned()));
        stage.harness.run_steps(4);
    });
}

#[test]
fn the_help() {
    scene("help", [1280.0, 800.0], &ALL, |stage| {
        stage.ask(Wish::Run(Command::ShowKeys));
        stage.harness.run_steps(4);
    });
}

//! Pictures of the window, drawn without a display and held against those in `tests/pictures`.
//!
//! ```text
//! cargo test --test suite -- pictures
//! UPDATE_PICTURES=1 cargo test --test suite -- pictures       what is drawn now takes their place
//! PICTURES=/tmp/pictures cargo test --test suite -- pictures  every scene in both themes and languages
//! README_PICTURE=1 cargo test --test suite -- pictures        assets/pictures/window.png
//! ```

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are few"
)]

mod catalog;
mod comfort;
mod committed;
mod comparison;
mod details;
mod findings;
mod folder;
mod found;
mod notes;
mod raster;
mod records;
mod run;
mod share;
mod sheet;
mod states;
mod timeline;
pub(crate) mod window;

use std::path::Path;

use callback_explorer::report::Here;
use callback_explorer::ui::{here, theme};
use eframe::egui::{self, Theme, Ui};
use egui_kittest::Harness;
use image::RgbaImage;
use image::imageops;
use jiff::tz::TimeZone;

pub(crate) use raster::Raster;

/// Draws `ui` in both themes, as `name`-light and `name`-dark.
pub(crate) fn pair(name: &str, size: [f32; 2], draw: impl Fn(&mut Ui)) {
    let pictures = [Theme::Light, Theme::Dark].map(|theme| {
        let raster = Raster::default();
        let mut harness = Harness::builder()
            .with_size(size)
            .with_theme(theme)
            .with_context_setup(theme::install)
            .renderer(raster.clone())
            .build_ui(|ui| draw(ui));
        harness.run_steps(3);
        let picture = picture(&harness, &raster);
        committed::check(&format!("{name}-{}", theme_id(theme)), &picture);
        picture
    });
    write(name, &beside(&pictures));
}

/// Our fonts and colors; moments are told as from China in the summer of 2025, wherever and whenever that is.
fn set_up(ctx: &egui::Context) {
    theme::install(ctx);
    let now = jiff::civil::date(2025, 6, 1).at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
    here::set(ctx, Here { zone: TimeZone::fixed(jiff::tz::offset(8)), now });
}

fn theme_id(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// What `harness` shows, drawn by `raster`, which must be its renderer.
pub(crate) fn picture<State>(harness: &Harness<'_, State>, raster: &Raster) -> RgbaImage {
    let ctx = &harness.ctx;
    let output = harness.output();
    let primitives = ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
    let size = ctx.content_rect().size() * output.pixels_per_point;
    let background = ctx.global_style().visuals.panel_fill;
    raster.picture(&primitives, output.pixels_per_point, [size.x as u32, size.y as u32], background)
}

/// Whether every scene is wanted in both themes and languages.
pub(crate) fn are_wanted() -> bool {
    std::env::var_os("PICTURES").is_some()
}

/// Writes `picture` as `name`.png into the folder that `PICTURES` names, if it does.
pub(crate) fn write(name: &str, picture: &RgbaImage) {
    let Some(folder) = std::env::var_os("PICTURES") else { return };
    std::fs::create_dir_all(&folder).expect("the folder that PICTURES names");
    picture
        .save(Path::new(&folder).join(format!("{name}.png")))
        .expect("a PNG file in that folder");
}

/// `pictures` in one row.
pub(crate) fn beside(pictures: &[RgbaImage]) -> RgbaImage {
    let width = pictures.iter().map(RgbaImage::width).sum();
    let height = pictures.iter().map(RgbaImage::height).max().unwrap_or_default();
    let mut row = RgbaImage::new(width, height);
    let mut left = 0;
    for picture in pictures {
        imageops::replace(&mut row, picture, left, 0);
        left += i64::from(picture.width());
    }
    row
}

#[test]
fn the_component_sheet_draws_in_both_themes() {
    pair("sheet", [720.0, 964.0], sheet::draw);
}

#[test]
fn every_glyph_of_our_own_words_is_in_our_fonts() {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
    let words = [
        include_str!("../../../assets/i18n/en/callback_explorer.ftl"),
        include_str!("../../../assets/i18n/zh/callback_explorer.ftl"),
    ];
    for letters in [theme::light().text.prose, theme::light().text.mono, theme::light().text.title]
    {
        for character in
            words.iter().flat_map(|text| text.chars()).filter(|character| !character.is_control())
        {
            let has_glyph = ctx.fonts_mut(|fonts| fonts.has_glyph(&letters.font(), character));
            assert!(has_glyph, "no glyph for {character:?} in {:?}", letters.face);
        }
    }
}

//! The fonts we bundle, and the order in which egui asks them for a character. They cover English, Chinese
//! (GB 2312) and our icons on a machine that has no font at all; rarer characters come from the system.

use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily, FontTweak};

use super::icon;

/// Family of Inter 500.
pub(super) const MEDIUM: &str = "medium";
/// Family of Inter 600.
pub(super) const SEMIBOLD: &str = "semibold";
/// Family of `JetBrains` Mono 500.
pub(super) const MONO_MEDIUM: &str = "mono medium";

/// egui's own fonts stay as the last resort: they hold symbols that ours lack.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let last: Vec<String> =
        fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, bytes, tweak) in FILES {
        let data = FontData::from_static(bytes).tweak(tweak());
        fonts.font_data.insert((*name).to_owned(), Arc::new(data));
    }
    for (family, files) in [
        (FontFamily::Proportional, &["Inter-400", "NotoSansSC-Regular"][..]),
        (
            FontFamily::Name(MEDIUM.into()),
            &["Inter-500", "NotoSansSC-SemiBold", "NotoSansSC-Regular"],
        ),
        (
            FontFamily::Name(SEMIBOLD.into()),
            &["Inter-600", "NotoSansSC-SemiBold", "NotoSansSC-Regular"],
        ),
        (FontFamily::Monospace, &["JetBrainsMono-400", "NotoSansSC-Regular"]),
        (
            FontFamily::Name(MONO_MEDIUM.into()),
            &["JetBrainsMono-500", "NotoSansSC-SemiBold", "NotoSansSC-Regular"],
        ),
        (FontFamily::Name(icon::REGULAR_FAMILY.into()), &["Phosphor"]),
        (FontFamily::Name(icon::FILL_FAMILY.into()), &["Phosphor-Fill"]),
    ] {
        let order = files.iter().map(|&name| name.to_owned()).chain(last.iter().cloned()).collect();
        fonts.families.insert(family, order);
    }
    fonts
}

/// The files of all fonts that we bundle.
pub(super) fn files() -> impl Iterator<Item = &'static [u8]> {
    FILES.iter().map(|&(_, bytes, _)| bytes)
}

type File = (&'static str, &'static [u8], fn() -> FontTweak);

macro_rules! font {
    ($name:literal, $tweak:expr) => {
        ($name, include_bytes!(concat!("../../assets/fonts/", $name, ".ttf")), $tweak)
    };
}

static FILES: &[File] = &[
    font!("Inter-400", FontTweak::default),
    font!("Inter-500", FontTweak::default),
    font!("Inter-600", FontTweak::default),
    font!("JetBrainsMono-400", mono),
    font!("JetBrainsMono-500", mono),
    font!("NotoSansSC-Regular", FontTweak::default),
    font!("NotoSansSC-SemiBold", FontTweak::default),
    font!("Phosphor", unhinted),
    font!("Phosphor-Fill", unhinted),
];

/// Half a point down, `JetBrains` Mono shares Inter's baseline.
fn mono() -> FontTweak {
    FontTweak { y_offset: 0.5, ..FontTweak::default() }
}

/// Hinting bends the round strokes of icons.
fn unhinted() -> FontTweak {
    FontTweak { hinting: Some(false), ..FontTweak::default() }
}

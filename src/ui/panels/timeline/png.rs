//! A timeline as a picture of pixels: what the SVG shows, drawn with the fonts of the window.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{FallbackSelectionFn, FontResolver, Options, Tree};

use crate::report::timeline::svg;
use crate::ui::fonts;

/// Pixels for a point, so that letters stay sharp where pictures are made larger.
const SCALE: f32 = 2.0;

/// Programs that show pictures seldom take taller ones.
const TALLEST: f32 = 16_384.0;

/// Whether a timeline of so many bars is not too tall.
pub fn can_be_drawn(n_bars: usize) -> bool {
    svg::height(n_bars) * SCALE <= TALLEST
}

/// The picture that [`svg::picture`] made, as a PNG; else why there is none. Names may hold characters that our
/// fonts lack, so that it takes the time of reading the system's list of fonts.
pub fn picture(svg: &str) -> Result<Vec<u8>, String> {
    let font_resolver = FontResolver { select_fallback: as_heavy(), ..FontResolver::default() };
    let options = Options { fontdb: Arc::new(fonts()), font_resolver, ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let size = tree.size().to_int_size().scale_by(SCALE).unwrap_or(tree.size().to_int_size());
    let mut pixels = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| format!("{} × {}", size.width(), size.height()))?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}

fn fonts() -> Database {
    let mut fonts = Database::new();
    for bytes in fonts::files() {
        fonts.load_font_source(Source::Binary(Arc::new(bytes)));
    }
    fonts.load_system_fonts();
    fonts
}

/// Of the other fonts that hold a character, the first that is as heavy, or else the first.
fn as_heavy() -> FallbackSelectionFn<'static> {
    let next = FontResolver::default_fallback_selector();
    Box::new(move |c, used, fonts| {
        let weight = fonts.face(*used.first()?)?.weight;
        let (mut used, mut first) = (used.to_vec(), None);
        while let Some(font) = next(c, &used, fonts) {
            if fonts.face(font)?.weight == weight {
                return Some(font);
            }
            first = first.or(Some(font));
            used.push(font);
        }
        first
    })
}

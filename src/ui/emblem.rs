//! The program's icon: one drawing, in whatever size it is wanted.

use eframe::egui::{ColorImage, Context, IconData, TextureHandle, TextureOptions};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

const DRAWING: &str = include_str!("../../assets/desktop/callback-explorer.svg");

/// The icon as a PNG of so many pixels a side; none if there is no memory for so many.
pub fn png(side: u16) -> Option<Vec<u8>> {
    picture(side)?.encode_png().ok()
}

/// The icon as a window wants it.
pub(super) fn of_window() -> Option<IconData> {
    let picture = picture(SIDE)?;
    let straight = |pixel: &resvg::tiny_skia::PremultipliedColorU8| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    };
    let rgba = picture.pixels().iter().flat_map(straight).collect();
    Some(IconData { rgba, width: picture.width(), height: picture.height() })
}

/// The icon as the window shows it of itself.
pub(super) fn texture(ctx: &Context) -> Option<TextureHandle> {
    let IconData { rgba, .. } = of_window()?;
    let image = ColorImage::from_rgba_unmultiplied([SIDE.into(), SIDE.into()], &rgba);
    Some(ctx.load_texture("emblem", image, TextureOptions::LINEAR))
}

/// Desktops make it smaller as they need.
const SIDE: u16 = 128;

fn picture(side: u16) -> Option<Pixmap> {
    let drawing = Tree::from_str(DRAWING, &Options::default()).ok()?;
    let mut picture = Pixmap::new(side.into(), side.into())?;
    let scale = f32::from(side) / drawing.size().width();
    resvg::render(&drawing, Transform::from_scale(scale, scale), &mut picture.as_mut());
    Some(picture)
}

//! The pictures in `tests/pictures`, and how what is drawn now is held against them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, RgbaImage};

/// How far a color may be off before a pixel counts as another: rounding differs from machine to machine.
const SAME_COLOR: u8 = 16;

/// How many pixels may be others: a digit that changes has more.
const SAME_PICTURE: usize = 12;

/// Holds `picture` against `tests/pictures/{name}.png`. With `UPDATE_PICTURES` it takes that one's place, if
/// it is another.
pub(crate) fn check(name: &str, picture: &RgbaImage) {
    let is_updated = std::env::var_os("UPDATE_PICTURES").is_some();
    let drawn = rgb(picture);
    let path = folder().join(format!("{name}.png"));
    let known = read(&path);
    let n_others = known.as_ref().map(|known| n_others(known, &drawn));
    if n_others.is_some_and(|n_others| n_others.is_some_and(|n| n <= SAME_PICTURE)) {
        return;
    }
    if is_updated {
        write(&path, &drawn);
        return;
    }
    let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.new.png"));
    write(&new, &drawn);
    let told = match (known, n_others) {
        (Some(known), Some(Some(n_others))) => {
            let marked = new.with_file_name(format!("{name}.diff.png"));
            write(&marked, &difference(&known, &drawn));
            format!("{n_others} pixels are others than in {}: {}", path.display(), marked.display())
        }
        (Some(_), _) => format!("it is not as large as {}", path.display()),
        (None, _) => format!("there is no {}", path.display()),
    };
    panic!(
        "{told}\nthis is what is drawn now: {}\nlook at it, and if it is right: \
         UPDATE_PICTURES=1 cargo test --test suite -- pictures",
        new.display()
    );
}

/// Writes a PNG file of few bytes: with a palette, in which colors that are used much stand exactly and the
/// others a few levels off at most.
pub(crate) fn write(path: &Path, picture: &RgbImage) {
    let colors = by_use(picture);
    let (palette, index_of) =
        (1..=u8::MAX).find_map(|most_off| palette(&colors, most_off)).expect("256 colors are many");
    let indexes: Vec<u8> = picture.pixels().map(|pixel| index_of[&pixel.0]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.concat());
    encoder.set_deflate_compression(png::DeflateCompression::Level(9));
    encoder.set_filter(png::Filter::NoFilter);
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&indexes))
        .expect("a picture of pixels");
    let parent = path.parent().expect("a folder");
    fs::create_dir_all(parent).and_then(|()| fs::write(path, bytes)).expect("our own folder");
}

type Color = [u8; 3];

/// The colors of a picture, the most used first.
fn by_use(picture: &RgbImage) -> Vec<Color> {
    let mut uses: BTreeMap<Color, usize> = BTreeMap::new();
    for run in picture.as_raw().as_chunks::<3>().0.chunk_by(|one, next| one == next) {
        *uses.entry(run[0]).or_default() += run.len();
    }
    let mut colors: Vec<Color> = uses.keys().copied().collect();
    colors.sort_by_key(|color| Reverse(uses[color]));
    colors
}

/// At most 256 of the colors such that each of them is near one of these, and which; none if that can't be.
fn palette(colors: &[Color], most_off: u8) -> Option<(Vec<Color>, BTreeMap<Color, u8>)> {
    let mut palette: Vec<Color> = Vec::new();
    let mut index_of = BTreeMap::new();
    for color in colors {
        let is_near = |other: &Color| {
            color.iter().zip(other).all(|(one, other)| one.abs_diff(*other) <= most_off)
        };
        let index = palette.iter().position(is_near).unwrap_or(palette.len());
        if index == palette.len() {
            palette.push(*color);
        }
        index_of.insert(*color, u8::try_from(index).ok()?);
    }
    Some((palette, index_of))
}

/// The picture without its transparency, of which it has none.
pub(crate) fn rgb(picture: &RgbaImage) -> RgbImage {
    DynamicImage::ImageRgba8(picture.clone()).into_rgb8()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

fn read(path: &Path) -> Option<RgbImage> {
    let bytes = fs::read(path).ok()?;
    let picture = image::load_from_memory_with_format(&bytes, ImageFormat::Png);
    Some(picture.unwrap_or_else(|error| panic!("{}: {error}", path.display())).into_rgb8())
}

/// How many pixels are others; none of pictures that are not of one size.
fn n_others(known: &RgbImage, drawn: &RgbImage) -> Option<usize> {
    if known.dimensions() != drawn.dimensions() {
        return None;
    }
    // Rows that are equal, which nearly all are, are compared at once.
    let n_bytes = 3 * known.width() as usize;
    let rows = known.as_raw().chunks(n_bytes).zip(drawn.as_raw().chunks(n_bytes));
    let others = rows.filter(|(known, drawn)| known != drawn).map(|(known, drawn)| {
        let pixels = known.chunks(3).zip(drawn.chunks(3));
        pixels.filter(|(known, drawn)| is_other(known, drawn)).count()
    });
    Some(others.sum())
}

fn is_other(known: &[u8], drawn: &[u8]) -> bool {
    known.iter().zip(drawn).any(|(known, drawn)| known.abs_diff(*drawn) > SAME_COLOR)
}

/// What is drawn now, paler, with the pixels that are others in red.
fn difference(known: &RgbImage, drawn: &RgbImage) -> RgbImage {
    let mut marked = drawn.clone();
    for (pixel, known) in marked.pixels_mut().zip(known.pixels()) {
        *pixel = if is_other(&known.0, &pixel.0) {
            Rgb([255, 0, 0])
        } else {
            Rgb(pixel.0.map(|channel| 128 + channel / 4))
        };
    }
    marked
}

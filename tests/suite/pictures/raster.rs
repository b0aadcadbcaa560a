//! Pictures of egui's output without a GPU: its triangles, sampled at pixel centers.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use eframe::egui::epaint::{ImageData, ImageDelta, Mesh, Primitive, Vertex};
use eframe::egui::{ClippedPrimitive, Color32, Pos2, Rect, TextureId, TexturesDelta, pos2};
use image::{Rgba, RgbaImage};

/// Keeps the textures that egui hands out, and paints with them. Clones share the textures.
#[derive(Clone, Default)]
pub(crate) struct Raster {
    textures: Rc<RefCell<BTreeMap<TextureId, Texture>>>,
}

struct Texture {
    size: [usize; 2],
    pixels: Vec<Color32>,
}

#[expect(clippy::iter_over_hash_type, reason = "textures do not depend on one another")]
impl egui_kittest::TestRenderer for Raster {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, patches) in std::mem::take(&mut delta.set) {
            for patch in patches {
                self.patch(id, &patch);
            }
        }
        for id in std::mem::take(&mut delta.free) {
            self.textures.borrow_mut().remove(&id);
        }
    }
}

impl Raster {
    /// The picture of `primitives` on `background`, `size` pixels large.
    pub(crate) fn picture(
        &self,
        primitives: &[ClippedPrimitive],
        pixels_per_point: f32,
        size: [u32; 2],
        background: Color32,
    ) -> RgbaImage {
        let mut picture = RgbaImage::from_pixel(size[0], size[1], Rgba(background.to_array()));
        let textures = self.textures.borrow();
        for primitive in primitives {
            if let Primitive::Mesh(mesh) = &primitive.primitive
                && let Some(texture) = textures.get(&mesh.texture_id)
            {
                let clip = primitive.clip_rect * pixels_per_point;
                paint_mesh(&mut picture, mesh, texture, clip, pixels_per_point);
            }
        }
        picture
    }

    fn patch(&self, id: TextureId, patch: &ImageDelta) {
        let ImageData::Color(image) = &patch.image;
        let mut textures = self.textures.borrow_mut();
        let Some([left, top]) = patch.pos else {
            let texture = Texture { size: image.size, pixels: image.pixels.clone() };
            textures.insert(id, texture);
            return;
        };
        let texture = textures.get_mut(&id).expect("a patch of a texture that exists");
        for y in 0..image.size[1] {
            let start = (top + y) * texture.size[0] + left;
            let row = &image.pixels[y * image.size[0]..(y + 1) * image.size[0]];
            texture.pixels[start..start + image.size[0]].copy_from_slice(row);
        }
    }
}

impl Texture {
    /// The texel at `place`, between 0 and 1, mixed of its four neighbors.
    fn sample(&self, place: Pos2) -> [f32; 4] {
        let [width, height] = self.size;
        let x = (place.x * width as f32 - 0.5).clamp(0.0, width as f32 - 1.0);
        let y = (place.y * height as f32 - 0.5).clamp(0.0, height as f32 - 1.0);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
        let (u, v) = (x - left as f32, y - top as f32);
        let mut mixed = [0.0; 4];
        for (column, row, weight) in [
            (left, top, (1.0 - u) * (1.0 - v)),
            (right, top, u * (1.0 - v)),
            (left, bottom, (1.0 - u) * v),
            (right, bottom, u * v),
        ] {
            let texel = self.pixels[row * width + column].to_array();
            for (sum, channel) in mixed.iter_mut().zip(texel) {
                *sum += weight * f32::from(channel) / 255.0;
            }
        }
        mixed
    }
}

fn paint_mesh(picture: &mut RgbaImage, mesh: &Mesh, texture: &Texture, clip: Rect, scale: f32) {
    let whole =
        Rect::from_min_max(Pos2::ZERO, pos2(picture.width() as f32, picture.height() as f32));
    let clip = Rect::from_min_max(clip.min.round(), clip.max.round()).intersect(whole);
    for corners in mesh.indices.chunks_exact(3) {
        let corners =
            [corners[0], corners[1], corners[2]].map(|index| mesh.vertices[index as usize]);
        paint_triangle(picture, corners, texture, clip, scale);
    }
}

fn paint_triangle(
    picture: &mut RgbaImage,
    mut corners: [Vertex; 3],
    texture: &Texture,
    clip: Rect,
    scale: f32,
) {
    for corner in &mut corners {
        corner.pos = (corner.pos.to_vec2() * scale).to_pos2();
    }
    let area = edge(corners[0].pos, corners[1].pos, corners[2].pos);
    if area == 0.0 {
        return;
    }
    if area < 0.0 {
        corners.swap(1, 2);
    }
    let is_plain = corners[1..]
        .iter()
        .all(|corner| corner.uv == corners[0].uv && corner.color == corners[0].color);
    let plain = is_plain.then(|| shade(corners, [1.0, 0.0, 0.0], texture));
    let [a, b, c] = corners;
    let bounds = Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
    let edges = [(b.pos, c.pos), (c.pos, a.pos), (a.pos, b.pos)];
    for y in first_pixel(bounds.min.y)..last_pixel(bounds.max.y) {
        let share = |x: u32| {
            let center = pos2(x as f32 + 0.5, y as f32 + 0.5);
            let sides = edges.map(|(from, to)| edge(from, to, center));
            let is_inside = edges
                .iter()
                .zip(sides)
                .all(|(&(from, to), side)| side > 0.0 || side == 0.0 && owns(from, to));
            (is_inside && clip.contains(center)).then(|| sides.map(|side| side / area.abs()))
        };
        // What is inside is one piece: only near its ends is there anything to find out.
        let near = near(&edges, bounds, y as f32 + 0.5);
        let Some(first) = near.clone().find(|&x| share(x).is_some()) else { continue };
        if let Some(source) = plain {
            let last = near.rev().find(|&x| share(x).is_some()).unwrap_or(first);
            fill(picture, y, first..last + 1, source);
            continue;
        }
        for x in first..near.end {
            let Some(share) = share(x) else { break };
            blend(&mut picture.get_pixel_mut(x, y).0, shade(corners, share, texture));
        }
    }
}

/// The pixels of a row that may be inside, a few too many.
fn near(edges: &[(Pos2, Pos2); 3], bounds: Rect, y: f32) -> Range<u32> {
    let (mut left, mut right) = (bounds.min.x, bounds.max.x);
    for &(from, to) in edges {
        let height = to.y - from.y;
        if height != 0.0 {
            let x = from.x + (to.x - from.x) * (y - from.y) / height;
            if height < 0.0 {
                left = left.max(x - 1.0);
            } else {
                right = right.min(x + 1.0);
            }
        }
    }
    first_pixel(left)..last_pixel(right)
}

fn fill(picture: &mut RgbaImage, y: u32, columns: Range<u32>, source: [f32; 4]) {
    let start = (y * picture.width() + columns.start) as usize * 4;
    let pixels = &mut picture.as_mut()[start..start + columns.len() * 4];
    if source[3] >= 1.0 {
        let color = source.map(|channel| (channel * 255.0).round() as u8);
        pixels.as_chunks_mut().0.fill(color);
    } else {
        pixels.chunks_exact_mut(4).for_each(|pixel| blend(pixel, source));
    }
}

fn first_pixel(from: f32) -> u32 {
    (from - 0.5).ceil().max(0.0) as u32
}

fn last_pixel(to: f32) -> u32 {
    (to + 0.5).floor().max(0.0) as u32
}

/// Positive where `point` lies to the inner side of the edge from `from` to `to`.
fn edge(from: Pos2, to: Pos2, point: Pos2) -> f32 {
    (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
}

/// Of two triangles with a common edge only one owns the pixels on it.
#[expect(clippy::float_cmp, reason = "both ends of a horizontal edge are at the same height")]
fn owns(from: Pos2, to: Pos2) -> bool {
    from.y > to.y || from.y == to.y && from.x < to.x
}

fn shade(corners: [Vertex; 3], share: [f32; 3], texture: &Texture) -> [f32; 4] {
    let mut place = Pos2::ZERO;
    let mut color = [0.0; 4];
    for (corner, weight) in corners.iter().zip(share) {
        place += corner.uv.to_vec2() * weight;
        for (sum, channel) in color.iter_mut().zip(corner.color.to_array()) {
            *sum += weight * f32::from(channel) / 255.0;
        }
    }
    let texel = texture.sample(place);
    [0, 1, 2, 3].map(|channel| color[channel] * texel[channel])
}

/// `source`, whose colors are multiplied by its alpha, over what is there.
fn blend(pixel: &mut [u8], source: [f32; 4]) {
    for (below, above) in pixel.iter_mut().zip(source) {
        let mixed = above * 255.0 + f32::from(*below) * (1.0 - source[3]);
        *below = mixed.round().clamp(0.0, 255.0) as u8;
    }
}

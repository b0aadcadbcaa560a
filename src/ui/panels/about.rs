//! What the program is, and the licenses of all that is linked into it.

use std::sync::Arc;

use eframe::egui::{
    Area, Color32, CornerRadius, Id, Order, Pos2, Rect, Response, Sense, TextureHandle, Ui, Vec2,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::{Scene, keep_arrows, scrolled_by_keys_of, source};
use crate::licenses::{self, Licensed};
use crate::say;
use crate::ui::emblem;
use crate::ui::text::{self, Elide, part};
use crate::ui::widgets;
use crate::ui::widgets::rows::{Ground, RowArea, Scroll};
use crate::ui::wish::Wish;
use crate::ui::wrap::{Letters, Wrapping};

/// What of it is shown.
pub struct AboutView {
    all: Vec<Licensed>,
    chosen: usize,
    list: Scroll,
    /// The licenses of what is chosen.
    text: Arc<String>,
    rows: Wrapping,
    scroll: Scroll,
    emblem: Option<TextureHandle>,
}

const EDGE: f32 = 20.0;
const HEAD: f32 = 48.0;
const EMBLEM: f32 = 56.0;
const LIST: f32 = 264.0;

impl Default for AboutView {
    fn default() -> Self {
        let mut view = Self {
            all: licenses::all(),
            chosen: 0,
            list: Scroll::default(),
            text: Arc::default(),
            rows: Wrapping::default(),
            scroll: Scroll::default(),
            emblem: None,
        };
        view.choose(0);
        view
    }
}

impl AboutView {
    pub(in crate::ui) fn draw(
        &mut self,
        ui: &Ui,
        whole: Rect,
        scene: &Scene,
        wishes: &mut Vec<Wish>,
    ) {
        let theme = scene.theme;
        let size = vec2(920.0, 720.0).min(whole.size() - Vec2::splat(32.0));
        let card = Rect::from_center_size(whole.center(), size);
        let card = Rect::from_min_size(card.min.round(), card.size());
        let area = Area::new(Id::unique("about")).order(Order::Foreground).fixed_pos(card.min);
        area.show(ui.ctx(), |ui| {
            let title = say!(scene.language, "about-title");
            let response = ui.interact(card, Id::unique("about card"), Sense::CLICK);
            response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, &title));
            let close = say!(scene.language, "about-close");
            if widgets::dialog(ui, card, &title, &close, theme) {
                wishes.push(Wish::ToggleAbout);
            }
            let top = self.head_ui(ui, card, scene);
            let body = Rect::from_min_max(pos2(card.left() + 1.0, top), card.max - vec2(1.0, 5.0));
            let x = card.left() + LIST.min((card.width() * 0.35).round());
            let color = &theme.color;
            let corners = |sw, se| CornerRadius { sw, se, ..CornerRadius::ZERO };
            let ground = body.with_max_y(card.bottom() - 1.0);
            ui.painter().rect_filled(ground.with_max_x(x), corners(9, 0), *color.panel);
            ui.painter().rect_filled(ground.with_min_x(x), corners(0, 9), *color.canvas);
            widgets::hline(ui.painter(), ground.left(), ground.right(), top, color.hairline);
            widgets::vline(ui.painter(), x, top, ground.bottom(), color.hairline);
            let body = body.with_min_y(top + 1.0);
            ui.push_id("list", |ui| self.list_ui(ui, body.with_max_x(x), scene));
            ui.push_id("text", |ui| self.text_ui(ui, body.with_min_x(x + 1.0), scene));
        });
    }

    /// What the program is; gives where that ends.
    fn head_ui(&mut self, ui: &Ui, card: Rect, scene: &Scene) -> f32 {
        let theme = scene.theme;
        let (row, prose) = (theme.text.row_strong, theme.text.prose);
        let top = card.top() + HEAD + 4.0;
        let place = Rect::from_min_size(pos2(card.left() + EDGE, top), Vec2::splat(EMBLEM));
        self.emblem = self.emblem.take().or_else(|| emblem::texture(ui.ctx()));
        if let Some(emblem) = &self.emblem {
            let picture = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            ui.painter().image(emblem.id(), place, picture, Color32::WHITE);
        }
        let left = place.right() + 16.0;
        let language = scene.language;
        let own = self.all.first();
        let [version, license] = own.map_or([""; 2], |own| [own.version, own.license]);
        let first = say!(language, "about-version", version = version, license = license);
        let n_others = self.all.len().saturating_sub(1);
        let lines = [
            (first, row, theme.color.text_1),
            (say!(language, "about-what"), prose, theme.color.text_1),
            (say!(language, "about-linked", count = n_others), prose, theme.color.text_2),
        ];
        let mut y = top;
        for (index, (words, letters, ink)) in lines.iter().enumerate() {
            let width = card.right() - EDGE - left;
            let galley = text::paragraph(ui.painter(), &[part(words, *letters, *ink)], width, 4);
            let rect = Rect::from_min_size(pos2(left, y), galley.size());
            said(ui, rect, index, words);
            y = rect.bottom() + 2.0;
            ui.painter().galley(rect.min, galley, **ink);
        }
        y.max(place.bottom()).round() + 14.0
    }

    fn list_ui(&mut self, ui: &mut Ui, rect: Rect, scene: &Scene) {
        let row_height = scene.theme.size.payload_row;
        let area = RowArea { rect, row_height, n_rows: self.all.len() };
        let words = say!(scene.language, "about-list");
        let list = zone(ui, rect, Id::unique("about list"), Role::ListBox, &words);
        if ui.memory(|memory| memory.focused().is_none()) {
            list.request_focus();
        }
        let by = scrolled_by_keys_of(ui, list.id, area.n_fitting());
        if by != 0.0 {
            #[expect(clippy::cast_possible_truncation, reason = "a list has few rows")]
            let to = self.chosen.saturating_add_signed(by as isize).min(self.all.len() - 1);
            self.choose(to);
            self.list.reveal(to, 0, area.n_fitting());
        }
        let mut clicked = None;
        let (all, chosen) = (&self.all, self.chosen);
        area.show(ui, &mut self.list, scene.theme, |ui, index, row| {
            let look = (index == chosen, list.has_focus());
            if all.get(index).is_some_and(|licensed| row_ui(ui, row, scene, licensed, look)) {
                clicked = Some(index);
            }
        });
        if let Some(index) = clicked {
            self.choose(index);
            list.request_focus();
        }
        ring(ui, rect, &list, scene);
    }

    fn text_ui(&mut self, ui: &mut Ui, rect: Rect, scene: &Scene) {
        let theme = scene.theme;
        let zone = zone(ui, rect, Id::unique("about text"), Role::Document, &self.text);
        let n_columns = source::n_columns(ui, rect.width() - 2.0 * EDGE, scene);
        self.rows.turn(ui.ctx(), n_columns, &self.text, |text| text.as_str());
        let rows = self.rows.rows();
        let area = RowArea { rect, row_height: theme.size.source_row, n_rows: rows.len() };
        self.scroll.by(scrolled_by_keys_of(ui, zone.id, area.n_fitting()));
        area.show(ui, &mut self.scroll, theme, |ui, index, row| {
            let letters = Letters::new(self.text.get(rows.range(index)).unwrap_or_default());
            let galley =
                text::line(ui.painter(), &letters.text, theme.text.mono, theme.color.text_1);
            text::paint(ui.painter(), row.left() + EDGE, row.center().y + 8.0, &galley);
        });
        ring(ui, rect, &zone, scene);
    }

    fn choose(&mut self, index: usize) {
        let texts = self.all.get(index).map(|licensed| licensed.texts.as_slice());
        self.text = Arc::new(texts.unwrap_or_default().join("\n\n"));
        self.chosen = index;
        self.rows = Wrapping::default();
        self.scroll = Scroll::default();
    }
}

/// Something that is linked into the program; tells whether it was clicked.
fn row_ui(
    ui: &Ui,
    row: Rect,
    scene: &Scene,
    licensed: &Licensed,
    (is_chosen, has_focus): (bool, bool),
) -> bool {
    let theme = scene.theme;
    let color = &theme.color;
    let Licensed { name, version, license, .. } = licensed;
    let id = ui.scope_id().with((name, version));
    let response = ui.interact(row.with_max_x(row.right() - 8.0), id, Sense::CLICK);
    response.widget_info(|| {
        let words = format!("{name} {version}: {license}");
        WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, words)
    });
    let painter = ui.painter();
    Ground { is_selected: is_chosen, has_focus, is_hovered: response.hovered() }
        .paint(painter, row, theme);
    let (left, right) = (row.left() + EDGE, row.right() - 14.0);
    let quiet = if is_chosen { color.text_2 } else { color.text_3 };
    let (first, second) = (row.top() + 15.0, row.top() + 32.0);
    let galley = text::line(painter, version, theme.text.caption, quiet);
    let end = text::paint_right(painter, right, first, &galley).left() - 8.0;
    let letters = theme.text.row_strong;
    let galley = text::fitted(painter, name, letters, color.text_1, end - left, Elide::Middle);
    text::paint(painter, left, first, &galley);
    let letters = theme.text.caption;
    let galley = text::fitted(painter, license, letters, quiet, right - left, Elide::End);
    text::paint(painter, left, second, &galley);
    response.clicked()
}

/// A part of the window that the keyboard can act on.
fn zone(ui: &Ui, rect: Rect, id: Id, role: Role, words: &str) -> Response {
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(role, true, words));
    keep_arrows(ui, id);
    response
}

fn ring(ui: &Ui, rect: Rect, zone: &Response, scene: &Scene) {
    if zone.has_focus() {
        widgets::focus_ring_inside(ui.painter(), rect, 0.0, scene.theme);
    }
}

/// Says to those who can't see it what stands in `rect`.
fn said(ui: &Ui, rect: Rect, index: usize, words: &str) {
    ui.interact(rect, ui.scope_id().with(("said", index)), Sense::HOVER)
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

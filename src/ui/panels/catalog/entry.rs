//! What a callback is called, where it is documented, and its samples.

use eframe::egui::{Pos2, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::catalog::Entry;
use crate::report::catalog::address;
use crate::samples;
use crate::say;
use crate::ui::icon::{self, Icon};
use crate::ui::panels::Scene;
use crate::ui::text::{self, Elide};
use crate::ui::widgets::button;
use crate::ui::widgets::chip::Chip;
use crate::ui::wish::Wish;

const MOST_SAMPLES: usize = 4;

/// Draws it at the top of `rect`; gives where it ends.
pub(super) fn head_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    entry: &Entry,
    wishes: &mut Vec<Wish>,
) -> f32 {
    let theme = scene.theme;
    let language = scene.language;
    let (left, right) = (rect.left() + theme.size.edge, rect.right() - theme.size.edge);
    let middle = rect.top() + 22.0;
    let title = language.pick(&entry.title.en, &entry.title.zh);
    let (letters, ink) = (theme.text.title, theme.color.text_1);
    let galley = text::fitted(ui.painter(), title, letters, ink, right - left, Elide::End);
    let end = text::paint(ui.painter(), left, middle, &galley).right();
    let mut x = end + 12.0;
    let mut tags = entry.tags();
    tags.truncate(4);
    for tag in &tags {
        let chip = Chip::plain(tag);
        if x + chip.width(ui.painter(), theme) < right {
            x = chip.paint(ui.painter(), x, middle + 1.0, theme).right() + 6.0;
        }
    }
    let count = say!(language, "n-nodes", count = entry.nodes.len());
    let galley = text::line(ui.painter(), &count, theme.text.row, theme.color.text_3);
    if x + galley.size().x < right {
        text::paint(ui.painter(), x + 4.0, middle + 1.0, &galley);
    }
    let place = Rect::from_min_max(pos2(left, middle - 12.0), pos2(right, middle + 12.0));
    let response = ui.interact(place, ui.scope_id().with("title"), Sense::hover());
    let spoken = format!("{title}, {}, {count}", tags.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &spoken));
    let mut flow = Flow { ui, left, right, at: pos2(left, middle + 28.0) };
    for source in &entry.sources {
        if let Some(page) = address(source, language) {
            let title = language.pick(&source.title.en, &source.title.zh);
            if flow.link(icon::DOCUMENTED, title, page) {
                wishes.push(Wish::Browse(page.to_owned()));
            }
        }
    }
    let tip = say!(language, "catalog-open-sample");
    for sample in samples::of(&entry.id).into_iter().take(MOST_SAMPLES) {
        if flow.link(icon::FILE, &sample, &tip) {
            wishes.push(Wish::ToggleCatalog);
            wishes.push(Wish::Sample(sample));
        }
    }
    flow.at.y + 18.0
}

/// Links side by side, in as many lines as they take.
struct Flow<'u> {
    ui: &'u mut Ui,
    left: f32,
    right: f32,
    at: Pos2,
}

impl Flow<'_> {
    /// A link behind an icon; tells whether it was clicked.
    fn link(&mut self, icon: Icon, words: &str, tip: &str) -> bool {
        const ICON: f32 = 20.0;
        let theme = crate::ui::theme::of(self.ui);
        let width = ICON + button::link_width(self.ui, words, false);
        if self.at.x + width > self.right && self.at.x > self.left {
            self.at = pos2(self.left, self.at.y + 22.0);
        }
        let center = self.at + vec2(7.0, 0.0);
        text::paint_icon(self.ui.painter(), center, icon, 14.0, theme.color.text_2);
        let response = button::link(self.ui, self.at + vec2(ICON, 0.0), words, None);
        self.at.x += width + 16.0;
        let is_clicked = response.clicked();
        response.on_hover_text(tip);
        is_clicked
    }
}

//! When the jobs that a payload tells of took place: bars on one axis of time.

pub mod png;
mod view;

use std::borrow::Cow;
use std::sync::Arc;

use eframe::egui::{
    Color32, Painter, Popup, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

pub use self::view::TimelineView;

use super::Scene;
use crate::analysis::State;
use crate::document::NodeId;
use crate::report::timeline::chart::{Chart, DASH, HEAD, MARK, Measure, RADIUS, ROW, Shape, Span};
use crate::report::{self, Letters, timeline as words};
use crate::say;
use crate::session::{Action, Open, OpenId, Target, Together};
use crate::timeline::{Bar, Timeline};
use crate::ui::command::{Command, Surface};
use crate::ui::icon;
use crate::ui::text::{self, Elide};
use crate::ui::theme::Theme;
use crate::ui::widgets;
use crate::ui::widgets::button::IconButton;
use crate::ui::widgets::choice::{self, Item};
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::rows::{Ground, RowArea};
use crate::ui::wish::{Pane, Wish};

/// What stands between two of the things that a glance tells.
const BETWEEN: &str = "  ·  ";

/// The button that saves it, from `right` leftwards; gives its left end.
pub(super) fn tools_ui(
    ui: &mut Ui,
    (right, middle): (f32, f32),
    scene: &Scene,
    wishes: &mut Vec<Wish>,
) -> f32 {
    let name = say!(scene.language, "timeline-save");
    let response = IconButton::new(icon::SAVE, &name).put(ui, pos2(right - 10.0, middle));
    let forms = [Command::SaveTimelineSvg, Command::SaveTimelinePng];
    let items = forms.map(|command| (command, command.words(scene.language)));
    let width = choice::menu_width(ui, items.iter().map(|(_, words)| (words.as_str(), "")));
    Popup::menu(&response).width(width).gap(4.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (command, words) in &items {
            let item = Item { is_on: None, is_enabled: true };
            if choice::menu_item(ui, words, "", item).clicked() {
                wishes.push(Wish::Run(*command));
                ui.close();
            }
        }
    });
    response.rect.left() - 8.0
}

/// As many of the things that `told` tells as `room` has place for, the last ones first.
pub(super) fn as_fits<'t>(ui: &Ui, told: &'t str, room: f32, scene: &Scene) -> &'t str {
    let mut shown = told;
    while text::width(ui, shown, scene.theme.text.row) > room
        && let Some((_, rest)) = shown.split_once(BETWEEN)
    {
        shown = rest;
    }
    shown
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    (open, together): (&Open, &Arc<Together>),
    view: &mut TimelineView,
    wishes: &mut Vec<Wish>,
) {
    view.update(ui.ctx(), open, together);
    let theme = scene.theme;
    super::pane_ui(ui, Pane::Timeline, rect, scene, wishes, |ui, wishes| {
        let Some(timeline) = view.timeline.clone() else {
            let words = if view.is_coming() {
                say!(scene.language, "timeline-coming")
            } else {
                say!(scene.language, "timeline-none")
            };
            let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
            text::paint(ui.painter(), rect.left() + theme.size.edge, rect.top() + 22.0, &galley);
            return;
        };
        let rows = rect.with_min_y(rect.top() + HEAD);
        let area = RowArea { rect: rows, row_height: ROW, n_rows: timeline.bars.len() };
        let row = view.row_of(open);
        if view.last_row != row
            && let Some(row) = row
        {
            view.scroll.reveal(row, 0, area.n_fitting());
        }
        view.last_row = row;
        let painter = ui.painter().clone();
        let frame = Span { from: rect.left(), to: rect.right() - theme.size.edge };
        let measure = Fonts { painter: painter.clone(), theme };
        let chart = Chart::new(&timeline, (scene.clock, scene.language), &measure, frame);
        #[expect(clippy::cast_precision_loss, reason = "what is more is out of sight")]
        let end = (rows.top() + timeline.bars.len() as f32 * ROW).min(rows.bottom());
        let head = Span { from: rect.top(), to: rows.top() };
        let places = view.places.clone();
        chart.axis(head, end).iter().for_each(|shape| paint(&painter, shape, theme));
        area.show(ui, &mut view.scroll, theme, |ui, index, place| {
            if let Some(bar) = timeline.bars.get(index) {
                let target = places.place(bar, open);
                let drawn = (&*timeline, &chart, bar, target);
                row_ui(ui, place, drawn, row == Some(index), scene, wishes);
            }
        });
    });
}

fn row_ui(
    ui: &mut Ui,
    row: Rect,
    (timeline, chart, bar, target): (&Timeline, &Chart<'_>, &Bar, Option<(OpenId, NodeId)>),
    is_selected: bool,
    scene: &Scene,
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let id = ui.scope_id().with(("bar", target));
    let response = ui.interact(row.with_max_x(row.right() - 8.0), id, Sense::CLICK);
    let has_focus = scene.pane == Pane::Timeline;
    let is_hovered = response.hovered();
    Ground { is_selected, has_focus, is_hovered }.paint(ui.painter(), row, theme);
    let painter = ui.painter().clone();
    let span = Span { from: row.top(), to: row.bottom() };
    chart.row(bar, span).iter().for_each(|shape| paint(&painter, shape, theme));
    let name = words::name(bar, scene.language);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListBoxOption, true, is_selected, &name);
        info.current_text_value = Some(spoken(timeline, bar, scene));
        info
    });
    if is_selected {
        super::note_selected(ui, Pane::Timeline, row);
    }
    if response.clicked() || response.secondary_clicked() {
        super::enter_by_pointer(ui, Pane::Timeline, wishes);
        wishes.extend(target.map(|(id, node)| Wish::Session(Action::GoTo(id, Target::Node(node)))));
    }
    super::offer_menu(&response, Surface::Node, wishes);
    response.on_hover_ui(|ui| moments_ui(ui, bar, &name, scene));
}

/// What a reader sees by color, length and place.
fn spoken(timeline: &Timeline, bar: &Bar, scene: &Scene) -> String {
    let mut told = vec![report::outcome(bar.state, scene.language)];
    told.push(words::took(timeline, bar, scene.language));
    told.extend(words::trouble(bar, scene.language));
    let moments = words::moments(bar, scene.clock, scene.language);
    told.extend(moments.into_iter().map(|(label, value)| format!("{label} {value}")));
    told.join(", ")
}

fn moments_ui(ui: &mut Ui, bar: &Bar, name: &str, scene: &Scene) {
    let (type_, color) = (&scene.theme.text, &scene.theme.color);
    let title = text::line(ui.painter(), name, type_.row_bold, color.text_1);
    let lines = words::moments(bar, scene.clock, scene.language);
    let lines: Vec<_> = lines
        .iter()
        .map(|(label, value)| {
            let label = text::line(ui.painter(), label, type_.row, color.text_3);
            (label, text::line(ui.painter(), value, type_.mono, color.text_1))
        })
        .collect();
    let labels = lines.iter().map(|(label, _)| label.size().x).fold(0.0, f32::max) + 16.0;
    let values = lines.iter().map(|(_, value)| value.size().x).fold(0.0, f32::max);
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let height = 22.0 * (lines.len() + 1) as f32;
    let width = (labels + values).max(title.size().x);
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let painter = ui.painter();
    text::paint(painter, rect.left(), rect.top() + 11.0, &title);
    for ((label, value), row) in lines.iter().zip(1_u8..) {
        let middle = rect.top() + 11.0 + 22.0 * f32::from(row);
        text::paint(painter, rect.left(), middle, label);
        text::paint(painter, rect.left() + labels, middle, value);
    }
}

fn paint(painter: &Painter, shape: &Shape, theme: &Theme) {
    match shape {
        Shape::Bar { area, fill, dashes } => {
            let rect = Rect::from_x_y_ranges(area.x.from..=area.x.to, area.y.from..=area.y.to);
            let (corners, fill) = (widgets::on_pixels(painter, rect), theme.ink(*fill));
            painter.rect_filled(corners, RADIUS, *fill);
            if let Some(ink) = dashes.map(|ink| theme.ink(ink)) {
                widgets::dashed(painter, rect, RADIUS, (1.0, *ink).into(), DASH);
            }
        }
        Shape::Line { x, y, ink } => {
            widgets::vline(painter, *x, y.from, y.to, theme.ink(*ink));
        }
        Shape::Words(words) => {
            let letters = theme.letters(words.letters);
            let galley = text::line(painter, &words.text, letters, *theme.ink(words.ink));
            if words.is_right {
                text::paint_right(painter, words.x, words.y, &galley);
            } else {
                text::paint(painter, words.x, words.y, &galley);
            }
        }
        Shape::Mark { x, y, state } => mark_of(*state).paint(painter, pos2(*x, *y), MARK, theme),
    }
}

/// The mark of a state.
pub(super) fn mark_of(state: State) -> Mark {
    match state {
        State::Success => Mark::Fine,
        State::Failed => Mark::Error,
        State::Running => Mark::Running,
        State::Unknown => Mark::Unknown,
    }
}

/// The window's fonts.
pub struct Fonts {
    /// Only measures.
    pub painter: Painter,
    /// Which of them are whose.
    pub theme: &'static Theme,
}

impl Measure for Fonts {
    fn width(&self, words: &str, letters: Letters) -> f32 {
        let letters = self.theme.letters(letters);
        text::line(&self.painter, words, letters, Color32::PLACEHOLDER).size().x
    }

    fn fitting<'w>(&self, words: &'w str, letters: Letters, room: f32) -> Cow<'w, str> {
        let font = self.theme.letters(letters).font();
        text::elided(&self.painter, words, &font, room, Elide::Middle)
    }
}

//! The header: what the payload is, how its job stands, and the facts to copy.

mod facts;
mod head;
mod trouble;
mod unread;

use std::sync::Arc;

use eframe::egui::{Pos2, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

pub use self::head::HeaderView;
pub(in crate::ui) use self::unread::draw as draw_unread;

use self::facts::facts_ui;
use self::head::{Head, Standing};
use self::trouble::Trouble;
use super::Scene;
use crate::analysis::{Analysis, Failure, Verdict};
use crate::report::{self, Clock};
use crate::say;
use crate::session::{Action, Open, Session};
use crate::ui::command::Command;
use crate::ui::icon;
use crate::ui::text::{self, Elide, part};
use crate::ui::widgets::button::{self, Button};
use crate::ui::widgets::chip::Chip;
use crate::ui::widgets::{self, pane};
use crate::ui::wish::{Pane, Tab, Wish};
use crate::words::Language;

/// Draws at the top of `area`; gives the height it takes.
pub(in crate::ui) fn draw(
    ui: &mut Ui,
    area: Rect,
    scene: &Scene,
    (session, open): (&Session, &Open),
    view: &mut HeaderView,
    wishes: &mut Vec<Wish>,
) -> f32 {
    let Some(analysis) = open.analysis() else { return 0.0 };
    let head = view.head(analysis, (session, open), scene);
    let theme = scene.theme;
    let edge = theme.size.edge;
    let inner = Rect::from_min_max(
        pos2(area.left() + edge, area.top()),
        pos2(area.right() - edge, area.bottom()),
    );
    title_ui(ui, inner, scene, head, wishes);
    let mut y = inner.top() + 48.0;
    if let Some(trouble) = &head.trouble {
        let is_low = ui.ctx().content_rect().height() < 700.0;
        y += strip_ui(ui, inner.with_min_y(y), scene, trouble, is_low, wishes) + 8.0;
    }
    if !head.facts.is_empty() {
        facts_ui(ui, inner.with_min_y(y), scene, (analysis, &head.facts), wishes);
        y += 45.0;
    }
    widgets::hline(ui.painter(), area.left(), area.right(), y - 1.0, theme.color.hairline);
    y - area.top()
}

/// The callback's name for people.
pub(super) fn kind(analysis: &Analysis, language: Language) -> String {
    report::kind(analysis, language)
}

/// The header's facts as lines to paste into a ticket, and `reasons` why tasks failed.
pub(in crate::ui) fn summary(
    analysis: &Analysis,
    reasons: &[String],
    language: Language,
    clock: Clock,
) -> String {
    let mut lines =
        format!("{} · {}", kind(analysis, language), report::standing(analysis, language));
    for fact in report::facts(analysis, language, clock) {
        lines.push('\n');
        lines.push_str(&fact.label);
        lines.push_str(": ");
        lines.push_str(&fact.value);
    }
    for reason in reasons {
        lines.extend(["\n", reason]);
    }
    lines
}

/// Why a task failed, as the open callback of its job tells.
pub(in crate::ui) struct Reason {
    /// What that callback is called.
    pub(in crate::ui) told_by: String,
    /// What it says.
    pub(in crate::ui) failure: Failure,
    /// All that it says.
    pub(in crate::ui) analysis: Arc<Analysis>,
}

/// Why the first few tasks failed of which the payload itself doesn't say so.
pub(in crate::ui) fn reasons((session, open): (&Session, &Open)) -> Vec<Reason> {
    /// Of how many failed tasks that is told.
    const N_FAILURES: usize = 3;
    let Some(analysis) = open.analysis() else { return Vec::new() };
    let failures = analysis.outcome().failures.iter().take(N_FAILURES);
    let told = failures.filter_map(|it| head::explained(it, analysis, (session, open)));
    let reason = |told: trouble::Explained| {
        let analysis = Arc::clone(session.find(told.by)?.analysis()?);
        Some(Reason { told_by: told.name, failure: told.failure, analysis })
    };
    told.filter_map(reason).collect()
}

fn title_ui(ui: &mut Ui, inner: Rect, scene: &Scene, head: &Head, wishes: &mut Vec<Wish>) {
    let theme = scene.theme;
    let middle = inner.top() + 24.0;
    let words = Command::CopySummary.words(scene.language);
    let copy = Button::new(&words).icon(icon::COPY);
    let size = copy.size(ui);
    let rect = Rect::from_min_size(pos2(inner.right() - size.x, middle - 14.0), size);
    if copy.put(ui, rect).clicked() {
        wishes.push(Wish::Run(Command::CopySummary));
    }
    let mut x = kind_ui(ui, pos2(inner.left(), middle), rect.left() - 12.0, scene, head, wishes);
    let painter = ui.painter();
    let (chip, standing) = match &head.standing {
        Some(Standing::Broken(words)) => (Some(Chip::bad(words)), words.as_str()),
        Some(Standing::State(state)) => (Some(Chip::state(state)), state.as_str()),
        Some(Standing::Verdict(Verdict::Normal, words)) => {
            (Some(Chip::good(words)), words.as_str())
        }
        Some(Standing::Verdict(Verdict::Suspected, words)) => {
            (Some(Chip::doubtful(words)), words.as_str())
        }
        Some(Standing::Verdict(Verdict::Violation, words)) => {
            (Some(Chip::bad(words)), words.as_str())
        }
        Some(Standing::Test(words)) => (Some(Chip::plain(words)), words.as_str()),
        None => (None, ""),
    };
    if let Some(chip) = chip
        && x + chip.width(painter, theme) < rect.left()
    {
        x = chip.paint(painter, x, middle + 1.0, theme).right() + 10.0;
    }
    let after = text::line(painter, &head.after, theme.text.prose, theme.color.text_2);
    if x + after.size().x < rect.left() - 8.0 {
        x = text::paint(painter, x, middle + 1.0, &after).right();
    }
    x = related_ui(ui, pos2(x + 12.0, middle + 1.0), rect.left() - 16.0, head, wishes);
    let painter = ui.painter();
    let (letters, ink) = (theme.text.row, theme.color.text_3);
    let left = x + 12.0;
    let room = rect.left() - 16.0 - left;
    if room > LEAST_ORIGIN && !head.origin.is_empty() {
        let origin = text::fitted(painter, &head.origin, letters, ink, room, Elide::End);
        x = text::paint(painter, left, middle + 1.0, &origin).right();
    }
    let told = [head.title.as_str(), standing, &head.after, &head.origin].map(str::to_owned);
    let spoken = told.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    let place = Rect::from_min_max(pos2(inner.left(), middle - 12.0), pos2(x, middle + 12.0));
    let response = ui.interact(place, ui.scope_id().with("title"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &spoken));
}

/// Draws what the payload belongs to, as much of it as has room; a click tells more. Gives where that ends.
fn related_ui(ui: &mut Ui, left: Pos2, right: f32, head: &Head, wishes: &mut Vec<Wish>) -> f32 {
    let all = head.related.join(" · ");
    let words = [Some(&all), head.related.first()].into_iter().flatten();
    let fits = |words: &&String| left.x + button::link_width(ui, words, false) < right;
    let Some(words) = words.filter(|words| !words.is_empty()).find(fits) else {
        return left.x - 12.0;
    };
    let response = button::link(ui, left, words, None);
    if response.clicked() {
        wishes.push(Wish::Show(Tab::Run));
    }
    let end = response.rect.right();
    if *words != all {
        response.on_hover_ui(|ui| pane::tip_ui(ui, &all, ""));
    }
    end
}

/// With less room, where the payload stood is left to the details.
const LEAST_ORIGIN: f32 = 60.0;

/// Draws which callback it is, to be changed by a click; gives where what follows may begin.
fn kind_ui(
    ui: &Ui,
    left: Pos2,
    right: f32,
    scene: &Scene,
    head: &Head,
    wishes: &mut Vec<Wish>,
) -> f32 {
    const CARET: f32 = 18.0;
    let theme = scene.theme;
    let painter = ui.painter();
    let choice = Chip::plain(&head.choice);
    let choice_width =
        if head.choice.is_empty() { 0.0 } else { choice.width(painter, theme) + 8.0 };
    let room = right - left.x - CARET - choice_width;
    let (letters, ink) = (theme.text.title, theme.color.text_1);
    let title = text::fitted(painter, &head.title, letters, ink, room, Elide::End);
    let width = title.size().x + CARET + choice_width;
    let rect = Rect::from_min_size(pos2(left.x, left.y - 14.0), vec2(width, 28.0));
    let response = ui.interact(rect, ui.scope_id().with("kind"), Sense::click());
    let name = say!(scene.language, "chooser-button", title = head.title.as_str());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, true, &name);
        info.current_text_value = Some(head.choice.clone());
        info
    });
    let around = rect.expand2(vec2(6.0, 0.0));
    if response.hovered() {
        painter.rect_filled(around, theme.size.radius_inner, *theme.color.hover);
    }
    let end = text::paint(painter, left.x, left.y, &title).right();
    let caret = pos2(end + 11.0, left.y + 1.0);
    text::paint_icon(painter, caret, icon::EXPANDED, 12.0, theme.color.text_2);
    if choice_width > 0.0 {
        choice.paint(painter, end + CARET + 6.0, left.y + 1.0, theme);
    }
    if response.has_focus() {
        widgets::focus_ring_inside(painter, around, theme.size.radius_inner, theme);
    }
    super::note_selected(ui, Pane::Header, rect);
    if response.clicked() {
        wishes.push(Wish::Run(Command::ChooseCallback));
    }
    let keys = Command::ChooseCallback.keys_text(ui);
    let words = Command::ChooseCallback.words(scene.language);
    let tip = if title.elided {
        format!("{}\n{}", head.title, head.evidence)
    } else {
        head.evidence.clone()
    };
    response.on_hover_ui(|ui| pane::tip_ui(ui, &tip, &format!("{words}  {keys}")));
    rect.right() + 12.0
}

fn strip_ui(
    ui: &mut Ui,
    inner: Rect,
    scene: &Scene,
    trouble: &Trouble,
    is_low: bool,
    wishes: &mut Vec<Wish>,
) -> f32 {
    let theme = scene.theme;
    let color = &theme.color;
    let second = trouble.second.as_ref().filter(|_| !is_low);
    let height = if second.is_some() { 46.0 } else { 28.0 };
    let rect = Rect::from_min_size(inner.min, vec2(inner.width(), height));
    let tone = if trouble.is_mild { color.info } else { color.error };
    pane::strip(ui.painter(), rect, tone, theme);
    let go_width = button::link_width(ui, &trouble.go, true);
    if let Some(target) = trouble.target {
        let left = pos2(rect.right() - 12.0 - go_width, rect.center().y);
        if button::link(ui, left, &trouble.go, Some(icon::GO)).clicked() {
            wishes.push(Wish::Session(match trouble.elsewhere {
                Some(id) => Action::GoTo(id, target),
                None => Action::Select { target, reveal: true },
            }));
        }
    }
    let failed = format!(" {} ", say!(scene.language, "header-failed"));
    let code = if trouble.code.is_empty() { String::new() } else { format!("{}   ", trouble.code) };
    let mut parts = Vec::new();
    if !trouble.lead.is_empty() {
        parts.push(part(&trouble.lead, theme.text.prose_strong, color.text_1));
        parts.push(part(&failed, theme.text.prose, color.text_1));
    }
    parts.push(part(&code, theme.text.mono_strong, tone.ink));
    parts.push(part(&trouble.words, theme.text.prose, color.text_1));
    if let Some((_, message)) = trouble.second.as_ref().filter(|_| is_low) {
        if !trouble.words.is_empty() {
            parts.push(part("   ", theme.text.prose, color.text_1));
        }
        parts.push(part(message, theme.text.mono, color.text_1));
    }
    let painter = ui.painter();
    let first = if second.is_some() { rect.top() + 15.0 } else { rect.center().y };
    let mut width = rect.width() - go_width - 36.0;
    if !trouble.next.is_empty() && width > 400.0 {
        let next = text::line(painter, &trouble.next, theme.text.prose_strong, color.text_1);
        width -= next.size().x + 16.0;
        text::paint(painter, rect.left() + 12.0 + width + 16.0, rect.center().y, &next);
    }
    let galley = text::parts(painter, &parts, width);
    text::paint(painter, rect.left() + 12.0, first, &galley);
    let mut is_cut = galley.elided;
    if let Some((name, message)) = second {
        let parts = [
            part(name, theme.text.mono, color.text_3),
            part("  ", theme.text.mono, color.text_3),
            part(message, theme.text.mono, color.text_1),
        ];
        let galley = text::parts(painter, &parts, width);
        text::paint(painter, rect.left() + 12.0, rect.top() + 32.0, &galley);
        is_cut |= galley.elided;
    }
    let response = ui.interact(
        rect.with_max_x(rect.left() + width),
        ui.scope_id().with("trouble"),
        Sense::hover(),
    );
    let spoken = trouble.spoken(&failed);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    if is_cut {
        response.on_hover_ui(|ui| pane::tip_ui(ui, &spoken, ""));
    }
    height
}

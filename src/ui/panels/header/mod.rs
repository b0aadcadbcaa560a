//! The header: what the payload is, how its job stands, and the facts to copy.

mod facts;
mod trouble;

use eframe::egui::{Rect, Ui, pos2, vec2};

use self::facts::{facts_ui, shown_facts};
use self::trouble::Trouble;
use super::{Scene, file_name};
use crate::analysis::{Analysis, State};
use crate::report::{self, Clock};
use crate::say;
use crate::session::{Action, Content, Open};
use crate::ui::command::Command;
use crate::ui::icon;
use crate::ui::text::{self, Elide, part};
use crate::ui::widgets::button::{self, Button};
use crate::ui::widgets::chip::Chip;
use crate::ui::widgets::{self, pane};
use crate::ui::wish::Wish;
use crate::words::Language;

/// Draws at the top of `area`; gives the height it takes.
pub(in crate::ui) fn draw(
    ui: &mut Ui,
    area: Rect,
    scene: &Scene,
    open: &Open,
    wishes: &mut Vec<Wish>,
) -> f32 {
    let Some(analysis) = open.analysis() else { return 0.0 };
    let theme = scene.theme;
    let edge = theme.size.edge;
    let inner = Rect::from_min_max(
        pos2(area.left() + edge, area.top()),
        pos2(area.right() - edge, area.bottom()),
    );
    title_ui(ui, inner, scene, analysis, wishes);
    let mut y = inner.top() + 48.0;
    if let Some(trouble) = Trouble::of(analysis, scene.language) {
        let is_low = ui.ctx().content_rect().height() < 700.0;
        y += strip_ui(ui, inner.with_min_y(y), scene, &trouble, is_low, wishes) + 8.0;
    }
    let facts = shown_facts(analysis, scene.language, scene.clock);
    if !facts.is_empty() {
        facts_ui(ui, inner.with_min_y(y), scene, analysis, &facts, wishes);
        y += 45.0;
    }
    widgets::hline(ui.painter(), area.left(), area.right(), y - 1.0, theme.color.hairline);
    y - area.top()
}

/// What is shown of something that is not, or not yet, a payload.
pub(in crate::ui) fn draw_unread(ui: &mut Ui, area: Rect, scene: &Scene, open: &Open) {
    let theme = scene.theme;
    let left = area.left() + theme.size.edge;
    let width = area.width() - 2.0 * theme.size.edge;
    let painter = ui.painter();
    let name = file_name(open.name());
    let title =
        text::fitted(painter, name, theme.text.title, theme.color.text_1, width, Elide::Middle);
    text::paint(painter, left, area.top() + 24.0, &title);
    let rect = Rect::from_min_size(pos2(left, area.top() + 48.0), vec2(width, 30.0));
    match open.content() {
        Content::Unreadable(reason) => {
            pane::strip(painter, rect, theme.color.error, theme);
            let galley = text::fitted(
                painter,
                reason,
                theme.text.prose,
                theme.color.text_1,
                width - 24.0,
                Elide::End,
            );
            text::paint(painter, left + 12.0, rect.center().y, &galley);
        }
        Content::Reading | Content::Read(_) => {
            let words = say!(scene.language, "payload-reading");
            let galley = text::line(painter, &words, theme.text.prose, theme.color.text_2);
            text::paint(painter, left, rect.center().y, &galley);
        }
    }
}

/// The callback's name for people.
pub(super) fn kind(analysis: &Analysis, language: Language) -> String {
    report::kind(analysis, language)
}

/// The header's facts as lines to paste into a ticket.
pub(in crate::ui) fn summary(open: &Open, language: Language, clock: Clock) -> Option<String> {
    let analysis = open.analysis()?;
    let mut lines =
        format!("{} · {}", kind(analysis, language), report::standing(analysis, language));
    for fact in report::facts(analysis, language, clock) {
        lines.push('\n');
        lines.push_str(&fact.label);
        lines.push_str(": ");
        lines.push_str(&fact.value);
    }
    Some(lines)
}

fn title_ui(ui: &mut Ui, inner: Rect, scene: &Scene, analysis: &Analysis, wishes: &mut Vec<Wish>) {
    let theme = scene.theme;
    let middle = inner.top() + 24.0;
    let words = Command::CopySummary.words(scene.language);
    let copy = Button::new(&words).icon(icon::COPY);
    let size = copy.size(ui);
    let rect = Rect::from_min_size(pos2(inner.right() - size.x, middle - 14.0), size);
    if copy.put(ui, rect).clicked() {
        wishes.push(Wish::Run(Command::CopySummary));
    }
    let painter = ui.painter();
    let room = rect.left() - 12.0 - inner.left();
    let title = kind(analysis, scene.language);
    let galley =
        text::fitted(painter, &title, theme.text.title, theme.color.text_1, room, Elide::End);
    let mut x = text::paint(painter, inner.left(), middle, &galley).right() + 12.0;
    let state = state_of(analysis);
    let standing = report::standing(analysis, scene.language);
    let chip = match &state {
        _ if !analysis.is_readable() => Some(Chip::bad(&standing)),
        Some(state) => Some(Chip::state(state)),
        None => None,
    };
    if let Some(chip) = chip
        && x + chip.width(painter, theme) < rect.left()
    {
        x = chip.paint(painter, x, middle + 1.0, theme).right() + 10.0;
    }
    let after = after_chip(analysis, scene.language);
    let galley = text::line(painter, &after, theme.text.prose, theme.color.text_2);
    if x + galley.size().x < rect.left() - 8.0 {
        text::paint(painter, x, middle + 1.0, &galley);
    }
}

/// The state as the payload spells it; where it has none, what its code says.
fn state_of(analysis: &Analysis) -> Option<String> {
    if let Some(node) = analysis.summary().state {
        return analysis.document().node(node).value().map(|value| value.trim().to_owned());
    }
    match analysis.outcome().state {
        State::Success => Some("Success".to_owned()),
        State::Failed => Some("Failed".to_owned()),
        State::Running => Some("Running".to_owned()),
        State::Unknown => None,
    }
}

fn after_chip(analysis: &Analysis, language: Language) -> String {
    let summary = analysis.summary();
    if !analysis.is_readable() {
        return say!(language, "header-up-to-the-break");
    }
    if summary.n_failed_tasks > 0 {
        return say!(
            language,
            "header-tasks-failed",
            failed = summary.n_failed_tasks,
            count = summary.n_tasks
        );
    }
    if summary.n_tasks > 0 {
        return say!(language, "header-tasks", count = summary.n_tasks);
    }
    String::new()
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
            wishes.push(Wish::Session(Action::Select { target, reveal: true }));
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
        parts.push(part(message, theme.text.mono, color.text_1));
    }
    let width = rect.width() - go_width - 36.0;
    let painter = ui.painter();
    let galley = text::parts(painter, &parts, width);
    let first = if second.is_some() { rect.top() + 15.0 } else { rect.center().y };
    text::paint(painter, rect.left() + 12.0, first, &galley);
    if let Some((name, message)) = second {
        let parts = [
            part(name, theme.text.mono, color.text_3),
            part("  ", theme.text.mono, color.text_3),
            part(message, theme.text.mono, color.text_1),
        ];
        let galley = text::parts(painter, &parts, width);
        text::paint(painter, rect.left() + 12.0, rect.top() + 32.0, &galley);
    }
    height
}

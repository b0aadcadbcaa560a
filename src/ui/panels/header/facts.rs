//! The facts below the title, each to be copied by a click.

use eframe::egui::{Rect, Ui, pos2};

use crate::analysis::Analysis;
use crate::catalog::ValueType;
use crate::report::{self, Clock, Fact, FactKind};
use crate::say;
use crate::ui::panels::Scene;
use crate::ui::prose;
use crate::ui::text::{self, Elide};
use crate::ui::widgets::pane;
use crate::ui::wish::Wish;
use crate::words::Language;

/// The facts that stand below the title: not those that title and strip tell already.
pub(super) fn shown_facts(analysis: &Analysis, language: Language, clock: Clock) -> Vec<Fact> {
    let mut facts = report::facts(analysis, language, clock);
    let mut seen = Vec::new();
    facts.retain(|fact| {
        let is_new = !seen.contains(&fact.kind);
        seen.push(fact.kind);
        is_new && !is_told_above(fact.kind)
    });
    facts
}

/// Whether the title and the strip tell it already.
fn is_told_above(kind: FactKind) -> bool {
    match kind {
        FactKind::Broken
        | FactKind::Reason
        | FactKind::State
        | FactKind::Tasks
        | FactKind::FailedTask
        | FactKind::Tag
        | FactKind::Code
        | FactKind::Message => true,
        FactKind::FailedJob
        | FactKind::Run
        | FactKind::Workflow
        | FactKind::Object
        | FactKind::Bucket
        | FactKind::Created
        | FactKind::Took
        | FactKind::Job
        | FactKind::Outputs
        | FactKind::Queued
        | FactKind::Processed => false,
    }
}

/// Draws them in a row; a click copies.
pub(super) fn facts_ui(
    ui: &mut Ui,
    inner: Rect,
    scene: &Scene,
    analysis: &Analysis,
    facts: &[Fact],
    wishes: &mut Vec<Wish>,
) {
    const GAP: f32 = 20.0;
    let theme = scene.theme;
    let shown: Vec<(pane::Fact<'_>, f32)> = facts
        .iter()
        .map(|fact| {
            let elide = fact.node.map_or(Elide::End, |node| prose::elision(analysis, node));
            let is_time = fact
                .node
                .and_then(|node| analysis.documented(node))
                .is_none_or(|entry| matches!(entry.value_type, ValueType::Timestamp));
            let letters = if is_time { theme.text.row } else { theme.text.mono };
            let fact = pane::Fact { label: &fact.label, value: &fact.value, letters, elide };
            let width = fact.width(ui);
            (fact, width)
        })
        .collect();
    let mut shown = shown;
    if least_width(&shown, GAP) > inner.width() {
        let mut kinds = facts.iter().map(|fact| fact.kind);
        shown.retain(|_| kinds.next() != Some(FactKind::Workflow));
    }
    let painter = ui.painter().clone();
    let elided_width = |fact: &pane::Fact<'_>, width: f32| {
        text::fitted(&painter, fact.value, fact.letters, theme.color.text_1, width, fact.elide)
            .size()
            .x
            .ceil()
    };
    let widths = fit(&shown, inner.width(), GAP, elided_width);
    let copy = say!(scene.language, "click-copies");
    let mut x = inner.left();
    for ((fact, _), width) in shown.iter().zip(widths) {
        let Some(width) = width else { continue };
        if fact.put(ui, pos2(x, inner.top()), width, &copy).clicked() {
            wishes.push(Wish::Copy(fact.value.to_owned()));
        }
        x += width + GAP;
    }
}

/// Widths of the facts that stay: object keys give way first, then ids; then the last facts disappear. What is
/// shown whole or not at all (times, durations) never shrinks.
fn fit(
    shown: &[(pane::Fact<'_>, f32)],
    room: f32,
    gap: f32,
    elided_width: impl Fn(&pane::Fact<'_>, f32) -> f32,
) -> Vec<Option<f32>> {
    let mut n_shown = shown.len();
    while n_shown > 1 && least_width(shown.get(..n_shown).unwrap_or_default(), gap) > room {
        n_shown -= 1;
    }
    let needed = least_width(shown.get(..n_shown).unwrap_or_default(), gap);
    let mut spare = room - needed;
    let mut widths: Vec<Option<f32>> = shown
        .iter()
        .enumerate()
        .map(|(index, (fact, width))| (index < n_shown).then(|| least(fact, *width)))
        .collect();
    let mut shrunk: Vec<(&pane::Fact<'_>, f32, &mut f32)> = shown
        .iter()
        .zip(&mut widths)
        .filter_map(|((fact, natural), width)| {
            let width = width.as_mut()?;
            Some((fact, *natural - *width, width))
        })
        .collect();
    // The object takes the slack; after it, whoever needs least is helped first.
    shrunk.sort_by(|(fact, one, _), (other_fact, other, _)| {
        let is_id = |fact: &pane::Fact<'_>| fact.elide != Elide::ObjectKey;
        is_id(fact).cmp(&is_id(other_fact)).then(one.total_cmp(other))
    });
    for (fact, lacking, width) in shrunk {
        let most = *width + lacking.min(spare).max(0.0);
        // An object key loses whole folders: what is left of its room is for others.
        let taken =
            if fact.elide == Elide::ObjectKey { elided_width(fact, most).min(most) } else { most };
        spare -= taken - *width;
        *width = taken;
    }
    widths
}

/// The width below which something has to go.
fn least_width(shown: &[(pane::Fact<'_>, f32)], gap: f32) -> f32 {
    let widths: f32 = shown.iter().map(|(fact, width)| least(fact, *width)).sum();
    widths + gap * shown.len().saturating_sub(1) as f32
}

fn least(fact: &pane::Fact<'_>, width: f32) -> f32 {
    match fact.elide {
        Elide::ObjectKey => width.min(140.0),
        Elide::Middle => width.min(100.0),
        Elide::End => width,
    }
}

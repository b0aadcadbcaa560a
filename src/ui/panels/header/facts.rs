//! The facts below the title, each to be copied by a click.

use eframe::egui::{Rect, Ui, pos2};

use super::head::ShownFact;
use crate::analysis::Analysis;
use crate::report::{self, FactKind};
use crate::say;
use crate::ui::panels::Scene;
use crate::ui::text::{self, Elide};
use crate::ui::widgets::pane;
use crate::ui::wish::Wish;

/// Draws them in a row; a click copies.
pub(super) fn facts_ui(
    ui: &mut Ui,
    inner: Rect,
    scene: &Scene,
    (analysis, facts): (&Analysis, &[ShownFact]),
    wishes: &mut Vec<Wish>,
) {
    const GAP: f32 = 20.0;
    let theme = scene.theme;
    let mut kinds: Vec<FactKind> = facts.iter().map(|shown| shown.fact.kind).collect();
    let mut shown: Vec<(pane::Fact<'_>, f32)> = facts
        .iter()
        .map(|ShownFact { fact, elide, is_time }| {
            let letters = if *is_time { theme.text.row } else { theme.text.mono };
            let fact =
                pane::Fact { label: &fact.label, value: &fact.value, letters, elide: *elide };
            let width = fact.width(ui);
            (fact, width)
        })
        .collect();
    if least_width(&shown, GAP) > inner.width()
        && let Some(at) = kinds.iter().position(|&kind| kind == FactKind::Workflow)
    {
        kinds.remove(at);
        shown.remove(at);
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
    for ((kind, (fact, _)), width) in kinds.into_iter().zip(&shown).zip(widths) {
        let Some(width) = width else { continue };
        if fact.put(ui, pos2(x, inner.top()), width, &copy).clicked() {
            let whole = report::facts(analysis, scene.language, scene.clock);
            let whole = whole.into_iter().find(|fact| fact.kind == kind);
            wishes.extend(whole.map(|fact| Wish::Copy(fact.value)));
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

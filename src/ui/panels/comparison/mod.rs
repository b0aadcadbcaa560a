//! Two payloads in one tree, with the values of both side by side.

mod row;
mod strip;
mod tools;

use eframe::egui::{Rect, Ui};
use hashbrown::HashMap;

use self::row::Shown;
pub(super) use self::tools::tools_ui;
use super::Scene;
use super::comparer::Comparer;
use super::payloads::name_of;
use crate::compare::Change;
use crate::say;
use crate::session::{Comparing, Party, Session};
use crate::ui::text::{self, Elide};
use crate::ui::theme::{Theme, Tone};
use crate::ui::widgets;
use crate::ui::widgets::rows::{RowArea, Scroll};
use crate::ui::wish::{Pane, Wish};
use crate::words::Language;

/// Where the tree is scrolled to, and what its rows say.
#[derive(Debug, Default)]
pub struct ComparisonView {
    pub(in crate::ui) scroll: Scroll,
    /// What to compare with, while that is asked.
    pub(in crate::ui) comparer: Option<Comparer>,
    seen_reveals: u64,
    /// By the node's number, of the comparison and in the language that they were made for.
    shown: HashMap<usize, Shown>,
    made_for: Option<(u64, Language)>,
}

/// How high the details are below the tree, and how much is left of that at least.
const STRIP: f32 = 96.0;
const LEAST_TREE: f32 = 110.0;

/// Where columns begin.
#[derive(Clone, Copy)]
struct Columns {
    names: f32,
    left: f32,
    right: f32,
    end: f32,
}

impl Columns {
    fn of(rect: Rect, theme: &Theme) -> Self {
        let names = rect.left() + theme.size.edge;
        let end = rect.right() - 14.0;
        let left = names + ((end - names) * 0.34).round();
        Self { names, left, right: left + ((end - left) / 2.0).round(), end }
    }
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    session: &Session,
    view: &mut ComparisonView,
    wishes: &mut Vec<Wish>,
) {
    let Some(comparing) = session.comparing() else { return };
    let made_for = Some((comparing.edition(), scene.language));
    if view.made_for != made_for || view.shown.len() > 2_000 {
        view.made_for = made_for;
        view.shown.clear();
    }
    let theme = scene.theme;
    let columns = Columns::of(rect, theme);
    let head = rect.with_max_y(rect.top() + theme.size.column_head);
    head_ui(ui, head, scene, &columns, &names_of(session, comparing, scene.language));
    let mut body = rect.with_min_y(head.bottom());
    if body.height() >= STRIP + LEAST_TREE {
        let strip = body.with_min_y(body.bottom() - STRIP);
        body.max.y = strip.top();
        strip::draw(ui, strip, scene, (session, comparing), wishes);
    }
    super::pane_ui(ui, Pane::Comparison, body, scene, wishes, |ui, wishes| {
        let n_rows = comparing.n_rows();
        if n_rows == 0 {
            let words = nothing(comparing, scene.language);
            let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
            text::paint(ui.painter(), columns.names, body.top() + 22.0, &galley);
            return;
        }
        let area = RowArea { rect: body, row_height: theme.size.tree_row, n_rows };
        if view.seen_reveals != comparing.reveals() {
            view.seen_reveals = comparing.reveals();
            if let Some(row) = comparing.selected_row() {
                view.scroll.reveal(row, 0, area.n_fitting());
            }
        }
        let ComparisonView { scroll, shown, .. } = view;
        area.show(ui, scroll, theme, |ui, index, place| {
            let (Some(node), Some((analyses, comparison))) =
                (comparing.row(index), comparing.made())
            else {
                return;
            };
            let shown = shown
                .entry(node.index)
                .or_insert_with(|| Shown::new(node, analyses, comparison, scene.language));
            let is_selected = comparing.selected().map(|it| it.index) == Some(node.index);
            let state = (is_selected, comparing.is_folded(node.index));
            row::draw(ui, place, scene, &columns, (node, shown), state, wishes);
        });
    });
}

/// What stands in place of rows.
fn nothing(comparing: &Comparing, language: Language) -> String {
    match comparing.made() {
        _ if comparing.is_in_vain() => say!(language, "comparison-in-vain"),
        Some((_, comparison)) => crate::report::differences(comparison.summary(), language),
        None => say!(language, "comparison-going-on"),
    }
}

/// What both are called.
fn names_of(session: &Session, comparing: &Comparing, language: Language) -> [String; 2] {
    let [left, right] = comparing.parties();
    let analyses = comparing.made().map(|(analyses, _)| analyses);
    let name = |party, at: usize| match party {
        Party::Payload(id) => session.find(id).map(name_of).unwrap_or_default(),
        Party::Sample => {
            let file = analyses.and_then(|analyses| analyses.get(at).copied());
            let file = file.map(|sample| sample.origin().name()).unwrap_or_default();
            say!(language, "comparison-sample", file = file)
        }
    };
    [name(left, 0), name(right, 1)]
}

fn head_ui(ui: &Ui, rect: Rect, scene: &Scene, columns: &Columns, names: &[String; 2]) {
    let theme = scene.theme;
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, *theme.color.panel);
    widgets::hline(painter, rect.left(), rect.right(), rect.bottom() - 1.0, theme.color.hairline);
    let [left, right] = names;
    for (x, end, words) in [
        (columns.names + 20.0, columns.left, &say!(scene.language, "comparison-node")),
        (columns.left, columns.right, left),
        (columns.right, columns.end, right),
    ] {
        let (letters, ink) = (theme.text.chip, theme.color.text_2);
        let galley = text::fitted(painter, words, letters, ink, end - x - 12.0, Elide::Middle);
        text::paint(painter, x, rect.center().y, &galley);
    }
}

/// The sign of a change, which tells it without color too, as on the command line.
fn sign(change: Change) -> &'static str {
    match change {
        Change::Same => "",
        Change::Added => "+",
        Change::Removed => "-",
        Change::Changed => "~",
        Change::Moved => ">",
        Change::Reordered => "^",
    }
}

fn tone(change: Change, theme: &Theme) -> Tone {
    match change {
        Change::Added => theme.color.success,
        Change::Removed => theme.color.error,
        Change::Changed => theme.color.warning,
        Change::Same | Change::Moved | Change::Reordered => theme.color.info,
    }
}

fn words_of(change: Change, language: Language) -> String {
    match change {
        Change::Same => say!(language, "change-same"),
        Change::Added => say!(language, "change-added"),
        Change::Removed => say!(language, "change-removed"),
        Change::Changed => say!(language, "change-changed"),
        Change::Moved => say!(language, "change-moved"),
        Change::Reordered => say!(language, "change-reordered"),
    }
}

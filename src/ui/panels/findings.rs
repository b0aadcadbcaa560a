//! The list of findings, the gravest first.

use eframe::egui::{
    Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::{Scene, mark_of, pane_id};
use crate::analysis::{Analysis, Finding};
use crate::say;
use crate::session::{Action, Open, OpenId, Target, target_of};
use crate::ui::widgets::{self};
use crate::ui::wish::{Pane, Wish};
use crate::ui::{prose, text};

/// The order in which findings are listed, remembered for the payload that is shown.
#[derive(Debug, Default)]
pub struct FindingsView {
    payload: Option<OpenId>,
    order: Vec<usize>,
    last_selected: Option<Target>,
}

impl FindingsView {
    fn turn_to(&mut self, open: &Open, analysis: &Analysis) {
        if self.payload == Some(open.id()) {
            return;
        }
        let findings = analysis.findings();
        let mut order: Vec<usize> = (0..findings.len()).collect();
        order.sort_by_key(|&index| {
            findings.get(index).map(|finding| std::cmp::Reverse(finding.severity()))
        });
        *self = Self { payload: Some(open.id()), order, last_selected: None };
    }
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    open: &Open,
    view: &mut FindingsView,
    wishes: &mut Vec<Wish>,
) {
    let Some(analysis) = open.analysis() else { return };
    view.turn_to(open, analysis);
    let theme = scene.theme;
    if view.order.is_empty() {
        let words = say!(scene.language, "findings-none");
        let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
        text::paint(ui.painter(), rect.left() + theme.size.edge, rect.top() + 22.0, &galley);
        return;
    }
    let id = pane_id(Pane::Findings);
    let whole = ui.interact(rect, id, Sense::focusable_noninteractive());
    let name = say!(scene.language, "tab-findings");
    whole.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, &name));
    super::tree::keep_arrows(ui, id);
    if whole.gained_focus() {
        wishes.push(Wish::Enter(Pane::Findings));
    }
    let height = theme.size.finding_row;
    let selected = open.selected();
    let is_moved = view.last_selected != selected;
    view.last_selected = selected;
    let mut clicked = None;
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().auto_shrink([false, false]).id_salt(open.id());
        let is_selected = |index: &usize| {
            let target = analysis.findings().get(*index).and_then(target_of);
            target.is_some() && target == selected
        };
        let at = if is_moved { view.order.iter().position(is_selected) } else { None };
        if let Some(at) = at {
            let top = at as f32 * height;
            area = area.vertical_scroll_offset((top - rect.height() / 2.0 + height / 2.0).max(0.0));
        }
        area.show_rows(ui, height, view.order.len(), |ui, shown| {
            for index in view.order.get(shown).unwrap_or_default() {
                let (_, row) = ui.allocate_space(vec2(ui.available_width(), height));
                if let Some(finding) = analysis.findings().get(*index) {
                    clicked = finding_ui(ui, row, scene, open, analysis, (*index, finding), wishes)
                        .or(clicked);
                }
            }
        });
    });
    // What was clicked is in sight already: it stays under the pointer.
    view.last_selected = clicked.or(view.last_selected);
    super::pane_ring(ui, &whole, rect, 0.0, theme);
}

/// Draws a finding; gives what it is about, if it was clicked.
fn finding_ui(
    ui: &mut Ui,
    row: Rect,
    scene: &Scene,
    open: &Open,
    analysis: &Analysis,
    (index, finding): (usize, &Finding),
    wishes: &mut Vec<Wish>,
) -> Option<Target> {
    let theme = scene.theme;
    let color = &theme.color;
    let title = finding.title(analysis, scene.language);
    let response = ui.interact(row, ui.scope_id().with(("finding", index)), Sense::CLICK);
    let target = target_of(finding);
    let is_selected = target.is_some() && target == open.selected();
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, true, is_selected, title.to_string())
    });
    let has_focus = scene.pane == Pane::Findings;
    let fill = match (is_selected, response.hovered()) {
        (true, _) if has_focus => Some(color.selected),
        (true, _) => Some(color.idle),
        (false, true) => Some(color.hover),
        (false, false) => None,
    };
    let painter = ui.painter().clone();
    if let Some(fill) = fill {
        painter.rect_filled(row, 0.0, *fill);
    }
    if is_selected {
        let ink = if has_focus { color.accent } else { color.control_edge };
        painter.rect_filled(row.with_max_x(row.left() + 2.0), 0.0, *ink);
    }
    widgets::hline(&painter, row.left(), row.right(), row.bottom() - 1.0, color.faint);
    let (first, second) = (row.top() + 13.0, row.top() + 30.0);
    mark_of(finding.severity()).paint(&painter, pos2(row.left() + 24.0, first), 14.0, theme);
    let right = row.right() - theme.size.edge;
    let at = finding.position(analysis.document());
    let place = format!("{}:{}", at.line, at.column);
    let galley = text::line(&painter, &place, theme.text.mono_small, color.text_3);
    let place_left = text::paint_right(&painter, right, first, &galley).left();
    let galley = text::line(&painter, finding.rule().id, theme.text.mono_small, color.text_3);
    let rule_left = text::paint_right(&painter, right, second, &galley).left();
    let left = row.left() + 40.0;
    let mut parts = prose::parts(&title, theme.text.row_bold, theme.text.mono_strong, color.text_1);
    let places = (finding.count() > 1)
        .then(|| format!("  {}", say!(scene.language, "finding-places", count = finding.count())));
    if let Some(places) = &places {
        parts.push(text::part(places, theme.text.row, color.text_3));
    }
    let galley = text::parts(&painter, &parts, place_left - 12.0 - left);
    text::paint(&painter, left, first, &galley);
    let detail = finding.detail(analysis, scene.language);
    let parts = prose::parts(&detail, theme.text.row, theme.text.mono, color.text_2);
    let galley = text::parts(&painter, &parts, rule_left - 12.0 - left);
    text::paint(&painter, left, second, &galley);
    let is_clicked = response.clicked();
    if is_clicked {
        super::enter_by_pointer(ui, Pane::Findings, wishes);
        if let Some(target) = target {
            wishes.push(Wish::Session(Action::Select { target, reveal: true }));
        }
    }
    if galley.elided {
        response.on_hover_ui(|ui| {
            let parts = prose::parts(&detail, theme.text.row, theme.text.mono, color.text_1);
            let galley = text::paragraph(ui.painter(), &parts, 360.0, 12);
            let (_, rect) = ui.allocate_space(galley.size());
            ui.painter().galley(rect.min, galley, *color.text_1);
        });
    }
    target.filter(|_| is_clicked)
}

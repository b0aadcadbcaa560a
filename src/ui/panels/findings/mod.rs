//! The list of findings, the gravest first.

mod tools;

use eframe::egui::{Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

pub(super) use self::tools::tools_ui;

use super::{Scene, mark_of};
use crate::analysis::{Analysis, Finding, Severity, Told};
use crate::say;
use crate::session::{Action, Open, OpenId};
use crate::ui::command::Surface;
use crate::ui::text::{self, part};
use crate::ui::widgets::rows::{Ground, RowArea, Scroll};
use crate::ui::widgets::{self, button};
use crate::ui::window::Window;
use crate::ui::wish::{Pane, Wish};
use crate::ui::{icon, prose};

/// Where the list is scrolled to.
#[derive(Debug, Default)]
pub struct FindingsView {
    payload: Option<OpenId>,
    pub(in crate::ui) scroll: Scroll,
    last_selected: Option<usize>,
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    window: &Window,
    view: &mut FindingsView,
    wishes: &mut Vec<Wish>,
) {
    let Some(open) = window.session().current() else { return };
    let (Some(analysis), Some(told)) = (open.analysis(), open.told()) else { return };
    if view.payload != Some(open.id()) {
        *view = FindingsView { payload: Some(open.id()), ..FindingsView::default() };
    }
    let listed = told.listed(open.finding_filter());
    super::pane_ui(ui, Pane::Findings, rect, scene, wishes, |ui, wishes| {
        if listed.is_empty() {
            return empty_ui(ui, rect, scene, told, wishes);
        }
        let row_height = scene.theme.size.finding_row;
        let area = RowArea { rect, row_height, n_rows: listed.len() };
        let selected = open.selected_finding();
        if view.last_selected != selected
            && let Some(row) = selected.and_then(|finding| listed.row_of(finding))
        {
            view.scroll.reveal(row, 0, area.n_fitting());
        }
        view.last_selected = selected;
        let mut list = List { scene, open, analysis, told, selected, wishes };
        area.show(ui, &mut view.scroll, scene.theme, |ui, row, place| {
            if let Some(index) = listed.get(row)
                && let Some(finding) = analysis.findings().get(index)
            {
                list.row_ui(ui, place, index, finding);
            }
        });
    });
}

/// Why there is nothing to list.
fn empty_ui(ui: &mut Ui, rect: Rect, scene: &Scene, told: &Told, wishes: &mut Vec<Wish>) {
    let theme = scene.theme;
    let words = match (told.is_empty(), told.muted().len()) {
        (true, 0) => say!(scene.language, "findings-none"),
        (true, n_muted) => say!(scene.language, "findings-all-muted", count = n_muted),
        (false, _) => say!(scene.language, "findings-all-hidden", count = told.len()),
    };
    let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
    let left = rect.left() + theme.size.edge;
    let end = text::paint(ui.painter(), left, rect.top() + 22.0, &galley).right();
    if !told.is_empty() {
        let all = say!(scene.language, "findings-show-all");
        if button::link(ui, pos2(end + 10.0, rect.top() + 22.0), &all, None).clicked() {
            wishes.push(Wish::Session(Action::FilterFindings(crate::analysis::Filter::default())));
        }
    }
}

struct List<'a, 'w> {
    scene: &'a Scene,
    open: &'a Open,
    analysis: &'a Analysis,
    told: &'a Told,
    selected: Option<usize>,
    wishes: &'w mut Vec<Wish>,
}

impl List<'_, '_> {
    fn row_ui(&mut self, ui: &mut Ui, row: Rect, index: usize, finding: &Finding) {
        let theme = self.scene.theme;
        let title = finding.title(self.analysis, self.scene.language);
        let id = ui.scope_id().with(("finding", self.open.id(), index));
        let response = ui.interact(row.with_max_x(row.right() - 8.0), id, Sense::CLICK);
        let is_selected = self.selected == Some(index);
        let severity = self.told.severity(index);
        response.widget_info(|| {
            let mut info =
                WidgetInfo::selected(Role::ListBoxOption, true, is_selected, title.to_string());
            info.current_text_value = Some(self.standing(finding, severity));
            info
        });
        let ground = Ground {
            is_selected,
            has_focus: self.scene.pane == Pane::Findings,
            is_hovered: response.hovered(),
        };
        ground.paint(ui.painter(), row, theme);
        let y = row.bottom() - 1.0;
        widgets::hline(ui.painter(), row.left(), row.right(), y, theme.color.faint);
        let (first, second) = (row.top() + 13.0, row.top() + 30.0);
        let right = row.right() - theme.size.edge;
        let painter = ui.painter().clone();
        let mark = pos2(row.left() + 24.0, first);
        let ink = if let Some(severity) = severity {
            mark_of(severity).paint(&painter, mark, 14.0, theme);
            theme.color.text_1
        } else {
            text::paint_icon(&painter, mark, icon::MUTE, 14.0, theme.color.icon);
            theme.color.text_3
        };
        let at = finding.position(self.analysis.document());
        let place = format!("{}:{}", at.line, at.column);
        let galley = text::line(&painter, &place, theme.text.mono_small, theme.color.text_3);
        let place_left = text::paint_right(&painter, right, first, &galley).left();
        let rule_left = self.rule_ui(ui, right, second, finding, index);
        let left = row.left() + 40.0;
        let mut parts = prose::parts(&title, theme.text.row_bold, theme.text.mono_strong, ink);
        let places = (finding.count() > 1).then(|| {
            format!("  {}", say!(self.scene.language, "finding-places", count = finding.count()))
        });
        if let Some(places) = &places {
            parts.push(part(places, theme.text.row, theme.color.text_3));
        }
        let first_line = text::parts(&painter, &parts, place_left - 12.0 - left);
        text::paint(&painter, left, first, &first_line);
        let detail = finding.detail(self.analysis, self.scene.language);
        let ink = if severity.is_some() { theme.color.text_2 } else { theme.color.text_3 };
        let parts = prose::parts(&detail, theme.text.row, theme.text.mono, ink);
        let second_line = text::parts(&painter, &parts, rule_left - 12.0 - left);
        text::paint(&painter, left, second, &second_line);
        if response.clicked() || response.secondary_clicked() {
            super::enter_by_pointer(ui, Pane::Findings, self.wishes);
            self.wishes.push(Wish::Session(Action::SelectFinding(index)));
        }
        super::offer_menu(&response, Surface::Finding, self.wishes);
        if is_selected {
            super::note_selected(ui, Pane::Findings, row);
        }
        if first_line.elided || second_line.elided {
            response.on_hover_ui(|ui| {
                let mut parts =
                    prose::parts(&title, theme.text.row_bold, theme.text.mono, theme.color.text_1);
                parts.push(part("\n", theme.text.row, theme.color.text_1));
                let ink = theme.color.text_2;
                parts.extend(prose::parts(&detail, theme.text.row, theme.text.mono, ink));
                let galley = text::paragraph(ui.painter(), &parts, 360.0, 12);
                let (_, rect) = ui.allocate_space(galley.size());
                ui.painter().galley(rect.min, galley, *theme.color.text_1);
            });
        }
    }

    /// The rule's id, which lists only its findings when it is clicked; gives its left end.
    fn rule_ui(
        &mut self,
        ui: &mut Ui,
        right: f32,
        middle: f32,
        finding: &Finding,
        index: usize,
    ) -> f32 {
        let theme = self.scene.theme;
        let rule = finding.rule();
        let width = text::width(ui, rule.id, theme.text.mono_small);
        let rect =
            Rect::from_min_size(pos2(right - width, middle - 8.0), vec2(width, 16.0)).expand(2.0);
        let response = ui.interact(rect, ui.scope_id().with(("rule", index)), Sense::CLICK);
        let is_only = self.open.finding_filter().rule.is_some();
        let name = if is_only {
            say!(self.scene.language, "findings-all-rules")
        } else {
            say!(self.scene.language, "findings-only-rule", rule = rule.id)
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let ink = if response.hovered() { theme.color.accent } else { theme.color.text_3 };
        let galley = text::line(ui.painter(), rule.id, theme.text.mono_small, ink);
        let left = text::paint_right(ui.painter(), right, middle, &galley).left();
        if response.clicked() {
            let mut filter = *self.open.finding_filter();
            filter.rule = (!is_only).then_some(rule);
            self.wishes.push(Wish::Session(Action::FilterFindings(filter)));
        }
        response.on_hover_text(name);
        left
    }

    /// What a reader sees by icon and color: the severity, and the rule.
    fn standing(&self, finding: &Finding, severity: Option<Severity>) -> String {
        let language = self.scene.language;
        let words = match severity {
            Some(severity) => crate::report::tree::severity_word(severity, language),
            None => say!(language, "findings-muted"),
        };
        format!("{words}, {}", finding.rule().id)
    }
}

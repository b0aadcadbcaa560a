//! What was found at the node, what the rules behind it are about, and what the documentation has wrong.

use eframe::egui::{Rect, Sense, WidgetInfo, accesskit::Role, pos2, vec2};

use super::Subject;
use crate::analysis::rules::slips;
use crate::analysis::{Analysis, Finding, Rule, Severity, Told};
use crate::catalog::NodeEntry;
use crate::say;
use crate::session::Target;
use crate::ui::panels::mark_of;
use crate::ui::panels::page::Page;
use crate::ui::text::{self, part};
use crate::ui::widgets::button::IconButton;
use crate::ui::wish::Wish;
use crate::ui::{icon, prose};

impl Page<'_, '_, '_> {
    pub(super) fn findings(&mut self, subject: Subject<'_>, explained: Option<&'static Rule>) {
        let Subject { open, analysis, target } = subject;
        let place = match target {
            Target::Node(_) => None,
            Target::Missing { place, .. } => Some(place),
        };
        let told = open.told();
        let findings: Vec<(Severity, &Finding)> = told
            .into_iter()
            .flat_map(|told: &Told| told.at(target.node()))
            .filter(|(_, finding)| finding.missing() == place && finding.is_about_payload())
            .collect();
        if !findings.is_empty() {
            self.section(&say!(self.language(), "details-findings"));
            for (severity, finding) in findings {
                self.finding(analysis, (severity, finding), explained);
            }
            self.y += 6.0;
        }
        if let Some(rule) = explained {
            self.explanation(rule);
        }
    }

    fn finding(
        &mut self,
        analysis: &Analysis,
        (severity, finding): (Severity, &Finding),
        explained: Option<&'static Rule>,
    ) {
        let theme = self.theme();
        let language = self.language();
        let title = finding.title(analysis, language);
        let detail = finding.detail(analysis, language);
        let mark = mark_of(severity);
        self.indented(Some((mark.icon(), mark.color(theme))), |page| {
            let ink = theme.color.text_1;
            page.prose(&prose::parts(&title, theme.text.prose, theme.text.mono, ink));
            if !detail.is_empty() {
                let ink = theme.color.text_2;
                page.prose(&prose::parts(&detail, theme.text.row, theme.text.mono, ink));
            }
            let is_explained = explained.is_some_and(|rule| rule.id == finding.rule().id);
            page.rule_link(finding.rule(), is_explained);
        });
        self.y += 4.0;
    }

    /// The rule's id; a click explains it, or no longer.
    fn rule_link(&mut self, rule: &'static Rule, is_explained: bool) {
        let theme = self.theme();
        let galley =
            text::line(self.ui.painter(), rule.id, theme.text.mono_small, theme.color.accent);
        let size = vec2(galley.size().x + 18.0, 18.0);
        let rect = Rect::from_min_size(pos2(self.left, self.y), size);
        let id = self.ui.scope_id().with(("rule", rule.id));
        let response = self.ui.interact(rect, id, Sense::click());
        let name = say!(self.language(), "details-explain", rule = rule.id);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_explained, &name));
        let end = text::paint(self.ui.painter(), rect.left(), rect.center().y, &galley).right();
        let caret = if is_explained { icon::PREVIOUS } else { icon::EXPANDED };
        let center = pos2(end + 9.0, rect.center().y);
        text::paint_icon(self.ui.painter(), center, caret, 11.0, theme.color.accent);
        if response.has_focus() {
            let radius = theme.size.radius_inner;
            crate::ui::widgets::focus_ring(self.ui.painter(), rect, radius, theme);
        }
        if response.clicked() {
            self.wishes.push(Wish::Explain((!is_explained).then_some(rule.id)));
        }
        response.on_hover_text(name);
        self.y += 22.0;
    }

    /// What `explain` prints, as a section with a button that closes it.
    fn explanation(&mut self, rule: &'static Rule) {
        let theme = self.theme();
        let language = self.language();
        let close = say!(language, "details-close-explanation");
        let center = pos2(self.left + self.width - 10.0, self.y + 10.0);
        if IconButton::new(icon::CLOSE, &close).put(self.ui, center).clicked() {
            self.wishes.push(Wish::Explain(None));
        }
        self.section(&say!(language, "details-rule", rule = rule.id));
        let documentation = (rule.documentation)(language);
        for (index, paragraph) in documentation.split("\n\n").enumerate() {
            let (letters, ink) = if index == 0 {
                (theme.text.prose_strong, theme.color.text_1)
            } else {
                (theme.text.row, theme.color.text_2)
            };
            self.prose(&[part(paragraph.trim(), letters, ink)]);
            self.y += 4.0;
        }
        self.y += 8.0;
    }

    /// Where the documentation says otherwise than payloads do.
    pub(super) fn slips(&mut self, analysis: &Analysis, entry: &NodeEntry) {
        let theme = self.theme();
        let slips = slips(analysis, entry.place, self.language());
        if slips.is_empty() {
            return;
        }
        self.section(&say!(self.language(), "details-slips"));
        for slip in slips {
            let icon = Some((icon::NOTE, theme.color.text_2));
            self.indented(icon, |page| {
                let ink = theme.color.text_1;
                page.prose(&prose::parts(&slip, theme.text.prose, theme.text.mono, ink));
            });
            self.y += 2.0;
        }
        self.y += 6.0;
    }
}

//! What is documented of a node besides its meaning: values, when it is there, who says so.

use eframe::egui::pos2;

use super::Page;
use super::words::provenance_sentence;
use crate::catalog::{NodeEntry, Presence, Provenance};
use crate::document::NodeId;
use crate::say;
use crate::ui::icon;
use crate::ui::text::{self, part};
use crate::ui::widgets::button;
use crate::ui::wish::Wish;
use crate::words::Language;

impl Page<'_, '_, '_> {
    pub(super) fn values(&mut self, entry: &NodeEntry, node: Option<NodeId>) {
        if entry.values.is_empty() {
            return;
        }
        let theme = self.theme();
        self.section(&say!(self.language(), "details-values"));
        let current = node.and_then(|node| self.analysis.document().node(node).value());
        for allowed in entry.values.iter().take(40) {
            let is_current = current.as_deref() == Some(allowed.is.as_str());
            let letters = if is_current { theme.text.mono_strong } else { theme.text.mono };
            let ink = if is_current { theme.color.accent } else { theme.color.text_1 };
            let meaning = self.language().pick(&allowed.meaning.en, &allowed.meaning.zh);
            let parts = [
                part(&allowed.is, letters, ink),
                part("   ", theme.text.row, theme.color.text_2),
                part(meaning, theme.text.row, theme.color.text_2),
            ];
            self.prose(&parts);
        }
        if entry.more_values {
            let words = say!(self.language(), "details-more-values");
            self.prose(&[part(&words, theme.text.row, theme.color.text_3)]);
        }
        self.y += 8.0;
    }

    pub(super) fn presence(&mut self, entry: &NodeEntry) {
        let Presence::When(condition) = &entry.presence else { return };
        let theme = self.theme();
        self.section(&say!(self.language(), "details-presence"));
        let values = condition.is.join(", ");
        let parts = [
            part(&condition.path, theme.text.mono, theme.color.text_1),
            part(" = ", theme.text.mono, theme.color.text_3),
            part(&values, theme.text.mono, theme.color.text_1),
        ];
        self.prose(&parts);
        self.y += 8.0;
    }

    pub(super) fn source(&mut self, entry: &NodeEntry) {
        let Some(source) = self.analysis.entry().and_then(|callback| callback.source(entry)) else {
            return;
        };
        let theme = self.theme();
        let language = self.language();
        self.section(&say!(language, "details-source"));
        let icon = match entry.provenance {
            Provenance::Documented => icon::DOCUMENTED,
            Provenance::Linked => icon::LINKED,
            Provenance::Sample => icon::SAMPLE,
        };
        text::paint_icon(
            self.ui.painter(),
            pos2(self.left + 7.0, self.y + 10.0),
            icon,
            14.0,
            theme.color.text_2,
        );
        let title = language.pick(&source.title.en, &source.title.zh);
        let page = match language {
            Language::En => source.en.as_ref().or(source.zh.as_ref()),
            Language::Zh => source.zh.as_ref().or(source.en.as_ref()),
        };
        let left = pos2(self.left + 22.0, self.y + 10.0);
        if let Some(page) = page {
            if button::link(self.ui, left, title, None).on_hover_text(page).clicked() {
                self.wishes.push(Wish::Browse(page.clone()));
            }
        } else {
            let galley =
                text::line(self.ui.painter(), title, theme.text.row_strong, theme.color.text_1);
            text::paint(self.ui.painter(), left.x, left.y, &galley);
        }
        self.y += 22.0;
        self.left += 22.0;
        self.width -= 22.0;
        let words = provenance_sentence(entry, language);
        self.prose(&[part(&words, theme.text.row, theme.color.text_3)]);
        self.left -= 22.0;
        self.width += 22.0;
    }
}

//! What is documented of a node besides its meaning: values, when it is there, who says so.

use eframe::egui::pos2;

use super::words::{presence_sentence, provenance_sentence};
use crate::catalog::{AllowedValue, Catalog, Entry, NodeEntry, Provenance};
use crate::document::Node;
use crate::report::catalog::address;
use crate::say;
use crate::ui::panels::page::Page;
use crate::ui::text::{self, Elide, part};
use crate::ui::widgets::button;
use crate::ui::wish::Wish;
use crate::ui::{icon, prose};

/// Up to so many values are listed at once.
const MOST_VALUES: usize = 12;

impl Page<'_, '_, '_> {
    /// The documented values, the node's own marked. Of many, only the first are listed until somebody asks
    /// for all, and the node's own.
    pub(super) fn values(
        &mut self,
        entry: &NodeEntry,
        node: Option<Node<'_>>,
        shows_all: &mut bool,
    ) {
        if entry.values.is_empty() {
            return;
        }
        let theme = self.theme();
        let language = self.language();
        self.section(&say!(language, "details-values"));
        let value = node.and_then(super::short_value);
        let current = value.as_deref().map(str::trim);
        let is_current = |allowed: &AllowedValue| current == Some(&*allowed.is);
        let has_more = entry.values.len() > MOST_VALUES && !*shows_all;
        let n_listed = if has_more { MOST_VALUES } else { entry.values.len() };
        for (index, allowed) in entry.values.iter().enumerate() {
            if index < n_listed || is_current(allowed) {
                self.allowed(allowed, is_current(allowed));
            }
        }
        if has_more {
            let words = say!(language, "details-all-values", count = entry.values.len());
            let left = pos2(self.left + 22.0, self.y + 10.0);
            *shows_all |= button::link(self.ui, left, &words, None).clicked();
            self.y += 22.0;
        }
        if entry.more_values {
            let words = say!(language, "details-more-values");
            self.prose(&[part(&words, theme.text.row, theme.color.text_3)]);
        }
        self.y += 8.0;
    }

    fn allowed(&mut self, allowed: &AllowedValue, is_current: bool) {
        let theme = self.theme();
        let (letters, ink, icon) = if is_current {
            let mark = Some((icon::CHECK, theme.color.accent));
            (theme.text.mono_strong, theme.color.accent, mark)
        } else {
            (theme.text.mono, theme.color.text_1, None)
        };
        let meaning = self.language().pick(&allowed.meaning.en, &allowed.meaning.zh);
        let mut parts =
            vec![part(&allowed.is, letters, ink), part("   ", theme.text.row, theme.color.text_2)];
        parts.extend(prose::marked(meaning, theme.text.row, theme.text.mono, theme.color.text_2));
        self.indented(icon, |page| page.prose(&parts));
    }

    /// When the node is there, where its chip doesn't say it all.
    pub(super) fn presence(&mut self, (catalog, callback): (&Catalog, &Entry), entry: &NodeEntry) {
        let theme = self.theme();
        let sentences = presence_sentence(entry, (catalog, callback), self.language());
        if sentences.is_empty() {
            return;
        }
        self.section(&say!(self.language(), "details-presence"));
        for sentence in &sentences {
            let ink = theme.color.text_1;
            self.prose(&prose::parts(sentence, theme.text.prose, theme.text.mono, ink));
        }
        self.y += 8.0;
    }

    pub(super) fn source(&mut self, callback: &Entry, entry: &NodeEntry) {
        let Some(source) = callback.source(entry) else { return };
        let theme = self.theme();
        let language = self.language();
        self.section(&say!(language, "details-source"));
        let icon = match entry.provenance {
            Provenance::Documented => icon::DOCUMENTED,
            Provenance::Linked => icon::LINKED,
            Provenance::Sample => icon::SAMPLE,
        };
        let title = language.pick(&source.title.en, &source.title.zh);
        let page = address(source, language);
        self.indented(Some((icon, theme.color.text_2)), |this| {
            let left = pos2(this.left, this.y + 10.0);
            if let Some(page) = page {
                if button::link(this.ui, left, title, None).on_hover_text(page).clicked() {
                    this.wishes.push(Wish::Browse(page.to_owned()));
                }
            } else {
                let (letters, ink) = (theme.text.row_strong, theme.color.text_1);
                let painter = this.ui.painter();
                let galley = text::fitted(painter, title, letters, ink, this.width, Elide::End);
                text::paint(painter, left.x, left.y, &galley);
            }
            this.y += 22.0;
            let words = provenance_sentence(entry, language);
            this.prose(&[part(&words, theme.text.row, theme.color.text_3)]);
        });
    }
}

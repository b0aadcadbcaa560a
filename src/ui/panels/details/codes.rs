//! What an error code means, at its node and at the job that failed with it.

use eframe::egui::pos2;

use super::short_value;
use crate::analysis::Analysis;
use crate::catalog::{ErrorCode, ErrorCodes, NodeEntry, ValueType};
use crate::document::Node;
use crate::report::catalog::address;
use crate::report::codes::next_move;
use crate::say;
use crate::ui::panels::page::Page;
use crate::ui::prose;
use crate::ui::text::part;
use crate::ui::widgets::button;
use crate::ui::wish::Wish;

impl Page<'_, '_, '_> {
    /// The error code of the node, if it is one, or of the job that it is, if that failed.
    pub(super) fn code(&mut self, analysis: &Analysis, node: Node<'_>, entry: Option<&NodeEntry>) {
        let Some(code) = code_of(analysis, node, entry) else { return };
        let (theme, language) = (self.theme(), self.language());
        self.section(&say!(language, "details-code", code = code.as_str()));
        let codes = analysis.catalog().codes();
        let Some(code) = codes.find(&code) else {
            let words = prose::capitalized(&say!(language, "code-undocumented"));
            self.prose(&[part(&words, theme.text.prose, theme.color.text_2)]);
            self.y += 8.0;
            return;
        };
        self.error_code(code, codes);
        self.y += 8.0;
    }

    /// What a code means, whose move it is, what to check, and the page that says so.
    pub(in crate::ui::panels) fn error_code(&mut self, code: &ErrorCode, codes: &ErrorCodes) {
        let (theme, language) = (self.theme(), self.language());
        let next = next_move(code.next, language);
        for paragraph in prose::of_code(code, &next, language, theme) {
            self.prose(&paragraph);
            self.y += 2.0;
        }
        let list = codes.list(code);
        let title = language.pick(&list.title.en, &list.title.zh);
        let link = button::link(self.ui, pos2(self.left, self.y + 10.0), title, None);
        if let Some(page) = address(&list.source, language)
            && link.on_hover_text(page).clicked()
        {
            self.wishes.push(Wish::Browse(page.to_owned()));
        }
        self.y += 20.0;
    }
}

fn code_of(analysis: &Analysis, node: Node<'_>, entry: Option<&NodeEntry>) -> Option<String> {
    let failures = &analysis.outcome().failures;
    let failure = |node: Node<'_>| failures.iter().find(|failure| failure.node == node.id());
    if let Some(failure) = failure(node) {
        return failure.code.clone();
    }
    let is_code = entry.is_some_and(|entry| entry.value_type == ValueType::Code)
        || node.label() == Some("code") && node.parent().is_some_and(|it| failure(it).is_some());
    let value = short_value(node).filter(|_| is_code)?;
    let value = value.trim();
    (!matches!(value, "" | "Success")).then(|| value.to_owned())
}

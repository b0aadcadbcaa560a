//! The node's value as it was sent, and what it means to a person.

use eframe::egui::{Rect, Sense, WidgetInfo, accesskit::Role, pos2, vec2};

use super::Subject;
use super::short_value;
use crate::analysis::decoded::Reading;
use crate::catalog::NodeEntry;
use crate::document::Node;
use crate::report::reading_lines;
use crate::say;
use crate::ui::command::Command;
use crate::ui::icon;
use crate::ui::panels::page::{Page, tip_if_cut};
use crate::ui::text::{self, part};
use crate::ui::widgets;
use crate::ui::widgets::button::{self, IconButton};
use crate::ui::wish::Wish;

/// How many lines of a value are shown.
const MOST_ROWS: usize = 8;

/// More characters than they hold; their tooltip shows no more either.
const MOST_SHOWN: usize = 4_000;

impl Page<'_, '_, '_> {
    pub(super) fn value(
        &mut self,
        subject: Subject<'_>,
        node: Node<'_>,
        entry: Option<&NodeEntry>,
    ) {
        let language = self.language();
        let Some(value) = short_value(node) else {
            return self.content(subject);
        };
        self.section(&say!(language, "details-value"));
        self.boxed_value(&value, Some(Command::CopyValue));
        if let Some(unit) = entry.and_then(|entry| entry.unit) {
            let label = say!(language, "details-unit");
            self.pair(&label, language.pick(unit.en(), unit.zh()), false);
        }
    }

    /// What a container holds.
    fn content(&mut self, subject: Subject<'_>) {
        let Some(row) = subject.open.rows().row_of(subject.target) else { return };
        let language = self.language();
        let words = say!(language, "n-nodes", count = row.n_children);
        self.pair(&say!(language, "details-holds"), &words, false);
        self.y += 6.0;
    }

    /// What stands there in a documented sample.
    pub(super) fn example(&mut self, example: Option<&str>) {
        let Some(example) = example else { return };
        self.section(&say!(self.language(), "details-example"));
        self.boxed_value(example, None);
    }

    pub(super) fn readings(&mut self, readings: &[Reading]) {
        if readings.is_empty() {
            return;
        }
        let language = self.language();
        self.section(&say!(language, "details-decoded"));
        for reading in readings {
            for line in reading_lines(reading, language, &self.here) {
                self.pair(&line.label, &line.value, line.is_payload);
            }
        }
        if readings.iter().any(|reading| matches!(reading, Reading::Document { .. })) {
            let words = Command::OpenInside.words(language);
            if button::link(self.ui, pos2(self.left, self.y + 10.0), &words, None).clicked() {
                self.wishes.push(Wish::Run(Command::OpenInside));
            }
            self.y += 22.0;
        }
        self.y += 6.0;
    }

    fn boxed_value(&mut self, shown: &str, copy: Option<Command>) {
        let end = shown.char_indices().nth(MOST_SHOWN).map_or(shown.len(), |(end, _)| end);
        let shown = text::visible_lines(shown.get(..end).unwrap_or(shown));
        let theme = self.theme();
        let language = self.language();
        let empty = say!(language, "details-empty");
        let parts = if shown.is_empty() {
            [part(&empty, theme.text.row, theme.color.text_3)]
        } else {
            [part(&shown, theme.text.mono, theme.color.text_1)]
        };
        let room = self.width - if copy.is_some() { 46.0 } else { 20.0 };
        let galley = text::broken_anywhere(self.ui.painter(), &parts, room, MOST_ROWS);
        let height = galley.size().y + 12.0;
        let rect = Rect::from_min_size(pos2(self.left, self.y), vec2(self.width, height));
        let (fill, edge) = (theme.color.sunken, theme.color.hairline);
        widgets::boxed(self.ui.painter(), rect, theme.size.radius_box, fill, edge);
        self.n_labels += 1;
        let id = self.ui.scope_id().with(("value", self.n_labels));
        let response = self.ui.interact(rect, id, Sense::hover());
        let name = match copy {
            Some(_) => say!(language, "details-value"),
            None => say!(language, "details-example"),
        };
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, &name);
            info.current_text_value = Some(shown.to_string());
            info
        });
        if galley.elided {
            tip_if_cut(response, &galley, &shown);
        }
        self.ui.painter().galley(rect.min + vec2(10.0, 6.0), galley, *theme.color.text_1);
        if let Some(copy) = copy {
            let words = copy.words(language);
            let center = pos2(rect.right() - 16.0, rect.top() + 15.0);
            if IconButton::new(icon::COPY, &words).put(self.ui, center).clicked() {
                self.wishes.push(Wish::Run(copy));
            }
        }
        self.y += height + 10.0;
    }
}

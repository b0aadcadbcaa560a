//! All that is known of the selected node, read like a page of documentation.

use eframe::egui::{
    Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::{Scene, mark_of};
use crate::analysis::{Analysis, Finding};
use crate::catalog::{NodeEntry, Presence, Provenance};
use crate::document::NodeId;
use crate::say;
use crate::session::{Open, Session, Target};
use crate::ui::command::Command;
use crate::ui::text::{self, Elide, Part, part};
use crate::ui::theme::Theme;
use crate::ui::widgets::button::{self, IconButton};
use crate::ui::widgets::chip::Chip;
use crate::ui::widgets::{self};
use crate::ui::wish::Wish;
use crate::ui::{icon, prose};
use crate::words::Language;

/// The whole value of what is selected.
pub(in crate::ui) fn selected_value(open: &Open) -> Option<String> {
    let analysis = open.analysis()?;
    match open.selected()? {
        Target::Node(node) => {
            let node = analysis.document().node(node);
            Some(
                node.value().map_or_else(|| node.source().to_owned(), std::borrow::Cow::into_owned),
            )
        }
        Target::Missing { .. } => None,
    }
}

/// The path of what is selected, as the vendor's tables write it.
pub(in crate::ui) fn selected_path(open: &Open) -> Option<String> {
    let analysis = open.analysis()?;
    Some(path_of(analysis, open.selected()?))
}

fn path_of(analysis: &Analysis, target: Target) -> String {
    let path = analysis.path(target.node());
    match target {
        Target::Node(_) => path,
        Target::Missing { place, .. } => {
            let entry = analysis.entry().and_then(|entry| entry.node(place));
            format!("{path}.{}", entry.map_or("", |entry| entry.name.as_str()))
        }
    }
}

/// Draws into `rect`: at the side of the window with a panel's color, or below the tree.
pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    session: &Session,
    is_side: bool,
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let fill = if is_side { theme.color.panel } else { theme.color.canvas };
    ui.painter().rect_filled(rect, 0.0, *fill);
    if is_side {
        widgets::vline(ui.painter(), rect.left(), rect.top(), rect.bottom(), theme.color.hairline);
    }
    let Some(open) = session.current() else { return };
    let (Some(analysis), Some(target)) = (open.analysis(), open.selected()) else { return };
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).id_salt(("details", open.id())).show(
            ui,
            |ui| {
                let left = rect.left() + theme.size.edge;
                let width = rect.width() - 2.0 * theme.size.edge;
                let top = ui.cursor().top();
                let mut page =
                    Page { ui, scene, analysis, target, left, width, y: top + 10.0, wishes };
                page.draw();
                let height = page.y + 12.0 - top;
                let space = vec2(width, height);
                ui.allocate_space(space);
            },
        );
    });
}

struct Page<'a, 'u, 'w> {
    ui: &'u mut Ui,
    scene: &'a Scene,
    analysis: &'a Analysis,
    target: Target,
    left: f32,
    width: f32,
    y: f32,
    wishes: &'w mut Vec<Wish>,
}

impl<'a> Page<'a, '_, '_> {
    fn draw(&mut self) {
        let node = match self.target {
            Target::Node(node) => Some(node),
            Target::Missing { .. } => None,
        };
        let entry = self.entry();
        self.path();
        self.name(entry);
        self.chips(entry);
        self.meaning(entry);
        if let Some(node) = node {
            self.value(node);
        }
        if let Some(entry) = entry {
            self.values(entry, node);
        }
        self.findings();
        if let Some(entry) = entry {
            self.presence(entry);
            self.source(entry);
        }
    }

    fn language(&self) -> Language {
        self.scene.language
    }

    fn theme(&self) -> &'static Theme {
        self.scene.theme
    }

    fn entry(&self) -> Option<&'a NodeEntry> {
        match self.target {
            Target::Node(node) => self.analysis.documented(node),
            Target::Missing { place, .. } => self.analysis.entry()?.node(place),
        }
    }

    fn path(&mut self) {
        let middle = self.y + 10.0;
        let path = path_of(self.analysis, self.target);
        let copy = Command::CopyPath.words(self.language());
        let button = pos2(self.left + self.width - 10.0, middle);
        if IconButton::new(icon::COPY, &copy).put(self.ui, button).clicked() {
            self.wishes.push(Wish::Copy(path.clone()));
        }
        let room = self.width - 30.0;
        self.crumbs(&path, room, middle);
        self.y += 26.0;
        let rect = Rect::from_min_size(pos2(self.left, middle - 8.0), vec2(room, 16.0));
        let response = self.ui.interact(rect, self.ui.scope_id().with("path"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &path));
        response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, &path, ""));
    }

    /// The path's first and last steps, with an ellipsis for those that don't fit.
    fn crumbs(&self, path: &str, room: f32, middle: f32) {
        let theme = self.theme();
        let painter = self.ui.painter();
        let steps: Vec<&str> = path.split('.').collect();
        let letters = theme.text.mono_small;
        let galley_of = |step: &str, ink| text::line(painter, step, letters, ink);
        let width_of = |step: &str| galley_of(step, theme.color.text_3).size().x + 16.0;
        let mut shown: Vec<&str> = steps.clone();
        while shown.len() > 2 && shown.iter().map(|step| width_of(step)).sum::<f32>() > room {
            if shown.get(1) == Some(&"…") {
                shown.remove(2);
            } else {
                shown.splice(1..2, ["…"]);
            }
            if shown.len() <= 2 {
                break;
            }
        }
        let mut x = self.left;
        for (index, step) in shown.iter().enumerate() {
            let is_last = index + 1 == shown.len();
            let ink = if is_last { theme.color.text_2 } else { theme.color.text_3 };
            let left = self.left + room - x;
            let galley = text::fitted(painter, step, letters, ink, left, Elide::Middle);
            x = text::paint(painter, x, middle, &galley).right();
            if !is_last {
                text::paint_icon(
                    painter,
                    pos2(x + 7.0, middle + 0.5),
                    icon::SEPARATOR,
                    10.0,
                    theme.color.icon,
                );
                x += 14.0;
            }
        }
    }

    fn name(&mut self, entry: Option<&NodeEntry>) {
        let theme = self.theme();
        let name = match self.target {
            Target::Node(node) => {
                let node = self.analysis.document().node(node);
                node.label().map_or_else(|| "{ }".to_owned(), str::to_owned)
            }
            Target::Missing { .. } => entry.map(|entry| entry.name.clone()).unwrap_or_default(),
        };
        let painter = self.ui.painter();
        let galley = text::fitted(
            painter,
            &name,
            theme.text.node_name,
            theme.color.text_1,
            self.width,
            Elide::Middle,
        );
        text::paint(painter, self.left, self.y + 11.0, &galley);
        self.y += 25.0;
    }

    fn chips(&mut self, entry: Option<&NodeEntry>) {
        let theme = self.theme();
        let language = self.language();
        let mut words = Vec::new();
        if let Some(entry) = entry {
            words.push((type_words(entry, language), false));
            words.push((presence_words(&entry.presence, language), false));
            if entry.repeats {
                words.push((say!(language, "details-repeats"), false));
            }
            words.push((provenance_words(entry.provenance, language), false));
        } else {
            words.push((say!(language, "details-unknown"), true));
        }
        if matches!(self.target, Target::Missing { .. }) {
            words.insert(0, (say!(language, "chip-missing"), true));
        }
        let mut x = self.left;
        let painter = self.ui.painter();
        for (words, is_doubtful) in &words {
            let chip = if *is_doubtful { Chip::missing(words) } else { Chip::plain(words) };
            if x + chip.width(painter, theme) > self.left + self.width && x > self.left {
                x = self.left;
                self.y += 22.0;
            }
            x = chip.paint(painter, x, self.y + 9.0, theme).right() + 6.0;
        }
        self.y += 28.0;
    }

    fn meaning(&mut self, entry: Option<&NodeEntry>) {
        let theme = self.theme();
        let unknown;
        let (words, ink) = if let Some(entry) = entry {
            (self.language().pick(&entry.meaning.en, &entry.meaning.zh), theme.color.text_1)
        } else {
            unknown = say!(self.language(), "details-not-described");
            (unknown.as_str(), theme.color.text_2)
        };
        let parts = prose::marked(words, theme.text.prose, theme.text.mono, ink);
        self.prose(&parts);
        self.y += 8.0;
    }

    fn value(&mut self, node: NodeId) {
        let theme = self.theme();
        let node = self.analysis.document().node(node);
        let Some(value) = node.value() else { return };
        self.section(&say!(self.language(), "details-value"));
        let inner = self.width - 46.0;
        let shown: String = value.chars().take(4000).collect();
        let is_empty = shown.is_empty();
        let empty = say!(self.language(), "details-empty");
        let parts = if is_empty {
            [part(&empty, theme.text.row, theme.color.text_3)]
        } else {
            [part(&shown, theme.text.mono, theme.color.text_1)]
        };
        let galley = text::broken_anywhere(self.ui.painter(), &parts, inner, 8);
        let height = galley.size().y + 12.0;
        let rect = Rect::from_min_size(pos2(self.left, self.y), vec2(self.width, height));
        widgets::boxed(
            self.ui.painter(),
            rect,
            theme.size.radius_box,
            theme.color.sunken,
            theme.color.hairline,
        );
        let response = self.ui.interact(rect, self.ui.scope_id().with("value"), Sense::hover());
        let name = say!(self.language(), "details-value");
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, &name);
            info.current_text_value = Some(shown.clone());
            info
        });
        self.ui.painter().galley(rect.min + vec2(10.0, 6.0), galley, *theme.color.text_1);
        let copy = Command::CopyValue.words(self.language());
        let button = pos2(rect.right() - 16.0, rect.top() + 15.0);
        if IconButton::new(icon::COPY, &copy).put(self.ui, button).clicked() {
            self.wishes.push(Wish::Copy(value.clone().into_owned()));
        }
        self.y += height + 10.0;
        if let Some(unit) = self.entry().and_then(|entry| entry.unit) {
            let words = self.language().pick(unit.en(), unit.zh());
            self.pair(&say!(self.language(), "details-unit"), words);
        }
    }

    fn values(&mut self, entry: &NodeEntry, node: Option<NodeId>) {
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

    fn findings(&mut self) {
        let theme = self.theme();
        let place = match self.target {
            Target::Node(_) => None,
            Target::Missing { place, .. } => Some(place),
        };
        let findings: Vec<&Finding> = self
            .analysis
            .findings_at(self.target.node())
            .filter(|finding| finding.missing() == place)
            .collect();
        if findings.is_empty() {
            return;
        }
        self.section(&say!(self.language(), "details-findings"));
        for finding in findings {
            let title = finding.title(self.analysis, self.language());
            let detail = finding.detail(self.analysis, self.language());
            let top = self.y;
            mark_of(finding.severity()).paint(
                self.ui.painter(),
                pos2(self.left + 7.0, top + 10.0),
                14.0,
                theme,
            );
            self.left += 22.0;
            self.width -= 22.0;
            self.prose(&prose::parts(
                &title,
                theme.text.prose,
                theme.text.mono,
                theme.color.text_1,
            ));
            if !detail.is_empty() {
                self.prose(&prose::parts(
                    &detail,
                    theme.text.row,
                    theme.text.mono,
                    theme.color.text_2,
                ));
            }
            self.left -= 22.0;
            self.width += 22.0;
            self.y += 4.0;
        }
        self.y += 6.0;
    }

    fn presence(&mut self, entry: &NodeEntry) {
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

    fn source(&mut self, entry: &NodeEntry) {
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

    fn section(&mut self, words: &str) {
        let theme = self.theme();
        self.y += widgets::pane::section(self.ui.painter(), pos2(self.left, self.y), words, theme);
    }

    fn pair(&mut self, label: &str, value: &str) {
        let theme = self.theme();
        let painter = self.ui.painter();
        let galley = text::line(painter, label, theme.text.row, theme.color.text_3);
        text::paint(painter, self.left, self.y + 9.0, &galley);
        let galley = text::line(painter, value, theme.text.row, theme.color.text_1);
        text::paint(painter, self.left + 92.0, self.y + 9.0, &galley);
        self.y += 24.0;
    }

    fn prose(&mut self, parts: &[Part<'_>]) {
        let galley = text::paragraph(self.ui.painter(), parts, self.width, 200);
        let height = galley.size().y;
        self.ui.painter().galley(pos2(self.left, self.y), galley, *self.theme().color.text_1);
        self.y += height + 2.0;
    }
}

fn type_words(entry: &NodeEntry, language: Language) -> String {
    use crate::catalog::ValueType::*;
    match entry.value_type {
        Container => say!(language, "kind-container"),
        Text => say!(language, "kind-text"),
        Name => say!(language, "kind-name"),
        Word => say!(language, "kind-word"),
        Enumeration => say!(language, "kind-enumeration"),
        Code => say!(language, "kind-code"),
        Integer => say!(language, "kind-integer"),
        Decimal => say!(language, "kind-decimal"),
        Boolean => say!(language, "kind-boolean"),
        Timestamp => say!(language, "kind-timestamp"),
        FrameRate => say!(language, "kind-frame-rate"),
        Ratio => say!(language, "kind-ratio"),
        Md5 => "MD5".to_owned(),
        Url => "URL".to_owned(),
        Region => say!(language, "kind-region"),
        Bucket => say!(language, "kind-bucket"),
        ObjectKey => say!(language, "kind-object-key"),
        JobId => "JobId".to_owned(),
        RunId => "RunId".to_owned(),
        WorkflowId => "WorkflowId".to_owned(),
        TemplateId => "TemplateId".to_owned(),
        QueueId => "QueueId".to_owned(),
    }
}

fn presence_words(presence: &Presence, language: Language) -> String {
    match presence {
        Presence::Always => say!(language, "presence-always"),
        Presence::OnSuccess => say!(language, "presence-on-success"),
        Presence::Sometimes => say!(language, "presence-sometimes"),
        Presence::When(_) => say!(language, "presence-when"),
    }
}

fn provenance_words(provenance: Provenance, language: Language) -> String {
    match provenance {
        Provenance::Documented => say!(language, "provenance-documented"),
        Provenance::Linked => say!(language, "provenance-linked"),
        Provenance::Sample => say!(language, "provenance-sample"),
    }
}

fn provenance_sentence(entry: &NodeEntry, language: Language) -> String {
    match entry.provenance {
        Provenance::Documented => say!(language, "source-documented"),
        Provenance::Linked => say!(language, "source-linked"),
        Provenance::Sample => say!(language, "source-sample"),
    }
}

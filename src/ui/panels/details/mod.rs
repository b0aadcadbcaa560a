//! All that is known of the selected node, read like a page of documentation.

mod crumbs;
mod facts;
mod words;

use std::borrow::Cow;

use eframe::egui::{
    Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};

use self::words::{presence_words, provenance_words, type_words};
use super::{Scene, mark_of};
use crate::analysis::{Analysis, Finding, Rule};
use crate::catalog::NodeEntry;
use crate::document::{Node, NodeId};
use crate::say;
use crate::session::{Open, OpenId, Session, Target};
use crate::ui::command::Command;
use crate::ui::text::{self, Elide, Part, part};
use crate::ui::theme::Theme;
use crate::ui::widgets::button::IconButton;
use crate::ui::widgets::chip::Chip;
use crate::ui::widgets::{self};
use crate::ui::wish::Wish;
use crate::ui::{icon, prose};
use crate::words::Language;

/// The whole value of a target.
pub(in crate::ui) fn value_of(analysis: &Analysis, target: Target) -> Option<String> {
    match target {
        Target::Node(node) => {
            let node = analysis.document().node(node);
            Some(node.value().map_or_else(|| node.source().to_owned(), Cow::into_owned))
        }
        Target::Missing { .. } => None,
    }
}

/// The path of a target, as the vendor's tables write it.
pub(in crate::ui) fn path_of(analysis: &Analysis, target: Target) -> String {
    let path = analysis.path(target.node());
    match target {
        Target::Node(_) => path,
        Target::Missing { place, .. } => {
            let entry = analysis.entry().and_then(|entry| entry.node(place));
            format!("{path}.{}", entry.map_or("", |entry| entry.name.as_str()))
        }
    }
}

/// What is remembered of the selected node.
#[derive(Debug, Default)]
pub struct DetailsView {
    /// Its path: finding it out takes a look at all its siblings.
    path: Option<(OpenId, Target, String)>,
    /// The rule that is explained below the findings.
    explained: Option<&'static Rule>,
}

impl DetailsView {
    /// Explains a rule, or no longer.
    pub(in crate::ui) fn explain(&mut self, rule: Option<&'static Rule>) {
        self.explained = rule;
    }

    fn path(&mut self, open: &Open, analysis: &Analysis, target: Target) -> String {
        match &self.path {
            Some((id, of, path)) if *id == open.id() && *of == target => path.clone(),
            _ => {
                let path = path_of(analysis, target);
                self.path = Some((open.id(), target, path.clone()));
                path
            }
        }
    }
}

/// A node's value, or as much of its beginning as is ever shown: a value may have a hundred megabytes, which
/// must not be unescaped in every frame.
pub(super) fn short_value(node: Node<'_>) -> Option<Cow<'_, str>> {
    const LONG: usize = 64 * 1024;
    let raw = node.raw_value()?;
    if raw.len() <= LONG {
        return node.value();
    }
    let end = raw.char_indices().nth(4000).map_or(raw.len(), |(at, _)| at);
    raw.get(..end).map(Cow::Borrowed)
}

/// Draws into `rect`: at the side of the window with a panel's color, or below the tree.
pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    session: &Session,
    (view, is_side): (&mut DetailsView, bool),
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
    let path = view.path(open, analysis, target);
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).id_salt(("details", open.id())).show(
            ui,
            |ui| {
                let left = rect.left() + theme.size.edge;
                let width = rect.width() - 2.0 * theme.size.edge;
                let top = ui.cursor().top();
                let mut page =
                    Page { ui, scene, analysis, target, path, left, width, y: top + 10.0, wishes };
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
    path: String,
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
        let path = self.path.clone();
        let copy = Command::CopyPath.words(self.language());
        let button = pos2(self.left + self.width - 10.0, middle);
        if IconButton::new(icon::COPY, &copy).put(self.ui, button).clicked() {
            self.wishes.push(Wish::Copy(path.clone()));
        }
        let room = self.width - 30.0;
        crumbs::paint(self.ui.painter(), &path, pos2(self.left, middle), room, self.theme());
        self.y += 26.0;
        let rect = Rect::from_min_size(pos2(self.left, middle - 8.0), vec2(room, 16.0));
        let response = self.ui.interact(rect, self.ui.scope_id().with("path"), Sense::hover());
        let spoken: String = path.chars().take(500).collect();
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, &path, ""));
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
        self.y += 28.0;
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
        let Some(value) = short_value(node) else { return };
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
            self.wishes.push(Wish::CopyValue);
        }
        self.y += height + 10.0;
        if let Some(unit) = self.entry().and_then(|entry| entry.unit) {
            let words = self.language().pick(unit.en(), unit.zh());
            self.pair(&say!(self.language(), "details-unit"), words);
        }
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

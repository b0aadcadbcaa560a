//! All that is known of the selected node, read like a page of documentation.

mod codes;
mod crumbs;
mod documented;
mod facts;
mod findings;
mod head;
mod note;
mod origin;
mod value;
mod words;

use std::borrow::Cow;
use std::sync::{Arc, Weak};

use eframe::egui::{Rect, Ui, style::ScrollAnimation, vec2};

pub(super) use self::documented::{Documented, documented_ui};
pub(super) use self::words::{presence_words, type_words};

use super::Scene;
use super::page::{Page, page_ui};
use crate::analysis::decoded::{Reading, document_in, readings_of};
use crate::analysis::{Analysis, Rule};
use crate::catalog::NodeEntry;
use crate::document::Node;
use crate::samples;
use crate::session::{Open, Target};
use crate::ui::widgets;
use crate::ui::window::Window;
use crate::ui::wish::{Pane, Wish};

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

/// The text of the document that a target's value holds, if it holds one.
pub(in crate::ui) fn document_of(analysis: &Analysis, target: Target) -> Option<String> {
    let Target::Node(node) = target else { return None };
    document_in(&short_value(analysis.document().node(node))?)
}

/// The name of a target, without its place.
pub(in crate::ui) fn name_of(analysis: &Analysis, target: Target) -> Option<String> {
    match target {
        Target::Node(node) => analysis.document().node(node).label().map(str::to_owned),
        Target::Missing { place, .. } => Some(analysis.entry()?.node(place)?.name.to_string()),
    }
}

/// What the recognized entry documents of a target.
fn entry_of(analysis: &Analysis, target: Target) -> Option<&NodeEntry> {
    match target {
        Target::Node(node) => analysis.documented(node),
        Target::Missing { place, .. } => analysis.entry()?.node(place),
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

/// The node of a payload that the details are about.
#[derive(Clone, Copy)]
struct Subject<'a> {
    open: &'a Open,
    analysis: &'a Analysis,
    target: Target,
}

/// What is remembered of the selected node.
#[derive(Debug, Default)]
pub struct DetailsView {
    known: Option<Known>,
    /// The rule that is explained below the findings.
    explained: Option<&'static Rule>,
    /// Whether all documented values are listed, however many.
    shows_all_values: bool,
    /// Whether the HTTP headers of the payload are listed.
    shows_headers: bool,
    /// Whether the note is to be written.
    writes_note: bool,
}

/// What takes more than a frame's share to find out of a target.
#[derive(Debug)]
struct Known {
    of: (Weak<Analysis>, Target),
    /// Finding it out takes a look at all siblings.
    path: String,
    readings: Vec<Reading>,
    /// What stands there in a documented sample; asked only where there is no value to see.
    example: Option<String>,
}

impl DetailsView {
    /// Explains a rule, or no longer.
    pub(in crate::ui) fn explain(&mut self, rule: Option<&'static Rule>) {
        self.explained = rule;
    }

    /// Brings the keyboard to the note.
    pub(in crate::ui) fn write_note(&mut self) {
        self.writes_note = true;
    }

    fn turn_to(&mut self, window: &Window, analysis: &Arc<Analysis>, target: Target) {
        let of = (Arc::downgrade(analysis), target);
        let is_known = |known: &Known| known.of.0.ptr_eq(&of.0) && known.of.1 == target;
        if self.known.as_ref().is_some_and(is_known) {
            return;
        }
        let entry = entry_of(analysis, target);
        let node = match target {
            Target::Node(node) => Some(analysis.document().node(node)),
            Target::Missing { .. } => None,
        };
        let value = node.and_then(short_value);
        let readings = node.zip(value.as_deref());
        let readings = readings.map(|(node, value)| readings_of(analysis, node, value));
        let asked = entry.filter(|_| value.as_ref().is_none_or(|value| value.trim().is_empty()));
        let example = asked.and_then(|asked| {
            samples::example(window.session().analyzer(), analysis.entry_id()?, asked.place)
        });
        self.shows_all_values = false;
        self.known = Some(Known {
            of,
            path: target.path(analysis),
            readings: readings.unwrap_or_default(),
            example,
        });
    }
}

/// Draws into `rect`: at the side of the window with a panel's color, or below the tree.
pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    window: &Window,
    (view, is_side): (&mut DetailsView, bool),
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let fill = if is_side { theme.color.panel } else { theme.color.canvas };
    ui.painter().rect_filled(rect, 0.0, *fill);
    if is_side {
        widgets::vline(ui.painter(), rect.left(), rect.top(), rect.bottom(), theme.color.hairline);
    }
    let Some(open) = window.session().current() else { return };
    let (Some(analysis), Some(target)) = (open.analysis(), open.selected()) else { return };
    view.turn_to(window, analysis, target);
    page_ui(ui, rect, scene, ("details", open.id(), target), wishes, |page| {
        scroll_by_keys(page.ui, rect.height());
        page.copy_menu(window);
        page.draw(Subject { open, analysis, target }, view);
    });
}

fn scroll_by_keys(ui: &Ui, height: f32) {
    const LINE: f32 = 20.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a panel is some hundred lines high"
    )]
    let page = (height / LINE) as usize;
    #[expect(clippy::cast_possible_truncation, reason = "points on the screen")]
    let by = super::scrolled_by_keys(ui, Pane::Details, page) as f32 * LINE;
    if by != 0.0 {
        ui.scroll_with_delta_animation(vec2(0.0, -by), ScrollAnimation::none());
    }
}

impl Page<'_, '_, '_> {
    /// From top to bottom.
    fn draw(&mut self, subject: Subject<'_>, view: &mut DetailsView) {
        let Some(known) = &view.known else { return };
        let Subject { analysis, target, .. } = subject;
        let entry = entry_of(analysis, target);
        let node = match target {
            Target::Node(node) => Some(analysis.document().node(node)),
            Target::Missing { .. } => None,
        };
        self.path(&known.path);
        self.name(name_of(analysis, target).as_deref().unwrap_or("{ }"));
        self.chips(entry, node.is_none());
        self.meaning(entry);
        self.note(subject, &mut view.writes_note);
        if let Some(node) = node {
            self.value(subject, node, entry);
            self.code(analysis, node, entry);
        }
        self.readings(&known.readings);
        if node.is_some_and(|node| node.parent().is_none()) {
            self.origin(analysis.origin(), &mut view.shows_headers);
        }
        self.findings(subject, view.explained);
        if let (Some(entry), Some(callback)) = (entry, analysis.entry()) {
            self.values(entry, node, &mut view.shows_all_values);
            self.example(known.example.as_deref());
            self.presence((analysis.catalog(), callback), entry);
            self.slips(analysis, entry);
            self.source(callback, entry);
        }
    }
}

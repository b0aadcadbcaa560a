//! The payload's own text: the selected node is marked, and a click selects the node that stands there.

mod row;

use std::ops::Range;
use std::sync::{Arc, Weak};

use eframe::egui::{Rect, Ui};

use super::Scene;
use crate::analysis::Analysis;
use crate::document::Node;
use crate::say;
use crate::session::{Open, Session, Target, free};
use crate::ui::later::Later;
use crate::ui::text;
use crate::ui::widgets::rows::{RowArea, Scroll};
use crate::ui::wish::{Pane, Wish};
use crate::ui::wrap::{Wrapped, Wrapping};
use crate::words::{Language, grouped};

/// The rows of the shown text, and where it is scrolled to.
#[derive(Debug, Default)]
pub struct SourceView {
    payload: Weak<Analysis>,
    wrapping: Wrapping,
    scroll: Scroll,
    /// Findings by where they are told.
    findings: Vec<Place>,
    coming: Option<Later<Vec<Place>>>,
    last_selected: Option<Target>,
    /// A byte that should come in sight once there are rows.
    wanted: Option<usize>,
}

/// How much text there is, and whether it is what was received.
pub(in crate::ui) fn told(open: &Open, language: Language) -> Option<String> {
    let analysis = open.analysis()?;
    let count = grouped(analysis.n_bytes());
    let decoding = analysis.decoding();
    Some(match decoding.encoding {
        "UTF-8" if decoding.n_undecodable == 0 && !decoding.is_chosen => {
            say!(language, "source-as-received", count = count)
        }
        _ => {
            let encoding = super::status::encoding(decoding, language);
            say!(language, "source-decoded", encoding = encoding, count = count)
        }
    })
}

impl SourceView {
    /// Lets go of the rows of a payload that is no longer open.
    pub(in crate::ui) fn let_go(&mut self, session: &Session) {
        if !self.rows().is_empty() && !session.is_open(&self.payload) {
            free(std::mem::take(self));
        }
    }

    fn turn_to(&mut self, ui: &Ui, analysis: &Arc<Analysis>) {
        if self.payload.as_ptr() != Arc::as_ptr(analysis) {
            let analysis = Arc::clone(analysis);
            free(std::mem::take(self));
            self.payload = Arc::downgrade(&analysis);
            if analysis.findings().len() <= FEW {
                self.findings = places(&analysis);
            } else {
                self.coming = Some(Later::new(ui.ctx(), move || places(&analysis)));
            }
        }
        if let Some(findings) = self.coming.as_ref().and_then(Later::take) {
            (self.findings, self.coming) = (findings, None);
        }
    }

    /// Breaks the text to the panel's width and keeps the byte at the top where it is.
    fn wrap(&mut self, ui: &Ui, analysis: &Arc<Analysis>, n_columns: usize) {
        let top = self.rows().range(self.scroll.top()).start;
        let had_rows = !self.rows().is_empty();
        if self.wrapping.turn(ui.ctx(), n_columns, analysis, text_of) && had_rows {
            self.scroll = Scroll::to(self.rows().row_of(top));
        }
    }

    /// Scrolls to a selection that was made elsewhere; where it is in sight, nothing moves.
    fn follow(&mut self, selected: Option<Target>, analysis: &Analysis, n_fitting: usize) {
        if self.last_selected != selected {
            self.last_selected = selected;
            self.wanted =
                selected.map(|target| analysis.document().node(target.node()).span().start);
        }
        if !self.rows().is_empty()
            && let Some(byte) = self.wanted.take()
        {
            let row = self.rows().row_of(byte);
            self.scroll.reveal(row, 0, n_fitting);
        }
    }

    fn rows(&self) -> &Wrapped {
        self.wrapping.rows()
    }
}

/// Where a finding is told: the byte, and the finding's index.
type Place = (usize, usize);

/// Up to so many findings are ordered within a frame.
const FEW: usize = 10_000;

fn places(analysis: &Arc<Analysis>) -> Vec<Place> {
    let findings = analysis.findings().iter().enumerate();
    let mut places: Vec<Place> = findings
        .filter(|(_, finding)| finding.is_about_payload())
        .map(|(index, finding)| (finding.byte(), index))
        .collect();
    places.sort_unstable();
    places
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    open: &Open,
    view: &mut SourceView,
    wishes: &mut Vec<Wish>,
) {
    let Some(analysis) = open.analysis() else { return };
    let theme = scene.theme;
    view.turn_to(ui, analysis);
    view.wrap(ui, analysis, n_columns(ui, rect.width() - row::GUTTER - 24.0, scene));
    let area = RowArea { rect, row_height: theme.size.source_row, n_rows: view.rows().len() };
    view.follow(open.selected(), analysis, area.n_fitting());
    super::pane_ui(ui, Pane::Source, rect, scene, wishes, |ui, wishes| {
        view.scroll.by(super::scrolled_by_keys(ui, Pane::Source, area.n_fitting()));
        if area.n_rows == 0 {
            let words = say!(scene.language, "source-reading");
            let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
            text::paint(ui.painter(), rect.left() + theme.size.edge, rect.top() + 22.0, &galley);
        }
        let marked = Marked::of(open, analysis);
        let mut scroll = view.scroll;
        area.show(ui, &mut scroll, theme, |ui, index, place| {
            let pen = row::Pen { scene, open, analysis, view, marked: &marked };
            pen.row_ui(ui, place, index, wishes);
        });
        view.scroll = scroll;
    });
}

fn text_of(analysis: &Arc<Analysis>) -> &str {
    analysis.document().text()
}

/// A node as it stands in the payload.
pub(in crate::ui) fn text_at(analysis: &Analysis, target: Target) -> String {
    analysis.document().node(target.node()).source().to_owned()
}

/// What of the text the selection is.
struct Marked {
    /// The selected node's own bytes.
    node: Option<Range<usize>>,
    /// Those of what it stands in, where that is worth a bar beside its lines.
    around: Option<Range<usize>>,
}

impl Marked {
    fn of(open: &Open, analysis: &Analysis) -> Self {
        let node = open.selected().map(|target| analysis.document().node(target.node()));
        let around =
            node.and_then(|node| if node.is_container() { Some(node) } else { node.parent() });
        Self { node: node.map(Node::span), around: around.map(Node::span) }
    }
}

/// How many letters of the payload fit into a width.
pub(in crate::ui::panels) fn n_columns(ui: &Ui, width: f32, scene: &Scene) -> usize {
    let letter = text::width(ui, "0", scene.theme.text.mono).max(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a panel is some hundred letters wide"
    )]
    let n_columns = (width / letter).max(20.0) as usize;
    n_columns
}

//! The run that the shown payload tells of together with other open ones: its tasks with their callbacks, what came out,
//! and what came more than once.

mod line;
pub mod related;
pub(super) mod row;

use std::sync::Arc;

use eframe::egui::{Rect, Ui};

use self::line::Line;
use super::Scene;
use crate::document::NodeId;
use crate::report;
use crate::say;
use crate::session::{Open, OpenId, Session, Together, free};
use crate::timeline::Spot;
use crate::ui::text::{self, Elide};
use crate::ui::theme::Theme;
use crate::ui::widgets;
use crate::ui::widgets::rows::{RowArea, Scroll};
use crate::ui::wish::{Pane, Wish};
use crate::words::Language;

/// What stands in the rows, and where they are scrolled to.
#[derive(Debug, Default)]
pub struct RunView {
    lines: Vec<Line>,
    /// Of which payloads, as they were put together that time, and in which language.
    made_for: Option<(u64, OpenId, Language)>,
    last_row: Option<usize>,
    pub(in crate::ui) scroll: Scroll,
}

/// The height of a row.
const ROW: f32 = 26.0;

/// Where columns begin.
#[derive(Clone, Copy)]
struct Columns {
    mark: f32,
    name: f32,
    callback: f32,
    told: f32,
    end: f32,
}

impl Columns {
    fn of(rect: Rect, theme: &Theme) -> Self {
        let mark = rect.left() + theme.size.edge + 8.0;
        let name = mark + 16.0;
        let end = rect.right() - 14.0;
        let callback = name + ((end - name) * 0.27).round();
        Self { mark, name, callback, told: callback + ((end - name) * 0.25).round(), end }
    }
}

impl RunView {
    /// Sees to it that the rows are those of the shown payload.
    fn update(&mut self, session: &Session, open: &Open, language: Language) {
        let together = session.together();
        let made_for = Some((together.edition(), open.id(), language));
        if self.made_for != made_for {
            self.made_for = made_for;
            self.lines = line::lines(together, open.id(), language);
        }
    }

    /// Lets go of rows of payloads that are no longer together.
    pub(in crate::ui) fn let_go(&mut self, session: &Session) {
        let is_past = |(edition, ..): &mut (u64, _, _)| *edition != session.together().edition();
        if self.made_for.take_if(is_past).is_some() {
            free(std::mem::take(&mut self.lines));
        }
    }

    /// Where the row leads that is so many rows further on than the selected one, of those that stand for a job or what it
    /// put out.
    pub(in crate::ui) fn step(&self, session: &Session, by: isize) -> Option<(OpenId, NodeId)> {
        let open = session.current()?;
        let rows = self.lines.iter().enumerate().filter(|(_, line)| !line.spots().is_empty());
        let rows: Vec<usize> = rows.map(|(row, _)| row).collect();
        let at = self.row_of(session, open).and_then(|row| rows.binary_search(&row).ok());
        let last = rows.len().checked_sub(1)?;
        let next = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
        self.lines.get(*rows.get(next)?)?.target(session, open)
    }

    /// The row of the innermost job or output that the selected node belongs to; or else the first that the shown payload
    /// tells of.
    fn row_of(&self, session: &Session, open: &Open) -> Option<usize> {
        let payload = session.together().index_of(open.id())?;
        let node = open.analysis()?.document().node(open.selected()?.node());
        let mut line = std::iter::once(node).chain(node.ancestors());
        let innermost = line.find_map(|node| {
            let spot = Spot { payload, node: node.id() };
            self.lines.iter().position(|line| line.spots().contains(&spot))
        });
        let tells = |line: &Line| line.spots().iter().any(|spot| spot.payload == payload);
        innermost.or_else(|| self.lines.iter().position(tells))
    }
}

/// Whether there is anything to tell of a payload.
pub(in crate::ui) fn is_told(together: &Together, id: OpenId) -> bool {
    together.run_of(id).is_some() || together.twins_of(id).next().is_some()
}

/// What a glance at it tells.
pub(in crate::ui) fn told(together: &Together, id: OpenId, language: Language) -> Option<String> {
    Some(report::runs::tally(together.run_of(id)?, language).join("  ·  "))
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    (session, open): (&Session, &Open),
    view: &mut RunView,
    wishes: &mut Vec<Wish>,
) {
    view.update(session, open, scene.language);
    let theme = scene.theme;
    let columns = Columns::of(rect, theme);
    let mut body = rect;
    if session.together().run_of(open.id()).is_some() {
        body.min.y += theme.size.column_head;
        head_ui(ui, rect.with_max_y(body.top()), scene, &columns);
    }
    super::pane_ui(ui, Pane::Run, body, scene, wishes, |ui, wishes| {
        if view.lines.is_empty() {
            let words = say!(scene.language, "run-alone");
            let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
            text::paint(ui.painter(), rect.left() + theme.size.edge, body.top() + 22.0, &galley);
            return;
        }
        let area = RowArea { rect: body, row_height: ROW, n_rows: view.lines.len() };
        let row = view.row_of(session, open);
        if view.last_row != row
            && let Some(row) = row
        {
            view.scroll.reveal(row, 0, area.n_fitting());
        }
        view.last_row = row;
        let RunView { lines, scroll, .. } = view;
        area.show(ui, scroll, theme, |ui, index, place| {
            let Some(line) = lines.get(index) else { return };
            let shown = row::Shown { line, index, is_selected: row == Some(index) };
            row::draw(ui, place, scene, &columns, (session, open, &shown), wishes);
        });
    });
}

fn head_ui(ui: &Ui, rect: Rect, scene: &Scene, columns: &Columns) {
    let theme = scene.theme;
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, *theme.color.panel);
    widgets::hline(painter, rect.left(), rect.right(), rect.bottom() - 1.0, theme.color.hairline);
    for (x, end, words) in [
        (columns.name, columns.callback, say!(scene.language, "run-column-task")),
        (columns.callback, columns.told, say!(scene.language, "run-column-callback")),
        (columns.told, columns.end, say!(scene.language, "run-column-told")),
    ] {
        let (letters, ink) = (theme.text.chip, theme.color.text_2);
        let galley = text::fitted(painter, &words, letters, ink, end - x - 12.0, Elide::End);
        text::paint(painter, x, rect.center().y, &galley);
    }
}

/// What an open payload is called, by the number that it was put together by.
fn name_of(session: &Session, together: &Arc<Together>, payload: usize) -> String {
    let open = together.id_of(payload).and_then(|id| session.find(id));
    open.map(super::payloads::name_of).unwrap_or_default()
}

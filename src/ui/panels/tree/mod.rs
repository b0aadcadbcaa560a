//! The tree: every visible row in three columns, scrolled by rows.
//!
//! Only rows in sight are looked at. The top row is an integer, so that scrolling stays exact however many
//! rows there are.

mod marks;
mod pins;
mod view;

use eframe::egui::{Id, Pos2, Rect, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2};

pub use self::view::TreeView;

use super::Scene;
use super::row::{self, Columns, RowLook};
use crate::analysis::{Analysis, is_hoisted};
use crate::document::{Node, NodeId};
use crate::say;
use crate::session::{Action, Open, Row, Target};
use crate::ui::command::Surface;
use crate::ui::sizes::Edge;
use crate::ui::widgets;
use crate::ui::widgets::rows::{Ground, RowArea};
use crate::ui::wish::{Pane, Wish};

/// Draws the tree of a payload into `rect`, and scrolls it as the wheel was turned.
pub fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    open: &Open,
    view: &mut TreeView,
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    let Some(analysis) = open.analysis() else { return };
    view.turn_to(open);
    let columns = Columns::of(rect, &scene.sizes);
    let head = rect.with_max_y(rect.top() + theme.size.column_head);
    head_ui(ui, head, scene, &columns, wishes);
    let body = rect.with_min_y(head.bottom());
    let area = RowArea { rect: body, row_height: theme.size.tree_row, n_rows: open.rows().len() };
    let n_before = view.scroll.n_fitting();
    let is_wanted = view.seen_reveals != open.reveals();
    view.seen_reveals = open.reveals();
    let in_sight = view.scroll.top()..view.scroll.top() + n_before + 2;
    if is_wanted || n_before > area.n_fitting() {
        // A panel that becomes smaller keeps the selection in sight.
        let selected = open.selected_row().filter(|row| is_wanted || in_sight.contains(row));
        if let Some(index) = selected {
            let depth = open.rows().get(index).map_or(0, |row| row.depth);
            let n_pinned = most_pinned(area.n_fitting()).min(depth as usize);
            view.scroll.reveal(index, n_pinned, area.n_fitting());
        }
    }
    area.turn(ui, &mut view.scroll);
    super::pane_ui(ui, Pane::Tree, body, scene, wishes, |ui, wishes| {
        let mut frame = Frame { scene, open, analysis, columns, wishes };
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            ui.set_clip_rect(body.intersect(ui.clip_rect()));
            frame.rows_ui(ui, &area, view);
            area.bar(ui, &mut view.scroll, theme);
            marks::paint(ui.painter(), &area, open, view, theme);
        });
    });
}

/// How many ancestors at most stay at the top while scrolling.
fn most_pinned(n_fitting: usize) -> usize {
    (n_fitting / 3).min(6)
}

fn head_ui(ui: &Ui, rect: Rect, scene: &Scene, columns: &Columns, wishes: &mut Vec<Wish>) {
    let theme = scene.theme;
    let words = [
        say!(scene.language, "column-node"),
        say!(scene.language, "column-value"),
        say!(scene.language, "column-description"),
    ];
    row::head(ui.painter(), rect, columns, &words, theme);
    for (edge, next, first) in [
        (Edge::Names, columns.value, rect.left()),
        (Edge::Values, columns.description, columns.value),
    ] {
        let x = next - BEFORE_COLUMN;
        let line = Rect::from_min_max(pos2(x, rect.top()), pos2(x + 1.0, rect.bottom()));
        let (top, bottom) = (rect.top() + 7.0, rect.bottom() - 7.0);
        widgets::vline(ui.painter(), x, top, bottom, theme.color.control_edge);
        super::edge_ui(ui, edge, (line, first - BEFORE_COLUMN), scene, wishes);
    }
}

/// How far before its words a column begins.
const BEFORE_COLUMN: f32 = 9.0;

struct Frame<'a, 'w> {
    scene: &'a Scene,
    open: &'a Open,
    analysis: &'a Analysis,
    columns: Columns,
    wishes: &'w mut Vec<Wish>,
}

impl Frame<'_, '_> {
    fn rows_ui(&mut self, ui: &mut Ui, area: &RowArea, view: &mut TreeView) {
        let (body, height) = (area.rect, area.row_height);
        let pinned = self.pinned(view, most_pinned(area.n_fitting()));
        let pins_bottom = body.top() + pinned.len() as f32 * height;
        let below = ui.painter().clip_rect().with_min_y(pins_bottom);
        ui.scope(|ui| {
            ui.set_clip_rect(below);
            for (index, rect) in area.shown(view.scroll) {
                let Some(row) = self.open.rows().get(index) else { break };
                if rect.bottom() > pins_bottom + 0.5 {
                    self.row_ui(ui, rect, row, true);
                }
            }
        });
        for (slot, row) in pinned.iter().enumerate() {
            let top = body.top() + slot as f32 * height;
            let rect = Rect::from_min_size(pos2(body.left(), top), vec2(body.width(), height));
            ui.painter().rect_filled(rect, 0.0, *self.scene.theme.color.canvas);
            self.row_ui(ui, rect, *row, false);
        }
        if !pinned.is_empty() {
            let color = &self.scene.theme.color;
            widgets::hline(
                ui.painter(),
                body.left(),
                body.right(),
                pins_bottom - 1.0,
                color.hairline,
            );
            widgets::hline(ui.painter(), body.left(), body.right(), pins_bottom, color.faint);
        }
    }

    /// The ancestors of the first row that isn't covered by them, outermost first.
    fn pinned(&self, view: &mut TreeView, most: usize) -> Vec<Row> {
        let first = view.scroll.top();
        if first == 0 {
            return Vec::new();
        }
        for n_covered in 0..=most {
            let Some(row) = self.open.rows().get(first + n_covered) else { break };
            self.find_outermost(row, most, &mut view.pins);
            if view.pins.len() <= n_covered {
                break;
            }
        }
        let row_of = |&id| self.open.rows().row_of(Target::Node(id));
        view.pins.iter().filter_map(row_of).collect()
    }

    /// The outermost ancestors of a row. Those `known` of another row are used again if they are this
    /// row's: a walk up a million levels takes longer than a frame may.
    fn find_outermost(&self, row: Row, most: usize, known: &mut Vec<NodeId>) {
        let document = self.analysis.document();
        let node = document.node(row.target.node());
        let n_wanted = most.min(row.depth as usize);
        let is_above = |id: &NodeId| document.node(*id).subtree().contains(&node.id().index());
        // As many that it stands in as there are: the innermost of them stands in the others.
        if known.len() == n_wanted && known.last().is_none_or(is_above) {
            return;
        }
        let own = matches!(row.target, Target::Missing { .. }).then_some(node);
        *known = own
            .into_iter()
            .chain(node.ancestors())
            .filter(|above| !is_hoisted(*above))
            .map(Node::id)
            .collect();
        known.reverse();
        known.truncate(n_wanted);
    }

    fn row_ui(&mut self, ui: &mut Ui, rect: Rect, row: Row, is_in_place: bool) {
        let id = Id::unique(("row", self.open.id(), row.target, is_in_place));
        let response = ui.interact(rect.with_max_x(rect.right() - 8.0), id, Sense::CLICK);
        let speech = (self.scene.language, self.scene.clock);
        let content = row::Content::new((self.analysis, self.open.told()), row, speech);
        let is_selected = self.open.selected() == Some(row.target);
        let look = RowLook {
            ground: Ground {
                is_selected,
                has_focus: self.scene.pane == Pane::Tree,
                is_hovered: response.hovered(),
            },
            searched: Some(self.open),
            is_otherwise_spelt: self.open.is_otherwise_spelt(row.target),
        };
        let shown =
            row::paint(ui.painter(), rect, &self.columns, self.scene, row.into(), &content, look);
        let pin = self.open.pin_at(row.target);
        if let Some(pin) = pin {
            pins::paint(ui.painter(), rect, pin, self.scene.theme);
        }
        response.widget_info(|| {
            let mut info =
                WidgetInfo::selected(Role::TreeItem, true, is_selected, content.spoken_name());
            let pinned = pin.map(|pin| format!(", {}", pins::spoken(pin, self.scene.language)));
            info.current_text_value = Some(content.spoken_value() + &pinned.unwrap_or_default());
            info
        });
        let is_caret = response.interact_pointer_pos().is_some_and(|at| {
            (row::caret_x(&self.columns, row.into()) - at.x).abs() < 10.0 && row.is_foldable
        });
        if response.clicked() {
            super::enter_by_pointer(ui, Pane::Tree, self.wishes);
            if let (Target::Node(node), true) = (row.target, is_caret) {
                self.wishes.push(Wish::Session(Action::Toggle(node)));
            } else {
                let target = row.target;
                self.wishes.push(Wish::Session(Action::Select { target, reveal: !is_in_place }));
            }
        }
        if response.secondary_clicked() {
            let target = row.target;
            self.wishes.push(Wish::Session(Action::Select { target, reveal: false }));
        }
        super::offer_menu(&response, Surface::Node, self.wishes);
        if is_selected && is_in_place {
            super::note_selected(ui, Pane::Tree, rect);
        }
        let noted = pin.filter(|pin| {
            let is_at_mark = |at: Pos2| at.x < rect.left() + pins::WIDTH;
            !pin.note.is_empty() && response.hover_pos().is_some_and(is_at_mark)
        });
        if let Some(pin) = noted {
            response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, &pin.note, ""));
        } else if let Some(whole) = shown.cut_text(response.hover_pos()) {
            let hint = say!(self.scene.language, "tip-copy-value");
            response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, &whole, &hint));
        }
    }
}

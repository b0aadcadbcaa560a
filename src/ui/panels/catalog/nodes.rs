//! A callback's documented nodes, drawn like a payload's.

use eframe::egui::{Id, Key, Modifiers, Rect, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role};

use super::CatalogView;
use crate::catalog::{Entry, EntryId, NodeEntry, PlaceId};
use crate::say;
use crate::ui::panels::row::{self, Branch, Columns, Content, RowLook};
use crate::ui::panels::{Scene, keep_arrows};
use crate::ui::sizes::Sizes;
use crate::ui::widgets;
use crate::ui::widgets::rows::{Ground, RowArea};

/// Where the keyboard walks in the nodes.
pub(super) fn nodes_id() -> Id {
    Id::unique("catalog nodes")
}

/// A line of the nodes.
struct Line<'a> {
    node: &'a NodeEntry,
    branch: Branch,
}

impl CatalogView {
    pub(super) fn nodes_ui(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        (id, callback): (EntryId, &Entry),
    ) {
        let theme = scene.theme;
        let language = scene.language;
        let columns = Columns::of(rect, &Sizes::default());
        let head = rect.with_max_y(rect.top() + theme.size.column_head);
        let words = [
            say!(language, "column-node"),
            say!(language, "column-type"),
            say!(language, "column-description"),
        ];
        row::head(ui.painter(), head, &columns, &words, theme);
        let body = rect.with_min_y(head.bottom());
        let whole = ui.interact(body, nodes_id(), Sense::focusable_noninteractive());
        let name = say!(language, "catalog-nodes");
        whole.widget_info(|| WidgetInfo::labeled(Role::Tree, true, &name));
        keep_arrows(ui, whole.id);
        let n_fitting = RowArea { rect: body, row_height: theme.size.tree_row, n_rows: 0 };
        if whole.has_focus() {
            self.walk_nodes(ui, (id, callback), n_fitting.n_fitting());
        }
        if self.is_node_wanted {
            self.uncover(id, callback);
        }
        let lines = self.lines(id, callback);
        let area = RowArea { n_rows: lines.len(), ..n_fitting };
        let chosen = lines.iter().position(|line| Some(line.node.place) == self.node);
        if std::mem::take(&mut self.is_node_wanted)
            && let Some(row) = chosen
        {
            self.nodes.reveal(row, 0, area.n_fitting());
        }
        let hits = self.found.iter().find(|found| found.entry == id);
        let hits = hits.map_or([].as_slice(), |found| &found.places);
        let has_focus = whole.has_focus();
        let mut clicked = None;
        let mut scroll = self.nodes;
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            area.show(ui, &mut scroll, theme, |ui, index, place| {
                let Some(line) = lines.get(index) else { return };
                let is_hit = hits.contains(&line.node.place);
                let look = (chosen == Some(index), has_focus, is_hit);
                clicked = line_ui(ui, place, scene, (&columns, line), look).or(clicked);
            });
        });
        self.nodes = scroll;
        if has_focus {
            widgets::focus_ring_inside(ui.painter(), body, 0.0, theme);
        }
        if let Some((place, is_caret)) = clicked {
            ui.memory_mut(|memory| memory.request_focus(nodes_id()));
            if is_caret {
                self.toggle(id, place);
            } else {
                self.choose(place);
            }
        }
    }

    fn choose(&mut self, place: PlaceId) {
        self.node = Some(place);
        self.is_node_wanted = true;
        self.shows_all_values = false;
    }

    fn toggle(&mut self, id: EntryId, place: PlaceId) {
        if !self.folded.remove(&(id, place)) {
            self.folded.insert((id, place));
        }
    }

    /// The nodes that no folded one hides.
    fn lines<'a>(&self, id: EntryId, callback: &'a Entry) -> Vec<Line<'a>> {
        let mut lines = Vec::new();
        let mut hidden_below: Option<&str> = None;
        for (index, node) in callback.nodes.iter().enumerate() {
            if hidden_below.is_some_and(|path| is_below(&node.path, path)) {
                continue;
            }
            let next = callback.nodes.get(index + 1);
            let is_foldable = next.is_some_and(|next| is_below(&next.path, &node.path));
            let is_folded = is_foldable && self.folded.contains(&(id, node.place));
            hidden_below = is_folded.then_some(&*node.path);
            let depth = u32::try_from(node.path.matches('.').count()).unwrap_or(u32::MAX);
            lines.push(Line { node, branch: Branch { depth, is_foldable, is_folded } });
        }
        lines
    }

    /// Unfolds what hides the chosen node.
    fn uncover(&mut self, id: EntryId, callback: &Entry) {
        let chosen = callback.nodes.iter().find(|node| Some(node.place) == self.node);
        let Some(chosen) = chosen else { return };
        for node in &callback.nodes {
            if is_below(&chosen.path, &node.path) {
                self.folded.remove(&(id, node.place));
            }
        }
    }

    fn walk_nodes(&mut self, ui: &Ui, (id, callback): (EntryId, &Entry), n_fitting: usize) {
        let lines = self.lines(id, callback);
        let chosen = lines.iter().position(|line| Some(line.node.place) == self.node);
        let at = chosen.unwrap_or(0);
        let last = lines.len().saturating_sub(1);
        let page = n_fitting.saturating_sub(1).max(1);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let place_at = |row: usize| lines.get(row).map(|line| line.node.place);
        let mut to = None;
        for (key, row) in [
            (Key::ArrowDown, chosen.map_or(0, |at| (at + 1).min(last))),
            (Key::ArrowUp, at.saturating_sub(1)),
            (Key::PageDown, (at + page).min(last)),
            (Key::PageUp, at.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ] {
            if pressed(key) {
                to = place_at(row);
            }
        }
        let (is_left, is_right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
        let is_entered = pressed(Key::Enter);
        if let Some(line) = lines.get(at).filter(|_| is_left || is_right || is_entered) {
            let Branch { is_foldable, is_folded, .. } = line.branch;
            let is_open = is_foldable && !is_folded;
            if (is_left && is_open) || (is_right && is_folded) || (is_entered && is_foldable) {
                self.toggle(id, line.node.place);
            } else if is_right && is_open {
                to = place_at(at + 1);
            } else if is_left {
                let above = lines.iter().rev().find(|it| is_below(&line.node.path, &it.node.path));
                to = above.map(|above| above.node.place);
            }
        }
        if let Some(place) = to {
            self.choose(place);
        }
    }
}

/// Whether a path leads further than another.
fn is_below(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'))
}

/// Draws a line; gives its place where it was clicked, and whether that was on its triangle.
fn line_ui(
    ui: &Ui,
    rect: Rect,
    scene: &Scene,
    (columns, line): (&Columns, &Line<'_>),
    (is_selected, has_focus, is_hit): (bool, bool, bool),
) -> Option<(PlaceId, bool)> {
    let theme = scene.theme;
    let id = ui.scope_id().with(("node", line.node.place));
    let response = ui.interact(rect.with_max_x(rect.right() - 8.0), id, Sense::CLICK);
    let content = Content::of_documented(line.node, line.branch, scene.language);
    response.widget_info(|| {
        let mut info =
            WidgetInfo::selected(Role::TreeItem, true, is_selected, content.spoken_name());
        info.current_text_value = Some(content.spoken_value());
        info
    });
    if is_hit {
        let found = widgets::on_pixels(ui.painter(), rect.with_max_x(columns.value - 8.0));
        ui.painter().rect_filled(found.shrink2([0.0, 2.0].into()), 2.0, *theme.color.found);
    }
    let is_hovered = response.hovered();
    // What was found shows through.
    let ground = Ground { is_selected, has_focus, is_hovered: is_hovered && !is_hit };
    let look = RowLook { ground, searched: None, is_otherwise_spelt: false };
    let shown = row::paint(ui.painter(), rect, columns, scene, line.branch, &content, look);
    let is_caret = response.interact_pointer_pos().is_some_and(|at| {
        (row::caret_x(columns, line.branch) - at.x).abs() < 10.0 && line.branch.is_foldable
    });
    let is_clicked = response.clicked();
    if let Some(cut) = shown.cut_text(response.hover_pos()) {
        response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, &cut, ""));
    }
    is_clicked.then_some((line.node.place, is_caret))
}

//! The catalog as a manual: every documented callback, found by name, tag or meaning, with its nodes, its pages and
//! its samples.

mod entry;
mod list;
mod nodes;

use eframe::egui::{
    Area, CornerRadius, Id, Order, Rect, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2,
    vec2,
};
use hashbrown::HashSet;

use super::Scene;
use super::details::{Documented, documented_ui};
use crate::catalog::{Catalog, EntryId, Found, PlaceId};
use crate::say;
use crate::session::Session;
use crate::ui::widgets;
use crate::ui::widgets::rows::Scroll;
use crate::ui::wish::Wish;

/// What of the catalog is shown.
#[derive(Debug, Default)]
pub struct CatalogView {
    typed: String,
    /// What was found, and for which words.
    found: Vec<Found>,
    searched: Option<String>,
    entry: Option<EntryId>,
    node: Option<PlaceId>,
    folded: HashSet<(EntryId, PlaceId)>,
    list: Scroll,
    nodes: Scroll,
    /// What is chosen must come in sight.
    is_entry_wanted: bool,
    is_node_wanted: bool,
    shows_all_values: bool,
}

const HEAD: f32 = 48.0;
const LIST: f32 = 264.0;
/// As wide as this, the details stand beside the nodes, and else below them.
const WIDE: f32 = 980.0;

impl CatalogView {
    /// Begins with what the shown payload is, and what is selected in it.
    pub(in crate::ui) fn of(session: &Session) -> Self {
        let mut view = Self::default();
        let open = session.current();
        if let Some((open, analysis)) = open.and_then(|open| Some((open, open.analysis()?))) {
            let place = open.selected().map(|target| match target {
                crate::session::Target::Node(node) => analysis.place(node),
                crate::session::Target::Missing { place, .. } => place,
            });
            view.entry = analysis.entry_id();
            view.node = place.filter(|place| {
                analysis
                    .entry()
                    .is_some_and(|entry| entry.nodes.iter().any(|it| it.place == *place))
            });
        }
        view
    }

    /// Draws it over `area`, which is most of the window.
    pub(in crate::ui) fn draw(
        &mut self,
        ui: &Ui,
        area: Rect,
        scene: &Scene,
        catalog: &Catalog,
        wishes: &mut Vec<Wish>,
    ) {
        let is_new = self.searched.is_none();
        self.search(catalog);
        let size = vec2(1480.0_f32.min(area.width() - 32.0), area.height() - 16.0);
        let card = Rect::from_center_size(area.center(), size);
        let card = Rect::from_min_size(card.min.round(), card.size());
        let id = Id::unique("catalog");
        let area = Area::new(id).order(Order::Middle).fixed_pos(card.min).constrain(false);
        area.show(ui.ctx(), |ui| {
            ui.allocate_rect(card, Sense::hover());
            let response = ui.interact(card, id.with("card"), Sense::CLICK);
            let title = say!(scene.language, "catalog-title");
            response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, &title));
            let close = say!(scene.language, "catalog-close");
            if widgets::dialog(ui, card, &title, &close, scene.theme) {
                wishes.push(Wish::ToggleCatalog);
            }
            let color = scene.theme.color.hairline;
            let top = card.top() + HEAD;
            widgets::hline(ui.painter(), card.left() + 1.0, card.right() - 1.0, top, color);
            let body =
                Rect::from_min_max(pos2(card.left() + 1.0, top + 1.0), card.max - vec2(1.0, 1.0));
            let list = LIST.min((card.width() * 0.3).round());
            let x = card.left() + list;
            let corners = |sw, se| CornerRadius { sw, se, ..CornerRadius::ZERO };
            let (canvas, panel) = (*scene.theme.color.canvas, *scene.theme.color.panel);
            ui.painter().rect_filled(body.with_min_x(x), corners(0, 9), canvas);
            ui.painter().rect_filled(body.with_max_x(x), corners(9, 0), panel);
            widgets::vline(ui.painter(), x, top, card.bottom() - 1.0, color);
            let body = body.with_max_y(body.bottom() - 5.0);
            self.list_ui(ui, body.with_max_x(x), scene, catalog);
            if is_new {
                ui.memory_mut(|memory| memory.request_focus(list::field_id()));
            }
            let right = body.with_min_x(x + 1.0);
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
                ui.set_clip_rect(right.intersect(ui.clip_rect()));
                self.page_ui(ui, right, scene, catalog, wishes);
            });
        });
    }

    /// The chosen callback: what it is called, its nodes, and all that is documented of one of them.
    fn page_ui(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        catalog: &Catalog,
        wishes: &mut Vec<Wish>,
    ) {
        let Some(id) = self.entry else { return };
        let callback = catalog.entry(id);
        self.node = self.node.or_else(|| callback.nodes.first().map(|node| node.place));
        let top = entry::head_ui(ui, rect, scene, callback, wishes);
        let body = rect.with_min_y(top);
        let is_wide = body.width() >= WIDE;
        let nodes = if is_wide {
            body.with_max_x((body.right() - 340.0).round())
        } else {
            body.with_max_y((body.bottom() - (body.height() * 0.38).clamp(120.0, 240.0)).round())
        };
        self.nodes_ui(ui, nodes, scene, (id, callback));
        let details = if is_wide {
            widgets::vline(
                ui.painter(),
                nodes.right(),
                body.top(),
                body.bottom(),
                scene.theme.color.hairline,
            );
            body.with_min_x(nodes.right() + 1.0)
        } else {
            widgets::hline(
                ui.painter(),
                body.left(),
                body.right(),
                nodes.bottom(),
                scene.theme.color.hairline,
            );
            body.with_min_y(nodes.bottom() + 1.0)
        };
        let node = self.node.and_then(|place| callback.nodes.iter().find(|it| it.place == place));
        if let Some(node) = node {
            let documented = Documented { catalog, callback, node };
            documented_ui(ui, details, scene, documented, &mut self.shows_all_values, wishes);
        }
    }

    /// Looks for what is typed, if that is not what was looked for last.
    fn search(&mut self, catalog: &Catalog) {
        if self.searched.as_ref() == Some(&self.typed) {
            return;
        }
        let is_first = self.searched.is_none();
        self.found = catalog.search(&self.typed);
        self.searched = Some(self.typed.clone());
        self.list = Scroll::default();
        let is_found = |found: &Found| Some(found.entry) == self.entry;
        if is_first && self.found.iter().any(is_found) {
            (self.is_entry_wanted, self.is_node_wanted) = (true, true);
        } else if let Some(first) = self.found.first() {
            self.turn_to(first.entry);
        }
    }

    /// Shows a callback: from its first node on, or, where it isn't called as was looked for, what was found in it.
    fn turn_to(&mut self, entry: EntryId) {
        let found = self.found.iter().find(|found| found.entry == entry && !found.is_named);
        self.node = found.and_then(|found| found.places.first().copied());
        self.entry = Some(entry);
        (self.is_entry_wanted, self.is_node_wanted) = (true, true);
        self.nodes = Scroll::default();
        self.shows_all_values = false;
    }
}

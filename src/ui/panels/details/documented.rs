//! What is documented of a node, without a payload.

use eframe::egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::page::Page;
use crate::catalog::{Catalog, Entry, NodeEntry};
use crate::report::Here;
use crate::ui::panels::Scene;
use crate::ui::wish::Wish;

/// A node of the catalog.
#[derive(Clone, Copy)]
pub(in crate::ui::panels) struct Documented<'a> {
    pub(in crate::ui::panels) catalog: &'a Catalog,
    pub(in crate::ui::panels) callback: &'a Entry,
    pub(in crate::ui::panels) node: &'a NodeEntry,
}

/// Draws all that is documented of a node into `rect`; `shows_all` is whether all its values are listed, however
/// many.
pub(in crate::ui::panels) fn documented_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    Documented { catalog, callback, node }: Documented<'_>,
    shows_all: &mut bool,
    wishes: &mut Vec<Wish>,
) {
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        let salt = ("documented", &callback.id, node.place);
        ScrollArea::vertical().auto_shrink([false, false]).id_salt(salt).show(ui, |ui| {
            let top = ui.cursor().top();
            let mut page = Page {
                scene,
                here: Here::of_machine(),
                left: rect.left() + scene.theme.size.edge,
                width: rect.width() - 2.0 * scene.theme.size.edge,
                y: top + 8.0,
                n_labels: 0,
                ui,
                wishes,
            };
            page.path(&node.path);
            page.name(&node.name);
            page.chips(Some(node), false);
            page.meaning(Some(node));
            page.values(node, None, shows_all);
            page.presence((catalog, callback), node);
            page.source(callback, node);
            let height = page.y + 12.0 - top;
            ui.allocate_space(vec2(rect.width() - 8.0, height));
        });
    });
}

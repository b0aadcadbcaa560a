//! What is documented of a node, without a payload.

use eframe::egui::{Rect, Ui};

use crate::catalog::{Catalog, Entry, NodeEntry};
use crate::ui::panels::Scene;
use crate::ui::panels::page::page_ui;
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
    let salt = ("documented", &callback.id, node.place);
    page_ui(ui, rect, scene, salt, wishes, |page| {
        page.path(&node.path);
        page.name(&node.name);
        page.chips(Some(node), false);
        page.meaning(Some(node));
        page.values(node, None, shows_all);
        page.presence((catalog, callback), node);
        page.source(callback, node);
    });
}

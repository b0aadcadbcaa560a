//! What lies over the views.

use eframe::egui::{Context, Memory, Rect, Ui};

use super::Window;
use crate::ui::panels::about::AboutView;
use crate::ui::panels::catalog::CatalogView;
use crate::ui::panels::chooser::Chooser;
use crate::ui::panels::comparer::Comparer;
use crate::ui::panels::encodings::EncodingChooser;
use crate::ui::panels::palette::Palette;
use crate::ui::panels::path_box::PathBox;
use crate::ui::panels::{self, Scene};
use crate::ui::wish::Wish;

impl Window {
    pub(super) fn toggle_about(&mut self, ctx: &Context) {
        self.about = self.about.is_none().then(AboutView::default);
        // Whatever had the keyboard, it is about this now.
        if let Some(focused) = ctx.memory(Memory::focused) {
            ctx.memory_mut(|memory| memory.surrender_focus(focused));
        }
    }

    pub(super) fn toggle_catalog(&mut self) {
        let view = CatalogView::of(&self.session);
        self.catalog = self.catalog.is_none().then_some(view);
    }

    pub(super) fn toggle_chooser(&mut self) {
        self.chooser = self.chooser.is_none().then(Chooser::default);
    }

    pub(super) fn toggle_comparer(&mut self) {
        let comparer = &mut self.comparison.comparer;
        *comparer = comparer.is_none().then(Comparer::default);
    }

    pub(super) fn toggle_encodings(&mut self) {
        self.encodings = self.encodings.is_none().then(EncodingChooser::default);
    }

    pub(super) fn toggle_path_box(&mut self) {
        self.path_box = self.path_box.is_none().then(PathBox::default);
    }

    pub(super) fn toggle_palette(&mut self) {
        self.palette = self.palette.is_none().then(Palette::default);
    }

    /// Draws whatever is open over the views: over all of the window, or over what is between its bars.
    pub(super) fn draw_overlays(
        &mut self,
        ui: &mut Ui,
        (whole, middle): (Rect, Rect),
        scene: &Scene,
        wishes: &mut Vec<Wish>,
    ) {
        if let Some(view) = &mut self.catalog {
            view.draw(ui, middle, scene, self.session.analyzer().catalog(), wishes);
        }
        if self.shows_settings {
            panels::settings::draw(ui, whole, scene, &self.settings, wishes);
        }
        if let Some(about) = &mut self.about {
            about.draw(ui, whole, scene, wishes);
        }
        if self.shows_keys {
            panels::keys::draw(ui, whole, scene, wishes);
        }
        if let Some(mut palette) = self.palette.take() {
            palette.draw(ui, whole, scene, self, wishes);
            self.palette = Some(palette);
        }
        if let Some(chooser) = &mut self.chooser {
            chooser.draw(ui, whole, scene, &self.session, wishes);
        }
        if let Some(comparer) = &mut self.comparison.comparer {
            comparer.draw(ui, whole, scene, &self.session, wishes);
        }
        if let Some(encodings) = &mut self.encodings {
            encodings.draw(ui, whole, scene, &self.session, wishes);
        }
        if let Some(path_box) = &mut self.path_box {
            path_box.draw(ui, whole, scene, &self.session, wishes);
        }
        let mut menus = std::mem::take(&mut self.menus);
        menus.context_ui(ui, scene, self, wishes);
        self.menus = menus;
        if let Some(field) = &mut self.path_field {
            panels::path_field::draw(ui, whole, scene, field, wishes);
        }
    }
}

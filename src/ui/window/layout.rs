//! Where the parts of the window stand, and what each is given to draw.

use eframe::egui::{Id, Rect, Ui, UiBuilder, pos2};

use super::Window;
use crate::ui::panels::{self, Scene};
use crate::ui::sizes::{Edge, Widths};
use crate::ui::theme;
use crate::ui::wish::{Pane, Tab, Wish};

impl Window {
    pub(super) fn draw(&mut self, ui: &mut Ui, wishes: &mut Vec<Wish>) {
        let theme = theme::of(ui);
        let whole = ui.ctx().content_rect();
        ui.set_clip_rect(whole);
        let scene = Scene::new(ui, &self.settings, self.pane);
        let top = whole.top() + theme.size.top_bar;
        let bottom = whole.bottom() - theme.size.status_bar;
        let bar = Rect::from_min_max(whole.min, pos2(whole.right(), top));
        let middle = Rect::from_min_max(pos2(whole.left(), top), pos2(whole.right(), bottom));
        let status = Rect::from_min_max(pos2(whole.left(), bottom), whole.max);
        within(ui, "top bar", bar, |ui| {
            panels::top_bar::draw(ui, bar, &scene, self, wishes);
        });
        if self.session.opened().is_empty() {
            within(ui, "empty", middle, |ui| {
                panels::empty::draw(ui, middle, &scene, self, wishes);
            });
        } else if self.session.current().is_some_and(|open| open.folder().is_some()) {
            self.draw_folder(ui, middle, &scene, wishes);
        } else {
            self.draw_panels(ui, middle, &scene, wishes);
        }
        let notice = self.notice.as_ref();
        within(ui, "status", status, |ui| {
            panels::status::draw(ui, status, &scene, &self.session, notice);
        });
        panels::notices::draw(ui, middle, &scene, &mut self.elsewhere.notices, wishes);
        self.draw_overlays(ui, (whole, middle), &scene, wishes);
        panels::drop::draw(ui.ctx(), whole, &scene, self.session.opened().len());
    }

    fn draw_panels(&mut self, ui: &mut Ui, area: Rect, scene: &Scene, wishes: &mut Vec<Wish>) {
        let widths = Widths::of(area, &scene.sizes);
        let left = area.with_max_x(area.left() + widths.left);
        let right = area.with_min_x(area.right() - widths.right);
        let center =
            Rect::from_min_max(pos2(left.right(), area.top()), pos2(right.left(), area.bottom()));
        within(ui, "payloads", left, |ui| {
            panels::payloads::draw(ui, left, scene, &self.session, &mut self.payloads, wishes);
        });
        self.draw_center(ui, center, scene, widths.right == 0.0, wishes);
        if widths.right > 0.0 {
            self.draw_details(ui, right, scene, true, wishes);
        }
        let upright =
            |x: f32| Rect::from_min_max(pos2(x - 1.0, area.top()), pos2(x, area.bottom()));
        let line = (upright(left.right()), area.left());
        panels::edge_ui(ui, Edge::Payloads, line, scene, wishes);
        if widths.right > 0.0 {
            let line = (upright(right.left() + 1.0), area.right());
            panels::edge_ui(ui, Edge::Details, line, scene, wishes);
        }
    }

    fn draw_center(
        &mut self,
        ui: &mut Ui,
        area: Rect,
        scene: &Scene,
        is_narrow: bool,
        wishes: &mut Vec<Wish>,
    ) {
        let theme = scene.theme;
        ui.painter().rect_filled(area, 0.0, *theme.color.canvas);
        let Some(open) = self.session.current() else { return };
        if open.analysis().is_none() {
            let mut top = area;
            if self.session.everywhere().is_some() && self.tab == Tab::Hits {
                top.max.y -= scene.sizes.bottom(ui.ctx().content_rect().size(), self.tab);
            }
            within(ui, "header", top, |ui| {
                panels::header::draw_unread(ui, top, scene, open, wishes);
            });
            self.draw_hits(ui, area.with_min_y(top.bottom()), scene, wishes);
            return;
        }
        if !is_narrow && self.tab == Tab::Details {
            self.tab = Tab::Findings;
        }
        let mut tree = area;
        within(ui, "header", area, |ui| {
            let seen = area.with_max_y(area.top() + self.header_height);
            panels::pane_ui(ui, Pane::Header, seen, scene, wishes, |ui, wishes| {
                self.header_height = panels::header::draw(
                    ui,
                    area,
                    scene,
                    (&self.session, open),
                    &mut self.header,
                    wishes,
                );
            });
            tree.min.y += self.header_height;
        });
        let bottom = scene.sizes.bottom(ui.ctx().content_rect().size(), self.tab);
        tree.max.y -= bottom.min(tree.height() - LEAST_TREE).max(theme.size.tabs);
        self.tree.note_changes(self.session.changes());
        within(ui, "tree", tree, |ui| {
            panels::tree::draw(ui, tree, scene, open, &mut self.tree, wishes);
        });
        let tabs = Rect::from_min_size(tree.left_bottom(), [area.width(), theme.size.tabs].into());
        let aside = match self.tab {
            Tab::Source => panels::source::told(open, scene.language),
            Tab::Timeline => self.timeline.told(scene),
            Tab::Export => self.export.told(open),
            Tab::Share => self.share.told(open, self.settings.hidden),
            Tab::Run => panels::run::told(self.session.together(), open.id(), scene.language),
            Tab::Notes => panels::notes::told(open, scene.language),
            Tab::Details | Tab::Findings | Tab::Hits | Tab::Comparison | Tab::Records => None,
        };
        within(ui, "tabs", tabs, |ui| {
            let shown = (self.tab, is_narrow, aside.as_deref());
            panels::tabs_ui(ui, tabs, scene, &self.session, shown, wishes);
        });
        let body = Rect::from_min_max(tabs.left_bottom(), area.max);
        match self.tab {
            Tab::Findings => within(ui, "findings", body, |ui| {
                let mut view = std::mem::take(&mut self.findings);
                panels::findings::draw(ui, body, scene, self, &mut view, wishes);
                self.findings = view;
            }),
            Tab::Source => within(ui, "source", body, |ui| {
                panels::source::draw(ui, body, scene, open, &mut self.source, wishes);
            }),
            Tab::Timeline => self.draw_timeline(ui, body, scene, wishes),
            Tab::Hits => self.draw_hits(ui, body, scene, wishes),
            Tab::Comparison => self.draw_comparison(ui, body, scene, wishes),
            Tab::Run => self.draw_run(ui, body, scene, wishes),
            Tab::Records => self.draw_records(ui, body, scene, wishes),
            Tab::Notes => within(ui, "notes", body, |ui| {
                panels::notes::draw(ui, body, scene, open, &mut self.notes, wishes);
            }),
            Tab::Share => self.draw_share(ui, body, scene, wishes),
            Tab::Export => within(ui, "export", body, |ui| {
                panels::pane_ui(ui, Pane::Export, body, scene, wishes, |ui, wishes| {
                    let redacting = (&self.redaction, self.session.analyzer());
                    let view = (&mut self.export, redacting);
                    panels::export::draw(ui, body, scene, open, view, wishes);
                });
            }),
            Tab::Details => self.draw_details(ui, body, scene, false, wishes),
        }
        let line = tabs.with_max_y(tabs.top() + 1.0);
        panels::edge_ui(ui, Edge::above(self.tab), (line, area.bottom()), scene, wishes);
    }

    fn draw_details(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        is_side: bool,
        wishes: &mut Vec<Wish>,
    ) {
        within(ui, if is_side { "details" } else { "details below" }, rect, |ui| {
            panels::pane_ui(ui, Pane::Details, rect, scene, wishes, |ui, wishes| {
                let mut view = std::mem::take(&mut self.details);
                panels::details::draw(ui, rect, scene, self, (&mut view, is_side), wishes);
                self.details = view;
            });
        });
    }
}

/// How high the tree is at least.
const LEAST_TREE: f32 = 96.0;

/// Draws a part of the window in `rect`, clipped to it.
pub(super) fn within(ui: &mut Ui, name: &str, rect: Rect, draw: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new().scope_id(Id::unique(("panel", name))).max_rect(rect);
    ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        draw(ui);
    });
}

//! The comparison in the window: when its tab is seen, and its keys.

use eframe::egui::{Key, Rect, Ui};

use super::keys::list_keys;
use super::{Window, within};
use crate::session::CompareAction;
use crate::ui::panels::{self, Scene};
use crate::ui::wish::{Pane, Tab, Wish, compare};

impl Window {
    /// Where a comparison has ended, its tab and the keyboard go elsewhere.
    pub(super) fn leave_ended_comparison(&mut self) {
        if self.session.comparing().is_none() {
            if self.tab == Tab::Comparison {
                self.tab = Tab::default();
            }
            if self.pane == Pane::Comparison {
                self.pane = Pane::Tree;
            }
        }
    }

    pub(super) fn draw_comparison(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        wishes: &mut Vec<Wish>,
    ) {
        within(ui, "comparison", rect, |ui| {
            let view = &mut self.comparison;
            panels::comparison::draw(ui, rect, scene, &self.session, view, wishes);
        });
    }

    pub(super) fn comparison_keys(&self) -> Vec<(Key, Wish)> {
        let mut steps = list_keys(self.comparison.scroll, |by| compare(CompareAction::Move(by)));
        steps.push((Key::ArrowLeft, compare(CompareAction::FoldOrLeave)));
        steps.push((Key::ArrowRight, compare(CompareAction::UnfoldOrEnter)));
        steps.push((Key::Enter, Wish::Visit(Pane::Tree)));
        steps.push((Key::Escape, Wish::Visit(Pane::Tree)));
        steps
    }
}

//! The run of the shown payload: whether it has one, and its keys.

use eframe::egui::{Key, Rect, Ui};

use super::keys::list_keys;
use super::{Window, within};
use crate::session::{Action, Target};
use crate::ui::panels::{self, Scene};
use crate::ui::wish::{Pane, Wish};

impl Window {
    /// Whether the shown payload tells of a run together with others, or came more than once.
    pub fn has_run(&self) -> bool {
        let (session, shown) = (&self.session, self.session.current());
        shown.is_some_and(|open| panels::run::is_told(session.together(), open.id()))
    }

    pub(super) fn draw_run(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        wishes: &mut Vec<Wish>,
    ) {
        let Some(open) = self.session.current() else { return };
        within(ui, "run", rect, |ui| {
            let shown = (&self.session, open);
            panels::run::draw(ui, rect, scene, shown, &mut self.run, wishes);
        });
    }

    pub(super) fn run_keys(&self) -> Vec<(Key, Wish)> {
        let go = |(id, node)| Action::GoTo(id, Target::Node(node));
        let step = |by| self.run.step(&self.session, by).map_or(Action::Move(0), go);
        let mut steps = list_keys(self.run.scroll, |by| Wish::Session(step(by)));
        steps.push((Key::Enter, Wish::Visit(Pane::Tree)));
        steps
    }
}

//! Where the keyboard is: it walks from view to view, comes back after what lay over them, is never lost.

use eframe::egui::{
    Context, FocusDirection, Id, Key, Memory, Order, Popup, Pos2, WidgetRect, vec2,
};

use super::Window;
use crate::ui::command::Surface;
use crate::ui::panels::{self, pane_id};
use crate::ui::wish::{Pane, Tab};

/// What had the keyboard before something was opened over the views.
#[derive(Debug, Default)]
pub(super) struct Before {
    focused: Option<Id>,
    was_covered: bool,
}

impl Window {
    /// What a menu of the selected would be about, in the view that the keyboard acts on.
    pub fn surface(&self) -> Option<Surface> {
        let open = self.session.current()?;
        match self.pane {
            Pane::Payloads => Some(Surface::Payload),
            Pane::Folder => open.folder()?.current().map(|_| Surface::Row),
            Pane::Tree
            | Pane::Source
            | Pane::Timeline
            | Pane::Hits
            | Pane::Run
            | Pane::Records
            | Pane::Notes => open.selected().map(|_| Surface::Node),
            Pane::Findings => open.selected_finding().map(|_| Surface::Finding),
            Pane::TopBar
            | Pane::Filters
            | Pane::Header
            | Pane::Export
            | Pane::Share
            | Pane::Comparison
            | Pane::Details => None,
        }
    }

    /// Where a table took the place of a payload, or a payload that of a table, keys act on what is shown now.
    pub(super) fn settle_pane(&mut self) {
        let is_table = self.session.current().is_some_and(|open| open.folder().is_some());
        let is_of_table = matches!(self.pane, Pane::Folder | Pane::Filters);
        let is_of_both = matches!(self.pane, Pane::TopBar | Pane::Payloads);
        if !is_of_both && is_of_table != is_table {
            self.pane = if is_table { Pane::Folder } else { Pane::Tree };
        }
        self.leave_ended_comparison();
        self.leave_ended_table();
    }

    /// Brings the keyboard to a view, and the view in sight.
    pub(super) fn visit(&mut self, ctx: &Context, pane: Pane) {
        if !is_in_sight(ctx, pane)
            && let Some(tab) = pane.tab()
        {
            self.tab = tab;
        }
        self.pane = pane;
        ctx.memory_mut(|memory| memory.request_focus(pane_id(pane)));
        ctx.request_repaint();
    }

    /// Brings the keyboard to the next view in sight, or the one before.
    pub(super) fn walk(&mut self, ctx: &Context, forward: bool) {
        let panes: Vec<Pane> =
            Pane::ALL.into_iter().filter(|pane| is_in_sight(ctx, *pane)).collect();
        let here = focused_pane(ctx).unwrap_or(self.pane);
        let at = panes.iter().position(|pane| *pane == here).unwrap_or(0);
        let by = if forward { 1 } else { panes.len().saturating_sub(1) };
        if let Some(next) = panes.get((at + by) % panes.len().max(1)) {
            self.visit(ctx, *next);
        }
    }

    /// Shows the next tab at the bottom; the keyboard comes along if it is in one.
    pub(super) fn show_next_tab(&mut self, ctx: &Context, forward: bool) {
        let mut tabs = vec![Tab::Findings, Tab::Source, Tab::Timeline, Tab::Export, Tab::Share];
        if self.tab == Tab::Details || !is_in_sight(ctx, Pane::Details) {
            tabs.insert(0, Tab::Details);
        }
        if self.tab == Tab::Hits || !self.query.is_empty() {
            tabs.push(Tab::Hits);
        }
        if self.session.comparing().is_some() {
            tabs.push(Tab::Comparison);
        }
        if self.tab == Tab::Run || self.has_run() {
            tabs.push(Tab::Run);
        }
        if self.session.current().is_some_and(|open| open.tabulating().is_some()) {
            tabs.push(Tab::Records);
        }
        if self.tab == Tab::Notes || self.has_notes() {
            tabs.push(Tab::Notes);
        }
        let at = tabs.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        let by = if forward { 1 } else { tabs.len() - 1 };
        let Some(&next) = tabs.get((at + by) % tabs.len()) else { return };
        let was_in_tab = self.pane.tab() == Some(self.tab);
        self.tab = next;
        let pane = Pane::ALL.into_iter().find(|pane| pane.tab() == Some(next));
        if let Some(pane) = pane.filter(|_| was_in_tab) {
            self.visit(ctx, pane);
        }
    }

    /// Opens the menu of what is selected, where it is seen.
    pub(super) fn open_context_menu(&mut self, ctx: &Context) {
        let Some(surface) = self.surface() else { return };
        let area = seen(ctx, pane_id(self.pane)).map(|pane| pane.rect);
        let selected = panels::selected_place(ctx, self.pane)
            .filter(|rect| area.is_none_or(|area| area.intersects(*rect)));
        let at = match (selected, area) {
            (Some(row), _) => row.left_bottom() + vec2(24.0, 0.0),
            (None, Some(area)) => area.left_top() + vec2(24.0, 16.0),
            (None, None) => Pos2::ZERO,
        };
        self.menus.offer(ctx, surface, at, true);
    }

    /// After a frame: what vanished with the keyboard leaves it to what had it before, or to the tree.
    pub(super) fn keep_focus(&mut self, ctx: &Context) {
        let focused = ctx.memory(Memory::focused).filter(|id| !is_gone_overlay(ctx, *id));
        if self.is_covered(ctx) {
            self.before.was_covered = true;
            return;
        }
        let was_covered = std::mem::take(&mut self.before.was_covered);
        match (focused, self.before.focused) {
            (None, Some(before)) if was_covered && seen(ctx, before).is_some() => {
                ctx.memory_mut(|memory| memory.request_focus(before));
                ctx.request_repaint();
            }
            (None, Some(_)) => {
                self.before.focused = None;
                let rest = [Pane::Tree, Pane::Folder, Pane::Payloads];
                if let Some(pane) = rest.into_iter().find(|pane| is_in_sight(ctx, *pane)) {
                    self.visit(ctx, pane);
                }
            }
            (focused, _) => self.before.focused = focused,
        }
    }

    /// Whether something lies over the views that takes their keys.
    pub(super) fn is_covered(&self, ctx: &Context) -> bool {
        let is_overlaid = self.shows_keys || self.shows_settings || self.palette.is_some();
        let is_overlaid = is_overlaid || self.chooser.is_some() || self.catalog.is_some();
        let is_overlaid =
            is_overlaid || self.encodings.is_some() || self.comparison.comparer.is_some();
        let is_overlaid = is_overlaid || self.path_box.is_some() || self.about.is_some();
        is_overlaid || self.path_field.is_some() || Popup::is_any_open(ctx)
    }

    /// The first Tab leads to where the keys act already, not to the window's first button.
    pub(super) fn enter_by_tab(&mut self, ctx: &Context) {
        let is_nowhere = ctx.memory(|memory| memory.focused().is_none());
        if is_nowhere
            && is_in_sight(ctx, self.pane)
            && !self.is_covered(ctx)
            && ctx.input(|input| input.key_pressed(Key::Tab) && !input.modifiers.ctrl)
        {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            self.visit(ctx, self.pane);
        }
    }
}

fn is_in_sight(ctx: &Context, pane: Pane) -> bool {
    seen(ctx, pane_id(pane)).is_some()
}

/// Which view what has the keyboard stands in.
fn focused_pane(ctx: &Context) -> Option<Pane> {
    let focused = ctx.memory(Memory::focused)?;
    let center = seen(ctx, focused)?.rect.center();
    Pane::ALL
        .into_iter()
        .find(|pane| seen(ctx, pane_id(*pane)).is_some_and(|pane| pane.rect.contains(center)))
}

/// Whether it belongs to something over the views that was open until now.
fn is_gone_overlay(ctx: &Context, id: Id) -> bool {
    !panels::find::is_switch(id)
        && seen(ctx, id).is_some_and(|widget| widget.layer_id.order != Order::Background)
}

/// Where a widget was drawn last. To ask for its response would take the keyboard from it after a click in
/// something that lies over it, as rows lie over their view.
fn seen(ctx: &Context, id: Id) -> Option<WidgetRect> {
    ctx.viewport(|viewport| {
        let widgets = [&viewport.this_pass.widgets, &viewport.prev_pass.widgets];
        widgets.into_iter().find_map(|widgets| widgets.get(id).copied())
    })
}

//! A row of tabs.

use eframe::egui::{
    EventFilter, Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

use crate::ui::{text, theme};

/// One tab: its words, and a count behind them.
#[derive(Clone, Debug)]
pub struct Tab {
    /// What it is called.
    pub words: String,
    /// How many there are of what it shows.
    pub count: Option<usize>,
}

/// Draws `tabs` from the left of `rect`; gives the index that was chosen just now, and where the last one ends.
pub fn tabs(ui: &mut Ui, rect: Rect, tabs: &[Tab], current: usize) -> (Option<usize>, f32) {
    let theme = theme::of(ui);
    let color = &theme.color;
    ui.painter().rect_filled(rect, 0.0, *color.panel);
    super::hline(ui.painter(), rect.left(), rect.right(), rect.top(), color.hairline);
    super::hline(ui.painter(), rect.left(), rect.right(), rect.bottom() - 1.0, color.hairline);
    let mut chosen = None;
    let mut x = rect.left() + theme.size.edge;
    for (index, tab) in tabs.iter().enumerate() {
        let is_on = index == current;
        let (letters, ink) = if is_on {
            (theme.text.row_bold, color.text_1)
        } else {
            (theme.text.row, color.text_2)
        };
        let words = text::line(ui.painter(), &tab.words, letters, ink);
        let count = tab.count.map(|count| {
            text::line(ui.painter(), &count.to_string(), theme.text.caption, color.text_3)
        });
        let width = words.size().x + count.as_ref().map_or(0.0, |count| count.size().x + 7.0);
        let place = Rect::from_min_size(pos2(x, rect.top()), vec2(width, rect.height()));
        // One stop for the keyboard: the arrows choose among the tabs.
        let id = |index: usize| ui.scope_id().with(("tab", index));
        let has_focus = ui.memory(|memory| memory.has_focus(id(index)));
        let sense = if is_on || has_focus { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(place.expand2(vec2(9.0, 0.0)), id(index), sense);
        if response.has_focus()
            && let Some(next) = stepped(ui, response.id, index, tabs.len())
        {
            chosen = Some(next);
            ui.memory_mut(|memory| memory.request_focus(id(next)));
        }
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_on, &tab.words));
        let end = text::paint(ui.painter(), x, rect.center().y, &words).right();
        if let Some(count) = count {
            text::paint(ui.painter(), end + 7.0, rect.center().y, &count);
        }
        if is_on {
            let bar =
                Rect::from_min_max(pos2(x, rect.bottom() - 2.0), pos2(x + width, rect.bottom()));
            ui.painter().rect_filled(bar, 0.0, *color.accent);
        } else if response.hovered() {
            let bar =
                Rect::from_min_max(pos2(x, rect.bottom() - 2.0), pos2(x + width, rect.bottom()));
            ui.painter().rect_filled(bar, 0.0, *color.control_edge);
        }
        if response.has_focus() {
            super::focus_ring_inside(ui.painter(), place.expand2(vec2(7.0, -4.0)), 4.0, theme);
        }
        if response.clicked() {
            chosen = Some(index);
        }
        x += (width + 22.0).round();
    }
    (chosen, x - 22.0)
}

/// The tab that an arrow key leads to.
fn stepped(ui: &Ui, id: Id, index: usize, n_tabs: usize) -> Option<usize> {
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let steps = [(Key::ArrowRight, 1), (Key::ArrowLeft, n_tabs - 1)];
    let (_, by) = steps.into_iter().find(|(key, _)| pressed(*key))?;
    Some((index + by) % n_tabs)
}

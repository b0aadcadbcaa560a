//! The search field, and beside it, while it is used, how its words are meant: below it where the bar is too short.

use std::sync::Arc;

use eframe::egui::{
    Area, Context, Frame, Galley, Id, Key, Memory, Order, Rect, Response, Sense, Ui, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use super::Scene;
use super::top_bar::search_id;
use crate::say;
use crate::search::Place;
use crate::ui::command::Command;
use crate::ui::widgets::button::IconButton;
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::mark::Mark;
use crate::ui::widgets::toggle::Toggle;
use crate::ui::widgets::{self, Look};
use crate::ui::window::Window;
use crate::ui::wish::{Find, Wish};
use crate::ui::{icon, prose, text};
use crate::words::Language;

/// Draws the field with its buttons into `rect`; left of it there is nothing from `free` on.
pub(super) fn draw(
    ui: &mut Ui,
    rect: Rect,
    free: f32,
    scene: &Scene,
    window: &mut Window,
    wishes: &mut Vec<Wish>,
) {
    let hint = say!(scene.language, "search-hint");
    let keys = Command::Find.keys_text(ui);
    let is_wrong = window.session().wrong_query().is_some();
    let field = Field { hint: &hint, icon: Some(field::SEARCH), keys: &keys, is_wrong };
    let has_focus = ui.memory(|memory| memory.has_focus(search_id()));
    let look = Look { has_focus, ..Look::default() };
    field::paint(ui.painter(), rect, scene.theme, look, is_wrong);
    let mut typed = rect;
    if !window.query().is_empty() {
        typed.max.x = tools_ui(ui, rect, scene, window, wishes);
    }
    let response = field.put_bare(ui, typed, search_id(), &mut window.query_mut().words);
    if response.changed() {
        wishes.push(Wish::Find(Find::Look));
    }
    end_at_escape(&response, wishes);
    if is_used(ui, has_focus) {
        Options::new(ui, scene, window).draw(ui, rect, free, wishes);
    }
}

/// Count and buttons at the right end of the field; gives where they begin.
fn tools_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    window: &Window,
    wishes: &mut Vec<Wish>,
) -> f32 {
    let middle = rect.center().y;
    for (from_right, icon, command) in [
        (65.0, icon::PREVIOUS, Command::PreviousHit),
        (41.0, icon::EXPANDED, Command::NextHit),
        (17.0, icon::FILTER, Command::ShowOnlyHits),
    ] {
        let name = command.words(scene.language);
        let center = pos2(rect.right() - from_right, middle);
        let is_on = command.is_on(window).unwrap_or(false);
        let button = IconButton::new(icon, &name).on(is_on).enabled(command.is_enabled(window));
        if button.put(ui, center).clicked() {
            wishes.push(Wish::Run(command));
        }
    }
    let right = rect.right() - 82.0;
    let read = window.session().current().filter(|open| open.analysis().is_some());
    // What was found before a mistake is marked still, but is no answer to it.
    let Some(open) = read.filter(|_| window.session().wrong_query().is_none()) else {
        return right;
    };
    let color = &scene.theme.color;
    let hits = open.hits();
    let at = open.selected().and_then(|target| hits.index_of(target));
    let (words, ink) = match (hits.len(), at) {
        (0, _) if open.is_searching() => ("…".to_owned(), color.text_3),
        (0, _) => (say!(scene.language, "find-nowhere"), color.error.ink),
        (n_hits, Some(at)) => (format!("{}/{n_hits}", at + 1), color.text_3),
        (n_hits, None) => (n_hits.to_string(), color.text_3),
    };
    let galley = text::line(ui.painter(), &words, scene.theme.text.caption, ink);
    text::paint_right(ui.painter(), right, middle, &galley).left() - 4.0
}

/// The switches, and what is wrong with what was typed.
struct Options<'a> {
    scene: &'a Scene,
    switches: Vec<Switch>,
    /// The width of all switches beside each other.
    width: f32,
    trouble: Option<Arc<Galley>>,
}

impl<'a> Options<'a> {
    fn new(ui: &Ui, scene: &'a Scene, window: &Window) -> Self {
        let theme = scene.theme;
        let switches: Vec<Switch> =
            (0..N_SWITCHES).filter_map(|index| Switch::new(index, ui, scene, window)).collect();
        let gaps = 2.0 * (switches.len() as f32 - 1.0) + GROUP_GAP;
        let width =
            switches.iter().map(|switch| switch.toggle(scene).width(ui)).sum::<f32>() + gaps;
        let wrong = window.session().wrong_query().map(|wrong| wrong.words(scene.language));
        let trouble = wrong.map(|words| {
            let (letters, names) = (theme.text.row, theme.text.mono);
            let parts = prose::parts(&words, letters, names, theme.color.error.ink);
            text::parts(ui.painter(), &parts, 460.0)
        });
        Self { scene, switches, width, trouble }
    }

    fn draw(&self, ui: &mut Ui, field: Rect, free: f32, wishes: &mut Vec<Wish>) {
        let left = field.left() - BESIDE - self.width;
        let is_beside = left >= free;
        if is_beside {
            let row = Rect::from_min_max(
                pos2(left, field.top()),
                pos2(left + self.width, field.bottom()),
            );
            self.switches_ui(ui, row, wishes);
            ui.data_mut(|data| data.insert_temp(area_id(), row));
        }
        if !is_beside || self.trouble.is_some() {
            self.below_ui(ui, field, is_beside, wishes);
        }
    }

    fn switches_ui(&self, ui: &mut Ui, row: Rect, wishes: &mut Vec<Wish>) {
        let middle = row.center().y;
        let mut x = row.left();
        for switch in &self.switches {
            if switch.index == N_OPTIONS {
                let line = x + GROUP_GAP / 2.0 - 1.0;
                let color = self.scene.theme.color.hairline;
                widgets::vline(ui.painter(), line, middle - 9.0, middle + 9.0, color);
                x += GROUP_GAP;
            }
            let response = switch.toggle(self.scene).put(ui, x, middle, switch_id(switch.index));
            x = response.rect.right() + 2.0;
            if response.clicked() {
                wishes.push(switch.wish.clone());
            }
            end_at_escape(&response, wishes);
        }
    }

    /// What hangs below the field: what is wrong, and the switches unless they stand beside it.
    fn below_ui(&self, ui: &Ui, field: Rect, is_beside: bool, wishes: &mut Vec<Wish>) {
        let row = if is_beside { vec2(0.0, 0.0) } else { vec2(self.width, 24.0) };
        let told =
            self.trouble.as_ref().map_or(vec2(0.0, 0.0), |it| vec2(it.size().x + 24.0, 20.0));
        let gap = if row.y > 0.0 && told.y > 0.0 { 10.0 } else { 0.0 };
        let size = vec2(row.x.max(told.x), row.y + gap + told.y);
        let left = (field.right() - size.x - 2.0 * MARGIN).max(4.0).round();
        let area = Area::new(area_id()).order(Order::Foreground).fade_in(false);
        let shown = area.fixed_pos(pos2(left, field.bottom() + 4.0)).show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(MARGIN).show(ui, |ui| {
                let (_, rect) = ui.allocate_space(size);
                if !is_beside {
                    self.switches_ui(ui, rect.with_max_y(rect.top() + row.y), wishes);
                }
                if let Some(trouble) = &self.trouble {
                    trouble_ui(ui, rect, self.scene, trouble);
                }
            });
        });
        if !is_beside {
            ui.data_mut(|data| data.insert_temp(area_id(), shown.response.rect));
        }
    }
}

fn trouble_ui(ui: &Ui, rect: Rect, scene: &Scene, trouble: &Arc<Galley>) {
    let middle = rect.bottom() - 10.0;
    Mark::Error.paint(ui.painter(), pos2(rect.left() + 10.0, middle), 14.0, scene.theme);
    let at = text::paint(ui.painter(), rect.left() + 24.0, middle, trouble);
    let response = ui.interact(at, Id::unique("find trouble"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, trouble.text()));
}

/// Between the switches and the field.
const BESIDE: f32 = 10.0;
const MARGIN: f32 = 6.0;
const GROUP_GAP: f32 = 13.0;
const N_OPTIONS: usize = 3;
const N_SWITCHES: usize = N_OPTIONS + Place::ALL.len();

/// One switch of the strip.
struct Switch {
    index: usize,
    words: String,
    name: String,
    tip: String,
    is_on: bool,
    wish: Wish,
}

impl Switch {
    fn new(index: usize, ctx: &Context, scene: &Scene, window: &Window) -> Option<Self> {
        let commands = [
            ("Aa", Command::MatchCase),
            ("ab", Command::MatchWholeWords),
            (".*", Command::MatchRegex),
        ];
        if let Some((signs, command)) = commands.get(index) {
            let name = command.words(scene.language);
            return Some(Self {
                index,
                words: (*signs).to_owned(),
                tip: format!("{name} ({})", command.keys_text(ctx)),
                name,
                is_on: command.is_on(window).unwrap_or(false),
                wish: Wish::Run(*command),
            });
        }
        let place = *Place::ALL.get(index - N_OPTIONS)?;
        let (words, tip) = place_words(place, scene.language);
        Some(Self {
            index,
            name: words.clone(),
            words,
            tip,
            is_on: window.query().places.contains(place),
            wish: Wish::Find(Find::In(place)),
        })
    }

    fn toggle(&self, scene: &Scene) -> Toggle<'_> {
        let text = &scene.theme.text;
        Toggle {
            words: &self.words,
            letters: if self.index < N_OPTIONS { text.mono } else { text.row },
            name: &self.name,
            tip: &self.tip,
            is_on: self.is_on,
        }
    }
}

fn place_words(place: Place, language: Language) -> (String, String) {
    match place {
        Place::Name => (say!(language, "find-names"), say!(language, "find-in-names")),
        Place::Value => (say!(language, "find-values"), say!(language, "find-in-values")),
        Place::Description => {
            (say!(language, "find-descriptions"), say!(language, "find-in-descriptions"))
        }
        Place::Path => (say!(language, "find-paths"), say!(language, "find-in-paths")),
    }
}

/// Whether the keyboard acts on the field or one of its switches, or the pointer on these.
fn is_used(ui: &Ui, has_focus: bool) -> bool {
    let focused = ui.memory(Memory::focused);
    let is_on_switch = focused.is_some_and(is_switch);
    let last = ui.data(|data| data.get_temp::<Rect>(area_id()));
    let is_over = last.is_some_and(|rect| {
        ui.input(|input| input.pointer.latest_pos().is_some_and(|at| rect.contains(at)))
    });
    let is_used = has_focus || is_on_switch || is_over;
    if !is_used {
        ui.data_mut(|data| data.remove::<Rect>(area_id()));
    }
    is_used
}

fn end_at_escape(response: &Response, wishes: &mut Vec<Wish>) {
    if response.lost_focus() && response.ctx.input(|input| input.key_pressed(Key::Escape)) {
        wishes.push(Wish::Find(Find::End));
    }
}

/// Whether an id is that of a switch below the field.
pub(in crate::ui) fn is_switch(id: Id) -> bool {
    (0..N_SWITCHES).any(|index| switch_id(index) == id)
}

fn switch_id(index: usize) -> Id {
    Id::unique(("find switch", index))
}

fn area_id() -> Id {
    Id::unique("find options")
}

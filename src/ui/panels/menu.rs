//! Menus of commands: those of the top bar, and the one that a secondary click opens.

use eframe::egui::{
    Context, CornerRadius, Id, Key, Memory, Modifiers, Popup, PopupKind, Pos2, Rect, Response,
    Sense, Ui, WidgetInfo, accesskit::Role, containers::menu::menu_style, pos2, vec2,
};

use super::{Scene, pane_id, recent};
use crate::say;
use crate::ui::command::{Command, Menu, Surface};
use crate::ui::text;
use crate::ui::widgets;
use crate::ui::widgets::choice::{self, Item};
use crate::ui::window::Window;
use crate::ui::wish::{Pane, Wish};

/// What is open, and what the keys have asked for.
#[derive(Debug, Default)]
pub struct Menus {
    open: Option<Menu>,
    /// To be opened where it is drawn.
    asked: Option<Menu>,
    /// The first command of what opens gets the keyboard.
    is_entered: bool,
    /// The context menu's surface, and where it was opened.
    context: Option<(Surface, Pos2)>,
}

impl Menus {
    /// Opens a menu of the top bar, and brings the keyboard there.
    pub(in crate::ui) fn ask(&mut self, menu: Menu) {
        self.asked = Some(menu);
        self.is_entered = true;
    }

    /// Opens the context menu of `surface`; the keyboard goes there at once if a key asked for it.
    pub(in crate::ui) fn offer(&mut self, ctx: &Context, surface: Surface, at: Pos2, by_key: bool) {
        self.context = Some((surface, at));
        self.is_entered = by_key;
        Popup::open_id(ctx, context_id());
        // What has the keyboard would take the arrow keys from the menu.
        if let Some(focused) = ctx.memory(Memory::focused) {
            ctx.memory_mut(|memory| memory.surrender_focus(focused));
        }
    }

    /// Draws the top bar's menus from `left` on; gives where they end.
    pub(super) fn bar_ui(
        &mut self,
        ui: &mut Ui,
        left: Pos2,
        scene: &Scene,
        window: &Window,
        wishes: &mut Vec<Wish>,
    ) -> f32 {
        let mut x = left.x;
        for menu in Menu::ALL {
            x = self.menu_ui(ui, pos2(x, left.y), menu, scene, window, wishes);
        }
        x
    }

    fn menu_ui(
        &mut self,
        ui: &mut Ui,
        left: Pos2,
        menu: Menu,
        scene: &Scene,
        window: &Window,
        wishes: &mut Vec<Wish>,
    ) -> f32 {
        let theme = scene.theme;
        let words = menu.words(scene.language);
        let galley = text::line(ui.painter(), &words, theme.text.prose, theme.color.text_1);
        let size = vec2((galley.size().x + 20.0).round(), 28.0);
        let rect = Rect::from_min_size(pos2(left.x, left.y - 14.0), size);
        let id = match menu {
            // The keyboard enters the top bar here.
            Menu::File => pane_id(Pane::TopBar),
            Menu::Edit | Menu::View | Menu::Payload | Menu::Help => {
                ui.scope_id().with(("menu", menu))
            }
        };
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, &words));
        let popup_id = Popup::default_response_id(&response);
        let is_other_open = self.open.is_some_and(|open| open != menu);
        let is_slid_to =
            is_other_open && response.hovered() && ui.input(|input| input.pointer.is_moving());
        if self.asked.take_if(|asked| *asked == menu).is_some() || is_slid_to {
            Popup::open_id(ui.ctx(), popup_id);
            response.request_focus();
        } else if response.clicked() {
            response.request_focus();
        }
        let popup = Popup::menu(&response).gap(2.0);
        let is_open = popup.is_open();
        if response.hovered() || is_open {
            ui.painter().rect_filled(rect, CornerRadius::same(4), *theme.color.pressed);
        }
        let x = (rect.center().x - galley.size().x / 2.0).round();
        text::paint(ui.painter(), x, left.y, &galley);
        if response.has_focus() && !is_open {
            widgets::focus_ring_inside(ui.painter(), rect, 4.0, theme);
        }
        popup.show(|ui| {
            let has_recent = menu == Menu::File && !window.recent().is_empty();
            if has_recent {
                ui.set_min_width(recent::MENU_WIDTH);
            }
            self.groups_ui(ui, &menu.groups(), scene, window, wishes);
            if has_recent {
                rule(ui, scene);
                recent::items_ui(ui, scene, window.recent(), wishes);
                item_ui(ui, Command::ClearRecent, scene, window, wishes);
            }
        });
        if Popup::is_id_open(ui.ctx(), popup_id) {
            self.walk(ui.ctx(), menu);
        } else if self.open == Some(menu) {
            self.open = None;
        }
        rect.right() + 2.0
    }

    /// Goes to the neighbor of an open menu where the keys ask for it.
    fn walk(&mut self, ctx: &Context, menu: Menu) {
        self.open = Some(menu);
        let at = Menu::ALL.iter().position(|other| *other == menu).unwrap_or(0);
        let n_menus = Menu::ALL.len();
        for (key, by) in [(Key::ArrowRight, 1), (Key::ArrowLeft, n_menus - 1)] {
            if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key))
                && let Some(next) = Menu::ALL.get((at + by) % n_menus)
            {
                self.ask(*next);
                ctx.request_repaint();
            }
        }
    }

    /// Draws the context menu, if it is open.
    pub(in crate::ui) fn context_ui(
        &mut self,
        ui: &mut Ui,
        scene: &Scene,
        window: &Window,
        wishes: &mut Vec<Wish>,
    ) {
        let Some((surface, at)) = self.context else { return };
        let popup = Popup::new(context_id(), ui.ctx().clone(), at, ui.layer_id())
            .kind(PopupKind::Menu)
            .style(menu_style)
            .open_memory(None)
            .accessible_name(say!(scene.language, "context-menu"));
        if !popup.is_open() {
            self.context = None;
            return;
        }
        popup.show(|ui| self.groups_ui(ui, &surface.groups(), scene, window, wishes));
    }

    fn groups_ui(
        &mut self,
        ui: &mut Ui,
        groups: &[Vec<Command>],
        scene: &Scene,
        window: &Window,
        wishes: &mut Vec<Wish>,
    ) {
        let first = commands_ui(ui, groups, scene, window, wishes);
        if self.is_entered
            && !ui.is_sizing_pass()
            && let Some(first) = first
        {
            self.is_entered = false;
            first.request_focus();
        }
        // From a menu, Tab leads back to where the keyboard was.
        if ui.input(|input| input.key_pressed(Key::Tab)) {
            ui.close();
        }
    }
}

/// Draws groups of commands as the lines of a menu; gives the first that can be used.
pub(super) fn commands_ui(
    ui: &mut Ui,
    groups: &[Vec<Command>],
    scene: &Scene,
    window: &Window,
    wishes: &mut Vec<Wish>,
) -> Option<Response> {
    ui.set_width(width(ui, groups, scene).max(ui.min_size().x));
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut first = None;
    for (index, group) in groups.iter().enumerate() {
        if index > 0 {
            rule(ui, scene);
        }
        for &command in group {
            let item = item_ui(ui, command, scene, window, wishes);
            if first.is_none() && command.is_enabled(window) {
                first = Some(item);
            }
        }
    }
    first
}

fn context_id() -> Id {
    Id::unique("context menu")
}

/// How wide a menu of these commands is.
fn width(ui: &Ui, groups: &[Vec<Command>], scene: &Scene) -> f32 {
    let items: Vec<(String, String)> = groups
        .iter()
        .flatten()
        .map(|command| (command.words(scene.language), command.keys_text(ui)))
        .collect();
    choice::menu_width(ui, items.iter().map(|(words, keys)| (words.as_str(), keys.as_str())))
}

/// A command as a line of a menu.
fn item_ui(
    ui: &mut Ui,
    command: Command,
    scene: &Scene,
    window: &Window,
    wishes: &mut Vec<Wish>,
) -> Response {
    let item = Item { is_on: command.is_on(window), is_enabled: command.is_enabled(window) };
    let words = command.words(scene.language);
    let response = choice::menu_item(ui, &words, &command.keys_text(ui), item);
    if response.clicked() {
        wishes.push(Wish::Run(command));
        ui.close();
    }
    response
}

/// The line between two groups of a menu.
fn rule(ui: &mut Ui, scene: &Scene) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 9.0));
    let y = rect.center().y.floor();
    widgets::hline(ui.painter(), rect.left(), rect.right(), y, scene.theme.color.hairline);
}

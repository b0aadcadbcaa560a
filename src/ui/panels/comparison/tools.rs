//! What stands above the merged tree: how many differences there are, and what is done with them.

use eframe::egui::{Popup, Ui, pos2};

use super::sign;
use crate::compare::{Change, Summary};
use crate::report;
use crate::say;
use crate::session::{Comparing, Session, Switch};
use crate::ui::command::Command;
use crate::ui::icon::{self, Icon};
use crate::ui::panels::{Scene, command_button};
use crate::ui::text::{self, Elide};
use crate::ui::widgets::choice::{self, Item};
use crate::ui::widgets::pill::Pill;
use crate::ui::wish::Wish;

/// Draws from `right` leftwards, and no further than `left`.
pub(in crate::ui::panels) fn tools_ui(
    ui: &mut Ui,
    (left, right, middle): (f32, f32, f32),
    scene: &Scene,
    session: &Session,
    wishes: &mut Vec<Wish>,
) {
    let Some(comparing) = session.comparing() else { return };
    let language = scene.language;
    let theme = scene.theme;
    let mut x = right - 10.0;
    let mut button = |ui: &mut Ui, command: Command, icon: Icon| {
        x = command_button(ui, pos2(x, middle), (command, icon), language, wishes);
    };
    button(ui, Command::EndComparison, icon::CLOSE);
    button(ui, Command::NextDifference, icon::SORT_DOWN);
    button(ui, Command::PreviousDifference, icon::SORT_UP);
    let mut x = x + 8.0;
    x = ignored_ui(ui, (x, middle), scene, comparing, wishes) - 4.0;
    let only = Command::OnlyDifferences;
    let pill = Pill {
        icon: (icon::FILTER, theme.color.accent),
        words: "",
        letters: theme.text.caption,
        name: &only.words(language),
        is_on: Some(comparing.is_on(Switch::Differences)),
    };
    let response = pill.put(ui, x, middle);
    if response.clicked() {
        wishes.push(Wish::Run(only));
    }
    x = response.rect.left() - 12.0;
    let told = match comparing.made() {
        _ if comparing.is_going_on() => say!(language, "comparison-going-on"),
        Some((_, comparison)) => report::differences(comparison.summary(), language),
        None => String::new(),
    };
    let (letters, ink) = (theme.text.caption, theme.color.text_3);
    if x - left > 60.0 {
        let fits = text::width(ui, &told, letters) <= x - left;
        let told = match comparing.made() {
            Some((_, comparison)) if !fits => in_signs(comparison.summary()),
            Some(_) | None => told,
        };
        let galley = text::fitted(ui.painter(), &told, letters, ink, x - left, Elide::End);
        text::paint_right(ui.painter(), x, middle, &galley);
    }
}

/// How many differences of each kind there are, after the signs that the rows begin with.
fn in_signs(summary: Summary) -> String {
    let counts = Change::ALL.into_iter().map(|change| (change, summary.n_of(change)));
    let counts = counts.filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts.map(|(it, count)| format!("{}{count}", sign(it))).collect();
    counts.join("  ")
}

/// What doesn't count, to be chosen in a menu; gives where it begins.
fn ignored_ui(
    ui: &mut Ui,
    (x, middle): (f32, f32),
    scene: &Scene,
    comparing: &Comparing,
    wishes: &mut Vec<Wish>,
) -> f32 {
    let theme = scene.theme;
    let language = scene.language;
    let switches = [
        (Switch::Ids, Command::IgnoreIds),
        (Switch::Times, Command::IgnoreTimes),
        (Switch::Values, Command::IgnoreValues),
        (Switch::Empty, Command::IgnoreEmpty),
    ];
    let n_on = switches.iter().filter(|(switch, _)| comparing.is_on(*switch)).count();
    let pill = Pill {
        icon: (icon::HIDDEN, if n_on > 0 { theme.color.accent } else { theme.color.text_2 }),
        words: &n_on.to_string(),
        letters: theme.text.caption,
        name: &say!(language, "comparison-ignored"),
        is_on: None,
    };
    let response = pill.put(ui, x, middle);
    let items = switches.map(|(switch, command)| (switch, command, command.words(language)));
    let width = choice::menu_width(ui, items.iter().map(|(.., words)| (words.as_str(), "")));
    Popup::menu(&response).width(width).gap(4.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (switch, command, words) in &items {
            let item = Item { is_on: Some(comparing.is_on(*switch)), is_enabled: true };
            if choice::menu_item(ui, words, "", item).clicked() {
                wishes.push(Wish::Run(*command));
                ui.close();
            }
        }
    });
    response.rect.left()
}

//! What the shown payload is to be compared with: a sample, or another of the open ones.

use eframe::egui::{Rect, Ui};

use super::Scene;
use super::chooser::below_title;
use super::payloads::name_of;
use super::picker::{Card, Line, Picked, Picker};
use crate::report;
use crate::say;
use crate::session::{CompareAction, Open, OpenId, Session, With};
use crate::ui::wish::{Wish, compare};
use crate::words::Language;

/// What is typed, and which of what was found is chosen.
#[derive(Debug, Default)]
pub struct Comparer {
    picker: Picker,
}

impl Comparer {
    /// Draws it over the window, below the header's title.
    pub(in crate::ui) fn draw(
        &mut self,
        ui: &Ui,
        whole: Rect,
        scene: &Scene,
        session: &Session,
        wishes: &mut Vec<Wish>,
    ) {
        let language = scene.language;
        let width = 560.0_f32.min(whole.width() - 32.0);
        let card = Card {
            name: "comparer",
            title: &say!(language, "comparer-title"),
            hint: &say!(language, "comparer-hint"),
            none: &say!(language, "comparer-none"),
            left_top: below_title(ui, whole, width),
            width,
            bottom: whole.bottom() - 16.0,
            head: None,
            column: 200.0,
        };
        let good = session.last_good();
        let choices = choices(session, good, self.picker.typed(), language);
        let line = |index: usize| Some(line(session, *choices.get(index)?, good, language));
        match self.picker.draw(ui, &card, scene, choices.len(), line) {
            Some(Picked::Line(index)) => {
                wishes.push(Wish::ToggleComparer);
                if let Some(with) = choices.get(index) {
                    wishes.push(compare(CompareAction::With(*with)));
                }
            }
            Some(Picked::Nothing) => wishes.push(Wish::ToggleComparer),
            None => {}
        }
    }
}

/// The last good one, the sample, then all else that is open; of what is typed, whatever is called so.
fn choices(session: &Session, good: Option<OpenId>, typed: &str, language: Language) -> Vec<With> {
    let current = session.current();
    let has_sample = current.and_then(|open| open.analysis()?.entry_id()).is_some();
    let others = session.opened().iter().filter(|open| {
        Some(open.id()) != current.map(Open::id)
            && Some(open.id()) != good
            && open.analysis().is_some()
    });
    let typed = typed.trim().to_lowercase();
    let first = [good.map(|_| With::LastGood), has_sample.then_some(With::Sample)];
    let all = first.into_iter().flatten().chain(others.map(|open| With::Payload(open.id())));
    all.filter(|with| {
        let words = line(session, *with, good, language).words;
        words.to_lowercase().contains(&typed)
    })
    .collect()
}

fn line(session: &Session, with: With, good: Option<OpenId>, language: Language) -> Line {
    let open = match with {
        With::Payload(id) => session.find(id),
        With::LastGood => good.and_then(|id| session.find(id)),
        With::Sample => None,
    };
    let analysis = open.and_then(|open| open.analysis());
    Line {
        words: open.map_or_else(|| say!(language, "comparer-sample"), name_of),
        remark: match with {
            With::LastGood => say!(language, "comparer-good"),
            With::Payload(_) | With::Sample => String::new(),
        },
        keys: analysis.map(|analysis| report::standing(analysis, language)).unwrap_or_default(),
        is_on: false,
        is_enabled: true,
    }
}

//! Where the path of a node is typed, to go there, and copied as other tools write it.

use std::sync::{Arc, Weak};

use eframe::egui::{Rect, Ui};

use super::Scene;
use super::picker::{Card, Line, Picked, Picker};
use crate::analysis::Analysis;
use crate::convert::Notation;
use crate::document::NodeId;
use crate::say;
use crate::session::{Action, Open, Session, Target};
use crate::ui::text::{self, part};
use crate::ui::wish::Wish;
use crate::words::Language;

/// What is typed, and what was found of it.
#[derive(Debug, Default)]
pub struct PathBox {
    picker: Picker,
    known: Option<Known>,
}

/// What takes more than a frame's share to find out.
#[derive(Debug)]
struct Known {
    of: (Weak<Analysis>, Option<Target>, String),
    lines: Vec<Choice>,
}

/// What a line does.
#[derive(Clone, Debug)]
enum Choice {
    /// Go to a node at this path, one of so many that it leads to.
    Go(NodeId, String, usize),
    /// Copy a path in this notation.
    Copy(Notation, String),
}

impl PathBox {
    /// Draws it over the window.
    pub(in crate::ui) fn draw(
        &mut self,
        ui: &Ui,
        whole: Rect,
        scene: &Scene,
        session: &Session,
        wishes: &mut Vec<Wish>,
    ) {
        let Some((open, analysis)) =
            session.current().and_then(|open| Some((open, open.analysis()?)))
        else {
            return wishes.push(Wish::TogglePathBox);
        };
        let language = scene.language;
        let choices = self.choices(open, analysis).to_vec();
        let width = 720.0_f32.min(whole.width() - 32.0);
        let (letters, ink) = (scene.theme.text.row, scene.theme.color.text_2);
        let words = say!(language, "path-box-head");
        let head = [part(&words, letters, ink)];
        let head = text::paragraph(ui.painter(), &head, Card::head_width(width), 3);
        let card = Card {
            name: "path box",
            title: &say!(language, "path-box-title"),
            hint: &say!(language, "path-box-hint"),
            none: &say!(language, "path-box-none"),
            left_top: [
                whole.center().x - width / 2.0,
                whole.top() + 48.0_f32.min(whole.height() * 0.08),
            ],
            width,
            bottom: whole.bottom() - 16.0,
            head: Some(head),
            column: 100.0,
        };
        let line = |index: usize| Some(line(choices.get(index)?, language));
        match self.picker.draw(ui, &card, scene, choices.len(), line) {
            Some(Picked::Line(index)) => {
                wishes.push(Wish::TogglePathBox);
                wishes.extend(choices.get(index).map(|choice| match choice {
                    Choice::Go(node, ..) => {
                        Wish::Session(Action::Select { target: Target::Node(*node), reveal: true })
                    }
                    Choice::Copy(_, path) => Wish::Copy(path.clone()),
                }));
            }
            Some(Picked::Nothing) => wishes.push(Wish::TogglePathBox),
            None => {}
        }
    }

    /// To go to what is typed, and its path in every notation; with nothing typed, those of what is selected.
    fn choices(&mut self, open: &Open, analysis: &Arc<Analysis>) -> &[Choice] {
        let typed = self.picker.typed().trim();
        let of = (Arc::downgrade(analysis), open.selected(), typed.to_owned());
        let is_known =
            |known: &Known| known.of.0.ptr_eq(&of.0) && known.of.1 == of.1 && known.of.2 == of.2;
        if !self.known.as_ref().is_some_and(is_known) {
            let lines = if typed.is_empty() {
                let selected = open.selected();
                selected.map(|target| copies(analysis, target)).unwrap_or_default()
            } else {
                let found = analysis.document().find(typed);
                let go = found
                    .first()
                    .map(|&node| Choice::Go(node, Target::Node(node).path(analysis), found.len()));
                let first = found.first().map(|&node| copies(analysis, Target::Node(node)));
                go.into_iter().chain(first.into_iter().flatten()).collect()
            };
            self.known = Some(Known { of, lines });
        }
        self.known.as_ref().map_or(&[], |known| &known.lines)
    }
}

/// The path of a target in every notation that can lead there.
fn copies(analysis: &Analysis, target: Target) -> Vec<Choice> {
    let path = |notation: Notation| match target {
        Target::Node(node) => notation.path(analysis, node),
        // What is missing is at no place but the documented one.
        Target::Missing { .. } => (notation == Notation::Dotted).then(|| target.path(analysis)),
    };
    let written = Notation::ALL.into_iter().filter_map(|it| Some(Choice::Copy(it, path(it)?)));
    written.collect()
}

fn line(choice: &Choice, language: Language) -> Line {
    let (words, remark, keys) = match choice {
        Choice::Go(_, path, 1) => {
            (say!(language, "path-box-go", path = path.as_str()), String::new(), "Enter".to_owned())
        }
        Choice::Go(_, path, count) => {
            let words = say!(language, "path-box-go", path = path.as_str());
            (words, say!(language, "path-box-first", count = (*count)), String::new())
        }
        Choice::Copy(notation, path) => (path.clone(), name(*notation, language), String::new()),
    };
    Line { words, remark, keys, is_on: false, is_enabled: true }
}

fn name(notation: Notation, language: Language) -> String {
    match notation {
        Notation::Dotted => say!(language, "path-box-documented"),
        Notation::JsonPath => "JSONPath".to_owned(),
        Notation::JsonPointer => "JSON Pointer".to_owned(),
        Notation::XPath => "XPath".to_owned(),
        Notation::Jq => "jq".to_owned(),
    }
}

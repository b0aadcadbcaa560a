//! Keys that are no commands: walking in lists, typing a name's beginning.

use eframe::egui::{Context, Event, Key, Memory, Modifiers};

use super::Window;
use crate::session::{Action, FolderAction, Open, OpenId, Target};
use crate::ui::panels;
use crate::ui::widgets::rows::Scroll;
use crate::ui::wish::{Find, Pane, Wish};

/// The beginning of a name that is being typed.
#[derive(Debug, Default)]
pub(super) struct Typed {
    text: String,
    /// When it is forgotten, in egui's seconds.
    until: f64,
}

/// Who types slower than this begins anew, in seconds.
const PAUSE: f64 = 1.0;

impl Window {
    /// In a view that the keyboard acts on: walks, folds, opens, finds by typing.
    pub(super) fn take_walking_keys(&mut self, ctx: &Context, wishes: &mut Vec<Wish>) {
        let focused = ctx.memory(Memory::focused);
        let is_in_pane = focused.is_none_or(|id| panels::pane_of(id).is_some());
        if !is_in_pane || self.is_covered(ctx) {
            return;
        }
        let steps = match self.pane {
            Pane::Tree => self.tree_keys(),
            Pane::Payloads => self.payload_keys(),
            Pane::Findings => self.finding_keys(),
            Pane::Source => vec![(Key::Enter, Wish::Visit(Pane::Tree))],
            Pane::Timeline => self.timeline_keys(),
            Pane::Hits => self.hit_keys(),
            Pane::Folder => self.folder_keys(ctx),
            Pane::Comparison => self.comparison_keys(),
            Pane::Run => self.run_keys(),
            Pane::Records => self.record_keys(),
            Pane::Notes => self.note_keys(),
            Pane::TopBar
            | Pane::Filters
            | Pane::Header
            | Pane::Export
            | Pane::Share
            | Pane::Details => Vec::new(),
        };
        let is_at_search =
            matches!(self.pane, Pane::Tree | Pane::Hits | Pane::Folder) && !self.query.is_empty();
        let end = is_at_search.then_some((Key::Escape, Wish::Find(Find::End)));
        for (key, wish) in steps.into_iter().chain(end) {
            if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                wishes.push(wish);
            }
        }
        if matches!(self.pane, Pane::Tree | Pane::Payloads | Pane::Folder) {
            self.take_typed(ctx, wishes);
        }
    }

    fn timeline_keys(&self) -> Vec<(Key, Wish)> {
        let step = |by| self.timeline.step(self.session.current()?, by);
        let select = |(id, node)| Action::GoTo(id, Target::Node(node));
        let steps = list_keys(self.timeline.scroll, |by| {
            Wish::Session(step(by).map_or(Action::Move(0), select))
        });
        steps.into_iter().chain([(Key::Enter, Wish::Visit(Pane::Tree))]).collect()
    }

    fn tree_keys(&self) -> Vec<(Key, Wish)> {
        let mut steps = list_keys(self.tree.scroll, |by| Wish::Session(Action::Move(by)));
        steps.push((Key::ArrowLeft, Wish::Session(Action::FoldOrLeave)));
        steps.push((Key::ArrowRight, Wish::Session(Action::UnfoldOrEnter)));
        let selected = self.session.current().and_then(Open::selected);
        if let Some(Target::Node(node)) = selected {
            steps.push((Key::Enter, Wish::Session(Action::Toggle(node))));
        }
        steps
    }

    fn hit_keys(&self) -> Vec<(Key, Wish)> {
        let mut steps = list_keys(self.hits.scroll, |by| Wish::Find(Find::MoveInHits(by)));
        steps.push((Key::Enter, Wish::Visit(Pane::Tree)));
        steps
    }

    fn finding_keys(&self) -> Vec<(Key, Wish)> {
        let step = |by| Wish::Session(Action::MoveInFindings(by));
        let mut steps = list_keys(self.findings.scroll, step);
        steps.push((Key::Enter, Wish::Visit(Pane::Tree)));
        steps
    }

    fn payload_keys(&self) -> Vec<(Key, Wish)> {
        let opened = self.session.opened();
        let Some(current) = self.session.current().map(Open::id) else { return Vec::new() };
        let at = opened.iter().position(|open| open.id() == current).unwrap_or(0);
        let page = self.payloads.scroll.page();
        let last = opened.len().saturating_sub(1);
        let mut steps = vec![
            (Key::ArrowDown, Wish::Session(Action::ShowNext(1))),
            (Key::ArrowUp, Wish::Session(Action::ShowNext(-1))),
            (Key::Enter, Wish::Visit(Pane::Tree)),
        ];
        let far = [
            (Key::PageDown, (at + page).min(last)),
            (Key::PageUp, at.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        steps.extend(far.into_iter().filter_map(|(key, index)| {
            Some((key, Wish::Session(Action::Show(opened.get(index)?.id()))))
        }));
        steps
    }

    /// Selects what is next of those whose names begin with what is typed.
    fn take_typed(&mut self, ctx: &Context, wishes: &mut Vec<Wish>) {
        let events = ctx.input(|input| input.events.clone());
        for event in events {
            let Event::Text(text) = event else { continue };
            if self.typed.until < ctx.time() {
                self.typed.text.clear();
            }
            if self.typed.text.is_empty() && text.trim().is_empty() {
                continue;
            }
            self.typed.text.push_str(&text);
            self.typed.until = ctx.time() + PAUSE;
            let (name, is_further) = self.typed.wanted();
            if self.pane == Pane::Tree {
                wishes.push(Wish::Session(Action::SelectNamed { name, is_further }));
            } else if self.pane == Pane::Folder {
                let action = FolderAction::SelectNamed { name, is_further };
                wishes.push(Wish::Session(Action::Folder(action)));
            } else if let Some(id) = self.payload_named(&name, is_further) {
                wishes.push(Wish::Session(Action::Show(id)));
            }
        }
    }

    fn payload_named(&self, name: &str, is_further: bool) -> Option<OpenId> {
        let opened = self.session.opened();
        let current = self.session.current()?.id();
        let at = opened.iter().position(|open| open.id() == current)?;
        let from = at + usize::from(is_further);
        let found = opened
            .iter()
            .cycle()
            .skip(from)
            .take(opened.len())
            .find(|open| crate::session::begins_with(panels::file_name(open.name()), name))?;
        Some(found.id())
    }
}

/// The keys that walk through a list; its ends are as far away as can be.
pub(super) fn list_keys(scroll: Scroll, step: impl Fn(isize) -> Wish) -> Vec<(Key, Wish)> {
    let page = scroll.page().cast_signed();
    let steps = [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::Home, isize::MIN),
        (Key::End, isize::MAX),
    ];
    steps.map(|(key, by)| (key, step(by))).into()
}

impl Typed {
    /// The name to look for, and whether what is selected already is passed over: one letter again and
    /// again walks through all that begin with it.
    fn wanted(&self) -> (String, bool) {
        let mut letters = self.text.chars();
        let first = letters.next();
        if letters.all(|letter| Some(letter) == first) {
            (first.into_iter().collect(), true)
        } else {
            (self.text.clone(), false)
        }
    }
}

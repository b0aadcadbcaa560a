//! The search in the window: its list of hits, and wishes about it.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Context, Rect, Ui};

use super::{Window, within};
use crate::say;
use crate::search::Query;
use crate::session::{Action, Wrap};
use crate::ui::panels::look_up::{LookUpField, look_up_id};
use crate::ui::panels::{self, Scene, pane_id};
use crate::ui::wish::{Find, Pane, Tab, Wish};

impl Window {
    pub(super) fn draw_hits(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        wishes: &mut Vec<Wish>,
    ) {
        if rect.height() > 0.0 {
            within(ui, "hits", rect, |ui| {
                panels::hits::draw(ui, rect, scene, &self.session, &mut self.hits, wishes);
            });
        }
    }

    /// What the search field says, and how it is meant.
    pub fn query(&self) -> &Query {
        &self.query
    }

    pub(in crate::ui) fn query_mut(&mut self) -> &mut Query {
        &mut self.query
    }

    pub(in crate::ui) fn look_up_mut(&mut self) -> &mut LookUpField {
        &mut self.look_up
    }

    /// Whether the tree hides what holds no hit.
    pub fn shows_only_hits(&self) -> bool {
        self.session.is_filter_wanted()
    }

    pub(super) fn find(&mut self, ctx: &Context, find: Find) {
        match find {
            Find::Focus if self.session.opened().is_empty() => {
                ctx.memory_mut(|memory| memory.request_focus(look_up_id()));
            }
            Find::Focus => {
                self.session.apply(Action::SearchEverywhere(false));
                self.focus_search(ctx);
            }
            Find::FocusEverywhere => {
                self.session.apply(Action::SearchEverywhere(true));
                self.tab = Tab::Hits;
                self.focus_search(ctx);
            }
            Find::Look => self.look(),
            Find::End => {
                self.query.words.clear();
                self.look();
                self.session.apply(Action::Filter(false));
                self.session.apply(Action::SearchEverywhere(false));
                if self.tab == Tab::Hits {
                    self.tab = Tab::default();
                }
                self.pane = Pane::Tree;
                ctx.memory_mut(|memory| memory.request_focus(pane_id(Pane::Tree)));
            }
            Find::Regex => self.change_query(|query| query.is_regex = !query.is_regex),
            Find::Case => self.change_query(|query| query.matches_case = !query.matches_case),
            Find::WholeWords => {
                self.change_query(|query| query.is_whole_words = !query.is_whole_words);
            }
            Find::In(place) => {
                self.change_query(|query| query.places = query.places.toggled(place));
            }
            Find::OnlyHits => {
                let is_filter = self.session.is_filter_wanted();
                self.session.apply(Action::Filter(!is_filter));
            }
            Find::Everywhere(is_everywhere) => {
                self.session.apply(Action::SearchEverywhere(is_everywhere));
            }
            Find::MoveInHits(by) => {
                if let Some((id, target)) = self.hits.beyond(&self.session, by) {
                    self.session.apply(Action::GoTo(id, target));
                }
            }
        }
    }

    /// Tells where the last step went on, if it reached an end.
    pub(super) fn tell_wrap(&mut self, ctx: &Context) {
        let language = self.settings.language;
        match self.session.wrap() {
            Some(Wrap::ToStart) => self.tell(ctx, say!(language, "find-wrapped-to-start")),
            Some(Wrap::ToEnd) => self.tell(ctx, say!(language, "find-wrapped-to-end")),
            None => {}
        }
    }

    /// Lets the user type over what was looked for before.
    fn focus_search(&self, ctx: &Context) {
        let id = panels::top_bar::search_id();
        let mut state = TextEditState::load(ctx, id).unwrap_or_default();
        let end = CCursor::new(self.query.words.chars().count());
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
        state.store(ctx, id);
        ctx.memory_mut(|memory| memory.request_focus(id));
    }

    fn change_query(&mut self, change: impl FnOnce(&mut Query)) {
        change(&mut self.query);
        self.look();
    }

    fn look(&mut self) {
        self.session.apply(Action::Search(self.query.clone()));
    }
}

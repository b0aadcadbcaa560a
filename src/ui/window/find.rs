//! Wishes about the search.

use eframe::egui::Context;

use super::Window;
use crate::session::{Action, Query};
use crate::ui::panels::{self, pane_id};
use crate::ui::wish::{Find, Pane};

impl Window {
    /// What the search field says, and how it is meant.
    pub fn query(&self) -> &Query {
        &self.query
    }

    pub(in crate::ui) fn query_mut(&mut self) -> &mut Query {
        &mut self.query
    }

    /// Whether the tree hides what holds no hit.
    pub fn shows_only_hits(&self) -> bool {
        self.session.is_filter_wanted()
    }

    pub(super) fn find(&mut self, ctx: &Context, find: Find) {
        match find {
            Find::Focus => {
                ctx.memory_mut(|memory| memory.request_focus(panels::top_bar::search_id()));
            }
            Find::Look => self.look(),
            Find::End => {
                self.query.words.clear();
                self.look();
                self.session.apply(Action::Filter(false));
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
        }
    }

    fn change_query(&mut self, change: impl FnOnce(&mut Query)) {
        change(&mut self.query);
        self.look();
    }

    fn look(&mut self) {
        self.session.apply(Action::Search(self.query.clone()));
    }
}

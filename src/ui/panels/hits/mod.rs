//! The list of what was found: in the shown payload, or in all that are open.

mod excerpt;
mod list;

use eframe::egui::{Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2};
use hashbrown::HashMap;

use self::excerpt::Excerpt;
use self::list::{Line, List};
use super::{Scene, found, mark_of_standing, payloads};
use crate::report::Standing;
use crate::say;
use crate::search::{Place, Spelling};
use crate::session::search::{MOST_KEPT, SearchId};
use crate::session::{Action, Hit, Open, OpenId, Session, Target};
use crate::ui::text::{self, Elide};
use crate::ui::widgets::rows::{Ground, RowArea, Scroll};
use crate::ui::widgets::{self, choice};
use crate::ui::wish::{Find, Pane, Wish};
use crate::words::Language;

/// Where the list is scrolled to, and what it says of the hits in sight.
#[derive(Debug, Default)]
pub struct HitsView {
    list: List,
    pub(in crate::ui) scroll: Scroll,
    last_selected: Option<(OpenId, Target)>,
    excerpts: HashMap<(OpenId, Hit), Excerpt>,
    made_for: Option<(SearchId, Language)>,
}

impl HitsView {
    /// The hit that is so many rows further down than what is selected.
    pub(in crate::ui) fn beyond(
        &mut self,
        session: &Session,
        by: isize,
    ) -> Option<(OpenId, Target)> {
        self.list.update(session);
        self.list.beyond(session, by)
    }

    fn update(&mut self, session: &Session, language: Language) {
        self.list.update(session);
        let made_for = Some((session.search_id(), language));
        if self.made_for != made_for {
            self.made_for = made_for;
            self.excerpts.clear();
            self.scroll = Scroll::default();
        }
        if self.excerpts.len() > 512 {
            self.excerpts.clear();
        }
    }
}

/// How much was found: in the shown payload, or in all.
pub(super) fn n_hits(session: &Session) -> usize {
    session.everywhere().map_or_else(
        || session.current().map_or(0, |open| open.hits().len()),
        |_| counts(session).0,
    )
}

/// In all payloads: how many hits, and in how many of them.
fn counts(session: &Session) -> (usize, usize) {
    let Some(everywhere) = session.everywhere() else { return (0, 0) };
    let found = session.opened().iter().filter_map(|open| everywhere.group(open.id()));
    found.fold((0, 0), |(n_hits, n_found), group| (n_hits + group.n_hits(), n_found + 1))
}

/// The switch between one payload and all, and what was found; from `right` leftwards, no further than `left`.
pub(super) fn tools_ui(
    ui: &mut Ui,
    (left, right, middle): (f32, f32, f32),
    scene: &Scene,
    session: &Session,
    wishes: &mut Vec<Wish>,
) {
    let words = [say!(scene.language, "hits-here"), say!(scene.language, "hits-everywhere")];
    let words = words.each_ref().map(String::as_str);
    let start = right - choice::segmented_width(ui, &words);
    let current = usize::from(session.everywhere().is_some());
    let name = say!(scene.language, "hits-scope");
    if let Some(chosen) = choice::segmented(ui, pos2(start, middle), &words, current, &name) {
        wishes.push(Wish::Find(Find::Everywhere(chosen == 1)));
    }
    let theme = scene.theme;
    let told = tell(session, scene.language);
    let galley = text::line(ui.painter(), &told, theme.text.caption, theme.color.text_3);
    if start - 12.0 - galley.size().x > left {
        text::paint_right(ui.painter(), start - 12.0, middle, &galley);
    }
}

/// What was found, in a few words.
fn tell(session: &Session, language: Language) -> String {
    if session.query().is_empty() {
        String::new()
    } else if is_going_on(session) {
        say!(language, "hits-going-on")
    } else if session.everywhere().is_some() {
        let (n_hits, n_found) = counts(session);
        let n_open = session.opened().len();
        say!(language, "hits-count-everywhere", count = n_hits, found = n_found, open = n_open)
    } else {
        say!(language, "hits-count", count = n_hits(session))
    }
}

fn is_going_on(session: &Session) -> bool {
    session.everywhere().map_or_else(
        || session.current().is_some_and(Open::is_searching),
        |everywhere| !everywhere.is_done(),
    )
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    session: &Session,
    view: &mut HitsView,
    wishes: &mut Vec<Wish>,
) {
    view.update(session, scene.language);
    let theme = scene.theme;
    if view.list.len() == 0 {
        let words = match session.query().is_empty() {
            true => say!(scene.language, "hits-nothing-asked"),
            false if is_going_on(session) => say!(scene.language, "hits-going-on"),
            false => say!(scene.language, "hits-nowhere"),
        };
        let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
        text::paint(ui.painter(), rect.left() + theme.size.edge, rect.top() + 22.0, &galley);
        return;
    }
    super::pane_ui(ui, Pane::Hits, rect, scene, wishes, |ui, wishes| {
        let area = RowArea { rect, row_height: ROW, n_rows: view.list.len() };
        let selected = session.current().and_then(|open| Some((open.id(), open.selected()?)));
        if view.last_selected != selected
            && let Some((row, true)) = view.list.row_of(session)
        {
            view.scroll.reveal(row, 0, area.n_fitting());
        }
        view.last_selected = selected;
        let HitsView { list, scroll, excerpts, .. } = view;
        let mut panel = Panel { scene, session, excerpts, wishes };
        area.show(ui, scroll, theme, |ui, index, place| match list.line(session, index) {
            Some(Line::Payload(open, n_hits)) => panel.payload_ui(ui, place, open, n_hits),
            Some(Line::Hit(open, hit)) => panel.hit_ui(ui, place, open, hit),
            Some(Line::More(n_more)) => panel.more_ui(ui, place, n_more),
            None => {}
        });
    });
}

const ROW: f32 = 24.0;

/// How much room line and column take at the right, and the word before them.
const POSITION: f32 = 62.0;
const PLACE: f32 = 78.0;

struct Panel<'a, 'w> {
    scene: &'a Scene,
    session: &'a Session,
    excerpts: &'a mut HashMap<(OpenId, Hit), Excerpt>,
    wishes: &'w mut Vec<Wish>,
}

impl Panel<'_, '_> {
    fn payload_ui(&mut self, ui: &mut Ui, row: Rect, open: &Open, n_hits: usize) {
        let theme = self.scene.theme;
        let name = payloads::name_of(open);
        let count = say!(self.scene.language, "hits-count", count = n_hits);
        let id = ui.scope_id().with(("hits of", open.id()));
        let response = ui.interact(row.with_max_x(row.right() - 8.0), id, Sense::CLICK);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ListBoxOption, true, &name);
            info.current_text_value = Some(count.clone());
            info
        });
        let painter = ui.painter().clone();
        let fill = if response.hovered() { theme.color.hover } else { theme.color.panel };
        painter.rect_filled(row, 0.0, *fill);
        widgets::hline(&painter, row.left(), row.right(), row.bottom() - 1.0, theme.color.faint);
        let middle = row.center().y;
        if let Some(analysis) = open.analysis() {
            mark_of_standing(Standing::of(analysis)).paint(
                &painter,
                pos2(row.left() + 24.0, middle),
                14.0,
                theme,
            );
        }
        let right = row.right() - theme.size.edge;
        let galley = text::line(&painter, &count, theme.text.caption, theme.color.text_3);
        let right = text::paint_right(&painter, right, middle, &galley).left() - 12.0;
        let left = row.left() + 40.0;
        let (letters, ink) = (theme.text.row_strong, theme.color.text_1);
        let galley = text::fitted(&painter, &name, letters, ink, right - left, Elide::Middle);
        text::paint(&painter, left, middle, &galley);
        if response.clicked() {
            super::enter_by_pointer(ui, Pane::Hits, self.wishes);
            self.wishes.push(Wish::Session(Action::Show(open.id())));
        }
        response.on_hover_text(open.name());
    }

    fn more_ui(&self, ui: &Ui, row: Rect, n_more: usize) {
        let theme = self.scene.theme;
        let words = say!(self.scene.language, "hits-more", count = n_more, kept = MOST_KEPT);
        let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
        text::paint(ui.painter(), row.left() + 40.0, row.center().y, &galley);
    }

    fn hit_ui(&mut self, ui: &mut Ui, row: Rect, open: &Open, hit: Hit) {
        let Some(analysis) = open.analysis() else { return };
        let language = self.scene.language;
        let make = || Excerpt::new(open, analysis, hit, language);
        let excerpt = self.excerpts.entry((open.id(), hit)).or_insert_with(make);
        let id = ui.scope_id().with(("hit", open.id(), hit.target()));
        let response = ui.interact(row.with_max_x(row.right() - 8.0), id, Sense::CLICK);
        let is_current = self.session.current().is_some_and(|current| current.id() == open.id());
        let is_selected = is_current && open.selected() == Some(hit.target());
        if is_selected {
            super::note_selected(ui, Pane::Hits, row);
        }
        let place = place_word(hit, language);
        response.widget_info(|| {
            let mut info =
                WidgetInfo::selected(Role::ListBoxOption, true, is_selected, &excerpt.path);
            info.current_text_value = Some(format!("{place}: {}", excerpt.text));
            info
        });
        let is_grouped = self.session.everywhere().is_some();
        let look = (is_selected, is_grouped);
        let is_cut = paint_hit(ui, row, self.scene, (hit, excerpt, &place), look, &response);
        if response.clicked() {
            super::enter_by_pointer(ui, Pane::Hits, self.wishes);
            self.wishes.push(Wish::Session(Action::GoTo(open.id(), hit.target())));
        }
        if is_cut {
            let (path, text) = (&excerpt.path, &excerpt.text);
            response.on_hover_ui(|ui| widgets::pane::tip_ui(ui, text, path));
        }
    }
}

/// Paints a hit; tells whether anything had to be cut.
fn paint_hit(
    ui: &Ui,
    row: Rect,
    scene: &Scene,
    (hit, excerpt, place): (Hit, &Excerpt, &str),
    (is_selected, is_grouped): (bool, bool),
    response: &Response,
) -> bool {
    let theme = scene.theme;
    let color = &theme.color;
    let painter = ui.painter().clone();
    let ground =
        Ground { is_selected, has_focus: scene.pane == Pane::Hits, is_hovered: response.hovered() };
    ground.paint(&painter, row, theme);
    let middle = row.center().y;
    let quiet = if is_selected { color.text_2 } else { color.text_3 };
    let right = row.right() - theme.size.edge;
    let at = format!("{}:{}", excerpt.position.line, excerpt.position.column);
    let galley = text::line(&painter, &at, theme.text.mono_small, quiet);
    text::paint_right(&painter, right, middle, &galley);
    let galley = text::line(&painter, place, theme.text.caption, quiet);
    text::paint_right(&painter, right - POSITION, middle, &galley);
    let right = right - POSITION - PLACE;
    let left = row.left() + if is_grouped { 40.0 } else { theme.size.edge };
    let text_left = (left + (right - left) * 0.46).round();
    let mark = if is_selected { color.current_match } else { color.found };
    let cell = |x: f32, width: f32, words: &str, span: &Option<_>, how, letters, ink| {
        let galley = text::fitted(&painter, words, letters, ink, width, how);
        let span = span.clone().into_iter();
        found::mark(&painter, (x, row), &galley, words, span, mark);
        text::paint(&painter, x, middle, &galley);
        galley.elided || galley.text() != words
    };
    let width = text_left - 16.0 - left;
    let mono = theme.text.mono;
    let (path, in_path) = (&excerpt.path, &excerpt.in_path);
    let path = cell(left, width, path, in_path, Elide::Middle, mono, color.text_1);
    let letters = if hit.place() == Place::Description { theme.text.row } else { mono };
    let (words, in_text) = (&excerpt.text, &excerpt.in_text);
    let width = right - text_left;
    let words = cell(text_left, width, words, in_text, Elide::End, letters, color.text_2);
    path || words
}

fn place_word(hit: Hit, language: Language) -> String {
    match hit.place() {
        _ if matches!(hit.target(), Target::Missing { .. }) => say!(language, "hit-is-missing"),
        Place::Name => say!(language, "hit-in-name"),
        Place::Value => match hit.spelling() {
            Spelling::Meant => say!(language, "hit-in-value"),
            Spelling::Written => say!(language, "hit-in-raw-value"),
            Spelling::Decoded => say!(language, "hit-in-decoded-value"),
        },
        Place::Description => say!(language, "hit-in-description"),
        Place::Path => say!(language, "hit-in-path"),
    }
}

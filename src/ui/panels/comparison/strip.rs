//! Below the merged tree: the selected node in both payloads, with its whole values.

use eframe::egui::{Id, Rect, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{names_of, sign, tone, words_of};
use crate::compare::{Piece, pieces};
use crate::document::NodeId;
use crate::say;
use crate::session::{Action, Comparing, Party, Session, Target};
use crate::ui::icon;
use crate::ui::panels::Scene;
use crate::ui::panels::details::short_value;
use crate::ui::text::{self, Elide, Part, part};
use crate::ui::widgets;
use crate::ui::widgets::button::{self, IconButton};
use crate::ui::wish::Wish;

/// How many lines of a value are shown.
const MOST_ROWS: usize = 3;

pub(super) fn draw(
    ui: &mut Ui,
    rect: Rect,
    scene: &Scene,
    (session, comparing): (&Session, &Comparing),
    wishes: &mut Vec<Wish>,
) {
    let theme = scene.theme;
    ui.painter().rect_filled(rect, 0.0, *theme.color.panel);
    widgets::hline(ui.painter(), rect.left(), rect.right(), rect.top(), theme.color.hairline);
    let (Some(node), Some((payloads, _))) = (comparing.selected(), comparing.made()) else {
        return;
    };
    let names = names_of(session, comparing, scene.language);
    let value = |id: Option<NodeId>, at: usize| {
        let node = payloads.get(at)?.document().node(id?);
        short_value(node).map(std::borrow::Cow::into_owned)
    };
    let values = [value(node.left, 0), value(node.right, 1)];
    let pieces = match &values {
        [Some(left), Some(right)] => pieces(left, right),
        [Some(left), None] => vec![Piece::Same(left)],
        [None, Some(right)] => vec![Piece::Same(right)],
        [None, None] => Vec::new(),
    };
    let middle = rect.center().x.round();
    let links = names.map(|name| say!(scene.language, "comparison-show", name = name));
    let widest = links.iter().map(|link| button::link_width(ui, link, true)).fold(0.0, f32::max);
    let has_room = widest < (middle - rect.left()) * 0.45;
    widgets::vline(ui.painter(), middle, rect.top() + 8.0, rect.bottom() - 8.0, theme.color.faint);
    let halves = [rect.with_max_x(middle), rect.with_min_x(middle)];
    let sides = [node.left, node.right].into_iter().zip(comparing.parties()).zip(links);
    for ((at, half), ((id, party), link)) in halves.into_iter().enumerate().zip(sides) {
        let Some((analysis, id)) = payloads.get(at).copied().zip(id) else {
            let words = say!(scene.language, "comparison-absent");
            let galley = text::line(ui.painter(), &words, theme.text.row, theme.color.text_3);
            text::paint(ui.painter(), half.left() + theme.size.edge, half.top() + 18.0, &galley);
            continue;
        };
        let side = Side { path: analysis.path(id), id, party, link, has_room };
        side.draw(ui, half, scene, (&pieces, at == 0), wishes);
    }
    let words = format!("{} {}", sign(node.change), words_of(node.change, scene.language));
    let chip = text::line(ui.painter(), &words, theme.text.caption, tone(node.change, theme).ink);
    text::paint(ui.painter(), rect.left() + theme.size.edge, rect.bottom() - 14.0, &chip);
}

struct Side {
    path: String,
    id: NodeId,
    party: Party,
    /// What leads to it in its tree, and whether there is room for these words.
    link: String,
    has_room: bool,
}

impl Side {
    fn draw(
        &self,
        ui: &mut Ui,
        rect: Rect,
        scene: &Scene,
        (pieces, is_left): (&[Piece<'_>], bool),
        wishes: &mut Vec<Wish>,
    ) {
        let theme = scene.theme;
        let (left, right) = (rect.left() + theme.size.edge, rect.right() - theme.size.edge);
        let first = rect.top() + 18.0;
        let mut end = right;
        if let Party::Payload(open) = self.party {
            let response = if self.has_room {
                end = right - button::link_width(ui, &self.link, true);
                button::link(ui, pos2(end, first), &self.link, Some(icon::GO))
            } else {
                end = right - 24.0;
                IconButton::new(icon::GO, &self.link).put(ui, pos2(right - 12.0, first))
            };
            if response.clicked() {
                let target = Target::Node(self.id);
                wishes.push(Wish::Session(Action::GoTo(open, target)));
            }
        }
        let (letters, ink) = (theme.text.mono_small, theme.color.text_2);
        let room = end - 12.0 - left;
        let galley = text::fitted(ui.painter(), &self.path, letters, ink, room, Elide::Middle);
        text::paint(ui.painter(), left, first, &galley);
        let parts: Vec<Part<'_>> = pieces
            .iter()
            .filter_map(|piece| {
                let (plain, strong) = (theme.text.mono, theme.text.mono_strong);
                match *piece {
                    Piece::Same(text) => Some(part(text, plain, theme.color.text_1)),
                    Piece::Removed(text) if is_left => {
                        Some(part(text, strong, theme.color.error.ink))
                    }
                    Piece::Added(text) if !is_left => {
                        Some(part(text, strong, theme.color.success.ink))
                    }
                    Piece::Removed(_) | Piece::Added(_) => None,
                }
            })
            .collect();
        let galley = text::broken_anywhere(ui.painter(), &parts, right - left, MOST_ROWS);
        let place = pos2(left, rect.top() + 34.0);
        let spoken: String = parts.iter().map(|part| part.text).collect();
        let label = Rect::from_min_size(place, vec2(right - left, galley.size().y.max(12.0)));
        ui.painter().galley(place, galley, *theme.color.text_1);
        let id = Id::unique(("compared value", is_left));
        ui.interact(label, id, Sense::hover())
            .widget_info(|| WidgetInfo::labeled(Role::Label, true, text::visible_lines(&spoken)));
    }
}

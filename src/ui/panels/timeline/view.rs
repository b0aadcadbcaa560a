//! The timeline of the shown payload, or of the run that it tells of together with other open ones.

use std::sync::{Arc, Weak};

use eframe::egui::{Context, LayerId, Painter, Rect};

use super::{BETWEEN, Fonts};
use crate::analysis::Analysis;
use crate::document::NodeId;
use crate::report::timeline::{self as words, svg};
use crate::report::{Clock, Scheme};
use crate::runs::Run;
use crate::say;
use crate::session::{Open, OpenId, Session, Together, free};
use crate::timeline::{Bar, Spot, Timeline};
use crate::ui::later::Later;
use crate::ui::panels::{Scene, payloads};
use crate::ui::theme;
use crate::ui::widgets::rows::Scroll;
use crate::words::Language;

/// The timeline that is shown, and where it is scrolled to.
#[derive(Debug, Default)]
pub struct TimelineView {
    of: Option<Of>,
    pub(super) timeline: Option<Arc<Timeline>>,
    pub(super) places: Places,
    coming: Option<Later<Option<Timeline>>>,
    pub(in crate::ui) scroll: Scroll,
    pub(super) last_row: Option<usize>,
}

/// What a timeline is of.
#[derive(Debug)]
enum Of {
    Payload(Weak<Analysis>),
    /// A run, as it was put together that time; by where it is told first.
    Run(u64, Option<Spot>, String),
}

/// Which payloads the bars mean by their numbers.
#[derive(Clone, Debug, Default)]
pub(super) enum Places {
    /// The shown one, of which alone they tell.
    #[default]
    Shown,
    /// Those that tell of the run.
    Together(Arc<Together>),
}

/// Up to so many nodes, or so many tasks of a run, a timeline is read within a frame.
const AT_ONCE: usize = 20_000;

impl TimelineView {
    /// Sees to it that the timeline is that of the shown payload or its run, now or soon.
    pub(in crate::ui) fn update(&mut self, ctx: &Context, open: &Open, together: &Arc<Together>) {
        let Some(analysis) = open.analysis() else { return };
        match (together.run_of(open.id()), &self.of) {
            (Some(run), Some(Of::Run(edition, first, _)))
                if *edition == together.edition() && *first == run.spots().next() => {}
            (Some(run), _) => self.begin_run(ctx, run, open.id(), together),
            (None, Some(Of::Payload(of))) if std::ptr::eq(of.as_ptr(), Arc::as_ptr(analysis)) => {}
            (None, _) => self.begin_payload(ctx, analysis),
        }
        if let Some(timeline) = self.coming.as_ref().and_then(Later::take) {
            self.timeline = timeline.map(Arc::new);
            self.coming = None;
        }
    }

    /// Lets go of a timeline of what is no longer open, or no longer together.
    pub(in crate::ui) fn let_go(&mut self, session: &Session) {
        let is_kept = match &self.of {
            Some(Of::Payload(of)) => session.is_open(of),
            Some(Of::Run(edition, ..)) => *edition == session.together().edition(),
            None => true,
        };
        if !is_kept {
            let scroll = self.scroll;
            free(std::mem::take(self));
            self.scroll = scroll;
        }
    }

    fn begin_payload(&mut self, ctx: &Context, analysis: &Arc<Analysis>) {
        let of = Some(Of::Payload(Arc::downgrade(analysis)));
        *self = Self { of, ..Self::default() };
        if analysis.document().n_nodes() <= AT_ONCE {
            self.timeline = Timeline::of(analysis).map(Arc::new);
        } else {
            let analysis = Arc::clone(analysis);
            self.coming = Some(Later::new(ctx, move || Timeline::of(&analysis)));
        }
    }

    fn begin_run(&mut self, ctx: &Context, run: &Run, id: OpenId, together: &Arc<Together>) {
        let of = Some(Of::Run(together.edition(), run.spots().next(), run.id.to_string()));
        let places = Places::Together(Arc::clone(together));
        *self = Self { of, places, scroll: self.scroll, ..Self::default() };
        if run.tasks.len() <= AT_ONCE {
            self.timeline = run.timeline().map(Arc::new);
        } else {
            let together = Arc::clone(together);
            let made = move || together.run_of(id)?.timeline();
            self.coming = Some(Later::new(ctx, made));
        }
    }

    /// What a glance at it tells, and by which clock it tells times.
    pub(in crate::ui) fn told(&self, scene: &Scene) -> Option<String> {
        let timeline = self.timeline.as_ref()?;
        let mut told = words::notes(timeline, scene.language);
        told.push(words::clock_words(timeline, scene.clock, scene.language));
        Some(told.join(BETWEEN))
    }

    /// Whether it is still being read.
    pub(in crate::ui) fn is_coming(&self) -> bool {
        self.coming.is_some()
    }

    /// How many bars it has; nothing where there is no timeline by now.
    pub(in crate::ui) fn n_bars(&self) -> Option<usize> {
        self.timeline.as_ref().map(|timeline| timeline.bars.len())
    }

    /// What makes a picture of it, in any thread; nothing where there is no timeline by now.
    pub(in crate::ui) fn picture(
        &self,
        ctx: &Context,
        (scheme, language, clock): (Scheme, Language, Clock),
        open: &Open,
    ) -> Option<impl FnOnce() -> String + Send + 'static + use<>> {
        let timeline = Arc::clone(self.timeline.as_ref()?);
        let name = match &self.of {
            Some(Of::Run(_, _, id)) if !id.is_empty() => {
                say!(language, "run-head", id = id.clone())
            }
            Some(Of::Run(..) | Of::Payload(_)) | None => payloads::name_of(open),
        };
        let painter = Painter::new(ctx.clone(), LayerId::background(), Rect::EVERYTHING);
        let fonts = Fonts { painter, theme: theme::light() };
        Some(move || svg::picture(&timeline, &name, (scheme, language, clock), &fonts))
    }

    /// Where the bar is told that is so many rows further on than the selected one.
    pub(in crate::ui) fn step(&self, open: &Open, by: isize) -> Option<(OpenId, NodeId)> {
        let bars = &self.timeline.as_ref()?.bars;
        let last = bars.len().checked_sub(1)?;
        let next = match self.row_of(open) {
            Some(row) => row.saturating_add_signed(by).min(last),
            None => 0,
        };
        self.places.place(bars.get(next)?, open)
    }

    /// The bar of the innermost job or task that the selected node belongs to; of several payloads, or else the first that
    /// the shown one tells of.
    pub(super) fn row_of(&self, open: &Open) -> Option<usize> {
        let bars = &self.timeline.as_ref()?.bars;
        let payload = self.places.number(open)?;
        let node = open.analysis()?.document().node(open.selected()?.node());
        let mut line = std::iter::once(node).chain(node.ancestors());
        let innermost = line.find_map(|node| {
            let spot = Spot { payload, node: node.id() };
            bars.iter().position(|bar| bar.spots.contains(&spot))
        });
        let tells = |bar: &Bar| bar.spots.iter().any(|spot| spot.payload == payload);
        innermost.or_else(|| match self.places {
            Places::Shown => None,
            Places::Together(_) => bars.iter().position(tells),
        })
    }
}

impl Places {
    /// The number that bars have for the shown payload.
    fn number(&self, shown: &Open) -> Option<usize> {
        match self {
            Self::Shown => Some(0),
            Self::Together(together) => together.index_of(shown.id()),
        }
    }

    /// Where a bar is told: in the shown payload, or else where that is done first.
    pub(super) fn place(&self, bar: &Bar, shown: &Open) -> Option<(OpenId, NodeId)> {
        let number = self.number(shown);
        let here = bar.spots.iter().find(|spot| Some(spot.payload) == number);
        let spot = here.or(bar.spots.first())?;
        match self {
            Self::Shown => Some((shown.id(), spot.node)),
            Self::Together(together) => Some((together.id_of(spot.payload)?, spot.node)),
        }
    }
}

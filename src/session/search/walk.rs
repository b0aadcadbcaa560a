//! Goes through a payload, looking for a query.

use std::time::{Duration, Instant};

use super::hits::Hit;
use crate::analysis::Analysis;
use crate::search::{Matcher, Seeker};
use crate::session::{Outline, Target};
use crate::words::Language;

/// How many nodes are looked at between two looks at the clock.
const N_AT_ONCE: usize = 4096;

/// How often hits are handed over, after the first of them.
const PACE: Duration = Duration::from_millis(40);

/// Looks for a query in a payload and hands over the hits in portions, in document order; the last portion
/// comes with `true`. Ends early where `take` answers that nobody wants more.
pub(in crate::session) fn find(
    (analysis, outline): (&Analysis, &Outline),
    matcher: &Matcher,
    language: Language,
    mut take: impl FnMut(Vec<Hit>, bool) -> bool,
) {
    let mut seeker = Seeker::new(analysis, matcher, language);
    let mut hits = Vec::new();
    let mut ghosts = outline.ghosts().peekable();
    let mut last_time = None;
    for (index, node) in analysis.document().nodes().enumerate() {
        if index % N_AT_ONCE == 0 {
            let is_time = last_time.is_none_or(|last: Instant| last.elapsed() >= PACE);
            let is_new = is_time && !hits.is_empty();
            let portion = if is_new { std::mem::take(&mut hits) } else { Vec::new() };
            if !take(portion, false) {
                return;
            }
            if is_new {
                last_time = Some(Instant::now());
            }
        }
        let spot = seeker.in_node(node);
        hits.extend(spot.map(|spot| Hit { target: Target::Node(node.id()), spot }));
        while let Some((parent, place)) = ghosts.next_if(|(parent, _)| *parent == node.id()) {
            let spot = seeker.in_missing(parent, place);
            hits.extend(spot.map(|spot| Hit { target: Target::Missing { parent, place }, spot }));
        }
    }
    take(hits, true);
}

//! The axis of a timeline: where on it a moment stands, and where it is marked.

use jiff::{SignedDuration, Timestamp};

/// An axis of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Its left end.
    pub first: Timestamp,
    /// Its right end, later than the left one.
    pub last: Timestamp,
}

/// A moment that is marked on an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// How long after the left end it is.
    pub after: SignedDuration,
}

/// The distances that marks may have, in seconds: what people count in.
const STEPS: [i64; 22] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200,
    86_400, 172_800, 604_800, 1_209_600, 2_592_000,
];

impl Axis {
    /// From the first moment to the last; at least a second long.
    pub fn new(first: Timestamp, last: Timestamp) -> Self {
        let second = SignedDuration::from_secs(1);
        let soonest = first.checked_add(second).unwrap_or(first);
        Self { first, last: last.max(soonest) }
    }

    /// How long it is.
    pub fn length(&self) -> SignedDuration {
        self.last.duration_since(self.first)
    }

    /// Where a moment stands: 0 at the left end, 1 at the right one.
    pub fn share(&self, at: Timestamp) -> f64 {
        let share = at.duration_since(self.first).as_secs_f64() / self.length().as_secs_f64();
        if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Marks at round distances from the left end, which is the first of them: at most `most`, and at least that one.
    pub fn ticks(&self, most: usize) -> Vec<Tick> {
        let seconds = self.length().as_secs();
        let fits = |step: &&i64| usize::try_from(seconds / **step).is_ok_and(|n| n < most);
        // Where even the longest of them are too many, as many as there is room for.
        let room = i64::try_from(most.max(1)).unwrap_or(i64::MAX);
        let step = STEPS.iter().find(fits).copied().unwrap_or(seconds / room + 1);
        let afters = (0..most.max(1)).map_while(|n| i64::try_from(n).ok()?.checked_mul(step));
        let inside = afters.take_while(|after| *after <= seconds);
        inside.map(|after| Tick { after: SignedDuration::from_secs(after) }).collect()
    }
}

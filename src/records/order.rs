//! Which rows are listed, and in which order.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::Records;
use crate::analysis::read_moment;
use crate::document::Document;
use crate::progress::Progress;

/// By which column rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Its index.
    pub column: usize,
    /// The largest first. Rows that have nothing there stand last all the same.
    pub is_descending: bool,
}

impl Records {
    /// The rows in which some value is one that `keeps` takes, sorted; of equals the first in the document stands
    /// first, and without a sort that holds of all. Nothing if nobody waits for it any more.
    ///
    /// A column in which all values are numbers is sorted by them, one of moments by those, and text so that `a-10`
    /// stands behind `a-9`.
    pub fn listed(
        &self,
        document: &Document,
        keeps: Option<&dyn Fn(&str) -> bool>,
        sort: Option<Sort>,
        progress: &Progress,
    ) -> Option<Vec<u32>> {
        let mut listed = Vec::new();
        for (number, row) in (0..self.rows.len()).zip(0..) {
            if progress.is_over() {
                return None;
            }
            if keeps.is_none_or(|keeps| self.holds(document, number, keeps)) {
                listed.push(row);
            }
        }
        if let Some(sort) = sort {
            self.sort(document, &mut listed, sort);
        }
        (!progress.is_over()).then_some(listed)
    }

    fn holds(&self, document: &Document, row: usize, keeps: &dyn Fn(&str) -> bool) -> bool {
        let mut values = self.cells_of(row).iter().filter_map(|held| held.cell.value(document));
        values.any(|value| keeps(&value))
    }

    fn sort(&self, document: &Document, rows: &mut Vec<u32>, sort: Sort) {
        let mut ranked = Vec::new();
        let mut untold = Vec::new();
        for &row in &*rows {
            let cell = self.cell(row as usize, sort.column);
            let told = cell.map(|cell| match cell.several {
                Some(count) => Cow::Owned(count.to_string()),
                None => cell.value(document).unwrap_or_default(),
            });
            match told {
                Some(text) if !text.trim().is_empty() => ranked.push((0.0, text, row)),
                Some(_) | None => untold.push((told.is_none(), row)),
            }
        }
        let _is_weighed = weigh(&mut ranked, number) || weigh(&mut ranked, moment);
        ranked.sort_by(|one, other| {
            let order = one.0.total_cmp(&other.0).then_with(|| natural(&one.1, &other.1));
            if sort.is_descending { order.reverse() } else { order }
        });
        // What is empty stands before what is missing.
        untold.sort_by_key(|&(is_missing, _)| is_missing);
        rows.clear();
        rows.extend(ranked.into_iter().map(|(_, _, row)| row));
        rows.extend(untold.into_iter().map(|(_, row)| row));
    }
}

/// A row's text in the column that is sorted by, before it its weight.
type Ranked<'d> = (f64, Cow<'d, str>, u32);

/// Weighs all texts like this, if all of them can be.
fn weigh(ranked: &mut [Ranked<'_>], weight: impl Fn(&str) -> Option<f64>) -> bool {
    let weights: Option<Vec<f64>> = ranked.iter().map(|(_, text, _)| weight(text)).collect();
    let Some(weights) = weights else { return false };
    for (ranked, weight) in ranked.iter_mut().zip(weights) {
        ranked.0 = weight;
    }
    true
}

fn number(text: &str) -> Option<f64> {
    // Zero has no sign.
    text.trim().parse().ok().filter(|number: &f64| number.is_finite()).map(|number| number + 0.0)
}

#[expect(clippy::cast_precision_loss, reason = "seconds of all times of the calendar are exact")]
fn moment(text: &str) -> Option<f64> {
    read_moment(text).map(|(at, _)| at.as_second() as f64)
}

/// Numbers within texts count as such; upper and lower case count only where nothing else does.
fn natural(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    while !(left.is_empty() && right.is_empty()) {
        let ((of_left, left_rest), (of_right, right_rest)) = (piece(left), piece(right));
        let order = if is_digits(of_left) && is_digits(of_right) {
            let bare = [of_left, of_right].map(|digits| digits.trim_start_matches('0'));
            let [of_left, of_right] = bare.map(|digits| (digits.len(), digits));
            of_left.cmp(&of_right)
        } else {
            folded(of_left).cmp(folded(of_right))
        };
        if order.is_ne() {
            return order;
        }
        (left, right) = (left_rest, right_rest);
    }
    one.cmp(other)
}

/// What `text` begins with up to where digits begin or end, and the rest.
fn piece(text: &str) -> (&str, &str) {
    let is_number = is_digits(text);
    let end = text.find(|character: char| character.is_ascii_digit() != is_number);
    text.split_at(end.unwrap_or(text.len()))
}

fn is_digits(text: &str) -> bool {
    text.starts_with(|character: char| character.is_ascii_digit())
}

fn folded(text: &str) -> impl Iterator<Item = char> + use<'_> {
    text.chars().flat_map(char::to_lowercase)
}

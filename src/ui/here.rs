//! Where and when the reader reads: what is told of moments goes by it.

use eframe::egui::{Context, Id};

use crate::report::Here;

/// This machine's zone and clock, unless others were set.
pub(super) fn of(ctx: &Context) -> Here {
    ctx.data(|data| data.get_temp(id())).unwrap_or_else(Here::of_machine)
}

/// Tells moments as from there, for pictures that are the same everywhere and always.
pub fn set(ctx: &Context, here: Here) {
    ctx.data_mut(|data| data.insert_temp(id(), here));
}

fn id() -> Id {
    Id::unique("here")
}

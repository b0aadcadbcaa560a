use callback_explorer::ui::theme;
use callback_explorer::ui::widgets::rows::{RowArea, Scroll};
use eframe::egui::{Button, Rect, Ui, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

/// More rows than `f32` tells apart.
const N_ROWS: usize = 16_777_216 + 1_000;

const HEIGHT: f32 = 26.0;

fn body() -> Rect {
    Rect::from_min_size(pos2(0.0, 10.0), vec2(300.0, 405.0))
}

/// A list in which each row says which it is.
fn list(scroll: Scroll) -> Harness<'static, Scroll> {
    let draw = |ui: &mut Ui, scroll: &mut Scroll| {
        let area = RowArea { rect: body(), row_height: HEIGHT, n_rows: N_ROWS };
        area.show(ui, scroll, theme::light(), |ui, row, rect| {
            ui.put(rect, Button::new(row.to_string()));
        });
    };
    let mut harness = Harness::builder().with_size(vec2(300.0, 425.0)).build_ui_state(draw, scroll);
    harness.step();
    harness
}

fn top_of(list: &Harness<'_, Scroll>, row: usize) -> f32 {
    list.get_by_label(&row.to_string()).rect().center().y - HEIGHT / 2.0
}

#[test]
fn a_row_in_the_middle_of_sixteen_million_moves_by_single_points() {
    for middle in [8_388_609, N_ROWS - 100] {
        let mut rows = list(Scroll::to(middle));
        for n_points in 1..=u8::try_from(4 * 26).unwrap() {
            rows.state_mut().by(1.0 / f64::from(HEIGHT));
            rows.step();
            let top = top_of(&rows, middle + 10);
            let expected = body().top() + 10.0 * HEIGHT - f32::from(n_points);
            assert!((top - expected).abs() < 0.01, "{top} after {n_points} points");
        }
    }
}

#[test]
fn the_last_of_sixteen_million_rows_ends_where_the_list_ends() {
    let mut list = list(Scroll::to(0));
    list.state_mut().by(1e12);
    list.step();
    list.step();
    let end = top_of(&list, N_ROWS - 1) + HEIGHT;
    assert!((end - body().bottom()).abs() < 0.01, "{end}");
    for row in N_ROWS - 10..N_ROWS - 1 {
        assert!((top_of(&list, row + 1) - top_of(&list, row) - HEIGHT).abs() < 0.01, "{row}");
    }
    assert!(list.query_by_label(&N_ROWS.to_string()).is_none());
}

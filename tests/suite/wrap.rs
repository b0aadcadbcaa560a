use std::ops::Range;

use callback_explorer::ui::wrap::{Letters, Wrapped};

fn rows(text: &str, n_columns: usize) -> Vec<(Option<usize>, &str)> {
    let rows = Wrapped::new(text, n_columns);
    (0..rows.len()).map(|row| (rows.line(row), &text[rows.range(row)])).collect()
}

#[test]
fn a_line_wider_than_the_panel_goes_on_in_rows_without_a_number() {
    assert_eq!(
        rows("<a>\n  <b>12345</b>\n</a>", 8),
        [(Some(1), "<a>\n"), (Some(2), "  <b>123"), (None, "45</b>\n"), (Some(3), "</a>"),]
    );
}

#[test]
fn chinese_letters_take_two_columns_and_hidden_ones_those_of_their_escape() {
    assert_eq!(rows("转码任务完成", 8), [(Some(1), "转码任务"), (None, "完成")]);
    assert_eq!(rows("ab\u{202e}cd", 8), [(Some(1), "ab"), (None, "\u{202e}"), (None, "cd")]);
}

#[test]
fn an_empty_text_is_one_row_and_a_last_line_end_begins_none() {
    assert_eq!(rows("", 8), [(Some(1), "")]);
    assert_eq!(rows("{}\r\n", 8), [(Some(1), "{}\r\n")]);
}

#[test]
fn every_byte_of_a_line_of_megabytes_is_in_the_row_that_its_place_says() {
    let text = format!("{{\"a\":\"{}转\"}}\n{{}}", "0123456789".repeat(500_000));
    let rows = Wrapped::new(&text, 100);
    for byte in [0, 99, 100, 2_500_000, 5_000_000, text.len() - 1] {
        let Range { start, end } = rows.range(rows.row_of(byte));
        assert!((start..end).contains(&byte), "{byte} in {start}..{end}");
    }
    assert_eq!(rows.line(rows.len() - 1), Some(2));
    assert_eq!(rows.line(rows.len() - 2), None);
}

#[test]
fn letters_that_would_act_are_shown_as_escapes_and_still_stand_for_their_bytes() {
    let letters = Letters::new("a\tb\u{1b}转\u{202e}\r\n");
    assert_eq!(letters.text, "a    b\\u{1b}转\\u{202e}");
    assert_eq!(letters.text.chars().count(), letters.bytes.len());
    assert_eq!(letters.before(2), 5, "what is shown before the b");
    assert_eq!(letters.bytes[6], 3, "the escape stands for the byte behind the b");
}

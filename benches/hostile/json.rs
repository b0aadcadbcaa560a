//! JSON that costs a careless reader much.

use super::input::{Input, LARGE, MILLION, fill, repeat, sized};

#[expect(clippy::too_many_lines, reason = "a list")]
pub(crate) fn inputs() -> Vec<Input> {
    let json = |name, write| sized(name, "a.json", write);
    vec![
        json("JSON: 1,000,000 levels of arrays", |out| {
            repeat(out, "[", MILLION)?;
            repeat(out, "]", MILLION)
        }),
        json("JSON: 1,000,000 levels of arrays, never closed", |out| repeat(out, "[", MILLION)),
        json("JSON: 100 MB of levels", |out| fill(out, "[", LARGE)),
        json("JSON: 1,000,000 levels of objects", |out| {
            repeat(out, "{\"a\":", MILLION - 1)?;
            write!(out, "0")?;
            repeat(out, "}", MILLION - 1)
        }),
        json("JSON: 1,000,000 levels of objects, never closed", |out| {
            repeat(out, "{\"a\":", MILLION)
        }),
        json("JSON: 300,000 levels, a key twice in each", |out| {
            repeat(out, "{\"a\":0,\"a\":", 300_000)?;
            write!(out, "0")?;
            repeat(out, "}", 300_000)
        }),
        json("JSON: 1,000,000 levels of both", |out| {
            repeat(out, "{\"a\":[", MILLION / 2)?;
            repeat(out, "]}", MILLION / 2)
        }),
        json("JSON: 1,000,000 distinct keys", |out| {
            write!(out, "{{\"a\":0")?;
            (0..MILLION).try_for_each(|n| write!(out, ",\"k{n}\":{n}"))?;
            write!(out, "}}")
        }),
        json("JSON: 1,000,000 times one key", |out| {
            write!(out, "{{\"a\":0")?;
            repeat(out, ",\"a\":0", MILLION)?;
            write!(out, "}}")
        }),
        json("JSON: 5,000,000 numbers", |out| {
            write!(out, "[0")?;
            repeat(out, ",0", 5 * MILLION)?;
            write!(out, "]")
        }),
        json("JSON: 100 MB of numbers", |out| {
            write!(out, "[0")?;
            fill(out, ",0", LARGE)?;
            write!(out, "]")
        }),
        json("JSON: 100 MB of empty objects", |out| {
            write!(out, "[0")?;
            fill(out, ",{}", LARGE)?;
            write!(out, "]")
        }),
        json("JSON: a number of 100 MB", |out| {
            write!(out, "[1")?;
            fill(out, "0", LARGE)?;
            write!(out, "]")
        }),
        json("JSON: an exponent of 100 MB", |out| {
            write!(out, "[1e")?;
            fill(out, "9", LARGE)?;
            write!(out, "]")
        }),
        json("JSON: 1,000,000 numbers out of range", |out| {
            write!(out, "[0")?;
            repeat(out, ",1e999", MILLION)?;
            write!(out, "]")
        }),
        json("JSON: a string of 100 MB", |out| {
            write!(out, "[\"")?;
            fill(out, "text ", LARGE)?;
            write!(out, "\"]")
        }),
        json("JSON: a string of 100 MB, never closed", |out| {
            write!(out, "[\"")?;
            fill(out, "text ", LARGE)
        }),
        json("JSON: 100 MB of escapes", |out| {
            write!(out, "[\"")?;
            fill(out, "\\u0041\\n\\\\", LARGE)?;
            write!(out, "\"]")
        }),
        json("JSON: 100 MB of lone surrogates", |out| {
            write!(out, "[\"")?;
            fill(out, "\\ud800", LARGE)?;
            write!(out, "\"]")
        }),
        json("JSON: 1,000,000 strings with a lone surrogate", |out| {
            write!(out, "[0")?;
            repeat(out, ",\"\\udc00\"", MILLION)?;
            write!(out, "]")
        }),
        json("JSON: 1,000,000 keys with a lone surrogate", |out| {
            write!(out, "{{\"a\":0")?;
            (0..MILLION).try_for_each(|n| write!(out, ",\"\\ud800{n}\":0"))?;
            write!(out, "}}")
        }),
        json("JSON: 1,000,000 strings with a control character", |out| {
            write!(out, "[0")?;
            repeat(out, ",\"\\u0007\"", MILLION)?;
            write!(out, "]")
        }),
        json("JSON: a key of 100 MB", |out| {
            write!(out, "{{\"")?;
            fill(out, "key ", LARGE)?;
            write!(out, "\":0}}")
        }),
        json("JSON: 100 MB of quotation marks", |out| fill(out, "\"", LARGE)),
        json("JSON: 100 MB of backslashes", |out| {
            write!(out, "[\"")?;
            fill(out, "\\", LARGE)
        }),
        json("JSON: 100 MB of commas", |out| {
            write!(out, "[")?;
            fill(out, ",", LARGE)
        }),
        json("JSON: 100 MB of braces", |out| fill(out, "{", LARGE)),
        json("JSON: 100 MB of white space", |out| {
            write!(out, "[")?;
            fill(out, " \n", LARGE)?;
            write!(out, "]")
        }),
    ]
}

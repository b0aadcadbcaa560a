//! Files in which callbacks are looked for in vain, or again and again.

use std::io::{self, Cursor, Write};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::input::{Input, LARGE, MILLION, Promise, fill, repeat, sized};

#[expect(clippy::too_many_lines, reason = "a list")]
pub(crate) fn inputs() -> Vec<Input> {
    let log = |name, write| sized(name, "a.log", write);
    vec![
        log("log: 100 MB without a callback", |out| {
            fill(out, "2026-01-02T03:04:05Z 10.0.0.1 GET /a HTTP/1.1 200 nothing to see\n", LARGE)
        }),
        log("log: a line of 100 MB", |out| fill(out, "nothing to see ", LARGE)),
        log("log: 100 MB of empty lines", |out| {
            write!(out, "log")?;
            fill(out, "\n", LARGE)
        }),
        log("log: 100 MB of <", |out| {
            write!(out, "log ")?;
            fill(out, "<", LARGE)
        }),
        log("log: 100 MB of {", |out| {
            write!(out, "log ")?;
            fill(out, "{", LARGE)
        }),
        log("log: 50 MB of {\"", |out| {
            write!(out, "log ")?;
            fill(out, "{\"", LARGE / 2)
        }),
        log("log: 50 MB of {\"a\":", |out| {
            write!(out, "log ")?;
            fill(out, "{\"a\":", LARGE / 2)
        }),
        log("log: 50 MB of {\"Response\":{", |out| {
            write!(out, "log ")?;
            fill(out, "{\"Response\":{", LARGE / 2)
        }),
        log("log: 50 MB of <Response>", |out| {
            write!(out, "log ")?;
            fill(out, "<Response>", LARGE / 2)
        }),
        log("log: 50 MB of <Response>, a line each", |out| {
            write!(out, "log ")?;
            fill(out, "<Response><a><b>\n", LARGE / 2)
        }),
        log("log: 50 MB of <Response><!--", |out| {
            write!(out, "log ")?;
            fill(out, "<Response><!--", LARGE / 2)
        }),
        log("log: 50 MB of <Response a=\"", |out| {
            write!(out, "log ")?;
            fill(out, "<Response a=\"\n", LARGE / 2)
        }),
        log("log: 50 MB of <?xml version", |out| {
            write!(out, "log ")?;
            fill(out, "<?xml version ", LARGE / 2)
        }),
        log("log: 50 MB of &lt;Response", |out| {
            write!(out, "log ")?;
            fill(out, "&lt;Response ", LARGE / 2)
        }),
        log("log: 50 MB of &amp;amp;lt;Response in lines", |out| {
            write!(out, "log ")?;
            fill(out, "&amp;amp;amp;lt;Response\n", LARGE / 2)
        }),
        log("log: entities of entities, 40 deep, 10 MB", |out| {
            write!(out, "log &")?;
            repeat(out, "amp;", 40)?;
            write!(out, "lt;Response&")?;
            repeat(out, "amp;", 40)?;
            write!(out, "gt; ")?;
            fill(out, "text ", 10 * MILLION)
        }),
        log("log: 50 MB of %7B%22", |out| {
            write!(out, "log ")?;
            fill(out, "%7B%22", LARGE / 2)
        }),
        log("log: 50 MB of %7B%22, a line each", |out| {
            write!(out, "log ")?;
            fill(out, "%7B%22\n", LARGE / 2)
        }),
        log("log: percents of percents, 40 deep, 10 MB", |out| {
            write!(out, "log %")?;
            repeat(out, "25", 40)?;
            write!(out, "7B%")?;
            repeat(out, "25", 40)?;
            write!(out, "22")?;
            fill(out, "text", 10 * MILLION)
        }),
        log("log: 50 MB of \\x7b\\x22", |out| {
            write!(out, "log ")?;
            fill(out, "\\x7b\\x22", LARGE / 2)
        }),
        log("log: 50 MB of {\\\"", |out| {
            write!(out, "log ")?;
            fill(out, "{\\\"", LARGE / 2)
        }),
        log("log: 50 MB of backslashes behind {", |out| {
            write!(out, "log {{")?;
            fill(out, "\\", LARGE / 2)?;
            write!(out, "\"")
        }),
        log("log: 50 MB of eyJ", |out| {
            write!(out, "log ")?;
            fill(out, "eyJ ", LARGE / 2)
        }),
        log("log: Base64 of 50 MB", |out| {
            write!(out, "log ")?;
            fill(out, "eyJh", LARGE / 2)
        }),
        log("log: 500,000 Base64 words", |out| {
            let word =
                BASE64_STANDARD.encode("{\"nothing\":\"to see here, or anywhere else at all\"}");
            repeat(out, &format!("log {word}\n"), MILLION / 2)
        }),
        log("log: Base64 of Base64, 40 times", |out| {
            let mut text = "{\"JobsDetail\":{\"State\":\"Success\"}}".to_owned();
            for _ in 0..40 {
                text = BASE64_STANDARD.encode(format!("{{\"a\":\"{text}\"}}"));
                if text.len() > 10 * MILLION {
                    break;
                }
            }
            write!(out, "log {text}")
        }),
        log("log: doubled quotes of 50 MB", |out| {
            write!(out, "a,\"{{")?;
            fill(out, "\"\"a", LARGE / 2)
        }),
        log("log: 50 MB of fields with doubled quotes", |out| {
            write!(out, "a")?;
            fill(out, ",\"{\"\"a\"\":0}\"\n", LARGE / 2)
        }),
        log("log: 5,000 callbacks", |out| {
            repeat(
                out,
                "log <Response><JobsDetail><State>Success</State></JobsDetail></Response>\n",
                5000,
            )
        }),
        log("log: 1,000,000 callbacks", |out| {
            repeat(out, "log <Response><JobsDetail/></Response>\n", MILLION)
        }),
        log("log: 1,000,000 lines of JSON", |out| repeat(out, "{\"a\":0}\n", MILLION)),
        log("log: 1,000,000 fences", |out| repeat(out, "```\n{\"a\":0}\n```\n", MILLION)),
        sized("JSON in a string, 12 deep", "a.json", |out| {
            let mut text = "{\"JobsDetail\":{\"State\":\"Success\"}}".to_owned();
            for _ in 0..12 {
                text = format!("{{\"a\":{}}}", serde_json::Value::from(text));
            }
            write!(out, "{text}")
        }),
        sized("JSON: 300,000 strings with JSON in them", "a.json", |out| {
            write!(out, "[0")?;
            repeat(out, ",\"{\\\"a\\\":\\\"{}\\\"}\"", 300_000)?;
            write!(out, "]")
        }),
        sized("JSON: a string of 50 MB with JSON in it", "a.json", |out| {
            write!(out, "{{\"a\":\"{{\\\"b\\\":[0")?;
            fill(out, ",0", LARGE / 2)?;
            write!(out, "]}}\"}}")
        }),
        sized("XML: &lt;Response in 15 MB of XML", "a.xml", |out| {
            write!(out, "<a>")?;
            fill(out, "&lt;Response&gt;", 15 * MILLION)?;
            write!(out, "</a>")
        }),
        sized("XML: <![CDATA[<Response> in 15 MB of XML", "a.xml", |out| {
            write!(out, "<a>")?;
            fill(out, "<![CDATA[<Response>]]>", 15 * MILLION)?;
            write!(out, "</a>")
        }),
        sized("HTTP: 1,000,000 headers", "a.http", |out| {
            write!(out, "POST / HTTP/1.1\r\n")?;
            (0..MILLION).try_for_each(|n| write!(out, "x{n}: y\r\n"))?;
            write!(out, "\r\n<Response><JobsDetail/></Response>")
        }),
        sized("HTTP: a header of 50 MB", "a.http", |out| {
            write!(out, "POST / HTTP/1.1\r\nx: ")?;
            fill(out, "y", LARGE / 2)?;
            write!(out, "\r\n\r\n<Response><JobsDetail/></Response>")
        }),
        sized("HTTP: 1,000,000 chunks", "a.http", |out| {
            write!(out, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")?;
            repeat(out, "1\r\n<\r\n", MILLION)?;
            write!(out, "0\r\n\r\n")
        }),
        sized("HTTP: 500,000 messages of one false chunk", "a.http", |out| {
            let message = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n989680\r\n";
            repeat(out, message, MILLION / 2)
        }),
        sized("HTTP: 100,000 requests", "a.http", |out| {
            repeat(out, "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}\r\n", 100_000)
        }),
        sized("curl: 1,000,000 lines", "a.txt", |out| {
            repeat(out, "> POST / HTTP/1.1\n> \n{}\n", MILLION / 3)
        }),
        sized("container log: 500,000 records", "a.log", |out| {
            repeat(
                out,
                "{\"log\":\"{\\\"a\\\":0}\\n\",\"stream\":\"stdout\",\"time\":\"t\"}\n",
                MILLION / 2,
            )
        }),
        sized("gzip: 1 GB of nothing", "a.gz", |out| gzip(out, "\0", 1000 * MILLION)),
        sized("gzip: 1 GB of <a>", "a.gz", |out| gzip(out, "<a>", 1000 * MILLION)),
        sized("gzip: 1 GB of JSON", "a.gz", |out| gzip(out, "[0,", 1000 * MILLION)),
        sized("gzip of gzip: 1 GB", "a.gz", |out| {
            let mut inner = Vec::new();
            gzip(&mut inner, "\0", 1000 * MILLION)?;
            let mut outer = GzEncoder::new(out, Compression::fast());
            outer.write_all(&inner)?;
            outer.finish().map(|_| ())
        }),
        Input {
            name: "gzip: 40 MB of empty elements",
            file: "a.gz",
            promise: Promise::Unpacked(40.0),
            write: |out| gzip(out, "<a/>", 40 * MILLION),
        },
        Input {
            name: "gzip: 40 MB of text",
            file: "a.gz",
            promise: Promise::Unpacked(40.0),
            write: |out| gzip(out, "log without a callback\n", 40 * MILLION),
        },
        sized("gzip: nested 40 times", "a.gz", |out| {
            let mut bytes = b"<Response><JobsDetail/></Response>".to_vec();
            for _ in 0..40 {
                let mut outer = GzEncoder::new(Vec::new(), Compression::fast());
                outer.write_all(&bytes)?;
                bytes = outer.finish()?;
            }
            out.write_all(&bytes)
        }),
        sized("zip: 1 GB in one member", "a.zip", |out| {
            zip(out, &[("a.xml", "<a>", 1000 * MILLION)])
        }),
        sized("zip: 100 members of 10 MB", "a.zip", |out| {
            let names: Vec<String> = (0..100).map(|n| format!("{n}.xml")).collect();
            let members: Vec<_> =
                names.iter().map(|name| (name.as_str(), "<a/>", 10 * MILLION)).collect();
            zip(out, &members)
        }),
        sized("zip: 50,000 members", "a.zip", |out| {
            let names: Vec<String> = (0..50_000).map(|n| format!("{n}.xml")).collect();
            let members: Vec<_> = names.iter().map(|name| (name.as_str(), "<a/>", 4)).collect();
            zip(out, &members)
        }),
        sized("zip: nested 40 times", "a.zip", |out| {
            let mut bytes = b"<Response><JobsDetail/></Response>".to_vec();
            for _ in 0..40 {
                let mut outer = ZipWriter::new(Cursor::new(Vec::new()));
                outer
                    .start_file("a.zip", SimpleFileOptions::default())
                    .map_err(io::Error::other)?;
                outer.write_all(&bytes)?;
                bytes = outer.finish().map_err(io::Error::other)?.into_inner();
            }
            out.write_all(&bytes)
        }),
        sized("zip: cut in the middle", "a.zip", |out| {
            let mut bytes = Vec::new();
            zip(&mut bytes, &[("a.xml", "<a/>", 10 * MILLION)])?;
            bytes.truncate(bytes.len() / 2);
            out.write_all(&bytes)
        }),
        sized("100 MB of binary", "a.bin", |out| {
            let block: Vec<u8> = (0..=255).collect();
            (0..LARGE / 256).try_for_each(|_| out.write_all(&block))
        }),
        sized("100 MB of zeros", "a.bin", |out| fill(out, "\0", LARGE)),
    ]
}

fn gzip(out: &mut dyn Write, piece: &str, n_bytes: usize) -> io::Result<()> {
    let mut gzip = GzEncoder::new(out, Compression::fast());
    fill(&mut gzip, piece, n_bytes)?;
    gzip.finish().map(|_| ())
}

fn zip(out: &mut dyn Write, members: &[(&str, &str, usize)]) -> io::Result<()> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, piece, n_bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).map_err(io::Error::other)?;
        fill(&mut zip, piece, *n_bytes)?;
    }
    out.write_all(zip.finish().map_err(io::Error::other)?.get_ref())
}

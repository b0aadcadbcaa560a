//! What values mean, as a reader two hours east of Greenwich is told on 1 September 2022.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use callback_explorer::analysis::Analyzer;
use callback_explorer::analysis::decoded::{Reading, readings, readings_of};
use callback_explorer::catalog::{Catalog, Unit, ValueType, place_of_region};
use callback_explorer::intake;
use callback_explorer::report::{Here, reading_lines};
use callback_explorer::words::Language;
use jiff::tz::TimeZone;

#[test]
fn a_moment_is_told_in_every_zone_that_matters() {
    let value = "2022-06-30T15:29:42+0800";
    assert_eq!(
        told(Some(ValueType::Timestamp), None, value),
        "As sent: 2022-06-30 15:29:42 +08:00\nLocal: 2022-06-30 09:29:42 +02:00\nUTC: 2022-06-30 \
         07:29:42 +00:00\nRelative: 2 months ago\n"
    );
    assert!(in_chinese(Some(ValueType::Timestamp), None, value).ends_with("距今: 2 个月前\n"));
    assert_eq!(told(Some(ValueType::Timestamp), None, "-"), "", "no moment is none");
    assert!(told(None, None, "2022-09-01 18:00:00+0800").ends_with("Relative: 2 hours ago\n"));
    assert!(told(None, None, "2022-09-01T12:00:30+00:00").ends_with("Relative: just now\n"));
    assert!(told(None, None, "2022-09-03T12:00:00Z").ends_with("Relative: in 2 days\n"));
}

#[test]
fn a_bucket_names_its_owner_and_a_region_its_place() {
    let bucket = Some(ValueType::Bucket);
    assert_eq!(
        told(bucket, None, "my-bucket-1250000000"),
        "Name: `my-bucket`\nAPPID: `1250000000`\n"
    );
    assert_eq!(told(bucket, None, "nobody"), "");
    assert_eq!(told(Some(ValueType::Region), None, "ap-chongqing"), "Place: Chongqing, China\n");
    assert_eq!(in_chinese(Some(ValueType::Region), None, "eu-frankfurt"), "地点: 德国法兰克福\n");
    assert_eq!(told(Some(ValueType::Region), None, "ap-nowhere"), "");
    assert!(place_of_region("ap-guangzhou").is_some(), "the list of regions is read");
}

#[test]
fn quantities_are_told_in_units_that_people_use() {
    let number = Some(ValueType::Decimal);
    assert_eq!(told(number, Some(Unit::Bytes), "1234567"), "Size: 1.2 MB\n");
    assert_eq!(told(number, Some(Unit::Bytes), "999"), "", "bytes are plain enough");
    assert_eq!(told(number, Some(Unit::KilobitsPerSecond), "2428.5"), "Bit rate: 2.43 Mbps\n");
    assert_eq!(
        told(number, Some(Unit::KilobitsPerSecond), "128000"),
        "Bit rate: 128.00 Mbps in the documented unit; 128 kbps if it counts bits, as in payloads of transcoding\n"
    );
    assert_eq!(told(number, Some(Unit::BitsPerSecond), "834736"), "Bit rate: 835 kbps\n");
    assert_eq!(told(number, Some(Unit::Seconds), "834.736000"), "Duration: 13 min 54 s\n");
    assert_eq!(told(number, Some(Unit::Seconds), "1e999"), "");
    assert_eq!(told(number, Some(Unit::Seconds), "-5"), "");
    assert_eq!(told(Some(ValueType::FrameRate), None, "30000/1001"), "Quotient: ≈ 29.9700\n");
    assert_eq!(told(Some(ValueType::Ratio), None, "16:9"), "Quotient: ≈ 1.7778\n");
    assert_eq!(told(Some(ValueType::Ratio), None, "1:0"), "");
    assert_eq!(told(Some(ValueType::Ratio), None, "1/90000"), "", "no number is plainer");
}

#[test]
fn an_encoded_key_is_decoded() {
    let key = Some(ValueType::ObjectKey);
    assert_eq!(told(key, None, "in/%E5%BD%B1%E7%89%87.mp4"), "Decoded: `in/影片.mp4`\n");
    assert_eq!(told(key, None, "100%.mp4"), "", "a percent sign alone encodes nothing");
    assert_eq!(told(key, None, "%FF%FE"), "", "these bytes are no text");
    assert_eq!(told(key, None, "a%0Ab"), "Decoded: `a\\nb`\n", "what acts is made visible");
}

#[test]
fn an_address_says_whom_it_asks_for_what_and_until_when() {
    let url = "https://b-1250000000.cos.ap-beijing.myqcloud.com/a%20b.mp4?q-sign-algorithm=sha1&\
               q-sign-time=1662033600%3B1662040800&q-signature=0";
    assert_eq!(
        told(Some(ValueType::Url), None, url),
        "Host: `b-1250000000.cos.ap-beijing.myqcloud.com`\nPath: `/a b.mp4`\nParameters: 3\nq-sign-algorithm: \
         `sha1`\nq-sign-time: `1662033600;1662040800`\nq-signature: `0`\nValid until: 2022-09-01 16:00:00 +02:00 · in 2 hours\n"
    );
    let old = "http://example.com?q-sign-time=1;2";
    assert_eq!(
        told(None, None, old),
        "Host: `example.com`\nPath: `/`\nParameters: 1\nq-sign-time: `1;2`\nExpired: 1970-01-01 02:00:02 +02:00 · 52 \
         years ago\n"
    );
}

#[test]
fn what_is_inside_a_text_is_recognized() {
    let text = Some(ValueType::Text);
    assert_eq!(told(text, None, r#"{"a":[1,2]}"#), "Inside: JSON with 4 nodes\n");
    assert_eq!(told(text, None, "<a><b/></a>"), "Inside: XML with 2 nodes\n");
    assert_eq!(told(text, None, "<a><b></a>"), "", "this is no XML");
    assert_eq!(
        told(text, None, "eyJhIjoiYiJ9"),
        "Base64: `{\"a\":\"b\"}`\nInside: JSON with 2 nodes\n"
    );
    assert_eq!(told(text, None, "audio/wav; codecs=1"), "Content: audio, wav\n");
    assert_eq!(in_chinese(text, None, "video/mp4"), "内容: 视频，mp4\n");
    for plain in ["WorkflowName", "a/b", "j8d1010109b6f11ee9c3a2f0fa7b0c91d344", "12345678", ""] {
        assert_eq!(told(None, None, plain), "", "{plain} is what it is");
    }
    let deep = "[".repeat(30_000) + &"]".repeat(30_000);
    assert_eq!(told(text, None, &deep), "Inside: JSON with 30,000 nodes\n");
}

#[test]
fn ids_codes_and_states_are_not_read_into() {
    for value_type in [ValueType::JobId, ValueType::Code, ValueType::Enumeration, ValueType::Word] {
        assert_eq!(told(Some(value_type), None, "eyJhIjoiYiJ9"), "");
    }
}

#[test]
fn an_id_suggests_when_its_job_was_created() {
    let created = "Created, as the id suggests: 2024-03-27 03:45:00 +02:00 · in 19 months\n";
    for id in ["j9f6ab600ebdb11ee8a41525400a1c9f4", "av9f6ab600ebdb11ee8a41525400a1c9f4"] {
        assert_eq!(told(Some(ValueType::JobId), None, id), created);
        assert_eq!(told(Some(ValueType::RunId), None, id), created);
        assert_eq!(told(None, None, id), "", "only what is documented as an id is taken for one");
    }
    for other in ["j9f6ab600ebdb41ee8a41525400a1c9f4", "j9f6ab600ebdb11ee", "", "j", "任务"] {
        assert_eq!(told(Some(ValueType::JobId), None, other), "", "{other}");
    }
}

#[test]
fn a_request_id_suggests_when_it_was_given_out_and_a_checksum_has_its_header() {
    let id = "NjJiZDYwYTFfNjUzYTYyNjRfZjEwZl8xMmZhYzY5";
    assert_eq!(
        told(Some(ValueType::Text), None, id),
        "Base64: `62bd60a1_653a6264_f10f_12fac69`\nGiven out, as it suggests: 2022-06-30 10:36:49 \
         +02:00 · 2 months ago\n"
    );
    let md5 = "d41d8cd98f00b204e9800998ecf8427e";
    assert_eq!(told(Some(ValueType::Md5), None, md5), "Content-MD5: `1B2M2Y8AsgTpgAmY7PhCfg==`\n");
    assert_eq!(told(Some(ValueType::Md5), None, "d41d"), "");
}

/// All that is read into the values of the samples, so that a change of the readings is seen.
#[test]
fn the_values_of_the_samples_read_well() {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    for folder in ["assets/samples", "assets/catalog/samples"] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            let analysis = analyzer.analyze(intake::payloads(bytes, "sample").remove(0));
            for node in analysis.document().nodes() {
                let Some(value) = node.value().filter(|value| !value.is_empty()) else { continue };
                let lines = in_language(Language::En, &readings_of(&analysis, node, &value));
                if !lines.is_empty() {
                    let name = node.label().unwrap_or_default();
                    told.insert(format!("{name} {value}"), lines);
                }
            }
        }
    }
    let mut list = String::new();
    for (value, lines) in told {
        let lines: Vec<&str> = lines.lines().collect();
        writeln!(list, "{value}\n    {}", lines.join(" | ")).unwrap();
    }
    insta::assert_snapshot!("samples", list);
}

/// The same of values that the vendor's documented payloads have and ours haven't.
#[test]
fn the_values_of_documented_payloads_read_well() {
    let values = std::fs::read_to_string("tests/decoded/values.txt").unwrap();
    let mut list = String::new();
    for line in values.lines().filter(|line| !line.starts_with('#')) {
        let (name, value) = line.split_once(' ').unwrap();
        let (value_type, unit) = match name {
            "Bitrate" => (ValueType::Decimal, Some(Unit::KilobitsPerSecond)),
            "Bucket" | "BucketId" => (ValueType::Bucket, None),
            "CodecTimeBase" | "Timebase" => (ValueType::Ratio, None),
            "CreateTime" | "CreationTime" | "StartTime" | "EndTime" => (ValueType::Timestamp, None),
            // Of settings in milliseconds, of streams in seconds.
            "Duration" if value == "30000" => (ValueType::Integer, Some(Unit::Milliseconds)),
            "Duration" => (ValueType::Decimal, Some(Unit::Seconds)),
            "JobId" => (ValueType::JobId, None),
            "RunId" => (ValueType::RunId, None),
            "Md5" => (ValueType::Md5, None),
            "Region" => (ValueType::Region, None),
            "Size" => (ValueType::Integer, Some(Unit::Bytes)),
            "Url" | "url" | "Input" => (ValueType::Url, None),
            "Value" => (ValueType::Text, None),
            other => panic!("what is {other}?"),
        };
        let lines = told(Some(value_type), unit, value);
        let lines: Vec<&str> = lines.lines().collect();
        writeln!(list, "{name} {value}\n    {}", lines.join(" | ")).unwrap();
    }
    insta::assert_snapshot!("values", list);
}

fn told(value_type: Option<ValueType>, unit: Option<Unit>, value: &str) -> String {
    in_language(Language::En, &readings(value_type, unit, value))
}

fn in_chinese(value_type: Option<ValueType>, unit: Option<Unit>, value: &str) -> String {
    in_language(Language::Zh, &readings(value_type, unit, value))
}

/// One line a fact; the payload's words between back-quotes.
fn in_language(language: Language, readings: &[Reading]) -> String {
    let here = Here {
        zone: TimeZone::fixed(jiff::tz::offset(2)),
        now: "2022-09-01T12:00:00Z".parse().unwrap(),
    };
    let mut told = String::new();
    for line in readings.iter().flat_map(|reading| reading_lines(reading, language, &here)) {
        let quote = if line.is_payload { "`" } else { "" };
        writeln!(told, "{}: {quote}{}{quote}", line.label, line.value).unwrap();
    }
    told
}

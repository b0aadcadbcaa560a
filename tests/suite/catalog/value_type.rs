use callback_explorer::catalog::{Sensitivity, ValueType};

#[track_caller]
fn check(value_type: ValueType, accepted: &[&str], refused: &[&str]) {
    for value in accepted {
        assert!(value_type.accepts(value), "{} refuses {value:?}", value_type.id());
    }
    for value in refused {
        assert!(!value_type.accepts(value), "{} accepts {value:?}", value_type.id());
    }
    assert!(value_type.accepts(""), "{} refuses an empty value", value_type.id());
}

#[test]
fn numbers() {
    check(
        ValueType::Integer,
        &["0", "5", "-99", "+3", "1424687"],
        &["5.0", "5 ", "1e3", "five", "-", "٣"],
    );
    check(
        ValueType::Decimal,
        &["834.736000", "0.000000", "10", "-1.5"],
        &["1.", ".5", "1,5", "NaN"],
    );
    check(
        ValueType::FrameRate,
        &["25", "25.000000", "50/1", "30000/1001"],
        &["50/", "/1", "50:1", "25 fps"],
    );
    check(ValueType::Ratio, &["16:9", "1/12800", "0:1", "1.78"], &["16x9", "16:", "a/b"]);
}

#[test]
fn booleans() {
    check(ValueType::Boolean, &["true", "false"], &["True", "yes", "1", "0"]);
}

#[test]
fn times_in_the_three_spellings_of_the_vendor() {
    check(
        ValueType::Timestamp,
        &[
            "2022-06-30T15:29:42+0800",
            "2020-12-01 11:00:41+0800",
            "2021-08-06T16:18:25+08:00",
            "2024-02-29T00:00:00+0800",
            "2022-06-30T15:29:42-0330",
            "-",
        ],
        &[
            "2022-06-30T15:29:42",
            "2022-06-30",
            "2023-02-29T00:00:00+0800",
            "2022-13-01T00:00:00+0800",
            "2022-06-31T00:00:00+0800",
            "2022-06-30T24:00:00+0800",
            "2022-06-30T15:60:42+0800",
            "2022-06-30T15:29:42+08",
            "2022-06-30T15:29:42+2500",
            "2022/06/30 15:29:42+0800",
            "2022-06-30t15:29:42+0800",
            "２022-06-30T15:29:42+0800",
            "1656574182",
            "--",
            "yesterday",
        ],
    );
}

#[test]
fn buckets_regions_and_addresses() {
    check(
        ValueType::Bucket,
        &["examplebucket-1250000000", "test-123456789", "a-b-c-1250000000", "a--b-1250000000"],
        &[
            "examplebucket",
            "1250000000",
            "-1250000000",
            "Example-1250000000",
            "bucket-12500x0000",
            "b-",
        ],
    );
    check(
        ValueType::Region,
        &["ap-chongqing", "ap-shanghai-fsi", "na-siliconvalley", "eu-frankfurt"],
        &["chongqing", "ap-", "AP-chongqing", "ap_chongqing", "-chongqing", "重庆-1"],
    );
    check(
        ValueType::Url,
        &[
            "https://test-123456789.cos.ap-chongqing.myqcloud.com/input/a.txt",
            "http://10.0.0.1/",
            "http://[::1]/a",
        ],
        &[
            "cos://bucket/key",
            "https://",
            "https:// a",
            "Hi, I'm Aixiaonan.",
            "https://a.com is a site",
        ],
    );
}

#[test]
fn checksums() {
    check(
        ValueType::Md5,
        &["5b2ca33cd7357abb1e0ea29f57544df9", "5B2CA33CD7357ABB1E0EA29F57544DF9"],
        &["5b2ca33cd7357abb1e0ea29f57544df", "5b2ca33cd7357abb1e0ea29f57544dfg"],
    );
}

#[test]
fn a_container_holds_no_text() {
    check(ValueType::Container, &[], &["text", " "]);
}

#[test]
fn texts_names_and_ids_are_free() {
    for value_type in
        [ValueType::Text, ValueType::ObjectKey, ValueType::JobId, ValueType::Enumeration]
    {
        check(
            value_type,
            &["t1f1ae1dfsdc9ds41dsb31632d457ds6s2a", "/output/aixiaonan.mp3", "今天"],
            &[],
        );
    }
}

#[test]
fn what_tells_of_somebody_is_sensitive() {
    assert_eq!(ValueType::Bucket.sensitivity(), Sensitivity::Identifier);
    assert_eq!(ValueType::Text.sensitivity(), Sensitivity::Content);
    assert!(ValueType::Url.is_sensitive() && ValueType::JobId.is_sensitive());
    assert!(!ValueType::Region.is_sensitive() && !ValueType::Timestamp.is_sensitive());
}

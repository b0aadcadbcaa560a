use std::path::Path;

use callback_explorer::document::{Document, Format};
use callback_explorer::intake::{self, Conflict, Payload, Undecodable, Unreadable};

#[expect(clippy::disallowed_methods, reason = "tests read their files")]
fn read(name: &str) -> Payload {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/encodings").join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    payload(bytes)
}

fn payload(bytes: Vec<u8>) -> Payload {
    let mut payloads = intake::payloads(bytes, "given.xml");
    assert_eq!(payloads.len(), 1);
    payloads.remove(0)
}

fn message(payload: &Payload) -> String {
    let format = payload.format.unwrap();
    let document = Document::from_text(payload.text.clone(), format);
    assert_eq!(document.problems(), []);
    let message = document.nodes().find(|node| node.name() == Some("Message")).unwrap();
    message.value().unwrap().into_owned()
}

#[track_caller]
fn check(name: &str, encoding: &str, expected: &str) {
    let payload = read(name);
    assert_eq!(payload.decoding.encoding, encoding, "{name}");
    assert!(payload.decoding.is_clean(), "{name}");
    assert_eq!(payload.decoding.conflict, None, "{name}");
    assert_eq!(message(&payload), expected, "{name}");
}

#[test]
fn a_payload_is_read_in_its_encoding() {
    const CHINESE: &str = "成功，文件：视频 01.mp4";
    check("utf-8.xml", "UTF-8", CHINESE);
    check("utf-8-bom.xml", "UTF-8", CHINESE);
    check("utf-16le-bom.xml", "UTF-16LE", CHINESE);
    check("utf-16be-bom.xml", "UTF-16BE", CHINESE);
    check("utf-16le.xml", "UTF-16LE", CHINESE);
    check("utf-16be.xml", "UTF-16BE", CHINESE);
    check("gbk.xml", "GBK", CHINESE);
    check("gb2312.xml", "GBK", CHINESE);
    check("gb18030.xml", "gb18030", CHINESE);
    check("big5.xml", "Big5", "成功，文件：視頻 01.mp4");
    check("shift_jis.xml", "Shift_JIS", "成功，文件：動画 01.mp4");
    check("iso-8859-1.xml", "windows-1252", "Téléversé 01.mp4");
    check("utf-8-bom.json", "UTF-8", "成功");
}

#[test]
fn a_byte_order_mark_is_told_and_no_part_of_the_text() {
    for (name, has_bom) in
        [("utf-8.xml", false), ("utf-8-bom.xml", true), ("utf-16le-bom.xml", true)]
    {
        let payload = read(name);
        assert_eq!(payload.decoding.has_bom, has_bom, "{name}");
        assert!(payload.text.starts_with("<?xml"), "{name}");
    }
}

#[test]
fn a_declaration_that_the_bytes_contradict_is_told() {
    for (name, declared, conflict) in [
        ("declared-gbk-is-utf-8.xml", "GBK", Conflict::Utf8),
        ("declared-utf-8-is-utf-16.xml", "UTF-8", Conflict::Width),
        ("declared-nonsense.xml", "klingon-8", Conflict::Unknown),
    ] {
        let payload = read(name);
        assert_eq!(payload.decoding.conflict, Some(conflict), "{name}");
        assert_eq!(payload.decoding.declared.as_deref(), Some(declared), "{name}");
        assert_eq!(conflict.is_error(), conflict != Conflict::Utf8, "{name}");
        assert_eq!(message(&payload), "成功，文件：视频 01.mp4", "{name}");
    }
}

#[test]
fn bytes_that_mean_nothing_are_told_and_the_rest_is_read() {
    let payload = read("cut-character.xml");
    assert_eq!(message(&payload), "成\u{fffd}，文件：视频 01.mp4");
    let at = payload.text.find('\u{fffd}').unwrap();
    assert_eq!(
        payload.decoding.undecodable,
        [Undecodable { byte: at, file_byte: at, bytes: vec![0xe5, 0x8a] }]
    );
    let payload = read("undeclared-gb18030.xml");
    assert!(!payload.decoding.is_clean());
    assert_eq!(payload.decoding.undecodable[0].bytes, [0xb3]);
}

#[test]
fn a_mark_in_front_moves_places_in_the_file_but_not_in_the_text() {
    let payload = payload(b"\xef\xbb\xbf<a>\xff</a>".to_vec());
    assert_eq!(
        payload.decoding.undecodable,
        [Undecodable { byte: 3, file_byte: 6, bytes: vec![0xff] }]
    );
}

#[test]
fn many_undecodable_places_are_counted_and_few_are_kept() {
    let payload = payload([b"<a>".as_slice(), &[0xff; 5000], b"</a>"].concat());
    assert_eq!(payload.decoding.n_undecodable, 5000);
    assert_eq!(payload.decoding.undecodable.len(), 100);
}

#[test]
fn what_holds_no_payload_says_why() {
    for (bytes, reason) in [
        (b"".as_slice(), Some(Unreadable::Empty)),
        (b" \r\n\t", Some(Unreadable::Empty)),
        (b"\xef\xbb\xbf", Some(Unreadable::Empty)),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some(Unreadable::Binary)),
        (b"\x1f\x8b\x08\0\0\0\0\0", Some(Unreadable::Binary)),
        (b"callback failed\n", Some(Unreadable::Neither)),
        (b"<a>\0</a>", None),
        (b"12", None),
    ] {
        assert_eq!(payload(bytes.to_vec()).unreadable(), reason, "{bytes:?}");
    }
}

#[test]
fn an_origin_names_file_number_and_offset() {
    let payload = payload(b"{}".to_vec());
    assert_eq!(payload.origin.name(), "given.xml");
    assert_eq!((payload.origin.number, payload.origin.offset), (1, 0));
    assert_eq!((payload.n_bytes, payload.format), (2, Some(Format::Json)));
}

use std::path::Path;

use callback_explorer::document::Document;
use callback_explorer::intake::{Encoding, Intake, Payload};
use callback_explorer::session::{Action, Open, Session};

use super::remembered::{id, next_start, opened, read_again, source, wait};

fn read(name: &str, encoding: Option<&str>) -> Vec<Payload> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let encoding = encoding.map(|name| Encoding::called(name).unwrap());
    Intake::default().payloads(bytes, name, encoding)
}

/// Where its job's message stands in the file, and what it says.
fn message(payload: &Payload) -> (Option<usize>, String) {
    let document = Document::from_text(payload.text.clone(), payload.format.unwrap());
    assert_eq!(document.problems(), []);
    let message = document.nodes().find(|node| node.name() == Some("Message")).unwrap();
    (payload.origin.line, message.value().unwrap().into_owned())
}

#[track_caller]
fn check(name: &str, encoding: Option<&str>, expected: &[(Option<usize>, &str)]) {
    let payloads = read(name, encoding);
    let told: Vec<_> = payloads.iter().map(message).collect();
    let told: Vec<_> = told.iter().map(|(line, words)| (*line, words.as_str())).collect();
    assert_eq!(told, expected, "{name}");
    for payload in payloads {
        assert!(payload.decoding.is_clean());
        assert_eq!(payload.decoding.is_chosen, encoding.is_some());
    }
}

#[test]
fn a_file_is_read_in_the_encoding_that_somebody_chose() {
    check(
        "encodings/undeclared-gb18030.xml",
        Some("gb18030"),
        &[(None, "成功，文件：视频 01.mp4")],
    );
    check("encodings/utf-16le.xml", Some("UTF-16LE"), &[(None, "成功，文件：视频 01.mp4")]);
    check("encodings/big5.xml", Some("big5"), &[(None, "成功，文件：視頻 01.mp4")]);
    check("encodings/iso-8859-1.xml", Some("latin1"), &[(None, "Téléversé 01.mp4")]);
}

#[test]
fn so_is_a_log_with_payloads_whatever_its_bytes_look_like_otherwise() {
    let found = |message| [(Some(1), message), (Some(3), message)];
    check("intake/gb18030.log", Some("GB18030"), &found("课程视频"));
    check("intake/big5.log", Some("Big5"), &found("成功"));
    check("intake/utf-16.log", None, &found("成功"));
    check("intake/utf-16.log", Some("UTF-16LE"), &found("成功"));
    // Read as its bytes tell, the last byte of a character is taken for a backslash.
    assert!(read("intake/big5.log", None).iter().all(|payload| !payload.decoding.is_clean()));
}

#[test]
fn bytes_that_were_escaped_are_read_as_they_tell() {
    let payloads = read("intake/nginx.log", Some("gb18030"));
    assert!(payloads[0].text.contains("课程/第一周.mp4"));
}

#[test]
fn another_encoding_is_proposed_where_all_bytes_mean_something_in_it() {
    assert_eq!(read("encodings/undeclared-gb18030.xml", None)[0].decoding.fits, Some("gb18030"));
    for payload in read("intake/gb18030.log", None) {
        assert_eq!(payload.decoding.fits, Some("gb18030"));
    }
    for name in ["encodings/cut-character.xml", "encodings/utf-8.xml", "encodings/gbk.xml"] {
        assert_eq!(read(name, None)[0].decoding.fits, None, "{name}");
    }
}

#[test]
fn undecodable_bytes_are_told_of_the_payload_that_has_them() {
    let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let body = "<Response><JobsDetail><Message>ab</Message></JobsDetail></Response>";
    let whole = utf_16(&format!("\u{feff}first {body}\nsecond {body}\n"));
    let mut bytes = whole.clone();
    let second = whole.windows(4).rposition(|four| four == [b'a', 0, b'b', 0]).unwrap();
    bytes.splice(second..second + 2, [0x00, 0xd8]);
    let payloads = Intake::default().payloads(bytes, "", None);
    assert_eq!(payloads.len(), 2);
    assert_eq!(payloads[0].decoding.n_undecodable, 0);
    let place = &payloads[1].decoding.undecodable[0];
    assert_eq!((payloads[1].decoding.n_undecodable, place.file_byte), (1, second));
    assert!(payloads[1].text[place.byte..].starts_with("\u{fffd}b"));
}

#[test]
fn undecodable_bytes_of_a_log_are_told_where_they_stand_in_the_file() {
    let body = b"<Response><JobsDetail><Message>#</Message></JobsDetail></Response>".as_slice();
    let bytes = [b"first ", body, b"\nsecond ", body, b"\n"].concat();
    let bytes: Vec<u8> =
        bytes.iter().map(|byte| if *byte == b'#' { 0xff } else { *byte }).collect();
    let wanted: Vec<usize> =
        bytes.iter().enumerate().filter(|(_, byte)| **byte == 0xff).map(|(at, _)| at).collect();
    for encoding in [None, Encoding::called("utf-8")] {
        let payloads = Intake::default().payloads(bytes.clone(), "", encoding);
        let places = payloads.iter().flat_map(|payload| &payload.decoding.undecodable);
        let told: Vec<usize> = places.map(|place| place.file_byte).collect();
        assert_eq!(told, wanted, "{encoding:?}");
    }
}

#[test]
fn encodings_are_called_by_the_names_that_browsers_know() {
    for (name, standard) in [("latin1", "windows-1252"), ("gb2312", "GBK"), ("sjis", "Shift_JIS")] {
        assert_eq!(Encoding::called(name).map(Encoding::name), Some(standard));
    }
    for wrong in ["", "klingon-8", "replacement", "x-user-defined"] {
        assert_eq!(Encoding::called(wrong), None, "{wrong}");
    }
    let mut offered: Vec<_> = Encoding::offered().map(|(encoding, _)| encoding.name()).collect();
    let n_offered = offered.len();
    offered.sort_unstable();
    offered.dedup();
    assert_eq!((offered.len(), n_offered), (37, 37), "each is known, and offered once");
}

#[test]
fn a_choice_outlasts_reloading_closing_and_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.log");
    std::fs::copy("tests/intake/gb18030.log", &path).unwrap();
    let mut session = opened(&path);
    assert_eq!(session.opened().len(), 2);
    let gb18030 = Encoding::called("gb18030");
    let is_so = |session: &Session, message: &str| {
        session.opened().iter().all(|open| {
            let analysis = open.analysis();
            analysis.is_some_and(|analysis| analysis.document().text().contains(message))
                && open.encoding() == gb18030
        })
    };
    session.read_in(gb18030, source);
    wait(&mut session, |session| is_so(session, "课程视频"));
    assert!(session.take_news().is_empty(), "nothing has happened to the file");

    let bytes = std::fs::read(&path).unwrap();
    let (text, ..) = encoding_rs::GB18030.decode(&bytes);
    let text = text.replace("课程视频", "新的视频");
    std::fs::write(&path, encoding_rs::GB18030.encode(&text).0).unwrap();
    read_again(&mut session);
    wait(&mut session, |session| is_so(session, "新的视频"));

    assert!(is_so(&next_start(&session), "新的视频"));
    session.apply(Action::Close(id(&session)));
    session.apply(Action::ReopenClosed);
    read_again(&mut session);
    wait(&mut session, |session| is_so(session, "新的视频"));

    session.read_in(None, source);
    wait(&mut session, |session| {
        let analysis =
            |open: &Open| open.analysis().map(|analysis| !analysis.decoding().is_clean());
        session.opened().iter().all(|open| analysis(open) == Some(true))
    });
}

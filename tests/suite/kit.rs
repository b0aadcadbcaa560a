use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use callback_explorer::analysis::{Analysis, Analyzer};
use callback_explorer::catalog::Catalog;
use callback_explorer::convert::{
    Empty, Envelope, Form, Indent, JobsDetail, Options, VendorOptions, convert_to_text,
};
use callback_explorer::document::Format;
use callback_explorer::intake;
use callback_explorer::kit::Kit;
use callback_explorer::words::Language;
use hashbrown::HashSet;
use tempfile::TempDir;
use zip::ZipArchive;

fn analyze(analyzer: &Analyzer, path: &Path) -> Analysis {
    let bytes = std::fs::read(path).unwrap();
    analyzer.analyze(intake::payloads(bytes, "payload").remove(0))
}

/// All samples that can be converted.
fn samples() -> Vec<PathBuf> {
    let folders = ["assets/samples", "assets/catalog/samples"];
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| !file.ends_with("workflow.truncated.xml"));
    files.sort();
    files
}

/// What the name of a kit's file says of it.
fn options(name: &str) -> Options {
    let says = |word: &str| name.split('.').any(|part| part == word);
    let to = if says("xml") { Format::Xml } else { Format::Json };
    let mut vendor = VendorOptions::default();
    if says("envelope") || says("no-envelope") {
        vendor.envelope = if says("envelope") { Envelope::Keep } else { Envelope::Drop };
    }
    if says("array") || says("object") {
        vendor.jobs_detail = if says("array") { JobsDetail::Array } else { JobsDetail::Object };
    }
    if says("with-empty") {
        vendor.empty = Empty::Keep;
    }
    Options { to, form: Form::Vendor(vendor), indent: Indent::default() }
}

#[test]
fn each_form_is_what_convert_gives_for_what_its_name_says() {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    for file in samples() {
        let analysis = analyze(&analyzer, &file);
        let kit = Kit::new(&analysis, Language::En).unwrap();
        for variant in &kit.variants {
            let (text, _) = convert_to_text(&analysis, None, &options(&variant.name)).unwrap();
            assert_eq!(variant.text, text, "{} of {}", variant.name, file.display());
        }
        let texts: HashSet<&str> = kit.variants.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts.len(), kit.variants.len(), "{}", file.display());
        let (text, _) = convert_to_text(&analysis, None, &Options::vendor(Format::Json)).unwrap();
        let documented = kit.variants.iter().find(|it| it.text == text).unwrap();
        assert!(documented.is_documented, "{}", file.display());
    }
}

#[test]
fn a_kit_is_the_same_whenever_it_is_made_and_says_what_is_in_it() {
    let analyzer = Analyzer::new(Catalog::embedded().unwrap());
    let analysis = analyze(&analyzer, Path::new("assets/samples/smart-cover.xml"));
    for language in Language::ALL {
        let made = || Kit::new(&analysis, language).unwrap().archive().unwrap();
        let archive = made();
        assert_eq!(archive, made());
        let mut archive = ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
        let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
        assert_eq!(names.len(), 11, "{names:?}");
        let mut readme = String::new();
        archive.by_name("README.md").unwrap().read_to_string(&mut readme).unwrap();
        for name in names.iter().filter(|name| name.starts_with("payload")) {
            assert_eq!(readme.matches(&format!("`{name}`")).count(), 1, "{readme}");
            assert_eq!(readme.matches(&format!("'@{name}'")).count(), 1, "{readme}");
        }
        insta::assert_snapshot!(format!("readme_{}", language.id()), readme);
    }
}

/// The files of the kit that the program makes of a sample.
fn unpacked(sample: &str, options: &[&str], folder: &Path) {
    let archive = folder.join("kit.zip");
    let made = Command::new(env!("CARGO_BIN_EXE_callback-explorer"))
        .arg("kit")
        .arg(Path::new("assets/samples").join(sample))
        .args(options)
        .arg("-o")
        .arg(&archive)
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    ZipArchive::new(std::fs::File::open(&archive).unwrap()).unwrap().extract(folder).unwrap();
    std::fs::remove_file(archive).unwrap();
}

#[test]
fn a_redacted_kit_tells_nobody_s_bucket() {
    for (options, is_told) in [(&[][..], true), (&["--redact"], false)] {
        let folder = TempDir::new().unwrap();
        unpacked("workflow.failed.xml", options, folder.path());
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let is_payload = !path.ends_with("README.md") && !path.ends_with("post-all.sh");
            let (is_here, name) = (text.contains("lectures-1251668577"), path.display());
            assert_eq!(is_here, is_payload && is_told, "{name}");
        }
    }
}

#[cfg(unix)]
#[test]
fn the_script_posts_each_file_as_it_is() {
    if Command::new("curl").arg("--version").output().is_err() {
        println!("left out: there is no curl");
        return;
    }
    let folder = TempDir::new().unwrap();
    unpacked("tts.xml", &[], folder.path());
    let names = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let names = names.filter(|name| name.to_string_lossy().starts_with("payload"));
    let mut sent: Vec<(String, Vec<u8>)> = names
        .map(|name| {
            let kind = if Path::new(&name).extension().is_some_and(|it| it == "xml") {
                "xml"
            } else {
                "json"
            };
            (format!("application/{kind}"), std::fs::read(folder.path().join(name)).unwrap())
        })
        .collect();
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}/callback", server.local_addr().unwrap());
    let count = sent.len();
    let received = thread::spawn(move || {
        let requests = server.incoming().take(count).map(|stream| {
            let mut stream = BufReader::new(stream.unwrap());
            let (mut kind, mut length) = (String::new(), 0);
            loop {
                let mut line = String::new();
                stream.read_line(&mut line).unwrap();
                match line.trim_end().split_once(": ") {
                    Some(("Content-Type", value)) => kind = value.to_owned(),
                    Some(("Content-Length", value)) => length = value.parse().unwrap(),
                    Some(_) => {}
                    None if line.trim_end().is_empty() => break,
                    None => assert!(line.starts_with("POST /callback "), "{line}"),
                }
            }
            let mut body = vec![0; length];
            stream.read_exact(&mut body).unwrap();
            let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            stream.get_mut().write_all(answer).unwrap();
            (kind, body)
        });
        requests.collect::<Vec<_>>()
    });
    let posted = Command::new("sh")
        .arg(folder.path().join("post-all.sh"))
        .arg(&endpoint)
        .env_remove("http_proxy")
        .env("no_proxy", "127.0.0.1")
        .output()
        .unwrap();
    let told = String::from_utf8(posted.stdout).unwrap();
    assert!(posted.status.success(), "{told}{}", String::from_utf8_lossy(&posted.stderr));
    assert_eq!(told.lines().filter(|line| line.ends_with(" 200")).count(), count, "{told}");
    let mut received = received.join().unwrap();
    received.sort();
    sent.sort();
    assert_eq!(received, sent);
    // Nobody listens there any more.
    let posted = Command::new("sh").arg(folder.path().join("post-all.sh")).arg(&endpoint).output();
    assert_eq!(posted.unwrap().status.code(), Some(1));
}

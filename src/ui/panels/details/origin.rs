//! Where the payload stood, what was undone to get at it, and what its surroundings tell.

use eframe::egui::pos2;

use crate::intake::Origin;
use crate::say;
use crate::ui::panels::page::Page;
use crate::ui::widgets::button;
use crate::words::visible;

impl Page<'_, '_, '_> {
    /// All that is known of where it stood; nothing for a bare body. HTTP headers are listed where somebody asks
    /// for them.
    pub(super) fn origin(&mut self, origin: &Origin, shows_headers: &mut bool) {
        let language = self.language();
        if origin.steps.is_empty() && origin.n_payloads < 2 {
            return;
        }
        self.section(&say!(language, "origin-title"));
        let theirs = |words: &Option<String>| {
            words.as_deref().map(|words| (visible(words).into_owned(), true))
        };
        let ours = |words: String| Some((words, false)).filter(|(words, _)| !words.is_empty());
        let number = (origin.n_payloads > 1).then(|| {
            let (number, count) = (origin.number, origin.n_payloads);
            say!(language, "origin-number-of", number = number, count = count)
        });
        let undone: Vec<String> = origin.undone(language).collect();
        let line = origin.line.map(|line| line.to_string());
        let around = &origin.around;
        for (label, value) in [
            (say!(language, "origin-file"), theirs(&Some(origin.file.clone()))),
            (say!(language, "origin-member"), theirs(&origin.member)),
            (say!(language, "origin-number"), ours(number.unwrap_or_default())),
            (say!(language, "origin-at"), ours(line.unwrap_or_default())),
            (say!(language, "origin-undone"), ours(undone.join(" · "))),
            (say!(language, "origin-request"), theirs(&around.request)),
            (say!(language, "origin-status"), theirs(&around.status)),
            (say!(language, "origin-client"), theirs(&around.client)),
            (say!(language, "origin-time"), theirs(&around.time)),
            (
                say!(language, "origin-others"),
                ours(origin.other_lines(language).unwrap_or_default()),
            ),
        ] {
            if let Some((value, is_payload)) = value {
                self.pair(&label, &value, is_payload);
            }
        }
        self.headers(&around.headers, shows_headers);
        self.y += 8.0;
    }

    fn headers(&mut self, headers: &[(String, String)], shows_headers: &mut bool) {
        if headers.is_empty() {
            return;
        }
        let words = say!(self.language(), "origin-headers", count = headers.len());
        let left = pos2(self.left, self.y + 10.0);
        if button::link(self.ui, left, &words, None).clicked() {
            *shows_headers ^= true;
        }
        self.y += 22.0;
        for (name, value) in headers.iter().filter(|_| *shows_headers) {
            self.pair(&visible(name), &visible(value), true);
        }
    }
}

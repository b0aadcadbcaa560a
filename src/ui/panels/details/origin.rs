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
        let shown = |words: &String| visible(words).into_owned();
        let number = (origin.n_payloads > 1).then(|| {
            let (number, count) = (origin.number, origin.n_payloads);
            say!(language, "origin-number-of", number = number, count = count)
        });
        let undone: Vec<String> = origin.undone(language).collect();
        let line = origin.line.map(|line| line.to_string());
        let around = &origin.around;
        for (label, value, is_payload) in [
            (say!(language, "origin-file"), Some(shown(&origin.file)), true),
            (say!(language, "origin-member"), origin.member.as_ref().map(shown), true),
            (say!(language, "origin-number"), number, false),
            (say!(language, "origin-at"), line, false),
            (say!(language, "origin-undone"), Some(undone.join(" · ")), false),
            (say!(language, "origin-request"), around.request.as_ref().map(shown), true),
            (say!(language, "origin-status"), around.status.as_ref().map(shown), true),
            (say!(language, "origin-client"), around.client.as_ref().map(shown), true),
            (say!(language, "origin-time"), around.time.as_ref().map(shown), true),
            (say!(language, "origin-others"), origin.other_lines(language), false),
        ] {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                self.pair(&label, &value, is_payload);
            }
        }
        self.headers(around.headers(), shows_headers);
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

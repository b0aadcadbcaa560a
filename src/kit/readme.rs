//! What stands in a kit beside the payload's forms.

use super::Variant;
use crate::analysis::Analysis;
use crate::convert::{Empty, Envelope, JobsDetail};
use crate::document::Format;
use crate::report::{kind, markdown, shapes};
use crate::say;
use crate::words::{Language, Sentence, payload_words, visible};

/// What each file is, what a parser must accept, and how to post them: in Markdown.
pub(super) fn readme(analysis: &Analysis, variants: &[Variant], language: Language) -> String {
    let kind = kind(analysis, language);
    let mut lines = vec![
        format!("# {}", say!(language, "kit-title", kind = visible(&kind).into_owned())),
        String::new(),
        say!(language, "kit-files"),
        String::new(),
        format!("| {} | {} |", say!(language, "kit-file"), say!(language, "kit-form")),
        "|---|---|".to_owned(),
    ];
    lines.extend(variants.iter().map(|it| format!("| `{}` | {} |", it.name, form(it, language))));
    let shapes = shapes(analysis, language);
    if !shapes.is_empty() {
        lines.push(format!("\n## {}\n", say!(language, "report-parser")));
        lines.extend(shapes.iter().map(|shape| format!("- {}", markdown::marked(shape))));
    }
    lines.extend([
        String::new(),
        format!("## {}", say!(language, "kit-post")),
        String::new(),
        say!(language, "kit-endpoint"),
        String::new(),
        "```sh".to_owned(),
        format!("endpoint={ENDPOINT}"),
    ]);
    lines.extend(variants.iter().map(|it| {
        let kind = content_type(it);
        let (name, head) = (&it.name, format!("-H 'Content-Type: {kind}'"));
        format!("curl -i -X POST {head} --data-binary '@{name}' \"$endpoint\"")
    }));
    lines.extend(["```".to_owned(), String::new(), say!(language, "kit-all"), String::new()]);
    lines.extend(["```sh".to_owned(), format!("sh post-all.sh {ENDPOINT}"), "```".to_owned()]);
    lines.join("\n") + "\n"
}

/// A script that posts all of them, and says what is answered.
pub(super) fn script(variants: &[Variant]) -> String {
    let posts = variants.iter().map(|it| format!("post '{}' {}\n", it.name, content_type(it)));
    format!(
        "#!/bin/sh\n\
         # Posts each payload to an endpoint, and prints the status of its answer; fails if one is no success.\n\
         endpoint=${{1:?\"usage: sh post-all.sh {ENDPOINT}\"}}\n\
         cd \"$(dirname \"$0\")\" || exit 2\n\
         failed=0\n\
         post() {{\n    \
             printf '%s ' \"$1\"\n    \
             curl -sS --fail --max-time 30 -o /dev/null -w '%{{http_code}}\\n' -X POST \\\n        \
                 -H \"Content-Type: $2\" --data-binary \"@$1\" \"$endpoint\" || failed=1\n\
         }}\n{}exit $failed\n",
        posts.collect::<String>()
    )
}

/// Where a receiver under test may listen.
const ENDPOINT: &str = "http://127.0.0.1:8080/callback";

fn content_type(variant: &Variant) -> &'static str {
    match variant.options.to {
        Format::Xml => "application/xml",
        Format::Json => "application/json",
    }
}

/// What a form is, in words.
fn form(variant: &Variant, language: Language) -> String {
    let (envelope, jobs_detail, empty) = variant.choices;
    let notation = match variant.options.to {
        Format::Xml => "XML",
        Format::Json => "JSON",
    };
    let named = |name: &str| payload_words(name);
    let told = [
        Some(notation.to_owned()),
        envelope.map(|it| match it {
            Envelope::Keep => say!(language, "kit-envelope", name = named("Response")),
            Envelope::Drop | Envelope::Auto => {
                say!(language, "kit-no-envelope", name = named("Response"))
            }
        }),
        jobs_detail.map(|it| match it {
            JobsDetail::Array => say!(language, "kit-array", name = named("JobsDetail")),
            JobsDetail::Object | JobsDetail::Auto => {
                say!(language, "kit-object", name = named("JobsDetail"))
            }
        }),
        empty.map(|it| match it {
            Empty::Keep => say!(language, "kit-with-empty"),
            Empty::Drop => say!(language, "kit-no-empty"),
        }),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    let form = Sentence::new(told.join(&say!(language, "list-separator")));
    let form = markdown::marked(&form);
    if variant.is_documented { say!(language, "kit-documented", form = form) } else { form }
}

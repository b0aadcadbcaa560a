//! Large payloads, made of the documented samples: the same on every machine.

use callback_explorer::document::Format;

/// What a payload is of, and how it is written.
#[derive(Clone, Copy)]
pub(crate) struct Payload {
    pub(crate) kind: Kind,
    pub(crate) format: Format,
    /// Indented as the samples are; else in one line.
    pub(crate) is_pretty: bool,
}

/// What is repeated until a payload is large.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// The tasks of a workflow.
    Workflow,
    /// The tokens of a word segmentation, Chinese words.
    Words,
}

impl Payload {
    /// Every one there is.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let kinds = [Kind::Workflow, Kind::Words];
        kinds.into_iter().flat_map(|kind| {
            [Format::Xml, Format::Json].into_iter().flat_map(move |format| {
                [true, false].map(move |is_pretty| Self { kind, format, is_pretty })
            })
        })
    }

    /// `workflow pretty xml`.
    pub(crate) fn name(self) -> String {
        let kind = match self.kind {
            Kind::Workflow => "workflow",
            Kind::Words => "words",
        };
        let layout = if self.is_pretty { "pretty" } else { "compact" };
        format!("{kind} {layout} {}", self.format.id())
    }

    /// About `n_bytes` of it.
    pub(crate) fn text(self, n_bytes: usize) -> String {
        let Sample { head, items, between, tail } = self.sample();
        let mut text = String::with_capacity(n_bytes + 1024);
        text.push_str(&head);
        for (number, item) in items.iter().cycle().enumerate() {
            if text.len() >= n_bytes {
                break;
            }
            if number > 0 {
                text.push_str(between);
            }
            // No two tasks of one workflow have the same job.
            text.push_str(&item.replacen(JOB, &format!("{number:06x}"), 1));
        }
        text.push_str(&tail);
        text
    }

    fn sample(self) -> Sample {
        let (text, array, [open, close]) = match (self.kind, self.format) {
            (Kind::Workflow, Format::Xml) => (sample!("workflow.xml"), "", ["<Tasks>", "</Tasks>"]),
            (Kind::Workflow, Format::Json) => (sample!("workflow.json"), "\"Tasks\": [", BRACES),
            (Kind::Words, Format::Xml) => (
                sample!("words-generalize.xml"),
                "",
                ["<WordsGeneralizeToken>", "</WordsGeneralizeToken>"],
            ),
            (Kind::Words, Format::Json) => {
                (sample!("words-generalize.json"), "\"WordsGeneralizeToken\": [", BRACES)
            }
        };
        let lines: Vec<&str> = text.lines().collect();
        let find = |from: usize, wanted: &str| {
            let found = lines.iter().skip(from).position(|line| line.trim() == wanted);
            found.map(|at| from + at).expect("the sample as it is documented")
        };
        let first = if array.is_empty() { find(0, open) } else { find(0, array) + 1 };
        let mut end = first;
        let mut items = Vec::new();
        while lines.get(end).is_some_and(|line| line.trim() == open) {
            let rest = lines.iter().skip(end);
            let n_lines =
                rest.take_while(|line| line.trim().trim_end_matches(',') != close).count();
            let item = self.joined(&lines[end..=end + n_lines]);
            items.push(item.trim_end_matches(',').to_owned());
            end += n_lines + 1;
        }
        let between = match (self.format, self.is_pretty) {
            (Format::Xml, true) => "\n",
            (Format::Xml, false) => "",
            (Format::Json, true) => ",\n",
            (Format::Json, false) => ",",
        };
        let line_end = if self.is_pretty { "\n" } else { "" };
        Sample {
            head: self.joined(&lines[..first]) + line_end,
            items,
            between,
            tail: format!("{line_end}{}\n", self.joined(&lines[end..])),
        }
    }

    fn joined(self, lines: &[&str]) -> String {
        if self.is_pretty {
            return lines.join("\n");
        }
        lines.iter().map(|line| line.trim().replacen("\": ", "\":", 1)).collect()
    }
}

/// What is repeated, what stands around that, and what between.
struct Sample {
    head: String,
    items: Vec<String>,
    between: &'static str,
    tail: String,
}

const BRACES: [&str; 2] = ["{", "}"];

/// With this the ids of the sample's jobs begin.
const JOB: &str = "7784da";

macro_rules! sample {
    ($name:literal) => {
        include_str!(concat!("../../assets/catalog/samples/", $name))
    };
}
use sample;

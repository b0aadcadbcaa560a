//! How files are read, as options say.

use clap::Args;

use crate::intake::{Encoding, Limit, Limits};
use crate::say;
use crate::words::Language;

/// How files are read.
#[derive(Clone, Debug, Default, Args)]
pub struct Reading {
    /// Read text in this encoding, such as GB18030, whatever it tells of its own
    #[arg(long, value_name = "ENCODING", value_parser = encoding)]
    pub encoding: Option<Encoding>,

    #[arg(long = "limit", help = help_of_limits(), value_name = "NAME=N", value_parser = limit)]
    limits: Vec<(Limit, usize)>,
}

impl Reading {
    /// How much is read.
    pub fn limits(&self) -> Limits {
        let asked = self.limits.iter();
        asked.fold(Limits::default(), |limits, &(limit, most)| limits.with(limit, most))
    }
}

/// Names every limit, with what it is by default.
fn help_of_limits() -> String {
    let names = Limit::ALL.map(|limit| {
        let most = limit.spelt(Limits::default().of(limit));
        let what = match limit {
            Limit::File => "bytes of a file",
            Limit::Unpacked => "bytes that it unpacks to, or 16 times its size if that is more",
            Limit::Wrappings => "escapes and packings one inside another",
            Limit::Payloads => "payloads of a file",
            Limit::Nodes => "nodes of a payload, or one for each 4 bytes if that is more",
            Limit::Depth => "levels of a payload",
        };
        let name = format!("{}={most}", limit.id());
        format!("\n{name:14}{what}")
    });
    let head = "Read no more than N, and say where there is more; by default these are";
    format!("{head}{}", names.concat())
}

fn limit(word: &str) -> Result<(Limit, usize), String> {
    let found = word.split_once('=').and_then(|(name, number)| {
        Some((Limit::ALL.into_iter().find(|limit| limit.id() == name)?, number))
    });
    let Some((limit, number)) = found else {
        let names = Limit::ALL.map(Limit::id).join(", ");
        return Err(say!(Language::En, "limit-wrong", names = names));
    };
    limit.read(number).map(|most| (limit, most)).ok_or_else(|| {
        let most = limit.spelt(limit.largest());
        say!(Language::En, "limit-wrong-number", most = most)
    })
}

fn encoding(word: &str) -> Result<Encoding, String> {
    const N_TOLD: usize = 8;
    Encoding::called(word).ok_or_else(|| {
        let told: Vec<&str> =
            Encoding::offered().take(N_TOLD).map(|(encoding, _)| encoding.name()).collect();
        say!(Language::En, "encoding-none", names = told.join(", "))
    })
}

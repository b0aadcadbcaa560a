//! Under which licenses the program stands, and whatever is linked into it: packages and fonts.
//!
//! `assets/licenses.txt` holds them, for people as well; a test keeps it true.

/// All of them as a text: parts behind a line of `=`, each with those that it is about, and then their license.
pub const TEXT: &str = include_str!("../assets/licenses.txt");

/// What stands between the parts of [`TEXT`].
pub const BETWEEN: &str =
    "\n================================================================================\n";

/// The program itself, or something that is linked into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licensed {
    /// Its name, as its authors write it.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// What it may be used under, in the terms of SPDX.
    pub license: &'static str,
    /// The words of its licenses.
    pub texts: Vec<&'static str>,
}

/// The program, and then what is linked into it, by name.
pub fn all() -> Vec<Licensed> {
    let mut all: Vec<Licensed> = Vec::new();
    for part in TEXT.split(BETWEEN).skip(1) {
        let (heads, text) = part.split_once("\n\n").unwrap_or((part, ""));
        all.extend(heads.lines().filter_map(|head| {
            let (title, license) = head.split_once(", ")?;
            let (name, version) = title.rsplit_once(' ')?;
            Some(Licensed { name, version, license, texts: vec![text] })
        }));
    }
    let own = env!("CARGO_PKG_NAME");
    all.sort_by_key(|it| (it.name != own, it.name.to_lowercase(), it.version));
    all.dedup_by(|next, kept| {
        let is_same = (next.name, next.version) == (kept.name, kept.version);
        if is_same {
            kept.texts.append(&mut next.texts);
        }
        is_same
    });
    all
}

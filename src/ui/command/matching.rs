//! Which commands fit what someone types who looks for one.

use super::Command;
use crate::words::Language;

/// The commands that fit `typed`, the best first; all of them, in the table's order, where nothing is typed.
///
/// A command fits if each typed word is found in its words or its menu's, in whichever language: as a
/// beginning, inside, or else as letters in that order.
pub fn matching(typed: &str) -> Vec<Command> {
    let typed = typed.to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut found: Vec<(u32, Command)> = Command::ALL
        .iter()
        .filter_map(|&command| Some((badness(command, &words)?, command)))
        .collect();
    found.sort_by_key(|(badness, _)| *badness);
    found.into_iter().map(|(_, command)| command).collect()
}

/// How badly a command fits; nothing if it doesn't.
fn badness(command: Command, typed: &[&str]) -> Option<u32> {
    let own = Language::ALL.map(|language| command.words(language).to_lowercase());
    let menu = command
        .menu()
        .map(|menu| Language::ALL.map(|language| menu.words(language).to_lowercase()));
    typed.iter().try_fold(0, |sum, word| {
        let in_own = own.iter().filter_map(|words| badness_in(words, word)).min();
        // The menu's name narrows the list down; it is no match of its own.
        let in_menu = menu.iter().flatten().any(|words| words.starts_with(word)).then_some(MENU);
        Some(sum + in_own.into_iter().chain(in_menu).min()?)
    })
}

const INSIDE: u32 = 20;
const MENU: u32 = 40;
const SCATTERED: u32 = 60;

fn badness_in(words: &str, typed: &str) -> Option<u32> {
    if let Some(at) = words.find(typed) {
        let is_start = words.get(..at)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let n_before = u32::try_from(at).unwrap_or(u32::MAX).min(INSIDE - 1);
        return Some(if is_start { n_before } else { INSIDE + n_before });
    }
    let mut letters = words.chars();
    let mut n_skipped = 0;
    for wanted in typed.chars() {
        n_skipped += letters.position(|letter| letter == wanted)?;
    }
    Some(SCATTERED.saturating_add(u32::try_from(n_skipped).ok()?))
}

//! Where commands stand: the menus of the top bar, and those that a secondary click opens.

use super::Command;
use crate::say;
use crate::words::Language;

/// The menus of the top bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Menu {
    File,
    Edit,
    View,
    Payload,
    Help,
}

impl Menu {
    /// From left to right.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Payload, Self::Help];

    /// What it is called.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::File => say!(language, "menu-file"),
            Self::Edit => say!(language, "menu-edit"),
            Self::View => say!(language, "menu-view"),
            Self::Payload => say!(language, "menu-payload"),
            Self::Help => say!(language, "menu-help"),
        }
    }

    /// Its commands, in groups.
    pub fn groups(self) -> Vec<Vec<Command>> {
        grouped(|command| command.menu() == Some(self))
    }
}

/// What a secondary click opens a menu of commands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Surface {
    /// A row of the tree.
    Node,
    /// The button of the details that copies.
    Details,
    /// An entry of the list of payloads.
    Payload,
    /// A finding of the list.
    Finding,
    /// A row of a folder's table.
    Row,
}

impl Surface {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Node, Self::Details, Self::Payload, Self::Finding, Self::Row];

    /// Its commands, in groups.
    pub fn groups(self) -> Vec<Vec<Command>> {
        grouped(|command| command.usage().surfaces.contains(&self))
    }
}

/// The commands that `stands_here` takes, in the menus' order and then the table's, parted as the menus are.
fn grouped(stands_here: impl Fn(Command) -> bool) -> Vec<Vec<Command>> {
    let mut taken: Vec<Command> =
        Command::ALL.iter().copied().filter(|&command| stands_here(command)).collect();
    taken.sort_by_key(|command| command.usage().menu);
    taken
        .chunk_by(|one, next| one.usage().menu == next.usage().menu)
        .map(<[Command]>::to_vec)
        .collect()
}

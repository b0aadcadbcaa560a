//! How the table declares commands.

/// Declares [`Command`]: of each its name, its words' name, what it asks for, and where and when it is used.
macro_rules! commands {
    ($($command:ident($words:literal, $wish:expr, $usage:expr)),* $(,)?) => {
        /// Something the user can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the words of each say what it is")]
        pub enum Command {
            $($command),*
        }

        impl Command {
            /// All of them, as menus and palette order them.
            pub const ALL: &'static [Self] = &[$(Self::$command),*];

            pub(super) fn entry(self) -> &'static Entry {
                match self {
                    $(Self::$command => {
                        static ENTRY: Entry = Entry {
                            words: |language| say!(language, $words),
                            wish: || $wish,
                            usage: $usage,
                        };
                        &ENTRY
                    })*
                }
            }
        }
    };
}

pub(super) use commands;

//! What callbacks begin with, plain or escaped.

use std::sync::LazyLock;

use regex::bytes::Regex;

/// What a callback may begin with, plain or escaped. It is matched by its first byte.
pub(super) static BEGINNINGS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let white = r"(?:[ \t\r\n]|\\+[nrt]|\\x0[9ADad]|%0[9ADad]|%20|\+)*";
    let pattern = [
        r"<(?:\?xml[ \t]+version|Response[ \t\r\n/>\\])",
        &[r"\{", white, r#"(?:"|\\+"|\\+x22|\\+u0022|&(?:amp;)*(?:quot|#34);)"#].concat(),
        r"&(?:amp;)*lt;(?:\?xml|Response)",
        r"%(?:25)*3[Cc](?:%(?:25)*3[Ff]xml|Response)",
        &[r"%(?:25)*7[Bb]", white, r"%(?:25)*22"].concat(),
        r"\\+(?:u003[cC]|x3[cC])(?:\?xml|Response)",
        "PD94bWwg|PFJlc3BvbnNl|eyJ|ewog|ewoJ|ew0K|H4sI",
    ]
    .join("|");
    Regex::new(&format!("(?-u){pattern}")).ok()
});

/// Whether markup has escapes between its tags or in them, rather than a backslash in a value.
pub(super) fn has_escapes(markup: &[u8]) -> bool {
    static ESCAPES: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?-u)[>]\\+[nrtx]|<\\+/|\\+"|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}"#).ok()
    });
    ESCAPES.as_ref().is_some_and(|escapes| escapes.is_match(markup))
}

//! How near one name is to another.

/// What parts a name from the documented one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) enum Slip {
    /// Upper and lower case alone.
    Case,
    /// Two neighboring letters stand in each other's place.
    Swap,
    /// One letter more than documented.
    Extra,
    /// One letter less than documented.
    Lacking,
    /// One letter is another.
    Other,
}

/// The shortest documented name of which one wrong letter still tells something.
const MIN_CHARACTERS: usize = 3;

/// What parts `name` from the `documented` one, if it is case alone, or one letter or swap.
pub(in crate::analysis) fn near(name: &str, documented: &str) -> Option<Slip> {
    // A character has at most four bytes: whatever is further apart differs by more than one.
    if name.len().abs_diff(documented.len()) > 4 || name == documented {
        return None;
    }
    let is_same_but_case = name
        .chars()
        .flat_map(char::to_lowercase)
        .eq(documented.chars().flat_map(char::to_lowercase));
    if is_same_but_case {
        return Some(Slip::Case);
    }
    if documented.chars().count() < MIN_CHARACTERS {
        return None;
    }
    let n_same =
        name.chars().zip(documented.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8());
    let start: usize = n_same.sum();
    let (name, documented) = (name.get(start..)?, documented.get(start..)?);
    let (mut rest, mut wanted_rest) = (name.chars(), documented.chars());
    let (first, wanted) = (rest.next(), wanted_rest.next());
    if rest.as_str() == documented {
        return Some(Slip::Extra);
    }
    if name == wanted_rest.as_str() {
        return Some(Slip::Lacking);
    }
    if rest.as_str() == wanted_rest.as_str() {
        return Some(Slip::Other);
    }
    let is_swap = first == wanted_rest.next()
        && wanted == rest.next()
        && rest.as_str() == wanted_rest.as_str();
    is_swap.then_some(Slip::Swap)
}

//! Text behind an encoding.

/// What a text stands for whose characters are percent-encoded; nothing where none is, or where the bytes are
/// no text.
pub(super) fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        match (byte, after) {
            (b'%', [high, low, behind @ ..]) => {
                bytes.push(digit(*high)? * 16 + digit(*low)?);
                rest = behind;
            }
            (b'%', _) => return None,
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// The text behind Base64, in either alphabet. Short words and ids are letters and digits too, so it must be
/// long enough and give text that people write.
pub(super) fn base64(text: &str) -> Option<String> {
    const SHORTEST: usize = 12;
    let letters = text.trim_end_matches('=');
    let n_padding = text.len() - letters.len();
    let is_padded = n_padding > 0 && text.len().is_multiple_of(4) && n_padding <= 2;
    let may_be_bare = n_padding == 0
        && (text.len().is_multiple_of(4) || (text.len() > 24 && text.len() % 4 != 1));
    if text.len() < SHORTEST || !(is_padded || may_be_bare) {
        return None;
    }
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    let (mut held, mut n_held) = (0_u32, 0);
    for letter in letters.bytes() {
        held = held << 6 | sextet(letter)?;
        n_held += 6;
        if n_held >= 8 {
            n_held -= 8;
            bytes.push(u8::try_from(held >> n_held & 0xff).ok()?);
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    let is_written = |character: char| !character.is_control() || character.is_ascii_whitespace();
    text.chars().all(is_written).then_some(text)
}

fn sextet(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(value.into())
}

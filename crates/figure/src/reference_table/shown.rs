use unicode_width::UnicodeWidthStr;

/// `text` so that a terminal can write it beside other text.
///
/// A DN may be of any script and may hold characters that only steer the direction of text. Those are written as
/// escapes, since they would reorder the rest of the line; a text with right-to-left letters is set between FIRST STRONG
/// ISOLATE and POP DIRECTIONAL ISOLATE, so that a terminal that orders text by direction keeps it in its cell.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if steers_direction(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    if text.chars().any(is_right_to_left) { format!("\u{2068}{shown}\u{2069}") } else { shown }
}

/// How many columns of a terminal `text` takes: two for each wide character, none for each that only steers others.
pub(super) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The marks, embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX #9, section 2).
fn steers_direction(character: char) -> bool {
    matches!(character, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The blocks that Unicode sets aside for scripts written from right to left (UAX #9, table 4).
fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_character_takes_two_columns() {
        assert_eq!([width("A"), width("内線"), width("🎧"), width("é")], [1, 4, 2, 1]);
    }

    #[test]
    fn a_right_to_left_text_is_isolated_and_takes_no_more_columns() {
        assert_eq!(shown("داخلي"), "\u{2068}داخلي\u{2069}");
        assert_eq!(width(&shown("שלוחה")), 5);
        assert_eq!(shown("A"), "A");
    }

    #[test]
    fn a_character_that_steers_direction_is_escaped() {
        assert_eq!(shown("A\u{202e}B"), "A\\u{202e}B");
    }
}

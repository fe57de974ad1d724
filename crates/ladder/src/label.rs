//! Folding a label into lines that fit a width.

use crate::advance::{Font, advance};

/// `text` in lines of at most `width` px each, `lines` of them at most, but one at least; what does not fit is left out with an ellipsis.
///
/// A line ends at a space, or before a capital as in `EventParty|Deleted`, or anywhere when a word alone is too long.
pub(crate) fn fold(text: &str, font: Font, size: i32, width: i32, lines: usize) -> Vec<String> {
    let fits = |line: &str| advance(line, font, size) <= width;
    // Most labels fit, and then there are no pieces to put together.
    if fits(text) {
        return Some(text.trim_end()).filter(|line| !line.is_empty()).map(str::to_owned).into_iter().collect();
    }
    let mut folded: Vec<String> = Vec::new();
    for piece in pieces(text) {
        match folded.last_mut() {
            Some(line) if fits(&format!("{line}{}", piece.trim_end())) => line.push_str(piece),
            _ => {
                let mut rest = piece;
                while !rest.is_empty() && folded.len() <= lines {
                    let (line, after) = rest.split_at(longest(rest, fits));
                    folded.push(line.to_owned());
                    rest = after;
                }
            }
        }
    }
    let cut = folded.len() > lines;
    folded.truncate(lines);
    if let Some(last) = folded.last_mut().filter(|_| cut) {
        *last = ellipsis(&format!("{last}…"), font, size, width);
    }
    folded.iter().map(|line| line.trim_end().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// The length in bytes of the longest start of `text` that fits: at least one character, so that folding ends.
fn longest(text: &str, fits: impl Fn(&str) -> bool) -> usize {
    if fits(text.trim_end()) {
        return text.len();
    }
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.enumerate().take_while(|(index, end)| *index == 0 || fits(&text[..*end])).last().map_or(0, |(_, end)| end)
}

/// `text` in one line of at most `width` px, its end left out with an ellipsis when it is longer.
pub(crate) fn ellipsis(text: &str, font: Font, size: i32, width: i32) -> String {
    if advance(text, font, size) <= width {
        return text.to_owned();
    }
    let mut shorter = text.trim_end_matches('…').to_owned();
    while shorter.pop().is_some() {
        let line = format!("{}…", shorter.trim_end());
        if advance(&line, font, size) <= width {
            return line;
        }
    }
    String::new()
}

/// The pieces of `text` that stay together: up to and with a space, or up to a capital that follows a small letter.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let hump = c.is_ascii_uppercase() && before.is_some_and(|b: char| b.is_ascii_lowercase());
        if hump || before == Some(' ') {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, width: i32, expected: &[&str]) {
        assert_eq!(fold(text, Font::Mono, 10, width, 3), expected);
    }

    #[test]
    fn a_label_that_fits_stays_in_one_line() {
        check("EventPartyDeleted", 200, &["EventPartyDeleted"]);
    }

    #[test]
    fn a_long_name_is_folded_before_a_capital() {
        check("EventPartyDeleted", 70, &["EventParty", "Deleted"]);
        check("EventPartyDeleted", 80, &["EventParty", "Deleted"]);
        check("TDeleteFromConference", 70, &["TDeleteFrom", "Conference"]);
    }

    #[test]
    fn words_are_folded_at_a_space() {
        check("Delete B", 45, &["Delete", "B"]);
    }

    #[test]
    fn a_word_that_is_too_long_is_folded_anywhere() {
        check("7001700270037004", 50, &["70017002", "70037004"]);
    }

    #[test]
    fn what_does_not_fit_is_left_out_with_an_ellipsis() {
        check("12345678901234567890123456789", 50, &["12345678", "90123456", "7890123…"]);
    }

    #[test]
    fn a_width_for_nothing_gives_one_character_a_line() {
        check("abc", 1, &["a", "b", "c"]);
    }
}

//! Folding a label into lines that fit a width.

use crate::advance::{Font, advance, room, thousandths};

/// The ellipsis at the end of a shortened text.
const MORE: char = '…';

/// The bidi controls FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, around a name of any direction.
const ISOLATE: char = '\u{2068}';
/// See [`ISOLATE`].
const POP: char = '\u{2069}';

/// A label in lines.
pub(crate) struct Folded {
    /// The lines.
    pub(crate) lines: Vec<String>,
    /// Whether it ends in an ellipsis.
    pub(crate) is_cut: bool,
}

/// The width in px of the widest line of `text`, folded by [`fold`].
pub(crate) fn widest(text: &str, font: Font, size: i32, width: i32, lines: usize) -> i32 {
    let whole = advance(text.trim_end(), font, size);
    // Most labels fit a line; folding is slower than measuring.
    if whole <= width {
        return whole;
    }
    let folded = fold(text, font, size, width, lines).lines;
    folded.iter().map(|line| advance(line, font, size)).max().unwrap_or(0)
}

/// Folds `text` into at most `lines` lines of at most `width` px each, but at least one; a longer text ends in an ellipsis.
///
/// A line breaks at a space, before a capital as in `EventParty|Deleted`, or between any two characters of a word that is
/// wider than a line. It takes linear time.
pub(crate) fn fold(text: &str, font: Font, size: i32, width: i32, lines: usize) -> Folded {
    let room = room(width, size);
    let measure = |text: &str| -> u64 { text.chars().map(|c| thousandths(c, font)).sum() };
    // Most labels fit a line.
    if measure(text) <= room {
        let line = Some(text.trim_end()).filter(|line| !line.is_empty());
        return Folded { lines: line.map(str::to_owned).into_iter().collect(), is_cut: false };
    }
    // Each line with its width.
    let mut folded: Vec<(String, u64)> = Vec::new();
    for piece in pieces(text) {
        // An extra line shows that the text goes on.
        if folded.len() > lines {
            break;
        }
        let mut rest = piece;
        let word = measure(piece.trim_end());
        if let Some((line, used)) = folded.last_mut() {
            // A word wider than a line begins on the line of the word before it.
            let here = if *used + word <= room { piece.len() } else { 0 };
            let here = if word > room { longest(piece, font, room.saturating_sub(*used)) } else { here };
            line.push_str(&piece[..here]);
            *used += measure(&piece[..here]);
            rest = &piece[here..];
        }
        while !rest.is_empty() && folded.len() <= lines {
            let end = longest(rest, font, room).max(first(rest));
            folded.push((rest[..end].to_owned(), measure(&rest[..end])));
            rest = &rest[end..];
        }
    }
    let is_cut = folded.len() > lines;
    folded.truncate(lines);
    let mut lines: Vec<_> = folded.into_iter().map(|(line, _)| line.trim_end().to_owned()).collect();
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        *last = cut(last, font, size, width);
    }
    lines.retain(|line| !line.is_empty());
    isolate(&mut lines);
    Folded { lines, is_cut }
}

/// The length in bytes of the longest prefix of `text` that fits `room`. Trailing blanks need no room.
fn longest(text: &str, font: Font, room: u64) -> usize {
    let word = text.trim_end().len();
    let (mut used, mut longest) = (0, 0);
    for (end, c) in ends(text) {
        used += if end <= word { thousandths(c, font) } else { 0 };
        if used > room {
            return longest;
        }
        if may_break(text, end) {
            longest = end;
        }
    }
    longest
}

/// The length in bytes of the first grapheme cluster of `text`.
fn first(text: &str) -> usize {
    ends(text).map(|(end, _)| end).find(|end| may_break(text, *end)).unwrap_or(text.len())
}

/// The characters of `text`, each with the byte index of its end.
fn ends(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().map(|(at, c)| (at + c.len_utf8(), c))
}

/// Whether a line may break at `at`: between grapheme clusters. No combining mark, joiner or skin tone leaves its character.
fn may_break(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let joins = |c: char| thousandths(c, Font::Sans) == 0 && c != ISOLATE;
    let belongs = |c: char| joins(c) || is_mark(c) || matches!(c, '\u{1f3fb}'..='\u{1f3ff}');
    !before.ends_with(['\u{200d}', ISOLATE]) && !after.starts_with(belongs)
}

/// Whether `c` is a combining mark of Hebrew, Arabic, Devanagari or Thai.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{93a}'..='\u{94f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

/// `text` in one line of at most `width` px; a longer text ends in an ellipsis.
pub(crate) fn ellipsis(text: &str, font: Font, size: i32, width: i32) -> String {
    let used: u64 = text.chars().map(|c| thousandths(c, font)).sum();
    if used <= room(width, size) { text.to_owned() } else { cut(text, font, size, width) }
}

/// The longest prefix of `text` that fits `width` px with an ellipsis; empty if the ellipsis alone does not fit.
fn cut(text: &str, font: Font, size: i32, width: i32) -> String {
    let Some(room) = room(width, size).checked_sub(thousandths(MORE, font)) else { return String::new() };
    let text = text.trim_end_matches(MORE);
    let mut lines = [text[..longest(text, font, room)].trim_end().to_owned()];
    isolate(&mut lines);
    let [line] = lines;
    format!("{line}{MORE}")
}

/// Closes the bidi isolates that a line leaves open, and reopens them in the next line.
fn isolate(lines: &mut [String]) {
    let mut open = 0_usize;
    for line in lines {
        let begun = ISOLATE.to_string().repeat(open);
        for c in line.chars() {
            match c {
                ISOLATE => open += 1,
                POP => open = open.saturating_sub(1),
                _ => {}
            }
        }
        *line = begun + line;
        line.extend(std::iter::repeat_n(POP, open));
    }
}

/// The parts of `text` between line-break opportunities: after a space, and before a capital after a small letter.
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

    fn lines(text: &str, width: i32) -> Vec<String> {
        fold(text, Font::Mono, 10, width, 3).lines
    }

    fn check(text: &str, width: i32, expected: &[&str]) {
        assert_eq!(lines(text, width), expected);
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
    fn a_word_wider_than_the_room_is_folded_anywhere() {
        check("7001700270037004", 50, &["70017002", "70037004"]);
    }

    #[test]
    fn a_word_wider_than_the_room_begins_beside_the_one_before() {
        check("No 700170027003", 50, &["No 70017", "0027003"]);
        check("Delete 700170027003", 50, &["Delete 7", "00170027", "003"]);
    }

    #[test]
    fn a_word_exactly_as_wide_as_the_room_fits_a_line() {
        // A letter takes 6.1 px.
        check("01234567890123456789", 61, &["0123456789", "0123456789"]);
        check("No 0123456789", 61, &["No", "0123456789"]);
    }

    #[test]
    fn a_label_longer_than_its_lines_ends_in_an_ellipsis() {
        check("12345678901234567890123456789", 50, &["12345678", "90123456", "7890123…"]);
        let is_cut = |text: &str| fold(text, Font::Mono, 10, 50, 3).is_cut;
        assert_eq!(["123456789", "12345678901234567890123456789"].map(is_cut), [false, true]);
    }

    #[test]
    fn a_width_below_one_character_gives_one_character_per_line() {
        check("abc", 1, &["a", "b", "c"]);
    }

    #[test]
    fn a_grapheme_cluster_is_never_split() {
        let coder = "👩\u{200d}💻";
        check(&coder.repeat(3), 40, &[coder, coder, coder]);
        check("e\u{301}e\u{301}", 7, &["e\u{301}", "e\u{301}"]);
        check("e\u{301}e\u{301}", 1, &["e\u{301}", "e\u{301}"]);
        check("\u{915}\u{93f}\u{915}\u{93f}", 1, &["\u{915}\u{93f}", "\u{915}\u{93f}"]);
        check("👍\u{1f3fd}👍\u{1f3fd}", 1, &["👍\u{1f3fd}", "👍\u{1f3fd}"]);
        assert_eq!(ellipsis(&coder.repeat(3), Font::Sans, 10, 45), format!("{coder}…"));
    }

    #[test]
    fn a_closed_bidi_isolate_is_not_reopened_in_the_next_line() {
        check("\u{2068}ab\u{2069} 0123456789", 61, &["\u{2068}ab\u{2069}", "0123456789"]);
    }

    #[test]
    fn an_open_bidi_isolate_is_closed_and_reopened_at_a_line_break() {
        let lines = lines("\u{2068}داخليداخلي\u{2069}", 70);
        assert!(lines.len() > 1 && lines.iter().all(|line| line.starts_with('\u{2068}') && line.ends_with('\u{2069}')));
        let cut = ellipsis("\u{2068}داخليداخلي\u{2069}", Font::Sans, 10, 70);
        assert!(cut.ends_with("\u{2069}…"), "{cut}");
    }
}

use std::borrow::Cow;

/// Escapes and isolates `text`, such as a DN, for use within a line of other text.
///
/// A DN may be of any script and may hold invisible characters and bidi controls. [Hidden](is_hidden) characters become
/// escapes, because they would hide a difference or reorder the rest of the line. A text with right-to-left letters is
/// enclosed in FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9), so it does not reorder its surroundings. Any other
/// text is returned unchanged and not copied.
///
/// ```
/// assert_eq!(callmodel::in_text("7001"), "7001");
/// assert_eq!(callmodel::in_text("A\u{202e}B"), r"A\u{202e}B");
/// ```
#[must_use]
pub fn in_text(text: &str) -> Cow<'_, str> {
    // A fast path for printable ASCII: most DNs are digits.
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain || !text.chars().any(|character| is_hidden(character) || is_right_to_left(character)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hidden(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(if text.chars().any(is_right_to_left) { format!("\u{2068}{shown}\u{2069}") } else { shown })
}

/// The maximum length of a [`quoted`] text, in characters.
const QUOTED_CHARS: usize = 40;

/// `text` in backquotes for an error message, [escaped](in_text) and truncated to 40 characters.
#[must_use]
pub fn quoted(text: &str) -> String {
    let start: String = text.chars().take(QUOTED_CHARS).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    code_span(&format!("{}{more}", in_text(&start)))
}

/// `text` in a sentence with code spans, [escaped](in_text): as a code span if it has backquotes of its own.
#[must_use]
pub fn among_code(text: &str) -> String {
    let text = in_text(text);
    if text.contains('`') { code_span(&text) } else { text.into_owned() }
}

/// `text` as a code span of CommonMark: between runs of more backquotes than any that it contains.
#[must_use]
pub fn code_span(text: &str) -> String {
    let (mut longest, mut run) = (0, 0);
    for byte in text.bytes() {
        run = if byte == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let ticks: String = std::iter::repeat_n('`', longest + 1).collect();
    let space = if longest == 0 { "" } else { " " };
    format!("{ticks}{space}{text}{space}{ticks}")
}

/// Whether `character` is invisible and would hide a difference between texts: control characters, fillers, zero-width
/// characters, annotations, and bidi controls (marks, embeddings, overrides and isolates of UAX #9, section 2). Forms that
/// have a notation for code points write it as a number.
///
/// Joiners and variation selectors are not among them, because scripts and emoji need them; see [`shows_nothing`]. Two texts
/// that differ in these alone may look the same.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{00ad}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}')
        || matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(character, '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}')
        || matches!(character, '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}')
}

/// Whether `character` has no glyph of its own: it [is hidden](is_hidden), or it is a joiner, a variation selector or a tag
/// character, as in the flag of Scotland.
#[must_use]
pub fn shows_nothing(character: char) -> bool {
    is_hidden(character)
        || matches!(character, '\u{034f}' | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{200c}' | '\u{200d}')
        || matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether `character` is in a block for right-to-left scripts (UAX #9, table 4).
fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_escapes_is_borrowed() {
        assert!(matches!(in_text("é 7001"), Cow::Borrowed("é 7001")));
    }

    #[test]
    fn shows_nothing_holds_for_joiners_and_not_for_letters() {
        let shows_nothing = ['\u{200d}', '\u{fe0f}', '\u{202e}', 'A', 'é'].map(shows_nothing);
        assert_eq!(shows_nothing, [true, true, true, false, false]);
    }

    #[test]
    fn a_right_to_left_text_is_isolated() {
        assert_eq!(in_text("داخلي"), "\u{2068}داخلي\u{2069}");
    }

    #[test]
    fn quoted_text_is_truncated_to_40_characters() {
        assert_eq!(quoted(&"x".repeat(41)), format!("`{}…`", "x".repeat(40)));
        assert_eq!(quoted("\"a\""), "`\"a\"`");
    }

    #[test]
    fn a_code_span_has_more_backquotes_than_its_text() {
        assert_eq!(code_span("a"), "`a`");
        assert_eq!(code_span("a`b"), "`` a`b ``");
        assert_eq!(code_span("``"), "``` `` ```");
        assert_eq!((among_code("a"), among_code("`a`")), ("a".to_owned(), "`` `a` ``".to_owned()));
    }

    #[test]
    fn zero_width_and_control_characters_are_escaped() {
        assert_eq!(in_text("A\u{200b}"), r"A\u{200b}");
        assert_eq!(in_text("A\u{7}"), r"A\u{7}");
    }

    #[test]
    fn fillers_and_annotations_are_escaped() {
        let fillers = "\u{3164}\u{115f}\u{1160}\u{ffa0}\u{180e}\u{2800}";
        let others = "\u{fff9}\u{fffa}\u{fffb}\u{206a}\u{e0001}";
        for hidden in fillers.chars().chain(others.chars()) {
            assert_eq!(in_text(&format!("A{hidden}")), format!("A{}", hidden.escape_unicode()));
        }
    }

    #[test]
    fn joiners_selectors_and_tags_are_not_escaped() {
        let scotland = "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
        for text in [scotland, "👩\u{200d}💻", "❤\u{fe0f}", "葛\u{e0100}"] {
            assert_eq!(in_text(text), text);
            assert!(text.chars().any(shows_nothing), "{text}");
        }
    }

    #[test]
    fn a_bidi_override_is_escaped() {
        assert_eq!(in_text("A\u{202e}ש"), "\u{2068}A\\u{202e}ש\u{2069}");
    }
}

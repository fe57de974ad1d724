use unicode_width::UnicodeWidthStr;

/// The width of `text` in terminal columns (Unicode, UAX #11): wide characters have two, combining marks and bidi controls
/// none.
pub(super) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

#[cfg(test)]
mod tests {
    use callmodel::in_text;

    use super::*;

    #[test]
    fn a_wide_character_takes_two_columns() {
        assert_eq!([width("A"), width("内線"), width("🎧"), width("é")], [1, 4, 2, 1]);
    }

    #[test]
    fn an_isolated_text_takes_no_more_columns() {
        assert_eq!(width(&in_text("שלוחה")), 5);
    }
}

use unicode_width::UnicodeWidthStr;

/// How many columns of a terminal `text` takes: two for each wide character, none for each that only steers others.
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

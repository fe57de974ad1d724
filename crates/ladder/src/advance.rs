/// A kind of type, for measuring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Font {
    /// The proportional type of the system, at most as wide as its bold weight.
    Sans,
    /// Type with one width for all letters.
    Mono,
}

/// Advance widths of the ASCII characters from space to `~` in a common proportional face, in thousandths of the size.
const SANS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// System faces differ from the table; the widest common ones, in bold, are about a fifth wider.
const SANS_MARGIN: u32 = 122;

/// The width of one letter of monospaced type, in thousandths of the size. The widest common faces have 602.
const MONO: u32 = 610;

/// The width of a character that is not ASCII, by its columns in a terminal: wide scripts count double.
const PER_COLUMN: u32 = 610;

/// The width of `text` in px, at a type size of `size` px, rounded up. Never too little in common faces.
#[must_use]
pub fn advance(text: &str, font: Font, size: i32) -> i32 {
    let thousandths: u32 = text.chars().map(|c| of_char(c, font)).sum();
    let px = u64::from(thousandths) * u64::from(size.unsigned_abs());
    i32::try_from(px.div_ceil(1000)).unwrap_or(i32::MAX)
}

fn of_char(c: char, font: Font) -> u32 {
    let sans = (c as usize).checked_sub(0x20).and_then(|index| SANS.get(index));
    match (font, sans) {
        (Font::Sans, Some(width)) => u32::from(*width) * SANS_MARGIN / 100,
        (Font::Mono, Some(_)) => MONO,
        (_, None) => columns(c) * PER_COLUMN,
    }
}

/// How many columns of a terminal a character that is not ASCII takes, at most: 2 for wide scripts and emoji (Unicode
/// Standard Annex #11, classes W and F, by their blocks; a whole table would be a hundredth of the page), none for common marks that stand over others and for joiners, else 1.
fn columns(c: char) -> u32 {
    match u32::from(c) {
        0..0xa0 | 0x300..0x370 | 0x200b..0x2010 | 0xfe00..0xfe10 => 0,
        0x1100..0x1160 | 0x2300..0x2400 | 0x25fd..0x2800 | 0x2b00..0x2c00 | 0x2e80..0xa4d0 | 0xa960..0xa980 => 2,
        0xac00..0xd800 | 0xf900..0xfb00 | 0xfe10..0xfe70 | 0xff00..0xff61 | 0xffe0..0xfff0 | 0x16fe0..0x1c000 => 2,
        0x1d300..0x1d380 | 0x1f000..0x40000 => 2,
        // Two Khmer signs that are drawn as several letters.
        0x17a4 | 0x17d8 => 3,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::*;

    #[test]
    fn no_character_counts_less_than_unicode_says() {
        let too_narrow = |c: &char| (columns(*c) as usize) < c.width().unwrap_or(0);
        let too_narrow: Vec<_> =
            ('\u{80}'..=char::MAX).filter(too_narrow).map(|c| format!("{:x}", u32::from(c))).collect();
        assert_eq!(too_narrow, Vec::<String>::new());
    }

    #[test]
    fn letters_of_the_great_scripts_count_as_unicode_says() {
        for c in "éßЖ中日ひカ한ΩאعहกẤ…“”→①".chars() {
            assert_eq!(columns(c) as usize, c.width().unwrap_or(0), "{c}");
        }
    }

    #[test]
    fn what_stands_over_a_letter_takes_no_column() {
        assert_eq!(['\u{301}', '\u{200d}', '\u{fe0f}', '\u{85}'].map(columns), [0; 4]);
        assert_eq!(advance("e\u{301}", Font::Sans, 100), advance("e", Font::Sans, 100));
    }

    #[test]
    fn letters_of_proportional_type_have_the_widths_of_the_table_and_a_margin() {
        let with_margin = |thousandths: u32| i32::try_from((thousandths * SANS_MARGIN / 100).div_ceil(10)).unwrap_or(0);
        for (letter, index) in [("i", 0x49), ("W", 0x37), ("7", 0x17)] {
            assert_eq!(advance(letter, Font::Sans, 100), with_margin(SANS[index].into()), "{letter}");
        }
    }

    #[test]
    fn a_letter_of_monospaced_type_is_as_wide_as_any_other() {
        assert_eq!(advance("iiii", Font::Mono, 12), advance("WWWW", Font::Mono, 12));
    }

    #[test]
    fn a_narrow_letter_is_narrower_in_proportional_type() {
        assert!(advance("iiii", Font::Sans, 12) < advance("WWWW", Font::Sans, 12));
    }

    #[test]
    fn a_character_of_a_wide_script_counts_double() {
        assert_eq!(advance("内", Font::Sans, 100), 2 * advance("é", Font::Sans, 100));
    }
}

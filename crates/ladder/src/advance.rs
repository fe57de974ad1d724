/// The font family of a text, for measuring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Font {
    /// The proportional font of the system. Measured widths are those of its bold weight.
    Sans,
    /// A monospaced font.
    Mono,
}

impl Font {
    /// The font stack, as CSS and SVG write it. No font in it is wider than [`advance`] says.
    #[must_use]
    pub const fn stack(self) -> &'static str {
        match self {
            Self::Sans => {
                "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif"
            }
            Self::Mono => {
                "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace"
            }
        }
    }
}

/// Advance widths of the ASCII characters from space to `~`, in thousandths of the font size: the maximum over the bold
/// fonts that drawings name. Nearly all are those of DejaVu.
const SANS: [u16; 95] = [
    349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366, 696, 696, 696, 696, 696, 696, 696,
    696, 696, 696, 400, 400, 838, 838, 838, 611, 1016, 774, 763, 734, 831, 684, 684, 821, 837, 373, 557, 775, 638, 996,
    837, 851, 733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 366, 458, 838, 557, 500, 675, 716, 593, 716,
    679, 436, 716, 712, 343, 343, 666, 343, 1042, 712, 688, 716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712,
    366, 712, 838,
];

/// The advance width of a monospaced ASCII letter, in thousandths of the font size. The widest common fonts have 602.
const MONO: u16 = 610;

/// Advance widths of characters outside ASCII in any font: the first character after a range, and the maximum of the
/// range. A range is a script or a part of one; a table of all characters would be a hundredth of the page.
///
/// No character of DejaVu and Liberation is wider (`crates/cli/tests/advance.rs`); for scripts that they lack, the widths
/// are those of fonts of the script. Combining marks, joiners and control characters have no width.
const OTHERS: [(u32, u16); 54] = [
    // Latin. The narrow range is the middle dot of bars.
    (0xa0, 0),
    (0xb7, 1000),
    (0xb8, 400),
    (0xbf, 1040),
    (0xc6, 860),
    (0xc7, 1090),
    (0xe6, 860),
    (0xe7, 1050),
    (0x100, 860),
    (0x152, 990),
    (0x180, 1170),
    (0x1c4, 1090),
    (0x250, 1560),
    (0x300, 1220),
    (0x370, 0),
    // Greek, Cyrillic with its small letters apart, Armenian and Hebrew, Arabic.
    (0x400, 1100),
    (0x430, 1330),
    (0x460, 1110),
    (0x530, 1410),
    (0x600, 990),
    (0x780, 1390),
    (0x900, 1030),
    // Scripts of India, Thai, scripts of Asia and Georgian, parts of Hangul, scripts of America and Africa.
    (0xe00, 1500),
    (0xe80, 1100),
    (0x1100, 1500),
    (0x1200, 1050),
    (0x1d00, 2020),
    (0x1e00, 1100),
    (0x1f00, 1110),
    (0x2000, 1260),
    // Punctuation and signs.
    (0x200b, 1000),
    (0x2010, 0),
    (0x2030, 1000),
    (0x2032, 1890),
    (0x2060, 1040),
    (0x2070, 0),
    (0x2100, 1520),
    (0x2c00, 1680),
    (0x2e80, 1230),
    // Chinese, Japanese, Korean, some of their signs as emoji; between them scripts of China.
    (0x3040, 1250),
    (0x3200, 1050),
    (0x3400, 1250),
    (0xa4d0, 1050),
    (0xac00, 1500),
    (0xd800, 1050),
    (0xfb00, 1200),
    // Ligatures, Arabic presentation forms, full-width forms.
    (0xfe00, 1720),
    (0xfe10, 0),
    (0xfe70, 1050),
    (0xff00, 1420),
    (0x1_0000, 1120),
    // Historic scripts, symbols, emoji; Chinese again; tags and variation selectors.
    (0x1_f000, 1500),
    (0x2_0000, 1610),
    (0xe_0000, 1250),
];

/// The advance width of `text` in px, at a font size of `size` px, rounded up: an upper bound for common fonts.
#[must_use]
pub fn advance(text: &str, font: Font, size: i32) -> i32 {
    let thousandths: u64 = text.chars().map(|c| thousandths(c, font)).sum();
    i32::try_from((thousandths * u64::from(size.unsigned_abs())).div_ceil(1000)).unwrap_or(i32::MAX)
}

/// The advance width that fits `width` px at a font size of `size` px, in thousandths of the size: the inverse of
/// [`advance`].
pub(crate) fn room(width: i32, size: i32) -> u64 {
    u64::try_from(width).unwrap_or(0) * 1000 / u64::from(size.unsigned_abs()).max(1)
}

/// The advance width of a character, in thousandths of the font size.
pub(crate) fn thousandths(c: char, font: Font) -> u64 {
    let c = u32::from(c);
    let ascii = c.checked_sub(0x20).and_then(|index| SANS.get(index as usize));
    let width =
        ascii.or_else(|| OTHERS.iter().find(|(end, _)| c < *end).map(|(_, width)| width)).map_or(0, |width| *width);
    // Monospaced fonts have Latin, Greek, Cyrillic and common punctuation; other characters come from fallback fonts.
    let has_one_width = font == Font::Mono && matches!(c, 0..0x530 | 0x2010..0x2030);
    u64::from(if has_one_width && width > 0 { MONO } else { width })
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::*;

    /// Characters outside ASCII, without private use and tags.
    fn assigned() -> impl Iterator<Item = char> {
        ('\u{80}'..=char::MAX).filter(|c| u32::from(*c) < 0xe_0000)
    }

    #[test]
    fn every_character_with_a_terminal_column_has_a_width() {
        let forgotten = assigned().filter(|c| c.width().unwrap_or(0) > 0 && thousandths(*c, Font::Sans) == 0);
        assert_eq!(forgotten.map(|c| format!("{:x}", u32::from(c))).collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn a_double_width_character_is_at_least_one_em_wide() {
        let narrow = assigned().filter(|c| c.width().unwrap_or(0) > 1 && thousandths(*c, Font::Sans) < 1000);
        assert_eq!(narrow.map(|c| format!("{:x}", u32::from(c))).collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn combining_marks_joiners_and_controls_have_no_width() {
        let none = ['\u{301}', '\u{200d}', '\u{fe0f}', '\u{85}', '\u{2068}', '\u{e0067}'];
        assert_eq!(none.map(|c| thousandths(c, Font::Sans)), [0; 6]);
        assert_eq!(none.map(|c| thousandths(c, Font::Mono)), [0; 6]);
        assert_eq!(advance("e\u{301}", Font::Sans, 100), advance("e", Font::Sans, 100));
    }

    #[test]
    fn proportional_letters_have_the_widths_of_the_table() {
        for (letter, width) in [("i", 35), ("W", 111), ("7", 70), ("é", 86), ("Щ", 133), ("ش", 139), ("内", 105)] {
            assert_eq!(advance(letter, Font::Sans, 100), width, "{letter}");
        }
    }

    #[test]
    fn all_letters_of_a_monospaced_font_have_one_width() {
        for letters in ["WWWW", "éééé", "ЩЩЩЩ", "····", "…………"] {
            assert_eq!(advance("iiii", Font::Mono, 12), advance(letters, Font::Mono, 12));
        }
    }

    #[test]
    fn a_narrow_letter_is_narrower_in_a_proportional_font() {
        assert!(advance("iiii", Font::Sans, 12) < advance("WWWW", Font::Sans, 12));
    }

    #[test]
    fn room_is_the_inverse_of_advance() {
        for width in 0..200 {
            let fits = |letters: usize| 610 * u64::try_from(letters).unwrap_or(0) <= room(width, 13);
            for letters in 0..30 {
                assert_eq!(fits(letters), advance(&"x".repeat(letters), Font::Mono, 13) <= width);
            }
        }
    }
}

//! Advance widths of `callmodel-ladder`, compared with fonts: no text is wider than its layout.
//!
//! The fonts are pinned: DejaVu is compiled in from crates.io, the widths of others are constants here. Fonts installed on the
//! machine are not read.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel_ladder::{Font, advance};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// Name and bytes of a font.
type Face = (&'static str, &'static [u8]);

fn sans() -> [Face; 2] {
    [("DejaVu Sans", dejavu::sans::regular()), ("DejaVu Sans Bold", dejavu::sans::bold())]
}

fn mono() -> [Face; 2] {
    [("DejaVu Sans Mono", dejavu::sans_mono::regular()), ("DejaVu Sans Mono Bold", dejavu::sans_mono::bold())]
}

/// Advance widths of space to `~` in Liberation Sans 2.1.5, the wider of regular and bold, in thousandths of the size. Arial,
/// Helvetica and Arimo have the same. No crate has these fonts alone.
const LIBERATION_SANS: [i32; 95] = [
    277, 333, 474, 556, 556, 889, 722, 237, 333, 333, 389, 583, 277, 333, 277, 277, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 583, 583, 583, 610, 1015, 722, 722, 722, 722, 666, 610, 777, 722, 277, 556, 722, 610, 833,
    722, 777, 666, 777, 722, 666, 610, 722, 666, 943, 666, 666, 610, 333, 277, 333, 583, 556, 333, 556, 610, 556, 610,
    556, 333, 610, 610, 277, 277, 556, 277, 889, 610, 610, 610, 610, 389, 556, 333, 610, 556, 777, 556, 556, 500, 389,
    280, 389, 583,
];

/// Characters of scripts that DejaVu lacks, with their advance widths in Noto's fonts, in thousandths of the size.
const OTHER_SCRIPTS: [(&str, &str, i32); 3] = [
    ("Noto Color Emoji 2.042", "🎧👩💻😀🏴🧑🦰", 1245),
    ("Noto Sans CJK JP 2.004 Bold", "内線会議室カナ、。한글", 1000),
    ("Noto Sans Devanagari 2.001 Bold", "ॐऔओझऋ", 1140),
];

/// Characters of a font that a text can hold, each with its advance width in thousandths of the size, rounded down.
fn widths(bytes: &[u8]) -> Vec<(char, i32)> {
    let font = FontRef::new(bytes).unwrap();
    let metrics = font.glyph_metrics(Size::new(1000.0), LocationRef::default());
    let width = |glyph| {
        #[expect(clippy::cast_possible_truncation, reason = "some thousands at most")]
        let width = metrics.advance_width(glyph).unwrap_or(0.0).floor() as i32;
        width
    };
    let mapped = font.charmap().mappings().filter_map(|(c, glyph)| Some((char::from_u32(c)?, width(glyph))));
    mapped.filter(|(c, _)| is_text(*c)).collect()
}

/// Whether a label can hold the character. Fonts map control and private-use characters, too.
fn is_text(c: char) -> bool {
    !c.is_control() && !matches!(u32::from(c), 0xe000..0xf900 | 0xf_0000..)
}

/// Width of a character in the layout, in thousandths of the size.
fn room(c: char, font: Font) -> i32 {
    advance(c.encode_utf8(&mut [0; 4]), font, 1000)
}

/// Asserts that no character is wider than in the layout.
fn check_fits(name: &str, widths: impl IntoIterator<Item = (char, i32)>, font: Font) {
    let wider: Vec<_> = widths.into_iter().filter(|(c, width)| *width > room(*c, font)).collect();
    assert_eq!(wider, [], "{name}");
}

#[test]
fn each_character_of_dejavu_sans_fits() {
    for (name, bytes) in sans() {
        check_fits(name, widths(bytes), Font::Sans);
    }
}

#[test]
fn each_ascii_character_of_liberation_sans_fits() {
    check_fits("Liberation Sans", (' '..='~').zip(LIBERATION_SANS), Font::Sans);
}

#[test]
fn each_character_of_dejavu_sans_mono_fits() {
    // Combining marks have an advance width in monospaced fonts only, and none above a letter.
    let is_mark = |c: char| matches!(c, '\u{300}'..'\u{370}');
    for (name, bytes) in mono() {
        check_fits(name, widths(bytes).into_iter().filter(|(c, _)| !is_mark(*c)), Font::Mono);
    }
}

#[test]
fn characters_of_other_scripts_fit() {
    for (name, characters, width) in OTHER_SCRIPTS {
        check_fits(name, characters.chars().map(|c| (c, width)), Font::Sans);
    }
}

#[test]
fn no_ascii_character_has_twice_the_room_it_needs() {
    let widths: Vec<_> = sans().iter().flat_map(|(_, bytes)| widths(bytes)).collect();
    for (c, liberation) in (' '..='~').zip(LIBERATION_SANS) {
        let dejavu = widths.iter().filter(|(of, _)| *of == c).map(|(_, width)| *width).max().unwrap();
        assert!(room(c, Font::Sans) < 2 * dejavu.max(liberation), "{c}");
    }
}

#[test]
fn control_and_private_use_characters_are_not_measured() {
    assert_eq!(['\r', '\u{85}', '\u{e000}', '\u{fe4e5}'].map(is_text), [false; 4]);
    assert_eq!(['a', '\u{301}', '\u{f900}', '🎧'].map(is_text), [true; 4]);
}

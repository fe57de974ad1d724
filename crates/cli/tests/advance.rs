//! The widths by which a ladder is laid out, against faces that are on the machine: a text never needs more room than it has.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::io::Write;

use callmodel_ladder::{Font, advance};
use resvg::usvg::fontdb::{Database, FaceInfo, Style, Weight};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// The faces that a ladder names, and those that stand in for them.
const SANS: [&str; 7] = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Roboto", "Segoe UI", "Arial", "Helvetica"];
const MONO: [&str; 6] = ["DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono", "Menlo", "Consolas", "Courier New"];

/// Every character of an upright face in thousandths of its size, rounded down as far as no reader sees.
fn widths(fonts: &Database, face: &FaceInfo) -> Vec<(char, i32)> {
    let read = |data: &[u8], index: u32| {
        let face = FontRef::from_index(data, index).unwrap();
        let metrics = face.glyph_metrics(Size::new(1000.0), LocationRef::default());
        let width = |glyph| {
            #[expect(clippy::cast_possible_truncation, reason = "some thousands at most")]
            let width = metrics.advance_width(glyph).unwrap_or(0.0).floor() as i32;
            width
        };
        let characters = face.charmap().mappings().filter_map(|(c, glyph)| Some((char::from_u32(c)?, width(glyph))));
        characters.collect()
    };
    fonts.with_face_data(face.id, read).unwrap()
}

/// The upright faces of these families, regular and bold, each with its name. Where there is none, that is said.
fn faces(families: &[&str]) -> Vec<(String, Vec<(char, i32)>)> {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    let is_one = |face: &&FaceInfo| {
        face.style == Style::Normal
            && matches!(face.weight, Weight::NORMAL | Weight::BOLD)
            && face.families.iter().any(|(family, _)| families.contains(&family.as_str()))
    };
    let faces: Vec<_> =
        fonts.faces().filter(is_one).map(|face| (face.post_script_name.clone(), widths(&fonts, face))).collect();
    if faces.is_empty() {
        // Not by a macro, whose output is kept back when a test passes.
        let _ = writeln!(std::io::stderr(), "SKIPPED, a test of widths: none of {families:?} is installed");
    }
    faces
}

fn in_table(c: char, font: Font) -> i32 {
    advance(c.encode_utf8(&mut [0; 4]), font, 1000)
}

#[test]
fn no_character_of_a_common_face_is_wider_than_its_room() {
    for (name, widths) in faces(&SANS) {
        let wider: Vec<_> = widths.into_iter().filter(|(c, width)| *width > in_table(*c, Font::Sans)).collect();
        assert_eq!(wider, [], "{name}");
    }
}

#[test]
fn no_character_of_a_face_with_one_width_is_wider_than_its_room() {
    // A mark has a width in these faces alone, which is taken from it where it is set over its letter.
    let is_mark = |c: char| matches!(c, '\u{300}'..'\u{370}');
    for (name, mut widths) in faces(&MONO) {
        widths.retain(|(c, _)| !is_mark(*c));
        let wider: Vec<_> = widths.into_iter().filter(|(c, width)| *width > in_table(*c, Font::Mono)).collect();
        assert_eq!(wider, [], "{name}");
    }
}

#[test]
fn no_character_that_only_another_face_has_is_wider_than_its_room() {
    let common: Vec<_> = faces(&SANS).into_iter().flat_map(|(_, widths)| widths).map(|(c, _)| c).collect();
    let others =
        faces(&["VL Gothic", "Noto Sans CJK JP", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Color Emoji"]);
    for (name, mut widths) in others {
        widths.retain(|(c, width)| *width > in_table(*c, Font::Sans));
        widths.retain(|(c, _)| !common.contains(c));
        assert_eq!(widths, [], "{name}");
    }
}

#[test]
fn room_is_not_wasted_on_what_most_names_are_made_of() {
    let widths: Vec<_> = faces(&SANS).into_iter().flat_map(|(_, widths)| widths).collect();
    for c in ' '..='~' {
        let widest = widths.iter().filter(|(of, _)| *of == c).map(|(_, width)| *width).max();
        // Where DejaVu and Liberation are not both installed, the widest may be narrower.
        assert!(widest.is_none_or(|widest| in_table(c, Font::Sans) < 2 * widest), "{c}");
    }
}

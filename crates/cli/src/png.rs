use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use callmodel::{quoted, shows_nothing};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontResolver, Group, Node, Options, Tree, fontdb};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

/// How many dots of the picture a px of the ladder has.
const DOTS: f32 = callmodel_forms::DOTS as f32;

/// The most dots that a picture has, sideways or down: more, and many programs do not open it.
const MOST: f32 = 32_767.0;

/// The most dots in all: four bytes each, they are a gigabyte of memory.
const MOST_IN_ALL: f32 = 268_435_456.0;

/// Faces to write with where the SVG's own are not there, the first that is installed.
const SANS: [&str; 6] = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial", "Helvetica", "Segoe UI"];
/// The same for type with one width for all letters.
const MONO: [&str; 6] = ["DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono", "Courier New", "Menlo", "Consolas"];

/// Why an SVG could not be made a picture.
#[derive(Debug)]
pub(crate) enum PngError {
    /// No font is installed, and a picture without text says nothing.
    NoFonts,
    /// No installed font has an outline of some of its characters.
    NoGlyphs(Vec<char>),
    /// The fonts have all characters of this text, but the library does not put them together.
    NotWritten(String),
    /// It would have more dots than a picture may.
    TooLarge {
        /// Its width in dots.
        width: f32,
        /// Its height in dots.
        height: f32,
    },
    /// The library does not draw it.
    NotDrawn(String),
}

/// Draws `svg`, in which only `texts` are written, as a PNG of twice its size.
///
/// # Errors
/// [`PngError`]: a picture is whole, its text included, or not made.
pub(crate) fn png(svg: &str, texts: &[String]) -> Result<Vec<u8>, PngError> {
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    draw(svg, texts, fonts)
}

fn draw(svg: &str, texts: &[String], mut fonts: fontdb::Database) -> Result<Vec<u8>, PngError> {
    if fonts.is_empty() {
        return Err(PngError::NoFonts);
    }
    // Asked first: to read a drawing of so many shapes takes minutes.
    let (width, height) = size(svg).ok_or_else(|| PngError::NotDrawn("it says no size".to_owned()))?;
    let (width, height) = (width * DOTS, height * DOTS);
    if width > MOST || height > MOST || width * height > MOST_IN_ALL {
        return Err(PngError::TooLarge { width, height });
    }
    let missing = missing(&fonts, texts);
    if !missing.is_empty() {
        return Err(PngError::NoGlyphs(missing));
    }
    let (sans, mono) = (installed(&fonts, &SANS), installed(&fonts, &MONO));
    // What stands for `sans-serif` also stands in where the library asks for another kind of face.
    fonts.set_sans_serif_family(&sans);
    fonts.set_serif_family(&sans);
    fonts.set_monospace_family(mono);
    let font_resolver = FontResolver { select_fallback: Box::new(fallback), ..FontResolver::default() };
    let options = Options { fontdb: Arc::new(fonts), font_resolver, ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| PngError::NotDrawn(error.to_string()))?;
    if let Some(text) = not_written(tree.root()) {
        return Err(PngError::NotWritten(text));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, above 0 and at most MOST")]
    let pixmap = Pixmap::new(width.ceil() as u32, height.ceil() as u32);
    let mut pixmap = pixmap.ok_or(PngError::TooLarge { width, height })?;
    resvg::render(&tree, Transform::from_scale(DOTS, DOTS), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| PngError::NotDrawn(error.to_string()))
}

/// The width and height that the first tag of `svg` says, in px.
fn size(svg: &str) -> Option<(f32, f32)> {
    let tag = svg.split_once('>')?.0;
    let length = |name: &str| tag.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0.parse().ok();
    Some((length("width")?, length("height")?))
}

/// The face for a character that those in `tried` lack: the one most like the first of them, without serifs if there is
/// one. The library itself takes any, and writes Japanese thin and with serifs beside bold type without.
fn fallback(character: char, tried: &[fontdb::ID], fonts: &mut Arc<fontdb::Database>) -> Option<fontdb::ID> {
    let asked = fonts.face(*tried.first()?)?;
    let unlike = |face: &fontdb::FaceInfo| {
        let named = |word: &str| face.families.iter().any(|(family, _)| family.contains(word));
        let has_serifs = named("Serif") && !named("Sans");
        (
            has_serifs,
            face.style != asked.style,
            face.weight.0.abs_diff(asked.weight.0),
            face.monospaced != asked.monospaced,
        )
    };
    let mut faces: Vec<_> = fonts.faces().filter(|face| !tried.contains(&face.id)).collect();
    faces.sort_by_key(|face| unlike(face));
    faces.into_iter().map(|face| face.id).find(|id| has(fonts, *id, character))
}

fn has(fonts: &fontdb::Database, face: fontdb::ID, character: char) -> bool {
    let found = fonts
        .with_face_data(face, |data, index| FontRef::from_index(data, index).is_ok_and(|face| draws(&face, character)));
    found.unwrap_or(false)
}

/// Whether `face` has what the library draws of `character`: lines, or layers of them. Some faces of emoji have pictures of dots
/// alone, which it leaves out.
fn draws(face: &FontRef<'_>, character: char) -> bool {
    let Some(glyph) = face.charmap().map(character) else { return false };
    let mut ink = Ink(false);
    if let Some(outline) = face.outline_glyphs().get(glyph) {
        // What cannot be drawn has left no ink.
        let _ = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut ink);
    }
    ink.0 || face.color_glyphs().get(glyph).is_some()
}

/// A pen that knows only whether it has drawn.
struct Ink(bool);

impl OutlinePen for Ink {
    fn move_to(&mut self, _: f32, _: f32) {}

    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn close(&mut self) {}
}

/// The first text of which a character would be a box: glyph 0 of every face.
fn not_written(group: &Group) -> Option<String> {
    group.children().iter().find_map(|node| match node {
        Node::Group(group) => not_written(group),
        Node::Text(text) => {
            let has_box = text.layouted().iter().flat_map(|span| &span.positioned_glyphs).any(|glyph| glyph.id.0 == 0);
            has_box.then(|| text.chunks().iter().map(|chunk| chunk.text()).collect())
        }
        Node::Path(_) | Node::Image(_) => None,
    })
}

/// The first family of `names` that is installed, else any.
fn installed(fonts: &fontdb::Database, names: &[&str]) -> String {
    let has = |name: &str| fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == name));
    let any = || fonts.faces().find_map(|face| face.families.first().map(|(family, _)| family.clone()));
    let named = names.iter().find(|name| has(name)).map(|name| (*name).to_owned());
    named.or_else(any).unwrap_or_default()
}

/// The characters of `texts` that no installed font draws. Those that show nothing need none.
fn missing(fonts: &fontdb::Database, texts: &[String]) -> Vec<char> {
    let mut wanted: BTreeSet<char> = texts.iter().flat_map(|text| text.chars()).collect();
    wanted.retain(|c| !c.is_whitespace() && !shows_nothing(*c));
    for face in fonts.faces() {
        if wanted.is_empty() {
            break;
        }
        fonts.with_face_data(face.id, |data, index| {
            if let Ok(face) = FontRef::from_index(data, index) {
                wanted.retain(|c| !draws(&face, *c));
            }
        });
    }
    wanted.into_iter().collect()
}

impl fmt::Display for PngError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFonts => write!(
                f,
                "there is no font on this machine, and a PNG would be without text. Install one, such as DejaVu, or take --format svg."
            ),
            Self::NoGlyphs(characters) => {
                let shown: Vec<_> = characters.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
                write!(
                    f,
                    "no font on this machine has an outline of {}. Install one that has, or take --format svg.",
                    shown.join(", ")
                )
            }
            Self::NotWritten(text) => write!(
                f,
                "the fonts on this machine have each character of {} but do not go together, and a part of it would be boxes. Take --format svg.",
                quoted(text)
            ),
            Self::TooLarge { width, height } => {
                write!(
                    f,
                    "a PNG of {width} × {height} dots is too large; the most is {MOST} each way and {} million in all. Take --format svg.",
                    (MOST_IN_ALL / 1_000_000.0).floor()
                )
            }
            Self::NotDrawn(reason) => write!(f, "the ladder could not be drawn as PNG: {reason}. Take --format svg."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fonts of a machine that has DejaVu Sans and no other.
    fn dejavu() -> fontdb::Database {
        with(dejavu::sans::regular())
    }

    fn with(font: &[u8]) -> fontdb::Database {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(font.to_vec());
        fonts
    }

    /// A drawing of 99 px each way with this text.
    fn svg(text: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"99\" height=\"99\"><text y=\"50\">{text}</text></svg>"
        )
    }

    #[test]
    fn a_picture_has_two_dots_for_each_px() {
        let picture = draw(&svg("A"), &["A".to_owned()], dejavu()).expect("it is drawn");
        let picture = Pixmap::decode_png(&picture).expect("it is a PNG");
        assert_eq!([picture.width(), picture.height()], [198, 198]);
    }

    #[test]
    fn a_picture_has_the_ink_of_its_text() {
        let has_ink = |text: &str| {
            let picture = draw(&svg(text), &[], dejavu()).expect("it is drawn");
            Pixmap::decode_png(&picture).expect("it is a PNG").pixels().iter().any(|dot| dot.alpha() > 0)
        };
        assert_eq!([has_ink("A"), has_ink(" ")], [true, false]);
    }

    #[test]
    fn without_a_font_there_is_an_error_and_no_picture() {
        let error = draw(&svg("A"), &["A".to_owned()], fontdb::Database::new()).expect_err("there is no font");
        assert!(error.to_string().starts_with("there is no font on this machine"), "{error}");
    }

    #[test]
    fn a_picture_that_is_too_large_is_refused_before_it_is_read() {
        let error = draw("<svg width=\"16384\" height=\"9\">", &[], dejavu()).expect_err("it is too large");
        assert!(error.to_string().starts_with("a PNG of 32768 × 18 dots is too large"), "{error}");
        let error = draw("<svg width=\"9000\" height=\"9000\">", &[], dejavu()).expect_err("it is too large");
        assert!(error.to_string().contains("the most is 32767 each way and 268 million in all"), "{error}");
    }

    #[test]
    fn a_character_that_shows_nothing_needs_no_font() {
        let scotland = "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
        let texts = [scotland, "A\u{200b}\u{fe0f}\u{3164}", "\u{2068}א\u{2069}"].map(str::to_owned);
        assert_eq!(missing(&fontdb::Database::new(), &texts), ['A', 'א', '🏴']);
    }

    #[test]
    fn a_character_that_no_font_has_is_named() {
        let missing = missing(&fontdb::Database::new(), &["A B\u{200d}".to_owned(), "A".to_owned()]);
        assert_eq!(
            PngError::NoGlyphs(missing).to_string(),
            "no font on this machine has an outline of A (U+0041), B (U+0042). Install one that has, or take --format svg."
        );
    }

    #[test]
    fn a_character_that_dejavu_lacks_is_missing() {
        assert_eq!(missing(&dejavu(), &["A内".to_owned()]), ['内']);
    }

    #[test]
    fn a_text_that_would_have_a_box_is_named_and_there_is_no_picture() {
        let text = "A\u{10fffd}";
        // No texts are named, as if each of its characters were in some font.
        let error = draw(&svg(text), &[], dejavu()).expect_err("one would be a box");
        assert!(matches!(&error, PngError::NotWritten(named) if named == text), "{error:?}");
    }

    #[test]
    fn a_font_of_bitmaps_alone_draws_nothing() {
        // Like Noto Color Emoji, it has 😀 as a picture of dots only.
        let bitmaps = FontRef::new(font_test_data::CBDT).expect("a font");
        assert!(!bitmaps.bitmap_strikes().is_empty() && bitmaps.charmap().map('😀').is_some());
        assert!(!draws(&bitmaps, '😀'));
        assert_eq!(missing(&with(font_test_data::CBDT), &["😀".to_owned()]), ['😀']);
    }
}

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use callmodel::{quoted, shows_nothing};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontResolver, Group, Node, Options, Tree, fontdb};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

/// Pixels of the PNG per px of the SVG.
const SCALE: f32 = callmodel_forms::DOTS as f32;

/// The maximum width and height of a PNG, in pixels. Many programs do not open larger ones.
const MAX_SIDE: f32 = 32_767.0;

/// The maximum number of pixels. At four bytes each, they take a gigabyte of memory.
const MAX_PIXELS: f32 = 268_435_456.0;

/// Fallbacks for `sans-serif`: the first installed family is taken.
const SANS: [&str; 6] = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial", "Helvetica", "Segoe UI"];
/// Fallbacks for `monospace`.
const MONO: [&str; 6] = ["DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono", "Courier New", "Menlo", "Consolas"];

/// An error of [`png`].
#[derive(Debug)]
pub(crate) enum PngError {
    /// No font is installed.
    NoFonts,
    /// No installed font has an outline for these characters.
    NoGlyphs(Vec<char>),
    /// The fonts cover every character of this text, but resvg shapes it with a missing glyph.
    MissingGlyph(String),
    /// The PNG exceeds [`MAX_SIDE`] or [`MAX_PIXELS`].
    TooLarge {
        /// The width in pixels.
        width: f32,
        /// The height in pixels.
        height: f32,
    },
    /// An error of resvg.
    NotDrawn(String),
}

/// Draws `svg` as a PNG at [`SCALE`]. `texts` are all texts of the SVG.
///
/// # Errors
/// [`PngError`]. There is no PNG with missing text.
pub(crate) fn png(svg: &str, texts: &[String]) -> Result<Vec<u8>, PngError> {
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    draw(svg, texts, fonts)
}

fn draw(svg: &str, texts: &[String], mut fonts: fontdb::Database) -> Result<Vec<u8>, PngError> {
    if fonts.is_empty() {
        return Err(PngError::NoFonts);
    }
    // Checked before parsing, which takes minutes for a drawing of this size.
    let (width, height) = size(svg).ok_or_else(|| PngError::NotDrawn("it has no size".to_owned()))?;
    let (width, height) = (width * SCALE, height * SCALE);
    if width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS {
        return Err(PngError::TooLarge { width, height });
    }
    let missing = missing(&fonts, texts);
    if !missing.is_empty() {
        return Err(PngError::NoGlyphs(missing));
    }
    let (sans, mono) = (installed(&fonts, &SANS), installed(&fonts, &MONO));
    // resvg falls back to `serif` for families that are not installed.
    fonts.set_sans_serif_family(&sans);
    fonts.set_serif_family(&sans);
    fonts.set_monospace_family(mono);
    let font_resolver = FontResolver { select_fallback: Box::new(fallback), ..FontResolver::default() };
    let options = Options { fontdb: Arc::new(fonts), font_resolver, ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| PngError::NotDrawn(error.to_string()))?;
    if let Some(text) = text_with_missing_glyph(tree.root()) {
        return Err(PngError::MissingGlyph(text));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, above 0 and at most MAX_SIDE")]
    let pixmap = Pixmap::new(width.ceil() as u32, height.ceil() as u32);
    let mut pixmap = pixmap.ok_or(PngError::TooLarge { width, height })?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| PngError::NotDrawn(error.to_string()))
}

/// The width and height in the root tag of `svg`, in px.
fn size(svg: &str) -> Option<(f32, f32)> {
    let tag = svg.split_once('>')?.0;
    let length = |name: &str| tag.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0.parse().ok();
    Some((length("width")?, length("height")?))
}

/// Font fallback for a character that the faces in `tried` lack: the face most similar to the first of them, preferably
/// without serifs. The default of resvg takes any face, such as a thin one with serifs for Japanese in a bold sans text.
fn fallback(character: char, tried: &[fontdb::ID], fonts: &mut Arc<fontdb::Database>) -> Option<fontdb::ID> {
    let requested = fonts.face(*tried.first()?)?;
    let dissimilarity = |face: &fontdb::FaceInfo| {
        let named = |word: &str| face.families.iter().any(|(family, _)| family.contains(word));
        let has_serifs = named("Serif") && !named("Sans");
        (
            has_serifs,
            face.style != requested.style,
            face.weight.0.abs_diff(requested.weight.0),
            face.monospaced != requested.monospaced,
        )
    };
    let mut faces: Vec<_> = fonts.faces().filter(|face| !tried.contains(&face.id)).collect();
    faces.sort_by_key(|face| dissimilarity(face));
    faces.into_iter().map(|face| face.id).find(|id| face_draws(fonts, *id, character))
}

/// [`draws`] for a face of a font database.
fn face_draws(fonts: &fontdb::Database, face: fontdb::ID, character: char) -> bool {
    let found = fonts
        .with_face_data(face, |data, index| FontRef::from_index(data, index).is_ok_and(|face| draws(&face, character)));
    found.unwrap_or(false)
}

/// Whether `face` has an outline or a colour glyph for `character`. Bitmap glyphs, which some emoji fonts have alone, do not
/// count, because resvg leaves them out.
fn draws(face: &FontRef<'_>, character: char) -> bool {
    let Some(glyph) = face.charmap().map(character) else { return false };
    let mut ink = Ink(false);
    if let Some(outline) = face.outline_glyphs().get(glyph) {
        // An outline with an error has drawn nothing.
        let _ = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut ink);
    }
    ink.0 || face.color_glyphs().get(glyph).is_some()
}

/// A pen that records whether anything is drawn.
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

/// The first text with a missing glyph (`.notdef`, glyph 0 of every face), which is drawn as a box.
fn text_with_missing_glyph(group: &Group) -> Option<String> {
    group.children().iter().find_map(|node| match node {
        Node::Group(group) => text_with_missing_glyph(group),
        Node::Text(text) => {
            let is_missing =
                text.layouted().iter().flat_map(|span| &span.positioned_glyphs).any(|glyph| glyph.id.0 == 0);
            is_missing.then(|| text.chunks().iter().map(|chunk| chunk.text()).collect())
        }
        Node::Path(_) | Node::Image(_) => None,
    })
}

/// The first installed family of `names`, otherwise any.
fn installed(fonts: &fontdb::Database, names: &[&str]) -> String {
    let has = |name: &str| fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == name));
    let any = || fonts.faces().find_map(|face| face.families.first().map(|(family, _)| family.clone()));
    let named = names.iter().find(|name| has(name)).map(|name| (*name).to_owned());
    named.or_else(any).unwrap_or_default()
}

/// The characters of `texts` that no installed font draws, except white space and characters without a glyph of their own.
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
                "no font is installed, so a PNG would have no text. Install one, such as DejaVu, or use --format svg."
            ),
            Self::NoGlyphs(characters) => {
                let shown: Vec<_> = characters.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
                write!(
                    f,
                    "no installed font has an outline of {}. Install one that does, or use --format svg.",
                    shown.join(", ")
                )
            }
            Self::MissingGlyph(text) => write!(
                f,
                "the installed fonts have every character of {}, but cannot be combined, so a part would be boxes. Use --format svg.",
                quoted(text)
            ),
            Self::TooLarge { width, height } => {
                write!(
                    f,
                    "a PNG of {width} × {height} pixels is too large; the limit is {MAX_SIDE} per side and {} million in total. Use --format svg.",
                    (MAX_PIXELS / 1_000_000.0).floor()
                )
            }
            Self::NotDrawn(reason) => write!(f, "the ladder could not be drawn as PNG: {reason}. Use --format svg."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font database with DejaVu Sans alone.
    fn dejavu() -> fontdb::Database {
        with(dejavu::sans::regular())
    }

    fn with(font: &[u8]) -> fontdb::Database {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(font.to_vec());
        fonts
    }

    /// An SVG of 99 × 99 px with this text.
    fn svg(text: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"99\" height=\"99\"><text y=\"50\">{text}</text></svg>"
        )
    }

    #[test]
    fn a_png_has_twice_the_size_of_its_svg() {
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
    fn a_machine_without_fonts_is_an_error() {
        let error = draw(&svg("A"), &["A".to_owned()], fontdb::Database::new()).expect_err("there is no font");
        assert!(error.to_string().starts_with("no font is installed"), "{error}");
    }

    #[test]
    fn a_too_large_svg_is_refused_before_parsing() {
        let error = draw("<svg width=\"16384\" height=\"9\">", &[], dejavu()).expect_err("it is too large");
        assert!(error.to_string().starts_with("a PNG of 32768 × 18 pixels is too large"), "{error}");
        let error = draw("<svg width=\"9000\" height=\"9000\">", &[], dejavu()).expect_err("it is too large");
        assert!(error.to_string().contains("the limit is 32767 per side and 268 million in total"), "{error}");
    }

    #[test]
    fn invisible_characters_need_no_font() {
        let scotland = "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
        let texts = [scotland, "A\u{200b}\u{fe0f}\u{3164}", "\u{2068}א\u{2069}"].map(str::to_owned);
        assert_eq!(missing(&fontdb::Database::new(), &texts), ['A', 'א', '🏴']);
    }

    #[test]
    fn the_error_names_characters_without_a_font() {
        let missing = missing(&fontdb::Database::new(), &["A B\u{200d}".to_owned(), "A".to_owned()]);
        assert_eq!(
            PngError::NoGlyphs(missing).to_string(),
            "no installed font has an outline of A (U+0041), B (U+0042). Install one that does, or use --format svg."
        );
    }

    #[test]
    fn a_character_that_dejavu_lacks_is_missing() {
        assert_eq!(missing(&dejavu(), &["A内".to_owned()]), ['内']);
    }

    #[test]
    fn a_text_with_a_missing_glyph_is_an_error() {
        let text = "A\u{10fffd}";
        // Without `texts`, no character is found missing beforehand.
        let error = draw(&svg(text), &[], dejavu()).expect_err("a glyph is missing");
        assert!(matches!(&error, PngError::MissingGlyph(named) if named == text), "{error:?}");
    }

    #[test]
    fn a_font_with_bitmap_glyphs_alone_draws_nothing() {
        // Like Noto Color Emoji, it has 😀 as a bitmap only.
        let bitmaps = FontRef::new(font_test_data::CBDT).expect("a font");
        assert!(!bitmaps.bitmap_strikes().is_empty() && bitmaps.charmap().map('😀').is_some());
        assert!(!draws(&bitmaps, '😀'));
        assert_eq!(missing(&with(font_test_data::CBDT), &["😀".to_owned()]), ['😀']);
    }
}

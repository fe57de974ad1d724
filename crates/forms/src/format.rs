use crate::Form;
use crate::facts::Facts;

/// A file format for runs: a text [`Form`], or the bitmap that programs draw from the SVG. Menus and options list [`Format::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A text form.
    Form(Form),
    /// The ladder as a bitmap: [`Form::Svg`] with [`DOTS`] dots per px. The command line draws it with a library, the page with the
    /// browser.
    Png,
}

/// The device pixel ratio of the PNG, for sharp text on common screens.
pub const DOTS: u32 = 2;

impl Format {
    /// All formats in the order of menus; PNG follows SVG.
    pub fn all() -> impl Iterator<Item = Self> {
        Form::ALL.into_iter().flat_map(|form| {
            let picture = (form == Form::Svg).then_some(Self::Png);
            [Some(Self::Form(form)), picture].into_iter().flatten()
        })
    }

    /// The format of this [`Facts::name`].
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|format| format.facts().name == name)
    }

    /// The formats with [`Facts::has_colours`].
    pub fn with_colours() -> impl Iterator<Item = Self> {
        Self::all().filter(|format| format.facts().has_colours)
    }

    /// Its names and properties.
    #[must_use]
    pub fn facts(self) -> Facts {
        match self {
            Self::Form(form) => form.facts(),
            Self::Png => Facts {
                name: "png",
                title: "PNG",
                about: "The ladder as a bitmap at double size",
                ending: "png",
                media_type: "image/png",
                has_colours: true,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::all() {
            assert_eq!(Format::named(format.facts().name), Some(format));
        }
        assert_eq!(Format::named("gif"), None);
    }

    #[test]
    fn png_follows_svg_in_the_list_of_formats() {
        let names: Vec<_> = Format::all().map(|format| format.facts().name).collect();
        assert_eq!(names[2..4], ["svg", "png"]);
        assert_eq!(names.len(), Form::ALL.len() + 1);
    }
}

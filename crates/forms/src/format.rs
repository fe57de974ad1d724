use crate::Form;
use crate::facts::Facts;

/// All that a run can be taken away as: a form, which is text, or the picture of dots that programs make from the SVG.
/// The one list that menus and options are made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A form.
    Form(Form),
    /// The ladder as a picture of dots: [`Form::Svg`], drawn by [`DOTS`] dots a px. This crate draws none; the command line
    /// does it with a library, the page with the browser.
    Png,
}

/// How many dots of a PNG a px of the ladder has, sideways and down: type is sharp on screens of today.
pub const DOTS: u32 = 2;

impl Format {
    /// Every format, the picture after the form that it is made from.
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

    /// Every format for which colours mean something: [`Facts::has_colours`].
    pub fn with_colours() -> impl Iterator<Item = Self> {
        Self::all().filter(|format| format.facts().has_colours)
    }

    /// Its name, title and the like.
    #[must_use]
    pub fn facts(self) -> Facts {
        match self {
            Self::Form(form) => form.facts(),
            Self::Png => Facts {
                name: "png",
                title: "PNG",
                about: "The ladder as a bitmap, twice its size",
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
    fn the_picture_stands_behind_the_form_that_it_is_made_from() {
        let names: Vec<_> = Format::all().map(|format| format.facts().name).collect();
        assert_eq!(names[2..4], ["svg", "png"]);
        assert_eq!(names.len(), Form::ALL.len() + 1);
    }
}

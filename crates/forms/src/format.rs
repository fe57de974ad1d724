use crate::Form;
use crate::form::Facts;

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

    /// The format of this [`Format::name`].
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|format| format.name() == name)
    }

    /// Every format for which colours mean something: [`Format::has_colours`].
    pub fn with_colours() -> impl Iterator<Item = Self> {
        Self::all().filter(|format| format.has_colours())
    }

    fn facts(self) -> Facts {
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

    /// The word for it on a command line: `plantuml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// What a menu calls it: `PlantUML`.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.facts().title
    }

    /// What it is, in one line without a full stop.
    #[must_use]
    pub fn about(self) -> &'static str {
        self.facts().about
    }

    /// What the name of a file in this format ends with, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.facts().ending
    }

    /// Its media type, without parameters.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        self.facts().media_type
    }

    /// Whether colours mean something to it.
    #[must_use]
    pub fn has_colours(self) -> bool {
        self.facts().has_colours
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::all() {
            assert_eq!(Format::named(format.name()), Some(format));
        }
        assert_eq!(Format::named("gif"), None);
    }

    #[test]
    fn the_picture_stands_behind_the_form_that_it_is_made_from() {
        let names: Vec<_> = Format::all().map(Format::name).collect();
        assert_eq!(names[2..4], ["svg", "png"]);
        assert_eq!(names.len(), Form::ALL.len() + 1);
    }
}

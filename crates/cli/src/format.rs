use callmodel_figure::{Form, Options};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use callmodel::Run;
use callmodel_figure::Figure;

use crate::png::{PngError, png};

/// What is printed: a form of the run, all of which are text, or the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A form.
    Form(Form),
    /// The ladder as a picture of dots.
    Png,
}

/// The name of the picture among the formats.
const PNG: &str = "png";

impl Format {
    /// Every format, the picture after the form that it is made from.
    fn all() -> impl Iterator<Item = Self> {
        Form::ALL.into_iter().flat_map(|form| {
            let picture = (form == Form::Svg).then_some(Self::Png);
            [Some(Self::Form(form)), picture].into_iter().flatten()
        })
    }

    /// The word for it on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Form(form) => form.name(),
            Self::Png => PNG,
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Form(form) => form.about(),
            Self::Png => "The ladder as a picture of dots, twice its size",
        }
    }

    /// Whether --theme means something to it.
    pub(crate) fn has_colours(self) -> bool {
        match self {
            Self::Form(form) => form.has_colours(),
            Self::Png => true,
        }
    }

    /// The formats that --theme is for.
    pub(crate) fn with_colours() -> Vec<&'static str> {
        Self::all().filter(|format| format.has_colours()).map(Self::name).collect()
    }

    /// The formats by their names, each with what it is.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        let values: Vec<_> = Self::all().map(|format| PossibleValue::new(format.name()).help(format.about())).collect();
        PossibleValuesParser::new(values).map(|name| {
            Self::all().find(|format| format.name() == name).expect("only the names of formats are possible values")
        })
    }

    /// The bytes of `run` in this format.
    ///
    /// # Errors
    /// [`PngError`] when it is a picture that cannot be drawn.
    pub(crate) fn write(self, run: &Run, options: &Options) -> Result<Vec<u8>, PngError> {
        match self {
            Self::Form(form) => Ok(form.write(run, options).into_bytes()),
            Self::Png => png(&Form::Svg.write(run, options), &Figure::of(run).words()),
        }
    }
}

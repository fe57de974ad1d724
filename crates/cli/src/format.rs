use callmodel::Run;
use callmodel_figure::Figure;
use callmodel_forms::{Form, Format, Options};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::failure::Failure;
use crate::png::png;

/// The parser of `--format`: the names of all formats, each with its description for the help.
pub(crate) fn parser() -> impl TypedValueParser<Value = Format> {
    let values = Format::all().map(|format| PossibleValue::new(format.facts().name).help(format.facts().about));
    PossibleValuesParser::new(values.collect::<Vec<_>>())
        .map(|name| Format::named(&name).expect("only the names of formats are possible values"))
}

/// The bytes of `run` in `format`.
///
/// # Errors
/// [`Failure::TooLarge`] and [`Failure::Png`].
pub(crate) fn write(format: Format, run: &Run, options: &Options) -> Result<Vec<u8>, Failure> {
    match format {
        Format::Form(form) => {
            form.check(run).map_err(Failure::TooLarge)?;
            Ok(form.write(run, options).into_bytes())
        }
        Format::Png => png(&Form::Svg.write(run, options), &Figure::of(run).words()).map_err(Failure::Png),
    }
}

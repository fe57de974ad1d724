use callmodel_figure::CheckedFigure;
use callmodel_forms::{Form, Format, Options};
use callmodel_trace::{CallRecords, Checked, Place, Reader, Record, Trace};

use super::read;
use crate::failure::Failure;
use crate::png::png;
use crate::source::Source;

/// The figure of a checked call.
pub(crate) fn figure(logs: &Trace, call: &CallRecords, checked: &Checked, sources: &[Source]) -> CheckedFigure {
    let files: Vec<_> = logs.files.iter().map(|file| file.name.clone()).collect();
    let name = |record: &Record| {
        let file = files.get(record.file as usize)?;
        let source = sources.iter().find(|source| source.to_string() == *file)?;
        read_name(source, Place::of(record))
    };
    CheckedFigure::of(&files, call, checked, &name)
}

/// The figure in a form.
///
/// # Errors
/// [`Failure::TooLarge`] and [`Failure::Png`].
pub(crate) fn write(format: Format, figure: &CheckedFigure, options: &Options) -> Result<Vec<u8>, Failure> {
    match format {
        Format::Form(form) => {
            form.check_ladder(&figure.ladder).map_err(Failure::TooLarge)?;
            Ok(form.write_checked(figure, options).into_bytes())
        }
        Format::Png => png(&Form::Svg.write_checked(figure, options), &figure.words()).map_err(Failure::Png),
    }
}

/// The name of the message at `place`, read from the log again.
fn read_name(source: &Source, place: Place) -> Option<String> {
    let bytes = read::excerpt(source, place.offset, usize::try_from(place.length).ok()?)?;
    let mut name = None;
    let mut reader = Reader::default();
    reader.feed(&bytes, &mut |_| {});
    reader.finish(&mut |message| name = Some(String::from_utf8_lossy(message.text).into_owned()));
    name
}

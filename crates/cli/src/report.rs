use std::io::{self, Write as _};

use callmodel_documents::Fault;

use crate::failure::Failure;

/// Prints a sentence on standard error, beside a result. Ignored when it is closed: the result remains.
pub(crate) fn report(sentence: &str) {
    let _ = writeln!(io::stderr().lock(), "callmodel: {sentence}");
}

/// Prints what may be a model and is not drawn on standard error, each place with the name of its document.
///
/// # Errors
/// [`Failure::Models`] in place of printing, if `is_strict` and there is anything.
pub(crate) fn report_undrawn(undrawn: Vec<(String, Fault)>, is_strict: bool) -> Result<(), Failure> {
    if is_strict && !undrawn.is_empty() {
        return Err(Failure::Models(undrawn));
    }
    for (document, place) in undrawn {
        let _ = writeln!(io::stderr().lock(), "{document}:{place} (not drawn)");
    }
    Ok(())
}

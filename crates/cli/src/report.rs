use std::io::{self, Write as _};

/// Prints a sentence on standard error, beside a result. Ignored when it is closed: the result remains.
pub(crate) fn report(sentence: &str) {
    let _ = writeln!(io::stderr().lock(), "callmodel: {sentence}");
}

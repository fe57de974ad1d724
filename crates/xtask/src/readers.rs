//! Programs of others that read what ours writes: the tests of `callmodel` have them draw it.

use crate::failure::Failure;
use crate::{debian, process, setup};

/// A program, and where it is from.
#[derive(Debug)]
struct Reader {
    program: &'static str,
    /// Debian's package.
    package: &'static str,
    /// What it draws.
    draws: &'static str,
    /// What must be there before: Java would be five times as much as all of these.
    needs: Option<&'static str>,
}

const READERS: [Reader; 2] = [
    Reader { program: "rsvg-convert", package: "librsvg2-bin", draws: "SVG", needs: None },
    Reader { program: "plantuml", package: "plantuml", draws: "PlantUML", needs: Some("java") },
];

/// Brings those that are not there, where Debian's packages can be installed; says which tests are skipped elsewhere.
///
/// # Errors
/// When CI is set and one cannot be installed: a check that was left out there would be missed by nobody.
pub(crate) fn bring() -> Result<(), Failure> {
    for reader in &READERS {
        let Reader { program, package, draws, needs } = reader;
        if process::in_path(program).is_some() {
            continue;
        }
        if let Some(need) = needs.filter(|need| process::in_path(need).is_none()) {
            println!("skipped: the tests with {program}, since there is no `{need}` for it");
            continue;
        }
        if !debian::is_root_here() {
            println!("skipped: the tests with {program}, which is not in PATH; Debian's package `{package}` has it");
            continue;
        }
        setup::say(&format!("{program} (draws our {draws} in tests): Debian's package `{package}`, some seconds"));
        if let Err(failure) = install(reader) {
            if is_ci(std::env::var_os("CI")) {
                return Err(failure);
            }
            eprintln!("{failure}\nskipped: the tests with {program}");
        }
    }
    Ok(())
}

fn install(reader: &Reader) -> Result<(), Failure> {
    debian::install(&[reader.package])?;
    process::in_path(reader.program).map(drop).ok_or_else(|| {
        Failure::new(
            format!("Debian's package {} is installed, but {} is not in PATH", reader.package, reader.program),
            "put it in PATH",
        )
    })
}

/// Whether the variable CI says that nobody watches.
fn is_ci(variable: Option<std::ffi::OsString>) -> bool {
    variable.is_some_and(|value| !value.is_empty() && value != "false")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ci_is_what_says_so() {
        assert_eq!([Some("true"), Some("1")].map(|value| is_ci(value.map(Into::into))), [true, true]);
        assert_eq!([None, Some(""), Some("false")].map(|value| is_ci(value.map(Into::into))), [false; 3]);
    }
}

//! Programs of others that draw the command's output in its tests.

use crate::failure::Failure;
use crate::{debian, process, setup};

/// A program and its source.
#[derive(Debug)]
struct Reader {
    program: &'static str,
    /// Debian's package.
    package: &'static str,
    /// What it draws.
    draws: &'static str,
    /// A program that must be there already: Java is five times as large as all readers.
    needs: Option<&'static str>,
}

const READERS: [Reader; 2] = [
    Reader { program: "rsvg-convert", package: "librsvg2-bin", draws: "SVG", needs: None },
    Reader { program: "plantuml", package: "plantuml", draws: "PlantUML", needs: Some("java") },
];

/// Installs missing readers where Debian packages can be installed. Returns the number of readers whose tests are skipped,
/// each printed by name: a reader that cannot be had costs its own tests and no others.
pub(crate) fn bring() -> u32 {
    let mut skipped = 0;
    for reader in &READERS {
        if let Err(reason) = reader.bring() {
            println!("SKIPPED: the tests with {}: {reason}", reader.program);
            skipped += 1;
        }
    }
    skipped
}

impl Reader {
    /// # Errors
    /// The reason why the program is not in PATH.
    fn bring(&self) -> Result<(), String> {
        let Self { program, package, draws, needs } = self;
        if process::in_path(program).is_some() {
            return Ok(());
        }
        if let Some(need) = needs.filter(|need| process::in_path(need).is_none()) {
            return Err(format!("it needs `{need}`, which is not in PATH"));
        }
        if !debian::is_root_here() {
            return Err(format!("it is not in PATH; Debian's package `{package}` has it"));
        }
        setup::say(&format!("{program} (draws our {draws} in tests): Debian's package `{package}`, some seconds"));
        debian::install(&[package]).map_err(|failure: Failure| failure.to_string())?;
        process::in_path(program).map(drop).ok_or_else(|| format!("Debian's package {package} does not have it"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_without_its_runtime_is_skipped_with_a_reason() {
        let reader =
            Reader { program: "no-such-reader", package: "none", draws: "SVG", needs: Some("no-such-runtime") };
        assert_eq!(reader.bring(), Err("it needs `no-such-runtime`, which is not in PATH".to_owned()));
    }
}

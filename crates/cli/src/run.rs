use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use callmodel_forms::{Colours, Form, Format, MOST_OF_MERMAID, Options};
use clap::Args;
use terminal_size::{Width, terminal_size_of};

use crate::failure::Failure;
use crate::format;
use crate::output::Output;
use crate::scenario_source::ScenarioSource;
use crate::theme::Theme;

/// Makes the requests of a scenario, and prints what every party is told.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = EXAMPLES)]
pub(crate) struct Run {
    #[command(flatten)]
    source: ScenarioSource,

    /// What to print; text and ascii have at most 50 million characters, png 32,767 dots each way and 268 million in all
    #[arg(long, default_value = Form::Table.facts().name, value_parser = format::parser())]
    format: Format,

    /// The colours of svg, png, html and page; auto is light in a png [default: auto]
    #[arg(long, value_enum)]
    theme: Option<Theme>,

    /// Write to FILE instead of to standard output, which `-` is, too
    ///
    /// A file is there whole or not at all; a pipe or a device is written to as it is.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let --output replace a file that is there
    #[arg(long, requires = "output")]
    force: bool,
}

/// The description in `callmodel run --help`.
const ABOUT: &str = "\
Makes the requests of a scenario, and prints what every party is told.

A scenario is a call and the requests to make on it, one statement a line:

    parties A B C        # two or more; the columns, from left to right
    conn 1               # the ConnID; 1 when left out
    optional omit        # leave out optional attributes; `show` when left out
    delete B by A        # TDeleteFromConference by A, of B
    release C            # TReleaseCall by C

Real events may reach the parties in any order; the order here is that of the columns. A request that the reference
does not define is refused with a reason, and then nothing is printed or written.";

/// The end of `callmodel run --help`.
const EXAMPLES: &str = "\
Examples:
  callmodel run --parties \"A B\" --steps \"release A\"
  callmodel run --parties \"A B C\" --steps \"delete B by A, release C\"
  callmodel run scenario.txt --omit-optional
  callmodel run - --format json < scenario.txt
  callmodel run scenario.txt --format svg --theme dark --output ladder.svg

A printed table is as wide as the terminal, and 100 columns in a file or a pipe; the
environment variable COLUMNS says another width.

Exit status: 0; 1 when a step is refused; 2 for a bad scenario, bad usage, or a\nfile that cannot be read or written.";

impl Run {
    /// Plays the scenario and writes its run.
    ///
    /// # Errors
    /// [`Failure`]. Nothing is printed, except before [`Failure::Unwritable`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        if self.theme.is_some() && !self.format.facts().has_colours {
            return Err(Failure::NoColours(self.format));
        }
        let output = Output::from_argument(self.output.as_deref(), self.force);
        let run = self.source.scenario()?.play().map_err(Failure::Refused)?;
        if self.format == Format::Png && output == Output::StandardOutput && io::stdout().is_terminal() {
            return Err(Failure::PngToTerminal);
        }
        output.check()?;
        let written = format::write(self.format, &run, &self.options(&output))?;
        output.write(&written)?;
        self.warn_if_too_long(&written);
        Ok(())
    }

    /// Warns on standard error when Mermaid would not draw the diagram.
    fn warn_if_too_long(&self, written: &[u8]) {
        if self.format != Format::Form(Form::Mermaid) {
            return;
        }
        let length = String::from_utf8_lossy(written).encode_utf16().count();
        if length > MOST_OF_MERMAID {
            // A closed standard error is no reason to fail.
            let _ = writeln!(
                io::stderr().lock(),
                "callmodel: this diagram has {length} characters. Mermaid draws {MOST_OF_MERMAID} at most, unless its maxTextSize is set to more."
            );
        }
    }

    /// The options of the form: colours and width.
    fn options(&self, output: &Output) -> Options {
        let default = Options::default();
        let columns = std::env::var("COLUMNS").ok();
        let terminal = terminal_size_of(io::stdout()).map(|(Width(columns), _)| usize::from(columns));
        Options {
            colours: self.theme.map_or(default.colours, Colours::from),
            width: width(output, columns.as_deref(), terminal).unwrap_or(default.width),
            ..default
        }
    }
}

/// The width of a table in columns: the variable COLUMNS, otherwise the width of the terminal it is printed on. `None` for a
/// pipe, and for a file, which does not depend on the terminal.
fn width(output: &Output, columns: Option<&str>, terminal: Option<usize>) -> Option<usize> {
    let columns = columns.and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    columns.or(terminal.filter(|_| *output == Output::StandardOutput))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_of_a_file_does_not_depend_on_the_terminal() {
        let file = Output::from_argument(Some("run.txt".as_ref()), false);
        assert_eq!(width(&file, None, Some(70)), None);
        assert_eq!(width(&file, Some("60"), Some(70)), Some(60));
    }

    #[test]
    fn the_printed_width_is_columns_else_the_terminal_width() {
        assert_eq!(width(&Output::StandardOutput, Some("60"), Some(70)), Some(60));
        assert_eq!(width(&Output::StandardOutput, Some("wide"), Some(70)), Some(70));
        assert_eq!(width(&Output::StandardOutput, None, None), None);
    }
}

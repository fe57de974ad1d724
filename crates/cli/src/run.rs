use std::io::{self, IsTerminal};
use std::path::PathBuf;

use callmodel_forms::{Colours, Form, Format, MOST_OF_MERMAID, Options};
use clap::Args;
use terminal_size::{Width, terminal_size_of};

use crate::failure::Failure;
use crate::format;
use crate::output::Output;
use crate::report::report;
use crate::scenario_source::ScenarioSource;
use crate::theme::Theme;

/// Makes the requests of a scenario and prints what each party is told.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = EXAMPLES)]
pub(crate) struct Run {
    #[command(flatten)]
    source: ScenarioSource,

    /// The output format; text and ascii are limited to 50 million characters, png to 32,767 pixels per side and 268 million in total
    #[arg(long, default_value = Form::Table.facts().name, value_parser = format::parser())]
    format: Format,

    /// Colours of svg, png, html and page; in a png, auto is light [default: auto]
    #[arg(long, value_enum)]
    theme: Option<Theme>,

    /// Write to FILE instead of standard output (`-`)
    ///
    /// A file is written atomically. Pipes and devices are written to directly.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let --output replace an existing file
    #[arg(long, requires = "output")]
    force: bool,
}

/// The description in `callmodel run --help`.
const ABOUT: &str = "\
Makes the requests of a scenario and prints what each party is told.

A scenario is a call and the requests to make on it, with one statement per line:

    parties A B C        # two or more; the columns, from left to right
    conn 1               # the ConnID; default: 1
    optional omit        # leave out optional attributes; default: show
    delete B by A        # TDeleteFromConference by A, of B
    release C            # TReleaseCall by C

Real events may reach the parties in any order; the output has the order of the columns. If a request is not defined by
the reference, it is refused with a reason, and nothing is printed or written.";

/// The end of `callmodel run --help`.
const EXAMPLES: &str = "\
Examples:
  callmodel run --parties \"A B\" --steps \"release A\"
  callmodel run --parties \"A B C\" --steps \"delete B by A, release C\"
  callmodel run scenario.txt --omit-optional
  callmodel run - --format json < scenario.txt
  callmodel run scenario.txt --format svg --theme dark --output ladder.svg

A table is as wide as the terminal, or 100 columns wide in a file or a pipe. The
environment variable COLUMNS overrides the width.

Exit status: 0 for success; 1 if a step is refused; 2 for an invalid scenario, invalid\nusage, or a file that cannot be read or written.";

impl Run {
    /// Plays the scenario and writes its run.
    ///
    /// # Errors
    /// [`Failure`]. Nothing is printed, except before [`Failure::Unwritable`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        if self.theme.is_some() && !self.format.facts().has_colours {
            return Err(Failure::NoColours(self.format.facts().name));
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
            report(&format!(
                "this diagram has {length} characters. Mermaid draws at most {MOST_OF_MERMAID}, unless maxTextSize is raised."
            ));
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

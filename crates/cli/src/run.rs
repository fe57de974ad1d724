use std::io::{self, Write};
use std::path::PathBuf;

use callmodel::{ConnId, Optional, Scenario, ScenarioError};
use callmodel_figure::ReferenceTable;
use clap::{ArgGroup, Args, ValueEnum};
use terminal_size::{Width, terminal_size_of};

use crate::failure::Failure;
use crate::source::Source;

/// The width of a table where there is no terminal to ask, in columns: the three tables of the reference fit.
const WIDTH: usize = 100;

/// Makes the requests of a scenario, and prints what every party is told.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = EXAMPLES)]
#[command(group(ArgGroup::new("source").args(["file", "parties"]).required(true)))]
pub(crate) struct Run {
    /// The scenario as text; `-` reads it from standard input
    #[arg(conflicts_with = "steps")]
    file: Option<PathBuf>,

    /// The parties of the call, between spaces, instead of a FILE: "A B C"
    #[arg(long, value_name = "DNS")]
    parties: Option<String>,

    /// The requests to make, between commas: "delete B by A, release C"
    #[arg(long, requires = "parties")]
    steps: Option<String>,

    /// The ConnID of the call, 1 to 16 hexadecimal digits [default: that of FILE, else 1]
    #[arg(long, value_name = "CONNID")]
    conn: Option<String>,

    /// Leave out the attributes that T-Server may leave out
    #[arg(long)]
    omit_optional: bool,

    /// What to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What `callmodel run` prints.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// The table of the reference, a column per party, as wide as COLUMNS or the terminal
    #[default]
    Table,
    /// One line of JSON
    Json,
}

/// What `callmodel run --help` begins with.
const ABOUT: &str = "\
Makes the requests of a scenario, and prints what every party is told.

A scenario is a call and the requests to make on it, one statement a line:

    parties A B C        # two or more; the columns, from left to right
    conn 1               # the ConnID; 1 when left out
    optional omit        # leave out optional attributes; `show` when left out
    delete B by A        # TDeleteFromConference by A, of B
    release C            # TReleaseCall by C

Real events may reach the parties in any order; the order here is that of the columns. A request that the reference
does not define is refused with a reason, and then nothing is printed on standard output.";

/// What `callmodel run --help` ends with.
const EXAMPLES: &str = "\
Examples:
  callmodel run --parties \"A B\" --steps \"release A\"
  callmodel run --parties \"A B C\" --steps \"delete B by A, release C\"
  callmodel run scenario.txt --omit-optional
  callmodel run - --format json < scenario.txt

Exit status: 0; 1 when a step is refused; 2 for a bad scenario, bad usage, or a\nfile that cannot be read or written.";

impl Run {
    /// Does it.
    ///
    /// # Errors
    /// [`Failure`], with nothing printed unless it is [`Failure::Unwritable`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        let run = self.scenario()?.play().map_err(Failure::Refused)?;
        let text = match self.format {
            Format::Table => ReferenceTable::of(&run).text(width()),
            Format::Json => {
                serde_json::to_string(&run).expect("a run is made of strings and lists, which JSON has") + "\n"
            }
        };
        let mut stdout = io::stdout().lock();
        stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).map_err(Failure::Unwritable)
    }

    /// The scenario that is asked for, from its one source, with what the options say instead of it.
    fn scenario(&self) -> Result<Scenario, Failure> {
        let conn_id = self.conn.as_deref().map(Scenario::conn_from_short).transpose().map_err(Failure::Option)?;
        let scenario = match &self.file {
            Some(path) => in_file(&Source::named(path), conn_id)?,
            None => self.in_options(conn_id.unwrap_or_default()).map_err(Failure::Option)?,
        };
        Ok(if self.omit_optional { scenario.with_optional(Optional::Omit) } else { scenario })
    }

    /// The scenario of `--parties` and `--steps`. Without the first, which clap asks for where there is no FILE, it is
    /// the error that there are no parties.
    fn in_options(&self, conn_id: ConnId) -> Result<Scenario, ScenarioError> {
        let scenario = Scenario::from_parties(self.parties.as_deref().unwrap_or_default(), conn_id)?;
        Ok(scenario.with_steps(Scenario::steps_from_short(self.steps.as_deref().unwrap_or_default())?))
    }
}

/// The scenario in `source`, with `conn_id` instead of its own if there is one.
fn in_file(source: &Source, conn_id: Option<ConnId>) -> Result<Scenario, Failure> {
    let scenario: Scenario =
        source.read()?.parse().map_err(|error| Failure::Scenario { source: source.clone(), error })?;
    Ok(match conn_id {
        Some(conn_id) => scenario.with_conn_id(conn_id),
        None => scenario,
    })
}

/// The width to draw a table in: COLUMNS, else that of the terminal, else [`WIDTH`], as when another command reads.
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let terminal = || terminal_size_of(io::stdout()).map(|(Width(columns), _)| usize::from(columns));
    columns.or_else(terminal).unwrap_or(WIDTH)
}

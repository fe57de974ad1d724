use std::path::PathBuf;

use callmodel::{Optional, Run, Scenario};
use callmodel_figure::Comparison;
use clap::{Args, ValueEnum};

use crate::failure::{Failure, Which};
use crate::output::Output;

/// Compares two requests on the same call, and prints which events and values differ.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Compare {
    /// One request: "release B"
    first: String,

    /// The other request: "delete B by A"
    second: String,

    /// The parties of the call, separated by spaces: "A B C"
    #[arg(long, value_name = "DNS")]
    parties: String,

    /// Requests made on the call before the two, separated by commas
    #[arg(long)]
    steps: Option<String>,

    /// The ConnID of the call, 1 to 16 hexadecimal digits [default: 1]
    #[arg(long, value_name = "CONNID")]
    conn: Option<String>,

    /// Leave out optional attributes
    #[arg(long)]
    omit_optional: bool,

    /// The output format
    #[arg(long, value_enum, default_value_t)]
    format: ComparisonFormat,

    /// Write to FILE instead of standard output (`-`)
    ///
    /// A file is written atomically. Pipes and devices are written to directly.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let --output replace an existing file
    #[arg(long, requires = "output")]
    force: bool,
}

/// The value of `--format`.
#[derive(Clone, Copy, Default, ValueEnum)]
enum ComparisonFormat {
    /// Sentences, and the events side by side
    #[default]
    Text,
    /// One line of JSON
    Json,
    /// Sentences and a table in Markdown
    Markdown,
}

/// The end of `callmodel compare --help`.
const EXAMPLES: &str = "\
Examples:
  callmodel compare --parties \"A B C\" \"release B\" \"delete B by A\"
  callmodel compare --parties \"A B C D\" --steps \"release D\" \"release A\" \"release B\" --format json

Exit status: 0 for success, whether anything differs or not; 1 if a request is refused; 2 for invalid usage, or a file
that cannot be written.";

impl Compare {
    /// Applies both requests to the same call and writes the comparison.
    ///
    /// # Errors
    /// [`Failure`]. Nothing is printed, except before [`Failure::Unwritable`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        let output = Output::from_argument(self.output.as_deref(), self.force);
        let start = self.start()?;
        let runs = [self.run(&start, Which::First, &self.first)?, self.run(&start, Which::Second, &self.second)?];
        let [Some(first), Some(second)] = runs.each_ref().map(|run| run.steps.last()) else {
            unreachable!("each run ends with the step of its request")
        };
        let comparison = Comparison::of([&runs[0], &runs[1]], [first, second]);
        let requests = [first, second].map(|step| step.request.to_string());
        let heads = requests.each_ref().map(String::as_str);
        let written = match self.format {
            ComparisonFormat::Text => callmodel_forms::comparison::text(&comparison, heads),
            ComparisonFormat::Json => callmodel_forms::comparison::json(&comparison, heads),
            ComparisonFormat::Markdown => callmodel_forms::comparison::markdown(&comparison, heads),
        };
        output.write(written.as_bytes())
    }

    /// The call and the steps before both requests.
    fn start(&self) -> Result<Scenario, Failure> {
        let conn_id = self.conn.as_deref().map(Scenario::conn_from_short).transpose().map_err(Failure::Option)?;
        let start = Scenario::from_parties(&self.parties, conn_id.unwrap_or_default()).map_err(Failure::Option)?;
        let steps = Scenario::steps_from_short(self.steps.as_deref().unwrap_or_default()).map_err(Failure::Option)?;
        let optional = if self.omit_optional { Optional::Omit } else { Optional::Show };
        Ok(start.with_steps(steps).with_optional(optional))
    }

    /// The run of `start` and the request `text`.
    ///
    /// # Errors
    /// [`Failure`] when `text` is not exactly one request, or a request is refused.
    fn run(&self, start: &Scenario, which: Which, text: &str) -> Result<Run, Failure> {
        let mut request = Scenario::steps_from_short(text).map_err(|error| Failure::Request { which, error })?;
        if request.len() != 1 {
            return Err(Failure::NotOneRequest { which, count: request.len() });
        }
        let mut steps = start.steps.clone();
        let before = steps.len();
        steps.append(&mut request);
        start.clone().with_steps(steps).play().map_err(|stopped| {
            // A refused step of `--steps` is named by its number.
            if stopped.run.steps.len() < before {
                Failure::Refused(stopped)
            } else {
                Failure::RequestRefused { which, refusal: Box::new(stopped.refusal) }
            }
        })
    }
}

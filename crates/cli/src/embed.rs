use std::path::PathBuf;

use callmodel_forms::{Colours, Controls, Tag, View};
use clap::{Args, ValueEnum};

use crate::failure::Failure;
use crate::output::Output;
use crate::scenario_source::ScenarioSource;
use crate::theme::Theme;

/// Prints the tag <call-model> for a page, and in it the figure that is there without script.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = EXAMPLES)]
pub(crate) struct Embed {
    #[command(flatten)]
    source: ScenarioSource,

    /// What the element shows
    #[arg(long, value_enum, default_value_t)]
    view: ViewOption,

    /// What its reader can change
    #[arg(long, value_enum, default_value_t)]
    controls: ControlsOption,

    /// Its colours [default: auto]
    #[arg(long, value_enum)]
    theme: Option<Theme>,

    /// Which one of the same run in a page this is, counted from 0, so that no id stands twice
    #[arg(long, value_name = "N", default_value_t)]
    number: usize,

    /// Write to FILE instead of to standard output, which `-` is, too
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let --output replace a file that is there
    #[arg(long, requires = "output")]
    force: bool,
}

/// The value of `--view`: [`View`] with help for each value.
#[derive(Clone, Copy, Default, ValueEnum)]
enum ViewOption {
    /// The ladder and the tables
    #[default]
    Both,
    /// The ladder alone
    Ladder,
    /// The tables alone
    Tables,
}

/// The value of `--controls`: [`Controls`] with help for each value.
#[derive(Clone, Copy, Default, ValueEnum)]
enum ControlsOption {
    /// Requests, names, and how many steps are done
    #[default]
    Full,
    /// How many of the steps are done
    Step,
    /// Nothing
    None,
}

/// The description in `callmodel embed --help`.
const ABOUT: &str = "\
Prints the tag <call-model> for a page, and in it the figure that is there without script: for readers who have none,
for search engines, on paper, and until the live model has started. The page needs, once:

    <script type=\"module\" src=\"…/call-model.js\"></script>
    <link rel=\"stylesheet\" href=\"…/call-model.css\">

The second is for the figure and may be left out. Both are in dist/ after `cargo xtask build`.";

/// The end of `callmodel embed --help`.
const EXAMPLES: &str = "\
Examples:
  callmodel embed --parties \"A B C\" --steps \"delete B by A\"
  callmodel embed scenario.txt --view ladder --controls step --output figure.html

Exit status: 0; 1 when a step is refused; 2 for a bad scenario, bad usage, or a\nfile that cannot be read or written.";

impl Embed {
    /// Writes the tag with its static figure.
    ///
    /// # Errors
    /// [`Failure`]. Nothing is printed, except before [`Failure::Unwritable`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        let html = self.tag()?.html().map_err(Failure::Refused)?;
        Output::from_argument(self.output.as_deref(), self.force).write(html.as_bytes())
    }

    fn tag(&self) -> Result<Tag, Failure> {
        Ok(Tag {
            scenario: self.source.scenario()?,
            view: match self.view {
                ViewOption::Both => View::Both,
                ViewOption::Ladder => View::Ladder,
                ViewOption::Tables => View::Tables,
            },
            controls: match self.controls {
                ControlsOption::Full => Controls::Full,
                ControlsOption::Step => Controls::Step,
                ControlsOption::None => Controls::None,
            },
            colours: self.theme.map_or(Colours::Auto, Colours::from),
            number: self.number,
            document: String::new(),
        })
    }
}

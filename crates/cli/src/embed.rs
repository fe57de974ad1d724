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
    view: Shows,

    /// What its reader can change
    #[arg(long, value_enum, default_value_t)]
    controls: Changes,

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

/// [`View`], as an option.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Shows {
    /// The ladder and the tables
    #[default]
    Both,
    /// The ladder alone
    Ladder,
    /// The tables alone
    Tables,
}

/// [`Controls`], as an option.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Changes {
    /// Requests, names, and how many steps are done
    #[default]
    Full,
    /// How many of the steps are done
    Step,
    /// Nothing
    None,
}

/// What `callmodel embed --help` begins with.
const ABOUT: &str = "\
Prints the tag <call-model> for a page, and in it the figure that is there without script: for readers who have none,
for search engines, on paper, and until the live model has started. The page needs, once:

    <script type=\"module\" src=\"…/call-model.js\"></script>
    <link rel=\"stylesheet\" href=\"…/call-model.css\">

The second is for the figure and may be left out. Both are in dist/ after `cargo xtask build`.";

/// What `callmodel embed --help` ends with.
const EXAMPLES: &str = "\
Examples:
  callmodel embed --parties \"A B C\" --steps \"delete B by A\"
  callmodel embed scenario.txt --view ladder --controls step --output figure.html

Exit status: 0; 1 when a step is refused; 2 for a bad scenario, bad usage, or a\nfile that cannot be read or written.";

impl Embed {
    /// Does it.
    ///
    /// # Errors
    /// [`Failure`], with nothing printed unless it is [`Failure::Unwritable`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        let html = self.tag()?.html().map_err(Failure::Refused)?;
        Output::named(self.output.as_deref(), self.force).write(html.as_bytes())
    }

    fn tag(&self) -> Result<Tag, Failure> {
        Ok(Tag {
            scenario: self.source.scenario()?,
            view: match self.view {
                Shows::Both => View::Both,
                Shows::Ladder => View::Ladder,
                Shows::Tables => View::Tables,
            },
            controls: match self.controls {
                Changes::Full => Controls::Full,
                Changes::Step => Controls::Step,
                Changes::None => Controls::None,
            },
            colours: self.theme.map_or(Colours::Auto, Colours::from),
            number: self.number,
        })
    }
}

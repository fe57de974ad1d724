use std::path::PathBuf;

use callmodel_documents::ask;
use callmodel_forms::{Colours, Controls, Tag, View};
use clap::{Args, ValueEnum};

use crate::failure::Failure;
use crate::output::Output;
use crate::scenario_source::ScenarioSource;
use crate::theme::Theme;

/// Prints the tag <call-model> for a web page, with its static figure.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = EXAMPLES)]
pub(crate) struct Embed {
    #[command(flatten)]
    source: ScenarioSource,

    /// What the element shows
    #[arg(long, value_enum, default_value_t)]
    view: ViewOption,

    /// What the reader can change
    #[arg(long, value_enum, default_value_t)]
    controls: ControlsOption,

    /// The colours [default: auto]
    #[arg(long, value_enum)]
    theme: Option<Theme>,

    /// What is asked about the last step, such as `value:A.ThirdPartyDN`: a question in place of the call
    #[arg(long, value_name = "WHAT")]
    ask: Option<String>,

    /// A hint in place of the question's own
    #[arg(long, value_name = "TEXT", requires = "ask")]
    hint: Option<String>,

    /// The number of this figure among identical ones on a page, counted from 0, which keeps their ids unique
    #[arg(long, value_name = "N", default_value_t)]
    number: usize,

    /// Write to FILE instead of standard output (`-`)
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let --output replace an existing file
    #[arg(long, requires = "output")]
    force: bool,
}

/// The value of `--view`: [`View`] with help for each value.
#[derive(Clone, Copy, Default, ValueEnum)]
enum ViewOption {
    /// The ladder and the tables
    #[default]
    Both,
    /// The ladder only
    Ladder,
    /// The tables only
    Tables,
}

/// The value of `--controls`: [`Controls`] with help for each value.
#[derive(Clone, Copy, Default, ValueEnum)]
enum ControlsOption {
    /// Requests, names and the current step
    #[default]
    Full,
    /// The current step
    Step,
    /// Nothing
    None,
}

/// The description in `callmodel embed --help`.
const ABOUT: &str = "\
Prints the tag <call-model> for a web page, with its static figure. The figure is for readers without scripts, for
search engines and for print, and is shown until the live model has started. The page needs, once:

    <script type=\"module\" src=\"…/call-model.js\"></script>
    <link rel=\"stylesheet\" href=\"…/call-model.css\">

The stylesheet is for the figure, and optional. Both files are in dist/ after `cargo xtask build`.";

/// The end of `callmodel embed --help`.
const EXAMPLES: &str = "\
Examples:
  callmodel embed --parties \"A B C\" --steps \"delete B by A\"
  callmodel embed scenario.txt --view ladder --controls step --output figure.html
  callmodel embed --parties \"A B C\" --steps \"delete B by A\" --ask value:C.ThirdPartyDN

Exit status: 0 for success; 1 if a step is refused; 2 for an invalid scenario, invalid\nusage, or a file that cannot be read or written.";

impl Embed {
    /// Writes the tag with its static figure.
    ///
    /// # Errors
    /// [`Failure`]. Nothing is printed, except before [`Failure::Unwritable`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        let tag = self.tag()?;
        let html = match &self.ask {
            Some(asked) => ask(&tag, asked, self.hint.clone()).map_err(Failure::Ask)?,
            None => tag.html().map_err(Failure::Refused)?,
        };
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

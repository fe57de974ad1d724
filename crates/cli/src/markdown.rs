use std::num::NonZeroUsize;
use std::path::PathBuf;

use callmodel_documents::{Drawer, Fault};
use clap::Args;

use crate::failure::Failure;
use crate::output::Output;
use crate::source::Source;

/// Prints a Markdown document with the tag and its figure in the place of each fenced block ```call-model.
#[derive(Args)]
#[command(
    long_about = ABOUT,
    after_help = "Exit status: 0; 1 when a model is wrong; 2 for bad usage or a file that cannot be read or written."
)]
pub(crate) struct Markdown {
    /// The document; `-` reads it from standard input
    file: PathBuf,

    /// The name of the document in what is said of it [default: FILE]
    #[arg(long)]
    name: Option<String>,

    /// Text that tells the ids of this document from those of others in the same page [default: the name]
    #[arg(long, value_name = "TEXT")]
    ids: Option<String>,

    /// The line of the document that is the first one given here
    #[arg(long, value_name = "LINE", default_value = "1")]
    first_line: NonZeroUsize,

    /// Write to FILE instead of to standard output, which `-` is, too
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let --output replace a file that is there
    #[arg(long, requires = "output")]
    force: bool,
}

/// The description in `callmodel markdown --help`.
const ABOUT: &str = "\
Prints a Markdown document with the tag and its figure in the place of each fenced block:

    ```call-model view=ladder controls=step
    parties A B C
    delete B by A
    ```

Within stands scenario text. The first line may say view=, controls= and theme= as the attributes of the tag do. All else
stays as it is. Nothing is printed when a block is wrong; each is named with its line and column.";

impl Markdown {
    /// Writes the document with its models drawn.
    ///
    /// # Errors
    /// [`Failure::Models`], and those of [`Source::read`] and [`Output::write`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        let source = Source::from_argument(&self.file);
        let name = self.name.clone().unwrap_or_else(|| source.to_string());
        let drawn =
            Drawer::of_document(self.ids.as_ref().unwrap_or(&name)).draw(&source.read()?).map_err(|faults| {
                let line = |line| line + self.first_line.get() - 1;
                let faults = faults.into_iter().map(|fault| (name.clone(), Fault { line: line(fault.line), ..fault }));
                Failure::Models(faults.collect())
            })?;
        Output::from_argument(self.output.as_deref(), self.force).write(drawn.as_bytes())
    }
}

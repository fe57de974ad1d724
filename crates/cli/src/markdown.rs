use std::num::NonZeroUsize;
use std::path::PathBuf;

use callmodel_documents::{Drawer, Fault, undrawn};
use clap::Args;

use crate::failure::Failure;
use crate::output::Output;
use crate::report::report_undrawn;
use crate::source::Source;

/// Prints a Markdown document with each fenced block ```call-model replaced by its tag and figure.
#[derive(Args)]
#[command(
    long_about = ABOUT,
    after_help = "Exit status: 0 for success; 1 if a model is invalid, or with --strict not drawn; 2 for invalid usage or a file that cannot be read or written."
)]
pub(crate) struct Markdown {
    /// The document; `-` reads it from standard input
    file: PathBuf,

    /// The name of the document in error messages [default: FILE]
    #[arg(long)]
    name: Option<String>,

    /// Text that keeps ids unique among documents on the same page [default: the name]
    #[arg(long, value_name = "TEXT")]
    ids: Option<String>,

    /// The number of the first line, if the input is a part of the document
    #[arg(long, value_name = "LINE", default_value = "1")]
    first_line: NonZeroUsize,

    /// Fail if anything that may be a model is not drawn
    #[arg(long)]
    strict: bool,

    /// Write to FILE instead of standard output (`-`)
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let --output replace an existing file
    #[arg(long, requires = "output")]
    force: bool,
}

/// The description in `callmodel markdown --help`.
const ABOUT: &str = "\
Prints a Markdown document with each fenced block replaced by its tag and figure:

    ```call-model view=ladder controls=step
    parties A B C
    delete B by A
    ```

The block contains scenario text. Its first line may set view=, controls= and theme=, like the attributes of the tag.
Everything else is unchanged. If a block is invalid, nothing is printed; each error is reported with line and column. What may
be a model but is not drawn is reported, too: a block in HTML or in indented code, a misspelt name, an invalid tag.";

impl Markdown {
    /// Writes the document with its models drawn, and reports what may be a model and is not drawn.
    ///
    /// # Errors
    /// [`Failure::Models`], and those of [`Source::read`] and [`Output::write`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        let source = Source::from_argument(&self.file);
        let name = self.name.clone().unwrap_or_else(|| source.to_string());
        let named = |faults: Vec<Fault>| -> Vec<_> {
            let line = |line| line + self.first_line.get() - 1;
            faults.into_iter().map(|fault| (name.clone(), Fault { line: line(fault.line), ..fault })).collect()
        };
        let text = source.read()?;
        let drawn = Drawer::of_document(self.ids.as_ref().unwrap_or(&name))
            .draw(&text)
            .map_err(|faults| Failure::Models(named(faults)))?;
        report_undrawn(named(undrawn(&text)), self.strict)?;
        Output::from_argument(self.output.as_deref(), self.force).write(drawn.as_bytes())
    }
}

use std::process::ExitCode;

use callmodel_documents::{BookError, draw_book};
use clap::{Args, Subcommand};

use crate::failure::Failure;
use crate::output::Output;
use crate::report::report_undrawn;
use crate::source::Source;

/// Draws the models in an mdBook; mdBook calls it as a preprocessor.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = "Exit status: 0 for success; 1 if a model is invalid, or with --strict not drawn; 2 if the input is not from mdBook.")]
pub(crate) struct MdBook {
    /// Fail if anything that may be a model is not drawn
    #[arg(long)]
    strict: bool,

    #[command(subcommand)]
    question: Option<Question>,
}

/// A question of mdBook before it sends the book.
#[derive(Subcommand)]
enum Question {
    /// Says by its exit status whether RENDERER is supported: all are except `xgettext`; those other than `html` get tables
    Supports {
        /// The name of the renderer
        renderer: String,
    },
}

/// The renderer of mdbook-i18n-helpers that gathers texts to be translated. It has to see the blocks as they were written.
const CATALOG: &str = "xgettext";

/// The description in `callmodel mdbook --help`.
const ABOUT: &str = "\
Draws the models in an mdBook. mdBook calls it, with these lines in book.toml:

    [preprocessor.callmodel]
    command = \"callmodel mdbook\"
    after = [\"links\"]

Each fenced block ```call-model contains scenario text, and becomes the tag with its figure. For renderers other than html,
such as epub, it becomes tables in Markdown. An invalid block fails the build and is reported with file, line and column. With
the last of the lines above, models in files that {{#include}} names are drawn, too. What may be a model but is not drawn is
reported, too: a block in HTML or in indented code, a misspelt name, an invalid tag.";

impl MdBook {
    /// Answers the question of mdBook, or reads a book from standard input and writes it with its models drawn; reports what may be
    /// a model and is not drawn.
    ///
    /// # Errors
    /// [`Failure::Models`], [`Failure::InvalidBook`] and those of [`Source::read`].
    pub(crate) fn execute(&self) -> Result<ExitCode, Failure> {
        if let Some(Question::Supports { renderer }) = &self.question {
            return Ok(ExitCode::from(u8::from(renderer == CATALOG)));
        }
        let drawn = draw_book(&Source::StandardInput.read()?).map_err(|error| match error {
            BookError::InvalidBook(reason) => Failure::InvalidBook(reason),
            BookError::Models(faults) => Failure::Models(faults),
        })?;
        report_undrawn(drawn.undrawn, self.strict)?;
        Output::StandardOutput.write(drawn.json.as_bytes()).map(|()| ExitCode::SUCCESS)
    }
}

use std::process::ExitCode;

use callmodel_documents::{BookError, draw_book};
use clap::{Args, Subcommand};

use crate::failure::Failure;
use crate::output::Output;
use crate::source::Source;

/// Draws the models in an mdBook; mdBook calls it as a preprocessor.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = "Exit status: 0 for success; 1 if a model is invalid; 2 if the input is not from mdBook.")]
pub(crate) struct MdBook {
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
the last of the lines above, models in files that {{#include}} names are drawn, too.";

impl MdBook {
    /// Answers the question of mdBook, or reads a book from standard input and writes it with its models drawn.
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
        Output::StandardOutput.write(drawn.as_bytes()).map(|()| ExitCode::SUCCESS)
    }
}

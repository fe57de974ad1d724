use std::path::PathBuf;
use std::process::ExitCode;

use callmodel_documents::check;
use clap::Args;

use crate::failure::Failure;
use crate::output::Output;
use crate::walk::Walk;
use crate::words::count;

/// Checks every model in Markdown and HTML files, and reports errors with file, line and column.
#[derive(Args)]
#[command(
    long_about = ABOUT,
    after_help = "Exit status: 0 for success; 1 if a model is invalid, or if there is none; 2 for invalid usage or a file that cannot be read."
)]
pub(crate) struct Check {
    /// Folders and files to check; `-` reads Markdown from standard input
    #[arg(required = true, value_name = "DIR")]
    paths: Vec<PathBuf>,

    /// Succeed even if there is no model
    #[arg(long)]
    allow_none: bool,
}

/// The description in `callmodel check --help`.
const ABOUT: &str = "\
Checks every model in Markdown and HTML files: fenced blocks ```call-model and tags <call-model>, and questions of lessons in
blocks ```call-model ask and ```call-model questions. Prints one line per error, FILE:LINE:COLUMN with what was found and what was
expected, and then the number of models and questions.

A question must be reachable, have one right answer and a hint, and expect the answer of the model.

It reads files that end in .md, .markdown, .mdown, .mkd, .mdx, .qmd, .rmd, .html, .htm, .xhtml, .vue, .svelte and .astro. It
skips hidden folders and node_modules, and lists what it skips. A file given by name is always read. It names, and does not
check, what may be a model in indented code, where an admonition or a tab of MkDocs stands, in HTML, or in a directive or a
shortcode. Values that a generator fills in, such as `:steps=…`, `parties={…}` and `{{#include …}}`, are unknown and not checked.";

impl Check {
    /// Checks the documents, and prints their faults and a summary.
    ///
    /// # Errors
    /// [`Failure::UnknownExtension`] and [`Failure::Unwritable`] before anything is printed; [`Failure::Unread`] after the faults
    /// of the files that can be read.
    pub(crate) fn execute(&self) -> Result<ExitCode, Failure> {
        let mut walk = Walk::default();
        self.paths.iter().try_for_each(|path| walk.argument(path))?;
        let (mut models, mut files, mut faults) = (0, 0, 0);
        let (mut lines, mut not_checked) = (String::new(), String::new());
        for (source, kind) in &walk.documents {
            let text = match source.read() {
                Ok(text) => text,
                Err(error) => {
                    walk.unread.push(error);
                    continue;
                }
            };
            let report = check(&text, *kind);
            files += 1;
            models += report.models;
            faults += report.faults.len();
            report.faults.iter().for_each(|fault| lines.push_str(&format!("{source}:{fault}\n")));
            report.unseen.iter().for_each(|place| not_checked.push_str(&format!("{source}:{place} (not checked)\n")));
        }
        lines.push_str(&not_checked);
        for (path, reason) in &walk.skipped {
            lines.push_str(&format!("{}: skipped: {reason}\n", path.display()));
        }
        lines.push_str(&summary(models, files, faults));
        let has_none = models == 0 && faults == 0 && walk.unread.is_empty() && !self.allow_none;
        if has_none {
            lines.push_str("Found no model, expected one; --allow-none accepts this.\n");
        }
        Output::StandardOutput.write(lines.as_bytes())?;
        if walk.unread.is_empty() {
            Ok(ExitCode::from(u8::from(faults > 0 || has_none)))
        } else {
            Err(Failure::Unread(walk.unread))
        }
    }
}

/// The last line: `3 models in 2 files, no errors`.
fn summary(models: usize, files: usize, faults: usize) -> String {
    let wrong = if faults == 0 { "no errors".to_owned() } else { count(faults, "error") };
    format!("{} in {}, {wrong}\n", count(models, "model"), count(files, "file"))
}

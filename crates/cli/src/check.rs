use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use callmodel_documents::{Kind, check};
use clap::Args;

use crate::failure::Failure;
use crate::output::Output;
use crate::source::{ReadError, Source};

/// Looks at every model in the Markdown and HTML of a folder, and names what is wrong with file, line and column.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = "Exit status: 0; 1 when a model is wrong; 2 for bad usage or a file that cannot be read.")]
pub(crate) struct Check {
    /// Folders and files to look into
    #[arg(required = true, value_name = "DIR")]
    paths: Vec<PathBuf>,
}

/// The description in `callmodel check --help`.
const ABOUT: &str = "\
Looks at every model in the Markdown and HTML of a folder: fenced blocks ```call-model and tags <call-model>. Prints what is
wrong, a line each, as FILE:LINE:COLUMN: what was found and what was expected; then how many models there are.

It looks into files that end in .md, .markdown, .mdx, .html, .htm and .xhtml, but not into folders whose name begins with a
dot, nor into node_modules. A file that is named is looked into whatever its folder. What a generator fills in, such as
`:steps=…` and `parties={…}`, is not known and not looked at.";

/// The folder of packages that npm installs. Their documents are not the user's.
const NODE_MODULES: &str = "node_modules";

impl Check {
    /// Checks the documents, and prints their faults and a summary.
    ///
    /// # Errors
    /// [`Failure::Read`], [`Failure::UnknownExtension`] and [`Failure::Unwritable`].
    pub(crate) fn execute(&self) -> Result<ExitCode, Failure> {
        let mut documents = Vec::new();
        for path in &self.paths {
            documents_of(path, &mut documents)?;
        }
        let (mut models, mut faults) = (0, 0);
        let mut lines = String::new();
        for (path, kind) in &documents {
            let report = check(&Source::File(path.clone()).read()?, *kind);
            models += report.models;
            faults += report.faults.len();
            for fault in report.faults {
                lines.push_str(&format!("{}:{fault}\n", path.display()));
            }
        }
        let count = |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
        lines.push_str(&format!(
            "{} in {}, {}\n",
            count(models, "model"),
            count(documents.len(), "file"),
            if faults == 0 { "nothing wrong".to_owned() } else { count(faults, "fault") }
        ));
        Output::StandardOutput.write(lines.as_bytes())?;
        Ok(ExitCode::from(u8::from(faults > 0)))
    }
}

/// Appends the document at a path, or those in a folder in the order of their names.
fn documents_of(path: &Path, documents: &mut Vec<(PathBuf, Kind)>) -> Result<(), Failure> {
    let unreadable = |error| Failure::Read(ReadError::NotReadable { source: Source::File(path.to_owned()), error });
    if !fs::metadata(path).map_err(unreadable)?.is_dir() {
        let kind = kind(path).ok_or_else(|| Failure::UnknownExtension(path.to_owned()))?;
        documents.push((path.to_owned(), kind));
        return Ok(());
    }
    let mut entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(unreadable)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        // The type of the entry itself: symbolic links are not followed, because they may form a cycle.
        let file_type = entry.file_type().map_err(unreadable)?;
        if file_type.is_dir() && !name.to_string_lossy().starts_with('.') && name != NODE_MODULES {
            documents_of(&entry.path(), documents)?;
        } else if let Some(kind) = kind(&entry.path()).filter(|_| file_type.is_file()) {
            documents.push((entry.path(), kind));
        }
    }
    Ok(())
}

/// The format of a file by its extension.
fn kind(path: &Path) -> Option<Kind> {
    Kind::of_ending(path.extension()?.to_str()?)
}

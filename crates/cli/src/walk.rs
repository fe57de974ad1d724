use std::fs;
use std::path::{Path, PathBuf};

use callmodel_documents::Kind;

use crate::failure::Failure;
use crate::folder::{Folders, Found, Skipped, unreadable};
use crate::source::{ReadError, Source};

/// Extensions of documents in which people put models, but whose format is not read.
const OTHER_FORMATS: [&str; 50] = [
    "adoc", "asciidoc", "cshtml", "dita", "edge", "ejs", "erb", "ftl", "gohtml", "haml", "hbs", "heex", "ipynb", "j2",
    "jinja", "jsx", "latte", "liquid", "livemd", "markdoc", "marko", "mdc", "mdoc", "mdtext", "mdtxt", "mdwn", "mkdn",
    "mkdown", "mustache", "njk", "org", "php", "phtml", "pod", "pug", "razor", "rst", "shtml", "slim", "svx",
    "textile", "tmpl", "tpl", "tsx", "twig", "txt", "typ", "webc", "wiki", "xml",
];

/// The text by which a file of another format shows that it may hold a model.
const MARK: &[u8] = b"call-model";

/// The documents below some paths, and everything there that is not looked into.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    /// The documents, in the order of the paths, and in a folder in the order of their names.
    pub(crate) documents: Vec<(Source, Kind)>,
    /// The files and folders that are skipped, each with the reason.
    pub(crate) skipped: Vec<(PathBuf, Skipped)>,
    /// The files and folders that cannot be read.
    pub(crate) unread: Vec<ReadError>,
    folders: Folders,
}

impl Walk {
    /// Visits the argument of a command: a file, a folder, or `-` for Markdown from standard input.
    ///
    /// # Errors
    /// [`Failure::UnknownExtension`] for a file that is not a Markdown or HTML file by its extension.
    pub(crate) fn argument(&mut self, path: &Path) -> Result<(), Failure> {
        let source = Source::from_argument(path);
        if source == Source::StandardInput {
            self.documents.push((source, Kind::Markdown));
            return Ok(());
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(_) => {
                let kind = kind(path).ok_or_else(|| Failure::UnknownExtension(path.to_owned()))?;
                if self.folders.is_new(path) {
                    self.documents.push((source, kind));
                }
            }
            Err(error) => self.unread.push(ReadError::NotReadable { source, error }),
        }
        Ok(())
    }

    fn folder(&mut self, path: &Path) {
        let mut found = Vec::new();
        self.folders.walk(path, &mut |it| found.push(it));
        for it in found {
            match it {
                Found::File(path) => self.file(&path),
                Found::Skipped(path, reason) => self.skipped.push((path, reason)),
                Found::Unread(error) => self.unread.push(error),
            }
        }
    }

    fn file(&mut self, path: &Path) {
        if let Some(kind) = kind(path) {
            if self.folders.is_new(path) {
                self.documents.push((Source::File(path.to_owned()), kind));
            }
        } else if is_other_document(path) {
            match fs::read(path) {
                Ok(bytes) if has_mark(&bytes) => {
                    self.skipped.push((path.to_owned(), Skipped::OtherFormat));
                }
                Ok(_) => {}
                Err(error) => self.unread.push(unreadable(path, error)),
            }
        }
    }
}

/// Whether a file mentions a model, in UTF-8, UTF-16 or UTF-32.
fn has_mark(bytes: &[u8]) -> bool {
    let bytes: Vec<_> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    bytes.windows(MARK.len()).any(|window| window == MARK)
}

/// Whether a file may be a document of another format: by its extension, or a text without one, as README.
fn is_other_document(path: &Path) -> bool {
    let Some(extension) = path.extension() else {
        return path.file_name().is_some_and(|name| name.eq_ignore_ascii_case("README"));
    };
    OTHER_FORMATS.iter().any(|other| extension.eq_ignore_ascii_case(other))
}

/// The format of a file by its extension.
fn kind(path: &Path) -> Option<Kind> {
    Kind::of_ending(path.extension()?.to_str()?)
}

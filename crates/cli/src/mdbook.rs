use std::path::Path;
use std::process::ExitCode;

use callmodel_documents::{Drawer, Fault};
use clap::{Args, Subcommand};
use serde_json::Value;

use crate::failure::Failure;
use crate::output::Output;
use crate::source::Source;

/// Draws the models of an mdBook; mdBook calls it as a preprocessor.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = "Exit status: 0; 1 when a model is wrong; 2 when mdBook cannot be understood.")]
pub(crate) struct MdBook {
    #[command(subcommand)]
    asked: Option<Asked>,
}

/// What mdBook asks before it hands over the book.
#[derive(Subcommand)]
enum Asked {
    /// Tells by the exit status whether books for RENDERER are drawn: `html` is, others are not
    Supports {
        /// The name of the renderer
        renderer: String,
    },
}

/// What `callmodel mdbook --help` begins with.
const ABOUT: &str = "\
Draws the models of an mdBook. mdBook calls it, with these lines in book.toml:

    [preprocessor.callmodel]
    command = \"callmodel mdbook\"
    before = [\"links\"]

Each fenced block ```call-model, with scenario text within, becomes the tag with its figure. A block that is wrong fails
the build and is named with file, line and column. The last of the lines above keeps these as they are in the file.";

impl MdBook {
    /// Does it.
    ///
    /// # Errors
    /// [`Failure::Models`], [`Failure::NoBook`] and those of [`Source::read`].
    pub(crate) fn execute(&self) -> Result<ExitCode, Failure> {
        if let Some(Asked::Supports { renderer }) = &self.asked {
            return Ok(ExitCode::from(u8::from(renderer != "html")));
        }
        let said = Source::StandardInput.read()?;
        let mut said: Value = serde_json::from_str(&said).map_err(|error| Failure::NoBook(error.to_string()))?;
        let folder = said.pointer("/0/config/book/src").and_then(Value::as_str).unwrap_or("src").to_owned();
        let mut chapters = Chapters { folder, drawer: Drawer::default(), faults: Vec::new() };
        let book = said.get_mut(1).ok_or_else(|| Failure::NoBook("it holds no book".to_owned()))?;
        // `items` since mdBook 0.5, `sections` before.
        let parts = ["items", "sections"].into_iter().find(|name| book.get(name).is_some());
        let parts = parts.ok_or_else(|| Failure::NoBook("its book holds no `items`".to_owned()))?;
        chapters.draw(&mut book[parts]);
        if !chapters.faults.is_empty() {
            return Err(Failure::Models(chapters.faults));
        }
        let drawn = book.to_string();
        Output::StandardOutput.write(drawn.as_bytes()).map(|()| ExitCode::SUCCESS)
    }
}

/// What draws the chapters of a book, and what is wrong in them.
struct Chapters {
    /// The folder of their files, as the book names it.
    folder: String,
    drawer: Drawer,
    faults: Vec<(String, Fault)>,
}

impl Chapters {
    /// Draws the chapters in a list of parts of a book, and those within them.
    fn draw(&mut self, parts: &mut Value) {
        for part in parts.as_array_mut().into_iter().flatten() {
            let Some(chapter) = part.get_mut("Chapter") else { continue };
            let file = ["source_path", "path", "name"].into_iter().find_map(|name| chapter.get(name)?.as_str());
            let file = Path::new(&self.folder).join(file.unwrap_or_default()).display().to_string();
            if let Some(Value::String(content)) = chapter.get_mut("content") {
                match self.drawer.draw(content) {
                    Ok(drawn) => *content = drawn,
                    Err(faults) => self.faults.extend(faults.into_iter().map(|fault| (file.clone(), fault))),
                }
            }
            if let Some(parts) = chapter.get_mut("sub_items") {
                self.draw(parts);
            }
        }
    }
}

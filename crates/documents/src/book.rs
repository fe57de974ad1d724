//! An mdBook, as mdBook hands it to a preprocessor.

use std::path::Path;

use serde_json::Value;

use crate::{Drawer, Fault};

/// Why a book is not drawn.
#[derive(Debug, PartialEq)]
pub enum BookError {
    /// What was said is no book: why not.
    NoBook(String),
    /// Models are wrong: each with the file that it is in.
    Models(Vec<(String, Fault)>),
}

/// Draws the models in every chapter of a book. `said` is what mdBook says to a preprocessor, a list in JSON of the context and
/// the book; what is returned is the book, in JSON. What is not a chapter's text stays as it is.
///
/// ```
/// let said = r#"[{}, {"items": [{"Chapter": {"name": "A call", "content": "No model."}}]}]"#;
/// let book = callmodel_documents::draw_book(said);
/// assert_eq!(book.unwrap(), r#"{"items":[{"Chapter":{"content":"No model.","name":"A call"}}]}"#);
/// ```
///
/// # Errors
/// [`BookError`] when it is no book, or when models in it are wrong.
pub fn draw_book(said: &str) -> Result<String, BookError> {
    let no_book = |why: &str| BookError::NoBook(why.to_owned());
    let mut said: Value = serde_json::from_str(said).map_err(|error| BookError::NoBook(error.to_string()))?;
    let folder = said.pointer("/0/config/book/src").and_then(Value::as_str).unwrap_or("src").to_owned();
    let mut chapters = Chapters { folder, drawer: Drawer::default(), faults: Vec::new() };
    let book = said.get_mut(1).ok_or_else(|| no_book("it holds no book"))?;
    // `items` since mdBook 0.5, `sections` before.
    let parts = ["items", "sections"].into_iter().find(|name| book.get(name).is_some());
    let parts = parts.ok_or_else(|| no_book("its book holds no `items`"))?;
    chapters.draw(&mut book[parts]);
    if chapters.faults.is_empty() { Ok(book.to_string()) } else { Err(BookError::Models(chapters.faults)) }
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

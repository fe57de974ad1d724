//! The preprocessor protocol of mdBook, as JSON values.

use std::path::Path;

use serde_json::Value;

use crate::drawer::with_tables;
use crate::{Drawer, Fault, undrawn};

/// A book with its models drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnBook {
    /// The book in JSON, with nothing changed but the text of chapters.
    pub json: String,
    /// What is [`undrawn`], each with the path of its file.
    pub undrawn: Vec<(String, Fault)>,
}

/// An error of [`draw_book`].
#[derive(Debug, PartialEq)]
pub enum BookError {
    /// The input is not a book in JSON, with the reason.
    InvalidBook(String),
    /// Faults of models, each with the path of its file.
    Models(Vec<(String, Fault)>),
}

/// Draws the models in every chapter of an mdBook: as tags with their figures for the renderer `html`, as Markdown tables for
/// any other.
///
/// `input` is the standard input of a preprocessor, a JSON array of context and book.
///
/// ```
/// let input = r#"[{}, {"items": [{"Chapter": {"name": "A call", "content": "No model."}}]}]"#;
/// let book = callmodel_documents::draw_book(input);
/// assert_eq!(book.unwrap().json, r#"{"items":[{"Chapter":{"content":"No model.","name":"A call"}}]}"#);
/// ```
///
/// # Errors
/// [`BookError`] for an invalid book, or the faults of all its models.
pub fn draw_book(input: &str) -> Result<DrawnBook, BookError> {
    let invalid = |reason: &str| BookError::InvalidBook(reason.to_owned());
    let mut input: Value = serde_json::from_str(input).map_err(|error| invalid(&error.to_string()))?;
    let folder = input.pointer("/0/config/book/src").and_then(Value::as_str).unwrap_or("src").to_owned();
    // A test of the preprocessor may leave the renderer out.
    let has_html = input.pointer("/0/renderer").is_none_or(|renderer| renderer == "html");
    // Behind `links`, an include that is left is text: `\{{#include …}}` shows how to write one.
    let after = input.pointer("/0/config/preprocessor/callmodel/after").and_then(Value::as_array);
    let has_links = after.is_some_and(|after| after.iter().any(|name| name == "links"));
    let mut chapters = Chapters { folder, has_html, has_links, faults: Vec::new(), undrawn: Vec::new() };
    let book = input.get_mut(1).ok_or_else(|| invalid("it contains no book"))?;
    // `items` since mdBook 0.5, `sections` before.
    let parts = ["items", "sections"].into_iter().find(|name| book.get(name).is_some());
    let parts = parts.ok_or_else(|| invalid("its book has no `items`"))?;
    chapters.draw(&mut book[parts]);
    if chapters.faults.is_empty() {
        Ok(DrawnBook { json: book.to_string(), undrawn: chapters.undrawn })
    } else {
        Err(BookError::Models(chapters.faults))
    }
}

/// The visitor of the chapters of a book, and the faults found so far.
struct Chapters {
    /// The folder of their files, relative to the book.
    folder: String,
    /// Whether the renderer takes HTML.
    has_html: bool,
    /// Whether mdBook has replaced the includes.
    has_links: bool,
    faults: Vec<(String, Fault)>,
    undrawn: Vec<(String, Fault)>,
}

impl Chapters {
    /// Draws the chapters in a list of parts, and their subchapters.
    fn draw(&mut self, parts: &mut Value) {
        for part in parts.as_array_mut().into_iter().flatten() {
            let Some(chapter) = part.get_mut("Chapter") else { continue };
            let file = ["source_path", "path", "name"].into_iter().find_map(|name| chapter.get(name)?.as_str());
            let file = Path::new(&self.folder).join(file.unwrap_or_default()).display().to_string();
            if let Some(Value::String(content)) = chapter.get_mut("content") {
                if !self.has_links {
                    self.faults.extend(includes(content).into_iter().map(|fault| (file.clone(), fault)));
                }
                self.undrawn.extend(undrawn(content).into_iter().map(|fault| (file.clone(), fault)));
                let drawn = if self.has_html { Drawer::of_document(&file).draw(content) } else { with_tables(content) };
                match drawn {
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

/// The lines that include another Markdown file, as faults: mdBook has not replaced them yet, so a model in that file would stay
/// raw text.
fn includes(markdown: &str) -> Vec<Fault> {
    let message = "found an include that mdBook has not resolved, expected its text: \
                   add `after = [\"links\"]` under [preprocessor.callmodel] in book.toml";
    let including = |line: &str| {
        let at = line.find("{{#include ")?;
        let (target, _) = line[at..].split_once("}}")?;
        // `\{{#include …}}` shows the text itself, and code is included to be shown.
        let is_markdown = target.trim_end().split(':').next().is_some_and(|file| file.ends_with(".md"));
        (is_markdown && !line[..at].ends_with('\\')).then_some(at)
    };
    let lines = markdown.lines().zip(1..).filter_map(|(text, line)| Some((text, line, including(text)?)));
    lines
        .map(|(text, line, at)| Fault { line, column: text[..at].chars().count() + 1, message: message.to_owned() })
        .collect()
}

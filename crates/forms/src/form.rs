#[cfg(feature = "trace")]
mod checked;
pub(crate) mod csv;
pub(crate) mod html;
mod json;
pub(crate) mod markdown;
#[cfg(test)]
mod marks;
pub(crate) mod mermaid;
mod page;
mod plain;
mod plantuml;
mod svg;
mod text;

use std::fmt;
use std::hash::Hasher as _;

use callmodel::Run;
use callmodel_ladder::{Colours, Mark, Sequence, SvgStyle};
use hash32::{FnvHasher, Hasher as _};

use callmodel_figure::{Figure, LIMITS, MessageId, ReferenceTable, ladder, with_limits};

use crate::facts::Facts;
use crate::table;
use text::Strokes;

/// A text format for runs. [`Format`](crate::Format) lists them with the bitmap, for menus and options.
///
/// A form is text in UTF-8, with a line feed at the end of each line unless its format has another rule. It is a pure function of
/// the run and the [`Options`]. A DN has any characters but white space, commas and controls; the module of each form documents
/// how it escapes them.
///
/// ```
/// use callmodel::Scenario;
/// use callmodel_forms::{Form, Options};
///
/// let run = Scenario::from_short("A B", "release A")?.play()?;
/// let form = Form::named("mermaid").ok_or("there is no such form")?;
/// assert!(form.write(&run, &Options::default()).starts_with("sequenceDiagram\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The reference table in box drawing, a column per party: [`crate::table_text`].
    Table,
    /// JSON by the schema `docs/run.schema.json`.
    Json,
    /// The ladder as SVG.
    Svg,
    /// The ladder and the tables as one HTML element, for a page.
    Html,
    /// The ladder and the tables as an HTML page.
    Page,
    /// The reference table in Markdown.
    Markdown,
    /// CSV with a record per attribute. It guards against formula injection by an apostrophe. A spreadsheet keeps the zeros of
    /// the DN `0012` if the columns are imported as text.
    Csv,
    /// The ladder as a Mermaid sequence diagram.
    Mermaid,
    /// The ladder as a PlantUML sequence diagram.
    PlantUml,
    /// The ladder in box-drawing characters.
    Text,
    /// The ladder in ASCII characters only.
    Ascii,
}

/// The parameters of a [`Form`] besides the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The colours, for forms with [`Facts::has_colours`].
    pub colours: Colours,
    /// The width of [`Form::Table`] in terminal columns.
    pub width: usize,
    /// The chosen message in the ladder of [`Form::Svg`], [`Form::Html`] and [`Form::Page`].
    pub marked: Option<MessageId>,
}

impl Default for Options {
    /// The colours that the reader's device prefers; 100 columns, which hold the tables of the reference.
    fn default() -> Self {
        Self { colours: Colours::default(), width: 100, marked: None }
    }
}

/// The maximum size of a ladder in [`Form::Text`] and [`Form::Ascii`], in characters. The size is lines times lanes: one request in a
/// conference of 1,000 parties with short names is below the limit, two are above.
pub const MOST_CHARACTERS: usize = 50_000_000;

/// The error of a run whose form would exceed [`MOST_CHARACTERS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// The form.
    pub form: Form,
    /// The number of columns.
    pub columns: usize,
    /// The number of lines.
    pub lines: usize,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { form, columns, lines } = self;
        write!(
            f,
            "{} of this ladder would have {lines} lines of {columns} characters; the limit is {} million \
             characters in total. Use SVG, Mermaid or JSON instead.",
            form.facts().title,
            MOST_CHARACTERS / 1_000_000
        )
    }
}

impl std::error::Error for TooLarge {}

impl Form {
    /// All forms in the order of menus.
    pub const ALL: [Self; 11] = [
        Self::Table,
        Self::Json,
        Self::Svg,
        Self::Html,
        Self::Page,
        Self::Markdown,
        Self::Csv,
        Self::Mermaid,
        Self::PlantUml,
        Self::Text,
        Self::Ascii,
    ];

    /// Its names and properties.
    #[must_use]
    pub fn facts(self) -> Facts {
        let facts = |[name, title, about, ending, media_type]: [&'static str; 5]| Facts {
            name,
            title,
            about,
            ending,
            media_type,
            has_colours: matches!(self, Self::Svg | Self::Html | Self::Page),
        };
        facts(match self {
            Self::Table => [
                "table",
                "Table",
                "The reference’s table with a column per party, in box-drawing characters",
                "txt",
                "text/plain",
            ],
            Self::Json => ["json", "JSON", "One line of JSON", "json", "application/json"],
            Self::Svg => ["svg", "SVG", "The ladder as a vector image", "svg", "image/svg+xml"],
            Self::Html => ["html", "HTML", "The ladder and the tables, to paste into a page", "html", "text/html"],
            Self::Page => ["page", "HTML page", "The ladder and the tables as a complete page", "html", "text/html"],
            Self::Markdown => ["markdown", "Markdown", "The reference’s tables in Markdown", "md", "text/markdown"],
            Self::Csv => {
                ["csv", "CSV", "One record per attribute, for spreadsheets; import it as UTF-8", "csv", "text/csv"]
            }
            Self::Mermaid => ["mermaid", "Mermaid", "The ladder as a Mermaid diagram", "mmd", "text/vnd.mermaid"],
            Self::PlantUml => ["plantuml", "PlantUML", "The ladder as a PlantUML diagram", "puml", "text/plain"],
            Self::Text => ["text", "Text", "The ladder in box-drawing characters", "txt", "text/plain"],
            Self::Ascii => ["ascii", "ASCII", "The ladder in ASCII characters only", "txt", "text/plain"],
        })
    }

    /// The form of this [`Facts::name`].
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.facts().name == name)
    }

    /// Checks the size of `run` in this form. [`Form::write`] does not check: it may take minutes and gigabytes.
    ///
    /// # Errors
    /// [`TooLarge`], if [`Form::Text`] or [`Form::Ascii`] would exceed [`MOST_CHARACTERS`].
    pub fn check(self, run: &Run) -> Result<(), TooLarge> {
        self.check_ladder(&ladder(run))
    }

    /// Checks the size of a ladder in this form.
    ///
    /// # Errors
    /// Those of [`Form::check`].
    pub fn check_ladder<K>(self, ladder: &Sequence<K>) -> Result<(), TooLarge> {
        let strokes = match self {
            Self::Text => Strokes::BOX,
            Self::Ascii => Strokes::ASCII,
            Self::Table
            | Self::Json
            | Self::Svg
            | Self::Html
            | Self::Page
            | Self::Markdown
            | Self::Csv
            | Self::Mermaid
            | Self::PlantUml => return Ok(()),
        };
        let (columns, lines) = text::size(ladder, &strokes);
        if columns.saturating_mul(lines) <= MOST_CHARACTERS {
            return Ok(());
        }
        Err(TooLarge { form: self, columns, lines })
    }

    /// Writes `run` in this form.
    #[must_use]
    pub fn write(self, run: &Run, options: &Options) -> String {
        let figure = || {
            let marked = options.marked.iter();
            marked.fold(Figure::of(run), |figure, id| figure.with_mark(id, Mark::Chosen))
        };
        // A ladder that stands by itself says what its events do not; a page says it in its text.
        let ladder = || alone(run, figure().ladder);
        match self {
            Self::Table => table::text(&ReferenceTable::of(run), options.width),
            Self::Json => json::json(run),
            Self::Svg => svg::svg(&ladder(), &svg_style(run, options)) + "\n",
            Self::Html => html::html(&figure(), &svg_style(run, options)),
            Self::Page => page::page(&figure(), &svg_style(run, options)),
            Self::Markdown => markdown::markdown(run),
            Self::Csv => csv::csv(run),
            Self::Mermaid => mermaid::mermaid(&ladder()),
            Self::PlantUml => plantuml::plantuml(&ladder()),
            Self::Text => text::text(&figure().ladder, &Strokes::BOX) + &lines_below(run),
            Self::Ascii => text::text(&figure().ladder, &Strokes::ASCII) + &lines_below(run),
        }
    }
}

/// The ladder of `run` for a form without other text: with what its events do not say, if there are any.
fn alone(run: &Run, ladder: Sequence<MessageId>) -> Sequence<MessageId> {
    if run.steps.is_empty() { ladder } else { with_limits(ladder) }
}

/// The same sentences as lines of text.
fn lines_below(run: &Run) -> String {
    if run.steps.is_empty() { String::new() } else { format!("\n{}\n", LIMITS.join("\n")) }
}

/// The style of the forms with colours. The prefix of their ids and classes is a hash of run and options, so that the forms of
/// several runs can be in one page.
pub(crate) fn svg_style(run: &Run, options: &Options) -> SvgStyle {
    let Options { colours, marked, width: _ } = options;
    let marked = marked.as_ref().map(MessageId::to_string).unwrap_or_default();
    let said = hash([&json::json(run), colours.name(), &marked]);
    SvgStyle { colours: *colours, id_prefix: format!("call-{said}"), ..SvgStyle::default() }
}

/// A hash of `texts` for ids, in hexadecimal (FNV-1a).
pub(crate) fn hash<const N: usize>(texts: [&str; N]) -> String {
    let mut hasher = FnvHasher::default();
    for text in texts {
        hasher.write(text.as_bytes());
        // UTF-8 has no byte 0xff, so it separates the texts.
        hasher.write(&[0xff]);
    }
    format!("{:08x}", hasher.finish32())
}

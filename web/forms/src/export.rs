use callmodel::{Run, Scenario};
use callmodel_forms::{Colours, Form, Format, MOST_CHARACTERS, Options, TooLarge, file_name};
use wasm_bindgen::JsError;

use crate::tag::filled;

/// What is said of what cannot be, in the page's language.
#[derive(Clone)]
pub(crate) struct Faults {
    /// There is no clipboard.
    pub(crate) no_clipboard: String,
    /// A picture has too many dots: `{width}` × `{height}`.
    pub(crate) dots: String,
    /// A text has too many `{lines}` of `{columns}`; there may be `{most}` million characters.
    pub(crate) characters: String,
}

impl Faults {
    fn too_large(&self, TooLarge { columns, lines, .. }: TooLarge) -> JsError {
        let most = (MOST_CHARACTERS / 1_000_000).to_string();
        let fills = [("{lines}", &*lines.to_string()), ("{columns}", &columns.to_string()), ("{most}", &most)];
        JsError::new(&filled(&self.characters, &fills))
    }

    /// A picture of so many dots is not drawn.
    pub(crate) fn too_many_dots(&self, width: u32, height: u32) -> JsError {
        let fills = [("{width}", &*width.to_string()), ("{height}", &height.to_string())];
        JsError::new(&filled(&self.dots, &fills))
    }
}

/// What is to leave the page.
pub(crate) struct Export {
    format: Format,
    run: Run,
    options: Options,
    faults: Faults,
}

impl Export {
    /// Reads the page's words: the scenario as text, and the chosen message as in an address, or nothing.
    ///
    /// # Errors
    /// A sentence that says which of them cannot be read, or that the run is too large for the format.
    pub(crate) fn read(
        format: Format,
        scenario: &str,
        marked: &str,
        colours: Colours,
        faults: &Faults,
    ) -> Result<Self, JsError> {
        let run = scenario.parse::<Scenario>()?.play()?;
        if let Format::Form(form) = format {
            form.check(&run).map_err(|error| faults.too_large(error))?;
        }
        let marked = match marked {
            "" => None,
            id => Some(id.parse().map_err(|_| JsError::new(&format!("There is no message `{id}`.")))?),
        };
        let options = Options { colours, marked, ..Options::default() };
        Ok(Self { format, run, options, faults: faults.clone() })
    }

    /// Its text in this form, in these colours or, without any, those that were asked for.
    pub(crate) fn text(&self, form: Form, colours: Option<Colours>) -> String {
        let options = Options { colours: colours.unwrap_or(self.options.colours), ..self.options.clone() };
        form.write(&self.run, &options)
    }

    pub(crate) fn format(&self) -> Format {
        self.format
    }

    pub(crate) fn faults(&self) -> &Faults {
        &self.faults
    }

    pub(crate) fn colours(&self) -> Colours {
        self.options.colours
    }

    pub(crate) fn media_type(&self) -> &'static str {
        self.format.media_type()
    }

    pub(crate) fn file_name(&self) -> String {
        file_name(&self.run, self.format)
    }
}

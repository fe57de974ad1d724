use callmodel::{Run, Scenario};
use callmodel_figure::{Colours, Form, Format, Options, file_name};
use wasm_bindgen::JsError;

/// What is to leave the page.
pub(crate) struct Export {
    format: Format,
    run: Run,
    options: Options,
}

impl Export {
    /// Reads the page's words: the scenario as text, and the chosen message as in an address, or nothing.
    ///
    /// # Errors
    /// A sentence that says which of them cannot be read, or that the run is too large for the format.
    pub(crate) fn read(format: Format, scenario: &str, marked: &str, colours: Colours) -> Result<Self, JsError> {
        let run = scenario.parse::<Scenario>()?.play()?;
        if let Format::Form(form) = format {
            form.check(&run)?;
        }
        let marked = match marked {
            "" => None,
            id => Some(id.parse().map_err(|_| JsError::new(&format!("There is no message `{id}`.")))?),
        };
        Ok(Self { format, run, options: Options { colours, marked, ..Options::default() } })
    }

    /// Its text in this form, in these colours or, without any, those that were asked for.
    pub(crate) fn text(&self, form: Form, colours: Option<Colours>) -> String {
        let options = Options { colours: colours.unwrap_or(self.options.colours), ..self.options.clone() };
        form.write(&self.run, &options)
    }

    pub(crate) fn format(&self) -> Format {
        self.format
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

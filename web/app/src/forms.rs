//! Export of a run: clipboard and download of the forms that the module `web/forms` writes.

use std::cell::RefCell;
use std::rc::Rc;

use callmodel::Scenario;
use callmodel_browser::clipboard::{NotCopied, copy_file};
use callmodel_browser::file::{download, file};
use callmodel_browser::picture::{NotDrawn, png};
use callmodel_browser::{Failure, build, page};
use callmodel_figure::MessageId;
use callmodel_forms::{Colours, DOTS, Form, Format};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Blob;

#[wasm_bindgen]
extern "C" {
    /// The namespace of the module's script.
    type Forms;

    /// `write` of web/forms.
    #[wasm_bindgen(method, catch)]
    fn write(
        this: &Forms,
        form: &str,
        scenario: &str,
        colours: &str,
        marked: Option<String>,
    ) -> Result<Uint8Array, JsValue>;

    /// `too_large` of web/forms.
    #[wasm_bindgen(method, catch, js_name = tooLarge)]
    fn too_large(this: &Forms, form: &str, scenario: &str) -> Result<Option<Size>, JsValue>;

    /// `file_name` of web/forms.
    #[wasm_bindgen(method, catch, js_name = fileName)]
    fn file_name(this: &Forms, format: &str, scenario: &str) -> Result<String, JsValue>;

    /// `Size` of web/forms.
    type Size;

    #[wasm_bindgen(method, getter)]
    fn lines(this: &Size) -> usize;

    #[wasm_bindgen(method, getter)]
    fn columns(this: &Size) -> usize;
}

/// The module. It is loaded once.
async fn forms() -> Result<Forms, Failure> {
    build::module("callmodel-web-forms").await
}

/// Preloads the module. A failure is reported when a form is asked for.
pub(crate) async fn prepare() {
    let _ = forms().await;
}

/// A run to be copied or downloaded.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Export {
    /// The scenario, with the steps that are done.
    pub(crate) scenario: Scenario,
    /// The message that pictures mark.
    pub(crate) marked: Option<MessageId>,
    /// The colours of pictures and pages.
    pub(crate) colours: Colours,
}

/// The reason why a run was neither copied nor downloaded.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum NotExported {
    /// The text would be too large.
    Text {
        /// The number of its lines.
        lines: usize,
        /// The number of their characters.
        columns: usize,
    },
    /// The picture would have too many dots.
    Picture {
        /// Its width in dots.
        width: u32,
        /// Its height in dots.
        height: u32,
    },
    /// The page has no clipboard.
    NoClipboard,
    /// The module cannot be loaded, or the browser refuses.
    Failed(Failure),
}

impl From<Failure> for NotExported {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<NotDrawn> for NotExported {
    fn from(not_drawn: NotDrawn) -> Self {
        match not_drawn {
            NotDrawn::TooLarge { width, height } => Self::Picture { width, height },
            NotDrawn::Failed(failure) => Self::Failed(failure),
        }
    }
}

impl From<NotCopied> for NotExported {
    fn from(not_copied: NotCopied) -> Self {
        match not_copied {
            NotCopied::NoClipboard => Self::NoClipboard,
            NotCopied::Failed(failure) => Self::Failed(failure),
        }
    }
}

impl Export {
    /// Copies the run to the clipboard.
    ///
    /// # Errors
    /// [`NotExported`].
    pub(crate) async fn copy(self, format: Format) -> Result<(), NotExported> {
        // The browser replaces the error of a rejected content by its own, so ours is kept beside it.
        let why = Rc::new(RefCell::new(None));
        let content = {
            let why = why.clone();
            async move {
                self.file(format).await.map_err(|error| {
                    why.replace(Some(error));
                    Failure::new(format.facts().title)
                })
            }
        };
        // Called without an await before it: the clipboard needs the transient activation of the click.
        copy_file(format.facts().media_type, content).await.map_err(|error| why.take().unwrap_or_else(|| error.into()))
    }

    /// Downloads the run, and returns the name of the file.
    ///
    /// # Errors
    /// [`NotExported`].
    pub(crate) async fn download(self, format: Format) -> Result<String, NotExported> {
        let content = self.file(format).await?;
        let name = forms().await?.file_name(format.facts().name, &self.scenario.to_string()).map_err(Failure::from)?;
        download(&name, &content)?;
        Ok(name)
    }

    /// The run as a file in memory.
    async fn file(&self, format: Format) -> Result<Blob, NotExported> {
        match format {
            Format::Form(form) => self.write(form, self.colours).await,
            Format::Png => {
                let svg = self.write(Form::Svg, on_canvas(self.colours)).await?;
                Ok(png(&svg, DOTS).await?)
            }
        }
    }

    /// The run in a form, written by the module, unless it would be too large.
    async fn write(&self, form: Form, colours: Colours) -> Result<Blob, NotExported> {
        let (forms, scenario) = (forms().await?, self.scenario.to_string());
        if let Some(size) = forms.too_large(form.facts().name, &scenario).map_err(Failure::from)? {
            return Err(NotExported::Text { lines: size.lines(), columns: size.columns() });
        }
        let marked = self.marked.as_ref().map(MessageId::to_string);
        let bytes = forms.write(form.facts().name, &scenario, colours.name(), marked).map_err(Failure::from)?;
        Ok(file(&bytes, &format!("{};charset=utf-8", form.facts().media_type))?)
    }
}

/// The colours of a bitmap, which has no media queries: `Auto` becomes those of the page.
fn on_canvas(colours: Colours) -> Colours {
    match colours {
        Colours::Auto if page::is_dark() => Colours::Dark,
        Colours::Auto => Colours::Light,
        Colours::Light | Colours::Dark | Colours::Print => colours,
    }
}

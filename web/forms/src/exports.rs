//! The list of all formats that a run can leave the page in, drawn into the page.

use std::rc::Rc;

use callmodel_forms::{Colours, Format};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsError};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlSelectElement};

use crate::browser::{self, reason};
use crate::export::{Export, Faults};
use crate::picture;
use crate::tag::{Tag, draw_into, filled, of_another_version, tag};

/// What the buttons have the name of their format as.
const COPY: &str = "data-copy";
const DOWNLOAD: &str = "data-download";

/// The page's texts, in its language.
pub(crate) struct Texts {
    /// What is exported.
    about: String,
    /// What the choice of colours is called, and what each set of them is.
    colours: String,
    colours_of: [String; Colours::ALL.len()],
    /// The words on the buttons, and what these are called for a `{format}`.
    copy: String,
    download: String,
    copy_format: String,
    download_format: String,
    /// What came of it, for a `{format}` or a `{name}`, and `{why}` if nothing did.
    copied: String,
    downloaded: String,
    not_copied: String,
    not_downloaded: String,
    /// Why it did not.
    faults: Faults,
    /// What each format is, in the order of all.
    formats: Vec<String>,
    /// The chosen message, as in an address, or empty.
    marked: String,
}

impl Texts {
    /// Reads them in the order in which the page gives them: those of its catalog, the word for copying, and the message.
    pub(crate) fn read(texts: Vec<String>) -> Result<Self, JsError> {
        let mut texts = in_english(texts).into_iter();
        let mut next = || texts.next().ok_or_else(of_another_version);
        let (about, colours) = (next()?, next()?);
        let colours_of = [next()?, next()?, next()?, next()?];
        let [download, copy_format, download_format] = [next()?, next()?, next()?];
        let [copied, downloaded, not_copied, not_downloaded] = [next()?, next()?, next()?, next()?];
        let faults = Faults { no_clipboard: next()?, dots: next()?, characters: next()? };
        let formats = Format::all().map(|_| next()).collect::<Result<_, _>>()?;
        let [copy, marked] = [next()?, next()?];
        if texts.next().is_some() {
            return Err(of_another_version());
        }
        Ok(Self {
            about,
            colours,
            colours_of,
            copy,
            download,
            copy_format,
            download_format,
            copied,
            downloaded,
            not_copied,
            not_downloaded,
            faults,
            formats,
            marked,
        })
    }
}

/// English texts, a line each: the page in that language hands empty ones.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/english.txt"));

fn in_english(texts: Vec<String>) -> Vec<String> {
    let mut english = ENGLISH.lines().map(str::to_owned);
    let said = |text: String| if text.is_empty() { english.next().unwrap_or(text) } else { text };
    texts.into_iter().map(said).collect()
}

/// What the buttons need when they are pressed.
struct List {
    texts: Texts,
    scenario: String,
    colours: HtmlSelectElement,
    status: Element,
}

/// Draws the list into `place`.
pub(crate) fn draw(place: &Element, texts: Texts, scenario: &str) -> Result<(), JsError> {
    let option = |text: &String| tag("option")?.saying(text);
    let select = tag("select")?.attribute("aria-label", &texts.colours)?;
    let select = select.holding_all(texts.colours_of.iter().map(option))?;
    let status = tag("p")?.attribute("role", "status")?;
    let [colours, said] = [select.element(), status.element()];
    let label = tag("label")?.holding([tag("span")?.saying(&format!("{} ", texts.colours))?, select])?;
    let lines = Format::all().zip(&texts.formats).map(|(format, about)| line(format, about, &texts));
    let list = tag("ul")?.class("formats")?.holding_all(lines)?;
    let buttons = list.element();
    let about = tag("p")?.class("about")?.saying(&texts.about)?;
    draw_into(place, [Ok(about), Ok(label), Ok(list), Ok(status)])?;

    let list = List { texts, scenario: scenario.to_owned(), colours: colours.unchecked_into(), status: said };
    let list = Rc::new(list);
    let pressed = Closure::<dyn Fn(Event)>::new(move |event| press(&list, &event));
    // It goes with the list, when nothing in the page has it any more.
    let pressed = pressed.into_js_value();
    buttons.add_event_listener_with_callback("click", pressed.unchecked_ref()).map_err(browser::sentence)
}

fn line(format: Format, about: &str, texts: &Texts) -> Result<Tag, JsError> {
    let button = |word: &str, label: &str, attribute: &str| {
        let label = filled(label, &[("{format}", format.title())]);
        let button = tag("button")?.attribute("type", "button")?.attribute("aria-label", &label)?;
        button.attribute(attribute, format.name())?.saying(word)
    };
    let title = tag("strong")?.saying(format.title())?;
    let about = tag("span")?.class("about")?.saying(&format!(" {about}"))?;
    tag("li")?.holding([
        tag("span")?.holding([title, about])?,
        button(&texts.copy, &texts.copy_format, COPY)?,
        button(&texts.download, &texts.download_format, DOWNLOAD)?,
    ])
}

/// Does what the button offers that `event` happened to, and says what came of it.
fn press(list: &Rc<List>, event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let named = |attribute| target.get_attribute(attribute).and_then(|name| Format::named(&name));
    let (copied, downloaded) = (named(COPY), named(DOWNLOAD));
    let list = list.clone();
    spawn_local(async move {
        let Texts { copied: done, not_copied, downloaded: kept, not_downloaded, .. } = &list.texts;
        let said = match (copied, downloaded) {
            (Some(format), _) => match list.copy(format).await {
                Ok(()) => filled(done, &[("{format}", format.title())]),
                Err(error) => filled(not_copied, &[("{format}", format.title()), ("{why}", &reason(error))]),
            },
            (None, Some(format)) => match list.download(format).await {
                Ok(name) => filled(kept, &[("{name}", &name)]),
                Err(error) => filled(not_downloaded, &[("{format}", format.title()), ("{why}", &reason(error))]),
            },
            (None, None) => return,
        };
        list.status.set_text_content(Some(&said));
    });
}

impl List {
    fn export(&self, format: Format) -> Result<Export, JsError> {
        let chosen = usize::try_from(self.colours.selected_index()).unwrap_or_default();
        let colours = Colours::ALL.get(chosen).copied().unwrap_or_default();
        Export::read(format, &self.scenario, &self.texts.marked, colours, &self.texts.faults)
    }

    /// Puts the run on the clipboard.
    async fn copy(&self, format: Format) -> Result<(), JsError> {
        let export = self.export(format)?;
        // Not awaited before the clipboard is asked, which it must be while the reader's click counts.
        browser::copy(export.media_type(), picture::blob(export), &self.texts.faults.no_clipboard).await
    }

    /// Hands the run to the browser as a file, and returns the name of the file.
    async fn download(&self, format: Format) -> Result<String, JsError> {
        let export = self.export(format)?;
        let name = export.file_name();
        browser::download(&name, &picture::blob(export).await?)?;
        Ok(name)
    }
}

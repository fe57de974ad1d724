//! What the module draws into the page: elements, made one by one, so that no text of anybody is ever read as markup.

use callmodel::{Columns, Dn};
use wasm_bindgen::JsError;
use web_sys::Element;

use crate::browser::{element, sentence};

/// Puts `tags` into `place`, instead of what is in it.
pub(crate) fn draw_into(place: &Element, tags: impl IntoIterator<Item = Result<Tag, JsError>>) -> Result<(), JsError> {
    let tags = tags.into_iter().collect::<Result<Vec<_>, _>>()?;
    place.set_text_content(None);
    Tag(place.clone()).holding(tags).map(drop)
}

/// An element that is being made. What it says is text, never markup.
pub(crate) struct Tag(Element);

/// A new element that stands nowhere yet.
pub(crate) fn tag(name: &str) -> Result<Tag, JsError> {
    element(name).map(Tag)
}

/// How many colours chips have before they begin again, as in the page's styles.
const COLOURS: usize = 8;

/// A DN in the colour of its party, if it is that of one.
pub(crate) fn chip(columns: &Columns, dn: &Dn) -> Result<Tag, JsError> {
    let colour = columns.of(dn).map(|column| format!("chip chip-{}", column % COLOURS));
    tag("bdi")?.class(colour.as_deref().unwrap_or("chip"))?.saying(dn.as_str())
}

/// A text of the page with its places filled. What fills them is taken as it is.
pub(crate) fn filled(text: &str, fills: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for part in text.split_inclusive('}') {
        let place = fills.iter().find_map(|(place, fill)| Some((part.strip_suffix(place)?, fill)));
        match place {
            Some((before, fill)) => filled.extend([before, fill]),
            None => filled.push_str(part),
        }
    }
    filled
}

/// Why what the page hands over cannot be taken.
pub(crate) fn of_another_version() -> JsError {
    JsError::new("The page is of another version: reload it.")
}

impl Tag {
    /// The element itself.
    pub(crate) fn element(&self) -> Element {
        self.0.clone()
    }

    pub(crate) fn attribute(self, name: &str, value: &str) -> Result<Self, JsError> {
        self.0.set_attribute(name, value).map_err(sentence)?;
        Ok(self)
    }

    pub(crate) fn class(self, class: &str) -> Result<Self, JsError> {
        self.attribute("class", class)
    }

    /// It spans so many columns.
    pub(crate) fn across(self, columns: usize) -> Result<Self, JsError> {
        self.attribute("colspan", &columns.to_string())
    }

    pub(crate) fn saying(self, text: &str) -> Result<Self, JsError> {
        self.0.set_text_content(Some(text));
        Ok(self)
    }

    pub(crate) fn add(&self, child: Self) -> Result<(), JsError> {
        self.0.append_child(&child.0).map(drop).map_err(sentence)
    }

    pub(crate) fn holding(self, children: impl IntoIterator<Item = Self>) -> Result<Self, JsError> {
        self.holding_all(children.into_iter().map(Ok))
    }

    pub(crate) fn holding_all(
        self,
        children: impl IntoIterator<Item = Result<Self, JsError>>,
    ) -> Result<Self, JsError> {
        for child in children {
            self.add(child?)?;
        }
        Ok(self)
    }
}

//! Files in memory (Blob), and their download.

use std::future::Future;

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

use crate::Failure;

/// A file in memory.
///
/// # Errors
/// The browser has no memory for it.
pub fn file(content: &Uint8Array, media_type: &str) -> Result<Blob, Failure> {
    let properties = BlobPropertyBag::new();
    properties.set_type(media_type);
    Ok(Blob::new_with_u8_array_sequence_and_options(&Array::of1(content), &properties)?)
}

/// The text of the file that was chosen in `field`. The field is emptied, so that the same file can be chosen again.
pub fn read(field: &HtmlInputElement) -> impl Future<Output = Option<String>> + use<> {
    let text = field.files().and_then(|files| files.get(0)).map(|file| file.text());
    field.set_value("");
    async move { JsFuture::from(text?).await.ok()?.as_string() }
}

/// The object URL of a file in memory, revoked on drop.
pub(crate) struct ObjectUrl(String);

impl ObjectUrl {
    pub(crate) fn of(file: &Blob) -> Result<Self, Failure> {
        Ok(Self(Url::create_object_url_with_blob(file)?))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// Lifetime of the object URL of a download, in ms. Safari fetches it only after the click, so it must not be revoked at
/// once.
const FETCHABLE_MS: u32 = 60_000;

/// Downloads a file under this name.
///
/// # Errors
/// The browser gives the file no object URL.
pub fn download(name: &str, file: &Blob) -> Result<(), Failure> {
    let address = ObjectUrl::of(file)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(address.as_str());
    link.set_download(name);
    link.click();
    Timeout::new(FETCHABLE_MS, move || drop(address)).forget();
    Ok(())
}

//! What the browser does for an export: files, clipboard, canvas.

use std::future::Future;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, ClipboardItem, Document, Element, HtmlAnchorElement, Url, Window};

/// What a value that was thrown says.
pub(crate) fn sentence(thrown: JsValue) -> JsError {
    JsError::new(&reason(thrown))
}

/// The same as text.
pub(crate) fn reason(thrown: impl Into<JsValue>) -> String {
    let thrown = thrown.into();
    let message = Reflect::get(&thrown, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| thrown.as_string()).unwrap_or_else(|| "The browser does not say why.".to_owned())
}

fn window() -> Result<Window, JsError> {
    web_sys::window().ok_or_else(|| JsError::new("There is no window."))
}

fn document() -> Result<Document, JsError> {
    window()?.document().ok_or_else(|| JsError::new("There is no document."))
}

/// A new element that stands nowhere.
pub(crate) fn element(name: &str) -> Result<Element, JsError> {
    document()?.create_element(name).map_err(sentence)
}

/// Whether the page is dark: as its reader has chosen, or else as the device has it.
pub(crate) fn prefers_dark() -> bool {
    let Ok(window) = window() else { return false };
    let root = window.document().and_then(|document| document.document_element());
    let style = root.and_then(|root| window.get_computed_style(&root).ok().flatten());
    match style.and_then(|style| style.get_property_value("color-scheme").ok()).as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => window.match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|query| query.matches()),
    }
}

/// A file in memory.
pub(crate) fn blob(text: &str, media_type: &str) -> Result<Blob, JsError> {
    let properties = BlobPropertyBag::new();
    properties.set_type(&format!("{media_type};charset=utf-8"));
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &properties).map_err(sentence)
}

/// The address of a file in memory, as long as it lives.
pub(crate) struct Address(String);

impl Address {
    pub(crate) fn of(blob: &Blob) -> Result<Self, JsError> {
        Url::create_object_url_with_blob(blob).map(Self).map_err(sentence)
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// For how long a browser may fetch a file that it was handed, in milliseconds. Safari begins only after the click is over,
/// and finds nothing where the address has ended.
const DOWNLOAD: u32 = 60_000;

/// Hands a file to the browser, which asks or keeps it as its reader has it.
pub(crate) fn download(name: &str, content: &Blob) -> Result<(), JsError> {
    let address = Address::of(content)?;
    let link: HtmlAnchorElement = element("a")?.unchecked_into();
    link.set_href(address.as_str());
    link.set_download(name);
    link.click();
    Timeout::new(DOWNLOAD, move || drop(address)).forget();
    Ok(())
}

/// Puts `content` on the clipboard: a PNG as a picture, all else as text. The clipboard is asked at once, while the reader's
/// click counts, and gets the content when it is there. `no_clipboard` is said where there is none.
pub(crate) async fn copy(
    media_type: &str,
    content: impl Future<Output = Result<Blob, JsError>> + 'static,
    no_clipboard: &str,
) -> Result<(), JsError> {
    let clipboard = Reflect::get(&window()?.navigator(), &"clipboard".into()).map_err(sentence)?;
    if clipboard.is_undefined() {
        return Err(JsError::new(no_clipboard));
    }
    let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
    let is_picture = media_type.starts_with("image/png");
    let content = future_to_promise(async move {
        let blob = content.await.map_err(JsValue::from)?;
        // What is copied as text must say so itself.
        let text = || blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), "text/plain");
        if is_picture { Ok(blob.into()) } else { text().map(JsValue::from) }
    });
    let item = Object::new();
    let kind = if is_picture { media_type } else { "text/plain" };
    Reflect::set(&item, &kind.into(), &content).map_err(sentence)?;
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&item).map_err(sentence)?;
    JsFuture::from(clipboard.write(&Array::of1(&item))).await.map(drop).map_err(sentence)
}

//! The clipboard.

use std::future::Future;

use gloo::utils::window;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, Clipboard, ClipboardItem};

use crate::Failure;

/// The reason for a failed copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCopied {
    /// The page has no clipboard, because its origin is not secure: neither https nor localhost.
    NoClipboard,
    /// Making the content failed, or the browser refused it.
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for NotCopied {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// The clipboard, if there is one; web-sys types it as always present.
fn clipboard() -> Option<Clipboard> {
    let clipboard: JsValue = window().navigator().clipboard().into();
    (!clipboard.is_undefined()).then(|| clipboard.unchecked_into())
}

/// Copies a text to the clipboard; `true` on success. The clipboard is called before the first await, within the user
/// activation of the click.
pub fn copy_text(text: &str) -> impl Future<Output = bool> + use<> {
    let written = clipboard().map(|clipboard| clipboard.write_text(text));
    async move {
        match written {
            Some(written) => JsFuture::from(written).await.is_ok(),
            None => false,
        }
    }
}

/// Copies a file to the clipboard: a PNG as an image, all else as text. The clipboard is called within the user activation
/// of the click, and gets the content as a promise.
///
/// # Errors
/// [`NotCopied`].
pub async fn copy_file(
    media_type: &str,
    content: impl Future<Output = Result<Blob, Failure>> + 'static,
) -> Result<(), NotCopied> {
    let clipboard = clipboard().ok_or(NotCopied::NoClipboard)?;
    let kind = if media_type == PNG { PNG } else { TEXT };
    let content = future_to_promise(async move {
        let file = content.await?;
        // The media type of the content must equal that of the item.
        let typed = file.slice_with_f64_and_f64_and_content_type(0.0, file.size(), kind);
        typed.map(JsValue::from)
    });
    let item = Object::new();
    Reflect::set(&item, &kind.into(), &content)?;
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&item)?;
    JsFuture::from(clipboard.write(&Array::of1(&item))).await?;
    Ok(())
}

const PNG: &str = "image/png";
const TEXT: &str = "text/plain";

//! The clipboard.

use std::future::Future;

use gloo::utils::window;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, Clipboard, ClipboardItem};

use crate::Failure;

/// Why a copy is not on the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCopied {
    /// The page has no clipboard: it comes neither from https nor from this computer.
    NoClipboard,
    /// The content could not be made, or the browser refused it.
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for NotCopied {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// The clipboard, which web-sys takes for one that is always there.
fn clipboard() -> Option<Clipboard> {
    let clipboard: JsValue = window().navigator().clipboard().into();
    (!clipboard.is_undefined()).then(|| clipboard.unchecked_into())
}

/// Puts a text on the clipboard, and says whether it is there. The clipboard is asked at once, while the reader's click
/// counts.
pub fn copy_text(text: &str) -> impl Future<Output = bool> + use<> {
    let written = clipboard().map(|clipboard| clipboard.write_text(text));
    async move {
        match written {
            Some(written) => JsFuture::from(written).await.is_ok(),
            None => false,
        }
    }
}

/// Puts a file on the clipboard: a PNG as a picture, all else as text. The clipboard is asked at once, while the reader's
/// click counts, and gets the content when it is made.
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
        // The type of the content has to be that of the item.
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

//! A picture as a bitmap.

use gloo::utils::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use crate::Failure;
use crate::file::ObjectUrl;

/// The reason for a failed bitmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDrawn {
    /// More pixels than a canvas can have.
    TooLarge {
        /// Pixels per row.
        width: u32,
        /// Pixels per column.
        height: u32,
    },
    /// The browser refused.
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for NotDrawn {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// The maximum canvas size in pixels, per side and in all. Chromium and Firefox draw nothing on a larger canvas.
const MOST: u32 = 16_384;
const MOST_IN_ALL: u32 = 1 << 27;

/// Draws an SVG file as a PNG with `dots` pixels per CSS px.
///
/// # Errors
/// [`NotDrawn`].
pub async fn png(svg: &Blob, dots: u32) -> Result<Blob, NotDrawn> {
    let image = HtmlImageElement::new()?;
    let source = ObjectUrl::of(svg)?;
    image.set_src(source.as_str());
    JsFuture::from(image.decode()).await?;
    let (width, height) = (image.natural_width() * dots, image.natural_height() * dots);
    if width.max(height) > MOST || width.saturating_mul(height) > MOST_IN_ALL {
        return Err(NotDrawn::TooLarge { width, height });
    }
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")?
        .ok_or_else(|| Failure::new("The browser gave no canvas to draw on."))?
        .unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width.into(), height.into())?;
    let made = js_sys::Promise::new(&mut |made, failed| {
        let refused = failed.clone();
        let done = Closure::once_into_js(move |file: Option<Blob>| {
            let _ = match file {
                Some(file) => made.call1(&JsValue::UNDEFINED, &file),
                None => refused.call1(&JsValue::UNDEFINED, &"The browser made no PNG of this size.".into()),
            };
        });
        if let Err(error) = canvas.to_blob(done.unchecked_ref()) {
            let _ = failed.call1(&JsValue::UNDEFINED, &error);
        }
    });
    Ok(JsFuture::from(made).await?.unchecked_into())
}

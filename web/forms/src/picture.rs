use callmodel_forms::{Colours, DOTS, Form, Format};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use crate::browser::{self, Address};
use crate::export::{Export, Faults};

/// The most dots that a picture has, sideways or down, and in all: more, and browsers draw an empty one.
const MOST: u32 = 16_384;
const MOST_IN_ALL: u32 = 1 << 27;

/// The content of the file.
///
/// # Errors
/// A sentence, when it is a picture that the browser does not draw.
pub(crate) async fn blob(export: Export) -> Result<Blob, JsError> {
    match export.format() {
        Format::Form(form) => browser::blob(&export.text(form, None), export.media_type()),
        Format::Png => png(&export.text(Form::Svg, Some(on_canvas(export.colours()))), export.faults()).await,
    }
}

/// The colours of a picture that cannot change with its reader's: for those that would, those of the page.
fn on_canvas(colours: Colours) -> Colours {
    match colours {
        Colours::Auto if browser::prefers_dark() => Colours::Dark,
        Colours::Auto => Colours::Light,
        fixed => fixed,
    }
}

/// `svg`, drawn by the browser.
async fn png(svg: &str, faults: &Faults) -> Result<Blob, JsError> {
    let image = HtmlImageElement::new().map_err(browser::sentence)?;
    let source = Address::of(&browser::blob(svg, Form::Svg.media_type())?)?;
    image.set_src(source.as_str());
    JsFuture::from(image.decode()).await.map_err(browser::sentence)?;
    let (width, height) = (image.natural_width() * DOTS, image.natural_height() * DOTS);
    if width.max(height) > MOST || width.saturating_mul(height) > MOST_IN_ALL {
        return Err(faults.too_many_dots(width, height));
    }
    let canvas: HtmlCanvasElement = browser::element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").map_err(browser::sentence)?;
    let context: CanvasRenderingContext2d =
        context.ok_or_else(|| JsError::new("The browser gave no canvas to draw on."))?.unchecked_into();
    let drawn = context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width.into(), height.into());
    drawn.map_err(browser::sentence)?;
    let made = js_sys::Promise::new(&mut |made, failed| {
        let refused = failed.clone();
        let done = Closure::once_into_js(move |blob: Option<Blob>| {
            let _ = match blob {
                Some(blob) => made.call1(&JsValue::UNDEFINED, &blob),
                None => refused.call1(&JsValue::UNDEFINED, &"The browser made no PNG of this size.".into()),
            };
        });
        if let Err(error) = canvas.to_blob(done.unchecked_ref()) {
            let _ = failed.call1(&JsValue::UNDEFINED, &error);
        }
    });
    JsFuture::from(made).await.map(JsCast::unchecked_into).map_err(browser::sentence)
}

//! The visible part of a scroller, measured without forced layout: in a `ResizeObserver`, whose callback runs after layout,
//! and in `scroll`, which fires before anything in a frame changes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, EventTarget, HtmlElement, ResizeObserver};

/// The font size for which drawings are laid out, in px.
pub const TYPE_SIZE: i32 = 16;

/// A visible part, in px of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visible {
    /// From the left edge of the content.
    pub left: i32,
    /// From its top edge.
    pub top: i32,
    /// The width.
    pub width: i32,
    /// The height.
    pub height: i32,
}

/// The attribute of a scroller that says what was added last. When it changes, the scroller goes to [`TOP`].
pub const ADDED: &str = "data-added";

/// The attribute of a scroller that says where the content of [`ADDED`] begins, in px of a drawing.
pub const TOP: &str = "data-top";

/// The width inside `place`, in px of a drawing, less a border of `border` px on each side. `None` if it has no width yet.
#[must_use]
pub fn room_in(place: &HtmlElement, border: i32) -> Option<i32> {
    let width = place.client_width() - 2 * border;
    (width > 0).then(|| scaled(width, TYPE_SIZE.into(), type_size(place)))
}

/// Sets a property through the style object, which a strict Content-Security-Policy allows, unlike the attribute `style`.
pub fn set_style(element: &HtmlElement, property: &str, value: &str) {
    let _ = element.style().set_property(property, value);
}

/// Scrolls the scroller that `selector` matches to its [`TOP`] or `to_end`, and sideways as far as the head that `column` matches is cut
/// off.
pub fn to_asked(selector: &str, column: Option<&str>, to_end: bool) {
    let find = |selector: &str| document().query_selector(selector).ok().flatten().map(JsCast::unchecked_into);
    let Some(scroller): Option<HtmlElement> = find(selector) else { return };
    if to_end {
        scroller.set_scroll_top(scroller.scroll_height());
    } else if let Some(top) = scroller.get_attribute(TOP).and_then(|top| top.parse().ok()) {
        scroller.set_scroll_top(scaled(top, type_size(&scroller), TYPE_SIZE.into()));
    }
    if let Some(head) = column.and_then(find) {
        scroller.set_scroll_left(head.offset_left() + head.offset_width() - scroller.client_width());
    }
}

/// Scrolls `scroller`, a box around a table, so that the last row that `rows` matches stands below the head of the table.
pub fn to_row(scroller: &HtmlElement, rows: &str) {
    let find =
        |selector: &str| scroller.query_selector(selector).ok().flatten().map(JsCast::unchecked_into::<HtmlElement>);
    if let Some((head, row)) = find("thead").zip(find(&format!("{rows}:not(:has(~ {rows}))"))) {
        scroller.set_scroll_top(row.offset_top() - head.offset_height());
    }
}

/// Sizes after the last layout, in px of the page.
#[derive(Clone, Copy)]
struct Sizes {
    /// The font size of the scroller.
    type_size: f64,
    /// The scroller within its borders.
    width: i32,
    /// The same, below the heads.
    height: i32,
}

/// Watches a scroller until it is dropped.
#[derive(Debug)]
pub struct Watch {
    observer: ResizeObserver,
    _resized: Closure<dyn Fn()>,
    _listeners: [EventListener; 3],
}

impl Watch {
    /// Calls `on_view` with the visible part of `scroller`: at first, when it scrolls, and when its size, or that of
    /// `heads` or of the content below them, changes. While the page is printed, all is visible: `None`.
    ///
    /// After the layout of content with another [`ADDED`], and before its paint, scrolls to [`TOP`]. At any other time,
    /// scrolling forces a layout of the whole page.
    ///
    /// `heads` stay at the top of the scroller and cover what scrolls under them. Its property `--heads` has their height
    /// and a margin, so that a focused element is scrolled to below them.
    pub fn new(scroller: HtmlElement, heads: HtmlElement, on_view: impl Fn(Option<Visible>) + 'static) -> Option<Self> {
        let content: HtmlElement = heads.next_element_sibling()?.unchecked_into();
        let observed = [scroller.clone(), heads.clone(), content];
        let on_view = Rc::new(on_view);
        let sizes = Rc::new(Cell::new(None::<Sizes>));
        let tell: Rc<dyn Fn()> = {
            let (scroller, sizes, on_view) = (scroller.clone(), sizes.clone(), on_view.clone());
            Rc::new(move || {
                let Some(Sizes { type_size, width, height }) = sizes.get() else { return };
                let px = [scroller.scroll_left(), scroller.scroll_top(), width, height];
                let [left, top, width, height] = px.map(|px| scaled(px, TYPE_SIZE.into(), type_size));
                on_view(Some(Visible { left, top, width, height }));
            })
        };
        let on = |target: &EventTarget, event: &'static str| {
            let tell = tell.clone();
            EventListener::new(target, event, move |_| tell())
        };
        let before_print = EventListener::new(&window(), "beforeprint", move |_| on_view(None));
        let listeners = [on(&scroller, "scroll"), on(&window(), "afterprint"), before_print];
        let added = RefCell::new(scroller.get_attribute(ADDED));
        let resized = Closure::<dyn Fn()>::new(move || {
            // Reads come before writes, so that no second layout is forced in this frame.
            let (type_size, covered) = (type_size(&scroller), heads.offset_height());
            let height = scroller.client_height() - covered;
            sizes.set(Some(Sizes { type_size, width: scroller.client_width(), height }));
            let before = added.replace(scroller.get_attribute(ADDED));
            let top = scroller.get_attribute(TOP).filter(|_| *added.borrow() != before);
            if let Some(top) = top.and_then(|top| top.parse().ok()) {
                scroller.set_scroll_top(scaled(top, type_size, TYPE_SIZE.into()));
            }
            tell();
            set_style(&scroller, "--heads", &format!("{}px", covered + FREE));
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        observed.iter().for_each(|element| observer.observe(element));
        Some(Self { observer, _resized: resized, _listeners: listeners })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The margin below the heads, in px.
const FREE: i32 = 8;

/// A length in px at one font size, converted to another, because drawings are in `em`.
#[expect(clippy::cast_possible_truncation, reason = "a length in px is far below the limit")]
fn scaled(px: i32, to: f64, from: f64) -> i32 {
    (f64::from(px) * to / from) as i32
}

/// The font size of `element` in px.
fn type_size(element: &Element) -> f64 {
    let style = window().get_computed_style(element).ok().flatten();
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    // JavaScript's `parseFloat`: Rust's parser of numbers adds kilobytes.
    let size = size.map(|size| js_sys::parse_float(&size)).filter(|size| *size > 0.0);
    size.unwrap_or(TYPE_SIZE.into())
}

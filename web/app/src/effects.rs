//! What the page does to the browser: address, history, title, focus, scrolling, and styles that depend on sizes.

use std::cell::RefCell;
use std::rc::Rc;

use callmodel::Phase;
use callmodel_ladder::Rect;
use gloo::events::EventListener;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent, ResizeObserver};
use yew::NodeRef;

use callmodel_explore::Settings;
use callmodel_explore::address;
use callmodel_explore::{Entry, History};
use callmodel_words::{Language, document_title};

#[wasm_bindgen(module = "/src/effects.js")]
extern "C" {
    /// Scrolls the first element that `selector` matches into view if it is not, within its scrollers.
    pub(crate) fn show(selector: &str);
    /// Focuses the first element of the page that `selector` matches.
    #[wasm_bindgen(js_name = focusFirst)]
    pub(crate) fn focus_first(selector: &str);
    /// Whether an element that `selector` matches has the focus, or something in it.
    #[wasm_bindgen(js_name = hasFocus)]
    pub(crate) fn has_focus(selector: &str) -> bool;
    /// Presses the element with this id. The focus stays where it is, and comes back there from what was opened.
    pub(crate) fn press(id: &str);
    /// Writes `text` into the field that `selector` matches. A field that is drawn with its text would lose what its reader
    /// writes whenever it is drawn.
    pub(crate) fn write(selector: &str, text: &str);
    #[wasm_bindgen(js_name = record)]
    fn record_address(address: &str, is_further: bool);
    /// Focuses the first element that `selector` matches, if the focus is nowhere: what had it is no longer there.
    #[wasm_bindgen(js_name = rescue)]
    pub(crate) fn rescue_focus(selector: &str);
    /// Focuses the first element that `selector` matches in the tree of `place`, and says whether there is one.
    #[wasm_bindgen(js_name = focusBeside)]
    fn focus_beside(place: &web_sys::Node, selector: &str) -> bool;
    /// Focuses `element` if the focus is nowhere: at most on what is named `nowhere`.
    #[wasm_bindgen(js_name = rescueTo)]
    fn rescue_to(element: &web_sys::Node, nowhere: &str);
    /// Whether what the reader has selected is of this type (Selection API, `type`).
    fn selects(what: &str) -> bool;
    /// Sets an attribute of the root of the page.
    #[wasm_bindgen(js_name = setRoot)]
    fn set_root(name: &str, value: &str);
    /// The reader's languages, the first one first, with `between` between them.
    fn languages(between: &str) -> String;
    /// What is kept under `key`; nothing where the browser keeps nothing.
    fn kept(key: &str) -> String;
    /// Keeps `text` under `key`, if the browser can.
    #[wasm_bindgen(js_name = keep)]
    fn keep_text(key: &str, text: &str);
    /// Where what `selector` matches leads to; nothing without one.
    fn href(selector: &str) -> String;
    /// Whether what `selector` matches has the focus. From now on nothing is focused that was to be soon.
    fn hold(selector: &str) -> bool;
    /// The same as [`rescue_focus`], in a moment: between two elements the focus is nowhere, and on its way.
    #[wasm_bindgen(js_name = rescueSoon)]
    fn rescue_focus_soon(selector: &str);
}

/// The fragment of the page's address, with the `#`.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Names the page after `phase`, as its tabs and bookmarks have it.
pub(crate) fn title(phase: Phase) {
    document().set_title(&document_title(phase));
}

/// Writes an entry of the history.
pub(crate) fn record(entry: &Entry) {
    record_address(&address::write(&entry.session), entry.history == History::Push);
}

/// What the browser keeps the settings under.
const SETTINGS: &str = "call-models";

/// The reader's settings. Where nothing is kept, or the browser keeps nothing, they are the usual ones in the first of the
/// reader's languages that the page has.
pub(crate) fn settings() -> Settings {
    let language = languages(" ").split(' ').filter_map(Language::of_tag).next();
    Settings::usual(language.unwrap_or_default()).read(&kept(SETTINGS))
}

/// Keeps the settings, if the browser can. Its storage may be full, or closed to this page: then they hold until it is left.
pub(crate) fn keep(settings: Settings) {
    keep_text(SETTINGS, &settings.written());
}

/// Brings the root of the page in line with the settings: its language, and what the styles look at.
pub(crate) fn settle(settings: Settings) {
    let attributes = [
        ("lang", settings.language.tag()),
        ("data-theme", settings.appearance.name()),
        ("data-spacing", settings.spacing.name()),
        ("data-keys", if settings.keys { "on" } else { "off" }),
    ];
    for (name, value) in attributes {
        set_root(name, value);
    }
}

/// Focuses the element with this id in the tree that `place` stands in, and says whether there is one. That is the page's
/// tree, or one of an element in somebody else's page, where the same ids may be in many trees.
pub(crate) fn focus(place: &NodeRef, id: &str) -> bool {
    place.get().is_some_and(|node| focus_beside(&node, &format!("#{id}")))
}

/// Whether a key was pressed by itself. With others, it is the browser's or the system's: Alt and an arrow goes back.
pub(crate) fn is_single(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.alt_key() || event.meta_key())
}

/// Whatever is drawn: if that takes away what has the focus, and it was in the explorer, then the explorer itself gets it,
/// which scrolls nothing. Without a focus in it its keys would act no longer.
///
/// What is drawn and what comes after it may be tasks of their own, with others between them. So what an earlier drawing
/// left to be done is given up here, or it would take the focus before the part that knows a better place for it.
#[yew::hook]
pub(crate) fn use_rescue() {
    let had_focus = hold(EXPLORER);
    yew::use_effect(move || {
        if had_focus {
            rescue_focus_soon(EXPLORER);
        }
    });
}

/// What has the keys.
const EXPLORER: &str = "main";

/// The same as [`rescue_focus`] with an element, which may be in somebody else's page.
pub(crate) fn rescue_focus_to(node: &NodeRef) {
    if let Some(element) = node.get() {
        rescue_to(&element, "BODY");
    }
}

/// Whether the reader has marked some text.
pub(crate) fn is_text_selected() -> bool {
    selects("Range")
}

/// The whole address of the page.
pub(crate) fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Where the documentation is, if it was built with the page, which then says so in its head (`cargo xtask docs`).
pub(crate) fn documentation() -> Option<String> {
    Some(href("link[rel=help]")).filter(|href| !href.is_empty())
}

/// Says beside a field why what is in it cannot be taken.
pub(crate) fn complain(field: &HtmlInputElement, reason: &str) {
    field.set_custom_validity(reason);
    field.report_validity();
}

/// Sets a property of an element's style, which a strict content policy allows, as it does not a `style` attribute.
pub(crate) fn set_style(element: &HtmlElement, property: &str, value: &str) {
    let _ = element.style().set_property(property, value);
}

/// Where a drawing is to begin in its scroller, in px of the drawing, when it is next laid out; then nothing.
///
/// Then scrolling costs nothing. At any other time the browser would lay out the whole page first.
pub(crate) type Top = Rc<RefCell<Option<i32>>>;

/// The width that a ladder has in `place`, in px of a drawing, before it stands there.
pub(crate) fn room_in(place: &NodeRef) -> Option<i32> {
    let place = place.cast::<HtmlElement>()?;
    let width = place.client_width() - 2 * BORDER;
    (width > 0).then(|| scaled(width, TYPE_SIZE.into(), type_size(&place)))
}

/// The border of a ladder in px: `.ladder`, web/style/ladder.css.
const BORDER: i32 = 1;

/// Calls `on_view` with what can be seen of the content of `scroller`, in px of a drawing: at first, and whenever it
/// scrolls or its size, that of its content or of `heads` changes. While the page is printed, all of it can be seen: `None`.
/// What has the focus is scrolled to below `heads`, not under them. That ends with what it returns.
pub(crate) fn on_view(
    scroller: NodeRef,
    heads: NodeRef,
    top: Top,
    on_view: impl Fn(Option<Rect>) + 'static,
) -> Option<Watch> {
    let (scroller, heads) = (scroller.cast::<HtmlElement>()?, heads.cast::<HtmlElement>()?);
    let observed = [scroller.clone(), heads.clone(), heads.next_element_sibling()?.unchecked_into()];
    let (seen, over) = (scroller.clone(), heads.clone());
    let tell: Rc<dyn Fn(bool)> = Rc::new(move |printing| {
        // The heads lie over what is above the rest.
        let height = seen.client_height() - over.offset_height();
        let px = [seen.scroll_left(), seen.scroll_top(), seen.client_width(), height];
        let [x, y, width, height] = px.map(|px| scaled(px, TYPE_SIZE.into(), type_size(&seen)));
        on_view(Some(Rect { x, y, width, height }).filter(|_| !printing));
    });
    let on = |target: &web_sys::EventTarget, event: &'static str, printing: bool| {
        let tell = tell.clone();
        EventListener::new(target, event, move |_| tell(printing))
    };
    let listeners =
        [on(&observed[0], "scroll", false), on(&window(), "beforeprint", true), on(&window(), "afterprint", false)];
    let resized = Closure::<dyn Fn()>::new(move || {
        set_style(&scroller, "--heads", &format!("{}px", heads.offset_height() + 8));
        if let Some(y) = top.take() {
            scroller.set_scroll_top(scaled(y, type_size(&scroller), TYPE_SIZE.into()));
        }
        tell(false);
    });
    let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
    observed.iter().for_each(|element| observer.observe(element));
    Some(Watch { observer, _resized: resized, _listeners: listeners })
}

/// Watches the page as long as it lives.
pub(crate) struct Watch {
    observer: ResizeObserver,
    _resized: Closure<dyn Fn()>,
    _listeners: [EventListener; 3],
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// A length in px at one size of type as it is at another: one in `em` grows with the type.
#[expect(clippy::cast_possible_truncation, reason = "a length in px is far below the limit")]
fn scaled(px: i32, to: f64, from: f64) -> i32 {
    (f64::from(px) * to / from) as i32
}

/// The size of the type of `element` in px.
fn type_size(element: &HtmlElement) -> f64 {
    let style = window().get_computed_style(element).ok().flatten();
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    // The browser's own reading of numbers: Rust's is large.
    let size = size.map(|size| js_sys::parse_float(&size)).filter(|size| *size > 0.0);
    size.unwrap_or(TYPE_SIZE.into())
}

/// The size of type that drawings are laid out for, in px.
pub(crate) const TYPE_SIZE: i32 = 16;

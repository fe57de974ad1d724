//! Buttons, lists and text elements of the page. One place, for the same behaviour and a small module.

use callmodel_browser::field::chosen;
use yew::{AttrValue, Callback, Event, Html, html};

use callmodel_explore::Action;
use callmodel_words::Words;

/// A button.
#[derive(Default)]
pub(crate) struct Button {
    text: AttrValue,
    press: Option<Callback<()>>,
    label: Option<AttrValue>,
    class: Option<&'static str>,
    pressed: Option<bool>,
    expanded: Option<bool>,
    opens_dialog: bool,
    untranslated: bool,
    id: Option<&'static str>,
}

impl Button {
    /// A button with `text` that calls `press`.
    pub(crate) fn new(text: impl Into<AttrValue>, press: Callback<()>) -> Self {
        Self { text: text.into(), press: Some(press), ..Self::default() }
    }

    /// A button with `text` that reports `action`.
    pub(crate) fn act(text: impl Into<AttrValue>, on_act: &Callback<Action>, action: Action) -> Self {
        Self::new(text, doing(on_act, action))
    }

    /// The accessible name, where the text alone is not enough; also the tooltip.
    pub(crate) fn label(self, label: impl Into<AttrValue>) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// The CSS class.
    pub(crate) fn class(self, class: &'static str) -> Self {
        Self { class: Some(class), ..self }
    }

    /// The CSS class if `on`.
    pub(crate) fn class_if(self, class: &'static str, on: bool) -> Self {
        if on { self.class(class) } else { self }
    }

    /// Disabled by `aria-disabled`, which keeps the focus; the attribute `disabled` would lose it.
    pub(crate) fn enabled(self, enabled: bool) -> Self {
        if enabled { self } else { Self { press: None, ..self } }
    }

    /// `aria-pressed` of a toggle button; `None` for others.
    pub(crate) fn pressed(self, pressed: impl Into<Option<bool>>) -> Self {
        Self { pressed: pressed.into(), ..self }
    }

    /// `aria-expanded`.
    pub(crate) fn expanded(self, expanded: bool) -> Self {
        Self { expanded: Some(expanded), ..self }
    }

    /// The id, for keyboard shortcuts.
    pub(crate) fn id(self, id: Option<&'static str>) -> Self {
        Self { id, ..self }
    }

    /// The text is of the reference: English in every language of the page.
    pub(crate) fn untranslated(self) -> Self {
        Self { untranslated: true, ..self }
    }

    /// `aria-haspopup`: the button opens a dialog.
    pub(crate) fn opens_dialog(self) -> Self {
        Self { opens_dialog: true, ..self }
    }

    /// The button as a node. Its key is its text, so that another text is another element without the focus of this one; a
    /// button with an id, or that opens or unfolds something, keeps element and focus.
    pub(crate) fn html(self) -> Html {
        let word = |on: bool| if on { "true" } else { "false" };
        let disabled = self.press.is_none().then_some("true");
        let stays = self.opens_dialog || self.expanded.is_some();
        let key = self.id.unwrap_or(if stays { "" } else { &*self.text });
        html! {
            <button
                {key} type="button" id={self.id} class={self.class} aria-label={self.label.clone()} title={self.label} aria-disabled={disabled}
                aria-pressed={self.pressed.map(word)} aria-expanded={self.expanded.map(word)}
                aria-haspopup={self.opens_dialog.then_some("dialog")} lang={self.untranslated.then_some("en")}
                translate={self.untranslated.then_some("no")} onclick={self.press.map(|press| press.reform(|_| ()))}
            >{ self.text }</button>
        }
    }
}

/// A close button that reports `action`.
pub(crate) fn close_button(words: &Words, on_act: &Callback<Action>, action: Action) -> Html {
    Button::act(words.close(), on_act, action).html()
}

/// A callback that reports `action`.
pub(crate) fn doing(on_act: &Callback<Action>, action: Action) -> Callback<()> {
    on_act.reform(move |()| action.clone())
}

/// A controlled `<select>` of the texts in `options`, of which one is selected; `choose` gets the index of another one. The
/// list shows the selected option until it is rendered with another.
pub(crate) fn choice(label: impl Into<AttrValue>, options: Vec<(AttrValue, bool)>, choose: Callback<usize>) -> Html {
    let now = (0..).zip(&options).find(|(_, (_, selected))| *selected).map_or(-1, |(index, _)| index);
    let onchange = move |event: Event| {
        if let Some(index) = chosen(&event, now) {
            choose.emit(index);
        }
    };
    // The key changes with `selected`: browsers ignore the attribute of an existing option after a choice.
    let option = |(index, (text, selected)): (usize, (AttrValue, bool))| {
        html! { <option key={2 * index + usize::from(selected)} {selected}>{ text }</option> }
    };
    html! {
        <select aria-label={label.into()} {onchange}>
            { for options.into_iter().enumerate().map(option) }
        </select>
    }
}

/// An element with a text: tag name, CSS class or an empty string, text. A function, since each use of `html!` is expanded
/// code.
pub(crate) fn leaf(name: &'static str, class: &'static str, text: impl Into<AttrValue>) -> Html {
    fn element(name: &'static str, class: &'static str, text: AttrValue) -> Html {
        let class = (!class.is_empty()).then_some(class);
        // Code is a name of the reference, not to be translated by the browser.
        let translate = (name == "code").then_some("no");
        html! { <@{name} {class} {translate}>{ text }</@> }
    }
    element(name, class, text.into())
}

//! Buttons and lists to choose from. Each is written once here, so that the page stays small and they all behave alike.

use callmodel_browser::field::target;
use web_sys::HtmlSelectElement;
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
    /// A button that says `text` and does `press`.
    pub(crate) fn new(text: impl Into<AttrValue>, press: Callback<()>) -> Self {
        Self { text: text.into(), press: Some(press), ..Self::default() }
    }

    /// A button that says `text` and reports `action`.
    pub(crate) fn act(text: impl Into<AttrValue>, on_act: &Callback<Action>, action: Action) -> Self {
        Self::new(text, doing(on_act, action))
    }

    /// Its name, where the text alone does not say it. The pointer finds it, too.
    pub(crate) fn label(self, label: impl Into<AttrValue>) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// Its class.
    pub(crate) fn class(self, class: &'static str) -> Self {
        Self { class: Some(class), ..self }
    }

    /// The same, with its class only if `on`.
    pub(crate) fn class_if(self, class: &'static str, on: bool) -> Self {
        if on { self.class(class) } else { self }
    }

    /// One that has nothing to do is named so and keeps the focus; a `disabled` one would lose it.
    pub(crate) fn enabled(self, enabled: bool) -> Self {
        if enabled { self } else { Self { press: None, ..self } }
    }

    /// Whether what it does is on, if it is something to turn on and off.
    pub(crate) fn pressed(self, pressed: impl Into<Option<bool>>) -> Self {
        Self { pressed: pressed.into(), ..self }
    }

    /// Whether what it opens is open.
    pub(crate) fn expanded(self, expanded: bool) -> Self {
        Self { expanded: Some(expanded), ..self }
    }

    /// Its id, by which a key finds it.
    pub(crate) fn id(self, id: Option<&'static str>) -> Self {
        Self { id, ..self }
    }

    /// What it says are the reference's words, in English, whatever the language of the page.
    pub(crate) fn untranslated(self) -> Self {
        Self { untranslated: true, ..self }
    }

    /// It opens a dialog.
    pub(crate) fn opens_dialog(self) -> Self {
        Self { opens_dialog: true, ..self }
    }

    /// The button as it stands on the page. One that says something else is another, and does not inherit its focus; but one
    /// with an id, or that opens or unfolds something, stays the same and keeps it.
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

/// A button that reports `action`, which removes the part that it stands in.
pub(crate) fn close_button(words: &Words, on_act: &Callback<Action>, action: Action) -> Html {
    Button::act(words.close(), on_act, action).html()
}

/// What reports `action`.
pub(crate) fn doing(on_act: &Callback<Action>, action: Action) -> Callback<()> {
    on_act.reform(move |()| action.clone())
}

/// A list of which one is chosen: its name, what stands in it and whether that is the chosen one, and what to do with the
/// place of another that is chosen. It shows what holds: another one only when it is drawn with it.
pub(crate) fn choice(label: impl Into<AttrValue>, options: Vec<(AttrValue, bool)>, choose: Callback<usize>) -> Html {
    let now = (0..).zip(&options).find(|(_, (_, selected))| *selected).map_or(-1, |(index, _)| index);
    let onchange = move |event: Event| {
        let Some(select) = target::<HtmlSelectElement>(&event) else { return };
        let chosen = select.selected_index();
        select.set_selected_index(now);
        if let Ok(index) = usize::try_from(chosen) {
            choose.emit(index);
        }
    };
    // One that is chosen, or no longer, is another one: the browser takes no notice of the attribute once there was a choice.
    let option = |(index, (text, selected)): (usize, (AttrValue, bool))| {
        html! { <option key={2 * index + usize::from(selected)} {selected}>{ text }</option> }
    };
    html! {
        <select aria-label={label.into()} {onchange}>
            { for options.into_iter().enumerate().map(option) }
        </select>
    }
}

/// An element with nothing in it but a text: its name, its class or nothing, and the text. It is written once, for `html!`
/// writes all that it does wherever it stands.
pub(crate) fn leaf(name: &'static str, class: &'static str, text: impl Into<AttrValue>) -> Html {
    fn element(name: &'static str, class: &'static str, text: AttrValue) -> Html {
        let class = (!class.is_empty()).then_some(class);
        // Code is a name of the reference: no browser is to translate it.
        let translate = (name == "code").then_some("no");
        html! { <@{name} {class} {translate}>{ text }</@> }
    }
    element(name, class, text.into())
}

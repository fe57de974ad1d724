use callmodel_browser::field::{self, accept, complain, fill, select, text as text_in};
use callmodel_browser::focus::rescue_to;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::{
    AttrValue, Callback, Html, InputEvent, Properties, function_component, html, use_effect_with, use_node_ref,
    use_state_eq,
};

use callmodel_explore::{Action, Rejected, Sentences as _};
use callmodel_words::Words;

/// Editor of a text in its place, over the text that the parent draws.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The text.
    pub(crate) text: AttrValue,
    /// The accessible name of the editor.
    pub(crate) label: AttrValue,
    /// The action of a new text, or the reason for its rejection.
    pub(crate) check: Callback<String, Result<Action, Rejected>>,
    /// The texts.
    pub(crate) words: Words,
    /// Reports the action.
    pub(crate) on_act: Callback<Action>,
}

/// State of the editor.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Open,
    Closed,
    /// Closed by a key while it had the focus, which moves to the button.
    Left,
}

/// A transparent button that becomes an input. Enter and blur take the text, Escape discards it. A rejected text keeps the
/// focus after Enter; after blur, a notice gives the reason.
#[function_component]
pub(crate) fn InPlace(props: &Props) -> Html {
    let open = use_state_eq(|| Field::Closed);
    let (field, button) = (use_node_ref(), use_node_ref());
    {
        let (field, button, text) = (field.clone(), button.clone(), props.text.clone());
        use_effect_with(*open, move |open| match *open {
            Field::Open => {
                if let Some(field) = field.cast::<HtmlInputElement>() {
                    // In an effect and not in render, which may come at any time, also during input.
                    fill(&field, &text);
                    select(&field);
                }
            }
            Field::Left => button.cast::<HtmlElement>().iter().for_each(rescue_to),
            Field::Closed => {}
        });
    }
    let take = {
        let (open, text, field) = (open.setter(), props.text.clone(), field.clone());
        let (check, on_act, words) = (props.check.clone(), props.on_act.clone(), props.words.clone());
        Callback::from(move |leaving: bool| {
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            let given = text_in(&field).trim().to_owned();
            // After blur the focus is elsewhere.
            let closed = if leaving { Field::Closed } else { Field::Left };
            if given == *text {
                return open.set(closed);
            }
            match check.emit(given) {
                Ok(action) => {
                    open.set(closed);
                    on_act.emit(action);
                }
                Err(rejected) if leaving => {
                    open.set(closed);
                    on_act.emit(Action::Tell(rejected));
                }
                Err(rejected) => complain(&field, &words.reason(&rejected)),
            }
        })
    };
    let onkeydown = {
        let (open, take) = (open.setter(), take.clone());
        move |event: KeyboardEvent| match event.key().as_str() {
            // Keys of an input method editor.
            _ if event.is_composing() => {}
            "Enter" => {
                // Otherwise the same key would press the button that replaces the input.
                event.prevent_default();
                take.emit(false);
            }
            "Escape" => open.set(Field::Left),
            _ => {}
        }
    };
    let show = {
        let open = open.setter();
        move |_| open.set(Field::Open)
    };
    if *open == Field::Open {
        let oninput = |event: InputEvent| field::of(&event).iter().for_each(accept);
        html! {
            <input
                ref={field} class="in-place" aria-label={props.label.clone()} size="8" autocomplete="off"
                spellcheck="false" {onkeydown} {oninput} onblur={take.reform(|_| true)}
            />
        }
    } else {
        html! {
            <button
                ref={button} type="button" class="in-place" aria-label={props.label.clone()} title={props.label.clone()}
                onclick={show}
            />
        }
    }
}

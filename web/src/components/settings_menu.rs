use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback, Html, Properties, function_component, html, use_state_eq};

use crate::components::controls::{choice, leaf};
use crate::components::dialog_button::DialogButton;
use crate::effects;
use crate::look::{Change, Look};
use crate::messages::Language;
use crate::settings::{Spacing, Theme};

/// A button that opens how the reader likes the page, to be changed.
pub(crate) fn settings_menu(look: &Look, on_change: &Callback<Change>) -> Html {
    let words = &look.words;
    let (own, on_change) = (look.clone(), on_change.clone());
    let content = Callback::from(move |_| html! { <Menu look={own.clone()} on_change={on_change.clone()} /> });
    html! { <DialogButton word={words.settings()} label={words.settings()} {words} {content} /> }
}

/// The settings.
#[derive(Properties, PartialEq)]
struct Props {
    /// As they are.
    look: Look,
    /// One was changed.
    on_change: Callback<Change>,
}

/// A list for each setting. It holds at once.
#[function_component]
fn Menu(props: &Props) -> Html {
    let failed = use_state_eq(|| false);
    let (words, settings) = (&props.look.words, props.look.settings);
    let speak = {
        let (failed, on_change) = (failed.setter(), props.on_change.clone());
        Callback::from(move |language: Language| {
            let (failed, on_change) = (failed.clone(), on_change.clone());
            spawn_local(async move {
                let words = effects::words(language).await;
                failed.set(words.is_none());
                if let Some(words) = words {
                    on_change.emit(Change::Language(language, words));
                }
            });
        })
    };
    let themes = Theme::ALL.map(|theme| (words.theme_of(theme), theme));
    let spacings = Spacing::ALL.map(|spacing| (words.spacing_of(spacing), spacing));
    let languages = Language::ALL.map(|language| (language.own_name().into(), language));
    html! {
        <>
            { leaf("h2", "", words.settings()) }
            { leaf("p", "about", words.settings_about()) }
            <div class="settings">
                { one_of(words.language(), languages, settings.language, speak) }
                { one_of(words.theme(), themes, settings.theme, props.on_change.reform(Change::Theme)) }
                { one_of(words.spacing(), spacings, settings.spacing, props.on_change.reform(Change::Spacing)) }
            </div>
            <p role="status">{ failed.then(|| words.language_failed()) }</p>
        </>
    }
}

/// A list with its name before it.
fn one_of<T: Copy + PartialEq + 'static, const N: usize>(
    label: AttrValue,
    options: [(AttrValue, T); N],
    now: T,
    choose: Callback<T>,
) -> Html {
    let values = options.each_ref().map(|(_, value)| *value);
    let texts = options.into_iter().map(|(text, value)| (text, value == now)).collect();
    let choose = choose.reform(move |index: usize| values[index.min(N - 1)]);
    html! { <label>{ leaf("span", "", label.clone()) }{ choice(label, texts, choose) }</label> }
}

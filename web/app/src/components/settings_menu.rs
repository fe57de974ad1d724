use callmodel_explore::Sentences as _;
use yew::{AttrValue, Callback, Html, html};

use crate::components::controls::{choice, leaf};
use crate::components::dialog_button::DialogButton;
use crate::look::{Change, Look};
use crate::words_file;
use callmodel_explore::{Appearance, Spacing};
use callmodel_words::Language;

/// A button that opens how the reader likes the page, to be changed: a list for each setting, which holds at once.
pub(crate) fn settings_menu(look: &Look, on_change: &Callback<Change>) -> Html {
    let words = &look.words;
    let (look, on_change) = (look.clone(), on_change.clone());
    let content = Callback::from(move |_| {
        let Look { settings, words, failed } = &look;
        let speak = {
            let on_change = on_change.clone();
            move |language: Language| {
                let on_change = on_change.clone();
                words_file::load(language, move |words| on_change.emit(Change::Language(language, words)));
            }
        };
        let themes = Appearance::ALL.map(|theme| (words.appearance_of(theme), theme));
        let spacings = Spacing::ALL.map(|spacing| (words.spacing_of(spacing), spacing));
        let languages = Language::ALL.map(|language| (language.own_name().into(), language));
        html! {
            <>
                { leaf("h2", "", words.settings()) }
                { leaf("p", "about", words.settings_about()) }
                <div class="settings">
                    { one_of(words.language(), languages, settings.language, speak.into()) }
                    { one_of(words.theme(), themes, settings.appearance, on_change.reform(Change::Appearance)) }
                    { one_of(words.spacing(), spacings, settings.spacing, on_change.reform(Change::Spacing)) }
                </div>
                <p aria-live="polite">{ failed.then(|| words.language_failed()) }</p>
            </>
        }
    });
    html! { <DialogButton word={words.settings()} label={words.settings()} {words} {content} /> }
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

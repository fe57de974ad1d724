use callmodel_explore::Sentences as _;
use yew::{AttrValue, Callback, Html, html};

use crate::components::controls::{choice, leaf};
use crate::components::dialog_button::DialogButton;
use crate::look::{Change, Look};
use crate::words_file;
use callmodel_explore::{Appearance, Spacing};
use callmodel_words::Language;

/// A button that opens the settings: a list for each, applied at once.
pub(crate) fn settings_menu(look: &Look, on_change: &Callback<Change>) -> Html {
    let words = &look.words;
    let (look, on_change) = (look.clone(), on_change.clone());
    let content = Callback::from(move |_| {
        let Look { settings, words, failed } = &look;
        let speak = {
            let on_change = on_change.clone();
            move |index: usize| {
                let language = Language::ALL.get(index).copied().unwrap_or_default();
                let on_change = on_change.clone();
                words_file::load(language, move |words| on_change.emit(Change::Language(language, words)));
            }
        };
        let languages = Language::ALL.map(|language| (language.own_name().into(), language == settings.language));
        let themes = Appearance::ALL.map(|theme| (words.appearance_of(theme), theme == settings.appearance));
        let spacings = Spacing::ALL.map(|spacing| (words.spacing_of(spacing), spacing == settings.spacing));
        let theme = |index: usize| Change::Appearance(Appearance::ALL.get(index).copied().unwrap_or_default());
        let spacing = |index: usize| Change::Spacing(Spacing::ALL.get(index).copied().unwrap_or_default());
        html! {
            <>
                { leaf("h2", "", words.settings()) }
                { leaf("p", "about", words.settings_about()) }
                <div class="settings">
                    { one_of(words.language(), languages.into(), speak.into()) }
                    { one_of(words.theme(), themes.into(), on_change.reform(theme)) }
                    { one_of(words.spacing(), spacings.into(), on_change.reform(spacing)) }
                </div>
                <p aria-live="polite">{ failed.then(|| words.language_failed()) }</p>
            </>
        }
    });
    DialogButton::new(words.settings(), words.settings(), words, content).html()
}

/// A list after its name; `choose` gets the index of the chosen option.
fn one_of(label: AttrValue, options: Vec<(AttrValue, bool)>, choose: Callback<usize>) -> Html {
    html! { <label>{ leaf("span", "", label.clone()) }{ choice(label, options, choose) }</label> }
}

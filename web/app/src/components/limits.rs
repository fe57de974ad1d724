use callmodel_words::{Term, Words};
use yew::{Html, html};

use crate::components::controls::leaf;
use crate::components::glossary::term_button;
use crate::shown::Shown;

/// What the events of a call do not say, and `more` behind it.
pub(crate) fn limits(words: &Words, more: Html) -> Html {
    html! { <p class="limits">{ words.limits() }{ more }</p> }
}

/// Note *a*, which the tables name beside CallState.
pub(crate) fn note_a(words: &Words) -> Html {
    html! { <p class="limits">{ term_button(Term::NoteA, words.glossary_note_a(), None) }{ ": " }{ words.footnote_a() }</p> }
}

/// Where to search in a call that is too large to be in the page as a whole: the browser's search does not find the rest.
pub(crate) fn where_to_search(shown: &Shown) -> Html {
    if !shown.is_large() {
        return Html::default();
    }
    let words = &shown.words;
    leaf("p", "limits", words.search_here(&words.filter(), &words.go_to()))
}

use callmodel_words::Words;
use yew::{Html, html};

use crate::components::controls::leaf;
use crate::shown::Shown;

/// What the events of a call do not say, and `more` behind it.
pub(crate) fn limits(words: &Words, more: Html) -> Html {
    let said = [words.order(), words.hung_up(), words.outside()];
    html! { <p class="limits">{ said.join(" ") }{ more }</p> }
}

/// Where to search in a call that is too large to be in the page as a whole: the browser's search does not find the rest.
pub(crate) fn where_to_search(shown: &Shown) -> Html {
    if !shown.is_large() {
        return Html::default();
    }
    let words = &shown.words;
    leaf("p", "limits", words.search_here(&words.filter(), &words.go_to()))
}
